/* Fundings of a case: who was asked, who promised, what is open. CMB 9.B.3 to 9.B.5, H7 */
#include "base/text.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/funding/funding_ui.h"
#include "domain/help/help_view.h"
#include "domain/tasks/reminder.h"

enum { COLUMNS = 7 };

/* ---- list ---- */

static struct str measure_title(const struct measure_root_line *m, size_t n, int64_t root)
{
        for (size_t i = 0; i < n; i++)
                if (m[i].root_id == root)
                        return m[i].title;
        return S("");
}

static enum err row_fill(struct req *r, struct rtx *tx, int64_t case_id, struct str measure,
                         const struct funding_line *f, struct ui_cell *row)
{
        struct arena *a = r->arena;
        row[0] = (struct ui_cell){.text = measure,
                                  .to = url_path(a, "/faelle/:/finanzierung/:", case_id, f->id)};
        row[1].text = f->funder;
        TRY(ui_code_label(r, tx, S("funding_benefit"), f->benefit, &row[2].text));
        row[3].text = f->amount ? text_money(a, f->amount) : S("");
        row[4].text = date_german(a, f->applied_on);
        row[5].text = date_german(a, f->decided_on);
        return funding_badge(r, tx, f->status, &row[6].badge);
}

static enum err table_of(struct req *r, struct rtx *tx, int64_t case_id, const struct measure_root_line *m,
                         size_t measures, const struct funding_line *f, size_t n)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Maßnahme")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Träger")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Leistung")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Betrag")), .cls = CLASS_CASE, .number = true},
                {.label = S_INIT(N_("beantragt")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("entschieden")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Stand")), .cls = CLASS_CASE, .phone = PHONE_COLUMN},
        };
        struct table_view t = {.caption = _("Finanzierungen"),
                               .column = column,
                               .columns = COLUMNS,
                               .rows = n,
                               .total = (int64_t)n,
                               .download = S("finanzierungen"),
                               .empty = _("Noch nichts beantragt oder zugesagt.")};
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, n * COLUMNS + 1);
        for (size_t i = 0; i < n; i++)
                TRY(row_fill(r, tx, case_id, measure_title(m, measures, f[i].measure_id), &f[i],
                             &t.cell[i * COLUMNS]));
        return ui_table(r, &t);
}

/* Measures of the newest version whose costs nobody has promised yet: a warning, nothing is held up. */
static void open_panel(struct req *r, int64_t case_id, const struct measure_root_line *m, size_t measures,
                       const struct funding_line *f, size_t n)
{
        struct arena *a = r->arena;
        struct row_item *row = NEW_ARRAY(a, struct row_item, measures + 1);
        size_t rows = 0;
        for (size_t i = 0; i < measures && m[i].number == m[0].number; i++) {
                struct funding_cover c = funding_cover(m[i].costs, m[i].root_id, f, n);
                if (!c.open)
                        continue;
                row[rows++] = (struct row_item){
                        .title = m[i].title,
                        .meta = funding_cover_sentence(a, &c),
                        .action = {.label = _("Finanzierung anlegen"),
                                   .to = url_with(a, url_path(a, "/faelle/:/finanzierung/neu", case_id),
                                                  S("massnahme"), str_from_int(a, m[i].root_id)),
                                   .needs = CAP_CASE_WRITE}};
        }
        if (!rows)
                return;
        ui_panel(r->html, _("Noch nicht gedeckt"), S(""), (struct action){0});
        ui_rows(r->html, row, rows);
        ui_panel_end(r->html);
}

CASE_GET(funding_index, "/finanzierung", NEED(CASE_READ, CASE), .title = T("Finanzierung"),
         .menu = MENU_CASES, .menu_order = 450)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        int64_t id = grant_case(g);
        struct measure_root_line *m;
        struct funding_line *f;
        size_t measures, n;
        const struct action action[] = {
                {.label = _("Zusagerahmen"), .to = url_path(r->arena, "/netz/zusagerahmen"), .needs = CAP_N},
                {.label = _("Finanzierung anlegen"),
                 .to = url_path(r->arena, "/faelle/:/finanzierung/neu", id),
                 .weight = ACTION_PRIMARY,
                 .icon = S("add"),
                 .needs = CAP_CASE_WRITE}};
        struct case_frame frame = {
                .title = _("Finanzierung"), .action = action, .actions = ARRAY_LEN(action)};
        TRY(measure_roots(tx, g, &m, &measures));
        TRY(funding_list(tx, g, &f, &n));
        TRY(case_frame(r, tx, g, &frame));
        open_panel(r, id, m, measures, f, n);
        return table_of(r, tx, id, m, measures, f, n);
}

