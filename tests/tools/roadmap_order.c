/* roadmap-order: reads a `roadmap-instance 1` on standard input, prints the order. One slot:
 * ids, one per line; several: id and start. Exit 1: the input has problems, on standard error. */

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/sys.h"
#include "instance.h"

enum { INPUT_MOST = 1 << 20, KEEP = 64 << 20, SCRATCH = 64 << 20 };

static struct str read_input(struct arena *keep)
{
    char *text = arena_new(keep, char, INPUT_MOST + 1);
    size_t n = fread(text, 1, INPUT_MOST + 1, stdin);

    if (ferror(stdin) || n > INPUT_MOST) return (struct str){ NULL, -1 };
    return (struct str){ text, (ptrdiff_t)n };
}

static int complain(struct arena *keep, struct diags *d)
{
    struct buf b = buf_in(keep);

    diags_sort(d);
    diags_print(&b, d);
    fwrite(b.s, 1, (size_t)b.n, stderr);
    return 1;
}

static void print_plan(const struct sched_input *jobs, const struct sched_plan *plan)
{
    for (int i = 0; i < plan->n; i++) {
        int j = plan->list[i];
        printf("%.*s", STR_ARG(jobs->jobs[j].id));
        if (jobs->n_slots > 1) printf(" %lld", (long long)plan->start[j]);
        putchar('\n');
    }
}

int main(void)
{
    struct arena keep = sys_arena(KEEP), scratch = sys_arena(SCRATCH);
    struct source file = { .path = S("standard input"), .text = read_input(&keep) };
    struct diags d = diags_in(&keep);
    struct sched_problem problem;

    if (file.text.n < 0) return fputs("roadmap-order: standard input cannot be read, or is too long\n", stderr), 3;
    struct instance in = instance_read(&keep, &file, &d);
    if (d.errors) return complain(&keep, &d);
    const struct sched *s = sched_new(&keep, scratch, &in.jobs, &problem);
    if (!s) {
        struct str why = instance_problem(&keep, &in.jobs, &problem);
        diag_error(&d, &file, (struct span){ 0 }, "%.*s", STR_ARG(why));
        return complain(&keep, &d);
    }
    print_plan(&in.jobs, sched_best(&keep, scratch, s, NULL).plan);
    return fflush(stdout) || ferror(stdout) ? 3 : 0;
}
