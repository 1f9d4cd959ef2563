#include "domain/accounts/record_log.h"

#define LOG_COUNT_LIMIT "10001"

SQL(access_log_page, access_entry,
    "SELECT l.id, l.at, u.name, l.page, c.number, l.why, l.rows, h.reason, h.detail FROM access_log l LEFT JOIN users u ON u.id = l.actor"
    " LEFT JOIN casefile c ON c.id = l.case_id"
    " LEFT JOIN health_reading_v h ON l.why = 'health_reason' AND h.id = (SELECT MAX(x.id) FROM health_reading_v x"
    " WHERE x.case_id = l.case_id AND x.user_id = l.actor AND x.given_at <= l.at)"
    " WHERE 1 = 1 @where ORDER BY l.id DESC @page")
SQL(access_log_count, one_int,
    "SELECT COUNT(*) FROM (SELECT l.id FROM access_log l WHERE 1 = 1 @where LIMIT " LOG_COUNT_LIMIT
    ") AS counted")
SQL(change_log_page, change_line_entry,
    "SELECT l.id, l.at, u.name, l.entity, l.what, c.number FROM change l LEFT JOIN users u ON u.id = l.actor"
    " LEFT JOIN casefile c ON c.id = l.case_id WHERE 1 = 1 @where ORDER BY l.id DESC @page")
SQL(change_log_count, one_int,
    "SELECT COUNT(*) FROM (SELECT l.id FROM change l WHERE 1 = 1 @where LIMIT " LOG_COUNT_LIMIT
    ") AS counted")
SQL(log_case_number, one_int, "SELECT id FROM casefile WHERE number = $1")

static void filter_common(struct where *w, const struct log_filter *f)
{
        if (f->user_id)
                where_and(w, "l.actor = $?", V(f->user_id));
        if (f->case_id)
                where_and(w, "l.case_id = $?", V(f->case_id));
        if (moment_given(f->since))
                where_and(w, "l.at >= $?", V(f->since));
}

/*
 * Rows of a block are not younger than its seal: rows since a moment begin at the first row of the first block sealed since.
 * That spares reading years of log for the last week.
 */
static struct where access_where(const struct log_filter *f)
{
        struct where w = {.limit = f->limit, .offset = f->offset};
        filter_common(&w, f);
        if (moment_given(f->since))
                where_and(
                        &w,
                        "l.id >= COALESCE((SELECT b.first_access FROM audit_block b WHERE b.sealed_at >= $? AND b.first_access > 0"
                        " ORDER BY b.sealed_at, b.id LIMIT 1), 0)",
                        V(f->since));
        return w;
}

static struct where change_where(const struct log_filter *f)
{
        struct where w = {.limit = f->limit, .offset = f->offset};
        filter_common(&w, f);
        if (moment_given(f->since))
                where_and(
                        &w,
                        "l.id >= COALESCE((SELECT b.first_change FROM audit_block b WHERE b.sealed_at >= $? AND b.first_change > 0"
                        " ORDER BY b.sealed_at, b.id LIMIT 1), 0)",
                        V(f->since));
        return w;
}

static enum err count_of(struct rtx *tx, const struct stmt_free *s, struct where w, int64_t *total)
{
        struct one_int *count;
        size_t n;
        w.limit = w.offset = 0;
        TRY(db_list_where(tx, s, NO_ARGS, &w, &count, &n));
        *total = n ? count->n : 0;
        return OK;
}

enum err access_log_list(struct rtx *tx, const struct log_filter *f, struct access_entry **out, size_t *n,
                         int64_t *total)
{
        struct where w = access_where(f);
        TRY(count_of(tx, &sql_access_log_count, w, total));
        return db_list_where(tx, &sql_access_log_page, NO_ARGS, &w, out, n);
}

