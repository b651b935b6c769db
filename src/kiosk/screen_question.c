/* One question about the team: five statements to choose from. */

#include "answers/sheet.h"
#include "base/buf.h"
#include "kiosk/frame.h"
#include "kiosk/keys.h"
#include "kiosk/screens.h"
#include "kiosk/words.h"
#include "questionnaire/questionnaire.h"
#include "terminal/list.h"
#include "terminal/paragraph.h"

enum {
    CHOICES = LEVELS + 3,
    PANE_FROM = 117 /* columns between the margins from which on there is a second pane */
};

struct question_screen {
    struct list list;
};

static const struct capability *capability_of(const struct stage *st)
{
    return &st->q->capabilities[interview_step(&st->iv).item];
}

static const struct answer *answer_of(const struct stage *st)
{
    return &st->session.sheet->answers[interview_step(&st->iv).item];
}

/* --- what there is to choose from ------------------------------------------------------------- */

struct choices {
    struct list_item items[CHOICES];
    int actions[CHOICES]; /* what choosing it does; ACT_NONE: leave it open */
    size_t n;
};

static void add(struct choices *all, const struct stage *st, struct arena *keep, int action, struct str text, bool chosen)
{
    struct list_item *item = &all->items[all->n];

    if (action != ACT_NONE) item->label = actions_keys(keep, &st->keys, action, IN_LIST, 1);
    item->text = text;
    item->chosen = chosen;
    item->style = chosen ? STYLE_CHOSEN : action == ACT_NONE ? STYLE_DIM : STYLE_TEXT;
    all->actions[all->n++] = action;
}

/* Nobody presses Enter twice and has said "nothing visible": the cursor starts on a line that
 * leaves the question open. */
static struct choices choices_of(const struct stage *st, struct arena *keep)
{
    const struct capability *c = capability_of(st);
    const struct answer *a = answer_of(st);
    struct choices all = { 0 };
    bool na = a->state == ANSWER_NOT_APPLICABLE, unknown = a->state == ANSWER_UNKNOWN;

    if (a->state == ANSWER_NONE) add(&all, st, keep, ACT_NONE, message(MSG_SCREEN_CHOICE_OPEN, st->language), false);
    for (int i = 0; i < LEVELS; i++)
        add(&all, st, keep, ACT_LEVEL_0 + i, text_in(&c->level[i], st->language), a->state == ANSWER_LEVEL && a->level == i);
    enum message not_known = unknown && a->not_mine ? MSG_SCREEN_CHOICE_NOT_MINE : MSG_SCREEN_CHOICE_UNKNOWN;
    add(&all, st, keep, ACT_UNKNOWN, message(not_known, st->language), unknown);
    struct str text = message(MSG_SCREEN_CHOICE_NOT_APPLICABLE, st->language);
    if (na) text = message_with(keep, MSG_SCREEN_CHOICE_NOT_APPLICABLE_BECAUSE, st->language, FILL("reason", a->reason));
    add(&all, st, keep, ACT_NOT_APPLICABLE, text, na);
    return all;
}

static size_t chosen_of(const struct choices *all)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->items[i].chosen) return i;
    return 0;
}

/* --- drawing ----------------------------------------------------------------------------------- */

static void add_mark(struct buf *line, struct str text)
{
    if (line->n) buf_add(line, S("  "));
    buf_add(line, text);
}

static struct str marks_of(const struct stage *st, struct arena *keep)
{
    const struct answer *a = answer_of(st);
    struct arena scratch = st->scratch;
    struct buf line = buf_in(keep);
    enum language l = st->language;

    if (a->sure != SURE_UNSAID) add_mark(&line, message_with(&scratch, MSG_SCREEN_MARK_SURE, l, FILL("sure", words_sure(a->sure, l))));
    if (a->wish) add_mark(&line, message_with(&scratch, MSG_SCREEN_MARK_WISH, l, FILL_INT("wish", a->wish)));
    if (a->discuss) add_mark(&line, message(MSG_SCREEN_MARK_DISCUSS, l));
    if (a->note.n) add_mark(&line, message(MSG_SCREEN_MARK_NOTE, l));
    if (a->note_internal.n) add_mark(&line, message(MSG_SCREEN_MARK_NOTE_INTERNAL, l));
    if (a->evidence.where.n) add_mark(&line, message(MSG_SCREEN_MARK_EVIDENCE, l));
    return buf_str(&line);
}

static void draw_pane(const struct stage *st, struct canvas c)
{
    const struct capability *q = capability_of(st);
    const struct answer *a = answer_of(st);
    enum language l = st->language;
    int y = 0;

    y = frame_labelled(st, c, y, MSG_SCREEN_PANE_NOTE, a->note);
    y = frame_labelled(st, c, y, MSG_SCREEN_PANE_NOTE_INTERNAL, a->note_internal);
    y = frame_labelled(st, c, y, MSG_SCREEN_PANE_YOUR_EVIDENCE, a->evidence.where);
    y = frame_labelled(st, c, y, MSG_SCREEN_PANE_WHY, text_in(&q->why, l));
    y = frame_labelled(st, c, y, MSG_SCREEN_PANE_EVIDENCE, text_in(&q->evidence, l));
    (void)frame_labelled(st, c, y, MSG_SCREEN_PANE_FIND_OUT, text_in(&q->find_out, l));
}

