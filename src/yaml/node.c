#include "yaml/node.h"

#include <assert.h>

#include "base/buf.h"

const struct ynode *ynode_get(const struct ynode *map, struct str key)
{
    if (!map || map->kind != YNODE_MAP) return NULL;
    for (const struct ynode *one = map->first; one; one = one->next)
        if (str_eq(one->key->text, key)) return one;
    return NULL;
}

static bool is_key(const struct ynode *n)
{
    return n->up && n->up->kind == YNODE_MAP && !n->key;
}

/* Depth is bounded by yaml_limits. */
static void add_path(struct buf *out, const struct ynode *n)
{
    if (!n->up) return;
    add_path(out, n->up);
    if (is_key(n)) return;
    if (n->key) buf_printf(out, "%s%.*s", out->n ? "." : "", STR_ARG(n->key->text));
    else buf_printf(out, "[%u]", n->index);
}

struct str ynode_path(struct arena *keep, const struct ynode *n)
{
    struct buf out = buf_in(keep);

    add_path(&out, n);
    return buf_str(&out);
}

const char *ynode_kind_name(enum ynode_kind kind)
{
    static const char *const names[] = {
        [YNODE_SCALAR] = "a text",
        [YNODE_LIST] = "a list",
        [YNODE_MAP] = "a map",
    };
    static_assert(countof(names) == YNODE_MAP + 1, "a kind has no name");
    return names[kind];
}

static void add_problem(struct diags *out, enum diag_level level, const struct ynode *n, struct span at, const char *fmt,
                        va_list ap) PRINTF_LIKE(5, 0);

static void add_problem(struct diags *out, enum diag_level level, const struct ynode *n, struct span at, const char *fmt,
                        va_list ap)
{
    struct str text = str_vprintf(out->keep, fmt, ap);
    struct str path = ynode_path(out->keep, n);
    diag_add(out, level, n->in, at, "%.*s%s%.*s", STR_ARG(path), path.n ? ": " : "", STR_ARG(text));
}

void ynode_problem(struct diags *out, enum diag_level level, const struct ynode *n, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    add_problem(out, level, n, n->at, fmt, ap);
    va_end(ap);
}

void ynode_problem_at(struct diags *out, enum diag_level level, const struct ynode *n, struct span at, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    add_problem(out, level, n, at, fmt, ap);
    va_end(ap);
}
