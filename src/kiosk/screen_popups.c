/* Small questions over a screen: leave? try again? */

#include "kiosk/errors.h"
#include "kiosk/frame.h"
#include "kiosk/keys.h"
#include "kiosk/screens.h"
#include "terminal/list.h"

static const int hints[] = { ACT_UP, ACT_DOWN, ACT_ACCEPT, ACT_LANGUAGE };

struct ask_screen {
    struct list list;
};

static void draw_ask(const struct stage *st, const struct ask_screen *s, struct canvas c, struct str title, struct str more,
                     const struct list_item items[2])
{
    struct frame f = { .title = title, .hints = hints, .n_hints = countof(hints) };
    struct canvas in = frame_popup(st, c, 6, &f);
    int y = frame_text(st, in, 0, STYLE_TEXT, more);

    if (y > in.h - 2) y = in.h - 2;
    list_draw(canvas_part(in, 0, y, in.w, in.h - y), &s->list, items, 2, st->w, st->scratch);
}

static struct reply ask_key(struct ask_screen *s, int action, const struct list_item items[2], enum reply_kind first,
                            enum reply_kind second)
{
    enum list_reply r = list_key(&s->list, action, items, 2);

    if (r == LIST_CHOSE) return (struct reply){ .kind = s->list.cursor ? second : first };
    return (struct reply){ .kind = r == LIST_IGNORED ? REPLY_NOTHING : REPLY_DRAW };
}

static struct screen ask(struct stage *st, const struct screen_ops *ops)
{
    struct ask_screen *s = stage_new(st, struct ask_screen);
    struct list_item items[2] = { 0 };

    s->list = list_new(&st->room, items, 2, 0);
    return (struct screen){ ops, s };
}

/* --- leave? ------------------------------------------------------------------------------------- */

static void leave_items(const struct stage *st, struct list_item items[2])
{
    items[0] = (struct list_item){ .text = message(MSG_SCREEN_LEAVE_NOW, st->language) };
    items[1] = (struct list_item){ .text = message(MSG_SCREEN_LEAVE_STAY, st->language) };
}

static void draw_leave(const struct stage *st, const void *state, struct canvas c)
{
    struct list_item items[2];
    struct arena words = st->words;
    struct str code = str_of(st->session.code.text);

    leave_items(st, items);
    struct str more = message_with(&words, MSG_SCREEN_LEAVE_CODE, st->language, FILL("code", code));
    draw_ask(st, state, c, message(MSG_SCREEN_LEAVE_TITLE, st->language), more, items);
}

static struct reply leave_key(struct stage *st, void *state, int action, struct key k)
{
    struct list_item items[2];

    (void)k;
    leave_items(st, items);
    if (action == ACT_QUIT) return (struct reply){ .kind = REPLY_LEAVE };
    return ask_key(state, action, items, REPLY_LEAVE, REPLY_CLOSE);
}

struct screen screen_leave(struct stage *st)
{
    static const struct screen_ops ops = { .popup = true, .draw = draw_leave, .key = leave_key };
    return ask(st, &ops);
}

/* --- not saved ------------------------------------------------------------------------------------ */

static void unsaved_items(const struct stage *st, struct list_item items[2])
{
    items[0] = (struct list_item){ .text = message(MSG_SCREEN_UNSAVED_RETRY, st->language) };
    items[1] = (struct list_item){ .text = message(MSG_SCREEN_UNSAVED_LEAVE, st->language) };
}

static void draw_unsaved(const struct stage *st, const void *state, struct canvas c)
{
    struct list_item items[2];
    struct arena words = st->words;
    struct str reason = error_words(st->trouble, st->language);

    unsaved_items(st, items);
    draw_ask(st, state, c, message_with(&words, MSG_SCREEN_UNSAVED_TITLE, st->language, FILL("reason", reason)),
             message(MSG_SCREEN_UNSAVED_MORE, st->language), items);
}

/* Nothing else may be opened above this, so that it goes when the answer is saved. */
static struct reply unsaved_key(struct stage *st, void *state, int action, struct key k)
{
    struct list_item items[2];

    (void)k;
    unsaved_items(st, items);
    struct reply r = ask_key(state, action, items, REPLY_RETRY, REPLY_LEAVE);
    return r.kind == REPLY_NOTHING ? (struct reply){ .kind = REPLY_DRAW } : r;
}

struct screen screen_unsaved(struct stage *st)
{
    static const struct screen_ops ops = { .popup = true, .draw = draw_unsaved, .key = unsaved_key };
    return ask(st, &ops);
}
