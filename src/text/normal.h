#pragma once
/* One way to write each text (ICU). Results live in keep or are the given slice when
 * nothing had to change; bytes that are not UTF-8 become U+FFFD. */

#include "base/str.h"

struct arena;

/* NFC: how notes and names are stored. Looks the same, compares equal. */
struct str normal_nfc(struct arena *keep, struct str text);

/* NFKC: full-width letters, digits and the wide space become ASCII. For keys, ids and
 * codes typed with a Japanese input method; never for notes (it would rewrite ㍿ and ①). */
struct str normal_nfkc(struct arena *keep, struct str text);

/* For searching: NFKC, case and invisible differences folded away. Fold both sides. */
struct str normal_fold(struct arena *keep, struct str text);
