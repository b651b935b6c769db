#pragma once
/* pdf_write with somebody else's memory, so that a test can make it run out. */

#include "document/pdf.h"
#include "document/pdf_file.h"

/* As pdf_write; libharu's objects live in `memory`, and all of it is given back. */
struct pdf_bytes pdf_write_in(struct pdf_memory memory, struct arena *keep, struct arena scratch,
                              const struct book *book, const struct fonts *fonts, struct diags *out);
