#pragma once
/* What the files that call ICU have in common; nobody else includes it. */

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/str.h"

/* Ends the program when ICU could not do what it can always do with valid arguments:
 * memory ran out, or its data are not installed with it. */
void icu_check(UErrorCode status, const char *what);

/* An iterator of a kind; ubrk_close belongs to the caller. */
UBreakIterator *icu_breaks(UBreakIteratorType type, const char *locale);

/* Lets it look at a UTF-8 text, of which `view` (UTEXT_INITIALIZER at first, utext_close
 * at last) becomes a window. Offsets are bytes then. */
void icu_look_at(UBreakIterator *breaks, UText *view, struct str text);
