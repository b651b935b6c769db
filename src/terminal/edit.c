#include "terminal/edit.h"

#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "terminal/action.h"
#include "terminal/edit_rows.h"
#include "terminal/paragraph.h"
#include "text/grapheme.h"
#include "text/normal.h"

struct str edit_text(const struct edit *e)
{
    return (struct str){ e->text, e->n };
}

struct str edit_result(struct arena *keep, const struct edit *e)
{
    return str_dup(keep, normal_nfc(keep, edit_text(e)));
}

/* --- borders between graphemes -------------------------------------------------------- */

/* Letters that never join with a neighbour of the same kind: no need to ask ICU. */
static bool stands_alone(int32_t cp)
{
    return (cp >= ' ' && cp < 0x7F) || (cp >= 0x3041 && cp <= 0x3096) || (cp >= 0x309B && cp <= 0x30FF)
        || (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3001 && cp <= 0x3029) || (cp >= 0xFF01 && cp <= 0xFF9D);
}

static int32_t code_point_at(const struct edit *e, ptrdiff_t at)
{
    struct str rest = str_from(edit_text(e), at);
    return utf8_next(&rest);
}

static ptrdiff_t code_point_before(const struct edit *e, ptrdiff_t at)
{
    do at--;
    while (at > 0 && ((unsigned char)e->text[at] & 0xC0) == 0x80);
    return at;
}

static bool is_border(const struct edit *e, ptrdiff_t at)
{
    if (at == 0 || at == e->n || e->text[at] == '\n' || e->text[at - 1] == '\n') return true;
    ptrdiff_t before = code_point_before(e, at);
    if (stands_alone(code_point_at(e, before)) && stands_alone(code_point_at(e, at))) return true;
    return grapheme_next(edit_text(e), grapheme_prev(edit_text(e), at)) == at;
}

/* What was written or erased may have joined its neighbours: then on behind the joint. */
static void settle(struct edit *e)
{
    if (!is_border(e, e->at)) e->at = grapheme_next(edit_text(e), e->at);
    e->goal = -1;
}

/* --- changes ---------------------------------------------------------------------------- */

/* The character as this field takes it; 0: not at all. */
static int32_t allowed(const struct edit *e, int32_t cp)
{
    if (cp == '\n' || cp == '\r' || cp == 0x85 || cp == 0x2028 || cp == 0x2029) return e->lines ? '\n' : ' ';
    if (cp == '\t') return ' ';
    if (cp == UTF8_BAD || cp == 0xFFFE || cp == 0xFFFF) return 0xFFFD;
    return cp < ' ' || (cp >= 0x7F && cp < 0xA0) ? 0 : cp;
}

static bool insert(struct edit *e, int32_t cp)
{
    char bytes[4];

    if (e->count >= e->most) return false;
    int n = utf8_put(bytes, cp);
    memmove(e->text + e->at + n, e->text + e->at, (size_t)(e->n - e->at));
    memcpy(e->text + e->at, bytes, (size_t)n);
    e->n += n;
    e->at += n;
    e->count++;
    return true;
}

static enum edit_reply erase(struct edit *e, ptrdiff_t from, ptrdiff_t to)
{
    if (from == to) return EDIT_IGNORED;
    e->count -= (int)utf8_count((struct str){ e->text + from, to - from });
    memmove(e->text + from, e->text + to, (size_t)(e->n - to));
    e->n -= to - from;
    e->at = from;
    settle(e);
    return EDIT_CHANGED;
}

static enum edit_reply type(struct edit *e, int32_t cp)
{
    cp = allowed(e, cp);
    if (cp == 0) return EDIT_IGNORED;
    if (!insert(e, cp)) return EDIT_FULL;
    settle(e);
    return EDIT_CHANGED;
}

bool edit_insert(struct edit *e, struct str text)
{
    bool room = true;

    while (text.n > 0 && room) {
        bool cr = text.s[0] == '\r';
        int32_t cp = allowed(e, utf8_next(&text));
        if (cr && text.n > 0 && text.s[0] == '\n') (void)utf8_next(&text);
        if (cp) room = insert(e, cp);
    }
    settle(e);
    return room;
}

struct edit edit_new(struct arena *keep, struct str text, int most, bool lines)
{
    if (most < 1 || most > EDIT_MOST) bug("a field for %d characters", most);
    struct edit e = { .most = most, .goal = -1, .lines = lines };
    e.text = arena_new(keep, char, 4 * (size_t)most);
    e.view = arena_new(keep, struct view, 1);
    (void)edit_insert(&e, text);
    return e;
}

