/* Begin, finish, leave: who may learn what is asked at each step. H1, H2, H4, H6, H10 */
#include "base/rand.h"
#include "base/text.h"
#include "domain/attachments/attachment_store.h"
#include "domain/cases/case.h"
#include "domain/codes/codes.h"
#include "domain/concepts/answer.h"
#include "domain/concepts/store.h"
#include "domain/documents/letter_about.h"
#include "domain/tasks/reminder.h"

/* ---- may it be written at all? ---- */

enum err letter_ruling(struct rtx *tx, const struct grant *g, const struct concept_document *d,
                       int64_t recipient_id, struct str content, struct consent_ruling *out)
{
        struct case_head h;
        TRY(case_head(tx, g, &h));
        bool employer = recipient_id && recipient_id == h.employer_id;
        struct str party = employer ? S("employer") : S("partner");
        (void)d;
        TRY(consent_contact_check(tx, g, party, S("office"), S("letter"), recipient_id, clock_today(), out));
        if (!out->allowed || str_empty(content))
                return OK;
        return consent_disclosure_check(tx, g, recipient_id, content, clock_today(), out);
}

static enum err ruling_to_errs(struct rtx *tx, const struct grant *g, const struct letter_order *o,
                               struct str content, struct errs *errs)
{
        struct consent_ruling ruling;
        if (!str_eq(o->document->audience, S("third_party")))
                return OK;
        if (!o->recipient_id) {
                errs_add(errs, S("recipient_id"), _("Bitte wählen Sie, an wen das Schreiben geht."));
                return ERR_INVALID;
        }
        TRY(letter_ruling(tx, g, o->document, o->recipient_id, content, &ruling));
        if (ruling.allowed)
                return OK;
        errs_add(errs, S("recipient_id"), ruling.reason);
        return ERR_INVALID;
}

/* ---- begin ---- */

static struct str classes_text(struct arena *a, uint32_t classes)
{
        struct str all = S("");
        for (enum data_class c = 0; c < CLASS_N; c++)
                if (classes >> c & 1)
                        all = str_join_with(a, S(" "), all, class_name(c));
        return all;
}

static struct str about_text(struct arena *a, const struct letter_order *o)
{
        if (o->document->of == ROW_SOURCES || !o->row_id)
                return S("");
        return str_join(a, row_source_table[o->document->of].name, S(":"), str_from_int(a, o->row_id));
}

/* What it is about must be there; `to: row` writes to whom that is about. */
static enum err row_check(struct rtx *tx, const struct grant *g, struct letter_order *o, struct errs *errs)
{
        struct row_sheet s;
        if (o->document->of == ROW_SOURCES)
                return OK;
        TRY(row_sheet_read(tx, g, o->document->of, &s));
        size_t at = row_number_of(&s, o->row_id);
        if (at < s.rows) {
                if (str_eq(o->document->to, S("row")))
                        o->recipient_id = s.party[at];
                return OK;
        }
        errs_add(errs, S("row"), _("Bitte wählen Sie, worum es geht."));
        return ERR_INVALID;
}

enum err letter_begin(struct wtx *tx, const struct wgrant *g, const struct letter_order *order,
                      struct errs *errs, struct record **out)
{
        struct letter_order own = *order, *o = &own;
        struct arena *a = wtx_arena(tx);
        struct rtx *rtx = rtx_of(tx);
        struct letter_draft d;
        const struct concept_document *doc = o->document;
        bool by_row = str_eq(doc->to, S("row"));
        if (by_row)
                TRY(row_check(rtx, grant_of(g), o, errs));
        TRY(ruling_to_errs(rtx, grant_of(g), o, doc->content, errs));
        if (!by_row)
                TRY(row_check(rtx, grant_of(g), o, errs));
        TRY(letter_fill(rtx, grant_of(g), o, &d));
        struct record *r = *out = rec_new(a, &letter_entity.e);
        REC_SET(r, LETTER_code, doc->code);
        REC_SET(r, LETTER_title, doc->title);
        REC_SET(r, LETTER_audience, doc->audience);
        REC_SET(r, LETTER_language, o->text->lang);
        rec_set(r, LETTER_recipient_id, value_ref(o->recipient_id));
        REC_SET(r, LETTER_address, d.address);
        REC_SET(r, LETTER_subject, text_prefix(d.subject, 160));
        REC_SET(r, LETTER_body, d.body);
        REC_SET(r, LETTER_content, d.content);
        REC_SET(r, LETTER_classes, classes_text(a, doc->classes));
        REC_SET(r, LETTER_about, about_text(a, o));
        REC_SET(r, LETTER_sheet, doc->sheet);
        REC_SET(r, LETTER_status, S("draft"));
        rec_set(r, LETTER_user_id, value_ref(o->user_id));
        REC_SET(r, LETTER_dated_on, o->on);
        return ent_insert_in(tx, g, &letter_entity, r, errs);
}

