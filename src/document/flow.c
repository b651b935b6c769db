#include "document/flow.h"

#include "base/arena.h"
#include "base/bug.h"
#include "base/diag.h"
#include "document/font.h"
#include "document/marks.h"

int32_t flow_measure(int32_t width)
{
    return width < theme.measure ? width : theme.measure;
}

/* --- texts ------------------------------------------------------------------------------ */

size_t flow_setting(struct setter *s, struct stack *to, const struct setting *t, enum align align, int32_t x)
{
    size_t first = to->n, n = t->lines.n;

    for (size_t i = 0; i < n; i++) {
        struct slab *line = stack_add(s->scratch, to);
        line->height = t->type.leading;
        line->baseline = setting_baseline(s, t->type);
        line->keep = i + 1 < n && (i == 0 || i + 2 == n);
        setting_draw_line(s, t, i, align, x, 0, &line->marks);
    }
    return first;
}

static void add_anchor(struct setter *s, struct slab *slab, struct str anchor, int32_t x)
{
    if (!anchor.n) return;
    struct mark *m = marks_add(s->keep, &slab->marks);
    *m = (struct mark){ .kind = MARK_ANCHOR, .x = x, .text = anchor };
}

static void flow_heading(struct setter *s, struct stack *to, const struct block *b, int32_t x, int32_t width)
{
    static const struct { int32_t before, after; } space[3] = { { 9, 4 }, { 8, 2 }, { 5, 1 } };
    struct setting t = setting_of(s, b->spans, theme.heading[b->level - 1], flow_measure(width), SETTING_BALANCED);
    struct stack lines = { 0 };

    flow_setting(s, &lines, &t, ALIGN_LEFT, x);
    struct slab one = stack_join(s->scratch, &lines);
    one.before = space[b->level - 1].before * theme.quarter;
    one.after = space[b->level - 1].after * theme.quarter;
    one.keep = b->keep_with_next;
    one.titles = arena_new(s->scratch, struct bookmark, 1);
    one.titles[0] = (struct bookmark){ .title = t.text, .level = b->level };
    one.n_titles = 1;
    add_anchor(s, &one, b->anchor, x);
    *stack_add(s->scratch, to) = one;
}

struct look {
    struct type type;
    int32_t before, after; /* quarters */
};

static struct look look_of(enum paragraph_style style)
{
    switch (style) {
    case PARA_LEAD: return (struct look){ theme.lead, 0, 3 };
    case PARA_SMALL: return (struct look){ theme.small, 0, 2 };
    case PARA_QUOTE: return (struct look){ theme.body, 3, 4 };
    case PARA_LABEL: return (struct look){ theme.strong_small, 2, 0 };
    case PARA_BODY: break;
    }
    return (struct look){ theme.body, 0, 2 };
}

static void flow_paragraph(struct setter *s, struct stack *to, const struct block *b, int32_t x, int32_t width)
{
    struct look look = look_of(b->style);
    int32_t indent = b->style == PARA_QUOTE ? theme.indent : 0;
    if (b->style == PARA_QUOTE) look.type.grey = theme.soft * 2 / 3;
    struct setting t = setting_of(s, b->spans, look.type, flow_measure(width) - indent, SETTING_RUNNING);
    size_t first = flow_setting(s, to, &t, ALIGN_LEFT, x + indent);

    for (size_t i = first; indent && i < to->n; i++)
        marks_line(s->keep, &to->list[i].marks, x + theme.heavy, 0, 0, to->list[i].height, theme.heavy, theme.pale);
    to->list[first].before = look.before * theme.quarter;
    to->list[to->n - 1].after = look.after * theme.quarter;
    to->list[to->n - 1].keep |= b->keep_with_next;
    add_anchor(s, &to->list[first], b->anchor, x);
}

/* --- lists ------------------------------------------------------------------------------ */

/* A box to tick, its foot a little below the baseline. */
static void draw_check(struct setter *s, struct page *to, int32_t x, int32_t baseline)
{
    int32_t side = theme.small.size;

    marks_box(s->keep, to, x + theme.line / 2, baseline - side + side / 8, side, side, theme.line, theme.soft);
}

static void draw_marker(struct setter *s, struct slab *slab, const struct block *list, int number, int32_t x, int32_t indent)
{
    int32_t baseline = slab->baseline ? slab->baseline : setting_baseline(s, theme.body);
    struct page *to = &slab->marks;

    if (list->list == LIST_CHECK) {
        draw_check(s, to, x, baseline);
    } else if (list->list == LIST_BULLET) {
        marks_disc(s->keep, to, x + 3 * theme.line, baseline - theme.body.size / 3, theme.body.size / 6, theme.soft);
    } else {
        struct setting t = setting_text(s, str_printf(s->scratch, "%d.", number), theme.body, indent - theme.body.size / 2, SETTING_WHOLE);
        setting_draw(s, &t, ALIGN_RIGHT, x, baseline - setting_baseline(s, theme.body), to);
    }
}

