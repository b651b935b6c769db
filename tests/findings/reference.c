#include "reference.h"

#include <string.h>

#include "base/arena.h"

void reference_needs(const struct sched_input *in, unsigned needs[REFERENCE_MOST])
{
    memset(needs, 0, REFERENCE_MOST * sizeof *needs);
    for (int i = 0; i < in->n_arcs; i++) needs[in->arcs[i].after] |= 1u << in->arcs[i].before;
}

/* By what is left of the members: the least that it costs from there on; -1: cannot be left. */
static int64_t *least_costs(struct arena *keep, const struct sched_input *in, const unsigned *needs, unsigned members)
{
    int64_t *least = arena_new(keep, int64_t, (size_t)members + 1);

    for (unsigned left = 1; left <= members; left++) {
        int64_t value = 0;
        least[left] = -1;
        if (left & ~members) continue;
        for (int j = 0; j < in->n_jobs; j++) value += left >> j & 1 ? in->jobs[j].value : 0;
        for (int j = 0; j < in->n_jobs; j++) {
            unsigned rest = left & ~(1u << j);
            if (rest == left || needs[j] & left || least[rest] < 0) continue;
            int64_t cost = in->jobs[j].effort * value + least[rest];
            if (least[left] < 0 || cost < least[left]) least[left] = cost;
        }
    }
    return least;
}

int64_t reference_cost(struct arena scratch, const struct sched_input *in)
{
    unsigned needs[REFERENCE_MOST], all = (1u << in->n_jobs) - 1;

    reference_needs(in, needs);
    return least_costs(&scratch, in, needs, all)[all];
}

static bool ahead(const struct sched_job *a, const struct sched_job *b)
{
    int64_t x = a->value * b->effort, y = b->value * a->effort;

    return x != y ? x > y : a->effort != b->effort ? a->effort < b->effort : str_cmp(a->id, b->id) < 0;
}

void reference_order(struct arena scratch, const struct sched_input *in, unsigned members, int *list)
{
    unsigned needs[REFERENCE_MOST];
    reference_needs(in, needs);
    int64_t *least = least_costs(&scratch, in, needs, members);

    for (unsigned left = members; left;) {
        int64_t value = 0;
        int best = -1;
        for (int j = 0; j < in->n_jobs; j++) value += left >> j & 1 ? in->jobs[j].value : 0;
        for (int j = 0; j < in->n_jobs; j++) {
            unsigned rest = left & ~(1u << j);
            if (rest == left || needs[j] & left || in->jobs[j].effort * value + least[rest] != least[left]) continue;
            if (best < 0 || ahead(&in->jobs[j], &in->jobs[best])) best = j;
        }
        *list++ = best;
        left &= ~(1u << best);
    }
}

/* --- several slots ----------------------------------------------------------------- */

/* What matters of a moment at which a job ends: who has started, and how much longer each
 * slot is busy with whom. The past is not part of it: costs are counted from here on. */
struct moment {
    uint16_t started;
    int8_t doing[SCHED_SLOTS_MOST];   /* -1: free */
    int16_t left[SCHED_SLOTS_MOST];
};

struct known {
    struct moment at;
    int64_t cost;
    bool used;
};

struct planner {
    const struct sched_input *in;
    unsigned needs[REFERENCE_MOST];
    struct known *table;
    int room, n, most;
};

static int64_t go_on(struct planner *p, struct moment m);

static uint64_t mix(const struct moment *m)
{
    uint64_t h = UINT64_C(1469598103934665603);
    unsigned char bytes[sizeof *m];

    memcpy(bytes, m, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++) h = (h ^ bytes[i]) * UINT64_C(1099511628211);
    return h;
}

static struct known *look_up(struct planner *p, const struct moment *m)
{
    uint64_t at = mix(m);

    for (;; at++) {
        struct known *k = &p->table[at & (uint64_t)(p->room - 1)];
        if (!k->used || !memcmp(&k->at, m, sizeof *m)) return k;
    }
}

static bool may_start(const struct planner *p, const struct moment *m, int job)
{
    unsigned running = 0;

    for (int k = 0; k < p->in->n_slots; k++) running |= m->doing[k] >= 0 ? 1u << m->doing[k] : 0;
    return !(m->started >> job & 1) && !(p->needs[job] & ~(m->started & ~running));
}

/* Time goes on to the next end; what has not ended costs its value per unit. */
static int64_t wait(struct planner *p, struct moment m)
{
    int64_t value = 0;
    int step = INT16_MAX;

    for (int k = 0; k < p->in->n_slots; k++)
        if (m.doing[k] >= 0 && m.left[k] < step) step = m.left[k];
    if (step == INT16_MAX) return -1; /* nothing runs: waiting would not end */
    for (int j = 0; j < p->in->n_jobs; j++) value += m.started >> j & 1 ? 0 : p->in->jobs[j].value;
    for (int k = 0; k < p->in->n_slots; k++) {
        if (m.doing[k] < 0) continue;
        value += p->in->jobs[m.doing[k]].value;
        m.left[k] = (int16_t)(m.left[k] - step);
        if (m.left[k] == 0) m.doing[k] = -1;
    }
    int64_t rest = go_on(p, m);
    return rest < 0 ? rest : value * step + rest;
}

/* Every set of jobs that could start now, in every way to share the slots: jobs from `from`
 * on are still to be decided. The least cost; -1: none, or too many moments. */
static int64_t choose(struct planner *p, struct moment m, int from)
{
    int64_t least = -1;

    for (int j = from; j < p->in->n_jobs; j++) {
        if (!may_start(p, &m, j)) continue;
        for (int k = 0; k < p->in->n_slots; k++) {
            uint32_t role = p->in->jobs[j].role;
            if (m.doing[k] >= 0 || (p->in->slots[k].roles & role) != role) continue;
            struct moment with = m;
            with.started = (uint16_t)(m.started | 1u << j);
            with.doing[k] = (int8_t)j;
            with.left[k] = (int16_t)p->in->jobs[j].effort;
            int64_t cost = choose(p, with, j + 1);
            if (cost >= 0 && (least < 0 || cost < least)) least = cost;
        }
    }
    int64_t cost = wait(p, m);
    return cost >= 0 && (least < 0 || cost < least) ? cost : least;
}

static int64_t go_on(struct planner *p, struct moment m)
{
    bool idle = true;

    for (int k = 0; k < p->in->n_slots; k++) idle &= m.doing[k] < 0;
    if (idle && m.started == (1u << p->in->n_jobs) - 1) return 0;

    struct known *known = look_up(p, &m);
    if (known->used) return known->cost;
    if (p->n >= p->most) return -1;
    p->n++;
    int64_t cost = choose(p, m, 0);
    known = look_up(p, &m); /* the table has filled up meanwhile */
    *known = (struct known){ .at = m, .cost = cost, .used = true };
    return cost;
}

int64_t reference_plan(struct arena scratch, const struct sched_input *in, int states)
{
    struct planner p = { .in = in, .most = states };
    struct moment m;

    for (p.room = 1; p.room < 2 * states;) p.room *= 2;
    p.table = arena_new(&scratch, struct known, (size_t)p.room);
    reference_needs(in, p.needs);
    memset(&m, 0, sizeof m);
    memset(m.doing, -1, sizeof m.doing);
    int64_t cost = go_on(&p, m);
    return p.n >= p.most ? -1 : cost;
}
