/* How long the order of a roadmap takes, how often it is proven, and what common rules cost.
 * Prints tables; judges nothing: times depend on the machine. */

#define _POSIX_C_SOURCE 200809L /* clock_gettime */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/bug.h"
#include "base/sys.h"
#include "generate.h"

enum { KEEP = 64 << 20, SCRATCH = 64 << 20, SAMPLES = 1000 };

static double now(void)
{
    struct timespec t;

    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t)) bug("no clock");
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

struct summary { double mean, p95, p99, most; };

static struct summary summarize(double *x, int n)
{
    double sum = 0;

    qsort(x, (size_t)n, sizeof *x, compare);
    for (int i = 0; i < n; i++) sum += x[i];
    return (struct summary){ sum / n, x[95 * n / 100], x[99 * n / 100], x[n - 1] };
}

static const struct sched *checked(struct arena *keep, struct arena scratch, const struct sched_input *in)
{
    struct sched_problem problem;
    const struct sched *s = sched_new(keep, scratch, in, &problem);

    if (!s) bug("the generator made a roadmap with problem %d", (int)problem.error);
    return s;
}

/* --- one slot ---------------------------------------------------------------------- */

static void time_one(struct arena keep, struct arena scratch, enum family first, enum family last, int jobs, int n,
                     const char *name)
{
    struct random r = random_seed(20250000u + (uint64_t)jobs);
    double *ms = arena_new(&keep, double, (size_t)n);
    int proven = 0;

    for (int i = 0; i < n; i++) {
        struct arena one = keep;
        enum family family = first + (enum family)(i % (int)(last - first + 1));
        struct sched_input in = generate(&one, &r, (struct generate){ family, jobs, 1, 0 });
        double begin = now();
        const struct sched *s = checked(&one, scratch, &in);
        proven += sched_solve(&one, scratch, s, NULL, 0, NULL)->proven;
        ms[i] = now() - begin;
    }
    struct summary t = summarize(ms, n);
    printf("%-8s %5d %6d  %7.2f%%  %8.3f %8.3f %8.3f %8.3f\n", name, jobs, n, 100.0 * proven / n, t.mean, t.p95, t.p99,
           t.most);
    fflush(stdout);
}

/* --- several slots ----------------------------------------------------------------- */

static void time_slots(struct arena keep, struct arena scratch, int jobs, int slots, int n)
{
    struct random r = random_seed(20280000u + (uint64_t)(1000 * slots + jobs));
    double *ms = arena_new(&keep, double, (size_t)n), *gap = arena_new(&keep, double, (size_t)n);
    int proven = 0;

    for (int i = 0; i < n; i++) {
        struct arena one = keep;
        struct sched_input in = generate(&one, &r, (struct generate){ (enum family)(i % FAMILIES_SPARSE), jobs, slots, 0 });
        double begin = now();
        const struct sched *s = checked(&one, scratch, &in);
        struct sched_best b = sched_best(&one, scratch, s, NULL);
        ms[i] = now() - begin;
        proven += b.proven;
        gap[i] = 100 * ((double)b.plan->cost / (double)b.bound - 1);
    }
    struct summary t = summarize(ms, n), g = summarize(gap, n);
    printf("%5d %5d %6d  %7.2f%%  %8.3f %8.3f %8.3f   %6.2f %6.2f %6.2f\n", jobs, slots, n, 100.0 * proven / n, t.mean, t.p95,
           t.most, g.mean, g.p95, g.most);
    fflush(stdout);
}

/* --- common rules ------------------------------------------------------------------ */

enum rule { RULE_VALUE, RULE_WSJF, RULE_LEVELS, RULES };

static const char *const rule_names[RULES] = { "value sort", "WSJF among available", "level by level" };

static bool rule_ahead(const struct sched_input *in, const int *level, enum rule rule, int i, int j)
{
    const struct sched_job *a = &in->jobs[i], *b = &in->jobs[j];
    int64_t x = a->value * b->effort, y = b->value * a->effort;

    if (rule == RULE_LEVELS && level[i] != level[j]) return level[i] < level[j];
    if (rule == RULE_VALUE && a->value != b->value) return a->value > b->value;
    return x != y ? x > y : str_cmp(a->id, b->id) < 0;
}

/* Cost of always taking the best by the rule among the jobs that wait for nothing. */
static int64_t rule_cost(struct arena scratch, const struct sched_input *in, enum rule rule)
{
    int *level = arena_new(&scratch, int, (size_t)in->n_jobs);
    bool *done = arena_new(&scratch, bool, (size_t)in->n_jobs), *waits = arena_new(&scratch, bool, (size_t)in->n_jobs);
    int64_t t = 0, cost = 0;

    for (int j = 0; j < in->n_jobs; j++) /* arcs lead to later jobs */
        for (int i = 0; i < in->n_arcs; i++)
            if (in->arcs[i].after == j && level[j] <= level[in->arcs[i].before]) level[j] = level[in->arcs[i].before] + 1;
    for (int k = 0; k < in->n_jobs; k++) {
        int best = -1;
        for (int j = 0; j < in->n_jobs; j++) waits[j] = done[j];
        for (int i = 0; i < in->n_arcs; i++) waits[in->arcs[i].after] |= !done[in->arcs[i].before];
        for (int j = 0; j < in->n_jobs; j++)
            if (!waits[j] && (best < 0 || rule_ahead(in, level, rule, j, best))) best = j;
        done[best] = true;
        t += in->jobs[best].effort;
        cost += in->jobs[best].value * t;
    }
    return cost;
}

