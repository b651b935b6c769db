#include "document/markdown.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/bug.h"
#include "document/chart.h"
#include "document/chart_words.h"
#include "document/doc.h"

struct markdown_out {
    struct buf buf;
    struct arena *keep;
    struct str prefix; /* in front of every line: the indent of items, "> " of quotes */
    struct str mark;   /* instead of the prefix in front of the next line */
    bool gap;
};

/* --- text ------------------------------------------------------------------------------ */

/* Characters that could begin markup get a backslash; a line end inside a paragraph
 * becomes a hard break. */
static void add_escaped(struct buf *out, struct str text, struct str line_end)
{
    for (ptrdiff_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (c == '\n') {
            buf_add(out, line_end);
            continue;
        }
        if (strchr("\\`*_{}[]<>#|~", c)) buf_byte(out, '\\');
        buf_byte(out, c);
    }
}

/* "-", "+" or "1." at the beginning of a paragraph would start a list. */
static void guard_start(struct buf *out, struct str text)
{
    if (!text.n) return;
    if (strchr("-+=", text.s[0])) buf_byte(out, '\\');
}

static void add_spans(struct markdown_out *o, struct buf *out, const struct block *b, struct str line_end)
{
    for (const struct span_text *s = b->spans; s; s = s->next) {
        struct str text = str_trim(s->text);
        bool strong = s->style == SPAN_STRONG && text.n;
        bool link = s->style == SPAN_LINK && s->target.n;
        if (!strong && !link) {
            add_escaped(out, s->text, line_end);
            continue;
        }
        buf_add(out, strong ? S("**") : S("["));
        add_escaped(out, text, line_end);
        if (strong) buf_add(out, S("**"));
        else buf_printf(out, "](%.*s)", STR_ARG(s->target));
        if (str_ends(s->text, S(" "))) buf_byte(out, ' ');
    }
    (void)o;
}

/* --- lines ------------------------------------------------------------------------------ */

static void begin_line(struct markdown_out *o)
{
    if (o->gap) {
        struct str bare = o->prefix;
        while (str_ends(bare, S(" "))) bare.n--;
        buf_add(&o->buf, bare);
        buf_byte(&o->buf, '\n');
    }
    o->gap = false;
    buf_add(&o->buf, o->mark.n ? o->mark : o->prefix);
    o->mark = (struct str){ 0 };
}

static void line(struct markdown_out *o, struct str text)
{
    begin_line(o);
    buf_add(&o->buf, text);
    buf_byte(&o->buf, '\n');
}

static void children(struct markdown_out *o, const struct block *b);

static void paragraph(struct markdown_out *o, const struct block *b)
{
    struct str outer = o->prefix;
    struct buf text = buf_in(o->keep);

    if (b->style == PARA_QUOTE) o->prefix = str_join(o->keep, o->prefix, S("> "));
    struct str line_end = str_join(o->keep, S("\\\n"), o->prefix);
    if (b->style == PARA_LABEL) buf_add(&text, S("**"));
    else guard_start(&text, doc_text_of(o->keep, b));
    add_spans(o, &text, b, line_end);
    if (b->style == PARA_LABEL) buf_add(&text, S("**"));
    line(o, buf_str(&text));
    o->prefix = outer;
}

static void heading(struct markdown_out *o, const struct block *b)
{
    static const char *const marks[] = { "# ", "## ", "### " };
    struct buf text = buf_in(o->keep);

    buf_add(&text, str_of(marks[b->level - 1]));
    add_spans(o, &text, b, S(" "));
    line(o, buf_str(&text));
}

static void list(struct markdown_out *o, const struct block *b)
{
    struct str outer = o->prefix;
    int number = b->level;

    for (const struct block *item = b->first; item; item = item->next) {
        struct str mark = b->list == LIST_NUMBER ? str_printf(o->keep, "%d. ", number++) : S("- ");
        struct str shown = b->list == LIST_CHECK ? S("- [ ] ") : mark;
        struct str indent = str_printf(o->keep, "%*s", (int)mark.n, "");
        o->mark = str_join(o->keep, outer, shown);
        o->prefix = str_join(o->keep, outer, indent);
        children(o, item);
    }
    o->prefix = outer;
}

