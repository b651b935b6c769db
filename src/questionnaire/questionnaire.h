#pragma once
/* The model of a questionnaire: what is asked, what could be done, and what it rests on.
 *
 * Immutable once loaded (load.h), all in one arena. Every item carries its index, so that
 * answers, levels and jobs can live in plain arrays beside it. References are resolved:
 * whoever reads the model never looks anything up by name twice.
 *
 * Efforts are tenths of a person-week. Texts: use text_in(). `from` is the place in the
 * file, for messages. */

#include <limits.h>

#include "base/hash.h"
#include "base/language.h"
#include "base/str.h"

struct condition;
struct rules;
struct ynode;

enum {
    LEVELS = 5,             /* 0 to 4 */
    STEPS = LEVELS - 1,     /* step i leads from level i to level i + 1 */
    AREAS_MOST = 64,
    CAPABILITIES_MOST = 1000,
    ACTIONS_MOST = 5000,
    QUESTIONS_MOST = 500,
    METRICS_MOST = 200,
    ITEMS_MOST = 1000,      /* glossary terms, sources, sections: each */
    OPTIONS_MOST = 60,
    NEEDS_MOST = 40,        /* of one action or level */
    NO_BOUND = INT_MIN      /* low or high of a number without that end */
};

/* Person-weeks, in tenths. All 0: nobody estimated it. */
struct estimate {
    int low, likely, high;
};

/* A book, study or site. "dora:deployment-automation" cites a place in it. */
struct work {
    int index;
    struct str id;
    struct text title, about;
    struct str url;
    int year;               /* 0: not known */
    const struct ynode *from;
};

struct citation {
    const struct work *work;
    struct str place;       /* "deployment-automation"; may be empty */
    const struct ynode *from;
};

struct citations {
    struct citation *list;
    size_t n;
};

/* What must be reached first: an action done, or a capability at a level. */
struct need {
    const struct action *action;         /* NULL: it is a capability */
    const struct capability *capability; /* NULL: it is an action */
    int level;                           /* of the capability, 1 to 4 */
    const struct ynode *from;
};

struct needs {
    struct need *list;
    size_t n;
};

struct texts {
    struct text *list;
    size_t n;
};

/* Which end of the tightrope something pulls at. */
enum pulls { PULLS_AGILITY, PULLS_STABILITY, PULLS_BOTH };

struct capability {
    int index;              /* among all capabilities */
    const struct area *area;
    struct str id;
    struct text title;
    bool first;             /* part of the first look */
    bool core;              /* part of the short form */
    int meaning;            /* raised when an old answer no longer means the same; 1 and up */
    struct text ask, why;
    struct text level[LEVELS];
    struct needs needs[LEVELS];     /* needs[n]: before level n can be reached; needs[0] is empty */
    struct estimate effort[STEPS];  /* of step i */
    struct text evidence;   /* what a team could show */
    struct text find_out;   /* how to turn "don't know" into an answer */
    struct texts pitfalls;
    enum pulls pulls;
    int target;             /* 1 to 4 */
    struct citations sources;
    const struct condition *when; /* asked only if this is true; reads only levels that are asked before; NULL: always */
    struct action **actions;  /* those that move it, by `from`, then as in the file */
    size_t n_actions;
    const struct ynode *from;
};

/* Tags of an action. Exactly one of the first two. */
enum tag {
    TAG_TECHNICAL, TAG_PEOPLE, TAG_RELIEF, TAG_SAFETY, TAG_QUICK_WIN, TAG_CULTURE_EARLY, TAG_PILOT,
    TAG_ROLL_OUT, TAG_PRACTICE, TAGS
};

struct action {
    int index;              /* among all actions */
    const struct area *area;
    const struct capability *capability;
    int level_from, level_to; /* 0 <= level_from < level_to <= 4 */
    struct str id;
    bool extra;             /* it helps, but nothing waits for it */
    struct text title;
    struct estimate effort; /* its own, else the sum of its capability's for these steps */
    bool effort_is_own;
    int impact;             /* 1 to 5 */
    struct text helps;      /* what gets better */
    struct text line;       /* what it is, in one sentence; may be empty */
    struct needs needs;
    unsigned tags;          /* bits: action_has() */
    struct text lead;       /* role */
    struct text first_step, done_when, fails_when;
    const struct ynode *from;
};

struct area {
    int index;
    struct str id;
    struct text title, about;
    int weight;             /* 1 to 5 */
    struct capability *capabilities; /* its part of the questionnaire's */
    size_t n_capabilities;
    struct action *actions;
    size_t n_actions;
    const struct ynode *from;
};

