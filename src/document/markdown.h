#pragma once
/* A document as Markdown (CommonMark with pipe tables): for a wiki or a repository.
 * What people wrote is escaped, so that a note cannot become markup. */

#include "base/str.h"

struct arena;
struct doc;

struct str markdown_write(struct arena *keep, const struct doc *doc);
