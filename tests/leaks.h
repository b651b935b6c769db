#pragma once
/* For tests that make memory run out inside a library call: the jump back to the test
 * leaves the library's own memory behind, which is no fault of the program, as that ends. */

__attribute__((weak)) void __lsan_disable(void); /* there when the sanitizer is */

/* What is allocated from now on may leak. */
static inline void leaks_allowed(void)
{
    if (__lsan_disable) __lsan_disable();
}
