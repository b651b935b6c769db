#pragma once
/* A TrueType font of six glyphs, put together in memory: small enough to break it in
 * every way. Glyphs: 0 nothing, 1 space, 2 A, 3 geta mark, 4 U+29E3D, 5 hyphen. */

#include "base/arena.h"
#include "base/bug.h"
#include "base/buf.h"
#include "base/str.h"

enum { SMALL_TABLES = 9, SMALL_GLYPHS = 6 };

struct small_font {
    struct { const char *tag; struct str bytes; } table[SMALL_TABLES];
};

static inline void small_16(struct buf *b, unsigned v)
{
    buf_byte(b, (char)(v >> 8 & 0xFF));
    buf_byte(b, (char)(v & 0xFF));
}

static inline void small_32(struct buf *b, uint32_t v)
{
    small_16(b, v >> 16);
    small_16(b, v & 0xFFFF);
}

/* So many 16-bit numbers, one after the other. */
static inline struct str small_numbers(struct arena *keep, const int *v, size_t n)
{
    struct buf b = buf_in(keep);
    for (size_t i = 0; i < n; i++) small_16(&b, (unsigned)v[i]);
    return buf_str(&b);
}

/* Format 4: space, hyphen, A and the geta mark, the last one through the array of glyphs. */
static inline void small_cmap4(struct buf *b)
{
    static const int v[] = {
        4, 58, 0, 10, 8, 2, 2,             /* format, length, language, 2 × segments, three aids */
        ' ', '-', 'A', 0x3013, 0xFFFF, 0,  /* ends */
        ' ', '-', 'A', 0x3013, 0xFFFF,     /* starts */
        1 - ' ', 5 - '-', 2 - 'A', 0, 1,   /* deltas */
        0, 0, 0, 4, 0,                     /* ranges: the fourth counts from its own place */
        3                                  /* glyphs */
    };
    for (size_t i = 0; i < sizeof v / sizeof *v; i++) small_16(b, (unsigned)v[i]);
}

static inline void small_cmap12(struct buf *b)
{
    static const uint32_t group[][3] = {
        { ' ', ' ', 1 }, { '-', '-', 5 }, { 'A', 'A', 2 }, { 0x3013, 0x3013, 3 }, { 0x29E3D, 0x29E3D, 4 },
    };
    small_16(b, 12), small_16(b, 0), small_32(b, 16 + 12 * 5), small_32(b, 0), small_32(b, 5);
    for (size_t i = 0; i < 5; i++)
        for (size_t k = 0; k < 3; k++) small_32(b, group[i][k]);
}

/* Both maps, or only the old one. */
static inline struct str small_cmap(struct arena *keep, bool only4)
{
    struct buf b = buf_in(keep);
    small_16(&b, 0), small_16(&b, only4 ? 1 : 2);
    small_16(&b, 3), small_16(&b, 1), small_32(&b, only4 ? 12 : 20);
    if (!only4) small_16(&b, 3), small_16(&b, 10), small_32(&b, 20 + 58);
    small_cmap4(&b);
    if (!only4) small_cmap12(&b);
    return buf_str(&b);
}

/* Five triangles; the space has no outline. */
static inline struct str small_glyf(struct arena *keep)
{
    static const int outline[] = { 1, 0, 0, 500, 700, 2, 0, 0x0101, 0x0100, 0, 500, -250, 0, 0, 700 };
    struct buf b = buf_in(keep);
    for (int g = 0; g < SMALL_GLYPHS; g++) {
        if (g == 1) continue;
        for (size_t i = 0; i < 8; i++) small_16(&b, (unsigned)outline[i]);
        buf_byte(&b, 1); /* the third point */
        for (size_t i = 9; i < 15; i++) small_16(&b, (unsigned)outline[i]);
        buf_byte(&b, 0);
    }
    return buf_str(&b);
}

static inline struct small_font small_font(struct arena *keep)
{
    static const int head[27] = { 1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000, [18] = 0, -120, 1000, 880, 0, 8, 2, 0, 0 };
    static const int hhea[18] = { 1, 0, 880, -120, 0, 1000, [17] = 5 };
    static const int maxp[16] = { 1, 0, SMALL_GLYPHS, 3, 1 };
    static const int hmtx[11] = { 500, 0, 250, 0, 600, 0, 1000, 0, 1000, 0, 0 };
    static const int loca[7] = { 0, 15, 15, 30, 45, 60, 75 };
    static const int os2[48] = { 4, 500, 700, 5, 0, [44] = 765 };
    static const int post[16] = { 3, 0, 0, 0, 0, 0, 0, 1 };
    return (struct small_font){ {
        { "OS/2", small_numbers(keep, os2, 48) },
        { "cmap", small_cmap(keep, false) },
        { "glyf", small_glyf(keep) },
        { "head", small_numbers(keep, head, 27) },
        { "hhea", small_numbers(keep, hhea, 18) },
        { "hmtx", small_numbers(keep, hmtx, 11) },
        { "loca", small_numbers(keep, loca, 7) },
        { "maxp", small_numbers(keep, maxp, 16) },
        { "post", small_numbers(keep, post, 16) },
    } };
}

/* The table of that name, to be changed. */
static inline struct str *small_table(struct small_font *f, const char *tag)
{
    for (int i = 0; i < SMALL_TABLES; i++)
        if (f->table[i].tag && str_eq(str_of(f->table[i].tag), str_of(tag))) return &f->table[i].bytes;
    bug("no table %s", tag);
}

/* The font as a file. A table without a tag is left out. */
static inline struct str small_file(struct arena *keep, const struct small_font *f)
{
    struct buf b = buf_in(keep);
    unsigned n = 0;

    for (int i = 0; i < SMALL_TABLES; i++) n += f->table[i].tag != NULL;
    uint32_t at = 12 + 16 * n;
    small_32(&b, 0x00010000), small_16(&b, n), small_16(&b, 128), small_16(&b, 3), small_16(&b, 16 * n - 128);
    for (int i = 0; i < SMALL_TABLES; i++) {
        if (!f->table[i].tag) continue;
        buf_add(&b, str_of(f->table[i].tag));
        small_32(&b, 0), small_32(&b, at), small_32(&b, (uint32_t)f->table[i].bytes.n);
        at += (uint32_t)(f->table[i].bytes.n + 3) / 4 * 4;
    }
    for (int i = 0; i < SMALL_TABLES; i++) {
        if (!f->table[i].tag) continue;
        buf_add(&b, f->table[i].bytes);
        while (b.n % 4) buf_byte(&b, 0);
    }
    return buf_str(&b);
}
