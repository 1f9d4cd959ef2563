/* Beginning a document: which one, to whom, about what, in which language. H4 speaks before anybody types. */
#include "domain/codes/codes.h"
#include "domain/concepts/store.h"
#include "domain/consent/consent_ui.h"
#include "domain/documents/letter_ui.h"
#include "domain/help/help_view.h"

HELP_TEXT(
        letter_new, "/faelle/:/schreiben/neu", T("Schreiben beginnen"),
        T("Wählen Sie eine Vorlage. Angeboten wird, was Sie lesen dürfen. Vorlagen ändert die Administration unter „Fachkonzept“."))

enum { STATUS_INVALID = 422 };

/* ---- which ---- */

/* „appointments:3“ in the address: documents about this row, which they then know. */
struct about {
        enum row_source source; /* ROW_SOURCES: about anything */
        struct str id;
};

static struct about about_of(const struct req *r)
{
        struct str id = req_query(r, S("zu")), source = str_split(id, ':', &id);
        return (struct about){row_source_by_name(source), id};
}

static struct url begin_url(struct req *r, int64_t case_id, const struct concept_document *d,
                            const struct about *about)
{
        struct url u = url_code(r->arena, url_path(r->arena, "/faelle/:/schreiben/neu", case_id), d->code);
        return about->source < ROW_SOURCES ? url_with(r->arena, u, S("zu"), about->id) : u;
}

static size_t group_draw(struct req *r, int64_t case_id, const struct concept *c, struct str audience,
                         struct str title, const struct about *about)
{
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, c->documents + 1);
        size_t n = 0;
        for (size_t i = 0; i < c->documents; i++) {
                const struct concept_document *d = &c->document[i];
                if (!str_eq(d->audience, audience) || !document_open_to(r->actor, d) ||
                    (about->source < ROW_SOURCES && d->of != about->source))
                        continue;
                row[n++] = (struct row_item){
                        .title = d->title, .meta = d->when, .to = begin_url(r, case_id, d, about)};
        }
        if (!n)
                return 0;
        ui_panel(r->html, title, S(""), (struct action){0});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return n;
}

CASE_GET(letter_choose, "/schreiben/neu", NEED(CASE_WRITE, SCHEDULE), .title = T("Schreiben beginnen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct concept *c;
        struct case_frame f = {.title = _("Schreiben beginnen"),
                               .section = _("Schreiben"),
                               .section_to = url_path(r->arena, "/faelle/:/schreiben", grant_case(g))};
        TRY(case_frame(r, tx, g, &f));
        enum err e = concept_of_case(tx, g, &c);
        if (e == ERR_NOT_FOUND) {
                ui_message(r->html, TONE_INFO, _("Noch keine Vorlagen"),
                           _("Es ist kein Fachkonzept geladen."));
                return OK;
        }
        TRY(e);
        const struct about about = about_of(r);
        int64_t id = grant_case(g);
        size_t n = group_draw(r, id, c, S("client"), _("Für die Klientin oder den Klienten"), &about);
        n += group_draw(r, id, c, S("third_party"), _("Für andere Stellen"), &about);
        n += group_draw(r, id, c, S("internal"), _("Für Sie selbst"), &about);
        if (!n)
                ui_message(r->html, TONE_INFO, _("Dazu gibt es keine Vorlage"),
                           _("Vorlagen stehen im Fachkonzept."));
        return OK;
}

/* ---- to whom, about what ---- */

struct begin {
        const struct concept *concept;
        const struct concept_document *document;
        struct case_head head;
        struct ui_option *row, *language;
        size_t rows, languages;
        int64_t recipient_id, row_id;
        struct str lang;
};

static const struct field recipient_field = {.key = S_INIT("recipient_id"),
                                             .kind = K_REF,
                                             .label = S_INIT(N_("An wen?")),
                                             .cls = CLASS_SCHEDULE,
                                             .ref = S_INIT("organisation"),
                                             .required = true};

static enum err begin_of(struct req *r, struct rtx *tx, const struct grant *g, struct begin *b)
{
        *b = (struct begin){.lang = S("de")};
        enum err e = concept_of_case(tx, g, &b->concept);
        TRY(e);
        b->document = concept_document(b->concept, req_code(r, 1));
        if (!b->document || !document_open_to(r->actor, b->document))
                return ERR_NOT_FOUND;
        TRY(case_head(tx, g, &b->head));
        if (str_eq(b->document->to, S("employer")))
                b->recipient_id = b->head.employer_id;
        return OK;
}

/* A choice from rows or languages: as a select, checked against what was offered. */
static enum err rows_offer(struct req *r, struct rtx *tx, const struct grant *g, struct begin *b)
{
        struct row_sheet s;
        if (b->document->of == ROW_SOURCES)
                return OK;
        TRY(row_sheet_read(tx, g, b->document->of, &s));
        size_t at = row_number_of(&s, b->row_id);
        if (at < s.rows && str_eq(b->document->to, S("row")))
                b->recipient_id = s.party[at];
        b->row = NEW_ARRAY(r->arena, struct ui_option, s.rows + 1);
        for (size_t i = 0; i < s.rows; i++)
                b->row[b->rows++] = (struct ui_option){.code = str_from_int(r->arena, s.id[i]),
                                                       .label = row_cell(&s, i, row_first(b->document->of))};
        return OK;
}

static enum err languages_offer(struct req *r, struct rtx *tx, struct begin *b)
{
        b->language = NEW_ARRAY(r->arena, struct ui_option, b->document->letters + 1);
        for (size_t i = 0; i < b->document->letters; i++) {
                struct ui_option *o = &b->language[b->languages++];
                o->code = b->document->letter[i].lang;
                TRY(ui_code_label(r, tx, S("letter_language"), o->code, &o->label));
        }
        return OK;
}

static enum err ruling_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct begin *b)
{
        struct consent_ruling ruling;
        if (!str_eq(b->document->audience, S("third_party")) || !b->recipient_id)
                return OK;
        TRY(letter_ruling(tx, g, b->document, b->recipient_id, b->document->content, &ruling));
        if (!ruling.allowed)
                consent_ruling_draw(r, &ruling, _("Dieses Schreiben ist noch nicht möglich"), 0);
        return OK;
}

