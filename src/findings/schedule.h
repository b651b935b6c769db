#pragma once
/* The order of jobs that costs the least delay: the mathematics under the roadmap.
 *
 * Jobs have a value (benefit per unit of time once done), an effort and prerequisites. The
 * cost of a plan is the sum over jobs of value x completion. One slot is solved exactly:
 * Sidney's decomposition into blocks by integer minimum cuts (Sidney 1975; Picard 1976),
 * dominance arcs and a dynamic programme over ideals inside each block (Schrage and Baker
 * 1978). Several slots run the one-slot order as a list and search around it.
 *
 * Pure functions, 64-bit integers only; limits count states, runs and nodes, never time.
 * Jobs are numbered by the caller (0 to n - 1); inside they are sorted by id, so that no
 * result depends on the order of the input. Ties: the larger value / effort first, then the
 * smaller effort, then the smaller id.
 *
 * What a user got wrong comes back as a sched_problem. A list that is no permutation of the
 * jobs, or a member set with a hole, is a mistake of ours and ends the program. Results live
 * in keep; scratch comes by value and is forgotten (8 MiB are enough for the usual limits). */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum {
    SCHED_JOBS_MOST = 256,
    SCHED_ARCS_MOST = 8192,
    SCHED_SLOTS_MOST = 8,
    SCHED_ID_MOST = 63,        /* bytes */
    SCHED_VALUE_MOST = 1000000000,
    SCHED_EFFORT_MOST = 10000,
    SCHED_EXACT_MOST = 12,     /* jobs that sched_exact takes on */
    SCHED_UNLOCKS_NAMED = 3
};

/* All values together times all efforts together stays below this, so that every product
 * and sum of the algorithms fits into 64 bits. Numbers inside the limits above always do. */
#define SCHED_TOTAL_MOST INT64_C(1000000000000000000)

struct sched_job {
    struct str id;           /* 1 to SCHED_ID_MOST bytes, unique */
    int64_t value;           /* 0 to SCHED_VALUE_MOST */
    int64_t effort;          /* 1 to SCHED_EFFORT_MOST, in the caller's unit */
    uint32_t role;           /* one bit: only slots with this role; 0: any slot */
};

struct sched_arc {
    int before, after;       /* `after` starts when `before` has ended */
    int label;               /* 0: a need; else the caller's number of a rule. Of arcs between the same
                                two jobs the smallest label is the one that reasons name. */
};

struct sched_slot {
    uint32_t roles;          /* bits of the roles that work in this slot */
};

struct sched_input {
    const struct sched_job *jobs;
    int n_jobs;
    const struct sched_arc *arcs;
    int n_arcs;
    const struct sched_slot *slots;
    int n_slots;
};

enum sched_error {
    SCHED_FINE,
    SCHED_TOO_MANY_JOBS,
    SCHED_TOO_MANY_ARCS,
    SCHED_SLOTS_OUT_OF_RANGE, /* fewer than 1 or more than SCHED_SLOTS_MOST */
    SCHED_BAD_ID,             /* `job` has an empty or too long id */
    SCHED_SAME_ID,            /* `job` has the id of `other` */
    SCHED_VALUE_OUT_OF_RANGE, /* of `job` */
    SCHED_EFFORT_OUT_OF_RANGE,
    SCHED_BAD_ROLE,           /* `job` asks for more than one role */
    SCHED_NO_SLOT,            /* no slot has the role of `job` */
    SCHED_UNKNOWN_JOB,        /* `arc` names a job that does not exist */
    SCHED_SELF_ARC,           /* `arc` leads from a job to itself */
    SCHED_CYCLE               /* `cycle`: each before the next, the last before the first */
};

struct sched_problem {
    enum sched_error error;
    int job, other, arc;     /* numbers of the caller; -1 where they say nothing */
    const int *cycle;        /* in keep; begins with the smallest id that is in any cycle */
    int n_cycle;
};

struct sched; /* jobs that were checked, sorted and closed under "before" */

/* NULL on the first problem, which is then described in *problem. Keeps pointers to the
 * arcs of `in`, which must live as long as the result. */
struct sched *sched_new(struct arena *keep, struct arena scratch, const struct sched_input *in,
                        struct sched_problem *problem);

/* The same jobs with other numbers, for samples and what-ifs: value[i] >= 0 and effort[i] >= 1
 * by the caller's numbers, free of the limits above. NULL when all values together times all
 * efforts together pass SCHED_TOTAL_MOST, or a number is out of range. Shares memory with s. */
const struct sched *sched_reweighed(struct arena *keep, const struct sched *s, const int64_t *value,
                                    const int64_t *effort) MUST_USE;

/* --- limits ------------------------------------------------------------------------ */

struct sched_limits {
    int states;              /* of the dynamic programme, per block */
    int runs;                /* list schedules that the search around a list may try */
    int nodes;               /* of the branch and bound */
};

extern const struct sched_limits sched_limits_default; /* 20,000 states, 2,000 runs, 300,000 nodes */

/* --- one slot ---------------------------------------------------------------------- */

/* Jobs that belong together in the best order: any proper beginning of them alone has a
 * smaller ratio, any proper rest a larger one. Ratios never rise from block to block. */
struct sched_block {
    int first, n;            /* list[first] to list[first + n - 1] of its order */
    int64_t value, effort;   /* of all its jobs; their quotient is the ratio of the block */
    bool proven;             /* no other order of the block costs less */
};

