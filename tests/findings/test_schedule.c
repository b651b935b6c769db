/* One slot: the invariants of an optimal order, on thousands of seeded roadmaps. */

#include <string.h>

#include "findings/schedule.h"
#include "generate.h"
#include "reference.h"
#include "tally.h"

enum { FALLBACK_MEAN = 10, FALLBACK_WORST = 2700 };
enum { ARENA = 64 << 20, SCRATCH = 8 << 20, /* what schedule.h asks for */ SMALL_EACH = 300, LARGE_EACH = 60 };

struct world {
    struct arena keep, scratch;
};

static const struct sched_limits narrow = { .states = 5, .runs = 1, .nodes = 1 }; /* almost always the fallback */

static const struct sched *build(struct arena *keep, struct arena scratch, const struct sched_input *in)
{
    struct sched_problem problem;

    return sched_new(keep, scratch, in, &problem);
}

static const struct sched_order *solve(struct arena *keep, struct arena scratch, const struct sched_input *in,
                                       const struct sched_limits *limits)
{
    return sched_solve(keep, scratch, build(keep, scratch, in), NULL, 0, limits);
}

static int64_t *ends_of(struct arena *keep, const struct sched_input *in, const struct sched_order *o)
{
    int64_t *end = arena_new(keep, int64_t, (size_t)in->n_jobs), t = 0;

    for (int i = 0; i < o->n; i++) end[o->list[i]] = t += in->jobs[o->list[i]].effort;
    return end;
}

/* A copy whose jobs may be changed. */
static struct sched_input copy_of(struct arena *keep, const struct sched_input *in, struct sched_job **jobs, int more)
{
    struct sched_input out = *in;

    *jobs = arena_new(keep, struct sched_job, (size_t)(in->n_jobs + more));
    memcpy(*jobs, in->jobs, (size_t)in->n_jobs * sizeof **jobs);
    out.jobs = *jobs;
    return out;
}

/* --- I1 ---------------------------------------------------------------------------- */

static bool is_permutation(const struct sched_order *o, int n)
{
    bool seen[SCHED_JOBS_MOST] = { 0 };

    if (o->n != n) return false;
    for (int i = 0; i < n; i++) {
        if (o->list[i] < 0 || o->list[i] >= n || seen[o->list[i]]) return false;
        seen[o->list[i]] = true;
    }
    return true;
}

static bool is_sound(struct arena scratch, const struct sched_input *in, const struct sched_order *o)
{
    if (!is_permutation(o, in->n_jobs)) return false;
    int64_t *end = ends_of(&scratch, in, o), cost = 0;
    for (int i = 0; i < in->n_arcs; i++)
        if (end[in->arcs[i].before] > end[in->arcs[i].after] - in->jobs[in->arcs[i].after].effort) return false;
    for (int j = 0; j < in->n_jobs; j++) cost += in->jobs[j].value * end[j];
    return cost == o->cost && o->bound <= cost && cost <= 2 * o->bound && (!o->proven || cost == o->bound);
}

/* The bound is that of its blocks: what they cost, or half of what they could cost at most
 * and what their jobs cost by themselves. */
static bool bound_adds_up(const struct sched_input *in, const struct sched_order *o)
{
    int64_t bound = 0, after = 0;

    for (int b = o->n_blocks - 1; b >= 0; b--) {
        const struct sched_block *k = &o->blocks[b];
        int64_t t = 0, cost = 0, twice = k->value * k->effort;
        for (int i = k->first; i < k->first + k->n; i++) {
            const struct sched_job *j = &in->jobs[o->list[i]];
            t += j->effort;
            cost += j->value * t;
            twice += j->value * j->effort;
        }
        bound += after * k->effort + (k->proven ? cost : twice / 2 + twice % 2);
        after += k->value;
    }
    return bound == o->bound;
}

/* Blocks cover the list in order, with their sums, and ratios never rise. */
static bool blocks_add_up(const struct sched_input *in, const struct sched_order *o)
{
    int at = 0;

    for (int b = 0; b < o->n_blocks; b++) {
        const struct sched_block *k = &o->blocks[b];
        int64_t value = 0, effort = 0;
        if (k->first != at || k->n < 1) return false;
        for (; at < k->first + k->n; at++) {
            value += in->jobs[o->list[at]].value;
            effort += in->jobs[o->list[at]].effort;
            if (o->block_of[o->list[at]] != b) return false;
        }
        if (value != k->value || effort != k->effort) return false;
        if (b > 0 && k[-1].value * effort < value * k[-1].effort) return false;
    }
    return at == o->n;
}

