#include "document/chart_words.h"

#include "base/arena.h"
#include "base/buf.h"
#include "document/chart.h"
#include "text/width.h"

enum { BAR_CELLS = 20, LABEL_MOST = 40 };

static int widest(const struct chart_bar *bars, size_t n)
{
    int most = 0;
    for (size_t i = 0; i < n; i++) {
        int w = (int)width_text(bars[i].label);
        if (w > most) most = w;
    }
    return most < LABEL_MOST ? most : LABEL_MOST;
}

static int cell(int32_t value, int32_t most)
{
    return (int)((int64_t)value * BAR_CELLS / ((int64_t)most * 1000));
}

/* '#' up to the value, '-' over the rest of the range. */
static struct str bar_row(struct arena *keep, const struct chart *c, const struct chart_bar *b, int label)
{
    struct buf out = buf_in(keep);
    int value = b->value < 0 ? 0 : cell(b->value, c->scale_most), high = cell(b->high, c->scale_most);

    buf_add(&out, b->label);
    for (int i = (int)width_text(b->label); i < label; i++) buf_byte(&out, ' ');
    buf_add(&out, S("  "));
    for (int i = 0; i < BAR_CELLS; i++) buf_byte(&out, i < value ? '#' : i < high ? '-' : '.');
    buf_add(&out, S("  "));
    buf_add(&out, b->note);
    return buf_str(&out);
}

static struct str dot_row(struct arena *keep, const struct chart_dot_row *r)
{
    struct buf out = buf_in(keep);

    buf_add(&out, r->here ? S("> ") : S("  "));
    for (int i = 0; i < r->dots; i++) buf_add(&out, S("o"));
    buf_add(&out, r->dots ? S(" ") : S("- "));
    buf_add(&out, r->label);
    return buf_str(&out);
}

static struct str lane_row(struct arena *keep, const struct chart *c, const struct chart_lane_bar *b)
{
    return str_printf(keep, "%.*s  %d-%d  %.*s", STR_ARG(c->lane_names[b->lane]), b->from / 1000 + 1,
                      (b->to + 999) / 1000, STR_ARG(b->label));
}

static struct texts_of_chart room(struct arena *keep, size_t n)
{
    return (struct texts_of_chart){ arena_new(keep, struct str, n + 1), n };
}

struct texts_of_chart chart_words(struct arena *keep, const struct chart *c)
{
    struct texts_of_chart t = { 0 };

    switch (c->kind) {
    case CHART_BARS:
        t = room(keep, c->n_bars);
        for (size_t i = 0; i < t.n; i++) t.list[i] = bar_row(keep, c, &c->bars[i], widest(c->bars, c->n_bars));
        break;
    case CHART_DOTS:
        t = room(keep, c->n_rows);
        for (size_t i = 0; i < t.n; i++) t.list[i] = dot_row(keep, &c->rows[i]);
        break;
    case CHART_LANES:
        t = room(keep, c->n_lane_bars);
        for (size_t i = 0; i < t.n; i++) t.list[i] = lane_row(keep, c, &c->lane_bars[i]);
        break;
    case CHART_QUADRANT: break; /* its summary says it */
    }
    return t;
}
