#include "kiosk/plain_show.h"

#include "answers/round.h"
#include "answers/sheet.h"
#include "base/arena.h"
#include "base/bug.h"
#include "kiosk/session.h"
#include "kiosk/words.h"
#include "questionnaire/questionnaire.h"
#include "text/messages.h"

static void line(struct buf *out, struct str text)
{
    buf_add(out, text);
    buf_byte(out, '\n');
}

static struct str number(struct arena *keep, int64_t n)
{
    return str_printf(keep, "%lld", (long long)n);
}

/* --- a capability ----------------------------------------------------------------------- */

static void said(struct buf *out, struct arena *keep, enum language l, enum message m, const char *name, struct str value)
{
    struct fill fill[] = { { str_of(name), value, 0, false } };
    if (value.n) line(out, message_fill(keep, m, l, fill, 1));
}

static void show_marks(struct buf *out, struct arena *keep, const struct interview *iv, const struct answer *a)
{
    enum language l = iv->language;

    said(out, keep, l, MSG_KIOSK_NOTE_NOW, "note", a->note);
    said(out, keep, l, MSG_KIOSK_NOTE_INTERNAL_NOW, "note", a->note_internal);
    said(out, keep, l, MSG_KIOSK_EVIDENCE_NOW, "where", a->evidence.where);
    if (a->sure != SURE_UNSAID) said(out, keep, l, MSG_KIOSK_SURE_SET, "sure", words_sure(a->sure, l));
    if (a->wish) said(out, keep, l, MSG_KIOSK_WISH_SET, "wish", number(keep, a->wish));
    if (a->discuss) line(out, message(MSG_KIOSK_DISCUSS_ON, l));
}

static void show_earlier(struct buf *out, struct arena *keep, const struct interview *iv, const struct answer *a)
{
    if (a->earlier.state == ANSWER_NONE) return;
    struct answer before = { .state = a->earlier.state, .level = a->earlier.level };
    said(out, keep, iv->language, MSG_KIOSK_ANSWER_EARLIER, "answer", words_capability_answer(keep, iv, &before));
}

static void show_capability(struct buf *out, struct arena *keep, const struct interview *iv, int item)
{
    const struct capability *c = &iv->q->capabilities[item];
    const struct answer *a = &iv->sheet->answers[item];
    enum language l = iv->language;

    for (int i = 0; i < LEVELS; i++) {
        buf_printf(out, "%d  ", i);
        line(out, text_in(&c->level[i], l));
    }
    line(out, message(MSG_KIOSK_CHOICE_UNKNOWN, l));
    line(out, message(MSG_KIOSK_CHOICE_NOT_APPLICABLE, l));
    if (a->state != ANSWER_NONE) said(out, keep, l, MSG_KIOSK_ANSWER_NOW, "answer", words_capability_answer(keep, iv, a));
    show_earlier(out, keep, iv, a);
    show_marks(out, keep, iv, a);
}

/* --- a value ---------------------------------------------------------------------------- */

static void show_scale(struct buf *out, struct arena *keep, const struct interview *iv, const struct question *q)
{
    struct fill fills[] = {
        FILL("low", number(keep, q->low)), FILL("low-name", text_in(&q->ends.low, iv->language)),
        FILL("high", number(keep, q->high)), FILL("high-name", text_in(&q->ends.high, iv->language)),
    };
    line(out, message_fill(keep, MSG_KIOSK_SCALE_HINT, iv->language, fills, 4));
}

static void show_options(struct buf *out, const struct interview *iv, const struct options *o)
{
    for (size_t i = 0; i < o->n; i++) {
        buf_printf(out, "%zu  ", i + 1);
        line(out, text_in(&o->list[i].text, iv->language));
    }
}

static void show_number_hint(struct buf *out, struct arena *keep, const struct interview *iv, struct step s)
{
    struct str unit = words_unit(iv, s);
    if (unit.n) said(out, keep, iv->language, MSG_KIOSK_NUMBER_HINT, "unit", unit);
    else line(out, message(MSG_KIOSK_NUMBER_HINT_PLAIN, iv->language));
}

