#include "terminal/key.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "tap.h"

/* Bytes as they arrive, and the keys in notation that they become. '|' in front of a key: it
 * came only after waiting; pasted keys stand in {}; x,y behind a mouse key. */
static const struct { const char *name; struct str bytes, keys; } rows[] = {
    { "letters", S_INIT("jk?"), S_INIT("j k ?") },
    { "Enter is CR, Ctrl-J is LF", S_INIT("\r\n"), S_INIT("<Enter> <C-j>") },
    { "both backspaces", S_INIT("\x7f\b"), S_INIT("<BS> <BS>") },
    { "control characters", S_INIT("\x01\x03\x11\x1a\x1c\x1f\t"), S_INIT("<C-a> <C-c> <C-q> <C-z> <C-\\> <C-_> <Tab>") },
    { "NUL is Ctrl-Space", { "\0", 1 }, S_INIT("<C-Space>") },
    { "Japanese", S_INIT("手順"), S_INIT("手 順") },
    { "four bytes", S_INIT("𠮷👍"), S_INIT("𠮷 👍") },
    { "CSI arrows", S_INIT("\033[A\033[B\033[C\033[D\033[H\033[F"), S_INIT("<Up> <Down> <Right> <Left> <Home> <End>") },
    { "SS3 arrows", S_INIT("\033OA\033OB\033OC\033OD\033OH\033OF"), S_INIT("<Up> <Down> <Right> <Left> <Home> <End>") },
    { "numbered keys", S_INIT("\033[1~\033[2~\033[3~\033[4~\033[5~\033[6~\033[7~\033[8~"),
      S_INIT("<Home> <Ins> <Del> <End> <PgUp> <PgDn> <Home> <End>") },
    { "function keys", S_INIT("\033OP\033OS\033[11~\033[15~\033[17~\033[24~\033[[A\033[[E\033[1;2Q"),
      S_INIT("<F1> <F4> <F1> <F5> <F6> <F12> <F1> <F5> <S-F2>") },
    { "modifiers", S_INIT("\033[1;5C\033[1;3D\033[1;2A\033[3;5~\033[Z\033[1;6B"),
      S_INIT("<C-Right> <A-Left> <S-Up> <C-Del> <S-Tab> <C-S-Down>") },
    { "Alt", S_INIT("\033x\033\x7f\033\r\033手"), S_INIT("<A-x> <A-BS> <A-Enter> <A-手>") },
    { "Enter of the number pad", S_INIT("\033OM"), S_INIT("<Enter>") },
    { "Escape alone", S_INIT("\033"), S_INIT("|<Esc>") },
    { "Escape twice", S_INIT("\033\033"), S_INIT("<Esc> |<Esc>") },
    { "Escape before an arrow", S_INIT("\033\033[A"), S_INIT("<Esc> <Up>") },
    { "an arrow cut short", S_INIT("\033["), S_INIT("|<A-[>") },
    { "an SS3 cut short", S_INIT("\033O"), S_INIT("|<A-O>") },
    { "a mouse click and the wheel", S_INIT("\033[<0;3;5M\033[<0;3;5m\033[<64;1;1M\033[<65;1;1M"), S_INIT("click2,4 up0,0 down0,0") },
    { "a mouse report without sense", S_INIT("\033[<0;0;5M\033[<0;3Mx"), S_INIT("x") },
    { "X10 mouse", S_INIT("\033[M !!x"), S_INIT("x") },
    { "unknown sequences are swallowed", S_INIT("\033[99~\033[?1;2c\033[>0;1$yx\033[200;1Hy"), S_INIT("x <Home> y") },
    { "reports are no function keys", S_INIT("\033[24;80Rx"), S_INIT("x") },
    { "answers are swallowed", S_INIT("\033]11;rgb:0/0/0\a\033P1$r0m\033\\x"), S_INIT("x") },
    { "an answer broken off by a key", S_INIT("\033]11\033[Ax"), S_INIT("<Up> x") },
    { "a sequence broken off by a letter", S_INIT("\033[1;\tx"), S_INIT("<Tab> x") },
    { "a sequence broken off by a kanji", S_INIT("\033[1手"), S_INIT("手") },
    { "Latin-1", S_INIT("\xe9x"), S_INIT("\uFFFD x") },
    { "never UTF-8", S_INIT("\xff\xfe\xc0\xafx"), S_INIT("\uFFFD \uFFFD \uFFFD \uFFFD x") },
    { "overlong", S_INIT("\xe0\x80\xaf"), S_INIT("\uFFFD \uFFFD \uFFFD") },
    { "a surrogate", S_INIT("\xed\xa0\x80"), S_INIT("\uFFFD \uFFFD \uFFFD") },
    { "beyond Unicode", S_INIT("\xf4\x90\x80\x80"), S_INIT("\uFFFD \uFFFD \uFFFD \uFFFD") },
    { "a character cut short", S_INIT("\xe6\x89"), S_INIT("|\uFFFD \uFFFD") },
    { "a character broken off", S_INIT("\xe6\x89\xe6\x89\x8b"), S_INIT("\uFFFD \uFFFD 手") },
    { "continuation alone", S_INIT("\x89x"), S_INIT("\uFFFD x") },
    { "C1 controls and noncharacters", S_INIT("\xC2\x85\xC2\x9B\uFFFEx"), S_INIT("\uFFFD x") },
    { "paste", S_INIT("a\033[200~j\r\nk\tq\x03\n\033[201~b"), S_INIT("a {j} {\n} {k} {\t} {q} {\n} b") },
    { "paste with bare CR and LF", S_INIT("\033[200~\r\r\n\n\033[201~"), S_INIT("{\n} {\n} {\n}") },
    { "paste with sequences inside", S_INIT("\033[200~\033[Ax\033\033[201~y"), S_INIT("{[} {A} {x} y") },
    { "paste with broken bytes", S_INIT("\033[200~\xff\xe6\x89\033[201~"), S_INIT("{\uFFFD} {\uFFFD} {\uFFFD}") },
    { "paste with other line ends", S_INIT("\033[200~a\u2028b\xC2\x85" "c\033[201~"), S_INIT("{a} {\n} {b} {\n} {c}") },
    { "paste that never ends", S_INIT("\033[200~ab"), S_INIT("{a} {b}") },
    { "the end of no paste", S_INIT("\033[201~x"), S_INIT("x") },
};

