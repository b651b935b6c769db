#pragma once
/* A document as a tree, before anybody knows how it will look: headings, paragraphs,
 * lists, tables, charts, boxes, writing lines. Knows nothing of SRE. The report builds
 * it once; page (then pdf), markdown and plain only translate it.
 *
 * Building is a walk: blocks are appended to the block that is open; doc_open_* and
 * doc_close come in pairs (a missing pair is a bug). Texts are kept by reference and
 * must live as long as the document. Inline texts are lists of spans. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/str.h"

struct arena;

enum span_style {
    SPAN_PLAIN,
    SPAN_STRONG,
    SPAN_SMALL,   /* secondary words inside a line: ids, sources */
    SPAN_QUOTE,   /* somebody's own words: a note, a background */
    SPAN_LINK     /* leads to `target`: "#anchor" or a URI */
};

struct span_text {
    enum span_style style;
    struct str text;
    struct str target;
    struct span_text *next;
};

enum block_kind {
    BLOCK_HEADING,   /* level 1 to 3, anchor; bookmarked */
    BLOCK_PARAGRAPH, /* style */
    BLOCK_LIST,      /* items are children (BLOCK_ITEM) */
    BLOCK_ITEM,
    BLOCK_TABLE,     /* rows are children (BLOCK_ROW), the first `heads` of them repeat */
    BLOCK_ROW,
    BLOCK_CELL,
    BLOCK_CHART,     /* document/chart.h */
    BLOCK_LINES,     /* n empty lines to write on, with a label */
    BLOCK_BOX,       /* children framed and never split (if they fit a page) */
    BLOCK_COLUMNS,   /* children (boxes or plain groups) side by side, by their weights */
    BLOCK_GROUP,     /* children kept together, without a frame */
    BLOCK_RULE,      /* a thin line */
    BLOCK_PAGE_BREAK
};

enum paragraph_style {
    PARA_BODY,
    PARA_LEAD,    /* one size larger: what the page says first */
    PARA_SMALL,   /* notes, calculations */
    PARA_QUOTE,   /* indented, with a thin line at its left: people's own words */
    PARA_LABEL    /* small, strong: the name of a field in a card */
};

enum list_style { LIST_BULLET, LIST_NUMBER, LIST_CHECK }; /* check: an empty box to tick */
enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE };

struct column {
    int weight;       /* share of the width; 0: as wide as its widest content needs */
    enum align align;
    bool figures;     /* set in the face whose digits are equally wide */
};

struct chart;

struct block {
    enum block_kind kind;
    int level;                    /* heading level; numbering start of a list; heads of a table; n of lines */
    enum paragraph_style style;
    enum list_style list;
    struct str anchor;            /* heading or box: target of links */
    struct span_text *spans;      /* heading, paragraph, cell, lines label */
    const struct column *columns; /* table; columns: weights only */
    size_t n_columns;
    const struct chart *chart;
    bool keep_with_next;
    struct block *first, *last, *next, *up;
};

struct doc {
    struct arena *keep;
    struct block *root, *open;
    struct str title, subject, author, language; /* "en" or "ja": decides the setting of … and the hyphen rules */
    struct str header;    /* left of the footer line on every page: team, confidentiality */
    struct str footer;    /* version and fingerprint */
    struct str page_of;   /* how the page number is written: "page {n} of {m}" */
    struct str watermark; /* "SAMPLE" on every page, or empty */
    struct date date;
};

/* An empty document; it and everything appended lives in keep. */
struct doc *doc_new(struct arena *keep);

/* --- blocks. Each returns the new block. ------------------------------------------ */
struct block *doc_heading(struct doc *d, int level, struct str anchor, struct str text);
struct block *doc_paragraph(struct doc *d, enum paragraph_style style, struct str text); /* text may be empty: add spans */
struct block *doc_open_list(struct doc *d, enum list_style style);
struct block *doc_open_item(struct doc *d);
struct block *doc_open_table(struct doc *d, const struct column *columns, size_t n, int heads);
struct block *doc_open_row(struct doc *d);
struct block *doc_cell(struct doc *d, struct str text); /* inside a row; spans may be added */
struct block *doc_chart(struct doc *d, const struct chart *chart);
struct block *doc_lines(struct doc *d, struct str label, int lines);
struct block *doc_open_box(struct doc *d, struct str anchor);
struct block *doc_open_columns(struct doc *d, const struct column *columns, size_t n);
struct block *doc_open_group(struct doc *d);
struct block *doc_rule(struct doc *d);
struct block *doc_page_break(struct doc *d);
void doc_close(struct doc *d, enum block_kind kind); /* the innermost open block, which must be of this kind */

/* Appends a span to a heading, paragraph, item's paragraph or cell. */
void doc_span(struct doc *d, struct block *to, enum span_style style, struct str text);
void doc_link(struct doc *d, struct block *to, struct str text, struct str target);

/* All text of a block without its styles, children not included. */
struct str doc_text_of(struct arena *keep, const struct block *b);
