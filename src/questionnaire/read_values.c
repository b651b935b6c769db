#include <string.h>

#include "questionnaire/raw.h"

enum { PLACE_MOST = 60, EFFORT_MOST = 5000 /* tenths of a person-week */, FILE_NAME_MOST = 100 };

static bool wanted(struct decoder *d, const struct ynode *n, const char *what)
{
    struct str got = str_head(n->text, 80);
    if (n->kind == YNODE_SCALAR) ynode_error(d->out, n, "must be %s, got \"%.*s\"", what, STR_ARG(got));
    else ynode_error(d->out, n, "must be %s, is %s", what, ynode_kind_name(n->kind));
    return false;
}

bool decode_need(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    struct need_ref need = { .from = n };
    struct str rest = n->text;

    (void)f;
    need.id = str_cut(&rest, ':');
    bool colon = need.id.n < n->text.n;
    if (colon && rest.n == 1 && rest.s[0] >= '1' && rest.s[0] <= '4') need.level = rest.s[0] - '0';
    if (n->kind != YNODE_SCALAR || !is_id(need.id) || (colon && !need.level))
        return wanted(d, n, "an action, or a capability and a level from 1 to 4 such as on-call:2");
    memcpy(to, &need, sizeof need);
    return true;
}

bool decode_citation(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    (void)f;
    if (!n) return true;
    struct str place = n->text;
    struct cite_ref cite = { .id = str_cut(&place, ':'), .place = place, .from = n };
    bool colon = cite.id.n < n->text.n;

    if (n->kind != YNODE_SCALAR || !is_id(cite.id) || place.n > PLACE_MOST || (colon && !place.n))
        return wanted(d, n, "a source, or a source and a place in it such as sre-book:8");
    memcpy(to, &cite, sizeof cite);
    return true;
}

static const struct field estimate_fields[] = {
    { "low", decode_fixed, offsetof(struct estimate, low), .required = true, .decimals = 1, .low = 0, .high = EFFORT_MOST },
    { "likely", decode_fixed, offsetof(struct estimate, likely), .required = true, .decimals = 1, .low = 1, .high = EFFORT_MOST },
    { "high", decode_fixed, offsetof(struct estimate, high), .required = true, .decimals = 1, .low = 1, .high = EFFORT_MOST },
    { 0 },
};

bool decode_estimate(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    struct estimate e = { 0 };

    (void)f;
    if (!n) return true;
    if (!decode_fields(d, n, estimate_fields, &e)) return false;
    if (e.low > e.likely || e.likely > e.high) {
        ynode_error(d->out, n, "must rise from low to likely to high");
        return false;
    }
    memcpy(to, &e, sizeof e);
    return true;
}

/* Only names beside questionnaire.yaml: a questionnaire from a stranger reads nothing else. */
bool decode_file_name(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    (void)f;
    if (!n) return true;
    bool plain = n->kind == YNODE_SCALAR && n->text.n <= FILE_NAME_MOST && n->text.n > 5 && n->text.s[0] != '.'
              && str_ends(n->text, S(".yaml"));
    for (ptrdiff_t i = 0; plain && i < n->text.n; i++) {
        char c = n->text.s[i];
        plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    }
    if (!plain) return wanted(d, n, "the name of a file in this folder such as release.yaml");
    memcpy(to, &(struct file_name){ n->text, n }, sizeof(struct file_name));
    return true;
}

static const struct field option_fields[] = {
    { "", decode_self, offsetof(struct option, from) },
    { "id", decode_id, offsetof(struct option, id), .required = true },
    { "text", decode_text, offsetof(struct option, text), .required = true, .high = TITLE_MOST },
    { 0 },
};

const struct field need_item = { .decode = decode_need, .size = sizeof(struct need_ref) };
const struct field cite_item = { .decode = decode_citation, .size = sizeof(struct cite_ref) };
const struct field text_item = { .decode = decode_text, .size = sizeof(struct text), .high = SENTENCES_MOST };
const struct field ref_item = { .decode = decode_ref, .size = sizeof(struct ref) };
const struct field option_item = { .decode = decode_struct, .fields = option_fields, .size = sizeof(struct option) };
