#include "base/base.h"

#define FORMAT_MOST 64u

static const struct str weekdays[] = {
        S_INIT(N_("Montag")),  S_INIT(N_("Dienstag")), S_INIT(N_("Mittwoch")), S_INIT(N_("Donnerstag")),
        S_INIT(N_("Freitag")), S_INIT(N_("Samstag")),  S_INIT(N_("Sonntag")),
};
static const struct str months[] = {
        S_INIT(N_("Januar")),    S_INIT(N_("Februar")), S_INIT(N_("März")),     S_INIT(N_("April")),
        S_INIT(N_("Mai")),       S_INIT(N_("Juni")),    S_INIT(N_("Juli")),     S_INIT(N_("August")),
        S_INIT(N_("September")), S_INIT(N_("Oktober")), S_INIT(N_("November")), S_INIT(N_("Dezember")),
};

/* At least width digits, with zeros in front. */
static void put_padded(struct buf *b, int n, int width)
{
        for (int least = width == 4 ? 1000 : 10; least > 1 && n < least; least /= 10)
                buf_char(b, '0');
        buf_int(b, n);
}

struct str date_iso(struct arena *a, struct date d)
{
        struct buf b;
        struct ymd at = date_ymd(d);
        if (!date_given(d))
                return S("");
        buf_init(&b, a, FORMAT_MOST);
        put_padded(&b, at.year, 4);
        buf_char(&b, '-');
        put_padded(&b, at.month, 2);
        buf_char(&b, '-');
        put_padded(&b, at.day, 2);
        return buf_str(&b);
}

static void put_day_month(struct buf *b, struct ymd at)
{
        put_padded(b, at.day, 2);
        buf_char(b, '.');
        put_padded(b, at.month, 2);
        buf_char(b, '.');
}

static void put_german(struct buf *b, struct date d)
{
        struct ymd at = date_ymd(d);
        put_day_month(b, at);
        put_padded(b, at.year, 4);
}

struct str date_german(struct arena *a, struct date d)
{
        struct buf b;
        if (!date_given(d))
                return S("");
        buf_init(&b, a, FORMAT_MOST);
        put_german(&b, d);
        return buf_str(&b);
}

struct str date_short(struct arena *a, struct date d)
{
        struct buf b;
        if (!date_given(d))
                return S("");
        buf_init(&b, a, FORMAT_MOST);
        buf_put(&b, str_sub(weekdays[date_weekday(d) - 1], 0, 2));
        buf_char(&b, ' ');
        put_day_month(&b, date_ymd(d));
        return buf_str(&b);
}

struct str date_long(struct arena *a, struct date d)
{
        struct buf b;
        struct ymd at = date_ymd(d);
        if (!date_given(d))
                return S("");
        buf_init(&b, a, FORMAT_MOST);
        buf_put(&b, weekdays[date_weekday(d) - 1]);
        buf_lit(&b, ", ");
        buf_int(&b, at.day);
        buf_lit(&b, ". ");
        buf_put(&b, months[at.month - 1]);
        buf_char(&b, ' ');
        put_padded(&b, at.year, 4);
        return buf_str(&b);
}

static void put_clock(struct buf *b, struct moment m)
{
        int minute = moment_minute(m);
        put_padded(b, minute / 60, 2);
        buf_char(b, ':');
        put_padded(b, minute % 60, 2);
}

struct str moment_german(struct arena *a, struct moment m)
{
        struct buf b;
        if (!date_given(moment_date(m)))
                return S("");
        buf_init(&b, a, FORMAT_MOST);
        put_german(&b, moment_date(m));
        buf_lit(&b, ", ");
        put_clock(&b, m);
        buf_lit(&b, " Uhr");
        return buf_str(&b);
}

struct str moment_clock(struct arena *a, struct moment m)
{
        struct buf b;
        if (!date_given(moment_date(m)))
                return S("");
        buf_init(&b, a, FORMAT_MOST);
        put_clock(&b, m);
        return buf_str(&b);
}
