#include "text/grapheme.h"

#include "base/bug.h"
#include "text/icu.h"

static bool is_ascii(unsigned char c)
{
    return c >= ' ' && c < 0x7F;
}

/* ASCII on both sides is a border, whatever stands farther away. */
static bool plain_border(struct str text, ptrdiff_t at)
{
    return at == 0 || at == text.n
        || (is_ascii((unsigned char)text.s[at - 1]) && is_ascii((unsigned char)text.s[at]));
}

static ptrdiff_t ask(struct str text, ptrdiff_t at, int32_t (*move)(UBreakIterator *, int32_t))
{
    UBreakIterator *breaks = icu_breaks(UBRK_CHARACTER, "");
    UText view = UTEXT_INITIALIZER;

    icu_look_at(breaks, &view, text);
    int32_t found = move(breaks, (int32_t)at);
    utext_close(&view);
    ubrk_close(breaks);
    return found;
}

ptrdiff_t grapheme_next(struct str text, ptrdiff_t at)
{
    if (at < 0 || at >= text.n) bug("no grapheme at %td of %td", at, text.n);
    if (is_ascii((unsigned char)text.s[at]) && plain_border(text, at + 1)) return at + 1;
    return ask(text, at, ubrk_following);
}

ptrdiff_t grapheme_prev(struct str text, ptrdiff_t at)
{
    if (at <= 0 || at > text.n) bug("no grapheme before %td of %td", at, text.n);
    if (is_ascii((unsigned char)text.s[at - 1]) && plain_border(text, at - 1)) return at - 1;
    return ask(text, at, ubrk_preceding);
}

struct str grapheme_head(struct str text, ptrdiff_t n)
{
    UBreakIterator *breaks = icu_breaks(UBRK_CHARACTER, "");
    UText view = UTEXT_INITIALIZER;
    int32_t at = 0;

    icu_look_at(breaks, &view, text);
    for (ptrdiff_t i = 0; i < n && at != UBRK_DONE && at < text.n; i++) at = ubrk_next(breaks);
    utext_close(&view);
    ubrk_close(breaks);
    return at == UBRK_DONE ? text : str_head(text, at);
}

ptrdiff_t grapheme_count(struct str text)
{
    UBreakIterator *breaks = icu_breaks(UBRK_CHARACTER, "");
    UText view = UTEXT_INITIALIZER;
    ptrdiff_t n = 0;

    icu_look_at(breaks, &view, text);
    while (ubrk_next(breaks) != UBRK_DONE) n++;
    utext_close(&view);
    ubrk_close(breaks);
    return n;
}
