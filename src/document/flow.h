#pragma once
/* Blocks to slabs: what stands below what, in a column of a given place and width. */

#include "document/setting.h"
#include "document/slab.h"

struct block;

/* Appends the slabs of `first` and its following brothers. */
void flow_blocks(struct setter *s, struct stack *to, const struct block *first, int32_t x, int32_t width);

/* A set text as one slab per line, two lines together at its beginning and end. The lines
 * take at most theme.measure. Returns the index of the first one. */
size_t flow_setting(struct setter *s, struct stack *to, const struct setting *t, enum align align, int32_t x);

/* table.c: rows, the heads of which are repeated. */
void flow_table(struct setter *s, struct stack *to, const struct block *table, int32_t x, int32_t width);

/* chart_draw.c: one slab. */
void flow_chart(struct setter *s, struct stack *to, const struct block *chart, int32_t x, int32_t width);

/* The text of a block in a type, as wide as running text may be. */
int32_t flow_measure(int32_t width);
