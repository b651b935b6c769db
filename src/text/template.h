#pragma once
/* The little language inside a message: words, {name}, {name|one|other}, {{ and }}.
 * Read the same way when messages are compiled and when they are filled. */

#include <stdbool.h>

#include "base/str.h"

enum template_kind {
    TEMPLATE_WORDS,  /* text: words to copy */
    TEMPLATE_FILL,   /* name */
    TEMPLATE_CHOICE, /* name, one, other */
    TEMPLATE_BROKEN  /* text: what is wrong, in English */
};

struct template_piece {
    enum template_kind kind;
    struct str text, name, one, other;
};

/* Takes the next piece off *rest, which must not be empty. After TEMPLATE_BROKEN *rest is
 * empty. All slices point into the pattern, but for a problem's text, which is constant. */
struct template_piece template_next(struct str *rest);

/* Whether the pattern asks for a fill. */
bool template_fills(struct str pattern);
