#pragma once
/* Problems with places. Loaders, checkers and importers collect them; only the
 * command line and one screen show them, sorted and without duplicates, so that an
 * author sees all mistakes of one run (after muon's stored diagnostics). */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct buf;

/* A file that was read: where it came from, and its bytes, for the excerpt. */
struct source {
    struct str path;
    struct str text;
};

/* A place in a source. Lines and columns count from 1, columns are code points;
 * len is in code points too (at least 1 where there is a place). line 0: no place,
 * the problem is about the file as a whole. */
struct span {
    uint32_t line, col, len;
};

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

struct diag {
    enum diag_level level;
    const struct source *in; /* NULL: about no file at all */
    struct span at;
    struct str text;
};

/* A growing list. Everything it holds lives in `keep`. Zero-initialised apart from
 * `keep` it is empty. */
struct diags {
    struct arena *keep;
    struct diag *list;
    size_t n, room;
    size_t errors, warnings;
};

enum { DIAGS_MOST = 1000 }; /* more problems than this are only counted */

/* An empty list. */
struct diags diags_in(struct arena *keep);

/* Appends a problem; `in` and what it points at must live as long as the list. No line end in fmt. */
void diag_add(struct diags *d, enum diag_level level, const struct source *in, struct span at,
              const char *fmt, ...) PRINTF_LIKE(5, 6);

#define diag_error(d, in, at, ...)   diag_add((d), DIAG_ERROR, (in), (at), __VA_ARGS__)
#define diag_warning(d, in, at, ...) diag_add((d), DIAG_WARNING, (in), (at), __VA_ARGS__)
#define diag_note(d, in, at, ...)    diag_add((d), DIAG_NOTE, (in), (at), __VA_ARGS__)

/* Sorted by file (in the order in which files first appear), line, column; equal ones
 * once. A note keeps its place behind the problem that it was added after. */
void diags_sort(struct diags *d);

/* path:line:col: error: text, the line itself and a caret under the place, as
 * compilers do. Control characters in paths and lines are shown as '?'. */
void diag_print(struct buf *out, const struct diag *p);
void diags_print(struct buf *out, const struct diags *d);

/* The one of n candidates that a typing mistake probably meant: at most a third of
 * its letters wrong (optimal string alignment distance). Empty when none is near. */
struct str diag_did_you_mean(struct str typed, const struct str *candidates, size_t n);

/* The place of byte `offset` in `text`. */
struct span span_of_offset(struct str text, ptrdiff_t offset);
