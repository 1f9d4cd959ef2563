#include "domain/plan/stage.h"

#include "base/text.h"
#include "domain/plan/dependency.h"

enum { MINUTES_OF_DAY = 24 * 60 };

/* ---- hours ---- */

static bool minutes_of(int64_t hundredths, int64_t *out)
{
        *out = (hundredths * 60 + 50) / 100;
        return hundredths > 0 && *out > 0 && *out <= MINUTES_OF_DAY;
}

/* A number with at most two places behind the comma is read like money: „4,5“ are 450 hundredths. */
bool hours_parse(struct str typed, int64_t *minutes)
{
        int64_t whole = 0, hundredths;
        ptrdiff_t point = str_find(typed, S("."));
        if (point > 0 && typed.n - (size_t)point <= 3) { /* „4.5“; in money a point parts thousands */
                if (!str_int(str_sub(typed, 0, (size_t)point), &whole) || whole < 0)
                        return false;
                char rest[4] = {'0', ','};
                size_t n = 2;
                for (size_t i = (size_t)point + 1; i < typed.n; i++)
                        rest[n++] = typed.p[i];
                typed = (struct str){rest, n};
                return text_money_parse(typed, &hundredths) && minutes_of(whole * 100 + hundredths, minutes);
        }
        return text_money_parse(typed, &hundredths) && minutes_of(hundredths, minutes);
}

struct str hours_text(struct arena *a, int64_t minutes)
{
        int64_t hundredths = (minutes * 100 + 30) / 60, rest = hundredths % 100;
        struct str whole = str_from_int(a, hundredths / 100);
        if (!rest)
                return whole;
        if (rest % 10 == 0)
                return str_join(a, whole, S(","), str_from_int(a, rest / 10));
        return str_join(a, whole, S(","), rest < 10 ? S("0") : S(""), str_from_int(a, rest));
}

static void hours_check(const struct record *r, size_t field, struct errs *e)
{
        int64_t minutes;
        if (rec_given(r, field) && !hours_parse(rec_text(r, field), &minutes))
                errs_add(e, S("hours"), _("Bitte eine Zahl bis 24, zum Beispiel 4 oder 4,5."));
}

static void hours_derive(struct record *r, size_t hours, size_t field)
{
        int64_t minutes = 0;
        if (hours_parse(rec_text(r, hours), &minutes))
                REC_SET(r, field, minutes);
}

static void days_check(const struct record *r, size_t from, size_t to, struct errs *e)
{
        if (rec_given(r, from) && rec_given(r, to) && date_cmp(rec_date(r, to), rec_date(r, from)) < 0)
                errs_add(e, S("ends"), _("Das Ende liegt vor dem Beginn."));
}

static void stage_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        days_check(r, STAGE_starts, STAGE_ends, e);
        hours_check(r, STAGE_hours, e);
}

static void stage_derive(struct arena *a, struct record *r)
{
        (void)a;
        hours_derive(r, STAGE_hours, STAGE_minutes);
}

static void worked_hours_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        days_check(r, WORKED_HOURS_starts, WORKED_HOURS_ends, e);
        hours_check(r, WORKED_HOURS_hours, e);
}

static void worked_hours_derive(struct arena *a, struct record *r)
{
        (void)a;
        hours_derive(r, WORKED_HOURS_hours, WORKED_HOURS_minutes);
}

/* ---- stages beside each other ---- */

bool stages_overlap(struct date from, struct date to, struct date other_from, struct date other_to)
{
        return date_cmp(from, other_to) <= 0 && date_cmp(other_from, to) <= 0;
}

#define STAGE_DAYS(X) X(INT, id) X(DATE, starts) X(DATE, ends)
ROW(stage_days, STAGE_DAYS)
SQL_IN(stages_beside, stage_days,
       "SELECT id, starts, ends FROM stage WHERE case_id = $1 AND plan_id = $2 AND id <> $3 ORDER BY starts, id")

/* One person works one number of hours on one day, whatever measure it belongs to. */
static enum err stage_settle(struct rtx *tx, const struct grant *g, const struct record *before,
                             struct record *r, struct errs *errs)
{
        struct arena *a = rtx_arena(tx);
        struct stage_days *s;
        size_t n;
        (void)before;
        TRY(db_list_in(tx, g, &sql_stages_beside, ARGS(rec_int(r, STAGE_plan_id), r->id), &s, &n));
        for (size_t i = 0; i < n; i++) {
                if (!stages_overlap(rec_date(r, STAGE_starts), rec_date(r, STAGE_ends), s[i].starts,
                                    s[i].ends))
                        continue;
                errs_add(errs, S("starts"),
                         str_join(a, _("Diese Tage überschneiden sich mit der Stufe vom "),
                                  date_german(a, s[i].starts), _(" bis "), date_german(a, s[i].ends),
                                  S(".")));
                return ERR_INVALID;
        }
        if (!rec_given(r, STAGE_needs_id))
                return OK;
        return dependency_may(
                tx, g, rec_int(r, STAGE_plan_id),
                &(struct dependency_pair){rec_int(r, STAGE_measure_id), rec_int(r, STAGE_needs_id)}, 0, errs);
}

#define ENTITY_NAME stage
#define ENTITY_PREFIX STAGE
#define ENTITY_DEF "domain/plan/stage.def"
#include "db/entity_impl.h"
#define ENTITY_NAME worked_hours
#define ENTITY_PREFIX WORKED_HOURS
#define ENTITY_DEF "domain/plan/worked_hours.def"
#include "db/entity_impl.h"

enum err stage_list(struct rtx *tx, const struct grant *g, int64_t plan_id, struct record **out, size_t *n)
{
        size_t all;
        TRY(ent_list_in(tx, g, &stage_entity, STAGES_MAX, out, &all));
        *n = 0;
        for (size_t i = 0; i < all; i++) {
                if (rec_int(&(*out)[i], STAGE_plan_id) != plan_id)
                        continue;
                struct record s = (*out)[i];
                size_t at = (*n)++;
                for (;
                     at && date_cmp(rec_date(&(*out)[at - 1], STAGE_starts), rec_date(&s, STAGE_starts)) > 0;
                     at--)
                        (*out)[at] = (*out)[at - 1];
                (*out)[at] = s;
        }
        return OK;
}

size_t stage_falls(const struct record *stage, size_t n)
{
        for (size_t i = 1; i < n; i++)
                if (rec_int(&stage[i], STAGE_minutes) < rec_int(&stage[i - 1], STAGE_minutes))
                        return i;
        return n;
}

enum err stage_clear(struct wtx *tx, const struct wgrant *g, int64_t plan_id, int64_t measure_id)
{
        struct record *s;
        struct errs errs;
        size_t n;
        errs_init(&errs, wtx_arena(tx));
        TRY(stage_list(rtx_of(tx), grant_of(g), plan_id, &s, &n));
        for (size_t i = 0; i < n; i++) {
                if (rec_int(&s[i], STAGE_measure_id) == measure_id) {
                        TRY(ent_delete_in(tx, g, &stage_entity, s[i].id, s[i].version));
                } else if (rec_int(&s[i], STAGE_needs_id) == measure_id) {
                        rec_set(&s[i], STAGE_needs_id, VALUE_NULL);
                        TRY(ent_update_in(tx, g, &stage_entity, &s[i], &errs));
                }
        }
        return OK;
}
