#pragma once
/* What is known of a round, as conditions read it (questionnaire/condition.h).
 *
 * Levels come from the consensus, metrics and `by: team` questions from the round. Of a
 * question `by: each` there is one fact for the whole team, from three answers on, so that
 * nobody's own answer shows in what follows from it: the middle one (of an even number the
 * later one in the order of the scale: half of the team is enough to be heard); of several
 * options whether anybody picked it. Somebody alone counts at once. */

#include <stdbool.h>
#include <stddef.h>

#include "questionnaire/condition.h"

struct consensus;
struct sheet;

struct facts {
    const struct consensus *consensus;
    const struct sheet *const *sheets;
    size_t n_sheets;
    bool so_far;             /* in the middle of an interview: see consensus_make() */
};

/* The fact about a subject; a condition_fact whose context is a struct facts. */
struct fact facts_about(void *facts, const struct subject *s);

/* The capability is asked as far as its `when` goes: there is none, or it is true. Reads
 * only levels of capabilities before it, so that the consensus may still be in the making. */
bool facts_apply(const struct facts *f, const struct capability *c);

/* Why something is not known. */
enum missing {
    MISSING_NOTHING,         /* it is known, or does not apply */
    MISSING_UNKNOWN,         /* somebody was asked and does not know: find out */
    MISSING_ANSWER,          /* it is asked in this round, and nobody answered yet */
    MISSING_QUESTION,        /* it is not asked in this round */
    MISSING_PRIVATE          /* a person's own: not said, or too few answers to show */
};

/* The same about a subject that has no value: why. */
enum missing facts_missing(const struct facts *f, const struct subject *s);
