#include "terminal/list.h"

#include "base/bug.h"
#include "terminal/action.h"
#include "terminal/paragraph.h"
#include "text/width.h"

enum {
    SIGN_COLUMNS = 3, /* the marker, what is chosen, a space */
    EDGE_COLUMNS = 2  /* air, and where it says that there is more */
};

/* --- where the cursor may stand ------------------------------------------------------- */

/* The next item in a direction (-1, 1), starting with `from` itself; n when there is none. */
static size_t item_from(const struct list_item *items, size_t n, size_t from, int step)
{
    for (size_t i = from; i < n; i += (size_t)step)
        if (!items[i].heading) return i;
    return n;
}

/* The cursor, wherever the items have gone meanwhile. */
static size_t cursor_of(const struct list *l, const struct list_item *items, size_t n)
{
    size_t at = l->cursor < n ? l->cursor : n ? n - 1 : 0;
    size_t next = item_from(items, n, at, 1);
    return next < n ? next : item_from(items, n, at, -1);
}

struct list list_new(struct arena *keep, const struct list_item *items, size_t n, size_t cursor)
{
    struct list l = { cursor, arena_new(keep, struct view, 1) };
    l.cursor = cursor_of(&l, items, n);
    return l;
}

static enum list_reply step(struct list *l, const struct list_item *items, size_t n, int direction)
{
    int hidden = direction > 0 ? l->view->below : l->view->above;

    if (hidden > 0) { /* first the rest of a long item */
        l->view->top += direction;
        l->view->below -= direction;
        l->view->above += direction;
        return LIST_MOVED;
    }
    size_t next = item_from(items, n, l->cursor + (size_t)direction, direction);
    if (next >= n) return LIST_EDGE;
    l->cursor = next;
    return LIST_MOVED;
}

static enum list_reply page(struct list *l, const struct list_item *items, size_t n, int direction)
{
    int hidden = direction > 0 ? l->view->below : l->view->above;
    int steps = hidden > 0 ? l->view->h - 1 : l->view->page;
    enum list_reply reply = LIST_EDGE;

    if (hidden > 0 && steps > hidden) steps = hidden;
    if (steps < 1) steps = 1;
    for (int i = 0; i < steps && step(l, items, n, direction) == LIST_MOVED; i++) reply = LIST_MOVED;
    return reply;
}

static enum list_reply jump(struct list *l, size_t to)
{
    if (l->cursor == to) return LIST_EDGE;
    l->cursor = to;
    return LIST_MOVED;
}

enum list_reply list_key(struct list *l, int action, const struct list_item *items, size_t n)
{
    l->cursor = cursor_of(l, items, n);
    if (l->cursor >= n) return LIST_IGNORED;
    switch (action) {
    case ACT_UP: return step(l, items, n, -1);
    case ACT_DOWN: return step(l, items, n, 1);
    case ACT_PAGE_UP: return page(l, items, n, -1);
    case ACT_PAGE_DOWN: return page(l, items, n, 1);
    case ACT_FIRST: return jump(l, item_from(items, n, 0, 1));
    case ACT_LAST: return jump(l, item_from(items, n, n - 1, -1));
    case ACT_ACCEPT: return LIST_CHOSE;
    default: return LIST_IGNORED;
    }
}

/* --- layout ----------------------------------------------------------------------------- */

struct laid {
    struct wrap_lines text, note;
    int start, rows; /* from the top of the whole list; an empty row before a heading counts */
    int gap;
};

struct layout {
    struct laid *items;
    int rows, indent; /* of all; columns before the text */
};

static int label_columns(const struct list_item *items, size_t n)
{
    int most = 0;

    for (size_t i = 0; i < n; i++) {
        int width = width_text(items[i].label);
        if (width > most) most = width;
    }
    return most ? most + 1 : 0;
}

static struct layout lay_out(int columns, const struct list_item *items, size_t n, struct wrapper *w,
                             struct arena *scratch)
{
    struct layout all = { arena_new(scratch, struct laid, n), 0, SIGN_COLUMNS + label_columns(items, n) };

    for (size_t i = 0; i < n; i++) {
        struct laid *one = &all.items[i];
        int room = columns - EDGE_COLUMNS - (items[i].heading ? 0 : all.indent);
        one->gap = items[i].heading && i > 0;
        one->text = paragraph_lines(items[i].text, room, w, scratch);
        if (items[i].note.n) one->note = paragraph_lines(items[i].note, room, w, scratch);
        one->start = all.rows;
        one->rows = one->gap + (int)one->text.n + (int)one->note.n;
        all.rows += one->rows;
    }
    return all;
}

