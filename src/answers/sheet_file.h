#pragma once
/* A sheet as YAML text and back.
 *
 * The last line is that of end_line.h. An answer says its `meaning` where that is above 1;
 * when it differs from the capability's, the answer becomes `earlier` and the question counts
 * as not answered. Values are written as value_file.h says. */

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;
struct questionnaire;
struct sheet;

/* The file's whole text, in keep. The same sheet gives the same bytes. */
struct str sheet_write(struct arena *keep, const struct questionnaire *q, const struct sheet *s);

/* Reads a sheet for questionnaire q. Everything wrong with it goes to out; NULL when there
 * were errors. An answer to a question that is gone, or that the question no longer allows, is
 * a warning: it is kept as a stray and counts as not answered. A sheet made with another
 * questionnaire, version or fingerprint is read by id, with a warning or a note. A wrong or
 * missing checksum is a note, or with refuse_edited an error. `in` must stay alive as long as
 * the sheet. */
struct sheet *sheet_read(struct arena *keep, const struct questionnaire *q, const struct source *in,
                         bool refuse_edited, struct diags *out);
