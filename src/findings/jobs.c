#include "findings/jobs.h"

#include <string.h>

#include "answers/round.h"
#include "base/arena.h"
#include "base/bug.h"
#include "findings/aims.h"
#include "findings/scorecard.h"
#include "findings/selection.h"
#include "findings/want.h"

struct building {
    struct arena *keep, *scratch;
    const struct questionnaire *q;
    const struct aims *aims;
    const struct plan *plan;
    const struct rule_effects *rules;
    const struct selection *chosen;
    struct jobs *jobs;
    int *of_action, *find_out; /* indices of jobs, -1 without; per action, per capability */
    int *arc_to;               /* per job: the last job that an arc was made to, so that each pair comes once */
    size_t arc_room;
    struct want *wants;
};

/* --- numbers --- */

static const struct plan_estimate *estimate_of(const struct plan *plan, const struct action *a)
{
    for (size_t i = 0; i < plan->n_estimates; i++)
        if (plan->estimates[i].action.index == a->index) return &plan->estimates[i];
    return NULL;
}

static int boosts(const struct rule_effects *rules, const struct action *a, const struct rule_boost **first)
{
    int sum = 0;
    for (size_t i = 0; rules && i < rules->n_boosts; i++) {
        if (rules->boosts[i].of != a) continue;
        if (!*first) *first = &rules->boosts[i];
        sum += rules->boosts[i].by;
    }
    return sum;
}

static int clamp(int low, int n, int high)
{
    return n < low ? low : n > high ? high : n;
}

/* The action as a job: the team's own figures win over the questionnaire's. */
static struct job job_of(const struct building *b, const struct action *a)
{
    const struct plan_estimate *own = estimate_of(b->plan, a);
    int level = aims_level(b->aims, a->capability);
    struct job j = { .action = a, .capability = a->capability, .effort = a->effort, .to = a->level_to,
        .from = level > a->level_from ? level : a->level_from, .gain = aims_gain(b->aims, a) };
    int impact = a->impact;

    if (level >= a->level_to) j.drill = true, j.from = j.to = level;
    if (own && own->effort >= 0) j.effort = (struct estimate){ own->effort, own->effort, own->effort };
    if (own && own->impact > 0) impact = own->impact;
    if (own) j.own_estimate = true, j.because = own->because;
    if (j.effort.high == 0 && !(own && own->effort >= 0)) {
        j.no_estimate = true;
        j.effort = (struct estimate){ NO_ESTIMATE, NO_ESTIMATE, NO_ESTIMATE };
    }
    j.effort.likely = clamp(1, j.effort.likely, EFFORT_MOST);
    j.effort.low = clamp(1, j.effort.low, j.effort.likely);
    j.effort.high = clamp(j.effort.likely, j.effort.high, EFFORT_MOST);
    j.impact = clamp(IMPACT_LEAST, impact + boosts(b->rules, a, &j.boost), IMPACT_MOST);
    j.value = (int64_t)b->aims->weight[a->area->index] * j.gain * j.impact;
    return j;
}

/* --- arcs --- */

static void add_arc(struct building *b, struct job_arc arc)
{
    struct jobs *j = b->jobs;

    if (j->n_arcs == b->arc_room) {
        b->arc_room = b->arc_room > 0 ? 2 * b->arc_room : 64;
        struct job_arc *more = arena_new(b->scratch, struct job_arc, b->arc_room);
        if (j->n_arcs > 0) memcpy(more, j->arcs, j->n_arcs * sizeof *more);
        j->arcs = more;
    }
    j->arcs[j->n_arcs++] = arc;
}

/* The arcs to one job are made one after the other: a pair comes once, with its first reason. */
static void arc_between(struct building *b, int before, int after, enum arc_why why, const struct need *need)
{
    if (before < 0 || b->arc_to[before] == after) return;
    b->arc_to[before] = after;
    add_arc(b, (struct job_arc){ .before = before, .after = after, .why = why, .need = need });
}

static void add_check(struct job *j, struct job_check *list, const struct want *w)
{
    for (size_t i = 0; i < j->n_checks; i++) {
        if (list[i].of != w->capability) continue;
        if (list[i].level < w->level) list[i].level = w->level;
        return;
    }
    list[j->n_checks++] = (struct job_check){ w->capability, w->level };
}

