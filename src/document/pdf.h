#pragma once
/* A laid-out book as PDF/A-1b, through libharu's page, object and cross-reference
 * layer only (see document/pdf.c for why). Pure: same book, same bytes. */

#include <stdbool.h>

#include "base/str.h"

struct arena;
struct book;
struct diags;
struct fonts;

/* The file's bytes in keep. Not ok, with an error in `out`, only when libharu or the
 * subsetter fails. The document id is a hash of the content; dates come from the book.
 * A code point without a glyph shows as U+3013; a link that leads nowhere is a warning. */
struct pdf_bytes { struct str bytes; bool ok; };
struct pdf_bytes pdf_write(struct arena *keep, struct arena scratch, const struct book *book,
                           const struct fonts *fonts, struct diags *out);