static void flow_list(struct setter *s, struct stack *to, const struct block *list, int32_t x, int32_t width)
{
    int32_t indent = list->list == LIST_NUMBER ? theme.indent * 5 / 4 : theme.indent;
    int number = list->level;

    for (const struct block *item = list->first; item; item = item->next, number++) {
        size_t first = to->n;
        flow_blocks(s, to, item->first, x + indent, flow_measure(width) - indent);
        if (to->n == first) stack_add(s->scratch, to)->height = theme.body.leading; /* an empty item is a line */
        draw_marker(s, &to->list[first], list, number, x, indent);
        to->list[first].before = item == list->first ? to->list[first].before : theme.quarter;
        to->list[to->n - 1].after = item->next ? theme.quarter : 2 * theme.quarter;
    }
    if (to->n && list->keep_with_next) to->list[to->n - 1].keep = true;
}

/* --- lines to write on -------------------------------------------------------------------- */

static void writing_line(struct setter *s, struct stack *to, int32_t x, int32_t width, bool keep)
{
    struct slab *line = stack_add(s->scratch, to);

    line->height = theme.writing;
    line->keep = keep;
    marks_line(s->keep, &line->marks, x, theme.writing - theme.line, width, 0, theme.line, theme.pale);
}

/* A single line begins behind its label; several stand below it. */
static void flow_lines(struct setter *s, struct stack *to, const struct block *b, int32_t x, int32_t width)
{
    struct setting label = setting_of(s, b->spans, theme.strong_small, width, 0);
    int32_t used = b->spans ? setting_widest(&label) + theme.small.size : 0;
    size_t first = to->n;
    bool beside = b->level == 1 && label.lines.n == 1 && used < width / 2;

    if (b->spans && !beside) {
        flow_setting(s, to, &label, ALIGN_LEFT, x);
        for (size_t i = first; i < to->n; i++) to->list[i].keep = true;
    }
    for (int i = 0; i < b->level; i++)
        writing_line(s, to, beside ? x + used : x, beside ? width - used : width, i == 0 || i + 2 == b->level);
    if (to->n == first) return;
    if (beside)
        setting_draw(s, &label, ALIGN_LEFT, x, theme.writing - setting_baseline(s, theme.strong_small) - 2 * theme.heavy,
                     &to->list[first].marks);
    to->list[first].before = theme.quarter;
    to->list[to->n - 1].after = 2 * theme.quarter;
    to->list[to->n - 1].keep = b->keep_with_next;
}

/* --- boxes, columns, groups ---------------------------------------------------------------- */

static void keep_together(struct stack *stack, size_t from)
{
    for (size_t i = from; i + 1 < stack->n; i++) stack->list[i].keep = true;
}

/* The box as one slab, at least so high. */
static struct slab box_slab(struct setter *s, const struct block *b, const struct stack *inside,
                            int32_t x, int32_t width, int32_t least)
{
    struct slab in = stack_join(s->scratch, inside), box = { 0 };
    int32_t height = in.height + 2 * theme.box_pad;

    box.height = height > least ? height : least;
    add_anchor(s, &box, b->anchor, x);
    marks_box(s->keep, &box.marks, x, 0, width, box.height, theme.line, theme.pale);
    slab_take(s->scratch, &box, &in, theme.box_pad);
    box.before = box.after = 3 * theme.quarter;
    box.keep = b->keep_with_next;
    return box;
}

static struct stack box_inside(struct setter *s, const struct block *b, int32_t x, int32_t width)
{
    struct stack inside = { 0 };

    s->page_height -= 2 * theme.box_pad; /* what stands in it must fit a page together with its frame */
    flow_blocks(s, &inside, b->first, x + theme.box_pad, width - 2 * theme.box_pad);
    s->page_height += 2 * theme.box_pad;
    return inside;
}

/* A box that no page can hold goes on over several, each part in a frame of its own. */
static void flow_tall_box(struct setter *s, struct stack *to, const struct stack *inside, int32_t x, int32_t width)
{
    int frame = 1 + (to->n ? to->list[to->n - 1].frame : 0);

    for (size_t i = 0; i < inside->n; i++) {
        struct slab *slab = stack_add(s->scratch, to);
        *slab = inside->list[i];
        slab->frame = frame;
        slab->frame_x = x;
        slab->frame_w = width;
    }
    to->list[to->n - inside->n].before = 3 * theme.quarter + theme.box_pad;
    to->list[to->n - 1].after = 3 * theme.quarter + theme.box_pad;
}

static void flow_box(struct setter *s, struct stack *to, const struct block *b, int32_t x, int32_t width)
{
    struct stack inside = box_inside(s, b, x, width);

    if (stack_height(&inside) + 2 * theme.box_pad > s->page_height) {
        flow_tall_box(s, to, &inside, x, width);
    } else {
        struct slab box = box_slab(s, b, &inside, x, width, 0);
        *stack_add(s->scratch, to) = box;
    }
}

