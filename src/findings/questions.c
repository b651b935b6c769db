#include "findings/questions.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "findings/rules.h"
#include "findings/schedule.h"
#include "findings/scorecard.h"

/* Many plans are made for comparison: a good order of each is enough. */
static const struct sched_limits quick_limits = { .states = 2000, .runs = 60, .nodes = 2000 };

static bool is_open(const struct verdict *v)
{
    return v->standing == STANDING_UNKNOWN || v->standing == STANDING_NOT_ASKED;
}

/* Where each action stands in a plan: its horizon + 1 and its value; 0: not on it. */
struct place {
    int horizon;
    int64_t value;
};

static struct place *places(struct arena *keep, const struct roadmap *m, size_t n_actions)
{
    struct place *p = arena_new(keep, struct place, n_actions);
    for (size_t i = 0; i < m->n; i++) {
        const struct job *j = m->lines[i].job;
        if (j->action) p[j->action->index] = (struct place){ (int)m->lines[i].horizon + 1, j->value };
    }
    return p;
}

/* An action that only unlocks others still counts for something. */
static int64_t weight(struct place a, struct place b)
{
    int64_t most = a.value > b.value ? a.value : b.value;
    return most > 0 ? most : 1;
}

static void compare(struct open_question *q, const struct place *before, const struct place *after, size_t n)
{
    int64_t moves_now = 0;

    for (size_t i = 0; i < n; i++) {
        if (before[i].horizon == after[i].horizon) continue;
        int64_t w = weight(before[i], after[i]);
        q->moves += w;
        if (before[i].horizon == HORIZON_NOW + 1 || after[i].horizon == HORIZON_NOW + 1) moves_now += w;
    }
    q->moves_now += moves_now;
    q->other_plans += moves_now > 0;
}

/* Other answers, other rules. */
static const struct rule_effects *rules_for(struct arena *keep, struct arena scratch, const struct facts *facts,
                                            const struct consensus *c)
{
    struct facts other = *facts;

    other.consensus = c;
    const struct rule_findings *f = rules_judge(keep, scratch, &other);
    return f ? &f->effects : NULL;
}

/* `keep` by value: the plans are forgotten, only the comparison is kept. */
static struct open_question try_levels(struct arena keep, struct arena scratch, const struct roadmap_inputs *in,
                                       const struct verdict *v, const struct place *before)
{
    const struct consensus *now = in->scorecard->consensus;
    size_t n_actions = now->questionnaire->n_actions;
    struct open_question q = { .of = v };
    struct consensus other = *now;

    other.of = arena_new(&keep, struct verdict, now->n);
    memcpy(other.of, now->of, now->n * sizeof *other.of);
    other.of[v->of->index].standing = STANDING_LEVEL;
    for (int level = 0; level < LEVELS; level++) {
        struct arena room = keep;
        struct roadmap_inputs what_if = *in;
        other.of[v->of->index].level = level;
        what_if.scorecard = scorecard_make(&room, &other);
        what_if.limits = &quick_limits;
        if (in->facts) what_if.rules = rules_for(&room, scratch, in->facts, &other);
        const struct roadmap *m = roadmap_make(&room, scratch, &what_if);
        compare(&q, before, places(&room, m, n_actions), n_actions);
    }
    return q;
}

static int more_changes(const void *left, const void *right)
{
    const struct open_question *a = left, *b = right;
    if (a->moves_now != b->moves_now) return a->moves_now > b->moves_now ? -1 : 1;
    if (a->moves != b->moves) return a->moves > b->moves ? -1 : 1;
    if (a->of->of->area->weight != b->of->of->area->weight)
        return a->of->of->area->weight > b->of->of->area->weight ? -1 : 1;
    return a->of->of->index < b->of->of->index ? -1 : 1;
}

struct open_questions *questions_rank(struct arena *keep, struct arena scratch, const struct roadmap_inputs *in)
{
    const struct consensus *c = in->scorecard->consensus;
    struct open_questions *out = arena_new(keep, struct open_questions, 1);
    struct roadmap_inputs now = *in;

    out->list = arena_new(keep, struct open_question, c->n);
    struct arena room = *keep;
    now.limits = &quick_limits; /* compared with plans that were made in the same way */
    const struct roadmap *m = roadmap_make(&room, scratch, &now);
    const struct place *before = places(&room, m, c->questionnaire->n_actions);
    for (size_t i = 0; i < c->n; i++)
        if (is_open(&c->of[i])) out->list[out->n++] = try_levels(room, scratch, in, &c->of[i], before);
    if (out->n > 1) qsort(out->list, out->n, sizeof *out->list, more_changes);
    return out;
}
