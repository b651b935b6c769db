/* The best order inside one piece of up to 64 jobs (ROADMAP.md 1.7).
 *
 * First dominance arcs: of two jobs that no arc compares, the one that needs less, serves
 * more and has the better ratio goes first in some best order, so an arc may say so. Then a
 * dynamic programme from the end: for every set of jobs that can be the last ones, what it
 * costs from there on. Jobs are bits here, in the order of their numbers. */

#include <string.h>

#include "findings/sched_core.h"

enum { BLOCK_MOST = 64, ROOM_FIRST = 64 };

static uint64_t bit(int k)
{
    return UINT64_C(1) << k;
}

static int lowest(uint64_t bits)
{
    return __builtin_ctzll(bits);
}

struct block {
    const struct sched *s;
    const int *member;
    int n;
    int64_t value[BLOCK_MOST], effort[BLOCK_MOST];
    uint64_t needs[BLOCK_MOST], serves[BLOCK_MOST]; /* with dominance arcs */
    uint64_t before[BLOCK_MOST];                    /* only the immediate ones of needs */
};

/* The last jobs of an order: what they cost when they begin at 0. */
struct ending {
    uint64_t jobs;
    uint64_t open;           /* jobs that can come right before: nothing outside waits for them */
    int64_t value;           /* of all its jobs */
    int64_t cost;            /* of the best order of them */
};

/* All endings found so far, the smaller ones first, and where to find them by their jobs. */
struct endings {
    struct arena *arena;
    struct ending *list;
    int n, room;
    uint32_t *table;         /* 1 + place in list; 0: empty */
    int bits;                /* the table has 2^bits entries, at least twice the room */
};

static void load(struct block *b, const struct sched *s, const int *member, int n)
{
    b->s = s;
    b->member = member;
    b->n = n;
    for (int k = 0; k < n; k++) {
        const struct sched_set *needs = &s->needs[member[k]];
        b->value[k] = s->value[member[k]];
        b->effort[k] = s->effort[member[k]];
        b->needs[k] = b->serves[k] = 0;
        for (int i = 0; i < n; i++) b->needs[k] |= set_has(needs, member[i]) ? bit(i) : 0;
    }
    for (int k = 0; k < n; k++)
        for (uint64_t rest = b->needs[k]; rest; rest &= rest - 1) b->serves[lowest(rest)] |= bit(k);
}

static void add_arc(struct block *b, int i, int j)
{
    uint64_t above = b->needs[i] | bit(i), below = b->serves[j] | bit(j);

    for (uint64_t rest = below; rest; rest &= rest - 1) b->needs[lowest(rest)] |= above;
    for (uint64_t rest = above; rest; rest &= rest - 1) b->serves[lowest(rest)] |= below;
}

static bool dominates(const struct block *b, int i, int j)
{
    return !(b->needs[i] & ~b->needs[j]) && !(b->serves[j] & ~b->serves[i]) &&
           sched_ahead(b->s, b->member[i], b->member[j]);
}

static uint64_t all_of(const struct block *b)
{
    return ~UINT64_C(0) >> (BLOCK_MOST - b->n);
}

static void add_dominance(struct block *b)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (int i = 0; i < b->n; i++) {
            uint64_t rest = all_of(b) & ~(b->needs[i] | b->serves[i] | bit(i));
            for (; rest; rest &= rest - 1) {
                int j = lowest(rest);
                if (!dominates(b, i, j)) continue;
                add_arc(b, i, j);
                rest &= ~b->serves[i] | bit(j);
                changed = true;
            }
        }
    }
    for (int k = 0; k < b->n; k++) {
        uint64_t implied = 0;
        for (uint64_t rest = b->needs[k]; rest; rest &= rest - 1) implied |= b->needs[lowest(rest)];
        b->before[k] = b->needs[k] & ~implied;
    }
}

/* --- endings ----------------------------------------------------------------------- */

