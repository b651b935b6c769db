#include "findings/roadmap.h"

#include <stdlib.h>

#include "answers/round.h"
#include "base/arena.h"
#include "findings/ordering.h"
#include "findings/schedule.h"
#include "findings/scorecard.h"
#include "findings/veto.h"

struct drawing {
    struct arena *keep, *scratch;
    const struct plan *plan;
    const struct jobs *jobs;
    const struct ordering *order;
    struct roadmap *map;
};

static const struct job *job_at(const struct drawing *d, int index)
{
    return index < 0 ? NULL : &d->jobs->list[index];
}

/* --- why a line stands where it stands --- */

static enum reason reason_of(enum sched_why why)
{
    switch (why) {
    case SCHED_OWN_RATIO:       return REASON_OWN_RATIO;
    case SCHED_PULLED_FORWARD:  return REASON_PULLED_FORWARD;
    case SCHED_WAITS_FOR:       return REASON_WAITS_FOR;
    case SCHED_STEPPING_STONE:  break;
    }
    return REASON_STEPPING_STONE;
}

/* A pin acts from the horizon on that it names; before, the job had its own reasons. */
static void explain_pin(const struct drawing *d, struct roadmap_line *l)
{
    int own = d->order->pin[l->job->index], other = d->order->serves[l->job->index];
    const struct ordering_pin *pin = own >= 0 ? &d->order->pins[own] : other >= 0 ? &d->order->pins[other] : NULL;

    if (!pin || l->horizon < pin->horizon) return;
    l->reason = own >= 0 ? REASON_PINNED : REASON_SERVES_PIN;
    l->pin_rule = pin->rule;
    l->pin_for = own >= 0 ? NULL : job_at(d, pin->job);
}

static void give_reasons(const struct drawing *d, struct roadmap_line *l)
{
    int i = l->job->index;
    const struct sched_reason *why = &d->order->reasons[i];
    const struct sched_start *start = &d->order->starts[i];
    const struct sched_block *block = d->order->block[i];
    int arc = why->waits >= 0 ? why->waits : start->waits;

    l->reason = reason_of(why->why);
    l->own = (struct ratio){ l->job->value, l->job->effort.likely };
    l->block = (struct ratio){ block->value, block->effort };
    for (int k = 0; k < why->n_unlocks && k < UNLOCKS_NAMED; k++) l->unlocks[l->n_unlocks++] = job_at(d, why->unlocks[k]);
    l->more_unlocks = why->more_unlocks;
    l->waits = arc >= 0 ? &d->jobs->arcs[arc] : NULL;
    l->starts_at_once = l->start == 0;
    l->overtakes = job_at(d, start->overtakes);
    l->busy_with = job_at(d, start->busy_with);
    l->held_by = d->order->veto[i].limit;
    l->held_by_only = d->order->veto[i].only;
    explain_pin(d, l);
}

static struct str owner_of(const struct plan *plan, const struct action *a)
{
    for (size_t i = 0; a && i < plan->n_owners; i++)
        if (plan->owners[i].action.index == a->index) return plan->owners[i].who;
    return (struct str){0};
}

/* Several slots and vetoes can let a job start before one that brings more for its effort.
 * Then its own ratio is not the reason. */
static void look_behind(const struct drawing *d, struct roadmap_line *l)
{
    const struct ordering *o = d->order;
    const struct job *better = NULL;

    if (l->reason != REASON_OWN_RATIO) return;
    for (size_t i = 0; i < d->jobs->n && !better; i++) {
        int64_t start = o->plan->start[i];
        if (start >= 0 && start <= l->start) continue;
        if (o->block[i]->value * l->block.effort > l->block.value * o->block[i]->effort) better = &d->jobs->list[i];
    }
    if (!better) return;
    bool vetoed = o->veto[better->index].limit || o->veto[better->index].only;
    if (!l->overtakes && vetoed) l->overtakes = better;
    l->reason = l->overtakes ? REASON_FILLS_GAP : REASON_SIDE_BY_SIDE;
}

/* --- lines --- */