static void show_hint(struct buf *out, struct arena *keep, const struct interview *iv, struct step s)
{
    struct value_kind kind = interview_value_kind(iv, s);
    const struct question *q = &iv->q->questions[s.kind == STEP_METRIC ? 0 : s.item]; /* metrics have no scale, no list */
    enum language l = iv->language;

    switch (kind.type) {
    case QUESTION_TEXT: said(out, keep, l, MSG_KIOSK_TEXT_HINT, "most", number(keep, (int64_t)kind.most)); break;
    case QUESTION_NUMBER: show_number_hint(out, keep, iv, s); break;
    case QUESTION_YES_NO: line(out, message(MSG_KIOSK_YES_NO_HINT, l)); break;
    case QUESTION_CHOICE: show_options(out, iv, words_options(iv, s)); break;
    case QUESTION_SEVERAL:
        show_options(out, iv, words_options(iv, s));
        line(out, message(MSG_KIOSK_SEVERAL_HINT, l));
        break;
    case QUESTION_MONTH: line(out, message(MSG_KIOSK_MONTH_HINT, l)); break;
    case QUESTION_SCALE: show_scale(out, keep, iv, q); break;
    case QUESTION_LIST: said(out, keep, l, MSG_KIOSK_LIST_HINT, "fields", words_columns(keep, iv, q)); break;
    case QUESTION_TYPES: bug("no such type of question");
    }
}

static void show_value(struct buf *out, struct arena *keep, const struct interview *iv, struct step s)
{
    const struct value *v = interview_value(iv, s);
    enum language l = iv->language;

    if (s.kind == STEP_METRIC) line(out, text_in(&iv->q->metrics[s.item].how, l));
    else if (!text_is_empty(&iv->q->questions[s.item].help)) line(out, text_in(&iv->q->questions[s.item].help, l));
    show_hint(out, keep, iv, s);
    if (s.kind != STEP_OWN) line(out, message(MSG_KIOSK_CHOICE_UNKNOWN, l));
    if (s.kind != STEP_METRIC && iv->q->questions[s.item].sensitive) line(out, message(MSG_KIOSK_CHOICE_PREFER_NOT, l));
    if (v->state == VALUE_NONE) line(out, message(MSG_KIOSK_CHOICE_SKIP, l));
    else said(out, keep, l, MSG_KIOSK_ANSWER_NOW, "answer", words_answer(keep, iv, s));
}

/* --- the other steps ---------------------------------------------------------------------- */

static void show_how(struct buf *out, struct arena *keep, const struct session *s, const struct interview *iv)
{
    static const enum message lines[] = {
        MSG_KIOSK_HOW_HIGHEST, MSG_KIOSK_HOW_UNKNOWN, MSG_KIOSK_HOW_MINE, MSG_KIOSK_HOW_ALONE, MSG_KIOSK_HOW_SAVED,
    };
    enum language l = iv->language;
    struct fill minutes[] = { FILL("questions", number(keep, (int64_t)interview_counts(iv).asked)),
                              FILL("minutes", number(keep, interview_minutes(iv, iv->at))) };
    bool anonymous = iv->round->answers == ANSWERS_ANONYMOUS;

    line(out, message(MSG_KIOSK_HOW_TITLE, l));
    for (size_t i = 0; i < countof(lines); i++) line(out, message(lines[i], l));
    said(out, keep, l, anonymous ? MSG_KIOSK_HOW_PROMISE_ANONYMOUS : MSG_KIOSK_HOW_PROMISE_NAMED, "folder", s->store->root);
    line(out, message_fill(keep, MSG_KIOSK_HOW_MINUTES, l, minutes, 2));
    line(out, message(MSG_KIOSK_HOW_KEYS, l));
    if (s->code.text[0]) said(out, keep, l, MSG_KIOSK_CODE_SHOWN, "code", str_of(s->code.text));
}