/* --- words ------------------------------------------------------------------------------ */

enum word { WORD_SPACE, WORD_SIGN, WORD_LETTERS, WORD_HIRAGANA, WORD_KATAKANA, WORD_KANJI };

/* Japanese puts no spaces between words; a change of script is the best guess. The first
 * row that fits counts; what is in none is a letter. */
static const struct { int32_t from, to; enum word word; } words[] = {
    { 0, ' ', WORD_SPACE },            { '0', '9', WORD_LETTERS },        { 'A', 'Z', WORD_LETTERS },
    { '_', '_', WORD_LETTERS },        { 'a', 'z', WORD_LETTERS },        { '!', '~', WORD_SIGN },
    { 0xA0, 0xA0, WORD_SPACE },        { 0x2000, 0x206F, WORD_SIGN },     { 0x3000, 0x3000, WORD_SPACE },
    { 0x3005, 0x3005, WORD_KANJI },    { 0x3007, 0x3007, WORD_KANJI },    { 0x3001, 0x303F, WORD_SIGN },
    { 0x3041, 0x309F, WORD_HIRAGANA }, { 0x30A0, 0x30FF, WORD_KATAKANA }, { 0x3400, 0x9FFF, WORD_KANJI },
    { 0xF900, 0xFAFF, WORD_KANJI },    { 0xFF01, 0xFF0F, WORD_SIGN },     { 0xFF66, 0xFF9F, WORD_KATAKANA },
    { 0x20000, 0x3FFFF, WORD_KANJI },
};

static enum word word_of(int32_t cp)
{
    for (size_t i = 0; i < countof(words); i++)
        if (cp >= words[i].from && cp <= words[i].to) return words[i].word;
    return WORD_LETTERS;
}

static ptrdiff_t word_left(const struct edit *e)
{
    ptrdiff_t at = e->at;

    while (at > 0 && word_of(code_point_at(e, code_point_before(e, at))) == WORD_SPACE) at = code_point_before(e, at);
    if (at == 0) return 0;
    enum word word = word_of(code_point_at(e, code_point_before(e, at)));
    while (at > 0 && word_of(code_point_at(e, code_point_before(e, at))) == word) at = code_point_before(e, at);
    return is_border(e, at) ? at : grapheme_prev(edit_text(e), at);
}

static ptrdiff_t word_right(const struct edit *e)
{
    struct str rest = str_from(edit_text(e), e->at);

    while (rest.n > 0 && word_of(code_point_at(e, e->n - rest.n)) == WORD_SPACE) (void)utf8_next(&rest);
    enum word word = rest.n > 0 ? word_of(code_point_at(e, e->n - rest.n)) : WORD_SPACE;
    while (rest.n > 0 && word_of(code_point_at(e, e->n - rest.n)) == word) (void)utf8_next(&rest);
    ptrdiff_t at = e->n - rest.n;
    return is_border(e, at) ? at : grapheme_next(edit_text(e), at);
}

/* --- keys ------------------------------------------------------------------------------- */

static enum edit_reply go(struct edit *e, ptrdiff_t to)
{
    bool moved = to != e->at;

    e->at = to;
    e->goal = -1;
    return moved ? EDIT_MOVED : EDIT_IGNORED;
}

static ptrdiff_t left(const struct edit *e)
{
    return e->at > 0 ? grapheme_prev(edit_text(e), e->at) : 0;
}

static ptrdiff_t right(const struct edit *e)
{
    return e->at < e->n ? grapheme_next(edit_text(e), e->at) : e->n;
}

/* The beginning and end of what stands between two newlines. */
static ptrdiff_t line_start(const struct edit *e)
{
    ptrdiff_t at = e->at;
    while (at > 0 && e->text[at - 1] != '\n') at--;
    return at;
}

static ptrdiff_t line_end(const struct edit *e)
{
    ptrdiff_t at = e->at;
    while (at < e->n && e->text[at] != '\n') at++;
    return at;
}

/* Up (negative) or down by rows, as they were shown last. */
static enum edit_reply move_rows(struct edit *e, int by, struct wrapper *w, struct arena scratch)
{
    struct edit_rows rows = edit_rows_of(e, e->view->w, w, &scratch);
    int row = edit_row(&rows, e->at), to = row + by;

