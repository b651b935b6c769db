/* write_hand_book a4|letter FILE: the hand-made book as a PDF, for the scripts that look at it. */

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/sys.h"
#include "document/pdf.h"
#include "hand_book.h"

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();
    struct arena keep = sys_arena((size_t)64 << 20), scratch = sys_arena((size_t)64 << 20);
    struct diags problems = diags_in(&keep);
    struct buf said = buf_in(&scratch);

    if (argc != 3) return fprintf(stderr, "write_hand_book a4|letter FILE\n"), 2;
    struct fonts *fonts = fonts_find(&sys, &keep, S(""), &problems);
    if (fonts) {
        struct book book = hand_book(&keep, fonts, strcmp(argv[1], "letter") ? PAPER_A4 : PAPER_LETTER);
        struct pdf_bytes pdf = pdf_write(&keep, scratch, &book, fonts, &problems);
        enum sys_error e = pdf.ok ? sys.write(&sys, argv[2], pdf.bytes, SYS_WRITE_SHARED) : SYS_OK;
        if (e) diag_error(&problems, NULL, ((struct span){ 0 }), "%s: %s", argv[2], sys_error_text(e));
    }
    fonts_close(fonts);
    diags_print(&said, &problems);
    fwrite(said.s, 1, (size_t)said.n, stderr);
    return problems.n != 0;
}
