#include "kiosk/words.h"

#include "answers/round.h"
#include "answers/sheet.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "questionnaire/questionnaire.h"
#include "text/messages.h"
#include "text/normal.h"

static void line(struct buf *out, struct str text)
{
    buf_add(out, text);
    buf_byte(out, '\n');
}

static struct str number(struct arena *keep, int64_t n)
{
    return str_printf(keep, "%lld", (long long)n);
}

/* --- what a step is called ---------------------------------------------------------- */

struct str words_ask(const struct interview *iv, struct step s)
{
    switch (s.kind) {
    case STEP_CAPABILITY: return text_in(&iv->q->capabilities[s.item].ask, iv->language);
    case STEP_METRIC: return text_in(&iv->q->metrics[s.item].title, iv->language);
    case STEP_FACT: case STEP_OWN: case STEP_BRIEF: return text_in(&iv->q->questions[s.item].ask, iv->language);
    case STEP_HOW: case STEP_REVIEW: case STEP_OFFER: case STEP_DONE: case STEP_KINDS: break;
    }
    return (struct str){ 0 };
}

struct str words_place(struct arena *keep, const struct interview *iv, size_t step)
{
    struct interview_place p = interview_place(iv, step);
    struct step s = iv->steps[step];
    struct fill fills[] = { FILL("at", number(keep, (int64_t)p.at)), FILL("count", number(keep, (int64_t)p.count)),
                            FILL("area", (struct str){ 0 }) };
    enum message m = s.kind == STEP_OWN ? MSG_KIOSK_OWN_PLACE : s.kind == STEP_METRIC ? MSG_KIOSK_METRIC_PLACE
                   : s.kind == STEP_BRIEF ? MSG_KIOSK_BRIEF_PLACE : MSG_KIOSK_FACT_PLACE;
    size_t n = 2;

    if (s.kind == STEP_CAPABILITY) {
        fills[2].text = text_in(&iv->q->capabilities[s.item].area->title, iv->language);
        m = MSG_KIOSK_QUESTION_PLACE;
        n = 3;
    }
    return message_fill(keep, m, iv->language, fills, n);
}

/* --- answers as words ----------------------------------------------------------------- */

static struct str level_text(struct arena *keep, const struct interview *iv, int level)
{
    struct fill fills[] = { FILL("level", number(keep, level)), FILL("name", text_in(&iv->q->scale[level], iv->language)) };
    return message_fill(keep, MSG_KIOSK_ANSWER_LEVEL, iv->language, fills, 2);
}

struct str words_capability_answer(struct arena *keep, const struct interview *iv, const struct answer *a)
{
    struct fill reason[] = { FILL("reason", a->reason) };
    switch (a->state) {
    case ANSWER_NONE: return message(MSG_KIOSK_ANSWER_NONE, iv->language);
    case ANSWER_LEVEL: return level_text(keep, iv, a->level);
    case ANSWER_UNKNOWN: return message(a->not_mine ? MSG_KIOSK_ANSWER_NOT_MINE : MSG_KIOSK_ANSWER_UNKNOWN, iv->language);
    case ANSWER_NOT_APPLICABLE: return message_fill(keep, MSG_KIOSK_ANSWER_NOT_APPLICABLE, iv->language, reason, 1);
    }
    bug("no such answer");
}

const struct options *words_options(const struct interview *iv, struct step s)
{
    if (s.kind == STEP_METRIC) return &iv->q->metrics[s.item].options;
    return &iv->q->questions[s.item].options;
}

static struct str option_text(const struct interview *iv, struct step s, struct str id)
{
    const struct option *o = option_by_id(words_options(iv, s), id);
    return o ? text_in(&o->text, iv->language) : id;
}

static struct str joined(struct arena *keep, const struct interview *iv, struct step s, const struct value *v)
{
    struct buf out = buf_in(keep);
    const struct options *o = words_options(iv, s);

    for (size_t i = 0; i < v->n * v->columns; i++) {
        if (i) buf_add(&out, i % v->columns ? S(" | ") : S("; "));
        buf_add(&out, v->items[i]);
    }
    for (size_t i = 0; i < o->n; i++) {
        if (!(v->picked >> i & 1)) continue;
        if (out.n) buf_add(&out, S("; "));
        buf_add(&out, text_in(&o->list[i].text, iv->language));
    }
    return buf_str(&out);
}

