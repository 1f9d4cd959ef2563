/* Documents of a case: list, preview, editing, finishing, handing out, the file. D1–D28; H2, H4, H6 */
#include "domain/cases/case_course_ui.h"
#include "domain/documents/letter_ui.h"
#include "domain/help/help_view.h"
#include "domain/tasks/reminder.h"

COURSE_CHIP(schreiben, .label = T("Schreiben"), .order = 35)
COURSE_ENTRY(letter, .word = T("Schreiben: "), .mark = MARK_DOCUMENT,
             .path = "/faelle/:/schreiben/:", .chip = K("schreiben"))
HELP_TEXT(
        letter, "/faelle/:/schreiben", T("Schreiben"),
        T("Briefe und Blätter dieses Falls. Sie entstehen aus Vorlagen, lassen sich ändern und liegen danach als PDF beim Fall. Was an andere geht, enthält nur, was freigegeben ist."))

HELP_TEXT(
        letter_finish, "/faelle/:/schreiben/:/fertig", T("Fertigstellen"),
        T("Beim Fertigstellen entsteht das PDF, das beim Fall bleibt. Geht es an eine andere Stelle, prüft Fallnetz die Einwilligungen und hält die Weitergabe fest."))
HELP_TEXT(letter_pdf, "/faelle/:/schreiben/:/datei", T("Datei"),
          T("Das PDF des Schreibens, so wie es fertiggestellt wurde."))

enum { STATUS_INVALID = 422, COLUMNS = 6 };

/* ---- list ---- */

static enum err cells_fill(struct req *r, struct rtx *tx, int64_t case_id, const struct letter_line *l,
                           struct ui_cell *cell)
{
        cell[0].text = l->title;
        if (actor_reads_all(r->actor, l->classes))
                cell[0].to = letter_url(r->arena, case_id, l->id);
        cell[1].text = l->recipient;
        if (str_empty(l->recipient))
                TRY(ui_code_label(r, tx, S("letter_audience"), l->audience, &cell[1].text));
        cell[2].text = date_german(r->arena, l->dated_on);
        cell[3].text = l->who;
        cell[4].badge = letter_badge(l->status);
        cell[5].text = l->left_n ? _("ja") : S("");
        return OK;
}

CASE_GET(letter_index, "/schreiben", NEED(CASE_READ, SCHEDULE), .title = T("Schreiben"), .menu = MENU_CASES,
         .menu_order = 155)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Schreiben")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Für wen?")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Datum")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Geschrieben von")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Stand")), .cls = CLASS_SCHEDULE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Hinausgegangen")), .cls = CLASS_SCHEDULE, .phone = PHONE_GONE},
        };
        const struct action action = {.label = _("Schreiben beginnen"),
                                      .weight = ACTION_PRIMARY,
                                      .icon = S("add"),
                                      .needs = CAP_CASE_WRITE,
                                      .to = url_path(r->arena, "/faelle/:/schreiben/neu", grant_case(g))};
        struct case_frame f = {.title = _("Schreiben"), .action = &action, .actions = 1};
        struct letter_line *l;
        struct table_view t = {.caption = _("Schreiben"),
                               .column = column,
                               .columns = COLUMNS,
                               .unit = _("Schreiben"),
                               .empty = _("Noch kein Schreiben.")};
        TRY(case_frame(r, tx, g, &f));
        TRY(letter_lines(tx, g, &l, &t.rows));
        t.total = (int64_t)t.rows;
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(cells_fill(r, tx, grant_case(g), &l[i], &t.cell[i * COLUMNS]));
        return ui_table(r, &t);
}

/* ---- one ---- */

static const struct field way_field = {.key = S_INIT("way"),
                                       .kind = K_CODE,
                                       .label = S_INIT(N_("Auf welchem Weg?")),
                                       .cls = CLASS_SCHEDULE,
                                       .list = S_INIT("letter_way"),
                                       .required = true};
