#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/random.h"
#include "tap.h"
#include "yaml/emit.h"
#include "yaml/node.h"

static void add_all(struct emit *e)
{
    emit_comment(e, S("a file"));
    emit_map(e);
    emit_key(e, S("team")), emit_str(e, S("決済チーム"));
    emit_key(e, S("level")), emit_int(e, -3);
    emit_key(e, S("effort")), emit_fixed(e, 15, 1);
    emit_key(e, S("whole")), emit_fixed(e, 20, 1);
    emit_key(e, S("small")), emit_fixed(e, -5, 2);
    emit_key(e, S("date")), emit_date(e, (struct date){ 2026, 11, 3 });
    emit_key(e, S("month")), emit_month(e, (struct date){ 2026, 11, 1 });
    emit_key(e, S("on")), emit_bool(e, true);
    emit_key(e, S("code")), emit_str(e, S("4TQK-9ZB2-M7XE"));
    emit_key(e, S("empty")), emit_str(e, S(""));
    emit_key(e, S("time")), emit_str(e, S("12:30"));
    emit_key(e, S("said")), emit_str(e, S("say \"hi\""));
    emit_key(e, S("note")), emit_str(e, S("one\n  two\n\nthree: 3\n"));
    emit_comment(e, S("in between"));
    emit_key(e, S("none")), emit_map(e), emit_end(e);
    emit_key(e, S("nil")), emit_list(e), emit_end(e);
    emit_key(e, S("answers")), emit_map(e);
    emit_comment(e, S("first"));
    emit_key(e, S("on-call")), emit_inline_map(e);
    emit_key(e, S("level")), emit_int(e, 2);
    emit_key(e, S("note")), emit_str(e, S("a, b\nc"));
    emit_key(e, S("votes")), emit_list(e), emit_int(e, 1), emit_int(e, 2), emit_end(e);
    emit_end(e);
    emit_end(e);
    emit_key(e, S("list")), emit_list(e);
    emit_str(e, S("- dash"));
    emit_map(e);
    emit_key(e, S("id")), emit_str(e, S("p1"));
    emit_key(e, S("text")), emit_str(e, S("x\ny"));
    emit_end(e);
    emit_list(e), emit_str(e, S("deep")), emit_str(e, S("x\ny")), emit_list(e), emit_end(e), emit_end(e);
    emit_map(e), emit_end(e);
    emit_inline_list(e), emit_str(e, S("a")), emit_end(e);
    emit_end(e);
    emit_key(e, S("title")), emit_text(e, &(struct text){ { S_INIT("One"), S_INIT("一") } });
    emit_key(e, S("unit")), emit_text(e, &(struct text){ { S_INIT("%"), S_INIT("%") } });
    emit_key(e, S("half")), emit_text(e, &(struct text){ { S_INIT("One") } });
    emit_end(e);
}

static void test_layout(void)
{
    struct arena keep = tap_arena(1 << 20);
    struct buf out = buf_in(&keep);
    struct emit e = emit_to(&out);
    struct diags problems = diags_in(&keep);

    add_all(&e);
    struct source in = { S("a.yaml"), buf_str(&out) };
    tap_str(in.text, S("# a file\n"
                       "team: 決済チーム\n"
                       "level: -3\n"
                       "effort: 1.5\n"
                       "whole: 2\n"
                       "small: -0.05\n"
                       "date: 2026-11-03\n"
                       "month: 2026-11\n"
                       "\"on\": yes\n"
                       "code: 4TQK-9ZB2-M7XE\n"
                       "empty: \"\"\n"
                       "time: \"12:30\"\n"
                       "said: say \"hi\"\n"
                       "note: |\n"
                       "  one\n"
                       "    two\n"
                       "\n"
                       "  three: 3\n"
                       "# in between\n"
                       "none: {}\n"
                       "nil: []\n"
                       "answers:\n"
                       "  # first\n"
                       "  on-call: {level: 2, note: \"a, b\\nc\", votes: [1, 2]}\n"
                       "list:\n"
                       "  - \"- dash\"\n"
                       "  - id: p1\n"
                       "    text: |-\n"
                       "      x\n"
                       "      y\n"
                       "  - - deep\n"
                       "    - |-\n"
                       "      x\n"
                       "      y\n"
                       "    - []\n"
                       "  - {}\n"
                       "  - [a]\n"
                       "title: {en: One, ja: 一}\n"
                       "unit: \"%\"\n"
                       "half: {en: One}\n"), "layout");
    const struct ynode *n = yaml_read(&keep, &in, yaml_limits_sheet, &problems);
    tap_ok(n && n->n == 20 && problems.n == 0, "and it can be read");
}

/* One text in every place where a text can stand. */
static struct str everywhere(struct arena *keep, struct str text)
{
    struct buf out = buf_in(keep);
    struct emit e = emit_to(&out);

    emit_map(&e);
    emit_key(&e, S("value")), emit_str(&e, text);
    emit_key(&e, S("list")), emit_list(&e);
    emit_str(&e, text);
    emit_map(&e), emit_key(&e, S("deep")), emit_str(&e, text), emit_end(&e);
    emit_list(&e), emit_str(&e, text), emit_end(&e);
    emit_inline_map(&e), emit_key(&e, S("in")), emit_str(&e, text), emit_end(&e);
    emit_inline_list(&e), emit_str(&e, text), emit_str(&e, text), emit_end(&e);
    emit_end(&e);
    emit_key(&e, S("keys")), emit_map(&e), emit_key(&e, text), emit_int(&e, 1), emit_end(&e);
    emit_key(&e, S("inline")), emit_inline_map(&e), emit_key(&e, text), emit_str(&e, text), emit_end(&e);
    emit_key(&e, S("last")), emit_str(&e, text);
    emit_end(&e);
    return buf_str(&out);
}

