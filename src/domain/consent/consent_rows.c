/* Consents as the sheets repeat them that the client signs: with the words of the day once they are signed. D2 to D4 */
#include "domain/codes/codes.h"
#include "domain/consent/consent.h"
#include "domain/consent/consent_inner.h"
#include "domain/facts/row.h"

/* What stays open and closed by the list of today, while nobody has decided. */
static enum err content_now(struct row_sheet *out, struct str content, struct str *open, struct str *closed)
{
        const struct code_entry *e;
        size_t n;
        *open = *closed = S("");
        TRY(codes_list(out->tx, S("disclosure_content"), &e, &n));
        for (size_t i = 0; i < n; i++) {
                struct str *to = codes_have(content, e[i].code) ? open : e[i].active ? closed : NULL;
                if (to)
                        *to = str_join_with(out->arena, S("\n"), *to, e[i].label);
        }
        return OK;
}

static enum err one(struct row_sheet *out, const struct record *c)
{
        struct str recipient = rec_text(c, CONSENT_recipient_words), type, kind, title,
                   open = rec_text(c, CONSENT_content_words), closed = rec_text(c, CONSENT_closed_words);
        if (!rec_given(c, CONSENT_kind_words)) {
                TRY(content_now(out, rec_text(c, CONSENT_content), &open, &closed));
                TRY(consent_recipient(out->tx, rec_int(c, CONSENT_recipient_id), &recipient, &type));
        }
        TRY(codes_label(out->tx, S("consent_kind"), rec_text(c, CONSENT_kind), &kind));
        title = str_join_with(out->arena, S(": "), kind, recipient);
        row_begin(out, c->id);
        row_text(out, COL_consents_title, title);
        row_text(out, COL_consents_kind, rec_text(c, CONSENT_kind));
        row_text(out, COL_consents_recipient, recipient);
        row_text(out, COL_consents_open, open);
        row_text(out, COL_consents_closed, closed);
        row_text(out, COL_consents_diagnoses, rec_text(c, CONSENT_diagnoses));
        row_text(out, COL_consents_scope, rec_text(c, CONSENT_scope));
        row_date(out, COL_consents_until, rec_date(c, CONSENT_valid_until));
        row_date(out, COL_consents_signed, rec_date(c, CONSENT_signed_on));
        return OK;
}

ROWS(consents)
(struct rtx *tx, const struct grant *g, struct row_sheet *out)
{
        struct record *c;
        struct consent_file file;
        TRY(consent_file_of(tx, g, &c, &file));
        for (size_t i = file.n; i > 0; i--)
                TRY(one(out, &c[i - 1]));
        return OK;
}
