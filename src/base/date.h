/*
 * struct date is a calendar day, struct moment a point in time (UTC). They never mix.
 * Offices live in Europe/Berlin; the rules of summer time are computed here, without the C library's zones.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/* Days since 1970-01-01; DATE_NONE means not given. */
struct date {
        int32_t day;
};
#define DATE_NONE ((struct date){INT32_MIN})
/* Seconds since 1970-01-01T00:00Z; MOMENT_NONE means not given. */
struct moment {
        int64_t s;
};
#define MOMENT_NONE ((struct moment){INT64_MIN})

struct ymd {
        int year, month, day;
};

static inline bool date_given(struct date d)
{
        return d.day != INT32_MIN;
}
static inline bool moment_given(struct moment m)
{
        return m.s != INT64_MIN;
}
/*
 * DATE_NONE if the day does not exist (31.02.) or the year is not in 1800..2200. Adding beyond these years and adding
 * to DATE_NONE give DATE_NONE as well. What writes a date or moment writes nothing for one that is not given.
 * Weekday, week, distance and years need days that are given: the rest is a panic.
 */
struct date date_of(int year, int month, int day);
struct ymd date_ymd(struct date d);
/* Negative, zero, positive. DATE_NONE sorts first. */
int date_cmp(struct date a, struct date b);
/* Whole days from a to b. Both must be given. */
int date_between(struct date a, struct date b);
struct date date_add_days(struct date d, int days);
/* Clamped to the end of the month: 31.08. + 6 months = 28.02. or 29.02. (W11) */
struct date date_add_months(struct date d, int months);
/* 1 = Monday … 7 = Sunday (ISO). */
int date_weekday(struct date d);
/* ISO week of the year. */
int date_week(struct date d);
/* Full years at a day, for ages. */
int date_years(struct date born, struct date at);

/* "2025-05-06" (storage). */
struct str date_iso(struct arena *a, struct date d);
bool date_parse_iso(struct str s, struct date *out);
/* "06.05.2025" */
struct str date_german(struct arena *a, struct date d);
/* "Di 06.05." */
struct str date_short(struct arena *a, struct date d);
/* "Dienstag, 6. Mai 2025" */
struct str date_long(struct arena *a, struct date d);
/* Reads 6.5.2025, 06.05.25 (two digits: 1950..2049), 2025-05-06. False for days that do not exist. */
bool date_parse(struct str s, struct date *out);
/*
 * The same and what people type in a hurry: "24.11." is the nearest such day, with past the last one; "241125"; heute, gestern,
 * morgen. test/rules/dates-typed.txt
 */
bool date_parse_near(struct str s, struct date today, bool past, struct date *out);

/* German Länder for holidays, ISO 3166-2 letters. */
enum land {
        LAND_BW,
        LAND_BY,
        LAND_BE,
        LAND_BB,
        LAND_HB,
        LAND_HH,
        LAND_HE,
        LAND_MV,
        LAND_NI,
        LAND_NW,
        LAND_RP,
        LAND_SL,
        LAND_SN,
        LAND_ST,
        LAND_SH,
        LAND_TH,
        LAND_N
};
/* "NI"; and back: LAND_N if unknown. */
struct str land_code(enum land l);
enum land land_parse(struct str code);
/* The German name of the public holiday of this Land, or an empty str. Whole Land only, no single communities. */
struct str date_holiday(struct date d, enum land l);
/* Monday to Friday and no holiday. */
bool date_is_workday(struct date d, enum land l);
/* d itself, or the next workday. */
struct date date_next_workday(struct date d, enum land l);

/* Local day and minutes after midnight in Europe/Berlin. */
struct date moment_date(struct moment m);
int moment_minute(struct moment m);
/* Local wall clock to moment; in the hour that is missed in spring the later one, in the doubled hour the first. */
struct moment moment_of(struct date d, int minute);
/* "06.05.2025, 08:04 Uhr" and "08:04" */
struct str moment_german(struct arena *a, struct moment m);
struct str moment_clock(struct arena *a, struct moment m);
/* "09:30" or "9.30": minutes after midnight. */
bool clock_parse(struct str s, int *minute);

/* ---- the one clock ---- */
/* Now and today, from the injected clock in tests and dev, else from the system. */
struct moment clock_now(void);
struct date clock_today(void);
/* Fixes (or with MOMENT_NONE releases) the clock of this process. */
void clock_set(struct moment m);
/* Monotonic microseconds for measurements. */
int64_t clock_monotonic_us(void);

#endif
