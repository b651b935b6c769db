#pragma once
/* The interview as a state machine that knows no screen.
 *
 * A face (the plain lines, later the curses screens) shows where the interview stands,
 * turns what a person does into events, and saves what an event changed before it says
 * so. The order of the steps: how to answer, facts about the team that nobody has
 * answered yet, the capabilities, numbers, a few questions about oneself, review, the
 * background for an outside reader (offered, never forced), done.
 *
 * First look: the one sentence, the facts marked `first`, the capabilities marked
 * `first`, the page, done. */

#include <stdbool.h>
#include <stddef.h>

#include "answers/value.h"
#include "base/language.h"
#include "base/str.h"

struct arena;
struct capability;
struct questionnaire;
struct round;
struct sheet;

enum scope { SCOPE_FIRST, SCOPE_SHORT, SCOPE_FULL };

enum step_kind {
    STEP_HOW,        /* how to answer */
    STEP_FACT,       /* a profile question that the team answers once; item: question */
    STEP_CAPABILITY, /* item: capability */
    STEP_METRIC,     /* item: metric */
    STEP_OWN,        /* a question about oneself; item: question */
    STEP_REVIEW,
    STEP_OFFER,      /* the background: now or later? */
    STEP_BRIEF,      /* a question of the background; item: question */
    STEP_DONE,
    STEP_KINDS
};

struct step {
    enum step_kind kind;
    int item;
};

struct interview {
    const struct questionnaire *q;
    struct round *round;      /* team answers go here */
    struct sheet *sheet;      /* everything else */
    struct arena *keep;       /* texts that were typed */
    enum language language;
    enum scope scope;
    bool background;          /* the offer of the background was taken */
    struct step *steps;
    bool *skip;               /* answered before this sitting: going on does not ask it again */
    size_t n, at;
};

enum event_kind {
    EVENT_LEVEL,          /* number: 0 to 4 */
    EVENT_UNKNOWN,        /* capability, fact, metric: don't know */
    EVENT_NOT_APPLICABLE, /* text: the reason */
    EVENT_NOT_MINE,       /* this and every unanswered capability of the area */
    EVENT_NOTE,           /* text; empty removes it */
    EVENT_NOTE_INTERNAL,
    EVENT_EVIDENCE,       /* text: where */
    EVENT_DISCUSS,        /* on or off */
    EVENT_WISH,           /* 0, 1, 2, 0 … */
    EVENT_SURE,           /* know, think, guess, not said … */
    EVENT_VALUE,          /* text: the answer to a fact, metric or own question */
    EVENT_ROW,            /* texts: one more row of a list */
    EVENT_CLEAR_ROWS,     /* an empty list again, before it is typed anew */
    EVENT_PREFER_NOT,
    EVENT_NEXT,
    EVENT_BACK,
    EVENT_JUMP,           /* number: index of a step */
    EVENT_REVIEW,
    EVENT_TAKE_OFFER,
    EVENT_LANGUAGE        /* the other one */
};

struct event {
    enum event_kind kind;
    int number;
    struct str text;
    const struct str *texts;
    size_t n;
};

enum refusal {
    REFUSED_NOT,           /* done */
    REFUSED_HERE,          /* this event means nothing at this step */
    REFUSED_REASON,        /* not applicable wants a reason */
    REFUSED_TEXT,          /* no UTF-8, or control characters */
    REFUSED_LONG,          /* problem.most characters at most */
    REFUSED_VALUE          /* see problem */
};

/* What an event did. What changed must be on disk before a face confirms it. */
struct outcome {
    enum refusal refused;
    struct value_problem problem;
    bool sheet, round;     /* these changed */
    bool moved;            /* `at` changed */
    size_t count;          /* EVENT_NOT_MINE: how many were left to others */
};

/* The interview of a scope, standing at its first step, or, when something was answered
 * before, at the first open question. Facts that the round already has are left out. */
struct interview interview_new(struct arena *keep, const struct questionnaire *q, struct round *round,
                               struct sheet *sheet, enum scope scope, enum language language);

/* Lets an event happen at the current step. Refused events change nothing. */
struct outcome interview_apply(struct interview *iv, struct event e);

/* The step where the interview stands. */
struct step interview_step(const struct interview *iv);

/* A step that is to be shown: not one whose `after` does not hold, nor the background
 * before it was taken. */
bool interview_shown(const struct interview *iv, size_t step);

/* Position of a step among the shown ones of its kind, from 1, and how many there are. */
struct interview_place { size_t at, count; };
struct interview_place interview_place(const struct interview *iv, size_t step);

/* Shown capabilities of the scope by what was answered. */
struct interview_counts { size_t answered, unknown, not_applicable, open, asked; };
struct interview_counts interview_counts(const struct interview *iv);

/* The value that a fact, metric or own question has now. */
const struct value *interview_value(const struct interview *iv, struct step s);
struct value_kind   interview_value_kind(const struct interview *iv, struct step s);

/* The shown step whose id or number (as in "question 7") was typed; iv->n when none. */
size_t interview_find_step(const struct interview *iv, struct str typed);

/* Seconds that somebody needs who reads every word of a step: 220 English words or 500
 * Japanese characters a minute, 8 s for a choice, 2 minutes for a required text (1 for
 * another). The same function tells the minutes in invitation and README. */
int interview_seconds(const struct interview *iv, size_t step);
int interview_minutes(const struct interview *iv, size_t from); /* of all shown steps from there, rounded up */
