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
    return (struct font_cmap){ .map = str_head(map, length), .format = 4, .n = n };
}

static struct font_cmap open_groups(struct str map)
{
    uint32_t n = font_u32(map, 12), length = font_u32(map, 4);

    if (n == 0 || length > (uint64_t)map.n || GROUPS_AT + (uint64_t)GROUP * n > length) return (struct font_cmap){ 0 };
    return (struct font_cmap){ .map = str_head(map, (ptrdiff_t)length), .format = 12, .n = n };
}

/* The first of the runs low to high - 1 that ends at cp or later, or high. */
static uint32_t first_run(const struct font_cmap *c, uint32_t low, uint32_t high, uint32_t cp)
{
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        uint32_t last = c->format == 12 ? font_u32(c->map, GROUPS_AT + 4 + GROUP * (ptrdiff_t)mid)
                                        : font_u16(c->map, SEGMENTS_AT + 2 * (ptrdiff_t)mid);
        if (last < cp) low = mid + 1;
        else high = mid;
    }
    return low;
}

static void note_blocks(struct font_cmap *c)
{
    for (uint32_t i = 0; i <= FONT_CMAP_BLOCKS; i++) c->block[i] = first_run(c, i ? c->block[i - 1] : 0, c->n, i << 8);
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
    note_blocks(&best);
    return best;
}

static uint32_t in_segment(const struct font_cmap *c, ptrdiff_t run, uint32_t cp)
{
    ptrdiff_t n = (ptrdiff_t)c->n;
    ptrdiff_t starts = SEGMENTS_AT + 2 + 2 * n, deltas = starts + 2 * n, ranges = deltas + 2 * n;
    uint32_t start = font_u16(c->map, starts + 2 * run), delta = font_u16(c->map, deltas + 2 * run);
    uint32_t range = font_u16(c->map, ranges + 2 * run);

    if (cp < start) return 0;
    if (range == 0) return (cp + delta) & 0xFFFF;
    uint32_t glyph = font_u16(c->map, ranges + 2 * run + (ptrdiff_t)(range + 2 * (cp - start)));
    return glyph ? (glyph + delta) & 0xFFFF : 0;
}

static uint32_t in_group(const struct font_cmap *c, ptrdiff_t run, uint32_t cp)
{
    ptrdiff_t at = GROUPS_AT + run * GROUP;
    uint32_t first = font_u32(c->map, at);
    return cp < first ? 0 : font_u32(c->map, at + 8) + (cp - first);
}

uint32_t font_cmap_glyph(const struct font_cmap *c, int32_t cp)
{
    if (cp < 0 || !c->format || (c->format == 4 && cp > 0xFFFF)) return 0;
    uint32_t block = (uint32_t)cp >> 8, u = (uint32_t)cp;
    bool early = block < FONT_CMAP_BLOCKS;
    uint32_t high = early ? c->block[block + 1] : c->n; /* where the next block begins may still hold cp */
    uint32_t run = first_run(c, c->block[early ? block : FONT_CMAP_BLOCKS], high, u);

    if (run >= c->n) return 0;
    return c->format == 12 ? in_group(c, run, u) : in_segment(c, run, u);
}
