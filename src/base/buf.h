#pragma once
/* A growing byte string in an arena. While it is the youngest object of its arena it
 * grows in place; else it moves and the old bytes stay behind until the arena goes. */

#include "base/str.h"

struct arena;

struct buf {
    struct arena *arena;
    char *s;
    ptrdiff_t n, room;
};

/* An empty buffer that grows in keep, and what appends to it. */
struct buf buf_in(struct arena *keep);
void buf_add(struct buf *b, struct str text);
void buf_byte(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* What was written so far. Valid until the next buf_ call. */
struct str buf_str(const struct buf *b);
