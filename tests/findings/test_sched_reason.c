/* Reasons: each must be true of the order it explains, and what it names must matter. */

#include <string.h>

#include "findings/schedule.h"
#include "generate.h"
#include "tally.h"

enum { ARENA = 64 << 20, SCRATCH = 8 << 20, EACH = 300 };

struct world {
    struct arena keep, scratch;
};

/* A solved roadmap with its reasons. */
struct solved {
    const struct sched_input *in;
    const struct sched *s;
    const struct sched_order *o;
    const struct sched_reason *why;
    const bool *reaches;     /* [i * n + j]: j waits for i, perhaps by way of others */
    int *place;
    int64_t *end;
};

static const struct sched *build(struct world *w, const struct sched_input *in)
{
    struct sched_problem problem;

    return sched_new(&w->keep, w->scratch, in, &problem);
}

static struct solved solve(struct world *w, const struct sched_input *in)
{
    int n = in->n_jobs;
    bool *reaches = arena_new(&w->keep, bool, (size_t)(n * n));
    struct solved x = { .in = in, .s = build(w, in), .place = arena_new(&w->keep, int, (size_t)n),
                        .end = arena_new(&w->keep, int64_t, (size_t)n) };
    int64_t t = 0;

    x.o = sched_solve(&w->keep, w->scratch, x.s, NULL, 0, NULL);
    x.why = sched_reasons(&w->keep, w->scratch, x.s, x.o);
    for (int i = 0; i < n; i++) {
        x.place[x.o->list[i]] = i;
        x.end[x.o->list[i]] = t += in->jobs[x.o->list[i]].effort;
    }
    for (int i = 0; i < in->n_arcs; i++) reaches[in->arcs[i].before * n + in->arcs[i].after] = true;
    for (int k = 0; k < n; k++)
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) reaches[i * n + j] |= reaches[i * n + k] && reaches[k * n + j];
    x.reaches = reaches;
    return x;
}

/* The sign of the ratio of a job minus that of its block. */
static int above_block(const struct solved *x, int j)
{
    const struct sched_block *b = &x->o->blocks[x->o->block_of[j]];
    int64_t own = x->in->jobs[j].value * b->effort, its = b->value * x->in->jobs[j].effort;

    return own > its ? 1 : own < its ? -1 : 0;
}

static bool same_block(const struct solved *x, int i, int j)
{
    return x->o->block_of[i] == x->o->block_of[j];
}

/* --- what a reason says ---------------------------------------------------------------- */

static bool case_is_right(const struct solved *x, int j)
{
    static const enum sched_why cases[] = { SCHED_PULLED_FORWARD, SCHED_STEPPING_STONE, SCHED_WAITS_FOR };
    const struct sched_block *b = &x->o->blocks[x->why[j].block];

    return x->why[j].block == x->o->block_of[j] && x->why[j].why == (b->n == 1 ? SCHED_OWN_RATIO : cases[1 + above_block(x, j)]);
}

/* A job that stands by its own ratio: nothing later is in a better block. */
static bool own_is_best(const struct solved *x, int j)
{
    int64_t value = x->in->jobs[j].value, effort = x->in->jobs[j].effort;

    for (int b = x->o->block_of[j] + 1; b < x->o->n_blocks; b++)
        if (x->o->blocks[b].value * effort > value * x->o->blocks[b].effort) return false;
    return true;
}

/* The jobs named are unlocked by j, worth more than the block, and the dearest of these. */
static bool unlocks_right(const struct solved *x, int j)
{
    const struct sched_reason *r = &x->why[j];
    int all = 0, n = x->in->n_jobs;

    for (int q = 0; q < n; q++) {
        if (!x->reaches[j * n + q] || !same_block(x, j, q) || above_block(x, q) <= 0) continue;
        all++;
        int better = 0;
        bool named = false;
        for (int k = 0; k < n; k++) {
            if (!x->reaches[j * n + k] || !same_block(x, j, k) || above_block(x, k) <= 0) continue;
            int64_t more = x->in->jobs[k].value - x->in->jobs[q].value;
            better += more > 0 || (more == 0 && str_cmp(x->in->jobs[k].id, x->in->jobs[q].id) < 0);
        }
        for (int k = 0; k < r->n_unlocks; k++) named |= r->unlocks[k] == q && k == better;
        if (named != (better < SCHED_UNLOCKS_NAMED)) return false;
    }
    return all > 0 && r->n_unlocks + r->more_unlocks == all && r->more_unlocks >= 0;
}

