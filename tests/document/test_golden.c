/* test_golden FOLDER: the demonstration document as pages, text and Markdown. */

#include <locale.h>

#include "demo.h"
#include "document/doc.h"
#include "document/markdown.h"
#include "document/page.h"
#include "document/plain.h"
#include "golden.h"

static void check(struct sys *sys, struct arena a, const char *folder, enum language lang, const char *kind, struct str got)
{
    struct str name = str_printf(&a, "demo_%.*s.%s", STR_ARG(language_code(lang)), kind);

    golden_check(sys, a, str_printf(&a, "%s/%.*s", folder, STR_ARG(name)), got, str_z(&a, name));
}

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();
    struct arena a = tap_arena((size_t)64 << 20);

    if (argc != 2) return 2;
    tap_ok(setlocale(LC_CTYPE, "C.UTF-8") != NULL, "there is a UTF-8 locale");
    for (enum language l = 0; l < LANGUAGES; l++) {
        struct diags out = diags_in(&a);
        struct doc *doc = demo_doc(&a, l);
        struct book book = page_layout(&a, tap_arena((size_t)64 << 20), doc, PAPER_A4, NULL, &out);
        check(&sys, tap_arena(4 << 20), argv[1], l, "pages", page_dump(&a, &book));
        check(&sys, tap_arena(4 << 20), argv[1], l, "txt", plain_write(&a, tap_arena((size_t)64 << 20), doc));
        check(&sys, tap_arena(4 << 20), argv[1], l, "md", markdown_write(&a, doc));
        tap_ok(out.n == 0, "no problems");
    }
    return tap_done();
}
