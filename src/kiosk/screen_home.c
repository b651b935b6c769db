/* The first screen: begin, go on, read. */

#include "kiosk/frame.h"
#include "kiosk/keys.h"
#include "kiosk/screens.h"
#include "terminal/list.h"

enum home_choice { HOME_FIRST, HOME_ASSESS, HOME_RESUME, HOME_PLAN, HOME_REPORT, HOME_LANGUAGE, HOME_QUIT, HOME_CHOICES };

struct home_screen {
    struct list list;
};

static void items_of(const struct stage *st, struct list_item items[HOME_CHOICES])
{
    static const enum message texts[HOME_CHOICES] = {
        [HOME_FIRST] = MSG_KIOSK_HOME_FIRST, [HOME_ASSESS] = MSG_KIOSK_HOME_ASSESS, [HOME_RESUME] = MSG_KIOSK_HOME_RESUME,
        [HOME_PLAN] = MSG_KIOSK_HOME_PLAN, [HOME_REPORT] = MSG_KIOSK_HOME_REPORT, [HOME_LANGUAGE] = MSG_KIOSK_HOME_LANGUAGE,
        [HOME_QUIT] = MSG_KIOSK_HOME_QUIT,
    };
    static const char labels[HOME_CHOICES][2] = { "1", "2", "3", "4", "5", "6", "0" };

    for (int i = 0; i < HOME_CHOICES; i++)
        items[i] = (struct list_item){ .label = str_of(labels[i]), .text = message(texts[i], st->language) };
}

static void draw(const struct stage *st, const void *state, struct canvas c)
{
    static const int hints[] = { ACT_UP, ACT_DOWN, ACT_ACCEPT, ACT_LANGUAGE, ACT_QUIT, ACT_HELP };
    const struct home_screen *s = state;
    struct arena words = st->words;
    struct list_item items[HOME_CHOICES];
    struct str title = message_with(&words, MSG_KIOSK_PRODUCT_LINE, st->language, FILL("version", st->version));
    struct frame f = { .title = title, .hints = hints, .n_hints = countof(hints) };
    struct canvas in = frame_draw(st, c, &f);
    int y = frame_text(st, in, 0, STYLE_QUESTION, message(MSG_KIOSK_HOME_TITLE, st->language)) + (in.h >= 12);

    items_of(st, items);
    struct canvas list = canvas_part(in, 0, y, in.w, in.h - y - (in.h >= 12 ? 2 : 0));
    list_draw(list, &s->list, items, HOME_CHOICES, st->w, st->scratch);
    if (in.h < 12) return;
    struct str folder = message_with(&words, MSG_SCREEN_HOME_NEXT, st->language, FILL("folder", st->store->root));
    (void)canvas_fit(in, 0, in.h - 1, in.w, STYLE_DIM, folder);
}

/* What a command of the line said, to read. */
static struct reply read_command(struct stage *st, enum home_choice which)
{
    struct str (*command)(void *, struct arena *, struct str, enum language) =
        which == HOME_PLAN ? st->house.plan : st->house.report;
    struct str title = message(which == HOME_PLAN ? MSG_KIOSK_HOME_PLAN : MSG_KIOSK_HOME_REPORT, st->language);
    stage_wait(st, MSG_SCREEN_PAGE_WAIT);
    struct str said = command(st->house.ctx, &st->room, st->team, st->language);

    return (struct reply){ .kind = REPLY_OPEN, .open = screen_page(st, title, said) };
}

static struct reply choose(struct stage *st, enum home_choice choice)
{
    enum scope scope = choice == HOME_FIRST ? SCOPE_FIRST : SCOPE_FULL;

    switch (choice) {
    case HOME_FIRST: case HOME_ASSESS: {
        struct store_lookup found = store_find(st->store, st->keep, st->team, st->round);
        if (found.found == STORE_FOUND) return stage_join(st, found.place, scope);
        struct screen team = found.found == STORE_EMPTY ? screen_team_name(st, scope) : screen_team(st, scope);
        return (struct reply){ .kind = REPLY_OPEN, .open = team };
    }
    case HOME_RESUME: return (struct reply){ .kind = REPLY_OPEN, .open = screen_resume(st) };
    case HOME_PLAN: case HOME_REPORT: return read_command(st, choice);
    case HOME_LANGUAGE: return (struct reply){ .kind = REPLY_LANGUAGE };
    case HOME_QUIT: return (struct reply){ .kind = REPLY_LEAVE };
    case HOME_CHOICES: break;
    }
    return (struct reply){ .kind = REPLY_NOTHING };
}

static struct reply key(struct stage *st, void *state, int action, struct key k)
{
    struct home_screen *s = state;
    struct list_item items[HOME_CHOICES];
    int32_t digit = key_folded(k).cp;

    items_of(st, items);
    if (k.kind == K_CHAR && !k.mods && !k.pasted && digit >= '0' && digit < '0' + HOME_CHOICES)
        return choose(st, digit == '0' ? HOME_QUIT : (enum home_choice)(digit - '1'));
    enum list_reply r = list_key(&s->list, action, items, HOME_CHOICES);
    if (r == LIST_CHOSE) return choose(st, (enum home_choice)s->list.cursor);
    return (struct reply){ .kind = r == LIST_IGNORED ? REPLY_NOTHING : REPLY_DRAW };
}

struct screen screen_home(struct stage *st)
{
    static const struct screen_ops ops = { .draw = draw, .key = key };
    struct home_screen *s = stage_new(st, struct home_screen);
    struct list_item items[HOME_CHOICES];

    items_of(st, items);
    s->list = list_new(&st->room, items, HOME_CHOICES, 0);
    return (struct screen){ &ops, s };
}
