/* Who sees an enquiry, what becomes of it, and when it is forgotten. */
#include "core/audit.h"
#include "core/job.h"
#include "core/setting.h"
#include "domain/enquiries/enquiry.h"

/* Written once: without a case for whoever takes enquiries, with a case through that case. $1 is the acting user. */
#define ENQUIRY_SEEN                                                                                         \
        " (e.casefile_id IS NULL OR EXISTS (SELECT 1 FROM casefile_v reach_" SCOPE_CASE(                     \
                "reach_.id") " WHERE reach_.id = e.casefile_id)) "

struct record *enquiry_fresh(struct rtx *tx)
{
        struct record *r = rec_new(rtx_arena(tx), &enquiry_entity.e);
        int days = (int)setting_int(tx, S("enquiry_days"));
        REC_SET(r, ENQUIRY_received_on, clock_today());
        REC_SET(r, ENQUIRY_status, S("open"));
        REC_SET(r, ENQUIRY_delete_on, date_add_days(clock_today(), days));
        return r;
}

SQL_SCOPE(enquiry_one, one_int, "SELECT e.id FROM enquiry e WHERE e.id = $2 AND" ENQUIRY_SEEN)

enum err enquiry_visible(struct rtx *tx, const struct actor *who, int64_t id)
{
        struct one_int row;
        must(rtx_actor(tx) == who->user_id);
        if (!actor_can(who, CAP_INTAKE))
                return ERR_NOT_FOUND;
        return db_row_scope(tx, &sql_enquiry_one, ARGS(id), &row);
}

/* ---- list ---- */
SQL_SCOPE(
        enquiry_lines, enquiry_line,
        "SELECT e.id, e.name, e.received_on, e.referral_path, o.name, u.name, e.status, e.delete_on, e.casefile_id"
        " FROM enquiry e LEFT JOIN organisation_v o ON o.id = e.organisation_id LEFT JOIN users u ON u.id = e.assigned_to"
        " WHERE" ENQUIRY_SEEN "@where ORDER BY @order @page")
SQL_SCOPE(enquiry_total, one_int, "SELECT COUNT(*) FROM enquiry e WHERE" ENQUIRY_SEEN "@where")

static void filter(struct where *w, const struct actor *who, const struct enquiry_query *q)
{
        if (q->view != ENQUIRIES_ALL)
                where_plain(w, "e.status = 'open'");
        if (q->view == ENQUIRIES_MINE)
                where_and(w, "e.assigned_to = $?", V(who->user_id));
        if (!str_empty(q->path))
                where_and(w, "e.referral_path = $?", V(q->path));
}

static void order(struct where *w, const struct enquiry_query *q)
{
        if (str_eq(q->sort, S("delete"))) {
                if (q->descending)
                        where_order(w, "e.delete_on IS NULL, e.delete_on DESC, e.id DESC");
                else
                        where_order(w, "e.delete_on IS NULL, e.delete_on, e.id");
        } else if (q->descending) {
                where_order(w, "e.received_on DESC, e.id DESC");
        } else {
                where_order(w, "e.received_on, e.id");
        }
}

enum err enquiry_list(struct rtx *tx, const struct actor *who, const struct enquiry_query *q,
                      struct enquiry_line **out, size_t *n, int64_t *total)
{
        struct where w = {.n = 0};
        struct one_int *count;
        size_t rows;
        must(rtx_actor(tx) == who->user_id);
        if (!actor_can(who, CAP_INTAKE))
                return ERR_DENIED;
        filter(&w, who, q);
        TRY(db_list_scope_where(tx, &sql_enquiry_total, NO_ARGS, &w, &count, &rows));
        *total = rows ? count->n : 0;
        order(&w, q);
        w.limit = q->limit;
        w.offset = q->offset;
        return db_list_scope_where(tx, &sql_enquiry_lines, NO_ARGS, &w, out, n);
}

/* ---- what becomes of it ---- */

static enum err save(struct wtx *tx, struct record *r)
{
        struct errs errs;
        errs_init(&errs, wtx_arena(tx));
        return ent_update(tx, &enquiry_entity, r, &errs);
}

enum err enquiry_end(struct wtx *tx, int64_t id, struct str status)
{
        struct record *r;
        TRY(ent_get(rtx_of(tx), &enquiry_entity, id, &r));
        if (rec_int(r, ENQUIRY_casefile_id))
                return ERR_CONFLICT;
        REC_SET(r, ENQUIRY_status, status);
        return save(tx, r);
}

enum err enquiry_begin_case(struct wtx *tx, int64_t id, int64_t case_id)
{
        struct record *r;
        TRY(ent_get(rtx_of(tx), &enquiry_entity, id, &r));
        if (rec_int(r, ENQUIRY_casefile_id) && rec_int(r, ENQUIRY_casefile_id) != case_id)
                return ERR_CONFLICT;
        REC_SET(r, ENQUIRY_status, S("case"));
        REC_SET(r, ENQUIRY_casefile_id, case_id);
        REC_SET(r, ENQUIRY_delete_on, DATE_NONE);
        return save(tx, r);
}

/* ---- forgetting ---- */

enum err enquiry_forget(struct wtx *tx, int64_t id)
{
        struct record *r;
        TRY(ent_get(rtx_of(tx), &enquiry_entity, id, &r));
        if (rec_int(r, ENQUIRY_casefile_id))
                return ERR_CONFLICT;
        return ent_delete(tx, &enquiry_entity, id,
                          r->version); /* and its history: nothing in enquiry.def keeps it */
}

/* An enquiry that came in without a day of its own is as old as its receipt. */
SQL(enquiry_due, one_int,
    "SELECT id FROM enquiry WHERE casefile_id IS NULL AND COALESCE(delete_on, $1) <= $1"
    " AND (delete_on IS NOT NULL OR received_on <= $2) ORDER BY id")

enum err enquiry_forget_due(struct wtx *tx, int64_t *forgotten)
{
        struct one_int *due;
        size_t n;
        struct date today = clock_today();
        int days = (int)setting_int(rtx_of(tx), S("enquiry_days"));
        TRY(db_list(rtx_of(tx), &sql_enquiry_due, ARGS(today, date_add_days(today, -days)), &due, &n));
        for (size_t i = 0; i < n; i++)
                TRY(enquiry_forget(tx, due[i].n));
        *forgotten = (int64_t)n;
        return OK;
}

/* Every hour; nothing to do is the rule. */
JOB(enquiry_forget_job, 3600)
(struct wtx *tx)
{
        int64_t forgotten;
        TRY(enquiry_forget_due(tx, &forgotten));
        if (forgotten)
                log_line(LOG_INFO, "enquiries_forgotten", LOG_INT("n", forgotten));
        return OK;
}
