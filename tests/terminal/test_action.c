#include "terminal/action.h"

#include <locale.h>

#include "base/buf.h"
#include "base/diag.h"
#include "tap.h"
#include "terminal/hints.h"
#include "text/messages.h"

enum { ACT_UNKNOWN = ACT_OWN, ACT_NOTE, ACT_SAVE, ACT_MAP };

enum { IN_MAP = IN_OWN };

static const struct action_row own[] = {
    { "unknown", "u", MSG_UI_UNKNOWN, IN_LIST },
    { "note", "n <F2>", MSG_KEYS_NEW_LINE, IN_LIST },
    { "save", "<C-s>", MSG_UI_YES, IN_LIST | IN_TEXT },
    { "map", "u", MSG_UI_NO, IN_MAP }, /* the same key in another place */
};

static struct key key_of(const char *notation)
{
    struct str text = str_of(notation);
    struct key k = { 0 };
    if (!key_parse(&text, &k) || text.n) tap_ok(false, "%s is a key", notation);
    return k;
}

static const struct { const char *key; unsigned place; int action; } finds[] = {
    { "j", IN_LIST, ACT_DOWN },          { "<Down>", IN_LIST, ACT_DOWN },      { "<Down>", IN_TEXT, ACT_DOWN },
    { "u", IN_LIST, ACT_UNKNOWN },       { "u", IN_MAP, ACT_MAP },             { "<C-s>", IN_TEXT, ACT_SAVE },
    { "<BS>", IN_LIST, ACT_BACK },       { "<BS>", IN_TEXT, ACT_ERASE },       { "<C-j>", IN_TEXT, ACT_NEW_LINE },
    { "<A-Enter>", IN_TEXT, ACT_NEW_LINE }, { "<S-Down>", IN_LIST, ACT_DOWN }, { "<S-Tab>", IN_LIST, ACT_TAB_BACK },
    { "ｊ", IN_LIST, ACT_DOWN },         { "？", IN_LIST, ACT_HELP },          { "\xE3\x80\x80", IN_LIST, ACT_ACCEPT },
    { "j", IN_TEXT, ACT_NONE },          { "<Space>", IN_TEXT, ACT_NONE },     { "？", IN_TEXT, ACT_NONE },
    { "J", IN_LIST, ACT_NONE },          { "あ", IN_LIST, ACT_NONE },          { "<F12>", IN_LIST, ACT_NONE },
    { "<C-j>", IN_LIST, ACT_NONE },      { "j", IN_MAP, ACT_NONE },            { "j", 0, ACT_NONE },
};

static void keys_are_found(struct arena a)
{
    struct actions map = actions_new(&a, own, countof(own));
    for (size_t i = 0; i < countof(finds); i++)
        tap_int(actions_find(&map, finds[i].place, key_of(finds[i].key)), finds[i].action, finds[i].key);
    struct key pasted = key_of("j");
    pasted.pasted = true;
    tap_int(actions_find(&map, IN_LIST, pasted), ACT_NONE, "what is pasted is no command");
    tap_int(actions_find(&map, IN_LIST, (struct key){ .kind = K_LEAVE }), ACT_NONE, "leaving is no command");
    tap_str(actions_keys(&a, &map, ACT_DOWN, IN_LIST, 9), S("Down/j/Ctrl-N"), "all keys of an action");
    tap_str(actions_keys(&a, &map, ACT_DOWN, IN_TEXT, 9), S("Down/Ctrl-N"), "in a text field no letters");
    tap_str(actions_keys(&a, &map, ACT_ACCEPT, IN_LIST, 1), S("Enter"), "the first");
    tap_str(actions_keys(&a, &map, ACT_UNKNOWN, IN_TEXT, 9), S(""), "none in this place");
    for (int action = ACT_NONE + 1; action < (int)map.n; action++) {
        const struct action_row *row = actions_row(&map, action);
        for (int lang = 0; lang < LANGUAGES; lang++)
            tap_ok(message((enum message)row->label, (enum language)lang).n > 0, "%s has a label", row->name);
    }
}

#define HEAD "tightrope: keys/1\nkeys:\n"

