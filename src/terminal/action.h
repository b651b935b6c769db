#pragma once
/* What keys do. Screens ask for actions, never for keys, so that keys can be remapped in a
 * file and every hint on a screen is true.
 *
 * An action is a number: those below are the terminal's own, a program's begin at ACT_OWN
 * and come as a second table. A row says how the action is called in a key map file, its
 * keys if nobody says otherwise, what it does in the user's words, and where it acts. The
 * same key may do different things in different places, never two in the same place.
 *
 *     static const struct action_row own[] = {
 *         { "unknown", "u", MSG_KEYS_UNKNOWN, IN_LIST },
 *     };
 *
 * In a text field (IN_TEXT) a printable character without Ctrl or Alt is always text, and
 * what was pasted never is a command. */

#include <stdbool.h>
#include <stddef.h>

#include "base/language.h"
#include "base/str.h"
#include "terminal/key.h"

struct arena;
struct diags;
struct source;

enum terminal_action {
    ACT_NONE,
    /* moving about */
    ACT_UP, ACT_DOWN, ACT_LEFT, ACT_RIGHT, ACT_PAGE_UP, ACT_PAGE_DOWN, ACT_FIRST, ACT_LAST,
    /* on every screen */
    ACT_ACCEPT, ACT_BACK, ACT_CLOSE, ACT_TAB, ACT_TAB_BACK, ACT_HELP, ACT_QUIT, ACT_REDRAW, ACT_SUSPEND,
    /* in a text */
    ACT_ERASE, ACT_DELETE, ACT_WORD_LEFT, ACT_WORD_RIGHT, ACT_LINE_START, ACT_LINE_END, ACT_TEXT_START,
    ACT_TEXT_END, ACT_ERASE_WORD, ACT_ERASE_TO_START, ACT_ERASE_TO_END, ACT_NEW_LINE,
    ACT_OWN /* a program's own begin here */
};

/* Where keys are pressed; a program may add bits of its own. */
enum action_place { IN_LIST = 1, IN_TEXT = 2, IN_OWN = 4 };

struct action_row {
    const char *name; /* in key map files */
    const char *keys; /* key notation, separated by spaces */
    int label;        /* enum message: one or two words for hints; no placeholders */
    unsigned in;      /* places */
};

enum { ACTION_KEYS = 6 }; /* keys of one action at most */

struct action_keys {
    struct key key[ACTION_KEYS];
    size_t n;
};

struct actions {
    const struct action_row *own;
    size_t n;                  /* of all rows, ACT_NONE and the terminal's included */
    struct action_keys *bound; /* by action */
};

/* The map as the tables say. A table that contradicts itself is a bug. */
struct actions actions_new(struct arena *keep, const struct action_row *own, size_t n_own);

/* Reads a key map; actions that it does not name keep their keys:
 *
 *     tightrope: keys/1
 *     keys:
 *       unknown: [u, "?"]
 *       down: [j, <Down>]
 *
 * On any problem (all are reported with their place) returns false and leaves the map as it was. */
bool actions_load(struct actions *a, struct arena *keep, struct arena scratch, const struct source *in,
                  struct diags *out);

/* What the key does at a place; ACT_NONE when nothing. Full-width keys count as ASCII. */
int actions_find(const struct actions *a, unsigned place, struct key k);

/* The row of an action, as the map was given it; NULL when there is none. */
const struct action_row *actions_row(const struct actions *a, int action);

/* The keys of an action as a person reads them, "j/Down", at most `most` of them; empty
 * when it has none at that place (printable ones do not count in a text field). */
struct str actions_keys(struct arena *keep, const struct actions *a, int action, unsigned place, size_t most);