/* The arc named leads to j from inside the block, from the last of those that stand before it. */
static bool waits_right(const struct solved *x, int j)
{
    int arc = x->why[j].waits;

    if (arc < 0 || x->in->arcs[arc].after != j || !same_block(x, x->in->arcs[arc].before, j)) return false;
    for (int i = 0; i < x->in->n_arcs; i++) {
        const struct sched_arc *a = &x->in->arcs[i], *named = &x->in->arcs[arc];
        if (a->after != j || !same_block(x, a->before, j)) continue;
        if (x->place[a->before] > x->place[named->before]) return false;
        if (a->before == named->before && a->label < named->label) return false;
    }
    return true;
}

static bool says_nothing(const struct sched_reason *r, bool unlocks, bool waits)
{
    return (!unlocks || (r->n_unlocks == 0 && r->more_unlocks == 0)) && (!waits || r->waits == -1);
}

/* --- what if -------------------------------------------------------------------------- */

/* Nobody in the block needs j any more: those that did need what j needs. Where j ends then. */
static int64_t end_without_dependents(struct world w, const struct solved *x, int j)
{
    struct sched_input other = *x->in;
    struct sched_arc *arcs = arena_new(&w.keep, struct sched_arc, SCHED_ARCS_MOST);

    other.n_arcs = 0;
    other.arcs = arcs;
    for (int i = 0; i < x->in->n_arcs; i++) {
        const struct sched_arc *a = &x->in->arcs[i];
        if (a->before != j || !same_block(x, a->after, j)) {
            arcs[other.n_arcs++] = *a;
            continue;
        }
        for (int k = 0; k < x->in->n_arcs; k++)
            if (x->in->arcs[k].after == j) arcs[other.n_arcs++] = (struct sched_arc){ x->in->arcs[k].before, a->after, 0 };
    }
    return solve(&w, &other).end[j];
}

/* j needs nobody in the block any more. Where it ends then. */
static int64_t end_without_needs(struct world w, const struct solved *x, int j)
{
    struct sched_input other = *x->in;
    struct sched_arc *arcs = arena_new(&w.keep, struct sched_arc, (size_t)x->in->n_arcs);

    other.n_arcs = 0;
    other.arcs = arcs;
    for (int i = 0; i < x->in->n_arcs; i++) {
        const struct sched_arc *a = &x->in->arcs[i];
        if (a->after != j || !same_block(x, a->before, j)) arcs[other.n_arcs++] = *a;
    }
    return solve(&w, &other).end[j];
}

enum { CASES, OWN, UNLOCKS, WAITS, STONE, LATER, EARLIER, TALLIES };

static void check_job(struct world w, const struct solved *x, int j, struct tally *t, uint64_t seed)
{
    const struct sched_reason *r = &x->why[j];

    tally(&t[CASES], case_is_right(x, j), seed);
    switch (r->why) {
    case SCHED_OWN_RATIO: tally(&t[OWN], own_is_best(x, j) && says_nothing(r, true, true), seed); break;
    case SCHED_PULLED_FORWARD:
        tally(&t[UNLOCKS], unlocks_right(x, j) && says_nothing(r, false, true), seed);
        tally(&t[LATER], end_without_dependents(w, x, j) > x->end[j], seed);
        break;
    case SCHED_WAITS_FOR:
        tally(&t[WAITS], waits_right(x, j) && says_nothing(r, true, false), seed);
        tally(&t[EARLIER], end_without_needs(w, x, j) < x->end[j], seed);
        break;
    case SCHED_STEPPING_STONE: tally(&t[STONE], unlocks_right(x, j) && waits_right(x, j), seed); break;
    }
}

/* Equal ratios, needed for stepping stones, are rare among random numbers; rules are arcs
 * with a label, some of them beside a need. */
