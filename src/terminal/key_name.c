#include "terminal/key.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "text/normal.h"

static const struct {
    struct str notation, label;
    enum key_kind kind;
    int32_t cp;
} names[] = {
    { S_INIT("Enter"), S_INIT("Enter"), K_ENTER, 0 },
    { S_INIT("Tab"), S_INIT("Tab"), K_TAB, 0 },
    { S_INIT("BS"), S_INIT("Backspace"), K_BACKSPACE, 0 },
    { S_INIT("Del"), S_INIT("Del"), K_DELETE, 0 },
    { S_INIT("Ins"), S_INIT("Ins"), K_INSERT, 0 },
    { S_INIT("Esc"), S_INIT("Esc"), K_ESCAPE, 0 },
    { S_INIT("Up"), S_INIT("Up"), K_UP, 0 },
    { S_INIT("Down"), S_INIT("Down"), K_DOWN, 0 },
    { S_INIT("Left"), S_INIT("Left"), K_LEFT, 0 },
    { S_INIT("Right"), S_INIT("Right"), K_RIGHT, 0 },
    { S_INIT("Home"), S_INIT("Home"), K_HOME, 0 },
    { S_INIT("End"), S_INIT("End"), K_END, 0 },
    { S_INIT("PgUp"), S_INIT("PgUp"), K_PAGE_UP, 0 },
    { S_INIT("PgDn"), S_INIT("PgDn"), K_PAGE_DOWN, 0 },
    { S_INIT("Space"), S_INIT("Space"), K_CHAR, ' ' },
    { S_INIT("lt"), S_INIT("<"), K_CHAR, '<' },
    { S_INIT("gt"), S_INIT(">"), K_CHAR, '>' },
    { S_INIT("hash"), S_INIT("#"), K_CHAR, '#' },
    { S_INIT("colon"), S_INIT(":"), K_CHAR, ':' },
    { S_INIT("Resize"), S_INIT("Resize"), K_RESIZE, 0 },
    { S_INIT("Redraw"), S_INIT("Redraw"), K_REDRAW, 0 },
    { S_INIT("Leave"), S_INIT("Leave"), K_LEAVE, 0 },
    { S_INIT("F1"), S_INIT("F1"), K_FUNCTION, 1 },
    { S_INIT("F2"), S_INIT("F2"), K_FUNCTION, 2 },
    { S_INIT("F3"), S_INIT("F3"), K_FUNCTION, 3 },
    { S_INIT("F4"), S_INIT("F4"), K_FUNCTION, 4 },
    { S_INIT("F5"), S_INIT("F5"), K_FUNCTION, 5 },
    { S_INIT("F6"), S_INIT("F6"), K_FUNCTION, 6 },
    { S_INIT("F7"), S_INIT("F7"), K_FUNCTION, 7 },
    { S_INIT("F8"), S_INIT("F8"), K_FUNCTION, 8 },
    { S_INIT("F9"), S_INIT("F9"), K_FUNCTION, 9 },
    { S_INIT("F10"), S_INIT("F10"), K_FUNCTION, 10 },
    { S_INIT("F11"), S_INIT("F11"), K_FUNCTION, 11 },
    { S_INIT("F12"), S_INIT("F12"), K_FUNCTION, 12 },
};

static const struct { unsigned mod; struct str notation, label; } mod_names[] = {
    { K_CTRL, S_INIT("C-"), S_INIT("Ctrl-") },
    { K_ALT, S_INIT("A-"), S_INIT("Alt-") },
    { K_SHIFT, S_INIT("S-"), S_INIT("Shift-") },
};

bool key_eq(struct key a, struct key b)
{
    return a.kind == b.kind && a.mods == b.mods && a.cp == b.cp;
}

struct key key_folded(struct key k)
{
    _Alignas(16) char room[1024] = { 0 };
    struct arena scratch = arena_over(room, sizeof room);
    char bytes[4];

