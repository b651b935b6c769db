#pragma once
/* Everything that findings say, as plain text: for goldens, and for looking at a plan. */

#include "base/language.h"

struct arena;
struct findings;

struct str tell_findings(struct arena *keep, const struct findings *f, enum language lang);
