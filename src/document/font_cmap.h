#pragma once
/* From code points to glyphs: a font's cmap table, format 12 (all of Unicode) or 4 (the
 * first 65,536 code points). Slices of the font file, which must outlive it. */

#include <stdint.h>

#include "base/str.h"

struct font_cmap {
    struct str map; /* the chosen subtable */
    int format;     /* 4 or 12 */
    uint32_t n;     /* groups or segments */
};

/* Chooses the widest Unicode subtable of a cmap table; format 0 when none can be used. */
struct font_cmap font_cmap_open(struct str table);

/* The glyph of a code point, 0 when there is none. A broken map may give any number. */
uint32_t font_cmap_glyph(const struct font_cmap *c, int32_t cp);
