#include "base/date.h"

#include "base/arena.h"

bool date_known(struct date d)
{
    return d.year != 0;
}

static int month_length(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool date_valid(struct date d)
{
    return d.year >= 1900 && d.year <= 9999 && d.month >= 1 && d.month <= 12
        && d.day >= 1 && d.day <= month_length(d.year, d.month);
}

/* Counting from March puts the leap day last (the usual civil-calendar arithmetic,
 * e.g. Richards, Explanatory Supplement to the Astronomical Almanac, chapter 15). */
int64_t date_days(struct date d)
{
    int64_t year = d.month <= 2 ? d.year - 1 : d.year;
    int64_t era = year / 400, of_era = year - era * 400;
    int64_t of_year = (153 * ((d.month + 9) % 12) + 2) / 5 + d.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct date date_of_days(int64_t days)
{
    struct date d = { .year = 1970, .month = 1, .day = 1 };
    int64_t z = days + 719468, era = z / 146097, of_era = z - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;

    d.day = (int)(of_year - (153 * month + 2) / 5 + 1);
    d.month = (int)(month < 10 ? month + 3 : month - 9);
    d.year = (int)(year + era * 400 + (d.month <= 2));
    return d;
}

struct date date_add(struct date d, int days)
{
    return date_of_days(date_days(d) + days);
}

int date_compare(struct date a, struct date b)
{
    int64_t x = date_days(a), y = date_days(b);
    return (x > y) - (x < y);
}

int date_months_between(struct date from, struct date to)
{
    int months = (to.year - from.year) * 12 + to.month - from.month;
    return months - (to.day < from.day);
}

static int number(struct str text, ptrdiff_t at, ptrdiff_t n)
{
    struct str part = str_head(str_from(text, at), n);
    for (ptrdiff_t i = 0; i < part.n; i++)
        if (part.s[i] < '0' || part.s[i] > '9') return -1;
    return part.n == n ? (int)str_to_int(part).value : -1;
}

struct date date_parse(struct str text)
{
    if (text.n != 10 || text.s[4] != '-' || text.s[7] != '-') return (struct date){ 0 };
    struct date d = { number(text, 0, 4), number(text, 5, 2), number(text, 8, 2) };
    return date_valid(d) ? d : (struct date){ 0 };
}

struct date date_parse_month(struct str text)
{
    if (text.n != 7 || text.s[4] != '-') return (struct date){ 0 };
    struct date d = { number(text, 0, 4), number(text, 5, 2), 1 };
    return date_valid(d) ? d : (struct date){ 0 };
}

struct str date_text(struct arena *keep, struct date d)
{
    return str_printf(keep, "%04d-%02d-%02d", d.year, d.month, d.day);
}
