#pragma once
/* Strings that carry their length.
 *
 * A `struct str` is a slice of bytes owned by somebody else (a file's text, an
 * arena, a literal). Cutting never allocates. The empty slice may have s == NULL.
 * NUL-terminated strings exist only at the border (argv, libraries): str_z.
 */

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"

struct arena;

struct str {
    const char *s;
    ptrdiff_t n; /* bytes */
};

#define S(lit)     ((struct str){ "" lit "", (ptrdiff_t)sizeof(lit) - 1 })
#define S_INIT(lit) { "" lit "", (ptrdiff_t)sizeof(lit) - 1 } /* the same in a static table */
#define STR_ARG(x) (int)(x).n, (x).s /* printf("%.*s", STR_ARG(x)) */

struct str str_of(const char *z);                  /* NULL gives the empty slice */
bool str_eq(struct str a, struct str b);
int  str_cmp(struct str a, struct str b);          /* byte order, as strcmp */
bool str_starts(struct str a, struct str prefix);
bool str_ends(struct str a, struct str suffix);
ptrdiff_t str_find(struct str a, struct str needle); /* offset of the first hit, or -1 */
struct str str_trim(struct str a);                 /* without ASCII white space at both ends */
struct str str_from(struct str a, ptrdiff_t at);   /* a from byte `at` (clamped) on */
struct str str_head(struct str a, ptrdiff_t n);    /* the first n bytes (clamped) */

/* Cuts *rest at the first `sep`: returns what stands before it and leaves what comes
 * after. Without a separator returns all of it and leaves the empty slice. */
struct str str_cut(struct str *rest, char sep);

/* A copy in keep. The bytes after str_dup's and str_printf's results are NUL. */
struct str str_dup(struct arena *keep, struct str a);
struct str str_join(struct arena *keep, struct str a, struct str b);
struct str str_printf(struct arena *keep, const char *fmt, ...) PRINTF_LIKE(2, 3);
struct str str_vprintf(struct arena *keep, const char *fmt, va_list ap) PRINTF_LIKE(2, 0);
char *str_z(struct arena *keep, struct str a);     /* NUL-terminated copy */

/* A whole decimal number, optional minus, nothing else; within int64. */
struct str_int { int64_t value; bool ok; };
struct str_int str_to_int(struct str a) MUST_USE;

/* A number with up to `decimals` (0..3) places behind a point, scaled by 10^decimals:
 * "1.5" with 1 is 15, "2" is 20. More places, or anything else: not ok. */
struct str_int str_to_fixed(struct str a, int decimals) MUST_USE;