static const struct field disclosure_way_field = {.key = S_INIT("way"),
                                                  .kind = K_CODE,
                                                  .label = S_INIT(N_("Auf welchem Weg geht es hinaus?")),
                                                  .cls = CLASS_SCHEDULE,
                                                  .list = S_INIT("disclosure_way"),
                                                  .required = true};

static struct str audience_words(const struct record *x)
{
        struct str a = rec_text(x, LETTER_audience);
        if (str_eq(a, S("client")))
                return _("für die Klientin oder den Klienten");
        return str_eq(a, S("third_party")) ? _("für eine andere Stelle") : S("");
}

static enum err frame_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *x,
                           struct str title, const struct action *action, size_t actions,
                           struct case_frame *f)
{
        const struct badge badge = letter_badge(rec_text(x, LETTER_status));
        *f = (struct case_frame){.title = title,
                                 .section = _("Schreiben"),
                                 .section_to = url_path(r->arena, "/faelle/:/schreiben", grant_case(g)),
                                 .action = action,
                                 .actions = actions,
                                 .badge = &badge,
                                 .badges = 1,
                                 .audience = audience_words(x)};
        return case_frame(r, tx, g, f);
}

static bool writes(const struct req *r, const struct grant *g)
{
        return grant_writes(g) && actor_can(r->actor, CAP_CASE_WRITE) &&
               actor_writes(r->actor, CLASS_SCHEDULE);
}

