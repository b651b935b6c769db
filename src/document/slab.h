#pragma once
/* Slabs: strips of a page that are never cut. A document becomes a stack of slabs from
 * top to bottom; pages are made by cutting the stack between slabs (after TeX's boxes,
 * glue and penalties, with fewer of each). x counts from the left edge of the paper, y
 * from the top of the slab. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "document/page.h"

struct arena;

struct slab {
    int32_t height;
    int32_t before, after;   /* distance to the neighbours: the larger of the two counts; none at a page's top */
    int32_t baseline;        /* of its first line; 0: none */
    struct page marks;
    bool keep;               /* the next slab stands on the same page */
    bool new_page;           /* begins a page */
    bool between;            /* a rule: not drawn where a page begins */
    const struct slab *head; /* repeated above it when it begins a page: the heads of its table */
    struct bookmark *titles; /* of the headings in it; y from its top, page not used */
    size_t n_titles;
    /* A box too tall for a page is cut; the frame is drawn around its part on each page. */
    int frame;               /* 0: none, else a number of its own */
    int32_t frame_x, frame_w;
};

struct stack {
    struct slab *list;
    size_t n, room;
};

/* Room for one slab more, zeroed, in scratch. Valid until the next call for this stack. */
struct slab *stack_add(struct arena *scratch, struct stack *to);

/* The distance between two slabs of which the first one stands above the second. */
int32_t slab_gap(const struct slab *above, const struct slab *below);

/* Height of all of them with the distances between them, without those around them. */
int32_t stack_height(const struct stack *stack);

/* Adds what `from` shows and names to another slab, moved down by dy. */
void slab_take(struct arena *keep, struct slab *to, const struct slab *from, int32_t dy);

/* One slab that holds all of them, in keep. `before` and `after` are those of the first
 * and the last one. */
struct slab stack_join(struct arena *keep, const struct stack *stack);
