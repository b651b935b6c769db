#include "text/grapheme.h"

#include "tap.h"

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define FLAG_JP "\U0001F1EF\U0001F1F5"

static const struct { struct str text; ptrdiff_t count; ptrdiff_t first, last; /* bytes */ } rows[] = {
    { S_INIT("abc"), 3, 1, 1 },
    { S_INIT("日本"), 2, 3, 3 },
    { S_INIT("か\u3099き"), 2, 6, 3 },
    { S_INIT("e\u0301"), 1, 3, 3 },
    { S_INIT("ae\u0301"), 2, 1, 3 },
    { S_INIT("\r\n"), 1, 2, 2 },
    { S_INIT("a\nb"), 3, 1, 1 },
    { S_INIT(FAMILY), 1, 18, 18 },
    { S_INIT(FLAG_JP FLAG_JP), 2, 8, 8 },
    { S_INIT("葛\U000E0100城"), 2, 7, 3 },   /* a kanji with its variation selector */
    { S_INIT("\u0301"), 1, 2, 2 },
    { S_INIT("한국"), 2, 3, 3 },
    { S_INIT("\u1112\u1161\u11ab"), 1, 9, 9 }, /* one syllable of three letters */
    { S_INIT("\xff" "a"), 2, 1, 1 },
    { S_INIT("a\xe6\x97"), 2, 1, 2 },         /* ICU takes a sequence cut short as one */
};

static void borders_agree(struct str text)
{
    ptrdiff_t at = 0, forward[64], n = 0;

    while (at < text.n && n < 64) forward[n++] = at = grapheme_next(text, at);
    bool same = n == grapheme_count(text);
    for (at = text.n; at > 0 && same; n--) {
        same = n > 0 && forward[n - 1] == at;
        at = grapheme_prev(text, at);
    }
    tap_ok(same && n == 0 && at == 0, "borders forwards, backwards and counted, %td bytes", text.n);
}

int main(void)
{
    for (size_t i = 0; i < countof(rows); i++) {
        struct str t = rows[i].text;
        tap_int(grapheme_count(t), rows[i].count, "count");
        tap_int(grapheme_next(t, 0), rows[i].first, "first");
        tap_int(t.n - grapheme_prev(t, t.n), rows[i].last, "last");
        borders_agree(t);
    }
    borders_agree(S("a日e\u0301b" FAMILY "c" FLAG_JP "d\r\n\u3099z"));
    tap_int(grapheme_count(S("")), 0, "nothing");
    tap_str(grapheme_head(S("か\u3099きく"), 2), S("か\u3099き"), "head");
    tap_str(grapheme_head(S("abc"), 9), S("abc"), "head longer than the text");
    tap_str(grapheme_head(S("abc"), 0), S(""), "no head");
    return tap_done();
}
