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
struct facts;
struct sched_limits;
struct scorecard;

/* Why a line stands where it stands (ROADMAP.md 4.1). A block is a set of jobs that belongs
 * together in the best order; its ratio is value / effort of all its jobs. */
enum reason {
    REASON_OWN_RATIO,        /* its own ratio is the best of all that starts later, needs included */
    REASON_PULLED_FORWARD,   /* earlier than its own ratio deserves: it unlocks `unlocks` */
    REASON_WAITS_FOR,        /* later than its own ratio deserves: it waits for `waits` */
    REASON_STEPPING_STONE,   /* both: it waits for `waits` and unlocks `unlocks` */
    REASON_PINNED,           /* the team or a rule put it there: `pin_rule` */
    REASON_SERVES_PIN,       /* it leads because `pin_for`, which is pinned, needs it */
    REASON_FILLS_GAP,        /* `overtakes` brings more for its effort, but cannot start yet */
    REASON_SIDE_BY_SIDE      /* several slots: begun here, the whole plan costs less delay */
};

enum { UNLOCKS_NAMED = 3, FIRST_ACTIONS = 3, QUICK_WEEKS = 2 };

struct ratio {
    int64_t value, effort;   /* print with roadmap_ratio() */
};

struct roadmap_line {
    const struct job *job;
    int slot;                /* 0 to slots - 1 */
    int64_t start, end;      /* effort units of one slot */
    int week_start, week_end; /* calendar weeks, 1 and up: starts in (never before its horizon), ends in */
    enum horizon horizon;    /* where it starts */
    bool runs_over;          /* it ends after its horizon does */

    enum reason reason;
    struct ratio own, block; /* block: value and effort of the block it belongs to */
    const struct job *unlocks[UNLOCKS_NAMED]; /* what it unlocks that is worth more than its block */
    size_t n_unlocks;
    int more_unlocks;        /* and so many more */
    const struct job_arc *waits; /* a prerequisite: the last one inside its block, else one that ends right
                                    when this starts; NULL: none */
    bool starts_at_once;     /* start is 0 */
    const struct job *overtakes; /* it fills a gap: this one is ranked better, but cannot start yet; NULL */
    const struct job *busy_with; /* its slot was busy with this one until then; NULL */
    const struct job *pin_for; /* of REASON_SERVES_PIN */
    struct str pin_rule;     /* of REASON_PINNED; empty: the team's own pin */
    const struct rule_limit *held_by; /* a limit that kept it from starting earlier; NULL */
    const struct rule_only *held_by_only; /* the same for "only" */
    bool block_end;          /* up to here no other choice of this much effort brings more. Only where it
                                is true: no pin, veto or overtaking before */
    struct str owner;        /* from the plan; may be empty */
};

struct roadmap_gap {         /* time in which a slot had nothing that may start */
    int slot;
    int64_t from, to;
};

struct roadmap_late_pin {    /* it starts behind the horizon that it was pinned to, or not at all */
    const struct job *job;
    enum horizon horizon;
    struct str rule;         /* empty: the team's own */
};

struct roadmap {
    const struct scorecard *scorecard;
    const struct jobs *jobs;
    struct clock clock;
    struct roadmap_line *lines; /* by start; what starts together, by the ratio of its block */
    size_t n;
    size_t from[HORIZONS + 1]; /* lines of horizon h: from[h] .. from[h + 1] - 1 */
    struct not_now *not_now;    /* what is held back and what no horizon had room for; most value first */
    size_t n_not_now;
    struct roadmap_late_pin *late_pins;
    size_t n_late_pins;
    struct roadmap_gap *gaps; /* inside the three horizons */
    size_t n_gaps;
    const struct roadmap_line *first[FIRST_ACTIONS]; /* the first actions to take, find-outs left out */
    size_t n_first;
    const struct roadmap_line *quick; /* the first action in Now that takes QUICK_WEEKS or less; NULL */
    int64_t cost, bound;     /* sum of value x end over all jobs; no plan of these jobs costs less than bound */
    bool proven;             /* cost is the least possible */
    int64_t price;           /* what pins, vetoes and rules cost of it, at least 0; see roadmap_value_weeks() */
};

struct roadmap_inputs {
    const struct scorecard *scorecard;
    const struct plan *plan;             /* NULL: the round's */
    const struct rule_effects *rules;    /* NULL: none */
    const struct facts *facts;           /* what `rules` were made from, so that questions_rank() can make them
                                            again for other answers; NULL: they hold whatever is answered */
    const struct parameters *parameters; /* NULL: parameters_default */
    const struct sched_limits *limits;   /* NULL: the usual ones */
};

/* The whole roadmap, in keep; points into what it was made from. */
struct roadmap *roadmap_make(struct arena *keep, struct arena scratch, const struct roadmap_inputs *in);

/* The line of a job or an action; NULL when it is not on the roadmap. */
const struct roadmap_line *roadmap_line_of(const struct roadmap *m, const struct job *j);
const struct roadmap_line *roadmap_line_of_action(const struct roadmap *m, const struct action *a);

/* A cost in value x effort units as value x calendar weeks, rounded half up. */
int64_t roadmap_value_weeks(const struct clock *c, int64_t cost);

/* Value per person-week in hundredths, half up: 450 is "4.50". (Effort is in tenths.) */
int64_t roadmap_ratio(struct ratio r);
