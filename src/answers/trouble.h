#pragma once
/* What the system refused, as a problem: "PATH: error: cannot write: no space left on the disk". */

#include "base/str.h"
#include "base/sys.h"

struct diags;

/* doing: "write", "read", "lock". Gives e back, so that a call can end with it. Nothing for SYS_OK. */
enum sys_error trouble(struct diags *problems, struct str path, const char *doing, enum sys_error e);
