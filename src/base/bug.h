#pragma once
/* The two ways in which the program ends itself: a broken invariant of ours, and
 * memory that has run out. A user's mistake is neither: that is a diagnostic. */

#include "base/macros.h"

/* Called once before the program ends itself, so that whoever owns the terminal can
 * restore it. Must only do what is allowed in a signal handler. NULL takes it away. */
void bug_on_crash(void (*restore)(void));

/* Restores the terminal, prints file:line and the message to standard error, aborts. */
#define bug(...) bug_at(__FILE__, __LINE__, __VA_ARGS__)
NO_RETURN void bug_at(const char *file, int line, const char *fmt, ...) PRINTF_LIKE(3, 4);

/* Restores the terminal, says that memory ran out, exits with code 3. */
NO_RETURN void die_of_memory(void);
