/* Faces that nobody has to install: letters half as wide as high, Japanese ones as wide
 * as high, the 1 a little narrower. They stand in for document/font.c, so that a layout
 * in a test depends on no font file. */

#include "base/utf8.h"
#include "document/font.h"

int32_t font_advance(const struct fonts *fonts, enum face face, int32_t cp)
{
    (void)fonts;
    if ((cp >= 0 && cp < ' ') || cp == 0x200B || cp == 0x2060) return 0;
    if (cp == '1') return face == FACE_FIGURES ? 500 : 400;
    return cp >= 0x2E80 ? 1000 : face == FACE_BOLD ? 550 : 500;
}

int32_t font_width(const struct fonts *fonts, enum face face, int32_t size, struct str text)
{
    int64_t width = 0;

    while (text.n) width += font_advance(fonts, face, utf8_next(&text));
    return (int32_t)(width * size / 1000);
}

bool font_has(const struct fonts *fonts, enum face face, int32_t cp)
{
    (void)fonts, (void)face;
    return cp != UTF8_BAD && cp != 0xFFFD && cp != 0x2610 && cp < 0x1F000;
}

int32_t font_ascent(const struct fonts *fonts, enum face face, int32_t size)
{
    (void)fonts, (void)face;
    return size * 88 / 100;
}

int32_t font_descent(const struct fonts *fonts, enum face face, int32_t size)
{
    (void)fonts, (void)face;
    return size * 12 / 100;
}