static void flow_group(struct setter *s, struct stack *to, const struct block *b, int32_t x, int32_t width)
{
    struct stack inside = { 0 };

    flow_blocks(s, &inside, b->first, x, width);
    if (stack_height(&inside) <= s->page_height) keep_together(&inside, 0);
    for (size_t i = 0; i < inside.n; i++) *stack_add(s->scratch, to) = inside.list[i];
    if (inside.n && b->keep_with_next) to->list[to->n - 1].keep = true;
}

static struct slab column_slab(struct setter *s, const struct block *child, int32_t x, int32_t width, int32_t least)
{
    if (child->kind == BLOCK_BOX) {
        struct stack inside = box_inside(s, child, x, width);
        return box_slab(s, child, &inside, x, width, least);
    }
    struct stack inside = { 0 };
    struct block alone = *child;
    alone.next = NULL;
    flow_blocks(s, &inside, &alone, x, width);
    return stack_join(s->scratch, &inside);
}

static int weight_of(const struct block *b, size_t i)
{
    return i < b->n_columns && b->columns[i].weight > 0 ? b->columns[i].weight : 1;
}

/* All children beside each other as one slab; boxes as high as the highest of them. */
static struct slab columns_slab(struct setter *s, const struct block *b, int32_t x, int32_t width, int32_t least)
{
    struct slab all = { .before = theme.quarter, .after = theme.quarter, .keep = b->keep_with_next }; /* at least; mostly what stands in them says */
    int32_t n = 0, weights = 0, done = 0;

    for (const struct block *c = b->first; c; c = c->next) weights += weight_of(b, (size_t)n++);
    int32_t room = width - (n - 1) * theme.gutter, i = 0;
    for (const struct block *c = b->first; c; c = c->next, i++) {
        int32_t from = (int32_t)((int64_t)room * done / weights);
        done += weight_of(b, (size_t)i);
        int32_t to = (int32_t)((int64_t)room * done / weights);
        struct slab one = column_slab(s, c, x + from + i * theme.gutter, to - from, least);
        if (one.height > all.height) all.height = one.height;
        if (one.before > all.before) all.before = one.before;
        if (one.after > all.after) all.after = one.after;
        slab_take(s->scratch, &all, &one, 0);
    }
    return all;
}

static void flow_columns(struct setter *s, struct stack *to, const struct block *b, int32_t x, int32_t width)
{
    if (!b->first) return;
    int32_t height = columns_slab(s, b, x, width, 0).height;
    if (height > s->page_height) {
        flow_blocks(s, to, b->first, x, width); /* too high for one page: below each other */
    } else {
        struct slab all = columns_slab(s, b, x, width, height);
        *stack_add(s->scratch, to) = all;
    }
}

/* --- all ------------------------------------------------------------------------------------ */

static void flow_rule(struct setter *s, struct stack *to, int32_t x, int32_t width)
{
    struct slab *rule = stack_add(s->scratch, to);

    marks_line(s->keep, &rule->marks, x, 0, width, 0, theme.hairline, theme.pale);
    rule->before = rule->after = 3 * theme.quarter;
    rule->between = rule->keep = true;
}

static void flow_block(struct setter *s, struct stack *to, const struct block *b, int32_t x, int32_t width)
{
    switch (b->kind) {
    case BLOCK_HEADING: flow_heading(s, to, b, x, width); break;
    case BLOCK_PARAGRAPH: flow_paragraph(s, to, b, x, width); break;
    case BLOCK_LIST: flow_list(s, to, b, x, width); break;
    case BLOCK_TABLE: flow_table(s, to, b, x, width); break;
    case BLOCK_CHART: flow_chart(s, to, b, x, width); break;
    case BLOCK_LINES: flow_lines(s, to, b, x, width); break;
    case BLOCK_BOX: flow_box(s, to, b, x, width); break;
    case BLOCK_COLUMNS: flow_columns(s, to, b, x, width); break;
    case BLOCK_GROUP: flow_group(s, to, b, x, width); break;
    case BLOCK_RULE: flow_rule(s, to, x, width); break;
    case BLOCK_ITEM: case BLOCK_ROW: case BLOCK_CELL: case BLOCK_PAGE_BREAK: bug("block kind %d flows alone", (int)b->kind);
    }
}

void flow_blocks(struct setter *s, struct stack *to, const struct block *first, int32_t x, int32_t width)
{
    bool new_page = false;

    for (const struct block *b = first; b; b = b->next) {
        size_t at = to->n;
        if (b->kind == BLOCK_PAGE_BREAK) {
            new_page = true;
            continue;
        }
        flow_block(s, to, b, x, width);
        if (to->n == at) continue;
        to->list[at].new_page |= new_page;
        new_page = false;
    }
}
