#include "base/diag.h"

#include "base/buf.h"
#include "tap.h"

static const struct source file = { S_INIT("q.yaml"), S_INIT("id: a\nwieght: 3\n日本: x\n\x1b[31m: y\n") };

static void problems_look_like_a_compilers(struct arena *a)
{
    struct diags d = diags_in(a);
    struct buf out = buf_in(a);

    diag_error(&d, &file, ((struct span){ 3, 4, 1 }), "third");
    diag_warning(&d, &file, ((struct span){ 2, 1, 6 }), "unknown key \"%s\"", "wieght");
    diag_note(&d, &file, ((struct span){ 1, 1, 1 }), "belongs to the second");
    diag_warning(&d, &file, ((struct span){ 2, 1, 6 }), "unknown key \"%s\"", "wieght");
    diag_error(&d, NULL, (struct span){ 0 }, "no file");
    diags_sort(&d);
    diags_print(&out, &d);
    tap_str(buf_str(&out),
            S("q.yaml:2:1: warning: unknown key \"wieght\"\n"
              "    2 | wieght: 3\n"
              "      | ^\n"
              "q.yaml:1:1: note: belongs to the second\n"
              "    1 | id: a\n"
              "      | ^\n"
              "q.yaml:3:4: error: third\n"
              "    3 | 日本: x\n"
              "      |      ^\n"
              "tightrope: error: no file\n"),
            "sorted, once, with excerpts");
    tap_int((int64_t)d.errors, 2, "errors counted");
}

static void nothing_steers_the_terminal(struct arena *a)
{
    struct diags d = diags_in(a);
    struct buf out = buf_in(a);
    diag_error(&d, &file, ((struct span){ 4, 1, 1 }), "see \x1b]0;x\x07");
    diags_print(&out, &d);
    tap_int(str_find(buf_str(&out), S("\x1b")), -1, "no escape reaches the screen");
}

static void guesses(void)
{
    static const struct str keys[] = { S_INIT("weight"), S_INIT("title"), S_INIT("levels") };
    tap_str(diag_did_you_mean(S("wieght"), keys, 3), S("weight"), "swapped letters");
    tap_str(diag_did_you_mean(S("titel"), keys, 3), S("title"), "swapped at the end");
    tap_str(diag_did_you_mean(S("lvels"), keys, 3), S("levels"), "a letter left out");
    tap_str(diag_did_you_mean(S("colour"), keys, 3), S(""), "nothing near");
    tap_str(diag_did_you_mean(S(""), keys, 3), S(""), "nothing typed");
}

static void places(void)
{
    struct span at = span_of_offset(file.text, 19);
    tap_ok(at.line == 3 && at.col == 2, "columns are code points: %u:%u", at.line, at.col);
    at = span_of_offset(file.text, 10000);
    tap_ok(at.line == 5 && at.col == 1, "past the end: %u:%u", at.line, at.col);
}

int main(void)
{
    struct arena a = tap_arena(1 << 20);
    problems_look_like_a_compilers(&a);
    nothing_steers_the_terminal(&a);
    guesses();
    places();
    return tap_done();
}
