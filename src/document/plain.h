#pragma once
/* A document as text of 78 columns: read in a terminal, by a screen reader, in a diff.
 * Charts become rows of words and marks; nothing needs colour or a fixed font to make
 * sense, except that tables line up in one. */

#include "base/arena.h"
#include "base/str.h"

struct doc;

/* The whole text, ending with a line feed, in keep. Same document, same bytes. */
struct str plain_write(struct arena *keep, struct arena scratch, const struct doc *doc);
