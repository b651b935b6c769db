#pragma once
/* Which of two versions of a file is read: the file itself, or the .bak beside it when the file
 * is missing, cut short or damaged. What the choice loses is named. */

#include <stdbool.h>

#include "base/diag.h"
#include "yaml/node.h"

struct arena;
struct questionnaire;

/* sheet_read or round_read. */
typedef void *rescue_reader(struct arena *keep, const struct questionnaire *q, const struct source *in,
                            bool refuse_edited, struct diags *out);

struct rescue {
    rescue_reader *read;
    struct yaml_limits limits;
    const struct questionnaire *q;
    bool refuse_edited;
};

/* Reads `file` (NULL: there is none), or `backup` (NULL likewise) instead of it when
 *   - there is no file,
 *   - its YAML is broken,
 *   - it has no checksum line and looks cut (a file cut between two lines is valid YAML): it lacks
 *     something that the backup has, or its last part differs, or its last line has no end, or
 *   - it is refused because somebody edited it,
 * and the backup has a right checksum and no errors. A file with a mistake that a person made in
 * it, like a level 7, is not replaced: the mistake is reported. *used is the version that was
 * read. NULL when neither can be; `out` then has the problems of the file. */
void *rescue_read(struct arena *keep, const struct rescue *how, const struct source *file, const struct source *backup,
                  const struct source **used, struct diags *out);
