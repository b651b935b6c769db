#include "base/arena.h"
#include "document/chart_draw.h"
#include "document/marks.h"

enum { BAR = 8000, MARK = 3000, BAR_GREY = 72, RANGE_GREY = 200 };

struct bars {
    struct setter *s;
    const struct chart *c;
    struct page *to;
    int32_t x, labels, axis, length, notes_x, notes; /* columns: labels, axis, notes */
};

static struct bars columns_of(struct setter *s, const struct chart *c, int32_t x, int32_t width, struct page *to)
{
    struct bars b = { .s = s, .c = c, .to = to, .x = x };

    for (size_t i = 0; i < c->n_bars; i++) {
        int32_t label = chart_text_width(s, c->bars[i].label, theme.small);
        int32_t note = chart_text_width(s, c->bars[i].note, chart_soft());
        if (label > b.labels) b.labels = label;
        if (note > b.notes) b.notes = note;
    }
    if (b.labels > width / 3) b.labels = width / 3;
    if (b.notes > width / 4) b.notes = width / 4;
    b.axis = x + b.labels + theme.gutter;
    b.length = width - b.labels - theme.gutter - (b.notes ? b.notes + theme.gutter : 0);
    b.notes_x = b.axis + b.length + theme.gutter;
    return b;
}

/* --- the scale ------------------------------------------------------------------------------ */

/* How a name stands at its step: the outer ones stay within the axis. */
static enum align name_align(const struct bars *b, int32_t i)
{
    return i == 0 ? ALIGN_LEFT : i == b->c->scale_most ? ALIGN_RIGHT : ALIGN_CENTRE;
}

/* Where the text of a step begins. */
static int32_t name_x(const struct bars *b, int32_t i, int32_t wide)
{
    int32_t x = b->axis + chart_at(i, b->c->scale_most, b->length);
    enum align align = name_align(b, i);

    return align == ALIGN_LEFT ? x : align == ALIGN_RIGHT ? x - wide : x - wide / 2;
}

/* Whether all names can stand beside each other in one line. */
static bool names_fit(const struct bars *b)
{
    int32_t end = b->axis - theme.quarter * 2;

    for (int32_t i = 0; b->c->scale_names && i <= b->c->scale_most; i++) {
        int32_t wide = chart_text_width(b->s, b->c->scale_names[i], chart_soft()), x = name_x(b, i, wide);
        if (x < end + theme.quarter * 2) return false;
        end = x + wide;
    }
    return b->c->scale_names != NULL;
}

/* The steps' names, or their numbers when the names are too long. */
static int32_t draw_scale(const struct bars *b, int32_t y)
{
    bool names = names_fit(b);

    for (int32_t i = 0; i <= b->c->scale_most; i++) {
        struct str name = names ? b->c->scale_names[i] : str_printf(b->s->keep, "%d", (int)i);
        int32_t wide = chart_text_width(b->s, name, chart_soft());
        int32_t x = names ? name_x(b, i, wide) : b->axis + chart_at(i, b->c->scale_most, b->length) - wide / 2;
        chart_text(b->s, name, chart_soft(), ALIGN_LEFT, x, y, wide, b->to);
    }
    return theme.small.leading + theme.quarter;
}

static void draw_grid(const struct bars *b, int32_t y, int32_t height)
{
    for (int32_t i = 0; i <= b->c->scale_most; i++)
        marks_line(b->s->keep, b->to, b->axis + chart_at(i, b->c->scale_most, b->length), y, 0, height,
                   theme.hairline, theme.pale);
}

/* --- bars -------------------------------------------------------------------------------------- */

static void dashed_box(const struct bars *b, int32_t x, int32_t y, int32_t w)
{
    marks_box(b->s->keep, b->to, x, y, w, BAR, theme.line, theme.soft);
    b->to->marks[b->to->n - 1].dash = 2 * theme.line;
}

static void draw_mark(const struct bars *b, int32_t x, int32_t y)
{
    struct mark_point corners[3] = { { x - MARK, y - MARK - theme.heavy }, { x + MARK, y - MARK - theme.heavy }, { x, y - theme.line } };

    marks_triangle(b->s->keep, b->to, corners, theme.ink);
}

