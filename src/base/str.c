#include "base/str.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/bug.h"

struct str str_of(const char *z)
{
    return (struct str){ z, z ? (ptrdiff_t)strlen(z) : 0 };
}

bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, (size_t)a.n) == 0);
}

int str_cmp(struct str a, struct str b)
{
    ptrdiff_t n = a.n < b.n ? a.n : b.n;
    int d = n ? memcmp(a.s, b.s, (size_t)n) : 0;
    return d ? d : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str a, struct str prefix)
{
    return a.n >= prefix.n && str_eq(str_head(a, prefix.n), prefix);
}

bool str_ends(struct str a, struct str suffix)
{
    return a.n >= suffix.n && str_eq(str_from(a, a.n - suffix.n), suffix);
}

ptrdiff_t str_find(struct str a, struct str needle)
{
    for (ptrdiff_t i = 0; i + needle.n <= a.n; i++)
        if (str_eq((struct str){ a.s + i, needle.n }, needle)) return i;
    return -1;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str a)
{
    while (a.n > 0 && is_space(a.s[0])) a.s++, a.n--;
    while (a.n > 0 && is_space(a.s[a.n - 1])) a.n--;
    return a;
}

struct str str_from(struct str a, ptrdiff_t at)
{
    if (at > a.n) at = a.n;
    if (at <= 0) return a;
    return (struct str){ a.s + at, a.n - at };
}

struct str str_head(struct str a, ptrdiff_t n)
{
    if (n < 0) n = 0;
    if (n < a.n) a.n = n;
    return a;
}

struct str str_cut(struct str *rest, char sep)
{
    const char *at = rest->n ? memchr(rest->s, sep, (size_t)rest->n) : NULL;
    ptrdiff_t n = at ? at - rest->s : rest->n;
    struct str head = { rest->s, n };
    *rest = at ? str_from(*rest, n + 1) : (struct str){ 0 };
    return head;
}

struct str str_dup(struct arena *keep, struct str a)
{
    char *p = arena_new(keep, char, (size_t)a.n + 1);
    if (a.n) memcpy(p, a.s, (size_t)a.n);
    return (struct str){ p, a.n };
}

struct str str_join(struct arena *keep, struct str a, struct str b)
{
    char *p = arena_new(keep, char, (size_t)(a.n + b.n) + 1);
    if (a.n) memcpy(p, a.s, (size_t)a.n);
    if (b.n) memcpy(p + a.n, b.s, (size_t)b.n);
    return (struct str){ p, a.n + b.n };
}

struct str str_vprintf(struct arena *keep, const char *fmt, va_list ap)
{
    va_list again;

    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    if (n < 0) bug("bad format \"%s\"", fmt);
    char *p = arena_new(keep, char, (size_t)n + 1);
    if (vsnprintf(p, (size_t)n + 1, fmt, again) != n) bug("unstable format \"%s\"", fmt);
    va_end(again);
    return (struct str){ p, n };
}

struct str str_printf(struct arena *keep, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    struct str r = str_vprintf(keep, fmt, ap);
    va_end(ap);
    return r;
}

char *str_z(struct arena *keep, struct str a)
{
    char *p = arena_new(keep, char, (size_t)a.n + 1);
    if (a.n) memcpy(p, a.s, (size_t)a.n);
    return p;
}

struct str_int str_to_int(struct str a)
{
    return str_to_fixed(a, 0);
}

/* One digit more at the end of a number whose sign is given; false on overflow. */
static bool push_digit(int64_t *value, int digit, bool minus)
{
    return !__builtin_mul_overflow(*value, 10, value)
        && !__builtin_add_overflow(*value, minus ? -digit : digit, value);
}

struct str_int str_to_fixed(struct str a, int decimals)
{
    struct str_int r = { 0 };
    bool minus = a.n > 0 && a.s[0] == '-';
    int places = -1; /* digits seen behind the point; -1: no point yet */
    ptrdiff_t digits = 0;

    for (ptrdiff_t i = minus; i < a.n; i++) {
        if (a.s[i] == '.' && places < 0 && digits > 0 && decimals > 0) {
            places = 0;
            continue;
        }
        if (a.s[i] < '0' || a.s[i] > '9') return (struct str_int){ 0 };
        if (places >= 0 && ++places > decimals) return (struct str_int){ 0 };
        if (!push_digit(&r.value, a.s[i] - '0', minus)) return (struct str_int){ 0 };
        digits++;
    }
    if (digits == 0 || places == 0) return (struct str_int){ 0 };
    for (int i = places < 0 ? 0 : places; i < decimals; i++)
        if (!push_digit(&r.value, 0, minus)) return (struct str_int){ 0 };
    r.ok = true;
    return r;
}
