#pragma once
/* What the files of schedule.h share: jobs by inner number (sorted by id), sets of them, and
 * the steps of the one-slot solution. Not for anybody else. */

#include "findings/schedule.h"

enum { SCHED_WORDS = SCHED_JOBS_MOST / 64 };

/* A set of jobs. */
struct sched_set {
    uint64_t w[SCHED_WORDS];
};

static inline bool set_has(const struct sched_set *s, int j)
{
    return s->w[j / 64] >> j % 64 & 1;
}

static inline void set_add(struct sched_set *s, int j)
{
    s->w[j / 64] |= UINT64_C(1) << j % 64;
}

static inline void set_remove(struct sched_set *s, int j)
{
    s->w[j / 64] &= ~(UINT64_C(1) << j % 64);
}

static inline void set_add_all(struct sched_set *s, const struct sched_set *more)
{
    for (int i = 0; i < SCHED_WORDS; i++) s->w[i] |= more->w[i];
}

static inline bool set_meets(const struct sched_set *a, const struct sched_set *b)
{
    uint64_t both = 0;
    for (int i = 0; i < SCHED_WORDS; i++) both |= a->w[i] & b->w[i];
    return both != 0;
}

/* Lists of numbers by job: of[at[j]] to of[at[j + 1] - 1]. */
struct sched_lists {
    int *at, *of;
};

/* All inner numbers, except where a name says otherwise. */
struct sched {
    int n;
    const int64_t *value, *effort;
    const int *outer;              /* the caller's number of an inner one */
    const int *inner;              /* the inner number of a caller's */
    struct sched_lists before;     /* immediate prerequisites, without those implied by others */
    struct sched_lists after;      /* immediate dependents; same arcs */
    const int *after_arc;          /* by entry of after.of: the entry of before.of that is the same arc */
    const struct sched_set *needs; /* all prerequisites, also of prerequisites */
    const struct sched_set *serves; /* all dependents */
    const int *topological;        /* prerequisites first, then by number */
    int slots;
    uint32_t roles[SCHED_SLOTS_MOST];
    int slot_order[SCHED_SLOTS_MOST]; /* fewest roles first, then lowest number */
    const unsigned *eligible;      /* bits of slots */
    const struct sched_arc *arcs;  /* the caller's, with the caller's numbers */
    int n_arcs;
};

/* sched_check.c: true when the input is as schedule.h demands; else *problem says why not.
 * `sorted` are the caller's numbers by id. */
bool sched_check(struct arena *keep, struct arena scratch, const struct sched_input *in, const int *sorted,
                 struct sched_problem *problem);

/* The caller's numbers in the order of their ids. */
int *sched_sorted(struct arena *keep, const struct sched_input *in);

/* The one order of ties: i before j when its ratio is larger, then when its effort is
 * smaller, then when its number is. */
bool sched_ahead(const struct sched *s, int i, int j);

/* A minimum cut at a time; arrays are reused. */
struct sched_cut {
    const struct sched *s;
    const int *part;               /* by job; arcs between different parts do not exist */
    int64_t *left;                 /* > 0: still to send; < 0: still room */
    int64_t *along;                /* flow on each entry of before.of */
    int *level;                    /* by job: its distance from where something is left; -1: out of reach */
    int *next, *queue;
};

/* Parts may change between cuts. */
struct sched_cut sched_cut_new(struct arena *keep, const struct sched *s, const int *part);

/* The smallest of the initial sets of the n members (all of one part) that are furthest
 * above the ratio of all of them together: afterwards cut->level[j] >= 0 tells who is in it.
 * Returns its size; 0 when no initial set has a larger ratio. */
int sched_cut(struct sched_cut *cut, const int *member, int n);

/* A fine piece: member[first] to member[first + n - 1] of the split, by number. */
struct sched_piece {
    int first, n;
    int64_t value, effort;
};

struct sched_split {
    int *member;
    struct sched_piece *pieces;    /* in their final order */
    int n;
};

/* Cuts a set without holes into its fine pieces (Sidney), best first. Working memory is taken
 * behind the result in keep and given back. */
struct sched_split sched_split(struct arena *keep, const struct sched *s, const int *members, int n);

/* The best order of one piece into `list`; its cost when it starts at 0. False: more than 64
 * jobs or more than `states` ideals; nothing is written then. */
bool sched_order_block(struct arena scratch, const struct sched *s, const int *member, int n, int states, int *list,
                       int64_t *cost);

/* A good order of a piece that cannot be solved, and its cost when it starts at 0. */
int64_t sched_fallback(struct arena scratch, const struct sched *s, const int *member, int n, int *list);

/* Cost of a list of jobs when it starts at 0. */
int64_t sched_cost(const struct sched *s, const int *list, int n);

/* value x effort + sum of value x effort of each: twice the least that a piece can cost. */
int64_t sched_twice_least(const struct sched *s, const int *member, const struct sched_piece *p);

/* A list schedule that can be run again and again. */
struct sched_runner {
    const struct sched *s;
    int64_t *start, *ready;        /* by job; ready: when its started prerequisites have ended */
    int *slot, *missing;           /* missing: prerequisites that have not started */
    int *open;                     /* jobs that have not started, in the order of the list */
    int n_open;
    int64_t busy[SCHED_SLOTS_MOST]; /* until when */
    int64_t cost, rest_value, rest_work;
};

/* Memory for it; nothing has run yet. */
struct sched_runner sched_runner_new(struct arena *keep, const struct sched *s);

/* Cost of running the list; at least `enough` as soon as it is clear that it will not be less. */
int64_t sched_runner_cost(struct sched_runner *r, const int *list, int64_t enough);

/* Starts and slots (inner numbers; -1 for never) as a plan with the caller's. */
struct sched_plan *sched_plan_of(struct arena *keep, const struct sched *s, const int64_t *start, const int *slot);
