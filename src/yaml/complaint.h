#pragma once
/* What libyaml's scanner and parser complain about, in words for an author and at the
 * place where the mistake was made, which is not always the place where it was noticed. */

#include <yaml.h>

struct diags;
struct source;

/* One error, sometimes with a note. The parser must have failed. Ends the program when
 * it failed for want of memory. */
void complain(const yaml_parser_t *p, const struct source *in, struct diags *out);
