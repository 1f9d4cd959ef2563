/* Documents of a case: uploaded, downloaded under the address of their own case only, renamed, deleted. H10 */
#include "base/text.h"
#include "domain/attachments/attachment_store.h"
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/tasks/reminder.h"

COURSE_CHIP(unterlagen, .label = T("Unterlagen und Pläne"), .order = 30)
COURSE_ENTRY(attachment, .word = T("Unterlage: "), .list = K("attachment_kind"), .mark = MARK_DOCUMENT,
             .path = "/faelle/:/unterlagen/:", .chip = K("unterlagen"))

enum { COLUMNS = 5, ATTACHMENTS_MOST = 2000, STATUS_INVALID = 422 };

static const struct crud_view attachment_view = {
        .list = "/faelle/:/unterlagen",
        .one = "/faelle/:/unterlagen/:",
        .consequence = S_INIT(N_(
                "Die Datei wird endgültig gelöscht. Dass es sie gab und wer sie gelöscht hat, bleibt im Protokoll."))};

static enum err view_of(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *out)
{
        *out = attachment_view;
        return case_crud(r, tx, g, out);
}

static bool readable(const struct req *r, const struct record *x)
{
        return (!rec_bool(x, ATTACHMENT_medical) || actor_reads(r->actor, CLASS_HEALTH)) &&
               actor_reads_all(r->actor, rec_text(x, ATTACHMENT_needs));
}

/* What another subject made and keeps is opened there, where it is known who may have it: sends the reader to it. */
static enum err kept_elsewhere(struct req *r, struct rtx *tx, const struct grant *g, bool *out)
{
        struct record *x;
        int64_t id = 0;
        TRY(ent_get_in(tx, g, &attachment_entity, req_id(r, 1), &x));
        struct str origin = rec_text(x, ATTACHMENT_origin), kind = str_split(origin, ':', &origin);
        *out = !str_empty(kind);
        if (*out && !readable(r, x))
                return ERR_NOT_FOUND;
        if (*out && str_eq(kind, S("letter")) && str_int(origin, &id))
                req_redirect(r, url_path(r->arena, "/faelle/:/schreiben/:", x->case_id, id));
        return OK;
}

/* ---- list ---- */

static enum err cells_fill(struct req *r, struct rtx *tx, const struct record *x, struct ui_cell *cell)
{
        const struct field *f = attachment_entity.e.fields;
        cell[0].text = rec_text(x, ATTACHMENT_title);
        if (readable(r, x) || !rec_given(x, ATTACHMENT_origin))
                cell[0].to = url_path(r->arena, "/faelle/:/unterlagen/:", x->case_id, x->id);
        TRY(ui_value(r, tx, &f[ATTACHMENT_kind], x->v[ATTACHMENT_kind], &cell[1].text));
        cell[2].text = date_german(r->arena, rec_date(x, ATTACHMENT_dated_on));
        if (rec_bool(x, ATTACHMENT_medical))
                cell[3].badge = (struct badge){_("Gesundheit, verschlüsselt"), TONE_NEUTRAL, S("lock")};
        cell[4].text = text_bytes(r->arena, rec_int(x, ATTACHMENT_bytes));
        return OK;
}

static enum err table_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Bezeichnung")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Art")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Datum der Unterlage")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Schutz")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Größe")), .cls = CLASS_SCHEDULE, .number = true},
        };
        struct record *x;
        struct table_view t = {.caption = _("Unterlagen"),
                               .column = column,
                               .columns = COLUMNS,
                               .unit = _("Unterlagen"),
                               .empty = _("Noch keine Unterlage.")};
        TRY(ent_list_in(tx, g, &attachment_entity, ATTACHMENTS_MOST, &x, &t.rows));
        t.total = (int64_t)t.rows;
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(cells_fill(r, tx, &x[t.rows - 1 - i], &t.cell[i * COLUMNS]));
        return ui_table(r, &t);
}

