#pragma once
/* What the plain interview prints: a step, its choices, help, review, search. */

#include "base/buf.h"
#include "kiosk/interview.h"

struct session;

/* The whole step: place, question, choices, what was answered before, prompt not included. */
void plain_show_step(struct buf *out, struct arena *keep, const struct session *s, const struct interview *iv);

/* Why the question is asked and what can be typed; everything that is open, unknown, marked. */
void plain_show_help(struct buf *out, struct arena *keep, const struct interview *iv);
void plain_show_review(struct buf *out, struct arena *keep, const struct interview *iv);

/* Shown capabilities and questions whose words hold all of the typed ones. */
void plain_show_found(struct buf *out, struct arena *keep, const struct interview *iv, struct str words);
