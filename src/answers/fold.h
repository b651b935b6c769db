#pragma once
/* Full-width forms as an input method leaves them: "１２．５" means 12.5, "ＹＥＳ" means YES. */

#include "base/str.h"

struct arena;

/* One code point: U+FF01 to U+FF5E as the ASCII that NFKC gives for them, the ideographic space as a blank;
 * all else untouched. Made by hand because the first ICU call costs 8 ms and no
 * other compatibility form stands on a keyboard. */
int32_t fold_code_point(int32_t cp);

/* A whole text that way, in keep. */
struct str fold_width(struct arena *keep, struct str typed);
