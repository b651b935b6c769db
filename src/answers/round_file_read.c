#include <stdint.h>

#include "answers/code.h"
#include "answers/format.h"
#include "answers/round.h"
#include "answers/round_file.h"
#include "answers/round_words.h"
#include "answers/stance.h"
#include "answers/value_file.h"
#include "base/arena.h"
#include "questionnaire/questionnaire.h"

enum {
    LETTER_MOST = 20000, /* characters that one speaker writes to one question */
    LIST_MOST = 500,
    TRIPS_MOST = 99,
    VOTES_MOST = 200
};

/* --- rows ------------------------------------------------------------------------ */

#define TEXT(type, key, member)     { key, decode_str, offsetof(struct type, member), .high = NOTE_MOST }
#define NEED(type, key, member)     { key, decode_str, offsetof(struct type, member), .required = true, .low = 1, .high = NOTE_MOST }
#define NAME(type, key, member)     { key, decode_str, offsetof(struct type, member), .high = NAME_MOST_CHARACTERS }
#define DAY(type, key, member)      { key, decode_date, offsetof(struct type, member) }
#define WORD(type, key, member, of) { key, decode_word, offsetof(struct type, member), .words = of }
#define TRIP(type)                  { "trip", decode_int, offsetof(struct type, trip), .required = true, .low = 1, .high = TRIPS_MOST }
#define ITEM(type)                  { .decode = decode_struct, .fields = type##_fields, .size = sizeof(struct type) }
#define LIST(type, key, member, of_row) \
    { key, decode_list, offsetof(struct type, member), .of = &(of_row), .high = LIST_MOST }

static bool decode_link(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    struct ref ref = { 0 };

    if (!decode_ref(d, n, f, &ref)) return false;
    *(struct link *)to = (struct link){ ref.id, -1, ref.from };
    return true;
}

static bool decode_code(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    struct str typed;
    struct code code;

    if (!n) return true;
    if (!decode_str(d, n, f, &typed)) return false;
    if (code_read(typed, &code) != CODE_FINE) {
        ynode_error(d->out, n, "is no code: 12 symbols, the last of which checks the others");
        return false;
    }
    *(struct str *)to = str_dup(d->keep, str_of(code.text));
    return true;
}

static const struct field team_fields[] = {
    { "id", decode_team_id, offsetof(struct round, team), .required = true },
    NAME(round, "name", name),
    { 0 },
};

static const struct field round_dates_fields[] = {
    DAY(round_dates, "sheets", sheets), DAY(round_dates, "settle", settle), DAY(round_dates, "letter", letter),
    DAY(round_dates, "review", review), DAY(round_dates, "next", next), { 0 },
};

static const struct field stand_in_fields[] = { NEED(stand_in, "text", text), NEED(stand_in, "as", as), { 0 } };
static const struct field stand_in = ITEM(stand_in);

static const struct field talk_fields[] = {
    TRIP(talk),
    { "by", decode_word, offsetof(struct talk, by), .required = true, .words = speaker_words },
    DAY(talk, "at", at),
    { "text", decode_str, offsetof(struct talk, text), .required = true, .low = 1, .high = LETTER_MOST },
    { 0 },
};
static const struct field talk = ITEM(talk);

static const struct field ask_fields[] = {
    { "id", decode_id, offsetof(struct ask, id), .required = true },
    NEED(ask, "ask", ask),
    TEXT(ask, "background", background),
    { "urgent", decode_bool, offsetof(struct ask, urgent) },
    WORD(ask, "state", state, ask_words),
    LIST(ask, "talk", talk, talk),
    { 0 },
};
static const struct field ask = ITEM(ask);

static const struct field comment_fields[] = {
    { "on", decode_id, offsetof(struct comment, on), .required = true },
    TRIP(comment),
    { "text", decode_str, offsetof(struct comment, text), .required = true, .low = 1, .high = LETTER_MOST },
    { 0 },
};
static const struct field comment = ITEM(comment);

