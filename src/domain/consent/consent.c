#include "domain/consent/consent.h"

#include "domain/consent/consent_inner.h"

/* Who takes part, or may be asked later, is given no recipient and no content; the wish to return is for the employer. */
static bool consent_asks(const struct record *r, size_t field)
{
        enum consent_kind k = consent_kind_parse(rec_text(r, CONSENT_kind));
        if (k == CONSENT_KINDS)
                return true;
        if (field == CONSENT_return_wish)
                return k == CONSENT_TO_CONTACT_EMPLOYER;
        bool leaves = field == CONSENT_recipient_id || field == CONSENT_content ||
                      field == CONSENT_diagnoses || field == CONSENT_scope;
        return !leaves || consent_kind_has_party(k);
}

/* Explanation before signature (CMB 1.C.5), recipient and content for what leaves the house (H2, H3), return wish (H4). */
static void consent_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct date explained = rec_date(r, CONSENT_explained_on), signed_on = rec_date(r, CONSENT_signed_on);
        struct date until = rec_date(r, CONSENT_valid_until);
        struct str kind = rec_text(r, CONSENT_kind);
        bool refused = rec_bool(r, CONSENT_refused), given = date_given(signed_on) && !refused;
        enum consent_kind k = consent_kind_parse(kind);
        if (refused && date_given(signed_on))
                errs_add(e, S("refused"),
                         _("Unterschrieben und abgelehnt zugleich geht nicht. Bitte nur eines."));
        if (refused && !date_given(rec_date(r, CONSENT_refused_on)))
                errs_add(e, S("refused_on"), _("Wann wurde abgelehnt?"));
        if (!refused && date_given(rec_date(r, CONSENT_refused_on)))
                errs_add(e, S("refused"),
                         _("Bitte kreuzen Sie an, dass abgelehnt wurde, oder löschen Sie den Tag."));
        if (k != CONSENT_KINDS && !consent_kind_has_party(k) && rec_int(r, CONSENT_recipient_id))
                errs_add(e, S("recipient_id"),
                         _("Diese Einwilligung hat keinen Empfänger. Bitte lassen Sie das Feld leer."));
        if (rec_given(r, CONSENT_diagnoses) && !diagnoses_are_named(rec_text(r, CONSENT_diagnoses)))
                errs_add(e, S("diagnoses"),
                         _("Bitte nennen Sie jede Diagnose einzeln, oder lassen Sie das Feld leer."));
        if (given && !date_given(explained))
                errs_add(e, S("explained_on"),
                         _("Wann haben Sie aufgeklärt? Zuerst aufklären, dann unterschreiben."));
        if (given && date_given(explained) && date_cmp(explained, signed_on) > 0)
                errs_add(e, S("explained_on"),
                         _("Das Datum liegt nach der Unterschrift. Zuerst aufklären, dann unterschreiben."));
        if (date_given(until) && date_given(signed_on) && date_cmp(until, signed_on) < 0)
                errs_add(e, S("valid_until"), _("Das Ende liegt vor der Unterschrift."));
        bool leaves = str_eq(kind, S("disclosure")) || str_eq(kind, S("confidentiality_release"));
        if (leaves && !rec_int(r, CONSENT_recipient_id))
                errs_add(e, S("recipient_id"), _("Bitte wählen Sie, wer die Angaben erhalten darf."));
        if (given && str_eq(kind, S("disclosure")) && !rec_given(r, CONSENT_content))
                errs_add(e, S("content"), _("Bitte kreuzen Sie an, was weitergegeben werden darf."));
        if (given && str_eq(kind, S("employer_contact")) && !rec_bool(r, CONSENT_return_wish))
                errs_add(
                        e, S("return_wish"),
                        _("Der Arbeitgeber wird nur angesprochen, wenn die Person in den Betrieb zurück möchte."));
}

#define ENTITY_NAME consent
#define ENTITY_PREFIX CONSENT
#define ENTITY_DEF "domain/consent/consent.def"
#include "db/entity_impl.h"
#define ENTITY_NAME disclosure
#define ENTITY_PREFIX DISCLOSURE
#define ENTITY_DEF "domain/consent/disclosure.def"
#include "db/entity_impl.h"
