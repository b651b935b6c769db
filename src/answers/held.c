#include "answers/held.h"

#include <string.h>

#include "answers/end_line.h"
#include "answers/round_file.h"
#include "answers/trouble.h"
#include "base/arena.h"
#include "base/bug.h"
#include "base/diag.h"

enum { CONFLICTS_MOST = 1000, RACES_MOST = 20, NAP = 20 /* milliseconds between two tries for a lock */ };

static struct str path_of(struct arena *keep, const struct held *h, const char *suffix)
{
    return str_printf(keep, "%.*s/%.*s.yaml%s", STR_ARG(h->folder), STR_ARG(h->name), suffix);
}

struct str held_path(struct arena *keep, const struct held *h)
{
    return path_of(keep, h, "");
}

struct str held_backup_path(struct arena *keep, const struct held *h)
{
    return path_of(keep, h, ".bak");
}

/* --- the lock ------------------------------------------------------------------------ */

static enum sys_error wait_for_lock(struct sys *sys, const char *path, unsigned wait_milliseconds, int *lock)
{
    uint64_t until = sys->milliseconds(sys) + wait_milliseconds;

    for (;;) {
        enum sys_error e = sys->lock(sys, path, lock);
        if (e != SYS_BUSY || sys->milliseconds(sys) >= until) return e;
        sys->pause(sys, NAP);
    }
}

enum sys_error held_take(struct sys *sys, struct arena scratch, struct held *h, unsigned wait_milliseconds,
                         struct diags *problems)
{
    struct str path = str_printf(&scratch, "%.*s/%.*s", STR_ARG(h->lock_folder), STR_ARG(h->name));
    enum sys_error e = sys->make_folder(sys, str_z(&scratch, h->lock_folder));

    if (h->locked) bug("a lock is taken twice");
    if (e == SYS_OK) e = wait_for_lock(sys, str_z(&scratch, path), wait_milliseconds, &h->lock);
    if (e != SYS_OK) return trouble(problems, path, "lock", e);
    h->locked = true;
    struct str file = held_path(&scratch, h);
    (void)sys->sweep(sys, str_z(&scratch, file)); /* what stays does no harm: the next one tries again */
    return SYS_OK;
}

void held_release(struct sys *sys, struct held *h)
{
    if (h->locked) sys->unlock(sys, h->lock);
    h->locked = false;
}

/* --- the file --------------------------------------------------------------------------- */

static bool hash_same(struct hash a, struct hash b)
{
    return memcmp(a.byte, b.byte, sizeof a.byte) == 0;
}

void held_saw(struct held *h, struct str text)
{
    h->seen = h->tried = hash_of(text);
    h->there = true;
}

/* Keeps a version that is not ours. The same bytes are kept once. */
static enum sys_error keep_foreign(struct sys *sys, struct arena scratch, const struct held *h, struct str text,
                                   struct diags *problems)
{
    for (int n = 1; n <= CONFLICTS_MOST; n++) {
        struct arena here = scratch;
        struct str path = str_printf(&here, "%.*s/%.*s.conflict-%d.yaml", STR_ARG(h->folder), STR_ARG(h->name), n), old;
        const char *z = str_z(&here, path);
        enum sys_error e = sys->write(sys, z, text, SYS_WRITE_CREATE);
        if (e == SYS_EXISTS && sys->read(sys, &here, z, ROUND_FILE_MOST, &old) == SYS_OK && str_eq(old, text)) return SYS_OK;
        if (e == SYS_EXISTS) continue;
        if (e != SYS_OK) return trouble(problems, path, "keep another version", e);
        struct source *in = arena_new(problems->keep, struct source, 1);
        in->path = str_dup(problems->keep, path);
        diag_warning(problems, in, (struct span){ 0 }, "somebody else changed %.*s.yaml meanwhile: that version is kept here",
                     STR_ARG(h->name));
        return SYS_OK;
    }
    return trouble(problems, h->folder, "keep another version", SYS_FULL);
}

