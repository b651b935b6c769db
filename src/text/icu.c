#include "text/icu.h"

#include "base/bug.h"

void icu_check(UErrorCode status, const char *what)
{
    if (status == U_MEMORY_ALLOCATION_ERROR) die_of_memory();
    if (U_FAILURE(status)) bug("ICU: %s: %s", what, u_errorName(status));
}

UBreakIterator *icu_breaks(UBreakIteratorType type, const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(type, locale, NULL, 0, &status);

    icu_check(status, "opening a break iterator");
    return breaks;
}

void icu_look_at(UBreakIterator *breaks, UText *view, struct str text)
{
    UErrorCode status = U_ZERO_ERROR;

    utext_openUTF8(view, text.n ? text.s : "", text.n, &status);
    icu_check(status, "opening a text");
    ubrk_setUText(breaks, view, &status);
    icu_check(status, "looking at a text");
}
