/* Whatever a terminal sends: the same keys however it arrives in pieces, every key sound,
 * and in the end nothing is left waiting. The first byte says how large the pieces are. */

#include "fuzz.h"
#include "base/utf8.h"
#include "terminal/key.h"

enum { KEYS_MOST = 8192 };

struct keys {
    size_t n;
    struct key list[KEYS_MOST];
};

static void key_is_sound(struct key k)
{
    hold(k.kind > K_NONE && k.kind < K_RESIZE);
    hold(!(k.mods & ~(unsigned)(K_SHIFT | K_ALT | K_CTRL)));
    hold(k.x >= 0 && k.y >= 0);
    if (k.kind != K_CHAR) {
        hold(!k.pasted);
        return;
    }
    bool line = k.pasted && (k.cp == '\n' || k.cp == '\t');
    hold(line || (k.cp >= ' ' && k.cp <= UTF8_MAX && !(k.cp >= 0x7F && k.cp < 0xA0) && !(k.cp >= 0xD800 && k.cp < 0xE000)));
    hold(!(k.pasted && k.mods));
    hold(!(k.mods & K_SHIFT));
}

static void take_all(struct key_input *in, bool late, struct keys *keys)
{
    for (struct key k; key_take(in, late, &k);) {
        key_is_sound(k);
        hold(keys->n < KEYS_MOST); /* never more keys than bytes */
        keys->list[keys->n++] = k;
    }
}

/* Feeds everything in pieces of so many bytes; nobody waits before the end. */
static void run(struct arena *keep, struct str bytes, ptrdiff_t piece, struct keys *keys)
{
    struct key_input *in = arena_new(keep, struct key_input, 1);

    while (bytes.n > 0) {
        struct str some = str_head(bytes, piece);
        size_t taken = key_feed(in, some.s, (size_t)some.n);
        hold(taken > 0); /* a terminal that only sends can always be read from */
        bytes = str_from(bytes, (ptrdiff_t)taken);
        take_all(in, false, keys);
    }
    for (int i = 0; key_patience(in) >= 0; i++) {
        hold(i < KEY_ROOM);
        take_all(in, true, keys);
    }
    hold(in->at == in->n && !in->pasting);
}

/* Keys have names that are read back as the same key. */
static void names_come_back(struct arena *keep, struct key k)
{
    struct key again;

    if (k.pasted || (k.kind >= K_CLICK && k.kind <= K_WHEEL_DOWN)) return;
    struct str name = key_notation(keep, k);
    if (k.kind == K_CHAR && k.mods & K_CTRL && k.cp == '[') return;
    hold(key_parse(&name, &again) && name.n == 0 && key_eq(k, again));
    hold(key_label(keep, k).n > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *keep = fuzz_arena();
    if (n == 0 || n > KEYS_MOST) return 0;
    struct str bytes = str_from(fuzz_text(data, n), 1);
    struct keys *whole = arena_new(keep, struct keys, 1), *pieces = arena_new(keep, struct keys, 1);

    run(keep, bytes, KEY_ROOM, whole);
    run(keep, bytes, 1 + data[0] % 16, pieces);
    hold(whole->n == pieces->n);
    for (size_t i = 0; i < whole->n; i++) {
        hold(key_eq(whole->list[i], pieces->list[i]) && whole->list[i].pasted == pieces->list[i].pasted);
        if (i < 64) names_come_back(keep, whole->list[i]);
    }
    return 0;
}