static void add_key(struct buf *to, struct arena *keep, struct key k, bool late)
{
    if (to->n) buf_byte(to, ' ');
    if (late) buf_byte(to, '|');
    if (k.kind >= K_CLICK && k.kind <= K_WHEEL_DOWN) {
        buf_printf(to, "%s%d,%d", k.kind == K_CLICK ? "click" : k.kind == K_WHEEL_UP ? "up" : "down", k.x, k.y);
        return;
    }
    if (k.pasted) {
        char bytes[4];
        buf_byte(to, '{');
        buf_add(to, (struct str){ bytes, utf8_put(bytes, k.cp) });
        buf_byte(to, '}');
        return;
    }
    struct str name = key_notation(keep, k);
    buf_add(to, name);
}

/* All keys of some bytes that arrive `step` at a time. Waits only at the end. */
static struct str keys_of(struct arena *keep, struct str bytes, ptrdiff_t step)
{
    struct key_input *in = arena_new(keep, struct key_input, 1);
    struct arena work = tap_arena(1 << 20);
    struct buf to = buf_in(keep);
    struct key k;

    while (bytes.n > 0) {
        struct str some = str_head(bytes, step);
        bytes = str_from(bytes, (ptrdiff_t)key_feed(in, some.s, (size_t)some.n));
        while (key_take(in, false, &k)) add_key(&to, &work, k, false);
    }
    while (key_patience(in) >= 0)
        if (key_take(in, true, &k)) add_key(&to, &work, k, true);
    return buf_str(&to);
}

