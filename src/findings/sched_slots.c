/* Several slots: the list schedule, and the search that takes single jobs to other places of
 * the list (ROADMAP.md 1.9, 3 and 5.4).
 *
 * Within one run time only moves to where something can change: the end of a job, or a new
 * phase. Lists of a run are inner numbers. */

#include <string.h>

#include "base/bug.h"
#include "findings/sched_core.h"

/* A run of a caller: phases, and somebody to ask before each start. */
struct steering {
    const struct sched_phase *phases;
    int n_phases;
    sched_may_start *may_start; /* NULL: nobody */
    void *context;
};

struct sched_runner sched_runner_new(struct arena *keep, const struct sched *s)
{
    size_t n = (size_t)s->n;

    return (struct sched_runner){
        .s = s,
        .start = arena_new(keep, int64_t, n),
        .ready = arena_new(keep, int64_t, n),
        .slot = arena_new(keep, int, n),
        .missing = arena_new(keep, int, n),
        .open = arena_new(keep, int, n),
    };
}

static void begin(struct sched_runner *r)
{
    const struct sched *s = r->s;

    r->cost = r->rest_value = r->rest_work = 0;
    for (int j = 0; j < s->n; j++) {
        r->start[j] = r->slot[j] = -1;
        r->ready[j] = 0;
        r->missing[j] = s->before.at[j + 1] - s->before.at[j];
        r->rest_value += s->value[j];
        r->rest_work += s->value[j] * s->effort[j];
    }
    for (int k = 0; k < s->slots; k++) r->busy[k] = 0;
}

static void start_job(struct sched_runner *r, int j, int slot, int64_t t)
{
    const struct sched *s = r->s;
    int64_t end = t + s->effort[j];

    r->start[j] = t;
    r->slot[j] = slot;
    r->busy[slot] = end;
    r->cost += s->value[j] * end;
    r->rest_value -= s->value[j];
    r->rest_work -= s->value[j] * s->effort[j];
    for (int e = s->after.at[j]; e < s->after.at[j + 1]; e++) {
        int q = s->after.of[e];
        r->missing[q]--;
        if (r->ready[q] < end) r->ready[q] = end;
    }
}

/* The free slot that a job takes: of those with its role the one with the fewest. -1: none. */
static int slot_for(const struct sched *s, int j, unsigned free)
{
    for (int k = 0; k < s->slots; k++)
        if (free & s->eligible[j] & 1u << s->slot_order[k]) return s->slot_order[k];
    return -1;
}

static bool allowed(const struct steering *to, const struct sched *s, int j, int slot, int64_t t)
{
    return !to || !to->may_start || to->may_start(to->context, s->outer[j], slot, t);
}

/* Starts at t what may start, in the order of the list. */
static void start_all(struct sched_runner *r, int64_t t, const struct steering *to)
{
    unsigned free = 0;
    int kept = 0;

    for (int k = 0; k < r->s->slots; k++) free |= r->busy[k] <= t ? 1u << k : 0;
    for (int i = 0; i < r->n_open; i++) {
        int j = r->open[i], slot = -1;
        if (free && r->missing[j] == 0 && r->ready[j] <= t) slot = slot_for(r->s, j, free);
        if (slot < 0 || !allowed(to, r->s, j, slot, t)) {
            r->open[kept++] = j;
            continue;
        }
        start_job(r, j, slot, t);
        free &= ~(1u << slot);
    }
    r->n_open = kept;
}

/* When the next job ends after t; -1: none runs. */
static int64_t next_end(const struct sched_runner *r, int64_t t)
{
    int64_t next = -1;

    for (int k = 0; k < r->s->slots; k++)
        if (r->busy[k] > t && (next < 0 || r->busy[k] < next)) next = r->busy[k];
    return next;
}

int64_t sched_runner_cost(struct sched_runner *r, const int *list, int64_t enough)
{
    begin(r);
    memcpy(r->open, list, (size_t)r->s->n * sizeof *list);
    r->n_open = r->s->n;
    for (int64_t t = 0; t >= 0; t = next_end(r, t)) {
        start_all(r, t, NULL);
        int64_t least = r->cost + r->rest_value * t + r->rest_work;
        if (least >= enough) return least;
    }
    return r->cost;
}

