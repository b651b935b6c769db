#include "terminal/key.h"

#include <string.h>

#include "base/utf8.h"

enum {
    ESC = 0x1B, DEL = 0x7F,
    REPLACEMENT = 0xFFFD,
    LONGEST_CSI = 64,     /* bytes of a sequence of the terminal; what is longer is none */
    LONGEST_STRING = 1024 /* of an answer that it sends (OSC, DCS, APC …) */
};

/* What stood at the front of the input. */
struct piece {
    size_t n;       /* bytes it took; 0: its end has not come yet */
    struct key key; /* K_NONE: nothing that anybody wants to know */
};

static struct piece nothing(size_t n)
{
    return (struct piece){ .n = n };
}

static struct piece a_key(size_t n, enum key_kind kind, unsigned mods, int32_t cp)
{
    return (struct piece){ n, { .kind = kind, .mods = mods, .cp = cp } };
}

/* --- characters ---------------------------------------------------------------------- */

static bool is_control(int32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0);
}

/* Bytes of the sequence that c begins; 1 when it begins none. */
static size_t length_by_lead(unsigned char c)
{
    return c >= 0xF0 && c <= 0xF4 ? 4 : c >= 0xE0 && c <= 0xEF ? 3 : c >= 0xC2 && c <= 0xDF ? 2 : 1;
}

/* True while the n bytes may still become a character. */
static bool may_go_on(const unsigned char *s, size_t n)
{
    if (n >= length_by_lead(s[0])) return false;
    for (size_t i = 1; i < n; i++)
        if ((s[i] & 0xC0) != 0x80) return false;
    if (n < 2) return true;
    /* The second byte already tells overlong forms, surrogates and what lies above U+10FFFF. */
    return !(s[0] == 0xE0 && s[1] < 0xA0) && !(s[0] == 0xED && s[1] > 0x9F)
        && !(s[0] == 0xF0 && s[1] < 0x90) && !(s[0] == 0xF4 && s[1] > 0x8F);
}

/* A character that is not ASCII. Each byte of a broken one counts for itself. */
static struct piece take_character(const unsigned char *s, size_t n, bool late)
{
    struct str text = { (const char *)s, (ptrdiff_t)n };

    if (!late && may_go_on(s, n)) return nothing(0);
    int32_t cp = utf8_next(&text);
    size_t used = n - (size_t)text.n;
    if (cp == UTF8_BAD) return a_key(1, K_CHAR, 0, REPLACEMENT);
    if (is_control(cp)) return nothing(used);
    return a_key(used, K_CHAR, 0, cp == 0xFFFE || cp == 0xFFFF ? REPLACEMENT : cp);
}

static struct piece take_ascii(unsigned char c)
{
    switch (c) {
    case 0x00: return a_key(1, K_CHAR, K_CTRL, ' ');
    case '\t': return a_key(1, K_TAB, 0, 0);
    case '\r': return a_key(1, K_ENTER, 0, 0);
    case '\b':
    case DEL: return a_key(1, K_BACKSPACE, 0, 0);
    case ESC: return a_key(1, K_ESCAPE, 0, 0);
    default: break;
    }
    if (c < 0x1B) return a_key(1, K_CHAR, K_CTRL, c - 1 + 'a');
    if (c < 0x20) return a_key(1, K_CHAR, K_CTRL, c - 1 + 'A'); /* [ \ ] ^ _ */
    return a_key(1, K_CHAR, 0, c);
}

/* --- sequences of the terminal -------------------------------------------------------- */

static enum key_kind kind_of_final(unsigned char c)
{
    switch (c) {
    case 'A': return K_UP;
    case 'B': return K_DOWN;
    case 'C': return K_RIGHT;
    case 'D': return K_LEFT;
    case 'F': return K_END;
    case 'H': return K_HOME;
    case 'M': return K_ENTER; /* of the number pad, in SS3 form */
    default: return K_NONE;
    }
}

/* CSI n ~ */
static struct key key_of_number(int n)
{
    static const struct { int n, f; enum key_kind kind; } numbers[] = {
        { 1, 0, K_HOME }, { 2, 0, K_INSERT }, { 3, 0, K_DELETE }, { 4, 0, K_END },
        { 5, 0, K_PAGE_UP }, { 6, 0, K_PAGE_DOWN }, { 7, 0, K_HOME }, { 8, 0, K_END },
        { 11, 1, K_FUNCTION }, { 12, 2, K_FUNCTION }, { 13, 3, K_FUNCTION }, { 14, 4, K_FUNCTION },
        { 15, 5, K_FUNCTION }, { 17, 6, K_FUNCTION }, { 18, 7, K_FUNCTION }, { 19, 8, K_FUNCTION },
        { 20, 9, K_FUNCTION }, { 21, 10, K_FUNCTION }, { 23, 11, K_FUNCTION }, { 24, 12, K_FUNCTION },
    };
    for (size_t i = 0; i < countof(numbers); i++)
        if (numbers[i].n == n) return (struct key){ .kind = numbers[i].kind, .cp = numbers[i].f };
    return (struct key){ .kind = K_NONE };
}

