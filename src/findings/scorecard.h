#pragma once
/* Where the team stands: per capability, per area, on the tightrope.
 *
 * Levels in thousandths, rounded half up, so that a mean of 1.25 is 1250. -1 is always
 * "nothing known". Not applicable leaves numerator and denominator. Not asked is not
 * unknown: it is in no sum and no range. */

#include <stdbool.h>
#include <stddef.h>

#include "findings/consensus.h"

struct round;

/* A mean as it was calculated: print it next to its result. mean = sum / known. With every
 * unknown at 0, low = sum / (known + unknown); with every unknown at 4,
 * high = (sum + 4 * unknown) / (known + unknown). */
struct mean {
    int sum;                 /* of the known levels */
    int known, unknown;      /* capabilities */
    int mean, low, high;     /* thousandths; -1 without anything asked (mean: known) */
};

struct area_score {
    const struct area *of;
    struct mean mean;
    /* The level that all known capabilities have reached, -1 without; with the unknown ones
     * it could still turn out as low as gated_low (-1 without anything asked). */
    int gated, gated_low;
    const struct capability *blocker; /* the first one at that level; NULL when gated is -1 or 4 */
    int more_blockers;       /* others at the same level */
    int all;                 /* capabilities of the area */
    int asked;               /* of these: known + unknown + not_applicable */
    int not_applicable, not_asked;
    bool find_out;           /* more than a quarter of the asked ones is unknown */
};

/* One axis of the tightrope, 0 to 4000. The mean of two means, where both exist: of the
 * levels of the capabilities that pull at it (`both` counts on both), and of its delivery
 * metrics, each on the scale 0 to 4. Agility: deployment frequency and lead time;
 * stability: change fail rate and recovery time (keys of the DORA clusters). A band counts
 * 4 x place / (bands - 1); a fail rate 4 - percent x 0.08, at least 0. */
struct axis {
    int at;                  /* thousandths; -1: nothing known */
    int low, high;           /* range still possible with unknown capabilities */
    struct mean capabilities;
    int metrics;             /* mean of the known metrics, thousandths; -1 without */
    int n_metrics;           /* known metrics, 0 to 2 */
};

enum pattern {
    PATTERN_UNKNOWN,         /* speed is not known, or nothing hurts that we could name */
    PATTERN_SLOW_FRAGILE,    /* changes wait long and still break things */
    PATTERN_STABLE_SLOW,     /* few failures, long wait */
    PATTERN_FAST_FRAGILE,    /* frequent, many failures or much rework */
    PATTERN_HAND_MADE,       /* releases hurt: by hand, long, at night; failures not counted */
    PATTERN_SLOW,            /* long wait; failures not counted */
    PATTERN_FAST,            /* frequent; failures not counted */
    PATTERN_HEALTHY,         /* frequent, short wait, few failures */
    PATTERNS
};

struct tightrope {
    struct axis stability, agility;
    enum pattern pattern;
    bool by_hand;            /* besides the pattern: releases hurt (low automation, hours, steps, night) */
    bool approvals;          /* besides: change-flow is at level 1 or lower */
};

enum { STRENGTHS = 3 };

struct scorecard {
    const struct consensus *consensus;
    struct area_score *areas;
    size_t n_areas;
    struct mean whole;       /* over all capabilities, each times the weight of its area: sum, known and
                                unknown are weighted too */
    struct tightrope tightrope;
    /* What works already and should be kept: the highest levels, at least level 1; ties: level,
     * then area weight, then agreement, then place in the questionnaire. At most STRENGTHS. */
    const struct verdict *strengths[STRENGTHS];
    size_t n_strengths;
};

/* The scorecard of a round, in keep; points into what it was made from. */
struct scorecard *scorecard_make(struct arena *keep, const struct consensus *c, const struct round *r);

/* a / b in thousandths, rounded half up; -1 when b is 0. a, b >= 0. */
int thousandths(int a, int b);
