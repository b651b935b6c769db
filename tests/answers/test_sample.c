/* The sample that is shipped: every file of it is read without a word, and is as we would write it. */

#include "answers/round.h"
#include "answers/round_file.h"
#include "answers/sheet_file.h"
#include "answers/store.h"
#include "tiny.h"

static void check_round(const struct store *s, struct arena keep, const struct questionnaire *q, struct place p)
{
    struct diags out = diags_in(&keep);
    struct buf shown = buf_in(&keep);
    struct round_set set = { 0 };
    enum sys_error e = store_read_round(s, &keep, q, p, &set, &out);

    diags_print(&shown, &out);
    tap_ok(e == SYS_OK && out.n == 0 && set.round, "%.*s %.*s is read without a word", STR_ARG(p.team), STR_ARG(p.round));
    if (out.n) tap_show("problems", buf_str(&shown));
    tap_ok(set.n_sheets >= 3, "it has sheets enough to show votes");
}

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();
    struct arena keep = tap_arena(64 << 20);
    struct names teams = { 0 };

    if (argc != 2) return 2;
    const struct questionnaire *q = tiny_load(&sys, &keep, argv[1]);
    if (!q) return 1;
    struct store s = { .sys = &sys, .root = str_printf(&keep, "%s/sample", argv[1]) };
    tap_ok(store_teams(&s, &keep, &teams) == SYS_OK && teams.n > 0, "there is a team");
    for (size_t i = 0; i < teams.n; i++) {
        struct names rounds = { 0 };
        tap_ok(store_rounds(&s, &keep, teams.list[i], &rounds) == SYS_OK && rounds.n > 0, "with rounds");
        for (size_t k = 0; k < rounds.n; k++) check_round(&s, keep, q, (struct place){ teams.list[i], rounds.list[k] });
    }
    return tap_done();
}
