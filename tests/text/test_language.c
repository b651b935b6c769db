#include "text/language.h"

#include "tap.h"

static const struct { struct str text; enum language want; } rows[] = {
    { S_INIT(""), LANG_EN },            { S_INIT("one deploy a month"), LANG_EN },
    { S_INIT("Größe, naïve, 12 % → ※"), LANG_EN }, { S_INIT("“quoted” — ok…"), LANG_EN },
    { S_INIT("ＡＢＣ１２３"), LANG_EN }, { S_INIT("、。「」ー"), LANG_EN }, /* marks alone say nothing */
    { S_INIT("\xff\xfe"), LANG_EN },     { S_INIT("한국어"), LANG_EN },
    { S_INIT("月1回"), LANG_JA },        { S_INIT("SLOを見る"), LANG_JA },
    { S_INIT("ﾃｽﾄ"), LANG_JA },         { S_INIT("On call は二人"), LANG_JA },
    { S_INIT("々"), LANG_JA },           { S_INIT("𩸽"), LANG_JA },
};

int main(void)
{
    for (size_t i = 0; i < countof(rows); i++) tap_int(language_guess(rows[i].text), rows[i].want, rows[i].text.s);
    return tap_done();
}
