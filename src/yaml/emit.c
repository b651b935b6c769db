#include "yaml/emit.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/bug.h"
#include "base/utf8.h"

enum { KEY_MOST = 1000 }; /* YAML ends a key on one line at 1,024 characters */

struct emit emit_to(struct buf *out)
{
    return (struct emit){ .out = out };
}

static struct emit_level *level_of(struct emit *e)
{
    return e->depth ? &e->level[e->depth - 1] : NULL;
}

static void indent(struct emit *e, int columns)
{
    for (int i = 0; i < columns; i++) buf_byte(e->out, ' ');
}

/* The beginning of the next key or item of a block. */
static void begin_line(struct emit *e, const struct emit_level *l)
{
    if (e->at == EMIT_AFTER_KEY) buf_byte(e->out, '\n');
    if (e->at != EMIT_AFTER_DASH) indent(e, l->indent);
    e->at = EMIT_LINE_START;
}

/* What stands between the parent and a value. `space` before all but block maps and lists. */
static void begin_value(struct emit *e, bool space)
{
    struct emit_level *l = level_of(e);

    if (!l) {
        if (e->done) bug("yaml: a second value at the top");
        return;
    }
    if (l->map) {
        if (!l->has_key) bug("yaml: a value without a key");
        l->has_key = false;
        if (space) buf_byte(e->out, ' ');
        return;
    }
    if (l->in_line) {
        buf_add(e->out, l->n++ ? S(", ") : S(""));
        return;
    }
    begin_line(e, l);
    l->n++;
    buf_add(e->out, S("- "));
    e->at = EMIT_AFTER_DASH;
}

static void end_value(struct emit *e)
{
    struct emit_level *l = level_of(e);

    if (!l) e->done = true;
    if (l && l->in_line) return;
    buf_byte(e->out, '\n');
    e->at = EMIT_LINE_START;
}

static void open_level(struct emit *e, bool map, bool in_line)
{
    struct emit_level *up = level_of(e);

    if (e->depth == EMIT_DEPTH) bug("yaml: more than %d levels", EMIT_DEPTH);
    in_line = in_line || (up && up->in_line);
    begin_value(e, in_line);
    e->level[e->depth++] = (struct emit_level){ .map = map, .in_line = in_line, .indent = up ? up->indent + 2 : 0 };
    if (in_line) buf_byte(e->out, map ? '{' : '[');
}

void emit_map(struct emit *e)
{
    open_level(e, true, false);
}

void emit_list(struct emit *e)
{
    open_level(e, false, false);
}

void emit_inline_map(struct emit *e)
{
    open_level(e, true, true);
}

void emit_inline_list(struct emit *e)
{
    open_level(e, false, true);
}

void emit_end(struct emit *e)
{
    if (!e->depth || level_of(e)->has_key) bug("yaml: nothing to end here");
    struct emit_level l = *level_of(e);

    e->depth--;
    if (l.in_line) {
        buf_byte(e->out, l.map ? '}' : ']');
        end_value(e);
    } else if (l.n == 0) { /* a block without content has no form of its own */
        if (e->at == EMIT_AFTER_KEY) buf_byte(e->out, ' ');
        buf_add(e->out, l.map ? S("{}") : S("[]"));
        end_value(e);
    } else if (!e->depth) {
        e->done = true;
    }
}

static bool is_refused(int32_t cp)
{
    bool control = (cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp < 0xA0);
    return control || cp == 0xFFFE || cp == 0xFFFF;
}

static bool is_readable(struct str text)
{
    while (text.n > 0)
        if (is_refused(utf8_next(&text))) return false;
    return true;
}

/* Only what yaml_read takes: see emit.h. */
static struct str readable(struct emit *e, struct str text)
{
    struct buf out = buf_in(e->out->arena);

