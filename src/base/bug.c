#include "base/bug.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void (*restore_terminal)(void); /* the crash hook: one of the two mutable globals of the house */

void bug_on_crash(void (*restore)(void))
{
    restore_terminal = restore;
}

static void restore_once(void)
{
    void (*restore)(void) = restore_terminal;
    restore_terminal = NULL; /* a crash inside the hook must not come back here */
    if (restore) restore();
}

void bug_at(const char *file, int line, const char *fmt, ...)
{
    va_list ap;

    restore_once();
    fprintf(stderr, "tightrope: %s:%d: bug: ", file, line);
    va_start(ap, fmt);
    vfprintf(stderr, fmt, ap);
    va_end(ap);
    fputc('\n', stderr);
    abort();
}

void die_of_memory(void)
{
    restore_once();
    fputs("tightrope: out of memory; what was saved so far is safe on disk\n", stderr);
    exit(3);
}
