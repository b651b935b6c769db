#include "findings/facts.h"

#include "answers/round.h"
#include "answers/sheet.h"
#include "base/bug.h"
#include "base/date.h"
#include "findings/consensus.h"
#include "questionnaire/questionnaire.h"

static struct fact known(int64_t value)
{
    return (struct fact){ FACT_KNOWN, value };
}

static struct fact fact_of_level(const struct verdict *v)
{
    switch (v->standing) {
    case STANDING_LEVEL:          return known(v->level * 1000);
    case STANDING_NOT_APPLICABLE: return (struct fact){ FACT_VOID, 0 };
    case STANDING_UNKNOWN:        return (struct fact){ v->unanswered ? FACT_SILENT : FACT_UNKNOWN, 0 };
    case STANDING_NOT_ASKED:      break;
    }
    return (struct fact){ FACT_SILENT, 0 };
}

/* An answered value as this subject reads it. */
static int64_t reading(const struct facts *f, const struct subject *s, const struct value *v)
{
    if (s->kind == SUBJECT_HAS) return (int64_t)(v->picked >> s->option->index & 1);
    if (s->kind == SUBJECT_MONTHS) return 1000 * (int64_t)date_months_between(v->month, f->consensus->round->date);
    if (s->metric) return s->metric->type == METRIC_BAND ? v->option : v->milli;
    switch (s->question->type) {
    case QUESTION_NUMBER:
    case QUESTION_SCALE:  return v->milli;
    case QUESTION_CHOICE:
    case QUESTION_YES_NO: return v->option;
    case QUESTION_TEXT:
    case QUESTION_SEVERAL:
    case QUESTION_MONTH:
    case QUESTION_LIST:
    case QUESTION_TYPES:  break;
    }
    return 1;
}

static struct fact fact_of_value(const struct facts *f, const struct subject *s, const struct value *v)
{
    switch (v->state) {
    case VALUE_ANSWERED:   return known(reading(f, s, v));
    case VALUE_UNKNOWN:    return (struct fact){ FACT_UNKNOWN, 0 };
    case VALUE_NONE:
    case VALUE_PREFER_NOT: break;
    }
    return (struct fact){ FACT_SILENT, 0 };
}

/* ---- what each person says ---- */

static bool is_alone(const struct facts *f)
{
    return f->n_sheets == 1 && (f->so_far || f->consensus->round->expected <= 1);
}

static const struct value *voice(const struct facts *f, const struct subject *s, size_t sheet)
{
    const struct value *v = &f->sheets[sheet]->own[s->question->index];
    return v->state == VALUE_ANSWERED ? v : NULL;
}

/* How many are lower; ties in the order of the sheets, so that every rank is taken once. */
static size_t rank_of(const struct facts *f, const struct subject *s, size_t sheet)
{
    int64_t here = reading(f, s, voice(f, s, sheet));
    size_t rank = 0;

    for (size_t i = 0; i < f->n_sheets; i++) {
        const struct value *v = voice(f, s, i);
        if (!v || i == sheet) continue;
        int64_t there = reading(f, s, v);
        rank += there < here || (there == here && i < sheet);
    }
    return rank;
}

/* Anybody's pick counts; else the one in the middle. */
static struct fact fact_of_voices(const struct facts *f, const struct subject *s)
{
    size_t n = 0;

    for (size_t i = 0; i < f->n_sheets; i++) n += voice(f, s, i) != NULL;
    if (n == 0 || (n < ANONYMOUS_LEAST && !is_alone(f))) return (struct fact){ FACT_SILENT, 0 };
    size_t wanted = s->kind == SUBJECT_HAS ? n - 1 : n / 2;
    for (size_t i = 0; i < f->n_sheets; i++)
        if (voice(f, s, i) && rank_of(f, s, i) == wanted) return known(reading(f, s, voice(f, s, i)));
    bug("nobody stands in the middle");
}

/* ---- questions asked after others ---- */

/* As if the question applied. */
static struct fact fact_if_asked(const struct facts *f, const struct subject *s)
{
    if (s->question->by == BY_EACH) return fact_of_voices(f, s);
    return fact_of_value(f, s, &f->consensus->round->profile[s->question->index]);
}

/* The picked answers of the question that decides, as bits of struct after; 0: not known. */
static uint64_t decisive(const struct facts *f, const struct question *first)
{
    uint64_t bits = 0;

    if (first->type != QUESTION_SEVERAL) {
        struct fact fact = fact_if_asked(f, &(struct subject){ .kind = SUBJECT_PROFILE, .question = first });
        return fact.state == FACT_KNOWN ? UINT64_C(1) << fact.value : 0;
    }
    for (size_t i = 0; i < first->options.n; i++) {
        const struct subject has = { .kind = SUBJECT_HAS, .question = first, .option = &first->options.list[i] };
        struct fact fact = fact_if_asked(f, &has);
        if (fact.state == FACT_KNOWN && fact.value) bits |= UINT64_C(1) << i;
    }
    return bits;
}

/* The question does not apply: another one, asked before, was answered otherwise, or does
 * not apply itself. */
static bool is_void(const struct facts *f, const struct question *q)
{
    const struct question *first = q->after.question;

    if (!first) return false;
    if (is_void(f, first)) return true;
    uint64_t picked = decisive(f, first);
    return picked && !(picked & q->after.is);
}

struct fact facts_about(void *facts, const struct subject *s)
{
    const struct facts *f = facts;

    switch (s->kind) {
    case SUBJECT_LEVEL:  return fact_of_level(&f->consensus->of[s->capability->index]);
    case SUBJECT_METRIC: return fact_of_value(f, s, &f->consensus->round->metrics[s->metric->index]);
    case SUBJECT_PROFILE:
    case SUBJECT_HAS:
    case SUBJECT_MONTHS: break;
    }
    return is_void(f, s->question) ? (struct fact){ FACT_VOID, 0 } : fact_if_asked(f, s);
}

bool facts_apply(const struct facts *f, const struct capability *c)
{
    struct facts known = *f;
    return !c->when || condition_of(c->when, facts_about, &known).truth == TRUTH_TRUE;
}

static enum missing missing_value(const struct facts *f, enum value_state state, bool first)
{
    if (state == VALUE_PREFER_NOT) return MISSING_PRIVATE;
    if (f->so_far || (f->consensus->round->form == FORM_FIRST && !first)) return MISSING_QUESTION;
    return MISSING_ANSWER;
}

enum missing facts_missing(const struct facts *f, const struct subject *s)
{
    struct fact fact = facts_about(&(struct facts){ f->consensus, f->sheets, f->n_sheets, f->so_far }, s);
    const struct round *r = f->consensus->round;

    if (fact.state == FACT_KNOWN || fact.state == FACT_VOID) return MISSING_NOTHING;
    if (fact.state == FACT_UNKNOWN) return MISSING_UNKNOWN;
    if (s->capability)
        return f->consensus->of[s->capability->index].standing == STANDING_NOT_ASKED ? MISSING_QUESTION : MISSING_ANSWER;
    if (s->metric) return missing_value(f, r->metrics[s->metric->index].state, s->metric->first);
    if (s->question->by == BY_EACH) return MISSING_PRIVATE;
    return missing_value(f, r->profile[s->question->index].state, s->question->first);
}
