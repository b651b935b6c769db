#include "text/width.h"

#include <locale.h>

#include "tap.h"

static const struct { struct str text; int32_t columns; struct str head5; } rows[] = {
    { S_INIT(""), 0, S_INIT("") },
    { S_INIT("abcdef"), 6, S_INIT("abcde") },
    { S_INIT("日本語"), 6, S_INIT("日本") },
    { S_INIT("a日本語"), 7, S_INIT("a日本") },
    { S_INIT("ｶﾅﾃﾞｽﾖ"), 6, S_INIT("ｶﾅﾃﾞｽ") },
    { S_INIT("abcde\u0301f"), 6, S_INIT("abcde\u0301") },   /* the accent stays with its letter */
    { S_INIT("か\u3099き\u3099く"), 6, S_INIT("か\u3099き\u3099") },
    { S_INIT("a\u200Bb"), 2, S_INIT("a\u200Bb") },
    { S_INIT("※①→●■★…—“×°"), 11, S_INIT("※①→●■") },
    { S_INIT("𠮷野家"), 6, S_INIT("𠮷野") },
    { S_INIT("a\tb"), 3, S_INIT("a\tb") },                  /* a control character shows as one U+FFFD */
    { S_INIT("\x1b[31m"), 5, S_INIT("\x1b[31m") },
    { S_INIT("\xff\xfe" "ab"), 4, S_INIT("\xff\xfe" "ab") },
    { S_INIT("\xe6\x97"), 2, S_INIT("\xe6\x97") },          /* a character cut short: two bad bytes */
};

int main(void)
{
    struct arena a = tap_arena(1 << 16);

    if (!tap_ok(setlocale(LC_CTYPE, "C.UTF-8") != NULL, "there is a UTF-8 locale")) return tap_done();
    for (size_t i = 0; i < countof(rows); i++) {
        tap_int(width_text(rows[i].text), rows[i].columns, "columns");
        tap_str(width_head(rows[i].text, 5), rows[i].head5, "head of five columns");
    }
    tap_str(width_fit(&a, S("abcdef"), 6), S("abcdef"), "fits");
    tap_str(width_fit(&a, S("abcdef"), 5), S("abcd…"), "does not fit");
    tap_str(width_fit(&a, S("日本語"), 5), S("日本…"), "does not fit, two columns each");
    tap_str(width_fit(&a, S("日本語"), 4), S("日…"), "one column stays empty");
    tap_str(width_fit(&a, S("日本"), 1), S("…"), "room for nothing else");
    tap_int(width_of(0), 1, "NUL");
    tap_int(width_of(0x10FFFF), 1, "no character");
    tap_int(width_of(-1), 1, "a bad byte");
    return tap_done();
}
