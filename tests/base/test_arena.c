#include "base/arena.h"

#include <string.h>

#include "tap.h"

static void memory_is_zeroed_and_aligned(struct arena *a)
{
    struct arena copy = *a;
    memset(arena_new(&copy, char, 100), 7, 100); /* what scratch leaves behind */
    (void)arena_new(a, char, 3);
    int64_t *numbers = arena_new(a, int64_t, 10), sum = 0;
    for (int i = 0; i < 10; i++) sum += numbers[i];
    tap_int(sum, 0, "zeroed, also where scratch has been");
    tap_int((int64_t)((uintptr_t)numbers % _Alignof(int64_t)), 0, "aligned");
}

/* True when the allocation fails, which jumps back here. */
static bool runs_out(struct arena *a, size_t count, size_t size, long after)
{
    struct arena_fail fail = { .after = after };
    a->fail = &fail;
    if (setjmp(fail.back)) return a->fail = NULL, true;
    (void)arena_alloc(a, count, size, 1);
    return a->fail = NULL, false;
}

static void nothing_is_given_twice_or_beyond(void)
{
    static _Alignas(16) char memory[64];
    struct arena a = arena_over(memory, sizeof memory);

    tap_ok(!runs_out(&a, 0, 8, -1) && a.beg == memory, "nothing costs nothing");
    tap_ok(runs_out(&a, 1, 65, -1), "one byte too many");
    tap_ok(runs_out(&a, SIZE_MAX / 2, 4, -1), "a size that overflows");
    tap_ok(runs_out(&a, 1, 1, 0), "the first allocation, on purpose");
    tap_ok(a.beg == memory, "a failure takes nothing");
    tap_ok(!runs_out(&a, 64, 1, -1) && a.beg == a.end, "all of it");
    tap_ok(runs_out(&a, 1, 1, -1), "and no more");
}

int main(void)
{
    struct arena a = tap_arena(1 << 16);
    memory_is_zeroed_and_aligned(&a);
    nothing_is_given_twice_or_beyond();
    return tap_done();
}
