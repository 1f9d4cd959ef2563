/*
 * Public holidays of the German Länder as whole Länder keep them; communities with a day of their own
 * (Mariä Himmelfahrt in Bavaria, Fronleichnam in parts of Saxony and Thuringia, Augsburg) are left out.
 * True from 1995 on, when Buß- und Bettag ended outside Saxony; earlier years are answered by the same rules.
 */
#include "base/base.h"

#define BIT(land) (1u << (land))
#define EVERYWHERE (BIT(LAND_N) - 1u)

enum anchor { ON_DAY, FROM_EASTER, REPENTANCE };

struct holiday {
        struct str name;
        enum anchor anchor;
        int month, day;  /* month 0: days from Easter Sunday */
        int first, last; /* years; 0 is open */
        unsigned lands;
};

#define OLD_REFORMATION (BIT(LAND_BB) | BIT(LAND_MV) | BIT(LAND_SN) | BIT(LAND_ST) | BIT(LAND_TH))
#define NEW_REFORMATION (BIT(LAND_HB) | BIT(LAND_HH) | BIT(LAND_NI) | BIT(LAND_SH))
#define CORPUS_CHRISTI                                                                                       \
        (BIT(LAND_BW) | BIT(LAND_BY) | BIT(LAND_HE) | BIT(LAND_NW) | BIT(LAND_RP) | BIT(LAND_SL))
#define ALL_SAINTS (BIT(LAND_BW) | BIT(LAND_BY) | BIT(LAND_NW) | BIT(LAND_RP) | BIT(LAND_SL))
#define EPIPHANY (BIT(LAND_BW) | BIT(LAND_BY) | BIT(LAND_ST))

static const struct holiday holidays[] = {
        {S_INIT(N_("Neujahr")), ON_DAY, 1, 1, 0, 0, EVERYWHERE},
        {S_INIT(N_("Heilige Drei Könige")), ON_DAY, 1, 6, 0, 0, EPIPHANY},
        {S_INIT(N_("Internationaler Frauentag")), ON_DAY, 3, 8, 2019, 0, BIT(LAND_BE)},
        {S_INIT(N_("Internationaler Frauentag")), ON_DAY, 3, 8, 2023, 0, BIT(LAND_MV)},
        {S_INIT(N_("Karfreitag")), FROM_EASTER, 0, -2, 0, 0, EVERYWHERE},
        {S_INIT(N_("Ostersonntag")), FROM_EASTER, 0, 0, 0, 0, BIT(LAND_BB)},
        {S_INIT(N_("Ostermontag")), FROM_EASTER, 0, 1, 0, 0, EVERYWHERE},
        {S_INIT(N_("Tag der Arbeit")), ON_DAY, 5, 1, 0, 0, EVERYWHERE},
        {S_INIT(N_("Tag der Befreiung")), ON_DAY, 5, 8, 2020, 2020, BIT(LAND_BE)},
        {S_INIT(N_("Tag der Befreiung")), ON_DAY, 5, 8, 2025, 2025, BIT(LAND_BE)},
        {S_INIT(N_("Christi Himmelfahrt")), FROM_EASTER, 0, 39, 0, 0, EVERYWHERE},
        {S_INIT(N_("Pfingstsonntag")), FROM_EASTER, 0, 49, 0, 0, BIT(LAND_BB)},
        {S_INIT(N_("Pfingstmontag")), FROM_EASTER, 0, 50, 0, 0, EVERYWHERE},
        {S_INIT(N_("Fronleichnam")), FROM_EASTER, 0, 60, 0, 0, CORPUS_CHRISTI},
        {S_INIT(N_("75. Jahrestag des 17. Juni 1953")), ON_DAY, 6, 17, 2028, 2028, BIT(LAND_BE)},
        {S_INIT(N_("Mariä Himmelfahrt")), ON_DAY, 8, 15, 0, 0, BIT(LAND_SL)},
        {S_INIT(N_("Weltkindertag")), ON_DAY, 9, 20, 2019, 0, BIT(LAND_TH)},
        {S_INIT(N_("Tag der Deutschen Einheit")), ON_DAY, 10, 3, 1990, 0, EVERYWHERE},
        {S_INIT(N_("Reformationstag")), ON_DAY, 10, 31, 0, 0, OLD_REFORMATION},
        {S_INIT(N_("Reformationstag")), ON_DAY, 10, 31, 2017, 2017, EVERYWHERE},
        {S_INIT(N_("Reformationstag")), ON_DAY, 10, 31, 2018, 0, NEW_REFORMATION},
        {S_INIT(N_("Allerheiligen")), ON_DAY, 11, 1, 0, 0, ALL_SAINTS},
        {S_INIT(N_("Buß- und Bettag")), REPENTANCE, 0, 0, 0, 0, BIT(LAND_SN)},
        {S_INIT(N_("1. Weihnachtstag")), ON_DAY, 12, 25, 0, 0, EVERYWHERE},
        {S_INIT(N_("2. Weihnachtstag")), ON_DAY, 12, 26, 0, 0, EVERYWHERE},
};

