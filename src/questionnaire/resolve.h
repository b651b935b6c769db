#pragma once
/* From the raw items of all files to the model: one array per kind, every id known,
 * every reference a pointer. */

#include <stdbool.h>

#include "base/arena.h"

struct cite_refs;
struct citations;
struct diags;
struct names;
struct questionnaire;
struct raw;
struct raw_rules;
struct rules;

/* Fills q from raw; problems go to out. q can be used only when there were none. Ids that
 * are missing because their file could not be read are not complained of: `unread` says of
 * each enum item_kind whether a file that may hold some could not be read. */
void questionnaire_resolve(struct questionnaire *q, const struct raw *raw, const bool *unread, struct arena *keep,
                           struct arena scratch, struct diags *out);

/* Works that are cited; an unknown one is a problem at its place. */
struct citations resolve_citations(const struct names *names, struct arena *keep, struct cite_refs refs);

/* The rules, their conditions and what their effects name; problems go to names->out. The
 * other items of the questionnaire must have their names by then. resolve_rules.c */
struct rules *rules_resolve(const struct raw_rules *raw, struct names *names, struct arena *keep);

/* How many ids the rules bring along; 0 for NULL. */
size_t rules_count_ids(const struct raw_rules *raw);
