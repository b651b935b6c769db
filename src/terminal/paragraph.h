#pragma once
/* Wrapped text in a canvas. The first use of a wrapper costs ICU's start; a screen that has
 * to be there at once uses canvas_text. */

#include "base/arena.h"
#include "terminal/canvas.h"
#include "text/wrap.h"

/* Draws the text over the whole width of c from row y on and returns the row behind it, also
 * when that lies outside. A newline ends a line. */
int paragraph_draw(struct canvas c, int y, enum style style, struct str text, struct wrapper *w,
                   struct arena scratch);

/* Its lines, in scratch. A text that fits into one line needs no wrapper work. */
struct wrap_lines paragraph_lines(struct str text, int columns, struct wrapper *w, struct arena *scratch);

/* The rows that it takes in so many columns. */
int paragraph_rows(struct str text, int columns, struct wrapper *w, struct arena scratch);