struct sched_plan *sched_plan_of(struct arena *keep, const struct sched *s, const int64_t *start, const int *slot)
{
    struct sched_plan *p = arena_new(keep, struct sched_plan, 1);

    p->start = arena_new(keep, int64_t, (size_t)s->n);
    p->slot = arena_new(keep, int, (size_t)s->n);
    p->list = arena_new(keep, int, (size_t)s->n);
    for (int j = 0; j < s->n; j++) {
        int k = s->outer[j], at;
        p->start[k] = start[j];
        p->slot[k] = slot[j];
        if (start[j] < 0) continue;
        p->cost += s->value[j] * (start[j] + s->effort[j]);
        for (at = p->n++; at > 0; at--) {
            int other = p->list[at - 1];
            if (p->start[other] < start[j] || (p->start[other] == start[j] && p->slot[other] < slot[j])) break;
            p->list[at] = other;
        }
        p->list[at] = k;
    }
    return p;
}

/* --- runs of a caller --------------------------------------------------------------- */

/* What has not started, in the order of the phase's list. */
static void enter_phase(struct sched_runner *r, const struct sched_phase *phase)
{
    r->n_open = 0;
    for (int i = 0; i < r->s->n; i++) {
        int j = r->s->inner[phase->list[i]];
        if (r->start[j] < 0) r->open[r->n_open++] = j;
    }
}

static void check_list(const struct sched *s, const int *list)
{
    struct sched_set seen = { 0 };

    for (int i = 0; i < s->n; i++) {
        if (list[i] < 0 || list[i] >= s->n || set_has(&seen, list[i])) bug("job %d is none, or in the list twice", list[i]);
        set_add(&seen, list[i]);
    }
}

static void check_phases(const struct sched *s, const struct steering *to)
{
    if (to->n_phases < 1 || to->phases[0].from != 0) bug("the first phase begins at 0");
    for (int i = 0; i < to->n_phases; i++) {
        if (i > 0 && to->phases[i].from <= to->phases[i - 1].from) bug("phase %d does not begin after the one before", i);
        check_list(s, to->phases[i].list);
    }
}

struct sched_plan *sched_run(struct arena *keep, struct arena scratch, const struct sched *s,
                             const struct sched_phase *phases, int n_phases, sched_may_start *may_start, void *context)
{
    struct steering to = { phases, n_phases, may_start, context };
    struct sched_runner r = sched_runner_new(&scratch, s);
    int phase = 0;

    check_phases(s, &to);
    begin(&r);
    for (int64_t t = 0; t >= 0;) {
        if (phase < n_phases && phases[phase].from == t) enter_phase(&r, &phases[phase++]);
        start_all(&r, t, &to);
        t = next_end(&r, t);
        if (phase < n_phases && (t < 0 || phases[phase].from < t)) t = phases[phase].from;
    }
    return sched_plan_of(keep, s, r.start, r.slot);
}

/* --- search ------------------------------------------------------------------------- */

struct searcher {
    struct sched_runner runner;
    const struct sched *s;
    int *list, *trial;       /* the best so far, and what is tried */
    int lead;                /* so many stay in front of the others */
    int runs, most;
    int64_t cost;            /* of list */
};

/* Takes the job at `from` one place further again and again; true when a place is cheaper,
 * and then it is there in list. */
static bool slide(struct searcher *x, int from, int step)
{
    int n = x->s->n, low = from < x->lead ? 0 : x->lead, high = from < x->lead ? x->lead : n;

    memcpy(x->trial, x->list, (size_t)n * sizeof *x->list);
    for (int at = from; at + step >= low && at + step < high && x->runs < x->most; at += step) {
        int job = x->trial[at], other = x->trial[at + step];
        int first = step < 0 ? other : job, second = step < 0 ? job : other;
        if (set_has(&x->s->needs[second], first)) return false;
        x->trial[at] = other;
        x->trial[at + step] = job;
        x->runs++;
        int64_t cost = sched_runner_cost(&x->runner, x->trial, x->cost);
        if (cost >= x->cost) continue;
        memcpy(x->list, x->trial, (size_t)n * sizeof *x->list);
        x->cost = cost;
        return true;
    }
    return false;
}

