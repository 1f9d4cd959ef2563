/* Sites, teams, accounts and absences of the office. */
#ifndef CORE_USER_H
#define CORE_USER_H

#include "core/access.h"

#define ENTITY_NAME site
#define ENTITY_PREFIX SITE
#define ENTITY_DEF "core/site.def"
#include "db/entity_decl.h"
#define ENTITY_NAME team
#define ENTITY_PREFIX TEAM
#define ENTITY_DEF "core/team.def"
#include "db/entity_decl.h"
#define ENTITY_NAME users
#define ENTITY_PREFIX USERS
#define ENTITY_DEF "core/users.def"
#include "db/entity_decl.h"
#define ENTITY_NAME absence
#define ENTITY_PREFIX ABSENCE
#define ENTITY_DEF "core/absence.def"
#include "db/entity_decl.h"

#define USER_LINE(X)                                                                                         \
        X(INT, id) X(TEXT, name) X(TEXT, login) X(TEXT, job_title) X(BOOL, active) X(INT, site_id)           \
                X(TEXT, site_name)
ROW(user_line, USER_LINE)
/* All accounts in order of name. */
enum err user_list(struct rtx *tx, struct user_line **out, size_t *n);
/* Active colleagues with an approved role that opens cases, for case manager and deputy. */
enum err user_list_case(struct rtx *tx, struct user_line **out, size_t *n);
/* Who may be asked to do something in a case or an enquiry: case managers, lead, administration; active only. */
enum err user_list_colleague(struct rtx *tx, struct user_line **out, size_t *n);
/* The account of a sign-in name; ERR_NOT_FOUND. */
enum err user_by_login(struct rtx *tx, struct str login, int64_t *id);
/* Is the user absent at this day? */
enum err user_absent(struct rtx *tx, int64_t user_id, struct date day, bool *out);

/* ---- roles ---- */
#define ROLE_LINE(X)                                                                                         \
        X(INT, id) X(TEXT, role) X(INT, requested_by) X(TEXT, requester) X(TIME, requested_at)               \
                X(TEXT, approver) X(TIME, approved_at) X(INT, user_id) X(TEXT, user_name) X(TEXT, site)      \
                        X(BOOL, live) X(INT, taken_n) X(TIME, taken_at) X(TEXT, taken_how) X(INT, taken_by)  \
                                X(TEXT, taker) X(BOOL, password) X(INT, within) X(BOOL, reached)
/*
 * live: the role counts now. taken_…: when and how somebody other than the signed-in owner last could have got into the account
 * ("link" made, "used", "factor" taken away, "opened" again), who made that possible, and how often it happened. password: the invitation was used.
 * within: the site beyond which the role does not reach (0: the whole house), for a case manager where the person works.
 * reached: the acting user leads that site, or the whole house.
 */
ROW(user_role_line, ROLE_LINE)
/* Unended roles of a user, open requests included. */
enum err user_roles(struct rtx *tx, int64_t user_id, struct user_role_line **out, size_t *n);
/* Roles that wait for a second person: never agreed to, or the account was taken over since. */
enum err user_role_requests(struct rtx *tx, struct user_role_line **out, size_t *n);
/*
 * Gives a role. A role that needs a second person waits for approval by another one (H10); requested by the program itself
 * (actor 0: command line) it waits as well unless nobody could approve yet, i.e. no lead exists. ERR_CONFLICT if given already.
 */
enum err user_role_request(struct wtx *tx, int64_t user_id, enum role role, bool *waits);
/* The same, limited to the cases of one site (0 = all sites); only roles that reach the cases of a site can be limited. */
enum err user_role_request_at(struct wtx *tx, int64_t user_id, enum role role, int64_t site_id, bool *waits);
/*
 * Somebody other than the signed-in owner could get into the account from now on: a link was made ("link") or used ("used"),
 * the second factor was taken away ("factor"), a closed account was opened again ("opened"). by: who made that possible, 0 = unknown. Every role that needs a second person
 * stops counting until one agrees again, whatever was agreed to in between: an agreement is for the account as it was seen.
 * paused: how many roles counted until now; the user's sessions end.
 */
enum err user_taken(struct wtx *tx, int64_t user_id, struct str how, int64_t by, int64_t *paused);
/*
 * Not the one who asked, not the one who would get the role, not the one who could have taken the account over; and who
 * leads one site agrees to nothing that reaches beyond it.
 */
bool user_role_may_approve(const struct user_role_line *r, int64_t user_id);
/*
 * The second person says yes to the account as seen (taken_n of the line that was shown). ERR_DENIED by user_role_may_approve, and
 * for who administers accounts: that person could make the first one up.
 * ERR_CONFLICT if the role counts already, the invitation was not used yet, or the account was taken over since.
 */
enum err user_role_approve(struct wtx *tx, int64_t request_id, int64_t seen);
/* How many could say yes: active leads whose role counts and who do not administer accounts. */
enum err user_role_approvers(struct rtx *tx, int64_t *out);
/*
 * The command line says yes to what nobody else can (a new house, the only lead forgot the password, a role beyond the
 * sites of all leads). ERR_DENIED otherwise.
 */
enum err user_role_confirm(struct wtx *tx, int64_t user_id, int64_t *confirmed);
/* Ends a role or refuses a request; the user's sessions end. */
enum err user_role_end(struct wtx *tx, int64_t request_id);

/* Opens or closes an account; closing ends its sessions. */
enum err user_active_set(struct wtx *tx, int64_t user_id, bool active);

#endif
