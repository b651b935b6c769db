/* libyaml's events become a tree; what libyaml lets pass and we do not is refused here. */
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "yaml/complaint.h"
#include "yaml/node.h"
#include "yaml/prescan.h"

enum { DEPTH_MOST = 64 };

const struct yaml_limits yaml_limits_questionnaire = {
    .bytes = 1 << 20, .scalar = 64 << 10, .depth = DEPTH_MOST, .events = 200000, .keep_going = true,
};
const struct yaml_limits yaml_limits_sheet = {
    .bytes = 256 << 10, .scalar = 64 << 10, .depth = DEPTH_MOST, .events = 200000,
};

/* A list or map whose end has not come yet. */
struct open {
    struct ynode *node, *last;
    const struct ynode *key; /* of a map: a key that waits for its value */
};

struct reader {
    struct arena *keep;
    const struct source *in;
    struct yaml_limits limits;
    struct diags *out;
    struct span end; /* of the file */
    struct traps traps;
    yaml_parser_t parser;
    struct open open[DEPTH_MOST];
    int depth, events;
    const struct ynode *top;
    bool stop;  /* no sense in reading on */
    bool bad;   /* the tree, if any, is not what the author meant */
};

/* libyaml may place what is left out behind the end of the file. */
static struct span span_of(const struct reader *r, const yaml_event_t *e)
{
    const yaml_mark_t *a = &e->start_mark, *b = &e->end_mark;
    bool one_line = e->type == YAML_SCALAR_EVENT && a->line == b->line && b->column > a->column;
    if (a->line >= r->end.line) return r->end;
    return (struct span){ (uint32_t)a->line + 1, (uint32_t)a->column + 1,
                          one_line ? (uint32_t)(b->column - a->column) : 1 };
}

/* The tree can not be used at all. */
static void refuse(struct reader *r, struct span at, const char *why)
{
    diag_error(r->out, r->in, at, "%s", why);
    r->bad = r->stop = true;
}

static struct ynode *new_node(struct reader *r, const yaml_event_t *e, enum ynode_kind kind)
{
    struct ynode *n = arena_new(r->keep, struct ynode, 1);
    n->kind = kind;
    n->in = r->in;
    n->at = span_of(r, e);
    return n;
}

/* Hangs the node where it belongs: top, key, value or item. */
static void attach(struct reader *r, struct ynode *n)
{
    if (r->depth == 0) {
        r->top = n;
        return;
    }
    struct open *o = &r->open[r->depth - 1];
    n->up = o->node;
    if (o->node->kind == YNODE_MAP && !o->key) {
        if (n->kind != YNODE_SCALAR) refuse(r, n->at, "a key must be a text, not a list or a map");
        o->key = n;
        return;
    }
    n->key = o->key;
    n->index = o->node->n++;
    o->key = NULL;
    if (o->last) o->last->next = n;
    else o->node->first = n;
    o->last = n;
}

/* Anchors and tags leave the tree whole, so reading goes on. */
static void check_properties(struct reader *r, struct span at, const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor) diag_error(r->out, r->in, at, "anchors (&%s) are not used here; repeat the text", (const char *)anchor);
    if (tag) diag_error(r->out, r->in, at, "tags (%s) are not used here; take it out", (const char *)tag);
}

/* Bytes that a refused character may begin with; most texts have none. */
static bool is_suspect(struct str text)
{
    for (ptrdiff_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];
        if (c < 0x20 || c == 0x7F || c == 0xC2 || c == 0xEF) return true;
    }
    return false;
}

static void check_characters(struct reader *r, const struct ynode *n)
{
    struct str rest = n->text;

    if (!is_suspect(rest)) return;
    while (rest.n > 0) {
        int32_t cp = utf8_next(&rest);
        bool control = (cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp < 0xA0);
        if (!control && cp != 0xFFFE && cp != 0xFFFF) continue;
        diag_error(r->out, r->in, n->at, "the text contains the control character U+%04X", (unsigned)cp);
        return;
    }
}

static void read_scalar(struct reader *r, const yaml_event_t *e)
{
    struct ynode *n = new_node(r, e, YNODE_SCALAR);
    size_t length = e->data.scalar.length;

    n->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    if (n->quoted) /* a block's end mark is the beginning of the line behind it */
        traps_excuse(&r->traps, n->at.line, (uint32_t)e->end_mark.line + (e->end_mark.column > 0));
    check_properties(r, n->at, e->data.scalar.anchor, e->data.scalar.tag);
    if (length > r->limits.scalar) {
        diag_error(r->out, r->in, n->at, "the text has %zu bytes, more than %zu", length, r->limits.scalar);
        length = 0;
    }
    n->text = str_dup(r->keep, (struct str){ (const char *)e->data.scalar.value, (ptrdiff_t)length });
    check_characters(r, n);
    bool empty_key = r->depth && r->open[r->depth - 1].node->kind == YNODE_MAP && !r->open[r->depth - 1].key && !n->text.n;
    if (empty_key) diag_error(r->out, r->in, n->at, "a key is missing before \":\"");
    attach(r, n);
}

