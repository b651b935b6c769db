#pragma once
/* Writes YAML that a person likes to read and that yaml_read gives back byte for byte.
 *
 *     struct emit e = emit_to(&buf);
 *     emit_map(&e);
 *         emit_key(&e, S("team")), emit_str(&e, S("payments"));
 *         emit_key(&e, S("answers")), emit_map(&e);
 *             emit_key(&e, S("on-call")), emit_inline_map(&e);        on-call: {level: 2}
 *                 emit_key(&e, S("level")), emit_int(&e, 2);
 *             emit_end(&e);
 *         emit_end(&e);
 *     emit_end(&e);
 *
 * The same calls give the same bytes. Plain where YAML allows it, else quoted; texts of
 * several lines as a literal block, or quoted inside an inline map or list, where they can not be.
 * Lines are not folded. Calls in an impossible order are bugs and end the program. */

#include "base/date.h"
#include "base/language.h"
#include "base/str.h"

struct buf;

enum { EMIT_DEPTH = 32 };

/* Where the last call left off. */
enum emit_place { EMIT_LINE_START, EMIT_AFTER_KEY, EMIT_AFTER_DASH };

/* Opaque by agreement: lives on the caller's stack, changed by emit_ calls only. */
struct emit {
    struct buf *out;
    int depth;
    bool done;
    enum emit_place at;
    struct emit_level {
        bool map, in_line, has_key;
        int indent;
        size_t n;
    } level[EMIT_DEPTH];
};

/* A writer at the start of a document; out must outlive it. */
struct emit emit_to(struct buf *out);

void emit_map(struct emit *e);         /* until emit_end; each value after an emit_key */
void emit_list(struct emit *e);
void emit_inline_map(struct emit *e);  /* {a: 1, b: 2}; everything inside is inline too */
void emit_inline_list(struct emit *e); /* [a, b] */
void emit_end(struct emit *e);

/* The next key of the map that is open; its value must follow. */
void emit_key(struct emit *e, struct str key);

/* Any text. What yaml_read would refuse can not be written either: CRLF and CR become line
 * feeds, other control characters and bytes that are not UTF-8 become U+FFFD. */
void emit_str(struct emit *e, struct str text);
void emit_int(struct emit *e, int64_t value);
void emit_fixed(struct emit *e, int64_t value, int decimals); /* 15 with 1 is 1.5, 20 is 2 */
void emit_bool(struct emit *e, bool value);                   /* yes, no */
void emit_date(struct emit *e, struct date d);                /* YYYY-MM-DD; d must be known */
void emit_month(struct emit *e, struct date d);               /* YYYY-MM; d must be known */

/* A text of {en: …, ja: …} as far as written; plain when all languages say the same. */
void emit_text(struct emit *e, const struct text *t);

/* "# text" on a line of its own, before the next key or item of a block. text: one line. */
void emit_comment(struct emit *e, struct str text);

