#pragma once
/* From nodes to structs by tables (after yambar's attr_info and libcyaml's schema).
 *
 * One row per key: name, decoder, offset, required. Unknown keys with "did you mean",
 * missing keys and wrong kinds come for free and read the same everywhere. All problems
 * of a map are reported, not only the first.
 *
 *     static const struct field promise_fields[] = {
 *         { "",      decode_self, offsetof(struct promise, from) },
 *         { "id",    decode_id,   offsetof(struct promise, id),    .required = true },
 *         { "who",   decode_str,  offsetof(struct promise, who),   .high = 80 },
 *         { "by",    decode_date, offsetof(struct promise, by) },
 *         { "state", decode_word, offsetof(struct promise, state), .words = promise_states },
 *         { 0 }
 *     };
 *     static const struct field promise = { .decode = decode_struct, .fields = promise_fields,
 *                                           .size = sizeof(struct promise) };
 *     … { "promises", decode_list, offsetof(struct round, promises), .of = &promise, .high = 500 },
 *
 * where struct round holds `struct promise *promises; size_t n_promises;`, pointer first and
 * count directly behind it. Strings and nodes point into the tree: they live as long as it. */

#include "base/date.h"
#include "base/language.h"
#include "yaml/node.h"

struct arena;

/* What a decoder needs besides the node. Lives on the caller's stack. */
struct decoder {
    struct arena *keep;
    struct diags *out;
    unsigned languages; /* 1u << LANG_…: each must be present in every text; 0: any one will do */
    bool lenient;       /* unknown keys are warnings, not errors (files of a later version) */
};

struct field;

/* Decodes n into `to` (already offset) as the row says; false, with a problem, when it can
 * not. n is NULL when an optional key is missing: then the row's `absent` is stored, or
 * nothing. On failure `to` is left as it was, zeroed or half-filled; never dangling. */
typedef bool decode_fn(struct decoder *d, const struct ynode *n, const struct field *f, void *to);

struct field {
    const char *key;       /* NULL ends a table; "" is given the map itself */
    decode_fn *decode;
    size_t offset;
    bool required;
    int64_t low, high;     /* numbers: the range, both ends allowed (both 0: any int);
                              texts: least and most characters (high 0: 4,000);
                              lists: least and most items (high 0: 1,000) */
    int64_t absent;        /* numbers, words, bools: the value when the key is missing */
    int decimals;          /* decode_fixed: places behind the point; low, high, absent are scaled */
    const char *const *words;   /* decode_word, decode_words: the names in the order of the enum, then NULL */
    const struct field *fields; /* decode_struct: its table */
    const struct field *of;     /* decode_list, decode_array: the row of one item */
    size_t size;                /* in the row of an item: bytes of one item */
};

/* Decodes the map n by a table. False when anything in it was wrong. n must not be NULL. */
bool decode_fields(struct decoder *d, const struct ynode *n, const struct field *fields, void *to);

/* The decoders, with what `to` points at. */
decode_fn decode_self;   /* const struct ynode *: the node (row with key "", or to keep a value undecoded) */
decode_fn decode_id;     /* struct str: [a-z0-9][a-z0-9-]{0,46} */
decode_fn decode_ref;    /* struct ref: an id that is looked up later */
decode_fn decode_str;    /* struct str */
decode_fn decode_bool;   /* bool: yes, no, true, false */
decode_fn decode_int;    /* int */
decode_fn decode_fixed;  /* int, times 10^decimals: 1.5 with one decimal is 15 */
decode_fn decode_word;   /* an enum (stored as int): its position in `words` */
decode_fn decode_words;  /* unsigned: a list of words as bits, 1u << position; each once */
decode_fn decode_date;   /* struct date: YYYY-MM-DD */
decode_fn decode_month;  /* struct date: YYYY-MM, its first day */
decode_fn decode_text;   /* struct text: {en: …, ja: …} with all languages wanted; or, if only one is
                            wanted, a plain scalar. The range is counted in each language. */
decode_fn decode_name;   /* struct text: as decode_text, but a plain scalar may stand for every
                            language: units, figures, titles of books */
decode_fn decode_struct; /* a struct, by `fields` */
decode_fn decode_list;   /* T *list; size_t n: by `of` and its `size`, in keep */
decode_fn decode_array;  /* T [high]: exactly `high` items in place, by `of` and its `size` */

/* An id with the place where it was written. */
struct ref {
    struct str id;
    const struct ynode *from;
};

/* True for [a-z0-9][a-z0-9-]{0,46}. */
bool is_id(struct str s);

/* ` (did you mean "near"?)`, or the empty string when nothing is near: to end a message. */
struct str decode_hint(struct arena *keep, struct str typed, const struct str *candidates, size_t n);
