#pragma once
/* What a plan is made towards: levels from the consensus, targets and weights after wishes,
 * rules and the team's own word. Parallel to capabilities and areas. */

#include <stdbool.h>

struct action;
struct arena;
struct capability;
struct consensus;
struct plan;
struct rule_effects;

struct aims {
    const struct consensus *consensus;
    int *target;   /* of each capability. The questionnaire's; 4 when wished; lowered by rules; but
                      what the team set in its plan stands */
    int *weight;   /* of each area: the plan's, else the questionnaire's */
};

/* In keep; rules may be NULL. */
struct aims aims_make(struct arena *keep, const struct consensus *c, const struct plan *plan,
                      const struct rule_effects *rules);

/* Its level; -1 when it has none (unknown, not applicable, not asked). */
int aims_level(const struct aims *a, const struct capability *of);

/* The action would be planned if nothing held it: the level is known, below the end of the
 * action's step, and the step begins below the target. */
bool aims_at(const struct aims *a, const struct action *what);

/* Levels below the target that the action gains; at least 0. Where the level is not known,
 * as if it began where the action begins. */
int aims_gain(const struct aims *a, const struct action *what);
