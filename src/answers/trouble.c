#include "answers/trouble.h"

#include "base/arena.h"
#include "base/diag.h"

enum sys_error trouble(struct diags *problems, struct str path, const char *doing, enum sys_error e)
{
    if (e == SYS_OK) return e;
    struct source *in = arena_new(problems->keep, struct source, 1);
    in->path = str_dup(problems->keep, path);
    diag_error(problems, in, (struct span){ 0 }, "cannot %s: %s", doing, sys_error_text(e));
    return e;
}
