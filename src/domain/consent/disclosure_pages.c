/* What left the house, and the form that writes it down: only what a consent carries gets past it. H1–H4, H6 */
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/consent/consent_ui.h"
#include "domain/consent/disclosure.h"
#include "domain/tasks/reminder.h"

COURSE_ENTRY(disclosure, .word = T("Weitergegeben: "), .list = K("disclosure_way"), .mark = MARK_DOCUMENT,
             .path = "/faelle/:/weitergaben/:", .chip = K("einwilligungen"))

enum { COLUMNS = 5, DISCLOSURES_MOST = 1000, STATUS_INVALID = 422 };

static const struct crud_view disclosure_view = {
        .list = "/faelle/:/weitergaben", .one = "/faelle/:/weitergaben/:", .fixed = true};

static enum err view_of(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *out)
{
        *out = disclosure_view;
        return case_crud(r, tx, g, out);
}

/* ---- list ---- */

static enum err cells_fill(struct req *r, struct rtx *tx, const struct record *d, struct ui_cell *cell)
{
        cell[0].text = rec_text(d, DISCLOSURE_summary);
        cell[0].to = url_path(r->arena, "/faelle/:/weitergaben/:", d->case_id, d->id);
        cell[1].text = date_german(r->arena, rec_date(d, DISCLOSURE_given_on));
        TRY(ui_value_in(r, tx, d, DISCLOSURE_recipient_id, &cell[2].text));
        TRY(ui_value_in(r, tx, d, DISCLOSURE_content, &cell[3].text));
        return ui_value_in(r, tx, d, DISCLOSURE_way, &cell[4].text);
}

static enum err table_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Was")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Am")), .cls = CLASS_SCHEDULE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("An wen")), .cls = CLASS_SCHEDULE, .phone = PHONE_FIRST},
                {.label = S_INIT(N_("Inhalt")), .cls = CLASS_CASE},
                {.label = S_INIT(N_("Auf welchem Weg")), .cls = CLASS_SCHEDULE},
        };
        struct record *d;
        struct table_view t = {.caption = _("Datenweitergaben"),
                               .column = column,
                               .columns = COLUMNS,
                               .empty = _("Bisher ist nichts weitergegeben worden."),
                               .download = S("weitergaben")};
        TRY(ent_list_in(tx, g, &disclosure_entity, DISCLOSURES_MOST, &d, &t.rows));
        t.total = (int64_t)t.rows;
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(cells_fill(r, tx, &d[t.rows - 1 - i], &t.cell[i * COLUMNS]));
        return ui_table(r, &t);
}

CASE_GET(disclosure_index, "/weitergaben", NEED(CASE_READ, CASE), .title = T("Datenweitergaben"),
         .menu = MENU_CASES, .menu_label = T("Weitergaben"), .menu_order = 240)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct action action[] = {
                {.label = _("Einwilligungen"),
                 .to = url_path(r->arena, "/faelle/:/einwilligungen", grant_case(g)),
                 .needs = CAP_N},
                {.label = _("Weitergabe aufschreiben"),
                 .to = url_path(r->arena, "/faelle/:/weitergaben/neu", grant_case(g)),
                 .weight = ACTION_PRIMARY,
                 .icon = S("add"),
                 .needs = CAP_CASE_WRITE},
        };
        struct case_frame f = {.title = _("Datenweitergaben"), .action = action, .actions = 2};
        TRY(case_frame(r, tx, g, &f));
        return table_draw(r, tx, g);
}

/* ---- one ---- */

static struct record *consent_of(struct record *all, size_t n, int64_t id)
{
        for (size_t i = 0; i < n; i++)
                if (all[i].id == id)
                        return &all[i];
        return NULL;
}