static const struct field letter_fields[] = {
    TRIP(letter), DAY(letter, "sent", sent), DAY(letter, "due", due), DAY(letter, "back", back), { 0 },
};
static const struct field letter = ITEM(letter);

static const struct field link_row = { .decode = decode_link, .size = sizeof(struct link) };

static const struct field plan_review_fields[] = {
    NEED(plan_review, "text", text),
    { "by", decode_month, offsetof(struct plan_review, by) },
    { "fits", decode_link, offsetof(struct plan_review, fits) },
    { 0 },
};
static const struct field plan_review = ITEM(plan_review);

static const struct field promise_fields[] = {
    { "id", decode_id, offsetof(struct promise, id), .required = true },
    { "action", decode_link, offsetof(struct promise, action) },
    TEXT(promise, "own", own),
    NAME(promise, "who", who),
    NAME(promise, "helper", helper),
    TEXT(promise, "first-step", first_step),
    DAY(promise, "by", by),
    TEXT(promise, "done-when", done_when),
    TEXT(promise, "stops", stops),
    DAY(promise, "check", check),
    WORD(promise, "state", state, promise_words),
    { 0 },
};
static const struct field promise = ITEM(promise);

static const struct field verdicts_fields[] = {
    { "problem", decode_str, offsetof(struct verdicts, problem), .high = LETTER_MOST },
    { "direction", decode_str, offsetof(struct verdicts, direction), .high = LETTER_MOST },
    { "approach", decode_str, offsetof(struct verdicts, approach), .high = LETTER_MOST },
    { 0 },
};

static const struct field put_off_fields[] = {
    NEED(put_off, "what", what), TEXT(put_off, "because", because), TEXT(put_off, "look-again", look_again), { 0 },
};
static const struct field put_off = ITEM(put_off);

static const struct field parked_fields[] = {
    NEED(parked, "text", text), NAME(parked, "to", to), NAME(parked, "by", by),
    { "reply", decode_str, offsetof(struct parked, reply), .high = LETTER_MOST }, { 0 },
};
static const struct field parked = ITEM(parked);

/* The round, and the parts whose keys are ids. */
struct round_keys {
    struct round r;
    struct format_head head;
    const struct ynode *profile, *metrics, *settled;
    const struct ynode *weights, *targets, *owners, *estimates; /* of the plan */
};

#define PLAN_NUMBER(key, member, most) { key, decode_int, offsetof(struct round_keys, r.plan.member), .low = 1, .high = most, .absent = 0 }
#define PLAN_LIST(key, member, row)    { key, decode_list, offsetof(struct round_keys, r.plan.member), .of = &(row), .high = LIST_MOST }
#define KEYS_NODE(key, member)         { key, decode_self, offsetof(struct round_keys, member) }

static const struct field plan_fields[] = {
    PLAN_NUMBER("people", people, 1000),
    PLAN_NUMBER("share", share, 100),
    PLAN_NUMBER("leads", leads, 50),
    KEYS_NODE("weights", weights),
    KEYS_NODE("targets", targets),
    PLAN_LIST("pin", pin, link_row),
    PLAN_LIST("skip", skip, link_row),
    KEYS_NODE("owners", owners),
    KEYS_NODE("estimates", estimates),
    PLAN_LIST("review", review, plan_review),
    { 0 },
};

#define ROUND_LIST(key, member, row) { key, decode_list, offsetof(struct round_keys, r.member), .of = &(row), .high = LIST_MOST }

