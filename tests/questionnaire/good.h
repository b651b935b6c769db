#pragma once
/* A world in which good/ is the current folder, one file of it may say something else,
 * and reading may fail. */

#include "base/sys.h"
#include "tap.h"

struct good {
    struct sys real;
    const char *folder;
    struct str changed, text; /* this file has this text instead; empty: none */
    int fail_at;              /* the read that fails, from 0; -1: none */
    int reads;
};

static inline enum sys_error good_read(struct sys *sys, struct arena *keep, const char *path, size_t most, struct str *text)
{
    struct good *g = sys->ctx;

    if (g->reads++ == g->fail_at) return SYS_DENIED;
    if (str_eq(str_of(path), g->changed)) {
        *text = g->text;
        return SYS_OK;
    }
    return g->real.read(&g->real, keep, str_printf(keep, "%s/%s", g->folder, path).s, most, text);
}

static inline struct good good_in(const char *folder)
{
    return (struct good){ .real = sys_posix(), .folder = folder, .fail_at = -1 };
}

static inline struct sys good_sys(struct good *g)
{
    return (struct sys){ .read = good_read, .ctx = g };
}
