#pragma once
/* Columns in the terminal. libc's wcwidth decides, because ncurses uses it: whatever it
 * gets wrong, both get wrong together. The program must have set LC_CTYPE to a UTF-8
 * locale; without one everything that is not ASCII counts as unprintable. No state. */

#include "base/str.h"

struct arena;

/* Columns of one code point: 0, 1 or 2. What the terminal could not show (controls, code
 * points without a width, UTF8_BAD) is drawn as U+FFFD and takes 1. */
int width_of(int32_t cp);

/* Columns of a text; no line ends in it. */
int32_t width_text(struct str text);

/* The longest head of text that takes at most so many columns, with the marks that
 * combine with its last character. */
struct str width_head(struct str text, int32_t columns);

/* text, or its head and "…" when it takes more columns than there are (at least 1). */
struct str width_fit(struct arena *keep, struct str text, int32_t columns);

/* Measures cells for wrap_text; `how` is not used. */
int32_t width_measure(const void *how, struct str piece);