static struct str value_text(struct arena *keep, const struct interview *iv, struct step s, const struct value *v)
{
    if (v->state == VALUE_NONE) return message(MSG_KIOSK_ANSWER_NONE, iv->language);
    if (v->state == VALUE_UNKNOWN) return message(MSG_KIOSK_ANSWER_UNKNOWN, iv->language);
    if (v->state == VALUE_PREFER_NOT) return message(MSG_KIOSK_ANSWER_PREFER_NOT, iv->language);
    struct value_kind kind = interview_value_kind(iv, s);
    if (kind.type == QUESTION_YES_NO) return message(v->option ? MSG_KIOSK_ANSWER_YES : MSG_KIOSK_ANSWER_NO, iv->language);
    if (kind.type == QUESTION_CHOICE) return option_text(iv, s, v->text);
    if (kind.type == QUESTION_SEVERAL || kind.type == QUESTION_LIST) return joined(keep, iv, s, v);
    return v->text;
}

struct str words_answer(struct arena *keep, const struct interview *iv, struct step s)
{
    if (s.kind == STEP_CAPABILITY) return words_capability_answer(keep, iv, &iv->sheet->answers[s.item]);
    return value_text(keep, iv, s, interview_value(iv, s));
}

struct str words_columns(struct arena *keep, const struct interview *iv, const struct question *q)
{
    struct buf out = buf_in(keep);
    for (size_t i = 0; i < q->n_fields; i++) {
        if (i) buf_add(&out, S(" | "));
        buf_add(&out, text_in(&q->fields[i].text, iv->language));
    }
    return buf_str(&out);
}

struct str words_unit(const struct interview *iv, struct step s)
{
    return text_in(s.kind == STEP_METRIC ? &iv->q->metrics[s.item].unit : &iv->q->questions[s.item].unit, iv->language);
}

struct str words_title(const struct interview *iv, struct step s)
{
    if (s.kind == STEP_CAPABILITY) return text_in(&iv->q->capabilities[s.item].title, iv->language);
    return words_ask(iv, s);
}

struct str words_sure(enum sure s, enum language l)
{
    static const enum message sure[] = {
        [SURE_UNSAID] = MSG_KIOSK_SURE_UNSAID, [SURE_KNOW] = MSG_KIOSK_SURE_KNOW,
        [SURE_THINK] = MSG_KIOSK_SURE_THINK, [SURE_GUESS] = MSG_KIOSK_SURE_GUESS,
    };
    return message(sure[s], l);
}

struct str words_marked(struct arena *keep, enum language l, enum event_kind kind, const struct answer *a)
{
    switch (kind) {
    case EVENT_NOTE: return message(a->note.n ? MSG_KIOSK_NOTE_SAVED : MSG_KIOSK_NOTE_REMOVED, l);
    case EVENT_NOTE_INTERNAL: return message(a->note_internal.n ? MSG_KIOSK_NOTE_INTERNAL_SAVED : MSG_KIOSK_NOTE_REMOVED, l);
    case EVENT_EVIDENCE: return message_with(keep, MSG_KIOSK_EVIDENCE_SAVED, l, FILL("where", a->evidence.where));
    case EVENT_DISCUSS: return message(a->discuss ? MSG_KIOSK_DISCUSS_ON : MSG_KIOSK_DISCUSS_OFF, l);
    case EVENT_WISH: return message_with(keep, MSG_KIOSK_WISH_SET, l, FILL("wish", number(keep, a->wish)));
    case EVENT_SURE: return message_with(keep, MSG_KIOSK_SURE_SET, l, FILL("sure", words_sure(a->sure, l)));
    case EVENT_LEVEL: case EVENT_UNKNOWN: case EVENT_NOT_APPLICABLE: case EVENT_NOT_MINE: case EVENT_VALUE: case EVENT_ROW:
    case EVENT_CLEAR_ROWS: case EVENT_PREFER_NOT: case EVENT_NEXT: case EVENT_BACK: case EVENT_JUMP: case EVENT_REVIEW:
    case EVENT_TAKE_OFFER: case EVENT_LANGUAGE:
        break;
    }
    bug("event %d is no mark", (int)kind);
}

