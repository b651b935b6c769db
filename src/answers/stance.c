#include "answers/stance.h"

#include "questionnaire/questionnaire.h"
#include "yaml/decode.h"
#include "yaml/emit.h"

bool stance_resolve(struct decoder *d, const struct ynode *n, const struct stance_keys *keys,
                    const struct capability *c, struct stance *out)
{
    struct stance s = { 0 };
    bool level = keys->level >= 0, not_applicable = keys->not_applicable.n > 0;

    if (level + keys->unknown + not_applicable > 1) {
        ynode_error(d->out, n, "says more than one of level, unknown and not-applicable");
        return false;
    }
    s.state = level ? ANSWER_LEVEL : keys->unknown ? ANSWER_UNKNOWN : not_applicable ? ANSWER_NOT_APPLICABLE : ANSWER_NONE;
    s.level = level ? keys->level : 0;
    s.reason = keys->not_applicable;
    if (s.state != ANSWER_NONE && keys->meaning != c->meaning) {
        s.earlier = (struct earlier_answer){ s.state, s.level, keys->meaning };
        s.state = ANSWER_NONE;
        s.level = 0;
        ynode_problem(d->out, DIAG_NOTE, n, "answers another meaning of the question than today's, counts as not answered");
    }
    *out = s;
    return true;
}

void stance_emit(struct emit *e, const struct stance *s, const struct capability *c)
{
    bool earlier = s->state == ANSWER_NONE;
    enum answer_state state = earlier ? s->earlier.state : s->state;
    int meaning = earlier ? s->earlier.meaning : c->meaning;

    if (state == ANSWER_NONE) return;
    if (state == ANSWER_LEVEL) {
        emit_key(e, S("level"));
        emit_int(e, earlier ? s->earlier.level : s->level);
    } else if (state == ANSWER_UNKNOWN) {
        emit_key(e, S("unknown"));
        emit_bool(e, true);
    } else {
        emit_key(e, S("not-applicable"));
        emit_str(e, s->reason);
    }
    if (meaning == 1) return;
    emit_key(e, S("meaning"));
    emit_int(e, meaning);
}
