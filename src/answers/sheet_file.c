#include "answers/sheet_file.h"

#include "answers/code.h"
#include "answers/end_line.h"
#include "answers/format.h"
#include "answers/sheet.h"
#include "answers/stance.h"
#include "answers/value_file.h"
#include "base/arena.h"
#include "base/buf.h"
#include "questionnaire/questionnaire.h"
#include "yaml/decode.h"
#include "yaml/emit.h"

/* --- reading --------------------------------------------------------------------- */

static const char *const sheet_format[] = { "sheet/1", NULL };

struct answer_keys {
    struct stance_keys stance;
    enum sure sure;
    bool discuss, not_mine;
    int wish;
    struct str note, note_internal;
    struct evidence evidence;
};

/* Without the key nothing was said, and no word stands for that. */
static bool decode_sure(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    static const char *const words[] = { "know", "think", "guess", NULL };
    struct field row = *f;
    int at;

    row.words = words;
    if (!n) return true;
    if (!decode_word(d, n, &row, &at)) return false;
    *(enum sure *)to = (enum sure)(at + SURE_KNOW);
    return true;
}

static const struct field evidence_fields[] = {
    { "what", decode_str, offsetof(struct evidence, what), .high = NOTE_MOST },
    { "where", decode_str, offsetof(struct evidence, where), .high = NOTE_MOST },
    { "date", decode_date, offsetof(struct evidence, date) },
    { "owner", decode_str, offsetof(struct evidence, owner), .high = NAME_MOST_CHARACTERS },
    { "live", decode_bool, offsetof(struct evidence, live) },
    { 0 },
};

static const struct field answer_fields[] = {
    STANCE_FIELDS(offsetof(struct answer_keys, stance)),
    { "sure", decode_sure, offsetof(struct answer_keys, sure) },
    { "not-mine", decode_bool, offsetof(struct answer_keys, not_mine) },
    { "discuss", decode_bool, offsetof(struct answer_keys, discuss) },
    { "wish", decode_int, offsetof(struct answer_keys, wish), .low = 0, .high = WISH_MOST },
    { "note", decode_str, offsetof(struct answer_keys, note), .high = NOTE_MOST },
    { "note-internal", decode_str, offsetof(struct answer_keys, note_internal), .high = NOTE_MOST },
    { "evidence", decode_struct, offsetof(struct answer_keys, evidence), .fields = evidence_fields },
    { 0 },
};

static bool read_answer(struct decoder *d, const struct ynode *n, const struct capability *c, struct answer *out)
{
    struct answer_keys keys = { 0 };
    struct stance s;

    if (!decode_fields(d, n, answer_fields, &keys)) return false;
    if (!stance_resolve(d, n, &keys.stance, c, &s)) return false;
    if (keys.not_mine && s.state != ANSWER_NONE && s.state != ANSWER_UNKNOWN) {
        ynode_error(d->out, n, "says not-mine and judges all the same");
        return false;
    }
    *out = (struct answer){
        .state = s.state,
        .level = s.level,
        .reason = s.reason,
        .earlier = s.earlier,
        .sure = keys.sure,
        .discuss = keys.discuss,
        .not_mine = keys.not_mine,
        .wish = keys.wish,
        .note = keys.note,
        .note_internal = keys.note_internal,
        .evidence = keys.evidence,
    };
    return true;
}

static bool read_answers(struct decoder *d, const struct ynode *n, const struct questionnaire *q, struct sheet *s)
{
    bool ok = true;

    if (!format_is_map(d, n)) return false;
    for (const struct ynode *one = n->first; one; one = one->next) {
        const struct capability *c = format_capability(d, one, q);
        if (c) ok = read_answer(d, one, c, &s->answers[c->index]) && ok;
        else strays_add(&s->stray_answers, d->keep, one);
    }
    return ok;
}

static bool decode_sheet_id(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    struct str id;

    if (!decode_str(d, n, f, &id)) return false;
    if (!sheet_id_valid(id)) {
        ynode_error(d->out, n, "must be %d symbols of 0-9 and A-Z without I, L, O and U", SHEET_ID_SYMBOLS);
        return false;
    }
    *(struct str *)to = id;
    return true;
}

static const struct field respondent_fields[] = {
    { "id", decode_sheet_id, offsetof(struct respondent, id), .required = true },
    { "code", decode_str, offsetof(struct respondent, code), .low = 2 * HASH_BYTES, .high = 2 * HASH_BYTES },
    { "role", decode_str, offsetof(struct respondent, role), .high = NAME_MOST_CHARACTERS },
    { "name", decode_str, offsetof(struct respondent, name), .high = NAME_MOST_CHARACTERS },
    { 0 },
};

