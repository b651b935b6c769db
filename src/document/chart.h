#pragma once
/* Charts as data. How they look is decided by the layout, what they say in words by
 * markdown and plain. Levels and values are in thousandths, so that a mean of 1.25 is
 * 1250; nothing here is a floating point number. Readable in black and white: place,
 * shape and number carry the meaning, grey never does so alone. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum chart_kind {
    CHART_BARS,     /* horizontal bars on a scale, each with the range still possible */
    CHART_DOTS,     /* one row per statement or level, n dots each: votes */
    CHART_QUADRANT, /* two axes, a point, an earlier point as a ghost */
    CHART_LANES     /* bars on lanes over weeks, with arrows between them */
};

struct chart_bar {
    struct str label;
    struct str note;               /* right of the bar: "1.4 (1.0 to 2.1)" */
    int32_t value;                 /* thousandths of a scale step; negative: unknown, only the range is drawn */
    int32_t low, high;             /* range still possible; equal: none */
    int32_t mark;                  /* a tick, e.g. the gated level; negative: none */
};

struct chart_dot_row {
    struct str key;                /* a number or a letter in front of the label; may be empty */
    struct str label;
    int32_t dots;
    bool here;                     /* the settled or median row */
};

struct chart_lane_bar {
    struct str label;
    struct str key;                /* short, stands in the bar when a label is too long for its bar; empty: counted from 1 */
    int32_t lane;                  /* index */
    int32_t from, to;              /* weeks in thousandths */
    int32_t needs[4];              /* indices of bars that end before; -1: none */
    bool light;                    /* find-out jobs and the like */
};

struct chart {
    enum chart_kind kind;
    struct str title;              /* may be empty */
    struct str summary;            /* one sentence that says what one sees: the alternative text */
    /* bars: the scale */
    int32_t scale_most;            /* largest whole step, e.g. 4 */
    const struct str *scale_names; /* scale_most + 1 names, or NULL */
    const struct chart_bar *bars;
    size_t n_bars;
    struct str value_name, range_name, mark_name; /* legend; each may be empty */
    const struct chart_dot_row *rows;
    size_t n_rows;
    /* quadrant: 0..scale_most on both axes, thousandths */
    struct str x_name, y_name;
    int32_t x, y, ghost_x, ghost_y; /* ghost negative: none */
    /* lanes */
    const struct str *lane_names;
    size_t n_lanes;
    const struct chart_lane_bar *lane_bars;
    size_t n_lane_bars;
    int32_t weeks;                 /* length of the axis */
    struct str weeks_name;         /* what its numbers count, "week"; may be empty */
    const int32_t *borders;        /* weeks at which a horizon ends */
    const struct str *border_names;
    size_t n_borders;
};
