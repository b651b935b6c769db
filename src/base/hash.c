#include "base/hash.h"

#include <sha2.h>

#include "base/arena.h"

struct hash hash_of(struct str text)
{
    SHA2_CTX ctx;
    struct hash h;

    SHA256Init(&ctx);
    SHA256Update(&ctx, (const uint8_t *)text.s, (size_t)text.n);
    SHA256Final(h.byte, &ctx);
    return h;
}

struct hash hash_of_all(const struct str *parts, size_t n)
{
    SHA2_CTX ctx;
    struct hash h;

    SHA256Init(&ctx);
    for (size_t i = 0; i < n; i++) {
        uint8_t length[8];
        for (int k = 0; k < 8; k++) length[k] = (uint8_t)((uint64_t)parts[i].n >> (8 * k));
        SHA256Update(&ctx, length, sizeof length);
        SHA256Update(&ctx, (const uint8_t *)parts[i].s, (size_t)parts[i].n);
    }
    SHA256Final(h.byte, &ctx);
    return h;
}

struct str hash_hex(struct arena *keep, struct hash h, int digits)
{
    static const char hex[] = "0123456789abcdef";
    char *p = arena_new(keep, char, (size_t)digits + 1);

    for (int i = 0; i < digits; i++) p[i] = hex[i % 2 ? h.byte[i / 2] & 15 : h.byte[i / 2] >> 4];
    return (struct str){ p, digits };
}