/* Dark as far as it is sure, light as far as it may be, a stroke where it is taken to be. */
static void draw_bar(const struct bars *b, const struct chart_bar *bar, int32_t y)
{
    struct arena *keep = b->s->keep;
    int32_t most = b->c->scale_most * 1000;
    int32_t low = chart_at(bar->low, most, b->length), high = chart_at(bar->high, most, b->length);
    int32_t value = chart_at(bar->value, most, b->length);

    if (bar->value < 0) {
        if (high > low) dashed_box(b, b->axis + low, y, high - low);
    } else {
        bool range = bar->high > bar->low;
        int32_t sure = range && low < value ? low : value;
        if (sure > 0) marks_fill(keep, b->to, b->axis, y, sure, BAR, BAR_GREY);
        if (range && high > sure) {
            marks_fill(keep, b->to, b->axis + sure, y, high - sure, BAR, RANGE_GREY);
            marks_line(keep, b->to, b->axis + value, y - theme.heavy, 0, BAR + 2 * theme.heavy, 3 * theme.heavy / 2, theme.ink);
        }
        if (value == 0 && !range) marks_line(keep, b->to, b->axis, y, 0, BAR, 3 * theme.heavy / 2, theme.ink);
    }
    if (bar->mark >= 0) draw_mark(b, b->axis + chart_at(bar->mark, most, b->length), y);
}

static int32_t row_height(const struct bars *b, const struct chart_bar *bar)
{
    int32_t label = chart_text_height(b->s, bar->label, theme.small, b->labels ? b->labels : 1);
    int32_t note = chart_text_height(b->s, bar->note, chart_soft(), b->notes ? b->notes : 1);
    int32_t least = BAR + MARK + theme.quarter;
    int32_t text = label > note ? label : note;

    return (text > least ? text : least) + 2 * theme.quarter;
}

static int32_t draw_row(const struct bars *b, const struct chart_bar *bar, int32_t y)
{
    int32_t height = row_height(b, bar), middle = y + height / 2;
    int32_t label = chart_text_height(b->s, bar->label, theme.small, b->labels ? b->labels : 1);
    int32_t note = chart_text_height(b->s, bar->note, chart_soft(), b->notes ? b->notes : 1);

    chart_text(b->s, bar->label, theme.small, ALIGN_LEFT, b->x, middle - label / 2, b->labels ? b->labels : 1, b->to);
    draw_bar(b, bar, middle - BAR / 2);
    chart_text(b->s, bar->note, chart_soft(), ALIGN_LEFT, b->notes_x, middle - note / 2, b->notes ? b->notes : 1, b->to);
    return height;
}

/* --- legend ------------------------------------------------------------------------------------- */

static void draw_swatch(const struct bars *b, int kind, int32_t x, int32_t y)
{
    if (kind == 0) marks_fill(b->s->keep, b->to, x, y, BAR, BAR * 3 / 4, BAR_GREY);
    if (kind == 1) marks_fill(b->s->keep, b->to, x, y, BAR, BAR * 3 / 4, RANGE_GREY);
    if (kind == 2) draw_mark(b, x + BAR / 2, y + BAR * 3 / 4);
}

static int32_t draw_legend(const struct bars *b, int32_t y)
{
    const struct str names[] = { b->c->value_name, b->c->range_name, b->c->mark_name };
    int32_t x = b->axis;
    bool any = false;

    for (int i = 0; i < 3; i++) {
        if (!names[i].n) continue;
        int32_t width = chart_text_width(b->s, names[i], chart_soft());
        draw_swatch(b, i, x, y + (theme.small.leading - BAR * 3 / 4) / 2);
        chart_text(b->s, names[i], chart_soft(), ALIGN_LEFT, x + BAR + theme.quarter, y, width, b->to);
        x += BAR + theme.quarter + width + theme.gutter;
        any = true;
    }
    return any ? theme.small.leading : 0;
}

int32_t chart_draw_bars(struct setter *s, const struct chart *c, int32_t x, int32_t y, int32_t width, struct page *to)
{
    struct bars b = columns_of(s, c, x, width, to);
    int32_t from = y, height = 0;

    y += draw_scale(&b, y);
    for (size_t i = 0; i < c->n_bars; i++) height += row_height(&b, &c->bars[i]);
    draw_grid(&b, y, height);
    for (size_t i = 0; i < c->n_bars; i++) y += draw_row(&b, &c->bars[i], y);
    y += theme.quarter;
    return y + draw_legend(&b, y) - from;
}
