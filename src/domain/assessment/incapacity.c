/* Times of being unable to work. Certificates may overlap (a clinic and a practice), days count once. CMB 5.D.6, 5.D.8; W16 */
#include "domain/assessment/assessment.h"

enum { YEAR = 365 };

static void incapacity_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct date starts = rec_date(r, INCAPACITY_starts), ends = rec_date(r, INCAPACITY_ends);
        if (date_given(starts) && date_given(ends) && date_cmp(ends, starts) < 0)
                errs_add(e, S("ends"), _("Das Ende liegt vor dem Beginn."));
}

#define ENTITY_NAME incapacity
#define ENTITY_PREFIX INCAPACITY
#define ENTITY_DEF "domain/assessment/incapacity.def"
#include "db/entity_impl.h"

static struct date later(struct date x, struct date y)
{
        return date_cmp(x, y) < 0 ? y : x;
}

/* Days of the stretch within the last year. */
static int64_t days_of(struct date since, struct date ends, struct date today)
{
        struct date first = later(since, date_add_days(today, 1 - YEAR));
        struct date last = !date_given(ends) || date_cmp(today, ends) < 0 ? today : ends;
        return date_cmp(last, first) < 0 ? 0 : date_between(first, last) + 1;
}

/* Begins on a day of the stretch or on the one behind it. */
static bool follows(const struct incapacity_state *s, struct date starts)
{
        return date_given(s->since) &&
               (!date_given(s->ends) || date_cmp(starts, date_add_days(s->ends, 1)) <= 0);
}

static void extend(struct incapacity_state *s, struct date ends)
{
        if (date_given(s->ends))
                s->ends = date_given(ends) ? later(s->ends, ends) : DATE_NONE;
}

struct incapacity_state incapacity_state(const struct incapacity_span *span, size_t n, struct date today)
{
        struct incapacity_state s = {.since = DATE_NONE, .ends = DATE_NONE};
        for (size_t i = 0; i < n; i++) {
                if (follows(&s, span[i].starts)) {
                        extend(&s, span[i].ends);
                        continue;
                }
                bool announced = date_cmp(span[i].starts, today) > 0 && date_given(s.since) &&
                                 date_cmp(s.ends, today) >= 0;
                if (announced)
                        break; /* another stretch holds today */
                if (date_given(s.since))
                        s.days_in_year += days_of(s.since, s.ends, today);
                s.since = span[i].starts;
                s.ends = span[i].ends;
        }
        if (date_given(s.since))
                s.days_in_year += days_of(s.since, s.ends, today);
        return s;
}
