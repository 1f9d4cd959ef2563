/* A paper that came: entered with its file, read for quality. Asked for or not. CMB 3.A.2, 3.B.1 */
#include "domain/attachments/attachment_store.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/help/help_view.h"
#include "domain/reports/reports_ui.h"
#include "domain/tasks/reminder.h"

HELP_TEXT(
        report_receipt, "/faelle/:/befunde/:/eingang", T("Unterlage eingegangen"),
        T("Tag und Datei genügen. Die Datei wird verschlüsselt und steht auch unter „Unterlagen“. Als Nächstes fragt Fallnetz, ob sie "
          "taugt."))
HELP_TEXT(
        report_paper, "/faelle/:/berichte", T("Gutachten oder Befund"),
        T("Eine Unterlage, die da ist: von wem, von wann, und ob sie vollständig, aktuell und aussagekräftig ist."))

HELP_TEXT(
        report_review, "/faelle/:/berichte/:/pruefen", T("Unterlage prüfen"),
        T("Drei Fragen zur Qualität: Ist alles da, ist es noch gültig, hilft es weiter? Was fehlt, fragen Sie am besten dort nach, wo "
          "die Unterlage geschrieben wurde."))

static const struct crud_view paper_view = {
        .list = "/faelle/:/befunde", .one = "/faelle/:/berichte/:", .frame = case_crud};

static const struct field file_field = {
        .key = S_INIT("file"),
        .kind = K_FILE,
        .label = S_INIT(N_("Datei")),
        .cls = CLASS_SCHEDULE,
        .help = S_INIT(N_(
                "Höchstens 25 MB. Wird verschlüsselt. Ohne Datei liegt die Unterlage nur auf Papier vor.")),
};

/* ---- received ---- */

static struct url receipt_url(struct req *r, int64_t case_id, int64_t request_id)
{
        return request_id ? url_path(r->arena, "/faelle/:/befunde/:/eingang", case_id, request_id)
                          : url_path(r->arena, "/faelle/:/berichte/neu", case_id);
}

static enum err receipt_draw(struct req *r, struct rtx *tx, const struct grant *g, int64_t request_id,
                             const struct record *report)
{
        struct record *q;
        struct report_form f = {.title = request_id ? _("Unterlage eingegangen") : _("Unterlage eintragen"),
                                .section = _("Gutachten und Befunde"),
                                .section_to = reports_url(r->arena, grant_case(g)),
                                .submit = _("Eingang speichern"),
                                .action = receipt_url(r, grant_case(g), request_id),
                                .files = true};
        if (request_id) {
                TRY(ent_get_in(tx, g, &report_request_entity, request_id, &q));
                f.section = rec_text(q, REPORT_REQUEST_title);
                f.section_to = report_request_url(q, r->arena);
                f.intro = report_request_meta(tx, q, 0);
        }
        TRY(report_form_begin(r, tx, g, &f));
        TRY(ui_field(r, tx, &report_entity.e.fields[REPORT_received_on], report->v[REPORT_received_on]));
        TRY(ui_field(r, tx, &file_field, VALUE_NULL));
        TRY(ui_field(r, tx, &report_entity.e.fields[REPORT_kind], report->v[REPORT_kind]));
        TRY(ui_field(r, tx, &report_entity.e.fields[REPORT_issuer_id], report->v[REPORT_issuer_id]));
        TRY(ui_field(r, tx, &report_entity.e.fields[REPORT_dated_on], report->v[REPORT_dated_on]));
        if (!request_id)
                TRY(ui_field(r, tx, &report_entity.e.fields[REPORT_origin], report->v[REPORT_origin]));
        report_form_end(r, &f);
        return OK;
}

/* What the request says of it is not typed again. */
static enum err receipt_preset(struct req *r, struct rtx *tx, const struct grant *g, int64_t request_id,
                               struct record **out)
{
        struct record *q, *p = rec_new(r->arena, &report_entity.e);
        REC_SET(p, REPORT_received_on, clock_today());
        if (request_id) {
                TRY(ent_get_in(tx, g, &report_request_entity, request_id, &q));
                p->v[REPORT_kind] = q->v[REPORT_REQUEST_kind];
                p->v[REPORT_issuer_id] = q->v[REPORT_REQUEST_recipient_id];
                REC_SET(p, REPORT_origin, S("requested"));
        }
        *out = p;
        return OK;
}

static enum err receipt_ask(struct req *r, struct rtx *tx, const struct grant *g, int64_t request_id)
{
        struct record *p;
        TRY(receipt_preset(r, tx, g, request_id, &p));
        return receipt_draw(r, tx, g, request_id, p);
}

/* Then the question whether it is any good, for those who may read it. */
static struct url after_receipt(struct req *r, const struct record *p)
{
        if (actor_writes(r->actor, CLASS_HEALTH))
                return url_path(r->arena, "/faelle/:/berichte/:/pruefen", p->case_id, p->id);
        return report_paper_url(p, r->arena);
}

