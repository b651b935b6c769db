#pragma once
/* The rules of a questionnaire: what shapes a plan besides levels, values and efforts.
 *
 * Groups stand in order of precedence, and so do the rules in them: where two contradict,
 * the earlier one stands. What an effect names by capability or area is written out as
 * actions here, so that whoever applies it needs no names. */

#include <stdbool.h>
#include <stddef.h>

#include "base/language.h"
#include "base/str.h"
#include "questionnaire/questionnaire.h" /* citations */

struct condition;
struct ynode;

enum {
    GROUPS_MOST = 50,
    RULES_MOST = 500,          /* of one group, and of all */
    EFFECTS_MOST = 30,         /* of one rule */
    RULE_TARGETS_MOST = 100,   /* ids that one effect names */
    RULE_ACTIONS_MOST = 100000, /* actions that all effects together come down to */
    RULE_PAIRS_MOST = 5000     /* pairs that all orders together come down to */
};

enum effect_kind {
    EFFECT_PIN,      /* the actions must stand in the horizon */
    EFFECT_BLOCK,    /* the actions are not planned, until `until` is true */
    EFFECT_BOOST,    /* `by` is added to the impact of the actions */
    EFFECT_CAP,      /* the capabilities aim at `to` at most */
    EFFECT_ORDER,    /* the actions come before those in `before`; void where one is not planned */
    EFFECT_LIMIT,    /* at most `count` actions that `filter` lets through start in the horizon */
    EFFECT_ONLY,     /* only actions that `filter` lets through start in the horizon */
    EFFECT_ENSURE,   /* at least `count` actions with one of the filter's tags stand in the horizon */
    EFFECT_NOTE,     /* a text, with the actions where there are some */
    EFFECT_AGENDA,   /* something to talk about in the meeting */
    EFFECT_KINDS
};

/* Which actions a limit counts, or an `only` lets start. */
struct rule_filter {
    unsigned tags;       /* bits 1u << tag: one of them */
    int above;           /* of a limit: efforts above this, in tenths of a person-week */
    unsigned small;      /* limit: not counted, never held; only: may start too: actions with one of */
    int up_to;           /* these tags and at most this effort */
};

struct effect {
    enum effect_kind kind;
    const struct action **actions; /* of pin, block, boost, order, note; each once, in the order of the questionnaire */
    size_t n_actions;
    const struct action **before;  /* of order */
    size_t n_before;
    const struct capability **capabilities; /* of cap */
    size_t n_capabilities;
    int horizon;                   /* of pin, limit, only, ensure: 0 now, 1 next, 2 later */
    bool repeat;                   /* of pin: also when its step is reached already, as a drill */
    const struct condition *until; /* of block; NULL: none */
    int by;                        /* of boost: -10 to 10 */
    int to;                        /* of cap: 1 to 4 */
    int count;                     /* of limit: 0 and up; of ensure: 1 and up */
    bool per_capability;           /* of limit: counted for each capability by itself */
    struct rule_filter filter;     /* of limit, only, ensure */
    struct text text;              /* of note, agenda */
    bool not_now;                  /* of note: it belongs to what is left for later */
    int minutes;                   /* of agenda; 0: not said */
    const struct ynode *from;
};

struct rule {
    int index;                     /* among all rules: the lower, the stronger */
    struct str id;
    const struct rule_group *group;
    const struct condition *when;  /* NULL: always */
    struct effect *effects;
    size_t n_effects;
    struct text because;           /* a sentence for the team */
    struct citations sources;
    const struct ynode *from;
};

struct rule_group {
    int index;
    struct str id;
    struct rule *rules;            /* its part of all rules */
    size_t n_rules;
    const struct ynode *from;
};

/* Two answers that do not fit together: a question to the team, never a correction. */
struct contradiction {
    int index;
    struct str id;
    const struct condition *when;
    struct text ask;
    const struct ynode *from;
};

/* What the roadmap assumes; 0: the product's default. */
struct rule_parameters {
    int people, share;             /* when nobody said: 1 and up; percent */
    int usable_share;              /* percent */
    int practices_at_once;
    int weeks_now, weeks_next, weeks_later;
};

struct rules {
    struct rule_group *groups;
    size_t n_groups;
    struct rule *list;
    size_t n;
    struct contradiction *contradictions;
    size_t n_contradictions;
    struct rule_parameters parameters;
};

/* By id; NULL when there is none, or q has no rules. */
const struct rule *rules_find(const struct questionnaire *q, struct str id);

/* The word of the files: "pin", "block". */
struct str effect_name(enum effect_kind kind);