/* --- I2, I11: everything there is ---------------------------------------------------- */

struct subset {
    unsigned jobs;
    int64_t value, effort;
};

static struct subset subset_of(const struct sched_input *in, unsigned jobs)
{
    struct subset s = { .jobs = jobs };

    for (int j = 0; j < in->n_jobs; j++)
        if (jobs >> j & 1) s.value += in->jobs[j].value, s.effort += in->jobs[j].effort;
    return s;
}

static bool is_initial(const struct sched_input *in, const unsigned *needs, unsigned jobs)
{
    for (int j = 0; j < in->n_jobs; j++)
        if (jobs >> j & 1 && needs[j] & ~jobs) return false;
    return true;
}

/* The largest of the initial sets of best ratio, as what comes after `done`. */
static unsigned best_initial(const struct sched_input *in, const unsigned *needs, unsigned done)
{
    struct subset best = { .jobs = 0, .value = -1, .effort = 1 };

    for (unsigned set = 1; set < 1u << in->n_jobs; set++) {
        if ((set & done) != done || set == done || !is_initial(in, needs, set)) continue;
        struct subset s = subset_of(in, set & ~done);
        int64_t x = s.value * best.effort, y = best.value * s.effort;
        if (x > y || (x == y && s.effort > best.effort)) best = s;
    }
    return best.jobs;
}

/* Blocks of one ratio together are the best initial set of what is left, again and again;
 * inside a block no proper beginning has as good a ratio. */
static bool blocks_are_sidneys(const struct sched_input *in, const struct sched_order *o)
{
    unsigned needs[REFERENCE_MOST], done = 0;

    reference_needs(in, needs);
    for (int b = 0; b < o->n_blocks;) {
        const struct sched_block *first = &o->blocks[b];
        unsigned coarse = 0;
        for (; b < o->n_blocks && o->blocks[b].value * first->effort == first->value * o->blocks[b].effort; b++) {
            unsigned fine = 0;
            for (int i = 0; i < o->blocks[b].n; i++) fine |= 1u << o->list[o->blocks[b].first + i];
            for (unsigned part = (fine - 1) & fine; part; part = (part - 1) & fine) {
                struct subset s = subset_of(in, part);
                if (is_initial(in, needs, done | coarse | part) && s.value * first->effort >= first->value * s.effort)
                    return false;
            }
            coarse |= fine;
        }
        if (coarse != best_initial(in, needs, done)) return false;
        done |= coarse;
    }
    return true;
}

/* Inside a block stands the first, by the rule of ties, of all orders that cost least. */
static bool blocks_break_ties(struct arena scratch, const struct sched_input *in, const struct sched_order *o)
{
    for (int b = 0; b < o->n_blocks; b++) {
        const struct sched_block *k = &o->blocks[b];
        int list[REFERENCE_MOST];
        unsigned members = 0;
        for (int i = 0; i < k->n; i++) members |= 1u << o->list[k->first + i];
        reference_order(scratch, in, members, list);
        if (memcmp(list, o->list + k->first, (size_t)k->n * sizeof *list)) return false;
    }
    return true;
}

/* At the end of any block nothing of the same or less effort brings more. */
static bool block_ends_are_best(const struct sched_input *in, const struct sched_order *o)
{
    unsigned needs[REFERENCE_MOST];
    int64_t value = 0, effort = 0;

    reference_needs(in, needs);
    for (int b = 0; b < o->n_blocks; b++) {
        value += o->blocks[b].value;
        effort += o->blocks[b].effort;
        for (unsigned set = 1; set < 1u << in->n_jobs; set++) {
            struct subset s = subset_of(in, set);
            if (s.value > value && s.effort <= effort && is_initial(in, needs, set)) return false;
        }
    }
    return true;
}

/* --- I3 to I9: two roadmaps that differ in one thing -------------------------------- */

