#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "leaks.h"
#include "tap.h"
#include "yaml/node.h"

/* A tree as one line: maps {k: v}, lists [v], quoted texts in ' '. */
static void dump(struct buf *out, const struct ynode *n)
{
    if (n->kind == YNODE_SCALAR) {
        if (n->quoted) buf_byte(out, '\'');
        buf_add(out, n->text);
        if (n->quoted) buf_byte(out, '\'');
        return;
    }
    buf_byte(out, n->kind == YNODE_MAP ? '{' : '[');
    for (const struct ynode *one = n->first; one; one = one->next) {
        if (one->index) buf_byte(out, ' ');
        if (one->key) dump(out, one->key), buf_byte(out, ':');
        dump(out, one);
    }
    buf_byte(out, n->kind == YNODE_MAP ? '}' : ']');
}

static const struct ynode *read_text(struct arena *keep, struct str text, struct yaml_limits limits, struct diags *out)
{
    struct source *in = arena_new(keep, struct source, 1);
    *in = (struct source){ S("a.yaml"), text };
    *out = diags_in(keep);
    return yaml_read(keep, in, limits, out);
}

static void test_good(void)
{
    static const struct { struct str in, tree; } rows[] = {
        { S_INIT("a: 1"), S_INIT("{a:1}") },
        { S_INIT("a: 1\nb: [x, 'y', \"z\"]\n"), S_INIT("{a:1 b:[x 'y' 'z']}") },
        { S_INIT("- a\n- - b\n  - c\n"), S_INIT("[a [b c]]") },
        { S_INIT("a: no\nb: 012\nc: 12:30\nd: ~\ne: 1_000\n"), S_INIT("{a:no b:012 c:12:30 d:~ e:1_000}") },
        { S_INIT("a: |\n  one\n  two\n"), S_INIT("{a:'one\ntwo\n'}") },
        { S_INIT("a: >-\n  one\n  two\n"), S_INIT("{a:'one two'}") },
        { S_INIT("a:\nb: \"\"\n"), S_INIT("{a: b:''}") },
        { S_INIT("\xEF\xBB\xBF" "a: 1"), S_INIT("{a:1}") },
        { S_INIT("%YAML 1.1\n---\na: 1\n...\n"), S_INIT("{a:1}") },
        { S_INIT("%YAML 1.2\n---\na: 1\n"), S_INIT("{a:1}") },
        { S_INIT("a: 1\r\nb: 2\r\n"), S_INIT("{a:1 b:2}") },
        { S_INIT("a:\t1 # tab before a value\n"), S_INIT("{a:1}") },
        { S_INIT("a: \"\\u3042\\t\\n\\L\"\n"), S_INIT("{a:'あ\t\n\xE2\x80\xA8'}") },
        { S_INIT("{}"), S_INIT("{}") },
        { S_INIT("[]"), S_INIT("[]") },
        { S_INIT("just text"), S_INIT("just text") },
        { S_INIT("- {a: 1, a1: 2}\n- {a: 3}\n"), S_INIT("[{a:1 a1:2} {a:3}]") },
        { S_INIT("\"\": 1\n"), S_INIT("{'':1}") },
    };

    for (size_t i = 0; i < countof(rows); i++) {
        struct arena keep = tap_arena(1 << 20);
        struct diags out;
        struct buf got = buf_in(&keep);
        const struct ynode *n = read_text(&keep, rows[i].in, yaml_limits_sheet, &out);
        if (n) dump(&got, n);
        if (rows[i].in.s[0] == '"') { /* the one bad row: an empty key */
            tap_ok(!n && out.errors == 1, "an empty key is refused");
            continue;
        }
        tap_str(buf_str(&got), rows[i].tree, str_z(&keep, str_printf(&keep, "file %zu", i)));
        tap_int((int64_t)out.n, 0, "no problem");
    }
}

static void test_places(void)
{
    struct arena keep = tap_arena(1 << 20);
    struct diags out;
    const struct ynode *n = read_text(&keep, S("あ: い\nlist:\n  - {k: \"x y\"}\n  - - deep\n"), yaml_limits_sheet, &out);
    static const struct { const char *path; uint32_t line, col, len; } want[] = {
        { "あ", 1, 4, 1 }, { "list", 3, 3, 1 }, { "list[0]", 3, 5, 1 }, { "list[0].k", 3, 9, 5 },
        { "list[1]", 4, 5, 1 }, { "list[1][0]", 4, 7, 4 },
    };
    const struct ynode *list = ynode_get(n, S("list"));
    const struct ynode *nodes[] = { n->first, list, list->first, ynode_get(list->first, S("k")), list->first->next,
                                    list->first->next->first };

    for (size_t i = 0; i < countof(want); i++) {
        tap_str(ynode_path(&keep, nodes[i]), str_of(want[i].path), "path");
        tap_ok(nodes[i]->at.line == want[i].line && nodes[i]->at.col == want[i].col && nodes[i]->at.len == want[i].len,
               "%s stands at %u:%u+%u", want[i].path, nodes[i]->at.line, nodes[i]->at.col, nodes[i]->at.len);
    }
    tap_str(ynode_path(&keep, n), S(""), "the top has no path");
    tap_str(ynode_path(&keep, list->key), S(""), "a key has the path of its map");
    tap_ok(!ynode_get(n, S("none")) && !ynode_get(NULL, S("a")) && !ynode_get(list, S("a")), "what is not there");
}

static struct str repeat(struct arena *keep, const char *head, const char *part, int times)
{
    struct buf b = buf_in(keep);
    buf_add(&b, str_of(head));
    for (int i = 0; i < times; i++) buf_add(&b, str_of(part));
    return buf_str(&b);
}

