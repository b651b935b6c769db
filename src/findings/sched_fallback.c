/* A good order of a piece that is too wide to be solved (ROADMAP.md 5.4): two ways to build
 * one, an exchange of neighbouring segments on both, and the cheaper of the two.
 *
 * Work is counted, not timed: where a count runs out, look goes on as cone does, and improve
 * stops. Both only happen far above the size of a real roadmap. */

#include <string.h>

#include "findings/sched_core.h"

enum {
    LOOK_MOST = 60000,       /* jobs in all the sets that look may cut */
    IMPROVE_MOST = 4000000   /* pairs of segments that improve may compare */
};

struct wide {
    const struct sched *s;
    int *list;               /* where the order goes */
    int n;
};

/* The first job, by sched_ahead, of those in `set` that wait for nothing in `open`. */
static int first_of(const struct sched *s, const struct sched_set *set, const struct sched_set *open, const int *member,
                    int n)
{
    int best = -1;

    for (int i = 0; i < n; i++) {
        int j = member[i];
        if (!set_has(set, j) || set_meets(&s->needs[j], open)) continue;
        if (best < 0 || sched_ahead(s, j, best)) best = j;
    }
    return best;
}

/* --- cone: the best single target together with all it still needs ------------------ */

struct cone {
    int target;
    int64_t value, effort;
    struct sched_set jobs;
};

static struct cone cone_of(const struct sched *s, int target, const struct sched_set *open)
{
    struct cone c = { .target = target };

    for (int i = 0; i < SCHED_WORDS; i++) c.jobs.w[i] = s->needs[target].w[i] & open->w[i];
    set_add(&c.jobs, target);
    for (int i = 0; i < SCHED_WORDS; i++)
        for (uint64_t rest = c.jobs.w[i]; rest; rest &= rest - 1) {
            int j = 64 * i + __builtin_ctzll(rest);
            c.value += s->value[j];
            c.effort += s->effort[j];
        }
    return c;
}

static bool cone_ahead(const struct cone *a, const struct cone *b)
{
    int64_t x = a->value * b->effort, y = b->value * a->effort;

    return x != y ? x > y : a->effort != b->effort ? a->effort < b->effort : a->target < b->target;
}

static void order_by_cone(struct wide *x, const int *member, int n)
{
    struct sched_set open = { 0 };

    for (int i = 0; i < n; i++) set_add(&open, member[i]);
    for (int end = x->n + n; x->n < end;) {
        struct cone best = { .target = -1 };
        for (int i = 0; i < n; i++) {
            if (!set_has(&open, member[i])) continue;
            struct cone c = cone_of(x->s, member[i], &open);
            if (best.target < 0 || cone_ahead(&c, &best)) best = c;
        }
        for (int j; (j = first_of(x->s, &best.jobs, &open, member, n)) >= 0;) {
            x->list[x->n++] = j;
            set_remove(&open, j);
            set_remove(&best.jobs, j);
        }
    }
}

/* --- look: try each job as the first and see what bound it leaves ------------------- */

/* Twice the least that the pieces can cost when they begin at 0. */
static int64_t twice_bound(const struct sched *s, const struct sched_split *split)
{
    int64_t after = 0, sum = 0;

    for (int i = split->n - 1; i >= 0; i--) {
        const struct sched_piece *p = &split->pieces[i];
        sum += 2 * after * p->effort + sched_twice_least(s, split->member, p);
        after += p->value;
    }
    return sum;
}

static int without(const int *member, int n, int j, int *rest)
{
    int k = 0;

    for (int i = 0; i < n; i++)
        if (member[i] != j) rest[k++] = member[i];
    return k;
}

/* The job of a piece with which the least cost is in sight. */
static int best_source(struct arena scratch, const struct sched *s, const int *member, const struct sched_piece *p,
                       int *work)
{
    struct sched_set open = { 0 };
    int *rest = arena_new(&scratch, int, (size_t)p->n);
    int64_t least = INT64_MAX;
    int best = -1;

    for (int i = 0; i < p->n; i++) set_add(&open, member[p->first + i]);
    for (int i = 0; i < p->n; i++) {
        int j = member[p->first + i];
        if (set_meets(&s->needs[j], &open)) continue;
        struct arena trial = scratch;
        int n = without(member + p->first, p->n, j, rest);
        struct sched_split split = sched_split(&trial, s, rest, n);
        int64_t cost = 2 * s->effort[j] * p->value + twice_bound(s, &split);
        *work += p->n;
        if (cost < least || (cost == least && sched_ahead(s, j, best))) least = cost, best = j;
    }
    return best;
}

