#pragma once
/* A document with everything in it that a document can hold, in either language: for
 * golden files, and to look at. */

#include "base/language.h"

struct arena;
struct doc;

struct doc *demo_doc(struct arena *keep, enum language lang);
