#include "questionnaire/load.h"

#include "base/diag.h"
#include "base/sys.h"
#include "questionnaire/check.h"
#include "questionnaire/ids.h"
#include "questionnaire/questionnaire.h"
#include "questionnaire/raw.h"
#include "questionnaire/resolve.h"

/* questionnaire.yaml, its areas, profile, rules, glossary, sources. */
enum { FILES_MOST = 1 + AREAS_MOST + 4, FINGERPRINT_DIGITS = 16 };

struct loader {
    struct sys *sys;
    struct arena *keep;
    struct diags *out;
    const char *folder;
    struct decoder decoder;
    struct str parts[2 * FILES_MOST]; /* names and contents in order, for the fingerprint */
    size_t n_parts;
    bool unread[ITEM_KINDS];
};

static bool read_before(const struct loader *l, struct str name)
{
    for (size_t i = 0; i < l->n_parts; i += 2)
        if (str_eq(l->parts[i], name)) return true;
    return false;
}

/* The top of a file; NULL, with a problem at the place that names it, when there is none. */
static const struct ynode *read_file(struct loader *l, struct str name, const struct ynode *named)
{
    struct source *in = arena_new(l->keep, struct source, 1);

    in->path = str_printf(l->keep, "%s/%.*s", l->folder, STR_ARG(name));
    if (read_before(l, name)) {
        ynode_error(l->out, named, "the file \"%.*s\" is named a second time", STR_ARG(name));
        return NULL;
    }
    enum sys_error e = l->sys->read(l->sys, l->keep, in->path.s, yaml_limits_questionnaire.bytes, &in->text);
    if (e && named) ynode_error(l->out, named, "can not read \"%.*s\": %s", STR_ARG(name), sys_error_text(e));
    else if (e) diag_error(l->out, in, (struct span){ 0 }, "%s", sys_error_text(e));
    if (e) return NULL;
    l->parts[l->n_parts++] = name;
    l->parts[l->n_parts++] = in->text;
    return yaml_read(l->keep, in, yaml_limits_questionnaire, l->out);
}

/* Languages first: every text of every file depends on them. */
static void read_languages(struct loader *l, const struct ynode *top)
{
    static const char *const codes[] = { [LANG_EN] = "en", [LANG_JA] = "ja", NULL };
    static const struct field languages = { "languages", decode_words, .words = codes };
    const struct ynode *n = ynode_get(top, S("languages"));

    if (!n || !decode_words(&l->decoder, n, &languages, &l->decoder.languages)) return;
    if (!l->decoder.languages) ynode_error(l->out, n, "needs at least one language");
}

/* Items of the file are there, we only can not see them. */
static void profile_is_unread(struct loader *l)
{
    l->unread[ITEM_SECTION] = l->unread[ITEM_QUESTION] = l->unread[ITEM_METRIC] = true;
}

static bool read_main(struct loader *l, struct raw_main *m)
{
    const struct ynode *top = read_file(l, S("questionnaire.yaml"), NULL);

    if (!top) return false;
    read_languages(l, top);
    bool ok = decode_fields(&l->decoder, top, main_fields, m);
    if (!m->profile.from && ynode_get(top, S("profile"))) profile_is_unread(l);
    if (!m->sources.from && ynode_get(top, S("sources"))) l->unread[ITEM_WORK] = true;
    return ok || m->areas.n;
}

static void read_areas(struct loader *l, struct raw *raw)
{
    raw->areas = arena_new(l->keep, struct raw_area, raw->main.areas.n);
    for (size_t i = 0; i < raw->main.areas.n; i++) {
        const struct file_name *f = &raw->main.areas.list[i];
        const struct ynode *top = f->from ? read_file(l, f->name, f->from) : NULL;
        bool ok = top && decode_fields(&l->decoder, top, area_fields, &raw->areas[i]);
        bool whole = ok || (raw->areas[i].n_capabilities && (raw->areas[i].n_actions || !ynode_get(top, S("actions"))));
        if (!whole) l->unread[ITEM_AREA] = l->unread[ITEM_CAPABILITY] = l->unread[ITEM_ACTION] = true;
    }
}

/* A file that is one table. True when it is there, and can be used for references. */
static bool read_table(struct loader *l, const struct file_name *f, const struct field *fields, void *to)
{
    const struct ynode *top = f->from ? read_file(l, f->name, f->from) : NULL;
    return top && decode_fields(&l->decoder, top, fields, to);
}

static void read_others(struct loader *l, struct raw *raw)
{
    const struct raw_main *m = &raw->main;

    if (m->profile.from && !read_table(l, &m->profile, profile_fields, &raw->profile)) profile_is_unread(l);
    if (m->rules.from) {
        raw->rules = arena_new(l->keep, struct raw_rules, 1);
        (void)read_table(l, &m->rules, rules_fields, raw->rules);
    }
    if (m->glossary.from) (void)read_table(l, &m->glossary, glossary_fields, &raw->terms);
    if (m->sources.from && !read_table(l, &m->sources, sources_fields, &raw->works)) l->unread[ITEM_WORK] = true;
}

struct questionnaire *questionnaire_load(struct sys *sys, struct arena *keep, struct arena scratch,
                                         const char *folder, struct diags *out)
{
    size_t before = out->errors;
    struct questionnaire *q = arena_new(keep, struct questionnaire, 1);
    struct raw *raw = arena_new(keep, struct raw, 1);
    struct loader l = { .sys = sys, .keep = keep, .out = out, .folder = folder };

    l.decoder = (struct decoder){ .keep = keep, .out = out };
    if (!read_main(&l, &raw->main)) return NULL;
    read_areas(&l, raw);
    read_others(&l, raw);
    questionnaire_resolve(q, raw, l.unread, keep, scratch, out);
    if (out->errors == before) questionnaire_check_circles(q, scratch, out);
    if (out->errors > before) return NULL;

    q->id = raw->main.id;
    q->version = raw->main.version;
    q->title = raw->main.title;
    for (int i = 0; i < LEVELS; i++) q->scale[i] = raw->main.scale[i];
    q->languages = l.decoder.languages;
    q->fingerprint = hash_of_all(l.parts, l.n_parts);
    q->fingerprint_text = hash_hex(keep, q->fingerprint, FINGERPRINT_DIGITS);
    return q;
}