/* The end of a horizon is rounded down to whole units; the week follows the horizon. */
static int week_of(const struct clock *c, int64_t t)
{
    int week = clock_start_week(c, t);
    int h = (int)clock_horizon(c, t);
    int least = h > HORIZON_NOW ? c->weeks[h - 1] + 1 : 1;

    return week > least ? week : least;
}

static struct roadmap_line line_of(const struct drawing *d, int job)
{
    const struct clock *c = &d->map->clock;
    struct roadmap_line l = { .job = &d->jobs->list[job], .slot = d->order->plan->slot[job],
        .start = d->order->plan->start[job] };

    l.end = l.start + l.job->effort.likely;
    l.horizon = clock_horizon(c, l.start);
    l.week_start = week_of(c, l.start);
    l.week_end = clock_week(c, l.end);
    if (l.week_end < l.week_start) l.week_end = l.week_start;
    l.runs_over = l.horizon < HORIZONS && l.end > c->end[l.horizon];
    l.owner = owner_of(d->plan, l.job->action);
    return l;
}

static bool leads(const struct roadmap_line *l)
{
    return l->reason == REASON_PINNED || l->reason == REASON_SERVES_PIN;
}

static int by_start(const void *left, const void *right)
{
    const struct roadmap_line *a = left, *b = right;
    int64_t ratio = b->block.value * a->block.effort - a->block.value * b->block.effort;

    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    if (leads(a) != leads(b)) return leads(a) ? -1 : 1;
    if (ratio != 0) return ratio < 0 ? -1 : 1;
    return a->slot < b->slot ? -1 : 1;
}

static void draw_lines(struct drawing *d)
{
    const struct sched_plan *plan = d->order->plan;
    struct roadmap *m = d->map;
    size_t n = (size_t)plan->n;

    m->lines = arena_new(d->keep, struct roadmap_line, n);
    for (size_t i = 0; i < n; i++) {
        struct roadmap_line l = line_of(d, plan->list[i]);
        if (l.horizon == HORIZONS) continue;
        give_reasons(d, &l);
        look_behind(d, &l);
        m->lines[m->n++] = l;
        for (int h = (int)l.horizon + 1; h <= HORIZONS; h++) m->from[h] = m->n;
    }
    if (m->n > 1) qsort(m->lines, m->n, sizeof *m->lines, by_start);
}

/* Block ends: the lines so far are exactly the jobs of the best order's blocks so far. */
static void mark_block_ends(const struct drawing *d)
{
    const struct sched_order *o = d->order->whole;
    struct roadmap *m = d->map;
    int block = 0, left = o->n_blocks > 0 ? o->blocks[0].n : 0;

    if (!d->order->free) return;
    for (size_t i = 0; i < m->n; i++) {
        if (o->block_of[m->lines[i].job->index] != block) return;
        if (--left > 0) continue;
        m->lines[i].block_end = true;
        if (++block < o->n_blocks) left = o->blocks[block].n;
    }
}

/* --- what does not stand on it --- */

static int by_value(const void *left, const void *right)
{
    const struct not_now *a = left, *b = right;
    if (a->value != b->value) return a->value > b->value ? -1 : 1;
    return a->action->index < b->action->index ? -1 : 1;
}

static void list_not_now(struct drawing *d)
{
    const struct jobs *jobs = d->jobs;
    struct roadmap *m = d->map;

    m->not_now = arena_new(d->keep, struct not_now, jobs->n_held + jobs->n);
    for (size_t i = 0; i < jobs->n_held; i++) m->not_now[m->n_not_now++] = jobs->held[i];
    for (size_t i = 0; i < jobs->n; i++) {
        const struct job *j = &jobs->list[i];
        int64_t start = d->order->plan->start[i];
        bool stands = start >= 0 && clock_horizon(&m->clock, start) < HORIZONS;
        if (stands || !j->action) continue;
        m->not_now[m->n_not_now++] = (struct not_now){ .action = j->action, .why = HELD_NO_ROOM, .value = j->value,
            .effort = j->effort.likely, .week = start < 0 ? 0 : week_of(&m->clock, start) };
    }
    if (m->n_not_now > 1) qsort(m->not_now, m->n_not_now, sizeof *m->not_now, by_value);
}

