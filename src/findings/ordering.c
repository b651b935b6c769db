#include "findings/ordering.h"

#include <string.h>

#include "answers/round.h"
#include "base/arena.h"
#include "base/bug.h"
#include "findings/schedule.h"

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
    int starts_of[TAGS][HORIZONS]; /* so far, of jobs with this tag */
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
    size_t n_rules = w->rules ? w->rules->n_pins : 0;

    w->out.pins = arena_new(w->keep, struct ordering_pin, w->plan->n_pin + n_rules);
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

static bool has_vetoes(const struct ordering_work *w)
{
    return w->rules && w->rules->n_limits + w->rules->n_onlys > 0;
}

static bool denied(struct ordering_work *w, int job, enum horizon h)
{
    const struct action *a = w->jobs->list[job].action;

    if (!a || !w->rules || h == HORIZONS) return false;
    for (size_t i = 0; i < w->rules->n_onlys; i++) {
        const struct rule_only *only = &w->rules->onlys[i];
        if (only->horizon != (int)h || (a->tags & only->tags)) continue;
        w->out.veto[job] = (struct ordering_veto){ .only = only };
        return true;
    }
    for (size_t i = 0; i < w->rules->n_limits; i++) {
        const struct rule_limit *limit = &w->rules->limits[i];
        if (limit->horizon != (int)h || !action_has(a, limit->tag)) continue;
        if (w->starts_of[limit->tag][h] < limit->most) continue;
        w->out.veto[job] = (struct ordering_veto){ .limit = limit };
        return true;
    }
    return false;
}

static bool may_start(void *context, int job, int slot, int64_t t)
{
    struct ordering_work *w = context;
    enum horizon h = clock_horizon(w->clock, t);
    const struct action *a = w->jobs->list[job].action;

    (void)slot;
    if (denied(w, job, h)) return false;
    for (int tag = 0; a && h < HORIZONS && tag < TAGS; tag++)
        w->starts_of[tag][h] += action_has(a, (enum tag)tag);
    return true;
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
static const struct sched_plan *run(struct ordering_work *w, const int *list, const bool *const in[HORIZONS],
                                    const int **last)
{
    struct sched_phase phases[HORIZONS + 1];
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
    *last = list;
    memset(w->starts_of, 0, sizeof w->starts_of);
    return sched_run(w->keep, *w->scratch, w->sched, phases, n, has_vetoes(w) ? may_start : NULL, w);
}

/* Pins or vetoes: the jobs pinned to Now with their needs, then the rest. */
static void order_with_pins(struct ordering_work *w)
{
    const bool *in[HORIZONS];
    int *list = arena_new(w->scratch, int, w->jobs->n);
    const int *last;

    for (int h = 0; h < HORIZONS; h++) in[h] = pinned_with_needs(w, (enum horizon)h);
    w->out.reasons = w->reasons = arena_new(w->keep, struct sched_reason, w->jobs->n);
    w->out.block = w->block = arena_new(w->keep, const struct sched_block *, w->jobs->n);
    int lead = order_members(w, in[HORIZON_NOW], true, list);
    order_members(w, in[HORIZON_NOW], false, list + lead);
    if (!has_vetoes(w) && w->clock->slots > 1)
        list = sched_improve(w->scratch, *w->keep, w->sched, list, lead, w->limits).list;
    w->out.plan = run(w, list, in, &last);
    w->out.starts = sched_starts(w->keep, *w->scratch, w->sched, w->out.plan, last);
    w->out.cost = w->out.plan->cost;
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
    if (!has_vetoes(w)) return true;
    memset(w->starts_of, 0, sizeof w->starts_of);
    for (int i = 0; i < plan->n; i++)
        if (!may_start(w, plan->list[i], plan->slot[plan->list[i]], plan->start[plan->list[i]])) return false;
    return true;
}

struct ordering ordering_make(struct arena *keep, struct arena scratch, const struct jobs *jobs,
                              const struct ordering_inputs *in)
{
    struct ordering_work w = { .keep = keep, .scratch = &scratch, .jobs = jobs, .clock = in->clock,
        .plan = in->plan, .rules = in->rules, .limits = in->limits };

    w.out.pin = arena_new(keep, int, jobs->n);
    w.out.serves = arena_new(keep, int, jobs->n);
    w.out.veto = arena_new(keep, struct ordering_veto, jobs->n);
    for (size_t i = 0; i < jobs->n; i++) w.out.pin[i] = w.out.serves[i] = -1;
    find_pins(&w, in->questionnaire);
    find_servants(&w);
    w.sched = scheduled(&w, true);
    struct sched_best best = sched_best(keep, scratch, w.sched, w.limits);
    if (needs_no_steering(&w, best.plan)) order_freely(&w, &best);
    else order_with_pins(&w);
    w.out.whole = best.one;
    w.out.bound = best.bound;
    w.out.proven = w.out.free && best.proven;
    int64_t without = cost_without_rules(&w, &best);
    w.out.price = w.out.cost > without ? w.out.cost - without : 0;
    return w.out;
}
