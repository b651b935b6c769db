#include "base/utf8.h"

/* Length and smallest allowed value of a sequence by its first byte; 0: starts nothing. */
static int lead(unsigned char c, int32_t *bits, int32_t *least)
{
    if (c < 0x80) return *bits = c, *least = 0, 1;
    if (c >= 0xC2 && c <= 0xDF) return *bits = c & 0x1F, *least = 0x80, 2;
    if (c >= 0xE0 && c <= 0xEF) return *bits = c & 0x0F, *least = 0x800, 3;
    if (c >= 0xF0 && c <= 0xF4) return *bits = c & 0x07, *least = 0x10000, 4;
    return 0;
}

int32_t utf8_next(struct str *rest)
{
    const unsigned char *p = (const unsigned char *)rest->s;
    int32_t cp = 0, least = 0;
    int n = lead(p[0], &cp, &least);

    if (n == 0 || n > rest->n) goto bad;
    for (int i = 1; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80) goto bad;
        cp = cp << 6 | (p[i] & 0x3F);
    }
    if (cp < least || cp > UTF8_MAX || (cp >= 0xD800 && cp <= 0xDFFF)) goto bad;
    *rest = str_from(*rest, n);
    return cp;
bad:
    *rest = str_from(*rest, 1);
    return UTF8_BAD;
}

ptrdiff_t utf8_valid(struct str a)
{
    struct str rest = a;
    while (rest.n > 0) {
        ptrdiff_t before = a.n - rest.n;
        if (utf8_next(&rest) == UTF8_BAD) return before;
    }
    return a.n;
}

ptrdiff_t utf8_count(struct str a)
{
    ptrdiff_t n = 0;
    for (; a.n > 0; n++) (void)utf8_next(&a);
    return n;
}

int utf8_put(char out[4], int32_t cp)
{
    if (cp < 0x80) return out[0] = (char)cp, 1;
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}
