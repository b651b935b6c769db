#pragma once
/* The terminal: shows a canvas, gives keys. The one file that knows curses, and the owner
 * of the device: whatever ends the program, the terminal is given back as it was found
 * (modes, cursor, paste brackets, main screen).
 *
 * Output never blocks: curses writes its differences into memory, they go out in one
 * write() when the terminal is ready, and while it is not, the last picture waits. Input is
 * read here and decoded by key.h. SIGTERM, SIGHUP and SIGINT become K_LEAVE, a change of
 * size K_RESIZE, both by signalfd: no handler of ours runs in ordinary life. Only a crash
 * has handlers; they write what restores the terminal and let the crash go on.
 *
 * A program started from here inherits the blocked signals (TERM, HUP, INT, WINCH, TSTP, CONT) and
 * the ignored SIGPIPE: whoever spawns one sets its mask.
 *
 * There is one terminal, as there is one curses. A loop looks like this:
 *
 *     while (going) {
 *         if (!term_pending()) {
 *             struct canvas c = term_canvas();
 *             screen->draw(screen, c);
 *             term_show(c);
 *         }
 *         struct key k = term_key(timeout);
 *         …
 *     }
 */

#include <stdbool.h>

#include "base/str.h"
#include "terminal/canvas.h"
#include "terminal/key.h"
#include "terminal/style.h"

struct arena;
struct sys;

/* LC_CTYPE becomes UTF-8 (C.UTF-8, else what the environment says), whatever the terminal
 * is: text/width.h needs it too, so the program calls this first of all. False: there is
 * no such locale. */
bool term_locale(void);

struct term_options {
    struct str name;     /* TERM */
    enum theme theme;
    enum sign_set signs;
    bool mouse;          /* off: the terminal's own text selection works */
    bool suspend;        /* Ctrl-Z and SIGTSTP are allowed (not in the kiosk) */
    bool wipe;           /* leave nothing behind, screen and scrollback: kiosk */
    bool lines;          /* somebody asked for the plain face: ACCESSIBLE, TERM=dumb or none */
};

/* What the environment asks for: TERM, NO_COLOR, ACCESSIBLE, TIGHTROPE_THEME. An unknown
 * theme is as none. */
struct term_options term_options(struct sys *sys);

enum term_status {
    TERM_READY,
    TERM_NO_TERMINAL, /* input or output is no terminal */
    TERM_NO_CURSOR,   /* it can not move its cursor (dumb) */
    TERM_UNKNOWN,     /* curses knows neither it nor xterm-256color */
    TERM_NO_UTF8,     /* no UTF-8 locale */
    TERM_FAILED       /* the system refused something */
};

/* Takes over standard input and output; anything but TERM_READY: nothing was touched, use the
 * plain face. An unknown name is tried as xterm-256color. */
enum term_status term_open(struct arena *keep, const struct term_options *options) MUST_USE;

/* Gives the terminal back. Harmless when it is not open. After K_LEAVE print nothing more to it:
 * nobody may be reading, and then an ordinary write() waits for ever. */
void term_close(void);

/* A cleared canvas of the terminal's present size. Valid until the next term_canvas. */
struct canvas term_canvas(void);

/* Shows it, or keeps it until the terminal takes output. */
void term_show(struct canvas c);

/* The whole picture again, not only what changed: other programs wrote over it. */
void term_repaint(void);

/* Another look from the next term_show on. */
void term_theme(enum theme theme);

/* The next key; K_NONE after so many milliseconds without one (-1: waits for ever). After
 * the first K_LEAVE always K_LEAVE. */
struct key term_key(int milliseconds);

/* Another key is here already: drawing can wait. */
bool term_pending(void);

/* Stops the program as Ctrl-Z does elsewhere, the terminal given back meanwhile; the next
 * key is K_REDRAW or K_RESIZE. Does nothing unless options.suspend. */
void term_suspend(void);
