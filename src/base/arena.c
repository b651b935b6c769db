#include "base/arena.h"

#include <stdint.h>
#include <string.h>

#include "base/bug.h"

struct arena arena_over(void *mem, size_t n)
{
    return (struct arena){ .beg = mem, .end = (char *)mem + n };
}

static void *run_out(struct arena *a)
{
    if (a->fail) longjmp(a->fail->back, 1);
    die_of_memory();
}

void *arena_alloc(struct arena *a, size_t count, size_t size, size_t align)
{
    size_t pad = (size_t)(-(uintptr_t)a->beg & (align - 1));
    size_t room = (size_t)(a->end - a->beg);

    if (a->fail && a->fail->after >= 0 && a->fail->after-- == 0) return run_out(a);
    if (pad > room || (size && count > (room - pad) / size)) return run_out(a);

    char *p = a->beg + pad;
    a->beg = p + count * size;
    return memset(p, 0, count * size); /* scratch copies reuse memory, so zero here */
}
