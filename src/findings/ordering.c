#include "findings/ordering.h"

#include <string.h>

#include "answers/round.h"
#include "base/arena.h"
#include "base/bug.h"
#include "findings/schedule.h"
#include "findings/veto.h"

struct ordering_work {
    struct arena *keep, *scratch;
    const struct jobs *jobs;
    const struct clock *clock;
    const struct plan *plan;
    const struct rule_effects *rules;
    const struct sched_limits *limits;
    const struct sched *sched;
    struct ordering out;
    struct sched_reason *reasons;
    const struct sched_block **block;
    struct vetoes *vetoes;       /* NULL: none */
};

/* --- the jobs as the mathematics sees them --- */

static struct str job_id(struct arena *keep, const struct job *j)
{
    return j->action ? j->action->id : str_join(keep, S("find-out."), j->capability->id);
}

static const struct sched *scheduled(struct ordering_work *w, bool with_rules)
{
    static const struct sched_slot slots[SCHED_SLOTS_MOST] = { { 0 } };
    const struct jobs *jobs = w->jobs;
    struct sched_job *list = arena_new(w->scratch, struct sched_job, jobs->n);
    struct sched_arc *arcs = arena_new(w->keep, struct sched_arc, jobs->n_arcs);
    struct sched_problem problem;
    int n_arcs = 0;

    for (size_t i = 0; i < jobs->n; i++)
        list[i] = (struct sched_job){ .id = job_id(w->keep, &jobs->list[i]), .value = jobs->list[i].value,
            .effort = jobs->list[i].effort.likely };
    for (size_t i = 0; i < jobs->n_arcs; i++) {
        bool rule = jobs->arcs[i].why == ARC_RULE;
        if (rule && !with_rules) continue;
        arcs[n_arcs++] = (struct sched_arc){ jobs->arcs[i].before, jobs->arcs[i].after, rule ? (int)i + 1 : 0 };
    }
    struct sched_input in = { list, (int)jobs->n, arcs, n_arcs, slots, w->clock->slots };
    const struct sched *s = sched_new(w->keep, *w->scratch, &in, &problem);
    if (!s) bug("jobs that can not be ordered: problem %d, job %d", (int)problem.error, problem.job);
    return s;
}

/* --- pins --- */

static void add_pin(struct ordering_work *w, const struct action *a, enum horizon h, struct str rule)
{
    const struct job *j = jobs_of_action(w->jobs, a);
    if (!j) return;
    int *pin = &w->out.pin[j->index];
    if (*pin < 0) {
        *pin = w->out.n_pins;
        w->out.pins[w->out.n_pins++] = (struct ordering_pin){ j->index, h, rule };
    } else if (h < w->out.pins[*pin].horizon) {
        w->out.pins[*pin].horizon = h;
        w->out.pins[*pin].rule = rule;
    }
}

/* The team's pins stand in Now. */
static void find_pins(struct ordering_work *w, const struct questionnaire *q)
{
    size_t n_rules = w->rules ? w->rules->n_pins : 0, n_more = 0;

    for (size_t i = 0; w->rules && i < w->rules->n_ensures; i++) n_more += (size_t)w->rules->ensures[i].least;
    if (n_more > w->jobs->n) n_more = w->jobs->n;
    w->out.pins = arena_new(w->keep, struct ordering_pin, w->plan->n_pin + n_rules + n_more);
    for (size_t i = 0; i < n_rules; i++)
        add_pin(w, w->rules->pins[i].of, (enum horizon)w->rules->pins[i].horizon, w->rules->pins[i].rule);
    for (size_t i = 0; i < w->plan->n_pin; i++)
        if (w->plan->pin[i].index >= 0) add_pin(w, &q->actions[w->plan->pin[i].index], HORIZON_NOW, (struct str){0});
}

