#pragma once
/* Whole lines from a terminal, a pipe or a file, and text back to it: the face that needs
 * no screen. SIGTERM, SIGHUP, SIGINT and a reader or writer that went away all end the
 * reading in an orderly way, so that the program can leave with everything saved. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

enum lines_end {
    LINES_OPEN,
    LINES_INPUT_ENDED, /* end of file, or a terminal that hung up */
    LINES_SIGNALLED,   /* SIGTERM, SIGHUP or SIGINT */
    LINES_OUTPUT_GONE  /* nobody reads what we write */
};

enum { LINE_MOST = 65536 }; /* bytes; the rest of a longer line is dropped and told */

struct lines {
    int in, out, signals;  /* file descriptors; signals: -1 when none are watched */
    enum lines_end end;
    char *room;            /* bytes read and not yet taken */
    size_t n;
    bool skipping;         /* in the rest of a line that was too long */
};

/* Takes over the signals named above and ignores SIGPIPE. room: LINE_MOST bytes in keep. */
struct lines lines_open(struct arena *keep, int in, int out);
void lines_close(struct lines *l);

/* The next line without its end (LF or CRLF), in keep. False when there is none any more:
 * `end` says why. A last line without line end counts. *cut tells that it was too long. */
bool lines_next(struct lines *l, struct arena *keep, struct str *line, bool *cut);

/* Writes all of it, or sets `end`. */
void lines_write(struct lines *l, struct str text);

bool lines_is_terminal(const struct lines *l); /* both ends */
