/* Facts about the contact with the employer. CMB 6.B, 7.G */
#include "domain/employer/employer.h"
#include "domain/facts/fact.h"

#define EMPLOYER_FACT_ROW(X) X(TEXT, reaction) X(TEXT, arguments)
ROW(employer_fact_row, EMPLOYER_FACT_ROW)
SQL_IN(employer_facts, employer_fact_row,
       "SELECT COALESCE(k.reaction, ''), COALESCE(k.arguments, '') FROM employer_contact k"
       " JOIN contact_entry_v e ON e.id = k.entry_id AND e.case_id = k.case_id WHERE k.case_id = $1"
       " ORDER BY e.held_on, e.id, k.id")

FACTS(employer, FACT_employer_readiness, FACT_employer_argument_count)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct employer_fact_row *r;
        struct str reaction = S(""), used = S(""), code;
        size_t n;
        int64_t different = 0;
        TRY(db_list_in(tx, scope->grant, &sql_employer_facts, NO_ARGS, &r, &n));
        for (size_t i = 0; i < n; i++) {
                struct str rest = r[i].arguments;
                reaction = str_empty(r[i].reaction) ? reaction : r[i].reaction;
                while (codes_next(&rest, &code))
                        if (!codes_have(used, code)) {
                                used = str_join(rtx_arena(tx), used, S(" "), code);
                                different++;
                        }
        }
        fact_code(out, FACT_employer_readiness, reaction);
        fact_int(out, FACT_employer_argument_count, different);
        return OK;
}

/* Only cases that the reader may open: a number never tells of others. */
SQL_SCOPE(employer_cases, one_int,
          "SELECT COUNT(*) FROM casefile_v c" SCOPE_CASE(
                  "c.id") " WHERE c.id <> $2 AND c.employer_id ="
                          " (SELECT own.employer_id FROM casefile_v own WHERE own.id = $2)")

FACTS(employer_cases, FACT_employer_case_count)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct one_int n;
        TRY(db_row_scope(tx, &sql_employer_cases, ARGS(grant_case(scope->grant)), &n));
        fact_int(out, FACT_employer_case_count, n.n);
        return OK;
}