static bool same_when_shuffled(struct world w, const struct sched_input *in, const struct sched_order *o,
                               struct random *r, const struct sched_limits *limits)
{
    int *place;
    struct sched_input other = generate_shuffled(&w.keep, r, in, &place);
    const struct sched_order *p = solve(&w.keep, w.scratch, &other, limits);

    if (p->cost != o->cost || p->bound != o->bound || p->n_blocks != o->n_blocks) return false;
    for (int i = 0; i < o->n; i++)
        if (p->list[i] != place[o->list[i]]) return false;
    return true;
}

/* I4. A job of more value does not end later. */
static bool value_pays(struct world w, const struct sched_input *in, const struct sched_order *o, struct random *r)
{
    struct sched_job *jobs;
    struct sched_input other = copy_of(&w.keep, in, &jobs, 0);
    int j = (int)random_below(r, (uint64_t)in->n_jobs);

    jobs[j].value += 1 + (int64_t)random_below(r, 20);
    const struct sched_order *p = solve(&w.keep, w.scratch, &other, NULL);
    return !p->proven || ends_of(&w.keep, &other, p)[j] <= ends_of(&w.keep, in, o)[j];
}

/* I4, last sentence: the ratio of its block does not fall, proven or not. */
static bool block_rises(struct world w, const struct sched_input *in, const struct sched_order *o, struct random *r)
{
    struct sched_job *jobs;
    struct sched_input other = copy_of(&w.keep, in, &jobs, 0);
    int j = (int)random_below(r, (uint64_t)in->n_jobs);

    jobs[j].value += 1 + (int64_t)random_below(r, 20);
    const struct sched_order *p = solve(&w.keep, w.scratch, &other, &narrow);
    const struct sched_block *was = &o->blocks[o->block_of[j]], *is = &p->blocks[p->block_of[j]];
    return is->value * was->effort >= was->value * is->effort;
}

static int64_t value_before(const struct sched_input *in, const struct sched_order *o, int job)
{
    int64_t value = 0;

    for (int i = 0; o->list[i] != job; i++) value += in->jobs[o->list[i]].value;
    return value;
}

/* I5. Before a job of more effort no less value is finished. */
static bool effort_waits(struct world w, const struct sched_input *in, const struct sched_order *o, struct random *r)
{
    struct sched_job *jobs;
    struct sched_input other = copy_of(&w.keep, in, &jobs, 0);
    int j = (int)random_below(r, (uint64_t)in->n_jobs);

    jobs[j].effort += 1 + (int64_t)random_below(r, 20);
    const struct sched_order *p = solve(&w.keep, w.scratch, &other, NULL);
    return !p->proven || value_before(&other, p, j) >= value_before(in, o, j);
}

/* I6. Without an arc nothing gets dearer. */
static bool freedom_is_free(struct world w, const struct sched_input *in, const struct sched_order *o, struct random *r)
{
    struct sched_input other = *in;

    if (in->n_arcs == 0) return true;
    struct sched_arc *arcs = arena_new(&w.keep, struct sched_arc, (size_t)in->n_arcs);
    memcpy(arcs, in->arcs, (size_t)in->n_arcs * sizeof *arcs);
    arcs[random_below(r, (uint64_t)in->n_arcs)] = arcs[--other.n_arcs];
    other.arcs = arcs;
    const struct sched_order *p = solve(&w.keep, w.scratch, &other, NULL);
    return !p->proven || p->cost <= o->cost;
}

/* I7. Time runs backwards, value and effort change places: the same cost. */
static bool dual(struct world w, const struct sched_input *in)
{
    struct sched_job *jobs;
    struct sched_input there = copy_of(&w.keep, in, &jobs, 0), back = there;
    struct sched_job *mirrored = arena_new(&w.keep, struct sched_job, (size_t)in->n_jobs);
    struct sched_arc *arcs = arena_new(&w.keep, struct sched_arc, (size_t)in->n_arcs);

    for (int j = 0; j < in->n_jobs; j++) {
        jobs[j].value += jobs[j].value == 0;
        mirrored[j] = jobs[j];
        mirrored[j].value = jobs[j].effort;
        mirrored[j].effort = jobs[j].value;
    }
    for (int i = 0; i < in->n_arcs; i++)
        arcs[i] = (struct sched_arc){ .before = in->arcs[i].after, .after = in->arcs[i].before };
    back.jobs = mirrored;
    back.arcs = arcs;
    const struct sched_order *x = solve(&w.keep, w.scratch, &there, NULL), *y = solve(&w.keep, w.scratch, &back, NULL);
    return !x->proven || !y->proven || x->cost == y->cost;
}

