#pragma once
/* Speed and stability as two axes, and the pattern that a team could recognise itself in.
 * Patterns are told as sentences (explain.h), never as the name of a team. */

#include <stdbool.h>

#include "findings/mean.h"

struct consensus;

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
    PATTERN_UNKNOWN,         /* too little is known to say anything */
    PATTERN_SLOW_FRAGILE,    /* changes wait long and still break things */
    PATTERN_STABLE_SLOW,     /* few failures, long wait */
    PATTERN_FAST_FRAGILE,    /* frequent, many failures or much rework */
    PATTERN_HAND_MADE,       /* releases hurt: by hand, long, at night; failures not counted */
    PATTERN_SLOW,            /* long wait; failures not counted */
    PATTERN_FAST,            /* frequent; failures not counted */
    PATTERN_FRAGILE,         /* many failures; neither slow nor fast */
    PATTERN_STEADY,          /* few failures; neither slow nor fast */
    PATTERN_HEALTHY,         /* frequent, short wait, few failures */
    PATTERNS
};

struct tightrope {
    struct axis stability, agility;
    enum pattern pattern;
    bool by_hand;            /* besides the pattern: releases hurt (low automation, hours, steps, night) */
    bool approvals;          /* besides: change-flow is at level 1 or lower */
};

/* Where a round stands; levels from its consensus, metrics and facts from the round. */
struct tightrope tightrope_of(const struct consensus *c);
