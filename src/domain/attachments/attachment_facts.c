#include "domain/facts/fact.h"

SQL_IN(attachment_facts, one_int, "SELECT COUNT(*) FROM attachment WHERE case_id = $1")

FACTS(attachments, FACT_attachment_count)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct one_int row;
        TRY(db_row_in(tx, scope->grant, &sql_attachment_facts, NO_ARGS, &row));
        fact_int(out, FACT_attachment_count, row.n);
        return OK;
}
