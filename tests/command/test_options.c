#include "command/options.h"
#include "base/buf.h"
#include "tap.h"

static struct arguments parse(struct arena *a, const char *words)
{
    char **argv = arena_new(a, char *, 20);
    struct str rest = str_of(words);
    int argc = 1;

    argv[0] = str_z(a, S("tightrope"));
    while (rest.n > 0) argv[argc++] = str_z(a, str_cut(&rest, ' '));
    return options_parse(a, argc, argv);
}

static const struct { const char *words, *problem; } bad[] = {
    { "asess", "unknown command \"asess\" (did you mean \"assess\"?)" },
    { "dance", "unknown command \"dance\"" },
    { "report --outptu x", "unknown option \"--outptu\" (did you mean \"--output\"?)" },
    { "report -o", "option \"-o\" needs a value" },
    { "report --sample=yes", "option \"--sample\" takes no value" },
    { "report a b c", "\"c\" is one word too many" },
    { "check a b", "\"b\" is one word too many" },
    { "report --plain", "unknown option \"--plain\"" },
    { "--quick", "unknown option \"--quick\"" },
    { "assess -x", "unknown option \"-x\"" },
};

static void mistakes(struct arena *a)
{
    for (size_t i = 0; i < countof(bad); i++)
        tap_str(parse(a, bad[i].words).problem, str_of(bad[i].problem), bad[i].words);
}

static void good(struct arena *a)
{
    struct arguments p = parse(a, "report payments 2026-11 --output=x.pdf -l ja --sample");
    tap_int(p.command, COMMAND_REPORT, "command");
    tap_str(p.operands[0], S("payments"), "team");
    tap_str(p.operands[1], S("2026-11"), "round");
    tap_str(p.value[OPTION_OUTPUT], S("x.pdf"), "value behind =");
    tap_str(p.value[OPTION_LANGUAGE], S("ja"), "value behind a letter");
    tap_ok(p.given[OPTION_SAMPLE] && !p.problem.n, "flag");
    p = parse(a, "assess -- --team");
    tap_str(p.operands[0], S("--team"), "behind -- everything is an operand");
    tap_int(parse(a, "").command, COMMAND_HOME, "nothing at all is home");
}

/* Every option of every command is told by its help, its man page and the completion. */
static void told_everywhere(struct arena *a)
{
    struct str man = options_man(a), completion = options_completion(a);
    for (int c = 0; c < COMMANDS; c++)
        for (int l = 0; l < LANGUAGES; l++) {
            struct str help = options_help(a, (enum command_id)c, (enum language)l);
            for (const enum option_id *o = command_rows[c].options; *o != OPTIONS; o++) {
                struct str name = str_of(option_rows[*o].name);
                struct str dashed = str_join(a, S("--"), name);
                tap_ok(str_find(help, dashed) >= 0, "help of %s tells --%s", command_rows[c].name, option_rows[*o].name);
                if (l) continue;
                struct buf roff = buf_in(a);
                for (ptrdiff_t i = 0; i < name.n; i++) {
                    if (name.s[i] == '-') buf_byte(&roff, '\\');
                    buf_byte(&roff, name.s[i]);
                }
                tap_ok(str_find(man, buf_str(&roff)) >= 0, "the man page tells --%s", option_rows[*o].name);
                tap_ok(c == 0 || str_find(completion, dashed) >= 0, "the completion knows --%s", option_rows[*o].name);
            }
        }
}

int main(void)
{
    struct arena a = tap_arena(1 << 24);
    mistakes(&a);
    good(&a);
    told_everywhere(&a);
    return tap_done();
}