/* Without the marks of waiting, which depend on how the bytes arrived. */
static struct str unmarked(struct arena *keep, struct str keys)
{
    struct buf to = buf_in(keep);
    for (ptrdiff_t i = 0; i < keys.n; i++)
        if (keys.s[i] != '|') buf_byte(&to, keys.s[i]);
    return buf_str(&to);
}

static void bytes_become_keys(struct arena a)
{
    for (size_t i = 0; i < countof(rows); i++) {
        struct arena here = a;
        tap_str(unmarked(&here, keys_of(&here, rows[i].bytes, 4096)), unmarked(&here, rows[i].keys), rows[i].name);
        tap_str(unmarked(&here, keys_of(&here, rows[i].bytes, 1)), unmarked(&here, rows[i].keys), "the same byte by byte");
        tap_str(unmarked(&here, keys_of(&here, rows[i].bytes, 3)), unmarked(&here, rows[i].keys), "the same three by three");
    }
}

/* What has to wait, and how long. */
static const struct { struct str bytes; int patience; } waits[] = {
    { S_INIT("a"), -1 },          { S_INIT("\033"), 100 },      { S_INIT("\033["), 100 }, { S_INIT("\033[1;5"), 100 },
    { S_INIT("\xe6"), 50 },       { S_INIT("\xe6\x89"), 50 },   { S_INIT("\xff"), -1 },   { S_INIT("\033[200~"), 2000 },
    { S_INIT("\033[200~a"), 2000 }, { S_INIT("\033[200~a\033[201~"), -1 }, { S_INIT("\033]0;"), 100 },
};

static void patience(void)
{
    for (size_t i = 0; i < countof(waits); i++) {
        struct key_input in = { 0 };
        struct key k;
        (void)key_feed(&in, waits[i].bytes.s, (size_t)waits[i].bytes.n);
        while (key_take(&in, false, &k)) continue;
        tap_int(key_patience(&in), waits[i].patience, "milliseconds");
    }
    struct key_input in = { 0 };
    struct key k;
    (void)key_feed(&in, "\033[200~", 6);
    tap_ok(!key_take(&in, false, &k) && in.pasting, "a paste begins");
    tap_ok(!key_take(&in, true, &k) && !in.pasting, "and ends after a long silence");
}

/* No number of bytes overfills it, and no sequence of any length blocks it. */
static void long_input(struct arena a)
{
    struct key_input *in = arena_new(&a, struct key_input, 1);
    char *many = arena_new(&a, char, 9000);
    struct key k;

    memset(many, '1', 9000);
    memcpy(many, "\033[", 2);
    tap_int((int)key_feed(in, many, 9000), KEY_ROOM, "it takes what it has room for");
    int n = 0;
    while (key_take(in, false, &k)) n++;
    tap_int(n, KEY_ROOM - 64, "a sequence without end ends after 64 bytes");
    memcpy(many, "\033]", 2);
    tap_int((int)key_feed(in, many, 2000), 2000, "room again");
    for (n = 0; key_take(in, false, &k);) n++;
    tap_int(n, 2000 - 1024, "an answer without end ends after 1,024 bytes");
}

static const struct { int32_t cp, folded; } folds[] = {
    { 0xFF4A, 'j' }, { 0xFF11, '1' }, { 0x3000, ' ' }, { 0xFF1F, '?' }, { 'j', 'j' }, { 0x624B, 0x624B },
    { 0x2460, '1' }, { 0x338F, 0x338F } /* ㎏ is two letters */, { 0xFDFA, 0xFDFA }, { 0xFFFD, 0xFFFD },
};

static void folding(void)
{
    for (size_t i = 0; i < countof(folds); i++)
        tap_int(key_folded((struct key){ .kind = K_CHAR, .cp = folds[i].cp }).cp, folds[i].folded, "folded");
    tap_ok(key_folded((struct key){ .kind = K_UP }).kind == K_UP, "other keys stay");
}

