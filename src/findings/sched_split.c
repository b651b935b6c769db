/* Sidney's decomposition (ROADMAP.md 1.4 and 1.6) down to its fine pieces.
 *
 * A part is divided at its own ratio: what lies above it, and the rest, can be solved apart.
 * When nothing lies above, the strongly connected components of the residual network are the
 * pieces. Parts that no arc connects are looked at one by one: their pieces only meet again
 * when all pieces are sorted, which makes the cuts of a sparse roadmap tiny. */

#include <string.h>

#include "findings/sched_core.h"

/* A part that waits to be divided: member[first] to member[first + n - 1]. */
struct waiting {
    int first, n;
    bool connected;
};

struct splitter {
    const struct sched *s;
    struct sched_cut cut;
    int *member;
    int *part;               /* by job; -1: not a member */
    int parts;               /* how many numbers were given out */
    struct waiting *stack;
    int waiting;
    struct sched_piece *pieces;
    int n_pieces;
    int *queue, *spare;
    bool *forward;
};

static struct splitter splitter_new(struct arena *keep, const struct sched *s, int n)
{
    size_t all = (size_t)s->n, some = (size_t)n;
    int *part = arena_new(keep, int, all);

    for (int j = 0; j < s->n; j++) part[j] = -1;
    return (struct splitter){
        .s = s,
        .cut = sched_cut_new(keep, s, part),
        .part = part,
        .stack = arena_new(keep, struct waiting, some + 1),
        .queue = arena_new(keep, int, some),
        .spare = arena_new(keep, int, some),
        .forward = arena_new(keep, bool, all),
    };
}

static void put_off(struct splitter *x, int first, int n, bool connected)
{
    int part = x->parts++;

    for (int i = first; i < first + n; i++) x->part[x->member[i]] = part;
    x->stack[x->waiting++] = (struct waiting){ first, n, connected };
}

static void add_piece(struct splitter *x, int first, int n)
{
    struct sched_piece p = { .first = first, .n = n };
    int part = x->parts++;

    for (int i = first; i < first + n; i++) {
        x->part[x->member[i]] = part;
        p.value += x->s->value[x->member[i]];
        p.effort += x->s->effort[x->member[i]];
    }
    x->pieces[x->n_pieces++] = p;
}

/* Brings the members of a part that carry the number `part` to its front, all in their old
 * order; returns how many there are. */
static int gather(struct splitter *x, int first, int n, int part)
{
    int front = first, back = 0;

    for (int i = first; i < first + n; i++) {
        int j = x->member[i];
        if (x->part[j] == part)
            x->member[front++] = j;
        else
            x->spare[back++] = j;
    }
    memcpy(x->member + front, x->spare, (size_t)back * sizeof *x->spare);
    return front - first;
}

static int mark(struct splitter *x, int j, int part, int tail)
{
    x->part[j] = part;
    x->queue[tail] = j;
    return tail + 1;
}

/* Gives everything that arcs in any direction connect with the first member a new number. */
static int mark_connected(struct splitter *x, int first)
{
    const struct sched *s = x->s;
    int tail = 0, old = x->part[x->member[first]], fresh = x->parts++;

    tail = mark(x, x->member[first], fresh, tail);
    for (int head = 0; head < tail; head++) {
        int j = x->queue[head];
        for (int e = s->before.at[j]; e < s->before.at[j + 1]; e++)
            if (x->part[s->before.of[e]] == old) tail = mark(x, s->before.of[e], fresh, tail);
        for (int e = s->after.at[j]; e < s->after.at[j + 1]; e++)
            if (x->part[s->after.of[e]] == old) tail = mark(x, s->after.of[e], fresh, tail);
    }
    return fresh;
}

static void divide_connected(struct splitter *x, struct waiting w)
{
    while (w.n > 0) {
        int size = gather(x, w.first, w.n, mark_connected(x, w.first));
        if (size == 1)
            add_piece(x, w.first, 1);
        else
            put_off(x, w.first, size, true);
        w.first += size;
        w.n -= size;
    }
}

/* Who can be reached from j in the residual network: towards prerequisites always, back
 * where flow runs. Upstream: who can reach j. Fills queue[]; returns how many. */
static int reach(struct splitter *x, int j, bool upstream)
{
    const struct sched *s = x->s;
    int tail = 0, part = x->part[j];

    x->queue[tail++] = j;
    x->forward[j] = !upstream;
    for (int head = 0; head < tail; head++) {
        j = x->queue[head];
        for (int e = s->before.at[j]; e < s->before.at[j + 1]; e++) {
            int q = s->before.of[e];
            if (x->part[q] != part || x->forward[q] == !upstream || (upstream && x->cut.along[e] == 0)) continue;
            x->forward[q] = !upstream;
            x->queue[tail++] = q;
        }
        for (int e = s->after.at[j]; e < s->after.at[j + 1]; e++) {
            int q = s->after.of[e];
            if (x->part[q] != part || x->forward[q] == !upstream || (!upstream && x->cut.along[s->after_arc[e]] == 0)) continue;
            x->forward[q] = !upstream;
            x->queue[tail++] = q;
        }
    }
    return tail;
}

