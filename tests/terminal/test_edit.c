#include "terminal/edit.h"

#include <locale.h>

#include "base/random.h"
#include "base/utf8.h"
#include "tap.h"
#include "terminal/action.h"
#include "terminal/script.h"
#include "text/grapheme.h"
#include "text/wrap.h"

struct tools {
    struct actions keys;
    struct wrapper *w;
    struct arena scratch;
};

enum { W = 12, H = 4 }; /* of the field in these tests */

/* Presses the keys of a script; returns the last reply. */
static enum edit_reply press(struct edit *e, const char *keys, const struct tools *t)
{
    struct script s = script_new(str_of(keys));
    enum edit_reply reply = EDIT_IGNORED;

    for (struct script_item i; (i = script_next(&s)).kind == SCRIPT_KEY;) {
        struct arena room = tap_arena(1 << 20);
        struct canvas c = canvas_new(&room, W, H, SIGNS_PLAIN);
        edit_draw(c, e, S(""), t->w, t->scratch); /* keys act on what is shown */
        reply = edit_key(e, actions_find(&t->keys, IN_TEXT, i.key), i.key, t->w, t->scratch);
    }
    tap_ok(script_next(&s).kind == SCRIPT_END, "the keys %s are keys", keys);
    return reply;
}

/* The text with the cursor as |. */
static struct str state(struct arena *keep, const struct edit *e)
{
    struct str text = edit_text(e);
    return str_join(keep, str_join(keep, str_head(text, e->at), S("|")), str_from(text, e->at));
}