/* The pinned jobs of a horizon with all that they need. */
static bool *pinned_with_needs(struct ordering_work *w, enum horizon h)
{
    const struct jobs *jobs = w->jobs;
    bool *in = arena_new(w->scratch, bool, jobs->n);

    for (int p = 0; p < w->out.n_pins; p++)
        if (w->out.pins[p].horizon == h) in[w->out.pins[p].job] = true;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < jobs->n_arcs; i++) {
            const struct job_arc *arc = &jobs->arcs[i];
            if (!in[arc->after] || in[arc->before]) continue;
            in[arc->before] = more = true;
        }
    }
    return in;
}

/* Which pin a job serves: the first whose need it is, over any number of arcs. */
static void find_servants(struct ordering_work *w)
{
    const struct jobs *jobs = w->jobs;

    for (int p = 0; p < w->out.n_pins; p++) {
        struct arena scratch = *w->scratch;
        bool *in = arena_new(&scratch, bool, jobs->n);
        in[w->out.pins[p].job] = true;
        for (bool more = true; more;) {
            more = false;
            for (size_t i = 0; i < jobs->n_arcs; i++) {
                int before = jobs->arcs[i].before;
                if (!in[jobs->arcs[i].after] || in[before]) continue;
                in[before] = more = true;
                if (w->out.pin[before] < 0 && w->out.serves[before] < 0) w->out.serves[before] = p;
            }
        }
    }
}

/* --- vetoes --- */

static bool may_start(void *context, int job, int slot, int64_t t)
{
    struct ordering_work *w = context;

    (void)slot;
    return vetoes_allow(w->vetoes, job, clock_horizon(w->clock, t));
}

/* --- the list --- */

/* The best order of some jobs; their reasons and blocks go to their places. */
static int order_members(struct ordering_work *w, const bool *in, bool wanted, int *list)
{
    int *members = arena_new(w->scratch, int, w->jobs->n), n = 0;

    for (size_t i = 0; i < w->jobs->n; i++)
        if (in[i] == wanted) members[n++] = (int)i;
    if (n == 0) return 0;
    const struct sched_order *o = sched_solve(w->keep, *w->scratch, w->sched, members, n, w->limits);
    const struct sched_reason *why = sched_reasons(w->keep, *w->scratch, w->sched, o);
    for (int i = 0; i < n; i++) {
        w->reasons[members[i]] = why[members[i]];
        w->block[members[i]] = &o->blocks[o->block_of[members[i]]];
    }
    memcpy(list, o->list, (size_t)n * sizeof *list);
    return n;
}

/* The list with these jobs at its front, both parts in their own order. */
static int *brought_forward(struct ordering_work *w, const int *list, const bool *in)
{
    int *out = arena_new(w->scratch, int, w->jobs->n), n = 0;

    for (int front = 1; front >= 0; front--)
        for (size_t i = 0; i < w->jobs->n; i++)
            if (in[list[i]] == (front == 1)) out[n++] = list[i];
    return out;
}

/* A list schedule in phases; before the second and third, the pins of that horizon move up. */
static int make_phases(struct ordering_work *w, const int *list, const bool *const in[HORIZONS],
                       struct sched_phase phases[HORIZONS + 1])
{
    int n = 0;

    phases[n++] = (struct sched_phase){ 0, list };
    for (int h = HORIZON_NEXT; h < HORIZONS; h++) {
        int64_t from = w->clock->end[h - 1];
        list = brought_forward(w, list, in[h]);
        if (from == phases[n - 1].from) phases[n - 1].list = list;
        else phases[n++] = (struct sched_phase){ from, list };
    }
    /* Behind the last horizon nothing is vetoed any more. */
    if (w->clock->end[HORIZON_LATER] > phases[n - 1].from)
        phases[n++] = (struct sched_phase){ w->clock->end[HORIZON_LATER], list };
    return n;
}