/* ---- H6: no diagnosis that was not released, not even typed by hand ---- */

/* Words by which a diagnosis would be known: longer than four letters, as they stand in the statements of the case. */
static bool told(struct arena *a, struct str text, struct str diagnosis, struct str allowed)
{
        struct str word = text_fold(a, str_trim(diagnosis));
        if (text_length(word) < 5 || str_find(text_fold(a, allowed), word) >= 0)
                return false;
        return str_find(text, word) >= 0;
}

static struct str told_of(struct arena *a, struct str text, struct str list, struct str allowed)
{
        while (!str_empty(list)) {
                struct str line = str_split(list, '\n', &list);
                while (!str_empty(line)) {
                        struct str one = str_split(line, ',', &line);
                        if (told(a, text, one, allowed))
                                return str_trim(one);
                }
        }
        return S("");
}

static enum err diagnosis_check(struct rtx *tx, const struct grant *g, const struct record *letter,
                                const struct disclosure *proof, struct errs *errs)
{
        struct arena *a = rtx_arena(tx);
        const struct concept *c;
        struct answers answers;
        struct str text = text_fold(
                a, str_join(a, rec_text(letter, LETTER_subject), S(" "), rec_text(letter, LETTER_body)));
        enum err e = concept_of_case(tx, g, &c);
        if (e == ERR_NOT_FOUND)
                return OK;
        TRY(e);
        TRY(answers_read(tx, g, c, true, &answers));
        for (size_t i = 0; i < answers.n; i++) {
                const struct answer *x = &answers.answer[i];
                if (!x->item || !x->item->secret || x->item->f.cls != CLASS_HEALTH || x->value.type != V_TEXT)
                        continue;
                struct str found = told_of(a, text, x->value.s, disclosure_diagnoses(proof));
                if (str_empty(found))
                        continue;
                errs_add(errs, S(""),
                         str_join(a, _("Im Text steht „"), found,
                                  _("“. Das ist für diesen Empfänger nicht freigegeben.")));
                return ERR_INVALID;
        }
        return OK;
}

/* ---- finish ---- */

/* Only here a document for somebody outside is drawn, and only for the proof. */
static enum err letter_print(struct rtx *tx, const struct grant *g, struct record *letter,
                             const struct disclosure *proof, struct str *out)
{
        struct paper p;
        must(!letter_third_party(letter) ||
             (proof && disclosure_recipient(proof) == rec_int(letter, LETTER_recipient_id)));
        REC_SET(letter, LETTER_body, markup_blank(rtx_arena(tx), rec_text(letter, LETTER_body)));
        TRY(letter_paper(tx, g, letter, &p));
        return paper_pdf(rtx_arena(tx), &p, out);
}

static struct str paper_name(struct arena *a, int64_t letter_id)
{
        return str_join(a, S("letter:"), str_from_int(a, letter_id));
}

static enum err disclose(struct wtx *tx, const struct wgrant *g, const struct record *letter, struct str way,
                         struct date on, struct errs *errs, const struct disclosure **out)
{
        struct arena *a = wtx_arena(tx);
        struct consent_ruling ruling;
        struct disclosure_data d = {.recipient_id = rec_int(letter, LETTER_recipient_id),
                                    .content = rec_text(letter, LETTER_content),
                                    .summary = rec_text(letter, LETTER_title),
                                    .way = way,
                                    .on = on,
                                    .about = paper_name(a, letter->id)};
        TRY(letter_ruling(rtx_of(tx), grant_of(g), NULL, d.recipient_id, d.content, &ruling));
        if (!ruling.allowed) {
                errs_add(errs, S(""), ruling.reason);
                return ERR_INVALID;
        }
        bool done;
        TRY(letter_about_disclose(tx, g, letter, way, on, errs, &done, out));
        return done ? OK : disclosure_make(tx, g, &d, errs, out);
}

