#pragma once
/* Where the team stands: per capability, per area, on the tightrope.
 *
 * Levels in thousandths, rounded half up, so that a mean of 1.25 is 1250. -1 is always
 * "nothing known". Not applicable leaves numerator and denominator. Not asked is not
 * unknown: it is in no sum and no range. */

#include <stdbool.h>
#include <stddef.h>

#include "findings/consensus.h"
#include "findings/mean.h"
#include "findings/tightrope.h"

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
    bool find_out;           /* more than FIND_OUT_ABOVE percent of the asked ones are unknown */
};

enum {
    STRENGTHS = 3,
    FIND_OUT_ABOVE = 25 /* percent of an area's asked capabilities unknown: find out before planning */
};

struct scorecard {
    const struct consensus *consensus;
    struct area_score *areas;
    size_t n_areas;
    struct mean whole;       /* over all capabilities, each times the weight of its area: sum, known and
                                unknown are weighted too */
    struct tightrope tightrope;
    /* What works already and should be kept: the highest levels, at least level 1; ties:
     * area weight, agreement, place in the questionnaire. At most STRENGTHS. */
    const struct verdict *strengths[STRENGTHS];
    size_t n_strengths;
};

/* The scorecard of a round, in keep; points into what it was made from. */
struct scorecard *scorecard_make(struct arena *keep, const struct consensus *c);