static struct str keys(struct arena *keep, int n)
{
    struct buf b = buf_in(keep);
    for (int i = 0; i < n; i++) buf_printf(&b, "k%d: 1\n", i % (n - 1));
    return buf_str(&b);
}

/* Each of these must end soon and with one clear problem. */
static void test_limits(void)
{
    struct arena texts = tap_arena(64 << 20);
    struct { const char *name; struct str in, want; } rows[] = {
        { "flow lists", repeat(&texts, "", "[", 100000), S("lists and maps are nested too deep") },
        { "flow maps", repeat(&texts, "", "{a: ", 100000), S("lists and maps are nested too deep") },
        { "block lists", repeat(&texts, "", "- ", 100000), S("lists and maps are nested too deep") },
        { "events", repeat(&texts, "[", "a,", 250000), S("the file has too many lists, maps and texts") },
        { "a scalar", repeat(&texts, "a: ", "x", 70000), S("the text has 70000 bytes, more than 65536") },
        { "a file", repeat(&texts, "a: ", "x", 2 << 20), S("the file has 2097155 bytes, more than 1048576") },
        { "tag lines", repeat(&texts, "", "%TAG !e! x\n", 50000), S("tags are not used here; take the %TAG line out") },
        { "many keys", keys(&texts, 60000), S("the key \"k0\" stands here a second time") },
        { "anchors", repeat(&texts, "- &a 1", "", 1), S("anchors (&a) are not used here; repeat the text") },
    };

    for (size_t i = 0; i < countof(rows); i++) {
        struct arena keep = tap_arena(256 << 20);
        struct diags out;
        (void)read_text(&keep, rows[i].in, yaml_limits_questionnaire, &out);
        tap_int((int64_t)out.errors, 1, rows[i].name);
        tap_str(out.n ? out.list[0].text : S(""), rows[i].want, rows[i].name);
    }
    struct arena keep = tap_arena(64 << 20);
    struct diags out;
    tap_ok(read_text(&keep, repeat(&texts, "", "- ", 64), yaml_limits_questionnaire, &out) && !out.n, "64 levels are fine");
    tap_ok(!read_text(&keep, repeat(&texts, "", "- ", 65), yaml_limits_questionnaire, &out), "65 are not");
}

static void test_keep_going(void)
{
    struct arena keep = tap_arena(1 << 20);
    struct diags out;

    tap_ok(read_text(&keep, S("a: 1\na: 2\n"), yaml_limits_questionnaire, &out) && out.errors == 1,
           "an author gets the tree too");
    tap_ok(!read_text(&keep, S("a: 1\na: 2\n"), yaml_limits_sheet, &out) && out.errors == 1, "a sheet is refused");
    tap_ok(!read_text(&keep, S("a: *b\n"), yaml_limits_questionnaire, &out) && out.errors == 1,
           "a tree with holes is no tree");
}

static bool reads(struct arena *keep, struct str text)
{
    struct diags out;
    return read_text(keep, text, yaml_limits_sheet, &out) != NULL;
}

static void test_memory(void)
{
    static char memory[1 << 16];
    volatile long n = 0;
    volatile bool done = false;

    leaks_allowed();
    while (!done) {
        struct arena_fail fail = { .after = n++ };
        struct arena keep = arena_over(memory, sizeof memory);
        keep.fail = &fail;
        if (setjmp(fail.back)) continue;
        done = reads(&keep, S("a: [b, {c: d}]\ne: |\n  f\n"));
    }
    tap_ok(n > 10, "memory may run out at any of %ld allocations", n - 1);
}

/* Places inside a scalar: the n-th code points of its text, wherever they stand. */
static void test_inside(void)
{
    static const struct { const char *file; const char *find; uint32_t line, col, len; } rows[] = {
        { "a: one two\n", "one", 1, 4, 3 },
        { "a: one two\n", "two", 1, 8, 3 },
        { "\xE3\x81\x82: \xE3\x81\x84 two\n", "two", 1, 6, 3 },
        { "a: \"one two\"\n", "two", 1, 9, 3 },
        { "a: 'one two'\n", "one", 1, 5, 3 },
        { "a: one\n  two\n    three\n", "three", 3, 5, 5 },
        { "a: \"one\n  two\"\n", "two", 2, 3, 3 },
        { "a: >-\n  one\n  two\n", "one", 2, 3, 3 },
        { "a: > # folded\n  one\n  two\n", "two", 3, 3, 3 },
        { "a: |\n  one\n\n    two\n", "two", 4, 5, 3 },
        { "{a: one two, b: 1}", "two", 1, 9, 3 },
        { "a: \"\\u0041 two\"\n", "two", 1, 4, 12 },  /* an escape: its beginning */
        { "a: 'it''s two'\n", "two", 1, 4, 11 },
    };

    for (size_t i = 0; i < countof(rows); i++) {
        struct arena keep = tap_arena(1 << 20);
        struct diags out;
        const struct ynode *n = read_text(&keep, str_of(rows[i].file), yaml_limits_sheet, &out)->first;
        struct span at = ynode_place(n, str_find(n->text, str_of(rows[i].find)), (ptrdiff_t)strlen(rows[i].find));
        bool same = at.line == rows[i].line && at.col == rows[i].col && at.len == rows[i].len;
        if (!tap_ok(same, "inside a scalar, row %zu", i)) printf("#  got %u:%u+%u\n", at.line, at.col, at.len);
        struct span end = ynode_place(n, n->text.n, 0);
        tap_ok(end.line >= n->at.line && end.len >= 1, "its end has a place too");
    }
}

int main(void)
{
    test_good();
    test_places();
    test_inside();
    test_limits();
    test_keep_going();
    test_memory();
    return tap_done();
}
