#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_NOMACROS 1 /* its macros are called `lines`, `move`, `clear` … */
#include "terminal/term.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/sys.h"
#include "base/utf8.h"

#define PASTE_ON  "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define MOUSE_ON  "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"
#define WIPE      "\033[H\033[2J\033[3J" /* screen and scrollback; terminfo lacks the last for many */

enum {
    CHUNK = 16384,       /* bytes of one write(): more than an ordinary picture */
    SMALL_CHUNK = 256,   /* the same where write() might block */
    PATIENCE_AT_END = 500 /* milliseconds that a stalled terminal gets to take the last bytes */
};

static const int crashes[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT, SIGSYS };

/* The terminal. There is one, and the crash handler must find it: one of the two mutable
 * variables of the house. */
static struct {
    bool open;
    struct term_options options;
    struct termios found, ours;       /* modes */
    SCREEN *screen;                   /* curses, and the file in memory that it writes to */
    FILE *file;
    off_t sent;                       /* of that file */
    int in, out, signals;
    bool blocks;                      /* `out` is shared with others, so it must stay blocking */
    bool unsent;                      /* the terminal did not take all yet */
    bool stale;                       /* a picture waits until it does */
    bool repaint, colours;
    bool leaving, gone;               /* we are asked to end; there is no terminal any more */
    attr_t attributes[STYLES];
    short pairs[STYLES];
    struct arena room;                /* of the canvas */
    int w, h;
    struct key_input input;
    struct key ahead;                 /* taken by term_pending; K_NONE: none */
    cchar_t row[CANVAS_MOST + 1];
    sigset_t mask;                    /* found */
    struct sigaction before[countof(crashes)];
    stack_t stack;                    /* found */
    char crash_stack[65536];
    char parting[512];                /* what a crash writes */
    size_t parting_n;
} term;

/* --- before it opens ------------------------------------------------------------------ */

bool term_locale(void)
{
    /* wcwidth of a kana tells more than the name of the locale. */
    if (setlocale(LC_CTYPE, "C.UTF-8") && wcwidth(0x3042) == 2) return true;
    return setlocale(LC_CTYPE, "") && MB_CUR_MAX > 1 && wcwidth(0x3042) == 2;
}

static bool has_few_glyphs(struct str name)
{
    return str_eq(name, S("linux")) || str_starts(name, S("linux-")) || str_starts(name, S("vt"))
        || str_starts(name, S("cons25")) || str_eq(name, S("ansi"));
}

struct term_options term_options(struct sys *sys)
{
    struct str accessible = sys->environment(sys, "ACCESSIBLE");
    struct term_options o = { .name = sys->environment(sys, "TERM"), .suspend = true };

    o.theme = style_theme(sys->environment(sys, "TIGHTROPE_THEME"));
    if (o.theme == THEMES) o.theme = sys->environment(sys, "NO_COLOR").n ? THEME_MONOCHROME : THEME_DEFAULT;
    o.signs = has_few_glyphs(o.name) ? SIGNS_PLAIN : SIGNS_RICH;
    o.lines = o.name.n == 0 || str_eq(o.name, S("dumb")) || (accessible.n && !str_eq(accessible, S("0")));
    return o;
}

/* --- output ------------------------------------------------------------------------------ */

/* Bytes of our own, in their order with those of curses. */
static void say(const char *codes)
{
    if (write(fileno(term.file), codes, strlen(codes)) < 0) term.gone = true; /* no memory for a picture */
}

/* Hands to the terminal what it takes now. */
static void flush(void)
{
    char bytes[CHUNK];
    int memory = fileno(term.file);

    for (term.unsent = true; !term.gone;) {
        ssize_t have = pread(memory, bytes, term.blocks ? SMALL_CHUNK : CHUNK, term.sent);
        if (have <= 0) break;
        struct pollfd out = { .fd = term.out, .events = POLLOUT };
        if (term.blocks && (poll(&out, 1, 0) != 1 || !(out.revents & POLLOUT))) return;
        ssize_t done = write(term.out, bytes, (size_t)have);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0 && errno == EAGAIN) return;
        if (done < 0) term.gone = true;
        else term.sent += done;
    }
    term.unsent = false;
    term.sent = 0;
    if (ftruncate(memory, 0) != 0 || lseek(memory, 0, SEEK_SET) != 0) term.gone = true;
}

/* The same with some patience, for what must be said before we leave. */
static void flush_at_end(void)
{
    flush();
    for (int i = 0; i < PATIENCE_AT_END / 50 && term.unsent; i++) {
        struct pollfd out = { .fd = term.out, .events = POLLOUT };
        (void)poll(&out, 1, 50);
        flush();
    }
}