static void list_late_pins(struct drawing *d)
{
    struct roadmap *m = d->map;

    m->late_pins = arena_new(d->keep, struct roadmap_late_pin, (size_t)d->order->n_pins);
    for (int p = 0; p < d->order->n_pins; p++) {
        const struct ordering_pin *pin = &d->order->pins[p];
        int64_t start = d->order->plan->start[pin->job];
        if (start >= 0 && start < m->clock.end[pin->horizon]) continue;
        m->late_pins[m->n_late_pins++] = (struct roadmap_late_pin){ job_at(d, pin->job), pin->horizon, pin->rule };
    }
}

/* Slots without work while something that comes later on the roadmap has not begun. */
static void list_gaps(struct drawing *d)
{
    struct roadmap *m = d->map;
    int64_t last = m->n > 0 ? m->lines[m->n - 1].start : 0;

    m->gaps = arena_new(d->keep, struct roadmap_gap, m->n + (size_t)m->clock.slots);
    for (int slot = 0; slot < m->clock.slots; slot++) {
        int64_t free_from = 0;
        for (size_t i = 0; i < m->n; i++) {
            const struct roadmap_line *l = &m->lines[i];
            if (l->slot != slot) continue;
            if (l->start > free_from)
                m->gaps[m->n_gaps++] = (struct roadmap_gap){ slot, free_from, l->start };
            free_from = l->end;
        }
        if (last > free_from) m->gaps[m->n_gaps++] = (struct roadmap_gap){ slot, free_from, last };
    }
}

/* --- what to point at --- */

static void point_out(struct roadmap *m)
{
    for (size_t i = 0; i < m->n; i++) {
        const struct roadmap_line *l = &m->lines[i];
        if (!l->job->action) continue;
        if (m->n_first < FIRST_ACTIONS) m->first[m->n_first++] = l;
        bool quick = l->horizon == HORIZON_NOW && clock_week(&m->clock, l->end - l->start) <= QUICK_WEEKS;
        if (quick && !m->quick) m->quick = l;
    }
}

struct roadmap *roadmap_make(struct arena *keep, struct arena scratch, const struct roadmap_inputs *in)
{
    const struct questionnaire *q = in->scorecard->consensus->questionnaire;
    const struct round *round = in->scorecard->consensus->round;
    const struct plan *plan = in->plan ? in->plan : &round->plan;
    struct roadmap *m = arena_new(keep, struct roadmap, 1);
    struct drawing d = { .keep = keep, .scratch = &scratch, .plan = plan, .map = m };

    m->scorecard = in->scorecard;
    m->clock = clock_make(q, round, plan, in->parameters ? in->parameters : &parameters_default);
    m->jobs = d.jobs = jobs_make(keep, scratch, in->scorecard, plan, in->rules);
    struct ordering_inputs ordering = { q, &m->clock, plan, in->rules, in->limits };
    struct ordering order = ordering_make(keep, scratch, m->jobs, &ordering);
    d.order = &order;
    m->cost = order.cost;
    m->bound = order.bound;
    m->proven = order.proven;
    m->price = order.price;
    draw_lines(&d);
    mark_block_ends(&d);
    list_not_now(&d);
    list_late_pins(&d);
    list_gaps(&d);
    point_out(m);
    return m;
}

const struct roadmap_line *roadmap_line_of(const struct roadmap *m, const struct job *j)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->lines[i].job == j) return &m->lines[i];
    return NULL;
}

const struct roadmap_line *roadmap_line_of_action(const struct roadmap *m, const struct action *a)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->lines[i].job->action == a) return &m->lines[i];
    return NULL;
}

int64_t roadmap_value_weeks(const struct clock *c, int64_t cost)
{
    int64_t rate = (int64_t)c->people * c->share * c->usable;
    return (2 * cost * 1000 * c->slots + rate) / (2 * rate);
}

int64_t roadmap_ratio(struct ratio r)
{
    return r.effort == 0 ? 0 : (2000 * r.value + r.effort) / (2 * r.effort);
}
