#include "terminal/action.h"

#include <assert.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/bug.h"
#include "terminal/action_file.h"
#include "text/messages.h"

enum { BOTH = IN_LIST | IN_TEXT };

static const struct action_row rows[] = {
    [ACT_UP] = { "up", "<Up> k <C-p>", MSG_KEYS_UP, BOTH },
    [ACT_DOWN] = { "down", "<Down> j <C-n>", MSG_KEYS_DOWN, BOTH },
    [ACT_LEFT] = { "left", "<Left> h <C-b>", MSG_KEYS_LEFT, BOTH },
    [ACT_RIGHT] = { "right", "<Right> l <C-f>", MSG_KEYS_RIGHT, BOTH },
    [ACT_PAGE_UP] = { "page-up", "<PgUp> <A-v>", MSG_KEYS_PAGE_UP, BOTH },
    [ACT_PAGE_DOWN] = { "page-down", "<PgDn> <C-v>", MSG_KEYS_PAGE_DOWN, BOTH },
    [ACT_FIRST] = { "first", "<Home> <C-Home> <A-lt>", MSG_KEYS_FIRST, IN_LIST },
    [ACT_LAST] = { "last", "<End> <C-End> <A-gt>", MSG_KEYS_LAST, IN_LIST },
    [ACT_ACCEPT] = { "accept", "<Enter> <Space>", MSG_KEYS_ACCEPT, BOTH },
    [ACT_BACK] = { "back", "<BS>", MSG_KEYS_BACK, IN_LIST },
    [ACT_CLOSE] = { "close", "<Esc>", MSG_KEYS_CLOSE, BOTH },
    [ACT_TAB] = { "tab", "<Tab>", MSG_KEYS_TAB, IN_TEXT },
    [ACT_TAB_BACK] = { "tab-back", "<S-Tab>", MSG_KEYS_TAB_BACK, BOTH },
    [ACT_HELP] = { "help", "? <F1>", MSG_KEYS_HELP, BOTH },
    [ACT_QUIT] = { "quit", "q <C-c> <C-q>", MSG_KEYS_QUIT, BOTH },
    [ACT_REDRAW] = { "redraw", "<C-l>", MSG_KEYS_REDRAW, BOTH },
    [ACT_SUSPEND] = { "suspend", "<C-z>", MSG_KEYS_SUSPEND, BOTH },
    [ACT_ERASE] = { "erase", "<BS>", MSG_KEYS_ERASE, IN_TEXT },
    [ACT_DELETE] = { "delete", "<Del> <C-d>", MSG_KEYS_DELETE, IN_TEXT },
    [ACT_WORD_LEFT] = { "word-left", "<C-Left> <A-Left> <A-b>", MSG_KEYS_WORD_LEFT, IN_TEXT },
    [ACT_WORD_RIGHT] = { "word-right", "<C-Right> <A-Right> <A-f>", MSG_KEYS_WORD_RIGHT, IN_TEXT },
    [ACT_LINE_START] = { "line-start", "<Home> <C-a>", MSG_KEYS_LINE_START, IN_TEXT },
    [ACT_LINE_END] = { "line-end", "<End> <C-e>", MSG_KEYS_LINE_END, IN_TEXT },
    [ACT_TEXT_START] = { "text-start", "<C-Home> <A-lt>", MSG_KEYS_TEXT_START, IN_TEXT },
    [ACT_TEXT_END] = { "text-end", "<C-End> <A-gt>", MSG_KEYS_TEXT_END, IN_TEXT },
    [ACT_ERASE_WORD] = { "erase-word", "<C-w> <A-BS>", MSG_KEYS_ERASE_WORD, IN_TEXT },
    [ACT_ERASE_TO_START] = { "erase-to-start", "<C-u>", MSG_KEYS_ERASE_TO_START, IN_TEXT },
    [ACT_ERASE_TO_END] = { "erase-to-end", "<C-k>", MSG_KEYS_ERASE_TO_END, IN_TEXT },
    [ACT_NEW_LINE] = { "new-line", "<C-j> <A-Enter>", MSG_KEYS_NEW_LINE, IN_TEXT },
};
static_assert(countof(rows) == ACT_OWN, "an action has no row");