static attr_t attributes(struct look look)
{
    return (look.bold ? WA_BOLD : 0) | (look.dim ? WA_DIM : 0) | (look.underline ? WA_UNDERLINE : 0)
         | (look.reverse ? WA_REVERSE : 0);
}

/* What curses calls the looks of a theme: colour pair `style` + 1 for each style. */
static void set_looks(void)
{
    for (int s = 0; s < STYLES; s++) {
        struct look look = style_look(term.options.theme, (enum style)s);
        bool coloured = term.colours && (look.front != COLOUR_DEFAULT || look.back != COLOUR_DEFAULT);
        term.attributes[s] = attributes(look);
        term.pairs[s] = (short)(coloured ? s + 1 : 0);
        if (coloured) (void)init_pair(term.pairs[s], look.front, look.back);
    }
}

void term_theme(enum theme theme)
{
    term.options.theme = theme;
    if (!term.open) return;
    set_looks();
    term.repaint = true;
}

static void set_cell(cchar_t *to, const struct cell *cell)
{
    wchar_t wide[1 + CELL_MARKS + 1] = { 0 };
    struct str text = { cell->utf8, cell->n };

    for (int i = 0; i <= CELL_MARKS && text.n > 0; i++) wide[i] = (wchar_t)utf8_next(&text);
    if (setcchar(to, wide, term.attributes[cell->style], term.pairs[cell->style], NULL) == ERR)
        bug("a cell that curses does not take: %.*s", (int)cell->n, cell->utf8);
}

static void paint(struct canvas c)
{
    (void)erase();
    for (int y = 0; y < c.h && y < term.h; y++) {
        int n = 0;
        for (int x = 0; x < c.w && x < term.w; x++) {
            const struct cell *cell = canvas_cell(c, x, y);
            if (cell->width > 0 && x + cell->width <= term.w) set_cell(&term.row[n++], cell);
        }
        if (n > 0) (void)mvadd_wchnstr(y, 0, term.row, n);
    }
    int x = c.grid->cursor_x, y = c.grid->cursor_y;
    bool shows = x >= 0 && x < term.w && y < term.h;
    (void)curs_set(shows);
    (void)leaveok(stdscr, !shows);
    if (shows) (void)move(y, x);
}

void term_show(struct canvas c)
{
    if (!term.open) return;
    if (term.unsent) flush();
    term.stale = term.unsent; /* curses takes for granted that its last picture arrived */
    if (term.stale) return;
    paint(c);
    if (term.repaint) (void)clearok(curscr, TRUE);
    term.repaint = false;
    (void)refresh();
    flush();
}

void term_repaint(void)
{
    term.repaint = true;
}

/* --- size ---------------------------------------------------------------------------------- */

static int within(int n, int otherwise)
{
    return n < 1 ? otherwise : n > CANVAS_MOST ? CANVAS_MOST : n;
}

static void measure(void)
{
    struct winsize size = { 0 };

    (void)ioctl(term.out, TIOCGWINSZ, &size);
    term.w = within(size.ws_col, 80);
    term.h = within(size.ws_row, 24);
    if (resizeterm(term.h, term.w) == ERR) bug("curses can not be %d x %d", term.w, term.h);
}

struct canvas term_canvas(void)
{
    struct arena room = term.room;
    return canvas_new(&room, term.w, term.h, term.options.signs);
}

/* --- giving it back ------------------------------------------------------------------------ */

/* Adds a capability to what a crash writes, without its padding "$<5>". */
static void add_parting(const char *codes)
{
    bool padding = false;

    for (; codes && *codes && term.parting_n < sizeof term.parting; codes++) {
        padding = padding || (codes[0] == '$' && codes[1] == '<');
        if (!padding) term.parting[term.parting_n++] = *codes;
        else if (*codes == '>') padding = false;
    }
}

static const char *capability(const char *name)
{
    const char *codes = tigetstr(name);
    return codes && codes != (char *)-1 && *codes ? codes : NULL;
}

static void compose_parting(void)
{
    const char *main_screen = capability("rmcup");

    term.parting_n = 0;
    add_parting(PASTE_OFF);
    if (term.options.mouse) add_parting(MOUSE_OFF);
    add_parting(capability("sgr0"));
    add_parting(capability("cnorm"));
    add_parting(main_screen);
    if (!main_screen || term.options.wipe) add_parting(WIPE);
}

/* Gives the terminal back from wherever we are: only what a signal handler may do. */
static void restore(void)
{
    if (!term.open) return;
    term.open = false;
    ssize_t done = write(term.out, term.parting, term.parting_n);
    (void)done; /* nothing is left that could be done about it */
    (void)tcsetattr(term.in, TCSANOW, &term.found);
}

