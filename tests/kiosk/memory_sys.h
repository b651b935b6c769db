#pragma once
/* A world for screens: files under "/data" live in memory, the clock ticks when it is told
 * to, chance always gives the same; everything else (the questionnaire) is the real one. */

#include <string.h>

#include "base/buf.h"
#include "base/sys.h"

enum { MEMORY_FILES = 64 };

struct memory_sys {
    struct sys sys; /* first */
    struct sys real;
    struct arena *keep;
    struct { struct str path, text; } files[MEMORY_FILES];
    size_t n;
    bool full;      /* nothing can be written */
    uint64_t now;
    unsigned char chance;
};

static struct memory_sys *memory_of(struct sys *s)
{
    return (struct memory_sys *)(void *)s;
}

static bool memory_is_ours(struct str path)
{
    return str_starts(path, S("/data"));
}

static struct str *memory_file(struct memory_sys *m, struct str path)
{
    for (size_t i = 0; i < m->n; i++)
        if (str_eq(m->files[i].path, path)) return &m->files[i].text;
    return NULL;
}

static enum sys_error memory_read(struct sys *s, struct arena *keep, const char *path, size_t most, struct str *text)
{
    struct memory_sys *m = memory_of(s);
    const struct str *file = memory_file(m, str_of(path));

    if (!memory_is_ours(str_of(path))) return m->real.read(&m->real, keep, path, most, text);
    if (!file) return SYS_MISSING;
    *text = str_dup(keep, *file);
    return SYS_OK;
}

static enum sys_error memory_put(struct memory_sys *m, struct str path, struct str text)
{
    struct str *file = memory_file(m, path);

    if (m->full) return SYS_FULL;
    if (!file) {
        if (m->n == MEMORY_FILES) return SYS_FULL;
        m->files[m->n].path = str_dup(m->keep, path);
        file = &m->files[m->n++].text;
    }
    *file = str_dup(m->keep, text);
    return SYS_OK;
}

static enum sys_error memory_write(struct sys *s, const char *path, struct str text, enum sys_write how)
{
    struct memory_sys *m = memory_of(s);

    if ((how & SYS_WRITE_CREATE) && memory_file(m, str_of(path))) return SYS_EXISTS;
    return memory_put(m, str_of(path), text);
}

static enum sys_error memory_replace(struct sys *s, struct arena *keep, const char *path, struct str text, size_t most,
                                     struct str *before)
{
    struct memory_sys *m = memory_of(s);
    const struct str *file = memory_file(m, str_of(path));

    (void)most;
    *before = file ? str_dup(keep, *file) : (struct str){ 0 };
    return memory_put(m, str_of(path), text);
}

static enum sys_error memory_sweep(struct sys *s, const char *path)
{
    (void)s, (void)path;
    return SYS_OK;
}

static bool memory_listed(const struct sys_entries *out, struct str name)
{
    for (size_t i = 0; i < out->n; i++)
        if (str_eq(out->list[i].name, name)) return true;
    return false;
}

/* Few files: in the order in which they came, which is good enough for one team. */
static enum sys_error memory_list(struct sys *s, struct arena *keep, const char *folder, struct sys_entries *out)
{
    struct memory_sys *m = memory_of(s);
    struct sys_entry *list = arena_new(keep, struct sys_entry, MEMORY_FILES);
    struct str top = str_printf(keep, "%s/", folder);

    if (!memory_is_ours(str_of(folder))) return m->real.list(&m->real, keep, folder, out);
    *out = (struct sys_entries){ .list = list };
    for (size_t i = 0; i < m->n; i++) {
        if (!str_starts(m->files[i].path, top)) continue;
        struct str rest = str_from(m->files[i].path, top.n), name = str_cut(&rest, '/');
        if (memory_listed(out, name)) continue;
        list[out->n++] = (struct sys_entry){ name, rest.n > 0 };
    }
    return out->n ? SYS_OK : SYS_MISSING;
}

static enum sys_error memory_folder(struct sys *s, const char *path)
{
    (void)path;
    return memory_of(s)->full ? SYS_FULL : SYS_OK;
}

static enum sys_error memory_remove(struct sys *s, const char *path)
{
    struct memory_sys *m = memory_of(s);
    struct str *file = memory_file(m, str_of(path));

    if (!file) return SYS_MISSING;
    *file = (struct str){ 0 };
    return SYS_OK;
}

static enum sys_error memory_lock(struct sys *s, const char *path, int *handle)
{
    (void)s, (void)path;
    *handle = 1;
    return SYS_OK;
}

static void memory_unlock(struct sys *s, int handle)
{
    (void)s, (void)handle;
}

static void memory_print(struct sys *s, enum sys_stream stream, struct str text)
{
    (void)s, (void)stream, (void)text;
}

static struct date memory_today(struct sys *s)
{
    (void)s;
    return (struct date){ 2026, 11, 23 };
}

static uint64_t memory_milliseconds(struct sys *s)
{
    return memory_of(s)->now;
}

static void memory_pause(struct sys *s, unsigned milliseconds)
{
    memory_of(s)->now += milliseconds;
}

static struct str memory_environment(struct sys *s, const char *name)
{
    (void)s;
    return str_eq(str_of(name), S("TIGHTROPE_DATA")) ? S("/data") : S("");
}

static void memory_random(struct sys *s, void *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) ((unsigned char *)bytes)[i] = memory_of(s)->chance += 7;
}

static struct memory_sys memory_sys_new(struct arena *keep)
{
    struct memory_sys m = { .real = sys_posix(), .keep = keep };

    m.sys = (struct sys){ .read = memory_read, .write = memory_write, .replace = memory_replace, .sweep = memory_sweep,
                          .list = memory_list, .make_folder = memory_folder, .remove = memory_remove, .lock = memory_lock,
                          .unlock = memory_unlock, .print = memory_print, .today = memory_today,
                          .milliseconds = memory_milliseconds, .pause = memory_pause, .environment = memory_environment,
                          .random = memory_random };
    return m;
}
