/* Writes the man page or the completion when the program is built. */

#include "base/sys.h"
#include "command/options.h"

int main(int argc, char **argv)
{
    struct sys sys = sys_posix();
    struct arena keep = sys_arena(1 << 24);
    struct str what = argc == 2 ? str_of(argv[1]) : S("");

    if (str_eq(what, S("man"))) sys.print(&sys, SYS_TO_OUTPUT, options_man(&keep));
    else if (str_eq(what, S("completion"))) sys.print(&sys, SYS_TO_OUTPUT, options_completion(&keep));
    else return 2;
    return 0;
}
