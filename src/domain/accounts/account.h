/* Accounts as their administration sees them. The rules of passwords, roles and sessions are in core/. */
#ifndef DOMAIN_ACCOUNTS_ACCOUNT_H
#define DOMAIN_ACCOUNTS_ACCOUNT_H

#include "core/login.h"
#include "core/user.h"

#define ACCOUNT_DATA(X)                                                                                      \
        X(INT, id) X(TEXT, name) X(TEXT, login) X(TEXT, job_title) X(TEXT, site) X(TEXT, team)               \
                X(TEXT, email) X(TEXT, phone) X(BOOL, active) X(BOOL, factor) X(BOOL, password)              \
                        X(TIME, seen_at)
ROW(account_data, ACCOUNT_DATA)
/* factor: has a confirmed second factor; password: was taken over by its owner; seen_at: last use. ERR_NOT_FOUND. */
enum err account_data(struct rtx *tx, int64_t user_id, struct account_data *out);

enum account_order { ACCOUNT_BY_NAME, ACCOUNT_BY_LOGIN, ACCOUNT_BY_SEEN };
struct account_filter {
        enum { ACCOUNT_OPEN, ACCOUNT_CLOSED, ACCOUNT_ALL } state;
        struct str search; /* part of name or sign-in name */
        enum account_order order;
        bool descending;
        int64_t limit, offset;
};
/* total: all accounts that fit the filter. */
enum err account_list(struct rtx *tx, const struct account_filter *f, struct account_data **out, size_t *n,
                      int64_t *total);
/* „Leitung, Case Manager/in (wartet auf Zustimmung)“ of one user. */
enum err account_roles_text(struct rtx *tx, int64_t user_id, struct str *out);
/* The same for many users at once, in their order. */
enum err account_roles_texts(struct rtx *tx, const struct account_data *user, size_t n, struct str **out);

/* "", "light" or "dark". */
enum err account_theme_set(struct wtx *tx, int64_t user_id, struct str theme);

/* Inserts an open account with the given roles (bits of enum role); site_id limits those that reach a site's cases. */
enum err account_create(struct wtx *tx, struct record *user, uint64_t roles, int64_t site_id,
                        struct errs *errs);

struct account_link {
        struct str token;
        bool invitation;         /* else a reset */
        int64_t seconds, paused; /* validity; roles over cases that wait for a second person now */
};
/*
 * A link with which the owner chooses a password. Its maker could use it as well: if the account has a password and no
 * second factor, its roles that need a second person pause (H10); when it is used they pause in any case. ERR_CONFLICT for a
 * closed account.
 */
enum err account_link_make(struct wtx *tx, int64_t user_id, struct account_link *out);
/* The link was used: the password is set, sessions and other links end, roles that need a second person wait for one. */
enum err account_link_use(struct wtx *tx, const struct login_link *l, struct str token, struct str password);
/* For a lost telephone; roles that need a second person pause, open links end. */
enum err account_factor_take(struct wtx *tx, int64_t user_id, int64_t *paused);

/* Closing and opening, with the access to cases that follows. ERR_DENIED for the own account and the last administrator. */
enum err account_active_set(struct wtx *tx, int64_t user_id, bool active);
/* Ends a role or refuses a request. ERR_DENIED for the last administrator. */
enum err account_role_end(struct wtx *tx, int64_t user_id, int64_t role_id);
enum err account_role_give(struct wtx *tx, int64_t user_id, enum role role, int64_t site_id, bool *waits);
/* The second person agrees to the account as seen; results of user_role_approve (H10). */
enum err account_role_approve(struct wtx *tx, int64_t role_id, int64_t seen);

/* ---- absences ---- */
#define ABSENCE_LINE(X) X(INT, id) X(INT, user_id) X(TEXT, name) X(DATE, starts) X(DATE, ends) X(TEXT, reason)
ROW(absence_line, ABSENCE_LINE)
/* The own ones of this user and, for a lead, those of the people whose site the role reaches; past ones only if asked for, then latest first. */
enum err absence_list(struct rtx *tx, int64_t user_id, bool past, struct absence_line **out, size_t *n);
/* May lead enter absences of this person? OK or ERR_NOT_FOUND. Everybody may for themselves. */
enum err absence_reaches(struct rtx *tx, int64_t lead, int64_t person);
/* Those people, in order of name. */
enum err absence_people(struct rtx *tx, int64_t lead, struct user_line **out, size_t *n);

/* ---- teams with their site ---- */
#define TEAM_LINE(X) X(INT, id) X(TEXT, name) X(TEXT, site) X(INT, people)
ROW(team_line, TEAM_LINE)
enum err team_list(struct rtx *tx, struct team_line **out, size_t *n);
#define SITE_LINE(X) X(INT, id) X(TEXT, name) X(TEXT, city) X(TEXT, land) X(INT, people)
ROW(site_line, SITE_LINE)
enum err site_list(struct rtx *tx, struct site_line **out, size_t *n);

#endif
