#pragma once
/* What can be proved of a questionnaire beyond its types and references. */

#include "base/arena.h"

struct diags;
struct questionnaire;

/* Needs must not run in a circle, or a plan could never begin them. What waits for what:
 * a level for the level below it, for its needs and for the actions that lead to it (not
 * for `extra` ones); an action for its needs, for those of the levels that it reaches and
 * for the level it starts from. Each circle is printed as a chain. q must be resolved. */
void questionnaire_check_circles(const struct questionnaire *q, struct arena scratch, struct diags *out);

/* Conditions that nobody's answers can make true, or that are true whatever is answered:
 * warnings, for rules, blocks, contradictions and capabilities. Where there are too many
 * combinations to tell, a note says so. */
void questionnaire_check_conditions(const struct questionnaire *q, struct arena scratch, struct diags *out);

/* Orders of rules that the needs always contradict: what should come first needs what should
 * come after it. Such an order never acts: a warning. */
void questionnaire_check_orders(const struct questionnaire *q, struct arena scratch, struct diags *out);
