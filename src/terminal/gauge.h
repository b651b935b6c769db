#pragma once
/* Bars in a row of cells. They say the same as the numbers beside them, which the screen
 * writes; alone they are only a picture. */

#include "terminal/canvas.h"

/* How far: `done` of `all` (all may be 0) as a bar of w columns at x, y. Something done shows
 * at least one sign, something missing too, while there is room for both. */
void gauge_progress(struct canvas c, int x, int y, int w, int64_t done, int64_t all);

/* A value with what is still possible: full to `low`, maybe to `high`, out of `all`
 * (0 <= low <= high <= all; clamped). */
void gauge_range(struct canvas c, int x, int y, int w, int64_t low, int64_t high, int64_t all);