static int draw_earlier(const struct stage *st, struct canvas c, int y)
{
    const struct answer *a = answer_of(st);
    struct answer before = { .state = a->earlier.state, .level = a->earlier.level };
    struct arena words = st->words;

    if (a->earlier.state == ANSWER_NONE) return y;
    struct str answer = words_capability_answer(&words, &st->iv, &before);
    return frame_text(st, c, y, STYLE_DIM, message_with(&words, MSG_KIOSK_ANSWER_EARLIER, st->language, FILL("answer", answer)));
}

static void draw_choices(const struct stage *st, const struct question_screen *s, struct canvas c)
{
    struct arena words = st->words;
    struct str ask = text_in(&capability_of(st)->ask, st->language), marks = marks_of(st, &words);
    struct choices all = choices_of(st, &words);
    int most = c.h / 3 > 0 ? c.h / 3 : 1, columns = c.w < FRAME_TEXT_COLUMNS ? c.w : FRAME_TEXT_COLUMNS;

    int y = frame_text(st, canvas_part(c, 0, 0, c.w, most), 0, STYLE_QUESTION, ask);
    if (y > most) y = most;
    y = draw_earlier(st, c, y) + (c.h >= 16);
    int room = c.h - y - (marks.n > 0 && c.h > 6), rows = list_rows(columns, all.items, all.n, st->w, st->scratch);
    if (rows > room) rows = room;
    if (marks.n > 0 && c.h > 6) (void)canvas_fit(c, 0, y + rows + (rows < room), c.w, STYLE_DIM, marks);
    list_draw(canvas_part(c, 0, y, columns, rows), &s->list, all.items, all.n, st->w, st->scratch);
}

static void draw(const struct stage *st, const void *state, struct canvas c)
{
    static const int hints[] = { ACT_UP, ACT_DOWN, ACT_ACCEPT, ACT_NOTE, ACT_BACK, ACT_REVIEW, ACT_LANGUAGE, ACT_RESULT, ACT_EVIDENCE, ACT_DISCUSS,
                                 ACT_SURE, ACT_FIND, ACT_WISH, ACT_NOT_MINE, ACT_QUIT, ACT_HELP };
    struct arena words = st->words;
    struct interview_counts n = interview_counts(&st->iv);
    struct frame f = { .title = words_place(&words, &st->iv, st->iv.at), .right = frame_minutes(st, &words),
                       .done = (int64_t)(n.asked - n.open), .all = (int64_t)n.asked, .hints = hints, .n_hints = countof(hints) };
    struct canvas in = frame_draw(st, c, &f);

    if (in.w >= PANE_FROM) {
        int left = in.w * 3 / 5 < FRAME_TEXT_COLUMNS ? in.w * 3 / 5 : FRAME_TEXT_COLUMNS;
        draw_pane(st, canvas_part(in, left + 3, 0, in.w - left - 3, in.h));
        in = canvas_part(in, 0, 0, left, in.h);
    }
    draw_choices(st, state, in);
}

/* --- keys ---------------------------------------------------------------------------------------- */

static struct reply event(enum event_kind kind, int number)
{
    return (struct reply){ .kind = REPLY_EVENT, .event = { .kind = kind, .number = number } };
}

static struct reply act(struct stage *st, int action)
{
    struct reply open = { .kind = REPLY_OPEN };

    switch (action) {
    case ACT_LEVEL_0: case ACT_LEVEL_1: case ACT_LEVEL_2: case ACT_LEVEL_3: case ACT_LEVEL_4:
        return event(EVENT_LEVEL, action - ACT_LEVEL_0);
    case ACT_UNKNOWN: return event(EVENT_UNKNOWN, 0);
    case ACT_NOT_MINE: return event(EVENT_NOT_MINE, 0);
    case ACT_DISCUSS: return event(EVENT_DISCUSS, 0);
    case ACT_WISH: return event(EVENT_WISH, 0);
    case ACT_SURE: return event(EVENT_SURE, 0);
    case ACT_NOT_APPLICABLE: open.open = screen_write(st, EVENT_NOT_APPLICABLE); return open;
    case ACT_NOTE: open.open = screen_write(st, EVENT_NOTE); return open;
    case ACT_NOTE_INTERNAL: open.open = screen_write(st, EVENT_NOTE_INTERNAL); return open;
    case ACT_EVIDENCE: open.open = screen_write(st, EVENT_EVIDENCE); return open;
    case ACT_RIGHT: return (struct reply){ .kind = REPLY_NEXT };
    default: return (struct reply){ .kind = REPLY_NOTHING };
    }
}

static struct reply choose(struct stage *st, int action)
{
    return action == ACT_NONE ? (struct reply){ .kind = REPLY_NEXT } : act(st, action);
}

static struct reply key(struct stage *st, void *state, int action, struct key k)
{
    struct question_screen *s = state;
    struct arena words = st->words;
    struct choices all = choices_of(st, &words);

    (void)k;
    switch (list_key(&s->list, action, all.items, all.n)) {
    case LIST_IGNORED: break;
    case LIST_MOVED: case LIST_EDGE: return (struct reply){ .kind = REPLY_DRAW };
    case LIST_CHOSE: return choose(st, all.actions[s->list.cursor]);
    }
    return act(st, action);
}

struct screen screen_question(struct stage *st)
{
    static const struct screen_ops ops = { .step = true, .draw = draw, .key = key };
    struct question_screen *s = stage_new(st, struct question_screen);
    struct arena words = st->words;
    struct choices all = choices_of(st, &words);

    s->list = list_new(&st->room, all.items, all.n, chosen_of(&all));
    return (struct screen){ &ops, s };
}
