#include "domain/cases/case_list.h"

#include "base/text.h"
#include "core/setting.h"

#define RUNNING "c.status NOT IN ('closed', 'follow_up', 'archived')"
/* $3: today. A burning case: marked so, an urgent disruption that is not solved, or an urgent task that is due. */
#define BURNS                                                                                                \
        "(c.urgent = 1 OR EXISTS (SELECT 1 FROM case_open_v b WHERE b.case_id = c.id AND b.urgent = 1"       \
        " AND (b.kind = 'disruption' OR b.due <= $3)))"
#define DUE_TODAY                                                                                            \
        "EXISTS (SELECT 1 FROM case_open_v b WHERE b.case_id = c.id AND b.due <= $3 AND b.waits = 0)"
#define WAITS "EXISTS (SELECT 1 FROM case_open_v b WHERE b.case_id = c.id AND b.waits = 1)"
#define RANK                                                                                                 \
        "CASE WHEN NOT " RUNNING " THEN 5 WHEN " BURNS " THEN 1 WHEN " DUE_TODAY " THEN 2 WHEN " WAITS       \
        " THEN 3 ELSE 4 END"
#define LAST_ENTRY "(SELECT MAX(e.held_on) FROM contact_entry_v e WHERE e.case_id = c.id)"
/* $4: today less the quiet days; $5: today and the warning days of consents */
#define QUIET "COALESCE(" LAST_ENTRY ", c.opened_on) < $4"
#define EXPIRING                                                                                                \
        "EXISTS (SELECT 1 FROM consent_v k WHERE k.case_id = c.id AND k.withdrawn_on IS NULL AND k.refused = 0" \
        " AND k.valid_until BETWEEN $3 AND $5)"
#define FROM_CASES                                                                                           \
        " FROM casefile_v c" SCOPE_CASE("c.id") " LEFT JOIN organisation_v o ON o.id = c.employer_id"        \
                                                " LEFT JOIN users m ON m.id = c.case_manager_id"
/* $2: view. One text for the list, its count and the figures of all views. */
#define VIEW                                                                                                 \
        " WHERE CASE CAST($2 AS BIGINT) WHEN 0 THEN CASE WHEN c.case_manager_id = $1 AND " RUNNING           \
        " THEN 1 ELSE 0 END"                                                                                 \
        " WHEN 1 THEN CASE WHEN c.deputy_id = $1 AND " RUNNING " THEN 1 ELSE 0 END"                          \
        " WHEN 2 THEN CASE WHEN " RUNNING " AND " QUIET " THEN 1 ELSE 0 END"                                 \
        " WHEN 3 THEN CASE WHEN " RUNNING " AND " EXPIRING " THEN 1 ELSE 0 END"                              \
        " WHEN 4 THEN CASE WHEN " RUNNING " THEN 1 ELSE 0 END"                                               \
        " ELSE CASE WHEN " RUNNING " THEN 0 ELSE 1 END END = 1"

SQL_SCOPE(
        case_list_scope, case_line,
        "SELECT c.id, c.number, c.given, c.family, o.name, c.work_field, c.status, " RANK " AS rank,"
        " (SELECT n.title FROM case_open_v n WHERE n.case_id = c.id ORDER BY n.due, n.clock, n.row_id LIMIT 1) AS next_title,"
        " (SELECT MIN(n.due) FROM case_open_v n WHERE n.case_id = c.id) AS next_due, " LAST_ENTRY
        " AS last_entry, m.name,"
        " c.concept_id" FROM_CASES VIEW " @where ORDER BY @order @page")
SQL_SCOPE(case_list_total, one_int, "SELECT COUNT(*)" FROM_CASES VIEW " @where")