/* All initial sets of the part have at most its ratio: cuts it where one has exactly that. */
static void divide_evenly(struct splitter *x, struct waiting w)
{
    while (w.n > 0) {
        int j = x->member[w.first], piece = x->parts++;
        for (int i = w.first; i < w.first + w.n; i++) x->forward[x->member[i]] = false;
        reach(x, j, false);
        /* The way back is only looked for among those: whoever is strongly connected with j
         * is one of them, and so is everybody on the way. */
        int size = reach(x, j, true);
        for (int i = 0; i < size; i++) x->part[x->queue[i]] = piece;
        gather(x, w.first, w.n, piece);
        add_piece(x, w.first, size);
        w.first += size;
        w.n -= size;
    }
}

static void divide(struct splitter *x, struct waiting w)
{
    if (!w.connected) {
        divide_connected(x, w);
        return;
    }
    int size = sched_cut(&x->cut, x->member + w.first, w.n);
    if (size == 0) {
        divide_evenly(x, w);
        return;
    }
    int above = x->parts++;
    for (int i = w.first; i < w.first + w.n; i++)
        if (x->cut.level[x->member[i]] >= 0) x->part[x->member[i]] = above;
    gather(x, w.first, w.n, above);
    put_off(x, w.first, size, false);
    put_off(x, w.first + size, w.n - size, false);
}

/* --- order of the pieces ----------------------------------------------------------- */

static int compare_ratio(const struct sched_piece *a, const struct sched_piece *b)
{
    int64_t x = a->value * b->effort, y = b->value * a->effort;
    return (x < y) - (x > y);
}

/* Members of a piece are in ascending order: the first is the smallest. */
static bool piece_ahead(const struct splitter *x, const struct sched_piece *a, const struct sched_piece *b)
{
    int c = compare_ratio(a, b);

    if (c) return c < 0;
    if (a->effort != b->effort) return a->effort < b->effort;
    return x->member[a->first] < x->member[b->first];
}

/* Whether a piece needs a job of another piece in pieces[from..to). */
static bool needs_one_of(const struct splitter *x, const struct sched_piece *p, int from, int to)
{
    struct sched_set open = { 0 };

    for (int i = from; i < to; i++)
        for (int k = 0; k < x->pieces[i].n && &x->pieces[i] != p; k++)
            set_add(&open, x->member[x->pieces[i].first + k]);
    for (int k = 0; k < p->n; k++)
        if (set_meets(&x->s->needs[x->member[p->first + k]], &open)) return true;
    return false;
}

/* pieces[from..to) have one ratio and are sorted: each time the first that needs no other. */
static void sort_even(struct splitter *x, int from, int to)
{
    for (; from + 1 < to; from++) {
        int pick = from;
        while (needs_one_of(x, &x->pieces[pick], from, to)) pick++;
        struct sched_piece p = x->pieces[pick];
        memmove(x->pieces + from + 1, x->pieces + from, (size_t)(pick - from) * sizeof p);
        x->pieces[from] = p;
    }
}

static void sort_pieces(struct splitter *x)
{
    for (int i = 1; i < x->n_pieces; i++) {
        struct sched_piece p = x->pieces[i];
        int at = i;
        for (; at > 0 && piece_ahead(x, &p, &x->pieces[at - 1]); at--) x->pieces[at] = x->pieces[at - 1];
        x->pieces[at] = p;
    }
    for (int from = 0, to; from < x->n_pieces; from = to) {
        for (to = from + 1; to < x->n_pieces && compare_ratio(&x->pieces[from], &x->pieces[to]) == 0;) to++;
        sort_even(x, from, to);
    }
}

struct sched_split sched_split(struct arena *keep, const struct sched *s, const int *members, int n)
{
    int *member = arena_new(keep, int, (size_t)n);
    struct sched_piece *pieces = arena_new(keep, struct sched_piece, (size_t)n);
    struct arena scratch = *keep; /* behind the result, and given back */
    struct splitter x = splitter_new(&scratch, s, n);
    struct sched_set in = { 0 };

    for (int i = 0; i < n; i++) set_add(&in, members[i]);
    for (int j = 0, i = 0; j < s->n; j++)
        if (set_has(&in, j)) member[i++] = j;
    x.member = member;
    x.pieces = pieces;
    if (n > 0) put_off(&x, 0, n, false);
    while (x.waiting > 0) divide(&x, x.stack[--x.waiting]);
    sort_pieces(&x);
    return (struct sched_split){ .member = member, .pieces = pieces, .n = x.n_pieces };
}
