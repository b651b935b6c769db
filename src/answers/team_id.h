#pragma once
/* The id of a team: the name of its folder, [a-z0-9-]{1,40}. */

#include <stdbool.h>

#include "base/str.h"

struct arena;

enum { TEAM_ID_MOST = 40 };

/* [a-z0-9-]{1,40}, beginning with a letter or digit: never an option of a command, never hidden. */
bool team_id_valid(struct str id);

/* Made from a free name, in keep: "Payments & Refunds" is "payments-refunds". Empty when
 * fewer than two letters or digits of the name can be written that way, as with kana and kanji. */
struct str team_id_of(struct arena *keep, struct str name);
