#define _GNU_SOURCE
#include "terminal/lines.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/arena.h"

static sigset_t watched(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigaddset(&set, SIGINT);
    return set;
}

struct lines lines_open(struct arena *keep, int in, int out)
{
    sigset_t set = watched();
    struct lines l = { .in = in, .out = out, .signals = -1, .room = arena_new(keep, char, LINE_MOST) };

    (void)signal(SIGPIPE, SIG_IGN); /* a closed pipe is an answer of write(), not the end of us */
    (void)signal(SIGTERM, SIG_DFL); /* a signal that is ignored (a shell's background job) never */
    (void)signal(SIGHUP, SIG_DFL);  /* reaches a signalfd */
    (void)signal(SIGINT, SIG_DFL);
    if (sigprocmask(SIG_BLOCK, &set, NULL) == 0) l.signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    return l;
}

void lines_close(struct lines *l)
{
    sigset_t set = watched();
    if (l->signals >= 0) {
        (void)close(l->signals);
        (void)sigprocmask(SIG_UNBLOCK, &set, NULL);
    }
    l->signals = -1;
}

/* Waits until there is input; false when a signal came first. */
static bool wait_for_input(struct lines *l)
{
    struct pollfd fds[2] = { { .fd = l->in, .events = POLLIN }, { .fd = l->signals, .events = POLLIN } };

    while (poll(fds, l->signals >= 0 ? 2 : 1, -1) < 0)
        if (errno != EINTR) return true; /* let read() say what is wrong */
    if (l->signals < 0 || !(fds[1].revents & POLLIN)) return true;
    struct signalfd_siginfo which; /* taken, so that it does not strike when signals are let in again */
    if (read(l->signals, &which, sizeof which) < 0) return true;
    l->end = LINES_SIGNALLED;
    return false;
}

static void read_more(struct lines *l)
{
    if (!wait_for_input(l)) return;
    ssize_t got = read(l->in, l->room + l->n, LINE_MOST - l->n);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got <= 0) l->end = LINES_INPUT_ENDED;
    else l->n += (size_t)got;
}

/* Takes n bytes off the front of what was read, and `drop` more behind them. */
static struct str take(struct lines *l, struct arena *keep, size_t n, size_t drop)
{
    struct str line = str_dup(keep, (struct str){ l->room, (ptrdiff_t)n });
    l->n -= n + drop;
    memmove(l->room, l->room + n + drop, l->n);
    if (str_ends(line, S("\r"))) line.n--;
    return line;
}

bool lines_next(struct lines *l, struct arena *keep, struct str *line, bool *cut)
{
    *cut = false;
    for (;;) {
        char *end = l->n ? memchr(l->room, '\n', l->n) : NULL;
        if (end && l->skipping) { /* the tail of a line that was told about already */
            (void)take(l, keep, 0, (size_t)(end - l->room) + 1);
            l->skipping = false;
            continue;
        }
        if (end) return *line = take(l, keep, (size_t)(end - l->room), 1), true;
        if (l->skipping) l->n = 0;
        if (l->n == LINE_MOST) {
            l->skipping = *cut = true;
            return *line = take(l, keep, l->n, 0), true;
        }
        if (l->end == LINES_INPUT_ENDED && l->n > 0) return *line = take(l, keep, l->n, 0), true;
        if (l->end != LINES_OPEN) return false;
        read_more(l);
    }
}

void lines_write(struct lines *l, struct str text)
{
    while (text.n > 0 && l->end != LINES_OUTPUT_GONE) {
        ssize_t done = write(l->out, text.s, (size_t)text.n);
        if (done >= 0) {
            text = str_from(text, done);
        } else if (errno == EAGAIN) {
            struct pollfd fd = { .fd = l->out, .events = POLLOUT };
            (void)poll(&fd, 1, 1000);
        } else if (errno != EINTR) {
            l->end = LINES_OUTPUT_GONE;
        }
    }
}

bool lines_is_terminal(const struct lines *l)
{
    return isatty(l->in) && isatty(l->out);
}
