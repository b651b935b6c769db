/* Any text in a field, then any keys: at every moment the text is UTF-8 without control
 * characters and within its bounds, the cursor stands between two graphemes and shows, and
 * the result is a text that the store takes. First a byte of choices and the width, then the
 * text up to a zero byte, then keys as a terminal sends them. */

#include <locale.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "terminal/action.h"
#include "terminal/edit.h"
#include "text/grapheme.h"
#include "text/normal.h"
#include "text/wrap.h"

static void text_is_sound(const struct edit *e)
{
    struct str text = edit_text(e);

    hold(utf8_valid(text) == text.n);
    hold(e->count == utf8_count(text) && e->count <= e->most);
    hold(e->at >= 0 && e->at <= e->n);
    if (e->at > 0 && e->at < e->n) hold(grapheme_next(text, grapheme_prev(text, e->at)) == e->at);
    while (text.n > 0) {
        int32_t cp = utf8_next(&text);
        hold((cp == '\n' && e->lines) || (cp >= ' ' && !(cp >= 0x7F && cp < 0xA0)));
    }
}

static void picture_is_sound(struct arena scratch, const struct edit *e, int w, int h, struct wrapper *wrapper)
{
    struct arena work = { scratch.beg + (scratch.end - scratch.beg) / 2, scratch.end, NULL };
    struct canvas c = canvas_new(&scratch, w, h, SIGNS_RICH);

    edit_draw(c, e, S("note"), wrapper, work);
    hold(c.grid->cursor_x >= 0 && c.grid->cursor_x < w && c.grid->cursor_y >= 0 && c.grid->cursor_y < h);
    struct str once = canvas_dump(&scratch, c);
    canvas_clear(c);
    edit_draw(c, e, S("note"), wrapper, work);
    hold(str_eq(once, canvas_dump(&scratch, c)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static struct wrapper *wrapper;
    struct arena *keep = fuzz_arena();

    if (n < 2 || n > 600) return 0;
    if (!wrapper) wrapper = setlocale(LC_CTYPE, "C.UTF-8") ? wrap_open() : NULL;
    hold(wrapper);
    struct str rest = str_from(fuzz_text(data, n), 2), text = str_cut(&rest, '\0');
    struct edit e = edit_new(keep, text, 1 + data[0] / 2, data[0] & 1);
    struct actions keys = actions_new(keep, NULL, 0);
    struct key_input *in = arena_new(keep, struct key_input, 1);
    int w = 1 + data[1] % 40, h = 1 + data[1] / 64;

    text_is_sound(&e);
    (void)key_feed(in, rest.s, (size_t)rest.n);
    struct key k;
    while (key_take(in, false, &k) || (key_patience(in) >= 0 && key_take(in, true, &k))) {
        picture_is_sound(*keep, &e, w, h, wrapper);
        (void)edit_key(&e, actions_find(&keys, IN_TEXT, k), k, wrapper, *keep);
        text_is_sound(&e);
    }
    picture_is_sound(*keep, &e, w, h, wrapper);
    struct str result = edit_result(keep, &e);
    hold(utf8_valid(result) == result.n && str_eq(normal_nfc(keep, result), result));
    return 0;
}
