#pragma once
/* Everything that follows from the answers, in one call. Findings are a pure function of
 * their inputs: same input, same findings, on every machine; "today" is the round's date.
 * Views (report, kiosk, export) read them and never compute. */

#include "findings/consensus.h"
#include "findings/facts.h"
#include "findings/questions.h"
#include "findings/roadmap.h"
#include "findings/rules.h"
#include "findings/scorecard.h"

struct findings_options {
    const struct plan *plan; /* what if; NULL: the round's own plan */
    const struct rule_effects *rules; /* instead of the questionnaire's rules; NULL: those */
    bool so_far;             /* in the middle of an interview: unanswered counts as not asked */
    bool standing_only;      /* where the team stands, nothing more: no rules, no roadmap (NULL) */
    bool questions;          /* rank the open questions too; costs five plans for each */
};

struct findings {
    const struct questionnaire *questionnaire;
    const struct round *round;
    const struct sheet *const *sheets;
    size_t n_sheets;
    const struct plan *plan; /* the one that was used */
    const struct consensus *consensus;
    const struct scorecard *scorecard;
    const struct facts *facts; /* what rules read */
    const struct rule_findings *rules; /* NULL when the questionnaire has none, or options did */
    const struct roadmap *roadmap;
    const struct open_questions *questions; /* NULL unless asked for */
};

/* options may be NULL: all defaults. All of it lives in keep and points at its inputs. */
const struct findings *findings_make(struct arena *keep, struct arena scratch, const struct questionnaire *q,
                                     const struct round *r, const struct sheet *const *sheets, size_t n_sheets,
                                     const struct findings_options *options);
