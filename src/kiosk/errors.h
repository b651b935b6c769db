#pragma once
/* What the system refused, as words for a person. */

#include "base/language.h"
#include "base/sys.h"

/* A part of a sentence, without full stop. e must not be SYS_OK. */
struct str error_words(enum sys_error e, enum language l);
