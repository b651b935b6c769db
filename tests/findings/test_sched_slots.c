/* Several slots: list schedules, the search around them, branch and bound, vetoes. */

#include <string.h>

#include "findings/schedule.h"
#include "generate.h"
#include "reference.h"
#include "tally.h"

enum { SEARCH_MEAN = 280, SEARCH_WORST = 25000 };
enum { ARENA = 128 << 20, SITUATIONS = 200000 };

struct world {
    struct arena keep, scratch;
};

static const struct sched *build(struct world *w, const struct sched_input *in)
{
    struct sched_problem problem;

    return sched_new(&w->keep, w->scratch, in, &problem);
}

static struct sched_plan *run(struct world *w, const struct sched *s, const int *list)
{
    struct sched_phase all = { 0, list };

    return sched_run(&w->keep, w->scratch, s, &all, 1, NULL, NULL);
}

static int64_t end_of(const struct sched_input *in, const struct sched_plan *p, int j)
{
    return p->start[j] + in->jobs[j].effort;
}

static bool fits_slot(const struct sched_input *in, int j, int slot)
{
    return (in->slots[slot].roles & in->jobs[j].role) == in->jobs[j].role;
}

/* --- what every plan must be ---------------------------------------------------------- */

/* Slots, roles and needs are respected, and the sums are right. Jobs may be left out only
 * with what needs them. */
static bool is_plan(const struct sched_input *in, const struct sched_plan *p)
{
    int64_t cost = 0;
    int n = 0;

    for (int j = 0; j < in->n_jobs; j++) {
        if ((p->start[j] < 0) != (p->slot[j] < 0)) return false;
        if (p->start[j] < 0) continue;
        n++;
        cost += in->jobs[j].value * end_of(in, p, j);
        if (p->slot[j] >= in->n_slots || !fits_slot(in, j, p->slot[j])) return false;
        for (int i = 0; i < j; i++)
            if (p->slot[i] == p->slot[j] && p->start[i] < end_of(in, p, j) && p->start[j] < end_of(in, p, i)) return false;
    }
    for (int i = 0; i < in->n_arcs; i++) {
        int before = in->arcs[i].before, after = in->arcs[i].after;
        if (p->start[after] >= 0 && (p->start[before] < 0 || end_of(in, p, before) > p->start[after])) return false;
    }
    for (int i = 1; i < p->n; i++) {
        int a = p->list[i - 1], b = p->list[i];
        if (p->start[a] > p->start[b] || (p->start[a] == p->start[b] && p->slot[a] >= p->slot[b])) return false;
    }
    return n == p->n && cost == p->cost;
}

/* Whether j could have been started at t in `slot`. */
static bool could_start(const struct sched_input *in, const struct sched_plan *p, int j, int slot, int64_t t)
{
    if (p->start[j] >= 0 && p->start[j] < t) return false;
    if (!fits_slot(in, j, slot)) return false;
    for (int i = 0; i < in->n_arcs; i++)
        if (in->arcs[i].after == j && (p->start[in->arcs[i].before] < 0 || end_of(in, p, in->arcs[i].before) > t)) return false;
    return true;
}

static bool busy_at(const struct sched_input *in, const struct sched_plan *p, int slot, int64_t t)
{
    for (int j = 0; j < in->n_jobs; j++)
        if (p->slot[j] == slot && p->start[j] <= t && t < end_of(in, p, j)) return true;
    return false;
}

/* No slot stands free while a job could start in it, and whoever starts is the first of the
 * list that could. */
static bool is_list_schedule(const struct sched_input *in, const struct sched_plan *p, const int *list)
{
    for (int e = -1; e < in->n_jobs; e++) {
        int64_t t = e < 0 ? 0 : end_of(in, p, e);
        for (int k = 0; k < in->n_slots; k++) {
            int starts = -1;
            for (int j = 0; j < in->n_jobs; j++)
                if (p->slot[j] == k && p->start[j] == t) starts = j;
            if (starts < 0 && busy_at(in, p, k, t)) continue;
            for (int i = 0; i < in->n_jobs && list[i] != starts; i++)
                if (p->start[list[i]] != t && could_start(in, p, list[i], k, t)) return false;
        }
    }
    return p->n == in->n_jobs;
}

/* --- properties ----------------------------------------------------------------------- */

