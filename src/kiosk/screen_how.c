/* How to answer: read before the first question, with the choice between the short and the
 * whole questionnaire. */

#include "answers/round.h"
#include "kiosk/frame.h"
#include "kiosk/keys.h"
#include "kiosk/screens.h"
#include "terminal/list.h"
#include "terminal/pager.h"

enum { PARTS = 20, CHOICES = 2 };

struct how_screen {
    struct list list;
    struct pager pager;
};

static enum scope other_scope(const struct stage *st)
{
    return st->iv.scope == SCOPE_FULL ? SCOPE_SHORT : SCOPE_FULL;
}

/* What a scope takes, with the answers that are there already. */
static struct str scope_text(const struct stage *st, struct arena *keep, enum message m, enum scope scope)
{
    struct arena scratch = st->scratch;
    struct interview iv = interview_new(&scratch, st->q, st->session.round, st->session.sheet, scope, st->language);

    return message_with(keep, m, st->language, FILL_INT("questions", (int64_t)interview_counts(&iv).asked),
                        FILL_INT("minutes", interview_minutes(&iv, 0)));
}

static size_t items_of(const struct stage *st, struct arena *keep, struct list_item items[CHOICES])
{
    enum scope other = other_scope(st);
    enum message m = other == SCOPE_FULL ? MSG_SCREEN_HOW_WHOLE : MSG_SCREEN_HOW_SHORT;

    items[0] = (struct list_item){ .text = scope_text(st, keep, MSG_SCREEN_HOW_START, st->iv.scope) };
    if (st->iv.scope == SCOPE_FIRST) return 1;
    items[1] = (struct list_item){ .text = scope_text(st, keep, m, other) };
    return 2;
}

static size_t parts_of(const struct stage *st, struct arena *keep, struct pager_part parts[PARTS])
{
    enum language l = st->language;
    bool anonymous = st->session.round->answers == ANSWERS_ANONYMOUS;
    enum message promise = anonymous ? MSG_KIOSK_HOW_PROMISE_ANONYMOUS : MSG_KIOSK_HOW_PROMISE_NAMED;
    struct str lines[] = {
        message_with(keep, MSG_KIOSK_ROUND_JOINED, l, FILL("team", st->session.round->name),
                     FILL("round", st->session.place.round), FILL_INT("count", (int64_t)st->session.sheets_before)),
        message(MSG_KIOSK_HOW_HIGHEST, l), message(MSG_KIOSK_HOW_UNKNOWN, l), message(MSG_SCREEN_HOW_MINE, l),
        message(MSG_KIOSK_HOW_ALONE, l),
        message_with(keep, MSG_SCREEN_HOW_CODE, l, FILL("code", str_of(st->session.code.text))),
        message_with(keep, promise, l, FILL("folder", st->store->root)),
        message(MSG_KIOSK_HOW_SAVED, l), message(MSG_SCREEN_HOW_KEYS, l),
    };
    size_t n = 0;

    for (size_t i = 0; i < countof(lines); i++) {
        if (i > 0) parts[n++] = (struct pager_part){ 0 };
        parts[n++] = (struct pager_part){ STYLE_TEXT, 0, lines[i] };
    }
    return n;
}

static void draw(const struct stage *st, const void *state, struct canvas c)
{
    static const int hints[] = { ACT_ACCEPT, ACT_PAGE_DOWN, ACT_BACK, ACT_LANGUAGE, ACT_QUIT, ACT_HELP };
    const struct how_screen *s = state;
    struct arena words = st->words;
    struct pager_part parts[PARTS];
    struct list_item items[CHOICES];
    struct frame f = { .title = message(MSG_KIOSK_HOW_TITLE, st->language), .hints = hints, .n_hints = countof(hints) };
    struct canvas in = frame_draw(st, c, &f);
    int columns = in.w < FRAME_TEXT_COLUMNS ? in.w : FRAME_TEXT_COLUMNS;
    size_t n = items_of(st, &words, items), n_parts = parts_of(st, &words, parts);
    int rows = list_rows(columns, items, n, st->w, st->scratch);

    if (rows > in.h / 2) rows = in.h / 2 > 0 ? in.h / 2 : in.h;
    pager_draw(canvas_part(in, 0, 0, columns, in.h - rows - (in.h >= 16)), &s->pager, parts, n_parts, st->w, st->scratch);
    list_draw(canvas_part(in, 0, in.h - rows, columns, rows), &s->list, items, n, st->w, st->scratch);
}

static struct reply key(struct stage *st, void *state, int action, struct key k)
{
    struct how_screen *s = state;
    struct arena words = st->words;
    struct list_item items[CHOICES];
    size_t n = items_of(st, &words, items);

    (void)k;
    if (action == ACT_PAGE_UP || action == ACT_PAGE_DOWN || action == ACT_FIRST || action == ACT_LAST) {
        (void)pager_key(&s->pager, action);
        return (struct reply){ .kind = REPLY_DRAW };
    }
    enum list_reply r = list_key(&s->list, action, items, n);
    if (r == LIST_CHOSE && s->list.cursor == 1) {
        struct reply begun = stage_begin(st, other_scope(st));
        if (interview_step(&st->iv).kind != STEP_HOW) return begun; /* some of it was answered before */
    }
    if (r == LIST_CHOSE || action == ACT_RIGHT) return (struct reply){ .kind = REPLY_NEXT };
    return (struct reply){ .kind = r == LIST_IGNORED ? REPLY_NOTHING : REPLY_DRAW };
}

struct screen screen_how(struct stage *st)
{
    static const struct screen_ops ops = { .step = true, .draw = draw, .key = key };
    struct how_screen *s = stage_new(st, struct how_screen);
    struct arena words = st->words;
    struct list_item items[CHOICES];

    s->list = list_new(&st->room, items, items_of(st, &words, items), 0);
    s->pager = pager_new(&st->room);
    return (struct screen){ &ops, s };
}
