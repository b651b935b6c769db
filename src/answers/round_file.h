#pragma once
/* A round as YAML text and back. The checksum line is that of sheet_file.h. Keys that the
 * format does not have are errors with "did you mean"; what refers to an item that the
 * questionnaire no longer has is kept, reported and written back. */

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;
struct questionnaire;
struct round;

enum { ROUND_FILE_MOST = 1024 * 1024 }; /* bytes: letters and replies are long */

/* The file's whole text, in keep. The same round gives the same bytes. */
struct str round_write(struct arena *keep, const struct questionnaire *q, const struct round *r);

/* Reads a round; NULL when there were errors. As sheet_read in everything else. */
struct round *round_read(struct arena *keep, const struct questionnaire *q, const struct source *in,
                         bool refuse_edited, struct diags *out);
