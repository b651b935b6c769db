#pragma once
/* Conditions: small expressions over what a team answered.
 *
 *     level(release-automation) <= 1 and (metric(release-hours) >= 2 or profile(release-off-hours) = yes)
 *
 * A condition reads the level of a capability: level(id); a metric: metric(id); an answer of
 * the profile: profile(id), has(id, option) where several may be picked, months-since(id) of
 * a month; and whether something is known: known(level(id)). It compares with numbers, or
 * with the words of a scale (the options of a choice, the bands of a metric): = != always,
 * < <= > >= where the scale has an order. and binds closer than or; not takes a whole
 * comparison. It is parsed and checked once, when the questionnaire is loaded.
 *
 * Logic has three values. A comparison with something unknown is unknown, with something
 * that does not apply false. known() is false only when somebody said "don't know"; of
 * something that nobody was asked, or that nobody may see, it is unknown as well. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct capability;
struct metric;
struct names;
struct option;
struct question;
struct ynode;

enum {
    CONDITION_CHARACTERS = 2000,
    CONDITION_DEPTH = 20,     /* parentheses and nots inside each other */
    CONDITION_NODES = 200,
    CONDITION_SUBJECTS = 60   /* different answers that one condition reads */
};

enum truth { TRUTH_FALSE, TRUTH_TRUE, TRUTH_UNKNOWN };

enum subject_kind { SUBJECT_LEVEL, SUBJECT_METRIC, SUBJECT_PROFILE, SUBJECT_HAS, SUBJECT_MONTHS };

/* An answer that a condition reads. */
struct subject {
    enum subject_kind kind;
    const struct capability *capability; /* of SUBJECT_LEVEL */
    const struct metric *metric;         /* of SUBJECT_METRIC */
    const struct question *question;     /* of the others */
    const struct option *option;         /* of SUBJECT_HAS */
};

enum fact_state {
    FACT_SILENT,   /* not answered, not asked, or not for everybody's eyes: nothing can be concluded */
    FACT_UNKNOWN,  /* somebody was asked and does not know */
    FACT_VOID,     /* does not apply */
    FACT_KNOWN
};

struct fact {
    enum fact_state state;
    int64_t value;  /* with FACT_KNOWN: numbers, levels, months times 1,000; the index of an option;
                       yes and has 1, no and has not 0; of texts, lists and several: anything */
};

enum condition_op { CONDITION_COMPARE, CONDITION_HAS, CONDITION_KNOWN, CONDITION_NOT, CONDITION_AND, CONDITION_OR };
enum comparison { COMPARE_EQUAL, COMPARE_UNEQUAL, COMPARE_LESS, COMPARE_LESS_EQUAL, COMPARE_MORE, COMPARE_MORE_EQUAL };

struct condition_node {
    enum condition_op op;
    enum comparison compare;
    int left, right;        /* of and, or; left also of not: positions of nodes, lower than its own */
    int subject;            /* of compare, has, known */
    int other;              /* of compare: the subject on the right, -1: `value` stands there */
    int64_t value;          /* in the unit of the fact */
};

/* A condition as a list of nodes, children before parents, the root last. */
struct condition {
    const struct ynode *from;
    struct str text;        /* as it was written */
    struct condition_node *nodes;
    size_t n;
    struct subject *subjects;
    size_t n_subjects;
};

/* The condition in a scalar, checked against the names of its questionnaire; in keep. NULL,
 * with problems at the places of the words, when it is none. */
const struct condition *condition_parse(struct arena *keep, const struct names *names, const struct ynode *n);

struct condition_result {
    enum truth truth;
    /* On which subjects it hung, bits 1 << index. True and false: those of every part that
     * made it so. Unknown: those that would have to be known. */
    uint64_t hung;
};

/* What the condition says when its subjects are these facts, facts[i] of subjects[i]. */
struct condition_result condition_of_facts(const struct condition *c, const struct fact *facts);

typedef struct fact condition_fact(void *context, const struct subject *of);

/* The same with facts that are asked for one by one. */
struct condition_result condition_of(const struct condition *c, condition_fact *fact, void *context);

/* Two subjects are the same answer. */
bool subject_same(const struct subject *a, const struct subject *b);