enum { PLAN, GREEDY, SEARCH, LOCAL, LEAD, BOUND, BEST, SHUFFLED, ONE, CONTAINS, NARROW, TALLIES };
enum { EXACT, EXACT_LARGE, EXACT_VALUE, EXACTS };

static void by_value(const struct sched_input *in, const struct sched_order *one, int *list)
{
    bool placed[SCHED_JOBS_MOST] = { 0 };

    for (int n = 0; n < in->n_jobs; n++) { /* the first in value whose prerequisites stand already */
        int best = -1;
        for (int i = 0; i < in->n_jobs; i++) {
            int j = one->list[i];
            bool waits = placed[j];
            for (int k = 0; k < in->n_arcs; k++) waits |= in->arcs[k].after == j && !placed[in->arcs[k].before];
            if (!waits && (best < 0 || in->jobs[j].value > in->jobs[best].value)) best = j;
        }
        placed[best] = true;
        list[n] = best;
    }
}

/* A job with all it needs leads the list, then the rest. */
static int lead_list(const struct sched_input *in, const struct sched_order *one, int job, int *list)
{
    bool leads[SCHED_JOBS_MOST] = { 0 };
    int n = 0, lead;

    leads[job] = true;
    for (int j = in->n_jobs - 1; j >= 0; j--) /* arcs lead to later jobs */
        for (int i = 0; i < in->n_arcs; i++)
            if (in->arcs[i].after == j && leads[j]) leads[in->arcs[i].before] = true;
    for (int i = 0; i < one->n; i++)
        if (leads[one->list[i]]) list[n++] = one->list[i];
    lead = n;
    for (int i = 0; i < one->n; i++)
        if (!leads[one->list[i]]) list[n++] = one->list[i];
    return lead;
}

static void check_lead(struct world w, const struct sched_input *in, const struct sched *s, const struct sched_order *one,
                       struct random *r, struct tally *t, uint64_t seed)
{
    int list[SCHED_JOBS_MOST], found = 0;
    int lead = lead_list(in, one, (int)random_below(r, (uint64_t)in->n_jobs), list);
    struct sched_search search = sched_improve(&w.keep, w.scratch, s, list, lead, NULL);

    for (int i = 0; i < lead; i++)
        for (int k = 0; k < lead; k++) found += search.list[i] == list[k];
    tally(t, found == lead && search.plan->cost <= run(&w, s, list)->cost, seed);
}

static bool respects(const struct sched_input *in, const int *list)
{
    int place[SCHED_JOBS_MOST];

    for (int i = 0; i < in->n_jobs; i++) place[list[i]] = i;
    for (int i = 0; i < in->n_arcs; i++)
        if (place[in->arcs[i].before] > place[in->arcs[i].after]) return false;
    return true;
}

/* Takes every job to every other place of the list. */
static bool no_place_is_better(struct world w, const struct sched_input *in, const struct sched *s,
                               const struct sched_search *search)
{
    int list[SCHED_JOBS_MOST];

    if (!respects(in, search->list)) return false;
    for (int from = 0; from < in->n_jobs; from++)
        for (int to = 0; to < in->n_jobs; to++) {
            struct world one = w;
            int n = 0;
            for (int i = 0; i <= in->n_jobs; i++) {
                if (n == to) list[n++] = search->list[from];
                if (i < in->n_jobs && i != from) list[n++] = search->list[i];
            }
            if (respects(in, list) && run(&one, s, list)->cost < search->plan->cost) return false;
        }
    return true;
}

static bool same_when_shuffled(struct world w, const struct sched_input *in, const struct sched_best *b, struct random *r)
{
    int *place;
    struct sched_input other = generate_shuffled(&w.keep, r, in, &place);
    struct sched_best c = sched_best(&w.keep, w.scratch, build(&w, &other), NULL);

    if (b->plan->cost != c.plan->cost || b->bound != c.bound || b->proven != c.proven) return false;
    for (int j = 0; j < in->n_jobs; j++)
        if (b->plan->start[j] != c.plan->start[place[j]] || b->plan->slot[j] != c.plan->slot[place[j]]) return false;
    return true;
}

static bool one_slot_is_the_order(struct world w, const struct sched_input *in, const struct sched_order *one)
{
    struct sched_input single = *in;
    struct sched_slot slot = { ~0u };
    single.slots = &slot;
    single.n_slots = 1;
    struct sched_best b = sched_best(&w.keep, w.scratch, build(&w, &single), NULL);

    return b.plan->cost == one->cost && b.bound == one->bound && b.proven == one->proven &&
           !memcmp(b.plan->list, one->list, (size_t)one->n * sizeof *one->list);
}

