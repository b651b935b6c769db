/* Finding a question: by words, or by its number or id. */

#include "base/bug.h"
#include "kiosk/frame.h"
#include "kiosk/keys.h"
#include "kiosk/screens.h"
#include "kiosk/words.h"
#include "terminal/edit.h"
#include "terminal/list.h"
#include "text/normal.h"

enum { FOUND_MOST = 200, TYPED_MOST = 80 };

struct find_screen {
    struct edit edit;
    struct list list;
};

struct found {
    struct list_item *items;
    size_t *to;
    size_t n;
};

static void add(const struct stage *st, struct found *all, struct arena *keep, size_t step)
{
    struct step s = st->iv.steps[step];
    struct str label = s.kind == STEP_CAPABILITY ? str_printf(keep, "%zu", interview_place(&st->iv, step).at) : S("");

    all->to[all->n] = step;
    all->items[all->n++] = (struct list_item){ .label = label, .text = words_title(&st->iv, s) };
}

/* The question of that number or id first, then all that hold the words. */
static struct found found_of(const struct stage *st, const struct find_screen *s, struct arena *keep)
{
    struct found all = { arena_new(keep, struct list_item, FOUND_MOST), arena_new(keep, size_t, FOUND_MOST), 0 };
    struct str typed = normal_nfkc(keep, str_trim(edit_text(&s->edit)));
    size_t exact = typed.n ? interview_find_step(&st->iv, typed) : st->iv.n;

    if (exact < st->iv.n) add(st, &all, keep, exact);
    for (size_t i = 0; i < st->iv.n && all.n < FOUND_MOST; i++)
        if (i != exact && words_match(*keep, &st->iv, i, typed)) add(st, &all, keep, i);
    return all;
}

static void draw(const struct stage *st, const void *state, struct canvas c)
{
    static const int hints[] = { ACT_ACCEPT, ACT_CLOSE, ACT_LANGUAGE, ACT_HELP };
    const struct find_screen *s = state;
    struct arena words = st->words;
    struct frame f = { .title = message(MSG_SCREEN_FIND_TITLE, st->language), .place = IN_TEXT, .hints = hints, .n_hints = countof(hints) };
    struct canvas in = frame_draw(st, c, &f);
    struct found all = found_of(st, s, &words);
    int y = in.h >= 10 ? 2 : 1;

    struct canvas list = canvas_part(in, 0, y, in.w, in.h - y);
    if (all.n) list_draw(list, &s->list, all.items, all.n, st->w, st->scratch);
    else if (s->edit.n) (void)frame_text(st, list, 0, STYLE_DIM, message(MSG_SCREEN_FIND_NONE, st->language));
    edit_draw(canvas_part(in, 0, 0, in.w, 1), &s->edit, message(MSG_SCREEN_FIND_HINT, st->language), st->w, st->scratch);
}

static struct reply key(struct stage *st, void *state, int action, struct key k)
{
    struct find_screen *s = state;
    struct arena words = st->words;
    struct found all = found_of(st, s, &words);
    bool moves = action == ACT_UP || action == ACT_DOWN || action == ACT_PAGE_UP || action == ACT_PAGE_DOWN;

    if (moves) return (void)list_key(&s->list, action, all.items, all.n), (struct reply){ .kind = REPLY_DRAW };
    switch (edit_key(&s->edit, action, k, st->w, st->scratch)) {
    case EDIT_IGNORED: return (struct reply){ .kind = REPLY_NOTHING };
    case EDIT_CHANGED: s->list.cursor = 0; return (struct reply){ .kind = REPLY_DRAW };
    case EDIT_MOVED: case EDIT_EDGE: case EDIT_FULL: return (struct reply){ .kind = REPLY_DRAW };
    case EDIT_ACCEPT:
        if (s->list.cursor < all.n) return stage_visit(st, all.to[s->list.cursor], false);
        return (struct reply){ .kind = REPLY_DRAW };
    case EDIT_BACK: return (struct reply){ .kind = REPLY_CLOSE };
    }
    bug("no such reply");
}

struct screen screen_find(struct stage *st)
{
    static const struct screen_ops ops = { .place = frame_in_text, .draw = draw, .key = key };
    struct find_screen *s = stage_new(st, struct find_screen);

    s->edit = edit_new(&st->room, S(""), TYPED_MOST, false);
    s->list = list_new(&st->room, NULL, 0, 0);
    return (struct screen){ &ops, s };
}
