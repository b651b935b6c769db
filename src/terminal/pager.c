#include "terminal/pager.h"

#include <limits.h>

#include "terminal/action.h"
#include "terminal/paragraph.h"

enum { EDGE_COLUMNS = 2 }; /* air, and where it says that there is more */

struct pager pager_new(struct arena *keep)
{
    return (struct pager){ arena_new(keep, struct view, 1) };
}

/* Moves by so many rows as the last drawing says that there are. */
static enum pager_reply move(struct view *v, int rows)
{
    if (rows > v->below) rows = v->below;
    if (rows < -v->above) rows = -v->above;
    v->top += rows;
    v->above += rows;
    v->below -= rows;
    return PAGER_MOVED;
}

enum pager_reply pager_key(struct pager *p, int action)
{
    int page = p->view->h > 1 ? p->view->h - 1 : 1;

    switch (action) {
    case ACT_UP: return move(p->view, -1);
    case ACT_DOWN: return move(p->view, 1);
    case ACT_PAGE_UP: return move(p->view, -page);
    case ACT_PAGE_DOWN: return move(p->view, page);
    case ACT_FIRST: return move(p->view, -INT_MAX);
    case ACT_LAST: return move(p->view, INT_MAX);
    default: return PAGER_IGNORED;
    }
}

void pager_draw(struct canvas c, const struct pager *p, const struct pager_part *parts, size_t n, struct wrapper *w,
                struct arena scratch)
{
    struct view *v = p->view;
    struct wrap_lines *laid = arena_new(&scratch, struct wrap_lines, n);
    int rows = 0;

    for (size_t i = 0; i < n; i++) {
        laid[i] = paragraph_lines(parts[i].text, c.w - EDGE_COLUMNS - parts[i].indent, w, &scratch);
        rows += (int)laid[i].n;
    }
    int last = rows > c.h ? rows - c.h : 0;
    v->w = c.w;
    v->h = c.h;
    v->top = v->top > last ? last : v->top;
    v->above = v->top;
    v->below = last - v->top;

    struct canvas inside = canvas_part(c, 0, 0, c.w - EDGE_COLUMNS, c.h);
    int y = -v->top;
    for (size_t i = 0; i < n; i++)
        for (size_t line = 0; line < laid[i].n; line++, y++)
            (void)canvas_text(inside, parts[i].indent, y, parts[i].style, laid[i].list[line].text);
    if (v->above > 0) (void)canvas_sign(c, c.w - 1, 0, STYLE_DIM, SIGN_ABOVE, 1);
    if (v->below > 0) (void)canvas_sign(c, c.w - 1, c.h - 1, STYLE_DIM, SIGN_BELOW, 1);
}
