/* Versions of the plan and the measures of the last one, as letters repeat them. D21 to D25 */
#include "domain/facts/row.h"

#define PLAN_ROW(X)                                                                                          \
        X(INT, id) X(INT, number) X(TEXT, title) X(TEXT, words) X(TEXT, reason) X(TEXT, funder)              \
                X(TEXT, procedure) X(TEXT, decision) X(DATE, decided) X(TEXT, note) X(MONEY, costs)
ROW(plan_row, PLAN_ROW)
SQL_IN(plan_rows, plan_row,
       "SELECT p.id, p.number, p.title, p.own_words, p.reason, o.name, p.procedure, p.decision, p.decided_on, p.decision_note,"
       " (SELECT COALESCE(SUM(m.costs), 0) FROM measure m WHERE m.plan_id = p.id AND m.case_id = p.case_id) FROM plan p"
       " LEFT JOIN organisation_v o ON o.id = p.funder_id WHERE p.case_id = $1 ORDER BY p.number DESC, p.id DESC")

ROWS(plans)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct plan_row *p;
        size_t n;
        TRY(db_list_in(tx, g, &sql_plan_rows, NO_ARGS, &p, &n));
        for (size_t i = 0; i < n; i++) {
                row_begin(out, p[i].id);
                row_text(out, COL_plans_version,
                         str_join(out->arena, _("Version "), str_from_int(out->arena, p[i].number)));
                row_text(out, COL_plans_title, p[i].title);
                row_text(out, COL_plans_own_words, p[i].words);
                row_text(out, COL_plans_reason, p[i].reason);
                row_text(out, COL_plans_funder, p[i].funder);
                row_text(out, COL_plans_procedure, p[i].procedure);
                row_money(out, COL_plans_costs, p[i].costs);
                TRY(row_codes(out, COL_plans_decision, S("plan_decision"), p[i].decision));
                row_date(out, COL_plans_decided, p[i].decided);
                row_text(out, COL_plans_decision_note, p[i].note);
        }
        return OK;
}

#define MEASURE_ROW(X)                                                                                       \
        X(INT, id) X(TEXT, title) X(TEXT, kind) X(TEXT, why) X(TEXT, provider) X(TEXT, funder)               \
                X(DATE, starts) X(DATE, ends) X(TEXT, extent) X(MONEY, costs) X(TEXT, status)
ROW(measure_row, MEASURE_ROW)
SQL_IN(measure_rows, measure_row,
       "SELECT m.id, m.title, m.kind, m.justification, v.name, o.name, m.starts, m.ends, m.extent, m.costs, m.status"
       " FROM measure m LEFT JOIN organisation_v v ON v.id = m.provider_id LEFT JOIN organisation_v o ON o.id = m.funder_id"
       " WHERE m.case_id = $1 AND m.plan_id = (SELECT p.id FROM plan p WHERE p.case_id = $1 ORDER BY p.number DESC, p.id DESC LIMIT 1)"
       " ORDER BY m.starts IS NULL, m.starts, m.id")

ROWS(measures)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct measure_row *m;
        size_t n;
        TRY(db_list_in(tx, g, &sql_measure_rows, NO_ARGS, &m, &n));
        for (size_t i = 0; i < n; i++) {
                row_begin(out, m[i].id);
                row_text(out, COL_measures_title, m[i].title);
                TRY(row_codes(out, COL_measures_kind, S("measure"), m[i].kind));
                row_text(out, COL_measures_justification, m[i].why);
                row_text(out, COL_measures_provider, m[i].provider);
                row_text(out, COL_measures_funder, m[i].funder);
                row_date(out, COL_measures_starts, m[i].starts);
                row_date(out, COL_measures_ends, m[i].ends);
                row_text(out, COL_measures_extent, m[i].extent);
                row_money(out, COL_measures_costs, m[i].costs);
                TRY(row_codes(out, COL_measures_state, S("measure_status"), m[i].status));
        }
        return OK;
}
