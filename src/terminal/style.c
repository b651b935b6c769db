#include "terminal/style.h"

#include <assert.h>

#include "base/bug.h"

#define PLAIN   .front = COLOUR_DEFAULT, .back = COLOUR_DEFAULT
#define IN(col) .front = (col), .back = COLOUR_DEFAULT

static const struct look looks[THEMES][STYLES] = {
    [THEME_DEFAULT] = {
        [STYLE_TEXT] = { PLAIN },
        [STYLE_TITLE] = { .bold = true, IN(COLOUR_CYAN) },
        [STYLE_QUESTION] = { .bold = true, IN(COLOUR_CYAN) },
        [STYLE_CHOSEN] = { .bold = true, IN(COLOUR_CYAN) },
        [STYLE_DIM] = { .dim = true, PLAIN },
        [STYLE_KEY] = { .bold = true, IN(COLOUR_CYAN) },
        [STYLE_WARNING] = { .reverse = true, IN(COLOUR_YELLOW) },
        [STYLE_QUOTE] = { PLAIN },
        [STYLE_INPUT] = { PLAIN },
        [STYLE_GAUGE] = { .bold = true, IN(COLOUR_CYAN) },
    },
    /* White on black whatever the terminal has, nothing dim, what matters underlined. */
    [THEME_CONTRAST] = {
        [STYLE_TEXT] = { .front = COLOUR_WHITE, .back = COLOUR_BLACK },
        [STYLE_TITLE] = { .bold = true, .underline = true, .front = COLOUR_WHITE, .back = COLOUR_BLACK },
        [STYLE_QUESTION] = { .bold = true, .front = COLOUR_WHITE, .back = COLOUR_BLACK },
        [STYLE_CHOSEN] = { .bold = true, .reverse = true, .front = COLOUR_WHITE, .back = COLOUR_BLACK },
        [STYLE_DIM] = { .front = COLOUR_WHITE, .back = COLOUR_BLACK },
        [STYLE_KEY] = { .bold = true, .underline = true, .front = COLOUR_WHITE, .back = COLOUR_BLACK },
        [STYLE_WARNING] = { .reverse = true, .front = COLOUR_WHITE, .back = COLOUR_BLACK },
        [STYLE_QUOTE] = { .underline = true, .front = COLOUR_WHITE, .back = COLOUR_BLACK },
        [STYLE_INPUT] = { .front = COLOUR_WHITE, .back = COLOUR_BLACK },
        [STYLE_GAUGE] = { .bold = true, .front = COLOUR_WHITE, .back = COLOUR_BLACK },
    },
    [THEME_MONOCHROME] = {
        [STYLE_TEXT] = { PLAIN },
        [STYLE_TITLE] = { .bold = true, PLAIN },
        [STYLE_QUESTION] = { .bold = true, PLAIN },
        [STYLE_CHOSEN] = { .bold = true, PLAIN },
        [STYLE_DIM] = { .dim = true, PLAIN },
        [STYLE_KEY] = { .bold = true, PLAIN },
        [STYLE_WARNING] = { .reverse = true, PLAIN },
        [STYLE_QUOTE] = { PLAIN },
        [STYLE_INPUT] = { PLAIN },
        [STYLE_GAUGE] = { .bold = true, PLAIN },
    },
};

static const struct str theme_names[] = {
    [THEME_DEFAULT] = S_INIT("default"),
    [THEME_CONTRAST] = S_INIT("contrast"),
    [THEME_MONOCHROME] = S_INIT("monochrome"),
};
static_assert(countof(theme_names) == THEMES, "a theme has no name");

/* None of the rich ones is East Asian "ambiguous". */
static const struct str signs[SIGN_SETS][SIGNS] = {
    [SIGNS_RICH] = {
        [SIGN_CURSOR] = S_INIT("▸"), [SIGN_CHOSEN] = S_INIT("✓"),
        [SIGN_ABOVE] = S_INIT("▴"),  [SIGN_BELOW] = S_INIT("▾"),
        [SIGN_CUT] = S_INIT("⋯"),    [SIGN_RULE] = S_INIT("╌"),
        [SIGN_FULL] = S_INIT("▰"),   [SIGN_MAYBE] = S_INIT("░"), [SIGN_REST] = S_INIT("▱"),
        [SIGN_BULLET] = S_INIT("∙"),
    },
    [SIGNS_PLAIN] = {
        [SIGN_CURSOR] = S_INIT(">"), [SIGN_CHOSEN] = S_INIT("*"),
        [SIGN_ABOVE] = S_INIT("^"),  [SIGN_BELOW] = S_INIT("v"),
        [SIGN_CUT] = S_INIT("~"),    [SIGN_RULE] = S_INIT("-"),
        [SIGN_FULL] = S_INIT("#"),   [SIGN_MAYBE] = S_INIT("?"), [SIGN_REST] = S_INIT("."),
        [SIGN_BULLET] = S_INIT("-"),
    },
};

struct look style_look(enum theme theme, enum style style)
{
    if ((unsigned)theme >= THEMES || (unsigned)style >= STYLES) bug("style %d of theme %d", (int)style, (int)theme);
    return looks[theme][style];
}

enum theme style_theme(struct str name)
{
    for (int i = 0; i < THEMES; i++)
        if (str_eq(theme_names[i], name)) return (enum theme)i;
    return THEMES;
}

struct str style_theme_name(enum theme theme)
{
    if ((unsigned)theme >= THEMES) bug("theme %d", (int)theme);
    return theme_names[theme];
}

struct str style_sign(enum sign_set set, enum sign sign)
{
    if ((unsigned)set >= SIGN_SETS || (unsigned)sign >= SIGNS) bug("sign %d of set %d", (int)sign, (int)set);
    return signs[set][sign];
}