static enum err file_keep(struct wtx *tx, const struct wgrant *g, struct record *letter, struct str pdf,
                          struct errs *errs)
{
        struct arena *a = wtx_arena(tx);
        struct record *f = rec_new(a, &attachment_entity.e);
        struct str day = date_iso(a, rec_date(letter, LETTER_dated_on));
        REC_SET(f, ATTACHMENT_title, rec_text(letter, LETTER_title));
        REC_SET(f, ATTACHMENT_kind, S("letter"));
        REC_SET(f, ATTACHMENT_dated_on, rec_date(letter, LETTER_dated_on));
        REC_SET(f, ATTACHMENT_medical,
                codes_have(rec_text(letter, LETTER_classes), class_name(CLASS_HEALTH)));
        REC_SET(f, ATTACHMENT_origin, paper_name(a, letter->id));
        REC_SET(f, ATTACHMENT_needs, rec_text(letter, LETTER_classes));
        TRY(attachment_add(tx, g, f, str_join(a, rec_text(letter, LETTER_code), S("-"), day, S(".pdf")), pdf,
                           errs));
        REC_SET(letter, LETTER_attachment_id, f->id);
        REC_SET(letter, LETTER_digest, digest_hex(a, pdf));
        return OK;
}

enum err letter_finish(struct wtx *tx, const struct wgrant *g, int64_t letter_id, struct str way,
                       struct date on, struct errs *errs)
{
        struct rtx *rtx = rtx_of(tx);
        struct record *letter;
        const struct disclosure *proof = NULL;
        struct str pdf;
        TRY(ent_get_in(rtx, grant_of(g), &letter_entity, letter_id, &letter));
        if (letter_final(letter))
                return ERR_CONFLICT;
        if (letter_third_party(letter)) {
                TRY(disclose(tx, g, letter, way, on, errs, &proof));
                TRY(diagnosis_check(rtx, grant_of(g), letter, proof, errs));
                REC_SET(letter, LETTER_disclosure_id, disclosure_id(proof));
        }
        TRY(letter_print(rtx, grant_of(g), letter, proof, &pdf));
        TRY(file_keep(tx, g, letter, pdf, errs));
        REC_SET(letter, LETTER_status, S("final"));
        REC_SET(letter, LETTER_finished_on, on);
        TRY(ent_update_in(tx, g, &letter_entity, letter, errs));
        return reminder_refresh(tx, g);
}

/* ---- leave ---- */

enum err letter_file(struct rtx *tx, const struct grant *g, const struct record *letter, struct str *out)
{
        struct record *f;
        const struct disclosure *proof;
        if (!letter_final(letter))
                return ERR_NOT_FOUND;
        if (letter_third_party(letter))
                TRY(disclosure_renew(tx, g, rec_int(letter, LETTER_disclosure_id), &proof));
        TRY(ent_get_in(tx, g, &attachment_entity, rec_int(letter, LETTER_attachment_id), &f));
        return attachment_body(tx, g, f, out);
}

static enum err outlet_add(struct wtx *tx, const struct wgrant *g, const struct record *letter,
                           struct str way, struct date on, struct str stopped)
{
        struct record *x = rec_new(wtx_arena(tx), &letter_outlet_entity.e);
        struct errs errs;
        errs_init(&errs, wtx_arena(tx));
        REC_SET(x, LETTER_OUTLET_letter_id, letter->id);
        REC_SET(x, LETTER_OUTLET_way, way);
        REC_SET(x, LETTER_OUTLET_left_on, on);
        rec_set(x, LETTER_OUTLET_user_id, value_ref(rtx_actor(rtx_of(tx))));
        REC_SET(x, LETTER_OUTLET_stopped, !str_empty(stopped));
        REC_SET(x, LETTER_OUTLET_reason, stopped);
        return ent_insert_in(tx, g, &letter_outlet_entity, x, &errs);
}

static bool goes_out(struct str way)
{
        return codes_have(S("post handed mail link"), way);
}

enum err letter_leave(struct wtx *tx, const struct wgrant *g, int64_t letter_id, struct str way,
                      struct date on, bool *stopped)
{
        struct rtx *rtx = rtx_of(tx);
        struct record *letter;
        struct consent_ruling ruling = {.allowed = true};
        *stopped = false;
        TRY(ent_get_in(rtx, grant_of(g), &letter_entity, letter_id, &letter));
        if (!letter_final(letter))
                return ERR_CONFLICT;
        if (letter_third_party(letter))
                TRY(letter_ruling(rtx, grant_of(g), NULL, rec_int(letter, LETTER_recipient_id),
                                  rec_text(letter, LETTER_content), &ruling));
        *stopped = !ruling.allowed;
        TRY(outlet_add(tx, g, letter, way, on, text_prefix(ruling.allowed ? S("") : ruling.reason, 300)));
        if (!*stopped && goes_out(way) && date_cmp(on, clock_today()) == 0)
                TRY(letter_about_left(tx, g, letter));
        return reminder_refresh(tx, g);
}