static void connect(struct building *b, struct job *j)
{
    size_t n = wants_of(b->aims, j->action, b->wants);
    struct job_check *checks = arena_new(b->scratch, struct job_check, n);

    for (size_t i = 0; i < n; i++) {
        const struct want *w = &b->wants[i];
        if (w->state == WANT_CHECK) {
            add_check(j, checks, w);
        } else if (w->state == WANT_FIND_OUT) {
            arc_between(b, b->find_out[w->capability->index], j->index, ARC_FIND_OUT, w->need);
        } else {
            for (size_t k = 0; k < w->capability->n_actions; k++) {
                const struct action *by = w->capability->actions[k];
                if (want_served_by(b->aims, j->action, w, by))
                    arc_between(b, b->of_action[by->index], j->index, w->action ? ARC_NEED : ARC_LEVEL, w->need);
            }
        }
    }
    struct job_check *kept = arena_new(b->keep, struct job_check, j->n_checks);
    if (j->n_checks > 0) memcpy(kept, checks, j->n_checks * sizeof *kept);
    j->checks = kept;
}

/* `to` comes after `from` already, over any number of arcs. */
static bool leads_to(const struct building *b, int from, int to, struct arena scratch)
{
    const struct jobs *j = b->jobs;
    bool *seen = arena_new(&scratch, bool, j->n);
    int *todo = arena_new(&scratch, int, j->n);
    size_t n = 0;

    seen[from] = true;
    todo[n++] = from;
    while (n > 0) {
        int at = todo[--n];
        if (at == to) return true;
        for (size_t i = 0; i < j->n_arcs; i++) {
            if (j->arcs[i].before != at || seen[j->arcs[i].after]) continue;
            seen[j->arcs[i].after] = true;
            todo[n++] = j->arcs[i].after;
        }
    }
    return false;
}

static bool have_arc(const struct jobs *j, int before, int after)
{
    for (size_t i = 0; i < j->n_arcs; i++)
        if (j->arcs[i].before == before && j->arcs[i].after == after) return true;
    return false;
}

static void connect_rules(struct building *b)
{
    size_t n = b->rules ? b->rules->n_orders : 0;

    b->jobs->gave_way = arena_new(b->keep, const struct rule_order *, n);
    for (size_t i = 0; i < n; i++) {
        const struct rule_order *o = &b->rules->orders[i];
        int before = b->of_action[o->before->index], after = b->of_action[o->after->index];
        if (before < 0 || after < 0 || have_arc(b->jobs, before, after)) continue;
        if (leads_to(b, after, before, *b->scratch)) {
            b->jobs->gave_way[b->jobs->n_gave_way++] = o;
            continue;
        }
        add_arc(b, (struct job_arc){ .before = before, .after = after, .why = ARC_RULE, .rule = o->rule });
    }
}

/* --- lists --- */

static bool to_find_out(const struct building *b, size_t capability)
{
    return b->aims->consensus->of[capability].standing == STANDING_UNKNOWN;
}

static void list_jobs(struct building *b)
{
    struct jobs *out = b->jobs;

    out->list = arena_new(b->keep, struct job, b->q->n_actions + b->q->n_capabilities);
    for (size_t i = 0; i < b->q->n_actions; i++) {
        b->of_action[i] = -1;
        if (!selection_has(b->chosen, &b->q->actions[i])) continue;
        out->list[out->n] = job_of(b, &b->q->actions[i]);
        b->of_action[i] = out->list[out->n].index = (int)out->n;
        out->n++;
    }
    for (size_t i = 0; i < b->q->n_capabilities; i++) {
        b->find_out[i] = -1;
        if (!to_find_out(b, i)) continue;
        out->list[out->n] = (struct job){ .index = (int)out->n, .capability = &b->q->capabilities[i], .from = -1,
            .to = -1, .effort = { FIND_OUT_EFFORT, FIND_OUT_EFFORT, FIND_OUT_EFFORT } };
        b->find_out[i] = (int)out->n++;
    }
}

static void list_held(struct building *b)
{
    struct jobs *out = b->jobs;

    out->held = arena_new(b->keep, struct not_now, b->q->n_actions);
    for (size_t i = 0; i < b->q->n_actions; i++) {
        struct not_now h = b->chosen->held[i];
        if (b->chosen->of[i] != CHOICE_HELD || !h.action) continue;
        struct job as_planned = job_of(b, h.action);
        h.value = as_planned.value;
        h.effort = as_planned.effort.likely;
        out->held[out->n_held++] = h;
    }
}

static void list_asks(struct building *b)
{
    struct jobs *out = b->jobs;
    bool *ask = arena_new(b->scratch, bool, b->q->n_capabilities);

    for (size_t i = 0; i < out->n; i++)
        for (size_t k = 0; k < out->list[i].n_checks; k++) ask[out->list[i].checks[k].of->index] = true;
    out->ask = arena_new(b->keep, const struct capability *, b->q->n_capabilities);
    for (size_t i = 0; i < b->q->n_capabilities; i++)
        if (ask[i]) out->ask[out->n_ask++] = &b->q->capabilities[i];
}

