#pragma once
/* What must be known of a file's bytes before libyaml sees them. Its reader refuses bad
 * bytes too, but without a place and without a guess at what the file really is. And
 * some mistakes are no mistakes to YAML: full-width punctuation that looks like its own. */

#include <stdbool.h>

#include "base/diag.h"

struct arena;

/* True when libyaml may have the text: valid UTF-8 without control characters, odd line
 * ends and %TAG lines (20,000 of them cost libyaml over a second). Problems go to out. */
bool prescan(const struct source *in, struct diags *out);

enum trap_kind {
    TRAP_COLON,  /* weight：3 */
    TRAP_SPACE,  /* weight:　3 */
    TRAP_INDENT  /* 　weight: 3 */
};

struct trap {
    enum trap_kind kind;
    uint32_t line, col;
    bool excused; /* it stands inside a quoted or block text: no trap at all */
};

enum { TRAPS_MOST = 20 };

struct traps {
    struct trap list[TRAPS_MOST];
    size_t n;
};

/* Lines that begin like a key but with a full-width colon or space, the first of them. */
void traps_find(struct traps *t, struct str text);

/* A quoted or block scalar reaches from line `first` to `last`: what stands on its later lines is text. */
void traps_excuse(struct traps *t, uint32_t first, uint32_t last);

/* A warning for each one that was not excused. */
void traps_report(const struct traps *t, const struct source *in, struct diags *out);
