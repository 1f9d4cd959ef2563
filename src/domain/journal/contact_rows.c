/* Talks and contacts as notes of a talk repeat them; never what was said about health, which lies sealed. D14, D18 */
#include "domain/facts/row.h"

#define CONTACT_ROW(X)                                                                                       \
        X(INT, id) X(DATE, on) X(TEXT, subject) X(TEXT, way) X(TEXT, participants) X(TEXT, words)            \
                X(TEXT, note)
ROW(contact_row, CONTACT_ROW)
SQL_IN(contact_rows, contact_row,
       "SELECT id, held_on, subject, way, participants, own_words, note FROM contact_entry WHERE case_id = $1"
       " ORDER BY held_on DESC, id DESC LIMIT 300")

ROWS(contacts)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct contact_row *x;
        size_t n;
        TRY(db_list_in(tx, g, &sql_contact_rows, NO_ARGS, &x, &n));
        for (size_t i = 0; i < n; i++) {
                row_begin(out, x[i].id);
                row_text(out, COL_contacts_day_and_subject,
                         str_join(out->arena, date_german(out->arena, x[i].on), S(": "), x[i].subject));
                row_date(out, COL_contacts_day, x[i].on);
                row_text(out, COL_contacts_subject, x[i].subject);
                TRY(row_codes(out, COL_contacts_way, S("contact_way"), x[i].way));
                row_text(out, COL_contacts_participants, x[i].participants);
                row_text(out, COL_contacts_own_words, x[i].words);
                row_text(out, COL_contacts_note, x[i].note);
        }
        return OK;
}