CASE_GET(attachment_index, "/unterlagen", NEED(CASE_READ, SCHEDULE), .title = T("Unterlagen"),
         .menu = MENU_CASES, .menu_order = 160)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct action action = {.label = _("Datei hochladen"),
                                      .weight = ACTION_PRIMARY,
                                      .icon = S("add"),
                                      .needs = CAP_CASE_WRITE,
                                      .to = url_path(r->arena, "/faelle/:/unterlagen/neu", grant_case(g))};
        struct case_frame f = {.title = _("Unterlagen"), .action = &action, .actions = 1};
        TRY(case_frame(r, tx, g, &f));
        return table_draw(r, tx, g);
}

/* ---- upload ---- */

static const struct field file_field = {
        .key = S_INIT("file"),
        .kind = K_FILE,
        .label = S_INIT(N_("Datei")),
        .cls = CLASS_SCHEDULE,
        .help = S_INIT(N_("Höchstens 25 MB, zum Beispiel PDF, Bild oder Textdokument.")),
        .required = true};

static enum err upload_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *x)
{
        struct case_frame f = {.title = _("Datei hochladen"),
                               .section = _("Unterlagen"),
                               .section_to = url_path(r->arena, "/faelle/:/unterlagen", grant_case(g))};
        struct form_view form = {.action = url_path(r->arena, "/faelle/:/unterlagen/neu", grant_case(g)),
                                 .submit = _("Hochladen"),
                                 .cancel = f.section_to,
                                 .files = true};
        TRY(case_frame(r, tx, g, &f));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &form);
        TRY(ui_field(r, tx, &file_field, VALUE_NULL));
        TRY(ui_fields(r, tx, x));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(attachment_new, "/unterlagen/neu", NEED(CASE_WRITE, SCHEDULE), .title = T("Datei hochladen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return upload_draw(r, tx, g, rec_new(r->arena, &attachment_entity.e));
}

static enum err upload_save(struct req *r, struct wtx *tx, const struct wgrant *g, struct record *x)
{
        const struct upload *file = req_upload(r, file_field.key);
        enum err e = form_read(r, rtx_of(tx), x);
        if (e != OK && e != ERR_INVALID)
                return e;
        if (!file)
                errs_add(&r->errs, file_field.key, _("Bitte wählen Sie eine Datei."));
        if (!file || r->errs.n)
                return ERR_INVALID;
        return attachment_add(tx, g, x, file->name, file->body, &r->errs);
}

CASE_POST(attachment_create, "/unterlagen/neu", NEED(CASE_WRITE, SCHEDULE), .title = T("Datei hochladen"),
          .menu = MENU_CASES, .uploads = true)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *x = rec_new(r->arena, &attachment_entity.e);
        enum err e = upload_save(r, tx, g, x);
        if (e == ERR_INVALID) {
                r->status = STATUS_INVALID;
                TRY(upload_draw(r, rtx_of(tx), grant_of(g), x));
                return ERR_INVALID;
        }
        TRY(e);
        TRY(reminder_refresh(tx, g));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/unterlagen/:", grant_case(grant_of(g)), x->id),
                          S("created"));
        return OK;
}

/* ---- one document ---- */