static void on_crash(int signal, siginfo_t *info, void *context)
{
    int error = errno;

    (void)context;
    restore();
    for (size_t i = 0; i < countof(crashes); i++)
        if (crashes[i] == signal) (void)sigaction(signal, &term.before[i], NULL);
    if (info->si_code <= 0) (void)raise(signal); /* sent by somebody; a fault comes again by itself */
    errno = error;
}

static void watch_crashes(void)
{
    stack_t stack = { .ss_sp = term.crash_stack, .ss_size = sizeof term.crash_stack };
    struct sigaction action = { .sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK };

    (void)sigaltstack(&stack, &term.stack);
    (void)sigfillset(&action.sa_mask);
    for (size_t i = 0; i < countof(crashes); i++) (void)sigaction(crashes[i], &action, &term.before[i]);
    bug_on_crash(restore);
}

static void forget_crashes(void)
{
    bug_on_crash(NULL);
    for (size_t i = 0; i < countof(crashes); i++) (void)sigaction(crashes[i], &term.before[i], NULL);
    (void)sigaltstack(&term.stack, NULL);
}

/* Our modes and codes, or those that were there before: at start and end, around a stop. */
static void enter(void)
{
    (void)tcsetattr(term.in, TCSANOW, &term.ours);
    say(PASTE_ON);
    if (term.options.mouse) say(MOUSE_ON);
    term.repaint = true;
}

static void leave(void)
{
    const char *main_screen = capability("rmcup");

    say(PASTE_OFF);
    if (term.options.mouse) say(MOUSE_OFF);
    if (term.options.wipe) say(WIPE);
    (void)endwin();
    if (!main_screen || term.options.wipe) say(WIPE);
    flush_at_end();
    (void)tcsetattr(term.in, TCSANOW, &term.found);
}

/* --- signals ------------------------------------------------------------------------------- */

static sigset_t watched(void)
{
    static const int all[] = { SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGTSTP, SIGCONT };
    sigset_t set;

    (void)sigemptyset(&set);
    for (size_t i = 0; i < countof(all); i++) (void)sigaddset(&set, all[i]);
    return set;
}

static bool watch_signals(void)
{
    sigset_t set = watched();

    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGTSTP, SIG_DFL); /* curses has put a handler of its own there */
    if (sigprocmask(SIG_BLOCK, &set, &term.mask) != 0) return false;
    term.signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    return term.signals >= 0;
}

void term_suspend(void)
{
    sigset_t stop;

    if (!term.open || !term.options.suspend) return;
    leave();
    (void)sigemptyset(&stop);
    (void)sigaddset(&stop, SIGTSTP);
    (void)sigprocmask(SIG_UNBLOCK, &stop, NULL);
    (void)kill(0, SIGTSTP); /* here we stand still, unless there is nobody who could let us go on */
    (void)sigprocmask(SIG_BLOCK, &stop, NULL);
    (void)kill(getpid(), SIGCONT); /* so that there is one to be read in any case */
}

/* What a signal means; K_NONE for nothing. */
static enum key_kind read_signal(void)
{
    struct signalfd_siginfo info;

    if (read(term.signals, &info, sizeof info) != (ssize_t)sizeof info) return K_NONE;
    switch (info.ssi_signo) {
    case SIGWINCH:
        measure();
        return K_RESIZE;
    case SIGTSTP:
        term_suspend();
        return K_NONE;
    case SIGCONT:
        enter();
        measure();
        return K_RESIZE;
    default:
        term.leaving = true;
        return K_LEAVE;
    }
}

/* --- opening and closing ------------------------------------------------------------------- */

/* An open file of our own over the same terminal: made non-blocking it leaves the shell's
 * alone. Where the system does not allow that, we share and write in small pieces. */
