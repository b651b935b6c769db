#pragma once
/* From the bytes of a terminal to keys. Pure: no terminal, no clock.
 *
 * Bytes go in with key_feed, keys come out with key_take. UTF-8 is decoded strictly; each
 * byte that belongs to nothing is U+FFFD, and nothing that follows it is lost. Sequences of
 * the terminal (arrows in their CSI, SS3 and Linux console forms, with modifiers, pasted
 * text in brackets, mouse reports) are recognised here and not by curses, which knows only
 * one form of each and turns the others into typed text. A sequence that nobody knows is
 * swallowed whole.
 *
 * A character or sequence may arrive in pieces: key_take then gives nothing and
 * key_patience says how long to wait before the pieces are taken as they are (`late`).
 * A lone Escape is known only then, so Escape must never do anything that cannot be undone.
 *
 * While something is pasted, every key is a K_CHAR with `pasted` set (line ends '\n', tabs
 * '\t', other control characters dropped): text fields take it, nothing else may. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

enum key_kind {
    K_NONE,       /* nothing came in time */
    K_CHAR,       /* cp; with K_CTRL: a to z, space, [ \ ] ^ _ */
    K_ENTER, K_TAB, K_BACKSPACE, K_DELETE, K_INSERT, K_ESCAPE,
    K_UP, K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END, K_PAGE_UP, K_PAGE_DOWN,
    K_FUNCTION,   /* cp: 1 to 12 */
    K_CLICK, K_WHEEL_UP, K_WHEEL_DOWN, /* x, y: cell, from 0 */
    K_RESIZE,     /* the terminal has another size: ask term_canvas again and draw */
    K_REDRAW,     /* draw again: the terminal can take output again, or we were away */
    K_LEAVE,      /* SIGTERM, SIGHUP, SIGINT, or the terminal is gone: save and end */
    KEY_KINDS
};

enum key_mods { K_SHIFT = 1, K_ALT = 2, K_CTRL = 4 }; /* K_SHIFT: never with K_CHAR */

struct key {
    enum key_kind kind;
    unsigned mods;
    int32_t cp;
    int x, y;
    bool pasted;
};

bool key_eq(struct key a, struct key b); /* kind, modifiers, character */

/* The key as it is meant when an input method was left on: full-width letters, digits,
 * signs and spaces become ASCII (normal_nfkc). Anything else stays as it is. */
struct key key_folded(struct key k);

/* --- notation, for scripts and key maps ---
 *
 * j 決 <Down> <Up> <Left> <Right> <Home> <End> <PgUp> <PgDn> <Enter> <Tab> <S-Tab> <BS> <Del>
 * <Ins> <Esc> <F1> <C-d> <A-x> <Space> <lt> <gt> <hash> <colon>, for scripts <Resize> <Redraw> <Leave>.
 * Ctrl goes with a to z, space and \ ] ^ _, but not with h, i and m: terminals send Backspace,
 * Tab and Enter for them. */

/* Takes one key off *text (not empty). False, and nothing taken, when it is none. */
bool key_parse(struct str *text, struct key *out);

/* The same the other way. */
struct str key_notation(struct arena *keep, struct key k);

/* As a person reads it on a screen: "j", "Down", "Ctrl-D", "PgUp". ASCII for named keys. */
struct str key_label(struct arena *keep, struct key k);

/* --- bytes --- */

enum { KEY_ROOM = 4096 }; /* bytes fed and not yet taken */

struct key_input {
    unsigned char bytes[KEY_ROOM];
    size_t at, n; /* taken up to at, fed up to n */
    bool pasting; /* between the brackets of a paste */
    bool after_cr;
};

/* Takes as many of the n bytes as there is room for; returns how many. */
size_t key_feed(struct key_input *in, const void *bytes, size_t n);

/* The next key; false when there is none, or only the beginning of one. */
bool key_take(struct key_input *in, bool late, struct key *out);

/* Milliseconds of silence after which to call key_take with `late`: 50 inside a character,
 * 100 after Escape, 2000 inside a paste (whose end may never come); -1: there is nothing to
 * wait for. Meaningful after key_take returned false. */
int key_patience(const struct key_input *in);
