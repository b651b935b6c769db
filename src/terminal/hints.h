#pragma once
/* The line that says which keys there are: "u don't know  n note  ? help". */

#include <stddef.h>

#include "base/arena.h"
#include "base/language.h"
#include "terminal/canvas.h"

struct actions;

/* Clears row y and draws as many of the actions as fit, in their order; the last one always (let
 * it be help). Each with its first key at that place; actions without a key are left out; ACT_UP
 * with ACT_DOWN behind it become one hint. */
void hints_draw(struct canvas c, int y, const struct actions *map, unsigned place, const int *actions, size_t n,
                enum language lang, struct arena scratch);

/* All keys of the actions, one a row: for the help screen. Starts with action `from`;
 * returns how many rows it would take to draw all. */
int hints_table(struct canvas c, int from, const struct actions *map, unsigned place, const int *actions, size_t n,
                enum language lang, struct arena scratch);
