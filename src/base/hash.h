#pragma once
/* SHA-256 (libmd): fingerprints of questionnaires, checksums of sheets, hashed codes. */

#include "base/str.h"

struct arena;

enum { HASH_BYTES = 32 };

struct hash {
    unsigned char byte[HASH_BYTES];
};

struct hash hash_of(struct str text);
struct hash hash_of_all(const struct str *parts, size_t n); /* each part with its length, so that borders count */
struct str  hash_hex(struct arena *keep, struct hash h, int digits); /* the first digits, 1 to 64 */
