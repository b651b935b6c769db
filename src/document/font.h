#pragma once
/* The three faces of the report: found, read, measured, subset.
 *
 * Measuring reads the font's own tables (cmap, hmtx), never a PDF library. A code
 * point without a glyph is drawn as U+3013 (geta mark) and reported once per text by
 * the layout; control characters, ZWSP and word joiners have no width. */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "document/page.h"

struct arena;
struct diags;
struct sys;

struct fonts;

/* Finds BIZ UDPGothic Regular, Bold and BIZ UDGothic Regular: `folder` (may be empty),
 * $TIGHTROPE_FONTS, the known places of distributions, fontconfig last. NULL and an
 * error that names the package when one is missing. Everything lives in keep. */
struct fonts *fonts_find(struct sys *sys, struct arena *keep, struct str folder, struct diags *out);

/* Width of a text in thousandths of a point. */
int32_t font_width(const struct fonts *fonts, enum face face, int32_t size, struct str text);

/* Width of one code point in thousandths of the font size. */
int32_t font_advance(const struct fonts *fonts, enum face face, int32_t cp);

/* Whether this face has a glyph of its own for the code point. */
bool font_has(const struct fonts *fonts, enum face face, int32_t cp);

/* Height above and depth below the baseline that a line of this size needs. */
int32_t font_ascent(const struct fonts *fonts, enum face face, int32_t size);
int32_t font_descent(const struct fonts *fonts, enum face face, int32_t size);
