#pragma once
/* What a file says about an id that this questionnaire does not have, or a value that its
 * question does not allow (any more). It counts nowhere, and is written back as it was. */

#include <stddef.h>

#include "base/str.h"

struct arena;
struct emit;
struct ynode;

struct stray {
    struct str id;
    const struct ynode *node; /* its value; lives in the arena of whoever read the file */
};

struct strays {
    struct stray *list;
    size_t n;
};

/* One more, from its value in a map; the list grows in keep. */
void strays_add(struct strays *s, struct arena *keep, const struct ynode *node);

/* The value as key and value of the map that is being written. */
void stray_emit(struct emit *e, const struct stray *s);
