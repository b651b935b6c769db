#pragma once
/* What the questionnaire's rules say about one round: which are true, on which answers each
 * one hung, what is in force, and which rule gave way to which.
 *
 * Rules act in their order; of two effects that contradict each other on one action the
 * earlier stands. A rule whose condition is neither true nor false does nothing, and what
 * would decide it is listed. */

#include <stddef.h>
#include <stdint.h>

#include "findings/facts.h"
#include "findings/jobs.h"
#include "questionnaire/rules.h"

struct arena;

struct rule_verdict {
    const struct rule *rule;
    enum truth truth;
    uint64_t hung;           /* bits 1 << index of the subjects of its condition; 0 without one */
};

/* An effect that was dropped, in whole or on one action or capability. */
struct rule_gave_way {
    const struct rule *rule, *to;          /* `rule` gave way to `to` */
    const struct effect *effect;
    const struct action *action;           /* on which; NULL: on `capability` */
    const struct capability *capability;
    bool moved;              /* a pin that stands one horizon later, or more, instead */
};

/* A note or a point of the agenda that is in force. */
struct rule_text {
    const struct rule *rule;
    const struct effect *effect;
};

struct contradiction_verdict {
    const struct contradiction *of;
    uint64_t hung;           /* subjects of its condition */
};

/* An answer without which some rules can not be decided. */
struct rule_doubt {
    struct subject subject;
    enum missing why;        /* MISSING_UNKNOWN or MISSING_ANSWER */
    const struct rule **rules;
    size_t n_rules;
};

struct rule_findings {
    struct rule_verdict *of; /* of[i]: rule i */
    size_t n;
    struct rule_effects effects;
    struct rule_gave_way *gave_way;
    size_t n_gave_way;
    struct rule_text *notes, *agenda; /* in order of precedence */
    size_t n_notes, n_agenda;
    struct contradiction_verdict *contradictions; /* those that hold */
    size_t n_contradictions;
    struct rule_doubt *doubts; /* most rules first, then as the rules stand; private answers never */
    size_t n_doubts;
};

/* NULL when the questionnaire has no rules. In keep; points into the questionnaire. */
const struct rule_findings *rules_judge(struct arena *keep, struct arena scratch, const struct facts *facts);

/* Whether the rule is true; false for NULL findings, and for an id that no rule has. */
bool rules_fired(const struct rule_findings *f, struct str id);
