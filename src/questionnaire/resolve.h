#pragma once
/* From the raw items of all files to the model: one array per kind, every id known,
 * every reference a pointer. */

#include <stdbool.h>

#include "base/arena.h"

struct diags;
struct questionnaire;
struct raw;

/* Fills q from raw; problems go to out. q can be used only when there were none. Ids that
 * are missing because their file could not be read are not complained of: `unread` says of
 * each enum item_kind whether a file that may hold some could not be read. */
void questionnaire_resolve(struct questionnaire *q, const struct raw *raw, const bool *unread, struct arena *keep,
                           struct arena scratch, struct diags *out);
