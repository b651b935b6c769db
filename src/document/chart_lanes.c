#include "base/arena.h"
#include "document/chart_draw.h"
#include "document/marks.h"

enum { BAR_PAD = 3000, ARROW = 3600, CHANNEL = 12000, EDGE = 4000 };

struct lanes {
    struct setter *s;
    const struct chart *c;
    struct page *to;
    int32_t x, width, axis, length; /* names stand left of the axis */
    int32_t top;                    /* y of the first lane */
    int32_t over, bar;              /* height of the keys over bars that are too narrow for them, and of a bar */
    bool *keyed;                    /* by bar: its label stands in the list below */
};

/* Labels in bars are set closer than anywhere else: two lines are one bar. */
static struct type label_type(void)
{
    struct type type = theme.small;

    type.leading = type.size * 5 / 4;
    return type;
}

static int32_t at_week(const struct lanes *l, int32_t week)
{
    return l->axis + chart_at(week, l->c->weeks * 1000, l->length);
}

static int32_t room_in(const struct lanes *l, const struct chart_lane_bar *bar)
{
    return at_week(l, bar->to) - at_week(l, bar->from) - 2 * BAR_PAD;
}

/* A lane is a channel for arrows, a place for keys, and the bars. */
static int32_t lane_height(const struct lanes *l)
{
    return CHANNEL + l->over + l->bar;
}

static int32_t bar_top(const struct lanes *l, int32_t lane)
{
    return l->top + lane * lane_height(l) + CHANNEL / 2 + l->over; /* above the first one runs no arrow */
}


static struct str key_of(const struct lanes *l, size_t i)
{
    return l->c->lane_bars[i].key.n ? l->c->lane_bars[i].key : str_printf(l->s->keep, "%zu", i + 1);
}

/* Key and label as one text. */
static struct setting label_of(const struct lanes *l, size_t i, struct span_text spans[3], int32_t room)
{
    spans[0] = (struct span_text){ .style = SPAN_STRONG, .text = key_of(l, i), .next = &spans[1] };
    spans[1] = (struct span_text){ .text = S(" "), .next = &spans[2] };
    spans[2] = (struct span_text){ .text = l->c->lane_bars[i].label };
    return setting_of(l->s, spans, label_type(), room, SETTING_BALANCED);
}

/* In two lines, without breaking a word. */
static bool label_fits(const struct lanes *l, size_t i)
{
    int32_t room = room_in(l, &l->c->lane_bars[i]);
    struct span_text spans[3];

    if (room <= 0) return false;
    struct setting t = label_of(l, i, spans, room);
    return setting_least(l->s, spans, label_type(), 0) <= room && t.lines.n <= 2;
}

static int32_t key_width(const struct lanes *l, size_t i)
{
    return chart_text_width(l->s, key_of(l, i), theme.strong_small);
}

static bool key_fits(const struct lanes *l, size_t i)
{
    return key_width(l, i) <= room_in(l, &l->c->lane_bars[i]) + BAR_PAD;
}

static struct lanes plan(struct setter *s, const struct chart *c, int32_t x, int32_t width, struct page *to)
{
    struct lanes l = { .s = s, .c = c, .to = to, .x = x, .width = width };
    int32_t names = 0;

    for (size_t i = 0; i < c->n_lanes; i++) {
        int32_t w = chart_text_width(s, c->lane_names[i], theme.small);
        if (w > names) names = w;
    }
    int32_t unit = chart_text_width(s, c->weeks_name, chart_soft());
    if (unit > names) names = unit;
    if (names > width / 5) names = width / 5;
    l.axis = x + names + (names ? theme.gutter / 2 : 0);
    l.length = x + width - l.axis;
    l.bar = 2 * label_type().leading + 2 * BAR_PAD;
    l.keyed = arena_new(s->scratch, bool, c->n_lane_bars ? c->n_lane_bars : 1);
    for (size_t i = 0; i < c->n_lane_bars; i++) {
        l.keyed[i] = !label_fits(&l, i);
        if (l.keyed[i] && !key_fits(&l, i)) l.over = label_type().leading;
    }
    return l;
}

/* --- the axis --------------------------------------------------------------------------------- */

/* Weeks between two numbers, so that there are at most thirteen of them. */
static int32_t tick_step(int32_t weeks)
{
    static const int32_t steps[] = { 1, 2, 4, 6, 13, 26 };

    for (size_t i = 0; i < countof(steps); i++)
        if (weeks / steps[i] <= 13) return steps[i];
    return weeks;
}

