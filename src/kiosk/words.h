#pragma once
/* What both faces of the interview call things: a step, its place, its answer, a refusal.
 * Texts live in keep, or are those of the questionnaire and the catalogue. */

#include "answers/sheet.h"
#include "base/arena.h"
#include "kiosk/interview.h"

/* What a step asks; empty for the steps that ask nothing. */
struct str words_ask(const struct interview *iv, struct step s);

/* What a step is called in a list: the capability's title, else what it asks. */
struct str words_title(const struct interview *iv, struct step s);

/* "Question 3 of 43, Release engineering" */
struct str words_place(struct arena *keep, const struct interview *iv, size_t step);

/* The answer that a step has now: "2, Practised". */
struct str words_answer(struct arena *keep, const struct interview *iv, struct step step);
struct str words_capability_answer(struct arena *keep, const struct interview *iv, const struct answer *a);

/* How sure somebody is: "I think so". */
struct str words_sure(enum sure s, enum language l);

/* What to say after one of EVENT_NOTE, EVENT_NOTE_INTERNAL, EVENT_EVIDENCE, EVENT_DISCUSS, EVENT_WISH
 * and EVENT_SURE was saved. */
struct str words_marked(struct arena *keep, enum language l, enum event_kind kind, const struct answer *a);

/* What a fact, metric or own question offers to choose from; its unit; the columns of a list. */
const struct options *words_options(const struct interview *iv, struct step s);
struct str words_unit(const struct interview *iv, struct step s);
struct str words_columns(struct arena *keep, const struct interview *iv, const struct question *q);

/* Whether the step is shown, asks something, and its texts hold every one of the words. */
bool words_match(struct arena scratch, const struct interview *iv, size_t step, struct str words);

/* Why an event was refused. */
struct str words_refusal(struct arena *keep, const struct interview *iv, struct outcome o, struct str typed);