static enum err file_panel(struct req *r, struct rtx *tx, const struct record *x)
{
        bool stored;
        TRY(attachment_stored(tx, r->grant, x->id, &stored));
        struct row_item row = {.title = rec_text(x, ATTACHMENT_file_name),
                               .meta = str_join(r->arena, rec_text(x, ATTACHMENT_mime), S(" · "),
                                                text_bytes(r->arena, rec_int(x, ATTACHMENT_bytes)))};
        ui_panel(r->html, _("Datei"), S(""), (struct action){0});
        if (!stored) {
                ui_empty(r->html, _("Dazu ist keine Datei gespeichert."), (struct action){0});
        } else if (readable(r, x)) {
                row.action = (struct action){
                        .label = _("Herunterladen"),
                        .needs = CAP_N,
                        .to = url_path(r->arena, "/faelle/:/unterlagen/:/datei", x->case_id, x->id)};
                ui_rows(r->html, &row, 1);
        } else {
                ui_empty(
                        r->html,
                        _("Diese Datei enthält Angaben zur Gesundheit. Öffnen kann sie, wer den Fall führt."),
                        (struct action){0});
        }
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(attachment_show, "/unterlagen/:", NEED(CASE_READ, SCHEDULE), .title = T("Unterlage"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        bool elsewhere;
        TRY(kept_elsewhere(r, tx, g, &elsewhere));
        if (elsewhere)
                return OK;
        struct crud_view v;
        TRY(view_of(r, tx, g, &v));
        v.more = file_panel;
        return crud_show_in(r, tx, g, &attachment_entity, req_id(r, 1), &v);
}

CASE_GET(attachment_file, "/unterlagen/:/datei", NEED(CASE_READ, SCHEDULE), .title = T("Datei"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        bool elsewhere;
        TRY(kept_elsewhere(r, tx, g, &elsewhere));
        if (elsewhere)
                return OK;
        struct record *x;
        struct str body;
        TRY(ent_get_in(tx, g, &attachment_entity, req_id(r, 1), &x));
        if (!readable(r, x))
                return ERR_DENIED;
        TRY(attachment_body(tx, g, x, &body));
        req_download(r, attachment_safe_mime(rec_text(x, ATTACHMENT_mime)), rec_text(x, ATTACHMENT_file_name),
                     body);
        return OK;
}

/* ---- rename, history, delete ---- */

CASE_GET(attachment_edit, "/unterlagen/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE),
         .title = T("Unterlage bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        bool elsewhere;
        TRY(kept_elsewhere(r, tx, g, &elsewhere));
        if (elsewhere)
                return OK;
        struct crud_view v;
        TRY(view_of(r, tx, g, &v));
        return crud_edit_in(r, tx, g, &attachment_entity, req_id(r, 1), &v);
}

CASE_POST(attachment_save, "/unterlagen/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE),
          .title = T("Unterlage bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        bool elsewhere;
        TRY(kept_elsewhere(r, rtx_of(tx), grant_of(g), &elsewhere));
        if (elsewhere)
                return OK;
        struct crud_view v;
        TRY(view_of(r, rtx_of(tx), grant_of(g), &v));
        TRY(crud_save_in(r, tx, g, &attachment_entity, req_id(r, 1), &v));
        return reminder_refresh(tx, g);
}

CASE_GET(attachment_history, "/unterlagen/:/verlauf", NEED(CASE_READ, SCHEDULE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        bool elsewhere;
        TRY(kept_elsewhere(r, tx, g, &elsewhere));
        if (elsewhere)
                return OK;
        struct crud_view v;
        TRY(view_of(r, tx, g, &v));
        return crud_history_in(r, tx, g, &attachment_entity, req_id(r, 1), &v);
}

/* Who may not open it may not make it disappear either. */
static enum err deletable(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *x;
        TRY(ent_get_in(tx, g, &attachment_entity, req_id(r, 1), &x));
        return readable(r, x) ? OK : ERR_DENIED;
}

CASE_GET(attachment_ask_delete, "/unterlagen/:/loeschen", NEED(CASE_WRITE, SCHEDULE),
         .title = T("Unterlage löschen"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        bool elsewhere;
        TRY(kept_elsewhere(r, tx, g, &elsewhere));
        if (elsewhere)
                return OK;
        struct crud_view v;
        TRY(deletable(r, tx, g));
        TRY(view_of(r, tx, g, &v));
        return crud_ask_delete_in(r, tx, g, &attachment_entity, req_id(r, 1), &v);
}

CASE_POST(attachment_delete, "/unterlagen/:/loeschen", NEED(CASE_WRITE, SCHEDULE),
          .title = T("Unterlage löschen"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        bool elsewhere;
        TRY(kept_elsewhere(r, rtx_of(tx), grant_of(g), &elsewhere));
        if (elsewhere)
                return OK;
        struct crud_view v;
        TRY(deletable(r, rtx_of(tx), grant_of(g)));
        TRY(view_of(r, rtx_of(tx), grant_of(g), &v));
        TRY(attachment_body_delete(tx, g, req_id(r, 1)));
        TRY(crud_delete_in(r, tx, g, &attachment_entity, req_id(r, 1), &v));
        return reminder_refresh(tx, g);
}