static enum err receipt_save(struct req *r, struct wtx *tx, const struct wgrant *g, int64_t request_id)
{
        struct record *p;
        struct report_sheet sheet = {.name = S("")};
        const struct upload *file = req_upload(r, file_field.key);
        TRY(receipt_preset(r, rtx_of(tx), grant_of(g), request_id, &p));
        enum err e = form_read(r, rtx_of(tx), p);
        if (file)
                sheet = (struct report_sheet){file->name, file->body};
        if (e == OK)
                e = report_receive(tx, g, request_id, p, &sheet, &r->errs);
        if (e == OK)
                e = reminder_refresh(tx, g);
        if (e != OK)
                return report_answer(
                        r, e, e == ERR_INVALID ? receipt_draw(r, rtx_of(tx), grant_of(g), request_id, p) : OK,
                        reports_url(r->arena, grant_case(grant_of(g))));
        req_redirect_said(r, after_receipt(r, p), S("saved"));
        return OK;
}

CASE_GET(report_receipt_form, "/befunde/:/eingang", NEED(CASE_WRITE, SCHEDULE),
         .title = T("Unterlage eingegangen"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return receipt_ask(r, tx, g, req_id(r, 1));
}

CASE_POST(report_receipt_post, "/befunde/:/eingang", NEED(CASE_WRITE, SCHEDULE),
          .title = T("Unterlage eingegangen"), .menu = MENU_CASES, .uploads = true)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        return receipt_save(r, tx, g, req_id(r, 1));
}

CASE_GET(report_paper_new, "/berichte/neu", NEED(CASE_WRITE, SCHEDULE), .title = T("Unterlage eintragen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return receipt_ask(r, tx, g, 0);
}

CASE_POST(report_paper_create, "/berichte/neu", NEED(CASE_WRITE, SCHEDULE), .title = T("Unterlage eintragen"),
          .menu = MENU_CASES, .uploads = true)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        return receipt_save(r, tx, g, 0);
}

/* ---- one paper ---- */