/* A .bak that could not be kept as a foreign version the last time. */
static enum sys_error keep_owed(struct sys *sys, struct arena scratch, struct held *h, struct diags *problems)
{
    struct str path = held_backup_path(&scratch, h), text;
    enum sys_error e = sys->read(sys, &scratch, str_z(&scratch, path), ROUND_FILE_MOST, &text);

    if (e == SYS_OK) e = keep_foreign(sys, scratch, h, text, problems);
    else if (e == SYS_MISSING) e = SYS_OK; /* somebody took it away */
    else e = trouble(problems, path, "read", e);
    h->owing = e != SYS_OK;
    return e;
}

enum way {
    WAY_CREATE,  /* there is no file, and there was none */
    WAY_REPLACE, /* the usual: the version before becomes the .bak */
    WAY_OVER     /* the .bak stays: it is better than the file, or all there is */
};

/* What stands in the file's place; a foreign version is kept first. *found is what will be replaced. */
static enum sys_error look(struct sys *sys, struct arena scratch, const struct held *h, struct hash *found,
                           enum way *way, struct diags *problems)
{
    struct str path = held_path(&scratch, h), text;
    enum sys_error e = sys->read(sys, &scratch, str_z(&scratch, path), ROUND_FILE_MOST, &text);

    if (e == SYS_MISSING) {
        *way = h->there ? WAY_OVER : WAY_CREATE;
        return SYS_OK;
    }
    if (e != SYS_OK) return trouble(problems, path, "read", e);
    *found = hash_of(text);
    *way = WAY_REPLACE;
    if (h->there && (hash_same(*found, h->seen) || hash_same(*found, h->tried))) return SYS_OK;
    if (end_line_of(text) != END_LINE_GOOD) *way = WAY_OVER; /* damaged or edited */
    return keep_foreign(sys, scratch, h, text, problems);
}

/* The trouble of looking is said already; that of writing is not. */
static enum sys_error write_once(struct sys *sys, struct arena scratch, struct held *h, struct str text, bool *looked,
                                 struct diags *problems)
{
    struct hash found = h->seen;
    enum way way = WAY_REPLACE;
    struct str path = held_path(&scratch, h), before = { 0 };
    enum sys_error e = look(sys, scratch, h, &found, &way, problems);

    *looked = e == SYS_OK;
    if (e != SYS_OK) return e;
    h->tried = hash_of(text);
    const char *z = str_z(&scratch, path);
    if (way == WAY_REPLACE) e = sys->replace(sys, &scratch, z, text, ROUND_FILE_MOST, &before);
    else e = sys->write(sys, z, text, way == WAY_CREATE ? SYS_WRITE_CREATE : SYS_WRITE_PLAIN);
    if (e != SYS_OK) return e;
    h->seen = h->tried;
    h->there = true;
    if (before.s && !hash_same(hash_of(before), found)) /* it came between our look and our write */
        h->owing = keep_foreign(sys, scratch, h, before, problems) != SYS_OK;
    return SYS_OK;
}

/* Somebody without a lock may make the file first, or clear away our temporary file as that of a
 * crash: then another look and another try. */
static bool is_race(enum sys_error e)
{
    return e == SYS_EXISTS || e == SYS_MISSING;
}

enum sys_error held_write(struct sys *sys, struct arena scratch, struct held *h, struct str text, struct diags *problems)
{
    enum sys_error e = h->owing ? keep_owed(sys, scratch, h, problems) : SYS_OK;
    bool looked = false;

    if (!h->locked) bug("a file is written without its lock");
    if (e != SYS_OK) return e;
    for (int i = 0; i < RACES_MOST; i++) {
        e = write_once(sys, scratch, h, text, &looked, problems);
        if (!looked || !is_race(e)) break;
    }
    return looked ? trouble(problems, held_path(&scratch, h), "write", e) : e;
}
