#include "text/wrap.h"

#include <locale.h>

#include "base/buf.h"
#include "tap.h"
#include "text/width.h"

/* Lines joined by | ; a line that ends hard by || ; hanging punctuation in < >. */
static struct str shown(struct wrapper *w, struct arena *a, struct str text, struct wrap_style style)
{
    struct buf to = buf_in(a);

    style.measure = width_measure;
    struct wrap_lines lines = wrap_text(w, a, tap_arena(1 << 20), text, &style);
    for (size_t i = 0; i < lines.n; i++) {
        struct wrap_line *l = &lines.list[i];
        buf_add(&to, str_head(l->text, l->hang ? l->text.n - 3 : l->text.n));
        if (l->hang) buf_printf(&to, "<%.*s>", STR_ARG(str_from(l->text, l->text.n - 3)));
        if (i + 1 < lines.n) buf_add(&to, l->hard ? S("||") : S("|"));
    }
    return buf_str(&to);
}

static const struct { int32_t width; struct str text, want; } rows[] = {
    { 10, S_INIT("the quick brown fox"), S_INIT("the quick|brown fox") },
    { 9, S_INIT("the quick brown fox"), S_INIT("the quick|brown fox") },
    { 8, S_INIT("the quick brown fox"), S_INIT("the|quick|brown|fox") },
    { 10, S_INIT(""), S_INIT("") },
    { 10, S_INIT("a\nb"), S_INIT("a||b") },
    { 10, S_INIT("a\r\nb\n"), S_INIT("a||b||") },
    { 10, S_INIT("\n\n"), S_INIT("||||") },
    { 10, S_INIT("a\u2028b\xC2\x85" "c"), S_INIT("a||b||c") },
    { 10, S_INIT("ab   cd"), S_INIT("ab   cd") },
    { 4, S_INIT("ab   cd"), S_INIT("ab|cd") },
    { 4, S_INIT("abcd   "), S_INIT("abcd") },
    { 6, S_INIT("  - ab cd"), S_INIT("  - ab|cd") },        /* white space that begins a line stays */
    { 10, S_INIT("e.g. a b c d e"), S_INIT("e.g. a b c|d e") },
    { 6, S_INIT("well-known"), S_INIT("well-|known") },
    { 6, S_INIT("50 % of 12.5"), S_INIT("50 %|of|12.5") },
    /* words longer than a line */
    { 10, S_INIT("see https://example.org/a/b/c"), S_INIT("see|https://|example.|org/a/b/c") },
    { 12, S_INIT("see https://example.org/a/b/c"), S_INIT("see https://|example.org/|a/b/c") },
    { 8, S_INIT("deploy_frequency_monthly"), S_INIT("deploy_f|requency|_monthly") },
    { 12, S_INIT("deploy_frequency_per_release"), S_INIT("deploy_|frequency_|per_release") },
    { 9, S_INIT("deploy_frequently_monthly"), S_INIT("deploy_|frequent|ly_|monthly") },
    { 4, S_INIT("abcdefghij"), S_INIT("abcd|efgh|ij") },
    { 4, S_INIT("a bcdefghij"), S_INIT("a bc|defg|hij") },
    { 3, S_INIT("abcde\u0301fgh"), S_INIT("abc|de\u0301f|gh") },
    { 1, S_INIT("日本"), S_INIT("日|本") },                   /* wider than the line, but never lost */
    { 2, S_INIT("\U0001F468\u200D\U0001F469x"), S_INIT("\U0001F468\u200D\U0001F469|x") },
    /* strict Japanese rules */
    { 10, S_INIT("あいうえおかきく"), S_INIT("あいうえお|かきく") },
    { 10, S_INIT("あいうえ。おか"), S_INIT("あいうえ。|おか") },
    { 8, S_INIT("あいうえ。おか"), S_INIT("あいう|え。おか") },
    { 8, S_INIT("あいうえ、おか"), S_INIT("あいう|え、おか") },
    { 8, S_INIT("あいうエラーだ"), S_INIT("あいうエ|ラーだ") },
    { 10, S_INIT("あいうエラーだ"), S_INIT("あいうエ|ラーだ") },   /* ー begins no line */
    { 8, S_INIT("あいキャッシュ"), S_INIT("あい|キャッ|シュ") },
    { 6, S_INIT("あいキャッシュ"), S_INIT("あい|キャッ|シュ") },   /* nor do small kana */
    { 8, S_INIT("あいう「えお」"), S_INIT("あいう|「えお」") },    /* an opening bracket ends none */
    { 8, S_INIT("あ（いう）え"), S_INIT("あ（い|う）え") },
    { 8, S_INIT("時々休む人々が"), S_INIT("時々休む|人々が") },
    { 6, S_INIT("時休む々が"), S_INIT("時休|む々が") },
    { 7, S_INIT("ああ――いい"), S_INIT("ああ――|いい") },
    { 5, S_INIT("ああ――いい"), S_INIT("ああ|――い|い") },
    { 6, S_INIT("ああ……いい"), S_INIT("ああ……|いい") },
    { 8, S_INIT("今日はGoogleへ"), S_INIT("今日は|Googleへ") },
    { 8, S_INIT("第3回の会議"), S_INIT("第3回の|会議") },
    { 7, S_INIT("本当！？はい"), S_INIT("本|当！？|はい") },
    { 6, S_INIT("約12.5%です"), S_INIT("約|12.5%|です") },
    { 6, S_INIT("作業\u200B工数"), S_INIT("作業\u200B工|数") },
    { 6, S_INIT("作業\u2060工数です"), S_INIT("作業\u2060工|数です") },
    { 4, S_INIT("作業\u2060工数です"), S_INIT("作|業\u2060工|数で|す") },  /* a word joiner holds */
    { 4, S_INIT("あ\u3000い"), S_INIT("あ|い") },
    { 8, S_INIT("\u3000あいう"), S_INIT("\u3000あいう") },
    { 6, S_INIT("ﾃｽﾄﾃﾞｽ"), S_INIT("ﾃｽﾄﾃﾞｽ") },
};

