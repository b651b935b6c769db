#pragma once
/* In which language somebody wrote a free text. */

#include "base/language.h"

/* Japanese if it holds kana or kanji, else English (the empty text too). */
enum language language_guess(struct str text);
