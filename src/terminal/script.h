#pragma once
/* Keys from a text instead of a terminal, and photographs of the screen: how screens are
 * tested (after tig's TIG_SCRIPT). A line is keys in the notation of key.h, one of
 *
 *     # a remark
 *     :size 80 24
 *     :paste some text          (line ends: \n)
 *     :wait                     (a pause: K_NONE, as when a clock ran out)
 *     :dump name                (take a photograph)
 *     :styles name              (take one of the styles)
 *
 * A line of keys that begins with ':' or '#' begins with <colon> or <hash> instead. */

#include <stdbool.h>

#include "base/str.h"
#include "terminal/key.h"

enum script_kind { SCRIPT_END, SCRIPT_KEY, SCRIPT_SIZE, SCRIPT_DUMP, SCRIPT_STYLES, SCRIPT_BROKEN };

struct script {
    struct str rest, line; /* lines to come; what is left of this one */
    bool pasting;
    int row;               /* of the line, from 1 */
    const char *broken;    /* why it stopped; NULL while it goes on */
};

struct script_item {
    enum script_kind kind;
    struct key key;
    int w, h;        /* SCRIPT_SIZE: 1 to 1000 */
    struct str name; /* of a photograph: [a-z0-9-]+; SCRIPT_BROKEN: what is wrong */
};

/* A script over a text, which must outlive it. */
struct script script_new(struct str text);

/* What happens next. After SCRIPT_END and SCRIPT_BROKEN always the same again. */
struct script_item script_next(struct script *s);