/* I8. Other units: the same order. */
static bool scales(struct world w, const struct sched_input *in, const struct sched_order *o, struct random *r,
                   const struct sched_limits *limits)
{
    struct sched_job *jobs;
    struct sched_input other = copy_of(&w.keep, in, &jobs, 0);
    int64_t a = 1 + (int64_t)random_below(r, 1000), b = 1 + (int64_t)random_below(r, 100);

    for (int j = 0; j < in->n_jobs; j++) jobs[j].value *= a, jobs[j].effort *= b;
    const struct sched_order *p = solve(&w.keep, w.scratch, &other, limits);
    return p->cost == a * b * o->cost && !memcmp(p->list, o->list, (size_t)o->n * sizeof *o->list);
}

/* I9. A job that nobody needs and that brings nothing changes no cost and stands in the tail. */
static bool ballast(struct world w, const struct sched_input *in, const struct sched_order *o,
                    const struct sched_limits *limits)
{
    struct sched_job *jobs;
    struct sched_input other = copy_of(&w.keep, in, &jobs, 1);
    int64_t after = 0;

    jobs[other.n_jobs++] = (struct sched_job){ .id = S("a5-ballast"), .value = 0, .effort = 3 };
    const struct sched_order *p = solve(&w.keep, w.scratch, &other, limits);
    for (int i = p->n - 1; p->list[i] != in->n_jobs; i--) after += jobs[p->list[i]].value;
    return p->cost == o->cost && after == 0;
}

/* --- the fallback ------------------------------------------------------------------- */

static bool arc_between(const struct sched_input *in, const int *list, int a, int b, int c)
{
    for (int i = 0; i < in->n_arcs; i++)
        for (int x = a; x < b; x++)
            for (int y = b; y < c; y++)
                if (in->arcs[i].before == list[x] && in->arcs[i].after == list[y]) return true;
    return false;
}

/* No two neighbouring segments of a block would be cheaper the other way round. */
static bool no_exchange_pays(const struct sched_input *in, const struct sched_order *o)
{
    for (int k = 0; k < o->n_blocks; k++)
        for (int a = o->blocks[k].first; a < o->blocks[k].first + o->blocks[k].n; a++) {
            struct subset first = { 0 };
            for (int b = a + 1; b < o->blocks[k].first + o->blocks[k].n; b++) {
                struct subset second = { 0 };
                first.value += in->jobs[o->list[b - 1]].value;
                first.effort += in->jobs[o->list[b - 1]].effort;
                for (int c = b + 1; c <= o->blocks[k].first + o->blocks[k].n; c++) {
                    second.value += in->jobs[o->list[c - 1]].value;
                    second.effort += in->jobs[o->list[c - 1]].effort;
                    if (second.value * first.effort > first.value * second.effort && !arc_between(in, o->list, a, b, c)) return false;
                }
            }
        }
    return true;
}

/* How far from the best the fallback is where the best is known: thousandths of a percent of
 * all cost together, and of the worst. The limits are what was measured, rounded up. */
static void check_fallback(struct world w)
{
    struct tally t[] = { { .says = "the fallback stops where no exchange of neighbours pays" } };
    int64_t ours = 0, least = 0, worst = 0, off = 0;

    for (uint64_t seed = 0; seed < 1500; seed++) {
        struct world one = w;
        struct random r = random_seed(seed);
        int n = 12 + (int)random_below(&r, 14);
        struct sched_input in = generate(&one.keep, &r, (struct generate){ (enum family)(seed % FAMILIES), n, 1, 0 });
        const struct sched_order *o = solve(&one.keep, one.scratch, &in, NULL), *x = solve(&one.keep, one.scratch, &in, &narrow);
        if (!o->proven) continue;
        tally(&t[0], no_exchange_pays(&in, x), seed);
        int64_t gap = 100000 * (x->cost - o->cost) / o->cost;
        off += x->cost != o->cost;
        ours += x->cost;
        least += o->cost;
        if (gap > worst) worst = gap;
    }
    tally_report(t, 1, 1400);
    int64_t gap = 100000 * (ours - least) / least;
    tap_ok(gap <= FALLBACK_MEAN && worst <= FALLBACK_WORST, "the fallback is %lld.%03lld %% dearer, %lld.%03lld %% at most, %lld times",
           (long long)gap / 1000, (long long)gap % 1000, (long long)worst / 1000, (long long)worst % 1000, (long long)off);
}