struct sched_order {
    int *list;
    int n;
    struct sched_block *blocks;
    int n_blocks;
    int *block_of;           /* by job; -1: not a member */
    int64_t cost;            /* sum of value x completion when one slot works through the list */
    int64_t bound;           /* no order costs less; cost <= 2 x bound */
    bool proven;             /* cost == bound: nothing is better */
};

/* The best order of the members (NULL: of all jobs). With two members everything that stands
 * between them must be a member too: prerequisites of some jobs with these jobs, or all the
 * rest, are such sets. limits may be NULL. */
struct sched_order *sched_solve(struct arena *keep, struct arena scratch, const struct sched *s, const int *members,
                                int n_members, const struct sched_limits *limits);

/* --- several slots ----------------------------------------------------------------- */

struct sched_plan {
    int64_t *start;          /* by job; -1: never started */
    int *slot;               /* by job; -1: never started */
    int *list;               /* the jobs that start, by start, then slot */
    int n;
    int64_t cost;            /* sum of value x completion over the jobs that start */
};

/* From time `from` on, free slots take the first job of `list` that may start. */
struct sched_phase {
    int64_t from;            /* rising; the first phase has 0 */
    const int *list;         /* a permutation of all jobs */
};

/* Asked when `job` could start at `t` in `slot`; no keeps it waiting. A yes is a start, so
 * the context may count. Asked again at every end of a job and every beginning of a phase. */
typedef bool sched_may_start(void *context, int job, int slot, int64_t t);

/* List schedule: at each moment the first job of the list whose prerequisites have ended
 * starts in the free slot with its role and the fewest roles (then the lowest number). When
 * nothing may start, time jumps to the next end or phase; when there is none, the jobs left
 * over never start. may_start may be NULL. */
struct sched_plan *sched_run(struct arena *keep, struct arena scratch, const struct sched *s,
                             const struct sched_phase *phases, int n_phases, sched_may_start *may_start, void *context);

struct sched_search {
    int *list;               /* runs to `plan` */
    struct sched_plan *plan;
    int runs;
};

/* Takes single jobs to other places of the list as long as the plan gets cheaper. The list
 * must respect all arcs. The first `lead` jobs stay in front of the others. Without a veto
 * only: the search does not know about them. limits may be NULL. */
struct sched_search sched_improve(struct arena *keep, struct arena scratch, const struct sched *s, const int *list,
                                  int lead, const struct sched_limits *limits);

/* Branch and bound from a plan of all jobs: the cheapest plan there is, idle slots included.
 * *proven is false when there are more than SCHED_EXACT_MOST jobs or the nodes did not
 * suffice; the result is then the cheapest seen. limits may be NULL. */
struct sched_plan *sched_exact(struct arena *keep, struct arena scratch, const struct sched *s,
                               const struct sched_plan *from, const struct sched_limits *limits, bool *proven);

/* What no plan for the slots of s can go below; `one` is the order of all jobs. Valid with
 * roles (they only take choices away). */
int64_t sched_bound(const struct sched *s, const struct sched_order *one);

struct sched_best {
    const struct sched_order *one; /* as if there were one slot: its blocks give the reasons */
    const int *list;               /* that was run in the end; of an exact plan: by start */
    const struct sched_plan *plan;
    int64_t bound;
    bool proven;
};

/* All of it without vetoes: order, list schedule, search, and branch and bound for few jobs. */
struct sched_best sched_best(struct arena *keep, struct arena scratch, const struct sched *s,
                             const struct sched_limits *limits);

/* --- reasons ----------------------------------------------------------------------- */

/* Why a job stands where it does in an order. Each follows from what a block is: */
enum sched_why {
    SCHED_OWN_RATIO,         /* a block by itself: its ratio is the best still open */
    SCHED_PULLED_FORWARD,    /* below the ratio of its block: it unlocks `unlocks` */
    SCHED_WAITS_FOR,         /* above it: it waits for the job of arc `waits` */
    SCHED_STEPPING_STONE     /* exactly at it: both */
};

struct sched_reason {
    enum sched_why why;
    int block;
    int unlocks[SCHED_UNLOCKS_NAMED]; /* later jobs of the block above its ratio, by value, then id */
    int n_unlocks, more_unlocks;      /* named above; and so many more */
    int waits;               /* the caller's number of an arc: the immediate prerequisite inside the
                                block that ends last; -1: none */
};

/* By job, for the members of the order (others are zero with block -1). */
struct sched_reason *sched_reasons(struct arena *keep, struct arena scratch, const struct sched *s,
                                   const struct sched_order *order);

/* Why a job starts when it does in a plan. */
enum sched_when {
    SCHED_NEVER,             /* it does not start */
    SCHED_AT_ONCE,           /* at 0 */
    SCHED_AFTER_SLOT,        /* all its slots were busy until then, the one it took with `busy_with` */
    SCHED_AFTER_NEED,        /* a slot was free, but its prerequisite by arc `waits` was not done */
    SCHED_HELD               /* a slot was free, its prerequisites done: a veto, or, in the plan of
                                sched_exact, a slot kept free for a better job */
};

struct sched_start {
    enum sched_when when;
    int waits;               /* arc of a prerequisite that ends right when the job starts; -1: none */
    int busy_with;           /* the job that left the slot right then; -1: none */
    int overtakes;           /* the first job of the list that it overtook because that one still waited
                                for a prerequisite, or had no role in this slot: it fills a gap; -1: none */
};

/* By job. The list says who is better ranked: the order as if there were one slot, or a list
 * that rules have led. */
struct sched_start *sched_starts(struct arena *keep, struct arena scratch, const struct sched *s,
                                 const struct sched_plan *plan, const int *list);
