#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "tap.h"
#include "yaml/decode.h"

struct point { int x, y; };
struct item {
    const struct ynode *from;
    struct str id;
    bool on;
};
enum colour { RED, GREEN, BLUE };

struct all {
    struct str id, str;
    struct ref ref;
    bool flag;
    int whole, tenths;
    enum colour colour;
    unsigned colours;
    struct date day, month;
    struct text text, name;
    struct point point;
    struct item *items;
    size_t n_items;
    int three[3];
    const struct ynode *raw;
};

static const char *const colours[] = { "red", "green", "blue", NULL };
static const struct field point_fields[] = {
    { "x", decode_int, offsetof(struct point, x), .required = true, .low = -5, .high = 5 },
    { "y", decode_int, offsetof(struct point, y), .absent = 7 },
    { 0 },
};
static const struct field item_fields[] = {
    { "", decode_self, offsetof(struct item, from) },
    { "id", decode_id, offsetof(struct item, id), .required = true },
    { "on", decode_bool, offsetof(struct item, on), .absent = true },
    { 0 },
};
static const struct field item = { .decode = decode_struct, .fields = item_fields, .size = sizeof(struct item) };
static const struct field small = { .decode = decode_int, .low = 1, .high = 9, .size = sizeof(int) };
static const struct field fields[] = {
    { "id", decode_id, offsetof(struct all, id) },
    { "str", decode_str, offsetof(struct all, str), .low = 1, .high = 5 },
    { "ref", decode_ref, offsetof(struct all, ref) },
    { "flag", decode_bool, offsetof(struct all, flag) },
    { "whole", decode_int, offsetof(struct all, whole), .low = 0, .high = 100, .absent = 42 },
    { "tenths", decode_fixed, offsetof(struct all, tenths), .low = 1, .high = 150, .decimals = 1 },
    { "colour", decode_word, offsetof(struct all, colour), .words = colours, .absent = BLUE },
    { "colours", decode_words, offsetof(struct all, colours), .words = colours },
    { "day", decode_date, offsetof(struct all, day) },
    { "month", decode_month, offsetof(struct all, month) },
    { "text", decode_text, offsetof(struct all, text), .high = 8 },
    { "name", decode_name, offsetof(struct all, name) },
    { "point", decode_struct, offsetof(struct all, point), .fields = point_fields },
    { "items", decode_list, offsetof(struct all, items), .of = &item, .low = 1, .high = 3 },
    { "three", decode_array, offsetof(struct all, three), .of = &small, .high = 3 },
    { "raw", decode_self, offsetof(struct all, raw) },
    { 0 },
};

static bool decode(struct arena *keep, struct str text, unsigned languages, bool lenient, struct all *to, struct diags *out)
{
    struct source *in = arena_new(keep, struct source, 1);
    *in = (struct source){ S("a.yaml"), text };
    *out = diags_in(keep);
    const struct ynode *n = yaml_read(keep, in, yaml_limits_questionnaire, out);
    struct decoder d = { .keep = keep, .out = out, .languages = languages, .lenient = lenient };
    return n && decode_fields(&d, n, fields, to);
}

static const unsigned both = 1u << LANG_EN | 1u << LANG_JA;

