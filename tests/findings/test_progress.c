/* Two rounds side by side, also across versions of a questionnaire. */

#include "findings/progress.h"

#include "findings/consensus.h"
#include "findings/small.h"
#include "tap.h"

static const struct consensus *round_of(struct small *s, const char *letters)
{
    small_sheet(s, letters);
    return consensus_make(s->keep, &s->q, &s->r, s->list, s->n_sheets, false);
}

/* Capabilities with these ids, each with one action `ID-1`. */
static struct small *asked(struct arena *keep, const char *ids)
{
    struct small *s = small_new(keep);
    small_area(s, "area", 1);
    for (struct str rest = str_of(ids); rest.n > 0;) {
        struct str id = str_cut(&rest, ' ');
        small_cap(s, str_z(keep, id), 3);
        small_action(s, str_z(keep, str_join(keep, id, S("-1"))), 0, 1, 1, 5);
    }
    return s;
}

static void test_levels(struct arena keep)
{
    struct small *before = asked(&keep, "a b c d e gone same"), *now = asked(&keep, "new same e d c b a");
    now->caps[2].meaning = 2;
    const struct consensus *c = round_of(now, "220210x");
    const struct progress *p = progress_make(&keep, c, round_of(before, "120u112"));
    /* new 2 (was not there), same 2 = 2, e 0 (other meaning), d 2 (was u), c 1 (was 0), b 0 (was 2), a x */
    tap_ok(p->n_moved == 2 && p->up == 1 && p->down == 1 && p->same == 1, "%d up, %d down, %d as before", p->up, p->down,
        p->same);
    tap_ok(p->n_moved == 2 && str_eq(p->moved[0].of->id, S("c")) && p->moved[0].before == 0 && p->moved[0].now == 1,
        "c went from 0 to 1");
    tap_ok(p->n_moved == 2 && str_eq(p->moved[1].of->id, S("b")) && p->moved[1].before == 2 && p->moved[1].now == 0,
        "b went back from 2 to 0");
    tap_int(p->not_comparable, 3, "new, unknown before, and of another meaning");
}

static void test_promises(struct arena keep)
{
    struct small *before = asked(&keep, "a b"), *now = asked(&keep, "b a");
    struct promise promises[] = {
        { .id = S("p1"), .action = { S("a-1"), 0 }, .state = PROMISE_GOING },
        { .id = S("p2"), .action = { S("b-1"), 1 }, .state = PROMISE_DONE },
        { .id = S("p3"), .own = S("talk"), .state = PROMISE_DONE },
        { .id = S("p4"), .action = { S("gone"), -1 }, .state = PROMISE_DONE },
        { .id = S("p5"), .own = S("write"), .state = PROMISE_STUCK },
        { .id = S("p6"), .own = S("no"), .state = PROMISE_DROPPED },
        { .id = S("p7"), .own = S("soon"), .state = PROMISE_PROMISED },
    };
    before->r.promises = promises, before->r.n_promises = countof(promises);
    const struct progress *p = progress_make(&keep, round_of(now, "11"), round_of(before, "00"));
    tap_ok(p->n_moved == 2 && p->moved[0].by == &promises[1], "what moved, by which promise");
    tap_ok(p->n_moved == 2 && p->moved[1].by == NULL, "a promise that is not done moved nothing");
    tap_ok(p->n_open == 3 && p->open[0] == &promises[0] && p->open[1] == &promises[4] && p->open[2] == &promises[6],
        "promised, going and stuck are open");
    tap_ok(p->n_kept == 3 && p->kept[1] == &promises[2], "kept ones too, also in own words");
    before->sheets[0].answers[1] = small_answer('2');
    p = progress_make(&keep, consensus_make(&keep, &now->q, &now->r, now->list, 1, false),
        consensus_make(&keep, &before->q, &before->r, before->list, 1, false));
    tap_ok(p->n_moved == 2 && p->moved[0].now < p->moved[0].before && !p->moved[0].by, "no promise moves a level down");
}

int main(void)
{
    struct arena keep = tap_arena(1 << 24);
    test_levels(keep);
    test_promises(keep);
    return tap_done();
}