/* The consents it stands on, each with its way there. */
static enum err consents_panel(struct req *r, struct rtx *tx, const struct record *d)
{
        struct str id, ids = rec_text(d, DISCLOSURE_consents);
        struct row_item row[16] = {0};
        struct consent_file file;
        size_t n = 0;
        int64_t number;
        struct record *all;
        TRY(consent_file_of(tx, r->grant, &all, &file));
        while (n < ARRAY_LEN(row) && codes_next(&ids, &id)) {
                struct record *c;
                if (!str_int(id, &number))
                        continue;
                c = consent_of(all, file.n, number);
                if (!c)
                        return ERR_NOT_FOUND;
                TRY(consent_title(r, tx, c, &row[n].title));
                row[n].badge = consent_record_badge(tx, &file, c);
                row[n].meta = str_join(r->arena, _("unterschrieben am "),
                                       date_german(r->arena, rec_date(c, CONSENT_signed_on)));
                row[n++].action = (struct action){
                        .label = _("Einwilligung öffnen"),
                        .needs = CAP_N,
                        .to = url_path(r->arena, "/faelle/:/einwilligungen/:", c->case_id, c->id)};
        }
        ui_panel(r->html, _("Darauf beruht sie"), _("Stand heute"), (struct action){0});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(disclosure_show, "/weitergaben/:", NEED(CASE_READ, CASE), .title = T("Datenweitergabe"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_of(r, tx, g, &v));
        v.more = consents_panel;
        return crud_show_in(r, tx, g, &disclosure_entity, req_id(r, 1), &v);
}

/* ---- new ---- */

/* „?an=7“: the recipient is chosen already. */
CASE_GET(disclosure_new, "/weitergaben/neu", NEED(CASE_WRITE, CASE), .title = T("Weitergabe aufschreiben"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *d = rec_new(r->arena, &disclosure_entity.e);
        struct crud_view v;
        int64_t recipient;
        REC_SET(d, DISCLOSURE_given_on, clock_today());
        if (str_int(req_query(r, S("an")), &recipient))
                rec_set(d, DISCLOSURE_recipient_id, value_ref(recipient));
        TRY(view_of(r, tx, g, &v));
        return crud_new_in(r, tx, g, &disclosure_entity, d, &v);
}

/* The form again, and below it what is missing, with the way to get it. */
static enum err refused_draw(struct req *r, struct rtx *tx, const struct grant *g, struct record *d)
{
        struct crud_view v;
        struct consent_ruling ruling = {.allowed = true};
        int64_t recipient = rec_int(d, DISCLOSURE_recipient_id);
        struct date on = rec_date(d, DISCLOSURE_given_on);
        TRY(view_of(r, tx, g, &v));
        TRY(crud_new_in(r, tx, g, &disclosure_entity, d, &v));
        if (recipient && date_given(on) && rec_given(d, DISCLOSURE_content))
                TRY(consent_disclosure_check(tx, g, recipient, rec_text(d, DISCLOSURE_content), on, &ruling));
        if (!ruling.allowed)
                consent_ruling_draw(r, &ruling, _("Das kann noch nicht weitergegeben werden"),
                                    ui_form_number(r));
        r->status = STATUS_INVALID;
        return OK;
}

static enum err create(struct req *r, struct wtx *tx, const struct wgrant *g, struct record *d, int64_t *id)
{
        TRY(form_read(r, rtx_of(tx), d));
        struct disclosure_data data = {.recipient_id = rec_int(d, DISCLOSURE_recipient_id),
                                       .content = rec_text(d, DISCLOSURE_content),
                                       .summary = rec_text(d, DISCLOSURE_summary),
                                       .way = rec_text(d, DISCLOSURE_way),
                                       .on = rec_date(d, DISCLOSURE_given_on)};
        return disclosure_record(tx, g, &data, &r->errs, id);
}

CASE_POST(disclosure_create, "/weitergaben/neu", NEED(CASE_WRITE, CASE),
          .title = T("Weitergabe aufschreiben"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *d = rec_new(r->arena, &disclosure_entity.e);
        int64_t id;
        enum err e = create(r, tx, g, d, &id);
        if (e == ERR_INVALID) {
                TRY(refused_draw(r, rtx_of(tx), grant_of(g), d));
                return ERR_INVALID;
        }
        TRY(e);
        TRY(reminder_refresh(tx, g));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/weitergaben/:", grant_case(grant_of(g)), id),
                          S("created"));
        return OK;
}