CASE_GET(report_paper_edit, "/berichte/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE),
         .title = T("Unterlage bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_edit_in(r, tx, g, &report_entity, req_id(r, 1), &paper_view);
}

CASE_POST(report_paper_save, "/berichte/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE),
          .title = T("Unterlage bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        return crud_save_in(r, tx, g, &report_entity, req_id(r, 1), &paper_view);
}

CASE_GET(report_paper_history, "/berichte/:/verlauf", NEED(CASE_READ, SCHEDULE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_history_in(r, tx, g, &report_entity, req_id(r, 1), &paper_view);
}

static struct url defect_url(struct req *r, const struct record *p, struct str kind)
{
        return url_with(r->arena, url_path(r->arena, "/faelle/:/berichte/:/hindernis", p->case_id, p->id),
                        S("art"), kind);
}

/* What a mark below „ja“ suggests: which kind of obstacle it is. */
static struct str doubtful(const struct record *p)
{
        if (!str_eq(rec_text(p, REPORT_recent), S("full")))
                return S("outdated");
        if (!str_eq(rec_text(p, REPORT_complete), S("full")))
                return S("missing");
        return str_eq(rec_text(p, REPORT_meaningful), S("full")) ? S("") : S("unclear");
}

static enum err quality_panel(struct req *r, struct rtx *tx, const struct record *p)
{
        static const size_t quality[] = {REPORT_complete, REPORT_recent, REPORT_meaningful, REPORT_points,
                                         REPORT_reviewed_on};
        struct row_item row[2];
        size_t n = 0;
        bool reviewed = rec_given(p, REPORT_reviewed_on),
             writes = actor_writes(r->actor, CLASS_HEALTH) && grant_writes(r->grant);
        row[n] = (struct row_item){.badge = report_paper_badge(p),
                                   .title = reviewed ? _("Vollständig, aktuell, aussagekräftig")
                                                     : _("Taugt die Unterlage? Drei kurze Fragen.")};
        if (writes)
                row[n].action = (struct action){
                        .label = reviewed ? _("Noch einmal prüfen") : _("Prüfen"),
                        .needs = CAP_CASE_WRITE,
                        .to = url_path(r->arena, "/faelle/:/berichte/:/pruefen", p->case_id, p->id)};
        n++;
        if (writes && reviewed)
                row[n++] = (struct row_item){.title = str_empty(doubtful(p))
                                                              ? _("Doch noch etwas zu klären?")
                                                              : _("Das sollte jemand nachbessern."),
                                             .action = {.label = _("Hindernis festhalten"),
                                                        .needs = CAP_CASE_WRITE,
                                                        .to = defect_url(r, p, doubtful(p))}};
        ui_panel(r->html, _("Qualität"), S(""), (struct action){0});
        ui_rows(r->html, row, n);
        if (reviewed)
                TRY(report_values_draw(r, tx, p, quality, ARRAY_LEN(quality)));
        ui_panel_end(r->html);
        return OK;
}

static enum err paper_panels(struct req *r, struct rtx *tx, const struct record *p)
{
        struct row_item row[2];
        size_t n = 0;
        bool stored = false;
        if (actor_reads(r->actor, CLASS_HEALTH))
                TRY(quality_panel(r, tx, p));
        if (rec_int(p, REPORT_attachment_id)) /* it may have been deleted there */
                TRY(attachment_stored(tx, r->grant, rec_int(p, REPORT_attachment_id), &stored));
        if (stored)
                row[n++] = (struct row_item){.title = _("Die Datei unter „Unterlagen“"),
                                             .to = url_path(r->arena, "/faelle/:/unterlagen/:", p->case_id,
                                                            rec_int(p, REPORT_attachment_id))};
        if (rec_int(p, REPORT_request_id))
                row[n++] = (struct row_item){.title = _("Die Anforderung dazu"),
                                             .to = url_path(r->arena, "/faelle/:/befunde/:", p->case_id,
                                                            rec_int(p, REPORT_request_id))};
        ui_panel(r->html, _("Gehört dazu"), S(""), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Ohne Anforderung gekommen, ohne Datei."), (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(report_paper_show, "/berichte/:", NEED(CASE_READ, SCHEDULE), .title = T("Gutachten oder Befund"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v = paper_view;
        v.more = paper_panels;
        return crud_show_in(r, tx, g, &report_entity, req_id(r, 1), &v);
}

/* ---- read for quality ---- */

static const size_t review_fields[] = {REPORT_complete, REPORT_recent, REPORT_meaningful, REPORT_points};

/* stored: what somebody else saved in the meantime, shown beside what was typed; NULL: nobody did. */
static enum err review_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *p,
                            const struct record *stored)
{
        struct report_form f = {
                .title = _("Unterlage prüfen"),
                .intro = _(
                        "Nur die Qualität der Unterlage. Was sie über das Leistungsbild sagt, gehört in die "
                        "Auswertung."),
                .section = rec_text(p, REPORT_title),
                .section_to = report_paper_url(p, r->arena),
                .submit = _("Prüfung speichern"),
                .action = url_path(r->arena, "/faelle/:/berichte/:/pruefen", p->case_id, p->id),
                .version = p->version};
        TRY(report_form_begin(r, tx, g, &f));
        if (stored) {
                html_lit(r->html, "<p>");
                html_text(r->html, _("Inzwischen wurde gespeichert:"));
                html_lit(r->html, "</p>");
                TRY(report_values_draw(r, tx, stored, review_fields, ARRAY_LEN(review_fields)));
        }
        for (size_t i = 0; i < ARRAY_LEN(review_fields); i++) {
                struct field x = report_field(&report_entity, review_fields[i]);
                x.required = x.kind == K_CODE;
                TRY(ui_field(r, tx, &x, p->v[review_fields[i]]));
        }
        report_form_end(r, &f);
        return OK;
}

CASE_GET(report_review_form, "/berichte/:/pruefen", NEED(CASE_WRITE, HEALTH), .title = T("Unterlage prüfen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *p;
        TRY(ent_get_in(tx, g, &report_entity, req_id(r, 1), &p));
        return review_draw(r, tx, g, p, NULL);
}

static enum err review_read(struct req *r, struct rtx *tx, struct record *p)
{
        for (size_t i = 0; i < ARRAY_LEN(review_fields); i++) {
                struct field x = report_field(&report_entity, review_fields[i]);
                struct value v;
                TRY(form_value(r, tx, &x, &v));
                rec_set(p, review_fields[i], v);
        }
        return r->errs.n ? ERR_INVALID : OK;
}

/* Both versions, and the form to save again. */
static enum err review_conflict(struct req *r, struct rtx *tx, const struct grant *g, const struct record *p,
                                const struct record *stored)
{
        errs_add(&r->errs, S(""), _("Das wurde inzwischen geändert. Bitte prüfen Sie, was jetzt gilt."));
        TRY(review_draw(r, tx, g, p, stored));
        r->status = 409;
        return ERR_CONFLICT;
}

CASE_POST(report_review_post, "/berichte/:/pruefen", NEED(CASE_WRITE, HEALTH), .title = T("Unterlage prüfen"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *stored, *p;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &report_entity, req_id(r, 1), &stored));
        p = rec_copy(r->arena, stored);
        enum err e = review_read(r, rtx_of(tx), p);
        if (form_version(r) != stored->version)
                return review_conflict(r, rtx_of(tx), grant_of(g), p, stored);
        if (e == OK)
                e = report_review(tx, g, p, &r->errs);
        if (e != OK)
                return report_answer(r, e,
                                     e == ERR_INVALID ? review_draw(r, rtx_of(tx), grant_of(g), p, NULL) : OK,
                                     report_paper_url(p, r->arena));
        req_redirect_said(r, report_paper_url(p, r->arena), S("saved"));
        return OK;
}
