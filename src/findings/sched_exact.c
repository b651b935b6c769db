/* The cheapest plan of a few jobs on several slots, by branch and bound (ROADMAP.md 3).
 *
 * Plans are built by start time. Among the cheapest plans one has the earliest starts; in it
 * every job starts when its prerequisites end or its slot gets free, and no slot stands idle
 * for a time into which a later job would fit. So branches that break this are cut, as are
 * those that a bound (1.9) shows to be no cheaper than the best plan known. Slots with the
 * same roles are alike: only the one that gets free first is tried. Jobs are bits. */

#include <string.h>

#include "base/bug.h"
#include "findings/sched_core.h"

enum { SUBSETS = 1 << SCHED_EXACT_MOST, BRANCHES = SCHED_EXACT_MOST * SCHED_SLOTS_MOST };

/* Of the jobs that are left: what one slot would pay for them when it begins at 0. */
struct rest {
    int64_t cost, value, work;
};

struct exact {
    const struct sched *s;
    unsigned needs[SCHED_EXACT_MOST], classes[SCHED_SLOTS_MOST]; /* a class: bits of slots */
    int n_classes;
    const struct rest *rest; /* by the bits of those that are left; only ends of orders are filled */
    int64_t start[SCHED_EXACT_MOST], best_start[SCHED_EXACT_MOST];
    int slot[SCHED_EXACT_MOST], best_slot[SCHED_EXACT_MOST];
    int64_t busy[SCHED_SLOTS_MOST];
    int64_t best;
    int nodes, most;
};

/* A job, where it would start, and when. */
struct branch {
    int job, slot;
    int64_t start, end;
};

/* What a partial plan is: who is in it, who came last, and what it costs so far. */
struct partial {
    unsigned done;
    int last;
    int64_t time, cost;
};

static struct rest *solve_rests(struct arena *scratch, const struct exact *x)
{
    struct rest *rest = arena_new(scratch, struct rest, SUBSETS);
    unsigned all = (1u << x->s->n) - 1;

    for (unsigned left = 1; left <= all; left++) {
        struct rest *r = &rest[left];
        bool ending = true;
        for (int j = 0; j < x->s->n; j++) {
            if (!(left >> j & 1)) continue;
            r->value += x->s->value[j];
            r->work += x->s->value[j] * x->s->effort[j];
        }
        for (int j = 0; j < x->s->n && ending; j++) ending = left >> j & 1 || !(x->needs[j] & left);
        if (!ending) continue;
        r->cost = INT64_MAX;
        for (int j = 0; j < x->s->n; j++) {
            if (!(left >> j & 1) || x->needs[j] & left) continue;
            int64_t cost = x->s->effort[j] * r->value + rest[left & ~(1u << j)].cost;
            if (cost < r->cost) r->cost = cost;
        }
    }
    return rest;
}

static void find_classes(struct exact *x)
{
    for (int k = 0; k < x->s->slots; k++) {
        int c = 0;
        while (c < x->n_classes && x->s->roles[__builtin_ctz(x->classes[c])] != x->s->roles[k]) c++;
        if (c == x->n_classes) x->n_classes++;
        x->classes[c] |= 1u << k;
    }
}

static int first_free(const struct exact *x, unsigned slots)
{
    int first = __builtin_ctz(slots);

    for (int k = first + 1; k < x->s->slots; k++)
        if (slots >> k & 1 && x->busy[k] < x->busy[first]) first = k;
    return first;
}

/* When all that j needs has ended; -1: some of it is not in the plan. */
static int64_t ready(const struct exact *x, unsigned done, int j)
{
    int64_t t = 0;

    if (x->needs[j] & ~done) return -1;
    for (int i = 0; i < x->s->n; i++)
        if (x->needs[j] >> i & 1 && x->start[i] + x->s->effort[i] > t) t = x->start[i] + x->s->effort[i];
    return t;
}

/* --- bound -------------------------------------------------------------------------- */

/* The least that the jobs left can add: they share the slots from the first that gets free,
 * or each follows its longest path. */
static int64_t least_rest(const struct exact *x, const struct partial *p)
{
    const struct sched *s = x->s;
    unsigned left = ((1u << s->n) - 1) & ~p->done;
    const struct rest *r = &x->rest[left];
    int64_t from = INT64_MAX, paths = 0, m = s->slots, end[SCHED_EXACT_MOST];

    for (int k = 0; k < s->slots; k++)
        if (x->busy[k] < from) from = x->busy[k];
    if (from < p->time) from = p->time;
    int64_t shared = r->value * from + (2 * r->cost + (m - 1) * r->work + 2 * m - 1) / (2 * m);
    for (int k = 0; k < s->n; k++) {
        int j = s->topological[k];
        end[j] = x->start[j] + s->effort[j];
        if (p->done >> j & 1) continue;
        int64_t begin = from;
        for (int e = s->before.at[j]; e < s->before.at[j + 1]; e++)
            if (end[s->before.of[e]] > begin) begin = end[s->before.of[e]];
        end[j] = begin + s->effort[j];
        paths += s->value[j] * end[j];
    }
    return shared > paths ? shared : paths;
}

