#include "terminal/style.h"

#include <locale.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "tap.h"
#include "text/width.h"

static bool same_attributes(struct look a, struct look b)
{
    return a.bold == b.bold && a.dim == b.dim && a.underline == b.underline && a.reverse == b.reverse;
}

/* Whoever sees no colours sees the same differences. */
static void colour_says_nothing_alone(enum theme theme)
{
    int alone = 0;

    for (int a = 0; a < STYLES; a++) {
        for (int b = 0; b < STYLES; b++) {
            struct look x = style_look(theme, (enum style)a), y = style_look(theme, (enum style)b);
            alone += same_attributes(x, y) && (x.front != y.front || x.back != y.back);
        }
    }
    tap_int(alone, 0, "pairs of meanings that only colour tells apart");
}

static bool differs(enum theme theme, enum style a, enum style b)
{
    return !same_attributes(style_look(theme, a), style_look(theme, b));
}

static void themes(void)
{
    for (int t = 0; t < THEMES; t++) {
        enum theme theme = (enum theme)t;
        colour_says_nothing_alone(theme);
        tap_ok(differs(theme, STYLE_TEXT, STYLE_KEY), "theme %d: a key is not text", t);
        tap_ok(differs(theme, STYLE_TEXT, STYLE_QUESTION), "theme %d: a question is not text", t);
        tap_ok(differs(theme, STYLE_TEXT, STYLE_WARNING), "theme %d: a warning is not text", t);
        tap_ok(differs(theme, STYLE_KEY, STYLE_WARNING), "theme %d: a warning is not a key", t);
        tap_ok(style_theme(style_theme_name(theme)) == theme, "theme %d is found by its name", t);
    }
    for (int s = 0; s < STYLES; s++) {
        struct look look = style_look(THEME_MONOCHROME, (enum style)s);
        tap_ok(look.front == COLOUR_DEFAULT && look.back == COLOUR_DEFAULT, "monochrome style %d has no colour", s);
    }
    tap_ok(style_theme(S("Default")) == THEMES, "no theme by another spelling");
    tap_ok(style_theme(S("")) == THEMES, "no theme without a name");
}

/* One column everywhere: libc says one, and no terminal has a reason to say two. */
static void signs(void)
{
    for (int set = 0; set < SIGN_SETS; set++) {
        for (int sign = 0; sign < SIGNS; sign++) {
            struct str text = style_sign((enum sign_set)set, (enum sign)sign), rest = text;
            if (!tap_ok(text.n > 0, "sign %d of set %d is there", sign, set)) continue;
            int32_t cp = utf8_next(&rest);
            int east = u_getIntPropertyValue(cp, UCHAR_EAST_ASIAN_WIDTH);
            tap_ok(rest.n == 0 && width_of(cp) == 1, "%.*s is one code point of one column", STR_ARG(text));
            tap_ok(east == U_EA_NEUTRAL || east == U_EA_NARROW, "%.*s is nowhere wide", STR_ARG(text));
            tap_ok(set == SIGNS_RICH || cp < 0x7F, "%.*s is ASCII where it has to be", STR_ARG(text));
        }
    }
}

int main(void)
{
    if (!tap_ok(setlocale(LC_CTYPE, "C.UTF-8") != NULL, "there is a UTF-8 locale")) return tap_done();
    themes();
    signs();
    return tap_done();
}