static void open_node(struct reader *r, const yaml_event_t *e, enum ynode_kind kind, const yaml_char_t *anchor,
                      const yaml_char_t *tag)
{
    struct ynode *n = new_node(r, e, kind);

    check_properties(r, n->at, anchor, tag);
    attach(r, n);
    if (r->depth == r->limits.depth) refuse(r, n->at, "lists and maps are nested too deep");
    if (!r->stop) r->open[r->depth++] = (struct open){ .node = n };
}

static int by_key(const void *a, const void *b)
{
    const struct ynode *x = (*(const struct ynode *const *)a)->key, *y = (*(const struct ynode *const *)b)->key;
    int c = str_cmp(x->text, y->text);
    if (c) return c;
    if (x->at.line != y->at.line) return x->at.line < y->at.line ? -1 : 1;
    return (x->at.col > y->at.col) - (x->at.col < y->at.col);
}

/* By sorting: two hundred thousand keys of a hostile file must not cost their square. */
static void check_duplicates(struct reader *r, const struct ynode *map)
{
    const struct ynode **all = arena_new(r->keep, const struct ynode *, map->n);
    size_t n = 0;

    for (const struct ynode *one = map->first; one; one = one->next) all[n++] = one;
    qsort(all, n, sizeof(*all), by_key);
    for (size_t i = 1; i < n; i++) {
        const struct ynode *key = all[i]->key, *before = all[i - 1]->key;
        if (!str_eq(key->text, before->text)) continue;
        diag_error(r->out, r->in, key->at, "the key \"%.*s\" stands here a second time", STR_ARG(key->text));
        diag_note(r->out, r->in, before->at, "it was first given here");
    }
}

static void close_node(struct reader *r)
{
    const struct ynode *n = r->open[--r->depth].node;
    if (n->kind == YNODE_MAP && n->n > 1) check_duplicates(r, n);
}

static void take_event(struct reader *r, const yaml_event_t *e)
{
    switch (e->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (r->top) refuse(r, span_of(r, e), "a second document begins here; a file holds one");
        break;
    case YAML_ALIAS_EVENT:
        diag_error(r->out, r->in, span_of(r, e), "aliases (*%s) are not used here; repeat the text",
                   (const char *)e->data.alias.anchor);
        r->bad = true;
        attach(r, new_node(r, e, YNODE_SCALAR));
        break;
    case YAML_SCALAR_EVENT:
        read_scalar(r, e);
        break;
    case YAML_SEQUENCE_START_EVENT:
        open_node(r, e, YNODE_LIST, e->data.sequence_start.anchor, e->data.sequence_start.tag);
        break;
    case YAML_MAPPING_START_EVENT:
        open_node(r, e, YNODE_MAP, e->data.mapping_start.anchor, e->data.mapping_start.tag);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_node(r);
        break;
    case YAML_STREAM_END_EVENT:
        r->stop = true;
        break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
    if (++r->events > r->limits.events && !r->stop) refuse(r, span_of(r, e), "the file has too many lists, maps and texts");
}

static void read_events(struct reader *r)
{
    yaml_event_t e;

    if (!yaml_parser_initialize(&r->parser)) die_of_memory();
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)r->in->text.s, (size_t)r->in->text.n);
    while (!r->stop) {
        if (!yaml_parser_parse(&r->parser, &e)) {
            complain(&r->parser, r->in, r->out);
            r->bad = r->stop = true;
            break;
        }
        take_event(r, &e);
        yaml_event_delete(&e);
    }
    yaml_parser_delete(&r->parser);
}

static bool is_nothing(const struct ynode *top)
{
    return !top || (top->kind == YNODE_SCALAR && !top->quoted && top->text.n == 0);
}

const struct ynode *yaml_read(struct arena *keep, const struct source *in, struct yaml_limits limits,
                              struct diags *out)
{
    size_t before = out->errors;
    struct reader r = { .keep = keep, .in = in, .limits = limits, .out = out };

    if (limits.depth > DEPTH_MOST) bug("depth %d is more than %d", limits.depth, DEPTH_MOST);
    if (in->text.n > (ptrdiff_t)limits.bytes) {
        diag_error(out, in, (struct span){ 0 }, "the file has %td bytes, more than %zu", in->text.n, limits.bytes);
        return NULL;
    }
    if (!prescan(in, out)) return NULL;
    traps_find(&r.traps, in->text);
    r.end = span_of_offset(in->text, in->text.n);
    read_events(&r);
    traps_report(&r.traps, in, out);
    if (!r.bad && is_nothing(r.top)) refuse(&r, (struct span){ 0 }, "the file is empty");
    if (r.bad || (out->errors > before && !limits.keep_going)) return NULL;
    return r.top;
}
