#pragma once
/* The few glyphs of a face that a document uses, as a TrueType file of its own (hb-subset). */

#include <stdint.h>

#include "base/str.h"

struct arena;
struct font_file;

struct font_subset {
    struct str bytes;    /* only the tables that a PDF needs; no hinting, no layout */
    uint16_t *glyph_of;  /* by glyph of the whole font: its number in the subset, 0 when it has none */
    uint32_t n_glyphs;   /* of the subset, with glyph 0 */
    const char *problem; /* NULL: all went well */
};

/* `shows` has an entry for each glyph of the font: 0 when it is not used, else what it
 * shows. Parts of composed glyphs come along. Same input, same bytes. */
struct font_subset font_subset(struct arena *keep, const struct font_file *f, const int32_t *shows);
