#include "base/arena.h"
#include "document/chart_draw.h"
#include "document/marks.h"

enum { DOT = 3200, DOT_STEP = 9500 };

struct dots {
    struct setter *s;
    struct page *to;
    int32_t x, keys, labels, dots, end; /* where the columns begin, and the last one ends */
    int32_t step;                       /* from dot to dot; 0: so many that a number stands for them */
};

static void draw_dots(const struct dots *d, const struct chart_dot_row *row, int32_t middle)
{
    uint8_t grey = row->here ? theme.ink : theme.soft;
    int32_t shown = d->step || row->dots == 0 ? row->dots : 1;

    for (int32_t i = 0; i < shown; i++) marks_disc(d->s->keep, d->to, d->dots + i * d->step + DOT, middle, DOT, grey);
    if (d->step || row->dots == 0) return;
    chart_text(d->s, str_printf(d->s->keep, "%d", (int)row->dots), theme.small, ALIGN_LEFT, d->dots + DOT_STEP,
               middle - theme.small.leading / 2, d->end - d->dots - DOT_STEP, d->to);
}

/* A row that is the result is set in bold and has a pointer at its left, so that it is
 * seen without any grey. */
static int32_t draw_row(const struct dots *d, const struct chart_dot_row *row, int32_t y)
{
    struct type type = row->here ? theme.strong_small : theme.small;
    int32_t pad = theme.quarter * 3 / 4;
    int32_t text = chart_text(d->s, row->label, type, ALIGN_LEFT, d->labels, y + pad, d->dots - theme.gutter - d->labels, d->to);
    int32_t height = (text ? text : type.leading) + 2 * pad, middle = y + height / 2;

    if (row->key.n) chart_text(d->s, row->key, type, ALIGN_LEFT, d->keys, y + pad, d->labels - d->keys, d->to);
    if (row->here) {
        int32_t first = y + pad + type.leading / 2, half = type.size / 4;
        struct mark_point corners[3] = { { d->x, first - half }, { d->x + 3 * half / 2, first }, { d->x, first + half } };
        marks_triangle(d->s->keep, d->to, corners, theme.ink);
    }
    draw_dots(d, row, middle);
    return height;
}

static struct dots columns_of(struct setter *s, const struct chart *c, int32_t x, int32_t width, struct page *to)
{
    struct dots d = { .s = s, .to = to, .x = x, .keys = x + theme.small.size, .end = x + width };
    int32_t most = 1, keys = 0, room = width / 2;

    for (size_t i = 0; i < c->n_rows; i++) {
        int32_t key = chart_text_width(s, c->rows[i].key, theme.strong_small);
        if (key > keys) keys = key;
        if (c->rows[i].dots > most) most = c->rows[i].dots;
    }
    d.step = most * DOT_STEP <= room ? DOT_STEP : room / most;
    if (d.step < 2 * DOT) d.step = 0, room = 3 * DOT_STEP;
    else room = most * d.step;
    d.labels = d.keys + keys + (keys ? theme.small.size : 0);
    d.dots = d.end - room;
    return d;
}

int32_t chart_draw_dots(struct setter *s, const struct chart *c, int32_t x, int32_t y, int32_t width, struct page *to)
{
    struct dots d = columns_of(s, c, x, width, to);
    int32_t from = y;

    for (size_t i = 0; i < c->n_rows; i++) {
        y += draw_row(&d, &c->rows[i], y);
        if (i + 1 < c->n_rows) marks_line(s->keep, to, x, y, width, 0, theme.hairline, theme.pale);
    }
    return y - from;
}
