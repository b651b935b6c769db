#pragma once
/* Values in files: `engineers: 30`, `worry: [burnout]`, `since: 2026-03`, the words `unknown` and
 * `prefer-not` for those two states, lists as lists of small maps by column, or of texts where
 * there is only one column.
 *
 * A text or a list that carries more than its value is a map: {text: …, reach: brief}. So is a
 * text that is exactly one of the two words, so that it is never taken for the state. */

#include <stdbool.h>

#include "answers/stray.h"
#include "answers/value.h"

struct decoder;
struct emit;
struct questionnaire;
struct ynode;

/* The map n (NULL: none) as values of the profile questions that are asked `by`, into the array
 * that is parallel to all questions; what is not one of them, or not allowed, is a warning and a
 * stray. False, after an error, when n is no map or a map of text and reach has a mistake. */
bool value_read_profile(struct decoder *d, const struct ynode *n, const struct questionnaire *q, enum question_by by,
                        struct value *values, struct strays *strays);
bool value_read_metrics(struct decoder *d, const struct ynode *n, const struct questionnaire *q, struct value *values,
                        struct strays *strays);

/* The same back as `key: {…}`, with the strays; nothing when there is nothing to say. */
void value_write_profile(struct emit *e, struct str key, const struct questionnaire *q, const struct value *values,
                         const struct strays *strays);
void value_write_metrics(struct emit *e, struct str key, const struct questionnaire *q, const struct value *values,
                         const struct strays *strays);
