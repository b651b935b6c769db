#include "generate.h"

#include <string.h>

#include "base/arena.h"

const char *const family_names[FAMILIES] = {
    [FAMILY_MATURITY] = "maturity", [FAMILY_SPARSE05] = "sparse05", [FAMILY_SPARSE1] = "sparse1",
    [FAMILY_SPARSE2] = "sparse2",   [FAMILY_ENABLER] = "enabler",   [FAMILY_LAYERED] = "layered",
    [FAMILY_OUTTREE] = "outtree",   [FAMILY_INTREE] = "intree",     [FAMILY_SERIES_PARALLEL] = "series",
    [FAMILY_WIDE] = "wide",
};

struct maker {
    struct random *r;
    struct sched_job *jobs;
    struct sched_arc *arcs;
    int n, n_arcs;
};

static int below(struct random *r, int n)
{
    return (int)random_below(r, (uint64_t)n);
}

static int any(struct random *r, const int *from, size_t n)
{
    return from[below(r, (int)n)];
}

static int64_t any_value(struct random *r)
{
    static const int impact[] = { 1, 1, 2, 2, 2, 3, 3, 5, 8 };
    int gap = 1 + below(r, 4), weight = 1 + below(r, 5);
    return (int64_t)gap * weight * any(r, impact, countof(impact));
}

static int64_t any_effort(struct random *r)
{
    static const int effort[] = { 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 4, 6, 6, 8, 8, 12, 16 };
    return any(r, effort, countof(effort));
}

static void need(struct maker *m, int before, int after)
{
    if (m->n_arcs < SCHED_ARCS_MOST) m->arcs[m->n_arcs++] = (struct sched_arc){ .before = before, .after = after };
}

static void make_maturity(struct maker *m)
{
    int areas = m->n < 8 ? 2 : m->n / 6;

    for (int j = 0; j < m->n; j++) {
        int level = 4 * j / m->n;
        if (level == 0) m->jobs[j].value = (m->jobs[j].value + 3) / 4;
        for (int k = j - 1, found = 0; k >= 0 && !found; k--)
            if (k % areas == j % areas && 4 * k / m->n == level - 1 && below(m->r, 4) < 3) need(m, k, j), found = 1;
        if (level > 0 && below(m->r, 4) == 0) need(m, below(m->r, m->n * level / 4 + 1) % j, j);
    }
}

static void make_sparse(struct maker *m, int needs_per_two)
{
    for (int j = 1; j < m->n; j++)
        for (int k = 0; k < j; k++)
            if (below(m->r, m->n - 1) < needs_per_two) need(m, k, j);
}

static void make_enabler(struct maker *m)
{
    int enablers = 1 + m->n / (3 + below(m->r, 4));

    for (int j = 0; j < m->n; j++) {
        if (j < enablers) m->jobs[j].value = below(m->r, 4);
        for (int k = below(m->r, 4); j >= enablers && k > 0; k--) need(m, below(m->r, enablers), j);
    }
}

static void make_layered(struct maker *m)
{
    int layers = 3 + below(m->r, 2);

    for (int j = 0; j < m->n; j++) {
        int layer = j * layers / m->n, from = (m->n * (layer - 1) + layers - 1) / layers;
        int to = (m->n * layer + layers - 1) / layers;
        for (int k = 1 + below(m->r, 3); layer > 0 && to > from && k > 0; k--) need(m, from + below(m->r, to - from), j);
    }
}

/* Members from..to as parts in a row or side by side, again and again. */
static void make_series(struct maker *m, int from, int to, bool in_a_row)
{
    if (to - from < 2) return;
    int cut = from + 1 + below(m->r, to - from - 1);
    for (int i = from; in_a_row && i < cut; i++)
        for (int j = cut; j < to; j++) need(m, i, j);
    make_series(m, from, cut, !in_a_row);
    make_series(m, cut, to, !in_a_row);
}

