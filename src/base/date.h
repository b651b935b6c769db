#pragma once
/* Days of the Gregorian calendar. No clock here: "today" comes in as a value. */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

struct date {
    int year, month, day; /* 1 to 12, 1 to 31; year 0 means "no date" */
};

bool        date_known(struct date d);
bool        date_valid(struct date d);                 /* a real day of the years 1900 to 9999 */
int64_t     date_days(struct date d);                  /* days since 1970-01-01; d must be valid */
struct date date_of_days(int64_t days);
struct date date_add(struct date d, int days);
int         date_compare(struct date a, struct date b); /* -1, 0, 1 */
int         date_months_between(struct date from, struct date to); /* whole months, floor */

struct date date_parse(struct str text);               /* YYYY-MM-DD, else "no date" */
struct date date_parse_month(struct str text);         /* YYYY-MM: its first day, else "no date" */
struct str  date_text(struct arena *keep, struct date d); /* YYYY-MM-DD */
