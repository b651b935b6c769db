#include "base/date.h"
#include "tap.h"

static void every_day_comes_back(void)
{
    struct date d = { 1900, 1, 1 };
    int wrong = 0, days = 0;
    for (; d.year < 2101; days++) {
        struct date next = date_add(d, 1);
        wrong += !date_valid(d) || date_compare(d, next) != -1 || date_days(next) != date_days(d) + 1;
        wrong += date_compare(date_of_days(date_days(d)), d) != 0;
        d = next;
    }
    tap_int(wrong, 0, "200 years of days in a row");
    tap_int(days, 73414, "as many days as the calendar has");
}

static void texts(struct arena *a)
{
    static const char *bad[] = { "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01",
                                 "2026/01/01", "2026-01-32", "", "2026-01-01x", "-026-01-01", "2026-0a-01" };
    for (size_t i = 0; i < countof(bad); i++)
        tap_ok(!date_known(date_parse(str_of(bad[i]))), "no day: \"%s\"", bad[i]);
    tap_str(date_text(a, date_parse(S("2028-02-29"))), S("2028-02-29"), "a leap day");
    tap_int(date_parse_month(S("2026-11")).month, 11, "a month");
    tap_ok(!date_known(date_parse_month(S("2026-14"))), "no such month");
    tap_int(date_months_between(date_parse(S("2026-01-31")), date_parse(S("2026-03-30"))), 1, "whole months only");
    tap_int(date_months_between(date_parse(S("2026-03-30")), date_parse(S("2026-01-31"))), -2, "backwards");
}

int main(void)
{
    struct arena a = tap_arena(1 << 12);
    every_day_comes_back();
    texts(&a);
    return tap_done();
}
