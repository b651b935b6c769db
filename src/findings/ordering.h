#pragma once
/* The jobs in their order, with what the team and the rules do to it: pins lead the list,
 * limits veto starts. Between the jobs (jobs.h) and the mathematics (schedule.h); the
 * roadmap makes its lines from this. Everything is by index of a job. */

#include <stdbool.h>
#include <stdint.h>

#include "findings/clock.h"
#include "findings/jobs.h"

struct arena;
struct sched_limits;
struct sched_plan;
struct sched_reason;
struct sched_block;
struct sched_start;
struct sched_order;
struct veto;

/* A pin that found its job. */
struct ordering_pin {
    int job;
    enum horizon horizon;
    struct str rule;               /* empty: the team's own */
};

struct ordering {
    const struct sched_plan *plan;
    const struct sched_reason *reasons; /* of the order that the job belongs to */
    const struct sched_block **block;   /* the same */
    const struct sched_start *starts;
    const struct sched_order *whole;    /* the best order of all jobs, without pins and vetoes */
    struct ordering_pin *pins;
    int n_pins;
    int *pin;                      /* the pin of a job, -1 without */
    int *serves;                   /* the pin that needs it, itself not pinned; -1 */
    struct veto *veto;             /* what held a job last */
    bool free;                     /* no pin led and no veto acted: it is the best plan */
    int64_t cost, bound;           /* sum of value x completion; no plan with these arcs is below bound */
    bool proven;
    int64_t price;                 /* what pins, vetoes and arcs of rules cost, in value x effort units */
};

struct ordering_inputs {
    const struct questionnaire *questionnaire;
    const struct clock *clock;
    const struct plan *plan;
    const struct rule_effects *rules;     /* NULL: none */
    const struct sched_limits *limits;    /* NULL: the usual ones */
};

/* In keep. More than SCHED_JOBS_MOST jobs, or arcs in a circle, are a mistake of ours. */
struct ordering ordering_make(struct arena *keep, struct arena scratch, const struct jobs *jobs,
                              const struct ordering_inputs *in);
