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
    const struct doc *doc;
    struct str prefix; /* in front of every line: the indent of items, "> " of quotes */
    struct str mark;   /* instead of the prefix in front of the next line */
    bool gap;
};

/* --- text ------------------------------------------------------------------------------ */

/* Text on its way into markup. */
struct escape {
    struct buf *to;
    struct str line_end; /* what a line feed becomes */
    bool at_start;       /* of a line, where more characters mean something */
};

/* "-", "+", "=" and "1." at the beginning of a line would be a list or a heading; white
 * space there would be code. */
static struct str add_start(struct escape *e, struct str text)
{
    ptrdiff_t n = 0;

    while (text.n && (text.s[0] == ' ' || text.s[0] == '\t')) text.s++, text.n--;
    if (!text.n) return text;
    e->at_start = false;
    if (strchr("-+=", text.s[0])) buf_byte(e->to, '\\');
    while (n < text.n && text.s[n] >= '0' && text.s[n] <= '9') n++;
    if (n == 0 || n == text.n || (text.s[n] != '.' && text.s[n] != ')')) return text;
    buf_add(e->to, str_head(text, n));
    buf_byte(e->to, '\\');
    buf_byte(e->to, text.s[n]);
    return str_from(text, n + 1);
}

/* Characters that could begin markup get a backslash. */
static void add_escaped(struct escape *e, struct str text)
{
    while (text.n) {
        if (e->at_start) text = add_start(e, text);
        if (!text.n) return;
        char c = text.s[0];
        text = (struct str){ text.s + 1, text.n - 1 };
        if (c == '\n') {
            buf_add(e->to, e->line_end);
            e->at_start = true;
        } else {
            if (strchr("\\`*_{}[]<>#|~&", c)) buf_byte(e->to, '\\');
            buf_byte(e->to, c);
        }
    }
}

/* "](address)"; angle brackets where white space or a bracket would end it too early. */
static void add_target(struct buf *to, struct str target)
{
    buf_add(to, S("](<"));
    for (ptrdiff_t i = 0; i < target.n; i++) {
        if (strchr("<>\\", target.s[i])) buf_byte(to, '\\');
        buf_byte(to, target.s[i] == '\n' ? ' ' : target.s[i]);
    }
    buf_add(to, S(">)"));
}

static void add_span(struct escape *e, const struct span_text *s)
{
    struct str text = str_trim(s->text);
    bool strong = s->style == SPAN_STRONG && text.n, link = s->style == SPAN_LINK && s->target.n;

    if (!strong && !link) {
        add_escaped(e, s->text);
        return;
    }
    if (str_starts(s->text, S(" ")) && !e->at_start) buf_byte(e->to, ' ');
    buf_add(e->to, strong ? S("**") : S("["));
    e->at_start = false;
    add_escaped(e, text);
    if (strong) buf_add(e->to, S("**"));
    else add_target(e->to, s->target);
    if (str_ends(s->text, S(" "))) buf_byte(e->to, ' ');
}

/* The spans of a block; `start`: they begin a line. */
static void add_spans(struct buf *to, const struct block *b, struct str line_end, bool start)
{
    struct escape e = { .to = to, .line_end = line_end, .at_start = start };

    for (const struct span_text *s = b->spans; s; s = s->next) add_span(&e, s);
}

static struct str escaped(struct markdown_out *o, struct str text)
{
    struct buf to = buf_in(o->keep);
    struct escape e = { .to = &to, .line_end = S(" "), .at_start = true };

    add_escaped(&e, text);
    return buf_str(&to);
}

/* --- lines ------------------------------------------------------------------------------ */

/* The empty line that is due, with the marks of what it stands in. */
static void close_gap(struct markdown_out *o)
{
    struct str bare = o->prefix;

    if (!o->gap) return;
    while (str_ends(bare, S(" "))) bare.n--;
    buf_add(&o->buf, bare);
    buf_byte(&o->buf, '\n');
    o->gap = false;
}

static void line(struct markdown_out *o, struct str text)
{
    close_gap(o);
    buf_add(&o->buf, o->mark.n ? o->mark : o->prefix);
    o->mark = (struct str){ 0 };
    buf_add(&o->buf, text);
    buf_byte(&o->buf, '\n');
}