static void check_any(struct world w, const struct sched_input *in, struct random *r, struct tally *t, uint64_t seed)
{
    static const struct sched_limits narrow = { .states = 5, .runs = 7, .nodes = 3 };
    const struct sched *s = build(&w, in);
    const struct sched_order *one = sched_solve(&w.keep, w.scratch, s, NULL, 0, NULL);
    struct sched_plan *plan = run(&w, s, one->list);
    struct sched_search search = sched_improve(&w.keep, w.scratch, s, one->list, 0, NULL);
    struct sched_best best = sched_best(&w.keep, w.scratch, s, NULL), poor = sched_best(&w.keep, w.scratch, s, &narrow);
    int list[SCHED_JOBS_MOST];

    by_value(in, one, list);
    tally(&t[PLAN], is_plan(in, plan) && is_plan(in, search.plan) && is_plan(in, best.plan), seed);
    tally(&t[GREEDY], is_list_schedule(in, plan, one->list) && is_list_schedule(in, search.plan, search.list), seed);
    tally(&t[SEARCH], search.plan->cost <= plan->cost && search.plan->cost == run(&w, s, search.list)->cost, seed);
    if (in->n_jobs < 10) tally(&t[LOCAL], no_place_is_better(w, in, s, &search), seed);
    tally(&t[BOUND], sched_bound(s, one) <= best.bound && best.bound <= best.plan->cost, seed);
    tally(&t[BEST], best.plan->cost <= search.plan->cost && (!best.proven || best.bound == best.plan->cost), seed);
    tally(&t[SHUFFLED], same_when_shuffled(w, in, &best, r), seed);
    tally(&t[ONE], one_slot_is_the_order(w, in, one), seed);
    struct sched_search valued = sched_improve(&w.keep, w.scratch, s, list, 0, NULL);
    tally(&t[CONTAINS], valued.plan->cost <= run(&w, s, list)->cost, seed);
    tally(&t[NARROW], is_plan(in, poor.plan) && poor.bound <= best.plan->cost && best.plan->cost <= poor.plan->cost, seed);
    check_lead(w, in, s, one, r, &t[LEAD], seed);
}

static struct sched_input small_efforts(struct arena *keep, const struct sched_input *in, int most)
{
    struct sched_job *jobs = arena_new(keep, struct sched_job, (size_t)in->n_jobs);
    struct sched_input out = *in;

    memcpy(jobs, in->jobs, (size_t)in->n_jobs * sizeof *jobs);
    for (int j = 0; j < in->n_jobs; j++) jobs[j].effort = 1 + jobs[j].effort % most;
    out.jobs = jobs;
    return out;
}

static struct generate any_shape(struct random *r, int low, int high, uint64_t seed)
{
    return (struct generate){
        .family = (enum family)(seed % FAMILIES),
        .jobs = low + (int)random_below(r, (uint64_t)(high - low + 1)),
        .slots = 2 + (int)random_below(r, 3),
        .roles = (int)random_below(r, 4),
    };
}

/* I4. A job of more value does not end later, in any cheapest plan. */
static bool value_pays(struct world w, const struct sched_input *in, const struct sched_best *b, struct random *r)
{
    struct sched_input other = *in;
    struct sched_job *jobs = arena_new(&w.keep, struct sched_job, (size_t)in->n_jobs);
    int j = (int)random_below(r, (uint64_t)in->n_jobs);

    memcpy(jobs, in->jobs, (size_t)in->n_jobs * sizeof *jobs);
    jobs[j].value += 1 + (int64_t)random_below(r, 20);
    other.jobs = jobs;
    struct sched_best c = sched_best(&w.keep, w.scratch, build(&w, &other), NULL);
    return !b->proven || !c.proven || c.plan->start[j] <= b->plan->start[j];
}

