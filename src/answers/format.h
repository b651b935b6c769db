#pragma once
/* What the files of sheets and rounds have in common: the line that says what a file is, ids,
 * what their checksum line means, and short ways to write a key with its value. */

#include <stdbool.h>

#include "answers/sheet.h"
#include "base/diag.h"
#include "yaml/decode.h"

struct capability;
struct emit;
struct questionnaire;

struct format_head {
    char kind;                /* unused: the line `tightrope: …` is only checked */
    struct made_with made_with;
    const struct ynode *from; /* the whole map */
};

/* Rows for a table: `at` is the offset of the struct format_head, words[0] the kind of the file,
 * like "sheet/1". */
#define FORMAT_FIELDS(at, kind_words)                                                                              \
    { "", decode_self, (at) + offsetof(struct format_head, from) },                                                \
    { "tightrope", decode_format, (at) + offsetof(struct format_head, kind), .required = true, .words = kind_words }, \
    { "questionnaire", decode_made_with, (at) + offsetof(struct format_head, made_with), .required = true }

/* The decoders of these rows. */
decode_fn decode_format, decode_made_with;

/* Ids of folders, each a struct str. */
decode_fn decode_team_id;
decode_fn decode_round_id; /* YYYY-MM or YYYY-MM-DD */

/* True for YYYY-MM and YYYY-MM-DD of a real month or day. */
bool round_id_valid(struct str id);

/* Says in what the file's questionnaire differs from q: another id is a warning, another version
 * or fingerprint a note. Answers are matched by id in any case. */
void format_report(struct decoder *d, const struct format_head *head, const struct questionnaire *q);

/* Says what the checksum line of the file means; false when the file is refused for it. */
bool format_end_report(const struct source *in, bool refuse_edited, struct diags *out);

/* True for a map, and for a key without a value; else a problem. */
bool format_is_map(struct decoder *d, const struct ynode *n);

/* Says that the questionnaire has no `what` with the id that was written at n. */
void format_gone(struct decoder *d, const struct ynode *n, const char *what, const struct str *ids, size_t n_ids);

/* The capability that is the key of n; NULL, with that warning, when there is none. */
const struct capability *format_capability(struct decoder *d, const struct ynode *n, const struct questionnaire *q);

/* The key `questionnaire` of the map that is being written. */
void format_made_with(struct emit *e, const struct made_with *m);

/* A key of the map that is being written, only if there is something to say. */
void format_text(struct emit *e, const char *key, struct str text);
void format_number(struct emit *e, const char *key, int number); /* not 0 */
void format_yes(struct emit *e, const char *key, bool yes);
void format_date(struct emit *e, const char *key, struct date d);

/* A round's id, plain; id must be valid. */
void format_round_id(struct emit *e, const char *key, struct str id);
