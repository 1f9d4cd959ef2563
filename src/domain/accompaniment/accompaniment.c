#include "domain/accompaniment/accompaniment.h"

#include "domain/facts/fact.h"

enum { DAYS_OF_WEEK = 7 };

static void provider_control_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        bool good = str_eq(rec_text(r, PROVIDER_CONTROL_quality), S("good")) &&
                    str_eq(rec_text(r, PROVIDER_CONTROL_punctuality), S("on_time"));
        bool judged = rec_given(r, PROVIDER_CONTROL_quality) && rec_given(r, PROVIDER_CONTROL_punctuality);
        if (judged && !good && !rec_given(r, PROVIDER_CONTROL_defects))
                errs_add(e, S("defects"), _("Was genau läuft nicht gut?"));
        if (str_eq(rec_text(r, PROVIDER_CONTROL_quality), S("poor")) &&
            !rec_given(r, PROVIDER_CONTROL_consequences))
                errs_add(e, S("consequences"),
                         _("Was folgt daraus? Zum Beispiel ein Gespräch oder ein anderer Anbieter."));
}

#define ENTITY_NAME contact_rhythm
#define ENTITY_PREFIX CONTACT_RHYTHM
#define ENTITY_DEF "domain/accompaniment/contact_rhythm.def"
#include "db/entity_impl.h"
#define ENTITY_NAME provider_control
#define ENTITY_PREFIX PROVIDER_CONTROL
#define ENTITY_DEF "domain/accompaniment/provider_control.def"
#include "db/entity_impl.h"

/* ---- contacts as agreed ---- */

struct date contact_due(struct date last, struct date agreed_on, int64_t weeks)
{
        struct date from = !date_given(last) || (date_given(agreed_on) && date_cmp(agreed_on, last) > 0)
                                   ? agreed_on
                                   : last;
        return weeks > 0 && date_given(from) ? date_add_days(from, (int)weeks * DAYS_OF_WEEK) : DATE_NONE;
}

static const struct str sides[SIDES] = {[SIDE_CLIENT] = S_INIT("client"),
                                        [SIDE_EMPLOYER] = S_INIT("employer"),
                                        [SIDE_FUNDER] = S_INIT("funder"),
                                        [SIDE_PROVIDER] = S_INIT("provider")};

struct str contact_side_code(enum contact_side s)
{
        return sides[s];
}

#define RHYTHM_ROW(X)                                                                                        \
        X(TEXT, side) X(INT, id) X(INT, weeks) X(DATE, agreed_on) X(TEXT, note) X(DATE, last) X(DATE, closed)
ROW(rhythm_row, RHYTHM_ROW)
SQL_IN(contact_rhythms, rhythm_row,
       "SELECT s.side, COALESCE(r.id, 0), COALESCE(r.weeks, 0), r.agreed_on, COALESCE(r.note, ''),"
       " (SELECT MAX(e.held_on) FROM contact_entry_v e WHERE e.case_id = $1 AND e.party = s.side AND e.way <> 'note'),"
       " (SELECT c.closed_on FROM casefile_v c WHERE c.id = $1)"
       " FROM (SELECT 'client' AS side UNION ALL SELECT 'employer' UNION ALL SELECT 'funder' UNION ALL SELECT 'provider') s"
       " LEFT JOIN contact_rhythm r ON r.case_id = $1 AND r.id = (SELECT MAX(l.id) FROM contact_rhythm l WHERE l.case_id = $1 AND l.side = s.side)")

enum err contact_states(struct rtx *tx, const struct grant *g, struct contact_state out[SIDES])
{
        struct rhythm_row *r;
        size_t n;
        TRY(db_list_in(tx, g, &sql_contact_rhythms, NO_ARGS, &r, &n));
        for (enum contact_side s = 0; s < SIDES; s++)
                for (size_t i = 0; i < n; i++)
                        if (str_eq(r[i].side, sides[s]))
                                out[s] = (struct contact_state){
                                        .rhythm_id = r[i].id,
                                        .weeks = r[i].weeks,
                                        .last = r[i].last,
                                        .agreed_on = r[i].agreed_on,
                                        .note = r[i].note,
                                        .due = date_given(r[i].closed)
                                                       ? DATE_NONE
                                                       : contact_due(r[i].last, r[i].agreed_on, r[i].weeks)};
        return OK;
}

