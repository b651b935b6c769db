#include "document/chart_words.h"

#include "base/arena.h"
#include "base/buf.h"
#include "document/chart.h"
#include "text/width.h"

enum { BAR_CELLS = 20, LABEL_MOST = 40, DOTS_MOST = 20 };

static void pad(struct buf *to, struct str text, int columns)
{
    buf_add(to, text);
    for (int i = (int)width_text(text); i < columns; i++) buf_byte(to, ' ');
}

static int wider(int most, struct str text)
{
    int w = (int)width_text(text);
    if (w > LABEL_MOST) w = LABEL_MOST;
    return w > most ? w : most;
}

static struct texts_of_chart room(struct arena *keep, size_t n, int hang)
{
    return (struct texts_of_chart){ arena_new(keep, struct str, n ? n : 1), n, hang };
}

/* --- bars --------------------------------------------------------------------------------- */

static int cell(int32_t value, int32_t most)
{
    return (int)((int64_t)value * BAR_CELLS / ((int64_t)most * 1000));
}

/* '#' up to the value, '-' over the rest of the range. */
static struct str bar_row(struct arena *keep, const struct chart *c, const struct chart_bar *b, int label)
{
    struct buf out = buf_in(keep);
    int value = b->value < 0 ? 0 : cell(b->value, c->scale_most), high = cell(b->high, c->scale_most);
    int low = b->value < 0 ? cell(b->low, c->scale_most) : 0;

    pad(&out, b->label, label);
    buf_add(&out, S("  "));
    for (int i = 0; i < BAR_CELLS; i++) buf_byte(&out, i < value ? '#' : i >= low && i < high ? '-' : '.');
    buf_add(&out, S("  "));
    buf_add(&out, b->note);
    return buf_str(&out);
}

static struct texts_of_chart bars(struct arena *keep, const struct chart *c)
{
    struct texts_of_chart t = room(keep, c->n_bars, 2);
    int label = 0;

    for (size_t i = 0; i < c->n_bars; i++) label = wider(label, c->bars[i].label);
    for (size_t i = 0; i < t.n; i++) t.list[i] = bar_row(keep, c, &c->bars[i], label);
    return t;
}

/* --- dots ----------------------------------------------------------------------------------- */

/* An o for each, '-' for none; more than fit a line are a number. */
static struct str dots_of(struct arena *keep, int32_t dots)
{
    struct buf out = buf_in(keep);

    if (dots > DOTS_MOST) return str_printf(keep, "%d o", (int)dots);
    for (int32_t i = 0; i < dots; i++) buf_byte(&out, 'o');
    return dots > 0 ? buf_str(&out) : S("-");
}

static struct texts_of_chart dots(struct arena *keep, const struct chart *c)
{
    int most = 1;

    for (size_t i = 0; i < c->n_rows; i++) most = wider(most, dots_of(keep, c->rows[i].dots));
    struct texts_of_chart t = room(keep, c->n_rows, most + 4);
    for (size_t i = 0; i < t.n; i++) {
        struct buf out = buf_in(keep);
        buf_add(&out, c->rows[i].here ? S("> ") : S("  "));
        pad(&out, dots_of(keep, c->rows[i].dots), most + 2);
        if (c->rows[i].key.n) buf_printf(&out, "%.*s  ", STR_ARG(c->rows[i].key));
        buf_add(&out, c->rows[i].label);
        t.list[i] = buf_str(&out);
    }
    return t;
}

/* --- quadrant --------------------------------------------------------------------------------- */

static struct str tenths(struct arena *keep, int32_t v)
{
    return str_printf(keep, "%d.%d", (int)((v + 50) / 1000), (int)((v + 50) / 100 % 10));
}

/* "Agility  0.8 → 1.4" */
static struct str axis_row(struct arena *keep, struct str name, int label, int32_t now, int32_t then)
{
    struct buf out = buf_in(keep);

    pad(&out, name, label + 2);
    if (then >= 0) {
        buf_add(&out, tenths(keep, then));
        buf_add(&out, S(" → "));
    }
    buf_add(&out, tenths(keep, now));
    return buf_str(&out);
}

static struct texts_of_chart quadrant(struct arena *keep, const struct chart *c)
{
    struct texts_of_chart t = room(keep, 2, 2);
    int label = wider(wider(0, c->x_name), c->y_name);
    bool ghost = c->ghost_x >= 0 && c->ghost_y >= 0;

    t.list[0] = axis_row(keep, c->y_name, label, c->y, ghost ? c->ghost_y : -1);
    t.list[1] = axis_row(keep, c->x_name, label, c->x, ghost ? c->ghost_x : -1);
    return t;
}

/* --- lanes ------------------------------------------------------------------------------------- */

static struct str weeks_of(struct arena *keep, const struct chart_lane_bar *b)
{
    return str_printf(keep, "%d-%d", (int)(b->from / 1000 + 1), (int)((b->to + 999) / 1000));
}

static struct texts_of_chart lanes(struct arena *keep, const struct chart *c)
{
    int name = 0, weeks = 0;

    for (size_t i = 0; i < c->n_lanes; i++) name = wider(name, c->lane_names[i]);
    for (size_t i = 0; i < c->n_lane_bars; i++) weeks = wider(weeks, weeks_of(keep, &c->lane_bars[i]));
    struct texts_of_chart t = room(keep, c->n_lane_bars, name + weeks + 4);
    for (size_t i = 0; i < t.n; i++) {
        struct buf out = buf_in(keep);
        pad(&out, c->lane_names[c->lane_bars[i].lane], name + 2);
        pad(&out, weeks_of(keep, &c->lane_bars[i]), weeks + 2);
        buf_add(&out, c->lane_bars[i].label);
        t.list[i] = buf_str(&out);
    }
    return t;
}

struct texts_of_chart chart_words(struct arena *keep, const struct chart *c)
{
    switch (c->kind) {
    case CHART_BARS: return bars(keep, c);
    case CHART_DOTS: return dots(keep, c);
    case CHART_QUADRANT: return quadrant(keep, c);
    case CHART_LANES: return lanes(keep, c);
    }
    return (struct texts_of_chart){ 0 };
}
