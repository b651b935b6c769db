#include "kiosk/session.h"

#include "answers/round.h"
#include "answers/sheet.h"
#include "questionnaire/questionnaire.h"

static enum sys_error read_round(struct session *s, struct diags *problems)
{
    struct round_set set = { 0 };
    enum sys_error e = store_read_round(s->store, s->keep, s->q, s->place, &set, problems);

    if (e) return e;
    if (!set.round) return SYS_BROKEN; /* its problems are in the list */
    s->round = set.round;
    s->sheets_before = set.n_sheets;
    return SYS_OK;
}

enum sys_error session_join(struct session *s, struct arena scratch, struct store *store, struct arena *keep,
                            const struct questionnaire *q, struct place place, struct diags *problems)
{
    *s = (struct session){ .store = store, .keep = keep, .q = q, .place = place };
    enum sys_error e = read_round(s, problems);
    if (e) return e;
    return store_create_sheet(store, keep, scratch, q, place, &s->sheet, &s->held, &s->code, problems);
}

enum sys_error session_resume(struct session *s, struct store *store, struct arena *keep,
                              const struct questionnaire *q, const struct code *code, struct diags *problems)
{
    struct str id = { 0 };

    *s = (struct session){ .store = store, .keep = keep, .q = q, .code = *code };
    enum sys_error e = store_find_code(store, keep, (struct place){ 0 }, code, &s->place, &id);
    if (e) return e;
    e = read_round(s, problems);
    if (e) return e;
    e = store_open_sheet(store, keep, q, s->place, id, &s->sheet, &s->held, problems);
    if (!e && !s->sheet) return SYS_BROKEN;
    return e;
}

/* One value of the team, on its way into the round as it is on disk by now. */
struct team_answer {
    bool metric;
    int item;
    struct value value;
};

static void put_team_answer(struct round *r, struct arena *keep, void *context)
{
    const struct team_answer *a = context;
    (void)keep; /* the value's texts live in the session's arena, which outlives the round */
    if (a->metric) r->metrics[a->item] = a->value;
    else r->profile[a->item] = a->value;
}

static enum sys_error save_team_answer(struct session *s, struct arena scratch, struct step step,
                                       struct diags *problems)
{
    struct team_answer a = { .metric = step.kind == STEP_METRIC, .item = step.item };
    struct round *now = NULL;

    a.value = a.metric ? s->round->metrics[step.item] : s->round->profile[step.item];
    enum sys_error e = store_edit_round(s->store, s->keep, scratch, s->q, s->place, put_team_answer, &a, &now, problems);
    if (!e && !now) return SYS_BROKEN;
    return e;
}

enum sys_error session_save(struct session *s, struct arena scratch, struct step step, struct outcome done,
                            struct diags *problems)
{
    if (done.round) {
        enum sys_error e = save_team_answer(s, scratch, step, problems);
        if (e) return e;
    }
    if (done.sheet) return store_save_sheet(s->store, scratch, s->q, s->sheet, &s->held, problems);
    return SYS_OK;
}

void session_end(struct session *s)
{
    if (s->store) held_release(s->store->sys, &s->held);
}
