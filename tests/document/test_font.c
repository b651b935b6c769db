/* Font files: good ones are measured right, all others are refused with a reason. */

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/utf8.h"
#include "document/font.h"
#include "document/font_file.h"
#include "document/font_find.h"
#include "document/font_subset.h"
#include "small_font.h"
#include "tap.h"

static struct arena keep;

/* --- measuring the real faces ------------------------------------------------------ */

/* From the hmtx and cmap tables, read by another program in another language. */
static const struct { int32_t cp, text, bold, figures; } widths[] = {
    { ' ', 333, 333, 500 },      { 'A', 760, 780, 500 },        { '0', 760, 760, 500 },
    { '1', 630, 630, 500 },      { 'm', 940, 960, 500 },        { 'z', 580, 580, 500 },
    { '-', 480, 480, 500 },      { 0x20AC, 800, 800, 500 },     { 0x3001, 600, 600, 1000 },
    { 0x300C, 500, 500, 1000 },  { 0x3042, 980, 1000, 1000 },   { 0x30FC, 960, 960, 1000 },
    { 0x6F22, 1000, 1000, 1000 },{ 0xFA11, 1000, 1000, 1000 },  { 0xFF71, 500, 500, 500 },
    { 0x2014, 1000, 1000, 500 }, { 0x2026, 1000, 1000, 1000 },  { 0x29E3D, 1000, 1000, 1000 },
    /* as wide as what looks the same */
    { 0x00A0, 333, 333, 500 },   { 0x2011, 480, 480, 500 },     { 0x202F, 333, 333, 500 },
    /* nothing */
    { 0, 0, 0, 0 },              { '\n', 0, 0, 0 },             { '\t', 0, 0, 0 },
    { 0x7F, 0, 0, 0 },           { 0x00AD, 0, 0, 0 },           { 0x200B, 0, 0, 0 },
    { 0x2060, 0, 0, 0 },         { 0xFEFF, 0, 0, 0 },           { 0xFE0F, 0, 0, 0 },
    { 0xE0100, 0, 0, 0 },
    /* no glyph: the geta mark */
    { 0x2611, 1000, 1000, 1000 },{ 0x1F600, 1000, 1000, 1000 }, { 0x20BB7, 1000, 1000, 1000 },
    { UTF8_BAD, 1000, 1000, 1000 }, { 0xD800, 1000, 1000, 1000 }, { 0x7FFFFFFF, 1000, 1000, 1000 },
};

static void advances(const struct fonts *fonts)
{
    for (size_t i = 0; i < countof(widths); i++) {
        const int32_t want[FACES] = { widths[i].text, widths[i].bold, widths[i].figures };
        for (int f = 0; f < FACES; f++) {
            int32_t got = font_advance(fonts, (enum face)f, widths[i].cp);
            tap_ok(got == want[f], "U+%04X in %s is %d wide, not %d", (unsigned)widths[i].cp, font_name((enum face)f),
                   (int)want[f], (int)got);
        }
    }
}

static const struct { const char *what; enum face face; int32_t size, want; struct str text; } texts[] = {
    { "English", FACE_TEXT, 9000, 115461, S_INIT("Where the team stands") },
    { "English in bold", FACE_BOLD, 9000, 117621, S_INIT("Where the team stands") },
    { "English in equal steps", FACE_FIGURES, 9000, 94500, S_INIT("Where the team stands") },
    { "Japanese", FACE_TEXT, 9000, 199980, S_INIT("決済チームは、四人で月に一度リリースしています。") },
    { "Japanese, larger", FACE_TEXT, 10500, 233310, S_INIT("決済チームは、四人で月に一度リリースしています。") },
    { "nothing, one em, nothing, the geta mark", FACE_TEXT, 8501, 17002, S_INIT("\u200B漢\n\xFF") },
    { "no text", FACE_TEXT, 9000, 0, S_INIT("") },
    { "no size", FACE_TEXT, 0, 0, S_INIT("漢") },
};