static const struct { const char *text, *keys, *after; enum edit_reply reply; } rows[] = {
    /* typing */
    { "", "abc", "abc|", EDIT_CHANGED },
    { "", "手順書", "手順書|", EDIT_CHANGED },
    { "ac", "<Left>b", "ab|c", EDIT_CHANGED },
    { "", "か\xE3\x82\x99", "か\xE3\x82\x99|", EDIT_CHANGED },
    { "", "a b", "a b|", EDIT_CHANGED },
    { "", "１Ａ", "１Ａ|", EDIT_CHANGED },
    { "", "?jq<lt>", "?jq<|", EDIT_CHANGED },
    /* lines */
    { "a", "<C-j>b", "a\nb|", EDIT_CHANGED },
    { "a", "<A-Enter>b", "a\nb|", EDIT_CHANGED },
    { "a", "<Enter>", "a|", EDIT_ACCEPT },
    { "a", "<Esc>", "a|", EDIT_IGNORED },
    { "a", "<Tab>", "a|", EDIT_IGNORED },
    { "a", "<F5>", "a|", EDIT_IGNORED },
    { "a", "<A-x>", "a|", EDIT_IGNORED },
    /* erasing */
    { "abc", "<BS>", "ab|", EDIT_CHANGED },
    { "手順", "<BS>", "手|", EDIT_CHANGED },
    { "か\xE3\x82\x99", "<BS>", "|", EDIT_CHANGED },
    { "x👨\u200D👩\u200D👧", "<BS>", "x|", EDIT_CHANGED },
    { "🇯🇵🇩🇪", "<BS>", "🇯🇵|", EDIT_CHANGED },
    { "👍🏽", "<BS>", "|", EDIT_CHANGED },
    { "a\nb", "<BS><BS>", "a|", EDIT_CHANGED },
    { "abc", "<C-Home><BS>", "|abc", EDIT_IGNORED },
    { "", "<BS>", "|", EDIT_BACK },
    { "", "<Del>", "|", EDIT_IGNORED },
    { "abc", "<Del>", "abc|", EDIT_IGNORED },
    { "abc", "<C-Home><Del>", "|bc", EDIT_CHANGED },
    { "🇯🇵x", "<C-Home><C-d>", "|x", EDIT_CHANGED },
    { "one two", "<C-w>", "one |", EDIT_CHANGED },
    { "one two ", "<C-w>", "one |", EDIT_CHANGED },
    { "one-two", "<A-BS>", "one-|", EDIT_CHANGED },
    { "手順書を書く", "<C-w>", "手順書を書|", EDIT_CHANGED },
    { "手順書を書く", "<C-w><C-w><C-w>", "手順書|", EDIT_CHANGED },
    { "カタカナ語", "<C-w><C-w>", "|", EDIT_CHANGED },
    { "a\nbc", "<Left><C-u>", "a\n|c", EDIT_CHANGED },
    { "a\nbc\nd", "<Up><C-Left><C-k>", "a\n|\nd", EDIT_CHANGED },
    { "a", "<C-k>", "a|", EDIT_IGNORED },
    /* moving */
    { "abc", "<Left>", "ab|c", EDIT_MOVED },
    { "abc", "<Right>", "abc|", EDIT_IGNORED },
    { "手順", "<Left>", "手|順", EDIT_MOVED },
    { "xか\xE3\x82\x99", "<Left>", "x|か\xE3\x82\x99", EDIT_MOVED },
    { "x👨\u200D👩\u200D👧", "<C-b>", "x|👨\u200D👩\u200D👧", EDIT_MOVED },
    { "one two", "<C-Left>", "one |two", EDIT_MOVED },
    { "one two", "<A-b><A-b><A-f>", "one| two", EDIT_MOVED },
    { "手順書を書く", "<C-Left><C-Left>", "手順書を|書く", EDIT_MOVED },
    { "手順書を書く", "<C-Home><C-Right>", "手順書|を書く", EDIT_MOVED },
    { "abc", "<C-a>", "|abc", EDIT_MOVED },
    { "a\nbc", "<Home>", "a\n|bc", EDIT_MOVED },
    { "a\nbc", "<C-Home><End>", "a|\nbc", EDIT_MOVED },
    { "a\nbc", "<C-Home><C-End>", "a\nbc|", EDIT_MOVED },
    /* rows: 12 columns, one of them for the cursor */
    { "abcdefghijk", "<Up>", "abcdefghijk|", EDIT_EDGE },
    { "abcdefghijk", "<Down>", "abcdefghijk|", EDIT_EDGE },
    { "aaaa bbbb cccc", "<Up>", "aaaa| bbbb cccc", EDIT_MOVED },
    { "aaaa bbbb cccc", "<Up><End>", "aaaa bbbb| cccc", EDIT_MOVED },
    { "aaaa bbbb cccc", "<Up><End><Right>", "aaaa bbbb |cccc", EDIT_MOVED },
    { "aaaa bbbb cccc", "<Up><End><Right><End>", "aaaa bbbb cccc|", EDIT_MOVED },
    { "手順書を書く人", "<Up>", "手順|書を書く人", EDIT_MOVED },
    { "手順書を書く人", "<C-Home><End>", "手順書を|書く人", EDIT_MOVED },
    { "手順書を書く人", "<C-Home><Down>", "手順書を書|く人", EDIT_MOVED },
    { "a\n\nccc", "<Up><Up><Down><Down>", "a\n\nccc|", EDIT_MOVED },
    { "ab\n手順", "<C-Home><Right><Down>", "ab\n|手順", EDIT_MOVED },
    { "a\nb\nc\nd\ne\nf", "<PgUp>", "a\nb\nc|\nd\ne\nf", EDIT_MOVED },
    { "a\nb\nc\nd\ne\nf", "<PgUp><PgUp><PgUp>", "a|\nb\nc\nd\ne\nf", EDIT_EDGE },
};

static void keys(struct arena a, const struct tools *t)
{
    for (size_t i = 0; i < countof(rows); i++) {
        struct arena here = a;
        struct edit e = edit_new(&here, str_of(rows[i].text), 100, true);
        enum edit_reply reply = press(&e, rows[i].keys, t);
        tap_int(reply, rows[i].reply, rows[i].keys);
        tap_str(state(&here, &e), str_of(rows[i].after), "text and cursor");
        tap_int(e.count, utf8_count(edit_text(&e)), "it knows how many characters");
    }
}