static enum err begin_draw(struct req *r, struct rtx *tx, const struct grant *g, struct begin *b)
{
        struct case_frame f = {.title = b->document->title,
                               .section = _("Schreiben"),
                               .section_to = url_path(r->arena, "/faelle/:/schreiben", grant_case(g))};
        struct form_view form = {
                .action = url_code(r->arena, url_path(r->arena, "/faelle/:/schreiben/neu", grant_case(g)),
                                   b->document->code),
                .submit = _("Entwurf anlegen"),
                .cancel = url_path(r->arena, "/faelle/:/schreiben/neu", grant_case(g))};
        bool third = str_eq(b->document->audience, S("third_party")),
             employer = str_eq(b->document->to, S("employer"));
        bool known = employer || str_eq(b->document->to, S("row"));
        TRY(case_frame(r, tx, g, &f));
        TRY(rows_offer(r, tx, g, b));
        TRY(languages_offer(r, tx, b));
        TRY(ruling_draw(r, tx, g, b));
        if (b->document->of < ROW_SOURCES && !b->rows)
                ui_message(r->html, TONE_INFO,
                           str_join(r->arena, row_source_table[b->document->of].label, _(": noch keine")),
                           _("Dieses Schreiben handelt von einem Eintrag, den es noch nicht gibt."));
        if (third && employer && !b->recipient_id)
                ui_message(r->html, TONE_WARNING, _("An wen?"),
                           _("Im Fall ist noch kein Arbeitgeber eingetragen."));
        ui_panel(r->html, b->document->when, S(""), (struct action){0});
        ui_form_begin(r, &form);
        if (third && !known)
                TRY(ui_field(r, tx, &recipient_field, value_ref(b->recipient_id)));
        if (b->rows)
                ui_select(r, S("row"), _("Worum geht es?"), str_from_int(r->arena, b->row_id ? b->row_id : 0),
                          b->row, b->rows);
        if (b->languages > 1)
                ui_select(r, S("lang"), _("Sprache"), b->lang, b->language, b->languages);
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(letter_begin_form, "/schreiben/neu/:", NEED(CASE_WRITE, SCHEDULE), .title = T("Schreiben beginnen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct begin b;
        TRY(begin_of(r, tx, g, &b));
        str_int(req_query(r, S("zu")), &b.row_id);
        return begin_draw(r, tx, g, &b);
}

static enum err begin_read(struct req *r, struct rtx *tx, struct begin *b, struct letter_order *o)
{
        bool third = str_eq(b->document->audience, S("third_party"));
        struct str lang = req_field(r, S("lang"));
        if (third && !codes_have(S("employer row"), b->document->to))
                TRY(form_ref(r, tx, &recipient_field, &b->recipient_id));
        str_int(req_field(r, S("row")), &b->row_id);
        const struct concept_letter *text = concept_letter(b->document, str_empty(lang) ? S("de") : lang);
        *o = (struct letter_order){.concept = b->concept,
                                   .document = b->document,
                                   .text = text ? text : &b->document->letter[0],
                                   .row_id = b->row_id,
                                   .recipient_id = b->recipient_id,
                                   .user_id = r->actor->user_id,
                                   .on = clock_today()};
        b->lang = o->text->lang;
        return OK;
}

CASE_POST(letter_begin_post, "/schreiben/neu/:", NEED(CASE_WRITE, SCHEDULE), .title = T("Schreiben beginnen"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct begin b;
        struct letter_order o;
        struct record *x;
        TRY(begin_of(r, rtx_of(tx), grant_of(g), &b));
        TRY(begin_read(r, rtx_of(tx), &b, &o));
        enum err e = r->errs.n ? ERR_INVALID : letter_begin(tx, g, &o, &r->errs, &x);
        if (e == ERR_INVALID) {
                r->status = STATUS_INVALID;
                TRY(begin_draw(r, rtx_of(tx), grant_of(g), &b));
        }
        TRY(e);
        req_redirect_said(r, letter_url(r->arena, x->case_id, x->id), S("created"));
        return OK;
}
