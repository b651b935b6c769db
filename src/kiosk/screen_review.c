/* What is open, unknown, not applicable or marked; from here to any of it and back. */

#include "answers/sheet.h"
#include "answers/value.h"
#include "kiosk/frame.h"
#include "kiosk/keys.h"
#include "kiosk/screens.h"
#include "kiosk/words.h"
#include "questionnaire/questionnaire.h"
#include "terminal/list.h"

struct review_screen {
    struct list list;
    bool step;
};

struct review_items {
    struct list_item *items;
    size_t *to; /* the step that an item stands for; iv.n: go on */
    size_t n;
};

enum group { GROUP_OPEN, GROUP_UNKNOWN, GROUP_NOT_APPLICABLE, GROUP_DISCUSS, GROUP_VALUES, GROUPS };

static bool in_group(const struct stage *st, size_t step, enum group g)
{
    struct step s = st->iv.steps[step];
    bool value = s.kind == STEP_FACT || s.kind == STEP_METRIC;

    if (!interview_shown(&st->iv, step)) return false;
    if (g == GROUP_VALUES) return value && interview_value(&st->iv, s)->state == VALUE_NONE;
    if (s.kind != STEP_CAPABILITY) return false;
    const struct answer *a = &st->session.sheet->answers[s.item];
    switch (g) {
    case GROUP_OPEN: return a->state == ANSWER_NONE;
    case GROUP_UNKNOWN: return a->state == ANSWER_UNKNOWN;
    case GROUP_NOT_APPLICABLE: return a->state == ANSWER_NOT_APPLICABLE;
    case GROUP_DISCUSS: return a->discuss;
    case GROUP_VALUES: case GROUPS: break;
    }
    return false;
}

static void add_group(const struct stage *st, struct review_items *all, struct arena *keep, enum group g)
{
    static const enum message headings[GROUPS] = {
        [GROUP_OPEN] = MSG_SCREEN_REVIEW_OPEN, [GROUP_UNKNOWN] = MSG_SCREEN_REVIEW_UNKNOWN,
        [GROUP_NOT_APPLICABLE] = MSG_SCREEN_REVIEW_NOT_APPLICABLE, [GROUP_DISCUSS] = MSG_SCREEN_REVIEW_DISCUSS,
        [GROUP_VALUES] = MSG_SCREEN_REVIEW_VALUES,
    };
    int64_t n = 0;

    for (size_t i = 0; i < st->iv.n; i++) n += in_group(st, i, g);
    if (n == 0) return;
    struct str heading = message_with(keep, headings[g], st->language, FILL_INT("n", n));
    all->items[all->n++] = (struct list_item){ .text = heading, .heading = true };
    for (size_t i = 0; i < st->iv.n; i++) {
        if (!in_group(st, i, g)) continue;
        struct str label = g == GROUP_VALUES ? S("") : str_printf(keep, "%zu", interview_place(&st->iv, i).at);
        all->to[all->n] = i;
        all->items[all->n++] = (struct list_item){ .label = label, .text = words_title(&st->iv, st->iv.steps[i]) };
    }
}

static struct review_items items_of(const struct stage *st, const struct review_screen *s, struct arena *keep)
{
    size_t most = GROUPS * (st->iv.n + 1) + 2;
    struct review_items all = { arena_new(keep, struct list_item, most), arena_new(keep, size_t, most), 0 };

    all.to[all.n] = st->iv.n;
    all.items[all.n++].text = message(s->step ? MSG_SCREEN_REVIEW_GO_ON : MSG_SCREEN_REVIEW_BACK, st->language);
    for (int g = 0; g < GROUPS; g++) add_group(st, &all, keep, (enum group)g);
    return all;
}

static struct str counts_of(const struct stage *st, struct arena *keep)
{
    struct interview_counts c = interview_counts(&st->iv);

    return message_with(keep, MSG_KIOSK_REVIEW_COUNTS, st->language,
                        FILL("answered", str_printf(keep, "%zu", c.answered)), FILL("unknown", str_printf(keep, "%zu", c.unknown)),
                        FILL("not-applicable", str_printf(keep, "%zu", c.not_applicable)), FILL("open", str_printf(keep, "%zu", c.open)));
}

static void draw(const struct stage *st, const void *state, struct canvas c)
{
    static const int hints[] = { ACT_UP, ACT_DOWN, ACT_ACCEPT, ACT_BACK, ACT_RESULT, ACT_LANGUAGE, ACT_FIND, ACT_QUIT, ACT_HELP };
    const struct review_screen *s = state;
    struct arena words = st->words;
    struct interview_counts n = interview_counts(&st->iv);
    struct frame f = { .title = message(MSG_SCREEN_REVIEW_TITLE, st->language), .right = frame_minutes(st, &words),
                       .done = (int64_t)(n.asked - n.open), .all = (int64_t)n.asked, .hints = hints, .n_hints = countof(hints) };
    struct canvas in = frame_draw(st, c, &f);
    struct review_items all = items_of(st, s, &words);
    int y = frame_text(st, in, 0, STYLE_QUESTION, counts_of(st, &words));

    if (all.n == 1) y = frame_text(st, in, y, STYLE_TEXT, message(MSG_SCREEN_REVIEW_NOTHING, st->language));
    y += in.h >= 10;
    list_draw(canvas_part(in, 0, y, in.w, in.h - y), &s->list, all.items, all.n, st->w, st->scratch);
}

static struct reply key(struct stage *st, void *state, int action, struct key k)
{
    struct review_screen *s = state;
    struct arena words = st->words;
    struct review_items all = items_of(st, s, &words);
    enum list_reply r = list_key(&s->list, action, all.items, all.n);

    (void)k;
    if (r == LIST_CHOSE && all.to[s->list.cursor] < st->iv.n) return stage_visit(st, all.to[s->list.cursor], true);
    if (r == LIST_CHOSE || (action == ACT_RIGHT && s->step)) return (struct reply){ .kind = s->step ? REPLY_NEXT : REPLY_CLOSE };
    if (r != LIST_IGNORED) return (struct reply){ .kind = REPLY_DRAW };
    if (action == ACT_REVIEW) return (struct reply){ .kind = s->step ? REPLY_DRAW : REPLY_CLOSE };
    if (action == ACT_RESULT) return (struct reply){ .kind = REPLY_OPEN, .open = screen_result(st) };
    if (action == ACT_FIND || action == ACT_JUMP) return (struct reply){ .kind = REPLY_OPEN, .open = screen_find(st) };
    return (struct reply){ .kind = REPLY_NOTHING };
}

struct screen screen_review(struct stage *st, bool step)
{
    static const struct screen_ops as_step = { .step = true, .draw = draw, .key = key };
    static const struct screen_ops on_top = { .draw = draw, .key = key };
    struct review_screen *s = stage_new(st, struct review_screen);
    struct arena words = st->words;

    s->step = step;
    struct review_items all = items_of(st, s, &words);
    size_t at = all.n;
    while (at > 1 && (all.items[at - 1].heading || all.to[at - 1] > st->visited)) at--; /* where the person was before */
    s->list = list_new(&st->room, all.items, all.n, st->visited < st->iv.n && at > 0 ? at - 1 : 0);
    return (struct screen){ step ? &as_step : &on_top, s };
}
