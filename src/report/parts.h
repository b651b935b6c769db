#pragma once
/* What the parts of the report share: where they write, for whom, and the words for
 * numbers, levels and weeks. Each part_ function appends itself to the open document. */

#include "base/language.h"
#include "document/doc.h"
#include "findings/findings.h"
#include "report/report.h"
#include "text/messages.h"

struct writer {
    struct arena *keep;
    struct doc *doc;
    const struct findings *f;
    const struct findings *earlier; /* NULL in a first round */
    enum language l;
};

/* The parts, in the order of the report. */
void part_summary(struct writer *w);
void part_background(struct writer *w);
void part_areas(struct writer *w);
void part_differences(struct writer *w);
void part_progress(struct writer *w);
void part_roadmap(struct writer *w);
void part_not_now(struct writer *w, size_t most);
void part_find_out(struct writer *w);
void part_answers(struct writer *w);
void part_keep(struct writer *w);
void part_first_look(struct writer *w);

/* --- words (words.c) --------------------------------------------------------------- */

/* A message in the writer's language, with no, one or two placeholders filled. */
struct str say(const struct writer *w, enum message m);
struct str say1(const struct writer *w, enum message m, const char *name, struct str value);
struct str say2(const struct writer *w, enum message m, const char *n1, struct str v1, const char *n2, struct str v2);

/* Numbers as they are printed. */
struct str number(const struct writer *w, int64_t n);
struct str tenths(const struct writer *w, int n);      /* 35: "3.5" */
struct str hundredths(const struct writer *w, int thousandths); /* 1250: "1.25" */

/* A text of the questionnaire in the writer's language. */
struct str words(const struct writer *w, const struct text *t);

/* "level 1, Begun", "not known", … */
struct str standing_words(const struct writer *w, const struct verdict *v);

/* "1 2 2 2", with ? and n/a; empty when hidden. */
struct str votes_words(const struct writer *w, const struct verdict *v);

/* The value of a profile question or metric, in words; empty when nobody said anything. */
struct value;
struct question;
struct metric;
struct str value_words(const struct writer *w, const struct question *q, const struct value *v);
struct str metric_words(const struct writer *w, const struct metric *m, const struct value *v);

/* Why there are no actions: too little is known, or every target is reached. */
struct str nothing_planned(const struct writer *w);

/* A paragraph "Label: text" whose label is strong; nothing for an empty text. */
void labelled(struct writer *w, enum message label, struct str text);

/* What works already: the capabilities with what is visible there. There must be some. */
void strengths(struct writer *w, enum list_style style);

enum note_kind { NOTE_OPEN, NOTE_INTERNAL }; /* the second stays inside the team */

/* Calls `each` for every note that may be printed about capability i, in an order that
 * says nothing about who wrote it. Nothing when the round is hidden. */
void each_note(const struct writer *w, size_t capability, enum note_kind kind,
               void (*each)(struct writer *, struct str note), struct writer *context);