static const struct field round_fields[] = {
    FORMAT_FIELDS(offsetof(struct round_keys, head), round_format),
    { "team", decode_struct, offsetof(struct round_keys, r), .required = true, .fields = team_fields },
    { "date", decode_date, offsetof(struct round_keys, r.date), .required = true },
    { "meeting", decode_date, offsetof(struct round_keys, r.meeting) },
    { "answers", decode_word, offsetof(struct round_keys, r.answers), .words = anonymity_words },
    { "expected", decode_int, offsetof(struct round_keys, r.expected), .low = 1, .high = 1000, .absent = 0 },
    { "form", decode_word, offsetof(struct round_keys, r.form), .words = form_words },
    { "dates", decode_struct, offsetof(struct round_keys, r.dates), .fields = round_dates_fields },
    { "code", decode_code, offsetof(struct round_keys, r.code) },
    { "revealed", decode_bool, offsetof(struct round_keys, r.revealed) },
    ROUND_LIST("hide", hide, stand_in),
    KEYS_NODE("profile", profile),
    KEYS_NODE("metrics", metrics),
    ROUND_LIST("questions", asks, ask),
    ROUND_LIST("outside", outside, comment),
    ROUND_LIST("letters", letters, letter),
    KEYS_NODE("settled", settled),
    { "plan", decode_struct, 0, .fields = plan_fields },
    ROUND_LIST("promises", promises, promise),
    { "verdicts", decode_struct, offsetof(struct round_keys, r.verdicts), .fields = verdicts_fields },
    ROUND_LIST("later", later, put_off),
    ROUND_LIST("parking", parking, parked),
    { 0 },
};

/* --- parts whose keys are ids ------------------------------------------------------ */

struct settled_keys {
    struct stance_keys stance;
    int *votes;
    size_t n_votes;
    struct str because;
    struct date at;
};

static const struct field vote_row = { .key = "vote", .decode = decode_int, .low = 0, .high = LEVEL_MOST, .size = sizeof(int) };

static const struct field settled_fields[] = {
    STANCE_FIELDS(offsetof(struct settled_keys, stance)),
    { "votes", decode_list, offsetof(struct settled_keys, votes), .of = &vote_row, .high = VOTES_MOST },
    TEXT(settled_keys, "because", because),
    DAY(settled_keys, "at", at),
    { 0 },
};

static bool read_settled(struct decoder *d, const struct ynode *n, const struct questionnaire *q, struct round *r)
{
    bool ok = true;

    if (!n) return true;
    if (!format_is_map(d, n)) return false;
    for (const struct ynode *one = n->first; one; one = one->next) {
        const struct capability *c = format_capability(d, one, q);
        struct settled_keys keys = { 0 };
        struct stance s = { 0 };
        if (!c) {
            strays_add(&r->stray_settled, d->keep, one);
        } else if (decode_fields(d, one, settled_fields, &keys) && stance_resolve(d, one, &keys.stance, c, &s)) {
            r->settled[c->index] = (struct settled){
                s.state, s.level, s.reason, keys.votes, keys.n_votes, keys.because, keys.at, s.earlier,
            };
        } else {
            ok = false;
        }
    }
    return ok;
}

/* A map of ids as an array of structs that begin with a struct link; `row` decodes the rest of an
 * item from the value. */
static bool read_by_id(struct decoder *d, const struct ynode *n, const struct field *row, void *list, size_t *n_list)
{
    bool ok = true;
    size_t i = 0;

    if (!n) return true;
    if (!format_is_map(d, n)) return false;
    if (n->n > LIST_MOST) {
        ynode_error(d->out, n, "has %u items, more than %d", n->n, LIST_MOST);
        return false;
    }
    char *items = arena_alloc(d->keep, n->n, row->size, _Alignof(max_align_t));
    for (const struct ynode *one = n->first; one; one = one->next, i++) {
        char *item = items + i * row->size;
        ok = decode_link(d, one->key, row, item) && ok;
        ok = row->decode(d, one, row, item + row->offset) && ok;
    }
    *(void **)list = items;
    *n_list = i;
    return ok;
}

static const struct field plan_estimate_fields[] = {
    { "effort", decode_fixed, offsetof(struct plan_estimate, effort), .low = 0, .high = 10000, .absent = -1, .decimals = 1 },
    { "impact", decode_int, offsetof(struct plan_estimate, impact), .low = 1, .high = 5, .absent = 0 },
    TEXT(plan_estimate, "because", because),
    { 0 },
};

