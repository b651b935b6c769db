#pragma once
/* A small screen with everything that screens have: a list of statements, a field for a
 * note, a bar, hints, and keys that make it crash. demo.c shows it on a terminal,
 * test_screens.c takes photographs of it.
 *
 *     n note   S SIGSEGV   B bug()   M out of memory   T theme   q leave */

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
#include "text/wrap.h"

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

static inline void demo_draw(const struct demo *d, struct canvas c)
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

static inline void demo_crash(void)
{
    volatile uintptr_t nowhere = 8; /* volatile: so that no compiler knows better */
    *(volatile int *)nowhere = 1;
}

static inline void demo_write(struct demo *d, struct key k)
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

static inline void demo_choose(struct demo *d, struct key k)
{
    int action = actions_find(&d->keys, IN_LIST, k);

    if (list_key(&d->list, action, items, countof(items)) != LIST_IGNORED) return;
    switch (action) {
    case ACT_NOTE: d->writing = true; break;
    case ACT_SEGV: demo_crash(); break;
    case ACT_BUG: bug("the demo was asked to break");
    case ACT_MEMORY: die_of_memory();
    case ACT_THEME: term_theme(d->theme = (d->theme + 1) % THEMES); break;
    default: break;
    }
}

static inline void demo_key(struct demo *d, struct key k)
{
    int everywhere = actions_find(&d->keys, d->writing ? IN_TEXT : IN_LIST, k);

    if (k.kind == K_LEAVE) d->going = false, d->told = true;
    else if (everywhere == ACT_QUIT) d->going = false;
    else if (everywhere == ACT_REDRAW) term_repaint();
    else if (everywhere == ACT_SUSPEND) term_suspend();
    else if (d->writing) demo_write(d, k);
    else demo_choose(d, k);
    d->keys_seen++;
}

/* With the first statement under the cursor. */
static inline struct demo demo_new(struct arena *keep)
{
    struct demo d = { .keys = actions_new(keep, own, countof(own)), .scratch = sys_arena((size_t)16 << 20), .going = true };
    d.list = list_new(keep, items, countof(items), 0);
    d.note = edit_new(keep, S(""), 2000, true);
    return d;
}