static void sums(const struct fonts *fonts)
{
    for (size_t i = 0; i < countof(texts); i++)
        tap_int(font_width(fonts, texts[i].face, texts[i].size, texts[i].text), texts[i].want, texts[i].what);
    tap_int(font_ascent(fonts, FACE_TEXT, 10000), 8800, "height above the baseline");
    tap_int(font_descent(fonts, FACE_TEXT, 10000), 1200, "depth below it");

    struct str much = { arena_new(&keep, char, 3 << 20), 3 << 20 };
    memset((char *)(uintptr_t)much.s, 'm', (size_t)much.n);
    tap_int(font_width(fonts, FACE_TEXT, 9000, much), INT32_MAX, "a text wider than the unit can say");
}

/* --- what is drawn ----------------------------------------------------------------- */

static const struct { int32_t cp, shows; bool has; const char *name; } shown[] = {
    { 'A', 'A', true, "a letter" },
    { 0x29E3D, 0x29E3D, true, "an ideograph beyond the first plane" },
    { 0x2011, '-', true, "a hyphen that must not break" },
    { 0x202F, ' ', true, "a narrow space" },
    { 0x2012, 0x2013, true, "a dash as wide as a figure" },
    { 0x200B, 0, true, "a place to break" },
    { 0x0007, 0, true, "a control character" },
    { 0x2611, FONT_GETA, false, "a ticked box" },
    { 0x20BB7, FONT_GETA, false, "an ideograph that the font lacks" },
    { 0x1F600, FONT_GETA, false, "a face" },
    { 0x110000, FONT_GETA, false, "no code point at all" },
    { UTF8_BAD, FONT_GETA, false, "a bad byte" },
    { INT32_MIN, FONT_GETA, false, "the least number" },
};

static void glyphs(const struct fonts *fonts)
{
    for (size_t i = 0; i < countof(shown); i++) {
        for (int f = 0; f < FACES; f++) {
            struct font_glyph g = font_glyph(fonts, (enum face)f, shown[i].cp);
            tap_ok(shown[i].shows ? g.id != 0 && g.cp == shown[i].shows : g.id == 0, "%s in %s", shown[i].name, font_name((enum face)f));
            tap_ok(font_has(fonts, (enum face)f, shown[i].cp) == shown[i].has, "%s is %s", shown[i].name, shown[i].has ? "there" : "missing");
        }
    }
}

/* --- opening what may come from anywhere ------------------------------------------- */

enum damage { CUT, PATCH, DROP };

