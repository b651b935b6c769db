/* A small program with everything that a screen has, for the tests that need a terminal: a
 * list of statements, a field for a note, and keys that make it crash.
 *
 *     n note   e long text   S SIGSEGV   B bug()   M out of memory   T theme   q leave
 *
 * After it has given the terminal back it says how it ended. */

#include <signal.h>
#include <stdio.h>

#include "base/bug.h"
#include "base/sys.h"
#include "terminal/action.h"
#include "terminal/edit.h"
#include "terminal/gauge.h"
#include "terminal/hints.h"
#include "terminal/list.h"
#include "terminal/paragraph.h"
#include "terminal/term.h"
#include "text/messages.h"

enum { ACT_NOTE = ACT_OWN, ACT_SEGV, ACT_BUG, ACT_MEMORY, ACT_THEME };

static const struct action_row own[] = {
    { "note", "n", MSG_KEYS_NEW_LINE, IN_LIST },  { "segv", "S", MSG_KEYS_QUIT, IN_LIST },
    { "bug", "B", MSG_KEYS_QUIT, IN_LIST },       { "memory", "M", MSG_KEYS_QUIT, IN_LIST },
    { "theme", "T", MSG_KEYS_REDRAW, IN_LIST },
};

static const struct list_item items[] = {
    { .label = S_INIT("0"), .text = S_INIT("There is nothing to see of it.") },
    { .label = S_INIT("1"), .text = S_INIT("Somebody does it by hand, from memory.") },
    { .label = S_INIT("2"), .text = S_INIT("手順書があり、誰でも同じように実行できる。"), .chosen = true },
    { .label = S_INIT("3"), .text = S_INIT("One command does it, and says what it has done; whoever is on duty may run it without asking.") },
    { .label = S_INIT("4"), .text = S_INIT("It happens by itself after every change.") },
};

struct demo {
    struct actions keys;
    struct list list;
    struct edit note;
    struct wrapper *w;
    struct arena scratch;
    enum theme theme;
    bool writing, going, told;
    int keys_seen;
};

static void draw(const struct demo *d, struct canvas c)
{
    static const int hints[] = { ACT_UP, ACT_DOWN, ACT_ACCEPT, ACT_NOTE, ACT_QUIT, ACT_HELP };

    (void)canvas_text(c, 0, 0, STYLE_TITLE, S("Release engineering"));
    gauge_progress(c, 24, 0, 20, 3, 12);
    int y = paragraph_draw(canvas_part(c, 0, 2, c.w, c.h), 0, STYLE_QUESTION,
                           S("How does a built change reach production today?"), d->w, d->scratch) + 3;
    list_draw(canvas_part(c, 0, y, c.w, c.h - y - 5), &d->list, items, countof(items), d->w, d->scratch);
    canvas_rule(c, c.h - 5);
    if (d->writing) edit_draw(canvas_part(c, 0, c.h - 4, c.w, 3), &d->note, S("What else?"), d->w, d->scratch);
    hints_draw(c, c.h - 1, &d->keys, d->writing ? IN_TEXT : IN_LIST, hints, countof(hints), LANG_EN, d->scratch);
}

static void crash(void)
{
    volatile uintptr_t nowhere = 8; /* volatile: so that no compiler knows better */
    *(volatile int *)nowhere = 1;
}

static void write_key(struct demo *d, struct key k)
{
    switch (edit_key(&d->note, actions_find(&d->keys, IN_TEXT, k), k, d->w, d->scratch)) {
    case EDIT_ACCEPT:
    case EDIT_BACK:
        d->writing = false;
        break;
    case EDIT_IGNORED:
    case EDIT_MOVED:
    case EDIT_CHANGED:
    case EDIT_FULL:
    case EDIT_EDGE:
        break;
    }
}

static void list_action(struct demo *d, struct key k)
{
    int action = actions_find(&d->keys, IN_LIST, k);

    if (list_key(&d->list, action, items, countof(items)) != LIST_IGNORED) return;
    switch (action) {
    case ACT_NOTE: d->writing = true; break;
    case ACT_SEGV: crash(); break;
    case ACT_BUG: bug("the demo was asked to break");
    case ACT_MEMORY: die_of_memory();
    case ACT_THEME: term_theme(d->theme = (d->theme + 1) % THEMES); break;
    default: break;
    }
}

static void key(struct demo *d, struct key k)
{
    int everywhere = actions_find(&d->keys, d->writing ? IN_TEXT : IN_LIST, k);

    if (k.kind == K_LEAVE) d->going = false, d->told = true;
    else if (everywhere == ACT_QUIT) d->going = false;
    else if (everywhere == ACT_REDRAW) term_repaint();
    else if (everywhere == ACT_SUSPEND) term_suspend();
    else if (d->writing) write_key(d, k);
    else list_action(d, k);
    d->keys_seen++;
}

static const char *const reasons[] = {
    [TERM_READY] = "ready", [TERM_NO_TERMINAL] = "no terminal", [TERM_NO_CURSOR] = "no cursor",
    [TERM_UNKNOWN] = "unknown", [TERM_NO_UTF8] = "no UTF-8", [TERM_FAILED] = "failed",
};

int main(int argc, char **argv)
{
    struct arena keep = sys_arena((size_t)16 << 20);
    struct demo d = { .keys = actions_new(&keep, own, countof(own)), .scratch = sys_arena((size_t)16 << 20), .going = true };
    struct sys sys = sys_posix();
    struct term_options options = term_options(&sys);

    options.wipe = argc > 1 && argv[1][0] == 'w';
    options.mouse = argc > 1 && argv[1][0] == 'm';
    if (!term_locale()) return puts("no UTF-8"), 3;
    d.theme = options.theme;
    d.list = list_new(&keep, items, countof(items), 0);
    d.note = edit_new(&keep, S(""), 2000, true);
    enum term_status status = options.lines ? TERM_NO_CURSOR : term_open(&keep, &options);
    if (status != TERM_READY) return printf("refused: %s\n", reasons[status]), 3;
    term_show(term_canvas());
    d.w = wrap_open();
    while (d.going) {
        if (!term_pending()) {
            struct canvas c = term_canvas();
            draw(&d, c);
            term_show(c);
        }
        key(&d, term_key(-1));
    }
    term_close();
    d.w = wrap_close(d.w);
    if (!d.told) printf("left after %d keys, cursor %zu, note <%.*s>\n", d.keys_seen, d.list.cursor, STR_ARG(edit_text(&d.note)));
    return 0;
}
