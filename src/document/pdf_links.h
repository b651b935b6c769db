#pragma once
/* What leads where in a PDF: links, bookmarks, page numbers. */

#include "document/pdf_file.h"

struct arena;
struct book;
struct diags;

/* Adds the links, the outline and the page labels of a book whose pages are there. A link
 * that leads nowhere, or to an address that is neither web nor mail, is left out with a
 * warning. The pages are those of the book, in its order. */
void pdf_links(struct pdf_file *f, struct arena scratch, const struct book *book,
               const HPDF_Page *pages, struct diags *out);
