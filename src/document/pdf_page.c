#include "document/pdf_page.h"

#include "base/buf.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "document/font.h"

struct pen {
    struct buf out;
    int32_t height;
    const struct fonts *fonts;
    const struct pdf_glyphs *glyphs;
    /* What the reader's graphics state holds, so that nothing is said twice; -1: unknown. */
    int32_t fill, stroke, width, dash, size, spacing;
    int face;
};

/* --- numbers --------------------------------------------------------------------- */

/* Thousandths as a decimal number, as short as it can be, and a space. */
static void number(struct pen *p, int64_t v)
{
    char digits[24];
    int n = sizeof digits;
    uint64_t whole = v < 0 ? (uint64_t)-v : (uint64_t)v, part = whole % 1000;

    digits[--n] = ' ';
    if (part) {
        for (int i = 0; i < 3; i++, part /= 10)
            if (part % 10 || digits[n] != ' ') digits[--n] = (char)('0' + part % 10);
        digits[--n] = '.';
    }
    whole /= 1000;
    if (whole || digits[n] == ' ')
        do digits[--n] = (char)('0' + whole % 10); while (whole /= 10);
    if (v < 0) digits[--n] = '-';
    buf_add(&p->out, (struct str){ digits + n, (ptrdiff_t)sizeof digits - n });
}

static void point(struct pen *p, int64_t x, int64_t y)
{
    number(p, x);
    number(p, p->height - y);
}

static void say(struct pen *p, struct str operators)
{
    buf_add(&p->out, operators);
}

/* --- state ----------------------------------------------------------------------- */

static void fill_with(struct pen *p, uint8_t grey)
{
    if (p->fill == grey) return;
    number(p, (grey * 1000 + 127) / 255);
    say(p, S("g\n"));
    p->fill = grey;
}

static void stroke_with(struct pen *p, const struct mark *m)
{
    if (m->width <= 0) bug("a line without a width");
    if (p->stroke != m->grey) {
        number(p, (m->grey * 1000 + 127) / 255);
        say(p, S("G\n"));
        p->stroke = m->grey;
    }
    if (p->width != m->width) {
        number(p, m->width);
        say(p, S("w\n"));
        p->width = m->width;
    }
    if (p->dash != m->dash) {
        say(p, S("["));
        if (m->dash > 0) number(p, m->dash);
        say(p, S("] 0 d\n"));
        p->dash = m->dash;
    }
}

static void paint_with(struct pen *p, const struct mark *m)
{
    if (m->fill) fill_with(p, m->grey);
    else stroke_with(p, m);
}

static void paint(struct pen *p, const struct mark *m)
{
    say(p, m->fill ? S("f\n") : S("s\n")); /* s closes the path */
}

/* --- marks ----------------------------------------------------------------------- */

static void glyph(struct pen *p, enum face face, uint32_t id)
{
    static const char hex[] = "0123456789ABCDEF";
    uint32_t n = p->glyphs->number_of[face][id];

    if (n == 0) bug("a glyph that was not embedded");
    char out[4] = { hex[n >> 12], hex[n >> 8 & 15], hex[n >> 4 & 15], hex[n & 15] };
    buf_add(&p->out, (struct str){ out, 4 });
}

static void begin_text(struct pen *p, const struct mark *m)
{
    if (m->size <= 0) bug("a text without a size");
    fill_with(p, m->grey);
    say(p, S("BT\n"));
    if (p->face != (int)m->face || p->size != m->size) {
        buf_printf(&p->out, "/F%d ", (int)m->face);
        number(p, m->size);
        say(p, S("Tf\n"));
        p->face = (int)m->face, p->size = m->size;
    }
    if (p->spacing != m->spacing) {
        number(p, m->spacing);
        say(p, S("Tc\n"));
        p->spacing = m->spacing;
    }
    point(p, m->x, m->y);
    say(p, S("Td\n<"));
}

static void draw_text(struct pen *p, const struct mark *m)
{
    enum { STRING_MOST = 8000 }; /* glyphs; a PDF/A-1 string holds 65535 bytes */
    struct str rest = m->text;
    size_t n = 0;

    while (rest.n > 0) {
        struct font_glyph g = font_glyph(p->fonts, m->face, utf8_next(&rest));
        if (!g.id) continue;
        if (n == 0) begin_text(p, m);
        else if (n % STRING_MOST == 0) say(p, S("> Tj\n<"));
        glyph(p, m->face, g.id);
        n++;
    }
    if (n > 0) say(p, S("> Tj\nET\n"));
}

static void draw_line(struct pen *p, const struct mark *m)
{
    stroke_with(p, m);
    point(p, m->x, m->y);
    say(p, S("m "));
    point(p, (int64_t)m->x + m->w, (int64_t)m->y + m->h);
    say(p, S("l S\n"));
}

static void draw_box(struct pen *p, const struct mark *m)
{
    paint_with(p, m);
    point(p, m->x, (int64_t)m->y + m->h);
    number(p, m->w);
    number(p, m->h);
    say(p, S("re "));
    paint(p, m);
}

static void draw_polygon(struct pen *p, const struct mark *m)
{
    if (m->n_points < 2) return;
    paint_with(p, m);
    for (size_t i = 0; i < m->n_points; i++) {
        point(p, m->points[i].x, m->points[i].y);
        say(p, i ? S("l ") : S("m "));
    }
    paint(p, m);
}

/* Four cubic curves; 0.5523 keeps them within 0.03 % of the circle. */
static void draw_circle(struct pen *p, const struct mark *m)
{
    static const struct { int8_t x, y; } quarter[5] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 }, { 1, 0 } };
    int64_t r = m->w, k = r * 5523 / 10000;

    paint_with(p, m);
    point(p, m->x + r, m->y);
    say(p, S("m "));
    for (int i = 0; i < 4; i++) {
        int fx = quarter[i].x, fy = quarter[i].y, tx = quarter[i + 1].x, ty = quarter[i + 1].y;
        point(p, m->x + fx * r + tx * k, m->y + fy * r + ty * k);
        point(p, m->x + tx * r + fx * k, m->y + ty * r + fy * k);
        point(p, m->x + tx * r, m->y + ty * r);
        say(p, S("c "));
    }
    paint(p, m);
}

static void draw(struct pen *p, const struct mark *m)
{
    switch (m->kind) {
    case MARK_TEXT: draw_text(p, m); break;
    case MARK_LINE: draw_line(p, m); break;
    case MARK_BOX: draw_box(p, m); break;
    case MARK_POLYGON: draw_polygon(p, m); break;
    case MARK_CIRCLE: draw_circle(p, m); break;
    case MARK_LINK: case MARK_ANCHOR: break; /* no ink: pdf_links.c */
    }
}

struct str pdf_page_content(struct arena *keep, const struct page *page, int32_t height,
                            const struct fonts *fonts, const struct pdf_glyphs *glyphs)
{
    struct pen p = { .out = buf_in(keep), .height = height, .fonts = fonts, .glyphs = glyphs,
                     .fill = -1, .stroke = -1, .width = -1, .dash = -1, .size = -1, .face = -1 }; /* spacing begins as 0 */

    for (size_t i = 0; i < page->n; i++) draw(&p, &page->marks[i]);
    return buf_str(&p.out);
}