static void check_all(struct world w, struct tally *t, struct tally *e)
{
    for (uint64_t seed = 0; seed < 1200; seed++) {
        struct world one = w;
        struct random r = random_seed(seed);
        struct generate what = any_shape(&r, 1, seed % 8 ? 9 : 24, seed);
        struct sched_input in = generate(&one.keep, &r, what);
        check_any(one, &in, &r, t, seed);
    }
    for (uint64_t seed = 0; seed < 620; seed++) {
        struct world one = w;
        struct random r = random_seed(seed);
        bool large = seed >= 600;
        struct generate what = any_shape(&r, large ? 11 : 2, large ? 12 : 7, seed);
        if (large) what.slots = 2, what.roles = what.roles ? 2 : 0;
        struct sched_input in = generate(&one.keep, &r, what), small = small_efforts(&one.keep, &in, large ? 3 : 5);
        int64_t least = reference_plan(one.scratch, &small, SITUATIONS);
        struct sched_best b = sched_best(&one.keep, one.scratch, build(&one, &small), NULL);
        tally(&e[EXACT_VALUE], value_pays(one, &small, &b, &r), seed);
        tally(&e[large ? EXACT_LARGE : EXACT], b.proven && b.plan->cost == least, seed);
    }
}

/* How far from the best the search is where the best is known. The limits are what was
 * measured, rounded up: thousandths of a percent of all cost together, and of the worst. */
static void check_quality(struct world w)
{
    int64_t ours = 0, listed = 0, least = 0, worst = 0;

    for (uint64_t seed = 0; seed < 600; seed++) {
        struct world one = w;
        struct random r = random_seed(seed);
        struct generate what = { (enum family)(seed % FAMILIES), 9 + (int)random_below(&r, 4), 2 + (int)random_below(&r, 3), 0 };
        struct sched_input in = generate(&one.keep, &r, what);
        const struct sched *s = build(&one, &in);
        const struct sched_order *o = sched_solve(&one.keep, one.scratch, s, NULL, 0, NULL);
        struct sched_search search = sched_improve(&one.keep, one.scratch, s, o->list, 0, NULL);
        bool proven;
        struct sched_plan *best = sched_exact(&one.keep, one.scratch, s, search.plan, NULL, &proven);
        int64_t gap = 100000 * (search.plan->cost - best->cost) / best->cost;
        ours += search.plan->cost;
        listed += run(&one, s, o->list)->cost;
        least += best->cost;
        if (gap > worst) worst = gap;
    }
    int64_t gap = 100000 * (ours - least) / least, before = 100000 * (listed - least) / least;
    tap_ok(gap <= SEARCH_MEAN && worst <= SEARCH_WORST, "the search is %lld.%03lld %% dearer than the best, %lld.%03lld %% at most; "
           "without it %lld.%03lld %%", (long long)gap / 1000, (long long)gap % 1000, (long long)worst / 1000,
           (long long)worst % 1000, (long long)before / 1000, (long long)before % 1000);
}

/* --- vetoes and phases ---------------------------------------------------------------- */

/* Forbids by the letter of a job: what may start when. */
struct rule {
    char job;                /* '*': any */
    int64_t from, to;        /* not in [from, to) */
    int most;                /* or: at most so many starts in it */
};

struct guard {
    const struct sched_input *in;
    const struct rule *rules;
    int started[4];
    int asked;
};

static bool may_start(void *context, int job, int slot, int64_t t)
{
    struct guard *g = context;
    char letter = g->in->jobs[job].id.s[0];

    (void)slot;
    g->asked++;
    for (int i = 0; i < 4 && g->rules[i].job; i++) {
        const struct rule *r = &g->rules[i];
        if ((r->job != '*' && r->job != letter) || t < r->from || t >= r->to) continue;
        if (g->started[i] >= r->most) return false;
    }
    for (int i = 0; i < 4 && g->rules[i].job; i++) {
        const struct rule *r = &g->rules[i];
        g->started[i] += (r->job == '*' || r->job == letter) && t >= r->from && t < r->to;
    }
    return true;
}

enum { FOREVER = 1000 };

