#pragma once
/* The names of files and folders in a store. Only for store*.c. */

#include "answers/held.h"
#include "answers/store.h"

struct str path_join(struct arena *keep, struct str folder, struct str name); /* folder/name */
struct str path_round(const struct store *s, struct arena *keep, struct place p); /* ROOT/TEAM/ROUND */

/* round.yaml of a round, and one of its sheets, not locked and not looked at yet. */
struct held held_round(const struct store *s, struct arena *keep, struct place p);
struct held held_sheet(const struct store *s, struct arena *keep, struct place p, struct str id);

/* Ids of the sheets in a round: every ID.yaml and ID.yaml.bak once, by name; strangers in the folder
 * are said in problems, unless it is NULL. No folder: no sheets. */
enum sys_error path_sheets(const struct store *s, struct arena *keep, struct place p, struct names *out,
                           struct diags *problems) MUST_USE;

/* Reads a held file, or its .bak, through rescue.h; tells the held what is on disk. NULL with SYS_OK
 * when the file has errors, SYS_MISSING when neither exists. */
struct rescue;
enum sys_error store_rescue(const struct store *s, struct arena *keep, const struct rescue *how, struct held *h,
                            void **out, struct diags *problems) MUST_USE;

/* How sheets and rounds of this store are read. */
struct rescue rescue_sheet(const struct store *s, const struct questionnaire *q);
struct rescue rescue_round(const struct store *s, const struct questionnaire *q);
