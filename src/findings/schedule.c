#include "findings/schedule.h"

#include <string.h>

#include "base/bug.h"
#include "findings/sched_core.h"

const struct sched_limits sched_limits_default = { .states = 20000, .runs = 2000, .nodes = 300000 };

bool sched_ahead(const struct sched *s, int i, int j)
{
    int64_t a = s->value[i] * s->effort[j], b = s->value[j] * s->effort[i];

    return a != b ? a > b : s->effort[i] != s->effort[j] ? s->effort[i] < s->effort[j] : i < j;
}

int64_t sched_cost(const struct sched *s, const int *list, int n)
{
    int64_t t = 0, cost = 0;

    for (int i = 0; i < n; i++) {
        t += s->effort[list[i]];
        cost += s->value[list[i]] * t;
    }
    return cost;
}

int64_t sched_twice_least(const struct sched *s, const int *member, const struct sched_piece *p)
{
    int64_t sum = p->value * p->effort;

    for (int i = 0; i < p->n; i++) sum += s->value[member[p->first + i]] * s->effort[member[p->first + i]];
    return sum;
}

/* --- building ---------------------------------------------------------------------- */

/* Prerequisites first, smaller numbers first, by taking again and again what waits for
 * nothing. There is no cycle: sched_check has seen to that. */
static int *topological(struct arena *keep, const struct sched_set *direct, int n)
{
    int *order = arena_new(keep, int, (size_t)n);
    struct sched_set open = { 0 };

    for (int j = 0; j < n; j++) set_add(&open, j);
    for (int k = 0; k < n;)
        for (int j = 0; j < n; j++)
            if (set_has(&open, j) && !set_meets(&direct[j], &open)) {
                set_remove(&open, j);
                order[k++] = j;
            }
    return order;
}

static struct sched_lists lists_new(struct arena *keep, const struct sched_set *of, int n)
{
    struct sched_lists l = { .at = arena_new(keep, int, (size_t)n + 1) };

    for (int j = 0; j < n; j++) {
        l.at[j + 1] = l.at[j];
        for (int i = 0; i < SCHED_WORDS; i++) l.at[j + 1] += __builtin_popcountll(of[j].w[i]);
    }
    l.of = arena_new(keep, int, (size_t)l.at[n]);
    for (int j = 0, k = 0; j < n; j++)
        for (int i = 0; i < n; i++)
            if (set_has(&of[j], i)) l.of[k++] = i;
    return l;
}

static void close_sets(struct arena *keep, struct sched *s, const struct sched_set *direct)
{
    struct sched_set *needs = arena_new(keep, struct sched_set, (size_t)s->n);
    struct sched_set *serves = arena_new(keep, struct sched_set, (size_t)s->n);

    for (int k = 0; k < s->n; k++) {
        int j = s->topological[k];
        for (int i = 0; i < s->n; i++)
            if (set_has(&direct[j], i)) {
                set_add(&needs[j], i);
                set_add_all(&needs[j], &needs[i]);
            }
        for (int i = 0; i < s->n; i++)
            if (set_has(&needs[j], i)) set_add(&serves[i], j);
    }
    s->needs = needs;
    s->serves = serves;
}

/* Arcs that others imply say nothing new and would only slow down the cuts. */
static void reduce(struct arena *keep, struct arena scratch, struct sched *s, const struct sched_set *direct)
{
    struct sched_set *before = arena_new(&scratch, struct sched_set, (size_t)s->n);
    struct sched_set *after = arena_new(&scratch, struct sched_set, (size_t)s->n);

    for (int j = 0; j < s->n; j++) {
        struct sched_set implied = { 0 };
        for (int i = 0; i < s->n; i++)
            if (set_has(&direct[j], i)) set_add_all(&implied, &s->needs[i]);
        for (int i = 0; i < SCHED_WORDS; i++) before[j].w[i] = direct[j].w[i] & ~implied.w[i];
        for (int i = 0; i < s->n; i++)
            if (set_has(&before[j], i)) set_add(&after[i], j);
    }
    s->before = lists_new(keep, before, s->n);
    s->after = lists_new(keep, after, s->n);

    int *arc = arena_new(keep, int, (size_t)s->after.at[s->n]);
    int *next = arena_new(&scratch, int, (size_t)s->n);
    for (int j = 0; j < s->n; j++)
        for (int e = s->before.at[j]; e < s->before.at[j + 1]; e++) {
            int i = s->before.of[e];
            arc[s->after.at[i] + next[i]++] = e; /* j rises, as it does in after.of */
        }
    s->after_arc = arc;
}

static void set_slots(struct arena *keep, struct sched *s, const struct sched_input *in)
{
    unsigned *eligible = arena_new(keep, unsigned, (size_t)s->n);

    s->slots = in->n_slots;
    for (int k = 0; k < in->n_slots; k++) {
        int at = k;
        s->roles[k] = in->slots[k].roles;
        for (; at > 0 && __builtin_popcount(s->roles[s->slot_order[at - 1]]) > __builtin_popcount(s->roles[k]); at--)
            s->slot_order[at] = s->slot_order[at - 1];
        s->slot_order[at] = k;
        for (int j = 0; j < s->n; j++) {
            uint32_t role = in->jobs[s->outer[j]].role;
            if ((s->roles[k] & role) == role) eligible[j] |= 1u << k;
        }
    }
    s->eligible = eligible;
}

