#include "yaml/prescan.h"

#include <assert.h>

#include "base/utf8.h"

enum { PRESCAN_MOST = 10 }; /* problems of one kind before we stop: it is not a text file */

static bool byte_in(struct str s, ptrdiff_t i, int low, int high)
{
    return i < s.n && (unsigned char)s.s[i] >= low && (unsigned char)s.s[i] <= high;
}

/* How much of s reads as the encoding, in bytes that are not ASCII; -1 when it does not. */
static ptrdiff_t reads_as_shift_jis(struct str s)
{
    ptrdiff_t kana = 0;

    for (ptrdiff_t i = 0; i < s.n; i++) {
        if (byte_in(s, i, 0, 0x7F) || byte_in(s, i, 0xA1, 0xDF)) continue;
        bool lead = byte_in(s, i, 0x81, 0x9F) || byte_in(s, i, 0xE0, 0xFC);
        bool trail = byte_in(s, i + 1, 0x40, 0x7E) || byte_in(s, i + 1, 0x80, 0xFC);
        if (!lead || !trail) return -1;
        kana += byte_in(s, i, 0x81, 0x83);
        i++;
    }
    return kana;
}

static ptrdiff_t reads_as_euc_jp(struct str s)
{
    ptrdiff_t kana = 0;

    for (ptrdiff_t i = 0; i < s.n; i++) {
        if (byte_in(s, i, 0, 0x7F)) continue;
        bool pair = (byte_in(s, i, 0xA1, 0xFE) || byte_in(s, i, 0x8E, 0x8E)) && byte_in(s, i + 1, 0xA1, 0xFE);
        if (!pair) return -1;
        kana += byte_in(s, i, 0xA1, 0xA5) && !byte_in(s, i, 0xA2, 0xA3);
        i++;
    }
    return kana;
}

static const char *guess_encoding(struct str s)
{
    bool mark = s.n >= 2 && (str_starts(s, S("\xFF\xFE")) || str_starts(s, S("\xFE\xFF")));
    if (mark) return "UTF-16";
    ptrdiff_t sjis = reads_as_shift_jis(s), euc = reads_as_euc_jp(s);
    if (euc > 0 && euc >= sjis) return "EUC-JP";
    if (sjis > 0) return "Shift_JIS";
    return NULL;
}

static bool check_utf8(const struct source *in, struct diags *out)
{
    ptrdiff_t good = utf8_valid(in->text);

    if (good == in->text.n) return true;
    const char *guess = guess_encoding(in->text);
    diag_error(out, in, span_of_offset(in->text, good),
               "byte 0x%02X is not UTF-8%s%s; save the file as UTF-8", (unsigned char)in->text.s[good],
               guess ? ": this looks like " : "", guess ? guess : "");
    return false;
}

static const char *why_refused(int32_t cp, bool first, char next)
{
    if (cp == '\r') return next == '\n' ? NULL : "is a line end of its own; end lines with a line feed";
    if (cp == 0x85 || cp == 0x2028 || cp == 0x2029) return "is an invisible line end to YAML; take it out";
    if (cp == 0xFEFF) return first ? NULL : "is a byte order mark inside the text; take it out";
    if (cp == 0xFFFE || cp == 0xFFFF) return "is not a character; take it out";
    if (cp == '\t' || cp == '\n') return NULL;
    if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0)) return "is a control character; take it out";
    return NULL;
}

static const char *refused_hint(int32_t cp, struct str rest)
{
    bool jis = cp == 0x1B && rest.n > 1 && rest.s[0] == '$' && (rest.s[1] == 'B' || rest.s[1] == '@');
    return jis ? " (this looks like ISO-2022-JP; save the file as UTF-8)" : "";
}

/* Most of a file, and never refused. */
static struct str skip_ascii(struct str s)
{
    while (s.n > 0 && ((s.s[0] >= 0x20 && s.s[0] < 0x7F) || s.s[0] == '\n')) s.s++, s.n--;
    return s;
}

