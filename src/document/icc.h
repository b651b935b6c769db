#pragma once
/* A colour profile for grey, gamma 2.2, as PDF/A wants one: written here, so that nobody
 * else's file with somebody else's licence lies in our reports. */

#include "base/str.h"

struct arena;

/* The profile's 336 bytes in keep (ICC version 2.1, class display, space GRAY). */
struct str icc_grey(struct arena *keep);