/* Whether a link of the document leads to this anchor. */
static bool is_target(const struct block *b, struct str anchor)
{
    for (const struct span_text *s = b->spans; s; s = s->next)
        if (s->style == SPAN_LINK && str_starts(s->target, S("#")) && str_eq(str_from(s->target, 1), anchor)) return true;
    for (const struct block *c = b->first; c; c = c->next)
        if (is_target(c, anchor)) return true;
    return false;
}

static void add_anchor(struct markdown_out *o, struct buf *to, const struct block *b)
{
    if (b->anchor.n && is_target(o->doc->root, b->anchor)) buf_printf(to, "<a id=\"%.*s\"></a>", STR_ARG(b->anchor));
}

static void children(struct markdown_out *o, const struct block *b);

static void paragraph(struct markdown_out *o, const struct block *b)
{
    struct str outer = o->prefix;
    struct buf text = buf_in(o->keep);
    bool label = b->style == PARA_LABEL;

    close_gap(o);
    if (b->style == PARA_QUOTE) {
        o->prefix = str_join(o->keep, o->prefix, S("> "));
        if (o->mark.n) o->mark = str_join(o->keep, o->mark, S("> "));
    }
    if (label) buf_add(&text, S("**"));
    add_spans(&text, b, label ? S(" ") : str_join(o->keep, S("\\\n"), o->prefix), !label);
    if (label) buf_add(&text, S("**"));
    line(o, buf_str(&text));
    o->prefix = outer;
}

static void heading(struct markdown_out *o, const struct block *b)
{
    static const char *const marks[] = { "# ", "## ", "### " };
    struct buf text = buf_in(o->keep);

    buf_add(&text, str_of(marks[b->level - 1]));
    add_anchor(o, &text, b);
    add_spans(&text, b, S(" "), false);
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
        if (item->first == item->last) o->gap = false; /* short items stand close together */
    }
    o->prefix = outer;
}

static void row(struct markdown_out *o, const struct block *b)
{
    struct buf text = buf_in(o->keep);

    buf_byte(&text, '|');
    for (const struct block *cell = b->first; cell; cell = cell->next) {
        buf_byte(&text, ' ');
        add_spans(&text, cell, S("<br>"), false);
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
    struct buf none = buf_in(o->keep);

    buf_byte(&none, '|');
    for (size_t i = 0; i < b->n_columns; i++) buf_add(&none, S("  |"));
    if (b->level > 0 && r) row(o, r), r = r->next;
    else line(o, buf_str(&none));
    rule_row(o, b);
    for (; r; r = r->next) row(o, r);
}

/* Rows as code, so that they line up; inside it nothing needs a backslash. */
static void chart(struct markdown_out *o, const struct block *b)
{
    struct texts_of_chart rows = chart_words(o->keep, b->chart);

    if (b->chart->title.n) line(o, escaped(o, b->chart->title));
    o->gap |= b->chart->title.n > 0;
    if (rows.n) line(o, S("````text"));
    for (size_t i = 0; i < rows.n; i++)
        for (struct str rest = rows.list[i]; rest.n;) line(o, str_cut(&rest, '\n'));
    if (rows.n) line(o, S("````"));
    o->gap = true;
    if (b->chart->summary.n) line(o, escaped(o, b->chart->summary));
}

static void lines(struct markdown_out *o, const struct block *b)
{
    struct buf text = buf_in(o->keep);

    add_spans(&text, b, S(" "), true);
    if (text.n) buf_byte(&text, ' ');
    buf_add(&text, S("\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_"));
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

/* A paragraph of its own, if there is a text. */
static void alone(struct markdown_out *o, struct str text)
{
    if (!text.n) return;
    line(o, escaped(o, text));
    o->gap = true;
}

struct str markdown_write(struct arena *keep, const struct doc *doc)
{
    struct markdown_out o = { .buf = buf_in(keep), .keep = keep, .doc = doc };

    alone(&o, doc->watermark);
    children(&o, doc->root);
    o.gap = o.buf.n > 0;
    alone(&o, doc->header);
    alone(&o, doc->footer);
    return buf_str(&o.buf);
}
