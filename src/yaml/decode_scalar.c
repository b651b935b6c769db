#include <limits.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "yaml/decode.h"

enum { SHOWN_MOST = 40, STR_USUAL = 4000, ID_MOST = 47, WORDS_MOST = 64 };

/* A value as a message may quote it: not longer than a line likes. */
static struct str shown(struct arena *keep, struct str text)
{
    struct str rest = text;

    for (int i = 0; i < SHOWN_MOST && rest.n > 0; i++) (void)utf8_next(&rest);
    if (rest.n == 0) return text;
    return str_printf(keep, "%.*s…", (int)(text.n - rest.n), text.s);
}

/* True for a scalar that says something. `key:` alone does not; an empty text is written "". */
static bool is_value(struct decoder *d, const struct ynode *n, const char *wanted)
{
    if (n->kind != YNODE_SCALAR) ynode_error(d->out, n, "must be %s, is %s", wanted, ynode_kind_name(n->kind));
    else if (!n->quoted && n->text.n == 0) ynode_error(d->out, n, "has no value");
    else return true;
    return false;
}

static bool wrong_value(struct decoder *d, const struct ynode *n, const char *wanted)
{
    struct str got = shown(d->out->keep, n->text);
    ynode_error(d->out, n, "must be %s, got \"%.*s\"", wanted, STR_ARG(got));
    return false;
}

