#pragma once
/* The reasons of the roadmap as sentences, in the reader's language, in keep. They say in
 * words what roadmap.h holds as data and add nothing. Sentences are not cut off and end
 * with a full stop, unless a comment says that they are parts. */

#include "base/language.h"
#include "findings/findings.h"

/* One sentence, or two: why this line stands here. */
struct str explain_line(struct arena *keep, const struct roadmap *m, const struct roadmap_line *l, enum language lang);

/* What it follows from: "Release automation is at level 1; the target is 3." */
struct str explain_answer(struct arena *keep, const struct roadmap *m, const struct roadmap_line *l, enum language lang);

/* What it will change: "Release automation from 1 to 2. To show: …" (the evidence of the
 * capability). For a find-out: how to find out. */
struct str explain_change(struct arena *keep, const struct roadmap *m, const struct roadmap_line *l, enum language lang);

/* "check first: Documentation 1"; empty without checks. */
struct str explain_checks(struct arena *keep, const struct job *j, enum language lang);

/* Why an action is not planned now. */
struct str explain_held(struct arena *keep, const struct roadmap *m, const struct not_now *h, enum language lang);

/* The title of a job: of its action, or "Find out: …". */
struct str explain_title(struct arena *keep, const struct job *j, enum language lang);

/* The pattern of the tightrope as one or two sentences; empty when it is unknown and nothing
 * can be said. */
struct str explain_pattern(struct arena *keep, const struct tightrope *t, enum language lang);

/* "(1 + 2 + 0) / 3 = 1.00": how a mean came about, levels in the order of the questionnaire. */
struct str explain_mean(struct arena *keep, const struct consensus *c, const struct area_score *a);

/* How the clock came about: people, share, usable share, slots, room of the first horizon. */
struct str explain_clock(struct arena *keep, const struct clock *c, enum language lang);