/* Files that say something wrong, and what is said about them. */
static const struct { const char *file, *problems; } bad[] = {
    { "", "0:0 the file is empty\n" },
    { "keys: {}\n", "1:1 " },
    { "tightrope: keys/2\nkeys: {}\n", "1:12 " },
    { "tightrope: keys/1\nkeys: [a]\n", "2:7 keys: must be a map of actions and their keys\n" },
    { "tightrope: keys/1\nkeys: {}\nkey: {}\n", "3:1 " },
    { HEAD "  dwon: [j]\n", "3:3 keys: there is no action \"dwon\" (did you mean \"down\"?)\n" },
    { HEAD "  xyzzy: [j]\n", "3:3 keys: there is no action \"xyzzy\"\n" },
    { HEAD "  down: j\n", "3:9 keys.down: must be a list of 1 to 6 keys\n" },
    { HEAD "  down: []\n", "3:9 keys.down: must be a list of 1 to 6 keys\n" },
    { HEAD "  note: [a, b, c, d, e, f, g]\n", "3:9 keys.note: must be a list of 1 to 6 keys\n" },
    { HEAD "  note: [jk]\n", "3:10 keys.note[0]: must be one key, such as j, <Down>, <C-d>, <A-x> or <F2>\n" },
    { HEAD "  note: [<C-m>, '']\n", "3:10 keys.note[0]: must be one key, such as j, <Down>, <C-d>, <A-x> or <F2>\n"
                                  "3:17 keys.note[1]: must be one key, such as j, <Down>, <C-d>, <A-x> or <F2>\n" },
    { HEAD "  note: [<Leave>]\n", "3:10 keys.note[0]: must be one key, such as j, <Down>, <C-d>, <A-x> or <F2>\n" },
    { HEAD "  note: [[n]]\n", "3:10 keys.note[0]: must be one key, such as j, <Down>, <C-d>, <A-x> or <F2>\n" },
    { HEAD "  note: [<Esc>]\n",
      "3:10 keys.note[0]: <Esc> can only close: over a slow line other keys arrive as <Esc> and more\n" },
    { HEAD "  erase: [x]\n", "3:11 keys.erase[0]: erase acts in text fields, where this key would be text\n" },
    { HEAD "  accept: [a, b]\n", "3:11 keys.accept: accept also acts in text fields: give it a key that is no text, too\n" },
    { HEAD "  note: [u]\n", "3:9 keys.note: u already means unknown there; give unknown other keys, too\n" },
    { HEAD "  note: [ｕ]\n", "3:9 keys.note: u already means unknown there; give unknown other keys, too\n" },
    { HEAD "  note: [<Down>, <BS>]\n", "3:9 keys.note: <Down> already means down there; give down other keys, too\n"
                                     "3:9 keys.note: <BS> already means back there; give back other keys, too\n" },
    { HEAD "  note: [z]\n  unknown: [z]\n", "4:12 keys.unknown: z already means note there; give note other keys, too\n" },
};

static struct str problems_of(struct arena *keep, const struct diags *d)
{
    struct buf out = buf_in(keep);
    for (size_t i = 0; i < d->n; i++)
        buf_printf(&out, "%u:%u %.*s\n", d->list[i].at.line, d->list[i].at.col, STR_ARG(d->list[i].text));
    return buf_str(&out);
}

static bool load(struct actions *map, struct arena *keep, const char *file, struct str *problems)
{
    struct arena work = tap_arena(1 << 20), scratch = tap_arena(1 << 20);
    struct source *in = arena_new(keep, struct source, 1);
    struct diags d = diags_in(&work);

    *in = (struct source){ S("keys.yaml"), str_of(file) };
    bool ok = actions_load(map, keep, scratch, in, &d);
    *problems = problems_of(keep, &d);
    return ok;
}

static void bad_files_change_nothing(struct arena a)
{
    for (size_t i = 0; i < countof(bad); i++) {
        struct arena here = a;
        struct actions map = actions_new(&here, own, countof(own));
        struct action_keys *before = map.bound;
        struct str problems, want = str_of(bad[i].problems);
        bool ok = load(&map, &here, bad[i].file, &problems);
        tap_ok(!ok && map.bound == before, "the map stays as it was");
        if (str_ends(want, S("\n"))) tap_str(problems, want, "its problems");
        else if (!tap_ok(str_starts(problems, want), "a problem at %s", bad[i].problems)) tap_show("got", problems);
    }
}

