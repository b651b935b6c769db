#include "text/language.h"

#include <unicode/uscript.h>

#include "base/utf8.h"
#include "text/icu.h"

static bool is_japanese(int32_t cp)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(cp, &status);

    icu_check(status, "asking for a script");
    return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_HAN;
}

enum language language_guess(struct str text)
{
    while (text.n) {
        int32_t cp = utf8_next(&text);
        if (cp >= 0x2E80 && is_japanese(cp)) return LANG_JA;
    }
    return LANG_EN;
}
