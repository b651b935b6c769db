/* A questionnaire that the house ships has no problem at all. */
#include "base/buf.h"
#include "base/diag.h"
#include "questionnaire/check.h"
#include "questionnaire/load.h"
#include "questionnaire/questionnaire.h"
#include "tap.h"

static void test_folder(const char *folder)
{
    struct sys sys = sys_posix();
    struct arena keep = tap_arena(256 << 20), scratch = tap_arena(64 << 20);
    struct diags out = diags_in(&keep);
    struct buf shown = buf_in(&scratch);
    const struct questionnaire *q = questionnaire_load(&sys, &keep, scratch, folder, &out);

    if (q) questionnaire_check_conditions(q, scratch, &out);
    if (q) questionnaire_check_orders(q, scratch, &out);
    diags_sort(&out);
    diags_print(&shown, &out);
    if (!tap_ok(q && out.n == 0, "%s has no problem", folder)) tap_show("problems", buf_str(&shown));
    if (!q) return;
    printf("# %zu areas, %zu capabilities, %zu actions, %zu questions, %zu metrics, %zu terms, %zu sources\n", q->n_areas,
           q->n_capabilities, q->n_actions, q->n_questions, q->n_metrics, q->n_terms, q->n_works);
    tap_ok(q->n_capabilities > 0 && q->fingerprint_text.n == 16, "%s is not empty", folder);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) test_folder(argv[i]);
    return argc < 2 ? 2 : tap_done();
}