static const struct str codes[LAND_N] = {
        [LAND_BW] = S_INIT("BW"), [LAND_BY] = S_INIT("BY"), [LAND_BE] = S_INIT("BE"),
        [LAND_BB] = S_INIT("BB"), [LAND_HB] = S_INIT("HB"), [LAND_HH] = S_INIT("HH"),
        [LAND_HE] = S_INIT("HE"), [LAND_MV] = S_INIT("MV"), [LAND_NI] = S_INIT("NI"),
        [LAND_NW] = S_INIT("NW"), [LAND_RP] = S_INIT("RP"), [LAND_SL] = S_INIT("SL"),
        [LAND_SN] = S_INIT("SN"), [LAND_ST] = S_INIT("ST"), [LAND_SH] = S_INIT("SH"),
        [LAND_TH] = S_INIT("TH"),
};

struct str land_code(enum land l)
{
        return l < LAND_N ? codes[l] : S("");
}

enum land land_parse(struct str code)
{
        for (enum land l = 0; l < LAND_N; l++)
                if (str_eq(code, codes[l]))
                        return l;
        return LAND_N;
}

/* Gauß' Easter formula in the form that needs no exceptions (Lichtenberg 1997). */
static struct date easter(int year)
{
        int century = year / 100;
        int moon_shift = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
        int moon_seed = (19 * (year % 19) + moon_shift) % 30;
        int correction = (moon_seed + year % 19 / 11) / 29;
        int full_moon = 21 + moon_seed - correction; /* as a day of March */
        int sun_shift = 2 - (3 * century + 3) / 4;
        int first_sunday = 7 - (year + year / 4 + sun_shift) % 7;
        int to_sunday = 7 - (full_moon - first_sunday) % 7;
        return date_add_days(date_of(year, 3, 1), full_moon + to_sunday - 1);
}

/* Buß- und Bettag: the Wednesday before 23 November. */
static struct date repentance_day(int year)
{
        struct date d = date_of(year, 11, 22);
        return date_add_days(d, -((date_weekday(d) + 4) % 7));
}

static bool falls_on(const struct holiday *h, struct date d, int year)
{
        if ((h->first && year < h->first) || (h->last && year > h->last))
                return false;
        switch (h->anchor) {
        case ON_DAY:
                return date_cmp(d, date_of(year, h->month, h->day)) == 0;
        case FROM_EASTER:
                return date_cmp(d, date_add_days(easter(year), h->day)) == 0;
        case REPENTANCE:
                return date_cmp(d, repentance_day(year)) == 0;
        }
        return false;
}

struct str date_holiday(struct date d, enum land l)
{
        if (!date_given(d) || l >= LAND_N)
                return S("");
        int year = date_ymd(d).year;
        for (size_t i = 0; i < ARRAY_LEN(holidays); i++)
                if ((holidays[i].lands & BIT(l)) && falls_on(&holidays[i], d, year))
                        return holidays[i].name;
        return S("");
}

bool date_is_workday(struct date d, enum land l)
{
        return date_weekday(d) <= 5 && str_empty(date_holiday(d, l));
}

struct date date_next_workday(struct date d, enum land l)
{
        while (date_given(d) && !date_is_workday(d, l))
                d = date_add_days(d, 1);
        return d;
}
