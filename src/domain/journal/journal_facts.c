/* Facts about contacts. A note without contact is no contact. S11, CMB 10.C */
#include "domain/facts/fact.h"

#define CONTACT_SUM(X)                                                                                       \
        X(INT, all) X(DATE, last) X(INT, client) X(DATE, client_last) X(INT, employer)                       \
                X(DATE, employer_last) X(INT, employer_began) X(INT, funder) X(DATE, funder_last)            \
                        X(INT, noted)
ROW(contact_sum, CONTACT_SUM)
SQL_IN(contact_facts, contact_sum,
       "SELECT COUNT(*), MAX(held_on), COUNT(CASE WHEN party = 'client' THEN 1 END), MAX(CASE WHEN party = 'client' THEN held_on END),"
       " COUNT(CASE WHEN party = 'employer' THEN 1 END), MAX(CASE WHEN party = 'employer' THEN held_on END),"
       " COUNT(CASE WHEN party = 'employer' AND initiator = 'other_side' THEN 1 END),"
       " COUNT(CASE WHEN party = 'funder' THEN 1 END), MAX(CASE WHEN party = 'funder' THEN held_on END),"
       " COUNT(CASE WHEN way IN ('meeting', 'phone', 'video', 'home', 'company') AND (note IS NOT NULL OR own_words IS NOT NULL) THEN 1 END)"
       " FROM contact_entry WHERE case_id = $1 AND way <> 'note'")

FACTS(contacts, FACT_contact_count, FACT_contact_last_date, FACT_contact_client_count,
      FACT_contact_client_last_date, FACT_contact_employer_count, FACT_contact_employer_last_date,
      FACT_contact_employer_initiated_count, FACT_contact_funder_count, FACT_contact_funder_last_date,
      FACT_note_after_talk_count)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct contact_sum s;
        TRY(db_row_in(tx, scope->grant, &sql_contact_facts, NO_ARGS, &s));
        fact_int(out, FACT_contact_count, s.all);
        fact_date(out, FACT_contact_last_date, s.last);
        fact_int(out, FACT_contact_client_count, s.client);
        fact_date(out, FACT_contact_client_last_date, s.client_last);
        fact_int(out, FACT_contact_employer_count, s.employer);
        fact_date(out, FACT_contact_employer_last_date, s.employer_last);
        fact_int(out, FACT_contact_employer_initiated_count, s.employer_began);
        fact_int(out, FACT_contact_funder_count, s.funder);
        fact_date(out, FACT_contact_funder_last_date, s.funder_last);
        fact_int(out, FACT_note_after_talk_count, s.noted);
        return OK;
}

/* ---- the longest silence towards the funder while measures run ---- */
#define SILENCE_ROW(X) X(DATE, began) X(DATE, closed) X(DATE, held)
ROW(silence_row, SILENCE_ROW)
SQL_IN(funder_silence, silence_row,
       "SELECT (SELECT MIN(m.starts) FROM measure_v m WHERE m.case_id = $1 AND m.status IN ('running', 'done')), c.closed_on, e.held_on"
       " FROM casefile_v c LEFT JOIN contact_entry e ON e.case_id = c.id AND e.party = 'funder' AND e.way <> 'note'"
       " WHERE c.id = $1 ORDER BY e.held_on")

FACTS(funder_silence, FACT_contact_funder_longest_gap)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct silence_row *r;
        size_t n;
        int longest = 0;
        TRY(db_list_in(tx, scope->grant, &sql_funder_silence, NO_ARGS, &r, &n));
        struct date end = n && date_given(r->closed) ? r->closed : clock_today();
        if (!n || !date_given(r->began) || date_cmp(r->began, end) > 0)
                return OK;
        struct date from = r->began;
        for (size_t i = 0; i <= n; i++) {
                struct date to = i < n ? r[i].held : end;
                if (!date_given(to) || date_cmp(to, from) < 0 || date_cmp(to, end) > 0)
                        continue;
                longest = date_between(from, to) > longest ? date_between(from, to) : longest;
                from = to;
        }
        fact_int(out, FACT_contact_funder_longest_gap, longest);
        return OK;
}
