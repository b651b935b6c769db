/* A program of the build: message files to an enum and a constant table.
 *
 *     messages_compile OUT.h OUT.c ROOM.yaml…
 *
 * Problems go to standard error as a compiler's do, all of them, and nothing is written. */

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/language.h"
#include "base/sys.h"
#include "text/template.h"
#include "yaml/node.h"

enum { MESSAGES_MOST = 4000, MESSAGE_BYTES = 2000, NAMES_MOST = 16 };

struct compiled {
    struct str room, id;
    const struct ynode *from;
    struct str in[LANGUAGES];
    bool fills;
};

struct catalogue {
    struct arena *keep;
    struct diags out;
    struct compiled *list;
    size_t n;
};

/* The different placeholder names of one pattern. */
struct names {
    struct str list[NAMES_MOST];
    size_t n;
    bool broken;
};

static bool has_name(const struct names *set, struct str name)
{
    for (size_t i = 0; i < set->n; i++)
        if (str_eq(set->list[i], name)) return true;
    return false;
}

static struct names names_of(struct catalogue *c, const struct ynode *at, struct str pattern)
{
    struct names set = { 0 };

    while (pattern.n) {
        struct template_piece p = template_next(&pattern);
        if (p.kind == TEMPLATE_BROKEN) {
            ynode_error(&c->out, at, "%.*s", STR_ARG(p.text));
            set.broken = true;
        }
        if (p.kind != TEMPLATE_FILL && p.kind != TEMPLATE_CHOICE) continue;
        if (has_name(&set, p.name)) continue;
        if (set.n == NAMES_MOST) {
            ynode_error(&c->out, at, "more than %d placeholders", NAMES_MOST);
            set.broken = true;
            break;
        }
        set.list[set.n++] = p.name;
    }
    return set;
}

/* Every name of `has` is also in `other`, which is written in another language. */
static void compare_names(struct catalogue *c, const struct ynode *at, const struct names *has,
                          const struct names *other, enum language lang)
{
    if (has->broken || other->broken) return; /* one complaint is enough */
    for (size_t i = 0; i < has->n; i++)
        if (!has_name(other, has->list[i]))
            ynode_error(&c->out, at, "{%.*s} is missing in %.*s", STR_ARG(has->list[i]), STR_ARG(language_code(lang)));
}

static bool check_text(struct catalogue *c, const struct ynode *n)
{
    if (n->kind != YNODE_SCALAR) return ynode_error(&c->out, n, "should be a text, is %s", ynode_kind_name(n->kind)), false;
    if (!n->text.n) return ynode_error(&c->out, n, "is empty"), false;
    if (n->text.n > MESSAGE_BYTES) return ynode_error(&c->out, n, "is longer than %d bytes", MESSAGE_BYTES), false;
    return true;
}

/* Braces of a text without placeholders, undone once and for all. */
static struct str plain_text(struct arena *keep, struct str pattern)
{
    struct buf to = buf_in(keep);

    while (pattern.n) buf_add(&to, template_next(&pattern).text);
    return buf_str(&to);
}

static void check_languages(struct catalogue *c, const struct ynode *map)
{
    for (const struct ynode *n = map->first; n; n = n->next)
        if (language_of(n->key->text) == LANGUAGES)
            ynode_error(&c->out, n->key, "\"%.*s\" is no language of the house", STR_ARG(n->key->text));
}

static void add_message(struct catalogue *c, struct str room, const struct ynode *map)
{
    const struct ynode *in[LANGUAGES];
    struct names names[LANGUAGES];
    struct compiled m = { .room = room, .id = map->key->text, .from = map };
    bool whole = true;

    if (map->kind != YNODE_MAP) {
        ynode_error(&c->out, map, "should be a map of languages, is %s", ynode_kind_name(map->kind));
        return;
    }
    check_languages(c, map);
    for (enum language l = 0; l < LANGUAGES; l++) {
        in[l] = ynode_get(map, language_code(l));
        if (!in[l]) ynode_error(&c->out, map->key, "%.*s has no \"%.*s\"", STR_ARG(m.id), STR_ARG(language_code(l)));
        if (!in[l] || !check_text(c, in[l])) {
            whole = false;
            continue;
        }
        names[l] = names_of(c, in[l], in[l]->text);
        m.fills |= template_fills(in[l]->text);
    }
    if (!whole) return;
    for (enum language l = 0; l < LANGUAGES; l++) {
        enum language other = (l + 1) % LANGUAGES;
        compare_names(c, in[l], &names[l], &names[other], other);
        m.in[l] = m.fills ? in[l]->text : plain_text(c->keep, in[l]->text);
    }
    c->list[c->n++] = m;
}

/* [a-z][a-z0-9-]*: becomes part of a C name. */
static bool is_id(struct str s)
{
    for (ptrdiff_t i = 0; i < s.n; i++) {
        bool letter = s.s[i] >= 'a' && s.s[i] <= 'z';
        bool more = (s.s[i] >= '0' && s.s[i] <= '9') || s.s[i] == '-';
        if (!letter && (i == 0 || !more)) return false;
    }
    return s.n > 0;
}

