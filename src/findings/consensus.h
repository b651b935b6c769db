#pragma once
/* What the team says about each capability, made from one or many sheets.
 *
 * Pure: the same round and sheets give the same consensus, whatever their order. Rules
 * (DESIGN.md section 6): median over level votes, of an even count the lower of the two
 * in the middle; "not applicable" when everyone who gave a level or n/a said n/a; no level
 * vote at all is "unknown", never the lowest level; a settled value always wins.
 *
 * Anonymity is kept here and not in the views: where `hidden`, votes, range and spread
 * are not in the structs at all, so that nobody can print them by mistake. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "questionnaire/questionnaire.h" /* LEVELS */

struct arena;
struct round;
struct sheet;

/* Four states that are never mixed up. */
enum standing {
    STANDING_LEVEL,
    STANDING_UNKNOWN,        /* asked, and no level vote; `unanswered` says when nobody said anything */
    STANDING_NOT_APPLICABLE,
    STANDING_NOT_ASKED       /* not part of the form, or its `when` does not hold, and nobody answered it
                                all the same */
};

/* How far the votes lie apart. */
enum accord {
    ACCORD_SILENT,           /* fewer than two votes that could differ */
    ACCORD_SAME,             /* all the same. Hidden rounds: the same or one level apart */
    ACCORD_NEAR,             /* one level apart */
    ACCORD_APART,            /* two levels or more. Hidden rounds: or a mixture with n/a */
    ACCORD_MIXED             /* some say it does not apply, some give a level: above all spreads */
};

enum { SPREAD_MIXED = LEVELS }; /* spread of ACCORD_MIXED, more than any two levels can differ */

struct votes {
    int level[LEVELS];
    int unknown;             /* don't know, and it is theirs to judge */
    int not_applicable;
    int none;                /* sheets that say nothing about it */
    int not_mine;            /* don't know, and not theirs to judge */
};

struct verdict {
    const struct capability *of;
    enum standing standing;
    int level;               /* 0 to 4 with STANDING_LEVEL, else -1 */
    bool settled;            /* the team settled it: standing and level are theirs */
    struct str because;      /* why it was settled so; may be empty */
    bool unanswered;         /* STANDING_UNKNOWN because no sheet says anything */
    struct votes votes;      /* all 0 when hidden */
    int low, high;           /* of the level votes; -1 without, and when hidden */
    int spread;              /* 0 to 4, SPREAD_MIXED; -1 without two votes, and when hidden */
    enum accord accord;
    bool discuss;            /* somebody wants to talk about it */
    bool wished;             /* aim at level 4: somebody wishes it much (2), or half of the sheets at all */
};

struct consensus {
    const struct questionnaire *questionnaire;
    const struct round *round;
    struct verdict *of;      /* of[i]: capability i */
    size_t n;
    size_t sheets;
    /* Anonymous and fewer than three sheets: no votes, no range, no notes side by side to
     * anybody. One sheet of a round that expects no more is somebody alone: not hidden. */
    bool hidden;
    /* Where views differ (near, apart, mixed) or somebody asked to discuss, the weightiest
     * first: spread x area weight x impact at stake, then spread, weight, place in the
     * questionnaire. Settled ones too. Impact at stake: the impacts of the actions that the
     * lowest vote would plan and the highest would not. */
    const struct verdict **differ;
    size_t n_differ;
};

enum { ANONYMOUS_LEAST = 3 }; /* sheets, before an anonymous round shows any votes */

/* sheets: all of this questionnaire (n_answers as many as it has capabilities). so_far: a
 * page in the middle of an interview, for the one who answers: what nobody answered counts
 * as not asked, and a single sheet is not hidden. */
struct consensus *consensus_make(struct arena *keep, const struct questionnaire *q, const struct round *r,
                                 const struct sheet *const *sheets, size_t n_sheets, bool so_far);

/* Part of the round's form (first, short, full), whether or not anybody answered it. Its
 * `when` is another matter: facts_apply(). */
bool consensus_asked(const struct round *r, const struct capability *c);
