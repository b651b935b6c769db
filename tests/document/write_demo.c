/* write_demo en|ja a4|letter FILE: the demonstration document as a PDF, to look at. */

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/sys.h"
#include "demo.h"
#include "document/font.h"
#include "document/page.h"
#include "document/pdf.h"

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();
    struct arena keep = sys_arena((size_t)64 << 20), scratch = sys_arena((size_t)64 << 20);
    struct diags problems = diags_in(&keep);
    struct buf said = buf_in(&scratch);

    if (argc != 4) return fprintf(stderr, "write_demo en|ja a4|letter FILE\n"), 2;
    struct fonts *fonts = fonts_find(&sys, &keep, S(""), &problems);
    if (fonts) {
        const struct doc *doc = demo_doc(&keep, language_of(str_of(argv[1])));
        struct book book = page_layout(&keep, scratch, doc, strcmp(argv[2], "letter") ? PAPER_A4 : PAPER_LETTER, fonts, &problems);
        struct pdf_bytes pdf = pdf_write(&keep, scratch, &book, fonts, &problems);
        enum sys_error e = pdf.ok ? sys.write(&sys, argv[3], pdf.bytes, SYS_WRITE_SHARED) : SYS_OK;
        if (e) diag_error(&problems, NULL, ((struct span){ 0 }), "%s: %s", argv[3], sys_error_text(e));
    }
    fonts_close(fonts);
    diags_print(&said, &problems);
    fwrite(said.s, 1, (size_t)said.n, stderr);
    return problems.n != 0;
}
