#pragma once
/* Reads a questionnaire from its folder. */

#include "base/arena.h"

struct diags;
struct questionnaire;
struct sys;

/* Reads folder/questionnaire.yaml and the files that it names, through sys->read, checks
 * all that check.h can prove, and resolves references. Every problem of every file goes to
 * `out` in one run, also a file that can not be read. NULL when there was an error; then
 * nothing can be concluded from the files. The questionnaire and its source texts live in keep. */
struct questionnaire *questionnaire_load(struct sys *sys, struct arena *keep, struct arena scratch,
                                         const char *folder, struct diags *out);
