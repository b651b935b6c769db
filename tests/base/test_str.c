#include "tap.h"

static const struct { struct str in; int decimals; int64_t value; bool ok; } numbers[] = {
    { S_INIT("0"), 0, 0, true },        { S_INIT("-7"), 0, -7, true },     { S_INIT("1.5"), 1, 15, true },
    { S_INIT("2"), 1, 20, true },       { S_INIT("-0.5"), 1, -5, true },   { S_INIT("9223372036854775807"), 0, INT64_MAX, true },
    { S_INIT("-9223372036854775808"), 0, INT64_MIN, true },
    { S_INIT(""), 0, 0, false },        { S_INIT("-"), 0, 0, false },      { S_INIT("1."), 1, 0, false },
    { S_INIT(".5"), 1, 0, false },      { S_INIT("1.55"), 1, 0, false },   { S_INIT("1.5"), 0, 0, false },
    { S_INIT("1 "), 0, 0, false },      { S_INIT("+1"), 0, 0, false },     { S_INIT("0x1"), 0, 0, false },
    { S_INIT("9223372036854775808"), 0, 0, false }, { S_INIT("922337203685477581"), 1, 9223372036854775807, false },
    { S_INIT("１"), 0, 0, false },      { S_INIT("1..2"), 2, 0, false },   { S_INIT("--1"), 0, 0, false },
};

static void numbers_are_exact(void)
{
    for (size_t i = 0; i < countof(numbers); i++) {
        struct str_int got = str_to_fixed(numbers[i].in, numbers[i].decimals);
        tap_ok(got.ok == numbers[i].ok && (!got.ok || got.value == numbers[i].value),
               "number \"%.*s\" with %d decimals", STR_ARG(numbers[i].in), numbers[i].decimals);
    }
}

static void cutting_never_loses_a_byte(struct arena *a)
{
    struct str rest = S("a,b,,c");
    tap_str(str_cut(&rest, ','), S("a"), "first cut");
    tap_str(str_cut(&rest, ','), S("b"), "second cut");
    tap_str(str_cut(&rest, ','), S(""), "empty field");
    tap_str(str_cut(&rest, ','), S("c"), "last field");
    tap_int(rest.n, 0, "nothing left");
    tap_str(str_trim(S(" \t x y\r\n")), S("x y"), "trim");
    tap_int(str_find(S("abcabd"), S("abd")), 3, "find");
    tap_int(str_find(S("ab"), S("abd")), -1, "find something longer");
    tap_str(str_printf(a, "%d-%s", 7, "x"), S("7-x"), "printf");
    tap_str(str_join(a, S("ab"), S("cd")), S("abcd"), "join");
}

int main(void)
{
    struct arena a = tap_arena(1 << 16);
    numbers_are_exact();
    cutting_never_loses_a_byte(&a);
    return tap_done();
}