/* --- all ---------------------------------------------------------------------------- */

enum { SOUND, NARROW, BRUTE, TIES, SIDNEY, ENDS, SHUFFLED, VALUE, RISES, EFFORT, FREEDOM, DUAL, SCALES, BALLAST, TALLIES };

static void check_any(struct world w, const struct sched_input *in, struct random *r, struct tally *t, uint64_t seed)
{
    const struct sched_order *o = solve(&w.keep, w.scratch, in, NULL), *n = solve(&w.keep, w.scratch, in, &narrow);

    tally(&t[SOUND], is_sound(w.keep, in, o) && blocks_add_up(in, o) && bound_adds_up(in, o), seed);
    tally(&t[NARROW], is_sound(w.keep, in, n) && blocks_add_up(in, n) && bound_adds_up(in, n) && n->cost >= o->bound, seed);
    tally(&t[SHUFFLED], same_when_shuffled(w, in, o, r, NULL) && same_when_shuffled(w, in, n, r, &narrow), seed);
    tally(&t[RISES], block_rises(w, in, o, r), seed);
    tally(&t[SCALES], scales(w, in, o, r, NULL) && scales(w, in, n, r, &narrow), seed);
    tally(&t[BALLAST], ballast(w, in, o, NULL) && ballast(w, in, n, &narrow), seed);
    if (!o->proven) return;
    tally(&t[VALUE], value_pays(w, in, o, r), seed);
    tally(&t[EFFORT], effort_waits(w, in, o, r), seed);
    tally(&t[FREEDOM], freedom_is_free(w, in, o, r), seed);
    tally(&t[DUAL], dual(w, in), seed);
}

/* Few different numbers make many ties. */
static void make_ties(struct sched_input *in, struct arena *keep, struct random *r)
{
    struct sched_job *jobs;

    *in = copy_of(keep, in, &jobs, 0);
    for (int j = 0; j < in->n_jobs; j++) {
        jobs[j].effort = 1 + (int64_t)random_below(r, 3);
        jobs[j].value = (int64_t)random_below(r, 3) * jobs[j].effort;
    }
}

static void check_all(struct world w, struct tally *t)
{
    for (int f = 0; f < FAMILIES; f++) {
        for (int i = 0; i < SMALL_EACH + LARGE_EACH; i++) {
            struct world one = w;
            bool small = i < SMALL_EACH;
            uint64_t seed = (uint64_t)(1000 * f + i);
            struct random r = random_seed(seed);
            int n = small ? 1 + (int)random_below(&r, REFERENCE_MOST) : 13 + (int)random_below(&r, 28);
            struct sched_input in = generate(&one.keep, &r, (struct generate){ (enum family)f, n, 1, 0 });
            if (i % 3 == 0) make_ties(&in, &one.keep, &r);
            check_any(one, &in, &r, t, seed);
            if (!small) continue;
            const struct sched_order *o = solve(&one.keep, one.scratch, &in, NULL);
            tally(&t[BRUTE], o->proven && o->cost == reference_cost(one.keep, &in), seed);
            tally(&t[TIES], blocks_break_ties(one.keep, &in, o), seed);
            if (n > 10) continue; /* what follows tries all sets for each block */
            tally(&t[SIDNEY], blocks_are_sidneys(&in, o), seed);
            tally(&t[ENDS], block_ends_are_best(&in, o), seed);
        }
    }
}

/* --- by hand ----------------------------------------------------------------------- */