static void show_offer(struct buf *out, struct arena *keep, const struct interview *iv)
{
    struct interview with = *iv;
    int64_t count = 0;

    with.background = true;
    for (size_t i = 0; i < iv->n; i++) count += iv->steps[i].kind == STEP_BRIEF && interview_shown(&with, i);
    struct fill fills[] = { FILL("count", number(keep, count)),
                            FILL("minutes", number(keep, interview_minutes(&with, iv->at + 1))) };
    line(out, message_fill(keep, MSG_KIOSK_CHAPTER_BRIEF, iv->language, fills, 2));
}

/* The sentence that opens a chapter, at its first step. */
static void show_chapter(struct buf *out, const struct interview *iv, struct step s)
{
    if (interview_place(iv, iv->at).at != 1) return;
    if (s.kind == STEP_FACT) line(out, message(MSG_KIOSK_CHAPTER_FACTS, iv->language));
    if (s.kind == STEP_METRIC) line(out, message(MSG_KIOSK_CHAPTER_METRICS, iv->language));
    if (s.kind == STEP_OWN && iv->scope != SCOPE_FIRST) line(out, message(MSG_KIOSK_CHAPTER_OWN, iv->language));
}

void plain_show_step(struct buf *out, struct arena *keep, const struct session *s, const struct interview *iv)
{
    struct step step = interview_step(iv);

    buf_byte(out, '\n');
    switch (step.kind) {
    case STEP_HOW: show_how(out, keep, s, iv); return;
    case STEP_REVIEW: plain_show_review(out, keep, iv); return;
    case STEP_OFFER: show_offer(out, keep, iv); return;
    case STEP_DONE: return;
    case STEP_CAPABILITY: case STEP_FACT: case STEP_METRIC: case STEP_OWN: case STEP_BRIEF: break;
    case STEP_KINDS: bug("no such step");
    }
    show_chapter(out, iv, step);
    line(out, words_place(keep, iv, iv->at));
    line(out, words_ask(iv, step));
    if (step.kind == STEP_CAPABILITY) show_capability(out, keep, iv, step.item);
    else show_value(out, keep, iv, step);
}

/* --- help, review, search ------------------------------------------------------------------ */

static void show_why(struct buf *out, struct arena *keep, const struct interview *iv, struct step s)
{
    enum language l = iv->language;
    if (s.kind == STEP_CAPABILITY) {
        const struct capability *c = &iv->q->capabilities[s.item];
        said(out, keep, l, MSG_KIOSK_WHY_LABEL, "why", text_in(&c->why, l));
        said(out, keep, l, MSG_KIOSK_EVIDENCE_LABEL, "evidence", text_in(&c->evidence, l));
        said(out, keep, l, MSG_KIOSK_FIND_OUT_LABEL, "how", text_in(&c->find_out, l));
    } else if (s.kind == STEP_FACT || s.kind == STEP_OWN || s.kind == STEP_BRIEF) {
        said(out, keep, l, MSG_KIOSK_WHY_LABEL, "why", text_in(&iv->q->questions[s.item].why, l));
    } else if (s.kind == STEP_METRIC) {
        said(out, keep, l, MSG_KIOSK_FIND_OUT_LABEL, "how", text_in(&iv->q->metrics[s.item].how, l));
    }
}

