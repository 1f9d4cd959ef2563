#include "domain/day/day_office.h"

SQL(office_account_counts, office_accounts,
    "SELECT (SELECT COUNT(*) FROM users u LEFT JOIN credential c ON c.user_id = u.id WHERE u.active = 1 AND c.password_hash IS NULL),"
    " (SELECT COUNT(*) FROM users u JOIN credential c ON c.user_id = u.id WHERE u.active = 1 AND c.totp_confirmed = 0),"
    " (SELECT COUNT(*) FROM job_state WHERE last_run < $1), (SELECT MIN(name) FROM job_state WHERE last_run < $1)")

enum err office_accounts(struct rtx *tx, struct office_accounts *out)
{
        struct moment day = {clock_now().s - 2 * 24 * 3600};
        return db_row(tx, &sql_office_account_counts, ARGS(day), out);
}

SQL(office_partner_counts, office_partners,
    "SELECT COUNT(CASE WHEN status = 'active' THEN 1 END), COUNT(CASE WHEN status = 'potential' THEN 1 END),"
    " COUNT(CASE WHEN status = 'dormant' THEN 1 END), COUNT(CASE WHEN status = 'active' AND COALESCE(phone, '') = '' THEN 1 END),"
    " (SELECT COUNT(DISTINCT row_id) FROM change WHERE entity = 'organisation' AND at >= $1 AND actor <> $2) FROM organisation_v")

enum err office_partners(struct rtx *tx, struct moment since, struct office_partners *out)
{
        return db_row(tx, &sql_office_partner_counts, ARGS(since, rtx_actor(tx)), out);
}

SQL(office_case_counts, office_cases,
    "SELECT COUNT(CASE WHEN status NOT IN ('closed', 'follow_up', 'archived') THEN 1 END),"
    " COUNT(CASE WHEN opened_on >= $1 THEN 1 END), COUNT(CASE WHEN closed_on >= $1 THEN 1 END) FROM casefile_v")

enum err office_cases(struct rtx *tx, struct office_cases *out)
{
        return db_row(tx, &sql_office_case_counts, ARGS(date_of(date_ymd(clock_today()).year, 1, 1)), out);
}

SQL(office_look_counts, office_looks,
    "SELECT COUNT(*), COUNT(CASE WHEN why LIKE 'export%' THEN 1 END), COUNT(CASE WHEN why = 'deputy_absence' THEN 1 END)"
    " FROM access_log WHERE at >= $1 AND case_id IS NOT NULL")

enum err office_looks(struct rtx *tx, struct moment since, struct office_looks *out)
{
        return db_row(tx, &sql_office_look_counts, ARGS(since), out);
}
