#pragma once
/* The three faces of the report: found, read, measured.
 *
 * Measuring reads the font's own tables (cmap, hmtx), never a PDF library. A code
 * point without a glyph is drawn as U+3013 (geta mark) and reported once per text by
 * the layout; control characters, ZWSP and word joiners have no width.
 *
 * Texts come in NFC and without glyph substitution: one code point, one glyph. */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "document/page.h"

struct arena;
struct diags;
struct font_file;
struct sys;

struct fonts;

enum { FONT_GETA = 0x3013 }; /* stands where a glyph is missing, as in Japanese printing */

/* Finds BIZ UDPGothic Regular, Bold and BIZ UDGothic Regular: `folder` (may be empty),
 * $TIGHTROPE_FONTS, the known places of distributions, fontconfig last. NULL and an
 * error that names the package when one is missing; a font file that is there and cannot
 * be used is a warning, and so is a folder that somebody named and that lacks a face.
 * Lives in keep, `sys` must live as long; the font files stay mapped until fonts_close. */
struct fonts *fonts_find(struct sys *sys, struct arena *keep, struct str folder, struct diags *out);

/* Gives the mapped files back. NULL is fine. Nothing may be measured or drawn afterwards. */
void fonts_close(struct fonts *fonts);

/* Width of a text in thousandths of a point; size in the same unit. */
int32_t font_width(const struct fonts *fonts, enum face face, int32_t size, struct str text);

/* Width of one code point in thousandths of the font size. */
int32_t font_advance(const struct fonts *fonts, enum face face, int32_t cp);

/* Whether this face shows the code point as it should be: with a glyph of its own, with
 * one that looks the same (a plain hyphen for U+2011), or not at all (ZWSP). */
bool font_has(const struct fonts *fonts, enum face face, int32_t cp);

/* Height above and depth below the baseline that a line of this size needs. */
int32_t font_ascent(const struct fonts *fonts, enum face face, int32_t size);
int32_t font_descent(const struct fonts *fonts, enum face face, int32_t size);

/* What is drawn for a code point: never glyph 0, which readers take for a mistake. */
struct font_glyph {
    uint32_t id; /* in the face's file; 0: nothing is drawn, and the pen does not move */
    int32_t cp;  /* what the glyph shows: the code point, the one that looks the same, or the geta mark */
};
struct font_glyph font_glyph(const struct fonts *fonts, enum face face, int32_t cp);

/* What embedding needs: the opened file, and the name by which a PDF calls the face. */
const struct font_file *font_file_of(const struct fonts *fonts, enum face face);
const char *font_name(enum face face);
