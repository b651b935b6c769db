/* What sched_new refuses, and what it names. */

#include <string.h>

#include "findings/schedule.h"
#include "tap.h"

enum { ARENA = 16 << 20 };

/* Jobs a, b, c, d in this order; a row changes them. */
struct row {
    const char *name;
    struct sched_arc arcs[6];
    int n_arcs;
    enum sched_error error;
    int job, other, arc;
    int cycle[4], n_cycle;
    const char *id;          /* of job 2 instead of "c" */
    int64_t value, effort;   /* of job 2 instead of 5 and 2 */
    uint32_t role, roles;    /* of job 2, and of the only slot */
    int slots, n_jobs;       /* instead of 1 and 4 */
};

#define LONGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde"

static const struct row rows[] = {
    { .name = "as it should be", .arcs = { { 0, 1, 0 }, { 1, 2, 7 }, { 0, 2, 0 }, { 0, 1, 3 } }, .n_arcs = 4,
      .job = -1, .other = -1, .arc = -1 },
    { .name = "the longest id", .id = LONGEST, .job = -1, .other = -1, .arc = -1 },
    { .name = "the largest value", .value = SCHED_VALUE_MOST, .job = -1, .other = -1, .arc = -1 },
    { .name = "the largest effort", .effort = SCHED_EFFORT_MOST, .job = -1, .other = -1, .arc = -1 },
    { .name = "a role that the slot has", .role = 4, .roles = 6, .job = -1, .other = -1, .arc = -1 },
    { .name = "the most slots", .slots = SCHED_SLOTS_MOST, .job = -1, .other = -1, .arc = -1 },

    { .name = "an id that is too long", .id = LONGEST "x", .error = SCHED_BAD_ID, .job = 2, .other = -1, .arc = -1 },
    { .name = "no id", .id = "", .error = SCHED_BAD_ID, .job = 2, .other = -1, .arc = -1 },
    { .name = "an id twice", .id = "a", .error = SCHED_SAME_ID, .job = 2, .other = 0, .arc = -1 },
    { .name = "a value below zero", .value = -1, .error = SCHED_VALUE_OUT_OF_RANGE, .job = 2, .other = -1, .arc = -1 },
    { .name = "too large a value", .value = SCHED_VALUE_MOST + INT64_C(1), .error = SCHED_VALUE_OUT_OF_RANGE, .job = 2,
      .other = -1, .arc = -1 },
    { .name = "an effort below one", .effort = -1, .error = SCHED_EFFORT_OUT_OF_RANGE, .job = 2, .other = -1, .arc = -1 },
    { .name = "too large an effort", .effort = SCHED_EFFORT_MOST + 1, .error = SCHED_EFFORT_OUT_OF_RANGE, .job = 2,
      .other = -1, .arc = -1 },
    { .name = "two roles at once", .role = 6, .roles = 7, .error = SCHED_BAD_ROLE, .job = 2, .other = -1, .arc = -1 },
    { .name = "a role that no slot has", .role = 8, .roles = 7, .error = SCHED_NO_SLOT, .job = 2, .other = -1, .arc = -1 },
    { .name = "no slot", .slots = -1, .error = SCHED_SLOTS_OUT_OF_RANGE, .job = -1, .other = -1, .arc = -1 },
    { .name = "too many slots", .slots = SCHED_SLOTS_MOST + 1, .error = SCHED_SLOTS_OUT_OF_RANGE, .job = -1, .other = -1,
      .arc = -1 },
    { .name = "too many jobs", .n_jobs = SCHED_JOBS_MOST + 1, .error = SCHED_TOO_MANY_JOBS, .job = -1, .other = -1,
      .arc = -1 },
    { .name = "fewer jobs than none", .n_jobs = -1, .error = SCHED_TOO_MANY_JOBS, .job = -1, .other = -1, .arc = -1 },
    { .name = "an arc from nowhere", .arcs = { { 0, 1, 0 }, { 4, 1, 0 } }, .n_arcs = 2, .error = SCHED_UNKNOWN_JOB,
      .job = -1, .other = -1, .arc = 1 },
    { .name = "an arc below zero", .arcs = { { 0, -1, 0 } }, .n_arcs = 1, .error = SCHED_UNKNOWN_JOB, .job = -1,
      .other = -1, .arc = 0 },
    { .name = "an arc to itself", .arcs = { { 0, 1, 0 }, { 2, 2, 0 } }, .n_arcs = 2, .error = SCHED_SELF_ARC, .job = -1,
      .other = -1, .arc = 1 },
    { .name = "two that wait for each other", .arcs = { { 0, 1, 0 }, { 3, 1, 0 }, { 1, 3, 0 } }, .n_arcs = 3,
      .error = SCHED_CYCLE, .job = 1, .other = -1, .arc = -1, .cycle = { 1, 3 }, .n_cycle = 2 },
    { .name = "three in a circle, the smallest id first", .arcs = { { 3, 1, 0 }, { 1, 2, 0 }, { 2, 3, 0 }, { 0, 3, 0 } },
      .n_arcs = 4, .error = SCHED_CYCLE, .job = 1, .other = -1, .arc = -1, .cycle = { 1, 2, 3 }, .n_cycle = 3 },
    { .name = "the circle begins with the smallest id, not number", .id = "A",
      .arcs = { { 3, 1, 0 }, { 1, 2, 0 }, { 2, 3, 0 } }, .n_arcs = 3, .error = SCHED_CYCLE, .job = 2, .other = -1,
      .arc = -1, .cycle = { 2, 3, 1 }, .n_cycle = 3 },
    { .name = "of two circles the one with the smallest id",
      .arcs = { { 2, 3, 0 }, { 3, 2, 0 }, { 1, 0, 0 }, { 0, 1, 0 } }, .n_arcs = 4, .error = SCHED_CYCLE, .job = 0,
      .other = -1, .arc = -1, .cycle = { 0, 1 }, .n_cycle = 2 },
    { .name = "of a circle with a short cut the short one",
      .arcs = { { 0, 1, 0 }, { 1, 2, 0 }, { 2, 3, 0 }, { 3, 0, 0 }, { 1, 3, 0 } }, .n_arcs = 5, .error = SCHED_CYCLE,
      .job = 0, .other = -1, .arc = -1, .cycle = { 0, 1, 3 }, .n_cycle = 3 },
};