static void good_files_change_keys(struct arena a)
{
    struct actions map = actions_new(&a, own, countof(own));
    struct str problems;

    tap_ok(load(&map, &a, HEAD "  note: [u, <C-n>]\n  unknown: [n]\n  down: [<Down>, ｔ]\n", &problems), "a good file");
    tap_str(problems, S(""), "without problems");
    tap_int(actions_find(&map, IN_LIST, key_of("u")), ACT_NOTE, "keys can change places");
    tap_int(actions_find(&map, IN_LIST, key_of("n")), ACT_UNKNOWN, "both ways");
    tap_int(actions_find(&map, IN_LIST, key_of("<C-n>")), ACT_NOTE, "a key that was free meanwhile");
    tap_int(actions_find(&map, IN_LIST, key_of("t")), ACT_DOWN, "a full-width letter is the letter");
    tap_int(actions_find(&map, IN_LIST, key_of("j")), ACT_NONE, "old keys are gone");
    tap_int(actions_find(&map, IN_MAP, key_of("u")), ACT_MAP, "other places stay");
    tap_int(actions_find(&map, IN_TEXT, key_of("<Down>")), ACT_DOWN, "text fields too");
    tap_ok(load(&map, &a, HEAD "  close: [<Esc>, <C-g>]\n", &problems), "a second file on top");
    tap_int(actions_find(&map, IN_LIST, key_of("u")), ACT_NOTE, "keeps the first");
    tap_int(actions_find(&map, IN_TEXT, key_of("<C-g>")), ACT_CLOSE, "and adds");
    tap_ok(load(&map, &a, "tightrope: keys/1\nkeys: {}\n", &problems), "a file that says nothing");
}

static void hints(struct arena a)
{
    static const int shown[] = { ACT_UP, ACT_DOWN, ACT_UNKNOWN, ACT_NOTE, ACT_ERASE, ACT_HELP };
    static const struct { int w; enum language lang; unsigned place; const char *row; } rows[] = {
        { 80, LANG_EN, IN_LIST, "Up/Down move  u Don't know  n new line  ? help\n" },
        { 80, LANG_JA, IN_LIST, "Up/Down 移動  u 分からない  n 改行  ? ヘルプ\n" },
        { 80, LANG_EN, IN_TEXT, "Up/Down move  Backspace erase  F1 help\n" },
        { 36, LANG_EN, IN_LIST, "Up/Down move  u Don't know  ? help\n" },
        { 30, LANG_EN, IN_LIST, "Up/Down move  ? help\n" },
        { 20, LANG_EN, IN_LIST, "Up/Down move  ? help\n" },
        { 19, LANG_EN, IN_LIST, "n new line  ? help\n" },
        { 6, LANG_EN, IN_LIST, "? help\n" },
        { 4, LANG_EN, IN_LIST, "? h⋯\n" },
        { 0, LANG_EN, IN_LIST, "\n" },
    };
    struct actions map = actions_new(&a, own, countof(own));

    for (size_t i = 0; i < countof(rows); i++) {
        struct arena here = a;
        struct canvas c = canvas_new(&here, rows[i].w, 1, SIGNS_RICH);
        hints_draw(c, 0, &map, rows[i].place, shown, countof(shown), rows[i].lang, tap_arena(1 << 20));
        tap_str(canvas_dump(&here, c), str_of(rows[i].row), "hints");
    }
    struct canvas c = canvas_new(&a, 40, 3, SIGNS_RICH);
    tap_int(hints_table(c, 1, &map, IN_LIST, shown, countof(shown), LANG_EN, tap_arena(1 << 20)), 5, "rows of the table");
    tap_str(canvas_dump(&a, c), S("Down/j/Ctrl-N  down\nu              Don't know\nn/F2           new line\n"), "the table from its second row");
}

int main(void)
{
    struct arena a = tap_arena(1 << 24);

    if (!tap_ok(setlocale(LC_CTYPE, "C.UTF-8") != NULL, "there is a UTF-8 locale")) return tap_done();
    keys_are_found(a);
    bad_files_change_nothing(a);
    good_files_change_keys(a);
    hints(a);
    return tap_done();
}
