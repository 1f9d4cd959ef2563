#include "domain/accounts/account.h"

#include "core/audit.h"
#include "core/login.h"
#include "core/session.h"
#include "domain/cases/case.h"

/* ---- reading ---- */
#define ACCOUNT_COLUMNS                                                                                      \
        "SELECT u.id, u.name, u.login, u.job_title, s.name, t.name, u.email, u.phone, u.active,"             \
        " COALESCE(c.totp_confirmed, 0), CASE WHEN c.password_hash IS NULL THEN 0 ELSE 1 END,"               \
        " (SELECT MAX(x.seen_at) FROM session x WHERE x.user_id = u.id)"                                     \
        " FROM users u LEFT JOIN site s ON s.id = u.site_id LEFT JOIN team t ON t.id = u.team_id"            \
        " LEFT JOIN credential c ON c.user_id = u.id"
SQL(account_one, account_data, ACCOUNT_COLUMNS " WHERE u.id = $1")
SQL(account_many, account_data, ACCOUNT_COLUMNS " WHERE 1 = 1 @where @order @page")
SQL(account_count, one_int, "SELECT COUNT(*) FROM users u WHERE 1 = 1 @where")

enum err account_data(struct rtx *tx, int64_t user_id, struct account_data *out)
{
        return db_row(tx, &sql_account_one, ARGS(user_id), out);
}

static void account_order(struct where *w, const struct account_filter *f)
{
        switch (f->order) {
        case ACCOUNT_BY_NAME:
                if (f->descending)
                        where_order(w, "ORDER BY u.name_key DESC, u.id DESC");
                else
                        where_order(w, "ORDER BY u.name_key, u.id");
                return;
        case ACCOUNT_BY_LOGIN:
                if (f->descending)
                        where_order(w, "ORDER BY u.login DESC");
                else
                        where_order(w, "ORDER BY u.login");
                return;
        case ACCOUNT_BY_SEEN:
                if (f->descending)
                        where_order(
                                w,
                                "ORDER BY COALESCE((SELECT MAX(x.seen_at) FROM session x WHERE x.user_id = u.id), 0) DESC, u.id");
                else
                        where_order(
                                w,
                                "ORDER BY COALESCE((SELECT MAX(x.seen_at) FROM session x WHERE x.user_id = u.id), 0), u.id");
                return;
        }
}

enum err account_list(struct rtx *tx, const struct account_filter *f, struct account_data **out, size_t *n,
                      int64_t *total)
{
        struct where w = {.limit = f->limit, .offset = f->offset};
        if (f->state != ACCOUNT_ALL)
                where_and(&w, "u.active = $?", V(f->state == ACCOUNT_OPEN));
        where_words(rtx_arena(tx), &w,
                    "replace(u.name_key, $?, '') <> u.name_key OR replace(u.login, $?, '') <> u.login",
                    f->search);
        account_order(&w, f);
        struct where counted = w;
        counted.limit = counted.offset = 0;
        struct one_int *count;
        size_t one;
        TRY(db_list_where(tx, &sql_account_count, NO_ARGS, &counted, &count, &one));
        *total = one ? count->n : 0;
        return db_list_where(tx, &sql_account_many, NO_ARGS, &w, out, n);
}

/* ---- roles as text ---- */
#define ROLE_BRIEF(X) X(INT, user_id) X(TEXT, role) X(BOOL, live)
ROW(role_brief, ROLE_BRIEF)
SQL(role_brief_all, role_brief, "SELECT user_id, role, live FROM user_role_v ORDER BY id")
SQL(role_brief_one, role_brief, "SELECT user_id, role, live FROM user_role_v WHERE user_id = $1 ORDER BY id")

static struct str roles_join(struct arena *a, int64_t user_id, const struct role_brief *role, size_t n)
{
        struct buf b;
        buf_init(&b, a, 4096);
        for (size_t i = 0; i < n; i++) {
                enum role known = role_parse(role[i].role);
                if (role[i].user_id != user_id || known == ROLE_N)
                        continue;
                if (b.n)
                        buf_lit(&b, ", ");
                buf_put(&b, role_table[known].label);
                if (!role[i].live)
                        buf_put(&b, _(" (wartet auf Zustimmung)"));
        }
        return buf_str(&b);
}

enum err account_roles_text(struct rtx *tx, int64_t user_id, struct str *out)
{
        struct role_brief *role;
        size_t n;
        TRY(db_list(tx, &sql_role_brief_one, ARGS(user_id), &role, &n));
        *out = roles_join(rtx_arena(tx), user_id, role, n);
        return OK;
}