static bool read_plan(struct decoder *d, const struct round_keys *keys, struct plan *p)
{
    static const struct field weight = { .key = "weight", .decode = decode_int, .offset = offsetof(struct plan_number, value),
                                         .low = 1, .high = 5, .size = sizeof(struct plan_number) };
    static const struct field target = { .key = "target", .decode = decode_int, .offset = offsetof(struct plan_number, value),
                                         .low = 1, .high = LEVEL_MOST, .size = sizeof(struct plan_number) };
    static const struct field owner = { .key = "owner", .decode = decode_str, .offset = offsetof(struct plan_owner, who),
                                        .high = NAME_MOST_CHARACTERS, .size = sizeof(struct plan_owner) };
    static const struct field estimate = { .key = "estimate", .decode = decode_struct, .fields = plan_estimate_fields,
                                           .size = sizeof(struct plan_estimate) };

    bool ok = read_by_id(d, keys->weights, &weight, &p->weights, &p->n_weights);
    ok = read_by_id(d, keys->targets, &target, &p->targets, &p->n_targets) && ok;
    ok = read_by_id(d, keys->owners, &owner, &p->owners, &p->n_owners) && ok;
    return read_by_id(d, keys->estimates, &estimate, &p->estimates, &p->n_estimates) && ok;
}

/* --- references -------------------------------------------------------------------- */

/* The ids of one kind, to find links and to guess what a wrong one meant. */
struct ids {
    enum link_to what;
    const char *name;
    struct str *list;
    size_t n;
};

static struct ids ids_of(struct arena *keep, const struct questionnaire *q, enum link_to what)
{
    static const char *const names[] = { [LINK_AREA] = "area", [LINK_CAPABILITY] = "capability", [LINK_ACTION] = "action" };
    size_t n = what == LINK_AREA ? q->n_areas : what == LINK_CAPABILITY ? q->n_capabilities : q->n_actions;
    struct ids ids = { what, names[what], arena_new(keep, struct str, n + 1), n };

    for (size_t i = 0; i < n; i++)
        ids.list[i] = what == LINK_AREA ? q->areas[i].id : what == LINK_CAPABILITY ? q->capabilities[i].id : q->actions[i].id;
    return ids;
}

static void resolve(struct decoder *d, const struct questionnaire *q, const struct ids *ids, struct link *l)
{
    const struct ynode *from = l->from;

    if (!l->id.n) return;
    *l = link_to(q, ids->what, l->id);
    l->from = from;
    if (l->index < 0) format_gone(d, from, ids->name, ids->list, ids->n);
}

static void resolve_plan(struct decoder *d, const struct questionnaire *q, struct plan *p)
{
    struct ids areas = ids_of(d->keep, q, LINK_AREA), capabilities = ids_of(d->keep, q, LINK_CAPABILITY);
    struct ids actions = ids_of(d->keep, q, LINK_ACTION);

    for (size_t i = 0; i < p->n_weights; i++) resolve(d, q, &areas, &p->weights[i].of);
    for (size_t i = 0; i < p->n_targets; i++) resolve(d, q, &capabilities, &p->targets[i].of);
    for (size_t i = 0; i < p->n_pin; i++) resolve(d, q, &actions, &p->pin[i]);
    for (size_t i = 0; i < p->n_skip; i++) resolve(d, q, &actions, &p->skip[i]);
    for (size_t i = 0; i < p->n_owners; i++) resolve(d, q, &actions, &p->owners[i].action);
    for (size_t i = 0; i < p->n_estimates; i++) resolve(d, q, &actions, &p->estimates[i].action);
    for (size_t i = 0; i < p->n_review; i++) resolve(d, q, &actions, &p->review[i].fits);
}

static bool resolve_promises(struct decoder *d, const struct questionnaire *q, const struct ynode *list, struct round *r)
{
    struct ids actions = ids_of(d->keep, q, LINK_ACTION);
    const struct ynode *one = list ? list->first : NULL;
    bool ok = true;

    for (size_t i = 0; one && i < r->n_promises; i++, one = one->next) {
        struct promise *p = &r->promises[i];
        bool action = ynode_get(one, S("action")), own = ynode_get(one, S("own"));
        resolve(d, q, &actions, &p->action);
        if (action != own) continue;
        ynode_error(d->out, one, own ? "has an action and own words, only one can be" : "needs an action, or own words");
        ok = false;
    }
    return ok;
}

