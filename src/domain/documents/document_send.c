#include "domain/documents/document_send.h"

#include "domain/organisations/organisation.h"
#include "domain/people/person.h"
#include "domain/cases/case.h"

static enum err address_of(struct rtx *tx, const struct grant *g, const struct record *letter,
                           struct str *out)
{
        struct record *r;
        struct case_head h;
        *out = S("");
        if (rec_int(letter, LETTER_recipient_id)) {
                TRY(ent_get(tx, &organisation_entity, rec_int(letter, LETTER_recipient_id), &r));
                *out = rec_text(r, ORGANISATION_email);
        } else if (str_eq(rec_text(letter, LETTER_audience), S("client"))) {
                TRY(case_head(tx, g, &h));
                TRY(ent_get(tx, &person_entity, h.person_id, &r));
                *out = rec_text(r, PERSON_email);
        }
        return OK;
}

enum err document_send_check(struct rtx *tx, const struct grant *g, int64_t letter_id,
                             struct document_sending *out)
{
        struct record *letter;
        TRY(ent_get_in(tx, g, &letter_entity, letter_id, &letter));
        *out = (struct document_sending){.letter_id = letter_id,
                                         .subject = _("Ein Schreiben für Sie"),
                                         .file_name =
                                                 str_join(rtx_arena(tx), _("Schreiben-"),
                                                          str_from_int(rtx_arena(tx), letter_id), S(".pdf"))};
        if (letter_third_party(letter)) {
                struct consent_ruling ruling;
                TRY(letter_ruling(tx, g, NULL, rec_int(letter, LETTER_recipient_id),
                                  rec_text(letter, LETTER_content), &ruling));
                if (!ruling.allowed)
                        return ERR_DENIED;
        }
        TRY(letter_file(tx, g, letter, &out->pdf));
        return address_of(tx, g, letter, &out->address);
}

enum err document_send_begin(struct wtx *tx, const struct wgrant *g, int64_t letter_id, struct str way,
                             struct document_sending *out)
{
        bool stopped;
        TRY(letter_leave(tx, g, letter_id, way, clock_today(), &stopped));
        return stopped ? ERR_DENIED : document_send_check(rtx_of(tx), grant_of(g), letter_id, out);
}

enum err document_send_stopped(struct wtx *tx, const struct wgrant *g, int64_t letter_id, struct str way)
{
        bool stopped;
        return letter_leave(tx, g, letter_id, way, clock_today(), &stopped);
}