void plain_show_help(struct buf *out, struct arena *keep, const struct interview *iv)
{
    static const enum message everywhere[] = {
        MSG_KIOSK_HELP_UNKNOWN, MSG_KIOSK_HELP_BACK, MSG_KIOSK_HELP_JUMP, MSG_KIOSK_HELP_FIND, MSG_KIOSK_HELP_REVIEW,
        MSG_KIOSK_HELP_RESULT, MSG_KIOSK_HELP_LANGUAGE, MSG_KIOSK_HELP_QUIT, MSG_KIOSK_HELP_QUESTION,
    };
    static const enum message levels[] = {
        MSG_KIOSK_HELP_LEVEL, MSG_KIOSK_HELP_NOT_APPLICABLE, MSG_KIOSK_HELP_NOTE, MSG_KIOSK_HELP_NOTE_INTERNAL,
        MSG_KIOSK_HELP_EVIDENCE, MSG_KIOSK_HELP_DISCUSS, MSG_KIOSK_HELP_WISH, MSG_KIOSK_HELP_SURE, MSG_KIOSK_HELP_NOT_MINE,
    };
    struct step s = interview_step(iv);

    show_why(out, keep, iv, s);
    line(out, message(MSG_KIOSK_HELP_TITLE, iv->language));
    for (size_t i = 0; s.kind == STEP_CAPABILITY && i < countof(levels); i++) line(out, message(levels[i], iv->language));
    for (size_t i = 0; i < countof(everywhere); i++) line(out, message(everywhere[i], iv->language));
    if (s.kind != STEP_CAPABILITY) line(out, message(MSG_KIOSK_HELP_OWN_WORDS, iv->language));
}

static void show_numbered(struct buf *out, const struct interview *iv, size_t step)
{
    struct step s = iv->steps[step];
    if (s.kind == STEP_CAPABILITY) buf_printf(out, "%zu  ", interview_place(iv, step).at);
    else buf_printf(out, "%.*s  ", STR_ARG(s.kind == STEP_METRIC ? iv->q->metrics[s.item].id : iv->q->questions[s.item].id));
    line(out, words_title(iv, s));
}

/* The capabilities for which `wanted` holds, under a heading; nothing when there is none. */
static void review_list(struct buf *out, const struct interview *iv, enum message heading,
                        bool (*wanted)(const struct answer *))
{
    bool any = false;
    for (size_t i = 0; i < iv->n; i++) {
        if (iv->steps[i].kind != STEP_CAPABILITY || !wanted(&iv->sheet->answers[iv->steps[i].item])) continue;
        if (!any) line(out, message(heading, iv->language));
        any = true;
        show_numbered(out, iv, i);
    }
}

static bool is_open(const struct answer *a) { return a->state == ANSWER_NONE; }
static bool is_unknown(const struct answer *a) { return a->state == ANSWER_UNKNOWN; }
static bool is_not_applicable(const struct answer *a) { return a->state == ANSWER_NOT_APPLICABLE; }
static bool is_discuss(const struct answer *a) { return a->discuss; }

void plain_show_review(struct buf *out, struct arena *keep, const struct interview *iv)
{
    struct interview_counts c = interview_counts(iv);
    struct fill fills[] = {
        FILL("answered", number(keep, (int64_t)c.answered)), FILL("unknown", number(keep, (int64_t)c.unknown)),
        FILL("not-applicable", number(keep, (int64_t)c.not_applicable)), FILL("open", number(keep, (int64_t)c.open)),
    };

    line(out, message(MSG_KIOSK_REVIEW_TITLE, iv->language));
    line(out, message_fill(keep, MSG_KIOSK_REVIEW_COUNTS, iv->language, fills, 4));
    review_list(out, iv, MSG_KIOSK_REVIEW_OPEN, is_open);
    review_list(out, iv, MSG_KIOSK_REVIEW_UNKNOWN, is_unknown);
    review_list(out, iv, MSG_KIOSK_REVIEW_NOT_APPLICABLE, is_not_applicable);
    review_list(out, iv, MSG_KIOSK_REVIEW_DISCUSS, is_discuss);
    line(out, message(MSG_KIOSK_REVIEW_NEXT, iv->language));
}

void plain_show_found(struct buf *out, struct arena *keep, const struct interview *iv, struct str words)
{
    bool any = false;

    for (size_t i = 0; i < iv->n; i++) {
        if (!words_match(*keep, iv, i, words)) continue;
        if (!any) line(out, message(MSG_KIOSK_FIND_SOME, iv->language));
        any = true;
        show_numbered(out, iv, i);
    }
    if (!any) said(out, keep, iv->language, MSG_KIOSK_FIND_NONE, "words", words.n ? words : S("?"));
}
