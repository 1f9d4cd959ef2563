#include "domain/consent/disclosure.h"

#include "domain/codes/codes.h"
#include "domain/consent/consent_inner.h"

struct disclosure {
        int64_t id, case_id, recipient_id;
        struct str content, diagnoses, about;
};

/* ---- which consents carry it ---- */

/* The first consent that carries this content. */
static size_t carrier(const struct consent_situation *s, struct str content, struct date on)
{
        for (size_t i = 0; i < s->file.n; i++)
                if (disclosure_carried(&s->file, i, &s->to, content, on))
                        return i;
        panic("allowed, but carried by no consent");
}

/* Their ids, each once: "3 7". The consent to take part stands behind every disclosure and is not listed. */
static struct str carriers(struct arena *a, const struct consent_situation *s, struct str contents,
                           struct date on)
{
        struct str content, all = S("");
        while (codes_next(&contents, &content)) {
                struct str id = str_from_int(a, s->file.fact[carrier(s, content, on)].id);
                if (codes_have(all, id))
                        continue;
                all = str_join_with(a, S(" "), all, id);
        }
        return all;
}

/* What the consents that carry diagnoses name, line by line. */
static struct str diagnoses_named(struct arena *a, const struct consent_situation *s, struct date on)
{
        struct str all = S("");
        for (size_t i = 0; i < s->file.n; i++) {
                if (!disclosure_carried(&s->file, i, &s->to, S("diagnoses"), on))
                        continue;
                struct str named = str_trim(rec_text(&s->record[i], CONSENT_diagnoses));
                all = str_join_with(a, S("\n"), all, named);
        }
        return all;
}

enum err disclosure_released(struct rtx *tx, const struct grant *g, int64_t recipient, struct str *content,
                             struct str *diagnoses)
{
        struct consent_situation s;
        const struct code_entry *e;
        size_t n;
        *content = *diagnoses = S("");
        TRY(consent_situation(tx, g, recipient, &s));
        TRY(codes_list(tx, S("disclosure_content"), &e, &n));
        for (size_t i = 0; i < n; i++)
                if (disclosure_rule(&s.file, &s.to, e[i].code, clock_today()).allowed)
                        *content = str_join_with(rtx_arena(tx), S(" "), *content, e[i].code);
        if (codes_have(*content, S("diagnoses")))
                *diagnoses = diagnoses_named(rtx_arena(tx), &s, clock_today());
        return OK;
}

/* ---- writing it down ---- */

static enum err refuse_if(struct rtx *tx, const struct consent_situation *s, struct str content,
                          struct date on, struct errs *errs)
{
        struct consent_finding f = disclosure_rule(&s->file, &s->to, content, on);
        struct consent_ruling ruling;
        TRY(consent_ruling_of(tx, s, &f, &ruling));
        if (ruling.allowed)
                return OK;
        errs_add(errs, S("content"), ruling.reason);
        return ERR_INVALID;
}

static enum err row_add(struct wtx *tx, const struct wgrant *g, const struct consent_situation *s,
                        const struct disclosure_data *d, struct errs *errs, int64_t *id)
{
        struct arena *a = wtx_arena(tx);
        struct record *r = rec_new(a, &disclosure_entity.e);
        rec_set(r, DISCLOSURE_recipient_id, value_ref(d->recipient_id));
        REC_SET(r, DISCLOSURE_content, d->content);
        REC_SET(r, DISCLOSURE_summary, d->summary);
        REC_SET(r, DISCLOSURE_way, d->way);
        REC_SET(r, DISCLOSURE_given_on, d->on);
        REC_SET(r, DISCLOSURE_about, d->about);
        REC_SET(r, DISCLOSURE_consents, carriers(a, s, d->content, d->on));
        TRY(ent_insert_in(tx, g, &disclosure_entity, r, errs));
        *id = r->id;
        return OK;
}

