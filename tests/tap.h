#pragma once
/* Unit tests speak TAP to meson: `ok N - name` per check, and the plan at the end. */

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/str.h"
#include "base/sys.h"

static int tap_count, tap_failed;

/* One check with a name that says what should hold. Returns what it was given. */
__attribute__((format(printf, 2, 3))) static inline bool tap_ok(bool holds, const char *fmt, ...)
{
    va_list ap;

    printf("%sok %d - ", holds ? "" : "not ", ++tap_count);
    va_start(ap, fmt);
    vprintf(fmt, ap);
    va_end(ap);
    putchar('\n');
    tap_failed += !holds;
    return holds;
}

/* A text as comment lines, so that a text with line ends stays TAP. */
static inline void tap_show(const char *what, struct str text)
{
    printf("# %s:\n# | ", what);
    for (ptrdiff_t i = 0; i < text.n; i++) {
        putchar(text.s[i]);
        if (text.s[i] == '\n') fputs("# | ", stdout);
    }
    putchar('\n');
}

/* Two texts are the same; shows both when they are not. */
static inline bool tap_str(struct str got, struct str want, const char *name)
{
    bool same = str_eq(got, want);
    tap_ok(same, "%s", name);
    if (!same) tap_show("got", got), tap_show("want", want);
    return same;
}

static inline bool tap_int(int64_t got, int64_t want, const char *name)
{
    bool same = tap_ok(got == want, "%s", name);
    if (!same) printf("#  got: %lld, want: %lld\n", (long long)got, (long long)want);
    return same;
}

static inline int tap_done(void)
{
    printf("1..%d\n", tap_count);
    return tap_failed != 0;
}

/* An arena of its own for a test; the memory lives until the test program ends. */
static inline struct arena tap_arena(size_t n)
{
    return sys_arena(n);
}
