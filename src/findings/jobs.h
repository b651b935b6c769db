#pragma once
/* From levels, targets and needs to the jobs of the roadmap (DESIGN.md section 6, "jobs").
 *
 * A job is an action of the questionnaire, or the built-in "find out" of half a day that
 * stands for the actions of a capability whose level is unknown. Values are
 * area weight x gain x clamp(impact + boosts, 1..10); efforts tenths of a person-week. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "questionnaire/questionnaire.h" /* estimate */

struct arena;
struct consensus;
struct scorecard;
struct plan;

enum {
    FIND_OUT_EFFORT = 1,     /* half a day */
    NO_ESTIMATE = 10,        /* one person-week */
    IMPACT_LEAST = 1,
    IMPACT_MOST = 10,
    EFFORT_MOST = 10000,     /* of one job */
    JOBS_MOST = 256,         /* more wait: those that bring least for their effort and that nothing waits for */
    JOB_ARCS_MOST = 8192
};

/* What rules ask for (findings/rules.h makes it from the questionnaire's), as data. `rule` is
 * the id of the rule, printed in reasons. `rank` is the place in the order of precedence: a
 * limit or an `only` does not touch what a pin of lower rank put in place, nor what that
 * needs. Zeroed: no rules. */
struct rule_cap    { const struct capability *of; int target; struct str rule; };
struct rule_boost  { const struct action *of; int by; struct str rule; };   /* -10 to 10 */
struct rule_block  { const struct action *of; struct str rule; };
struct rule_order  { const struct action *before, *after; struct str rule; };
struct rule_pin {
    const struct action *of;
    int horizon;             /* enum horizon */
    struct str rule;
    int rank;
    bool repeat;             /* also when its step is reached already: a drill */
};
struct rule_limit {          /* at most so many starts in the horizon of actions with one of these tags */
    unsigned tags;           /* bits 1u << tag */
    int most;
    int horizon;
    struct str rule;
    int rank;
    int above;               /* that take more than this, in tenths of a person-week */
    bool per_capability;     /* counted for each capability by itself */
    unsigned small;          /* not those with one of these tags */
    int up_to;               /* and this effort or less */
};
struct rule_only {           /* nothing else starts in the horizon than actions with one of these tags */
    unsigned tags;
    int horizon;
    struct str rule;
    int rank;
    unsigned small;          /* and actions with one of these tags */
    int up_to;               /* and this effort or less */
};
struct rule_ensure {         /* at least so many actions with one of these tags start in the horizon */
    unsigned tags;
    int least;
    int horizon;
    struct str rule;
};

struct rule_effects {
    const struct rule_cap *caps;     size_t n_caps;
    const struct rule_boost *boosts; size_t n_boosts;
    const struct rule_block *blocks; size_t n_blocks;
    const struct rule_order *orders; size_t n_orders;
    const struct rule_pin *pins;     size_t n_pins;
    const struct rule_limit *limits; size_t n_limits;
    const struct rule_only *onlys;   size_t n_onlys;
    const struct rule_ensure *ensures; size_t n_ensures;
};

/* A capability that was not asked and that a job counts on: "check first: documentation 1". */
struct job_check {
    const struct capability *of;
    int level;
};

struct job {
    int index;
    const struct action *action;         /* NULL: find out about the capability */
    const struct capability *capability; /* whose answer it will change */
    int from, to;                        /* from which level to which; -1 for a find-out */
    bool drill;                          /* its step is reached, a rule wants it done again: from is to */
    int gain;                            /* levels below the target; 0: only because something needs it */
    int impact;                          /* as counted, boosts included; 0 for a find-out */
    int64_t value;
    struct estimate effort;              /* tenths of a person-week; likely is at least 1 */
    bool no_estimate;                    /* nobody estimated it: NO_ESTIMATE is assumed */
    bool own_estimate;                   /* the team's own figures, of effort, impact or both */
    struct str because;                  /* why the team estimates so; may be empty */
    const struct rule_boost *boost;      /* the first that acted; NULL */
    const struct job_check *checks;
    size_t n_checks;
};

enum arc_why {
    ARC_NEED,        /* the action names the other action */
    ARC_LEVEL,       /* the action needs the capability at a level that the other one moves towards */
    ARC_FIND_OUT,    /* what it needs is unknown: find out first */
    ARC_RULE         /* a rule says: this before that */
};

struct job_arc {
    int before, after;       /* indices of jobs */
    enum arc_why why;
    const struct need *need; /* of ARC_NEED, ARC_LEVEL, ARC_FIND_OUT; NULL for its own `from` level */
    struct str rule;         /* of ARC_RULE */
};

enum not_now_why {
    HELD_SKIPPED,            /* the team left it out */
    HELD_BLOCKED,            /* a rule holds it: `rule` */
    HELD_FIND_OUT,           /* its capability is unknown: `waits` says what to find out */
    HELD_AREA_UNKNOWN,       /* too much of its area is unknown */
    HELD_WITH,               /* it needs `needs`, which is held itself */
    HELD_NO_WAY,             /* it needs `waits` at `level`, and no action leads there */
    HELD_NO_ROOM             /* no horizon has room for it (roadmap.h) */
};

/* An action that would be a job and is not planned: "not now", with the reason. */
struct not_now {
    const struct action *action;
    enum not_now_why why;
    const struct action *needs;          /* HELD_WITH */
    const struct capability *waits;      /* HELD_FIND_OUT, HELD_NO_WAY */
    int level;                           /* HELD_NO_WAY */
    struct str rule;                     /* HELD_BLOCKED */
    int week;                            /* HELD_NO_ROOM: calendar week in which its turn would come; 0: it was
                                            not even ordered (JOBS_MOST) */
    int64_t value;                       /* as if it were planned */
    int effort;
};

struct jobs {
    struct job *list;        /* actions in the order of the questionnaire, then find-outs likewise */
    size_t n;
    struct job_arc *arcs;        /* each pair once */
    size_t n_arcs;
    struct not_now *held;       /* in the order of the questionnaire; behind them what JOBS_MOST cut off */
    size_t n_held;
    int *target;             /* target[i]: of capability i, after wish, plan and caps */
    const struct capability **ask; /* not asked, and the plan needs them: "4 more questions decide your plan" */
    size_t n_ask;
    const struct rule_order **gave_way; /* orders that contradict the needs, or an earlier order */
    size_t n_gave_way;
};

/* plan: the round's or a what-if; never NULL. rules may be NULL. */
struct jobs *jobs_make(struct arena *keep, struct arena scratch, const struct scorecard *s,
                       const struct plan *plan, const struct rule_effects *rules);

/* Whose job it is: the job of an action, or the find-out of a capability; NULL without. */
const struct job *jobs_of_action(const struct jobs *j, const struct action *a);
const struct job *jobs_find_out(const struct jobs *j, const struct capability *c);
