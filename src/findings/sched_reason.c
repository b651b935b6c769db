/* Reasons that are theorems (ROADMAP.md 4.1): they follow from what blocks and list schedules
 * are, and hold for every line. */

#include "findings/sched_core.h"

/* --- why a job stands where it does -------------------------------------------------- */

/* The sign of the ratio of job j minus that of the block. */
static int compare_to_block(const struct sched *s, int j, const struct sched_block *b)
{
    int64_t own = s->value[j] * b->effort, its = b->value * s->effort[j];

    return (own > its) - (own < its);
}

/* Jobs of the block behind j that are worth more than the block, dearest first. */
static void name_unlocked(const struct sched *s, const struct sched_order *o, int j, struct sched_reason *r)
{
    const struct sched_block *b = &o->blocks[r->block];
    int best[SCHED_UNLOCKS_NAMED], n = 0, all = 0;

    for (int k = b->first; k < b->first + b->n; k++) {
        int q = s->inner[o->list[k]], at;
        if (!set_has(&s->serves[j], q) || compare_to_block(s, q, b) <= 0) continue;
        all++;
        for (at = n; at > 0; at--) {
            int other = best[at - 1];
            if (s->value[other] > s->value[q] || (s->value[other] == s->value[q] && other < q)) break;
            if (at < SCHED_UNLOCKS_NAMED) best[at] = other;
        }
        if (at == SCHED_UNLOCKS_NAMED) continue;
        best[at] = q;
        if (n < SCHED_UNLOCKS_NAMED) n++;
    }
    for (int k = 0; k < n; k++) r->unlocks[k] = s->outer[best[k]];
    r->n_unlocks = n;
    r->more_unlocks = all - n;
}

/* By job: where it stands in the order; -1: nowhere. */
static int *places_of(struct arena *keep, const struct sched *s, const int *list, int n)
{
    int *place = arena_new(keep, int, (size_t)s->n);

    for (int j = 0; j < s->n; j++) place[j] = -1;
    for (int i = 0; i < n; i++) place[list[i]] = i;
    return place;
}

/* The better arc to name of two to the same job: the prerequisite that comes later, then the
 * smaller label, then the smaller id. */
static bool arc_ahead(const struct sched *s, int a, int b, const int64_t *when)
{
    const struct sched_arc *x = &s->arcs[a], *y = &s->arcs[b];

    if (when[x->before] != when[y->before]) return when[x->before] > when[y->before];
    if (x->before != y->before) return s->inner[x->before] < s->inner[y->before];
    return x->label < y->label;
}

/* By job: the caller's arc from the prerequisite that comes last by `when`, among those that
 * `counts` lets through; -1: none. */
static void name_waits(const struct sched *s, const int64_t *when, bool (*counts)(const void *, const struct sched_arc *),
                       const void *context, int *waits)
{
    for (int j = 0; j < s->n; j++) waits[j] = -1;
    for (int i = 0; i < s->n_arcs; i++) {
        int after = s->arcs[i].after;
        if (!counts(context, &s->arcs[i])) continue;
        if (waits[after] < 0 || arc_ahead(s, i, waits[after], when)) waits[after] = i;
    }
}

static bool inside_block(const void *order, const struct sched_arc *a)
{
    const struct sched_order *o = order;

    return o->block_of[a->after] >= 0 && o->block_of[a->after] == o->block_of[a->before];
}

struct sched_reason *sched_reasons(struct arena *keep, struct arena scratch, const struct sched *s,
                                   const struct sched_order *order)
{
    static const enum sched_why cases[] = { SCHED_PULLED_FORWARD, SCHED_STEPPING_STONE, SCHED_WAITS_FOR };
    struct sched_reason *reasons = arena_new(keep, struct sched_reason, (size_t)s->n);
    int *place = places_of(&scratch, s, order->list, order->n), *waits = arena_new(&scratch, int, (size_t)s->n);
    int64_t *when = arena_new(&scratch, int64_t, (size_t)s->n);

    for (int k = 0; k < s->n; k++) when[k] = place[k];
    name_waits(s, when, inside_block, order, waits);
    for (int k = 0; k < s->n; k++) {
        struct sched_reason *r = &reasons[k];
        *r = (struct sched_reason){ .block = order->block_of[k], .waits = -1 };
        if (r->block < 0 || order->blocks[r->block].n == 1) continue;
        r->why = cases[1 + compare_to_block(s, s->inner[k], &order->blocks[r->block])];
        if (r->why != SCHED_PULLED_FORWARD) r->waits = waits[k];
        if (r->why != SCHED_WAITS_FOR) name_unlocked(s, order, s->inner[k], r);
    }
    return reasons;
}

