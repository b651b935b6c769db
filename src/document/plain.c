#include "document/plain.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/bug.h"
#include "document/chart.h"
#include "document/chart_words.h"
#include "document/doc.h"
#include "text/width.h"
#include "text/wrap.h"

enum {
    COLUMNS = 78,
    GUTTER = 2,   /* between the columns of a table */
    LEAST = 8     /* no column of text gets narrower */
};

struct plain_out {
    struct buf buf;
    struct arena *keep, scratch;
    struct wrapper *wrapper;
    int indent;      /* columns in front of every line */
    bool gap;        /* a blank line is due before the next block */
    const char *mark; /* stands in front of the next line, inside the indent ("- ") */
};

/* --- lines ---------------------------------------------------------------------------- */

static void spaces(struct buf *out, int n)
{
    for (int i = 0; i < n; i++) buf_byte(out, ' ');
}

/* What stands in front of a line: the indent, with the mark of an item at its end. */
static void lead_in(struct plain_out *o)
{
    struct str mark = str_of(o->mark);
    if (o->gap) buf_byte(&o->buf, '\n');
    o->gap = false;
    spaces(&o->buf, o->indent - (int)width_text(mark));
    buf_add(&o->buf, mark);
    o->mark = NULL;
}

static void text_line(struct plain_out *o, struct str text)
{
    struct str line = text;
    while (str_ends(line, S(" "))) line.n--;
    if (line.n || o->mark) lead_in(o);
    buf_add(&o->buf, line);
    buf_byte(&o->buf, '\n');
}

static struct wrap_lines wrapped(struct plain_out *o, struct str text, int columns)
{
    struct wrap_style style = { .measure = width_measure, .width = columns > LEAST ? columns : LEAST };
    return wrap_text(o->wrapper, o->keep, o->scratch, text, &style);
}

static void paragraph(struct plain_out *o, struct str prefix, struct str text)
{
    struct wrap_lines lines = wrapped(o, text, COLUMNS - o->indent - (int)prefix.n);
    for (size_t i = 0; i < lines.n; i++) text_line(o, str_join(o->keep, prefix, lines.list[i].text));
}

/* The first line at the indent, those that follow farther in. */
static void hanging(struct plain_out *o, struct str text, int hang)
{
    struct wrap_style style = { .measure = width_measure, .width = COLUMNS - o->indent };
    size_t first = (size_t)wrap_text(o->wrapper, o->keep, o->scratch, text, &style).list[0].text.n;
    struct str rest = str_trim(str_from(text, (ptrdiff_t)first));

    text_line(o, str_head(text, (ptrdiff_t)first));
    if (!rest.n) return;
    o->indent += hang;
    paragraph(o, S(""), rest);
    o->indent -= hang;
}

static void underline(struct plain_out *o, struct str text, char with)
{
    int32_t n = width_text(text);
    struct buf line = buf_in(o->keep);
    if (n > COLUMNS - o->indent) n = COLUMNS - o->indent;
    for (int32_t i = 0; i < n; i++) buf_byte(&line, with);
    text_line(o, buf_str(&line));
}

/* --- tables ---------------------------------------------------------------------------- */

/* Takes columns from the widest until the table fits. */
static void shrink(int *widths, size_t n, int room)
{
    int used = 0;

    for (size_t i = 0; i < n; i++) used += widths[i];
    for (; used > room; used--) {
        size_t widest = 0;
        for (size_t i = 1; i < n; i++)
            if (widths[i] > widths[widest]) widest = i;
        if (widths[widest] <= 3) return;
        widths[widest]--;
    }
}

/* Columns of each cell: fixed ones as wide as their widest text (within reason), the rest
 * by weight. */
static int *table_widths(struct plain_out *o, const struct block *table)
{
    int *widths = arena_new(o->keep, int, table->n_columns), weights = 0;
    int room = COLUMNS - o->indent - GUTTER * ((int)table->n_columns - 1), left = room;

    for (const struct block *row = table->first; row; row = row->next) {
        size_t i = 0;
        for (const struct block *cell = row->first; cell && i < table->n_columns; cell = cell->next, i++) {
            int w = (int)width_text(doc_text_of(o->keep, cell));
            if (table->columns[i].weight == 0 && w > widths[i]) widths[i] = w < room * 2 / 5 ? w : room * 2 / 5;
        }
    }
    for (size_t i = 0; i < table->n_columns; i++) {
        weights += table->columns[i].weight;
        left -= widths[i];
    }
    for (size_t i = 0; i < table->n_columns; i++) {
        if (table->columns[i].weight > 0) widths[i] = left * table->columns[i].weight / weights;
        if (widths[i] < 3) widths[i] = 3;
    }
    shrink(widths, table->n_columns, room);
    return widths;
}

static void add_cell_line(struct buf *line, struct str text, int width, enum align align)
{
    int pad = width - (int)width_text(text);
    int before = align == ALIGN_RIGHT ? pad : align == ALIGN_CENTRE ? pad / 2 : 0;
    spaces(line, before);
    buf_add(line, text);
    spaces(line, pad - before);
}

