#pragma once
/* Folders with all that is in them: copied, removed. */

#include "base/str.h"
#include "base/sys.h"

struct arena;
struct diags;

enum { TREE_DEPTH_MOST = 8, TREE_FILES_MOST = 5000, TREE_FILE_MOST = 1024 * 1024 };

/* Copies every plain file and folder of `from` into `to`, which is made. Hidden ones are left out.
 * What could not be copied ends it, with a problem; what was copied by then stays. */
enum sys_error tree_copy(struct sys *sys, struct arena scratch, struct str from, struct str to,
                         struct diags *problems) MUST_USE;

/* Removes a folder. Symbolic links are removed, never followed. Goes on where something can not be
 * removed, and gives the first such error. */
enum sys_error tree_remove(struct sys *sys, struct arena scratch, struct str path) MUST_USE;
