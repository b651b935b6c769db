#pragma once
/* Putting marks on a page, or on a part of one. Everything lives in keep. */

#include "document/page.h"

struct arena;

/* Room for one mark more, zeroed. Valid until the next call for the same page. */
struct mark *marks_add(struct arena *keep, struct page *to);

/* The marks of `from`, moved down by dy. */
void marks_copy(struct arena *keep, struct page *to, const struct page *from, int32_t dy);

/* Shapes: a filled one has no stroke. */
void marks_line(struct arena *keep, struct page *to, int32_t x, int32_t y, int32_t w, int32_t h, int32_t width, uint8_t grey);
void marks_box(struct arena *keep, struct page *to, int32_t x, int32_t y, int32_t w, int32_t h, int32_t width, uint8_t grey);
void marks_fill(struct arena *keep, struct page *to, int32_t x, int32_t y, int32_t w, int32_t h, uint8_t grey);
void marks_disc(struct arena *keep, struct page *to, int32_t x, int32_t y, int32_t radius, uint8_t grey);
void marks_circle(struct arena *keep, struct page *to, int32_t x, int32_t y, int32_t radius, int32_t width, uint8_t grey);

/* A filled triangle by its corners. */
void marks_triangle(struct arena *keep, struct page *to, const struct mark_point corners[3], uint8_t grey);
