#include "base/arena.h"
#include "document/flow.h"
#include "document/marks.h"

struct table_column {
    int32_t x, width;
    int32_t natural, least; /* of its widest cell unbroken, and of its longest word */
    bool given;             /* its width is decided */
};

struct table {
    struct setter *s;
    const struct block *block;
    struct table_column *columns;
    int32_t x, width;
};

static const struct column *column_of(const struct table *t, size_t i)
{
    return &t->block->columns[i];
}

static struct type cell_type(bool head)
{
    return head ? theme.strong_small : theme.small;
}

static enum setting_how cell_how(const struct table *t, size_t i, bool head)
{
    return head ? SETTING_BALANCED : column_of(t, i)->figures ? SETTING_FIGURES : 0;
}

/* --- widths of columns ----------------------------------------------------------------------- */

/* Short words of a head stay whole, also Japanese ones, which could be broken anywhere. */
static void measure_cell(struct table *t, size_t i, const struct block *cell, bool head)
{
    struct table_column *c = &t->columns[i];
    struct type type = cell_type(head);
    struct setting whole = setting_of(t->s, cell->spans, type, 1, SETTING_WHOLE | cell_how(t, i, head));
    int32_t natural = setting_widest(&whole), least = setting_least(t->s, cell->spans, type, cell_how(t, i, head));

    if (natural < (head ? 6 : 3) * type.size) least = natural;
    if (natural > c->natural) c->natural = natural;
    if (least > c->least) c->least = least;
}

static void measure_cells(struct table *t)
{
    int row_number = 0;

    for (const struct block *row = t->block->first; row; row = row->next, row_number++) {
        size_t i = 0;
        for (const struct block *cell = row->first; cell && i < t->block->n_columns; cell = cell->next, i++)
            measure_cell(t, i, cell, row_number < t->block->level);
    }
}

/* Columns without a weight: what they need, but no more than two fifths of the table. */
static int32_t give_natural(struct table *t, int32_t room)
{
    int32_t used = 0;

    for (size_t i = 0; i < t->block->n_columns; i++) {
        struct table_column *c = &t->columns[i];
        if (column_of(t, i)->weight > 0) continue;
        c->width = c->natural < room * 2 / 5 ? c->natural : room * 2 / 5;
        if (c->width < c->least) c->width = c->least;
        c->given = true;
        used += c->width;
    }
    return used;
}

/* What a column without a width would get of `rest` by its weight. */
static int32_t share_of(const struct table *t, size_t i, int32_t rest)
{
    int32_t weights = 0;

    for (size_t k = 0; k < t->block->n_columns; k++)
        if (!t->columns[k].given) weights += column_of(t, k)->weight;
    return (int32_t)((int64_t)rest * column_of(t, i)->weight / weights);
}

/* A column whose share would be less than its longest word gets that and leaves the
 * sharing; true if there was one. */
static bool give_least(struct table *t, int32_t *rest)
{
    for (size_t i = 0; i < t->block->n_columns; i++) {
        struct table_column *c = &t->columns[i];
        if (c->given || share_of(t, i, *rest) >= c->least) continue;
        c->width = c->least;
        c->given = true;
        *rest -= c->least;
        return true;
    }
    return false;
}

/* Weighted columns share what is left. */
static void give_shares(struct table *t, int32_t rest)
{
    while (give_least(t, &rest)) continue;
    for (size_t i = 0; i < t->block->n_columns; i++)
        if (!t->columns[i].given) t->columns[i].width = share_of(t, i, rest);
}

/* Wider than the page: each gives of what it has above its longest word; if that is not
 * enough, words will be broken. */
static void shrink(struct table *t, int32_t room)
{
    int64_t used = 0, spare = 0;
    size_t n = t->block->n_columns;

    for (size_t i = 0; i < n; i++) {
        used += t->columns[i].width;
        spare += t->columns[i].width - t->columns[i].least;
    }
    int64_t over = used - room;
    if (over <= 0) return;
    for (size_t i = 0; i < n; i++) {
        struct table_column *c = &t->columns[i];
        int64_t give = spare >= over ? over * (c->width - c->least) / spare : c->width - c->width * (int64_t)room / used;
        c->width -= (int32_t)give + (spare >= over && give < c->width - c->least);
        if (c->width < theme.small.size) c->width = theme.small.size;
    }
}

