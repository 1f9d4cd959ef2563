/* Facts about consents and disclosures, of a case and of a site. CMB 1.C, H1 to H4 */
#include "domain/consent/consent.h"
#include "domain/facts/fact.h"

/* ---- consents of a case, judged by the same rules as everywhere ---- */
struct consent_sum {
        struct date participation, employer, follow_up, expiry;
        int64_t valid, releases;
        struct str topics; /* released contents, each once */
        int64_t topic_count;
};

static void topics_add(struct arena *a, struct consent_sum *s, struct str content)
{
        struct str code;
        while (codes_next(&content, &code))
                if (!codes_have(s->topics, code)) {
                        s->topics = str_join(a, s->topics, S(" "), code);
                        s->topic_count++;
                }
}

static struct date later(struct date a, struct date b)
{
        return date_cmp(a, b) > 0 ? a : b;
}

static void consent_add(struct arena *a, struct consent_sum *s, const struct consent_file *file, size_t i)
{
        const struct consent_fact *f = &file->fact[i];
        bool to_employer = f->kind == CONSENT_TO_CONTACT_EMPLOYER;
        if (to_employer && (f->refused || date_given(f->signed_on)))
                topics_add(a, s, f->content); /* decided, whatever the answer was */
        if (consent_standing_on(file, i, clock_today()) != CONSENT_GIVEN)
                return;
        s->valid++;
        s->releases += f->kind == CONSENT_TO_RELEASE;
        if (f->kind == CONSENT_TO_PARTICIPATE)
                s->participation = later(s->participation, f->signed_on);
        if (f->kind == CONSENT_TO_FOLLOW_UP)
                s->follow_up = later(s->follow_up, f->signed_on);
        if (to_employer)
                s->employer = later(s->employer, f->signed_on);
        if (f->kind == CONSENT_TO_DISCLOSE)
                topics_add(a, s, f->content);
        if (date_given(f->valid_until) && (!date_given(s->expiry) || date_cmp(f->valid_until, s->expiry) < 0))
                s->expiry = f->valid_until;
}

FACTS(consents, FACT_consent_participation_signed, FACT_consent_release_count, FACT_consent_employer_signed,
      FACT_consent_count, FACT_consent_expiry, FACT_release_item_count, FACT_consent_follow_up_signed)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct consent_sum s = {.participation = DATE_NONE,
                                .employer = DATE_NONE,
                                .follow_up = DATE_NONE,
                                .expiry = DATE_NONE};
        struct consent_file file;
        TRY(consent_file_of(tx, scope->grant, NULL, &file));
        for (size_t i = 0; i < file.n; i++)
                consent_add(rtx_arena(tx), &s, &file, i);
        fact_date(out, FACT_consent_participation_signed, s.participation);
        fact_date(out, FACT_consent_employer_signed, s.employer);
        fact_date(out, FACT_consent_follow_up_signed, s.follow_up);
        fact_date(out, FACT_consent_expiry, s.expiry);
        fact_int(out, FACT_consent_count, s.valid);
        fact_int(out, FACT_consent_release_count, s.releases);
        fact_int(out, FACT_release_item_count, s.topic_count);
        return OK;
}

/* ---- disclosures ---- */
/* disclosure_record writes the consents that carried it beside each one; a row without any was not carried. */
#define HELD "d.consents IS NOT NULL"
#define DISCLOSURE_SUM(X) X(INT, all) X(INT, held)
ROW(disclosure_sum, DISCLOSURE_SUM)
SQL_IN(disclosure_facts, disclosure_sum,
       "SELECT COUNT(*), COUNT(CASE WHEN " HELD " THEN 1 END) FROM disclosure d WHERE d.case_id = $1")
SQL(disclosure_facts_site, disclosure_sum,
    "SELECT COUNT(*), COUNT(CASE WHEN " HELD
    " THEN 1 END) FROM disclosure d JOIN casefile_v c ON c.id = d.case_id"
    " WHERE c.site_id = $1 AND d.given_on >= $2 AND d.given_on <= $3")

FACTS(disclosures, FACT_disclosure_count, FACT_disclosure_with_consent_count,
      FACT_disclosure_without_consent_count)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct disclosure_sum s;
        TRY(db_row_in(tx, scope->grant, &sql_disclosure_facts, NO_ARGS, &s));
        fact_int(out, FACT_disclosure_count, s.all);
        fact_int(out, FACT_disclosure_with_consent_count, s.held);
        fact_int(out, FACT_disclosure_without_consent_count, s.all - s.held);
        return OK;
}

FACTS(site_disclosures, FACT_site_disclosure_count, FACT_site_disclosure_with_consent_count,
      FACT_site_disclosure_without_consent_count)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct disclosure_sum s;
        TRY(db_row(tx, &sql_disclosure_facts_site, ARGS(scope->site_id, scope->from, scope->to), &s));
        fact_int(out, FACT_site_disclosure_count, s.all);
        fact_int(out, FACT_site_disclosure_with_consent_count, s.held);
        fact_int(out, FACT_site_disclosure_without_consent_count, s.all - s.held);
        return OK;
}