#define SUM_IF(condition) "COALESCE(SUM(CASE WHEN " condition " THEN 1 ELSE 0 END), 0)"
SQL_SCOPE(
        case_view_counts, case_counts,
        "SELECT " SUM_IF("c.case_manager_id = $1 AND " RUNNING) ", " SUM_IF("c.deputy_id = $1 AND " RUNNING) ", " SUM_IF(RUNNING " AND " QUIET) ", " SUM_IF(
                RUNNING
                " AND " EXPIRING) ", " SUM_IF(RUNNING) ", " SUM_IF("NOT " RUNNING) ", " SUM_IF("c.case_manager_id = $1 AND " RUNNING
                                                                                               " AND " BURNS) ", " SUM_IF("c.case_manager_id = $1 AND " RUNNING
                                                                                                                          " AND " DUE_TODAY)
                FROM_CASES " WHERE CAST($2 AS BIGINT) = 0")

static void list_order(struct where *w, const struct case_filter *f)
{
        static const struct {
                struct str key;
                const char *up, *down;
        } orders[] = {
                {S_INIT("person"), "c.name_key, c.id", "c.name_key DESC, c.id"},
                {S_INIT("number"), "c.number", "c.number DESC"},
                {S_INIT("employer"), "o.name_key NULLS LAST, c.id", "o.name_key DESC NULLS LAST, c.id"},
                {S_INIT("field"), "length(c.work_field), c.work_field, c.name_key",
                 "length(c.work_field) DESC, c.work_field DESC, c.name_key"},
                {S_INIT("urgency"), "rank, next_due NULLS LAST, c.name_key",
                 "rank DESC, next_due NULLS LAST, c.name_key"},
                {S_INIT("next"), "next_due NULLS LAST, c.name_key", "next_due DESC NULLS LAST, c.name_key"},
                {S_INIT("last"), "last_entry NULLS FIRST, c.name_key",
                 "last_entry DESC NULLS LAST, c.name_key"},
        };
        w->order = orders[4].up;
        for (size_t i = 0; i < ARRAY_LEN(orders); i++)
                if (str_eq(orders[i].key, f->sort))
                        w->order = f->descending ? orders[i].down : orders[i].up;
}

/* Every word must begin a name, or the text begins the number. */
static void list_filters(struct arena *a, struct where *w, const struct case_filter *f)
{
        struct str key = text_fold(a, f->search);
        if (!str_empty(key)) {
                where_and(w, "c.search_key LIKE '%' || $? || '%'", V(key));
        }
        if (!str_empty(f->work_field))
                where_and(w, "c.work_field = $?", V(f->work_field));
        if (f->case_manager_id)
                where_and(w, "c.case_manager_id = $?", V(f->case_manager_id));
        if (f->rank)
                where_and(w, RANK " = $?", V(f->rank));
}

struct list_dates {
        struct date today, quiet, expiring;
};

static struct list_dates list_dates(struct rtx *tx)
{
        struct date today = clock_today();
        return (struct list_dates){today, date_add_days(today, -(int)setting_int(tx, S("quiet_days"))),
                                   date_add_days(today, (int)setting_int(tx, S("consent_warn_days")))};
}

enum err case_list(struct rtx *tx, const struct case_filter *f, struct case_line **out, size_t *n,
                   int64_t *total)
{
        struct list_dates d = list_dates(tx);
        struct where w = {0}, count;
        struct one_int *sum;
        size_t one;
        list_filters(rtx_arena(tx), &w, f);
        count = w;
        list_order(&w, f);
        w.limit = f->limit;
        w.offset = f->offset;
        struct args args = ARGS((int64_t)f->view, d.today, d.quiet, d.expiring);
        TRY(db_list_scope_where(tx, &sql_case_list_scope, args, &w, out, n));
        TRY(db_list_scope_where(tx, &sql_case_list_total, args, &count, &sum, &one));
        *total = sum->n;
        return OK;
}

enum err case_counts(struct rtx *tx, struct case_counts *out)
{
        struct list_dates d = list_dates(tx);
        return db_row_scope(tx, &sql_case_view_counts, ARGS((int64_t)0, d.today, d.quiet, d.expiring), out);
}
