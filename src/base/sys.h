#pragma once
/* The whole outside world in one struct: files, clock, environment, randomness.
 * sys_posix.c is its only real body; tests and fuzzers bring their own. Nothing else
 * in the house opens a file, asks the time or reads the environment.
 *
 * Paths are UTF-8 or whatever bytes the system gave. Calls that can fail return a
 * sys_error; a failed call changes nothing that a caller can see. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

enum sys_error {
    SYS_OK,
    SYS_MISSING,    /* no such file or folder */
    SYS_EXISTS,     /* it is there already (create, mkdir) */
    SYS_DENIED,     /* permission, or a read-only file system */
    SYS_FULL,       /* no space, no quota, no inodes */
    SYS_TOO_LARGE,  /* longer than the caller's limit */
    SYS_NOT_A_FILE, /* a folder, device, pipe or symbolic link where a plain file is wanted */
    SYS_BUSY,       /* somebody else holds the lock */
    SYS_BROKEN,     /* any other failure of the device or system */
    SYS_ERRORS
};

/* How a file is replaced. */
enum sys_write {
    SYS_WRITE_PLAIN = 0,
    SYS_WRITE_CREATE = 1,  /* fails with SYS_EXISTS instead of replacing */
    SYS_WRITE_SHARED = 2,  /* ordinary permissions (umask) instead of 0600: reports, exports */
    SYS_WRITE_FLEETING = 4 /* a temporary copy: whole or not there, but not made to survive a power cut */
};

enum sys_stream { SYS_TO_OUTPUT, SYS_TO_ERROR };

struct sys_entry {
    struct str name;
    bool folder;
};

struct sys_entries {
    const struct sys_entry *list; /* sorted by name, without . and .. */
    size_t n;
};

struct sys {
    /* The file's bytes, at most `most`, into keep. */
    enum sys_error (*read)(struct sys *, struct arena *keep, const char *path, size_t most, struct str *text);

    /* The same bytes without a copy: they are read from disk when they are looked at, so that
     * a large file of which little is needed costs little. For files that are replaced and
     * never changed in place (fonts): what is cut off under our feet ends the process.
     * A mapping stays until it is given to unmap; unmapping the empty text does nothing. */
    enum sys_error (*map)(struct sys *, const char *path, size_t most, struct str *text);
    void           (*unmap)(struct sys *, struct str text);

    /* Replaces the file atomically and durably: temporary file beside it, fsync, rename, fsync of
     * the folder. When it returns SYS_OK the bytes survive a power cut. When only the fsync of
     * the folder failed, the new version is in place and may be gone after a power cut: the same
     * call again is the remedy. */
    enum sys_error (*write)(struct sys *, const char *path, struct str text, enum sys_write how);

    /* The same, and the version before stays beside it as NAME.bak. *before is that version, in
     * keep, whoever wrote it and however short ago; {0} when there was none. A version before of
     * more than `most` bytes: SYS_TOO_LARGE. */
    enum sys_error (*replace)(struct sys *, struct arena *keep, const char *path, struct str text, size_t most,
                              struct str *before);

    /* Removes temporary files beside path that a write left behind when its process died. */
    enum sys_error (*sweep)(struct sys *, const char *path);

    enum sys_error (*list)(struct sys *, struct arena *keep, const char *folder, struct sys_entries *out);
    enum sys_error (*make_folder)(struct sys *, const char *path); /* 0700; with its parents; fine if there */
    enum sys_error (*remove)(struct sys *, const char *path);      /* a file or an empty folder */

    /* Takes the lock file (created empty, never removed) for this process without waiting.
     * *handle is given to unlock. */
    enum sys_error (*lock)(struct sys *, const char *path, int *handle);
    void           (*unlock)(struct sys *, int handle);

    /* Standard output or error, all of it or as much as anybody takes. */
    void (*print)(struct sys *, enum sys_stream, struct str text);

    struct date (*today)(struct sys *);      /* SOURCE_DATE_EPOCH if set, else the local day */
    uint64_t    (*milliseconds)(struct sys *); /* a clock that only goes forward */
    void        (*pause)(struct sys *, unsigned milliseconds); /* waits; less when a signal comes */
    struct str  (*environment)(struct sys *, const char *name); /* empty when not set */
    void        (*random)(struct sys *, void *bytes, size_t n); /* fit for secrets */
    void        *ctx;
};

/* The real world. It owns nothing; copies of it are as good as the first. */
struct sys sys_posix(void);

/* A fresh zeroed arena of `reserve` bytes of address space that only costs what is
 * used, and its end. Exits with code 3 when the system refuses. */
struct arena sys_arena(size_t reserve);

/* Gives the memory behind an arena's next byte back to the system. What was allocated there
 * by copies of the arena is gone; the address space stays and can be used again. */
void sys_arena_forget(struct arena a);

/* What happened, in English, for diagnostics: "no such file or folder". */
const char *sys_error_text(enum sys_error e);
