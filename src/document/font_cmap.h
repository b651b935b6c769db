#pragma once
/* From code points to glyphs: a font's cmap table, format 12 (all of Unicode) or 4 (the
 * first 65,536 code points). Slices of the font file, which must outlive it. */

#include <stdint.h>

#include "base/str.h"

enum { FONT_CMAP_BLOCKS = 256 };

/* A font has thousands of groups or segments (both sorted ranges of code points, "runs"
 * here), so the first run of each block of 256 code points is noted. */
struct font_cmap {
    struct str map; /* the chosen subtable */
    int format;     /* 4 or 12 */
    uint32_t n;     /* runs */
    uint32_t block[FONT_CMAP_BLOCKS + 1]; /* by cp / 256: the first run that ends there or later */
};

/* Chooses the widest Unicode subtable of a cmap table; format 0 when none can be used. */
struct font_cmap font_cmap_open(struct str table);

/* The glyph of a code point, 0 when there is none. A broken map may give any number. */
uint32_t font_cmap_glyph(const struct font_cmap *c, int32_t cp);
