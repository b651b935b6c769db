#include "answers/format.h"

#include "answers/end_line.h"
#include "answers/team_id.h"
#include "base/arena.h"
#include "questionnaire/questionnaire.h"
#include "yaml/emit.h"

bool decode_format(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    struct str said;

    (void)to;
    if (!n) return true;
    if (!decode_str(d, n, f, &said)) return false;
    if (str_eq(said, str_of(f->words[0]))) return true;
    ynode_error(d->out, n, "must be \"%s\", got \"%.*s\"", f->words[0], STR_ARG(str_head(said, 40)));
    return false;
}

static const struct field made_with_fields[] = {
    { "id", decode_id, offsetof(struct made_with, id), .required = true },
    { "version", decode_str, offsetof(struct made_with, version), .required = true, .low = 1, .high = 40 },
    { "fingerprint", decode_str, offsetof(struct made_with, fingerprint), .high = 64 },
    { 0 },
};

bool decode_made_with(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    (void)f;
    return !n || decode_fields(d, n, made_with_fields, to);
}

void format_report(struct decoder *d, const struct format_head *head, const struct questionnaire *q)
{
    const struct ynode *at = ynode_get(head->from, S("questionnaire"));
    const struct made_with *m = &head->made_with;

    if (!str_eq(m->id, q->id)) {
        ynode_warning(d->out, at, "made with the questionnaire \"%.*s\", read with \"%.*s\": what has the same id is used",
                      STR_ARG(m->id), STR_ARG(q->id));
    } else if (!str_eq(m->version, q->version)) {
        ynode_problem(d->out, DIAG_NOTE, at, "made with version %.*s of the questionnaire, read with %.*s: matched by id",
                      STR_ARG(m->version), STR_ARG(q->version));
    } else if (m->fingerprint.n && !str_eq(m->fingerprint, q->fingerprint_text)) {
        ynode_problem(d->out, DIAG_NOTE, at, "the questionnaire was edited since, without a new version: matched by id");
    }
}

bool decode_team_id(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    struct str id;

    if (!n) return true;
    if (!decode_str(d, n, f, &id)) return false;
    if (!team_id_valid(id)) {
        ynode_error(d->out, n, "must be a team's id of small letters, digits and hyphens, at most %d", TEAM_ID_MOST);
        return false;
    }
    *(struct str *)to = id;
    return true;
}

bool round_id_valid(struct str id)
{
    return date_known(id.n == 7 ? date_parse_month(id) : date_parse(id));
}

bool decode_round_id(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    struct str id;

    if (!n) return true;
    if (!decode_str(d, n, f, &id)) return false;
    if (!round_id_valid(id)) {
        ynode_error(d->out, n, "must be a round like 2026-11 or 2026-11-23, got \"%.*s\"", STR_ARG(str_head(id, 40)));
        return false;
    }
    *(struct str *)to = id;
    return true;
}

/* The place of the last line that holds anything. */
static struct span last_line(struct str text)
{
    ptrdiff_t at = str_trim(text).n ? str_trim(text).s + str_trim(text).n - text.s : 0;

    while (at > 0 && text.s[at - 1] != '\n') at--;
    return span_of_offset(text, at);
}

bool format_end_report(const struct source *in, bool refuse_edited, struct diags *out)
{
    enum end_line end = end_line_of(in->text);
    enum diag_level level = refuse_edited ? DIAG_ERROR : DIAG_NOTE;
    struct span at = last_line(in->text);

    if (end == END_LINE_WRONG)
        diag_add(out, level, in, at, "the checksum does not fit: the file was edited%s",
                 refuse_edited ? ", which is refused here" : "");
    if (end == END_LINE_MISSING && in->text.n && !str_ends(in->text, S("\n")) && !refuse_edited)
        diag_warning(out, in, at, "the file ends in the middle of a line: what stands in it may be incomplete");
    else if (end == END_LINE_MISSING)
        diag_add(out, level, in, at, "there is no checksum line at the end%s", refuse_edited ? ", which is refused here" : "");
    return end == END_LINE_GOOD || !refuse_edited;
}

bool format_is_map(struct decoder *d, const struct ynode *n)
{
    if (n->kind == YNODE_MAP) return true;
    if (n->kind == YNODE_SCALAR && !n->quoted && !n->text.n) return true;
    ynode_error(d->out, n, "must be a map, is %s", ynode_kind_name(n->kind));
    return false;
}

void format_gone(struct decoder *d, const struct ynode *n, const char *what, const struct str *ids, size_t n_ids)
{
    struct str hint = decode_hint(d->out->keep, n->text, ids, n_ids);

    ynode_warning(d->out, n, "the questionnaire has no %s \"%.*s\"%.*s; kept, counts nowhere", what,
                  STR_ARG(str_head(n->text, 47)), STR_ARG(hint));
}

const struct capability *format_capability(struct decoder *d, const struct ynode *n, const struct questionnaire *q)
{
    const struct capability *c = questionnaire_capability(q, n->key->text);

    if (c) return c;
    struct str *ids = arena_new(d->keep, struct str, q->n_capabilities + 1);
    for (size_t i = 0; i < q->n_capabilities; i++) ids[i] = q->capabilities[i].id;
    format_gone(d, n->key, "capability", ids, q->n_capabilities);
    return NULL;
}

void format_made_with(struct emit *e, const struct made_with *m)
{
    emit_key(e, S("questionnaire"));
    emit_inline_map(e);
    emit_key(e, S("id"));
    emit_str(e, m->id);
    emit_key(e, S("version"));
    emit_str(e, m->version);
    if (m->fingerprint.n) {
        emit_key(e, S("fingerprint"));
        emit_str(e, m->fingerprint);
    }
    emit_end(e);
}

void format_text(struct emit *e, const char *key, struct str text)
{
    if (!text.n) return;
    emit_key(e, str_of(key));
    emit_str(e, text);
}

void format_number(struct emit *e, const char *key, int number)
{
    if (!number) return;
    emit_key(e, str_of(key));
    emit_int(e, number);
}

void format_yes(struct emit *e, const char *key, bool yes)
{
    if (!yes) return;
    emit_key(e, str_of(key));
    emit_bool(e, true);
}

void format_date(struct emit *e, const char *key, struct date d)
{
    if (!date_known(d)) return;
    emit_key(e, str_of(key));
    emit_date(e, d);
}

void format_round_id(struct emit *e, const char *key, struct str id)
{
    emit_key(e, str_of(key));
    if (id.n == 7) emit_month(e, date_parse_month(id));
    else emit_date(e, date_parse(id));
}
