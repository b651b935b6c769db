#define _XOPEN_SOURCE 700 /* wcwidth */

#include "text/width.h"

#include <wchar.h>

#include "base/utf8.h"

enum { REPLACEMENT_COLUMNS = 1 };

int width_of(int32_t cp)
{
    if (cp >= 0x20 && cp < 0x7F) return 1;
    int w = cp == 0 || cp == UTF8_BAD ? -1 : wcwidth((wchar_t)cp);
    return w < 0 ? REPLACEMENT_COLUMNS : w;
}

int32_t width_text(struct str text)
{
    int32_t columns = 0;

    while (text.n) columns += width_of(utf8_next(&text));
    return columns;
}

struct str width_head(struct str text, int32_t columns)
{
    struct str rest = text;
    ptrdiff_t fits = 0;

    while (rest.n) {
        columns -= width_of(utf8_next(&rest));
        if (columns < 0) break;
        fits = text.n - rest.n;
    }
    return str_head(text, fits);
}

struct str width_fit(struct arena *keep, struct str text, int32_t columns)
{
    if (width_text(text) <= columns) return text;
    return str_join(keep, width_head(text, columns - 1), S("…"));
}

int32_t width_measure(const void *how, struct str piece)
{
    (void)how;
    return width_text(piece);
}
