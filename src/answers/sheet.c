#include "answers/sheet.h"

#include <assert.h>

#include "base/arena.h"
#include "questionnaire/questionnaire.h"

static_assert((int)LEVEL_MOST == (int)LEVELS - 1, "the scale has another length");

struct sheet *sheet_new(struct arena *keep, const struct questionnaire *q)
{
    struct sheet *s = arena_new(keep, struct sheet, 1);

    s->made_with = (struct made_with){ q->id, q->version, q->fingerprint_text };
    s->n_answers = q->n_capabilities;
    s->n_own = q->n_questions;
    s->answers = arena_new(keep, struct answer, s->n_answers);
    s->own = arena_new(keep, struct value, s->n_own);
    return s;
}

const char *sure_name(enum sure s)
{
    static const char *const names[] = {
        [SURE_UNSAID] = "", [SURE_KNOW] = "know", [SURE_THINK] = "think", [SURE_GUESS] = "guess",
    };
    static_assert(countof(names) == SURE_GUESS + 1, "a degree of certainty has no name");
    return names[s];
}

bool answer_given(const struct answer *a)
{
    return a->state != ANSWER_NONE;
}

static bool evidence_empty(const struct evidence *e)
{
    return !e->what.n && !e->where.n && !e->owner.n && !date_known(e->date) && !e->live;
}

bool answer_empty(const struct answer *a)
{
    return a->state == ANSWER_NONE && a->earlier.state == ANSWER_NONE && a->sure == SURE_UNSAID && !a->discuss
        && !a->not_mine && a->wish == 0 && !a->note.n && !a->note_internal.n && evidence_empty(&a->evidence);
}

static bool date_same(struct date a, struct date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static bool evidence_same(const struct evidence *a, const struct evidence *b)
{
    return str_eq(a->what, b->what) && str_eq(a->where, b->where) && str_eq(a->owner, b->owner)
        && date_same(a->date, b->date) && a->live == b->live;
}

static bool earlier_same(const struct earlier_answer *a, const struct earlier_answer *b)
{
    return a->state == b->state && a->level == b->level && a->meaning == b->meaning;
}

bool answer_same(const struct answer *a, const struct answer *b)
{
    return a->state == b->state && a->level == b->level && a->sure == b->sure && a->discuss == b->discuss
        && a->not_mine == b->not_mine && a->wish == b->wish && str_eq(a->reason, b->reason)
        && str_eq(a->note, b->note) && str_eq(a->note_internal, b->note_internal)
        && evidence_same(&a->evidence, &b->evidence) && earlier_same(&a->earlier, &b->earlier);
}

size_t sheet_given(const struct sheet *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n_answers; i++) n += answer_given(&s->answers[i]);
    return n;
}
