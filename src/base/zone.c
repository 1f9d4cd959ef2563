/* Europe/Berlin by rule: central European time, and summer time since 1980. */
#include "base/base.h"

#define DAY 86400
#define HOUR 3600

static struct date last_sunday(int year, int month, int last_day)
{
        struct date d = date_of(year, month, last_day);
        return date_add_days(d, -(date_weekday(d) % 7));
}

/* All changes happen at 01:00 UTC. */
static int64_t change_at(struct date d)
{
        return (int64_t)d.day * DAY + HOUR;
}

static struct date summer_first(int year)
{
        return year == 1980 ? date_of(1980, 4, 6) : last_sunday(year, 3, 31);
}

/* Until 1995 summer ended in September; since 1996 the same day holds in all of Europe. */
static struct date summer_last(int year)
{
        return year < 1996 ? last_sunday(year, 9, 30) : last_sunday(year, 10, 31);
}

/* The day in UTC, rounded down also before 1970. */
static int64_t utc_day(int64_t s)
{
        return s >= 0 ? s / DAY : -((-s + DAY - 1) / DAY);
}

/* A moment outside the years that the program knows. */
static bool out_of_years(int64_t s)
{
        return s < -200LL * 366 * DAY || s > 300LL * 366 * DAY;
}

static int64_t offset_at(int64_t s)
{
        int year = date_ymd((struct date){(int32_t)utc_day(s)}).year;
        if (year < 1980)
                return HOUR;
        bool summer = s >= change_at(summer_first(year)) && s < change_at(summer_last(year));
        return summer ? 2 * HOUR : HOUR;
}

struct date moment_date(struct moment m)
{
        if (!moment_given(m) || out_of_years(m.s))
                return DATE_NONE;
        return date_add_days((struct date){(int32_t)utc_day(m.s + offset_at(m.s))}, 0);
}

int moment_minute(struct moment m)
{
        if (!moment_given(m) || out_of_years(m.s))
                return 0;
        int64_t local = m.s + offset_at(m.s);
        return (int)((local - utc_day(local) * DAY) / 60);
}

/* Summer time is tried first: so the doubled hour is the first one, and the missed hour falls behind the change. */
struct moment moment_of(struct date d, int minute)
{
        if (!date_given(d))
                return MOMENT_NONE;
        int64_t local = (int64_t)d.day * DAY + (int64_t)minute * 60;
        bool summer = offset_at(local - 2 * HOUR) == 2 * HOUR;
        return (struct moment){local - (summer ? 2 : 1) * HOUR};
}
