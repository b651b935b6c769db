#include "document/marks.h"

#include <string.h>

#include "base/arena.h"

struct mark *marks_add(struct arena *keep, struct page *to)
{
    if (to->n == to->room) {
        size_t room = to->room ? to->room * 2 : 8;
        struct mark *list = arena_new(keep, struct mark, room);
        if (to->n) memcpy(list, to->marks, to->n * sizeof *list);
        to->marks = list;
        to->room = room;
    }
    return &to->marks[to->n++];
}

static const struct mark_point *moved(struct arena *keep, const struct mark *m, int32_t dy)
{
    struct mark_point *points = arena_new(keep, struct mark_point, m->n_points);

    for (size_t i = 0; i < m->n_points; i++) points[i] = (struct mark_point){ m->points[i].x, m->points[i].y + dy };
    return points;
}

void marks_copy(struct arena *keep, struct page *to, const struct page *from, int32_t dy)
{
    for (size_t i = 0; i < from->n; i++) {
        struct mark *m = marks_add(keep, to);
        *m = from->marks[i];
        m->y += dy;
        if (m->n_points) m->points = moved(keep, &from->marks[i], dy);
    }
}

static struct mark *add(struct arena *keep, struct page *to, enum mark_kind kind, int32_t x, int32_t y)
{
    struct mark *m = marks_add(keep, to);

    *m = (struct mark){ .kind = kind, .x = x, .y = y };
    return m;
}

void marks_line(struct arena *keep, struct page *to, int32_t x, int32_t y, int32_t w, int32_t h, int32_t width, uint8_t grey)
{
    struct mark *m = add(keep, to, MARK_LINE, x, y);

    m->w = w, m->h = h, m->width = width, m->grey = grey;
}

void marks_box(struct arena *keep, struct page *to, int32_t x, int32_t y, int32_t w, int32_t h, int32_t width, uint8_t grey)
{
    struct mark *m = add(keep, to, MARK_BOX, x, y);

    m->w = w, m->h = h, m->width = width, m->grey = grey;
}

void marks_fill(struct arena *keep, struct page *to, int32_t x, int32_t y, int32_t w, int32_t h, uint8_t grey)
{
    struct mark *m = add(keep, to, MARK_BOX, x, y);

    m->w = w, m->h = h, m->grey = grey, m->fill = true;
}

void marks_disc(struct arena *keep, struct page *to, int32_t x, int32_t y, int32_t radius, uint8_t grey)
{
    struct mark *m = add(keep, to, MARK_CIRCLE, x, y);

    m->w = radius, m->grey = grey, m->fill = true;
}

void marks_circle(struct arena *keep, struct page *to, int32_t x, int32_t y, int32_t radius, int32_t width, uint8_t grey)
{
    struct mark *m = add(keep, to, MARK_CIRCLE, x, y);

    m->w = radius, m->width = width, m->grey = grey;
}

void marks_triangle(struct arena *keep, struct page *to, const struct mark_point corners[3], uint8_t grey)
{
    struct mark_point *points = arena_new(keep, struct mark_point, 3);
    struct mark *m = add(keep, to, MARK_POLYGON, corners[0].x, corners[0].y);

    memcpy(points, corners, 3 * sizeof *points);
    m->points = points, m->n_points = 3, m->grey = grey, m->fill = true;
}