/* ---- measures ---- */

SQL_IN(measure_dates, measure_dates,
       "SELECT m.title, m.starts, m.started_on, m.ends, m.ended_on, m.status FROM measure_v m WHERE m.case_id = $1"
       " AND m.plan_id = (SELECT p.id FROM plan_v p WHERE p.case_id = $1 ORDER BY p.number DESC, p.id DESC LIMIT 1)"
       " AND m.status <> 'cancelled' ORDER BY m.starts, m.id")

enum err measure_dates(struct rtx *tx, const struct grant *g, struct measure_dates **out, size_t *n)
{
        return db_list_in(tx, g, &sql_measure_dates, NO_ARGS, out, n);
}

/* Late so far: what happened against what was planned, or today if it should have happened. */
static int late_by(struct date planned, struct date actual, struct date today)
{
        if (!date_given(planned))
                return 0;
        if (date_given(actual))
                return date_between(planned, actual);
        return date_cmp(today, planned) > 0 ? date_between(planned, today) : 0;
}

int measure_late_days(const struct measure_dates *m, struct date today)
{
        int begin = late_by(m->starts, m->started_on, today);
        int end = date_given(m->started_on) ? late_by(m->ends, m->ended_on, today) : 0;
        return end > begin ? end : begin;
}

/* ---- crises ---- */

SQL_IN(crisis_lines, crisis_line,
       "SELECT e.id, e.held_on, e.subject, COALESCE(e.crisis_steps, '') FROM contact_entry_v e WHERE e.case_id = $1"
       " AND e.crisis = 1 ORDER BY e.held_on DESC, e.id DESC LIMIT 20")

enum err crisis_list(struct rtx *tx, const struct grant *g, struct crisis_line **out, size_t *n)
{
        return db_list_in(tx, g, &sql_crisis_lines, NO_ARGS, out, n);
}

/* ---- facts ---- */

FACTS(contact_rhythm, FACT_contact_client_agreed, FACT_contact_client_due, FACT_contact_employer_agreed,
      FACT_contact_employer_due, FACT_contact_funder_agreed, FACT_contact_funder_due,
      FACT_contact_provider_agreed, FACT_contact_provider_due)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        static const struct {
                enum fact agreed, due;
        } of[SIDES] = {[SIDE_CLIENT] = {FACT_contact_client_agreed, FACT_contact_client_due},
                       [SIDE_EMPLOYER] = {FACT_contact_employer_agreed, FACT_contact_employer_due},
                       [SIDE_FUNDER] = {FACT_contact_funder_agreed, FACT_contact_funder_due},
                       [SIDE_PROVIDER] = {FACT_contact_provider_agreed, FACT_contact_provider_due}};
        struct contact_state state[SIDES] = {0};
        TRY(contact_states(tx, scope->grant, state));
        for (enum contact_side s = 0; s < SIDES; s++) {
                fact_int(out, of[s].agreed, state[s].weeks);
                fact_date(out, of[s].due, state[s].due);
        }
        return OK;
}

#define CONTROL_SUM(X) X(INT, all) X(INT, good) X(DATE, last) X(INT, crises)
ROW(control_sum, CONTROL_SUM)
SQL_IN(control_facts, control_sum,
       "SELECT COUNT(*), COUNT(CASE WHEN quality = 'good' AND punctuality = 'on_time' THEN 1 END), MAX(checked_on),"
       " (SELECT COUNT(*) FROM contact_entry_v e WHERE e.case_id = $1 AND e.crisis = 1) FROM provider_control WHERE case_id = $1")

FACTS(provider_control, FACT_provider_control_count, FACT_provider_control_good_count,
      FACT_provider_control_last_date, FACT_contact_crisis_count)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct control_sum s;
        TRY(db_row_in(tx, scope->grant, &sql_control_facts, NO_ARGS, &s));
        fact_int(out, FACT_provider_control_count, s.all);
        fact_int(out, FACT_provider_control_good_count, s.good);
        fact_date(out, FACT_provider_control_last_date, s.last);
        fact_int(out, FACT_contact_crisis_count, s.crises);
        return OK;
}