static struct sched_input with_ties_and_rules(struct arena *keep, struct random *r, const struct sched_input *in, bool ties)
{
    struct sched_job *jobs = arena_new(keep, struct sched_job, (size_t)in->n_jobs);
    struct sched_arc *arcs = arena_new(keep, struct sched_arc, (size_t)in->n_arcs * 2);
    struct sched_input out = *in;

    out.jobs = jobs;
    out.arcs = arcs;
    out.n_arcs = 0;
    for (int j = 0; j < in->n_jobs; j++) {
        jobs[j] = in->jobs[j];
        if (!ties) continue;
        jobs[j].effort = 1 + (int64_t)random_below(r, 2);
        jobs[j].value = (int64_t)random_below(r, 3);
    }
    for (int i = 0; i < in->n_arcs; i++) {
        arcs[out.n_arcs] = in->arcs[i];
        arcs[out.n_arcs++].label = (int)random_below(r, 3);
        if (random_below(r, 4)) continue;
        arcs[out.n_arcs] = in->arcs[i];
        arcs[out.n_arcs++].label = (int)random_below(r, 3);
    }
    return out;
}

static void check_reasons(struct world w)
{
    struct tally t[TALLIES] = {
        [CASES] = { .says = "I10 the case follows from the ratios of job and block" },
        [OWN] = { .says = "I10 own ratio: nothing later is in a better block" },
        [UNLOCKS] = { .says = "I10 pulled forward: names what it unlocks, dearest first" },
        [WAITS] = { .says = "I10 waits for: names the last prerequisite of its block" },
        [STONE] = { .says = "I10 stepping stone: both" },
        [LATER] = { .says = "I10 pulled forward: if nobody needed it, it would end later" },
        [EARLIER] = { .says = "I10 waits for: if it needed nobody, it would end earlier" },
    };

    for (int f = 0; f < FAMILIES; f++)
        for (int i = 0; i < EACH; i++) {
            struct world one = w;
            uint64_t seed = (uint64_t)(1000 * f + i);
            struct random r = random_seed(seed);
            int n = 2 + (int)random_below(&r, 23);
            struct sched_input in = generate(&one.keep, &r, (struct generate){ (enum family)f, n, 1, 0 });
            in = with_ties_and_rules(&one.keep, &r, &in, i % 2);
            struct solved x = solve(&one, &in);
            if (!x.o->proven) continue;
            for (int j = 0; j < n; j++) check_job(one, &x, j, t, seed);
        }
    tally_report(t, TALLIES, 100);
}

/* --- starts --------------------------------------------------------------------------- */

static int64_t end_of(const struct sched_input *in, const struct sched_plan *p, int j)
{
    return p->start[j] + in->jobs[j].effort;
}

static bool fits_slot(const struct sched_input *in, int j, int slot)
{
    return (in->slots[slot].roles & in->jobs[j].role) == in->jobs[j].role;
}

/* Whether a slot for j was free right before j started. */
static bool free_before(const struct sched_input *in, const struct sched_plan *p, int j)
{
    for (int k = 0; k < in->n_slots; k++) {
        bool busy = !fits_slot(in, j, k);
        for (int i = 0; i < in->n_jobs; i++)
            busy |= p->slot[i] == k && p->start[i] <= p->start[j] - 1 && end_of(in, p, i) > p->start[j] - 1;
        if (!busy) return true;
    }
    return false;
}

/* Efforts are whole numbers, so the moment before is one unit before. */
static bool start_is_right(const struct sched_input *in, const struct sched_plan *p, const struct sched_start *r, int j)
{
    bool need_ends = false;

    for (int i = 0; i < in->n_arcs; i++)
        need_ends |= in->arcs[i].after == j && end_of(in, p, in->arcs[i].before) == p->start[j];
    if (need_ends != (r->waits >= 0)) return false;
    if (need_ends && (in->arcs[r->waits].after != j || end_of(in, p, in->arcs[r->waits].before) != p->start[j])) return false;
    if (r->busy_with >= 0 && (p->slot[r->busy_with] != p->slot[j] || end_of(in, p, r->busy_with) != p->start[j])) return false;
    switch (r->when) {
    case SCHED_AT_ONCE: return p->start[j] == 0;
    case SCHED_AFTER_NEED: return need_ends && free_before(in, p, j);
    case SCHED_AFTER_SLOT: return p->start[j] > 0 && r->busy_with >= 0 && !free_before(in, p, j);
    case SCHED_HELD:
    case SCHED_NEVER: return false;
    }
    return false;
}

