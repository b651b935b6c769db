#include "yaml/complaint.h"

#include "base/bug.h"
#include "base/diag.h"
#include "base/utf8.h"

/* libyaml's words and ours. `context` NULL: whatever it was doing. `at_context`: the
 * mistake was made where that began, not where it was noticed. */
static const struct complaint {
    const char *context, *problem, *text;
    bool at_context;
} complaints[] = {
    { "while scanning a quoted scalar", "found unexpected end of stream", "this quote is never closed", true },
    { "while scanning a quoted scalar", "found unexpected document indicator", "this quote is never closed", true },
    { "while scanning a simple key", NULL, "this line has no \": \" that makes it a key; is it indented like the line above it?", true },
    { NULL, "mapping values are not allowed in this context",
      "\": \" can not stand here; put a text that contains it in quotes, or check the indentation", false },
    { NULL, "block sequence entries are not allowed in this context",
      "\"- \" can not stand here; begin a list on a line of its own", false },
    { NULL, "mapping keys are not allowed in this context", "\"? \" can not stand here", false },
    { "while parsing a block mapping", "did not find expected key",
      "this does not go on with the map around it; check indentation and quotes", false },
    { "while parsing a block collection", "did not find expected '-' indicator",
      "this is not an item of the list around it; check the indentation", false },
    { "while parsing a flow sequence", NULL, "expected \",\" or \"]\" here", false },
    { "while parsing a flow mapping", NULL, "expected \",\" or \"}\" here", false },
    { NULL, "found unexpected ':'", "\":\" needs a space behind it here, or the text needs quotes", false },
    { NULL, "did not find expected <document start>", "this stands behind the end of the document", false },
    { NULL, "did not find expected node content", "expected a text, a list or a map here", false },
    { NULL, "found a tab character where an indentation space is expected", "tab used for indentation; indent with spaces", false },
    { NULL, "found a tab character that violates indentation", "tab used for indentation; indent with spaces", false },
    { "while scanning a quoted scalar", "found unknown escape character",
      "unknown escape in double quotes; write a backslash as \"\\\\\" or use single quotes", false },
    { NULL, "did not find expected hexdecimal number",
      "escapes want 2 (\\x), 4 (\\u) or 8 (\\U) hexadecimal digits; write a backslash as \"\\\\\" or use single quotes", false },
    { NULL, "found invalid Unicode character escape code", "this escape is not a character", false },
    { "while scanning a block scalar", "found an indentation indicator equal to 0",
      "a block can not be indented by 0; leave the number out", false },
    { NULL, "found undefined tag handle", "tags are not used here; put a text that begins with \"!\" in quotes", false },
    { "while scanning a tag", NULL, "tags are not used here; put a text that begins with \"!\" in quotes", true },
    { "while parsing a tag", NULL, "tags are not used here; put a text that begins with \"!\" in quotes", true },
    { "while scanning an anchor", NULL, "anchors are not used here; put a text that begins with \"&\" in quotes", true },
    { "while scanning an alias", NULL, "aliases are not used here; put a text that begins with \"*\" in quotes", true },
    { "while scanning a directive", NULL, "directives other than %YAML are not used here", true },
    { "while scanning a %YAML directive", NULL, "the %YAML line is broken; take it out", true },
    { NULL, "found incompatible YAML document", "only YAML 1.1 and 1.2 can be read; take the %YAML line out", false },
    { NULL, "found duplicate %YAML directive", "a second %YAML line; take it out", false },
};

static bool same(const char *a, const char *b)
{
    return !a || (b && str_eq(str_of(a), str_of(b)));
}

static const struct complaint *find(const yaml_parser_t *p)
{
    for (size_t i = 0; i < countof(complaints); i++)
        if (same(complaints[i].context, p->context) && same(complaints[i].problem, p->problem)) return &complaints[i];
    return NULL;
}

static struct span place(const yaml_mark_t *m)
{
    return (struct span){ (uint32_t)m->line + 1, (uint32_t)m->column + 1, 1 };
}

/* The character at a place, 0 at the end of its line. */
static int32_t character_at(struct str text, struct span at)
{
    struct str line = { 0 };

    if (str_starts(text, S("\xEF\xBB\xBF"))) text = str_from(text, 3);
    for (uint32_t i = 0; i < at.line; i++) line = str_cut(&text, '\n');
    for (uint32_t i = 1; i < at.col && line.n > 0; i++) (void)utf8_next(&line);
    return line.n > 0 ? utf8_next(&line) : 0;
}

static void complain_of_character(const struct source *in, struct span at, struct diags *out)
{
    int32_t cp = character_at(in->text, at);

    if (cp == '\t') diag_error(out, in, at, "tab used for indentation; indent with spaces");
    else diag_error(out, in, at, "a text can not begin with \"%c\"; put it in quotes", cp > 0x20 && cp < 0x7F ? (char)cp : '?');
}

/* libyaml adds a line end that is not there; a place must be one of the text. */
static bool is_behind(struct str text, struct span *at)
{
    struct span end = span_of_offset(text, text.n);
    bool behind = at->line > end.line || (at->line == end.line && at->col >= end.col);

    if (behind) *at = end;
    return behind;
}

static void complain_in_our_words(const yaml_parser_t *p, const struct source *in, const struct complaint *c,
                                  struct span at, struct span from, struct diags *out)
{
    bool behind = is_behind(in->text, &at), begins = p->context && !is_behind(in->text, &from);
    bool list = same("while parsing a flow sequence", p->context), map = same("while parsing a flow mapping", p->context);
    bool no_key = same("did not find expected key", p->problem) && character_at(in->text, at) == ':';

    if (behind && (list || map)) {
        diag_error(out, in, from, "this %s is never closed", list ? "list" : "map");
        return;
    }
    diag_error(out, in, c->at_context ? from : at, "%s", no_key ? "a key is missing before \":\"" : c->text);
    if (!c->at_context && begins && from.line != at.line) diag_note(out, in, from, "what it belongs to begins here");
}

void complain(const yaml_parser_t *p, const struct source *in, struct diags *out)
{
    if (p->error == YAML_MEMORY_ERROR) die_of_memory();
    if (p->error == YAML_READER_ERROR) { /* has no mark, and counts in bytes */
        diag_error(out, in, span_of_offset(in->text, (ptrdiff_t)p->problem_offset), "%s", p->problem);
        return;
    }
    struct span at = place(&p->problem_mark), from = place(&p->context_mark);
    const struct complaint *c = find(p);
    if (c) {
        complain_in_our_words(p, in, c, at, from, out);
    } else if (same("found character that cannot start any token", p->problem)) {
        complain_of_character(in, at, out);
    } else {
        bool scanner = p->error == YAML_SCANNER_ERROR && p->context;
        (void)is_behind(in->text, &at);
        diag_error(out, in, scanner ? from : at, "%s", p->problem ? p->problem : "not YAML");
    }
}
