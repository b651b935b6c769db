#pragma once
/* One person's sitting: which round, which sheet, and how what was said gets to disk.
 * Both faces of the interview work on a session. */

#include <stdbool.h>

#include "answers/held.h"
#include "answers/store.h"
#include "base/arena.h"
#include "base/diag.h"
#include "kiosk/interview.h"

struct session {
    struct store *store;
    struct arena *keep;
    const struct questionnaire *q;
    struct place place;
    struct round *round;
    struct sheet *sheet;
    struct held held;
    struct code code;     /* text[0] == 0: unknown (it was typed by nobody and not made here) */
    size_t sheets_before; /* sheets of the round when this one was opened */
};

/* Joins a round with a new, empty sheet. The resume code is in s->code. */
enum sys_error session_join(struct session *s, struct arena scratch, struct store *store, struct arena *keep,
                            const struct questionnaire *q, struct place place, struct diags *problems) MUST_USE;

/* Goes on with the sheet of a code, in any round. SYS_MISSING: nobody has it. */
enum sys_error session_resume(struct session *s, struct store *store, struct arena *keep,
                              const struct questionnaire *q, const struct code *code, struct diags *problems) MUST_USE;

/* Makes what an event changed at a step durable. Only after SYS_OK may a face say so. */
enum sys_error session_save(struct session *s, struct arena scratch, struct step step, struct outcome done,
                            struct diags *problems) MUST_USE;

/* Gives the sheet's lock back. Safe on a zeroed session. */
void session_end(struct session *s);
