/* The rules over what is stored in one case, and their reasons in words. */
#include "domain/cases/case.h"
#include "domain/codes/codes.h"
#include "domain/consent/consent.h"
#include "domain/consent/consent_inner.h"

enum { CONSENTS_MOST = 500 };

struct consent_fact consent_fact_of(const struct record *r)
{
        return (struct consent_fact){
                .id = r->id,
                .signed_no = rec_int(r, CONSENT_decided_no),
                .withdrawn_no = rec_int(r, CONSENT_withdrawn_no),
                .recipient_id = rec_int(r, CONSENT_recipient_id),
                .kind = consent_kind_parse(rec_text(r, CONSENT_kind)),
                .content = rec_text(r, CONSENT_content),
                .diagnoses_named = diagnoses_are_named(rec_text(r, CONSENT_diagnoses)),
                .return_wish = rec_bool(r, CONSENT_return_wish),
                .refused = rec_bool(r, CONSENT_refused),
                .explained_on = rec_date(r, CONSENT_explained_on),
                .signed_on = rec_date(r, CONSENT_signed_on),
                .valid_until = rec_date(r, CONSENT_valid_until),
                .refused_on = rec_date(r, CONSENT_refused_on),
                .withdrawn_on = rec_date(r, CONSENT_withdrawn_on),
        };
}

/* ---- the case as rules see it ---- */

bool consent_is_medical(struct str type)
{
        return codes_have(S("doctor clinic company_doctor medical_service"), type);
}

enum err consent_file_of(struct rtx *tx, const struct grant *g, struct record **record,
                         struct consent_file *out)
{
        struct record *r;
        TRY(ent_list_in(tx, g, &consent_entity, CONSENTS_MOST, &r, &out->n));
        struct consent_fact *fact = NEW_ARRAY(rtx_arena(tx), struct consent_fact, out->n + 1);
        for (size_t i = 0; i < out->n; i++)
                fact[i] = consent_fact_of(&r[i]);
        out->fact = fact;
        out->employer_id = 0;
        if (record)
                *record = r;
        return OK;
}

/*
 * As what the recipient counts: as what it is kept today, and as what it was when the client decided about it. Who changes the
 * kind of an organisation takes nobody out of H4 and H6.
 */
static void party_kind(struct consent_situation *s, struct str type)
{
        s->to.employer = s->to.id == s->file.employer_id || str_eq(type, S("employer"));
        s->to.medical = consent_is_medical(type);
        for (size_t i = 0; i < s->file.n; i++) {
                if (s->file.fact[i].recipient_id != s->to.id)
                        continue;
                struct str then = rec_text(&s->record[i], CONSENT_recipient_type);
                s->to.employer = s->to.employer || str_eq(then, S("employer")) ||
                                 s->file.fact[i].kind == CONSENT_TO_CONTACT_EMPLOYER;
                s->to.medical = s->to.medical || consent_is_medical(then);
        }
}

enum err consent_situation(struct rtx *tx, const struct grant *g, int64_t recipient,
                           struct consent_situation *out)
{
        struct case_head head;
        TRY(case_head(tx, g, &head));
        TRY(consent_file_of(tx, g, &out->record, &out->file));
        out->file.employer_id = head.employer_id;
        out->person = case_person_polite(rtx_arena(tx), &head);
        out->to = (struct consent_party){.id = recipient};
        struct str type;
        TRY(consent_recipient(tx, recipient, &out->recipient, &type));
        if (recipient)
                party_kind(out, type);
        return OK;
}

enum err consent_valid(struct rtx *tx, const struct grant *g, enum consent_kind kind, int64_t recipient,
                       struct date on, bool *out)
{
        struct consent_situation s;
        TRY(consent_situation(tx, g, recipient, &s));
        *out = consent_rule(&s.file, kind, &s.to, on).allowed;
        return OK;
}

/* ---- in words ---- */