static void check_hand_made(struct world w)
{
    static const struct {
        const char *name;
        struct sched_job jobs[4];
        int n_jobs;
        struct sched_arc arcs[2];
        int n_arcs;
        const char *order; /* as ids of one letter */
        int64_t cost;
    } rows[] = {
        { .name = "nothing", .order = "" },
        { "one job", { { S_INIT("x"), 7, 3, 0 } }, 1, .order = "x", .cost = 21 },
        { "one job without value", { { S_INIT("x"), 0, 3, 0 } }, 1, .order = "x", .cost = 0 },
        { "one ratio: the quick ones first, those without value last",
          { { S_INIT("l"), 8, 4, 0 }, { S_INIT("m"), 4, 2, 0 }, { S_INIT("q"), 2, 1, 0 }, { S_INIT("z"), 0, 3, 0 } }, 4,
          .order = "qmlz", .cost = 70 },
        { "all the same: by id",
          { { S_INIT("c"), 2, 1, 0 }, { S_INIT("a"), 2, 1, 0 }, { S_INIT("b"), 2, 1, 0 } }, 3,
          .order = "abc", .cost = 12 },
        { "all zero: the quick ones, of those that may",
          { { S_INIT("a"), 0, 3, 0 }, { S_INIT("b"), 0, 1, 0 }, { S_INIT("c"), 0, 2, 0 } }, 3,
          { { 0, 1, 0 } }, 1, "cab", 0 },
        { "a chain has no choice",
          { { S_INIT("a"), 90, 1, 0 }, { S_INIT("b"), 1, 1, 0 }, { S_INIT("c"), 0, 9, 0 } }, 3,
          { { 2, 1, 0 }, { 1, 0, 0 } }, 2, "cba", 1000 },
        { "a dull job that unlocks a great one",
          { { S_INIT("e"), 0, 1, 0 }, { S_INIT("x"), 100, 1, 0 }, { S_INIT("a"), 10, 1, 0 } }, 3,
          { { 0, 1, 0 } }, 1, "exa", 230 },
        { "equal pieces: the quick one waits for the slow one that it needs",
          { { S_INIT("a"), 4, 4, 0 }, { S_INIT("b"), 1, 1, 0 }, { S_INIT("c"), 2, 2, 0 } }, 3,
          { { 0, 1, 0 } }, 1, "cab", 35 },
    };

    for (size_t i = 0; i < countof(rows); i++) {
        struct world one = w;
        struct sched_slot slot = { 0 };
        struct sched_input in = { rows[i].jobs, rows[i].n_jobs, rows[i].arcs, rows[i].n_arcs, &slot, 1 };
        const struct sched_order *o = solve(&one.keep, one.scratch, &in, NULL);
        char got[8] = "";
        for (int k = 0; k < o->n; k++) got[k] = in.jobs[o->list[k]].id.s[0];
        tap_ok(o->proven && o->cost == rows[i].cost && !strcmp(got, rows[i].order), "%s: %s, %lld", rows[i].name, got,
               (long long)o->cost);
    }
}

/* A job of more value may get a later rank, although it ends earlier. */
static void check_rank(struct world w)
{
    struct sched_job jobs[] = {
        { S("a"), 1, 11, 0 }, { S("b"), 0, 2, 0 }, { S("c"), 1, 10, 0 }, { S("d"), 9, 6, 0 },
        { S("f"), 8, 6, 0 },  { S("g"), 5, 1, 0 }, { S("h"), 10, 6, 0 }, { S("k"), 11, 3, 0 },
    };
    static const struct sched_arc arcs[] = { { 0, 3, 0 }, { 1, 5, 0 }, { 2, 5, 0 }, { 0, 7, 0 }, { 2, 7, 0 } };
    struct sched_slot slot = { 0 };
    struct sched_input in = { jobs, 8, arcs, 5, &slot, 1 };
    const struct sched_order *o = solve(&w.keep, w.scratch, &in, NULL);
    int64_t was = ends_of(&w.keep, &in, o)[7];

    tap_int(o->cost, 1166, "the cost before a value is raised");
    jobs[7].value = 16;
    o = solve(&w.keep, w.scratch, &in, NULL);
    tap_int(o->cost, 1368, "the cost after it");
    tap_ok(ends_of(&w.keep, &in, o)[7] < was, "the job ends earlier");
}

