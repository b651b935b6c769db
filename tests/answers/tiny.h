#pragma once
/* The questionnaire of these tests, from its folder. */

#include "base/buf.h"
#include "base/diag.h"
#include "questionnaire/load.h"
#include "questionnaire/questionnaire.h"
#include "tap.h"

/* NULL, after a failed check with the problems, when it can not be loaded. */
static inline const struct questionnaire *tiny_load(struct sys *sys, struct arena *keep, const char *folder)
{
    struct diags out = diags_in(keep);
    struct buf shown = buf_in(keep);
    const struct questionnaire *q = questionnaire_load(sys, keep, tap_arena(64 << 20), folder, &out);

    diags_print(&shown, &out);
    if (!q) tap_ok(false, "the questionnaire of the tests can be loaded"), tap_show("problems", buf_str(&shown));
    return q;
}
