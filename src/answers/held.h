#pragma once
/* A file that this process alone changes: its lock, and what it held when we last saw it.
 *
 * The lock is a file of its own (a lock on the file itself would be handed out again by the
 * rename that replaces it). Nobody is forced to heed it, so every write looks first: a version
 * that is neither what we read nor what we wrote is kept as NAME.conflict-N.yaml. */

#include <stdbool.h>

#include "base/hash.h"
#include "base/str.h"
#include "base/sys.h"

struct diags;

struct held {
    struct str folder, name; /* …/sheets and ID, or …/TEAM/ROUND and round: the file is folder/name.yaml */
    struct str lock_folder;  /* …/TEAM/ROUND/.lock */
    struct hash seen;        /* of the bytes that we last read, or wrote with success */
    struct hash tried;       /* of the bytes that we last tried to write */
    bool there;              /* the file existed when we last looked */
    bool owing;              /* its .bak is a foreign version that could not be kept yet */
    bool locked;
    int lock;
};

/* folder/name.yaml and folder/name.yaml.bak, in keep. */
struct str held_path(struct arena *keep, const struct held *h);
struct str held_backup_path(struct arena *keep, const struct held *h);

/* Takes the lock, waiting at most so long (SYS_BUSY after that), and removes temporary files
 * that a crash left behind. */
enum sys_error held_take(struct sys *sys, struct arena scratch, struct held *h, unsigned wait_milliseconds,
                         struct diags *problems) MUST_USE;

/* Tells what the file says now: what is written later replaces this and nothing else. */
void held_saw(struct held *h, struct str text);

/* Replaces the file, atomically and durably, with a .bak of the version before; the lock must be
 * held. A foreign version is kept first, with a warning; when it can not be kept nothing is written. */
enum sys_error held_write(struct sys *sys, struct arena scratch, struct held *h, struct str text,
                          struct diags *problems) MUST_USE;

/* Gives the lock back. Safe on a zeroed or released one. */
void held_release(struct sys *sys, struct held *h);