/* What was consented to, in the dative: „… hat [dem Kontakt zum Arbeitgeber] zugestimmt“. */
static struct str what_for(struct arena *a, const struct consent_finding *f,
                           const struct consent_situation *s)
{
        struct str recipient = s->recipient;
        switch (f->kind) {
        case CONSENT_TO_PARTICIPATE:
                return _("der Teilnahme am Case Management");
        case CONSENT_TO_DISCLOSE:
                return str_empty(recipient) ? _("der Weitergabe von Angaben")
                                            : str_join(a, _("der Weitergabe von Angaben an "), recipient);
        case CONSENT_TO_RELEASE:
                return str_empty(recipient)
                               ? _("der Entbindung von der Schweigepflicht")
                               : str_join(a, _("der Entbindung von der Schweigepflicht für "), recipient);
        case CONSENT_TO_CONTACT_EMPLOYER:
                if (!s->to.id || s->to.id == s->file.employer_id)
                        return _("dem Kontakt zum Arbeitgeber");
                return str_join(a, _("dem Kontakt zum Betrieb "), recipient);
        case CONSENT_TO_TALK_TO_COLLEAGUES:
                return _("dem Gespräch mit Vorgesetzten und Kolleginnen");
        case CONSENT_TO_FOLLOW_UP:
                return _("der Nachbefragung");
        case CONSENT_KINDS:
                break;
        }
        panic("no such kind of consent");
}

static struct str consented(struct arena *a, struct str person, struct str what,
                            const struct consent_finding *f)
{
        struct str has = str_join(a, person, _(" hat "), what), day = date_german(a, f->when);
        switch (f->standing) {
        case CONSENT_NEVER_ASKED:
        case CONSENT_UNSIGNED:
        case CONSENT_GIVEN:
                return str_join(a, has, _(" noch nicht zugestimmt."));
        case CONSENT_REFUSED:
                return str_join(a, has, _(" nicht zugestimmt, sondern abgelehnt."));
        case CONSENT_SIGNED_LATER:
                return str_join(a, has, _(" erst am "), day, _(" zugestimmt."));
        case CONSENT_EXPIRED:
                return str_join(a, has, _(" nur bis "), day, _(" zugestimmt."));
        case CONSENT_WITHDRAWN:
                return str_join(a, has, _(" zugestimmt, das aber am "), day, _(" widerrufen."));
        }
        panic("no such standing");
}

static enum err reason_of(struct rtx *tx, const struct consent_situation *s, const struct consent_finding *f,
                          struct str *out)
{
        struct arena *a = rtx_arena(tx);
        struct str label;
        switch (f->lack) {
        case LACKS_CONSENT:
                *out = consented(a, s->person, what_for(a, f, s), f);
                return OK;
        case LACKS_RETURN_WISH:
                *out = str_join(a, s->person,
                                _(" hat noch nicht bestätigt, in den Betrieb zurück zu wollen."));
                return OK;
        case LACKS_CONTENT:
                TRY(codes_label(tx, S("disclosure_content"), f->content, &label));
                label = str_join(a, _("der Weitergabe von „"), label, _("“ an "), s->recipient);
                *out = consented(a, s->person, label, f);
                return OK;
        case LACKS_NAMED_DIAGNOSES:
                *out = str_join(a, s->person, _(" hat nicht einzeln benannt, welche Diagnosen "),
                                s->recipient, _(" erfahren darf."));
                return OK;
        }
        panic("no such lack");
}

enum err consent_ruling_of(struct rtx *tx, const struct consent_situation *s, const struct consent_finding *f,
                           struct consent_ruling *out)
{
        *out = (struct consent_ruling){
                .allowed = f->allowed, .rule = f->rule, .ask = f->kind, .recipient_id = s->to.id};
        return f->allowed ? OK : reason_of(tx, s, f, &out->reason);
}

/* ---- questions of pages ---- */

enum err consent_needed(struct rtx *tx, const struct grant *g, enum consent_kind kind, int64_t recipient,
                        struct date on, struct consent_ruling *out)
{
        struct consent_situation s;
        TRY(consent_situation(tx, g, recipient, &s));
        struct consent_finding f = consent_rule(&s.file, kind, &s.to, on);
        return consent_ruling_of(tx, &s, &f, out);
}

