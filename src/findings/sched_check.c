/* What can be wrong with the input, found in an order that does not depend on luck. */

#include "findings/sched_core.h"

int *sched_sorted(struct arena *keep, const struct sched_input *in)
{
    int *sorted = arena_new(keep, int, (size_t)in->n_jobs);

    for (int i = 0; i < in->n_jobs; i++) {
        int at = i;
        for (; at > 0 && str_cmp(in->jobs[sorted[at - 1]].id, in->jobs[i].id) > 0; at--) sorted[at] = sorted[at - 1];
        sorted[at] = i;
    }
    return sorted;
}

static enum sched_error check_job(const struct sched_input *in, const struct sched_job *j)
{
    if (j->id.n < 1 || j->id.n > SCHED_ID_MOST) return SCHED_BAD_ID;
    if (j->value < 0 || j->value > SCHED_VALUE_MOST) return SCHED_VALUE_OUT_OF_RANGE;
    if (j->effort < 1 || j->effort > SCHED_EFFORT_MOST) return SCHED_EFFORT_OUT_OF_RANGE;
    if (j->role & (j->role - 1)) return SCHED_BAD_ROLE;
    for (int k = 0; k < in->n_slots; k++)
        if ((in->slots[k].roles & j->role) == j->role) return SCHED_FINE;
    return SCHED_NO_SLOT;
}

static bool check_jobs(const struct sched_input *in, struct sched_problem *problem)
{
    for (int i = 0; i < in->n_jobs; i++) {
        enum sched_error e = check_job(in, &in->jobs[i]);
        if (e) return *problem = (struct sched_problem){ .error = e, .job = i, .other = -1, .arc = -1 }, false;
    }
    return true;
}

static bool check_ids(const struct sched_input *in, const int *sorted, struct sched_problem *problem)
{
    for (int i = 1; i < in->n_jobs; i++) {
        int a = sorted[i - 1], b = sorted[i];
        if (!str_eq(in->jobs[a].id, in->jobs[b].id)) continue;
        *problem = (struct sched_problem){ .error = SCHED_SAME_ID, .job = b, .other = a, .arc = -1 };
        return false;
    }
    return true;
}

static bool check_arcs(const struct sched_input *in, struct sched_problem *problem)
{
    for (int i = 0; i < in->n_arcs; i++) {
        const struct sched_arc *a = &in->arcs[i];
        enum sched_error e = a->before < 0 || a->before >= in->n_jobs || a->after < 0 || a->after >= in->n_jobs
                                 ? SCHED_UNKNOWN_JOB
                             : a->before == a->after ? SCHED_SELF_ARC
                                                     : SCHED_FINE;
        if (e) return *problem = (struct sched_problem){ .error = e, .job = -1, .other = -1, .arc = i }, false;
    }
    return true;
}

/* The shortest way from a job back to itself; its length, 0 when there is none. Jobs are
 * numbered by id; queue[] then holds who was reached, from[] by whom. */
static int way_back(const struct sched_set *direct, int n, int job, int *queue, int *from)
{
    int head = 0, tail = 0;

    for (int i = 0; i < n; i++) from[i] = -1;
    queue[tail++] = job;
    while (head < tail) {
        int a = queue[head++];
        for (int b = 0; b < n; b++) {
            if (!set_has(&direct[a], b) || from[b] >= 0) continue;
            from[b] = a;
            if (b != job) {
                queue[tail++] = b;
                continue;
            }
            int length = 1;
            for (int i = a; i != job; i = from[i]) length++;
            return length;
        }
    }
    return 0;
}

static bool check_cycles(struct arena *keep, struct arena scratch, const struct sched_input *in, const int *sorted,
                         struct sched_problem *problem)
{
    int n = in->n_jobs, *rank = arena_new(&scratch, int, (size_t)n);
    int *queue = arena_new(&scratch, int, (size_t)n), *from = arena_new(&scratch, int, (size_t)n);
    struct sched_set *direct = arena_new(&scratch, struct sched_set, (size_t)n);

    for (int i = 0; i < n; i++) rank[sorted[i]] = i;
    for (int i = 0; i < in->n_arcs; i++) set_add(&direct[rank[in->arcs[i].before]], rank[in->arcs[i].after]);
    for (int job = 0; job < n; job++) {
        int length = way_back(direct, n, job, queue, from);
        if (!length) continue;
        int *cycle = arena_new(keep, int, (size_t)length);
        for (int k = length - 1, i = from[job]; k >= 0; k--, i = from[i]) cycle[k] = sorted[i];
        *problem = (struct sched_problem){
            .error = SCHED_CYCLE, .job = cycle[0], .other = -1, .arc = -1, .cycle = cycle, .n_cycle = length
        };
        return false;
    }
    return true;
}

bool sched_check(struct arena *keep, struct arena scratch, const struct sched_input *in, const int *sorted,
                 struct sched_problem *problem)
{
    *problem = (struct sched_problem){ .job = -1, .other = -1, .arc = -1 };
    return check_jobs(in, problem) && check_ids(in, sorted, problem) && check_arcs(in, problem) &&
           check_cycles(keep, scratch, in, sorted, problem);
}
