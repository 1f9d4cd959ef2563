/*
 * What stands fixed: when a consent is signed or refused, or something leaves, the words of that day are kept with it, and the
 * act gets its number. Every way of writing passes here, so that none can forget it or change what was signed.
 */
#include "domain/codes/codes.h"
#include "domain/consent/consent_inner.h"

bool consent_is_fixed(const struct record *r)
{
        return rec_given(r, CONSENT_signed_on) || rec_given(r, CONSENT_withdrawn_on) ||
               rec_bool(r, CONSENT_refused);
}

/* ---- words of the day ---- */

#define PARTY_ROW(X) X(TEXT, name) X(TEXT, type)
ROW(party_row, PARTY_ROW)
SQL(consent_party, party_row, "SELECT name, type FROM organisation_v WHERE id = $1")

enum err consent_recipient(struct rtx *tx, int64_t id, struct str *name, struct str *type)
{
        struct party_row row;
        *name = *type = S("");
        if (!id)
                return OK;
        TRY(db_row(tx, &sql_consent_party, ARGS(id), &row));
        *name = row.name;
        *type = row.type;
        return OK;
}

static struct str line_add(struct arena *a, struct str lines, struct str line)
{
        return str_empty(lines) ? line : str_join(a, lines, S("\n"), line);
}

/* Labels line by line: of what is chosen, and of what could have been. */
static enum err content_words(struct rtx *tx, struct str content, struct str *yes, struct str *no)
{
        const struct code_entry *e;
        size_t n;
        *yes = *no = S("");
        TRY(codes_list(tx, S("disclosure_content"), &e, &n));
        for (size_t i = 0; i < n; i++) {
                if (codes_have(content, e[i].code))
                        *yes = line_add(rtx_arena(tx), *yes, e[i].label);
                else if (e[i].active)
                        *no = line_add(rtx_arena(tx), *no, e[i].label);
        }
        return OK;
}

static enum err consent_words(struct rtx *tx, struct record *r)
{
        struct str kind, name, type, yes, no;
        TRY(codes_label(tx, S("consent_kind"), rec_text(r, CONSENT_kind), &kind));
        TRY(consent_recipient(tx, rec_int(r, CONSENT_recipient_id), &name, &type));
        TRY(content_words(tx, rec_text(r, CONSENT_content), &yes, &no));
        REC_SET(r, CONSENT_kind_words, kind);
        REC_SET(r, CONSENT_recipient_words, name);
        REC_SET(r, CONSENT_recipient_type, type);
        REC_SET(r, CONSENT_content_words, yes);
        REC_SET(r, CONSENT_closed_words, no);
        return OK;
}

/* ---- a decision ---- */

SQL_IN(consent_last_no, one_int,
       "SELECT COALESCE(MAX(CASE WHEN COALESCE(withdrawn_no, 0) > COALESCE(decided_no, 0) THEN withdrawn_no ELSE decided_no END), 0)"
       " FROM consent WHERE case_id = $1")

/* Contact with "the employer" means the one of this day, not whoever stands in the case later. */
static void party_settle(struct record *r, const struct case_head *head, struct errs *errs)
{
        enum consent_kind k = consent_kind_parse(rec_text(r, CONSENT_kind));
        struct consent_subject s = consent_subject(k, rec_int(r, CONSENT_recipient_id), head->employer_id);
        rec_set(r, CONSENT_recipient_id, s.party ? value_ref(s.party) : VALUE_NULL);
        if (consent_kind_has_party(k) && !s.party)
                errs_add(
                        errs, S("recipient_id"),
                        _("Im Fall ist noch kein Arbeitgeber eingetragen. Bitte wählen Sie, wer gemeint ist."));
}

/* A slip of the year would let the consent reach back over everything. */
static void days_check(const struct record *r, const struct case_head *head, struct errs *errs)
{
        static const size_t day[] = {CONSENT_explained_on, CONSENT_signed_on, CONSENT_refused_on};
        struct date earliest = date_add_months(head->opened_on, -12);
        for (size_t i = 0; i < ARRAY_LEN(day); i++)
                if (rec_given(r, day[i]) && date_cmp(rec_date(r, day[i]), earliest) < 0)
                        errs_add(
                                errs, r->e->fields[day[i]].key,
                                _("Das liegt mehr als ein Jahr vor dem Beginn des Falls. Bitte prüfen Sie den Tag."));
}

static enum err decide(struct rtx *tx, const struct grant *g, struct record *r, int64_t no, struct errs *errs)
{
        struct case_head head;
        TRY(case_head(tx, g, &head));
        party_settle(r, &head, errs);
        days_check(r, &head, errs);
        if (errs->n)
                return ERR_INVALID;
        REC_SET(r, CONSENT_decided_no, no);
        return consent_words(tx, r);
}

/* What was decided is never written again; only its withdrawal is added, once. */
static enum err stays(const struct record *before, const struct record *r, struct errs *errs)
{
        static const size_t open[] = {CONSENT_withdrawn_on, CONSENT_withdrawal_note};
        bool same = true;
        for (size_t i = 0; i < r->e->n; i++) {
                bool may = !rec_given(before, CONSENT_withdrawn_on) && (i == open[0] || i == open[1]);
                if (kind_stored(r->e->fields[i].kind) && !may)
                        same = same && value_eq(before->v[i], r->v[i]);
        }
        if (same)
                return OK;
        errs_add(errs, S(""), _("Was unterschrieben oder abgelehnt ist, wird nicht mehr geändert."));
        return ERR_INVALID;
}

enum err consent_settle(struct rtx *tx, const struct grant *g, const struct record *before, struct record *r,
                        struct errs *errs)
{
        bool was = before && consent_is_fixed(before);
        bool withdrawn =
                rec_given(r, CONSENT_withdrawn_on) && (!before || !rec_given(before, CONSENT_withdrawn_on));
        struct one_int last;
        if (was)
                TRY(stays(before, r, errs));
        if (!consent_is_fixed(r) || (was && !withdrawn))
                return OK;
        TRY(db_row_in(tx, g, &sql_consent_last_no, NO_ARGS, &last));
        if (!was)
                TRY(decide(tx, g, r, ++last.n, errs));
        if (withdrawn)
                REC_SET(r, CONSENT_withdrawn_no, last.n + 1);
        return OK;
}

/* ---- a disclosure ---- */

enum err disclosure_settle(struct rtx *tx, const struct grant *g, const struct record *before,
                           struct record *r, struct errs *errs)
{
        struct str name, type, yes, no, way;
        (void)g;
        (void)errs;
        if (before)
                return OK;
        TRY(consent_recipient(tx, rec_int(r, DISCLOSURE_recipient_id), &name, &type));
        TRY(content_words(tx, rec_text(r, DISCLOSURE_content), &yes, &no));
        TRY(codes_label(tx, S("disclosure_way"), rec_text(r, DISCLOSURE_way), &way));
        REC_SET(r, DISCLOSURE_recipient_words, name);
        REC_SET(r, DISCLOSURE_recipient_type, type);
        REC_SET(r, DISCLOSURE_content_words, yes);
        REC_SET(r, DISCLOSURE_way_words, way);
        return OK;
}