enum err account_roles_texts(struct rtx *tx, const struct account_data *user, size_t n, struct str **out)
{
        struct role_brief *role;
        size_t roles;
        TRY(db_list(tx, &sql_role_brief_all, NO_ARGS, &role, &roles));
        *out = NEW_ARRAY(rtx_arena(tx), struct str, n + 1);
        for (size_t i = 0; i < n; i++)
                (*out)[i] = roles_join(rtx_arena(tx), user[i].id, role, roles);
        return OK;
}

/* ---- writing ---- */

enum err account_theme_set(struct wtx *tx, int64_t user_id, struct str theme)
{
        struct record *user;
        struct errs errs;
        errs_init(&errs, wtx_arena(tx));
        TRY(ent_get(rtx_of(tx), &users_entity, user_id, &user));
        REC_SET(user, USERS_theme, theme);
        return ent_update(tx, &users_entity, user, &errs);
}

enum err account_create(struct wtx *tx, struct record *user, uint64_t roles, int64_t site_id,
                        struct errs *errs)
{
        bool waits;
        REC_SET(user, USERS_active, true);
        TRY(ent_insert(tx, &users_entity, user, errs));
        for (enum role role = 0; role < ROLE_N; role++)
                if (roles >> role & 1)
                        TRY(user_role_request_at(tx, user->id, role,
                                                 role_table[role].cases == CASES_SITE ? site_id : 0, &waits));
        return case_access_refresh_all(tx);
}

static enum err account_taken(struct wtx *tx, int64_t user_id, struct str how, int64_t by, int64_t *paused)
{
        TRY(user_taken(tx, user_id, how, by, paused));
        return *paused ? case_access_refresh_all(tx) : OK;
}

enum err account_link_use(struct wtx *tx, const struct login_link *l, struct str token, struct str password)
{
        int64_t paused;
        TRY(login_link_use(tx, token));
        TRY(login_links_end(tx, l->user_id));
        TRY(login_password_set(tx, l->user_id, password));
        TRY(session_end_others(tx, l->user_id, 0));
        return account_taken(tx, l->user_id, S("used"), l->made_by, &paused);
}

enum err account_link_make(struct wtx *tx, int64_t user_id, struct account_link *out)
{
        struct account_data d;
        *out = (struct account_link){0};
        TRY(account_data(rtx_of(tx), user_id, &d));
        if (!d.active)
                return ERR_CONFLICT;
        out->invitation = !d.password;
        out->seconds = d.password ? LOGIN_RESET_SECONDS : LOGIN_INVITE_SECONDS;
        if (d.password && !d.factor)
                TRY(account_taken(tx, user_id, S("link"), rtx_actor(rtx_of(tx)), &out->paused));
        return login_link_make(tx, user_id, d.password ? S("reset") : S("invite"), out->seconds, &out->token);
}

enum err account_factor_take(struct wtx *tx, int64_t user_id, int64_t *paused)
{
        TRY(totp_remove(tx, user_id));
        TRY(login_links_end(tx, user_id));
        TRY(session_end_others(tx, user_id, 0));
        return account_taken(tx, user_id, S("factor"), rtx_actor(rtx_of(tx)), paused);
}

/* ---- who may do what ---- */
SQL(account_admins, one_int,
    "SELECT COUNT(*) FROM user_role_v r JOIN users u ON u.id = r.user_id WHERE r.role = 'administrator' AND r.live = 1"
    " AND u.active = 1 AND u.id <> $1")
SQL(account_is_admin, one_int,
    "SELECT COUNT(*) FROM user_role WHERE user_id = $1 AND role = 'administrator' AND ended_at IS NULL")
SQL(account_role_key, one_text,
    "SELECT role FROM user_role WHERE id = $1 AND user_id = $2 AND ended_at IS NULL")

/* ERR_DENIED if nobody could administer accounts any more. */
static enum err account_keep_admin(struct rtx *tx, int64_t user_id)
{
        struct one_int is, others;
        TRY(db_row(tx, &sql_account_is_admin, ARGS(user_id), &is));
        TRY(db_row(tx, &sql_account_admins, ARGS(user_id), &others));
        return is.n && !others.n ? ERR_DENIED : OK;
}

