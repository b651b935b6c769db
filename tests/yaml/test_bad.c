/* Every bad/NAME.yaml gives exactly the messages of NAME.expected. */
#include "golden.h"
#include "yaml/node.h"

static void row(struct sys *sys, struct arena keep, struct str path, struct str name, void *ctx)
{
    struct source in = { .path = str_printf(&keep, "%.*s.yaml", STR_ARG(name)) };
    struct diags out = diags_in(&keep);
    struct buf shown = buf_in(&keep);
    struct arena other = tap_arena(64 << 20);

    (void)ctx;
    if (sys->read(sys, &other, str_z(&keep, path), 4 << 20, &in.text)) {
        tap_ok(false, "%.*s can be read", STR_ARG(name));
        return;
    }
    (void)yaml_read(&other, &in, yaml_limits_questionnaire, &out);
    diags_sort(&out);
    diags_print(&shown, &out);
    tap_ok(out.n > 0, "%.*s is bad", STR_ARG(name));
    golden_check(sys, other, golden_expected(&keep, path), buf_str(&shown), str_z(&keep, name));
}

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();

    if (argc != 2) return 2;
    tap_ok(golden_rows(&sys, tap_arena(1 << 26), argv[1], NULL, row) >= 40, "there are enough rows");
    return tap_done();
}