static void row(struct markdown_out *o, const struct block *b)
{
    struct buf text = buf_in(o->keep);

    buf_byte(&text, '|');
    for (const struct block *cell = b->first; cell; cell = cell->next) {
        buf_byte(&text, ' ');
        add_spans(o, &text, cell, S("<br>"));
        buf_add(&text, S(" |"));
    }
    line(o, buf_str(&text));
}

static void rule_row(struct markdown_out *o, const struct block *b)
{
    static const char *const rules[] = { [ALIGN_LEFT] = " --- |", [ALIGN_RIGHT] = " --: |", [ALIGN_CENTRE] = " :-: |" };
    struct buf text = buf_in(o->keep);

    buf_byte(&text, '|');
    for (size_t i = 0; i < b->n_columns; i++) buf_add(&text, str_of(rules[b->columns[i].align]));
    line(o, buf_str(&text));
}

/* A pipe table needs a head: an empty one where the document has none. */
static void table(struct markdown_out *o, const struct block *b)
{
    const struct block *r = b->first;
    struct block none = { .kind = BLOCK_ROW };

    if (b->level > 0 && r) row(o, r), r = r->next;
    else row(o, &none);
    rule_row(o, b);
    for (; r; r = r->next) row(o, r);
}

static void chart(struct markdown_out *o, const struct block *b)
{
    struct texts_of_chart rows = chart_words(o->keep, b->chart);
    struct buf summary = buf_in(o->keep);

    if (rows.n) line(o, S("```text"));
    if (rows.n && b->chart->title.n) line(o, b->chart->title);
    for (size_t i = 0; i < rows.n; i++) line(o, rows.list[i]);
    if (rows.n) line(o, S("```"));
    o->gap = true;
    add_escaped(&summary, b->chart->summary, S(" "));
    if (summary.n) line(o, buf_str(&summary));
}

static void lines(struct markdown_out *o, const struct block *b)
{
    struct buf text = buf_in(o->keep);
    add_spans(o, &text, b, S(" "));
    buf_add(&text, S(" \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_"));
    line(o, buf_str(&text));
}

static void block(struct markdown_out *o, const struct block *b)
{
    switch (b->kind) {
    case BLOCK_HEADING: heading(o, b); break;
    case BLOCK_PARAGRAPH: paragraph(o, b); break;
    case BLOCK_LIST: list(o, b); break;
    case BLOCK_TABLE: table(o, b); break;
    case BLOCK_CHART: chart(o, b); break;
    case BLOCK_LINES: lines(o, b); break;
    case BLOCK_RULE: line(o, S("---")); break;
    case BLOCK_ITEM: case BLOCK_BOX: case BLOCK_COLUMNS: case BLOCK_GROUP: children(o, b); break;
    case BLOCK_PAGE_BREAK: break;
    case BLOCK_ROW: case BLOCK_CELL: bug("a row or cell outside its table");
    }
    o->gap = o->buf.n > 0;
}

static void children(struct markdown_out *o, const struct block *b)
{
    for (const struct block *c = b->first; c; c = c->next) block(o, c);
}

struct str markdown_write(struct arena *keep, const struct doc *doc)
{
    struct markdown_out o = { .buf = buf_in(keep), .keep = keep };
    struct buf foot = buf_in(keep);

    if (doc->watermark.n) {
        struct buf mark = buf_in(keep);
        add_escaped(&mark, doc->watermark, S(" "));
        line(&o, buf_str(&mark));
        o.gap = true;
    }
    children(&o, doc->root);
    o.gap = true;
    add_escaped(&foot, doc->footer, S(" "));
    if (foot.n) line(&o, buf_str(&foot));
    return buf_str(&o.buf);
}
