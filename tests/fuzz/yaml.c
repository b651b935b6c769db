/* Bytes from outside are read as YAML, decoded by a table, and written again. */

#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "yaml/decode.h"
#include "yaml/emit.h"
#include "yaml/node.h"

/* Maps can hold no list or map as a key, so this writes any tree. Deeper ones than the
 * emitter takes are left alone. */
static bool shallow(const struct ynode *n, int depth)
{
    bool fine = depth < EMIT_DEPTH;
    for (const struct ynode *one = n->first; fine && one; one = one->next) {
        fine = shallow(one, depth + 1);
        if (one->key) fine = fine && one->key->text.n < 1000;
    }
    return fine;
}

static void write_node(struct emit *e, const struct ynode *n, bool in_line)
{
    if (n->kind == YNODE_SCALAR) {
        emit_str(e, n->text);
        return;
    }
    if (n->kind == YNODE_MAP) in_line ? emit_inline_map(e) : emit_map(e);
    else in_line ? emit_inline_list(e) : emit_list(e);
    for (const struct ynode *one = n->first; one; one = one->next) {
        if (one->key) emit_key(e, one->key->text);
        write_node(e, one, in_line);
    }
    emit_end(e);
}

static bool same_tree(const struct ynode *a, const struct ynode *b)
{
    bool same = a->kind == b->kind && a->n == b->n && str_eq(a->text, b->text) && !a->key == !b->key;

    if (same && a->key) same = str_eq(a->key->text, b->key->text);
    const struct ynode *x = a->first, *y = b->first;
    for (; same && x && y; x = x->next, y = y->next) same = same_tree(x, y);
    return same;
}

static void comes_back(struct arena *keep, const struct ynode *top, bool in_line)
{
    struct buf text = buf_in(keep);
    struct emit e = emit_to(&text);
    struct diags out = diags_in(keep);

    write_node(&e, top, in_line);
    struct source file = { S("again.yaml"), buf_str(&text) };
    const struct ynode *again = yaml_read(keep, &file, yaml_limits_questionnaire, &out);
    hold(again && out.errors == 0);
    hold(same_tree(top, again));
}

/* What was accepted is clean: no control characters, nothing that is not UTF-8. */
static void text_is_clean(struct str text)
{
    hold(utf8_valid(text) == text.n);
    while (text.n > 0) {
        int32_t cp = utf8_next(&text);
        hold(cp == '\n' || cp == '\t' || (cp >= 0x20 && cp != 0x7F && !(cp >= 0x80 && cp < 0xA0)));
    }
}

/* Every node below top knows its place, its parent and its number. */
static void tree_is_sound(const struct ynode *top, uint32_t lines)
{
    uint32_t i = 0;

    hold(top->at.line >= 1 && top->at.line <= lines && top->at.col >= 1);
    if (top->kind == YNODE_SCALAR) text_is_clean(top->text);
    for (const struct ynode *n = top->first; n; n = n->next, i++) {
        hold(n->up == top && n->index == i && !n->key == (top->kind != YNODE_MAP));
        if (n->key) text_is_clean(n->key->text), hold(ynode_get(top, n->key->text) == n);
        tree_is_sound(n, lines);
    }
    hold(i == top->n);
}

/* Line ends as libyaml counts them, and one more: a value that is not there may have its
 * place behind the last line. */
static uint32_t count_lines(struct str text)
{
    uint32_t lines = 2;

    while (text.n > 0) {
        int32_t cp = utf8_next(&text);
        lines += cp == '\n' || cp == '\r' || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
    }
    return lines;
}

struct row {
    struct str id, text;
    struct ref ref;
    int number, tenths, word;
    unsigned words;
    bool flag;
    struct date day;
    struct text both;
    struct str *list;
    size_t n;
    const struct ynode *from;
};

static void decodes(struct arena *keep, const struct ynode *top, struct diags *out)
{
    static const char *const words[] = { "one", "two", "three", NULL };
    static const struct field item = { .decode = decode_str, .size = sizeof(struct str) };
    static const struct field fields[] = {
        { "", decode_self, offsetof(struct row, from) },
        { "id", decode_id, offsetof(struct row, id), .required = true },
        { "a", decode_str, offsetof(struct row, text), .low = 1, .high = 9 },
        { "b", decode_ref, offsetof(struct row, ref) },
        { "c", decode_int, offsetof(struct row, number), .low = 1, .high = 9 },
        { "d", decode_fixed, offsetof(struct row, tenths), .decimals = 1 },
        { "e", decode_word, offsetof(struct row, word), .words = words },
        { "f", decode_words, offsetof(struct row, words), .words = words },
        { "g", decode_bool, offsetof(struct row, flag) },
        { "h", decode_date, offsetof(struct row, day) },
        { "i", decode_text, offsetof(struct row, both) },
        { "j", decode_list, offsetof(struct row, list), .of = &item },
        { 0 },
    };
    struct decoder d = { .keep = keep, .out = out, .languages = 1u << LANG_EN | 1u << LANG_JA };
    struct row row = { 0 };
    size_t before = out->errors;
    bool ok = decode_fields(&d, top, fields, &row);

    hold(ok == (out->errors == before));
    hold(!ok || is_id(row.id));
    hold(row.number == 0 || (row.number >= 1 && row.number <= 9));
    for (size_t i = 0; ok && i < row.n; i++) hold(row.list[i].s);
}

/* Every problem stands somewhere in the file, and shows as clean text. */
static void problems_stand(struct arena *keep, const struct source *file, struct diags *out)
{
    struct buf shown = buf_in(keep);
    uint32_t lines = 1;

    for (ptrdiff_t i = 0; i < file->text.n; i++) lines += file->text.s[i] == '\n';
    for (size_t i = 0; i < out->n; i++) hold(out->list[i].in == file && out->list[i].at.line <= lines);
    diags_sort(out);
    diags_print(&shown, out);
    struct str text = buf_str(&shown);
    hold(utf8_valid(text) == text.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *keep = fuzz_arena();
    struct source file = { S("a.yaml"), fuzz_text(data, n) };
    struct diags out = diags_in(keep), sheet = diags_in(keep);
    const struct ynode *top = yaml_read(keep, &file, yaml_limits_questionnaire, &out);
    const struct ynode *strict = yaml_read(keep, &file, yaml_limits_sheet, &sheet);

    hold((strict != NULL) == (sheet.errors == 0));
    hold(top || out.errors > 0);
    if (top && out.errors == 0) tree_is_sound(top, count_lines(file.text));
    if (top && top->kind != YNODE_SCALAR && out.errors == 0 && shallow(top, 0)) {
        comes_back(keep, top, false);
        comes_back(keep, top, true);
    }
    if (top) decodes(keep, top, &out);
    problems_stand(keep, &file, &out);
    return 0;
}
