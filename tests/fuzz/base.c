/* Bytes from outside meet the ground floor: code points, numbers, dates, problems shown. */

#include "base/date.h"
#include "base/diag.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "fuzz.h"

static void code_points_come_back(struct str text)
{
    ptrdiff_t valid = utf8_valid(text), n = 0;
    bool sound = true;

    hold(valid >= 0 && valid <= text.n);
    for (struct str rest = text; rest.n > 0; n++) {
        char bytes[4];
        const char *at = rest.s;
        int32_t cp = utf8_next(&rest);
        sound = sound && cp != UTF8_BAD;
        hold(sound == (at < text.s + valid));
        hold(cp == UTF8_BAD ? rest.s == at + 1 : utf8_put(bytes, cp) == rest.s - at && !memcmp(bytes, at, (size_t)(rest.s - at)));
    }
    hold(n == utf8_count(text));
}

static void values_come_back(struct arena *keep, struct str text)
{
    struct date day = date_parse(text);
    if (date_known(day)) hold(date_valid(day) && str_eq(date_text(keep, day), text));

    struct str_int number = str_to_int(text);
    if (number.ok) {
        struct str_int again = str_to_int(str_printf(keep, "%lld", (long long)number.value));
        hold(again.ok && again.value == number.value);
    }
    for (int decimals = 0; decimals < 3; decimals++) {
        struct str_int fixed = str_to_fixed(text, decimals), finer = str_to_fixed(text, decimals + 1);
        if (fixed.ok && finer.ok) hold(finer.value == fixed.value * 10);
        if (number.ok && decimals == 0) hold(fixed.ok && fixed.value == number.value);
    }
}

/* A problem at every byte of the text: the excerpt is text, and nothing in it steers a terminal. */
static void problems_are_harmless(struct arena *keep, struct str text)
{
    struct source file = { S("a.yaml"), text };
    struct diags d = diags_in(keep);
    struct buf out = buf_in(keep);

    for (ptrdiff_t i = 0; i <= text.n; i += 1 + text.n / 16)
        diag_error(&d, &file, span_of_offset(text, i), "at %td: %.*s", i, STR_ARG(text));
    diags_sort(&d);
    diags_print(&out, &d);
    struct str shown = buf_str(&out);
    hold(utf8_valid(shown) == shown.n);
    for (struct str rest = shown; rest.n > 0;) {
        int32_t cp = utf8_next(&rest);
        hold(cp == '\n' || cp == '\t' || (cp >= 0x20 && cp != 0x7F && !(cp >= 0x80 && cp < 0xA0)));
    }
}

/* The first line was typed, the others are what it may have meant. */
static void guesses_are_candidates(struct str text)
{
    struct str typed = str_cut(&text, '\n'), all[8];
    size_t n = 0;

    while (text.n > 0 && n < countof(all)) all[n++] = str_cut(&text, '\n');
    struct str guess = diag_did_you_mean(typed, all, n);
    bool known = guess.n == 0;
    for (size_t i = 0; i < n; i++) known = known || str_eq(guess, all[i]);
    hold(known);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *keep = fuzz_arena();
    struct str text = fuzz_text(data, n);

    code_points_come_back(text);
    values_come_back(keep, text);
    problems_are_harmless(keep, text);
    guesses_are_candidates(text);
    return 0;
}
