#pragma once
/* A YAML file as a tree that remembers where everything stood.
 *
 * A strict, small YAML: maps, lists and scalars of one document. Anchors, aliases, tags,
 * directives other than %YAML, a second document, duplicate keys and control characters
 * are refused, each with its place and in words of our own. Nothing is guessed from the
 * look of a scalar: `no`, `012`, `12:30` stay text, decode.h decides types by table.
 * libyaml's events do the syntax (facts: its tree loader is quadratic in anchors, and
 * nesting is quadratic in flow style, hence the limits).
 *
 * A node, its texts and its key live in the arena given to yaml_read. */

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;

enum ynode_kind { YNODE_SCALAR, YNODE_LIST, YNODE_MAP };

struct ynode {
    enum ynode_kind kind;
    bool quoted;              /* a scalar in quotes or as a block (| >), not plain */
    struct span at;           /* where it begins; of a list in block style: its first dash */
    const struct source *in;  /* the file it stands in */
    const struct ynode *up;   /* the list or map around it; NULL for the top */
    const struct ynode *key;  /* the key, when it stands in a map; a scalar, whose `up` is the map */
    struct str text;          /* of a scalar: its value, escapes undone, valid UTF-8 */
    const struct ynode *first, *next; /* of a list or map: its values in order of the file; its next brother */
    uint32_t n;               /* of a list or map: how many values */
    uint32_t index;           /* position in the list or map around it, from 0 */
};

/* What a file may cost. */
struct yaml_limits {
    size_t bytes;   /* of the file; also what to give to sys->read */
    size_t scalar;  /* bytes of one scalar */
    int depth;      /* maps and lists inside each other */
    int events;     /* libyaml events: about one per scalar, two per map or list */
    bool keep_going; /* return the tree in spite of errors, so that an author sees everything in one run */
};

extern const struct yaml_limits yaml_limits_questionnaire; /* 1 MiB; keeps going */
extern const struct yaml_limits yaml_limits_sheet;         /* 256 kB; one error and there is no tree */

/* Reads the file's text. Problems go to `out`. Returns the top node, or NULL when there were
 * errors (with keep_going: only when there is no tree at all) or the file is empty, which is
 * an error too. `in` must stay alive as long as the tree. */
const struct ynode *yaml_read(struct arena *keep, const struct source *in, struct yaml_limits limits,
                              struct diags *out);

/* The value under a key of a map; NULL when there is none, or map is NULL or no map. */
const struct ynode *ynode_get(const struct ynode *map, struct str key);

/* "capabilities[3].levels[2]"; empty for the top. */
struct str ynode_path(struct arena *keep, const struct ynode *n);

/* "a text", "a list", "a map": for messages. */
const char *ynode_kind_name(enum ynode_kind kind);

/* Where in the file `len` bytes from byte `from` on of a scalar's text stand: for problems
 * inside a long value. A text over several lines is followed from line to line; one with
 * escapes has only one place, its beginning. */
struct span ynode_place(const struct ynode *n, ptrdiff_t from, ptrdiff_t len);

/* A problem at a node: "capabilities[3].weight: " and the message, at the node's place or
 * at one inside it. */
void ynode_problem(struct diags *out, enum diag_level level, const struct ynode *n, const char *fmt, ...)
    PRINTF_LIKE(4, 5);
void ynode_problem_at(struct diags *out, enum diag_level level, const struct ynode *n, struct span at, const char *fmt, ...)
    PRINTF_LIKE(5, 6);
#define ynode_error(out, n, ...)   ynode_problem((out), DIAG_ERROR, (n), __VA_ARGS__)
#define ynode_warning(out, n, ...) ynode_problem((out), DIAG_WARNING, (n), __VA_ARGS__)
