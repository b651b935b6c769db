#include "document/chart_draw.h"

#include "base/arena.h"
#include "base/bug.h"
#include "base/diag.h"
#include "document/flow.h"

struct type chart_soft(void)
{
    struct type type = theme.small;

    type.grey = theme.soft;
    return type;
}

int32_t chart_at(int32_t value, int32_t most, int32_t length)
{
    if (most <= 0) bug("an axis that ends at %d", (int)most);
    if (value < 0) value = 0;
    if (value > most) value = most;
    return (int32_t)((int64_t)value * length / most);
}

static int32_t draw(struct setter *s, struct str text, struct type type, enum setting_how how, enum align align,
                    int32_t x, int32_t y, int32_t width, struct page *to)
{
    if (!text.n) return 0;
    struct setting t = setting_text(s, text, type, width, how);
    setting_draw(s, &t, align, x, y, to);
    return setting_height(&t);
}

int32_t chart_text(struct setter *s, struct str text, struct type type, enum align align,
                   int32_t x, int32_t y, int32_t width, struct page *to)
{
    return draw(s, text, type, 0, align, x, y, width, to);
}

int32_t chart_note(struct setter *s, struct str text, struct type type, int32_t x, int32_t y, int32_t width, struct page *to)
{
    return draw(s, text, type, SETTING_RUNNING, ALIGN_LEFT, x, y, width, to);
}

int32_t chart_text_width(struct setter *s, struct str text, struct type type)
{
    struct setting t = setting_text(s, text, type, 1, SETTING_WHOLE);

    return setting_widest(&t);
}

int32_t chart_text_height(struct setter *s, struct str text, struct type type, int32_t width)
{
    struct setting t = setting_text(s, text, type, width, 0);

    return text.n ? setting_height(&t) : 0;
}

static int32_t draw_kind(struct setter *s, const struct chart *c, int32_t x, int32_t y, int32_t width, struct page *to)
{
    switch (c->kind) {
    case CHART_BARS: return chart_draw_bars(s, c, x, y, width, to);
    case CHART_DOTS: return chart_draw_dots(s, c, x, y, width, to);
    case CHART_QUADRANT: return chart_draw_quadrant(s, c, x, y, width, to);
    case CHART_LANES: return chart_draw_lanes(s, c, x, y, width, to);
    }
    bug("chart of kind %d", (int)c->kind);
}

void flow_chart(struct setter *s, struct stack *to, const struct block *block, int32_t x, int32_t width)
{
    const struct chart *c = block->chart;
    struct slab slab = { .before = 2 * theme.quarter, .after = 4 * theme.quarter, .keep = block->keep_with_next };
    int32_t y = 0;

    if (c->title.n) y += chart_text(s, c->title, theme.strong_small, ALIGN_LEFT, x, y, width, &slab.marks) + theme.quarter;
    y += draw_kind(s, c, x, y, width, &slab.marks);
    if (c->summary.n && c->kind != CHART_QUADRANT) { /* beside a quadrant there is room for it */
        y += 2 * theme.quarter;
        y += chart_note(s, c->summary, chart_soft(), x, y, flow_measure(width), &slab.marks);
    }
    slab.height = y;
    if (y > s->page_height)
        diag_error(s->out, NULL, ((struct span){ 0 }), "the chart \"%.*s\" is higher than a page", STR_ARG(c->title));
    *stack_add(s->scratch, to) = slab;
}