/* --- too many --- */

/* The job that nothing planned waits for and that brings least for its effort. */
static int least(const struct building *b, const bool *gone, const int *waiting)
{
    const struct job *list = b->jobs->list;
    int worst = -1;

    for (int i = 0; i < (int)b->jobs->n; i++) {
        if (gone[i] || waiting[i] > 0) continue;
        if (worst < 0 || list[i].value * list[worst].effort.likely <= list[worst].value * list[i].effort.likely)
            worst = i;
    }
    return worst;
}

/* Closes the gaps that `gone` leaves in jobs and arcs. */
static void squeeze(struct building *b, const bool *gone)
{
    struct jobs *j = b->jobs;
    int *place = arena_new(b->scratch, int, j->n);
    size_t n = 0, n_arcs = 0;

    for (size_t i = 0; i < j->n; i++) {
        if (gone[i]) continue;
        place[i] = (int)n;
        j->list[n] = j->list[i];
        j->list[n].index = (int)n;
        n++;
    }
    for (size_t i = 0; i < j->n_arcs; i++) {
        struct job_arc arc = j->arcs[i];
        if (gone[arc.before] || gone[arc.after]) continue;
        arc.before = place[arc.before];
        arc.after = place[arc.after];
        j->arcs[n_arcs++] = arc;
    }
    j->n = n;
    j->n_arcs = n_arcs;
}

/* More than anybody could do in the time of a plan: the least useful ones wait. */
static void trim(struct building *b)
{
    struct jobs *j = b->jobs;
    bool *gone = arena_new(b->scratch, bool, j->n);
    int *waiting = arena_new(b->scratch, int, j->n); /* jobs that wait for this one */
    size_t n = j->n, n_arcs = j->n_arcs;

    for (size_t i = 0; i < j->n_arcs; i++) waiting[j->arcs[i].before]++;
    while (n > JOBS_MOST || n_arcs > JOB_ARCS_MOST) {
        int out = least(b, gone, waiting);
        if (out < 0) bug("needs go round in a circle");
        gone[out] = true;
        n--;
        for (size_t i = 0; i < j->n_arcs; i++) {
            if (j->arcs[i].after != out) continue;
            waiting[j->arcs[i].before]--;
            n_arcs--;
        }
        const struct job *job = &j->list[out];
        if (job->action)
            j->held[j->n_held++] = (struct not_now){ .action = job->action, .why = HELD_NO_ROOM, .value = job->value,
                .effort = job->effort.likely };
    }
    if (n < j->n) squeeze(b, gone);
}

struct jobs *jobs_make(struct arena *keep, struct arena scratch, const struct scorecard *s,
                       const struct plan *plan, const struct rule_effects *rules)
{
    const struct questionnaire *q = s->consensus->questionnaire;
    struct aims aims = aims_make(keep, s->consensus, plan, rules);
    struct selection chosen = selection_make(&scratch, *keep, s, &aims, plan, rules);
    struct jobs *jobs = arena_new(keep, struct jobs, 1);
    struct building b = { .keep = keep, .scratch = &scratch, .q = q, .aims = &aims, .plan = plan, .rules = rules,
        .chosen = &chosen, .jobs = jobs };

    jobs->target = aims.target;
    b.of_action = arena_new(&scratch, int, q->n_actions);
    b.find_out = arena_new(&scratch, int, q->n_capabilities);
    b.wants = arena_new(&scratch, struct want, WANTS_MOST);
    list_jobs(&b);
    b.arc_to = arena_new(&scratch, int, jobs->n);
    for (size_t i = 0; i < jobs->n; i++) b.arc_to[i] = -1;
    for (size_t i = 0; i < jobs->n; i++)
        if (jobs->list[i].action) connect(&b, &jobs->list[i]);
    connect_rules(&b);
    list_held(&b);
    trim(&b);
    struct job_arc *arcs = arena_new(keep, struct job_arc, jobs->n_arcs);
    if (jobs->n_arcs > 0) memcpy(arcs, jobs->arcs, jobs->n_arcs * sizeof *arcs);
    jobs->arcs = arcs;
    list_asks(&b);
    return jobs;
}

const struct job *jobs_of_action(const struct jobs *j, const struct action *a)
{
    for (size_t i = 0; i < j->n; i++)
        if (j->list[i].action == a) return &j->list[i];
    return NULL;
}

const struct job *jobs_find_out(const struct jobs *j, const struct capability *c)
{
    for (size_t i = 0; i < j->n; i++)
        if (!j->list[i].action && j->list[i].capability == c) return &j->list[i];
    return NULL;
}
