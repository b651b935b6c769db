#pragma once
/* A field to write in: wraps, scrolls, moves and erases by what a person takes for one
 * character (text/grapheme.h), shows the terminal's cursor where the next letter goes (an
 * input method opens its window there). At all times the text is valid UTF-8 without
 * control characters, at most `most` code points, and the cursor stands between two
 * graphemes.
 *
 * Enter accepts, also in a field of several lines; there Ctrl-J and Alt-Enter begin a new
 * line. What is pasted keeps its line ends only where lines are allowed, elsewhere they
 * become spaces. Escape is not taken: a screen that leaves on it keeps the text. */

#include <stdbool.h>

#include "base/arena.h"
#include "terminal/canvas.h"
#include "terminal/key.h"
#include "terminal/view.h"

struct wrapper;

struct edit {
    char *text;
    ptrdiff_t n, at; /* bytes; the cursor */
    int most;        /* code points */
    int count;       /* of them */
    int goal;        /* the column that up and down try to keep; -1: the cursor's own */
    bool lines;      /* newlines are allowed */
    struct view *view;
};

enum { EDIT_MOST = 20000 };

enum edit_reply {
    EDIT_IGNORED, /* not for a text field */
    EDIT_MOVED,   /* draw again */
    EDIT_CHANGED, /* the text is another one; draw again */
    EDIT_FULL,    /* there was no room for that; say so */
    EDIT_ACCEPT,  /* Enter */
    EDIT_BACK,    /* Backspace in an empty field: leave it */
    EDIT_EDGE     /* up in the first row, down in the last: to the field before or after */
};

/* A field with room for `most` code points (1 to EDIT_MOST) in keep, holding as much of `text`
 * as is allowed; the cursor is at its end. */
struct edit edit_new(struct arena *keep, struct str text, int most, bool lines);

/* The key and what actions_find(…, IN_TEXT, key) says that it does. */
enum edit_reply edit_key(struct edit *e, int action, struct key k, struct wrapper *w, struct arena scratch);

/* Inserts a text as if it was pasted; false when not all of it had room. */
bool edit_insert(struct edit *e, struct str text);

struct str edit_text(const struct edit *e);                        /* as typed; valid until the next key */
struct str edit_result(struct arena *keep, const struct edit *e); /* NFC: what is stored */

/* Draws into all of c; while the text is empty, `hint` dimly. */
void edit_draw(struct canvas c, const struct edit *e, struct str hint, struct wrapper *w, struct arena scratch);

/* Rows that the text takes in so many columns, at least 1. */
int edit_rows(const struct edit *e, int columns, struct wrapper *w, struct arena scratch);
