#pragma once
/* The page "what I have so far": from one person's own answers alone, so that it says
 * nothing about the team before the team does. */

#include "base/arena.h"
#include "base/language.h"
#include "base/str.h"

struct doc;
struct session;

/* As a document, and as text of 78 columns. */
const struct doc *page_make(struct arena *keep, struct arena scratch, const struct session *s, enum language l);
struct str page_text(struct arena *keep, struct arena scratch, const struct session *s, enum language l);

/* The file that it is written to. */
struct str page_file(struct arena *keep, const struct session *s);
