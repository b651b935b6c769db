#pragma once
/* Seeded pseudo-random numbers (splitmix64; Steele, Lea and Flood 2014): the same on
 * every machine. Not for secrets: those come from sys->random. */

#include <stdint.h>

struct random {
    uint64_t state;
};

struct random random_seed(uint64_t seed);
uint64_t random_next(struct random *r);
uint64_t random_below(struct random *r, uint64_t n); /* 0 to n - 1; n >= 1 */