/* Jobs a (effort 2), b (3), c (1), d (4), all of value 1; d needs c. */
static const struct {
    const char *name;
    int slots;
    struct sched_phase phases[3];
    int n_phases;
    struct rule rules[4];
    const char *plan;        /* a@start/slot … by start */
    int64_t cost;
} rows[] = {
    { "nobody forbids", 2, { { 0, (int[]){ 0, 1, 2, 3 } } }, 1, { { 0 } }, "a@0/0 b@0/1 c@2/0 d@3/0", 2 + 3 + 3 + 7 },
    { "a later job fills the gap of a job that waits", 2, { { 0, (int[]){ 3, 2, 0, 1 } } }, 1, { { 0 } },
      "c@0/0 a@0/1 d@1/0 b@2/1", 1 + 2 + 5 + 5 },
    { "held until an end", 2, { { 0, (int[]){ 0, 1, 2, 3 } } }, 1, { { 'a', 0, 1, 0 } }, "b@0/0 c@0/1 a@1/1 d@3/0",
      3 + 1 + 3 + 7 },
    { "asked again at ends only: the veto is over in between", 1, { { 0, (int[]){ 0, 1, 2, 3 } } }, 1, { { 'a', 0, 2, 0 } },
      "b@0/0 a@3/0 c@5/0 d@6/0", 3 + 5 + 6 + 10 },
    { "nothing may start: time jumps to the next phase", 1,
      { { 0, (int[]){ 0, 1, 2, 3 } }, { 10, (int[]){ 0, 1, 2, 3 } } }, 2, { { '*', 0, 10, 0 } },
      "a@10/0 b@12/0 c@15/0 d@16/0", 12 + 15 + 16 + 20 },
    { "over two phases without a start", 1,
      { { 0, (int[]){ 0, 1, 2, 3 } }, { 10, (int[]){ 0, 1, 2, 3 } }, { 20, (int[]){ 2, 1, 0, 3 } } }, 3, { { '*', 0, 20, 0 } },
      "c@20/0 b@21/0 a@24/0 d@26/0", 21 + 24 + 26 + 30 },
    { "a phase begins while all slots are busy", 1, { { 0, (int[]){ 0, 1, 2, 3 } }, { 1, (int[]){ 2, 3, 1, 0 } } }, 2, { { 0 } },
      "a@0/0 c@2/0 d@3/0 b@7/0", 2 + 3 + 7 + 10 },
    { "a phase begins while one slot is free", 2, { { 0, (int[]){ 1, 0, 2, 3 } }, { 1, (int[]){ 2, 3, 1, 0 } } }, 2,
      { { '*', 0, 1, 1 } }, "b@0/0 c@1/1 d@2/1 a@3/0", 3 + 2 + 6 + 5 },
    { "at most two in the first ten", 2, { { 0, (int[]){ 0, 1, 2, 3 } }, { 10, (int[]){ 0, 1, 2, 3 } } }, 2,
      { { '*', 0, 10, 2 } }, "a@0/0 b@0/1 c@10/0 d@11/0", 2 + 3 + 11 + 15 },
    { "never: left out with what needs it", 2, { { 0, (int[]){ 0, 1, 2, 3 } } }, 1, { { 'c', 0, FOREVER, 0 } },
      "a@0/0 b@0/1", 2 + 3 },
    { "nothing ever", 2, { { 0, (int[]){ 0, 1, 2, 3 } }, { 5, (int[]){ 0, 1, 2, 3 } } }, 2, { { '*', 0, FOREVER, 0 } }, "", 0 },
    { "more slots than jobs", 8, { { 0, (int[]){ 0, 1, 2, 3 } } }, 1, { { 0 } }, "a@0/0 b@0/1 c@0/2 d@1/2", 2 + 3 + 1 + 5 },
};

static struct sched_input four_jobs(struct sched_slot *slots, int n_slots)
{
    static const struct sched_job jobs[] = {
        { S_INIT("a"), 1, 2, 0 }, { S_INIT("b"), 1, 3, 0 }, { S_INIT("c"), 1, 1, 0 }, { S_INIT("d"), 1, 4, 0 }
    };
    static const struct sched_arc arcs[] = { { 2, 3, 0 } };

    memset(slots, 0, (size_t)n_slots * sizeof *slots);
    return (struct sched_input){ jobs, 4, arcs, 1, slots, n_slots };
}

static struct str plan_text(struct arena *keep, const struct sched_input *in, const struct sched_plan *p)
{
    struct str text = S("");

    for (int i = 0; i < p->n; i++) {
        int j = p->list[i];
        text = str_printf(keep, "%.*s%s%.*s@%lld/%d", STR_ARG(text), i ? " " : "", STR_ARG(in->jobs[j].id),
                          (long long)p->start[j], p->slot[j]);
    }
    return text;
}

