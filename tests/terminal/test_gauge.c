#include "terminal/gauge.h"

#include <locale.h>

#include "tap.h"

static const struct { int w; int64_t low, high, all; const char *bar; } rows[] = {
    { 10, 0, 0, 12, "..........\n" },  { 10, 12, 12, 12, "##########\n" }, { 10, 6, 6, 12, "#####.....\n" },
    { 10, 1, 1, 100, "#.........\n" }, { 10, 99, 99, 100, "#########.\n" }, { 10, 0, 0, 0, "..........\n" },
    { 10, 2, 4, 4, "#####?????\n" },   { 10, 0, 4, 4, "??????????\n" },   { 10, 1, 2, 4, "###??.....\n" },
    { 10, 10, 11, 100, "#?........\n" }, { 10, -5, 200, 100, "??????????\n" }, { 10, 7, 3, 10, "#######...\n" },
    { 10, 5, 5, -3, "..........\n" },  { 1, 5, 5, 10, ".\n" },            { 1, 10, 10, 10, "#\n" },
    { 0, 1, 2, 3, "\n" },              { 10, INT64_MAX / 2, INT64_MAX / 2, INT64_MAX, "#####.....\n" },
};

int main(void)
{
    struct arena a = tap_arena(1 << 20);

    if (!tap_ok(setlocale(LC_CTYPE, "C.UTF-8") != NULL, "there is a UTF-8 locale")) return tap_done();
    for (size_t i = 0; i < countof(rows); i++) {
        struct canvas c = canvas_new(&a, rows[i].w, 1, SIGNS_PLAIN);
        gauge_range(c, 0, 0, rows[i].w, rows[i].low, rows[i].high, rows[i].all);
        tap_str(canvas_dump(&a, c), str_of(rows[i].bar), "a bar");
    }
    struct canvas c = canvas_new(&a, 8, 1, SIGNS_PLAIN);
    gauge_progress(c, 2, 0, 4, 1, 2);
    tap_str(canvas_dump(&a, c), S("  ##..\n"), "progress stands where it should");
    return tap_done();
}
