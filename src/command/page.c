#include "command/page.h"

#include "answers/round.h"
#include "command/version.h"
#include "document/doc.h"
#include "document/plain.h"
#include "findings/findings.h"
#include "kiosk/session.h"
#include "report/report.h"

/* What the team settled stays out of it. */
const struct doc *page_make(struct arena *keep, struct arena scratch, const struct session *s, enum language l)
{
    struct round *alone = arena_new(keep, struct round, 1);
    const struct sheet **mine = arena_new(keep, const struct sheet *, 1);
    struct findings_options options = { .so_far = true, .questions = true };
    struct report_options how = { .language = l, .sample = s->store->temporary, .program = S(TIGHTROPE_VERSION) };

    *alone = *s->round;
    alone->settled = arena_new(keep, struct settled, alone->n_settled);
    mine[0] = s->sheet;
    return report_first_look(keep, findings_make(keep, scratch, s->q, alone, mine, 1, &options), &how);
}

struct str page_text(struct arena *keep, struct arena scratch, const struct session *s, enum language l)
{
    return plain_write(keep, scratch, page_make(keep, scratch, s, l));
}

struct str page_file(struct arena *keep, const struct session *s)
{
    return str_printf(keep, "first-look-%.*s.pdf", STR_ARG(s->place.team));
}
