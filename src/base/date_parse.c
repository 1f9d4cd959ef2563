#include "base/base.h"

/* Takes the digits at the front of *s, at most four; their count, and the number in *out. */
static int take_number(struct str *s, int *out)
{
        int count = 0;
        *out = 0;
        while (s->n > 0 && count < 4 && s->p[0] >= '0' && s->p[0] <= '9') {
                *out = *out * 10 + (s->p[0] - '0');
                *s = str_sub(*s, 1, s->n);
                count++;
        }
        return count;
}

static bool take_char(struct str *s, char c)
{
        if (s->n == 0 || s->p[0] != c)
                return false;
        *s = str_sub(*s, 1, s->n);
        return true;
}

static bool finish(struct str rest, int year, int month, int day, struct date *out)
{
        struct date d = date_of(year, month, day);
        if (!str_empty(rest) || !date_given(d))
                return false;
        *out = d;
        return true;
}

bool date_parse_iso(struct str s, struct date *out)
{
        int year, month, day;
        if (take_number(&s, &year) != 4 || !take_char(&s, '-'))
                return false;
        if (take_number(&s, &month) != 2 || !take_char(&s, '-') || take_number(&s, &day) != 2)
                return false;
        return finish(s, year, month, day, out);
}

/* "6." with a blank behind the dot allowed. */
static bool take_part(struct str *s, int *out)
{
        int count = take_number(s, out);
        if (count < 1 || count > 2 || !take_char(s, '.'))
                return false;
        *s = str_trim(*s);
        return true;
}

static bool parse_german(struct str s, struct date *out)
{
        int year, month, day;
        if (!take_part(&s, &day) || !take_part(&s, &month))
                return false;
        int count = take_number(&s, &year);
        if (count != 2 && count != 4)
                return false;
        if (count == 2)
                year += year < 50 ? 2000 : 1900;
        return finish(s, year, month, day, out);
}

bool date_parse(struct str s, struct date *out)
{
        s = str_trim(s);
        return date_parse_iso(s, out) || parse_german(s, out);
}

bool clock_parse(struct str s, int *minute)
{
        int hours, minutes;
        s = str_trim(s);
        if (str_ends(s, S("Uhr")))
                s = str_trim(str_sub(s, 0, s.n - 3));
        int count = take_number(&s, &hours);
        if (count < 1 || count > 2 || !(take_char(&s, ':') || take_char(&s, '.')))
                return false;
        if (take_number(&s, &minutes) != 2 || !str_empty(s) || hours > 23 || minutes > 59)
                return false;
        *minute = hours * 60 + minutes;
        return true;
}