static bool same_problem(const struct row *row, const struct sched_problem *p)
{
    return p->error == row->error && p->job == row->job && p->other == row->other && p->arc == row->arc &&
           p->n_cycle == row->n_cycle &&
           (!row->n_cycle || !memcmp(p->cycle, row->cycle, (size_t)row->n_cycle * sizeof *row->cycle));
}

static void check_row(struct arena keep, struct arena scratch, const struct row *row)
{
    struct sched_job *jobs = arena_new(&keep, struct sched_job, SCHED_JOBS_MOST + 1);
    struct sched_slot slots[SCHED_SLOTS_MOST + 1] = { { row->roles } };
    struct sched_problem problem;

    for (int j = 0; j <= SCHED_JOBS_MOST; j++)
        jobs[j] = (struct sched_job){ .id = str_printf(&keep, "%c%.0d", 'a' + j % 26, j / 26), .value = 5, .effort = 2 };
    jobs[2].role = row->role;
    if (row->id) jobs[2].id = str_of(row->id);
    if (row->value) jobs[2].value = row->value;
    if (row->effort) jobs[2].effort = row->effort;
    struct sched_input in = {
        jobs, row->n_jobs ? row->n_jobs : 4, row->arcs, row->n_arcs, slots, row->slots < 0 ? 0 : row->slots ? row->slots : 1
    };
    bool made = sched_new(&keep, scratch, &in, &problem) != NULL;
    if (!tap_ok(made == (row->error == SCHED_FINE) && same_problem(row, &problem), "%s", row->name))
        printf("# error %d, job %d, other %d, arc %d, cycle of %d\n", (int)problem.error, problem.job, problem.other,
               problem.arc, problem.n_cycle);
}

/* Arcs more than there may be, and as many as there may be with a circle among the last. */
static void check_many_arcs(struct arena keep, struct arena scratch)
{
    struct sched_job jobs[] = { { S("a"), 1, 1, 0 }, { S("b"), 1, 1, 0 }, { S("c"), 1, 1, 0 } };
    struct sched_arc *arcs = arena_new(&keep, struct sched_arc, SCHED_ARCS_MOST + 1);
    struct sched_slot slot = { 0 };
    struct sched_input in = { jobs, 3, arcs, SCHED_ARCS_MOST, &slot, 1 };
    struct sched_problem problem;

    for (int i = 0; i <= SCHED_ARCS_MOST; i++) arcs[i] = (struct sched_arc){ .before = i % 2, .after = 2 };
    tap_ok(sched_new(&keep, scratch, &in, &problem) != NULL, "the most arcs, most of them again and again");
    arcs[SCHED_ARCS_MOST - 1] = (struct sched_arc){ .before = 2, .after = 0 };
    tap_ok(!sched_new(&keep, scratch, &in, &problem) && problem.error == SCHED_CYCLE, "the last of them closes a circle");
    in.n_arcs++;
    tap_ok(!sched_new(&keep, scratch, &in, &problem) && problem.error == SCHED_TOO_MANY_ARCS, "one arc too many");
}

int main(void)
{
    struct arena keep = tap_arena(ARENA), scratch = tap_arena(ARENA);

    for (size_t i = 0; i < countof(rows); i++) check_row(keep, scratch, &rows[i]);
    check_many_arcs(keep, scratch);
    return tap_done();
}