enum err consent_disclosure_check(struct rtx *tx, const struct grant *g, int64_t recipient,
                                  struct str content, struct date on, struct consent_ruling *out)
{
        struct consent_situation s;
        TRY(consent_situation(tx, g, recipient, &s));
        struct consent_finding f = disclosure_rule(&s.file, &s.to, content, on);
        return consent_ruling_of(tx, &s, &f, out);
}

enum err consent_contact_check(struct rtx *tx, const struct grant *g, struct str party, struct str initiator,
                               struct str way, int64_t organisation, struct date on,
                               struct consent_ruling *out)
{
        struct consent_situation s;
        enum contact_side side = str_eq(way, S("note")) ? CONTACT_FREE : contact_side_of(party);
        *out = (struct consent_ruling){.allowed = true};
        if (side == CONTACT_FREE)
                return OK;
        TRY(consent_situation(tx, g, organisation, &s));
        struct consent_finding f = contact_rule(&s.file, side, &s.to, on);
        TRY(consent_ruling_of(tx, &s, &f, out));
        if (str_eq(initiator, S("other_side")))
                out->allowed = true;
        return OK;
}

/* ---- withdrawal ---- */

static enum err withdraw_one(struct wtx *tx, const struct wgrant *g, struct record *r, struct date on,
                             struct str note, struct errs *errs)
{
        REC_SET(r, CONSENT_withdrawn_on, on);
        REC_SET(r, CONSENT_withdrawal_note, note);
        return ent_update_in(tx, g, &consent_entity, r, errs);
}

/* The page promises that nothing goes any more: a later signature to the same would break that. */
static void check_later(struct arena *a, const struct consent_file *file, struct consent_subject subject,
                        struct date on, struct errs *errs)
{
        for (size_t i = 0; i < file->n; i++) {
                const struct consent_fact *f = &file->fact[i];
                bool open = !f->refused && date_given(f->signed_on) && !date_given(consent_end(file, i).on);
                if (open && date_cmp(f->signed_on, on) > 0 &&
                    consent_subject_eq(consent_subject(f->kind, f->recipient_id, file->employer_id), subject))
                        errs_add(
                                errs, S("withdrawn_on"),
                                str_join(
                                        a, _("Dafür wurde am "), date_german(a, f->signed_on),
                                        _(" noch einmal unterschrieben. Soll auch das enden, geben Sie diesen oder "
                                          "einen späteren Tag an.")));
        }
}

enum err consent_withdraw(struct wtx *tx, const struct wgrant *g, struct record *consent, struct date on,
                          struct str note, struct errs *errs)
{
        struct consent_situation s;
        struct consent_fact f = consent_fact_of(consent);
        if (!date_given(f.signed_on) || date_given(f.withdrawn_on) || f.refused)
                return ERR_CONFLICT;
        if (date_cmp(on, f.signed_on) < 0)
                errs_add(errs, S("withdrawn_on"), _("Der Widerruf liegt vor der Unterschrift."));
        if (date_cmp(on, clock_today()) > 0)
                errs_add(errs, S("withdrawn_on"), _("Das Datum liegt in der Zukunft."));
        TRY(consent_situation(rtx_of(tx), grant_of(g), 0, &s));
        struct consent_subject subject = consent_subject(f.kind, f.recipient_id, s.file.employer_id);
        check_later(wtx_arena(tx), &s.file, subject, on, errs);
        if (errs->n)
                return ERR_INVALID;
        for (size_t i = 0; i < s.file.n; i++) {
                const struct consent_fact *o = &s.file.fact[i];
                if (o->id != f.id && consent_standing_on(&s.file, i, on) == CONSENT_GIVEN &&
                    consent_subject_eq(consent_subject(o->kind, o->recipient_id, s.file.employer_id),
                                       subject))
                        TRY(withdraw_one(tx, g, &s.record[i], on, note, errs));
        }
        return withdraw_one(tx, g, consent, on, note, errs);
}