static void check_rows(struct world w)
{
    for (size_t i = 0; i < countof(rows); i++) {
        struct world one = w;
        struct sched_slot slots[SCHED_SLOTS_MOST];
        struct sched_input in = four_jobs(slots, rows[i].slots);
        const struct sched *s = build(&one, &in);
        struct guard g = { .in = &in, .rules = rows[i].rules };
        struct sched_plan *p = sched_run(&one.keep, one.scratch, s, rows[i].phases, rows[i].n_phases, may_start, &g);
        tap_str(plan_text(&one.keep, &in, p), str_of(rows[i].plan), rows[i].name);
        tap_ok(is_plan(&in, p) && p->cost == rows[i].cost && g.asked >= p->n, "%s: cost %lld, asked %d times", rows[i].name,
               (long long)p->cost, g.asked);
    }
}

/* Vetoes and phases at random: still a plan, and nobody starts against the veto. */
static void check_vetoes(struct world w)
{
    struct tally t[] = { { .says = "I13 with vetoes and phases still a plan that keeps to them" } };

    for (uint64_t seed = 0; seed < 500; seed++) {
        struct world one = w;
        struct random r = random_seed(seed);
        struct sched_input in = generate(&one.keep, &r, any_shape(&r, 1, 20, seed));
        const struct sched *s = build(&one, &in);
        const struct sched_order *o = sched_solve(&one.keep, one.scratch, s, NULL, 0, NULL);
        struct sched_phase phases[] = { { 0, o->list }, { 1 + (int64_t)random_below(&r, 9), o->list }, { 20, o->list } };
        int64_t from = (int64_t)random_below(&r, 12), to = from + (int64_t)random_below(&r, 20);
        struct rule rules[4] = { { '*', from, to, (int)random_below(&r, 3) }, { '*', 40, FOREVER, 0 } };
        struct guard g = { .in = &in, .rules = rules };
        struct sched_plan *p = sched_run(&one.keep, one.scratch, s, phases, 3, may_start, &g);
        int inside = 0, late = 0;
        for (int i = 0; i < p->n; i++) {
            int64_t start = p->start[p->list[i]];
            inside += start >= from && start < to;
            late += start >= 40;
        }
        tally(&t[0], is_plan(&in, p) && inside <= rules[0].most && late == 0, seed);
    }
    tally_report(t, 1, 500);
}

/* --- by hand -------------------------------------------------------------------------- */

/* A slot with few roles is taken before one that could do more. */
static void check_roles(struct world w)
{
    static const struct sched_job jobs[] = { { S_INIT("a"), 5, 4, 2 }, { S_INIT("b"), 4, 4, 0 }, { S_INIT("c"), 3, 4, 1 } };
    static const struct sched_slot slots[] = { { 3 }, { 2 }, { 1 } };
    struct sched_input in = { jobs, 3, NULL, 0, slots, 3 };
    struct sched_plan *p = run(&w, build(&w, &in), (int[]){ 0, 1, 2 });

    tap_str(plan_text(&w.keep, &in, p), S("c@0/0 a@0/1 b@0/2"), "each takes the free slot with the fewest roles");
}

/* It can pay to keep a slot free; only branch and bound does. */
static void check_idle(struct world w)
{
    static const struct sched_job jobs[] = { { S_INIT("a"), 1, 3, 2 }, { S_INIT("b"), 90, 2, 1 }, { S_INIT("l"), 5, 20, 1 } };
    static const struct sched_arc arcs[] = { { 0, 1, 0 } };
    static const struct sched_slot slots[] = { { 1 }, { 2 } };
    struct sched_input in = { jobs, 3, arcs, 1, slots, 2 };
    const struct sched *s = build(&w, &in);
    struct sched_plan *p = run(&w, s, (int[]){ 0, 1, 2 });
    bool proven;
    struct sched_plan *q = sched_exact(&w.keep, w.scratch, s, p, NULL, &proven);

    tap_str(plan_text(&w.keep, &in, p), S("l@0/0 a@0/1 b@20/0"), "a list leaves no slot free");
    tap_str(plan_text(&w.keep, &in, q), S("a@0/1 b@3/0 l@5/0"), "the exact plan waits for the better job");
    tap_ok(proven && is_plan(&in, q), "and it is proven");
    tap_int(q->cost, reference_plan(w.scratch, &in, SITUATIONS), "as trying everything finds");
}

