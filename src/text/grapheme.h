#pragma once
/* What a person takes for one character: letters with their marks, syllables, flags,
 * families. ICU's rules (UAX 29). Offsets are bytes and lie on borders between clusters;
 * texts are UTF-8, a bad byte is a cluster of its own. No state; each call on text that
 * is not ASCII opens an iterator, about 0.1 ms: right for a key press, not for a loop
 * over pages. */

#include "base/str.h"

/* The next border behind `at` (at < text.n), and the last one before it (at > 0). */
ptrdiff_t grapheme_next(struct str text, ptrdiff_t at);
ptrdiff_t grapheme_prev(struct str text, ptrdiff_t at);

/* How many there are, and the first `n` of them. */
ptrdiff_t  grapheme_count(struct str text);
struct str grapheme_head(struct str text, ptrdiff_t n);
