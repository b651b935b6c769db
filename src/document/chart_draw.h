#pragma once
/* Charts as marks. Texts in them are never cut: what does not fit its place is wrapped or
 * stands in a list below. */

#include "document/chart.h"
#include "document/setting.h"

/* Each kind draws below y, in a column from x, and returns the height that it took. */
int32_t chart_draw_bars(struct setter *s, const struct chart *c, int32_t x, int32_t y, int32_t width, struct page *to);
int32_t chart_draw_dots(struct setter *s, const struct chart *c, int32_t x, int32_t y, int32_t width, struct page *to);
int32_t chart_draw_quadrant(struct setter *s, const struct chart *c, int32_t x, int32_t y, int32_t width, struct page *to);
int32_t chart_draw_lanes(struct setter *s, const struct chart *c, int32_t x, int32_t y, int32_t width, struct page *to);

/* Sets a text in a column and draws it; returns its height, 0 for the empty text. A note is
 * running text. */
int32_t chart_text(struct setter *s, struct str text, struct type type, enum align align,
                   int32_t x, int32_t y, int32_t width, struct page *to);
int32_t chart_note(struct setter *s, struct str text, struct type type, int32_t x, int32_t y, int32_t width, struct page *to);

/* Width and, in a given width, height of a text. */
int32_t chart_text_width(struct setter *s, struct str text, struct type type);
int32_t chart_text_height(struct setter *s, struct str text, struct type type, int32_t width);

/* Small type in the secondary grey, for scales and notes. */
struct type chart_soft(void);

/* Where `value` of 0 to `most` lies on an axis of a length. */
int32_t chart_at(int32_t value, int32_t most, int32_t length);