    if (e->goal < 0) e->goal = edit_column(e, &rows, row, e->at);
    if (to < 0) to = 0;
    if (to > rows.n - 1) to = rows.n - 1;
    if (to == row) return EDIT_EDGE;
    e->at = edit_place(e, &rows, to, e->goal);
    if (!is_border(e, e->at)) e->at = grapheme_prev(edit_text(e), e->at);
    return EDIT_MOVED;
}

/* The start or end of the row on the screen. */
static ptrdiff_t row_edge(const struct edit *e, bool end, struct wrapper *w, struct arena scratch)
{
    struct edit_rows rows = edit_rows_of(e, e->view->w, w, &scratch);
    int row = edit_row(&rows, e->at);

    ptrdiff_t at = end ? edit_place(e, &rows, row, EDIT_COLUMNS_MOST) : rows.start[row];
    if (is_border(e, at)) return at;
    return end ? grapheme_prev(edit_text(e), at) : grapheme_next(edit_text(e), at);
}

static enum edit_reply act(struct edit *e, int action, struct wrapper *w, struct arena scratch)
{
    int page = e->view->h > 1 ? e->view->h - 1 : 1;

    switch (action) {
    case ACT_LEFT: return go(e, left(e));
    case ACT_RIGHT: return go(e, right(e));
    case ACT_UP: return move_rows(e, -1, w, scratch);
    case ACT_DOWN: return move_rows(e, 1, w, scratch);
    case ACT_PAGE_UP: return move_rows(e, -page, w, scratch);
    case ACT_PAGE_DOWN: return move_rows(e, page, w, scratch);
    case ACT_WORD_LEFT: return go(e, word_left(e));
    case ACT_WORD_RIGHT: return go(e, word_right(e));
    case ACT_LINE_START: return go(e, row_edge(e, false, w, scratch));
    case ACT_LINE_END: return go(e, row_edge(e, true, w, scratch));
    case ACT_TEXT_START: return go(e, 0);
    case ACT_TEXT_END: return go(e, e->n);
    case ACT_ERASE: return e->n == 0 ? EDIT_BACK : erase(e, left(e), e->at);
    case ACT_DELETE: return erase(e, e->at, right(e));
    case ACT_ERASE_WORD: return erase(e, word_left(e), e->at);
    case ACT_ERASE_TO_START: return erase(e, line_start(e), e->at);
    case ACT_ERASE_TO_END: return erase(e, e->at, line_end(e));
    case ACT_NEW_LINE: return e->lines ? type(e, '\n') : EDIT_IGNORED;
    case ACT_ACCEPT: return EDIT_ACCEPT;
    default: return EDIT_IGNORED;
    }
}

enum edit_reply edit_key(struct edit *e, int action, struct key k, struct wrapper *w, struct arena scratch)
{
    if (action != ACT_NONE) return act(e, action, w, scratch);
    if (k.kind == K_CHAR && !(k.mods & (K_CTRL | K_ALT))) return type(e, k.cp);
    return EDIT_IGNORED;
}

/* --- drawing ---------------------------------------------------------------------------- */

void edit_draw(struct canvas c, const struct edit *e, struct str hint, struct wrapper *w, struct arena scratch)
{
    struct view *v = e->view;
    struct edit_rows rows = edit_rows_of(e, c.w, w, &scratch);
    int row = edit_row(&rows, e->at), last = rows.n > c.h ? rows.n - c.h : 0;

    v->w = c.w;
    v->h = c.h;
    if (v->top > row) v->top = row;
    if (v->top <= row - c.h) v->top = row - c.h + 1;
    if (v->top > last) v->top = last;
    if (v->top < 0) v->top = 0;
    if (e->n == 0) (void)paragraph_draw(c, 0, STYLE_DIM, hint, w, scratch);
    for (int y = 0; y < c.h && v->top + y < rows.n; y++)
        (void)canvas_text(c, 0, y, STYLE_INPUT, edit_shown(e, &rows, v->top + y));
    if (v->top > 0) (void)canvas_sign(c, c.w - 1, 0, STYLE_DIM, SIGN_ABOVE, 1);
    if (v->top + c.h < rows.n) (void)canvas_sign(c, c.w - 1, c.h - 1, STYLE_DIM, SIGN_BELOW, 1);
    int x = edit_column(e, &rows, row, e->at);
    canvas_cursor(c, x < c.w ? x : c.w - 1, row - v->top);
}

int edit_rows(const struct edit *e, int columns, struct wrapper *w, struct arena scratch)
{
    return edit_rows_of(e, columns, w, &scratch).n;
}
