#pragma once
/* What a PDF says about itself: title and dates (in both places where PDF/A-1 wants
 * them), language, grey profile, how a viewer should show and print it. */

#include "document/pdf_file.h"

struct arena;
struct book;

/* Adds all of it. */
void pdf_meta(struct pdf_file *f, struct arena scratch, const struct book *book);
