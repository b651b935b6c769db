#pragma once
/* How paper looks: type, distances, greys. The layout asks here for every number, so that
 * a page is changed in one place. Units as in page.h. Distances are multiples of a quarter
 * of the body's line, so that blocks of different kinds fall into one rhythm. */

#include <stdint.h>

#include "document/page.h"

struct type {
    int32_t size, leading;
    enum face face;
    uint8_t grey;
};

struct theme {
    struct type body, lead, small, strong_small, heading[3];
    int32_t margin, top, bottom;     /* of the page: sides, above, below the content */
    int32_t footer, label;           /* baselines: of the footer from below, of the SAMPLE label from above */
    int32_t measure;                 /* no running text is wider than this */
    int32_t quarter;                 /* a quarter of the body's line */
    int32_t indent;                  /* of list items */
    int32_t gutter;                  /* between columns side by side */
    int32_t cell_gap, cell_pad;      /* between the cells of a row, above and below their text */
    int32_t box_pad;
    int32_t writing;                 /* height of a line to write on */
    int32_t hairline, line, heavy;   /* strokes */
    uint8_t ink, soft, pale, wash;   /* greys: text, secondary text, lines, fills */
};

extern const struct theme theme;
