#pragma once
/* A list to move in: items of any length, wrapped; headings that the cursor skips; one
 * marker that moves, so that a step costs a few bytes and the rest of the picture stays.
 *
 *     ▸✓ 2 Releases run from a script
 *          that anyone can start.
 *        3 …
 *
 * A screen owns its items and gives the same ones to list_key and list_draw. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "terminal/canvas.h"
#include "terminal/view.h"

struct wrapper;

struct list_item {
    struct str label; /* "2": in front, may be empty */
    struct str text;  /* wrapped */
    struct str note;  /* a dim paragraph below, may be empty */
    enum style style; /* of the text; zero is STYLE_TEXT */
    bool chosen;      /* with SIGN_CHOSEN */
    bool heading;     /* a title over the items that follow; the cursor never stands here */
};

struct list {
    size_t cursor;    /* index of the current item */
    struct view *view;
};

enum list_reply {
    LIST_IGNORED, /* not an action of a list, or no item at all */
    LIST_MOVED,   /* draw again */
    LIST_CHOSE,   /* ACT_ACCEPT on the current item */
    LIST_EDGE     /* the cursor is at that end already */
};

/* With the cursor on `cursor`, or the next item that is no heading, or the one before. */
struct list list_new(struct arena *keep, const struct list_item *items, size_t n, size_t cursor);

/* ACT_UP, ACT_DOWN, ACT_PAGE_UP, ACT_PAGE_DOWN, ACT_FIRST, ACT_LAST, ACT_ACCEPT. An item longer
 * than the list is scrolled through before the cursor leaves it. */
enum list_reply list_key(struct list *l, int action, const struct list_item *items, size_t n);

/* The item at a row of the canvas that the list was last drawn into, for mouse clicks;
 * n when there is none. Wants the same arguments as the drawing. */
size_t list_at(const struct list *l, int row, const struct list_item *items, size_t n, struct wrapper *w,
               struct arena scratch);

/* Draws into all of c and puts the terminal's cursor on the marker. */
void list_draw(struct canvas c, const struct list *l, const struct list_item *items, size_t n, struct wrapper *w,
               struct arena scratch);

/* Rows that all items take in so many columns: to share a screen between widgets. */
int list_rows(int columns, const struct list_item *items, size_t n, struct wrapper *w, struct arena scratch);
