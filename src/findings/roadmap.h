#pragma once
/* The roadmap: which job when, and the true reason why it stands there.
 *
 * The order minimises the sum of value x completion under the needs (schedule.h, ROADMAP.md);
 * pins lead the list, limits veto starts. "Now" is a claim about starts: an action stands
 * in the horizon in which it starts. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "findings/clock.h"
#include "findings/jobs.h"

struct arena;
struct round;
struct scorecard;

/* Why a line stands where it stands (ROADMAP.md 4.1). A block is a set of jobs that belongs
 * together in the best order; its ratio is value / effort of all its jobs. */
enum reason {
    REASON_OWN_RATIO,        /* its own ratio is the best still open */
    REASON_PULLED_FORWARD,   /* earlier than its own ratio deserves: it unlocks `unlocks` */
    REASON_WAITS_FOR,        /* later than its own ratio deserves: it waits for `waits` */
    REASON_STEPPING_STONE,   /* both: it waits for `waits` and unlocks `unlocks` */
    REASON_PINNED            /* the team or a rule put it there: `pin_rule` */
};

enum { UNLOCKS_NAMED = 3 };

struct ratio {
    int64_t value, effort;   /* print with ratio_hundredths() */
};

struct roadmap_line {
    const struct job *job;
    int slot;                /* 0 to slots - 1 */
    int64_t start, end;      /* effort units of one slot */
    int week_start, week_end; /* calendar weeks, 1 and up: starts in, ends in */
    enum horizon horizon;    /* where it starts */
    bool runs_over;          /* it ends after its horizon does */

    enum reason reason;
    struct ratio own, block; /* block: value and effort of the block it belongs to */
    const struct job *unlocks[UNLOCKS_NAMED]; /* what it unlocks that is worth more than its block */
    size_t n_unlocks;
    int more_unlocks;        /* and so many more */
    const struct job_arc *waits; /* the prerequisite in its block, or that ended last; NULL: none */
    bool starts_at_once;     /* start is 0 */
    bool fills_gap;          /* overtook a better-ranked job that had to wait */
    bool pinned;             /* led the list */
    bool serves_pin;         /* pulled along by a pinned job that needs it: `pin_for` */
    const struct job *pin_for;
    struct str pin_rule;     /* empty: the team's own pin */
    const struct rule_limit *held_by; /* a limit that kept it from starting earlier; NULL */
    const struct rule_only *held_by_only;
    bool block_end;          /* up to here no other choice of this much effort brings more; only where
                                no pin or veto acted before */
    struct str owner;        /* from the plan; may be empty */
};

struct roadmap_gap {         /* time in which a slot had nothing that may start */
    int slot;
    int64_t from, to;
};

struct pin_without_room {
    const struct job *job;
    enum horizon horizon;
    struct str rule;
};

struct roadmap {
    const struct scorecard *scorecard;
    const struct jobs *jobs;
    struct clock clock;
    struct roadmap_line *lines;      /* by start, then slot: the three horizons one after the other */
    size_t n;
    size_t from[HORIZONS + 1]; /* lines of horizon h: from[h] .. from[h + 1] - 1 */
    struct held *not_now;    /* what the jobs hold back, then what no horizon had room for; most value first */
    size_t n_not_now;
    struct pin_without_room *late_pins;
    size_t n_late_pins;
    struct roadmap_gap *gaps; /* inside the three horizons */
    size_t n_gaps;
    const struct roadmap_line *first[3]; /* the first actions to take, find-outs left out */
    size_t n_first;
    const struct roadmap_line *quick; /* the first in Now that takes two weeks or less; NULL */
    int64_t cost, bound;     /* of the order without horizons; bound <= cost */
    bool proven;             /* cost is the least possible */
};

struct roadmap_inputs {
    const struct scorecard *scorecard;
    const struct round *round;
    const struct plan *plan;             /* NULL: the round's */
    const struct rule_effects *rules;    /* NULL: none */
    const struct parameters *parameters; /* NULL: parameters_default */
};

/* The whole roadmap, in keep; points into what it was made from. */
struct roadmap *roadmap_make(struct arena *keep, struct arena scratch, const struct roadmap_inputs *in);

/* The line of a job or an action; NULL when it is not on the roadmap. */
const struct roadmap_line *roadmap_line_of(const struct roadmap *m, const struct job *j);
const struct roadmap_line *roadmap_line_of_action(const struct roadmap *m, const struct action *a);

/* Value per person-week in hundredths, half up: 450 is "4.50". (Effort is in tenths.) */
int64_t ratio_hundredths(struct ratio r);
