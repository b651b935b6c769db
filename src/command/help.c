/* --help, the man page and the completion, all from the table of options.c. */

#include "base/arena.h"
#include "base/buf.h"
#include "command/options.h"
#include "text/width.h"
#include "text/wrap.h"

enum { HELP_COLUMN = 26, HELP_WIDTH = 78 };

static struct str option_spelling(struct arena *keep, enum option_id o, enum language l)
{
    const struct option_row *row = &option_rows[o];
    struct buf out = buf_in(keep);

    if (row->letter) buf_printf(&out, "-%c, ", row->letter);
    buf_printf(&out, "--%s", row->name);
    if (row->value != NO_VALUE) {
        buf_byte(&out, ' ');
        buf_add(&out, message(row->value, l));
    }
    return buf_str(&out);
}

static void add_usage(struct buf *out, enum command_id c)
{
    const struct command_row *row = &command_rows[c];
    buf_add(out, S("tightrope"));
    if (row->name[0]) buf_printf(out, " %s", row->name);
    if (row->operands[0]) buf_printf(out, " %s", row->operands);
}

static void add_options(struct buf *out, struct arena *keep, enum command_id c, enum language l)
{
    for (const enum option_id *o = command_rows[c].options; *o != OPTIONS; o++) {
        struct str spelling = option_spelling(keep, *o, l), help = message(option_rows[*o].help, l);
        buf_add(out, S("  "));
        buf_add(out, spelling);
        int32_t pad = HELP_COLUMN - width_text(spelling);
        buf_printf(out, "%*s", pad > 0 ? (int)pad : 1, "");
        buf_add(out, help);
        buf_byte(out, '\n');
    }
}

/* A paragraph in lines of HELP_WIDTH columns. */
static void add_wrapped(struct buf *out, struct arena *keep, struct str text)
{
    enum { WORK = 1 << 16 };
    struct arena scratch = arena_over(arena_new(keep, char, WORK), WORK);
    struct wrap_style style = { .measure = width_measure, .width = HELP_WIDTH };
    struct wrapper *w = wrap_open();
    struct wrap_lines lines = wrap_text(w, keep, scratch, text, &style);

    wrap_close(w);
    for (size_t i = 0; i < lines.n; i++) {
        buf_add(out, lines.list[i].text);
        buf_byte(out, '\n');
    }
}

struct str options_help(struct arena *keep, enum command_id command, enum language l)
{
    struct buf out = buf_in(keep);

    if (command == COMMAND_HOME) {
        add_wrapped(&out, keep, message(MSG_COMMAND_ABOUT, l));
        buf_byte(&out, '\n');
        for (int c = 0; c < COMMANDS; c++) {
            struct buf usage = buf_in(keep);
            add_usage(&usage, (enum command_id)c);
            buf_printf(&out, "  %-32.*s ", STR_ARG(buf_str(&usage)));
            buf_add(&out, message(command_rows[c].summary, l));
            buf_byte(&out, '\n');
        }
    } else {
        add_usage(&out, command);
        buf_byte(&out, '\n');
        buf_add(&out, message(command_rows[command].summary, l));
        buf_byte(&out, '\n');
    }
    buf_byte(&out, '\n');
    add_options(&out, keep, command, l);
    if (command == COMMAND_HOME) {
        buf_byte(&out, '\n');
        add_wrapped(&out, keep, message(MSG_COMMAND_ENDING, l));
    }
    return buf_str(&out);
}

/* Text for roff: a hyphen stays a hyphen, a backslash and a leading dot stay text. */
static void roff(struct buf *out, struct str text)
{
    for (ptrdiff_t i = 0; i < text.n; i++) {
        bool first = i == 0 || text.s[i - 1] == '\n';
        if (first && (text.s[i] == '.' || text.s[i] == '\'')) buf_add(out, S("\\&"));
        if (text.s[i] == '-') buf_add(out, S("\\-"));
        else if (text.s[i] == '\\') buf_add(out, S("\\e"));
        else buf_byte(out, text.s[i]);
    }
}

static void man_options(struct buf *out, struct arena *keep, enum command_id c)
{
    for (const enum option_id *o = command_rows[c].options; *o != OPTIONS; o++) {
        buf_add(out, S(".TP\n.B "));
        roff(out, option_spelling(keep, *o, LANG_EN));
        buf_byte(out, '\n');
        roff(out, message(option_rows[*o].help, LANG_EN));
        buf_byte(out, '\n');
    }
}

struct str options_man(struct arena *keep)
{
    struct buf out = buf_in(keep);

    buf_add(&out, S(".TH TIGHTROPE 1\n.SH NAME\ntightrope \\- "));
    roff(&out, message(MSG_COMMAND_SUMMARY_PROGRAM, LANG_EN));
    buf_add(&out, S("\n.SH DESCRIPTION\n"));
    roff(&out, message(MSG_COMMAND_ABOUT, LANG_EN));
    buf_add(&out, S("\n.SH COMMANDS\n"));
    for (int c = 0; c < COMMANDS; c++) {
        buf_add(&out, S(".SS "));
        add_usage(&out, (enum command_id)c);
        buf_byte(&out, '\n');
        roff(&out, message(command_rows[c].summary, LANG_EN));
        buf_byte(&out, '\n');
        man_options(&out, keep, (enum command_id)c);
    }
    buf_add(&out, S(".SH EXIT STATUS\n"));
    roff(&out, message(MSG_COMMAND_EXIT_CODES, LANG_EN));
    buf_add(&out, S("\n.SH ENVIRONMENT\n"));
    roff(&out, message(MSG_COMMAND_ENVIRONMENT, LANG_EN));
    buf_byte(&out, '\n');
    return buf_str(&out);
}

struct str options_completion(struct arena *keep)
{
    struct buf out = buf_in(keep);

    buf_add(&out, S("_tightrope() {\n    local word=${COMP_WORDS[COMP_CWORD]}\n    case ${COMP_WORDS[1]} in\n"));
    for (int c = 1; c < COMMANDS; c++) {
        buf_printf(&out, "    %s) COMPREPLY=($(compgen -W \"", command_rows[c].name);
        for (const enum option_id *o = command_rows[c].options; *o != OPTIONS; o++)
            buf_printf(&out, "--%s ", option_rows[*o].name);
        buf_add(&out, S("\" -- \"$word\")) ;;\n"));
    }
    buf_add(&out, S("    *) COMPREPLY=($(compgen -W \""));
    for (int c = 1; c < COMMANDS; c++) buf_printf(&out, "%s ", command_rows[c].name);
    buf_add(&out, S("\" -- \"$word\")) ;;\n    esac\n}\ncomplete -o default -F _tightrope tightrope\n"));
    return buf_str(&out);
}
