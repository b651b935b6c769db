#include "document/doc.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/bug.h"

struct doc *doc_new(struct arena *keep)
{
    struct doc *d = arena_new(keep, struct doc, 1);
    d->keep = keep;
    d->root = d->open = arena_new(keep, struct block, 1);
    d->root->kind = BLOCK_GROUP;
    return d;
}

static struct block *append(struct doc *d, enum block_kind kind)
{
    struct block *b = arena_new(d->keep, struct block, 1);

    b->kind = kind;
    b->up = d->open;
    if (d->open->last) d->open->last->next = b;
    else d->open->first = b;
    d->open->last = b;
    return b;
}

static struct block *append_open(struct doc *d, enum block_kind kind)
{
    return d->open = append(d, kind);
}

static struct block *append_text(struct doc *d, enum block_kind kind, struct str text)
{
    struct block *b = append(d, kind);
    if (text.n) doc_span(d, b, SPAN_PLAIN, text);
    return b;
}

struct block *doc_heading(struct doc *d, int level, struct str anchor, struct str text)
{
    struct block *b = append_text(d, BLOCK_HEADING, text);
    if (level < 1 || level > 3) bug("heading of level %d", level);
    b->level = level;
    b->anchor = anchor;
    b->keep_with_next = true;
    return b;
}

struct block *doc_paragraph(struct doc *d, enum paragraph_style style, struct str text)
{
    struct block *b = append_text(d, BLOCK_PARAGRAPH, text);
    b->style = style;
    b->keep_with_next = style == PARA_LABEL; /* the name of a field stands with the field */
    return b;
}

struct block *doc_open_list(struct doc *d, enum list_style style)
{
    struct block *b = append_open(d, BLOCK_LIST);
    b->list = style;
    b->level = 1;
    return b;
}

struct block *doc_open_item(struct doc *d)
{
    if (d->open->kind != BLOCK_LIST) bug("an item outside a list");
    return append_open(d, BLOCK_ITEM);
}

struct block *doc_open_table(struct doc *d, const struct column *columns, size_t n, int heads)
{
    struct block *b = append_open(d, BLOCK_TABLE);
    if (n == 0) bug("a table without columns");
    b->columns = columns;
    b->n_columns = n;
    b->level = heads;
    return b;
}

struct block *doc_open_row(struct doc *d)
{
    if (d->open->kind != BLOCK_TABLE) bug("a row outside a table");
    return append_open(d, BLOCK_ROW);
}

struct block *doc_cell(struct doc *d, struct str text)
{
    if (d->open->kind != BLOCK_ROW) bug("a cell outside a row");
    return append_text(d, BLOCK_CELL, text);
}

struct block *doc_chart(struct doc *d, const struct chart *chart)
{
    struct block *b = append(d, BLOCK_CHART);
    b->chart = chart;
    return b;
}

struct block *doc_lines(struct doc *d, struct str label, int lines)
{
    struct block *b = append_text(d, BLOCK_LINES, label);
    b->level = lines;
    return b;
}

struct block *doc_open_box(struct doc *d, struct str anchor)
{
    struct block *b = append_open(d, BLOCK_BOX);
    b->anchor = anchor;
    return b;
}

struct block *doc_open_columns(struct doc *d, const struct column *columns, size_t n)
{
    struct block *b = append_open(d, BLOCK_COLUMNS);
    b->columns = columns;
    b->n_columns = n;
    return b;
}

struct block *doc_open_group(struct doc *d)
{
    return append_open(d, BLOCK_GROUP);
}

struct block *doc_rule(struct doc *d)
{
    return append(d, BLOCK_RULE);
}

struct block *doc_page_break(struct doc *d)
{
    return append(d, BLOCK_PAGE_BREAK);
}

void doc_close(struct doc *d, enum block_kind kind)
{
    if (d->open == d->root || d->open->kind != kind)
        bug("closing block kind %d inside kind %d", (int)kind, (int)d->open->kind);
    d->open = d->open->up;
}

static struct span_text *add_span(struct doc *d, struct block *to, enum span_style style, struct str text)
{
    struct span_text *s = arena_new(d->keep, struct span_text, 1);
    struct span_text **end = &to->spans;

    while (*end) end = &(*end)->next;
    s->style = style;
    s->text = text;
    return *end = s;
}

void doc_span(struct doc *d, struct block *to, enum span_style style, struct str text)
{
    (void)add_span(d, to, style, text);
}

void doc_link(struct doc *d, struct block *to, struct str text, struct str target)
{
    add_span(d, to, SPAN_LINK, text)->target = target;
}

struct str doc_text_of(struct arena *keep, const struct block *b)
{
    struct buf out = buf_in(keep);
    for (const struct span_text *s = b->spans; s; s = s->next) buf_add(&out, s->text);
    return buf_str(&out);
}