bool action_is_text(struct key k)
{
    return k.kind == K_CHAR && !(k.mods & (K_CTRL | K_ALT));
}

unsigned action_acts_in(const struct action_row *row, struct key k)
{
    return action_is_text(k) ? row->in & ~(unsigned)IN_TEXT : row->in;
}

const struct action_row *actions_row(const struct actions *a, int action)
{
    if (action <= ACT_NONE || (size_t)action >= a->n) bug("action %d of %zu", action, a->n);
    return action < ACT_OWN ? &rows[action] : &a->own[action - ACT_OWN];
}

int actions_other(const struct actions *a, int action, struct key k)
{
    unsigned in = action_acts_in(actions_row(a, action), k);

    for (int other = ACT_NONE + 1; other < (int)a->n; other++) {
        if (other == action || !(action_acts_in(actions_row(a, other), k) & in)) continue;
        for (size_t i = 0; i < a->bound[other].n; i++)
            if (key_eq(a->bound[other].key[i], k)) return other;
    }
    return ACT_NONE;
}

/* --- the table -------------------------------------------------------------------------- */

static struct action_keys keys_of(const struct action_row *row)
{
    struct action_keys keys = { 0 };
    struct str rest = str_of(row->keys);

    while (rest.n > 0) {
        struct str word = str_cut(&rest, ' ');
        if (keys.n == ACTION_KEYS || word.n == 0 || !key_parse(&word, &keys.key[keys.n]) || word.n > 0)
            bug("keys of action %s: \"%s\"", row->name, row->keys);
        keys.n++;
    }
    return keys;
}

struct actions actions_new(struct arena *keep, const struct action_row *own, size_t n_own)
{
    struct actions a = { .own = own, .n = ACT_OWN + n_own };

    a.bound = arena_new(keep, struct action_keys, a.n);
    for (int action = ACT_NONE + 1; action < (int)a.n; action++) a.bound[action] = keys_of(actions_row(&a, action));
    for (int action = ACT_NONE + 1; action < (int)a.n; action++) {
        for (size_t i = 0; i < a.bound[action].n; i++) {
            int other = actions_other(&a, action, a.bound[action].key[i]);
            if (other) bug("actions %s and %s share a key", actions_row(&a, action)->name, actions_row(&a, other)->name);
        }
    }
    return a;
}

/* --- use -------------------------------------------------------------------------------- */

static int find(const struct actions *a, unsigned place, struct key k)
{
    for (int action = ACT_NONE + 1; action < (int)a->n; action++) {
        if (!(action_acts_in(actions_row(a, action), k) & place)) continue;
        for (size_t i = 0; i < a->bound[action].n; i++)
            if (key_eq(a->bound[action].key[i], k)) return action;
    }
    return ACT_NONE;
}

int actions_find(const struct actions *a, unsigned place, struct key k)
{
    if (k.pasted || (place == IN_TEXT && action_is_text(k))) return ACT_NONE;
    k = key_folded(k);
    int action = find(a, place, k);
    if (action || !(k.mods & K_SHIFT)) return action;
    k.mods &= ~(unsigned)K_SHIFT;
    return find(a, place, k);
}

struct str actions_keys(struct arena *keep, const struct actions *a, int action, unsigned place, size_t most)
{
    const struct action_row *row = actions_row(a, action);
    const struct action_keys *keys = &a->bound[action];
    struct buf to = buf_in(keep);

    for (size_t i = 0, told = 0; i < keys->n && told < most; i++) {
        if (!(action_acts_in(row, keys->key[i]) & place)) continue;
        if (told++) buf_byte(&to, '/');
        struct str label = key_label(keep, keys->key[i]);
        buf_add(&to, label);
    }
    return buf_str(&to);
}
