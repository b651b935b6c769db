#pragma once
/* Findings as a document. Decided here once; PDF, Markdown and text only translate it. */

#include <stdbool.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/str.h"

struct doc;
struct findings;

struct report_options {
    enum language language;
    bool sample;         /* SAMPLE on every page */
    struct str program;  /* version of Tightrope, for the footer */
    const struct findings *earlier; /* of the round before, for what moved; NULL: there is none */
};

/* The whole report: summary, background, areas, differences, roadmap, not now, find out,
 * all answers and notes, three things to keep. findings must have ranked questions. The
 * document and all it says live in keep. */
struct doc *report_compose(struct arena *keep, const struct findings *f, const struct report_options *o);

/* One page from one person's answers: what works, the pattern, three actions, not now,
 * five questions. */
struct doc *report_first_look(struct arena *keep, const struct findings *f, const struct report_options *o);

/* The roadmap alone, for `tightrope plan`. */
struct doc *report_plan(struct arena *keep, const struct findings *f, const struct report_options *o);