/* xterm's third figure: 1 + the sum of shift 1, alt 2, ctrl 4. */
static unsigned mods_of(int figure)
{
    return figure > 1 && figure <= 16 ? (unsigned)(figure - 1) & (K_SHIFT | K_ALT | K_CTRL) : 0;
}

struct csi {
    int figure[3];
    int figures;
    unsigned char mark;  /* < = > ? in front, or 0 */
    unsigned char final;
    size_t n;            /* bytes with ESC [; 0: not complete */
    bool broken;
};

/* ESC [ … as ECMA-48 writes it: parameters, intermediates, a final byte. */
static struct csi read_csi(const unsigned char *s, size_t n)
{
    struct csi c = { .figures = 1 };
    size_t i = 2;

    if (i < n && s[i] >= '<' && s[i] <= '?') c.mark = s[i++];
    for (; i < n && i < LONGEST_CSI && s[i] >= 0x20 && s[i] < 0x40; i++) {
        if (s[i] == ';') c.figures++;
        else if (s[i] >= '0' && s[i] <= '9' && c.figures <= 3 && c.figure[c.figures - 1] < 10000)
            c.figure[c.figures - 1] = c.figure[c.figures - 1] * 10 + (s[i] - '0');
    }
    c.broken = i == LONGEST_CSI || (i < n && (s[i] < 0x40 || s[i] > 0x7E));
    if (i == n && !c.broken) return c;
    c.final = c.broken ? 0 : s[i];
    c.n = c.broken ? i : i + 1;
    return c;
}

/* CSI < button ; column ; row M (pressed) or m (released) */
static struct key mouse_key(const struct csi *c)
{
    struct key k = { .x = c->figure[1] - 1, .y = c->figure[2] - 1 };
    int button = c->figure[0] & ~(4 | 8 | 16); /* without modifiers */

    if (c->figures == 3 && c->final == 'M' && k.x >= 0 && k.y >= 0)
        k.kind = button == 0 ? K_CLICK : button == 64 ? K_WHEEL_UP : button == 65 ? K_WHEEL_DOWN : K_NONE;
    return k;
}

static struct key key_of_csi(const struct csi *c)
{
    struct key k = { .mods = mods_of(c->figure[1]) };

    if (c->mark == '<') return mouse_key(c);
    if (c->mark || c->broken) return (struct key){ .kind = K_NONE };
    if (c->final == '~') {
        struct key named = key_of_number(c->figure[0]);
        k.kind = named.kind;
        k.cp = named.cp;
    } else if (c->final == 'Z') {
        k = (struct key){ .kind = K_TAB, .mods = K_SHIFT };
    } else if (c->final >= 'P' && c->final <= 'S' && c->figure[0] <= 1) { /* else it is a report */
        k.kind = K_FUNCTION;
        k.cp = c->final - 'P' + 1;
    } else if (c->final != 'M') {
        k.kind = kind_of_final(c->final);
    }
    if (k.kind == K_NONE) k.mods = 0;
    return k;
}

/* ESC [ and what follows; sets *pasting at the opening bracket of a paste. */
static struct piece take_csi(const unsigned char *s, size_t n, bool late, bool *pasting)
{
    if (n > 2 && s[2] == '[') { /* Linux console: ESC [ [ A is F1 */
        if (n == 3) return nothing(late ? 3 : 0);
        return s[3] >= 'A' && s[3] <= 'E' ? a_key(4, K_FUNCTION, 0, s[3] - 'A' + 1) : nothing(4);
    }
    struct csi c = read_csi(s, n);
    if (c.n == 0) return nothing(late ? n : 0);
    if (!c.mark && c.final == 'M' && c.n == 3) { /* an X10 mouse report: three bytes more */
        if (n < 6 && !late) return nothing(0);
        return nothing(n < 6 ? n : 6);
    }
    if (c.final == '~' && c.figure[0] == 200) *pasting = true;
    return (struct piece){ c.n, key_of_csi(&c) };
}

