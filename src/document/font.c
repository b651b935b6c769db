#include "document/font.h"

#include <assert.h>

#include "base/arena.h"
#include "base/sys.h"
#include "base/utf8.h"
#include "document/font_file.h"
#include "document/font_find.h"

enum { ASCII = 128 };

struct one_face {
    struct font_file file;
    uint32_t geta;
    struct {
        struct font_glyph glyph;
        int32_t advance;
    } ascii[ASCII]; /* looked up once; an English text needs no other */
};

struct fonts {
    struct sys *sys;
    struct one_face face[FACES];
};

/* --- code points to glyphs ------------------------------------------------------- */

/* Format characters: they steer line breaking and shaping, which is over when text is drawn. */
static bool is_silent(int32_t cp)
{
    static const struct { int32_t first, last; } ranges[] = {
        { 0x00, 0x1F },     { 0x7F, 0x9F },     { 0xAD, 0xAD },     /* controls, soft hyphen */
        { 0x200B, 0x200F }, { 0x2028, 0x202E }, { 0x2060, 0x206F }, /* ZWSP, joiners, directions */
        { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF }, { 0xE0000, 0xE0FFF }, /* variants: the plain form is drawn */
    };

    if (cp >= 0x3000 && cp < 0xFE00) return false; /* Japanese: no need to look */
    for (size_t i = 0; i < countof(ranges); i++)
        if (cp >= ranges[i].first && cp <= ranges[i].last) return true;
    return false;
}

/* A code point that looks the same on paper, for those that fonts often leave out. */
static int32_t look_alike(int32_t cp)
{
    if (cp == 0x00A0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F) return ' ';
    if (cp == 0x2010 || cp == 0x2011) return '-';
    if (cp == 0x2012) return 0x2013; /* figure dash */
    return cp;
}

/* Without the last resort: id 0 for what this face cannot show. */
static struct font_glyph own_glyph(const struct font_file *f, int32_t cp)
{
    struct font_glyph g = { font_file_glyph(f, cp), cp };
    if (!g.id && look_alike(cp) != cp) g = (struct font_glyph){ font_file_glyph(f, look_alike(cp)), look_alike(cp) };
    return g;
}

static struct font_glyph look_up(const struct one_face *f, int32_t cp)
{
    if (is_silent(cp)) return (struct font_glyph){ 0, cp };
    struct font_glyph g = own_glyph(&f->file, cp);
    return g.id ? g : (struct font_glyph){ f->geta, FONT_GETA };
}

struct font_glyph font_glyph(const struct fonts *fonts, enum face face, int32_t cp)
{
    const struct one_face *f = &fonts->face[face];
    return cp >= 0 && cp < ASCII ? f->ascii[cp].glyph : look_up(f, cp);
}

bool font_has(const struct fonts *fonts, enum face face, int32_t cp)
{
    return is_silent(cp) || own_glyph(&fonts->face[face].file, cp).id != 0;
}

/* --- measuring ------------------------------------------------------------------- */

static int32_t advance_of(const struct one_face *f, struct font_glyph g)
{
    return g.id ? font_file_advance(&f->file, g.id) : 0;
}

int32_t font_advance(const struct fonts *fonts, enum face face, int32_t cp)
{
    const struct one_face *f = &fonts->face[face];
    return cp >= 0 && cp < ASCII ? f->ascii[cp].advance : advance_of(f, look_up(f, cp));
}

/* size × thousandths of it, rounded; a text too long for the unit is as wide as it gets. */
static int32_t scaled(int64_t thousandths, int32_t size)
{
    int64_t wide = (thousandths * size + 500) / 1000;
    return wide > INT32_MAX ? INT32_MAX : (int32_t)wide;
}

int32_t font_width(const struct fonts *fonts, enum face face, int32_t size, struct str text)
{
    int64_t sum = 0; /* at most 10 em for each of 2^31 bytes */

    while (text.n > 0) sum += font_advance(fonts, face, utf8_next(&text));
    return scaled(sum < INT32_MAX ? sum : INT32_MAX, size);
}

int32_t font_ascent(const struct fonts *fonts, enum face face, int32_t size)
{
    return scaled(fonts->face[face].file.ascent, size);
}

int32_t font_descent(const struct fonts *fonts, enum face face, int32_t size)
{
    return scaled(-fonts->face[face].file.descent, size);
}

/* --- opening --------------------------------------------------------------------- */

static const char *const names[] = {
    [FACE_TEXT] = "BIZUDPGothic-Regular",
    [FACE_BOLD] = "BIZUDPGothic-Bold",
    [FACE_FIGURES] = "BIZUDGothic-Regular",
};
static_assert(countof(names) == FACES, "a face has no name");

const char *font_name(enum face face)
{
    return names[face];
}

const struct font_file *font_file_of(const struct fonts *fonts, enum face face)
{
    return &fonts->face[face].file;
}

static void prepare(struct one_face *f)
{
    f->geta = font_file_glyph(&f->file, FONT_GETA);
    for (int32_t cp = 0; cp < ASCII; cp++) {
        f->ascii[cp].glyph = look_up(f, cp);
        f->ascii[cp].advance = advance_of(f, f->ascii[cp].glyph);
    }
}

struct fonts *fonts_find(struct sys *sys, struct arena *keep, struct str folder, struct diags *out)
{
    struct fonts *fonts = arena_new(keep, struct fonts, 1);
    struct font_file files[FACES];

    if (!font_find(sys, keep, folder, font_ask_fontconfig, files, out)) return NULL;
    fonts->sys = sys;
    for (int i = 0; i < FACES; i++) {
        fonts->face[i].file = files[i];
        prepare(&fonts->face[i]);
    }
    return fonts;
}

void fonts_close(struct fonts *fonts)
{
    if (!fonts) return;
    for (int i = 0; i < FACES; i++) fonts->sys->unmap(fonts->sys, fonts->face[i].file.bytes);
}