/* Names of the horizons, each over its span; then numbers of weeks. */
static int32_t draw_axis(const struct lanes *l, int32_t y)
{
    int32_t from = 0, names = 0, line = theme.small.leading, step = tick_step(l->c->weeks);

    for (size_t i = 0; i < l->c->n_borders; i++) {
        int32_t left = at_week(l, from * 1000), right = at_week(l, l->c->borders[i] * 1000), room = right - left - theme.quarter;
        int32_t h = chart_text(l->s, l->c->border_names[i], theme.strong_small, ALIGN_LEFT, left, y, room > 1 ? room : 1, l->to);
        if (h > names) names = h;
        from = l->c->borders[i];
    }
    y += names;
    chart_text(l->s, l->c->weeks_name, chart_soft(), ALIGN_LEFT, l->x, y, l->axis - l->x > 1 ? l->axis - l->x : 1, l->to);
    for (int32_t week = 0; week <= l->c->weeks; week += step) {
        struct str n = str_printf(l->s->keep, "%d", (int)week);
        enum align align = week == 0 ? ALIGN_LEFT : week == l->c->weeks ? ALIGN_RIGHT : ALIGN_CENTRE;
        int32_t x = at_week(l, week * 1000), shift = align == ALIGN_LEFT ? 0 : align == ALIGN_RIGHT ? 4 * line : 2 * line;
        chart_text(l->s, n, chart_soft(), align, x - shift, y, 4 * line, l->to);
    }
    return names + line + theme.quarter / 2;
}

static void draw_lines(const struct lanes *l)
{
    int32_t height = (int32_t)l->c->n_lanes * lane_height(l);

    marks_line(l->s->keep, l->to, l->axis, l->top, l->length, 0, theme.line, theme.soft);
    for (size_t i = 0; i < l->c->n_borders; i++)
        if (l->c->borders[i] < l->c->weeks)
            marks_line(l->s->keep, l->to, at_week(l, l->c->borders[i] * 1000), l->top, 0, height, theme.hairline, theme.soft);
}

static void draw_lane_names(const struct lanes *l)
{
    int32_t width = l->axis - l->x - theme.gutter / 2;

    for (size_t i = 0; i < l->c->n_lanes && width > 0; i++) {
        int32_t height = chart_text_height(l->s, l->c->lane_names[i], theme.small, width);
        int32_t middle = bar_top(l, (int32_t)i) + l->bar / 2;
        chart_text(l->s, l->c->lane_names[i], theme.small, ALIGN_LEFT, l->x, middle - height / 2, width, l->to);
    }
}

/* --- bars ---------------------------------------------------------------------------------------- */

static void draw_bar(const struct lanes *l, const struct chart_lane_bar *bar)
{
    int32_t left = at_week(l, bar->from), right = at_week(l, bar->to), y = bar_top(l, bar->lane);

    marks_fill(l->s->keep, l->to, left, y, right - left, l->bar, bar->light ? 255 : theme.wash);
    marks_box(l->s->keep, l->to, left, y, right - left, l->bar, theme.line, theme.soft);
    if (bar->light) l->to->marks[l->to->n - 1].dash = 2 * theme.line;
}

static void draw_label(const struct lanes *l, size_t i)
{
    const struct chart_lane_bar *bar = &l->c->lane_bars[i];
    int32_t left = at_week(l, bar->from), right = at_week(l, bar->to), top = bar_top(l, bar->lane);

    if (l->keyed[i]) {
        int32_t wide = key_width(l, i), line = theme.strong_small.leading;
        int32_t y = key_fits(l, i) ? top + (l->bar - line) / 2 : top - line;
        int32_t x = (left + right - wide) / 2, most = l->axis + l->length - wide;
        chart_text(l->s, key_of(l, i), theme.strong_small, ALIGN_LEFT, x < most ? x : most, y, wide, l->to);
    } else {
        struct span_text spans[3];
        struct setting t = label_of(l, i, spans, room_in(l, bar));
        setting_draw(l->s, &t, ALIGN_LEFT, left + BAR_PAD, top + (l->bar - setting_height(&t)) / 2, l->to);
    }
}

/* --- arrows -------------------------------------------------------------------------------------- */

