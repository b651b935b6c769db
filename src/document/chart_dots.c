#include "base/arena.h"
#include "document/chart_draw.h"
#include "document/marks.h"

enum { DOT = 3200, DOT_STEP = 9500 };

/* A row that is the result is set in bold and has a pointer at its left, so that it is
 * seen without any grey. */
static int32_t draw_row(struct setter *s, const struct chart_dot_row *row, int32_t x, int32_t y, int32_t labels, struct page *to)
{
    struct type type = row->here ? theme.strong_small : theme.small;
    int32_t pad = theme.quarter * 3 / 4, indent = theme.small.size;
    int32_t text = chart_text(s, row->label, type, ALIGN_LEFT, x + indent, y + pad, labels - indent, to);
    int32_t height = (text ? text : type.leading) + 2 * pad, middle = y + height / 2;

    if (row->here) {
        int32_t first = y + pad + type.leading / 2, half = indent / 4;
        struct mark_point corners[3] = { { x, first - half }, { x + 3 * half / 2, first }, { x, first + half } };
        marks_triangle(s->keep, to, corners, theme.ink);
    }
    for (int32_t i = 0; i < row->dots; i++)
        marks_disc(s->keep, to, x + labels + theme.gutter + i * DOT_STEP + DOT, middle, DOT, row->here ? theme.ink : theme.soft);
    return height;
}

static int32_t most_dots(const struct chart *c)
{
    int32_t most = 1;

    for (size_t i = 0; i < c->n_rows; i++)
        if (c->rows[i].dots > most) most = c->rows[i].dots;
    return most;
}

int32_t chart_draw_dots(struct setter *s, const struct chart *c, int32_t x, int32_t y, int32_t width, struct page *to)
{
    int32_t dots = most_dots(c) * DOT_STEP, from = y;
    if (dots > width / 2) dots = width / 2;
    int32_t labels = width - theme.gutter - dots;

    for (size_t i = 0; i < c->n_rows; i++) {
        y += draw_row(s, &c->rows[i], x, y, labels, to);
        if (i + 1 < c->n_rows)
            marks_line(s->keep, to, x, y, labels + theme.gutter + dots, 0, theme.hairline, theme.pale);
    }
    return y - from;
}