static bool known_id(const struct questionnaire *q, const struct round *r, struct str id)
{
    if (str_eq(id, S("whole")) || questionnaire_area(q, id) || questionnaire_capability(q, id)) return true;
    if (questionnaire_action(q, id) || questionnaire_question(q, id) || questionnaire_metric(q, id)) return true;
    for (size_t i = 0; i < r->n_asks; i++)
        if (str_eq(r->asks[i].id, id)) return true;
    for (size_t i = 0; i < r->n_promises; i++)
        if (str_eq(r->promises[i].id, id)) return true;
    return false;
}

static void check_comments(struct decoder *d, const struct questionnaire *q, const struct ynode *list, const struct round *r)
{
    const struct ynode *one = list ? list->first : NULL;

    for (size_t i = 0; one && i < r->n_outside; i++, one = one->next)
        if (r->outside[i].on.n && !known_id(q, r, r->outside[i].on))
            ynode_warning(d->out, ynode_get(one, S("on")), "nothing has the id \"%.*s\" any more; kept",
                          STR_ARG(r->outside[i].on));
}

/* Ids within one list are there once. */
static bool check_ids(struct decoder *d, const struct ynode *list)
{
    bool ok = true;

    for (const struct ynode *one = list ? list->first : NULL; one; one = one->next) {
        const struct ynode *id = ynode_get(one, S("id")), *other = NULL;
        if (!id || id->kind != YNODE_SCALAR) continue;
        for (const struct ynode *before = list->first; before != one && !other; before = before->next) {
            other = ynode_get(before, S("id"));
            if (other && !(other->kind == YNODE_SCALAR && str_eq(other->text, id->text))) other = NULL;
        }
        if (!other) continue;
        ynode_error(d->out, id, "\"%.*s\" stands here a second time, first in line %u", STR_ARG(str_head(id->text, 47)),
                    other->at.line);
        ok = false;
    }
    return ok;
}

/* --- the whole --------------------------------------------------------------------- */

static struct round *decode_round(struct decoder *d, const struct ynode *top, const struct questionnaire *q)
{
    struct round_keys *keys = arena_new(d->keep, struct round_keys, 1);
    const struct ynode *asks = ynode_get(top, S("questions")), *promises = ynode_get(top, S("promises"));

    keys->r = *round_new(d->keep, q);
    struct round *r = &keys->r;
    bool ok = decode_fields(d, top, round_fields, keys);
    if (ok) format_report(d, &keys->head, q);
    r->made_with = keys->head.made_with;
    ok = value_read_profile(d, keys->profile, q, BY_TEAM, r->profile, &r->stray_profile) && ok;
    ok = value_read_metrics(d, keys->metrics, q, r->metrics, &r->stray_metrics) && ok;
    ok = read_settled(d, keys->settled, q, r) && ok;
    ok = read_plan(d, keys, &r->plan) && ok;
    ok = check_ids(d, asks) && ok;
    ok = check_ids(d, promises) && ok;
    resolve_plan(d, q, &r->plan);
    check_comments(d, q, ynode_get(top, S("outside")), r);
    return resolve_promises(d, q, promises, r) && ok ? r : NULL;
}

struct round *round_read(struct arena *keep, const struct questionnaire *q, const struct source *in,
                         bool refuse_edited, struct diags *out)
{
    const struct yaml_limits limits = { ROUND_FILE_MOST, yaml_limits_sheet.scalar, yaml_limits_sheet.depth,
                                        yaml_limits_sheet.events, false };
    struct decoder d = { .keep = keep, .out = out };
    const struct ynode *top = yaml_read(keep, in, limits, out);

    if (!top || !format_end_report(in, refuse_edited, out)) return NULL;
    return decode_round(&d, top, q);
}
