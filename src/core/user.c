#include "core/user.h"

#include "core/audit.h"
#include "core/session.h"

#define ENTITY_NAME site
#define ENTITY_PREFIX SITE
#define ENTITY_DEF "core/site.def"
#include "db/entity_impl.h"
#define ENTITY_NAME team
#define ENTITY_PREFIX TEAM
#define ENTITY_DEF "core/team.def"
#include "db/entity_impl.h"
static bool login_char(char c)
{
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

static void users_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct str login = rec_text(r, USERS_login), mail = rec_text(r, USERS_email);
        for (size_t i = 0; i < login.n; i++)
                if (!login_char(login.p[i])) {
                        errs_add(e, S("login"),
                                 _("Bitte nur Kleinbuchstaben, Ziffern, Punkt und Bindestrich."));
                        break;
                }
        if (!str_empty(mail) && str_find(mail, S("@")) < 1)
                errs_add(e, S("email"), _("Das ist keine E-Mail-Adresse. Zum Beispiel: name@beispiel.de"));
}

#define ENTITY_NAME users
#define ENTITY_PREFIX USERS
#define ENTITY_DEF "core/users.def"
#include "db/entity_impl.h"

static void absence_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct date from = rec_date(r, ABSENCE_starts), to = rec_date(r, ABSENCE_ends);
        if (date_given(from) && date_given(to) && date_cmp(to, from) < 0)
                errs_add(e, S("ends"), _("Der letzte Tag liegt vor dem ersten."));
}

#define ENTITY_NAME absence
#define ENTITY_PREFIX ABSENCE
#define ENTITY_DEF "core/absence.def"
#include "db/entity_impl.h"

SQL(user_all, user_line,
    "SELECT u.id, u.name, u.login, u.job_title, u.active, u.site_id, s.name FROM users u LEFT JOIN site s ON s.id = u.site_id"
    " ORDER BY u.name_key, u.id")
SQL(user_case, user_line,
    "SELECT u.id, u.name, u.login, u.job_title, u.active, u.site_id, s.name FROM users u LEFT JOIN site s ON s.id = u.site_id"
    " WHERE u.active = 1 AND EXISTS (SELECT 1 FROM user_role_v r WHERE r.user_id = u.id AND r.live = 1"
    " AND r.role IN ('case_manager', 'lead')) ORDER BY u.name_key, u.id")
/* Whoever works on cases and enquiries: those roles are OWN or SITE in access.def. */
SQL(user_colleague, user_line,
    "SELECT u.id, u.name, u.login, u.job_title, u.active, u.site_id, s.name FROM users u LEFT JOIN site s ON s.id = u.site_id"
    " WHERE u.active = 1 AND EXISTS (SELECT 1 FROM user_role_v r WHERE r.user_id = u.id AND r.live = 1"
    " AND r.role IN ('case_manager', 'lead', 'administration')) ORDER BY u.name_key, u.id")
SQL(user_login, one_int, "SELECT id FROM users WHERE login = $1")
SQL(user_absence, one_int, "SELECT COUNT(*) FROM absence WHERE user_id = $1 AND starts <= $2 AND ends >= $2")
SQL(user_activate, none, "UPDATE users SET active = $2, version = version + 1 WHERE id = $1 AND active <> $2")

enum err user_list(struct rtx *tx, struct user_line **out, size_t *n)
{
        return db_list(tx, &sql_user_all, NO_ARGS, out, n);
}

enum err user_list_case(struct rtx *tx, struct user_line **out, size_t *n)
{
        return db_list(tx, &sql_user_case, NO_ARGS, out, n);
}

enum err user_list_colleague(struct rtx *tx, struct user_line **out, size_t *n)
{
        return db_list(tx, &sql_user_colleague, NO_ARGS, out, n);
}

enum err user_by_login(struct rtx *tx, struct str login, int64_t *id)
{
        struct one_int row;
        TRY(db_row(tx, &sql_user_login, ARGS(login), &row));
        *id = row.n;
        return OK;
}

enum err user_absent(struct rtx *tx, int64_t user_id, struct date day, bool *out)
{
        struct one_int row;
        TRY(db_row(tx, &sql_user_absence, ARGS(user_id, day), &row));
        *out = row.n > 0;
        return OK;
}

enum err user_active_set(struct wtx *tx, int64_t user_id, bool active)
{
        int64_t changed;
        TRY(db_exec(tx, &sql_user_activate, ARGS(user_id, active), &changed));
        if (!changed)
                return OK;
        if (!active)
                TRY(session_end_others(tx, user_id, 0));
        return audit_note(tx, S("users"), user_id, 0, active ? S("opened") : S("closed"), S(""));
}