/* The largest inputs: any shape, blocks beyond 64 jobs, the largest numbers. */
static void check_large(struct world w)
{
    for (int f = 0; f < FAMILIES; f++) {
        struct world one = w;
        struct random r = random_seed(77);
        struct sched_input in = generate(&one.keep, &r, (struct generate){ (enum family)f, SCHED_JOBS_MOST, 1, 0 });
        const struct sched_order *o = solve(&one.keep, one.scratch, &in, NULL);
        int widest = 0;
        for (int b = 0; b < o->n_blocks; b++) widest = o->blocks[b].n > widest ? o->blocks[b].n : widest;
        tap_ok(is_sound(one.keep, &in, o) && blocks_add_up(&in, o), "256 jobs, %s, largest block %d", family_names[f], widest);
        if (f == FAMILY_WIDE) tap_ok(widest > 64 && !o->proven, "a block of more than 64 jobs is not solved");
        struct sched_job *jobs;
        in = copy_of(&one.keep, &in, &jobs, 0);
        for (int j = 0; j < in.n_jobs; j++) {
            jobs[j].value = SCHED_VALUE_MOST - (int64_t)random_below(&r, 1000);
            jobs[j].effort = SCHED_EFFORT_MOST - (int64_t)random_below(&r, 1000);
        }
        o = solve(&one.keep, one.scratch, &in, NULL);
        tap_ok(is_sound(one.keep, &in, o) && blocks_add_up(&in, o), "the largest numbers, %s", family_names[f]);
    }
}

/* A block of up to 64 jobs with too many states: it fits into the memory that schedule.h asks
 * for, and the order goes on without it. */
static void check_states(struct world w)
{
    bool found = false;

    for (uint64_t seed = 0; seed < 40 && !found; seed++) {
        struct world one = w;
        struct random r = random_seed(seed);
        struct sched_input in = generate(&one.keep, &r, (struct generate){ FAMILY_SPARSE2, 120, 1, 0 });
        const struct sched_order *o = solve(&one.keep, one.scratch, &in, NULL);
        for (int b = 0; b < o->n_blocks; b++) found |= !o->blocks[b].proven && o->blocks[b].n <= 64;
        if (found) tap_ok(is_sound(one.keep, &in, o) && bound_adds_up(&in, o), "a block of more than 20,000 states");
    }
    tap_ok(found, "there is such a block");
}

/* --- parts, samples ----------------------------------------------------------------- */

/* A job with all it needs, then the rest: each part is as good as it can be by itself. */
static void check_members(struct world w)
{
    struct tally t[] = { { .says = "a part of the jobs is ordered as if it stood alone" } };

    for (uint64_t seed = 0; seed < 200; seed++) {
        struct world one = w;
        struct random r = random_seed(seed);
        int n = 2 + (int)random_below(&r, 11), lead[REFERENCE_MOST], rest[REFERENCE_MOST], n_lead = 0, n_rest = 0;
        struct sched_input in = generate(&one.keep, &r, (struct generate){ (enum family)(seed % FAMILIES), n, 1, 0 });
        unsigned needs[REFERENCE_MOST], in_lead = 1u << random_below(&r, (uint64_t)n);
        reference_needs(&in, needs);
        for (int j = n - 1; j >= 0; j--) /* arcs lead to later jobs */
            if (in_lead >> j & 1) in_lead |= needs[j];
        for (int j = 0; j < n; j++)
            if (in_lead >> j & 1) lead[n_lead++] = j; else rest[n_rest++] = j;
        const struct sched *s = build(&one.keep, one.scratch, &in);
        int *part[] = { lead, rest }, size[] = { n_lead, n_rest };
        for (int k = 0; k < 2; k++) {
            const struct sched_order *o = sched_solve(&one.keep, one.scratch, s, part[k], size[k], NULL);
            struct sched_job *jobs;
            struct sched_input alone = copy_of(&one.keep, &in, &jobs, 0);
            struct sched_arc *arcs = arena_new(&one.keep, struct sched_arc, (size_t)in.n_arcs);
            int place[REFERENCE_MOST];
            alone.n_jobs = alone.n_arcs = 0;
            for (int j = 0; j < n; j++)
                if ((in_lead >> j & 1) != (unsigned)k) jobs[place[j] = alone.n_jobs++] = in.jobs[j];
            for (int i = 0; i < in.n_arcs; i++)
                if ((in_lead >> in.arcs[i].before & 1) != (unsigned)k && (in_lead >> in.arcs[i].after & 1) != (unsigned)k)
                    arcs[alone.n_arcs++] = (struct sched_arc){ place[in.arcs[i].before], place[in.arcs[i].after], 0 };
            alone.arcs = arcs;
            const struct sched_order *p = solve(&one.keep, one.scratch, &alone, NULL);
            bool same = o->n == p->n && o->cost == p->cost && o->n_blocks == p->n_blocks;
            for (int i = 0; same && i < o->n; i++) same = place[o->list[i]] == p->list[i];
            tally(&t[0], same, seed);
        }
    }
    tally_report(t, 1, 400);
}