static enum err outlets_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *x)
{
        struct record *o;
        size_t n;
        TRY(letter_outlets(tx, g, x->id, &o, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++) {
                struct str who;
                TRY(ui_value_in(r, tx, &o[i], LETTER_OUTLET_way, &row[i].title));
                TRY(ui_value_in(r, tx, &o[i], LETTER_OUTLET_user_id, &who));
                row[i].when = date_german(r->arena, rec_date(&o[i], LETTER_OUTLET_left_on));
                row[i].meta = who;
                if (!rec_bool(&o[i], LETTER_OUTLET_stopped))
                        continue;
                row[i].badge = (struct badge){_("angehalten"), TONE_DANGER, S("close")};
                row[i].badge_right = true;
                if (actor_reads(r->actor, CLASS_CASE))
                        row[i].meta = rec_text(&o[i], LETTER_OUTLET_reason);
        }
        const struct action again = {
                .label = _("PDF öffnen"),
                .needs = CAP_CASE_WRITE,
                .to = url_path(r->arena, "/faelle/:/schreiben/:/datei", x->case_id, x->id)};
        ui_panel(r->html, _("Hinausgegangen"), S(""), n ? again : (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Noch nicht hinausgegangen."), (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

static enum err leave_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *x)
{
        struct form_view form = {
                .action = url_path(r->arena, "/faelle/:/schreiben/:/hinaus", grant_case(g), x->id),
                .submit = _("Festhalten")};
        ui_panel(r->html, _("Hinausgeben"), S(""), (struct action){0});
        html_lit(r->html, "<div class=\"fn-text\"><p>");
        html_text(
                r->html,
                _("„Als Datei“ öffnet danach das PDF zum Drucken. Jeder Ausgang wird festgehalten; gilt eine Einwilligung nicht mehr, geht nichts hinaus."));
        html_lit(r->html, "</p></div>\n");
        ui_form_begin(r, &form);
        TRY(ui_field(r, tx, &way_field, V(S("file"))));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

static enum err gaps_draw(struct req *r, const struct record *x)
{
        size_t n =
                markup_open_count(rec_text(x, LETTER_body)) + markup_open_count(rec_text(x, LETTER_subject));
        if (!n)
                return OK;
        ui_message(
                r->html, TONE_WARNING,
                n == 1 ? _("Eine Angabe fehlt noch")
                       : str_join(r->arena, str_from_int(r->arena, (int64_t)n), _(" Angaben fehlen noch")),
                _("Sie stehen unten als „noch keine Angaben“. Ergänzen Sie den Text, oder es bleibt dort eine Zeile zum Ausfüllen."));
        return OK;
}

static enum err show_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *x)
{
        struct paper p;
        struct case_frame f;
        int64_t c = grant_case(g);
        const struct action actions[] = {
                {.label = _("Löschen"),
                 .needs = CAP_CASE_WRITE,
                 .weight = ACTION_TERTIARY,
                 .to = url_path(r->arena, "/faelle/:/schreiben/:/loeschen", c, x->id)},
                {.label = _("Text ändern"),
                 .needs = CAP_CASE_WRITE,
                 .to = url_path(r->arena, "/faelle/:/schreiben/:/bearbeiten", c, x->id)},
                {.label = _("Fertigstellen"),
                 .needs = CAP_CASE_WRITE,
                 .weight = ACTION_PRIMARY,
                 .to = url_path(r->arena, "/faelle/:/schreiben/:/fertig", c, x->id)},
        };
        bool final = letter_final(x);
        TRY(frame_draw(r, tx, g, x, rec_text(x, LETTER_title), actions,
                       final || !writes(r, g) ? 0 : ARRAY_LEN(actions), &f));
        TRY(gaps_draw(r, x));
        TRY(letter_paper(tx, g, x, &p));
        if (final) {
                ui_grid(r->html);
                letter_preview(r, &p, _("Dies ist der Text. Gedruckt wird das PDF, das beim Fall liegt."));
                ui_grid_side(r->html);
                if (writes(r, g))
                        TRY(leave_draw(r, tx, g, x));
                TRY(outlets_draw(r, tx, g, x));
                ui_grid_end(r->html);
                return OK;
        }
        letter_preview(r, &p, _("Vorschau. Das PDF entsteht beim Fertigstellen, im Layout eines Briefs."));
        return OK;
}

CASE_GET(letter_show, "/schreiben/:", NEED(CASE_READ, SCHEDULE), .title = T("Schreiben"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *x;
        TRY(letter_of(r, tx, g, &x));
        return show_draw(r, tx, g, x);
}

/* ---- edit ---- */

static const struct field body_field = {
        .key = S_INIT("text"),
        .kind = K_LONGTEXT,
        .label = S_INIT(N_("Text")),
        .cls = CLASS_SCHEDULE,
        .required = true,
        .max = 60000,
        .help = S_INIT(N_(
                "Eine leere Zeile trennt Absätze. „# “ beginnt eine Überschrift, „- “ einen Punkt, „[ ] “ ein Kästchen, „> “ eigene Worte der Person, „| “ eine Zeile einer Tabelle. „Name: ___“ wird eine Zeile zum Ausfüllen."))};

static enum err edit_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *x)
{
        struct case_frame f;
        struct form_view form = {
                .action = url_path(r->arena, "/faelle/:/schreiben/:/bearbeiten", grant_case(g), x->id),
                .submit = _("Text speichern"),
                .cancel = letter_url(r->arena, grant_case(g), x->id),
                .version = x->version};
        TRY(frame_draw(r, tx, g, x, _("Text ändern"), NULL, 0, &f));
        ui_panel(r->html, rec_text(x, LETTER_title), S(""), (struct action){0});
        ui_form_begin(r, &form);
        if (!rec_bool(x, LETTER_sheet))
                TRY(ui_field(r, tx, &x->e->fields[LETTER_address], x->v[LETTER_address]));
        TRY(ui_field(r, tx, &x->e->fields[LETTER_subject], x->v[LETTER_subject]));
        TRY(ui_field(r, tx, &body_field, V(rec_text(x, LETTER_body))));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(letter_edit, "/schreiben/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE), .title = T("Text ändern"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *x;
        TRY(letter_of(r, tx, g, &x));
        if (letter_final(x)) {
                req_redirect_said(r, letter_url(r->arena, grant_case(g), x->id), S("unchanged"));
                return OK;
        }
        return edit_draw(r, tx, g, x);
}

static enum err edit_read(struct req *r, struct rtx *tx, struct record *x)
{
        struct value address, subject, body;
        if (!rec_bool(x, LETTER_sheet)) {
                TRY(form_value(r, tx, &x->e->fields[LETTER_address], &address));
                rec_set(x, LETTER_address, address);
        }
        TRY(form_value(r, tx, &x->e->fields[LETTER_subject], &subject));
        TRY(form_value(r, tx, &body_field, &body));
        rec_set(x, LETTER_subject, subject);
        rec_set(x, LETTER_body, body);
        x->version = form_version(r);
        return r->errs.n ? ERR_INVALID : OK;
}

CASE_POST(letter_save, "/schreiben/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE), .title = T("Text ändern"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *x;
        TRY(letter_of(r, rtx_of(tx), grant_of(g), &x));
        if (letter_final(x)) {
                req_redirect_said(r, letter_url(r->arena, x->case_id, x->id), S("unchanged"));
                return OK;
        }
        enum err e = edit_read(r, rtx_of(tx), x);
        if (e == OK)
                e = ent_update_in(tx, g, &letter_entity, x, &r->errs);
        if (e == ERR_INVALID) {
                r->status = STATUS_INVALID;
                TRY(edit_draw(r, rtx_of(tx), grant_of(g), x));
        }
        TRY(e);
        req_redirect_said(r, letter_url(r->arena, x->case_id, x->id), S("saved"));
        return OK;
}

/* ---- finish ---- */

static enum err finish_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *x)
{
        struct case_frame f;
        struct str contents;
        bool third = letter_third_party(x);
        struct form_view form = {
                .action = url_path(r->arena, "/faelle/:/schreiben/:/fertig", grant_case(g), x->id),
                .submit = third ? _("Fertigstellen und weitergeben") : _("Fertigstellen"),
                .cancel = letter_url(r->arena, grant_case(g), x->id)};
        TRY(frame_draw(r, tx, g, x, _("Fertigstellen"), NULL, 0, &f));
        TRY(gaps_draw(r, x));
        TRY(letter_contents(r, tx, rec_text(x, LETTER_content), &contents));
        ui_confirm_begin(
                r, &form, str_join(r->arena, S("„"), rec_text(x, LETTER_title), _("“ fertigstellen?")),
                third ? str_join(
                                r->arena,
                                _("Das Schreiben bleibt danach, wie es ist, und gilt als weitergegeben. Es enthält: "),
                                contents, S("."))
                      : _("Das Schreiben bleibt danach, wie es ist, und liegt als PDF beim Fall."));
        if (third)
                TRY(ui_field(r, tx, &disclosure_way_field, V(S("letter"))));
        ui_confirm_end(r, &form);
        return OK;
}

CASE_GET(letter_finish_ask, "/schreiben/:/fertig", NEED(CASE_WRITE, SCHEDULE), .title = T("Fertigstellen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *x;
        TRY(letter_of(r, tx, g, &x));
        if (letter_final(x)) {
                req_redirect_said(r, letter_url(r->arena, grant_case(g), x->id), S("unchanged"));
                return OK;
        }
        return finish_draw(r, tx, g, x);
}

CASE_POST(letter_finish_post, "/schreiben/:/fertig", NEED(CASE_WRITE, SCHEDULE), .title = T("Fertigstellen"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *x;
        struct str way = S("");
        struct rtx *rtx = rtx_of(tx);
        TRY(letter_of(r, rtx, grant_of(g), &x));
        if (letter_third_party(x) && !letter_final(x))
                TRY(form_text(r, rtx, &disclosure_way_field, &way));
        enum err e = r->errs.n ? ERR_INVALID : letter_finish(tx, g, x->id, way, clock_today(), &r->errs);
        if (e == ERR_INVALID) {
                r->status = STATUS_INVALID;
                TRY(finish_draw(r, rtx, grant_of(g), x));
        }
        if (e == ERR_CONFLICT) {
                req_redirect_said(r, letter_url(r->arena, x->case_id, x->id), S("unchanged"));
                return OK;
        }
        TRY(e);
        req_redirect_said(r, letter_url(r->arena, x->case_id, x->id), S("letter_ready"));
        return OK;
}

/* ---- leave ---- */

CASE_POST(letter_leave_post, "/schreiben/:/hinaus", NEED(CASE_WRITE, SCHEDULE), .title = T("Schreiben"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *x;
        struct str way;
        bool stopped;
        TRY(letter_of(r, rtx_of(tx), grant_of(g), &x));
        struct url back = letter_url(r->arena, x->case_id, x->id);
        TRY(form_text(r, rtx_of(tx), &way_field, &way));
        enum err e = r->errs.n ? ERR_INVALID : letter_leave(tx, g, x->id, way, clock_today(), &stopped);
        if (e == ERR_INVALID) {
                r->status = STATUS_INVALID;
                TRY(show_draw(r, rtx_of(tx), grant_of(g), x));
        }
        if (e == ERR_CONFLICT) {
                req_redirect_said(r, back, S("unchanged"));
                return OK;
        }
        TRY(e);
        if (!stopped && str_eq(way, S("file")))
                req_redirect(r, url_path(r->arena, "/faelle/:/schreiben/:/datei", x->case_id, x->id));
        else
                req_redirect_said(r, back, stopped ? S("letter_stopped") : S("letter_left"));
        return OK;
}

CASE_GET(letter_pdf, "/schreiben/:/datei", NEED(CASE_READ, SCHEDULE), .title = T("Datei"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *x;
        struct str body;
        TRY(letter_of(r, tx, g, &x));
        enum err e = letter_file(tx, g, x, &body);
        if (e == ERR_DENIED) {
                req_redirect_said(r, letter_url(r->arena, x->case_id, x->id), S("letter_stopped"));
                return OK;
        }
        TRY(e);
        r->why = CONST_NAME("letter_file");
        req_download(r, S("application/pdf"),
                     str_join(r->arena, rec_text(x, LETTER_code), S("-"),
                              date_iso(r->arena, rec_date(x, LETTER_dated_on)), S(".pdf")),
                     body);
        return OK;
}

/* ---- delete a draft ---- */

CASE_GET(letter_delete_ask, "/schreiben/:/loeschen", NEED(CASE_WRITE, SCHEDULE),
         .title = T("Entwurf löschen"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *x;
        struct case_frame f;
        TRY(letter_of(r, tx, g, &x));
        struct form_view form = {
                .action = url_path(r->arena, "/faelle/:/schreiben/:/loeschen", grant_case(g), x->id),
                .submit = _("Entwurf löschen"),
                .cancel = letter_url(r->arena, grant_case(g), x->id),
                .version = x->version,
                .danger = _("Entwurf löschen")};
        if (letter_final(x)) {
                req_redirect_said(r, form.cancel, S("unchanged"));
                return OK;
        }
        TRY(frame_draw(r, tx, g, x, _("Entwurf löschen"), NULL, 0, &f));
        ui_confirm(r, &form, _("Diesen Entwurf löschen?"),
                   _("Der Text geht verloren. Fertige Schreiben bleiben."));
        return OK;
}

CASE_POST(letter_delete, "/schreiben/:/loeschen", NEED(CASE_WRITE, SCHEDULE), .title = T("Entwurf löschen"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *x;
        TRY(letter_of(r, rtx_of(tx), grant_of(g), &x));
        if (letter_final(x)) {
                req_redirect_said(r, letter_url(r->arena, x->case_id, x->id), S("unchanged"));
                return OK;
        }
        TRY(ent_delete_in(tx, g, &letter_entity, x->id, x->version));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/schreiben", x->case_id), S("deleted"));
        return OK;
}
