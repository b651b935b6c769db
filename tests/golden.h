#pragma once
/* Rows that are files: NAME.yaml beside NAME.expected. TIGHTROPE_RENEW=1 in the environment
 * writes the expected files anew; the review of a change is then `git diff`. */

#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "tap.h"

/* Compares with the file at path, or writes it. */
static inline void golden_check(struct sys *sys, struct arena keep, struct str path, struct str got, const char *name)
{
    struct str want = { 0 };
    const char *z = str_z(&keep, path);

    if (str_eq(sys->environment(sys, "TIGHTROPE_RENEW"), S("1"))) {
        enum sys_error e = sys->write(sys, z, got, SYS_WRITE_SHARED);
        tap_ok(e == SYS_OK, "%s renewed", name);
        return;
    }
    enum sys_error e = sys->read(sys, &keep, z, 1 << 20, &want);
    if (e) {
        tap_ok(false, "%s: %s: %s", name, z, sys_error_text(e));
        tap_show("got", got);
        return;
    }
    tap_str(got, want, name);
}

/* Calls `row` with each NAME.yaml of the folder, sorted by name; returns how many there were. */
static inline size_t golden_rows(struct sys *sys, struct arena keep, const char *folder, void *ctx,
                                 void (*row)(struct sys *, struct arena, struct str path, struct str name, void *ctx))
{
    struct sys_entries all;
    size_t n = 0;
    enum sys_error e = sys->list(sys, &keep, folder, &all);

    if (e) {
        tap_ok(false, "%s: %s", folder, sys_error_text(e));
        return 0;
    }
    for (size_t i = 0; i < all.n; i++) {
        struct str name = all.list[i].name;
        if (!str_ends(name, S(".yaml"))) continue;
        struct str path = str_printf(&keep, "%s/%.*s", folder, STR_ARG(name)); /* before keep is copied for the row */
        row(sys, keep, path, str_head(name, name.n - 5), ctx);
        n++;
    }
    return n;
}

/* The path of the expectation beside a row. */
static inline struct str golden_expected(struct arena *keep, struct str path)
{
    return str_printf(keep, "%.*s.expected", (int)path.n - 5, path.s);
}
