#pragma once
/* Random names that people copy by hand: resume codes and join codes XXXX-XXXX-XXXX, and
 * the ids of sheets.
 *
 * Crockford's 32 symbols (no I, L, O, U). A code is 11 random symbols, 55 bits, and a check
 * symbol from the same alphabet: starting with c = 0, every symbol d gives c = 2(c + d) in
 * GF(32) over x^5 + x^2 + 1. That detects every single wrong symbol and every swap of
 * neighbours (facts: no miss in 6.8 million). Only the SHA-256 of a resume code is stored.
 */

#include <stdbool.h>

#include "base/hash.h"
#include "base/str.h"

struct arena;
struct sys;

enum { CODE_SYMBOLS = 12, CODE_TEXT = 14, SHEET_ID_SYMBOLS = 8 };

struct code {
    char text[CODE_TEXT + 1]; /* XXXX-XXXX-XXXX */
};

enum code_input {
    CODE_FINE,
    CODE_INCOMPLETE, /* fewer or more than 12 symbols */
    CODE_STRANGE,    /* a character that no code has */
    CODE_MISTYPED    /* the check symbol does not fit: a typing error, not an unknown code */
};

/* A fresh code from sys->random. */
struct code code_new(struct sys *sys);

/* What a person typed: compatibility forms (full-width letters and digits) folded, small letters
 * raised, I and L read as 1, O as 0, hyphens (any dash) and blanks dropped. *out only when CODE_FINE. */
enum code_input code_read(struct str typed, struct code *out) MUST_USE;

/* What a sheet stores: 64 hex digits, in keep. */
struct str code_hash(struct arena *keep, const struct code *c);

/* 8 random symbols, unrelated to any code, in keep. */
struct str sheet_id_new(struct arena *keep, struct sys *sys);
bool       sheet_id_valid(struct str id);
