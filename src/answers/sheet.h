#pragma once
/* One respondent's answers in memory.
 *
 * `answers` is parallel to the questionnaire's capabilities and `own` to its profile
 * questions: the answer to capability i is answers[i]. Nothing defaults to a level: a
 * zeroed answer is "not answered". sheet_file.h reads and writes it. */

#include <stdbool.h>
#include <stddef.h>

#include "answers/stray.h"
#include "answers/value.h"
#include "base/date.h"
#include "base/str.h"

struct arena;
struct questionnaire;

enum answer_state { ANSWER_NONE, ANSWER_LEVEL, ANSWER_UNKNOWN, ANSWER_NOT_APPLICABLE };
enum sure { SURE_UNSAID, SURE_KNOW, SURE_THINK, SURE_GUESS };

enum {
    LEVEL_MOST = 4,
    NOTE_MOST = 2000,  /* characters of a note or a reason */
    WISH_MOST = 2,
    NAME_MOST_CHARACTERS = 120
};

struct evidence {
    struct str what, where, owner;
    struct date date;
    bool live; /* it was shown, not told */
};

/* An answer to an older meaning of a question: shown to the respondent, counted nowhere. */
struct earlier_answer {
    enum answer_state state; /* ANSWER_NONE: there is none */
    int level;
    int meaning;
};

struct answer {
    enum answer_state state;
    int level;               /* 0 to 4 with ANSWER_LEVEL, else 0 */
    enum sure sure;
    bool discuss, not_mine;
    int wish;                /* 0 to 2 */
    struct str reason;       /* with ANSWER_NOT_APPLICABLE: why; never empty there */
    struct str note;         /* may leave the team */
    struct str note_internal; /* for the team only */
    struct evidence evidence;
    struct earlier_answer earlier;
};

/* The questionnaire that a sheet or a round was made with. */
struct made_with {
    struct str id, version, fingerprint; /* fingerprint: 16 hex digits, may be empty */
};

struct respondent {
    struct str id;   /* 8 symbols; the name of the file */
    struct str code; /* SHA-256 of the resume code, 64 hex digits */
    struct str role, name; /* empty in anonymous rounds */
};

struct sheet {
    struct made_with made_with;
    struct str team, round;
    struct respondent respondent;
    struct date saved;
    struct answer *answers; /* [n_answers], parallel to the capabilities */
    struct value *own;      /* [n_own], parallel to the profile questions; only `by: each` are used */
    size_t n_answers, n_own;
    struct strays stray_answers, stray_own;
};

/* An empty sheet for a questionnaire, in keep; team, round, respondent and date still to be set. */
struct sheet *sheet_new(struct arena *keep, const struct questionnaire *q);

/* The name in files: "know", "think", "guess"; "" for SURE_UNSAID. */
const char *sure_name(enum sure s);

bool answer_given(const struct answer *a); /* a level, unknown or not applicable */
bool answer_empty(const struct answer *a); /* nothing to write: not even a note or an earlier answer */
bool answer_same(const struct answer *a, const struct answer *b);

/* How many capabilities have a level, unknown or not applicable. */
size_t sheet_given(const struct sheet *s);
