#pragma once
/* All screens, as what opens them. Their states live in stage.room. */

#include "base/str.h"
#include "kiosk/stage.h"

/* The screen of the step where the interview stands. */
struct screen screen_of_step(struct stage *st);

struct screen screen_home(struct stage *st);
struct screen screen_team(struct stage *st, enum scope scope);      /* which team, or a new one */
struct screen screen_team_name(struct stage *st, enum scope scope); /* a popup */
struct screen screen_resume(struct stage *st);                      /* a popup */

struct screen screen_how(struct stage *st);
struct screen screen_question(struct stage *st);
struct screen screen_value(struct stage *st);
struct screen screen_rows(struct stage *st); /* a value that is a list */
struct screen screen_offer(struct stage *st);
struct screen screen_done(struct stage *st);

/* As the step STEP_REVIEW, or (not `step`) opened over another screen. */
struct screen screen_review(struct stage *st, bool step);

struct screen screen_find(struct stage *st);
struct screen screen_result(struct stage *st); /* "what I have so far" */

/* Any text to read; title and text live in stage.room or longer. */
struct screen screen_page(struct stage *st, struct str title, struct str text);

/* Why the present question is asked, and the keys. */
struct screen screen_help(struct stage *st);

/* A note, evidence, or the reason why a question does not apply: EVENT_NOTE,
 * EVENT_NOTE_INTERNAL, EVENT_EVIDENCE, EVENT_NOT_APPLICABLE. */
struct screen screen_write(struct stage *st, enum event_kind what);

/* Popups: really leave? an answer could not be saved. */
struct screen screen_leave(struct stage *st);
struct screen screen_unsaved(struct stage *st);
