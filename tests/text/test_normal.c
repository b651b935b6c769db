#include "text/normal.h"

#include "tap.h"

static const struct { struct str in, nfc, nfkc, fold; } rows[] = {
    { S_INIT(""), S_INIT(""), S_INIT(""), S_INIT("") },
    { S_INIT("abc"), S_INIT("abc"), S_INIT("abc"), S_INIT("abc") },
    { S_INIT("SLO Straße"), S_INIT("SLO Straße"), S_INIT("SLO Straße"), S_INIT("slo strasse") },
    { S_INIT("か\u3099"), S_INIT("が"), S_INIT("が"), S_INIT("が") },
    { S_INIT("e\u0301"), S_INIT("é"), S_INIT("é"), S_INIT("é") },
    { S_INIT("ＡＢＣ１２３－"), S_INIT("ＡＢＣ１２３－"), S_INIT("ABC123-"), S_INIT("abc123-") },
    { S_INIT("\u3000"), S_INIT("\u3000"), S_INIT(" "), S_INIT(" ") },
    { S_INIT("ｶﾞ"), S_INIT("ｶﾞ"), S_INIT("ガ"), S_INIT("ガ") },
    { S_INIT("㍿①"), S_INIT("㍿①"), S_INIT("株式会社1"), S_INIT("株式会社1") },
    { S_INIT("a\u200Bb\u00ADc"), S_INIT("a\u200Bb\u00ADc"), S_INIT("a\u200Bb\u00ADc"), S_INIT("abc") },
    { S_INIT("𠮷"), S_INIT("𠮷"), S_INIT("𠮷"), S_INIT("𠮷") },
    { S_INIT("a\xff"), S_INIT("a\uFFFD"), S_INIT("a\uFFFD"), S_INIT("a\uFFFD") },
    { S_INIT("\xed\xa0\x80"), S_INIT("\uFFFD\uFFFD\uFFFD"), S_INIT("\uFFFD\uFFFD\uFFFD"), S_INIT("\uFFFD\uFFFD\uFFFD") },
};

int main(void)
{
    struct arena a = tap_arena(1 << 20);

    for (size_t i = 0; i < countof(rows); i++) {
        tap_str(normal_nfc(&a, rows[i].in), rows[i].nfc, "NFC");
        tap_str(normal_nfkc(&a, rows[i].in), rows[i].nfkc, "NFKC");
        tap_str(normal_fold(&a, rows[i].in), rows[i].fold, "folded");
    }
    struct str kept = S("Größe");
    tap_ok(normal_nfc(&a, kept).s == kept.s, "nothing to do, nothing copied");
    return tap_done();
}