static void test_good(void)
{
    struct arena keep = tap_arena(1 << 20);
    struct all a = { 0 };
    struct diags out;
    bool ok = decode(&keep, S("id: some-id\nstr: \"abcde\"\nref: other\nflag: yes\nwhole: 0\ntenths: 1.5\n"
                              "colour: green\ncolours: [blue, red]\nday: 2026-02-28\nmonth: 2026-11\n"
                              "text: {en: one, ja: 一}\nname: \"%\"\npoint: {x: -5}\n"
                              "items:\n  - id: a\n  - {id: b, on: false}\nthree: [1, 2, 9]\nraw: [any, {thing: x}]\n"),
                     both, false, &a, &out);

    tap_ok(ok && out.n == 0, "all of it");
    tap_str(a.id, S("some-id"), "id");
    tap_str(a.str, S("abcde"), "str");
    tap_ok(str_eq(a.ref.id, S("other")) && a.ref.from->at.line == 3, "ref with its place");
    tap_ok(a.flag && a.whole == 0 && a.tenths == 15, "flag, whole, tenths");
    tap_ok(a.colour == GREEN && a.colours == (1u << RED | 1u << BLUE), "words");
    tap_ok(a.day.day == 28 && a.month.month == 11 && a.month.day == 1, "dates");
    tap_ok(str_eq(a.text.in[LANG_JA], S("一")) && str_eq(a.name.in[LANG_EN], S("%")) && str_eq(a.name.in[LANG_JA], S("%")), "texts");
    tap_ok(a.point.x == -5 && a.point.y == 7, "a struct with a default");
    tap_ok(a.n_items == 2 && a.items[0].on && !a.items[1].on && a.items[1].from->at.line == 16, "a list of structs");
    tap_ok(a.three[0] == 1 && a.three[2] == 9, "an array");
    tap_ok(a.raw && a.raw->kind == YNODE_LIST && a.raw->n == 2, "a node as it stands");

    a = (struct all){ 0 };
    tap_ok(decode(&keep, S("{}"), both, false, &a, &out), "nothing");
    tap_ok(a.whole == 42 && a.colour == BLUE && a.point.y == 7 && !a.items && !a.raw && !a.flag, "defaults, inner ones too");
    tap_ok(decode(&keep, S("text: one"), 1u << LANG_EN, false, &a, &out) && str_eq(a.text.in[LANG_EN], S("one"))
               && !a.text.in[LANG_JA].n, "plain text for one language");
    tap_ok(decode(&keep, S("wholly: 1"), both, true, &a, &out) && out.warnings == 1, "lenient: a warning");
}

