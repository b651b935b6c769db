/* Codes: what a hand or an input method does to one is either undone or noticed. */

#include <string.h>

#include "answers/code.h"
#include "base/random.h"
#include "tap.h"

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Randomness that a test can repeat. */
static void seeded(struct sys *sys, void *bytes, size_t n)
{
    unsigned char *p = bytes;
    while (n-- > 0) *p++ = (unsigned char)random_next(sys->ctx);
}

static void every_slip(const struct code *good, int *missed_one, int *missed_swap)
{
    struct code got;

    for (int i = 0; i < CODE_TEXT; i++) {
        struct code wrong = *good;
        if (good->text[i] == '-') continue;
        for (const char *c = alphabet; *c; c++) {
            wrong.text[i] = *c;
            *missed_one += *c != good->text[i] && code_read(str_of(wrong.text), &got) != CODE_MISTYPED;
        }
        int next = i + 1 + (good->text[i + 1] == '-');
        if (next >= CODE_TEXT || good->text[i] == good->text[next]) continue;
        wrong = *good;
        wrong.text[i] = good->text[next];
        wrong.text[next] = good->text[i];
        *missed_swap += code_read(str_of(wrong.text), &got) != CODE_MISTYPED;
    }
}

static void slips(struct sys *sys)
{
    int missed_one = 0, missed_swap = 0, wrong = 0;

    for (int i = 0; i < 2000; i++) {
        struct code made = code_new(sys), read = { 0 };
        wrong += code_read(str_of(made.text), &read) != CODE_FINE || strcmp(made.text, read.text) != 0;
        every_slip(&made, &missed_one, &missed_swap);
    }
    tap_int(wrong, 0, "2,000 fresh codes are read as they are");
    tap_int(missed_one, 0, "every wrong symbol of every one of them is noticed");
    tap_int(missed_swap, 0, "and every swap of two neighbours, also across a hyphen");
}

/* One code in the forms in which people, mails and input methods hand it on. */
static void forms(void)
{
    static const struct { struct str typed; enum code_input got; } rows[] = {
        { S_INIT("0123-4567-89AM"), CODE_FINE },
        { S_INIT("0123456789AM"), CODE_FINE },
        { S_INIT("0123-4567-89am"), CODE_FINE },
        { S_INIT("  0123 4567 89AM\n"), CODE_FINE },
        { S_INIT("o1234-567-89am"), CODE_FINE },
        { S_INIT("OI23-4567-89AM"), CODE_FINE },
        { S_INIT("0l23-4567-89AM"), CODE_FINE },
        { S_INIT("０１２３－４５６７－８９ＡＭ"), CODE_FINE },
        { S_INIT("０１２３　４５６７　８９ａｍ"), CODE_FINE },
        { S_INIT("0123–4567—89AM"), CODE_FINE },
        { S_INIT("0123ー4567ー89AM"), CODE_FINE },
        { S_INIT("0123−4567‐89AM"), CODE_FINE },
        { S_INIT(""), CODE_INCOMPLETE },
        { S_INIT("----"), CODE_INCOMPLETE },
        { S_INIT("0123-4567-89A"), CODE_INCOMPLETE },
        { S_INIT("0123-4567-89AM0"), CODE_INCOMPLETE },
        { S_INIT("0123-4567-89AD"), CODE_MISTYPED },
        { S_INIT("1023-4567-89AM"), CODE_MISTYPED },
        { S_INIT("0123-4567-89MA"), CODE_MISTYPED },
        { S_INIT("0123-4567-89AU"), CODE_STRANGE },
        { S_INIT("0123-4567-89A*"), CODE_STRANGE },
        { S_INIT("0123-4567-89Aé"), CODE_STRANGE },
        { S_INIT("0123-4567-89A\xFF"), CODE_STRANGE },
        { S_INIT("決済チーム"), CODE_STRANGE },
        { { "0123-4567-89A\0", 14 }, CODE_STRANGE },
    };

    for (size_t i = 0; i < countof(rows); i++) {
        struct code code = { "untouched" };
        enum code_input got = code_read(rows[i].typed, &code);
        const char *want = rows[i].got == CODE_FINE ? "0123-4567-89AM" : "untouched";
        if (!tap_ok(got == rows[i].got && !strcmp(code.text, want), "form %zu", i)) {
            printf("#  got %d, want %d\n", got, rows[i].got);
            tap_show("typed", rows[i].typed), tap_show("code", str_of(code.text));
        }
    }
}

static void endless(void)
{
    static char many[5000];
    struct code code;

    memset(many, '0', sizeof many);
    tap_int(code_read((struct str){ many, sizeof many }, &code), CODE_INCOMPLETE, "a long text is no code");
}

static void names(struct sys *sys, struct arena *keep)
{
    static const struct { struct str id; bool valid; } rows[] = {
        { S_INIT("7KQ2M9XF"), true }, { S_INIT("00000000"), true },
        { S_INIT(""), false }, { S_INIT("7KQ2M9X"), false }, { S_INIT("7KQ2M9XFA"), false }, { S_INIT("7kq2m9xf"), false },
        { S_INIT("7KQ2M9XU"), false }, { S_INIT("../../ab"), false }, { { "7KQ2M9X\0", 8 }, false },
    };
    int bad = 0, same = 0;

    for (size_t i = 0; i < countof(rows); i++)
        tap_ok(sheet_id_valid(rows[i].id) == rows[i].valid, "id %zu", i);
    for (int i = 0; i < 1000; i++) {
        struct str a = sheet_id_new(keep, sys), b = sheet_id_new(keep, sys);
        bad += !sheet_id_valid(a);
        same += str_eq(a, b);
    }
    tap_ok(bad == 0 && same == 0, "fresh ids are valid and differ");
}

static void hashes(struct arena *keep)
{
    struct code code = { "0123-4567-89AM" };
    struct str hash = code_hash(keep, &code);

    tap_ok(hash.n == 64 && str_find(hash, S("0123")) != 0, "a hash says nothing of its code");
    tap_str(hash, hash_hex(keep, hash_of(S("0123-4567-89AM")), 64), "it is the SHA-256 of the code as shown");
}

int main(void)
{
    struct random random = random_seed(1);
    struct arena keep = tap_arena(4 << 20);
    struct sys sys = { .random = seeded, .ctx = &random };

    slips(&sys);
    forms();
    endless();
    names(&sys, &keep);
    hashes(&keep);
    return tap_done();
}
