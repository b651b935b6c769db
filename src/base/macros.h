#pragma once
/* The few macros of the house. Anything longer belongs into a function. */

#include <stddef.h>

#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))
#define MUST_USE          __attribute__((warn_unused_result))
#define NO_RETURN         __attribute__((noreturn))
#define countof(array)    (sizeof(array) / sizeof *(array))
