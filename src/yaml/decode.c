/* Tables, structs and lists; decode_scalar.c has what is not made of other things. */
#include "yaml/decode.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/bug.h"

enum { KEYS_MOST = 64, ITEMS_USUAL = 1000 };

struct str decode_hint(struct arena *keep, struct str typed, const struct str *candidates, size_t n)
{
    struct str near = diag_did_you_mean(typed, candidates, n);
    return near.n ? str_printf(keep, " (did you mean \"%.*s\"?)", STR_ARG(near)) : (struct str){ 0 };
}

static size_t table_size(const struct field *fields)
{
    size_t n = 0;
    while (fields[n].key) n++;
    if (n > KEYS_MOST) bug("a table of %zu keys", n);
    return n;
}

static void unknown_key(struct decoder *d, const struct ynode *key, const struct field *fields, size_t n)
{
    struct str names[KEYS_MOST];
    struct str typed = str_head(key->text, 60);

    for (size_t i = 0; i < n; i++) names[i] = str_of(fields[i].key);
    struct str hint = decode_hint(d->out->keep, key->text, names, n);
    ynode_problem(d->out, d->lenient ? DIAG_WARNING : DIAG_ERROR, key, "unknown key \"%.*s\"%.*s", STR_ARG(typed),
                  STR_ARG(hint));
}

static void *into(void *to, const struct field *f)
{
    return (char *)to + f->offset;
}

/* Decodes what the map has; marks the rows that were seen. */
static bool decode_present(struct decoder *d, const struct ynode *map, const struct field *fields, size_t n,
                           bool *seen, void *to)
{
    bool ok = true;

    for (const struct ynode *one = map->first; one; one = one->next) {
        size_t i = 0;
        while (i < n && !str_eq(str_of(fields[i].key), one->key->text)) i++;
        if (i == n || one->key->text.n == 0) {
            unknown_key(d, one->key, fields, n);
            ok = ok && d->lenient;
        } else if (!seen[i]) { /* a second one was refused when the file was read */
            seen[i] = true;
            ok = fields[i].decode(d, one, &fields[i], into(to, &fields[i])) && ok;
        }
    }
    return ok;
}

bool decode_fields(struct decoder *d, const struct ynode *n, const struct field *fields, void *to)
{
    bool seen[KEYS_MOST] = { 0 };
    size_t n_fields = table_size(fields);

    if (n->kind != YNODE_MAP) {
        ynode_error(d->out, n, "must be a map, is %s", ynode_kind_name(n->kind));
        return false;
    }
    bool ok = decode_present(d, n, fields, n_fields, seen, to);
    for (size_t i = 0; i < n_fields; i++) {
        const struct field *f = &fields[i];
        if (seen[i]) continue;
        if (!*f->key) {
            ok = f->decode(d, n, f, into(to, f)) && ok;
        } else if (f->required) {
            ynode_error(d->out, n, "missing key \"%s\"", f->key);
            ok = false;
        } else {
            ok = f->decode(d, NULL, f, into(to, f)) && ok;
        }
    }
    return ok;
}

/* The defaults of a map that is not there. */
static bool decode_absent(struct decoder *d, const struct field *fields, void *to)
{
    bool ok = true;

    for (size_t i = 0, n = table_size(fields); i < n; i++)
        ok = fields[i].decode(d, NULL, &fields[i], into(to, &fields[i])) && ok;
    return ok;
}

bool decode_struct(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    return n ? decode_fields(d, n, f->fields, to) : decode_absent(d, f->fields, to);
}

bool decode_self(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    (void)d, (void)f;
    memcpy(to, &n, sizeof n);
    return true;
}

static bool decode_items(struct decoder *d, const struct ynode *n, const struct field *f, char *items)
{
    size_t i = 0;
    bool ok = true;

    for (const struct ynode *one = n->first; one; one = one->next, i++)
        ok = f->of->decode(d, one, f->of, items + i * f->of->size) && ok;
    return ok;
}

static bool check_list(struct decoder *d, const struct ynode *n)
{
    if (n->kind == YNODE_LIST) return true;
    ynode_error(d->out, n, "must be a list, is %s", ynode_kind_name(n->kind));
    return false;
}

bool decode_list(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    struct { void *list; size_t n; } result = { 0 };
    int64_t most = f->high ? f->high : ITEMS_USUAL;

    if (!n) return true;
    if (!check_list(d, n)) return false;
    if (n->n > most) {
        ynode_error(d->out, n, "has %u items, more than %lld", n->n, (long long)most);
        return false;
    }
    if (n->n < f->low) {
        ynode_error(d->out, n, "has %u item%s, needs at least %lld", n->n, n->n == 1 ? "" : "s", (long long)f->low);
        return false;
    }
    result.list = arena_alloc(d->keep, n->n, f->of->size, _Alignof(max_align_t));
    result.n = n->n;
    memcpy(to, &result, sizeof result);
    return decode_items(d, n, f, result.list);
}

bool decode_array(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    if (!n) return true;
    if (!check_list(d, n)) return false;
    if (n->n != f->high) {
        ynode_error(d->out, n, "has %u item%s, needs %lld", n->n, n->n == 1 ? "" : "s", (long long)f->high);
        return false;
    }
    return decode_items(d, n, f, to);
}
