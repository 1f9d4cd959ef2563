/* Partners with their addresses, to hand out. Nothing of the case is in it. D32 */
#include "domain/facts/row.h"

#define PARTNER_ROW(X)                                                                                       \
        X(INT, id) X(TEXT, name) X(TEXT, type) X(TEXT, street) X(TEXT, zip) X(TEXT, city) X(TEXT, phone)
ROW(partner_row, PARTNER_ROW)
SQL(partner_rows, partner_row,
    "SELECT id, name, type, street, zip, city, phone FROM organisation WHERE type <> 'employer'"
    " AND COALESCE(status, '') <> 'former' ORDER BY type, name_key, id LIMIT 300")

ROWS(partners)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct partner_row *x;
        size_t n;
        (void)g;
        TRY(db_list(tx, &sql_partner_rows, NO_ARGS, &x, &n));
        for (size_t i = 0; i < n; i++) {
                struct str town = str_join_with(out->arena, S(" "), x[i].zip, x[i].city);
                row_begin(out, x[i].id);
                row_text(out, COL_partners_name, x[i].name);
                TRY(row_codes(out, COL_partners_kind, S("partner_type"), x[i].type));
                row_text(out, COL_partners_address, str_join_with(out->arena, S(", "), x[i].street, town));
                row_text(out, COL_partners_phone, x[i].phone);
        }
        return OK;
}