/* In a list schedule a job overtakes exactly those that could not have had its slot. */
static bool overtakes_right(const struct sched_input *in, const struct sched_plan *p, const struct sched_start *r, int j,
                            const int *list)
{
    int first = -1;

    for (int i = 0; i < in->n_jobs && list[i] != j && first < 0; i++)
        if (p->start[list[i]] > p->start[j]) first = list[i];
    return r->overtakes == first;
}

static void check_starts(struct world w)
{
    struct tally t[] = {
        { .says = "4.1 a start: at once, after a need, or after the job before in its slot" },
        { .says = "4.1 fills a gap: the first better job that starts later" },
    };

    for (uint64_t seed = 0; seed < 400; seed++) {
        struct world one = w;
        struct random r = random_seed(seed);
        struct generate what = { .family = (enum family)(seed % FAMILIES), .jobs = 1 + (int)random_below(&r, 24),
                                 .slots = 1 + (int)random_below(&r, 4), .roles = (int)random_below(&r, 3) };
        struct sched_input in = generate(&one.keep, &r, what);
        const struct sched *s = build(&one, &in);
        const struct sched_order *o = sched_solve(&one.keep, one.scratch, s, NULL, 0, NULL);
        struct sched_phase all = { 0, o->list };
        struct sched_plan *p = sched_run(&one.keep, one.scratch, s, &all, 1, NULL, NULL);
        struct sched_start *starts = sched_starts(&one.keep, one.scratch, s, p, o->list);
        for (int j = 0; j < in.n_jobs; j++) {
            tally(&t[0], start_is_right(&in, p, &starts[j], j), seed);
            tally(&t[1], overtakes_right(&in, p, &starts[j], j, o->list), seed);
        }
    }
    tally_report(t, 2, 2000);
}

/* --- by hand -------------------------------------------------------------------------- */

/* An arc from a rule is named with its number; a need beside it is named first. */
static void check_labels(struct world w)
{
    static const struct sched_job jobs[] = { { S_INIT("dull"), 0, 2, 0 }, { S_INIT("great"), 90, 1, 0 }, { S_INIT("own"), 5, 1, 0 },
                                             { S_INIT("late"), 20, 1, 0 } };
    static const struct sched_arc arcs[] = { { 0, 1, 7 }, { 0, 1, 0 }, { 1, 3, 9 } };
    struct sched_slot slot = { 0 };
    struct sched_input in = { jobs, 4, arcs, 3, &slot, 1 };
    struct solved x = solve(&w, &in);

    tap_ok(x.why[0].why == SCHED_PULLED_FORWARD && x.why[0].n_unlocks == 1 && x.why[0].unlocks[0] == 1, "dull is pulled forward");
    tap_ok(x.why[1].why == SCHED_WAITS_FOR && arcs[x.why[1].waits].label == 0, "great waits for dull, by the need");
    tap_ok(x.why[2].why == SCHED_OWN_RATIO && x.why[3].why == SCHED_OWN_RATIO, "the others stand by their own ratio");
    in.arcs = (struct sched_arc[]){ { 0, 1, 7 }, { 0, 1, 8 }, { 1, 3, 9 } };
    x = solve(&w, &in);
    tap_ok(x.in->arcs[x.why[1].waits].label == 7, "of two rules the one with the smaller number");

    int members[] = { 2, 3 };
    const struct sched_order *o = sched_solve(&w.keep, w.scratch, x.s, members, 2, NULL);
    const struct sched_reason *why = sched_reasons(&w.keep, w.scratch, x.s, o);
    tap_ok(why[0].block == -1 && why[1].waits == -1 && why[3].block == 0, "no reasons for who is no member");
}