/* Why each job starts when it does, by the list that was in force then. */
static const struct sched_start *starts_by_phase(struct ordering_work *w, const struct sched_phase *phases, int n)
{
    struct sched_start *out = arena_new(w->keep, struct sched_start, w->jobs->n);

    for (int p = 0; p < n; p++) {
        const struct sched_start *of = sched_starts(w->keep, *w->scratch, w->sched, w->out.plan, phases[p].list);
        for (size_t i = 0; i < w->jobs->n; i++)
            if (p == 0 || w->out.plan->start[i] >= phases[p].from) out[i] = of[i];
    }
    return out;
}

/* Pins or vetoes: the jobs pinned to Now with their needs, then the rest. */
static void order_with_pins(struct ordering_work *w)
{
    const bool *in[HORIZONS];
    int *list = arena_new(w->scratch, int, w->jobs->n);
    struct sched_phase phases[HORIZONS + 1];

    for (int h = 0; h < HORIZONS; h++) in[h] = pinned_with_needs(w, (enum horizon)h);
    w->out.reasons = w->reasons = arena_new(w->keep, struct sched_reason, w->jobs->n);
    w->out.block = w->block = arena_new(w->keep, const struct sched_block *, w->jobs->n);
    int lead = order_members(w, in[HORIZON_NOW], true, list);
    order_members(w, in[HORIZON_NOW], false, list + lead);
    if (!w->vetoes && w->clock->slots > 1)
        list = sched_improve(w->scratch, *w->keep, w->sched, list, lead, w->limits).list;
    int n = make_phases(w, list, in, phases);
    if (w->vetoes) vetoes_begin(w->vetoes);
    w->out.plan = sched_run(w->keep, *w->scratch, w->sched, phases, n, w->vetoes ? may_start : NULL, w);
    w->out.starts = starts_by_phase(w, phases, n);
    w->out.cost = w->out.plan->cost;
    w->out.free = false;
}

static void order_freely(struct ordering_work *w, const struct sched_best *best)
{
    w->out.plan = best->plan;
    w->out.reasons = sched_reasons(w->keep, *w->scratch, w->sched, best->one);
    w->out.block = w->block = arena_new(w->keep, const struct sched_block *, w->jobs->n);
    for (size_t i = 0; i < w->jobs->n; i++) w->block[i] = &best->one->blocks[best->one->block_of[i]];
    w->out.starts = sched_starts(w->keep, *w->scratch, w->sched, best->plan, best->list);
    w->out.cost = best->plan->cost;
    w->out.free = true;
}

static int64_t cost_without_rules(struct ordering_work *w, const struct sched_best *best)
{
    for (size_t i = 0; i < w->jobs->n_arcs; i++) {
        if (w->jobs->arcs[i].why != ARC_RULE) continue;
        struct arena scratch = *w->scratch;
        const struct sched *s = scheduled(w, false);
        return sched_best(&scratch, *w->keep, s, w->limits).plan->cost;
    }
    return best->plan->cost;
}

/* Nobody pins anything, and no start of the best plan would be vetoed. */
static bool needs_no_steering(struct ordering_work *w, const struct sched_plan *plan)
{
    if (w->out.n_pins > 0) return false;
    if (!w->vetoes) return true;
    vetoes_begin(w->vetoes);
    for (int i = 0; i < plan->n; i++)
        if (!may_start(w, plan->list[i], plan->slot[plan->list[i]], plan->start[plan->list[i]])) return false;
    return true;
}

/* --- ensures --- */

static int standing(const struct ordering_work *w, const struct rule_ensure *e)
{
    int n = 0;

    for (int i = 0; i < w->out.plan->n; i++) {
        int job = w->out.plan->list[i];
        const struct action *a = w->jobs->list[job].action;
        n += a && (a->tags & e->tags) && clock_horizon(w->clock, w->out.plan->start[job]) == (enum horizon)e->horizon;
    }
    return n;
}