enum err account_active_set(struct wtx *tx, int64_t user_id, bool active)
{
        struct account_data d;
        int64_t paused, actor = rtx_actor(rtx_of(tx));
        TRY(account_data(rtx_of(tx), user_id, &d));
        if (!active && actor == user_id)
                return ERR_DENIED;
        if (d.active == active)
                return OK;
        if (!active)
                TRY(account_keep_admin(rtx_of(tx), user_id));
        TRY(user_active_set(tx, user_id, active));
        if (active) /* whoever knows the old password is in again: one person does not decide that alone */
                TRY(account_taken(tx, user_id, S("opened"), actor, &paused));
        return case_access_refresh_all(tx);
}

enum err account_role_end(struct wtx *tx, int64_t user_id, int64_t role_id)
{
        struct one_text role;
        TRY(db_row(rtx_of(tx), &sql_account_role_key, ARGS(role_id, user_id), &role));
        if (str_eq(role.s, S("administrator")))
                TRY(account_keep_admin(rtx_of(tx), user_id));
        TRY(user_role_end(tx, role_id));
        return case_access_refresh_all(tx);
}

enum err account_role_give(struct wtx *tx, int64_t user_id, enum role role, int64_t site_id, bool *waits)
{
        TRY(user_role_request_at(tx, user_id, role, role_table[role].cases == CASES_SITE ? site_id : 0,
                                 waits));
        return case_access_refresh_all(tx);
}

enum err account_role_approve(struct wtx *tx, int64_t role_id, int64_t seen)
{
        TRY(user_role_approve(tx, role_id, seen));
        return case_access_refresh_all(tx);
}

/* ---- absences, teams, sites ---- */
/* $1: who enters absences, u: whose. A lead's role may be limited to a site. */
#define REACHED                                                                                                      \
        " (u.id = $1 OR EXISTS (SELECT 1 FROM user_role_v l WHERE l.user_id = $1 AND l.live = 1 AND l.role = 'lead'" \
        " AND (l.site_id IS NULL OR l.site_id = u.site_id)))"
SQL(absence_reached, one_int, "SELECT u.id FROM users u WHERE u.id = $2 AND" REACHED)
SQL(absence_people_of, user_line,
    "SELECT u.id, u.name, u.login, u.job_title, u.active, u.site_id, s.name FROM users u LEFT JOIN site s ON s.id = u.site_id"
    " WHERE u.active = 1 AND" REACHED " ORDER BY u.name_key, u.id")
SQL(absence_now, absence_line,
    "SELECT a.id, a.user_id, u.name, a.starts, a.ends, a.reason FROM absence a JOIN users u ON u.id = a.user_id"
    " WHERE" REACHED " AND a.ends >= $2 ORDER BY a.starts, u.name_key, a.id")
SQL(absence_past, absence_line,
    "SELECT a.id, a.user_id, u.name, a.starts, a.ends, a.reason FROM absence a JOIN users u ON u.id = a.user_id"
    " WHERE" REACHED " AND a.ends < $2 ORDER BY a.starts DESC, u.name_key, a.id LIMIT 500")
SQL(team_all, team_line,
    "SELECT t.id, t.name, s.name, (SELECT COUNT(*) FROM users u WHERE u.team_id = t.id AND u.active = 1)"
    " FROM team t JOIN site s ON s.id = t.site_id ORDER BY s.name, t.name, t.id")
SQL(site_all, site_line,
    "SELECT s.id, s.name, s.city, s.land, (SELECT COUNT(*) FROM users u WHERE u.site_id = s.id AND u.active = 1)"
    " FROM site s ORDER BY s.name, s.id")

enum err absence_list(struct rtx *tx, int64_t user_id, bool past, struct absence_line **out, size_t *n)
{
        return db_list(tx, past ? &sql_absence_past : &sql_absence_now, ARGS(user_id, clock_today()), out, n);
}

enum err absence_reaches(struct rtx *tx, int64_t lead, int64_t person)
{
        struct one_int found;
        return db_row(tx, &sql_absence_reached, ARGS(lead, person), &found);
}

enum err absence_people(struct rtx *tx, int64_t lead, struct user_line **out, size_t *n)
{
        return db_list(tx, &sql_absence_people_of, ARGS(lead), out, n);
}

enum err team_list(struct rtx *tx, struct team_line **out, size_t *n)
{
        return db_list(tx, &sql_team_all, NO_ARGS, out, n);
}

enum err site_list(struct rtx *tx, struct site_line **out, size_t *n)
{
        return db_list(tx, &sql_site_all, NO_ARGS, out, n);
}