static void add_file(struct catalogue *c, struct sys *sys, const char *path)
{
    struct source *in = arena_new(c->keep, struct source, 1);
    struct str room = str_of(strrchr(path, '/') ? strrchr(path, '/') + 1 : path);
    enum sys_error e = sys->read(sys, c->keep, path, yaml_limits_questionnaire.bytes, &in->text);

    in->path = str_of(path);
    room = str_head(room, str_find(room, S(".yaml")));
    if (e) {
        diag_error(&c->out, in, (struct span){ 0 }, "%s", sys_error_text(e));
        return;
    }
    const struct ynode *top = yaml_read(c->keep, in, yaml_limits_questionnaire, &c->out);
    if (!top) return;
    if (top->kind != YNODE_MAP || !is_id(room)) {
        ynode_error(&c->out, top, "should be a map of messages in a file ROOM.yaml");
        return;
    }
    for (const struct ynode *n = top->first; n; n = n->next) {
        if (!is_id(n->key->text)) ynode_error(&c->out, n->key, "an id is made of a-z, 0-9 and hyphens");
        else if (c->n == MESSAGES_MOST) ynode_error(&c->out, n->key, "more than %d messages", MESSAGES_MOST);
        else add_message(c, room, n);
    }
}

/* report.yaml `a-b` and report-a.yaml `b` would be the same C name. */
static void check_c_names(struct catalogue *c)
{
    for (size_t i = 0; i < c->n; i++) {
        struct compiled *a = &c->list[i];
        struct str name = str_printf(c->keep, "%.*s-%.*s", STR_ARG(a->room), STR_ARG(a->id));
        for (size_t k = 0; k < i && a->room.n != c->list[k].room.n; k++) {
            struct compiled *b = &c->list[k];
            if (str_eq(name, str_printf(c->keep, "%.*s-%.*s", STR_ARG(b->room), STR_ARG(b->id))))
                ynode_error(&c->out, a->from->key, "has the same name in C as %.*s of %.*s", STR_ARG(b->id), STR_ARG(b->room));
        }
    }
}

/* --- writing ---------------------------------------------------------------------- */

static void add_c_name(struct buf *to, struct str word)
{
    for (ptrdiff_t i = 0; i < word.n; i++)
        buf_byte(to, word.s[i] == '-' ? '_' : word.s[i] >= 'a' && word.s[i] <= 'z' ? (char)(word.s[i] - 32) : word.s[i]);
}

static void add_literal(struct buf *to, struct str text)
{
    buf_add(to, S("S_INIT(\""));
    for (ptrdiff_t i = 0; i < text.n; i++) {
        unsigned char ch = (unsigned char)text.s[i];
        if (ch == '"' || ch == '\\' || ch == '?') buf_printf(to, "\\%c", ch); /* ??x is a trigraph */
        else if (ch < ' ') buf_printf(to, "\\%03o", ch);
        else buf_byte(to, (char)ch);
    }
    buf_add(to, S("\")"));
}

static struct str header_text(struct catalogue *c)
{
    struct buf to = buf_in(c->keep);

    buf_add(&to, S("#pragma once\n/* Written by messages_compile. */\n\nenum message {\n"));
    for (size_t i = 0; i < c->n; i++) {
        buf_add(&to, S("    MSG_"));
        add_c_name(&to, c->list[i].room);
        buf_byte(&to, '_');
        add_c_name(&to, c->list[i].id);
        buf_add(&to, S(",\n"));
    }
    buf_add(&to, S("    MESSAGES\n};\n"));
    return buf_str(&to);
}

static struct str table_text(struct catalogue *c)
{
    struct buf to = buf_in(c->keep);

    buf_add(&to, S("/* Written by messages_compile. */\n\n#include \"text/message_table.h\"\n\n"
                   "const struct message_row message_table[MESSAGES] = {\n"));
    for (size_t i = 0; i < c->n; i++) {
        const struct compiled *m = &c->list[i];
        buf_add(&to, S("    { "));
        add_literal(&to, str_printf(c->keep, "%.*s.%.*s", STR_ARG(m->room), STR_ARG(m->id)));
        buf_add(&to, S(", {"));
        for (enum language l = 0; l < LANGUAGES; l++) {
            buf_add(&to, S("\n        "));
            add_literal(&to, m->in[l]);
            buf_byte(&to, ',');
        }
        buf_printf(&to, "\n    }, %s },\n", m->fills ? "true" : "false");
    }
    buf_add(&to, S("};\n"));
    return buf_str(&to);
}

static bool write_file(struct sys *sys, const char *path, struct str text)
{
    enum sys_error e = sys->write(sys, path, text, SYS_WRITE_SHARED);

    if (e) fprintf(stderr, "%s: error: %s\n", path, sys_error_text(e));
    return e == SYS_OK;
}

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();
    struct arena keep = sys_arena((size_t)1 << 28);
    struct catalogue c = { .keep = &keep, .out = diags_in(&keep) };

    if (argc < 4) return fputs("use: messages_compile OUT.h OUT.c ROOM.yaml...\n", stderr), 2;
    c.list = arena_new(&keep, struct compiled, MESSAGES_MOST);
    for (int i = 3; i < argc; i++) add_file(&c, &sys, argv[i]);
    check_c_names(&c);
    if (c.out.n) {
        struct buf said = buf_in(&keep);
        diags_sort(&c.out);
        diags_print(&said, &c.out);
        fwrite(said.s, 1, (size_t)said.n, stderr);
    }
    if (c.out.errors) return 1;
    return write_file(&sys, argv[1], header_text(&c)) && write_file(&sys, argv[2], table_text(&c)) ? 0 : 3;
}
