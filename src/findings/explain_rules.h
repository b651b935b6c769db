#pragma once
/* Rules in words, in the reader's language, in keep: for the page on which people can argue
 * with them. */

#include "base/language.h"
#include "findings/findings.h"

/* A condition as a part of a sentence: “Release automation” is at most level 1 and … */
struct str explain_condition(struct arena *keep, const struct condition *c, enum language lang);

/* An answer on which a rule hung, with its value: “Release automation”: level 1. Of what each
 * person says only the question: nobody shall compute back from it. */
struct str explain_fact(struct arena *keep, const struct facts *f, const struct subject *s, enum language lang);

/* One sentence: which rule gave way to which, and where. */
struct str explain_gave_way(struct arena *keep, const struct rule_gave_way *g, enum language lang);

/* What to find out, and how: one or two sentences. */
struct str explain_doubt(struct arena *keep, const struct rule_doubt *d, enum language lang);

/* When to look again at an action that the rule blocks; empty when the rule does not say. */
struct str explain_look_again(struct arena *keep, const struct rule *r, const struct action *a, enum language lang);