static const struct {
    const char *tag;
    enum damage what;
    ptrdiff_t at;        /* cut: bytes left; patch: where */
    const char *bytes;
    ptrdiff_t n;
    const char *problem; /* NULL: it can be used all the same */
} damaged[] = {
    { "head", DROP, 0, NULL, 0, "it has no table head" },
    { "hhea", DROP, 0, NULL, 0, "it has no table hhea" },
    { "maxp", DROP, 0, NULL, 0, "it has no table maxp" },
    { "hmtx", DROP, 0, NULL, 0, "it has no table hmtx" },
    { "cmap", DROP, 0, NULL, 0, "it has no table cmap" },
    { "loca", DROP, 0, NULL, 0, "it has no table loca" },
    { "glyf", DROP, 0, NULL, 0, "it has no table glyf" },
    { "OS/2", DROP, 0, NULL, 0, NULL },
    { "post", DROP, 0, NULL, 0, NULL },
    { "head", CUT, 53, NULL, 0, "its table head is cut off" },
    { "hhea", CUT, 35, NULL, 0, "its table hhea is cut off" },
    { "maxp", CUT, 5, NULL, 0, "its table maxp is cut off" },
    { "hmtx", CUT, 19, NULL, 0, "its table hmtx is cut off" },
    { "loca", CUT, 13, NULL, 0, "its table loca is cut off" },
    { "glyf", CUT, 0, NULL, 0, "its table glyf is cut off" },
    { "OS/2", CUT, 67, NULL, 0, NULL },
    { "post", CUT, 3, NULL, 0, NULL },
    { "head", PATCH, 18, "\0\17", 2, "its em square is not between 16 and 16384 units" },
    { "head", PATCH, 18, "\100\1", 2, "its em square is not between 16 and 16384 units" },
    { "head", PATCH, 50, "\0\1", 2, "its table loca is cut off" },
    { "maxp", PATCH, 4, "\0\0", 2, "it has no glyphs" },
    { "maxp", PATCH, 4, "\0\7", 2, "its table loca is cut off" },
    { "maxp", PATCH, 4, "\377\377", 2, "its table loca is cut off" },
    { "hhea", PATCH, 34, "\0\0", 2, "it has no widths, or more widths than glyphs" },
    { "hhea", PATCH, 34, "\0\7", 2, "it has no widths, or more widths than glyphs" },
    { "hhea", PATCH, 34, "\0\6", 2, "its table hmtx is cut off" },
    { "hhea", PATCH, 4, "\0\0", 2, "its lines have no sensible height" },
    { "hhea", PATCH, 4, "\177\377", 2, "its lines have no sensible height" },
    { "hhea", PATCH, 6, "\0\1", 2, "its lines have no sensible height" },
    { "OS/2", PATCH, 8, "\0\2", 2, "its licence bits forbid embedding it" },
    { "OS/2", PATCH, 8, "\0\4", 2, NULL }, /* preview and print */
    { "OS/2", PATCH, 4, "\377\377", 2, NULL },
    { "cmap", CUT, 4, NULL, 0, "it has no Unicode character map of format 4 or 12" },
    { "cmap", CUT, 40, NULL, 0, "it has no Unicode character map of format 4 or 12" },
    { "cmap", CUT, 20 + 58 + 75, NULL, 0, NULL }, /* format 12 is cut off, 4 remains */
    { "cmap", PATCH, 2, "\0\0", 2, "it has no Unicode character map of format 4 or 12" },
    { "cmap", PATCH, 2, "\377\377", 2, NULL },
    { "cmap", PATCH, 4, "\0\1\0\0\0\0\0\24\0\1", 10, "it has no Unicode character map of format 4 or 12" }, /* Macintosh */
    { "cmap", PATCH, 8, "\377\377\377\377", 4, NULL },
    { "cmap", PATCH, 16, "\377\377\377\377", 4, NULL },
    { "cmap", PATCH, 20 + 58 + 12, "\377\377\377\377", 4, NULL },  /* 4 milliards of groups */
    { "cmap", PATCH, 20 + 58 + 12, "\0\0\0\0", 4, NULL },
    { "cmap", PATCH, 20 + 58 + 24, "\377\377\377\377", 4, NULL }, /* a glyph that there is not */
};

/* Every question that a measurer can ask has an answer within bounds. */
static bool answers(const struct font_file *f)
{
    for (int32_t cp = -1; cp < 0x3100; cp++) {
        uint32_t g = font_file_glyph(f, cp);
        int32_t wide = font_file_advance(f, g);
        if (g >= f->n_glyphs || wide < 0 || wide > 10000) return false;
    }
    return font_file_glyph(f, 0x29E3D) < f->n_glyphs && font_file_glyph(f, INT32_MAX) < f->n_glyphs;
}

/* A copy of exactly this length, so that reading beyond its end is found. */
static struct str exact(struct str t)
{
    char *p = malloc((size_t)t.n + !t.n);
    if (!p) abort();
    if (t.n) memcpy(p, t.s, (size_t)t.n);
    return (struct str){ p, t.n };
}

static void forget(struct str t)
{
    free((void *)(uintptr_t)t.s);
}

static struct str broken(struct arena *in, size_t i)
{
    struct small_font f = small_font(in);
    struct str *t = small_table(&f, damaged[i].tag);

    if (damaged[i].what == CUT) *t = str_head(*t, damaged[i].at);
    if (damaged[i].what == PATCH) memcpy((char *)(uintptr_t)t->s + damaged[i].at, damaged[i].bytes, (size_t)damaged[i].n);
    for (int k = 0; damaged[i].what == DROP && k < SMALL_TABLES; k++)
        if (&f.table[k].bytes == t) f.table[k].tag = NULL;
    return small_file(in, &f);
}

static void damages(struct arena scratch)
{
    for (size_t i = 0; i < countof(damaged); i++) {
        struct arena in = scratch;
        struct str file = exact(broken(&in, i));
        struct font_opened o = font_file_open(file);
        tap_str(str_of(o.problem ? o.problem : "usable"), str_of(damaged[i].problem ? damaged[i].problem : "usable"), damaged[i].tag);
        if (!o.problem) tap_ok(answers(&o.file), "and every question has an answer");
        forget(file);
    }
}