struct section {
    int index;
    struct str id;
    struct text title;
    const struct ynode *from;
};

enum question_type {
    QUESTION_TEXT, QUESTION_NUMBER, QUESTION_YES_NO, QUESTION_CHOICE, QUESTION_SEVERAL, QUESTION_MONTH,
    QUESTION_LIST, QUESTION_SCALE, QUESTION_TYPES
};
enum question_by { BY_TEAM, BY_EACH };
enum question_for { FOR_LEVELS, FOR_BRIEF, FOR_MEETING };

struct option {
    int index;
    struct str id;
    struct text text;
    const struct ynode *from;
};

struct options {
    struct option *list;
    size_t n;
};

/* A column of a question of type list. */
struct list_field {
    int index;
    struct str id;
    struct text text;
    enum question_type type;  /* text, number, yes-no, month or choice */
    struct options options;   /* of a choice */
    const struct ynode *from;
};

/* A question is asked only after another was answered so. */
struct after {
    const struct question *question; /* NULL: always asked */
    uint64_t is;                     /* choice, several: bits 1 << option index; yes-no: bit 0 no, bit 1 yes */
    const struct ynode *from;
};

struct question {
    int index;
    struct str id;
    const struct section *section;
    enum question_by by;
    enum question_for when;          /* key `for` */
    enum question_type type;
    bool required;                   /* for the brief, never for answering */
    bool first;                      /* one of the facts of the first look */
    bool sensitive;                  /* offers "prefer not to say" */
    struct text ask, why, help, unit;
    int low, high;                   /* number: NO_BOUND without; scale: its ends */
    int most;                        /* text: characters; list: items */
    struct options options;          /* choice, several */
    bool ordered;                    /* the options form a scale from first to last */
    struct { struct text low, high; } ends; /* of a scale */
    struct list_field *fields;       /* of a list */
    size_t n_fields;
    struct after after;
    const struct ynode *from;
};

enum metric_type { METRIC_NUMBER, METRIC_BAND };

struct metric {
    int index;
    struct str id;
    struct text title, unit, how;
    enum metric_type type;
    struct options options;          /* of a band, from the rarest or slowest to the most frequent or fastest */
    int decimals;                    /* of a number: 0 or 1 */
    int low, high;                   /* in units of its last decimal; NO_BOUND without */
    bool first;
    struct str clusters_key;         /* deploy, lead, fail or recovery; empty: none */
    const struct ynode *from;
};

/* One row of a year of the DORA studies, as published. */
struct cluster_row {
    struct text name, deploy, lead, fail, recovery, share;
};

struct cluster {
    int year;
    struct citation source;
    struct cluster_row *rows;
    size_t n_rows;
    const struct ynode *from;
};

struct term {
    int index;
    struct str id;
    struct text term, note;
    const struct ynode *from;
};

struct questionnaire {
    struct str id, version;
    struct text title;
    struct text scale[LEVELS];
    unsigned languages;      /* 1u << LANG_… */
    struct hash fingerprint; /* over the names and contents of all its files */
    struct str fingerprint_text; /* its first 16 hexadecimal digits */
    struct area *areas;
    size_t n_areas;
    struct capability *capabilities;
    size_t n_capabilities;
    struct action *actions;
    size_t n_actions;
    struct section *sections;
    size_t n_sections;
    struct question *questions;
    size_t n_questions;
    struct metric *metrics;
    size_t n_metrics;
    struct cluster *clusters;
    size_t n_clusters;
    struct term *terms;
    size_t n_terms;
    struct work *works;
    size_t n_works;
    const struct rules *rules; /* rules.h; NULL without */
};

/* By id; NULL when there is none. */
const struct area       *questionnaire_area(const struct questionnaire *q, struct str id);
const struct capability *questionnaire_capability(const struct questionnaire *q, struct str id);
const struct action     *questionnaire_action(const struct questionnaire *q, struct str id);
const struct question   *questionnaire_question(const struct questionnaire *q, struct str id);
const struct metric     *questionnaire_metric(const struct questionnaire *q, struct str id);
const struct work       *questionnaire_work(const struct questionnaire *q, struct str id);
const struct term       *questionnaire_term(const struct questionnaire *q, struct str id);
const struct option     *option_by_id(const struct options *o, struct str id);

/* Whether the action carries this tag. */
bool action_has(const struct action *a, enum tag t);

/* The word of the files: "quick-win", "several", "agility". */
struct str tag_name(enum tag t);
struct str question_type_name(enum question_type t);
struct str pulls_name(enum pulls p);
