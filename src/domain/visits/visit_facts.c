/* Facts about the last talk in the company and about invitations that wait. CMB 6.C, 7.C, 7.F.8, 8.B; W6, S8 */
#include "core/setting.h"
#include "domain/facts/fact.h"
#include "domain/visits/visit.h"
#include "domain/visits/visit_rule.h"

#define VISIT_FACT_ROW(X)                                                                                    \
        X(INT, visit_id) X(DATE, held_on) X(TEXT, role) X(DATE, invited_on) X(TEXT, reply) X(TEXT, present)  \
                X(BOOL, feedback) X(TEXT, satisfied)
ROW(visit_fact_row, VISIT_FACT_ROW)
SQL_IN(visit_facts, visit_fact_row,
       "SELECT v.id, a.held_on, COALESCE(p.role, ''), p.invited_on, COALESCE(p.reply, ''), COALESCE(p.present, ''),"
       " CASE WHEN p.feedback IS NULL AND p.satisfied IS NULL THEN 0 ELSE 1 END, COALESCE(p.satisfied, '')"
       " FROM site_visit v JOIN appointment_v a ON a.id = v.appointment_id AND a.case_id = v.case_id"
       " LEFT JOIN visit_participant p ON p.visit_id = v.id AND p.case_id = v.case_id"
       " WHERE v.case_id = $1 AND a.status <> 'cancelled' ORDER BY a.held_on DESC, v.id DESC, p.id")

struct visit_sum {
        struct date open_since;
        int64_t invited, in_time, present, feedback, satisfied;
        bool expert[3];
};

static void expert_add(struct visit_sum *s, const struct visit_fact_row *r)
{
        static const struct str role[] = {S_INIT("company_doctor"), S_INIT("technical_adviser"),
                                          S_INIT("superior")};
        for (size_t i = 0; i < ARRAY_LEN(role); i++)
                s->expert[i] |= str_eq(r->role, role[i]) && str_eq(r->present, S("yes"));
}

static void person_add(struct visit_sum *s, const struct visit_fact_row *r, int64_t lead)
{
        expert_add(s, r);
        if (!date_given(r->invited_on))
                return;
        s->invited++;
        s->in_time += visit_in_time(r->invited_on, r->held_on, lead);
        s->present += str_eq(r->present, S("yes"));
        s->feedback += r->feedback;
        s->satisfied += str_eq(r->satisfied, S("yes"));
}

/* Only for a visit that is still to come. */
static void open_add(struct visit_sum *s, const struct visit_fact_row *r)
{
        bool answered = str_eq(r->reply, S("yes")) || str_eq(r->reply, S("no"));
        if (answered || !date_given(r->invited_on) || date_cmp(r->held_on, clock_today()) < 0)
                return;
        if (!date_given(s->open_since) || date_cmp(r->invited_on, s->open_since) < 0)
                s->open_since = r->invited_on;
}

FACTS(visits, FACT_visit_date, FACT_visit_invitation_open_since, FACT_visit_participant_count,
      FACT_visit_invited_in_time_count, FACT_visit_present_count, FACT_visit_feedback_count,
      FACT_visit_satisfied_count, FACT_visit_expert_count)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct visit_sum s = {.open_since = DATE_NONE};
        struct visit_fact_row *r;
        size_t n;
        TRY(db_list_in(tx, scope->grant, &sql_visit_facts, NO_ARGS, &r, &n));
        int64_t lead = n ? setting_int(tx, S("visit_lead_days")) : 0;
        for (size_t i = 0; i < n; i++) {
                open_add(&s, &r[i]);
                if (r[i].visit_id == r->visit_id)
                        person_add(&s, &r[i], lead);
        }
        fact_date(out, FACT_visit_date, n ? r->held_on : DATE_NONE);
        fact_date(out, FACT_visit_invitation_open_since, s.open_since);
        fact_int(out, FACT_visit_participant_count, s.invited);
        fact_int(out, FACT_visit_invited_in_time_count, s.in_time);
        if (n && date_cmp(r->held_on, clock_today()) > 0)
                return OK; /* nobody is absent from what has not begun */
        fact_int(out, FACT_visit_present_count, s.present);
        fact_int(out, FACT_visit_feedback_count, s.feedback);
        fact_int(out, FACT_visit_satisfied_count, s.satisfied);
        fact_int(out, FACT_visit_expert_count, s.expert[0] + s.expert[1] + s.expert[2]);
        return OK;
}
