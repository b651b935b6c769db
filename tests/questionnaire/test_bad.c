/* Every bad/NAME.yaml, in the place of the good file that its first line names, gives
 * exactly the messages of NAME.expected, and no questionnaire where one of them is an error. */
#include "golden.h"
#include "good.h"
#include "questionnaire/check.h"
#include "questionnaire/load.h"

static void row(struct sys *sys, struct arena keep, struct str path, struct str name, void *ctx)
{
    struct good good = good_in(ctx);
    struct sys world = good_sys(&good);
    struct diags out = diags_in(&keep);
    struct arena other = tap_arena(64 << 20);
    struct buf shown = buf_in(&other);

    if (sys->read(sys, &keep, str_z(&keep, path), 1 << 20, &good.text)) {
        tap_ok(false, "%.*s can be read", STR_ARG(name));
        return;
    }
    struct str rest = good.text, head = str_cut(&rest, '\n');
    good.changed = str_from(head, S("# replaces ").n);
    struct str file = good.changed, folder = str_cut(&file, '/');
    if (!str_starts(head, S("# replaces ")) || !file.n) {
        tap_ok(false, "%.*s says which file it replaces", STR_ARG(name));
        return;
    }
    const struct questionnaire *q = questionnaire_load(&world, &keep, tap_arena(64 << 20), str_z(&keep, folder), &out);
    if (q) questionnaire_check_conditions(q, tap_arena(64 << 20), &out);
    if (q) questionnaire_check_orders(q, tap_arena(64 << 20), &out);
    diags_sort(&out);
    diags_print(&shown, &out);
    tap_ok(!q == (out.errors > 0) && out.n > 0, "%.*s is bad", STR_ARG(name));
    golden_check(sys, other, golden_expected(&keep, path), buf_str(&shown), str_z(&keep, name));
}

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();

    if (argc != 3) return 2;
    tap_ok(golden_rows(&sys, tap_arena(1 << 26), argv[2], argv[1], row) >= 60, "there are enough rows");
    return tap_done();
}