static const struct { struct str file; const char *problem; } kinds[] = {
    { S_INIT(""), "it is too short for a font" },
    { S_INIT("\0\1\0\0\0\0\0\0\0\0\0"), "it is too short for a font" },
    { S_INIT("\0\1\0\0\0\0\0\0\0\0\0\0"), "it has no table head" },
    { S_INIT("\0\1\0\0\0\1\0\0\0\0\0\0"), "its table directory is cut off" },
    { S_INIT("\0\1\0\0\377\377\0\0\0\0\0\0"), "its table directory is too long" },
    { S_INIT("true\0\0\0\0\0\0\0\0"), "it has no table head" },
    { S_INIT("OTTO\0\0\0\0\0\0\0\0"), "it has PostScript outlines, not TrueType ones" },
    { S_INIT("ttcf\0\0\0\0\0\0\0\0"), "it is a collection (TTC), not a single TrueType font" },
    { S_INIT("wOFF\0\0\0\0\0\0\0\0"), "it is a web font (WOFF), not a plain TrueType font" },
    { S_INIT("wOF2\0\0\0\0\0\0\0\0"), "it is a web font (WOFF), not a plain TrueType font" },
    { S_INIT("%PDF-1.4 and so on"), "it is not a TrueType font" },
    { S_INIT("\0\1\0\0\0\1\0\0\0\0\0\0head\0\0\0\0\0\0\0\34\0\0\0\1"), "its table head is cut off" },
    { S_INIT("\0\1\0\0\0\1\0\0\0\0\0\0head\0\0\0\0\377\377\377\377\0\0\0\1"), "its table head is cut off" },
    { S_INIT("\0\1\0\0\0\1\0\0\0\0\0\0head\0\0\0\0\0\0\0\1\377\377\377\377"), "its table head is cut off" },
};

static void openings(struct arena scratch)
{
    for (size_t i = 0; i < countof(kinds); i++) {
        struct str file = exact(kinds[i].file);
        struct font_opened o = font_file_open(file);
        tap_str(str_of(o.problem ? o.problem : "usable"), str_of(kinds[i].problem), "what is no font");
        forget(file);
    }

    struct small_font small = small_font(&scratch);
    struct str whole = small_file(&scratch, &small);
    ptrdiff_t usable = 0;
    bool sound = true;
    for (ptrdiff_t n = 0; n < whole.n; n++) {
        struct str file = exact(str_head(whole, n));
        struct font_opened o = font_file_open(file);
        usable += !o.problem;
        sound = sound && (o.problem || answers(&o.file));
        forget(file);
    }
    tap_int(usable, 32, "a font that was cut off is refused, unless only the end of its last table is missing (post)");
    tap_ok(sound, "and what is not refused answers every question");
}

/* The two kinds of character map say the same. */
static void maps(struct arena scratch)
{
    static const struct { int32_t cp; uint32_t in12, in4; } rows[] = {
        { ' ', 1, 1 }, { '-', 5, 5 }, { 'A', 2, 2 }, { 0x3013, 3, 3 }, { 0x29E3D, 4, 0 },
        { '!', 0, 0 }, { '@', 0, 0 }, { 'B', 0, 0 }, { 0x3012, 0, 0 }, { 0x3014, 0, 0 }, { 0xFFFF, 0, 0 },
        { 0x10041, 0, 0 }, { -1, 0, 0 }, { INT32_MAX, 0, 0 },
    };
    struct small_font f = small_font(&scratch);
    struct font_opened wide = font_file_open(small_file(&scratch, &f));
    *small_table(&f, "cmap") = small_cmap(&scratch, true);
    struct font_opened old = font_file_open(small_file(&scratch, &f));

    tap_ok(!wide.problem && wide.file.cmap.format == 12, "of two maps the wider is taken");
    tap_ok(!old.problem && old.file.cmap.format == 4, "and the old one if there is no other");
    for (size_t i = 0; i < countof(rows); i++) {
        tap_int(font_file_glyph(&wide.file, rows[i].cp), rows[i].in12, "in groups");
        tap_int(font_file_glyph(&old.file, rows[i].cp), rows[i].in4, "in segments");
    }
    tap_int(font_file_advance(&wide.file, 4), 1000, "the last width");
    tap_int(font_file_advance(&wide.file, 5), 1000, "counts for what has none of its own");
}

