#include "base/sys.h"

#include <assert.h>

const char *sys_error_text(enum sys_error e)
{
    static const char *const text[] = {
        [SYS_OK] = "no error",
        [SYS_MISSING] = "no such file or folder",
        [SYS_EXISTS] = "it exists already",
        [SYS_DENIED] = "permission denied, or the file system is read-only",
        [SYS_FULL] = "no space left on the disk",
        [SYS_TOO_LARGE] = "the file is too large",
        [SYS_NOT_A_FILE] = "not a plain file",
        [SYS_BUSY] = "in use by another program",
        [SYS_BROKEN] = "the device or the system failed",
    };
    static_assert(countof(text) == SYS_ERRORS, "an error has no text");
    return text[e];
}
