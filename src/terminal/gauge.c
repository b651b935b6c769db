#include "terminal/gauge.h"

static int64_t between(int64_t n, int64_t low, int64_t high)
{
    return n < low ? low : n > high ? high : n;
}

/* `part` of `all` in w signs: nothing is nothing, all is all, the rest is something. */
static int signs_of(int64_t part, int64_t all, int w)
{
    if (all <= 0 || part <= 0) return 0;
    if (part >= all) return w;
    for (; all > INT32_MAX; all /= 2) part /= 2;
    int64_t signs = (2 * part * w + all) / (2 * all);
    return (int)(w < 2 ? 0 : between(signs, 1, w - 1));
}

void gauge_progress(struct canvas c, int x, int y, int w, int64_t done, int64_t all)
{
    gauge_range(c, x, y, w, done, done, all);
}

void gauge_range(struct canvas c, int x, int y, int w, int64_t low, int64_t high, int64_t all)
{
    if (all < 0) all = 0;
    low = between(low, 0, all);
    high = between(high, low, all);
    int full = signs_of(low, all, w), maybe = signs_of(high, all, w);
    if (high > low && maybe == full && maybe < w) maybe++; /* a range shows */

    (void)canvas_sign(c, x, y, STYLE_GAUGE, SIGN_FULL, full);
    (void)canvas_sign(c, x + full, y, STYLE_GAUGE, SIGN_MAYBE, maybe - full);
    (void)canvas_sign(c, x + maybe, y, STYLE_DIM, SIGN_REST, w - maybe);
}
