#pragma once
/* One TrueType file, opened: the tables that measuring and embedding need, each proven to
 * lie inside the file. Holds slices of the file's bytes, which must outlive it, and
 * nothing else. The file may come from anywhere: whatever is in it, reading it is safe. */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "document/font_cmap.h"

enum { FONT_FILE_MOST = 64 << 20 }; /* bytes; the largest Japanese faces have a third of it */

struct font_file {
    struct str bytes;
    struct font_cmap cmap;
    struct str advances;     /* hmtx */
    uint32_t n_glyphs, n_advances;
    uint32_t units;          /* of the em square */
    int32_t ascent, descent; /* all in thousandths of the font size; descent is negative */
    int32_t cap_height;
    int32_t box[4];          /* left, bottom, right, top of all glyphs */
    int32_t weight;          /* 400 regular, 700 bold */
    bool fixed_pitch;
};

/* The opened file, or what is wrong with it: "it has no table cmap". */
struct font_opened {
    struct font_file file;
    const char *problem; /* NULL: nothing */
};
struct font_opened font_file_open(struct str bytes);

/* A table by its name of four letters; empty when there is none that lies in the file. */
struct str font_file_table(const struct font_file *f, struct str name);

/* The glyph of a code point, or 0. Always less than n_glyphs. */
uint32_t font_file_glyph(const struct font_file *f, int32_t cp);

/* How far a glyph moves the pen, in thousandths of the font size. The PDF states the same
 * number as the glyph's width, so that what was measured is what is drawn. */
int32_t font_file_advance(const struct font_file *f, uint32_t glyph);
