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

static bool parse_word(struct str s, struct date today, struct date *out)
{
        static const struct {
                struct str word;
                int days;
        } words[] = {{S_INIT("heute"), 0}, {S_INIT("gestern"), -1}, {S_INIT("morgen"), 1}};
        for (size_t i = 0; i < ARRAY_LEN(words); i++)
                if (str_eq(s, words[i].word) ||
                    (s.n == words[i].word.n && s.p[0] == words[i].word.p[0] - 32 &&
                     str_eq(str_sub(s, 1, s.n), str_sub(words[i].word, 1, s.n)))) {
                        *out = date_add_days(today, words[i].days);
                        return true;
                }
        return false;
}

/* "241125" and "24112025": only digits, always in pairs. */
static bool parse_digits(struct str s, struct date *out)
{
        int part[4] = {0};
        if (s.n != 6 && s.n != 8)
                return false;
        for (size_t i = 0; i < s.n; i++) {
                if (s.p[i] < '0' || s.p[i] > '9')
                        return false;
                part[i / 2] = part[i / 2] * 10 + (s.p[i] - '0');
        }
        int year = s.n == 8 ? part[2] * 100 + part[3] : part[2] + (part[2] < 50 ? 2000 : 1900);
        return finish(S(""), year, part[1], part[0], out);
}

#define YEAR_DAYS 366

/* Day and month: of three years the day that lies nearest, not more than a year away. */
static bool parse_day_month(struct str s, struct date today, bool past, struct date *out)
{
        int day, month, least = -1;
        if (!take_part(&s, &day))
                return false;
        int count = take_number(&s, &month);
        if (count < 1 || count > 2)
                return false;
        take_char(&s, '.');
        for (int year = date_ymd(today).year - 1; str_empty(s) && year <= date_ymd(today).year + 1; year++) {
                struct date d = date_of(year, month, day);
                int away = date_given(d) ? date_between(today, d) : 0;
                if (!date_given(d) || (past && away > 0) || abs(away) > YEAR_DAYS ||
                    (least >= 0 && abs(away) > least))
                        continue;
                least = abs(away);
                *out = d;
        }
        return least >= 0;
}

bool date_parse_near(struct str s, struct date today, bool past, struct date *out)
{
        s = str_trim(s);
        return date_parse(s, out) || parse_word(s, today, out) || parse_digits(s, out) ||
               parse_day_month(s, today, past, out);
}

bool clock_parse(struct str s, int *minute)
{
        int hours, minutes;
        s = str_trim(s);
        if (str_ends(s, S("Uhr")))
                s = str_trim(str_sub(s, 0, s.n - 3));
        int count = take_number(&s, &hours);
        bool full_hour = count <= 2 && str_empty(s);
        if (full_hour)
                minutes = 0;
        else if (count > 2 && str_empty(s)) /* "930", "1130" */
                minutes = hours % 100, hours /= 100;
        else if (count > 2 || !(take_char(&s, ':') || take_char(&s, '.')) || take_number(&s, &minutes) != 2)
                return false;
        if (count < 1 || !str_empty(s) || hours > 23 || minutes > 59)
                return false;
        *minute = hours * 60 + minutes;
        return true;
}
