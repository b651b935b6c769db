#pragma once
/* Which answers would change the plan most: every open answer is tried with each level it
 * could have, and the plan is made again each time. */

#include <stddef.h>
#include <stdint.h>

#include "findings/roadmap.h"

/* An open answer: unknown, unanswered or not asked. */
struct open_question {
    const struct verdict *of;
    /* What of the first horizon would be other work, in value, summed over the five possible
     * answers; then the same for all horizons. */
    int64_t moves_now, moves;
    int other_plans;         /* how many of the five answers give another first horizon */
};

struct open_questions {
    struct open_question *list; /* the one that could change most first; ties: area weight, then place
                                   in the questionnaire */
    size_t n;
};

/* All open questions of the round that `in` describes, in keep. Costs five plans for each. */
struct open_questions *questions_rank(struct arena *keep, struct arena scratch, const struct roadmap_inputs *in);