static const struct { int32_t width; struct str text, want; } hanging[] = {
    { 8, S_INIT("あいうえ。おか"), S_INIT("あいうえ<。>|おか") },
    { 8, S_INIT("あいうえ、おか"), S_INIT("あいうえ<、>|おか") },
    { 8, S_INIT("あいうえ，おか"), S_INIT("あいうえ<，>|おか") },
    { 8, S_INIT("あいう。えお"), S_INIT("あいう。|えお") },
    { 8, S_INIT("あいうえ」おか"), S_INIT("あいう|え」おか") },   /* brackets do not hang */
    { 8, S_INIT("あいうえ。」おか"), S_INIT("あいう|え。」お|か") },
    { 8, S_INIT("あいうえ。"), S_INIT("あいうえ<。>") },
    { 8, S_INIT("あいうえ。\n"), S_INIT("あいうえ<。>||") },
    { 8, S_INIT("abcdefgh, ij"), S_INIT("abcdefgh|, ij") },
    { 2, S_INIT("あ。"), S_INIT("あ<。>") },
};

static void first_line_and_ends(struct wrapper *w, struct arena *a)
{
    tap_str(shown(w, a, S("aa bb cc dd"), (struct wrap_style){ .width = 5, .first = 3 }), S("aa|bb cc|dd"), "a shorter first line");
    tap_str(shown(w, a, S("aaaa bb"), (struct wrap_style){ .width = 5, .first = 3 }), S("|aaaa|bb"), "no room on the first line");
    tap_str(shown(w, a, S("aaaa"), (struct wrap_style){ .width = 5, .first = 5 }), S("|aaaa"), "no first line at all");
    tap_str(shown(w, a, S("the quick brown fox a"), (struct wrap_style){ .width = 19, .end = WRAP_BALANCED }),
            S("the quick|brown fox a"), "balanced");
    tap_str(shown(w, a, S("the quick brown"), (struct wrap_style){ .width = 19, .end = WRAP_BALANCED }),
            S("the quick brown"), "one line stays one line");
    tap_str(shown(w, a, S("the quick brown fox jumps over it a"), (struct wrap_style){ .width = 33, .end = WRAP_GREEDY, .least = 4 }),
            S("the quick brown fox jumps over it|a"), "greedy leaves a crumb");
    tap_str(shown(w, a, S("the quick brown fox jumps over it a"), (struct wrap_style){ .width = 33, .end = WRAP_TIDY, .least = 4 }),
            S("the quick brown fox jumps over|it a"), "tidy does not");
    tap_str(shown(w, a, S("one two three\na"), (struct wrap_style){ .width = 20, .end = WRAP_TIDY, .least = 4 }),
            S("one two three||a"), "a short paragraph is no crumb");
    tap_str(shown(w, a, S("abcdefghijk lmnopqrstuvwx a"), (struct wrap_style){ .width = 24, .end = WRAP_TIDY, .least = 9 }),
            S("abcdefghijk|lmnopqrstuvwx a"), "nothing to mend");
}