static void draw_head(const struct lanes *l, int32_t x, int32_t y, bool down)
{
    int32_t back = down ? -ARROW : ARROW;
    struct mark_point corners[3] = { { x - ARROW / 2, y + back }, { x + ARROW / 2, y + back }, { x, y } };

    marks_triangle(l->s->keep, l->to, corners, theme.soft);
}

/* A place on a bar, so far behind its beginning or before its end; short bars: the middle. */
static int32_t place_on(const struct lanes *l, const struct chart_lane_bar *bar, int32_t behind, int32_t before)
{
    int32_t left = at_week(l, bar->from), right = at_week(l, bar->to);

    if (right - left < 2 * EDGE) return (left + right) / 2;
    return before ? right - before : left + behind;
}

/* Only from lane to lane: within a lane one sees what comes first. Out of the first bar,
 * along the channel beside the second one's lane, into the second one. */
static void draw_arrow(const struct lanes *l, const struct chart_lane_bar *from, const struct chart_lane_bar *to, int32_t nth)
{
    bool down = to->lane > from->lane;
    int32_t out = place_on(l, from, 0, EDGE), in = place_on(l, to, EDGE * (nth + 1), 0);
    int32_t y = bar_top(l, from->lane) + (down ? l->bar : 0), end = bar_top(l, to->lane) + (down ? 0 : l->bar);
    int32_t along = down ? end - l->over - CHANNEL / 2 : end + CHANNEL / 2;
    struct arena *keep = l->s->keep;

    marks_line(keep, l->to, out, y, 0, along - y, theme.line, theme.soft);
    marks_line(keep, l->to, out, along, in - out, 0, theme.line, theme.soft);
    marks_line(keep, l->to, in, along, 0, end + (down ? -ARROW : ARROW) - along, theme.line, theme.soft);
    draw_head(l, in, end, down);
}

static void draw_arrows(const struct lanes *l)
{
    for (size_t i = 0; i < l->c->n_lane_bars; i++) {
        const struct chart_lane_bar *bar = &l->c->lane_bars[i];
        for (size_t k = 0, nth = 0; k < countof(bar->needs); k++) {
            int32_t need = bar->needs[k];
            if (need < 0 || (size_t)need >= l->c->n_lane_bars || l->c->lane_bars[need].lane == bar->lane) continue;
            draw_arrow(l, &l->c->lane_bars[need], bar, (int32_t)nth++);
        }
    }
}

/* --- the list below ---------------------------------------------------------------------------- */

/* The labels that found no room, in two columns, read down the first one first. */
static int32_t draw_keys(const struct lanes *l, int32_t y)
{
    int32_t column = (l->width - theme.gutter) / 2, indent = 0, left = y, right = y;
    size_t n = 0, seen = 0;

    for (size_t i = 0; i < l->c->n_lane_bars; i++) {
        int32_t w = l->keyed[i] ? key_width(l, i) : 0;
        n += l->keyed[i];
        if (w > indent) indent = w;
    }
    indent += theme.quarter * 2;
    for (size_t i = 0; i < l->c->n_lane_bars; i++) {
        if (!l->keyed[i]) continue;
        bool second = seen++ >= (n + 1) / 2;
        int32_t x = l->x + (second ? column + theme.gutter : 0), *at = second ? &right : &left;
        chart_text(l->s, key_of(l, i), theme.strong_small, ALIGN_LEFT, x, *at, indent, l->to);
        *at += chart_note(l->s, l->c->lane_bars[i].label, theme.small, x + indent, *at, column - indent, l->to);
    }
    return left > right ? left : right;
}

int32_t chart_draw_lanes(struct setter *s, const struct chart *c, int32_t x, int32_t y, int32_t width, struct page *to)
{
    struct lanes l = plan(s, c, x, width, to);
    int32_t from = y;

    y += draw_axis(&l, y);
    l.top = y;
    draw_lines(&l);
    draw_lane_names(&l);
    draw_arrows(&l); /* first, so that they pass behind the bars of other lanes */
    for (size_t i = 0; i < c->n_lane_bars; i++) draw_bar(&l, &c->lane_bars[i]);
    for (size_t i = 0; i < c->n_lane_bars; i++) draw_label(&l, i);
    y += (int32_t)c->n_lanes * lane_height(&l) + theme.quarter;
    return draw_keys(&l, y) - from;
}
