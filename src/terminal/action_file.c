#include "terminal/action_file.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "yaml/decode.h"

static const char *const keys_format[] = { "keys/1", NULL };

struct keys_file {
    int format;
    const struct ynode *keys;
};

static const struct field keys_fields[] = {
    { "tightrope", decode_word, offsetof(struct keys_file, format), .required = true, .words = keys_format },
    { "keys", decode_self, offsetof(struct keys_file, keys), .required = true },
    { 0 }
};

/* What loading needs everywhere. */
struct loading {
    struct actions *map;
    struct arena *scratch;
    struct diags *out;
    const struct ynode **from; /* by action: where the file speaks of it, or NULL */
};

static int action_named(const struct actions *a, struct str name)
{
    for (int action = ACT_NONE + 1; action < (int)a->n; action++)
        if (str_eq(str_of(actions_row(a, action)->name), name)) return action;
    return ACT_NONE;
}

static void no_such_action(struct loading *l, const struct ynode *key)
{
    struct str *names = arena_new(l->scratch, struct str, l->map->n);

    for (int action = ACT_NONE + 1; action < (int)l->map->n; action++)
        names[action - 1] = str_of(actions_row(l->map, action)->name);
    struct str hint = decode_hint(l->scratch, key->text, names, l->map->n - 1);
    ynode_error(l->out, key, "there is no action \"%.*s\"%.*s", STR_ARG(key->text), STR_ARG(hint));
}

/* One key of an action. False, with a problem, when it cannot be. */
static bool read_key(struct loading *l, const struct ynode *n, int action, struct key *out)
{
    struct str text = n->text;

    if (n->kind != YNODE_SCALAR || text.n == 0 || !key_parse(&text, out) || text.n > 0 || out->kind >= K_CLICK) {
        ynode_error(l->out, n, "must be one key, such as j, <Down>, <C-d>, <A-x> or <F2>");
        return false;
    }
    *out = key_folded(*out);
    if (out->kind == K_ESCAPE && out->mods == 0 && action != ACT_CLOSE) {
        ynode_error(l->out, n, "<Esc> can only close: over a slow line other keys arrive as <Esc> and more");
        return false;
    }
    if (!action_acts_in(actions_row(l->map, action), *out)) {
        ynode_error(l->out, n, "%s acts in text fields, where this key would be text", actions_row(l->map, action)->name);
        return false;
    }
    return true;
}

/* An action that also acts in text fields must not be lost there. */
static bool reaches_texts(const struct loading *l, int action, const struct action_keys *keys)
{
    bool before = false, after = false;

    if (!(actions_row(l->map, action)->in & IN_TEXT)) return true;
    for (size_t i = 0; i < l->map->bound[action].n; i++) before |= !action_is_text(l->map->bound[action].key[i]);
    for (size_t i = 0; i < keys->n; i++) after |= !action_is_text(keys->key[i]);
    return after || !before;
}

static void read_action(struct loading *l, const struct ynode *n)
{
    struct action_keys keys = { 0 };
    int action = action_named(l->map, n->key->text);

    if (!action) {
        no_such_action(l, n->key);
        return;
    }
    if (n->kind != YNODE_LIST || n->n < 1 || n->n > ACTION_KEYS) {
        ynode_error(l->out, n, "must be a list of 1 to %d keys", ACTION_KEYS);
        return;
    }
    bool ok = true;
    for (const struct ynode *one = n->first; one; one = one->next) {
        if (read_key(l, one, action, &keys.key[keys.n])) keys.n++;
        else ok = false;
    }
    if (!ok) return;
    if (!reaches_texts(l, action, &keys)) {
        ynode_error(l->out, n, "%s also acts in text fields: give it a key that is no text, too",
                    actions_row(l->map, action)->name);
        return;
    }
    l->map->bound[action] = keys;
    l->from[action] = n;
}

/* Two actions with one key in one place: told where the file speaks of one of them. */
static void check_shared(struct loading *l, int action)
{
    for (size_t i = 0; i < l->map->bound[action].n; i++) {
        struct key k = l->map->bound[action].key[i];
        int other = actions_other(l->map, action, k);
        bool once = other > action || !l->from[other];
        struct str name = key_notation(l->scratch, k);
        if (other && once)
            ynode_error(l->out, l->from[action], "%.*s already means %s there; give %s other keys, too", STR_ARG(name),
                        actions_row(l->map, other)->name, actions_row(l->map, other)->name);
    }
}

bool actions_load(struct actions *a, struct arena *keep, struct arena scratch, const struct source *in,
                  struct diags *out)
{
    size_t before = out->errors;
    struct decoder d = { .keep = &scratch, .out = out };
    struct keys_file file = { 0 };
    const struct ynode *top = yaml_read(keep, in, yaml_limits_sheet, out);

    if (!top || !decode_fields(&d, top, keys_fields, &file)) return false;
    if (file.keys->kind != YNODE_MAP) {
        ynode_error(out, file.keys, "must be a map of actions and their keys");
        return false;
    }
    struct actions map = { a->own, a->n, arena_new(keep, struct action_keys, a->n) };
    memcpy(map.bound, a->bound, a->n * sizeof *a->bound);
    struct loading l = { &map, &scratch, out, arena_new(&scratch, const struct ynode *, a->n) };
    for (const struct ynode *n = file.keys->first; n; n = n->next) read_action(&l, n);
    if (out->errors > before) return false;
    for (int action = ACT_NONE + 1; action < (int)a->n; action++)
        if (l.from[action]) check_shared(&l, action);
    if (out->errors > before) return false;
    *a = map;
    return true;
}