    if (is_readable(text)) return text;
    while (text.n > 0) {
        struct str before = text;
        int32_t cp = utf8_next(&text);
        if (cp == '\r' && str_starts(text, S("\n"))) continue;
        if (cp == '\r' || cp == 0x85) buf_byte(&out, '\n');
        else if (is_refused(cp)) buf_add(&out, S("\xEF\xBF\xBD"));
        else buf_add(&out, str_head(before, before.n - text.n));
    }
    return buf_str(&out);
}

/* Other programs may take these for something else than text, so they are quoted. */
static bool looks_typed(struct str s)
{
    static const char *const words[] = { "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf" };
    char low[8];

    if ((s.s[0] >= '0' && s.s[0] <= '9') || s.s[0] == '.' || s.s[0] == '+') {
        ptrdiff_t i = 0;
        while (i < s.n && strchr("0123456789abcdefABCDEFxXoOTZ.,:_+- ", s.s[i])) i++;
        return i == s.n;
    }
    if (s.n >= (ptrdiff_t)sizeof low) return false;
    for (ptrdiff_t i = 0; i < s.n; i++) low[i] = (char)(s.s[i] | 0x20);
    for (size_t i = 0; i < countof(words); i++)
        if (str_eq(str_of(words[i]), (struct str){ low, s.n })) return true;
    return false;
}

static bool needs_escape(int32_t cp)
{
    return cp < 0x20 || cp == 0x2028 || cp == 0x2029 || cp == 0xFEFF;
}

static bool is_plain(struct str s, bool in_line)
{
    if (s.n == 0 || strchr("-?:,[]{}#&*!|>'\"%@`=<~ ", s.s[0]) || s.s[s.n - 1] == ' ' || s.s[s.n - 1] == ':') return false;
    if (str_find(s, S(": ")) >= 0 || str_find(s, S(" #")) >= 0 || str_find(s, S("：")) >= 0) return false;
    if (str_find(s, S("　")) >= 0 || str_find(s, S("\xC2\xA0")) >= 0 || looks_typed(s) || str_starts(s, S("..."))) return false;
    for (struct str rest = s; rest.n > 0;) {
        int32_t cp = utf8_next(&rest);
        if (needs_escape(cp) || (in_line && cp < 0x80 && strchr(",[]{}:?", cp))) return false;
    }
    return true;
}

static void add_escape(struct emit *e, int32_t cp)
{
    if (cp == '\n') buf_add(e->out, S("\\n"));
    else if (cp == '\t') buf_add(e->out, S("\\t"));
    else buf_printf(e->out, "\\u%04X", (unsigned)cp);
}

static void add_quoted(struct emit *e, struct str s)
{
    bool escapes = false, marks = false;

    for (struct str rest = s; rest.n > 0;) {
        int32_t cp = utf8_next(&rest);
        escapes |= needs_escape(cp);
        marks |= cp == '"' || cp == '\\';
    }
    char quote = marks && !escapes ? '\'' : '"';
    buf_byte(e->out, quote);
    while (s.n > 0) {
        struct str before = s;
        int32_t cp = utf8_next(&s);
        if (quote == '\'' && cp == '\'') buf_byte(e->out, '\'');
        else if (quote == '"' && (cp == '"' || cp == '\\')) buf_byte(e->out, '\\');
        if (needs_escape(cp)) add_escape(e, cp);
        else buf_add(e->out, str_head(before, before.n - s.n));
    }
    buf_byte(e->out, quote);
}

/* As a literal block: several lines, at most one line feed at the end, no blank that an
 * editor would take away, and nothing at the beginning that needs an indentation mark. */
static bool is_literal(struct str s)
{
    bool several = false;
    char last = '\n';

    for (struct str rest = s; rest.n > 0;) {
        int32_t cp = utf8_next(&rest);
        if (cp == '\n' && (last == ' ' || last == '\n') && (last == ' ' || rest.n == 0)) return false;
        if (cp != '\n' && needs_escape(cp)) return false;
        several |= cp == '\n' && rest.n > 0;
        last = cp == '\n' || cp == ' ' ? (char)cp : 'x';
    }
    return several && s.s[0] != ' ' && s.s[0] != '\n' && last != ' ';
}

