#pragma once
/* How things look, by what they mean. A screen says STYLE_WARNING, never "yellow"; a theme
 * turns the meaning into attributes. Nothing is said by colour alone: within a theme two
 * meanings that have the same attributes have the same colour (tests/terminal/test_style.c),
 * and what a choice means stands there as a word or a sign.
 *
 * Signs come in two sets. The rich ones are all of one column in every terminal, also where
 * East Asian "ambiguous" characters are wide (arrows, bullets and box lines are ambiguous,
 * so none of them is used); the plain ones are ASCII, for consoles with few glyphs. */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum style {
    STYLE_TEXT,     /* whatever is nothing else; the only style of the rows of a list */
    STYLE_TITLE,    /* where we are: the top line */
    STYLE_QUESTION, /* what is asked */
    STYLE_CHOSEN,   /* what was answered */
    STYLE_DIM,      /* beside the point: hints, places, what can not be chosen */
    STYLE_KEY,      /* a key to press */
    STYLE_WARNING,  /* something is wrong or will be lost */
    STYLE_QUOTE,    /* what a person wrote */
    STYLE_INPUT,    /* a field in which somebody writes */
    STYLE_GAUGE,    /* the full part of a bar */
    STYLES
};

enum theme { THEME_DEFAULT, THEME_CONTRAST, THEME_MONOCHROME, THEMES };

enum colour { COLOUR_DEFAULT = -1, COLOUR_BLACK, COLOUR_RED, COLOUR_GREEN, COLOUR_YELLOW,
              COLOUR_BLUE, COLOUR_MAGENTA, COLOUR_CYAN, COLOUR_WHITE };

/* What a terminal is told. Colours are the eight of ECMA-48, COLOUR_DEFAULT is the
 * terminal's own, so that light and dark backgrounds both work. */
struct look {
    bool bold, dim, underline, reverse;
    int8_t front, back; /* enum colour */
};

/* How a theme shows a meaning. */
struct look style_look(enum theme theme, enum style style);

/* "default", "contrast", "monochrome". THEMES when the name is none of them. */
enum theme style_theme(struct str name);
struct str style_theme_name(enum theme theme);

enum sign {
    SIGN_CURSOR, /* this is the item that a key acts on */
    SIGN_CHOSEN, /* this was answered */
    SIGN_ABOVE,  /* there is more above */
    SIGN_BELOW,  /* there is more below */
    SIGN_CUT,    /* a text goes on, but there is no room */
    SIGN_RULE,   /* a piece of a horizontal line */
    SIGN_FULL,   /* a piece of a bar: reached */
    SIGN_MAYBE,  /* a piece of a bar: possible, not known */
    SIGN_REST,   /* a piece of a bar: not reached */
    SIGN_BULLET, /* an item of an enumeration */
    SIGNS
};

enum sign_set { SIGNS_RICH, SIGNS_PLAIN, SIGN_SETS };

struct str style_sign(enum sign_set set, enum sign sign); /* one code point of one column */