static void table_row(struct plain_out *o, const struct block *table, const struct block *row, const int *widths)
{
    struct wrap_lines *cells = arena_new(o->keep, struct wrap_lines, table->n_columns);
    size_t n = 0, height = 0;

    for (const struct block *cell = row->first; cell && n < table->n_columns; cell = cell->next, n++) {
        struct wrap_style style = { .measure = width_measure, .width = widths[n] };
        cells[n] = wrap_text(o->wrapper, o->keep, o->scratch, doc_text_of(o->keep, cell), &style);
        if (cells[n].n > height) height = cells[n].n;
    }
    for (size_t y = 0; y < height; y++) {
        struct buf line = buf_in(o->keep);
        for (size_t i = 0; i < n; i++) {
            struct str text = y < cells[i].n ? cells[i].list[y].text : S("");
            if (i) spaces(&line, GUTTER);
            add_cell_line(&line, text, widths[i], table->columns[i].align);
        }
        text_line(o, buf_str(&line));
    }
}

static void table(struct plain_out *o, const struct block *b)
{
    int *widths = table_widths(o, b), row = 0;

    for (const struct block *r = b->first; r; r = r->next, row++) {
        table_row(o, b, r, widths);
        if (row + 1 != b->level) continue;
        struct buf line = buf_in(o->keep);
        for (size_t i = 0; i < b->n_columns; i++) {
            if (i) spaces(&line, GUTTER);
            for (int k = 0; k < widths[i]; k++) buf_byte(&line, '-');
        }
        text_line(o, buf_str(&line));
    }
}

/* --- blocks ----------------------------------------------------------------------------- */

static void children(struct plain_out *o, const struct block *b);

static void heading(struct plain_out *o, const struct block *b)
{
    struct str text = doc_text_of(o->keep, b);
    paragraph(o, S(""), text);
    if (b->level < 3) underline(o, text, b->level == 1 ? '=' : '-');
}

static void list(struct plain_out *o, const struct block *b)
{
    int number = b->level;

    for (const struct block *item = b->first; item; item = item->next) {
        struct str mark = b->list == LIST_NUMBER ? str_printf(o->keep, "%d. ", number++)
                        : b->list == LIST_CHECK ? S("[ ] ") : S("- ");
        o->mark = str_z(o->keep, mark);
        o->indent += (int)mark.n;
        children(o, item);
        o->indent -= (int)mark.n;
        o->gap = false;
    }
}

static void chart(struct plain_out *o, const struct block *b)
{
    struct texts_of_chart rows = chart_words(o->keep, b->chart);

    if (b->chart->title.n) paragraph(o, S(""), b->chart->title);
    for (size_t i = 0; i < rows.n; i++) hanging(o, rows.list[i], rows.hang);
    o->gap |= rows.n > 0;
    if (b->chart->summary.n) paragraph(o, S(""), b->chart->summary);
}

static void lines(struct plain_out *o, const struct block *b)
{
    struct str label = doc_text_of(o->keep, b);
    int room = COLUMNS - o->indent - (int)width_text(label) - 1;
    struct buf line = buf_in(o->keep);

    buf_add(&line, label);
    if (label.n) buf_byte(&line, ' ');
    for (int i = 0; i < (room < 40 ? room : 40); i++) buf_byte(&line, '_');
    text_line(o, buf_str(&line));
}

/* Blocks that stand close to what follows: no blank line behind them. */
static bool is_tight(const struct block *b)
{
    return b->kind == BLOCK_PARAGRAPH && (b->style == PARA_LABEL || b->keep_with_next);
}

static void block(struct plain_out *o, const struct block *b)
{
    switch (b->kind) {
    case BLOCK_HEADING: heading(o, b); break;
    case BLOCK_PARAGRAPH: paragraph(o, b->style == PARA_QUOTE ? S("| ") : S(""), doc_text_of(o->keep, b)); break;
    case BLOCK_LIST: list(o, b); break;
    case BLOCK_TABLE: table(o, b); break;
    case BLOCK_CHART: chart(o, b); break;
    case BLOCK_LINES: lines(o, b); break;
    case BLOCK_RULE: text_line(o, S("----")); break;
    case BLOCK_ITEM: case BLOCK_BOX: case BLOCK_COLUMNS: case BLOCK_GROUP: children(o, b); break;
    case BLOCK_PAGE_BREAK: break;
    case BLOCK_ROW: case BLOCK_CELL: bug("a row or cell outside its table");
    }
    o->gap = !is_tight(b) && o->buf.n > 0;
}

static void children(struct plain_out *o, const struct block *b)
{
    bool close = b->kind == BLOCK_ITEM; /* paragraphs of an item follow each other directly */
    for (const struct block *c = b->first; c; c = c->next) {
        block(o, c);
        if (close) o->gap = false;
    }
}

struct str plain_write(struct arena *keep, struct arena scratch, const struct doc *doc)
{
    struct plain_out o = { .buf = buf_in(keep), .keep = keep, .scratch = scratch, .wrapper = wrap_open() };

    if (doc->watermark.n) text_line(&o, doc->watermark);
    o.gap = doc->watermark.n > 0;
    children(&o, doc->root);
    o.gap = o.buf.n > 0;
    if (doc->header.n) paragraph(&o, S(""), doc->header);
    if (doc->footer.n) paragraph(&o, S(""), doc->footer);
    o.wrapper = wrap_close(o.wrapper);
    return buf_str(&o.buf);
}