/* --- branches ----------------------------------------------------------------------- */

static bool branch_ahead(const struct sched *s, const struct branch *a, const struct branch *b)
{
    if (a->start != b->start) return a->start < b->start;
    return a->job != b->job ? sched_ahead(s, a->job, b->job) : a->slot < b->slot;
}

/* All jobs that could come next in slots of one class, earliest first; fits is when the
 * first of them could be over: who starts then or later leaves room for it. */
static int branches_of(const struct exact *x, const struct partial *p, unsigned slots, struct branch *out)
{
    int n = 0, slot = first_free(x, slots), kept = 0;
    int64_t fits = INT64_MAX;

    for (int j = 0; j < x->s->n; j++) {
        int64_t t = p->done >> j & 1 || !(x->s->eligible[j] >> slot & 1) ? -1 : ready(x, p->done, j);
        if (t < 0) continue;
        if (t < x->busy[slot]) t = x->busy[slot];
        out[n++] = (struct branch){ j, slot, t, t + x->s->effort[j] };
        if (out[n - 1].end < fits) fits = out[n - 1].end;
    }
    for (int i = 0; i < n; i++) {
        if (out[i].start >= fits) continue;
        if (out[i].start < p->time || (out[i].start == p->time && out[i].job < p->last)) continue;
        out[kept++] = out[i];
    }
    return kept;
}

static int sorted_branches(const struct exact *x, const struct partial *p, struct branch *out)
{
    int n = 0;

    for (int c = 0; c < x->n_classes; c++) n += branches_of(x, p, x->classes[c], out + n);
    for (int i = 1; i < n; i++) {
        struct branch b = out[i];
        int at = i;
        for (; at > 0 && branch_ahead(x->s, &b, &out[at - 1]); at--) out[at] = out[at - 1];
        out[at] = b;
    }
    return n;
}

/* Depth: one call per job. */
static void extend(struct exact *x, struct partial p)
{
    struct branch branches[BRANCHES];
    unsigned all = (1u << x->s->n) - 1;

    if (p.done == all) {
        if (p.cost >= x->best) return;
        x->best = p.cost;
        memcpy(x->best_start, x->start, sizeof x->start);
        memcpy(x->best_slot, x->slot, sizeof x->slot);
        return;
    }
    if (x->nodes >= x->most || p.cost + least_rest(x, &p) >= x->best) return;
    x->nodes++;
    int n = sorted_branches(x, &p, branches);
    for (int i = 0; i < n; i++) {
        const struct branch *b = &branches[i];
        int64_t was = x->busy[b->slot];
        x->start[b->job] = b->start;
        x->slot[b->job] = b->slot;
        x->busy[b->slot] = b->end;
        extend(x, (struct partial){
            .done = p.done | 1u << b->job, .last = b->job, .time = b->start, .cost = p.cost + x->s->value[b->job] * b->end
        });
        x->busy[b->slot] = was;
    }
}

struct sched_plan *sched_exact(struct arena *keep, struct arena scratch, const struct sched *s,
                               const struct sched_plan *from, const struct sched_limits *limits, bool *proven)
{
    struct exact x = { .s = s, .best = from->cost, .most = (limits ? limits : &sched_limits_default)->nodes };
    int64_t *start = arena_new(&scratch, int64_t, (size_t)s->n);
    int *slot = arena_new(&scratch, int, (size_t)s->n);

    *proven = false;
    if (from->n != s->n) bug("a plan of %d jobs of %d to begin with", from->n, s->n);
    for (int j = 0; j < s->n; j++) start[j] = from->start[s->outer[j]], slot[j] = from->slot[s->outer[j]];
    if (s->n > SCHED_EXACT_MOST) return sched_plan_of(keep, s, start, slot);
    for (int j = 0; j < s->n; j++) {
        for (int i = 0; i < s->n; i++) x.needs[j] |= set_has(&s->needs[j], i) ? 1u << i : 0;
        x.best_start[j] = start[j];
        x.best_slot[j] = slot[j];
    }
    find_classes(&x);
    x.rest = solve_rests(&scratch, &x);
    extend(&x, (struct partial){ .last = -1 });
    *proven = x.nodes < x.most;
    return sched_plan_of(keep, s, x.best_start, x.best_slot);
}
