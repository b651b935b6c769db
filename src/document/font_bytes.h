#pragma once
/* Numbers of a font file, which are big-endian. A font comes from outside: a number
 * that lies beyond the end of the slice reads as 0, so that no table can lead us out. */

#include <stdint.h>

#include "base/str.h"

static inline uint32_t font_u16(struct str t, ptrdiff_t at)
{
    const unsigned char *p = (const unsigned char *)t.s;
    return at < 0 || at > t.n - 2 ? 0 : (uint32_t)p[at] << 8 | p[at + 1];
}

static inline int32_t font_i16(struct str t, ptrdiff_t at)
{
    return (int16_t)font_u16(t, at);
}

static inline uint32_t font_u32(struct str t, ptrdiff_t at)
{
    return at < 0 || at > t.n - 4 ? 0 : font_u16(t, at) << 16 | font_u16(t, at + 2);
}