/* All that it needs is done before the horizon ends. */
static bool could_start(const struct ordering_work *w, int job, int horizon)
{
    for (size_t i = 0; i < w->jobs->n_arcs; i++) {
        const struct job_arc *arc = &w->jobs->arcs[i];
        if (arc->after != job) continue;
        int64_t start = w->out.plan->start[arc->before];
        if (start < 0 || start + w->jobs->list[arc->before].effort.likely >= w->clock->end[horizon]) return false;
    }
    return !w->vetoes || vetoes_could_allow(w->vetoes, job, (enum horizon)horizon);
}

/* Of the jobs with the tag that come later, the one that brings most for its effort. */
static int candidate(const struct ordering_work *w, const struct rule_ensure *e)
{
    const struct job *list = w->jobs->list;
    int best = -1;

    for (int i = 0; i < (int)w->jobs->n; i++) {
        int64_t start = w->out.plan->start[i];
        if (!list[i].action || !(list[i].action->tags & e->tags) || w->out.pin[i] >= 0) continue;
        if (start >= 0 && (int)clock_horizon(w->clock, start) <= e->horizon) continue;
        if (!could_start(w, i, e->horizon)) continue;
        if (best < 0 || list[i].value * list[best].effort.likely > list[best].value * list[i].effort.likely) best = i;
    }
    return best;
}

/* Pins the job there and plans again. When that only pushes others out, it is undone. */
static bool try_pin(struct ordering_work *w, const struct rule_ensure *e, int job)
{
    struct ordering before = w->out;
    size_t n = w->jobs->n;
    int stood = standing(w, e);
    int *serves = arena_new(w->scratch, int, n);
    struct veto *veto = arena_new(w->scratch, struct veto, n);

    memcpy(serves, w->out.serves, n * sizeof *serves);
    memcpy(veto, w->out.veto, n * sizeof *veto);
    w->out.pin[job] = w->out.n_pins;
    w->out.pins[w->out.n_pins++] = (struct ordering_pin){ job, (enum horizon)e->horizon, e->rule };
    find_servants(w);
    order_with_pins(w);
    if (standing(w, e) > stood) return true;
    w->out = before;
    w->out.pin[job] = -1;
    memcpy(w->out.serves, serves, n * sizeof *serves);
    memcpy(w->out.veto, veto, n * sizeof *veto);
    return false;
}

/* What a rule wants to see in a horizon is pinned there, one job after the other. */
static void ensure(struct ordering_work *w)
{
    for (size_t i = 0; w->rules && i < w->rules->n_ensures; i++) {
        const struct rule_ensure *e = &w->rules->ensures[i];
        bool more = true;
        for (int tries = 0; more && tries < e->least && standing(w, e) < e->least; tries++) {
            int job = candidate(w, e);
            more = job >= 0 && try_pin(w, e, job);
        }
    }
}

struct ordering ordering_make(struct arena *keep, struct arena scratch, const struct jobs *jobs,
                              const struct ordering_inputs *in)
{
    struct ordering_work w = { .keep = keep, .scratch = &scratch, .jobs = jobs, .clock = in->clock,
        .plan = in->plan, .rules = in->rules, .limits = in->limits };

    w.out.pin = arena_new(keep, int, jobs->n);
    w.out.serves = arena_new(keep, int, jobs->n);
    w.out.veto = arena_new(keep, struct veto, jobs->n);
    for (size_t i = 0; i < jobs->n; i++) w.out.pin[i] = w.out.serves[i] = -1;
    find_pins(&w, in->questionnaire);
    find_servants(&w);
    w.vetoes = vetoes_make(keep, jobs, in->rules, w.out.veto);
    w.sched = scheduled(&w, true);
    struct sched_best best = sched_best(keep, scratch, w.sched, w.limits);
    if (needs_no_steering(&w, best.plan)) order_freely(&w, &best);
    else order_with_pins(&w);
    ensure(&w);
    w.out.whole = best.one;
    w.out.bound = best.bound;
    w.out.proven = w.out.free && best.proven;
    int64_t without = cost_without_rules(&w, &best);
    w.out.price = w.out.cost > without ? w.out.cost - without : 0;
    return w.out;
}
