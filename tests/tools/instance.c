#include "instance.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

enum { WORDS_MOST = 6 };

struct reader {
    struct arena *keep;
    const struct source *file;
    struct diags *d;
    struct instance out;
    struct sched_job *jobs;
    struct str *needs;           /* the last word of each action, for later */
    struct span *places;
    struct sched_arc *arcs;
    int slots;
    bool begun, ended, named;
    struct span at;              /* of the line */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Words of a line up to a comment; at most WORDS_MOST are kept, all are counted. */
static int split(struct str line, struct str word[WORDS_MOST])
{
    int n = 0;

    for (ptrdiff_t i = 0; i < line.n && line.s[i] != '#';) {
        ptrdiff_t from = i;
        while (i < line.n && line.s[i] != '#' && !is_space(line.s[i])) i++;
        if (i > from && n++ < WORDS_MOST) word[n - 1] = str_head(str_from(line, from), i - from);
        while (i < line.n && is_space(line.s[i])) i++;
    }
    return n;
}

static int64_t number(struct reader *r, struct str word, const char *what, int64_t low, int64_t high)
{
    struct str_int n = str_to_int(word);

    if (n.ok && n.value >= low && n.value <= high) return n.value;
    diag_error(r->d, r->file, r->at, "%s must be a number from %lld to %lld, not \"%.*s\"", what, (long long)low,
               (long long)high, STR_ARG(word));
    return low;
}

static void read_action(struct reader *r, const struct str *word)
{
    int i = r->out.jobs.n_jobs;

    if (i == SCHED_JOBS_MOST) {
        diag_error(r->d, r->file, r->at, "more than %d actions", SCHED_JOBS_MOST);
        return;
    }
    r->jobs[i] = (struct sched_job){
        .id = word[1],
        .value = number(r, word[2], "the value", 0, SCHED_VALUE_MOST),
        .effort = number(r, word[3], "the effort", 1, SCHED_EFFORT_MOST),
    };
    r->needs[i] = word[5];
    r->places[i] = r->at;
    r->out.jobs.n_jobs++;
}

static int job_by_id(const struct sched_input *jobs, struct str id)
{
    for (int i = 0; i < jobs->n_jobs; i++)
        if (str_eq(jobs->jobs[i].id, id)) return i;
    return -1;
}

static void read_needs(struct reader *r, int job)
{
    struct str rest = r->needs[job];

    if (str_eq(rest, S("-"))) return;
    while (rest.n > 0) {
        struct str id = str_cut(&rest, ',');
        int before = job_by_id(&r->out.jobs, id);
        if (before < 0) {
            diag_error(r->d, r->file, r->places[job], "unknown prerequisite \"%.*s\"", STR_ARG(id));
        } else if (r->out.jobs.n_arcs == SCHED_ARCS_MOST) {
            diag_error(r->d, r->file, r->places[job], "more than %d prerequisites", SCHED_ARCS_MOST);
            return;
        } else {
            r->arcs[r->out.jobs.n_arcs++] = (struct sched_arc){ .before = before, .after = job };
        }
    }
}

/* One line that is not empty. */
static void read_record(struct reader *r, const struct str *word, int words)
{
    static const struct { struct str name; int words; } records[] = {
        { S_INIT("roadmap-instance"), 2 }, { S_INIT("name"), 2 }, { S_INIT("slots"), 2 },
        { S_INIT("action"), 6 }, { S_INIT("optimum"), 2 }, { S_INIT("end"), 1 },
    };
    size_t kind = 0;

    while (kind < countof(records) && !str_eq(records[kind].name, word[0])) kind++;
    if (kind == countof(records) || words != records[kind].words) {
        diag_error(r->d, r->file, r->at, kind == countof(records) ? "unknown record" : "wrong number of words");
        return;
    }
    if (r->begun != (kind != 0) || r->ended) {
        diag_error(r->d, r->file, r->at, "a file begins with \"roadmap-instance 1\" and ends with \"end\"");
        return;
    }
    switch (kind) {
    case 0: r->begun = number(r, word[1], "the version", 1, 1) == 1; break;
    case 1: r->out.name = word[1]; break;
    case 2: r->slots = (int)number(r, word[1], "slots", 1, SCHED_SLOTS_MOST); break;
    case 3: read_action(r, word); break;
    case 4: r->out.optimum = number(r, word[1], "the optimum", 0, INT64_MAX); break;
    default: r->ended = true;
    }
}

struct instance instance_read(struct arena *keep, const struct source *file, struct diags *d)
{
    struct reader r = {
        .keep = keep, .file = file, .d = d, .slots = 1, .out.optimum = -1,
        .jobs = arena_new(keep, struct sched_job, SCHED_JOBS_MOST),
        .needs = arena_new(keep, struct str, SCHED_JOBS_MOST),
        .places = arena_new(keep, struct span, SCHED_JOBS_MOST),
        .arcs = arena_new(keep, struct sched_arc, SCHED_ARCS_MOST),
    };
    struct str rest = file->text;

