#pragma once
/* A face as a PDF knows it: a Type0 font over a CIDFontType2 whose CIDs are the glyphs of
 * the embedded subset, with widths, a map back to Unicode and the set of its glyphs. */

#include "document/page.h"
#include "document/pdf_file.h"

struct arena;
struct fonts;

struct pdf_font {
    HPDF_Dict dict;            /* NULL after an error */
    const uint16_t *number_of; /* by glyph of the whole font: its number in the subset */
    const char *problem;       /* of the subsetter; libharu's stay in the file */
};

/* Embeds what `shows` names (see font_subset.h) of this face; number_of lives in keep. */
struct pdf_font pdf_font_embed(struct pdf_file *f, struct arena *keep, const struct fonts *fonts,
                               enum face face, const int32_t *shows);