static bool sizes_fine(const struct sched_input *in, struct sched_problem *problem)
{
    enum sched_error e = in->n_jobs < 0 || in->n_jobs > SCHED_JOBS_MOST      ? SCHED_TOO_MANY_JOBS
                         : in->n_arcs < 0 || in->n_arcs > SCHED_ARCS_MOST    ? SCHED_TOO_MANY_ARCS
                         : in->n_slots < 1 || in->n_slots > SCHED_SLOTS_MOST ? SCHED_SLOTS_OUT_OF_RANGE
                                                                             : SCHED_FINE;
    *problem = (struct sched_problem){ .error = e, .job = -1, .other = -1, .arc = -1 };
    return !e;
}

struct sched *sched_new(struct arena *keep, struct arena scratch, const struct sched_input *in,
                        struct sched_problem *problem)
{
    if (!sizes_fine(in, problem)) return NULL;

    size_t n = (size_t)in->n_jobs;
    int *sorted = sched_sorted(keep, in);
    if (!sched_check(keep, scratch, in, sorted, problem)) return NULL;

    struct sched *s = arena_new(keep, struct sched, 1);
    int *inner = arena_new(keep, int, n);
    int64_t *value = arena_new(keep, int64_t, n), *effort = arena_new(keep, int64_t, n);
    struct sched_set *direct = arena_new(&scratch, struct sched_set, n);
    for (int j = 0; j < in->n_jobs; j++) {
        inner[sorted[j]] = j;
        value[j] = in->jobs[sorted[j]].value;
        effort[j] = in->jobs[sorted[j]].effort;
    }
    for (int i = 0; i < in->n_arcs; i++) set_add(&direct[inner[in->arcs[i].after]], inner[in->arcs[i].before]);
    *s = (struct sched){
        .n = in->n_jobs, .value = value, .effort = effort, .outer = sorted, .inner = inner, .arcs = in->arcs, .n_arcs = in->n_arcs
    };
    s->topological = topological(keep, direct, s->n);
    close_sets(keep, s, direct);
    reduce(keep, scratch, s, direct);
    set_slots(keep, s, in);
    return s;
}

const struct sched *sched_reweighed(struct arena *keep, const struct sched *s, const int64_t *value,
                                    const int64_t *effort)
{
    int64_t *v = arena_new(keep, int64_t, (size_t)s->n), *e = arena_new(keep, int64_t, (size_t)s->n);
    int64_t values = 0, efforts = 0;

    for (int j = 0; j < s->n; j++) {
        v[j] = value[s->outer[j]];
        e[j] = effort[s->outer[j]];
        if (v[j] < 0 || v[j] > SCHED_TOTAL_MOST || e[j] < 1 || e[j] > SCHED_TOTAL_MOST) return NULL;
        values += v[j];
        efforts += e[j];
        if (values > SCHED_TOTAL_MOST / efforts) return NULL;
    }
    struct sched *copy = arena_new(keep, struct sched, 1);
    *copy = *s;
    copy->value = v;
    copy->effort = e;
    return copy;
}

/* --- one slot ---------------------------------------------------------------------- */

/* Inner numbers of the members, checked: inside, once each, nothing missing between two. */
static int *inner_members(struct arena *keep, const struct sched *s, const int *members, int n)
{
    int *inner = arena_new(keep, int, (size_t)n);
    struct sched_set in = { 0 }, above = { 0 }, below = { 0 };

    for (int i = 0; i < n; i++) {
        int j = members ? members[i] : i;
        if (j < 0 || j >= s->n || set_has(&in, s->inner[j])) bug("job %d is no member, or one twice", j);
        inner[i] = s->inner[j];
        set_add(&in, inner[i]);
        set_add_all(&above, &s->needs[inner[i]]);
        set_add_all(&below, &s->serves[inner[i]]);
    }
    for (int i = 0; i < SCHED_WORDS; i++)
        if (above.w[i] & below.w[i] & ~in.w[i]) bug("the members have a hole");
    return inner;
}

static struct sched_order *order_new(struct arena *keep, const struct sched *s, const struct sched_split *split, int n)
{
    struct sched_order *o = arena_new(keep, struct sched_order, 1);

    *o = (struct sched_order){
        .list = arena_new(keep, int, (size_t)n),
        .n = n,
        .blocks = arena_new(keep, struct sched_block, (size_t)split->n),
        .n_blocks = split->n,
        .block_of = arena_new(keep, int, (size_t)s->n),
        .proven = true,
    };
    for (int j = 0; j < s->n; j++) o->block_of[j] = -1;
    return o;
}

struct sched_order *sched_solve(struct arena *keep, struct arena scratch, const struct sched *s, const int *members,
                                int n_members, const struct sched_limits *limits)
{
    int n = members ? n_members : s->n, states = (limits ? limits : &sched_limits_default)->states;
    int *inner = inner_members(&scratch, s, members, n);
    struct sched_split split = sched_split(&scratch, s, inner, n);
    struct sched_order *o = order_new(keep, s, &split, n);
    int64_t after = 0;

    for (int i = 0; i < n; i++) after += s->value[inner[i]];
    for (int i = 0, at = 0; i < split.n; at += split.pieces[i++].n) {
        const struct sched_piece *p = &split.pieces[i];
        const int *member = split.member + p->first;
        int64_t cost, bound;
        bool proven = sched_order_block(scratch, s, member, p->n, states, o->list + at, &cost);
        if (proven) {
            bound = cost;
        } else {
            cost = sched_fallback(scratch, s, member, p->n, o->list + at);
            bound = (sched_twice_least(s, split.member, p) + 1) / 2;
            proven = cost == bound;
        }
        after -= p->value;
        o->cost += cost + after * p->effort;
        o->bound += bound + after * p->effort;
        o->proven &= proven;
        o->blocks[i] = (struct sched_block){ at, p->n, p->value, p->effort, proven };
        for (int k = at; k < at + p->n; k++) {
            o->list[k] = s->outer[o->list[k]];
            o->block_of[o->list[k]] = i;
        }
    }
    return o;
}