static bool check_characters(const struct source *in, struct diags *out)
{
    struct str rest = in->text;
    size_t found = 0;

    for (rest = skip_ascii(rest); rest.n > 0 && found < PRESCAN_MOST; rest = skip_ascii(rest)) {
        struct str here = rest;
        int32_t cp = utf8_next(&rest);
        const char *why = why_refused(cp, here.s == in->text.s, rest.n ? rest.s[0] : 0);
        if (!why) continue;
        diag_error(out, in, span_of_offset(in->text, here.s - in->text.s), "U+%04X %s%s", (unsigned)cp, why,
                   refused_hint(cp, rest));
        found++;
    }
    return found == 0;
}

static bool check_directives(const struct source *in, struct diags *out)
{
    struct str rest = in->text;
    struct span at = { 0, 1, 4 };

    while (rest.n > 0) {
        at.line++;
        if (!str_starts(str_cut(&rest, '\n'), S("%TAG"))) continue;
        diag_error(out, in, at, "tags are not used here; take the %%TAG line out");
        return false;
    }
    return true;
}

bool prescan(const struct source *in, struct diags *out)
{
    return check_utf8(in, out) && check_characters(in, out) && check_directives(in, out);
}

/* Takes white space off the line, full-width too; says whether any of that was full-width. */
static bool skip_blank(struct str *line, uint32_t *col)
{
    bool wide = false;

    while (line->n > 0) {
        struct str rest = *line;
        int32_t cp = utf8_next(&rest);
        if (cp != ' ' && cp != 0x3000 && cp != 0xA0) break;
        wide |= cp != ' ';
        *line = rest;
        ++*col;
    }
    return wide;
}

static bool is_key_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static void add_trap(struct traps *t, enum trap_kind kind, uint32_t line, uint32_t col)
{
    if (t->n < TRAPS_MOST) t->list[t->n++] = (struct trap){ kind, line, col, false };
}

static void look_at_line(struct traps *t, struct str line, uint32_t number)
{
    uint32_t col = 1;
    bool wide = skip_blank(&line, &col);

    while (str_starts(line, S("- "))) {
        line = str_from(line, 2);
        col += 2;
        wide |= skip_blank(&line, &col);
    }
    ptrdiff_t n = 0;
    while (n < line.n && is_key_char(line.s[n])) n++;
    if (n == 0 || line.s[0] < 'a') return;
    struct str after = str_from(line, n);
    uint32_t end = col + (uint32_t)n;
    if (str_starts(after, S("："))) add_trap(t, TRAP_COLON, number, end);
    else if (str_starts(after, S(":　"))) add_trap(t, TRAP_SPACE, number, end + 1);
    else if (wide && str_starts(after, S(":"))) add_trap(t, TRAP_INDENT, number, 1);
}

void traps_find(struct traps *t, struct str text)
{
    t->n = 0;
    if (str_starts(text, S("\xEF\xBB\xBF"))) text = str_from(text, 3);
    for (uint32_t line = 1; text.n > 0 && t->n < TRAPS_MOST; line++) look_at_line(t, str_cut(&text, '\n'), line);
}

void traps_excuse(struct traps *t, uint32_t first, uint32_t last)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->list[i].line > first && t->list[i].line <= last) t->list[i].excused = true;
}

void traps_report(const struct traps *t, const struct source *in, struct diags *out)
{
    static const char *const text[] = {
        [TRAP_COLON] = "full-width colon after a key; YAML wants \": \"",
        [TRAP_SPACE] = "full-width space after a colon; YAML wants a plain space",
        [TRAP_INDENT] = "full-width or no-break space before a key; indent with plain spaces",
    };
    static_assert(countof(text) == TRAP_INDENT + 1, "a trap has no text");

    for (size_t i = 0; i < t->n; i++) {
        const struct trap *one = &t->list[i];
        if (!one->excused) diag_warning(out, in, ((struct span){ one->line, one->col, 1 }), "%s", text[one->kind]);
    }
}
