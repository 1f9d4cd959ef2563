/* The job: follow-ups are planned from the closing date (W11), links that ran out are closed. */
#include "core/job.h"
#include "domain/cases/case.h"
#include "domain/outcome/outcome.h"
#include "domain/surveys/survey.h"

enum { SURVEYS_MOST = 1000 };
#define BATCH "200"

/* Closed cases that lack one of the two, and running ones with a planned one: they were opened again. */
#define PLAN_CASE(X)                                                                                         \
        X(INT, id) X(DATE, closed_on) X(TEXT, given) X(TEXT, family) X(TEXT, email) X(TEXT, language)
ROW(plan_case, PLAN_CASE)
#define STANDS(kind)                                                                                         \
        "EXISTS (SELECT 1 FROM survey s WHERE s.case_id = c.id AND s.kind = '" kind                          \
        "' AND (s.status <> 'withdrawn' OR s.planned_on >= c.closed_on))"
SQL(survey_cases, plan_case,
    "SELECT c.id, c.closed_on, p.given, p.family, COALESCE(p.email, ''), COALESCE(p.language, '') FROM casefile_v c"
    " JOIN person_v p ON p.id = c.person_id WHERE (c.closed_on >= $1 AND c.status <> 'archived' AND NOT (" STANDS(
            "follow_up_6") " AND " STANDS("follow_up_12") ")) OR (c.closed_on IS NULL AND EXISTS (SELECT 1 FROM survey s WHERE s.case_id = c.id"
                                                          " AND s.status = 'planned')) ORDER BY c.id LIMIT " BATCH)

static const struct {
        struct str kind;
        enum outcome_point point;
} follow_ups[] = {{S_INIT("follow_up_6"), OUTCOME_HALF_YEAR}, {S_INIT("follow_up_12"), OUTCOME_YEAR}};

/* One that was given up counts for this closing: it is not planned again. */
static bool stands(const struct record *all, size_t n, struct str kind, struct date closed_on)
{
        for (size_t i = 0; i < n; i++) {
                bool dropped = survey_state(&all[i]) == SURVEY_WITHDRAWN &&
                               date_cmp(rec_date(&all[i], SURVEY_planned_on), closed_on) < 0;
                if (str_eq(rec_text(&all[i], SURVEY_kind), kind) && !dropped)
                        return true;
        }
        return false;
}

static struct str tongue_of(struct str language)
{
        for (size_t i = 0; i < SURVEY_TONGUES; i++)
                if (str_eq(survey_tongue(i), language))
                        return language;
        return survey_tongue(0);
}

static enum err plan_one(struct wtx *tx, const struct wgrant *g, const struct plan_case *c, size_t i)
{
        struct arena *a = wtx_arena(tx);
        struct errs errs;
        struct record *r = rec_new(a, &survey_entity.e);
        errs_init(&errs, a);
        REC_SET(r, SURVEY_kind, follow_ups[i].kind);
        REC_SET(r, SURVEY_status, S("planned"));
        REC_SET(r, SURVEY_respondent, str_join_with(a, S(" "), c->given, c->family));
        REC_SET(r, SURVEY_way, S("link"));
        REC_SET(r, SURVEY_email, c->email);
        REC_SET(r, SURVEY_language, tongue_of(c->language));
        REC_SET(r, SURVEY_planned_on, outcome_due(c->closed_on, follow_ups[i].point));
        return ent_insert_in(tx, g, &survey_entity, r, &errs);
}

static enum err plan_case_(struct wtx *tx, const struct plan_case *c)
{
        const struct wgrant *g;
        struct record *all;
        size_t n;
        TRY(case_open_program(tx, c->id, &g));
        TRY(ent_list_in(rtx_of(tx), grant_of(g), &survey_entity, SURVEYS_MOST, &all, &n));
        for (size_t i = 0; i < n && !date_given(c->closed_on); i++)
                if (survey_state(&all[i]) == SURVEY_PLANNED)
                        TRY(survey_withdraw(tx, g, &all[i]));
        for (size_t i = 0; i < ARRAY_LEN(follow_ups) && date_given(c->closed_on); i++)
                if (!stands(all, n, follow_ups[i].kind, c->closed_on))
                        TRY(plan_one(tx, g, c, i));
        return OK;
}

/* ---- links that ran out ---- */
#define RAN_OUT(X) X(INT, id) X(INT, case_id)
ROW(ran_out, RAN_OUT)
SQL(survey_ran_out, ran_out,
    "SELECT id, case_id FROM survey WHERE status = 'sent' AND valid_until < $1 ORDER BY id LIMIT " BATCH)

static enum err expire(struct wtx *tx, const struct ran_out *x)
{
        const struct wgrant *g;
        struct record *r;
        struct errs errs;
        errs_init(&errs, wtx_arena(tx));
        TRY(case_open_program(tx, x->case_id, &g));
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &survey_entity, x->id, &r));
        REC_SET(r, SURVEY_status, S("expired"));
        REC_SET(r, SURVEY_ended_on, date_add_days(rec_date(r, SURVEY_valid_until), 1));
        return ent_update_in(tx, g, &survey_entity, r, &errs);
}

JOB(survey_plan, 600)
(struct wtx *tx)
{
        struct plan_case *c;
        struct ran_out *x;
        size_t n;
        struct date today = clock_today();
        TRY(db_list(rtx_of(tx), &sql_survey_cases, ARGS(date_add_months(today, -18)), &c, &n));
        for (size_t i = 0; i < n; i++)
                TRY(plan_case_(tx, &c[i]));
        TRY(db_list(rtx_of(tx), &sql_survey_ran_out, ARGS(today), &x, &n));
        for (size_t i = 0; i < n; i++)
                TRY(expire(tx, &x[i]));
        return OK;
}
