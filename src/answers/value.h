#pragma once
/* What was said to a profile question or a metric: nothing yet, a value, "unknown" or
 * "prefer not to say". The four are never mixed up, and a value is only ever stored after
 * value_parse or value_add found it to be one that its question allows. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/str.h"
#include "questionnaire/questionnaire.h"

struct arena;

enum value_state { VALUE_NONE, VALUE_ANSWERED, VALUE_UNKNOWN, VALUE_PREFER_NOT };

/* How far a person's own text may go. The file says nothing for `team`, the middle. */
enum reach { REACH_TEAM, REACH_BRIEF, REACH_NOBODY };

struct value {
    enum value_state state;
    enum reach reach;        /* of a text that a person wrote about itself (`by: each`) */
    /* The rest only where state is VALUE_ANSWERED. */
    struct str text;         /* every type but several and list, in one spelling: "12.5", "yes", an
                                option's id, "2026-11" */
    int64_t milli;           /* number and scale: the value times 1,000 */
    int option;              /* choice: position of the option; yes-no: 1 yes, 0 no; else -1 */
    struct date month;       /* month: its first day */
    uint64_t picked;         /* several: bits 1 << index of the option; never 0 */
    const struct str *items; /* list: n rows of `columns` texts, one after the other; a text may be
                                empty, a row never is */
    size_t n, columns;
};

/* What a question allows, the same for profile questions and metrics (a metric in bands is
 * a choice). A view into the questionnaire; an option is an index into *options. */
struct value_kind {
    enum question_type type;
    bool sensitive;                  /* "prefer not to say" is offered */
    int64_t low, high;               /* number, scale: times 1,000; INT64_MIN, INT64_MAX without */
    int decimals;                    /* number: places allowed behind the point */
    size_t most;                     /* text: characters; list: rows */
    const struct options *options;   /* choice, several */
    const struct list_field *fields; /* list: its columns, at least one */
    size_t n_fields;
};

enum {
    VALUE_TYPED_MOST = 20000, /* characters of anything at all */
    VALUE_TEXT_MOST = 2000, /* characters, where the question says nothing */
    VALUE_CELL_MOST = 500,  /* characters of one text in a list */
    VALUE_ROWS_MOST = 50    /* where the question says nothing */
};

/* What an answer to this question or metric may be; points into the questionnaire. */
struct value_kind value_kind_of_question(const struct question *q);
struct value_kind value_kind_of_metric(const struct metric *m);

/* Why a typed text is no value. The interview says it in the reader's language, the loader
 * by value_wrong_text. */
enum value_wrong {
    VALUE_FINE,
    VALUE_EMPTY,
    VALUE_TOO_LONG,       /* most: characters */
    VALUE_CONTROL,        /* a control character, or bytes that are not UTF-8 */
    VALUE_NO_NUMBER,
    VALUE_DECIMALS,       /* most: places allowed */
    VALUE_TOO_LOW,        /* low, high */
    VALUE_TOO_HIGH,       /* low, high */
    VALUE_NO_YES_NO,
    VALUE_NO_MONTH,
    VALUE_NO_OPTION,      /* what; guess: a near one or empty */
    VALUE_TWICE,          /* what: the option named twice */
    VALUE_TOO_MANY,       /* most: rows */
    VALUE_WRONG_COLUMNS,  /* most: columns wanted */
    VALUE_NOT_OFFERED,    /* "prefer not to say" where the question does not offer it */
    VALUE_WRONGS
};

struct value_problem {
    enum value_wrong why;
    struct str what, guess; /* the part of the typed text that is wrong, empty: all of it; from the questionnaire */
    int64_t low, high;      /* bounds, times 1,000 */
    int64_t most;
};

/* What a person typed, white space at the ends dropped, as a value of this kind, in keep.
 * several: ids with commas (also U+3001) or blanks between them. list of one column: one row a
 * line; lists of more are built by value_add. *out is only written when VALUE_FINE. */
struct value_problem value_parse(struct arena *keep, const struct value_kind *kind, struct str typed,
                                 struct value *out) MUST_USE;

/* One row more for a list: as many texts as the kind has columns; a text may be empty, not
 * all of them. *v may be VALUE_NONE before; unchanged on a problem. */
struct value_problem value_add(struct arena *keep, const struct value_kind *kind, const struct str *texts,
                               size_t n, struct value *v) MUST_USE;

/* A free text (a note, a reason): at most `most` characters, UTF-8, no control characters but
 * line feed and tab. */
struct value_problem value_check_text(struct str typed, size_t most) MUST_USE;

/* In English, for a problem with a place: `must be between 0 and 100, got 120`. */
struct str value_wrong_text(struct arena *keep, struct value_problem p, struct str typed);

/* Equal in state, reach and content. */
bool value_same(const struct value *a, const struct value *b);
