#pragma once
/* Where the font files of the three faces are. Inside document/ only. */

#include <stdbool.h>

#include "base/str.h"
#include "document/font_file.h"
#include "document/page.h"

struct arena;
struct diags;
struct sys;

struct font_paths { struct str of[FACES]; };

/* Somebody who may know where the faces are: paths in keep, empty where he does not.
 * A function, so that a test can look for fonts on a machine that has none. */
typedef struct font_paths font_ask(struct arena *keep);

/* Opens a file for each face, mapped through sys: false, with an error and nothing left
 * mapped, when one is not to be had. A usable face has the geta mark and a space. */
bool font_find(struct sys *sys, struct arena *keep, struct str folder, font_ask *ask,
               struct font_file files[FACES], struct diags *out);

/* Asks fontconfig for exactly our families as TrueType files. Costs 5 to 20 ms. */
struct font_paths font_ask_fontconfig(struct arena *keep);
