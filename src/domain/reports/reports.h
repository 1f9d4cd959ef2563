/*
 * Reports and findings that others have: requests, reminders, papers, defects. A request leaves the house as a disclosure, and
 * only under a release from confidentiality towards its recipient. CMB 3.A–3.C; H3, S4, S5, W1, W2, D5, D6
 */
#ifndef DOMAIN_REPORTS_REPORTS_H
#define DOMAIN_REPORTS_REPORTS_H

#include "domain/consent/consent.h"
#include "domain/reports/report_rule.h"

#define ENTITY_NAME report_request
#define ENTITY_PREFIX REPORT_REQUEST
#define ENTITY_DEF "domain/reports/report_request.def"
#include "db/entity_decl.h"
#define ENTITY_NAME report_reminder
#define ENTITY_PREFIX REPORT_REMINDER
#define ENTITY_DEF "domain/reports/report_reminder.def"
#include "db/entity_decl.h"
#define ENTITY_NAME report
#define ENTITY_PREFIX REPORT
#define ENTITY_DEF "domain/reports/report.def"
#include "db/entity_decl.h"
#define ENTITY_NAME report_defect
#define ENTITY_PREFIX REPORT_DEFECT
#define ENTITY_DEF "domain/reports/report_defect.def"
#include "db/entity_decl.h"

struct report_clock report_clock_of(struct rtx *tx);
enum report_status report_request_status(const struct record *request);
/* How a disclosure names this request: "report_request:7". For the letters D5 and D6. */
struct str report_request_paper(struct arena *a, int64_t request_id);

/* ---- reading ---- */
/* Everything of one case, oldest first. */
struct report_file {
        struct record *request, *reminder, *report;
        size_t requests, reminders, reports;
};
enum err report_file(struct rtx *tx, const struct grant *g, struct report_file *out);
struct report_state report_state_of(const struct report_file *f, const struct record *request);
/* Reminders of one request. */
size_t report_reminders_of(const struct report_file *f, int64_t request_id);
/* Its first paper that nobody has reviewed, or its last one; NULL when nothing came. */
const struct record *report_paper_of(const struct report_file *f, int64_t request_id);

#define REPORT_DEFECT_LINE(X)                                                                                \
        X(INT, id)                                                                                           \
        X(INT, disruption_id) X(INT, request_id) X(INT, report_id) X(TEXT, kind) X(TEXT, title)              \
                X(DATE, occurred_on) X(DATE, solved_on) X(TEXT, reach) X(TEXT, source)
ROW(report_defect_line, REPORT_DEFECT_LINE)
/* Open ones first, then the newest. */
enum err report_defects(struct rtx *tx, const struct grant *g, struct report_defect_line **out, size_t *n);

/* Is this somebody who is called before a letter goes (S5)? A practice, a clinic, a company doctor. */
enum err report_call_first(struct rtx *tx, int64_t organisation, bool *out);
/*
 * The release that goes with a request to this recipient on that day: the newest valid one, 0 when there is none; then ruling
 * says in words why not (H1, H3).
 */
enum err report_release(struct rtx *tx, const struct grant *g, int64_t recipient, struct date on, int64_t *id,
                        struct consent_ruling *ruling);
/* Whom this may be asked of today: the recipients of valid releases, newest first. */
enum err report_releases(struct rtx *tx, const struct grant *g, struct record **out, size_t *n);

/* ---- its life; ERR_CONFLICT when the state does not fit, ERR_INVALID fills errs ---- */
struct report_sending {
        struct date on, due_on, called_on; /* called_on: DATE_NONE leaves what the draft says */
        struct str way, no_call_reason;    /* way: code of disclosure_way */
};
/* A draft leaves: with its release and as a disclosure. Keys: "requested_on", "due_on", "way", "no_call_reason", "" for consents. */
enum err report_request_send(struct wtx *tx, const struct wgrant *g, int64_t id,
                             const struct report_sending *s, struct errs *errs);
/* Somebody was reminded: a disclosure too. */
enum err report_remind(struct wtx *tx, const struct wgrant *g, int64_t id, struct record *reminder,
                       struct errs *errs);
/* Ended without an answer: refused by the other side, or withdrawn by us. Keys: "ended_on", "ending_note". */
struct report_ending {
        enum report_status status;
        struct date on;
        struct str note;
};
enum err report_request_end(struct wtx *tx, const struct wgrant *g, int64_t id, const struct report_ending *e,
                            struct errs *errs);
/*
 * A paper came, for a request or (0) without one; with its file, if there is one. Health: such a file is sealed whatever its kind.
 * Keys: the fields of the report, "file".
 */
struct report_sheet {
        struct str name, body; /* body empty: on paper only */
};
enum err report_receive(struct wtx *tx, const struct wgrant *g, int64_t request_id, struct record *report,
                        const struct report_sheet *file, struct errs *errs);
/* Marks and points of a paper; keys: "complete", "recent", "meaningful". */
enum err report_review(struct wtx *tx, const struct wgrant *g, struct record *report, struct errs *errs);
/* A disruption of area "reports" about a request or a paper (the other one 0). */
enum err report_defect_add(struct wtx *tx, const struct wgrant *g, int64_t request_id, int64_t report_id,
                           struct record *disruption, struct errs *errs);

#endif