static bool slide_any(struct searcher *x)
{
    for (int i = 0; i < x->s->n && x->runs < x->most; i++)
        if (slide(x, i, -1) || slide(x, i, 1)) return true;
    return false;
}

static void check_respects(const struct sched *s, const int *list)
{
    struct sched_set done = { 0 };

    for (int i = 0; i < s->n; i++) {
        for (int e = s->before.at[list[i]]; e < s->before.at[list[i] + 1]; e++)
            if (!set_has(&done, s->before.of[e])) bug("job %d stands before what it needs", s->outer[list[i]]);
        set_add(&done, list[i]);
    }
}

struct sched_search sched_improve(struct arena *keep, struct arena scratch, const struct sched *s, const int *list,
                                  int lead, const struct sched_limits *limits)
{
    size_t n = (size_t)s->n;
    struct searcher x = {
        .runner = sched_runner_new(&scratch, s),
        .s = s,
        .list = arena_new(keep, int, n),
        .trial = arena_new(&scratch, int, n),
        .lead = lead,
        .runs = 1,
        .most = (limits ? limits : &sched_limits_default)->runs,
    };

    if (lead < 0 || lead > s->n) bug("%d of %d jobs cannot lead", lead, s->n);
    check_list(s, list);
    for (int i = 0; i < s->n; i++) x.list[i] = s->inner[list[i]];
    check_respects(s, x.list);
    x.cost = sched_runner_cost(&x.runner, x.list, INT64_MAX);
    while (slide_any(&x)) continue;
    sched_runner_cost(&x.runner, x.list, INT64_MAX);
    struct sched_plan *plan = sched_plan_of(keep, s, x.runner.start, x.runner.slot);
    for (int i = 0; i < s->n; i++) x.list[i] = s->outer[x.list[i]];
    return (struct sched_search){ .list = x.list, .plan = plan, .runs = x.runs };
}

/* --- bound, and all of it ------------------------------------------------------------ */

int64_t sched_bound(const struct sched *s, const struct sched_order *one)
{
    int64_t end[SCHED_JOBS_MOST], work = 0, paths = 0, m = s->slots;

    if (one->n != s->n) bug("a bound needs the order of all jobs");
    for (int k = 0; k < s->n; k++) {
        int j = s->topological[k];
        end[j] = 0;
        for (int e = s->before.at[j]; e < s->before.at[j + 1]; e++)
            if (end[j] < end[s->before.of[e]]) end[j] = end[s->before.of[e]];
        end[j] += s->effort[j];
        paths += s->value[j] * end[j];
        work += s->value[j] * s->effort[j];
    }
    int64_t shared = (2 * one->bound + (m - 1) * work + 2 * m - 1) / (2 * m);
    return shared > paths ? shared : paths;
}

struct sched_best sched_best(struct arena *keep, struct arena scratch, const struct sched *s,
                             const struct sched_limits *limits)
{
    const struct sched_order *one = sched_solve(keep, scratch, s, NULL, 0, limits);
    struct sched_best b = { .one = one, .list = one->list, .bound = sched_bound(s, one) };

    if (s->slots == 1) {
        struct sched_phase all = { 0, one->list };
        b.plan = sched_run(keep, scratch, s, &all, 1, NULL, NULL);
        b.proven = one->proven;
        return b;
    }
    struct sched_search search = sched_improve(keep, scratch, s, one->list, 0, limits);
    b.list = search.list;
    b.plan = search.plan;
    b.proven = b.plan->cost == b.bound;
    if (b.proven) return b;
    const struct sched_plan *exact = sched_exact(keep, scratch, s, search.plan, limits, &b.proven);
    if (exact->cost < b.plan->cost) b.plan = exact, b.list = exact->list;
    if (b.proven) b.bound = b.plan->cost;
    return b;
}
