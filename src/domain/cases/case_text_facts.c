/* Words of the case that letters name. D1 to D28 */
#include "domain/cases/case.h"
#include "domain/facts/fact.h"

#define CASE_TEXT_ROW(X) X(TEXT, street) X(TEXT, zip) X(TEXT, city)
ROW(case_text_row, CASE_TEXT_ROW)
SQL_IN(case_texts, case_text_row,
       "SELECT p.street, p.zip, p.city FROM casefile c JOIN person_v p ON p.id = c.person_id WHERE c.id = $1")

FACTS(case_texts, FACT_client_name, FACT_client_polite, FACT_client_street, FACT_client_town,
      FACT_client_phone, FACT_case_number, FACT_case_manager_name, FACT_deputy_name, FACT_employer_name,
      FACT_occupation, FACT_referrer_name, FACT_case_end_reason)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct arena *a = rtx_arena(tx);
        struct case_head h;
        struct case_text_row r;
        TRY(case_head(tx, scope->grant, &h));
        TRY(db_row_in(tx, scope->grant, &sql_case_texts, NO_ARGS, &r));
        fact_text(out, FACT_client_name, case_person(a, &h));
        fact_text(out, FACT_client_polite, case_person_polite(a, &h));
        fact_text(out, FACT_client_street, r.street);
        fact_text(out, FACT_client_town, str_join_with(a, S(" "), r.zip, r.city));
        fact_text(out, FACT_client_phone, str_empty(h.mobile) ? h.phone : h.mobile);
        fact_text(out, FACT_case_number, h.number);
        fact_text(out, FACT_case_manager_name, h.case_manager);
        fact_text(out, FACT_deputy_name, h.deputy);
        fact_text(out, FACT_employer_name, h.employer);
        fact_text(out, FACT_occupation, h.occupation);
        fact_text(out, FACT_referrer_name, h.referrer);
        fact_code(out, FACT_case_end_reason, h.end_reason);
        return OK;
}