static void open_output(void)
{
    term.out = open("/proc/self/fd/1", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    term.blocks = term.out < 0;
    if (term.blocks) term.out = STDOUT_FILENO;
}

/* Curses writes into memory, so it knows nothing of the device and never waits for it. */
static enum term_status open_curses(struct arena *keep)
{
    int memory = memfd_create("screen", MFD_CLOEXEC);

    if (memory < 0) return TERM_FAILED;
    term.file = fdopen(memory, "w+");
    if (!term.file) {
        (void)close(memory);
        return TERM_FAILED;
    }
    use_env(FALSE);  /* LINES and COLUMNS are of the time when somebody exported them */
    use_tioctl(TRUE);
    term.screen = newterm(str_z(keep, term.options.name), term.file, term.file);
    if (!term.screen) term.screen = newterm("xterm-256color", term.file, term.file);
    if (!term.screen) return TERM_UNKNOWN;
    if (!capability("cup") || !capability("clear")) return TERM_NO_CURSOR;
    return TERM_READY;
}

static void set_up_curses(void)
{
    (void)typeahead(-1); /* it would look at memory */
    term.colours = term.options.theme != THEME_MONOCHROME && start_color() == OK && has_colors() && COLORS >= 8
                && use_default_colors() == OK && COLOR_PAIRS > STYLES;
    set_looks();
    term.ours = term.found;
    term.ours.c_iflag &= ~(tcflag_t)(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON | IXOFF);
    term.ours.c_oflag &= ~(tcflag_t)OPOST;
    term.ours.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    term.ours.c_cflag = (term.ours.c_cflag & ~(tcflag_t)(CSIZE | PARENB)) | CS8;
    term.ours.c_cc[VMIN] = 1;
    term.ours.c_cc[VTIME] = 0;
    compose_parting();
}

static void free_all(void)
{
    if (term.screen) delscreen(term.screen);
    if (term.file) (void)fclose(term.file);
    if (term.signals >= 0) (void)close(term.signals);
    if (term.out > STDERR_FILENO) (void)close(term.out);
    term.screen = NULL;
    term.file = NULL;
    term.signals = term.out = -1;
}

enum term_status term_open(struct arena *keep, const struct term_options *options)
{
    if (term.open) bug("the terminal is open already");
    memset(&term, 0, sizeof term);
    term.options = *options;
    term.in = STDIN_FILENO;
    term.out = term.signals = -1;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &term.found) != 0)
        return TERM_NO_TERMINAL;
    if (!term_locale()) return TERM_NO_UTF8;

    open_output();
    enum term_status status = open_curses(keep);
    if (status == TERM_READY && !watch_signals()) {
        (void)sigprocmask(SIG_SETMASK, &term.mask, NULL);
        status = TERM_FAILED;
    }
    if (status != TERM_READY) {
        free_all();
        return status;
    }
    term.room = sys_arena((size_t)CANVAS_MOST * CANVAS_MOST * sizeof(struct cell) + 4096);
    set_up_curses();
    measure();
    term.open = true;
    watch_crashes();
    if (term.options.wipe) say(WIPE);
    enter();
    return TERM_READY;
}

void term_close(void)
{
    if (!term.open) return;
    leave();
    (void)tcflush(term.in, TCIFLUSH); /* the rest of a paste must not reach the shell */
    forget_crashes();
    term.open = false;
    free_all();
    (void)sigprocmask(SIG_SETMASK, &term.mask, NULL);
}

/* --- input ---------------------------------------------------------------------------------- */

static void read_bytes(void)
{
    unsigned char bytes[KEY_ROOM];
    size_t room = KEY_ROOM - (term.input.n - term.input.at);
    ssize_t got = read(term.in, bytes, room);

    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got <= 0) term.gone = true; /* it hung up */
    else (void)key_feed(&term.input, bytes, (size_t)got);
}

/* Waits for something to happen. *kind: a key that is no byte. False: the time is over. */
static bool wait(int milliseconds, enum key_kind *kind)
{
    struct pollfd fds[] = {
        { .fd = term.signals, .events = POLLIN },
        { .fd = term.in, .events = POLLIN },
        { .fd = term.unsent ? term.out : -1, .events = POLLOUT },
    };
    int ready = poll(fds, countof(fds), milliseconds);

    *kind = K_NONE;
    if (ready == 0) return false;
    if (ready < 0) return true; /* EINTR; anything else shows again */
    if (fds[0].revents) *kind = read_signal();
    if (fds[1].revents & POLLIN) read_bytes();
    else if (fds[1].revents) term.gone = true;
    if (fds[2].revents) flush();
    if (term.stale && !term.unsent) {
        term.stale = false;
        if (*kind == K_NONE) *kind = K_REDRAW;
    }
    return true;
}

struct key term_key(int milliseconds)
{
    struct key k = term.ahead;
    bool late = false;

    term.ahead = (struct key){ .kind = K_NONE };
    if (k.kind != K_NONE) return k;
    while (term.open && !term.leaving && !term.gone) {
        if (key_take(&term.input, late, &k)) return k;
        int patience = key_patience(&term.input);
        bool for_bytes = patience >= 0 && !late && (milliseconds < 0 || patience <= milliseconds);
        late = false;
        if (wait(for_bytes ? patience : milliseconds, &k.kind)) {
            if (k.kind != K_NONE) return k;
        } else if (for_bytes) {
            late = true;
            if (milliseconds >= 0) milliseconds -= patience;
        } else {
            return k;
        }
    }
    k.kind = K_LEAVE;
    return k;
}

bool term_pending(void)
{
    struct pollfd in = { .fd = term.in, .events = POLLIN };

    if (!term.open) return false;
    if (term.ahead.kind != K_NONE || key_take(&term.input, false, &term.ahead)) return true;
    if (poll(&in, 1, 0) != 1 || !(in.revents & POLLIN)) return false;
    read_bytes();
    return key_take(&term.input, false, &term.ahead); /* bytes alone may turn out to be nothing */
}