static void check_limits(struct world w)
{
    static const struct sched_limits one_node = { .states = 20000, .runs = 40, .nodes = 1 };
    struct random r = random_seed(3);
    struct sched_input in = generate(&w.keep, &r, (struct generate){ FAMILY_SPARSE1, 12, 3, 0 });
    const struct sched *s = build(&w, &in);
    const struct sched_order *o = sched_solve(&w.keep, w.scratch, s, NULL, 0, NULL);
    struct sched_plan *p = run(&w, s, o->list);
    bool proven = true;

    sched_exact(&w.keep, w.scratch, s, p, &one_node, &proven);
    tap_ok(!proven, "without nodes nothing is proven");
    struct sched_plan *q = sched_exact(&w.keep, w.scratch, s, p, NULL, &proven);
    tap_ok(proven && q->cost <= p->cost, "with nodes it is");
    in = generate(&w.keep, &r, (struct generate){ FAMILY_SPARSE1, 13, 3, 0 });
    s = build(&w, &in);
    o = sched_solve(&w.keep, w.scratch, s, NULL, 0, NULL);
    p = run(&w, s, o->list);
    q = sched_exact(&w.keep, w.scratch, s, p, NULL, &proven);
    tap_ok(!proven && q->cost == p->cost && is_plan(&in, q), "more than 12 jobs are given back as they came");
    in = generate(&w.keep, &r, (struct generate){ FAMILY_LAYERED, 60, 3, 0 });
    s = build(&w, &in);
    o = sched_solve(&w.keep, w.scratch, s, NULL, 0, NULL);
    struct sched_search search = sched_improve(&w.keep, w.scratch, s, o->list, 0, &one_node);
    tap_ok(search.runs == 40, "the search stops after so many runs: %d", search.runs);
    in.n_jobs = 0;
    in.n_arcs = 0;
    struct sched_best none = sched_best(&w.keep, w.scratch, build(&w, &in), NULL);
    tap_ok(none.plan->n == 0 && none.plan->cost == 0 && none.proven, "no jobs, an empty plan");
}

/* The largest inputs end, and soon. */
static void check_large(struct world w)
{
    for (int f = 0; f < FAMILIES; f++) {
        struct world one = w;
        struct random r = random_seed(9);
        struct sched_input in = generate(&one.keep, &r, (struct generate){ (enum family)f, SCHED_JOBS_MOST, 8, 3 });
        struct sched_limits few = { .states = 2000, .runs = 200, .nodes = 10 };
        struct sched_best b = sched_best(&one.keep, one.scratch, build(&one, &in), &few);
        tap_ok(is_plan(&in, b.plan) && b.bound <= b.plan->cost, "256 jobs, 8 slots, %s", family_names[f]);
    }
}

int main(void)
{
    struct world w = { .keep = tap_arena(ARENA), .scratch = tap_arena(ARENA) };
    struct tally t[TALLIES] = {
        [PLAN] = { .says = "I13 no slot does two jobs, roles and needs are respected, costs add up" },
        [GREEDY] = { .says = "a list schedule leaves no slot free and starts the first that can" },
        [SEARCH] = { .says = "the search never makes it dearer, and its list runs to its plan" },
        [LOCAL] = { .says = "the search ends where no job has a better place" },
        [LEAD] = { .says = "who leads the list stays in front" },
        [BOUND] = { .says = "I13 the bound is never above the cost" },
        [BEST] = { .says = "the best is no dearer than the search; proven means equal to its bound" },
        [SHUFFLED] = { .says = "I3 the order of the input changes nothing" },
        [ONE] = { .says = "I13 one slot gives the one-slot order" },
        [CONTAINS] = { .says = "I13 searching from any list never makes it dearer" },
        [NARROW] = { .says = "with hardly any limits still a plan, and its bound is a bound" },
    };
    struct tally e[EXACTS] = {
        [EXACT] = { .says = "I2 up to 7 jobs, 4 slots, roles: the least cost of all plans" },
        [EXACT_VALUE] = { .says = "I4 more value never ends later, with several slots either" },
        [EXACT_LARGE] = { .says = "I2 11 and 12 jobs, 2 slots, roles: the least cost of all plans" },
    };

    check_all(w, t, e);
    tally_report(t, TALLIES, 1000);
    tally_report(e, EXACTS, 20);
    check_quality(w);
    check_rows(w);
    check_vetoes(w);
    check_roles(w);
    check_idle(w);
    check_limits(w);
    check_large(w);
    return tap_done();
}
