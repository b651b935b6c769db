#pragma once
/* Finds what a file names by its id, and says what is wrong when there is nothing. */

#include "base/arena.h"
#include "questionnaire/ids.h"

struct diags;
struct questionnaire;
struct ynode;

struct names {
    const struct questionnaire *q; /* its arrays are in place; references may still be open */
    struct ids ids;
    struct arena scratch;
    struct diags *out;
};

/* The names of a questionnaire that is loaded; ids live in keep. */
struct names names_of(struct arena *keep, struct arena scratch, const struct questionnaire *q, struct diags *out);

/* An item enters the table. One whose id could not be read leaves its kind incomplete: then
 * an unknown id proves nothing. An id that is taken is a problem at its place. */
void names_add(struct names *n, enum item_kind kind, struct str id, int index, const struct ynode *from);

struct name {
    int index;          /* in the questionnaire's array of its kind; -1: there is none */
    struct str problem; /* why not, in words; empty when that is not sure: a file of them could not be read */
};

/* The item of this kind. */
struct name names_find(const struct names *n, enum item_kind kind, struct str id);

/* The same for an id that stands alone at a node: the problem goes to `out`. */
int names_index(const struct names *n, enum item_kind kind, struct str id, const struct ynode *from);

/* ` (did you mean "near"?)` among the ids of one kind, or the empty string. */
struct str names_hint(const struct names *n, enum item_kind kind, struct str typed);