static const struct { struct str text; bool hang; int32_t least; } words[] = {
    { S_INIT(""), false, 0 }, { S_INIT("a bcd ef"), false, 3 }, { S_INIT("あいう"), false, 2 },
    { S_INIT("あい。"), false, 4 }, { S_INIT("あい。"), true, 2 }, { S_INIT("「あ」い"), false, 6 }, { S_INIT("a\nbcdef"), false, 5 },
};

static void longest_words(struct wrapper *w)
{
    for (size_t i = 0; i < countof(words); i++) {
        struct wrap_style style = { .measure = width_measure, .hang = words[i].hang };
        tap_int(wrap_least(w, tap_arena(1 << 20), words[i].text, &style), words[i].least, "least width");
    }
}

/* Whatever comes in, the lines are its text in order, and only white space is left out. */
static void nothing_is_lost(struct wrapper *w, struct arena *a)
{
    static const struct str nasty[] = {
        S_INIT("\xff\xfe\xfd"), S_INIT("a\xe6\x97 b"), S_INIT("\U0001F1EF\U0001F1F5\U0001F1EF x"), S_INIT("\uFFFF\uFFFE a"),
        S_INIT("   \n   \u3000\n\t"), S_INIT("////////////"), S_INIT("a/\u3099/b------c"), S_INIT("。。。。。。。。"), S_INIT("\0a\0"),
        S_INIT("（（（（（（（「「「「あ"), S_INIT("ーーーーーーーーーーーー"),
    };
    for (size_t i = 0; i < countof(nasty); i++)
        for (int32_t width = 1; width < 9; width++) {
            struct str t = nasty[i];
            const char *at = t.s;
            struct wrap_style style = { .measure = width_measure, .width = width, .hang = i % 2 };
            struct wrap_lines lines = wrap_text(w, a, tap_arena(1 << 20), t, &style);
            bool whole = true;
            for (size_t k = 0; k < lines.n; k++) {
                for (; at < lines.list[k].text.s; at++) whole &= *at == ' ' || (*at >= '\t' && *at <= '\r') || *at == '\xe3' || (unsigned char)*at == 0x80;
                at += lines.list[k].text.n;
            }
            if (!whole || lines.n == 0) tap_ok(false, "text %zu at width %d is whole", i, (int)width);
        }
    tap_ok(true, "nasty texts are whole at every width");
}

int main(void)
{
    struct arena a = tap_arena(64 << 20);
    struct wrapper *w = wrap_open();

    if (!tap_ok(setlocale(LC_CTYPE, "C.UTF-8") != NULL, "there is a UTF-8 locale")) return tap_done();
    for (size_t i = 0; i < countof(rows); i++)
        tap_str(shown(w, &a, rows[i].text, (struct wrap_style){ .width = rows[i].width }), rows[i].want, "wrapped");
    for (size_t i = 0; i < countof(hanging); i++)
        tap_str(shown(w, &a, hanging[i].text, (struct wrap_style){ .width = hanging[i].width, .hang = true }), hanging[i].want, "hanging");
    first_line_and_ends(w, &a);
    longest_words(w);
    nothing_is_lost(w, &a);
    tap_ok(wrap_close(w) == NULL && wrap_close(NULL) == NULL, "closing forgives");
    return tap_done();
}
