/* Workplaces, what they demand beside what the person can, and solutions, as letters repeat them. D19, D20 */
#include "domain/facts/row.h"
#include "domain/workplaces/profile.h"

#define PLACE_ROW(X) X(INT, id) X(TEXT, title) X(TEXT, kind) X(TEXT, firm) X(DATE, seen) X(TEXT, description)
ROW(place_row, PLACE_ROW)
SQL_IN(place_rows, place_row,
       "SELECT w.id, w.title, w.kind, o.name, w.seen_on, w.description FROM workplace w"
       " LEFT JOIN organisation_v o ON o.id = w.organisation_id WHERE w.case_id = $1 ORDER BY w.id")

ROWS(workplaces)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct place_row *w;
        size_t n;
        TRY(db_list_in(tx, g, &sql_place_rows, NO_ARGS, &w, &n));
        for (size_t i = 0; i < n; i++) {
                row_begin(out, w[i].id);
                row_text(out, COL_workplaces_title, w[i].title);
                TRY(row_codes(out, COL_workplaces_kind, S("workplace_kind"), w[i].kind));
                row_text(out, COL_workplaces_firm, w[i].firm);
                row_date(out, COL_workplaces_seen, w[i].seen);
                row_text(out, COL_workplaces_description, w[i].description);
        }
        return OK;
}

static struct str level_words(const struct profile *p, int64_t level)
{
        const struct instrument_level *l =
                level == PROFILE_OPEN ? NULL : instrument_level(p->instrument, level);
        return l ? l->label : S("");
}

static struct str verdict(const struct profile_line *l)
{
        switch (l->fit) {
        case PROFILE_FITS:
                return _("passt");
        case PROFILE_RESERVE:
                return _("Reserve");
        case PROFILE_TOO_MUCH:
                return str_eq(l->severe, S("yes")) ? _("zu viel, schwerwiegend") : _("zu viel");
        case PROFILE_UNKNOWN:
                break;
        }
        return _("noch offen");
}

/* Why something is severe stays in the house (H6): only the comparison itself is repeated. */
ROWS(profile_features)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct profile *p;
        size_t n;
        TRY(profiles_read(tx, g, &p, &n));
        for (size_t i = 0; i < n; i++)
                for (size_t k = 0; k < p[i].n; k++) {
                        const struct profile_line *l = &p[i].line[k];
                        if (l->demand == PROFILE_OPEN)
                                continue;
                        row_begin(out, l->row->id);
                        row_under(out, ROWS_workplaces, p[i].workplace->id);
                        row_text(out, COL_profile_features_feature, l->feature->label);
                        row_text(out, COL_profile_features_demand, level_words(&p[i], l->demand));
                        row_text(out, COL_profile_features_ability, level_words(&p[i], l->ability));
                        row_text(out, COL_profile_features_verdict, verdict(l));
                        row_text(out, COL_profile_features_remedy, l->remedy);
                }
        return OK;
}

#define SOLUTION_ROW(X)                                                                                      \
        X(INT, id) X(INT, workplace_id) X(TEXT, workplace) X(TEXT, result) X(TEXT, adaptable)                \
                X(TEXT, changes) X(TEXT, training) X(TEXT, economic)
ROW(solution_row, SOLUTION_ROW)
SQL_IN(solution_rows, solution_row,
       "SELECT s.id, s.workplace_id, w.title, s.result, s.adaptable, s.changes, s.training, s.economic FROM solution s"
       " JOIN workplace w ON w.id = s.workplace_id AND w.case_id = s.case_id WHERE s.case_id = $1 ORDER BY s.id DESC")

ROWS(solutions)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct solution_row *s;
        size_t n;
        TRY(db_list_in(tx, g, &sql_solution_rows, NO_ARGS, &s, &n));
        for (size_t i = 0; i < n; i++) {
                row_begin(out, s[i].id);
                row_under(out, ROWS_workplaces, s[i].workplace_id);
                row_text(out, COL_solutions_workplace, s[i].workplace);
                TRY(row_codes(out, COL_solutions_result, S("solution_result"), s[i].result));
                TRY(row_codes(out, COL_solutions_adaptable, S("yes_no_unclear"), s[i].adaptable));
                row_text(out, COL_solutions_changes, s[i].changes);
                row_text(out, COL_solutions_training, s[i].training);
                TRY(row_codes(out, COL_solutions_economic, S("yes_no_unclear"), s[i].economic));
        }
        return OK;
}