static void test_bad(void)
{
    static const struct { const char *in, *want; } rows[] = {
        { "- a", "must be a map, is a list" },
        { "a", "must be a map, is a text" },
        { "wole: 1", "unknown key \"wole\" (did you mean \"whole\"?)" },
        { "zzz: 1", "unknown key \"zzz\"" },
        { "id: Big", "id: must be an id of small letters, digits and hyphens, at most 47, got \"Big\"" },
        { "id: -a", "id: must be an id of small letters, digits and hyphens, at most 47, got \"-a\"" },
        { "id: \"\"", "id: must be an id of small letters, digits and hyphens, at most 47, got \"\"" },
        { "id: a_b", "id: must be an id of small letters, digits and hyphens, at most 47, got \"a_b\"" },
        { "id: a23456789a23456789a23456789a23456789a23456789a23",
          "id: must be an id of small letters, digits and hyphens, at most 47, got \"a23456789a23456789a23456789a23456789a234…\"" },
        { "ref: 決", "ref: must be an id of small letters, digits and hyphens, at most 47, got \"決\"" },
        { "str:", "str: has no value" },
        { "str: \"\"", "str: is empty" },
        { "str: abcdef", "str: has 6 characters, more than 5" },
        { "flag: maybe", "flag: must be yes or no, got \"maybe\"" },
        { "flag: True", "flag: must be yes or no, got \"True\"" },
        { "whole: -1", "whole: must be between 0 and 100, got -1" },
        { "whole: 101", "whole: must be between 0 and 100, got 101" },
        { "whole: 1.5", "whole: must be a whole number, got \"1.5\"" },
        { "whole: ３", "whole: must be a whole number, got \"３\"" },
        { "whole: 99999999999999999999", "whole: must be a whole number, got \"99999999999999999999\"" },
        { "tenths: 1.25", "tenths: must be a number with at most one decimal, got \"1.25\"" },
        { "tenths: 0", "tenths: must be between 0.1 and 15, got 0" },
        { "tenths: 15.1", "tenths: must be between 0.1 and 15, got 15.1" },
        { "tenths: 1,5", "tenths: must be a number with at most one decimal, got \"1,5\"" },
        { "colour: gren", "colour: must be one of red, green, blue, got \"gren\" (did you mean \"green\"?)" },
        { "colour: 3", "colour: must be one of red, green, blue, got \"3\"" },
        { "colours: red", "colours: must be a list, is a text" },
        { "colours: [red, red]", "colours[1]: \"red\" stands here a second time" },
        { "colours: [rad]", "colours[0]: must be one of red, green, blue, got \"rad\" (did you mean \"red\"?)" },
        { "day: 2026-02-29", "day: must be a day such as 2026-11-23, got \"2026-02-29\"" },
        { "day: 23.11.2026", "day: must be a day such as 2026-11-23, got \"23.11.2026\"" },
        { "month: 2026-13", "month: must be a month such as 2026-11, got \"2026-13\"" },
        { "text: plain", "text: must be given in each language: {en: …, ja: …}" },
        { "text: {en: one}", "text: has no text in \"ja\"" },
        { "text: {}", "text: has no text in \"en\"" },
        { "text: {en: one, jp: 一, ja: 一}", "text: unknown language \"jp\"; there are en and ja" },
        { "text: {en: one, ja: \"\"}", "text.ja: is empty" },
        { "text: {en: one, ja: \" \"}", "text.ja: is empty" },
        { "text: {en: one, ja: }", "text.ja: has no value" },
        { "text: {en: one, ja: [一]}", "text.ja: must be a text, is a list" },
        { "text: {en: 123456789, ja: 一}", "text.en: has 9 characters, more than 8" },
        { "text: [a]", "text: must be a text, is a list" },
        { "text:", "text: has no value" },
        { "name: {en: one}", "name: has no text in \"ja\"" },
        { "point: {}", "point: missing key \"x\"" },
        { "point: {x: 6}", "point.x: must be between -5 and 5, got 6" },
        { "point: {x: 1, z: 1}", "point: unknown key \"z\"" },
        { "items: []", "items: has 0 items, needs at least 1" },
        { "items: [{id: a}, {id: b}, {id: c}, {id: d}]", "items: has 4 items, more than 3" },
        { "items: [{on: yes}]", "items[0]: missing key \"id\"" },
        { "items: [a]", "items[0]: must be a map, is a text" },
        { "three: [1, 2]", "three: has 2 items, needs 3" },
        { "three: [1, 2, 10]", "three[2]: must be between 1 and 9, got 10" },
    };

    for (size_t i = 0; i < countof(rows); i++) {
        struct arena keep = tap_arena(1 << 20);
        struct all a = { 0 };
        struct diags out;
        bool ok = decode(&keep, str_of(rows[i].in), both, false, &a, &out);
        tap_ok(!ok && out.n >= 1, "%s is refused", rows[i].in);
        tap_str(out.n ? out.list[0].text : S(""), str_of(rows[i].want), rows[i].in);
    }
}

/* Every decoder against every kind of node: a wrong kind is a message, never a crash. */
static void test_kinds(void)
{
    static const char *const values[] = { "text", "[list]", "{map: x}", "" };
    static const char *const takes[] = { /* what each row of `fields` takes of the four */
        "1000", "1000", "1000", "0000", "0000", "0000", "0000", "0000", "0000", "0000", "0000", "1000", "0000", "0000", "0000", "1111",
    };

    for (size_t f = 0; fields[f].key; f++)
        for (size_t v = 0; v < countof(values); v++) {
            struct arena keep = tap_arena(1 << 20);
            struct all a = { 0 };
            struct diags out;
            bool ok = decode(&keep, str_printf(&keep, "%s: %s", fields[f].key, values[v]), both, false, &a, &out);
            tap_ok(ok == (takes[f][v] == '1') && ok == (out.errors == 0), "%s: %s", fields[f].key, values[v]);
        }
}

static void test_all_at_once(void)
{
    struct arena keep = tap_arena(1 << 20);
    struct all a = { 0 };
    struct diags out;

    tap_ok(!decode(&keep, S("whole: x\nwole: 1\ncolour: x\npoint: {}\nitems: [{}, {id: b}]\nid: ok\n"), both, false, &a, &out), "bad");
    tap_int((int64_t)out.errors, 5, "every problem is told");
    tap_ok(str_eq(a.id, S("ok")) && a.n_items == 2 && str_eq(a.items[1].id, S("b")), "what was good is there");
}

int main(void)
{
    test_good();
    test_bad();
    test_kinds();
    test_all_at_once();
    return tap_done();
}