static void make_wide(struct maker *m)
{
    int left = m->n / 2;

    for (int j = 0; j < m->n; j++) {
        m->jobs[j].value = j < left ? 0 : 3 + below(m->r, 2);
        m->jobs[j].effort = j < left ? 3 + below(m->r, 2) : 1;
        for (int k = 0; j >= left && left > 0 && k < 2; k++) need(m, below(m->r, left), j);
    }
}

static void make_needs(struct maker *m, enum family family)
{
    switch (family) {
    case FAMILY_MATURITY: make_maturity(m); break;
    case FAMILY_SPARSE05: make_sparse(m, 1); break;
    case FAMILY_SPARSE1: make_sparse(m, 2); break;
    case FAMILY_SPARSE2: make_sparse(m, 4); break;
    case FAMILY_ENABLER: make_enabler(m); break;
    case FAMILY_LAYERED: make_layered(m); break;
    case FAMILY_OUTTREE:
        for (int j = 1; j < m->n; j++)
            if (below(m->r, 5)) need(m, below(m->r, j), j);
        break;
    case FAMILY_INTREE:
        for (int j = 0; j + 1 < m->n; j++)
            if (below(m->r, 5)) need(m, j, j + 1 + below(m->r, m->n - j - 1));
        break;
    case FAMILY_SERIES_PARALLEL: make_series(m, 0, m->n, below(m->r, 2)); break;
    case FAMILY_WIDE: make_wide(m); break;
    case FAMILIES: break;
    }
}

static struct sched_slot *make_slots(struct arena *keep, struct maker *m, struct generate what)
{
    struct sched_slot *slots = arena_new(keep, struct sched_slot, (size_t)what.slots);

    if (!what.roles) return slots;
    for (int k = 0; k < what.roles; k++) slots[below(m->r, what.slots)].roles |= 1u << k;
    for (int k = 0; k < what.slots; k++) slots[k].roles |= 1u << below(m->r, what.roles);
    for (int j = 0; j < m->n; j++)
        if (below(m->r, 3)) m->jobs[j].role = 1u << below(m->r, what.roles);
    return slots;
}

struct sched_input generate(struct arena *keep, struct random *r, struct generate what)
{
    struct maker m = {
        .r = r,
        .n = what.jobs,
        .jobs = arena_new(keep, struct sched_job, (size_t)what.jobs),
        .arcs = arena_new(keep, struct sched_arc, SCHED_ARCS_MOST),
    };
    int multiplier = 1 + 2 * below(r, 500), shift = below(r, 1000); /* odd and no multiple of 5: ids differ */

    if (multiplier % 5 == 0) multiplier += 2;
    for (int j = 0; j < m.n; j++)
        m.jobs[j] = (struct sched_job){
            .id = str_printf(keep, "a%03d", (j * multiplier + shift) % 1000),
            .value = any_value(r),
            .effort = any_effort(r),
        };
    make_needs(&m, what.family);
    return (struct sched_input){
        .jobs = m.jobs, .n_jobs = m.n, .arcs = m.arcs, .n_arcs = m.n_arcs,
        .slots = make_slots(keep, &m, what), .n_slots = what.slots,
    };
}

struct sched_input generate_shuffled(struct arena *keep, struct random *r, const struct sched_input *in, int **place)
{
    struct sched_job *jobs = arena_new(keep, struct sched_job, (size_t)in->n_jobs);
    struct sched_arc *arcs = arena_new(keep, struct sched_arc, (size_t)in->n_arcs);
    int *to = arena_new(keep, int, (size_t)in->n_jobs);
    struct sched_input out = *in;

    for (int j = 0; j < in->n_jobs; j++) {
        int k = below(r, j + 1);
        to[j] = to[k];
        to[k] = j;
    }
    for (int j = 0; j < in->n_jobs; j++) jobs[to[j]] = in->jobs[j];
    for (int i = 0; i < in->n_arcs; i++) {
        int k = below(r, i + 1);
        arcs[i] = arcs[k];
        arcs[k] = in->arcs[i];
        arcs[k].before = to[arcs[k].before];
        arcs[k].after = to[arcs[k].after];
    }
    out.jobs = jobs;
    out.arcs = arcs;
    if (place) *place = to;
    return out;
}