static void compare_rules(struct arena keep, struct arena scratch, int jobs, int n)
{
    struct random r = random_seed(20260000u + (uint64_t)jobs);
    double *delay[RULES];

    for (int k = 0; k < RULES; k++) delay[k] = arena_new(&keep, double, (size_t)n);
    for (int i = 0; i < n; i++) {
        struct arena one = keep;
        struct sched_input in = generate(&one, &r, (struct generate){ (enum family)(i % FAMILIES_SPARSE), jobs, 1, 0 });
        const struct sched *s = checked(&one, scratch, &in);
        double ours = (double)sched_solve(&one, scratch, s, NULL, 0, NULL)->cost;
        for (int k = 0; k < RULES; k++) delay[k][i] = 100 * ((double)rule_cost(one, &in, k) / ours - 1);
    }
    printf("%5d %6d", jobs, n);
    for (int k = 0; k < RULES; k++) {
        struct summary d = summarize(delay[k], n);
        printf("   %6.1f %6.1f %6.1f", d.mean, d.p95, d.most);
    }
    putchar('\n');
}

/* --- samples ----------------------------------------------------------------------- */

/* Robustness: the same jobs a thousand times, each value and effort off by up to 30 %. */
static void time_samples(struct arena keep, struct arena scratch, int jobs, int n)
{
    struct random r = random_seed(20270000u + (uint64_t)jobs);
    double *ms = arena_new(&keep, double, (size_t)n);

    for (int i = 0; i < n; i++) {
        struct arena one = keep;
        struct sched_input in = generate(&one, &r, (struct generate){ (enum family)(i % FAMILIES_SPARSE), jobs, 1, 0 });
        const struct sched *s = checked(&one, scratch, &in);
        int64_t *value = arena_new(&one, int64_t, (size_t)jobs), *effort = arena_new(&one, int64_t, (size_t)jobs);
        double begin = now();
        for (int k = 0; k < SAMPLES; k++) {
            struct arena sample = one;
            for (int j = 0; j < jobs; j++) {
                value[j] = in.jobs[j].value * (700 + (int64_t)random_below(&r, 601));
                effort[j] = in.jobs[j].effort * (700 + (int64_t)random_below(&r, 601));
            }
            const struct sched *other = sched_reweighed(&sample, s, value, effort);
            if (!other) bug("a sample is too large");
            sched_solve(&sample, scratch, other, NULL, 0, NULL);
        }
        ms[i] = now() - begin;
    }
    struct summary t = summarize(ms, n);
    printf("%5d %6d  %8.1f %8.1f %8.1f\n", jobs, n, t.mean, t.p95, t.most);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    static const int sizes[] = { 15, 30, 45, 60, 100, 200 }, layered[] = { 30, 45, 60 }, few[] = { 24, 40, 60 };
    static const int teams[] = { 12, 30, 60 };
    struct arena keep = sys_arena(KEEP), scratch = sys_arena(SCRATCH);
    struct str_int arg = str_to_int(str_of(argc > 1 ? argv[1] : "1000"));
    int n = (int)arg.value;

    if (argc > 2 || !arg.ok || arg.value < 10 || arg.value > 100000)
        return fputs("bench-roadmap [INSTANCES, 10 to 100000]\n", stderr), 2;
    puts("One slot, checks included: milliseconds of processor time");
    puts("family    jobs  times    proven      mean      p95      p99      max");
    for (size_t i = 0; i < countof(sizes); i++)
        time_one(keep, scratch, FAMILY_MATURITY, FAMILY_ENABLER, sizes[i], n, "sparse");
    for (size_t i = 0; i < countof(layered); i++)
        time_one(keep, scratch, FAMILY_LAYERED, FAMILY_LAYERED, layered[i], n, "layered");

    for (int f = FAMILIES_SPARSE; f < FAMILIES; f++)
        time_one(keep, scratch, (enum family)f, (enum family)f, SCHED_JOBS_MOST, 10, family_names[f]);

    puts("\nSeveral slots: milliseconds; percent above the bound: mean, 95 of 100 below, max");
    puts(" jobs slots  times    proven      mean      p95      max     mean    p95    max");
    for (size_t i = 0; i < countof(teams); i++)
        for (int slots = 2; slots <= 3; slots++) time_slots(keep, scratch, teams[i], slots, n < 100 ? n : 100);

    puts("\nMore delay than ours, percent: mean, 95 of 100 below, max");
    printf(" jobs  times");
    for (int k = 0; k < RULES; k++) printf("   %20s", rule_names[k]);
    putchar('\n');
    for (size_t i = 0; i < countof(sizes); i++) compare_rules(keep, scratch, sizes[i], n);

    printf("\n%d samples of one roadmap: milliseconds\n", SAMPLES);
    puts(" jobs  times      mean      p95      max");
    for (size_t i = 0; i < countof(few); i++) time_samples(keep, scratch, few[i], n < 100 ? n : 100);
    return 0;
}
