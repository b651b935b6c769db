#pragma once
/* Pages as display lists: what stands where, decided before any PDF exists.
 *
 * Units are thousandths of a point, the origin is the top left corner of the page, y
 * grows downwards; a text stands on its baseline. Integers, so that the same report
 * gives the same pages on every machine. Grey is 0 (black) to 255 (white).
 * The placement of a report is tested on these lists (`*.pages`), not on PDF bytes. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/str.h"

struct arena;
struct doc;
struct diags;
struct fonts;

#define POINTS(p) ((int32_t)((p) * 1000)) /* points to our unit; p may have decimals */

enum face { FACE_TEXT, FACE_BOLD, FACE_FIGURES, FACES }; /* figures: all digits equally wide */

enum mark_kind {
    MARK_TEXT,    /* text at x,y: baseline start; w: its width as measured */
    MARK_LINE,    /* from x,y to x+w,y+h; width: stroke */
    MARK_BOX,     /* filled with `grey` when fill, else stroked with `width` */
    MARK_POLYGON, /* points, closed; fill or stroke */
    MARK_CIRCLE,  /* centre x,y, radius w; fill or stroke */
    MARK_LINK,    /* area x,y,w,h: leads to the anchor or URI named by text */
    MARK_ANCHOR   /* a place on this page named by text: target of links and bookmarks */
};

struct mark_point { int32_t x, y; };

struct mark {
    enum mark_kind kind;
    int32_t x, y, w, h;
    int32_t size;       /* font size */
    int32_t width;      /* stroke */
    int32_t dash;       /* 0: solid; else length of dash and gap */
    int32_t spacing;    /* text: added behind each character that is drawn; w includes it */
    uint8_t grey;
    bool fill;
    enum face face;
    struct str text;
    const struct mark_point *points;
    size_t n_points;
};

struct page {
    struct mark *marks; /* in painting order */
    size_t n, room;
};

struct bookmark {
    struct str title;
    int level;       /* 1 to 3 */
    size_t page;     /* index */
    int32_t y;
};

enum paper { PAPER_A4, PAPER_LETTER, PAPERS };

struct paper_size { int32_t width, height; };
extern const struct paper_size paper_sizes[PAPERS];

/* A finished layout. */
struct book {
    enum paper paper;
    struct page *pages;
    size_t n_pages;
    struct bookmark *bookmarks;
    size_t n_bookmarks;
    struct str title, author, subject, language; /* metadata; language as "en" or "ja" */
    struct date date;
};

/* Lays a document out: pure; measures with `fonts` only. Widows and orphans of two
 * lines, headings kept with what follows, boxes and charts never split, table heads
 * repeated. Texts that do not fit where they must not be cut, and glyphs that no font
 * has, become problems that name the text. */
struct book page_layout(struct arena *keep, struct arena scratch, const struct doc *doc,
                        enum paper paper, const struct fonts *fonts, struct diags *out);

/* The lists as text, one mark a line ("page x y kind size text"): golden files. */
struct str page_dump(struct arena *keep, const struct book *book);