/* --- cutting out what is used ------------------------------------------------------ */

static void subsets(const struct fonts *fonts, struct arena scratch)
{
    const struct font_file *f = font_file_of(fonts, FACE_TEXT);
    int32_t *shows = arena_new(&scratch, int32_t, f->n_glyphs);
    static const int32_t used[] = { 'A', 0x6F22, 0x29E3D, FONT_GETA };

    for (size_t i = 0; i < countof(used); i++) shows[font_glyph(fonts, FACE_TEXT, used[i]).id] = used[i];
    struct font_subset a = font_subset(&scratch, f, shows), b = font_subset(&scratch, f, shows);
    tap_ok(!a.problem, "a few glyphs are cut out");
    tap_int(a.n_glyphs, countof(used) + 1, "and the one for nothing");
    tap_ok(a.bytes.n > 200 && a.bytes.n < 4000, "make a small file (%td bytes)", a.bytes.n);
    tap_ok(str_eq(a.bytes, b.bytes), "the same each time");
    for (size_t i = 0; i < countof(used); i++) {
        uint16_t n = a.glyph_of[font_glyph(fonts, FACE_TEXT, used[i]).id];
        tap_ok(n > 0 && n < a.n_glyphs, "U+%04X has a number", (unsigned)used[i]);
    }
    tap_int(a.glyph_of[font_glyph(fonts, FACE_TEXT, 'B').id], 0, "what is not used has none");
    tap_ok(str_find(a.bytes, S("GSUB")) < 0 && str_find(a.bytes, S("fpgm")) < 0, "neither layout nor hinting comes along");
}

/* Outlines are read for the first time here, by HarfBuzz. */
static void broken_outlines(struct arena scratch)
{
    static const struct { const char *tag; ptrdiff_t at; const char *bytes; ptrdiff_t n; } rows[] = {
        { "loca", 4, "\377\377", 2 },                  /* an outline beyond the end */
        { "loca", 4, "\0\1", 2 },                      /* outlines that run backwards */
        { "glyf", 30, "\377\377", 2 },                 /* a composed glyph that is none */
        { "glyf", 30, "\377\377\0\0\0\0\0\0\0\0\0\40\0\2\0\0", 16 }, /* made of itself */
        { "glyf", 30, "\177\377", 2 },                 /* too many contours */
        { "head", 50, "\0\7", 2 },
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct arena in = scratch;
        struct small_font small = small_font(&in);
        memcpy((char *)(uintptr_t)small_table(&small, rows[i].tag)->s + rows[i].at, rows[i].bytes, (size_t)rows[i].n);
        struct str file = exact(small_file(&in, &small));
        struct font_opened o = font_file_open(file);
        int32_t *shows = arena_new(&in, int32_t, SMALL_GLYPHS);
        shows[2] = 'A';
        struct font_subset s = { .problem = "not opened" };
        if (!o.problem) s = font_subset(&in, &o.file, shows);
        tap_ok(s.problem || s.bytes.n > 0, "a broken outline (%zu) gives a problem or a font: %s", i, s.problem ? s.problem : "a font");
        forget(file);
    }
}

int main(void)
{
    struct sys world = sys_posix();
    keep = tap_arena((size_t)32 << 20);
    struct arena scratch = tap_arena((size_t)32 << 20);
    struct diags problems = diags_in(&keep);
    struct fonts *fonts = fonts_find(&world, &keep, S(""), &problems);

    if (tap_ok(fonts && !problems.n, "the three faces are on this machine")) {
        advances(fonts);
        sums(fonts);
        glyphs(fonts);
        subsets(fonts, scratch);
    }
    damages(scratch);
    openings(scratch);
    maps(scratch);
    broken_outlines(scratch);
    fonts_close(fonts);
    fonts_close(NULL);
    return tap_done();
}