/* How often the tree says `text`; 11 when nothing was lost. */
static int count_text(const struct ynode *n, struct str text)
{
    int count = 0;

    if (n->kind == YNODE_SCALAR) return str_eq(n->text, text);
    for (const struct ynode *one = n->first; one; one = one->next)
        count += count_text(one, text) + (one->key && str_eq(one->key->text, text));
    return count;
}

static bool survives(struct arena keep, struct str text, struct str want, const char *name)
{
    struct source in = { S("a.yaml"), everywhere(&keep, text) };
    struct diags problems = diags_in(&keep);
    const struct ynode *n = yaml_read(&keep, &in, yaml_limits_questionnaire, &problems);
    bool fine = n && (problems.n == 0 || !text.n) && count_text(n, want) == 11;

    if (name || !fine) tap_ok(fine, "%s survives", name ? name : "a random text");
    if (!fine) {
        struct buf shown = buf_in(&keep);
        diags_print(&shown, &problems);
        tap_show("text", text), tap_show("file", in.text), tap_show("problems", buf_str(&shown));
    }
    return fine;
}

static void test_nasty(void)
{
    static const char *const same[] = {
        "a", " a", "a ", " ", "no", "No", "y", "~", "null", "true", "12:30", "1_000", "012", "0x1F", "1.5", "-1", "+1", ".5", "...",
        "---", "--- a", "- a", "-", "-a", "?", "? a", ":", ": a", "a:", "a: b", "a:b", "a #b", "#a", "a#b", "[a", "a]", "{a", "}a", "a, b",
        "&a", "*a", "!a", "|", ">", "|-", "%a", "%TAG", "@a", "`a`", "'", "\"", "'a'", "\"a\"", "it's", "a\\b", "\\", "\\n", "\"\\",
        "<<", "=", "a\tb", "\ta", "a\t", "\t", "\n", "\n\n", "a\n", "a\nb", "a\nb\n", "a\n\nb", "a\nb\n\n", "\na", " a\nb", "a\n b", "a\n  b\nc",
        "a \nb", "a\n \nb", "a\nb ", "- a\n- b", "a: b\nc: d", "# a\n# b", "---\na", "...\na", "a\n---\nb", "a\n%TAG\nb", "あ", "あ：い", "あ　い", "　あ",
        "weight：3", "weight：3\nweight：4", "a\nweight：3", "weight:　3", "　weight: 3", "\xE2\x80\xA8", ("a\xE2\x80\xA9" "b"), "\xEF\xBB\xBF", "\xC2\xA0", "👨‍👩‍👧",
        "https://example.org/a?b=c#d", "2026-11-23", "2026-11-23T10:00:00Z", "1e3", "a, [b]", "{", "]", "key: [", "a\nb: \"c", "|\n  a", "a:\n  b", "a\n\n\n\nb",
        "\xF0\x9F\x98\x80", "\xEF\xBF\xBD", "\xF4\x8F\xBF\xBF", "x\n\ty", "yes\nno", "a\n#b", "%", "a\n'", "a\n\"b\\", "on-call", "n/a", "x=y", "?a", ":a", "a?b", "a,b", "a'b\nc'd\t",
    };
    static const struct { struct str in, out; } changed[] = {
        { S_INIT("a\r\nb"), S_INIT("a\nb") }, { S_INIT("a\rb"), S_INIT("a\nb") }, { S_INIT("a\xC2\x85" "b"), S_INIT("a\nb") },
        { S_INIT("\x1b[31m"), S_INIT("\xEF\xBF\xBD[31m") }, { S_INIT("a\0b"), S_INIT("a\xEF\xBF\xBD" "b") }, { S_INIT("\x7F"), S_INIT("\xEF\xBF\xBD") },
        { S_INIT("\xFF"), S_INIT("\xEF\xBF\xBD") }, { S_INIT("\xC2\x9B" "1m"), S_INIT("\xEF\xBF\xBD" "1m") }, { S_INIT("\xEF\xBF\xBE"), S_INIT("\xEF\xBF\xBD") },
        { S_INIT("\xED\xA0\x80"), S_INIT("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD") },
    };
    struct arena keep = tap_arena(1 << 22);

    for (size_t i = 0; i < countof(same); i++) survives(keep, str_of(same[i]), str_of(same[i]), str_z(&keep, str_printf(&keep, "text %zu", i)));
    for (size_t i = 0; i < countof(changed); i++) survives(keep, changed[i].in, changed[i].out, "what can not be read");
}

/* Texts made of what YAML stumbles over. */
static void test_random(void)
{
    static const char *const parts[] = {
        " ", " ", "\n", "\n", "\t", "a", "b", "yes", "0", "12", "-", "- ", ":", ": ", "?", "#", " #", ",", "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", "\"", "%",
        "@", "`", "\\", "~", "=", "<<", ".", "...", "---", "あ", "：", "　", "\xC2\xA0", "\xE2\x80\xA8", "\xEF\xBB\xBF", "😀", "e\xCC\x81", "key: ", "%TAG ", "\n- ", "\n\n",
    };
    struct random r = random_seed(2026);
    struct arena keep = tap_arena(1 << 22);
    int bad = 0;

    for (int i = 0; i < 20000; i++) {
        struct arena scratch = keep;
        struct buf text = buf_in(&scratch);
        uint64_t n = 1 + random_below(&r, 8);
        while (n--) buf_add(&text, str_of(parts[random_below(&r, countof(parts))]));
        bad += !survives(scratch, buf_str(&text), buf_str(&text), NULL);
        if (bad == 5) break;
    }
    tap_int(bad, 0, "random texts survive");
}

int main(void)
{
    test_layout();
    test_nasty();
    test_random();
    return tap_done();
}
