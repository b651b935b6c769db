#include "base/buf.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/bug.h"

struct buf buf_in(struct arena *keep)
{
    return (struct buf){ .arena = keep };
}

static void make_room(struct buf *b, ptrdiff_t more)
{
    if (b->room - b->n >= more) return;
    ptrdiff_t want = b->room * 2 > b->n + more ? b->room * 2 : b->n + more;
    if (want < 64) want = 64;
    if (b->s && b->s + b->room == b->arena->beg) { /* youngest of its arena: grow in place */
        arena_new(b->arena, char, (size_t)(want - b->room));
    } else {
        char *moved = arena_new(b->arena, char, (size_t)want);
        if (b->n) memcpy(moved, b->s, (size_t)b->n);
        b->s = moved;
    }
    b->room = want;
}

void buf_add(struct buf *b, struct str text)
{
    if (!text.n) return;
    make_room(b, text.n);
    memcpy(b->s + b->n, text.s, (size_t)text.n);
    b->n += text.n;
}

void buf_byte(struct buf *b, char c)
{
    buf_add(b, (struct str){ &c, 1 });
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list ap, again;

    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    if (n < 0) bug("bad format \"%s\"", fmt);
    make_room(b, n + 1); /* vsnprintf wants its NUL */
    if (vsnprintf(b->s + b->n, (size_t)n + 1, fmt, again) != n) bug("unstable format \"%s\"", fmt);
    b->n += n;
    va_end(again);
    va_end(ap);
}

struct str buf_str(const struct buf *b)
{
    return (struct str){ b->s, b->n };
}