    for (uint32_t line = 1; rest.n > 0; line++) {
        struct str word[WORDS_MOST] = { 0 };
        r.at = (struct span){ .line = line, .col = 1, .len = 1 };
        int words = split(str_cut(&rest, '\n'), word);
        if (words > 0) read_record(&r, word, words);
    }
    if (!r.ended) diag_error(d, file, r.at, "the file ends before \"end\"");

    struct sched_slot *slots = arena_new(keep, struct sched_slot, (size_t)r.slots);
    r.out.jobs.jobs = r.jobs;
    r.out.jobs.arcs = r.arcs;
    r.out.jobs.slots = slots;
    r.out.jobs.n_slots = r.slots;
    for (int i = 0; i < r.out.jobs.n_jobs; i++) read_needs(&r, i);
    return r.out;
}

struct str instance_problem(struct arena *keep, const struct sched_input *jobs, const struct sched_problem *p)
{
    struct str id = p->job >= 0 ? jobs->jobs[p->job].id : S("");
    struct buf b = buf_in(keep);

    switch (p->error) {
    case SCHED_FINE: return S("nothing is wrong");
    case SCHED_TOO_MANY_JOBS: return S("too many actions");
    case SCHED_TOO_MANY_ARCS: return S("too many prerequisites");
    case SCHED_SLOTS_OUT_OF_RANGE: return S("the number of slots is out of range");
    case SCHED_BAD_ID: return str_printf(keep, "the id \"%.*s\" is empty or too long", STR_ARG(id));
    case SCHED_SAME_ID: return str_printf(keep, "the id \"%.*s\" is there twice", STR_ARG(id));
    case SCHED_VALUE_OUT_OF_RANGE: return str_printf(keep, "the value of %.*s is out of range", STR_ARG(id));
    case SCHED_EFFORT_OUT_OF_RANGE: return str_printf(keep, "the effort of %.*s is out of range", STR_ARG(id));
    case SCHED_BAD_ROLE: return str_printf(keep, "%.*s asks for more than one role", STR_ARG(id));
    case SCHED_NO_SLOT: return str_printf(keep, "no slot has the role of %.*s", STR_ARG(id));
    case SCHED_UNKNOWN_JOB: return S("a prerequisite does not exist");
    case SCHED_SELF_ARC:
        return str_printf(keep, "%.*s is its own prerequisite", STR_ARG(jobs->jobs[jobs->arcs[p->arc].after].id));
    case SCHED_CYCLE: break;
    }
    buf_add(&b, S("these wait for each other: "));
    for (int i = 0; i < p->n_cycle; i++) buf_printf(&b, "%.*s, then ", STR_ARG(jobs->jobs[p->cycle[i]].id));
    buf_printf(&b, "%.*s", STR_ARG(id));
    return buf_str(&b);
}
