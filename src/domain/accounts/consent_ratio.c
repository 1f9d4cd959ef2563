#include "domain/accounts/consent_ratio.h"

/* Was this consent (c) valid on the day of the disclosure (d)? */
#define VALID_THEN                                                                                           \
        "c.refused = 0 AND c.signed_on IS NOT NULL AND c.signed_on <= d.given_on"                            \
        " AND (c.ended_on IS NULL OR c.ended_on >= d.given_on) AND (c.valid_until IS NULL OR c.valid_until >= d.given_on)"
/* consents holds ids: "3 7" */
#define NAMED "c.case_id = d.case_id AND ' ' || d.consents || ' ' LIKE '% ' || CAST(c.id AS TEXT) || ' %'"

#define MONTH_COUNT(X) X(TEXT, month) X(INT, disclosures) X(INT, covered)
ROW(month_count, MONTH_COUNT)
SQL(consent_months, month_count,
    "SELECT substr(d.given_on, 1, 7), COUNT(*), SUM(CASE WHEN EXISTS (SELECT 1 FROM consent_v c WHERE " NAMED
    " AND " VALID_THEN ")"
    " AND NOT EXISTS (SELECT 1 FROM consent_v c WHERE " NAMED " AND NOT (" VALID_THEN ")) THEN 1 ELSE 0 END)"
    " FROM disclosure_v d WHERE d.given_on >= $1 AND d.given_on <= $2 GROUP BY substr(d.given_on, 1, 7)")
SQL(consent_states, consent_counts,
    "SELECT"
    " COALESCE(SUM(CASE WHEN refused = 0 AND signed_on IS NOT NULL AND ended_on IS NULL AND (valid_until IS NULL OR valid_until >= $1)"
    " THEN 1 ELSE 0 END), 0),"
    " COALESCE(SUM(CASE WHEN refused = 1 THEN 1 ELSE 0 END), 0),"
    " COALESCE(SUM(CASE WHEN refused = 0 AND signed_on IS NOT NULL AND ended_on IS NOT NULL THEN 1 ELSE 0 END), 0),"
    " COALESCE(SUM(CASE WHEN refused = 0 AND signed_on IS NOT NULL AND ended_on IS NULL AND valid_until < $1 THEN 1 ELSE 0 END), 0),"
    " COALESCE(SUM(CASE WHEN refused = 0 AND signed_on IS NULL AND withdrawn_on IS NULL THEN 1 ELSE 0 END), 0)"
    " FROM consent_v")

static int quarter_of(int month)
{
        return (month - 1) / 3 + 1;
}

static void quarters_empty(struct date today, struct consent_quarter *q, size_t n)
{
        struct ymd d = date_ymd(today);
        int year = d.year, quarter = quarter_of(d.month);
        for (size_t i = 0; i < n; i++) {
                q[i] = (struct consent_quarter){.year = year, .quarter = quarter};
                quarter--;
                if (quarter == 0) {
                        quarter = 4;
                        year--;
                }
        }
}

/* "2025-04" into its quarter. */
static void quarters_add(struct consent_quarter *q, size_t n, const struct month_count *m)
{
        struct str month;
        int64_t year_n, month_n;
        struct str year = str_split(m->month, '-', &month);
        if (!str_int(year, &year_n) || !str_int(month, &month_n))
                return;
        for (size_t i = 0; i < n; i++)
                if (q[i].year == year_n && q[i].quarter == (month_n - 1) / 3 + 1) {
                        q[i].disclosures += m->disclosures;
                        q[i].covered += m->covered;
                }
}

enum err consent_quarters(struct rtx *tx, struct date today, size_t quarters, struct consent_quarter **out)
{
        struct month_count *m;
        size_t n;
        must(quarters > 0);
        *out = NEW_ARRAY(rtx_arena(tx), struct consent_quarter, quarters);
        quarters_empty(today, *out, quarters);
        const struct consent_quarter *oldest = &(*out)[quarters - 1];
        struct date from = date_of(oldest->year, (oldest->quarter - 1) * 3 + 1, 1);
        TRY(db_list(tx, &sql_consent_months, ARGS(from, today), &m, &n));
        for (size_t i = 0; i < n; i++)
                quarters_add(*out, quarters, &m[i]);
        return OK;
}

enum err consent_counts(struct rtx *tx, struct date today, struct consent_counts *out)
{
        return db_row(tx, &sql_consent_states, ARGS(today), out);
}
