#pragma once
/* Memory that is given back all at once.
 *
 * An arena is a bump pointer over one range of memory. Two kinds of parameter say
 * who owns a result: `struct arena *keep` outlives the call, `struct arena scratch`
 * comes by value and is forgotten on return, error paths included (after skeeto's
 * arenas). All memory is zeroed. When an arena is full, the program ends in one
 * place with exit code 3 (every answer is on disk by then), or, in tests, jumps
 * back to whoever set `fail`.
 */

#include <setjmp.h>
#include <stddef.h>

#include "base/macros.h"

/* What a test uses to make memory run out: allocation number `after` (from 0)
 * jumps to `back`. Negative: never on purpose, but still jump when truly full. */
struct arena_fail {
    long after;
    jmp_buf back;
};

struct arena {
    char *beg;               /* next free byte */
    char *end;
    struct arena_fail *fail; /* NULL outside tests */
};

/* An arena over n bytes at mem, which must be zeroed and stay alive as long as the arena. */
struct arena arena_over(void *mem, size_t n);

/* count objects of size bytes, zeroed, aligned to `align` (a power of two). Never NULL. */
void *arena_alloc(struct arena *a, size_t count, size_t size, size_t align);

#define arena_new(a, type, n) ((type *)arena_alloc((a), (n), sizeof(type), _Alignof(type)))
