#include "base/base.h"

/* The Gregorian calendar in days since 1970-01-01, by eras of 400 years that begin on 1 March. */
#define YEAR_FIRST 1800
#define YEAR_LAST 2200
#define ERA_DAYS 146097
#define EPOCH_SHIFT 719468 /* days from 0000-03-01 to 1970-01-01 */

static bool is_leap(int year)
{
        return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
        static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static int32_t day_number(int year, int month, int day)
{
        int y = month <= 2 ? year - 1 : year; /* never negative here */
        int year_day = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return y / 400 * ERA_DAYS + y % 400 * 365 + y % 400 / 4 - y % 400 / 100 + year_day - EPOCH_SHIFT;
}

struct date date_of(int year, int month, int day)
{
        if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12)
                return DATE_NONE;
        if (day < 1 || day > month_days(year, month))
                return DATE_NONE;
        return (struct date){day_number(year, month, day)};
}

/* A day within the years that the program knows, else none. */
static struct date date_of_number(int64_t number)
{
        if (number < day_number(YEAR_FIRST, 1, 1) || number > day_number(YEAR_LAST, 12, 31))
                return DATE_NONE;
        return (struct date){(int32_t)number};
}

static struct ymd split(int number)
{
        int shifted = number + EPOCH_SHIFT, era_day = shifted % ERA_DAYS;
        int era_year = (era_day - era_day / 1460 + era_day / 36524 - era_day / (ERA_DAYS - 1)) / 365;
        int year_day = era_day - (365 * era_year + era_year / 4 - era_year / 100);
        int shifted_month = (5 * year_day + 2) / 153;
        int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
        return (struct ymd){
                .year = shifted / ERA_DAYS * 400 + era_year + (month <= 2),
                .month = month,
                .day = year_day - (153 * shifted_month + 2) / 5 + 1,
        };
}

struct ymd date_ymd(struct date d)
{
        return date_given(date_of_number(d.day)) ? split(d.day) : (struct ymd){0};
}

int date_cmp(struct date a, struct date b)
{
        return (a.day > b.day) - (a.day < b.day);
}

int date_between(struct date a, struct date b)
{
        must(date_given(a) && date_given(b));
        return b.day - a.day;
}

struct date date_add_days(struct date d, int days)
{
        return date_given(d) ? date_of_number((int64_t)d.day + days) : DATE_NONE;
}

struct date date_add_months(struct date d, int months)
{
        if (!date_given(d))
                return DATE_NONE;
        struct ymd at = date_ymd(d);
        int64_t month = (int64_t)at.year * 12 + at.month - 1 + months;
        if (month < YEAR_FIRST * 12 || month > YEAR_LAST * 12 + 11)
                return DATE_NONE;
        int year = (int)(month / 12), of_year = (int)(month % 12) + 1;
        int most = month_days(year, of_year);
        return date_of(year, of_year, at.day < most ? at.day : most);
}

int date_weekday(struct date d)
{
        must(date_given(d));
        return (d.day + EPOCH_SHIFT + 2) % 7 + 1; /* 0000-03-01 was a Wednesday */
}

/* The week belongs to the year in which its Thursday lies: it may be the first of the year after the last one known. */
int date_week(struct date d)
{
        int thursday = d.day + 4 - date_weekday(d);
        return (thursday - day_number(split(thursday).year, 1, 1)) / 7 + 1;
}

/* Who was born on 29.02. is a year older on 01.03. of a common year (§§ 187, 188 BGB: the year ends with 28.02.). */
int date_years(struct date born, struct date at)
{
        must(date_given(born) && date_given(at));
        struct ymd from = date_ymd(born), to = date_ymd(at);
        bool birthday_is_due = to.month < from.month || (to.month == from.month && to.day < from.day);
        return to.year - from.year - birthday_is_due;
}
