/* What a person typed meets the rules of writing: clusters, columns, lines, one way to
 * write each text. */

#include <locale.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "text/grapheme.h"
#include "text/normal.h"
#include "text/width.h"
#include "text/wrap.h"

static void clusters_tile_the_text(struct str text)
{
    ptrdiff_t n = 0;

    for (ptrdiff_t at = 0; at < text.n; n++) {
        ptrdiff_t next = grapheme_next(text, at);
        hold(next > at && next <= text.n && grapheme_prev(text, next) == at);
        at = next;
    }
    hold(grapheme_count(text) == n);
    hold(grapheme_head(text, n).n == text.n && grapheme_head(text, 0).n == 0);
}

static void columns_are_kept(struct arena *keep, struct str text)
{
    int32_t all = width_text(text);

    hold(all >= 0 && all <= 2 * (int32_t)utf8_count(text));
    for (int32_t columns = 1; columns < 12; columns += 5) {
        struct str head = width_head(text, columns);
        hold(head.s == text.s && head.n <= text.n && width_text(head) <= columns);
        hold(width_text(width_fit(keep, text, columns)) <= columns);
        if (all <= columns) hold(str_eq(width_fit(keep, text, columns), text));
    }
}

static void one_way_to_write(struct arena *keep, struct str text)
{
    struct str nfc = normal_nfc(keep, text), folded = normal_fold(keep, text);

    hold(utf8_valid(nfc) == nfc.n && str_eq(normal_nfc(keep, nfc), nfc));
    hold(utf8_valid(folded) == folded.n && str_eq(normal_fold(keep, nfc), folded));
    struct str nfkc = normal_nfkc(keep, text);
    hold(str_eq(normal_nfkc(keep, nfkc), nfkc) && str_eq(normal_nfc(keep, nfkc), nfkc));
}

static bool is_white(struct str text)
{
    while (text.n > 0) {
        int32_t cp = utf8_next(&text);
        if (cp != ' ' && cp != '\t' && cp != '\n' && cp != '\r' && cp != 0x0B && cp != 0x0C && cp != 0x85
            && cp != 0x1680 && !(cp >= 0x2000 && cp <= 0x200B) && cp != 0x2028 && cp != 0x2029 && cp != 0x205F
            && cp != 0x3000) return false;
    }
    return true;
}

/* Lines are slices in order; only white space may be lost between them; all fit but a
 * single cluster that is wider than a line. */
static void lines_hold_the_text(struct arena *keep, struct wrapper *w, struct str text, struct wrap_style style)
{
    struct arena scratch = *keep;
    scratch.beg += (scratch.end - scratch.beg) / 2; /* what is kept grows below it */
    struct wrap_lines lines = wrap_text(w, keep, scratch, text, &style);
    const char *at = text.s;

    hold(lines.n >= 1);
    for (size_t i = 0; i < lines.n; i++) {
        const struct wrap_line *line = &lines.list[i];
        if (line->text.n == 0) continue;
        hold(line->text.s >= at && line->text.s + line->text.n <= text.s + text.n);
        hold(is_white((struct str){ at, line->text.s - at }));
        hold(line->width <= style.width - (i == 0 ? style.first : 0) || grapheme_count(line->text) == 1);
        at = line->text.s + line->text.n;
    }
    if (text.n) hold(is_white((struct str){ at, text.s + text.n - at }));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static struct wrapper *w;
    struct arena *keep = fuzz_arena();
    struct str text = fuzz_text(data, n);

    if (!w) {
        hold(setlocale(LC_CTYPE, "C.UTF-8") != NULL);
        w = wrap_open();
    }
    clusters_tile_the_text(text);
    columns_are_kept(keep, text);
    one_way_to_write(keep, text);
    for (int end = WRAP_GREEDY; end <= WRAP_BALANCED; end++)
        lines_hold_the_text(keep, w, text, (struct wrap_style){
            .measure = width_measure, .width = 7, .first = n % 3, .hang = n % 2, .end = (enum wrap_end)end, .least = 3 });
    return 0;
}