bool is_id(struct str s)
{
    if (s.n == 0 || s.n > ID_MOST || s.s[0] == '-') return false;
    for (ptrdiff_t i = 0; i < s.n; i++) {
        char c = s.s[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
    }
    return true;
}

static bool check_id(struct decoder *d, const struct ynode *n)
{
    if (!is_value(d, n, "an id")) return false;
    return is_id(n->text) || wrong_value(d, n, "an id of small letters, digits and hyphens, at most 47");
}

bool decode_id(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    (void)f;
    if (!n) return true;
    if (!check_id(d, n)) return false;
    memcpy(to, &n->text, sizeof n->text);
    return true;
}

bool decode_ref(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    (void)f;
    if (!n) return true;
    if (!check_id(d, n)) return false;
    memcpy(to, &(struct ref){ n->text, n }, sizeof(struct ref));
    return true;
}

static bool check_length(struct decoder *d, const struct ynode *n, const struct field *f)
{
    int64_t most = f->high ? f->high : STR_USUAL, has = utf8_count(n->text);

    if (has > most) ynode_error(d->out, n, "has %lld characters, more than %lld", (long long)has, (long long)most);
    else if (has < f->low && has == 0) ynode_error(d->out, n, "is empty");
    else if (has < f->low) ynode_error(d->out, n, "has %lld characters, needs %lld", (long long)has, (long long)f->low);
    else return true;
    return false;
}

bool decode_str(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    if (!n) return true;
    if (!is_value(d, n, "a text") || !check_length(d, n, f)) return false;
    memcpy(to, &n->text, sizeof n->text);
    return true;
}

bool decode_bool(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    bool value = f->absent != 0;

    if (n) {
        if (!is_value(d, n, "yes or no")) return false;
        value = str_eq(n->text, S("yes")) || str_eq(n->text, S("true"));
        bool no = str_eq(n->text, S("no")) || str_eq(n->text, S("false"));
        if (!value && !no) return wrong_value(d, n, "yes or no");
    }
    memcpy(to, &value, sizeof value);
    return true;
}

/* A scaled number as it would be written. */
static struct str number_text(struct arena *keep, int64_t value, int decimals)
{
    int64_t unit = 1;

    for (int i = 0; i < decimals; i++) unit *= 10;
    if (value % unit == 0) return str_printf(keep, "%lld", (long long)(value / unit));
    return str_printf(keep, "%s%lld.%0*lld", value < 0 ? "-" : "", (long long)(value / unit < 0 ? -(value / unit) : value / unit),
                      decimals, (long long)(value % unit < 0 ? -(value % unit) : value % unit));
}

static void out_of_range(struct decoder *d, const struct ynode *n, const struct field *f)
{
    struct arena *keep = d->out->keep;
    struct str low = number_text(keep, f->low, f->decimals), high = number_text(keep, f->high, f->decimals);
    struct str got = shown(keep, n->text);

    ynode_error(d->out, n, "must be between %.*s and %.*s, got %.*s", STR_ARG(low), STR_ARG(high), STR_ARG(got));
}

bool decode_fixed(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    static const char *const wanted[] = { "a whole number", "a number with at most one decimal",
                                          "a number with at most two decimals", "a number with at most three decimals" };
    bool any = f->low == 0 && f->high == 0;
    int value = (int)f->absent;

    if (n) {
        if (!is_value(d, n, wanted[f->decimals])) return false;
        struct str_int got = str_to_fixed(n->text, f->decimals);
        if (!got.ok) return wrong_value(d, n, wanted[f->decimals]);
        if (any && (got.value <= INT_MIN || got.value > INT_MAX)) return wrong_value(d, n, "a smaller number");
        if (!any && (got.value < f->low || got.value > f->high)) return out_of_range(d, n, f), false;
        value = (int)got.value;
    }
    memcpy(to, &value, sizeof value);
    return true;
}

bool decode_int(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    if (f->decimals) bug("%s: decimals of a whole number", f->key);
    return decode_fixed(d, n, f, to);
}

/* The position of the word, or -1 with a problem that lists the words. */
static int find_word(struct decoder *d, const struct ynode *n, const char *const *words)
{
    struct str names[WORDS_MOST];
    struct buf list = buf_in(d->out->keep);
    size_t count = 0;

    if (!is_value(d, n, "a word")) return -1;
    for (; words[count]; count++) {
        if (count == WORDS_MOST) bug("too many words");
        names[count] = str_of(words[count]);
        if (str_eq(names[count], n->text)) return (int)count;
        buf_printf(&list, "%s%s", count ? ", " : "", words[count]);
    }
    struct str hint = decode_hint(d->out->keep, n->text, names, count), got = shown(d->out->keep, n->text);
    struct str all = buf_str(&list);
    ynode_error(d->out, n, "must be one of %.*s, got \"%.*s\"%.*s", STR_ARG(all), STR_ARG(got), STR_ARG(hint));
    return -1;
}

bool decode_word(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    int value = n ? find_word(d, n, f->words) : (int)f->absent;

    if (value < 0) return false;
    memcpy(to, &value, sizeof value);
    return true;
}

bool decode_words(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    unsigned value = n ? 0 : (unsigned)f->absent;
    bool ok = true;

    if (n && n->kind != YNODE_LIST) {
        ynode_error(d->out, n, "must be a list, is %s", ynode_kind_name(n->kind));
        return false;
    }
    for (const struct ynode *one = n ? n->first : NULL; one; one = one->next) {
        int word = find_word(d, one, f->words);
        bool again = word >= 0 && (value & 1u << word);
        if (again) ynode_error(d->out, one, "\"%s\" stands here a second time", f->words[word]);
        ok = ok && word >= 0 && !again;
        if (word >= 0) value |= 1u << word;
    }
    memcpy(to, &value, sizeof value);
    return ok;
}

static bool decode_day(struct decoder *d, const struct ynode *n, struct date (*parse)(struct str), const char *wanted,
                       void *to)
{
    if (!n) return true;
    if (!is_value(d, n, wanted)) return false;
    struct date day = parse(n->text);
    if (!date_known(day)) return wrong_value(d, n, wanted);
    memcpy(to, &day, sizeof day);
    return true;
}

bool decode_date(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    (void)f;
    return decode_day(d, n, date_parse, "a day such as 2026-11-23", to);
}

bool decode_month(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    (void)f;
    return decode_day(d, n, date_parse_month, "a month such as 2026-11", to);
}

/* One language's share of a text. */
static bool decode_language(struct decoder *d, const struct ynode *n, const struct field *f, struct str *to)
{
    if (!is_value(d, n, "a text") || !check_length(d, n, f)) return false;
    if (str_trim(n->text).n == 0) {
        ynode_error(d->out, n, "is empty");
        return false;
    }
    *to = n->text;
    return true;
}

static bool one_language(unsigned languages)
{
    return (languages & (languages - 1)) == 0;
}

static bool decode_plain_text(struct decoder *d, const struct ynode *n, const struct field *f, struct text *t)
{
    struct str plain;

    if (!decode_language(d, n, f, &plain)) return false;
    for (int l = 0; l < LANGUAGES; l++)
        if (!d->languages || (d->languages & 1u << l)) t->in[l] = plain;
    return true;
}

static bool decode_text_map(struct decoder *d, const struct ynode *n, const struct field *f, struct text *t)
{
    struct str codes[LANGUAGES];
    bool ok = true;

    for (int l = 0; l < LANGUAGES; l++) codes[l] = language_code((enum language)l);
    for (const struct ynode *one = n->first; one; one = one->next) {
        enum language l = language_of(one->key->text);
        if (l != LANGUAGES) {
            ok = decode_language(d, one, f, &t->in[l]) && ok;
            continue;
        }
        struct str typed = shown(d->out->keep, one->key->text);
        ynode_error(d->out, one->key, "unknown language \"%.*s\"; there are en and ja", STR_ARG(typed));
        ok = false;
    }
    for (int l = 0; l < LANGUAGES; l++) {
        bool wanted = (d->languages & 1u << l) || (!d->languages && !n->n);
        if (!wanted || ynode_get(n, codes[l])) continue;
        ynode_error(d->out, n, "has no text in \"%.*s\"", STR_ARG(codes[l]));
        ok = false;
    }
    return ok;
}

bool decode_name(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    struct text t = { 0 };

    if (!n) return true;
    if (n->kind == YNODE_LIST) {
        ynode_error(d->out, n, "must be a text, is a list");
        return false;
    }
    if (!(n->kind == YNODE_MAP ? decode_text_map(d, n, f, &t) : decode_plain_text(d, n, f, &t))) return false;
    memcpy(to, &t, sizeof t);
    return true;
}

bool decode_text(struct decoder *d, const struct ynode *n, const struct field *f, void *to)
{
    bool said = n && n->kind == YNODE_SCALAR && (n->quoted || n->text.n);

    if (said && !one_language(d->languages)) {
        ynode_error(d->out, n, "must be given in each language: {en: …, ja: …}");
        return false;
    }
    return decode_name(d, n, f, to);
}