/* ---- one ---- */

/* A refusal leads on: the same measure, another way. CMB 9.B.4a */
static enum err more(struct req *r, struct rtx *tx, const struct record *f)
{
        (void)tx;
        if (!str_eq(rec_text(f, FUNDING_status), S("rejected")) || !actor_writes(r->actor, CLASS_CASE))
                return OK;
        struct arena *a = r->arena;
        ui_panel(r->html, _("Wie geht es weiter?"), S(""), (struct action){0});
        const struct row_item row[] = {
                {.title = _("Einen anderen Weg der Finanzierung suchen"),
                 .meta = _("Für dieselbe Maßnahme, bei einem anderen Träger oder als andere Leistung."),
                 .action = {.label = _("Finanzierung anlegen"),
                            .to = url_with(a, url_path(a, "/faelle/:/finanzierung/neu", f->case_id),
                                           S("massnahme"), str_from_int(a, rec_int(f, FUNDING_measure_id))),
                            .needs = CAP_CASE_WRITE}},
                {.title = _("Den Plan ohne diese Maßnahme neu fassen"),
                 .meta = _("Wenn die Ablehnung endgültig ist."),
                 .action = {.label = _("Zum Plan"),
                            .to = url_path(a, "/faelle/:/plan", f->case_id),
                            .needs = CAP_CASE_READ}}};
        ui_rows(r->html, row, ARRAY_LEN(row));
        ui_panel_end(r->html);
        return OK;
}

static const struct crud_view funding_view = {.list = "/faelle/:/finanzierung",
                                              .one = "/faelle/:/finanzierung/:",
                                              .frame = case_crud,
                                              .more = more};

static struct record *preset(struct req *r)
{
        struct record *f = rec_new(r->arena, &funding_entity.e);
        int64_t measure;
        REC_SET(f, FUNDING_status, S("planned"));
        if (str_int(req_query(r, S("massnahme")), &measure) && measure > 0)
                rec_set(f, FUNDING_measure_id, value_ref(measure));
        return f;
}

CASE_GET(funding_new, "/finanzierung/neu", NEED(CASE_WRITE, CASE), .title = T("Finanzierung"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_new_in(r, tx, g, &funding_entity, preset(r), &funding_view);
}

CASE_POST(funding_create, "/finanzierung/neu", NEED(CASE_WRITE, CASE), .title = T("Finanzierung"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        TRY(crud_save_new_in(r, tx, g, &funding_entity, NULL, &funding_view));
        return reminder_refresh(tx, g);
}

CASE_GET(funding_show, "/finanzierung/:", NEED(CASE_READ, CASE), .title = T("Finanzierung"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_show_in(r, tx, g, &funding_entity, req_id(r, 1), &funding_view);
}

CASE_GET(funding_edit, "/finanzierung/:/bearbeiten", NEED(CASE_WRITE, CASE), .title = T("Finanzierung"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_edit_in(r, tx, g, &funding_entity, req_id(r, 1), &funding_view);
}

CASE_POST(funding_update, "/finanzierung/:/bearbeiten", NEED(CASE_WRITE, CASE), .title = T("Finanzierung"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        TRY(crud_save_in(r, tx, g, &funding_entity, req_id(r, 1), &funding_view));
        return reminder_refresh(tx, g);
}

CASE_GET(funding_history, "/finanzierung/:/verlauf", NEED(CASE_READ, CASE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_history_in(r, tx, g, &funding_entity, req_id(r, 1), &funding_view);
}

CASE_DELETE_PAGES(funding, "/finanzierung", CASE, N_("Finanzierung"))

HELP_TEXT(
        funding, "/faelle/:/finanzierung", T("Finanzierung"),
        T("Wer welche Maßnahme bezahlt: beantragt, zugesagt oder abgelehnt mit Grund. Eine Maßnahme kann mehrere "
          "Finanzierungen haben. Selbst sagt die Stelle nur im Zusagerahmen zu."))