/* Pieces are worked off from a list of their members; what is left of a piece after its
 * first job takes its place, cut into pieces again. */
static void order_by_look(struct wide *x, struct arena scratch, const int *member, int n)
{
    struct sched_piece *stack = arena_new(&scratch, struct sched_piece, (size_t)n + 1);
    int *members = arena_new(&scratch, int, (size_t)n), *rest = arena_new(&scratch, int, (size_t)n);
    int waiting = 0, work = 0;

    memcpy(members, member, (size_t)n * sizeof *members);
    stack[waiting++] = (struct sched_piece){ .n = n };
    for (int i = 0; i < n; i++) stack[0].value += x->s->value[member[i]], stack[0].effort += x->s->effort[member[i]];
    while (waiting > 0) {
        struct sched_piece p = stack[--waiting];
        if (work > LOOK_MOST || p.n == 1) {
            order_by_cone(x, members + p.first, p.n);
            continue;
        }
        int j = best_source(scratch, x->s, members, &p, &work);
        x->list[x->n++] = j;
        struct arena trial = scratch;
        int k = without(members + p.first, p.n, j, rest);
        struct sched_split split = sched_split(&trial, x->s, rest, k);
        memcpy(members + p.first + 1, split.member, (size_t)k * sizeof *members);
        for (int i = split.n - 1; i >= 0; i--) {
            stack[waiting] = split.pieces[i];
            stack[waiting++].first += p.first + 1;
        }
    }
}

/* --- improve: exchange neighbouring segments ---------------------------------------- */

/* Looks for a segment that ends at b and should stand behind list[b..c); its beginning, or
 * -1. `second` are the jobs of list[b..c). Sets *blocked when an arc forbids even the job
 * right before b. */
static int find_first(const struct sched *s, const int *list, int b, const struct sched_set *second, int64_t value,
                      int64_t effort, bool *blocked, int *work)
{
    int64_t v = 0, e = 0;

    for (int a = b - 1; a >= 0; a--) {
        int j = list[a];
        if (set_meets(&s->serves[j], second)) {
            *blocked = a == b - 1;
            return -1;
        }
        ++*work;
        v += s->value[j];
        e += s->effort[j];
        if (value * e > v * effort) return a;
    }
    return -1;
}

static void exchange(int *list, int a, int b, int c, int *spare)
{
    memcpy(spare, list + a, (size_t)(b - a) * sizeof *list);
    memmove(list + a, list + b, (size_t)(c - b) * sizeof *list);
    memcpy(list + a + c - b, spare, (size_t)(b - a) * sizeof *list);
}

/* One scan, b and c rising, a falling; pairs that end at or before `fresh` were seen since
 * they last changed. True after an exchange, and *fresh says from where on things are new. */
static bool improve_once(const struct sched *s, int *list, int n, int *fresh, int *spare, int *work)
{
    for (int b = 1; b < n; b++) {
        struct sched_set second = { 0 };
        int64_t value = 0, effort = 0;
        bool blocked = false;
        for (int c = b + 1; c <= n && !blocked && *work < IMPROVE_MOST; c++) {
            set_add(&second, list[c - 1]);
            value += s->value[list[c - 1]];
            effort += s->effort[list[c - 1]];
            if (c <= *fresh) continue;
            int a = find_first(s, list, b, &second, value, effort, &blocked, work);
            if (a < 0) continue;
            exchange(list, a, b, c, spare);
            *fresh = a;
            return true;
        }
    }
    return false;
}

static int64_t improve(struct arena scratch, const struct sched *s, int *list, int n)
{
    int *spare = arena_new(&scratch, int, (size_t)n), fresh = 0, work = 0;

    while (improve_once(s, list, n, &fresh, spare, &work)) continue;
    return sched_cost(s, list, n);
}

int64_t sched_fallback(struct arena scratch, const struct sched *s, const int *member, int n, int *list)
{
    struct wide cone = { .s = s, .list = list };
    struct wide look = { .s = s, .list = arena_new(&scratch, int, (size_t)n) };

    order_by_cone(&cone, member, n);
    int64_t cost = improve(scratch, s, cone.list, n);
    order_by_look(&look, scratch, member, n);
    int64_t other = improve(scratch, s, look.list, n);
    if (other >= cost) return cost;
    memcpy(list, look.list, (size_t)n * sizeof *list);
    return other;
}