struct sheet_keys {
    struct format_head head;
    struct str team, round;
    struct respondent respondent;
    struct date saved;
    const struct ynode *answers, *own;
};

static const struct field sheet_fields[] = {
    FORMAT_FIELDS(offsetof(struct sheet_keys, head), sheet_format),
    { "team", decode_team_id, offsetof(struct sheet_keys, team), .required = true },
    { "round", decode_round_id, offsetof(struct sheet_keys, round), .required = true },
    { "respondent", decode_struct, offsetof(struct sheet_keys, respondent), .required = true, .fields = respondent_fields },
    { "saved", decode_date, offsetof(struct sheet_keys, saved) },
    { "answers", decode_self, offsetof(struct sheet_keys, answers) },
    { "own", decode_self, offsetof(struct sheet_keys, own) },
    { 0 },
};

static struct sheet *decode_sheet(struct decoder *d, const struct ynode *top, const struct questionnaire *q)
{
    struct sheet *s = sheet_new(d->keep, q);
    struct sheet_keys keys = { 0 };
    bool ok = decode_fields(d, top, sheet_fields, &keys);

    if (ok) format_report(d, &keys.head, q);
    if (keys.answers) ok = read_answers(d, keys.answers, q, s) && ok;
    if (keys.own) ok = value_read_profile(d, keys.own, q, BY_EACH, s->own, &s->stray_own) && ok;
    s->made_with = keys.head.made_with;
    s->team = keys.team;
    s->round = keys.round;
    s->respondent = keys.respondent;
    s->saved = keys.saved;
    return ok ? s : NULL;
}

struct sheet *sheet_read(struct arena *keep, const struct questionnaire *q, const struct source *in,
                         bool refuse_edited, struct diags *out)
{
    struct decoder d = { .keep = keep, .out = out };
    const struct ynode *top = yaml_read(keep, in, yaml_limits_sheet, out);

    if (!top || !format_end_report(in, refuse_edited, out)) return NULL;
    return decode_sheet(&d, top, q);
}

/* --- writing --------------------------------------------------------------------- */

static void write_evidence(struct emit *e, const struct evidence *v)
{
    if (!v->what.n && !v->where.n && !v->owner.n && !date_known(v->date) && !v->live) return;
    emit_key(e, S("evidence"));
    emit_inline_map(e);
    format_text(e, "what", v->what);
    format_text(e, "where", v->where);
    format_date(e, "date", v->date);
    format_text(e, "owner", v->owner);
    format_yes(e, "live", v->live);
    emit_end(e);
}

/* One line per answer: a difference in git is an answer that changed, and a file that was cut
 * short has lost whole answers. */
static void write_answer(struct emit *e, const struct answer *a, const struct capability *c)
{
    struct stance s = { a->state, a->level, a->reason, a->earlier };

    emit_key(e, c->id);
    emit_inline_map(e);
    stance_emit(e, &s, c);
    if (a->sure != SURE_UNSAID) format_text(e, "sure", str_of(sure_name(a->sure)));
    format_yes(e, "not-mine", a->not_mine);
    format_yes(e, "discuss", a->discuss);
    format_number(e, "wish", a->wish);
    format_text(e, "note", a->note);
    format_text(e, "note-internal", a->note_internal);
    write_evidence(e, &a->evidence);
    emit_end(e);
}

static void write_respondent(struct emit *e, const struct respondent *r)
{
    emit_key(e, S("respondent"));
    emit_inline_map(e);
    format_text(e, "id", r->id);
    format_text(e, "code", r->code);
    format_text(e, "role", r->role);
    format_text(e, "name", r->name);
    emit_end(e);
}

struct str sheet_write(struct arena *keep, const struct questionnaire *q, const struct sheet *s)
{
    struct buf text = buf_in(keep);
    struct emit e = emit_to(&text);

    emit_map(&e);
    format_text(&e, "tightrope", str_of(sheet_format[0]));
    format_made_with(&e, &s->made_with);
    format_text(&e, "team", s->team);
    format_round_id(&e, "round", s->round);
    write_respondent(&e, &s->respondent);
    format_date(&e, "saved", s->saved);
    emit_key(&e, S("answers"));
    emit_map(&e);
    for (size_t i = 0; i < q->n_capabilities; i++)
        if (!answer_empty(&s->answers[i])) write_answer(&e, &s->answers[i], &q->capabilities[i]);
    for (size_t i = 0; i < s->stray_answers.n; i++) stray_emit(&e, &s->stray_answers.list[i]);
    emit_end(&e);
    value_write_profile(&e, S("own"), q, s->own, &s->stray_own);
    emit_end(&e);
    return end_line_add(keep, buf_str(&text));
}
