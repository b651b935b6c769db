#pragma once
/* A sheet as YAML text and back.
 *
 * The last line is `# end ` and the first 16 hex digits of the SHA-256 over all bytes before
 * that line: it tells a file that was cut short or edited from one that we wrote. An answer
 * says its `meaning` only where the capability's is above 1; an answer without it means 1.
 * Private texts say `reach: brief` or `reach: nobody`; without it they stay in the team.
 * A text that is exactly `unknown` or `prefer-not` is written {text: unknown}, so that it is
 * never taken for the state. */

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;
struct questionnaire;
struct sheet;

enum { FILE_END_DIGITS = 16 };

enum file_end {
    FILE_END_GOOD,
    FILE_END_WRONG,  /* a checksum that does not fit: edited by hand, or damaged */
    FILE_END_MISSING /* no checksum line at the end: written by hand, or cut short */
};

/* What the last line says about the text. */
enum file_end file_end_of(struct str text);

/* Appends the checksum line to what stands in the text (which ends with a line feed), in keep. */
struct str file_end_add(struct arena *keep, struct str text);

/* The file's whole text, in keep. The same sheet gives the same bytes. */
struct str sheet_write(struct arena *keep, const struct questionnaire *q, const struct sheet *s);

/* Reads a sheet for questionnaire q. Everything wrong with it goes to out; NULL when there
 * were errors. A sheet made with another questionnaire, version or fingerprint is read by id,
 * with a warning or a note. A wrong or missing checksum is a note, or with refuse_edited an
 * error. `in` must stay alive as long as the sheet. */
struct sheet *sheet_read(struct arena *keep, const struct questionnaire *q, const struct source *in,
                         bool refuse_edited, struct diags *out);
