#pragma once
/* A page's display list as PDF drawing operators: grey only, text as numbers of glyphs. */

#include "base/str.h"
#include "document/page.h"

struct arena;
struct fonts;

/* By glyph of a face's whole font: its number in the embedded subset. */
struct pdf_glyphs { const uint16_t *number_of[FACES]; };

/* The operators in keep. `height` of the paper: PDF counts upwards from the bottom. A
 * line without a width or a text without a size is a bug of the layout. */
struct str pdf_page_content(struct arena *keep, const struct page *page, int32_t height,
                            const struct fonts *fonts, const struct pdf_glyphs *glyphs);