/* Notation that is read, and how it is written back and shown; empty: it is none. */
static const struct { struct str in, out, label; } names[] = {
    { S_INIT("j"), S_INIT("j"), S_INIT("j") },                 { S_INIT("<Down>"), S_INIT("<Down>"), S_INIT("Down") },
    { S_INIT("<C-d>"), S_INIT("<C-d>"), S_INIT("Ctrl-D") },    { S_INIT("<A-x>"), S_INIT("<A-x>"), S_INIT("Alt-X") },
    { S_INIT("<S-Tab>"), S_INIT("<S-Tab>"), S_INIT("Shift-Tab") },
    { S_INIT("<C-A-S-Left>"), S_INIT("<C-A-S-Left>"), S_INIT("Ctrl-Alt-Shift-Left") },
    { S_INIT(" "), S_INIT("<Space>"), S_INIT("Space") },       { S_INIT("<lt>"), S_INIT("<lt>"), S_INIT("<") },
    { S_INIT("<gt>"), S_INIT("<gt>"), S_INIT(">") },           { S_INIT("手"), S_INIT("手"), S_INIT("手") },
    { S_INIT("<F12>"), S_INIT("<F12>"), S_INIT("F12") },       { S_INIT("<C-Space>"), S_INIT("<C-Space>"), S_INIT("Ctrl-Space") },
    { S_INIT("<BS>"), S_INIT("<BS>"), S_INIT("Backspace") },   { S_INIT("<C-\\>"), S_INIT("<C-\\>"), S_INIT("Ctrl-\\") },
    { S_INIT("<Leave>"), S_INIT("<Leave>"), S_INIT("Leave") }, { S_INIT(":"), S_INIT("<colon>"), S_INIT(":") },
    { S_INIT("<"), S_INIT(""), S_INIT("") },        { S_INIT("<>"), S_INIT(""), S_INIT("") },
    { S_INIT("<down>"), S_INIT(""), S_INIT("") },   { S_INIT("<Nothing>"), S_INIT(""), S_INIT("") },
    { S_INIT("<C-D>"), S_INIT(""), S_INIT("") },    { S_INIT("<C-h>"), S_INIT(""), S_INIT("") },
    { S_INIT("<C-i>"), S_INIT(""), S_INIT("") },    { S_INIT("<C-m>"), S_INIT(""), S_INIT("") },
    { S_INIT("<C-手>"), S_INIT(""), S_INIT("") },   { S_INIT("<S-a>"), S_INIT(""), S_INIT("") },
    { S_INIT("<C->"), S_INIT(""), S_INIT("") },     { S_INIT("<ab>"), S_INIT(""), S_INIT("") },
    { S_INIT("<F13>"), S_INIT(""), S_INIT("") },    { S_INIT("<A-C-x>"), S_INIT(""), S_INIT("") },
    { S_INIT("\t"), S_INIT(""), S_INIT("") },       { S_INIT("\xff"), S_INIT(""), S_INIT("") },
    { S_INIT("<C-Leave>"), S_INIT(""), S_INIT("") }, { S_INIT("<a>"), S_INIT(""), S_INIT("") },
};

static void notation(struct arena a)
{
    for (size_t i = 0; i < countof(names); i++) {
        struct str rest = names[i].in;
        struct key k;
        bool ok = key_parse(&rest, &k);
        if (!names[i].out.n) {
            tap_ok(!ok && rest.n == names[i].in.n, "no key: %.*s", STR_ARG(names[i].in));
            continue;
        }
        if (!tap_ok(ok && rest.n == 0, "a key: %.*s", STR_ARG(names[i].in))) continue;
        tap_str(key_notation(&a, k), names[i].out, "its notation");
        tap_str(key_label(&a, k), names[i].label, "its label");
    }
}

int main(void)
{
    struct arena a = tap_arena(1 << 24);

    bytes_become_keys(a);
    patience();
    long_input(a);
    folding();
    notation(a);
    return tap_done();
}
