#pragma once
/* A text longer than the screen, to read and scroll: help, background, results. */

#include <stddef.h>

#include "base/arena.h"
#include "terminal/canvas.h"
#include "terminal/view.h"

struct wrapper;

struct pager_part {
    enum style style;
    int indent;      /* columns */
    struct str text; /* a paragraph; empty: an empty line */
};

struct pager {
    struct view *view; /* top: where the reader is */
};

enum pager_reply { PAGER_IGNORED, PAGER_MOVED };

/* At the beginning of the text. */
struct pager pager_new(struct arena *keep);

/* ACT_UP, ACT_DOWN, ACT_PAGE_UP, ACT_PAGE_DOWN, ACT_FIRST, ACT_LAST; ACT_ACCEPT is the screen's. */
enum pager_reply pager_key(struct pager *p, int action);

/* Draws into all of c; signs at the right edge say where there is more. */
void pager_draw(struct canvas c, const struct pager *p, const struct pager_part *parts, size_t n, struct wrapper *w,
                struct arena scratch);