/* What is given to a field of one line, or of several, and what stays of it. */
static const struct { struct str in; bool lines; struct str text; } pastes[] = {
    { S_INIT("a\nb\r\nc\rd"), false, S_INIT("a b c d") }, { S_INIT("a\nb\r\nc\rd"), true, S_INIT("a\nb\nc\nd") },
    { S_INIT("a\tb"), true, S_INIT("a b") },              { S_INIT("a\x1b[31mb\a"), true, S_INIT("a[31mb") },
    { S_INIT("a\xff\xe6\x89"), true, S_INIT("a\uFFFD\uFFFD\uFFFD") }, { S_INIT("\xC2\x85\u2028"), false, S_INIT("  ") },
    { S_INIT("\xC2\x9B"), false, S_INIT("") },            { S_INIT("\uFFFE"), false, S_INIT("\uFFFD") },
    { { "\0a", 2 }, false, S_INIT("a") },
};

static void limits(struct arena a, const struct tools *t)
{
    for (size_t i = 0; i < countof(pastes); i++) {
        struct edit e = edit_new(&a, pastes[i].in, 100, pastes[i].lines);
        tap_str(edit_text(&e), pastes[i].text, "what a field takes");
    }
    struct edit e = edit_new(&a, S("手順書"), 3, false);
    tap_int(press(&e, "x", t), EDIT_FULL, "no room");
    tap_str(state(&a, &e), S("手順書|"), "and nothing happened");
    tap_int(press(&e, "<BS>x", t), EDIT_CHANGED, "room again");
    tap_str(state(&a, &e), S("手順x|"), "for one");
    tap_int(press(&e, "<C-j>", t), EDIT_IGNORED, "one line is one line");
    e = edit_new(&a, S("abcdef"), 4, false);
    tap_str(edit_text(&e), S("abcd"), "a text that is too long is cut");
    tap_ok(!edit_insert(&e, S("x")) && edit_insert(&e, S("")), "inserting tells when it did not fit");
    struct key pasted = { .kind = K_CHAR, .cp = '\n', .pasted = true };
    e = edit_new(&a, S("a"), 9, false);
    (void)edit_key(&e, ACT_NONE, pasted, t->w, t->scratch);
    tap_str(edit_text(&e), S("a "), "a pasted line end becomes a space");
    e = edit_new(&a, S("か\u3099①"), 9, false);
    tap_str(edit_result(&a, &e), S("が①"), "the result is NFC, not more");
    e = edit_new(&a, S("👨👩"), 9, false);
    (void)press(&e, "<Left>", t);
    (void)edit_insert(&e, S("\u200D"));
    tap_str(state(&a, &e), S("👨\u200D👩|"), "what joins takes the cursor along");
}

struct picture { const char *name, *text, *keys, *screen; };

