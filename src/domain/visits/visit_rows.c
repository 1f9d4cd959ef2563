/* Talks in the company and who takes part, as invitations and notes repeat them. D17, D18 */
#include "domain/facts/row.h"

#define VISIT_ROW(X)                                                                                         \
        X(INT, id) X(DATE, on) X(TEXT, clock) X(INT, minutes) X(TEXT, purpose) X(TEXT, place) X(TEXT, firm)  \
                X(TEXT, result)
ROW(visit_row, VISIT_ROW)
SQL_IN(visit_rows, visit_row,
       "SELECT v.id, a.held_on, COALESCE(a.clock, ''), COALESCE(a.minutes, 0), a.purpose, COALESCE(a.place, ''), o.name, v.minutes"
       " FROM site_visit v JOIN appointment_v a ON a.id = v.appointment_id AND a.case_id = v.case_id"
       " LEFT JOIN organisation_v o ON o.id = v.organisation_id WHERE v.case_id = $1"
       " AND COALESCE(a.status, 'planned') <> 'cancelled' ORDER BY a.held_on DESC, v.id DESC")

/* „28. Mai 2025, 10:00 Uhr“ */
static struct str when(struct arena *a, const struct visit_row *v)
{
        struct str day = date_long(a, v->on);
        return str_empty(v->clock) ? day : str_join(a, day, S(", "), v->clock, _(" Uhr"));
}

ROWS(visits)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct visit_row *v;
        size_t n;
        TRY(db_list_in(tx, g, &sql_visit_rows, NO_ARGS, &v, &n));
        for (size_t i = 0; i < n; i++) {
                row_begin(out, v[i].id);
                row_text(out, COL_visits_when, when(out->arena, &v[i]));
                row_text(out, COL_visits_purpose, v[i].purpose);
                row_date(out, COL_visits_day, v[i].on);
                if (v[i].minutes)
                        row_text(out, COL_visits_minutes, str_from_int(out->arena, v[i].minutes));
                row_text(out, COL_visits_place, v[i].place);
                row_text(out, COL_visits_firm, v[i].firm);
                row_text(out, COL_visits_result, v[i].result);
        }
        return OK;
}

#define PARTICIPANT_ROW(X) X(INT, id) X(INT, visit_id) X(TEXT, name) X(TEXT, role) X(TEXT, present)
ROW(participant_row, PARTICIPANT_ROW)
SQL_IN(participant_rows, participant_row,
       "SELECT id, visit_id, name, role, present FROM visit_participant WHERE case_id = $1 ORDER BY visit_id, id")

ROWS(visit_participants)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct participant_row *p;
        size_t n;
        TRY(db_list_in(tx, g, &sql_participant_rows, NO_ARGS, &p, &n));
        for (size_t i = 0; i < n; i++) {
                row_begin(out, p[i].id);
                row_under(out, ROWS_visits, p[i].visit_id);
                row_text(out, COL_visit_participants_name, p[i].name);
                TRY(row_codes(out, COL_visit_participants_role, S("visit_role"), p[i].role));
                TRY(row_codes(out, COL_visit_participants_present, S("yes_no"), p[i].present));
        }
        return OK;
}