static void add_literal(struct emit *e, struct str s)
{
    int columns = e->depth ? e->level[e->depth - 1].indent + 2 : 0;
    bool ends = s.s[s.n - 1] == '\n';

    buf_add(e->out, ends ? S("|") : S("|-"));
    if (ends) s.n--;
    while (s.n > 0) {
        struct str line = str_cut(&s, '\n');
        buf_byte(e->out, '\n');
        if (line.n) indent(e, columns);
        buf_add(e->out, line);
    }
}

static void add_scalar(struct emit *e, struct str text, bool in_line)
{
    if (is_plain(text, in_line)) buf_add(e->out, text);
    else if (!in_line && is_literal(text)) add_literal(e, text);
    else add_quoted(e, text);
}

void emit_key(struct emit *e, struct str key)
{
    struct emit_level *l = level_of(e);

    if (!l || !l->map || l->has_key || key.n > KEY_MOST) bug("yaml: no key can stand here");
    if (l->in_line) buf_add(e->out, l->n ? S(", ") : S(""));
    else begin_line(e, l);
    l->n++;
    add_scalar(e, readable(e, key), true);
    buf_byte(e->out, ':');
    l->has_key = true;
    e->at = EMIT_AFTER_KEY;
}

static bool value_in_line(struct emit *e)
{
    if (!e->depth) bug("yaml: a text at the top");
    return level_of(e)->in_line;
}

void emit_str(struct emit *e, struct str text)
{
    bool in_line = value_in_line(e);

    text = readable(e, text);
    begin_value(e, true);
    add_scalar(e, text, in_line);
    end_value(e);
}

/* Our own words and numbers stand plain. */
static void emit_plain(struct emit *e, struct str text)
{
    (void)value_in_line(e);
    begin_value(e, true);
    buf_add(e->out, text);
    end_value(e);
}

void emit_int(struct emit *e, int64_t value)
{
    emit_fixed(e, value, 0);
}

void emit_fixed(struct emit *e, int64_t value, int decimals)
{
    char digits[32];
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    int at = (int)sizeof digits, places = decimals;

    for (; places > 0 && rest % 10 == 0; places--) rest /= 10;
    for (int i = 0; i < places; i++, rest /= 10) digits[--at] = (char)('0' + rest % 10);
    if (places) digits[--at] = '.';
    do digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0) digits[--at] = '-';
    emit_plain(e, (struct str){ digits + at, (ptrdiff_t)sizeof digits - at });
}

void emit_bool(struct emit *e, bool value)
{
    emit_plain(e, value ? S("yes") : S("no"));
}

void emit_date(struct emit *e, struct date d)
{
    if (!date_known(d)) bug("yaml: no date to write");
    emit_plain(e, date_text(e->out->arena, d));
}

void emit_month(struct emit *e, struct date d)
{
    if (!date_known(d)) bug("yaml: no month to write");
    emit_plain(e, str_head(date_text(e->out->arena, d), 7));
}

void emit_text(struct emit *e, const struct text *t)
{
    bool same = true;

    for (int l = 1; l < LANGUAGES; l++) same = same && str_eq(t->in[0], t->in[l]);
    if (same) {
        emit_str(e, t->in[0]);
        return;
    }
    emit_inline_map(e);
    for (int l = 0; l < LANGUAGES; l++) {
        if (!t->in[l].n) continue;
        emit_key(e, language_code((enum language)l));
        emit_str(e, t->in[l]);
    }
    emit_end(e);
}

void emit_comment(struct emit *e, struct str text)
{
    struct emit_level *l = level_of(e);
    bool block = !l || !l->in_line;

    if (!block || (l && l->has_key)) bug("yaml: no comment can stand here");
    text = readable(e, text);
    if (text.n && memchr(text.s, '\n', (size_t)text.n)) bug("yaml: a comment of several lines");
    if (l) begin_line(e, l);
    buf_add(e->out, text.n ? S("# ") : S("#"));
    buf_add(e->out, text);
    buf_byte(e->out, '\n');
}