static void place_columns(struct table *t)
{
    size_t n = t->block->n_columns;
    int32_t room = t->width - (int32_t)(n - 1) * theme.cell_gap, x = t->x;

    t->columns = arena_new(t->s->scratch, struct table_column, n);
    measure_cells(t);
    give_shares(t, room - give_natural(t, room));
    shrink(t, room);
    for (size_t i = 0; i < n; i++) {
        if (t->columns[i].width < 1) t->columns[i].width = 1;
        t->columns[i].x = x;
        x += t->columns[i].width + theme.cell_gap;
    }
    t->width = x - theme.cell_gap - t->x;
}

/* --- rows --------------------------------------------------------------------------------------- */

struct cell {
    struct setting text;
    size_t next; /* line that is not drawn yet */
};

/* Draws of each cell as many lines as fit; false when nothing was left to draw. */
static bool draw_part(struct table *t, struct cell *cells, size_t n, int32_t room, struct slab *part)
{
    bool drawn = false;

    for (size_t i = 0; i < n; i++) {
        struct cell *c = &cells[i];
        int32_t y = theme.cell_pad;
        for (; c->next < c->text.lines.n && (y == theme.cell_pad || y + c->text.type.leading <= room); c->next++) {
            setting_draw_line(t->s, &c->text, c->next, column_of(t, i)->align, t->columns[i].x, y, &part->marks);
            y += c->text.type.leading;
            drawn = true;
        }
        if (y + theme.cell_pad > part->height) part->height = y + theme.cell_pad;
    }
    part->baseline = theme.cell_pad + setting_baseline(t->s, theme.small);
    return drawn;
}

/* One slab; several if the row is taller than a page. */
static void flow_row(struct table *t, struct stack *to, const struct block *row, bool head, int32_t room)
{
    size_t n = 0;
    struct cell *cells = arena_new(t->s->scratch, struct cell, t->block->n_columns);
    size_t first = to->n;

    for (const struct block *c = row->first; c && n < t->block->n_columns; c = c->next, n++)
        cells[n].text = setting_of(t->s, c->spans, cell_type(head), t->columns[n].width, cell_how(t, n, head));
    for (;;) {
        struct slab part = { 0 };
        if (!draw_part(t, cells, n, room, &part) && to->n > first) break;
        *stack_add(t->s->scratch, to) = part;
    }
}

static void underline(struct table *t, struct slab *row, bool head)
{
    int32_t width = head ? theme.line : theme.hairline;

    marks_line(t->s->keep, &row->marks, t->x, row->height - width / 2, t->width, 0, width, head ? theme.soft : theme.pale);
}

/* The rows before `end` as one slab; the rows after them are flowed one by one. */
static struct slab *heads_of(struct table *t)
{
    struct stack rows = { 0 };
    const struct block *row = t->block->first;

    for (int i = 0; i < t->block->level && row; i++, row = row->next) flow_row(t, &rows, row, true, INT32_MAX);
    if (!rows.n) return NULL;
    struct slab *heads = arena_new(t->s->scratch, struct slab, 1);
    *heads = stack_join(t->s->scratch, &rows);
    underline(t, heads, true);
    heads->keep = true;
    return heads;
}

void flow_table(struct setter *s, struct stack *to, const struct block *block, int32_t x, int32_t width)
{
    struct table t = { .s = s, .block = block, .x = x, .width = width };
    size_t first = to->n, body;
    const struct block *row = block->first;

    if (!row) return;
    place_columns(&t);
    struct slab *heads = heads_of(&t);
    for (int i = 0; i < block->level && row; i++) row = row->next;
    if (heads) *stack_add(s->scratch, to) = *heads;
    body = to->n;
    for (; row; row = row->next) {
        flow_row(&t, to, row, false, s->page_height - (heads ? heads->height : 0) - theme.cell_pad);
        underline(&t, &to->list[to->n - 1], false);
    }
    for (size_t i = body; i < to->n; i++) to->list[i].head = heads;
    if (to->n >= body + 2) to->list[body].keep = to->list[to->n - 2].keep = true; /* no row stands alone */
    to->list[first].before = theme.quarter;
    to->list[to->n - 1].after = 4 * theme.quarter;
    to->list[to->n - 1].keep = block->keep_with_next;
}