/* Four dependents worth naming: three by name, one more. */
static void check_many(struct world w)
{
    static const struct sched_job jobs[] = { { S_INIT("e"), 0, 9, 0 }, { S_INIT("x4"), 90, 1, 0 }, { S_INIT("x1"), 95, 1, 0 },
                                             { S_INIT("x3"), 90, 1, 0 }, { S_INIT("x2"), 90, 1, 0 } };
    static const struct sched_arc arcs[] = { { 0, 1, 0 }, { 0, 2, 0 }, { 0, 3, 0 }, { 0, 4, 0 } };
    struct sched_slot slot = { 0 };
    struct sched_input in = { jobs, 5, arcs, 4, &slot, 1 };
    const struct sched_reason *r = &solve(&w, &in).why[0];

    tap_ok(r->n_unlocks == 3 && r->more_unlocks == 1 && r->unlocks[0] == 2 && r->unlocks[1] == 4 && r->unlocks[2] == 3,
           "by value, then by id: three names and one more");
}

static bool not_before_three(void *context, int job, int slot, int64_t t)
{
    (void)context, (void)slot;
    return job != 1 || t >= 3;
}

static void check_held(struct world w)
{
    static const struct sched_job jobs[] = { { S_INIT("a"), 1, 3, 0 }, { S_INIT("b"), 9, 2, 0 }, { S_INIT("c"), 1, 9, 0 } };
    static const struct sched_arc arcs[] = { { 1, 2, 0 } };
    struct sched_slot slots[] = { { 0 }, { 0 } };
    struct sched_input in = { jobs, 3, arcs, 1, slots, 2 };
    const struct sched *s = build(&w, &in);
    struct sched_phase all = { 0, (int[]){ 1, 2, 0 } };
    struct sched_plan *p = sched_run(&w.keep, w.scratch, s, &all, 1, not_before_three, NULL);
    struct sched_start *r = sched_starts(&w.keep, w.scratch, s, p, all.list);

    tap_ok(p->start[1] == 3 && r[1].when == SCHED_HELD, "a veto held it");
    tap_ok(r[0].when == SCHED_AT_ONCE && r[0].overtakes == 2, "what starts meanwhile overtakes whom a need keeps");
    tap_ok(r[2].when == SCHED_AFTER_NEED && r[2].waits == 0 && r[2].busy_with == 1, "and that one waits for its need");
    s = build(&w, &(struct sched_input){ jobs, 2, NULL, 0, slots, 2 });
    all.list = (int[]){ 1, 0 };
    all.from = 0;
    p = sched_run(&w.keep, w.scratch, s, &all, 1, not_before_three, NULL);
    r = sched_starts(&w.keep, w.scratch, s, p, all.list);
    tap_ok(r[0].overtakes == -1, "whom only a veto keeps is not overtaken");
}

static bool never_b(void *context, int job, int slot, int64_t t)
{
    (void)context, (void)slot, (void)t;
    return job != 1;
}

static void check_never(struct world w)
{
    static const struct sched_job jobs[] = { { S_INIT("a"), 1, 3, 0 }, { S_INIT("b"), 9, 1, 0 }, { S_INIT("c"), 1, 9, 0 } };
    static const struct sched_arc arcs[] = { { 1, 2, 0 } };
    struct sched_slot slot = { 0 };
    struct sched_input in = { jobs, 3, arcs, 1, &slot, 1 };
    const struct sched *s = build(&w, &in);
    struct sched_phase all = { 0, (int[]){ 1, 2, 0 } };
    struct sched_plan *p = sched_run(&w.keep, w.scratch, s, &all, 1, never_b, NULL);
    struct sched_start *r = sched_starts(&w.keep, w.scratch, s, p, all.list);

    tap_ok(r[1].when == SCHED_NEVER && r[2].when == SCHED_NEVER && r[2].waits == -1, "who never starts has no reason to");
    tap_ok(r[0].when == SCHED_AT_ONCE && r[0].overtakes == 2, "and is overtaken where a need keeps it");
}

int main(void)
{
    struct world w = { .keep = tap_arena(ARENA), .scratch = tap_arena(SCRATCH) };

    check_reasons(w);
    check_starts(w);
    check_labels(w);
    check_many(w);
    check_held(w);
    check_never(w);
    return tap_done();
}
