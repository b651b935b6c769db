#pragma once
/* A picture made of character cells: what every screen draws into, and what golden screens
 * are dumped from. It never saw a terminal; term.h shows it.
 *
 * `struct canvas` is a rectangle of a grid and goes by value; canvas_part cuts a smaller
 * one. Positions count from 0 at its upper left corner. Whatever falls outside is clipped,
 * so a screen may draw without looking at the size first; negative positions are fine too.
 *
 * A cell holds one character that takes columns, with the marks that combine with it (at
 * most 4, as many as curses keeps). Columns are those of text/width.h, so that canvas,
 * curses and wrapping agree; a picture sequence (family, flag, heart) is shown as its
 * parts, because only then does every terminal agree with us about the columns. A wide
 * character has two cells or none: where one half is clipped or drawn over, the other half
 * becomes a space. Control characters, line ends and broken bytes show as U+FFFD.
 *
 * LC_CTYPE must be UTF-8 (term_locale). No ICU in here. */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "terminal/style.h"

struct arena;

enum { CELL_BYTES = 20, CELL_MARKS = 4 };

struct cell {
    char utf8[CELL_BYTES];
    uint8_t n;     /* bytes; 0 only in the right half of a wide character */
    uint8_t width; /* 1 or 2; 0: the right half of the wide character to the left */
    uint8_t style; /* enum style */
};

/* What the parts share. */
struct grid {
    int w, h;
    struct cell *cells;     /* row by row */
    int cursor_x, cursor_y; /* where the terminal's own cursor stands; x < 0: nowhere */
    enum sign_set signs;
};

struct canvas {
    struct grid *grid;
    int x, y, w, h; /* inside the grid; w and h may be 0 */
};

enum { CANVAS_MOST = 1000 }; /* columns, and rows; larger terminals are used up to here */

/* An empty picture of w columns and h rows (clamped to 0 to CANVAS_MOST), in keep. */
struct canvas canvas_new(struct arena *keep, int w, int h, enum sign_set signs);

/* All spaces, no cursor. */
void canvas_clear(struct canvas c);

/* The rectangle at x, y of w by h, as far as it lies in c. */
struct canvas canvas_part(struct canvas c, int x, int y, int w, int h);

/* Draws the text in row y from column x on and returns the column behind it (x when
 * nothing was drawn; c.w at most). Text that goes on beyond the edge is cut. */
int canvas_text(struct canvas c, int x, int y, enum style style, struct str text);

/* The same within `most` columns; a text that is longer ends in SIGN_CUT. */
int canvas_fit(struct canvas c, int x, int y, int most, enum style style, struct str text);

/* Against the right edge: its last column is the last of c. A text longer than c is cut. */
void canvas_right(struct canvas c, int y, enum style style, struct str text);

/* One sign; `count` of them side by side. */
int canvas_sign(struct canvas c, int x, int y, enum style style, enum sign sign, int count);

/* A horizontal line over the whole width. */
void canvas_rule(struct canvas c, int y);

/* A line above and below and a clear inside: few borders, because screen readers read them
 * aloud. Returns the inside, with one column free on both sides. */
struct canvas canvas_box(struct canvas c, int x, int y, int w, int h);

/* Where the terminal's cursor stands: at the item or the place where typing goes, so that
 * magnifiers, screen readers and input methods find it. Outside c: taken away. */
void canvas_cursor(struct canvas c, int x, int y);

/* The cell at x, y; NULL outside. */
const struct cell *canvas_cell(struct canvas c, int x, int y);

/* The picture as text: one line per row without the spaces at its end, then, when there is
 * one, "cursor ROW COLUMN" counted from 1. For golden screens. */
struct str canvas_dump(struct arena *keep, struct canvas c);

/* The styles as text, one letter a cell: '.' text, T title, Q question, C chosen, d dim,
 * K key, W warning, q quote, I input, G gauge. */
struct str canvas_dump_styles(struct arena *keep, struct canvas c);
