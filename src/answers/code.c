#include "answers/code.h"

#include <string.h>

#include "answers/fold.h"
#include "base/arena.h"
#include "base/sys.h"
#include "base/utf8.h"

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum { TYPED_MOST = 200, GROUP = 4 }; /* bytes that anybody would type for a code */

/* The check symbol of the 11 symbols that come before it, as numbers 0 to 31. */
static int check_of(const int symbol[CODE_SYMBOLS])
{
    int c = 0;

    for (int i = 0; i < CODE_SYMBOLS - 1; i++) {
        c = (c ^ symbol[i]) << 1;
        if (c & 32) c ^= 0x25; /* x^5 + x^2 + 1 */
    }
    return c;
}

static struct code spell(const int symbol[CODE_SYMBOLS])
{
    struct code c = { 0 };
    int at = 0;

    for (int i = 0; i < CODE_SYMBOLS; i++) {
        if (i && i % GROUP == 0) c.text[at++] = '-';
        c.text[at++] = alphabet[symbol[i]];
    }
    return c;
}

struct code code_new(struct sys *sys)
{
    unsigned char random[CODE_SYMBOLS];
    int symbol[CODE_SYMBOLS];

    sys->random(sys, random, sizeof random);
    for (int i = 0; i < CODE_SYMBOLS - 1; i++) symbol[i] = random[i] & 31; /* 256 is a multiple of 32 */
    symbol[CODE_SYMBOLS - 1] = check_of(symbol);
    return spell(symbol);
}

/* Hyphens and what stands for one on some keyboard or in some mail: U+2010 to U+2015, the
 * minus sign, the Japanese long-vowel marks. */
static bool is_separator(int32_t cp)
{
    return cp == '-' || cp == '_' || cp == '.' || cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r' || cp == 0xA0
        || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 || cp == 0x30FC || cp == 0xFF70;
}

/* The number of a symbol, -1 for what no code has. */
static int number_of(int32_t cp)
{
    if (cp >= 'a' && cp <= 'z') cp -= 'a' - 'A';
    if (cp == 'I' || cp == 'L') cp = '1';
    if (cp == 'O') cp = '0';
    if (cp <= 0 || cp > 'Z') return -1;
    const char *at = strchr(alphabet, (char)cp);
    return at ? (int)(at - alphabet) : -1;
}

enum code_input code_read(struct str typed, struct code *out)
{
    int symbol[CODE_SYMBOLS], n = 0;

    if (typed.n > TYPED_MOST) return CODE_INCOMPLETE;
    while (typed.n > 0) {
        int32_t cp = fold_code_point(utf8_next(&typed));
        if (is_separator(cp)) continue;
        int number = number_of(cp);
        if (number < 0) return CODE_STRANGE;
        if (n == CODE_SYMBOLS) return CODE_INCOMPLETE;
        symbol[n++] = number;
    }
    if (n != CODE_SYMBOLS) return CODE_INCOMPLETE;
    if (symbol[CODE_SYMBOLS - 1] != check_of(symbol)) return CODE_MISTYPED;
    *out = spell(symbol);
    return CODE_FINE;
}

struct str code_hash(struct arena *keep, const struct code *c)
{
    return hash_hex(keep, hash_of(str_of(c->text)), 2 * HASH_BYTES);
}

struct str sheet_id_new(struct arena *keep, struct sys *sys)
{
    unsigned char random[SHEET_ID_SYMBOLS];
    char *id = arena_new(keep, char, SHEET_ID_SYMBOLS + 1);

    sys->random(sys, random, sizeof random);
    for (int i = 0; i < SHEET_ID_SYMBOLS; i++) id[i] = alphabet[random[i] & 31];
    return (struct str){ id, SHEET_ID_SYMBOLS };
}

bool sheet_id_valid(struct str id)
{
    if (id.n != SHEET_ID_SYMBOLS) return false;
    for (ptrdiff_t i = 0; i < id.n; i++)
        if (!id.s[i] || !strchr(alphabet, id.s[i])) return false;
    return true;
}