/* ESC O and a letter: keys of an application keypad. */
static struct piece take_ss3(const unsigned char *s, size_t n, bool late)
{
    if (n < 3) return late ? a_key(2, K_CHAR, K_ALT, 'O') : nothing(0);
    if (s[2] >= 'P' && s[2] <= 'S') return a_key(3, K_FUNCTION, 0, s[2] - 'P' + 1);
    if (s[2] < 0x20 || s[2] > 0x7E) return a_key(2, K_CHAR, K_ALT, 'O');
    return a_key(3, kind_of_final(s[2]), 0, 0);
}

/* ESC ] P X ^ _: an answer that ends with BEL or ESC \. */
static struct piece take_string(const unsigned char *s, size_t n, bool late)
{
    size_t i = 2;

    while (i < n && i < LONGEST_STRING && s[i] != '\a' && s[i] != ESC) i++;
    if (i == LONGEST_STRING) return nothing(i);
    if (i < n && s[i] == '\a') return nothing(i + 1);
    if (i + 1 < n) return nothing(s[i + 1] == '\\' ? i + 2 : i);
    return nothing(late ? n : 0);
}

static struct piece take_escape(const unsigned char *s, size_t n, bool late, bool *pasting)
{
    if (n == 1) return late ? a_key(1, K_ESCAPE, 0, 0) : nothing(0);
    switch (s[1]) {
    case '[': return n == 2 && late ? a_key(2, K_CHAR, K_ALT, '[') : take_csi(s, n, late, pasting);
    case 'O': return take_ss3(s, n, late);
    case ']':
    case 'P':
    case 'X':
    case '^':
    case '_': return n == 2 && late ? a_key(2, K_CHAR, K_ALT, s[1]) : take_string(s, n, late);
    case ESC: return a_key(1, K_ESCAPE, 0, 0);
    default: break;
    }
    struct piece p = s[1] < 0x80 ? take_ascii(s[1]) : take_character(s + 1, n - 1, late);
    if (p.n > 0) p.n++;
    if (p.key.kind != K_NONE) p.key.mods |= K_ALT;
    return p;
}

/* --- pasted text ---------------------------------------------------------------------- */

static struct piece pasted(size_t n, int32_t cp)
{
    return (struct piece){ n, { .kind = K_CHAR, .cp = cp, .pasted = true } };
}

static struct piece take_pasted(struct key_input *in, const unsigned char *s, size_t n, bool late)
{
    static const char end[] = "\033[201~";
    bool after_cr = in->after_cr;

    in->after_cr = s[0] == '\r';
    if (s[0] == ESC) {
        size_t have = n < 6 ? n : 6;
        if (memcmp(s, end, have) != 0) return nothing(1);
        if (have < 6) return nothing(late ? have : 0);
        in->pasting = false;
        return nothing(6);
    }
    if (s[0] == '\r' || (s[0] == '\n' && !after_cr)) return pasted(1, '\n');
    if (s[0] == '\t') return pasted(1, '\t');
    if (s[0] < 0x20 || s[0] == DEL) return nothing(1);
    if (s[0] < 0x80) return pasted(1, s[0]);
    if (n >= 3 && s[0] == 0xE2 && s[1] == 0x80 && (s[2] & 0xFE) == 0xA8) return pasted(3, '\n'); /* U+2028, U+2029 */
    if (n >= 2 && s[0] == 0xC2 && s[1] == 0x85) return pasted(2, '\n'); /* NEL */
    struct piece p = take_character(s, n, late);
    p.key.pasted = p.key.kind != K_NONE;
    return p;
}

/* --- the input ------------------------------------------------------------------------ */

size_t key_feed(struct key_input *in, const void *bytes, size_t n)
{
    if (in->at > 0) {
        memmove(in->bytes, in->bytes + in->at, in->n - in->at);
        in->n -= in->at;
        in->at = 0;
    }
    if (n > KEY_ROOM - in->n) n = KEY_ROOM - in->n;
    if (n > 0) memcpy(in->bytes + in->n, bytes, n);
    in->n += n;
    return n;
}

bool key_take(struct key_input *in, bool late, struct key *out)
{
    while (in->at < in->n) {
        const unsigned char *s = in->bytes + in->at;
        size_t n = in->n - in->at;
        struct piece p = in->pasting ? take_pasted(in, s, n, late)
                       : s[0] == ESC ? take_escape(s, n, late, &in->pasting)
                       : s[0] < 0x80 ? take_ascii(s[0]) : take_character(s, n, late);
        if (p.n == 0) break;
        in->at += p.n;
        if (p.key.kind == K_NONE) continue;
        *out = p.key;
        return true;
    }
    if (late && in->at == in->n) in->pasting = false; /* its closing bracket was lost */
    return false;
}

int key_patience(const struct key_input *in)
{
    if (in->pasting) return 2000;
    if (in->at == in->n) return -1;
    return in->bytes[in->at] == ESC ? 100 : 50;
}