enum err change_log_list(struct rtx *tx, const struct log_filter *f, struct change_line_entry **out,
                         size_t *n, int64_t *total)
{
        struct where w = change_where(f);
        TRY(count_of(tx, &sql_change_log_count, w, total));
        return db_list_where(tx, &sql_change_log_page, NO_ARGS, &w, out, n);
}

enum err log_case_by_number(struct rtx *tx, struct str number, int64_t *case_id)
{
        struct one_int row;
        TRY(db_row(tx, &sql_log_case_number, ARGS(number), &row));
        *case_id = row.n;
        return OK;
}

/* ---- words ---- */

struct log_word {
        struct str code, text;
};
static const struct log_word whys[] = {
        {S_INIT("manager"), S_INIT(N_("führt den Fall"))},
        {S_INIT("deputy"), S_INIT(N_("vertritt"))},
        {S_INIT("deputy_absence"), S_INIT(N_("vertritt während einer Abwesenheit"))},
        {S_INIT("lead"), S_INIT(N_("leitet die Stelle"))},
        {S_INIT("administration"), S_INIT(N_("Verwaltung der Stelle"))},
        {S_INIT("health_reason"), S_INIT(N_("leitet die Stelle, mit Grund auch Gesundheit"))},
        {S_INIT("list"), S_INIT(N_("Liste"))},
        {S_INIT("write"), S_INIT(N_("hat gespeichert"))},
        {S_INIT("refused"), S_INIT(N_("wollte speichern"))},
        {S_INIT("twins"), S_INIT(N_("Hinweis auf eine vielleicht schon bekannte Person"))},
        {S_INIT("export_csv"), S_INIT(N_("Datei ausgegeben (CSV)"))},
        {S_INIT("export_xlsx"), S_INIT(N_("Datei ausgegeben (Excel)"))},
};
static const struct log_word whats[] = {
        {S_INIT("insert"), S_INIT(N_("angelegt"))},
        {S_INIT("update"), S_INIT(N_("geändert"))},
        {S_INIT("delete"), S_INIT(N_("gelöscht"))},
        {S_INIT("request"), S_INIT(N_("beantragt"))},
        {S_INIT("grant"), S_INIT(N_("vergeben"))},
        {S_INIT("approve"), S_INIT(N_("als zweite Person zugestimmt"))},
        {S_INIT("pause"), S_INIT(N_("ruht bis zur Zustimmung"))},
        {S_INIT("end"), S_INIT(N_("beendet"))},
        {S_INIT("sign_in"), S_INIT(N_("angemeldet"))},
        {S_INIT("sign_out"), S_INIT(N_("abgemeldet"))},
        {S_INIT("password"), S_INIT(N_("Passwort gewählt"))},
        {S_INIT("link"), S_INIT(N_("Link für das Passwort erstellt"))},
        {S_INIT("factor_begin"), S_INIT(N_("zweiten Faktor begonnen"))},
        {S_INIT("factor_on"), S_INIT(N_("zweiten Faktor eingerichtet"))},
        {S_INIT("factor_off"), S_INIT(N_("zweiten Faktor entfernt"))},
        {S_INIT("opened"), S_INIT(N_("Konto geöffnet"))},
        {S_INIT("closed"), S_INIT(N_("Konto geschlossen"))},
};
static const struct log_word subjects[] = {
        {S_INIT("user_role"), S_INIT(N_("Rolle"))},
        {S_INIT("session"), S_INIT(N_("Anmeldung"))},
        {S_INIT("setting"), S_INIT(N_("Einstellung"))},
};

static struct str word_of(const struct log_word *w, size_t n, struct str code)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(w[i].code, code))
                        return w[i].text;
        return code;
}

struct str log_why_text(struct str why)
{
        return word_of(whys, ARRAY_LEN(whys), why);
}

struct str log_what_text(struct str what)
{
        return word_of(whats, ARRAY_LEN(whats), what);
}

struct str log_subject_text(struct str subject)
{
        const struct entity *e = ent_by_name(subject);
        return e ? e->title : word_of(subjects, ARRAY_LEN(subjects), subject);
}