static uint32_t *find(const struct endings *e, uint64_t jobs)
{
    uint64_t at = jobs * UINT64_C(0x9E3779B97F4A7C15) >> (64 - e->bits), mask = bit(e->bits) - 1;

    while (e->table[at] && e->list[e->table[at] - 1].jobs != jobs) at = (at + 1) & mask;
    return &e->table[at];
}

static void grow(struct endings *e)
{
    struct ending *old = e->list;

    e->room = e->room ? 4 * e->room : ROOM_FIRST;
    for (e->bits = 1; bit(e->bits) < 2 * (uint64_t)e->room;) e->bits++;
    e->list = arena_new(e->arena, struct ending, (size_t)e->room);
    e->table = arena_new(e->arena, uint32_t, bit(e->bits));
    if (e->n) memcpy(e->list, old, (size_t)e->n * sizeof *old);
    for (int i = 0; i < e->n; i++) *find(e, e->list[i].jobs) = (uint32_t)i + 1;
}

/* The jobs that can stand right before an ending once k has joined it. */
static uint64_t open_after(const struct block *b, const struct ending *from, int k)
{
    uint64_t jobs = from->jobs | bit(k), open = from->open & ~bit(k);

    for (uint64_t rest = b->before[k]; rest; rest &= rest - 1)
        if (!(b->serves[lowest(rest)] & ~jobs)) open |= rest & -rest;
    return open;
}

/* Ending number `from` with k before it; false when that would be one too many. */
static bool extend(struct endings *e, const struct block *b, int from, int k, int states)
{
    uint64_t jobs = e->list[from].jobs | bit(k);
    int64_t value = e->list[from].value + b->value[k];
    int64_t cost = e->list[from].cost + b->effort[k] * value;
    uint32_t *at = find(e, jobs);

    if (*at) {
        struct ending *known = &e->list[*at - 1];
        if (cost < known->cost) known->cost = cost;
        return true;
    }
    if (e->n == states) return false;
    if (e->n == e->room) {
        grow(e);
        at = find(e, jobs);
    }
    e->list[e->n] = (struct ending){ jobs, open_after(b, &e->list[from], k), value, cost };
    *at = (uint32_t)++e->n;
    return true;
}

/* Endings grow by one job at a time, so each is final before it is extended itself. */
static bool find_endings(struct endings *e, const struct block *b, int states)
{
    grow(e);
    for (int k = 0; k < b->n; k++) e->list[0].open |= b->serves[k] ? 0 : bit(k);
    *find(e, 0) = 1;
    e->n = 1;
    for (int i = 0; i < e->n; i++)
        for (uint64_t rest = e->list[i].open; rest; rest &= rest - 1)
            if (!extend(e, b, i, lowest(rest), states)) return false;
    return true;
}

/* From the front: of the jobs with which an order of least cost goes on, the first. */
static void read_order(const struct endings *e, const struct block *b, int *list)
{
    uint64_t jobs = all_of(b);

    for (int i = 0; i < b->n; i++) {
        const struct ending *here = &e->list[*find(e, jobs) - 1];
        int best = -1;
        for (uint64_t rest = jobs; rest; rest &= rest - 1) {
            int k = lowest(rest);
            if (b->needs[k] & jobs) continue;
            if (best >= 0 && !sched_ahead(b->s, b->member[k], b->member[best])) continue;
            const struct ending *next = &e->list[*find(e, jobs & ~bit(k)) - 1];
            if (b->effort[k] * here->value + next->cost == here->cost) best = k;
        }
        list[i] = b->member[best];
        jobs &= ~bit(best);
    }
}

bool sched_order_block(struct arena scratch, const struct sched *s, const int *member, int n, int states, int *list,
                       int64_t *cost)
{
    if (n == 1) {
        list[0] = member[0];
        *cost = s->value[member[0]] * s->effort[member[0]];
        return true;
    }
    if (n > BLOCK_MOST) return false;

    struct block b;
    struct endings e = { .arena = &scratch };
    load(&b, s, member, n);
    add_dominance(&b);
    if (!find_endings(&e, &b, states)) return false;
    read_order(&e, &b, list);
    *cost = e.list[e.n - 1].cost;
    return true;
}