/* --- search ------------------------------------------------------------------------------------ */

/* Title, question, statements and id of a step, folded, in one text. */
static struct str searched_text(struct arena *keep, const struct interview *iv, struct step s)
{
    struct buf all = buf_in(keep);
    line(&all, words_ask(iv, s));
    if (s.kind == STEP_CAPABILITY) {
        const struct capability *c = &iv->q->capabilities[s.item];
        line(&all, c->id);
        for (int l = 0; l < LANGUAGES; l++) line(&all, text_in(&c->title, (enum language)l));
        for (int i = 0; i < LEVELS; i++) line(&all, text_in(&c->level[i], iv->language));
    }
    return normal_fold(keep, buf_str(&all));
}

static bool holds_all(struct str text, struct str words)
{
    while (words.n > 0) {
        struct str word = str_cut(&words, ' ');
        if (word.n && str_find(text, word) < 0) return false;
    }
    return true;
}

bool words_match(struct arena scratch, const struct interview *iv, size_t step, struct str words)
{
    struct str typed = normal_fold(&scratch, words);

    if (!str_trim(typed).n || !interview_shown(iv, step) || !words_ask(iv, iv->steps[step]).n) return false;
    return holds_all(searched_text(&scratch, iv, iv->steps[step]), typed);
}

/* --- refusals -------------------------------------------------------------------------------- */

static struct str thousandth(struct arena *keep, int64_t milli)
{
    if (milli % 1000 == 0) return number(keep, milli / 1000);
    return str_printf(keep, "%lld.%lld", (long long)(milli / 1000), (long long)((milli % 1000 + 1000) % 1000 / 100));
}

static struct str value_refusal(struct arena *keep, const struct interview *iv, struct value_problem p, struct str typed)
{
    struct fill range[] = { FILL("low", thousandth(keep, p.low)), FILL("high", thousandth(keep, p.high)) };
    struct fill length[] = { FILL("length", number(keep, 0)), FILL("most", number(keep, p.most)) };
    struct fill word[] = { FILL("typed", typed) };

    switch (p.why) {
    case VALUE_TOO_LOW: case VALUE_TOO_HIGH: return message_fill(keep, MSG_KIOSK_BAD_RANGE, iv->language, range, 2);
    case VALUE_TOO_LONG: case VALUE_TOO_MANY:
        length[0].text = number(keep, utf8_count(str_trim(typed)));
        return message_fill(keep, MSG_KIOSK_BAD_LONG, iv->language, length, 2);
    case VALUE_CONTROL: return message(MSG_KIOSK_BAD_TEXT, iv->language);
    case VALUE_NO_NUMBER: case VALUE_DECIMALS: return message(MSG_KIOSK_BAD_NUMBER, iv->language);
    case VALUE_NO_MONTH: return message(MSG_KIOSK_BAD_MONTH, iv->language);
    case VALUE_FINE: case VALUE_EMPTY: case VALUE_NO_YES_NO: case VALUE_NO_OPTION: case VALUE_TWICE:
    case VALUE_WRONG_COLUMNS: case VALUE_NOT_OFFERED: case VALUE_WRONGS: break;
    }
    return message_fill(keep, MSG_KIOSK_BAD_CHOICE, iv->language, word, 1);
}

struct str words_refusal(struct arena *keep, const struct interview *iv, struct outcome o, struct str typed)
{
    struct fill word[] = { FILL("typed", typed) };
    struct value_problem too_long = { .why = VALUE_TOO_LONG, .most = o.problem.most };

    switch (o.refused) {
    case REFUSED_REASON: return message(MSG_KIOSK_BAD_REASON, iv->language);
    case REFUSED_TEXT: return message(MSG_KIOSK_BAD_TEXT, iv->language);
    case REFUSED_LONG: return value_refusal(keep, iv, too_long, typed);
    case REFUSED_VALUE: return value_refusal(keep, iv, o.problem, typed);
    case REFUSED_NOT: case REFUSED_HERE: break;
    }
    return message_fill(keep, MSG_KIOSK_BAD_CHOICE, iv->language, word, 1);
}
