#pragma once
/* How the text of a field falls into rows: which byte stands where. edit.c asks; nobody
 * else includes it. One column is left free at the right, for a cursor behind the text. */

#include <stddef.h>

#include "base/str.h"

struct arena;
struct edit;
struct wrapper;

enum { EDIT_COLUMNS_MOST = 1000 };

struct edit_rows {
    ptrdiff_t *start; /* of each row, and the end of the text behind them */
    int n;            /* at least 1 */
    int columns;
};

/* The rows in a canvas of so many columns (0: it was not drawn yet, 80), in scratch. */
struct edit_rows edit_rows_of(const struct edit *e, int columns, struct wrapper *w, struct arena *scratch);

int edit_row(const struct edit_rows *rows, ptrdiff_t at); /* the row in which a byte stands */
int edit_column(const struct edit *e, const struct edit_rows *rows, int row, ptrdiff_t at);

/* The byte that stands in a row at or before a column; never the beginning of the next row. */
ptrdiff_t edit_place(const struct edit *e, const struct edit_rows *rows, int row, int column);

/* What to draw of a row: without the newline at its end. */
struct str edit_shown(const struct edit *e, const struct edit_rows *rows, int row);
