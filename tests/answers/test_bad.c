/* Every NAME.yaml of the folder gives exactly the messages of NAME.expected. A file that begins with
 * "# as it stands" is read so; all others get a right checksum line first, so that the messages
 * are about what the row is about. */

#include "answers/end_line.h"
#include "answers/round_file.h"
#include "answers/sheet_file.h"
#include "golden.h"
#include "tiny.h"

struct rows {
    const struct questionnaire *q;
    bool rounds;
    int refused; /* rows that gave nothing at all */
};

static void row(struct sys *sys, struct arena keep, struct str path, struct str name, void *ctx)
{
    struct rows *rows = ctx;
    struct source in = { .path = str_printf(&keep, "%.*s.yaml", STR_ARG(name)) };
    struct diags out = diags_in(&keep);
    struct buf shown = buf_in(&keep);
    struct arena other = tap_arena(16 << 20);

    if (sys->read(sys, &other, str_z(&keep, path), 4 << 20, &in.text)) {
        tap_ok(false, "%.*s can be read", STR_ARG(name));
        return;
    }
    bool strict = str_starts(in.text, S("# as it stands, strictly\n"));
    if (!strict && !str_starts(in.text, S("# as it stands\n"))) in.text = end_line_add(&other, in.text);
    const void *got = rows->rounds ? (void *)round_read(&other, rows->q, &in, strict, &out)
                                   : (void *)sheet_read(&other, rows->q, &in, strict, &out);
    rows->refused += !got;
    diags_sort(&out);
    diags_print(&shown, &out);
    tap_ok(out.n > 0 && !got == (out.errors > 0), "%.*s is bad, and nothing is made of an error", STR_ARG(name));
    struct str text = buf_str(&shown);
    golden_check(sys, keep, golden_expected(&keep, path), text, str_z(&keep, name));
}

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();
    struct arena keep = tap_arena(64 << 20);

    if (argc != 4) return 2;
    struct rows rows = { tiny_load(&sys, &keep, argv[1]), str_eq(str_of(argv[2]), S("rounds")), 0 };
    if (!rows.q) return 1;
    size_t n = golden_rows(&sys, tap_arena(1 << 26), argv[3], &rows, row);
    tap_ok(n >= (rows.rounds ? 50 : 40) && rows.refused >= 25, "there are enough rows");
    return tap_done();
}
