#pragma once
/* One team on one date: what it says of itself, how it settled its levels, what it changed
 * in the plan, what it promised.
 *
 * Lists are plain arrays in an arena; round_grow makes room for one more. Whoever refers to
 * an item of the questionnaire does it with a struct link: when the item is gone the id
 * stays and is written back, with index -1. A zeroed field means "not said". */

#include <stdbool.h>
#include <stddef.h>

#include "answers/sheet.h"
#include "answers/value.h"
#include "base/date.h"
#include "base/str.h"

struct arena;
struct questionnaire;
struct ynode;

/* An id of the questionnaire and its position there, -1 when it is gone (or id is empty). */
struct link {
    struct str id;
    int index;
    const struct ynode *from; /* where it was written; NULL when it was made in memory */
};

enum anonymity { ANSWERS_ANONYMOUS, ANSWERS_ALIAS, ANSWERS_NAMED };
enum form { FORM_FULL, FORM_SHORT, FORM_FIRST };

struct round_dates {
    struct date sheets, settle, letter, review, next;
};

/* A stand-in for a name that must not leave the house. */
struct stand_in {
    struct str text, as;
};

enum ask_state { ASK_OPEN, ASK_ANSWERED, ASK_MEETING, ASK_LATER };

enum speaker { SPEAKER_TEAM, SPEAKER_OUTSIDE };

struct talk {
    int trip;          /* of the letter, 1 and up */
    enum speaker by;
    struct date at;
    struct str text;
};

/* A question to the outside reader. */
struct ask {
    struct str id;     /* q1, q2… */
    struct str ask, background;
    bool urgent;
    enum ask_state state;
    struct talk *talk;
    size_t n_talk;
};

/* What the outside reader wrote about something that has an id, or about the whole. */
struct comment {
    struct str on;     /* an id, or "whole" */
    int trip;
    struct str text;
};

struct letter {
    int trip;
    struct date sent, due, back;
};

/* What the team agreed on. Parallel to the capabilities; ANSWER_NONE: not settled. */
struct settled {
    enum answer_state state;
    int level;
    struct str reason;  /* not applicable: why */
    int *votes;         /* levels as voted, lowest first; only the votes that were levels */
    size_t n_votes;
    struct str because;
    struct date at;
    struct earlier_answer earlier; /* settled for an older meaning: counts as not settled */
};

struct plan_number {    /* weights: 1 to 5; targets: 1 to 4 */
    struct link of;
    int value;
};

struct plan_owner {
    struct link action;
    struct str who;
};

struct plan_estimate {
    struct link action;
    int effort;         /* tenths of a person-week; -1: not said */
    int impact;         /* 1 to 5; 0: not said */
    struct str because;
};

/* A line of the plan that the team brought along. */
struct plan_review {
    struct str text;
    struct date by;     /* a month: its first day */
    struct link fits;   /* an action; empty id: none */
};

/* What the workshop changed. 0 and empty lists: the defaults. */
struct plan {
    int people, share, leads; /* 1 and up; percent; slots */
    struct plan_number *weights;   size_t n_weights;   /* of areas */
    struct plan_number *targets;   size_t n_targets;   /* of capabilities */
    struct link *pin;              size_t n_pin;       /* actions */
    struct link *skip;             size_t n_skip;
    struct plan_owner *owners;     size_t n_owners;
    struct plan_estimate *estimates; size_t n_estimates;
    struct plan_review *review;    size_t n_review;
};

enum promise_state { PROMISE_PROMISED, PROMISE_GOING, PROMISE_STUCK, PROMISE_DONE, PROMISE_DROPPED };

struct promise {
    struct str id;      /* p1, p2… */
    struct link action; /* empty id: one in the team's own words */
    struct str own;
    struct str who, helper, first_step, done_when, stops;
    struct date by, check;
    enum promise_state state;
};

struct verdicts {
    struct str problem, direction, approach;
};

struct put_off {        /* `later` */
    struct str what, because, look_again;
};

struct parked {
    struct str text, to, by, reply;
};

struct round {
    struct str team, name;   /* id of the team and the name that it gave itself */
    struct date date;        /* "today" of every report of this round */
    struct date meeting;
    struct made_with made_with;
    enum anonymity answers;
    int expected;            /* sheets; 0: not said */
    enum form form;
    struct round_dates dates;
    struct str code;         /* what members type to join; may be empty */
    bool revealed;
    struct stand_in *hide;    size_t n_hide;
    struct value *profile;    size_t n_profile; /* parallel to the profile questions, `by: team` */
    struct value *metrics;    size_t n_metrics; /* parallel to the metrics */
    struct ask *asks;         size_t n_asks;    /* key `questions` */
    struct comment *outside;  size_t n_outside;
    struct letter *letters;   size_t n_letters;
    struct settled *settled;  size_t n_settled; /* parallel to the capabilities */
    struct plan plan;
    struct promise *promises; size_t n_promises;
    struct verdicts verdicts;
    struct put_off *later;    size_t n_later;
    struct parked *parking;   size_t n_parking;
    struct strays stray_profile, stray_metrics, stray_settled; /* ids that are gone: written back */
};

/* An empty round for a questionnaire, in keep: anonymous, the full form. */
struct round *round_new(struct arena *keep, const struct questionnaire *q);

/* A copy in keep of n items of `size` bytes with a zeroed one behind them; never NULL.
 * r->asks = round_grow(keep, r->asks, r->n_asks, sizeof *r->asks); r->asks[r->n_asks++].id = … */
void *round_grow(struct arena *keep, const void *list, size_t n, size_t size);

enum link_to { LINK_AREA, LINK_CAPABILITY, LINK_ACTION };

/* The link to an item by its id; index -1 when the questionnaire has none. */
struct link link_to(const struct questionnaire *q, enum link_to what, struct str id);

/* The smallest free id of this letter among the round's questions and promises: p1, p2… */
struct str round_new_id(struct arena *keep, const struct round *r, char letter);
