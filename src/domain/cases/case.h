/*
 * Cases: opening, responsibility, status. The grant of a case is made here only, after role, assignment and state.
 * H1, H5, S10; SF 3 A13 (deputy); design.md section 3 "Grant".
 */
#ifndef DOMAIN_CASES_CASE_H
#define DOMAIN_CASES_CASE_H

#include "core/access.h"

#define ENTITY_NAME case_event
#define ENTITY_PREFIX CASE_EVENT
#define ENTITY_DEF "domain/cases/case_event.def"
#include "db/entity_decl.h"
#define ENTITY_NAME criterion_check
#define ENTITY_PREFIX CRITERION_CHECK
#define ENTITY_DEF "domain/cases/criterion_check.def"
#include "db/entity_decl.h"
#define ENTITY_NAME funder_check
#define ENTITY_PREFIX FUNDER_CHECK
#define ENTITY_DEF "domain/cases/funder_check.def"
#include "db/entity_decl.h"

/* ---- opening ---- */
/*
 * ERR_NOT_FOUND when the case does not exist or is not visible. here: the user with the rights of the roles that open this case
 * (core/case_opener.h). why: reason for the access log.
 */
enum err case_open_read(struct rtx *tx, const struct actor *who, int64_t case_id, const struct actor **here,
                        const struct grant **out, struct const_name *why);
enum err case_open_write(struct wtx *tx, const struct actor *who, int64_t case_id, const struct actor **here,
                         const struct wgrant **out);
/* For the job worker, demo data and tests of the program itself (actor 0); refuses when a user acts. */
enum err case_open_program(struct wtx *tx, int64_t case_id, const struct wgrant **out);

/*
 * For whoever holds a personal link to something of this case (core/token.h): reading; writing is case_open_program. Refuses when a
 * user acts.
 */
enum err case_open_link(struct rtx *tx, int64_t case_id, const struct grant **out);

/* Registers the opener with the dispatcher. Once per process. */
void case_start(void);

/* ---- head of a case, for every page below it ---- */
#define CASE_HEAD(X)                                                                                         \
        X(INT, id) X(TEXT, number) X(INT, person_id) X(TEXT, given) X(TEXT, family) X(DATE, born)            \
                X(TEXT, gender) X(TEXT, status) X(TEXT, work_field) X(DATE, opened_on) X(DATE, closed_on)    \
                        X(BOOL, urgent) X(TEXT, urgent_reason) X(INT, case_manager_id) X(TEXT, case_manager) \
                                X(INT, deputy_id) X(TEXT, deputy) X(INT, employer_id) X(TEXT, employer)      \
                                        X(TEXT, occupation) X(INT, concept_id) X(INT, site_id)               \
                                                X(DATE, suspended_until) X(TEXT, phone) X(TEXT, mobile)      \
                                                        X(TEXT, reach_note) X(TEXT, referral_path)           \
                                                                X(TEXT, referrer) X(DATE, incapacity_until)  \
                                                                        X(TEXT, end_reason) X(INT, version)
ROW(case_head, CASE_HEAD)
enum err case_head(struct rtx *tx, const struct grant *g, struct case_head *out);
/* "Renate Albers" */
struct str case_person(struct arena *a, const struct case_head *h);
/* „Frau Albers“, „Herr Yıldız“, else the full name: for sentences. */
struct str case_person_polite(struct arena *a, const struct case_head *h);

/* ---- life of a case ---- */
struct case_start_data {
        int64_t person_id, site_id, referrer_id, employer_id;
        struct date opened_on;
        struct str referral_path, occupation, occasion;
        int64_t case_manager_id, deputy_id;
        int64_t enquiry_id; /* becomes this case */
        struct str number;  /* empty: the next free one */
};
/* Creates a case with number, concept, access and first event. Returns its id; ERR_INVALID fills errs. */
enum err case_create(struct wtx *tx, const struct case_start_data *d, struct errs *errs, int64_t *out);
/* Status, and what goes with it; each writes a case_event with the note. ERR_CONFLICT when the state does not fit. */
enum err case_status_set(struct wtx *tx, const struct wgrant *g, struct str status, struct str note);
enum err case_work_field_set(struct wtx *tx, const struct wgrant *g, struct str work_field);
/* Binds the case to a version of a concept; what was said moves with concepts/answer.h case_concept_move. */
enum err case_concept_set(struct wtx *tx, const struct wgrant *g, int64_t concept_id);
/* Marks the case as burning with its reason; an empty reason takes the mark away. */
enum err case_urgent_set(struct wtx *tx, const struct wgrant *g, struct str reason);
enum err case_suspend(struct wtx *tx, const struct wgrant *g, struct date until, struct str note);
enum err case_resume(struct wtx *tx, const struct wgrant *g, struct str note);
enum err case_close(struct wtx *tx, const struct wgrant *g, struct date on, struct str end_reason,
                    struct str note);
enum err case_reopen(struct wtx *tx, const struct wgrant *g, struct str note);
/* Case manager and deputy; keeps the history of assignments and the access table. */
enum err case_assign(struct wtx *tx, const struct wgrant *g, int64_t case_manager_id, int64_t deputy_id,
                     struct date on, struct str note);
/* All open cases of a leaver to a colleague; returns how many. Needs CASE_ASSIGN and only cases the actor may write. */
enum err case_hand_over(struct wtx *tx, const struct actor *who, int64_t from_user, int64_t to_user,
                        struct str note, int64_t *moved);
/* The access table after a change of roles, sites, absences or assignments. */
enum err case_access_refresh(struct wtx *tx, int64_t case_id);
enum err case_access_refresh_all(struct wtx *tx);
/* Running cases of a case manager and how many are recommended for their share of a full post (S10, 1:25). */
struct case_load {
        int64_t running, most;
};
enum err case_load(struct rtx *tx, int64_t user_id, struct case_load *out);
/* What is recommended for so many percent of a full post. */
int64_t case_load_most(struct rtx *tx, int64_t share);

#endif