    if (k.kind != K_CHAR || k.cp < 0x80) return k;
    struct str folded = normal_nfkc(&scratch, (struct str){ bytes, utf8_put(bytes, k.cp) });
    int32_t cp = utf8_next(&folded);
    if (folded.n == 0 && cp >= ' ' && cp < 0x7F) k.cp = cp;
    return k;
}

/* --- notation ------------------------------------------------------------------------- */

static bool goes_with_ctrl(int32_t cp)
{
    if (cp >= 'a' && cp <= 'z') return cp != 'h' && cp != 'i' && cp != 'm';
    return cp == ' ' || cp == '\\' || cp == ']' || cp == '^' || cp == '_';
}

/* What terminals can say at all. */
static bool possible(struct key k)
{
    if (k.kind != K_CHAR) return !(k.kind >= K_CLICK && k.mods);
    return !(k.mods & K_SHIFT) && (!(k.mods & K_CTRL) || goes_with_ctrl(k.cp));
}

/* A single character: anything printable. */
static bool parse_character(struct str *text, struct key *out)
{
    struct str rest = *text;
    int32_t cp = utf8_next(&rest);

    if (cp < ' ' || (cp >= 0x7F && cp < 0xA0)) return false;
    *out = (struct key){ .kind = K_CHAR, .cp = cp };
    *text = rest;
    return true;
}

/* What stands between < and >. */
static bool parse_named(struct str name, struct key *out)
{
    struct key k = { 0 };

    for (size_t i = 0; i < countof(mod_names); i++) {
        if (name.n <= mod_names[i].notation.n || !str_starts(name, mod_names[i].notation)) continue;
        name = str_from(name, mod_names[i].notation.n);
        k.mods |= mod_names[i].mod;
    }
    for (size_t i = 0; i < countof(names); i++) {
        if (!str_eq(name, names[i].notation)) continue;
        k.kind = names[i].kind;
        k.cp = names[i].cp;
        *out = k;
        return possible(k);
    }
    struct key letter;
    if (!k.mods || !parse_character(&name, &letter) || name.n > 0) return false;
    letter.mods = k.mods;
    *out = letter;
    return possible(letter);
}

bool key_parse(struct str *text, struct key *out)
{
    struct str rest = *text;
    struct key k;

    if (rest.s[0] != '<') return parse_character(text, out);
    rest = str_from(rest, 1);
    if (str_find(rest, S(">")) < 0) return false;
    if (!parse_named(str_cut(&rest, '>'), &k)) return false;
    *out = k;
    *text = rest;
    return true;
}

static void add_character(struct buf *to, int32_t cp)
{
    char bytes[4];
    buf_add(to, (struct str){ bytes, utf8_put(bytes, cp) });
}

/* Its row in the table; countof(names) when it is a character without a name. */
static size_t name_of(struct key k)
{
    size_t i = 0;
    while (i < countof(names) && (names[i].kind != k.kind || names[i].cp != k.cp)) i++;
    return i;
}

struct str key_notation(struct arena *keep, struct key k)
{
    struct buf to = buf_in(keep);
    size_t name = name_of(k);
    bool brackets = k.mods || name < countof(names);

    if (brackets) buf_byte(&to, '<');
    for (size_t i = 0; i < countof(mod_names); i++)
        if (k.mods & mod_names[i].mod) buf_add(&to, mod_names[i].notation);
    if (name < countof(names)) buf_add(&to, names[name].notation);
    else add_character(&to, k.cp);
    if (brackets) buf_byte(&to, '>');
    return buf_str(&to);
}

struct str key_label(struct arena *keep, struct key k)
{
    struct buf to = buf_in(keep);
    size_t name = name_of(k);

    for (size_t i = 0; i < countof(mod_names); i++)
        if (k.mods & mod_names[i].mod) buf_add(&to, mod_names[i].label);
    if (name < countof(names)) buf_add(&to, names[name].label);
    else add_character(&to, k.mods && k.cp >= 'a' && k.cp <= 'z' ? k.cp - 'a' + 'A' : k.cp);
    return buf_str(&to);
}
