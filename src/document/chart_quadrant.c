#include "base/arena.h"
#include "document/chart_draw.h"
#include "document/marks.h"

enum { SIDE = 170000, POINT_RADIUS = 4500 };

struct square {
    struct setter *s;
    const struct chart *c;
    struct page *to;
    int32_t x, y, side; /* of the field itself */
};

static struct mark_point place(const struct square *q, int32_t x, int32_t y)
{
    int32_t most = q->c->scale_most * 1000;

    return (struct mark_point){ q->x + chart_at(x, most, q->side), q->y + q->side - chart_at(y, most, q->side) };
}

static void dashed_line(const struct square *q, int32_t x, int32_t y, int32_t w, int32_t h)
{
    marks_line(q->s->keep, q->to, x, y, w, h, theme.hairline, theme.soft);
    q->to->marks[q->to->n - 1].dash = 2 * theme.heavy;
}

static void draw_field(const struct square *q)
{
    int32_t half = q->side / 2, line = theme.small.leading;

    marks_box(q->s->keep, q->to, q->x, q->y, q->side, q->side, theme.line, theme.pale);
    dashed_line(q, q->x + half, q->y, 0, q->side);
    dashed_line(q, q->x, q->y + half, q->side, 0);
    for (int32_t i = 0; i <= q->c->scale_most; i++) {
        struct str n = str_printf(q->s->keep, "%d", (int)i);
        struct mark_point p = place(q, i * 1000, i * 1000);
        chart_text(q->s, n, chart_soft(), ALIGN_CENTRE, p.x - line, q->y + q->side + theme.quarter / 2, 2 * line, q->to);
        if (i) chart_text(q->s, n, chart_soft(), ALIGN_RIGHT, q->x - 2 * line - theme.quarter, p.y - line / 2, 2 * line, q->to);
    }
}

/* From the earlier place to the new one; the line ends at the edges of both circles. */
static void draw_points(const struct square *q)
{
    struct mark_point now = place(q, q->c->x, q->c->y);

    if (q->c->ghost_x >= 0 && q->c->ghost_y >= 0) {
        struct mark_point then = place(q, q->c->ghost_x, q->c->ghost_y);
        dashed_line(q, then.x, then.y, now.x - then.x, now.y - then.y);
        marks_disc(q->s->keep, q->to, then.x, then.y, POINT_RADIUS, 255);
        marks_circle(q->s->keep, q->to, then.x, then.y, POINT_RADIUS, theme.heavy, theme.soft);
    }
    marks_disc(q->s->keep, q->to, now.x, now.y, POINT_RADIUS, theme.ink);
}

int32_t chart_draw_quadrant(struct setter *s, const struct chart *c, int32_t x, int32_t y, int32_t width, struct page *to)
{
    int32_t line = theme.small.leading, left = 2 * theme.small.size;
    struct square q = { .s = s, .c = c, .to = to, .x = x + left, .side = SIDE < width - left ? SIDE : width - left };
    int32_t beside = q.x + q.side + 2 * theme.gutter, rest = x + width - beside, from = y;

    y += chart_text(s, c->y_name, chart_soft(), ALIGN_LEFT, q.x, y, width - left, to) + theme.quarter;
    q.y = y;
    draw_field(&q);
    draw_points(&q);
    bool roomy = rest >= SIDE / 2;
    if (roomy) chart_note(s, c->summary, theme.body, beside, y, rest, to);
    y += q.side + line + theme.quarter / 2;
    y += chart_text(s, c->x_name, chart_soft(), ALIGN_RIGHT, q.x, y, q.side, to);
    if (!roomy) y += chart_note(s, c->summary, chart_soft(), x, y + theme.quarter, width, to) + theme.quarter;
    return y - from;
}
