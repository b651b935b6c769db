#include "document/font_cmap.h"

#include "document/font_bytes.h"

/* Offsets as in the OpenType specification, chapter cmap. */
enum {
    RECORD = 8,                     /* one line of the table's directory */
    SEGMENTS_AT = 14, GROUPS_AT = 16,
    GROUP = 12
};

/* Whether Unicode code points are what this platform and encoding count in. */
static bool is_unicode(uint32_t platform, uint32_t encoding)
{
    if (platform == 3) return encoding == 1 || encoding == 10;
    return platform == 0 && encoding != 5; /* 5: variation sequences */
}

static struct font_cmap open_segments(struct str map)
{
    uint32_t n = font_u16(map, 6) / 2;
    ptrdiff_t length = (ptrdiff_t)font_u16(map, 2);

    if (n == 0 || length > map.n || SEGMENTS_AT + 2 + 8 * (ptrdiff_t)n > length) return (struct font_cmap){ 0 };
    return (struct font_cmap){ str_head(map, length), 4, n };
}

static struct font_cmap open_groups(struct str map)
{
    uint32_t n = font_u32(map, 12), length = font_u32(map, 4);

    if (n == 0 || length > (uint64_t)map.n || GROUPS_AT + (uint64_t)GROUP * n > length) return (struct font_cmap){ 0 };
    return (struct font_cmap){ str_head(map, (ptrdiff_t)length), 12, n };
}

struct font_cmap font_cmap_open(struct str table)
{
    struct font_cmap best = { 0 };
    uint32_t n = font_u16(table, 2);

    for (uint32_t i = 0; i < n && best.format != 12; i++) {
        ptrdiff_t at = 4 + (ptrdiff_t)i * RECORD;
        uint32_t offset = font_u32(table, at + 4);
        if (!is_unicode(font_u16(table, at), font_u16(table, at + 2)) || offset >= (uint64_t)table.n) continue;
        struct str map = str_from(table, (ptrdiff_t)offset);
        struct font_cmap c = { 0 };
        if (font_u16(map, 0) == 4) c = open_segments(map);
        else if (font_u16(map, 0) == 12) c = open_groups(map);
        if (c.format > best.format) best = c;
    }
    return best;
}

static uint32_t in_segments(const struct font_cmap *c, uint32_t cp)
{
    ptrdiff_t n = (ptrdiff_t)c->n, low = 0, high = n; /* the first segment that ends at cp or later */

    while (low < high) {
        ptrdiff_t mid = (low + high) / 2;
        if (font_u16(c->map, SEGMENTS_AT + 2 * mid) < cp) low = mid + 1;
        else high = mid;
    }
    ptrdiff_t starts = SEGMENTS_AT + 2 + 2 * n, deltas = starts + 2 * n, ranges = deltas + 2 * n;
    uint32_t start = font_u16(c->map, starts + 2 * low);
    if (low == n || cp < start) return 0;

    uint32_t delta = font_u16(c->map, deltas + 2 * low), range = font_u16(c->map, ranges + 2 * low);
    if (range == 0) return (cp + delta) & 0xFFFF;
    uint32_t glyph = font_u16(c->map, ranges + 2 * low + (ptrdiff_t)(range + 2 * (cp - start)));
    return glyph ? (glyph + delta) & 0xFFFF : 0;
}

static uint32_t in_groups(const struct font_cmap *c, uint32_t cp)
{
    ptrdiff_t low = 0, high = (ptrdiff_t)c->n;

    while (low < high) {
        ptrdiff_t mid = (low + high) / 2, at = GROUPS_AT + mid * GROUP;
        uint32_t first = font_u32(c->map, at), last = font_u32(c->map, at + 4);
        if (last < cp) low = mid + 1;
        else if (first > cp) high = mid;
        else return font_u32(c->map, at + 8) + (cp - first);
    }
    return 0;
}

uint32_t font_cmap_glyph(const struct font_cmap *c, int32_t cp)
{
    if (cp < 0) return 0;
    if (c->format == 12) return in_groups(c, (uint32_t)cp);
    return c->format == 4 && cp <= 0xFFFF ? in_segments(c, (uint32_t)cp) : 0;
}