int list_rows(int columns, const struct list_item *items, size_t n, struct wrapper *w, struct arena scratch)
{
    return lay_out(columns, items, n, w, &scratch).rows;
}

/* Scrolls as little as shows the current item, with the headings right above it, and notes
 * what a key needs to know. */
static void settle(struct view *v, const struct layout *all, const struct list_item *items, size_t n, size_t cursor)
{
    int last = all->rows > v->h ? all->rows - v->h : 0;

    if (cursor < n) {
        int start = all->items[cursor].start, end = start + all->items[cursor].rows, from = start;
        for (size_t i = cursor; i > 0 && items[i - 1].heading && end - all->items[i - 1].start <= v->h; i--)
            from = all->items[i - 1].start;
        if (end - start > v->h) { /* longer than the list: stay inside it */
            if (v->top < start) v->top = start;
            if (v->top > end - v->h) v->top = end - v->h;
        } else {
            if (v->top > from) v->top = from;
            if (v->top < end - v->h) v->top = end - v->h;
        }
        v->above = v->top > start ? v->top - start : 0;
        v->below = end > v->top + v->h ? end - v->top - v->h : 0;
    }
    if (v->top > last) v->top = last;
    if (v->top < 0) v->top = 0;
    v->page = 0;
    for (size_t i = 0; i < n; i++)
        v->page += !items[i].heading && all->items[i].start >= v->top
                && all->items[i].start + all->items[i].rows <= v->top + v->h;
}

/* --- drawing ---------------------------------------------------------------------------- */

static int draw_lines(struct canvas c, int x, int y, enum style style, struct wrap_lines lines)
{
    for (size_t i = 0; i < lines.n; i++, y++) (void)canvas_text(c, x, y, style, lines.list[i].text);
    return y;
}

static void draw_item(struct canvas c, const struct layout *all, size_t i, const struct list_item *item, int top)
{
    const struct laid *laid = &all->items[i];
    int y = laid->start + laid->gap - top, x = item->heading ? 0 : all->indent;
    enum style style = item->heading ? STYLE_TITLE : item->style;

    if (!item->heading) {
        if (item->chosen) (void)canvas_sign(c, 1, y, STYLE_CHOSEN, SIGN_CHOSEN, 1);
        (void)canvas_fit(c, SIGN_COLUMNS, y, all->indent - SIGN_COLUMNS, style, item->label);
    }
    y = draw_lines(c, x, y, style, laid->text);
    (void)draw_lines(c, x, y, STYLE_DIM, laid->note);
}

static void draw_edges(struct canvas c, const struct view *v, int rows)
{
    if (v->top > 0) (void)canvas_sign(c, c.w - 1, 0, STYLE_DIM, SIGN_ABOVE, 1);
    if (v->top + v->h < rows) (void)canvas_sign(c, c.w - 1, c.h - 1, STYLE_DIM, SIGN_BELOW, 1);
}

void list_draw(struct canvas c, const struct list *l, const struct list_item *items, size_t n, struct wrapper *w,
               struct arena scratch)
{
    struct layout all = lay_out(c.w, items, n, w, &scratch);
    struct view *v = l->view;
    size_t cursor = cursor_of(l, items, n);

    v->w = c.w;
    v->h = c.h;
    if (c.w == 0 || c.h == 0) return;
    settle(v, &all, items, n, cursor);
    struct canvas inside = canvas_part(c, 0, 0, c.w - EDGE_COLUMNS, c.h);
    for (size_t i = 0; i < n; i++)
        if (all.items[i].start < v->top + v->h && all.items[i].start + all.items[i].rows > v->top)
            draw_item(inside, &all, i, &items[i], v->top);
    draw_edges(c, v, all.rows);
    if (cursor >= n) return;
    int y = all.items[cursor].start - v->top;
    if (y < 0) y = 0;
    (void)canvas_sign(c, 0, y, STYLE_TEXT, SIGN_CURSOR, 1);
    canvas_cursor(c, 0, y);
}

size_t list_at(const struct list *l, int row, const struct list_item *items, size_t n, struct wrapper *w,
               struct arena scratch)
{
    struct layout all = lay_out(l->view->w, items, n, w, &scratch);

    if (row < 0 || row >= l->view->h) return n;
    for (size_t i = 0; i < n; i++) {
        int y = row + l->view->top - all.items[i].start;
        if (y >= all.items[i].gap && y < all.items[i].rows) return items[i].heading ? n : i;
    }
    return n;
}
