#pragma once
/* UTF-8 by code points, strict: no overlong forms, no surrogates, at most U+10FFFF. */

#include "base/str.h"

enum { UTF8_BAD = -1, UTF8_MAX = 0x10FFFF };

/* Takes the next code point off *rest (which must not be empty). A byte that starts
 * no valid sequence is taken alone and gives UTF8_BAD. */
int32_t utf8_next(struct str *rest);

/* Bytes of the valid prefix: a.n when all of it is valid. */
ptrdiff_t utf8_valid(struct str a);

ptrdiff_t utf8_count(struct str a); /* code points; a bad byte counts as one */

/* Writes cp (a scalar value) to out, returns the bytes used, 1 to 4. */
int utf8_put(char out[4], int32_t cp);