/* --- why a job starts when it does --------------------------------------------------- */

static int64_t end_of(const struct sched *s, const struct sched_plan *p, int job)
{
    return p->start[job] + s->effort[s->inner[job]];
}

struct ends {
    const struct sched *s;
    const struct sched_plan *plan;
};

/* Prerequisites that end right when the job starts. */
static bool just_ended(const void *context, const struct sched_arc *a)
{
    const struct ends *e = context;

    return e->plan->start[a->after] >= 0 && end_of(e->s, e->plan, a->before) == e->plan->start[a->after];
}

/* Whether a slot that the job may use has nothing to do in the moment before it starts. */
static bool slot_was_free(const struct sched *s, const struct sched_plan *p, int job)
{
    unsigned busy = 0;

    for (int i = 0; i < p->n; i++) {
        int other = p->list[i];
        if (p->start[other] < p->start[job] && end_of(s, p, other) >= p->start[job]) busy |= 1u << p->slot[other];
    }
    return s->eligible[s->inner[job]] & ~busy & ((1u << s->slots) - 1);
}

/* The job that leaves the slot of this one right when it starts. */
static int left_slot(const struct sched *s, const struct sched_plan *p, int job)
{
    for (int i = 0; i < p->n; i++)
        if (p->slot[p->list[i]] == p->slot[job] && end_of(s, p, p->list[i]) == p->start[job]) return p->list[i];
    return -1;
}

/* The first of the list that starts later than the job, and at its start could not have taken
 * its slot. */
static int overtaken(const struct sched *s, const struct sched_plan *p, int job, const int *list)
{
    for (int i = 0; i < s->n && list[i] != job; i++) {
        int j = s->inner[list[i]];
        if (p->start[list[i]] >= 0 && p->start[list[i]] <= p->start[job]) continue;
        if (!(s->eligible[j] >> p->slot[job] & 1)) return list[i];
        for (int e = s->before.at[j]; e < s->before.at[j + 1]; e++) {
            int q = s->outer[s->before.of[e]];
            if (p->start[q] < 0 || end_of(s, p, q) > p->start[job]) return list[i];
        }
    }
    return -1;
}

static enum sched_when when_of(const struct sched *s, const struct sched_plan *p, int job, const struct sched_start *r)
{
    if (p->start[job] < 0) return SCHED_NEVER;
    if (p->start[job] == 0) return SCHED_AT_ONCE;
    if (!slot_was_free(s, p, job)) return SCHED_AFTER_SLOT;
    return r->waits >= 0 ? SCHED_AFTER_NEED : SCHED_HELD;
}

struct sched_start *sched_starts(struct arena *keep, struct arena scratch, const struct sched *s,
                                 const struct sched_plan *plan, const int *list)
{
    struct sched_start *starts = arena_new(keep, struct sched_start, (size_t)s->n);
    int *waits = arena_new(&scratch, int, (size_t)s->n);

    name_waits(s, plan->start, just_ended, &(struct ends){ s, plan }, waits);
    for (int k = 0; k < s->n; k++) {
        struct sched_start *r = &starts[k];
        bool runs = plan->start[k] >= 0;
        *r = (struct sched_start){ .waits = waits[k], .busy_with = -1, .overtakes = -1 };
        if (runs) r->busy_with = left_slot(s, plan, k);
        if (runs) r->overtakes = overtaken(s, plan, k, list);
        r->when = when_of(s, plan, k, r);
    }
    return starts;
}
