/* The small files: questionnaire.yaml, glossary, sources. */
#include <string.h>

#include "questionnaire/raw.h"

static const struct field term_fields[] = {
    { "", decode_self, offsetof(struct term, from) },
    { "id", decode_id, offsetof(struct term, id), .required = true },
    { "term", decode_text, offsetof(struct term, term), .required = true, .high = TITLE_MOST },
    { "note", decode_text, offsetof(struct term, note), .high = SENTENCES_MOST },
    { 0 },
};
static const struct field term_item = { .decode = decode_struct, .fields = term_fields, .size = sizeof(struct term) };

const struct field glossary_fields[] = {
    { "terms", decode_list, offsetof(struct raw_terms, list), .required = true, .of = &term_item, .high = ITEMS_MOST },
    { 0 },
};

static const struct field work_fields[] = {
    { "", decode_self, offsetof(struct work, from) },
    { "id", decode_id, offsetof(struct work, id), .required = true },
    { "title", decode_name, offsetof(struct work, title), .required = true, .high = 300 },
    { "year", decode_int, offsetof(struct work, year), .low = 1800, .high = 2200 },
    { "url", decode_str, offsetof(struct work, url), .low = 1, .high = 500 },
    { "about", decode_text, offsetof(struct work, about), .high = SENTENCES_MOST },
    { 0 },
};
static const struct field work_item = { .decode = decode_struct, .fields = work_fields, .size = sizeof(struct work) };

const struct field sources_fields[] = {
    { "sources", decode_list, offsetof(struct raw_works, list), .required = true, .of = &work_item, .high = ITEMS_MOST },
    { 0 },
};

static bool decode_format(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    (void)f, (void)to;
    if (n->kind == YNODE_SCALAR && str_eq(n->text, S("questionnaire/1"))) return true;
    bool later = n->kind == YNODE_SCALAR && str_starts(n->text, S("questionnaire/"));
    ynode_error(d->out, n, "must be questionnaire/1%s", later ? "; a file of another version needs another Tightrope" : "");
    return false;
}

/* 1.0.0 */
static bool decode_version(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    struct str rest = n->text;
    int parts = 0;
    bool good = n->kind == YNODE_SCALAR && n->text.n <= 20 && !str_ends(n->text, S("."));

    (void)f;
    while (good && rest.n > 0) {
        struct str part = str_cut(&rest, '.');
        good = part.n > 0;
        for (ptrdiff_t i = 0; i < part.n; i++) good = good && part.s[i] >= '0' && part.s[i] <= '9';
        parts++;
    }
    if (!good || parts != 3) {
        ynode_error(d->out, n, "must be a version such as 1.0.0");
        return false;
    }
    memcpy(to, &n->text, sizeof n->text);
    return true;
}

static bool decode_ignored(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    (void)d, (void)n, (void)f, (void)to;
    return true;
}

static const struct field file_item = { .decode = decode_file_name, .size = sizeof(struct file_name) };
static const struct field scale_item = { .decode = decode_text, .size = sizeof(struct text), .high = 40 };

/* `languages` is read first, by load.c: every text depends on it. */
const struct field main_fields[] = {
    { "tightrope", decode_format, 0, .required = true },
    { "id", decode_id, offsetof(struct raw_main, id), .required = true },
    { "version", decode_version, offsetof(struct raw_main, version), .required = true },
    { "languages", decode_ignored, 0, .required = true },
    { "title", decode_text, offsetof(struct raw_main, title), .required = true, .high = TITLE_MOST },
    { "scale", decode_array, offsetof(struct raw_main, scale), .required = true, .of = &scale_item, .high = LEVELS },
    { "areas", decode_list, offsetof(struct raw_main, areas), .required = true, .of = &file_item, .low = 1, .high = AREAS_MOST },
    { "profile", decode_file_name, offsetof(struct raw_main, profile) },
    { "rules", decode_file_name, offsetof(struct raw_main, rules) },
    { "glossary", decode_file_name, offsetof(struct raw_main, glossary) },
    { "sources", decode_file_name, offsetof(struct raw_main, sources) },
    { 0 },
};
