/* Whatever is typed as a date or a time: what is accepted survives being written and read again. */
#include "base/base.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_date(struct arena *a, struct date d)
{
        struct date again = DATE_NONE;
        struct ymd at = date_ymd(d);
        must(date_given(d));
        must(date_cmp(date_of(at.year, at.month, at.day), d) == 0);
        must(date_parse_iso(date_iso(a, d), &again) && date_cmp(again, d) == 0);
        must(date_parse(date_german(a, d), &again) && date_cmp(again, d) == 0);
        must(date_week(d) >= 1 && date_week(d) <= 53);
        must(date_long(a, d).n >= 19 && date_short(a, d).n == 9);
}

/* A month later is later by 28 to 31 days, and never on a greater day of the month. */
static void check_months(struct date d, int months)
{
        struct date later = date_add_months(d, months);
        if (!date_given(later))
                return;
        must(date_ymd(later).day <= date_ymd(d).day);
        must(date_between(d, later) * (months < 0 ? -1 : 1) >= (months < 0 ? -months : months) * 28);
        must((date_ymd(later).year - date_ymd(d).year) * 12 + date_ymd(later).month - date_ymd(d).month ==
             months);
}

static void check_workday(struct date d, enum land l)
{
        struct date work = date_next_workday(d, l);
        if (!date_given(work))
                return;
        must(date_is_workday(work, l));
        must(date_between(d, work) >= 0 && date_between(d, work) < 7);
}

/* A clock that is read and set again shows the same, save in the missed hour. */
static void check_moment(struct date d, int minute)
{
        struct moment m = moment_of(d, minute);
        struct moment again = moment_of(moment_date(m), moment_minute(m));
        must(moment_minute(m) == minute || moment_minute(m) == minute + 60);
        must(moment_minute(again) == moment_minute(m));
        must(date_cmp(moment_date(again), moment_date(m)) == 0);
}

/* Any number is a moment, also far outside the years that the program knows. */
static void check_any_moment(struct arena *a, const uint8_t *data, size_t size)
{
        struct moment m = {0};
        if (size < sizeof(m.s))
                return;
        memcpy(&m.s, data, sizeof(m.s));
        must(moment_minute(m) >= 0 && moment_minute(m) < 24 * 60);
        must(str_empty(moment_german(a, m)) == !date_given(moment_date(m)));
        if (date_given(moment_date(m)))
                check_date(a, moment_date(m));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct arena *a = arena_open(LIMIT_ARENA_BYTES);
        struct str s = {(const char *)data, size};
        struct date d = DATE_NONE;
        int minute = 0;
        if (date_parse(s, &d)) {
                check_date(a, d);
                for (int months = -25; months <= 25; months++)
                        check_months(d, months);
                for (enum land l = 0; l < LAND_N; l++)
                        check_workday(d, l);
                check_moment(d, d.day % 720 + 720);
        }
        if (clock_parse(s, &minute)) {
                must(minute >= 0 && minute < 24 * 60);
                check_moment(date_of(2025, 3, 30), minute);
                check_moment(date_of(2025, 10, 26), minute);
        }
        check_any_moment(a, data, size);
        arena_close(a);
        return 0;
}
