#pragma once
/* The last line of a sheet or round: `# end ` and the first 16 hex digits of the SHA-256 over
 * all bytes before that line. A comment to YAML; to us it tells a file that was edited or
 * cut short from one that we wrote. */

#include "base/str.h"

struct arena;

enum { END_LINE_DIGITS = 16 };

enum end_line {
    END_LINE_GOOD,
    END_LINE_WRONG,  /* it does not fit: somebody edited the file, or it is damaged */
    END_LINE_MISSING /* there is none: written by hand, or cut short */
};

/* What the last line of a file says about the bytes before it. */
enum end_line end_line_of(struct str text);

/* text, which ends with a line feed, and its end line, in keep. */
struct str end_line_add(struct arena *keep, struct str text);
