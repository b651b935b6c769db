#pragma once
/* The languages of the house, and a text that may exist in each of them. */

#include "base/str.h"

enum language { LANG_EN, LANG_JA, LANGUAGES };

/* The same sentence in every language; empty where it was not written. Zero-initialised
 * it is "no text". */
struct text {
    struct str in[LANGUAGES];
};

/* "en", "ja". */
struct str language_code(enum language l);

/* The language with that code; LANGUAGES when there is none. */
enum language language_of(struct str code);

bool text_is_empty(const struct text *t); /* in every language */

/* The text in l, or, where it was not written in l, in the first language that has it. */
struct str text_in(const struct text *t, enum language l);
