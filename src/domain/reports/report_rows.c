/* Requests as letters are about them: all for the request itself, those without an answer for a reminder. D5, D6 */
#include "domain/facts/row.h"
#include "domain/reports/report_rule.h"

#define REQUEST_ROW(X)                                                                                       \
        X(INT, id) X(TEXT, title) X(TEXT, wanted) X(TEXT, purpose) X(INT, recipient_id) X(TEXT, recipient)   \
                X(TEXT, contact) X(DATE, sent) X(DATE, due) X(TEXT, status)
ROW(request_row, REQUEST_ROW)
SQL_IN(request_rows, request_row,
       "SELECT r.id, r.title, r.wanted, r.purpose, r.recipient_id, o.name, r.contact, r.requested_on, r.due_on,"
       " r.status FROM report_request r LEFT JOIN organisation_v o ON o.id = r.recipient_id WHERE r.case_id = $1"
       " AND COALESCE(r.status, '') <> 'withdrawn' ORDER BY r.id DESC")

ROWS(report_requests)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct request_row *q;
        size_t n;
        TRY(db_list_in(tx, g, &sql_request_rows, NO_ARGS, &q, &n));
        for (size_t i = 0; i < n; i++) {
                row_begin(out, q[i].id);
                row_party(out, q[i].recipient_id);
                row_text(out, COL_report_requests_title, q[i].title);
                row_text(out, COL_report_requests_what, q[i].wanted);
                row_text(out, COL_report_requests_purpose, q[i].purpose);
                row_text(out, COL_report_requests_recipient, q[i].recipient);
                row_text(out, COL_report_requests_contact, q[i].contact);
                row_date(out, COL_report_requests_sent, q[i].sent);
                row_date(out, COL_report_requests_due, q[i].due);
        }
        return OK;
}

ROWS(waiting_requests)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct request_row *q;
        size_t n;
        TRY(db_list_in(tx, g, &sql_request_rows, NO_ARGS, &q, &n));
        for (size_t i = 0; i < n; i++) {
                if (!report_waits(report_status_parse(q[i].status)))
                        continue;
                row_begin(out, q[i].id);
                row_party(out, q[i].recipient_id);
                row_text(out, COL_waiting_requests_title, q[i].title);
                row_text(out, COL_waiting_requests_what, q[i].wanted);
                row_text(out, COL_waiting_requests_recipient, q[i].recipient);
                row_text(out, COL_waiting_requests_contact, q[i].contact);
                row_date(out, COL_waiting_requests_sent, q[i].sent);
                row_date(out, COL_waiting_requests_due, q[i].due);
        }
        return OK;
}