static enum err checked_row(struct wtx *tx, const struct wgrant *g, const struct disclosure_data *d,
                            bool today_too, struct errs *errs, struct consent_situation *s, int64_t *id)
{
        struct rtx *rtx = rtx_of(tx);
        if (!d->recipient_id)
                errs_add(errs, S("recipient_id"), _("Bitte wählen Sie, wer die Angaben erhält."));
        if (str_empty(str_trim(d->content)))
                errs_add(errs, S("content"), _("Bitte kreuzen Sie an, was weitergegeben wird."));
        if (!date_given(d->on) || date_cmp(d->on, clock_today()) > 0)
                errs_add(errs, S("given_on"), _("Bitte geben Sie den Tag an, heute oder früher."));
        if (errs->n)
                return ERR_INVALID;
        TRY(consent_situation(rtx, grant_of(g), d->recipient_id, s));
        TRY(refuse_if(rtx, s, d->content, d->on, errs));
        if (today_too)
                TRY(refuse_if(rtx, s, d->content, clock_today(), errs));
        return row_add(tx, g, s, d, errs, id);
}

enum err disclosure_record(struct wtx *tx, const struct wgrant *g, const struct disclosure_data *d,
                           struct errs *errs, int64_t *id)
{
        struct consent_situation s;
        int64_t unused;
        return checked_row(tx, g, d, false, errs, &s, id ? id : &unused);
}

static const struct disclosure *proof(struct arena *a, const struct consent_situation *s, int64_t id,
                                      int64_t case_id, struct str content, struct str about)
{
        struct disclosure *x = NEW(a, struct disclosure);
        *x = (struct disclosure){
                .id = id, .case_id = case_id, .recipient_id = s->to.id, .content = content, .about = about};
        if (codes_have(content, S("diagnoses")))
                x->diagnoses = diagnoses_named(a, s, clock_today());
        return x;
}

enum err disclosure_make(struct wtx *tx, const struct wgrant *g, const struct disclosure_data *d,
                         struct errs *errs, const struct disclosure **out)
{
        struct consent_situation s;
        int64_t id;
        TRY(checked_row(tx, g, d, true, errs, &s, &id));
        *out = proof(wtx_arena(tx), &s, id, grant_case(grant_of(g)), d->content, d->about);
        return OK;
}

enum err disclosure_renew(struct rtx *tx, const struct grant *g, int64_t id, const struct disclosure **out)
{
        struct record *r;
        struct consent_situation s;
        TRY(ent_get_in(tx, g, &disclosure_entity, id, &r));
        TRY(consent_situation(tx, g, rec_int(r, DISCLOSURE_recipient_id), &s));
        struct str content = rec_text(r, DISCLOSURE_content);
        if (!disclosure_rule(&s.file, &s.to, content, clock_today()).allowed)
                return ERR_DENIED;
        *out = proof(rtx_arena(tx), &s, id, grant_case(g), content, rec_text(r, DISCLOSURE_about));
        return OK;
}

enum { DISCLOSURES_MOST = 1000 };

enum err disclosure_given(struct rtx *tx, const struct grant *g, int64_t recipient, struct str content,
                          struct date on, bool *out)
{
        struct record *d;
        size_t n;
        *out = false;
        TRY(ent_list_in(tx, g, &disclosure_entity, DISCLOSURES_MOST, &d, &n));
        for (size_t i = 0; i < n; i++)
                if (rec_int(&d[i], DISCLOSURE_recipient_id) == recipient &&
                    codes_have(rec_text(&d[i], DISCLOSURE_content), content) &&
                    date_cmp(rec_date(&d[i], DISCLOSURE_given_on), on) <= 0)
                        *out = true;
        return OK;
}

enum err disclosures_about(struct rtx *tx, const struct grant *g, int64_t recipient, struct str about,
                           struct record **out, size_t *n)
{
        size_t all;
        *n = 0;
        TRY(ent_list_in(tx, g, &disclosure_entity, DISCLOSURES_MOST, out, &all));
        for (size_t i = 0; i < all; i++)
                if (rec_int(&(*out)[i], DISCLOSURE_recipient_id) == recipient &&
                    str_eq(rec_text(&(*out)[i], DISCLOSURE_about), about))
                        (*out)[(*n)++] = (*out)[i];
        return OK;
}

/* ---- what it opens ---- */

struct str disclosure_about(const struct disclosure *d)
{
        return d->about;
}

int64_t disclosure_id(const struct disclosure *d)
{
        return d->id;
}

int64_t disclosure_case(const struct disclosure *d)
{
        return d->case_id;
}

int64_t disclosure_recipient(const struct disclosure *d)
{
        return d->recipient_id;
}

bool disclosure_opens(const struct disclosure *d, struct str content)
{
        return codes_have(d->content, content);
}

struct str disclosure_diagnoses(const struct disclosure *d)
{
        return d->diagnoses;
}