static void pictures(struct arena a, const struct tools *t)
{
    static const struct picture shots[] = {
        { "empty", "", "", "note\n\n\n\ncursor 1 1\n" },
        { "a word", "abc", "", "abc\n\n\n\ncursor 1 4\n" },
        { "a space at the end", "abc ", "", "abc\n\n\n\ncursor 1 5\n" },
        { "a full row", "abcdefghijk", "", "abcdefghijk\n\n\n\ncursor 1 12\n" },
        { "wrapped", "aaaa bbbb cccc", "", "aaaa bbbb\ncccc\n\n\ncursor 2 5\n" },
        { "wide", "手順書を書く人", "<Left>", "手順書を書\nく人\n\n\ncursor 2 3\n" },
        { "many spaces", "aaaa bbbb                  ", "", "aaaa bbbb\n\n\n\ncursor 1 12\n" },
        { "a line end", "a\n", "", "a\n\n\n\ncursor 2 1\n" },
        { "scrolled to the end", "a\nb\nc\nd\ne", "", "b          ^\nc\nd\ne\ncursor 4 2\n" },
        { "scrolled to the start", "a\nb\nc\nd\ne", "<C-Home>", "a\nb\nc\nd          v\ncursor 1 1\n" },
        { "marks", "か\u3099き", "", "か\u3099き\n\n\n\ncursor 1 5\n" },
    };
    for (size_t i = 0; i < countof(shots); i++) {
        struct arena here = a;
        struct edit e = edit_new(&here, str_of(shots[i].text), 100, true);
        struct canvas c = canvas_new(&here, W, H, SIGNS_PLAIN);
        (void)press(&e, shots[i].keys, t);
        edit_draw(c, &e, S("note"), t->w, t->scratch);
        tap_str(canvas_dump(&here, c), str_of(shots[i].screen), shots[i].name);
    }
    struct edit e = edit_new(&a, S("aaaa bbbb cccc\n"), 100, true);
    tap_int(edit_rows(&e, W, t->w, t->scratch), 3, "rows in twelve columns");
    tap_int(edit_rows(&e, 80, t->w, t->scratch), 2, "rows in eighty");
    edit_draw(canvas_new(&a, 0, 0, SIGNS_PLAIN), &e, S(""), t->w, t->scratch);
    edit_draw(canvas_new(&a, 1, 1, SIGNS_PLAIN), &e, S("x"), t->w, t->scratch);
    tap_ok(true, "no size is too small");
}

/* Whatever is pressed: valid text, within its bounds, the cursor between graphemes and in sight. */
static void any_keys(struct arena a, const struct tools *t)
{
    static const char *const pieces[] = {
        "a", "手", "\u0301", "\u3099", "\u200D", "👨", "🇯", "🇵", " ", "\uFE0F", "가", "\u1161", "ー", "\xFF", "x", "<C-j>",
        "<Left>", "<Right>", "<Up>", "<Down>", "<BS>", "<Del>", "<C-w>", "<C-k>", "<C-u>", "<Home>", "<End>", "<C-Left>",
        "<C-Right>", "<PgUp>", "<PgDn>", "<C-Home>", "<C-End>", "<Left>", "<Left>", "<BS>",
    };
    struct random r = random_seed(11);
    struct edit e = edit_new(&a, S(""), 60, true);
    int broken = 0, inside = 0, hidden = 0, over = 0;

    for (int i = 0; i < 6000; i++) {
        struct arena here = a;
        struct str text = str_of(pieces[random_below(&r, countof(pieces))]);
        struct key k;
        if (!key_parse(&text, &k)) k = (struct key){ .kind = K_CHAR, .cp = 0xFFFD };
        (void)edit_key(&e, actions_find(&t->keys, IN_TEXT, k), k, t->w, t->scratch);
        struct canvas c = canvas_new(&here, 2 + (int)random_below(&r, 20), 1 + (int)random_below(&r, 4), SIGNS_PLAIN);
        edit_draw(c, &e, S(""), t->w, t->scratch);
        text = edit_text(&e);
        broken += utf8_valid(text) != text.n;
        over += e.count > e.most || e.count != utf8_count(text);
        hidden += c.grid->cursor_x < 0;
        inside += e.at > 0 && e.at < text.n && grapheme_next(text, grapheme_prev(text, e.at)) != e.at;
    }
    tap_int(broken, 0, "texts that are not UTF-8");
    tap_int(over, 0, "texts that are too long or counted wrong");
    tap_int(hidden, 0, "cursors out of sight");
    tap_int(inside, 0, "cursors inside a grapheme");
}

int main(void)
{
    struct arena a = tap_arena(1 << 24);

    if (!tap_ok(setlocale(LC_CTYPE, "C.UTF-8") != NULL, "there is a UTF-8 locale")) return tap_done();
    struct tools t = { actions_new(&a, NULL, 0), wrap_open(), tap_arena(1 << 22) };
    keys(a, &t);
    limits(a, &t);
    pictures(a, &t);
    any_keys(a, &t);
    t.w = wrap_close(t.w);
    return tap_done();
}