static void check_samples(struct world w)
{
    struct random r = random_seed(5);
    struct sched_input in = generate(&w.keep, &r, (struct generate){ FAMILY_SPARSE1, 40, 1, 0 });
    const struct sched *s = build(&w.keep, w.scratch, &in);
    int64_t value[40], effort[40];
    struct tally t[] = { { .says = "a sample is ordered like jobs that have its numbers" } };

    for (uint64_t seed = 0; seed < 50; seed++) {
        struct world one = w;
        struct sched_job *jobs;
        struct sched_input other = copy_of(&one.keep, &in, &jobs, 0);
        for (int j = 0; j < 40; j++) {
            jobs[j].value = value[j] = in.jobs[j].value * (700 + (int64_t)random_below(&r, 601));
            jobs[j].effort = effort[j] = in.jobs[j].effort * (70 + (int64_t)random_below(&r, 61));
        }
        const struct sched *sample = sched_reweighed(&one.keep, s, value, effort);
        const struct sched_order *o = sched_solve(&one.keep, one.scratch, sample, NULL, 0, NULL);
        const struct sched_order *p = solve(&one.keep, one.scratch, &other, NULL);
        tally(&t[0], o->cost == p->cost && !memcmp(o->list, p->list, 40 * sizeof *o->list), seed);
    }
    tally_report(t, 1, 50);

    effort[3] = 0;
    tap_ok(!sched_reweighed(&w.keep, s, value, effort), "a sample without effort is refused");
    effort[3] = 1;
    value[3] = -1;
    tap_ok(!sched_reweighed(&w.keep, s, value, effort), "a sample below zero is refused");
    for (int j = 0; j < 40; j++) value[j] = SCHED_TOTAL_MOST / 1600, effort[j] = 1;
    tap_ok(sched_reweighed(&w.keep, s, value, effort) != NULL, "the largest sample is taken");
    value[7]++;
    tap_ok(!sched_reweighed(&w.keep, s, value, effort), "a sample above it is refused");
}

int main(void)
{
    struct world w = { .keep = tap_arena(ARENA), .scratch = tap_arena(SCRATCH) };
    struct tally t[TALLIES] = {
        [SOUND] = { .says = "I1 a permutation that respects every arc, with its cost, bound and blocks" },
        [NARROW] = { .says = "I1 the same when almost no block can be solved" },
        [BRUTE] = { .says = "I2 the cost is the least of all orders" },
        [TIES] = { .says = "5.3 of orders that cost the same, the one that the rule of ties names" },
        [SIDNEY] = { .says = "I2 the blocks are those that trying all initial sets gives" },
        [ENDS] = { .says = "I11 at the end of a block no choice of this effort brings more" },
        [SHUFFLED] = { .says = "I3 the order of the input changes nothing" },
        [VALUE] = { .says = "I4 more value never ends later" },
        [RISES] = { .says = "I4 more value never sinks into a block of smaller ratio, even unproven" },
        [EFFORT] = { .says = "I5 more effort never has less value before it" },
        [FREEDOM] = { .says = "I6 without an arc nothing costs more" },
        [DUAL] = { .says = "I7 backwards, value and effort exchanged, costs the same" },
        [SCALES] = { .says = "I8 other units give the same order" },
        [BALLAST] = { .says = "I9 a job without value and arcs changes no cost" },
    };

    check_all(w, t);
    tally_report(t, TALLIES, 2000);
    check_fallback(w);
    check_hand_made(w);
    check_rank(w);
    check_large(w);
    check_states(w);
    check_members(w);
    check_samples(w);
    return tap_done();
}
