/* Enquiries before consent: as little as possible, and what happens next. H1, 1.4 */
#include "domain/enquiries/enquiry.h"
#include "web/crud.h"
#include "web/layout.h"

enum { COLUMNS = 6 };

/* ---- list ---- */

static enum err row_fill(struct req *r, struct rtx *tx, const struct enquiry_line *e, struct ui_cell *row)
{
        row[0] = (struct ui_cell){.text = e->name, .to = url_path(r->arena, "/anfragen/:", e->id)};
        row[1].text = date_german(r->arena, e->received_on);
        TRY(ui_code_label(r, tx, S("referral_path"), e->referral_path, &row[2].text));
        if (!str_empty(e->organisation))
                row[2].text = str_join(r->arena, row[2].text, S(": "), e->organisation);
        row[3].text = e->assigned;
        TRY(ui_code_label(r, tx, S("enquiry_status"), e->status, &row[4].text));
        row[5].text = date_german(r->arena, e->delete_on);
        return OK;
}

static enum enquiry_view view_asked(const struct req *r)
{
        struct str sicht = req_query(r, S("sicht"));
        if (str_eq(sicht, S("alle")))
                return ENQUIRIES_ALL;
        return str_eq(sicht, S("meine")) ? ENQUIRIES_MINE : ENQUIRIES_OPEN;
}

static void list_head(struct req *r, enum enquiry_view view)
{
        struct url here = url_path(r->arena, "/anfragen");
        const struct action action[] = {
                {.label = _("Kurzberatungen"),
                 .to = url_path(r->arena, "/kurzberatung"),
                 .needs = CAP_INTAKE},
                {.label = _("Anfrage erfassen"),
                 .to = url_path(r->arena, "/anfragen/neu"),
                 .weight = ACTION_PRIMARY,
                 .icon = S("add"),
                 .needs = CAP_INTAKE},
        };
        const struct chip chip[] = {
                {_("Offen"), here, view == ENQUIRIES_OPEN},
                {_("Mir zugeteilt"), url_with(r->arena, here, S("sicht"), S("meine")),
                 view == ENQUIRIES_MINE},
                {_("Alle"), url_with(r->arena, here, S("sicht"), S("alle")), view == ENQUIRIES_ALL},
        };
        const struct crumb crumb[] = {{_("Fälle"), url_path(r->arena, "/faelle")}, {.label = _("Anfragen")}};
        ui_head(r, &(struct page_head){.crumb = crumb,
                                       .crumbs = ARRAY_LEN(crumb),
                                       .action = action,
                                       .actions = ARRAY_LEN(action)});
        ui_chips(r->html, _("Ansicht"), chip, ARRAY_LEN(chip));
}

static struct str empty_text(enum enquiry_view view)
{
        switch (view) {
        case ENQUIRIES_OPEN:
                return _("Keine offene Anfrage.");
        case ENQUIRIES_MINE:
                return _("Ihnen ist keine offene Anfrage zugeteilt.");
        case ENQUIRIES_ALL:
                return _("Keine Anfrage.");
        }
        panic("no such view");
}

static enum err rows_fill(struct req *r, struct rtx *tx, const struct list_query *q, enum enquiry_view view,
                          struct table_view *t)
{
        struct enquiry_line *e;
        struct enquiry_query ask = {view, t->filter->current, q->sort, q->descending, q->offset, q->limit};
        TRY(enquiry_list(tx, r->actor, &ask, &e, &t->rows, &t->total));
        t->cell = NEW_ARRAY(r->arena, struct ui_cell, t->rows * COLUMNS + 1);
        for (size_t i = 0; i < t->rows; i++)
                TRY(row_fill(r, tx, &e[i], &t->cell[i * COLUMNS]));
        r->listed = (int64_t)t->rows;
        return OK;
}

PAGE_GET(enquiry_index, "/anfragen", NEED(INTAKE, SCHEDULE), .title = T("Anfragen"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Um wen geht es?")), .cls = CLASS_MASTER},
                {.key = S_INIT("received"),
                 .label = S_INIT(N_("Eingang")),
                 .cls = CLASS_SCHEDULE,
                 .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Zugangsweg")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Zuständig")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Stand")), .cls = CLASS_SCHEDULE},
                {.key = S_INIT("delete"), .label = S_INIT(N_("Wird gelöscht am")), .cls = CLASS_SCHEDULE},
        };
        enum enquiry_view view = view_asked(r);
        struct list_query q = list_query_of(r, S("-received"), column, COLUMNS);
        struct ui_filter path;
        struct table_view t = {.caption = _("Anfragen"),
                               .column = column,
                               .columns = COLUMNS,
                               .offset = q.offset,
                               .sort = q.sort,
                               .descending = q.descending,
                               .filter = &path,
                               .filters = 1,
                               .unit = _("Anfragen"),
                               .empty = empty_text(view)};
        TRY(ui_filter_codes(r, tx, S("weg"), _("Zugangsweg"), _("Alle Wege"), S("referral_path"), &path));
        TRY(rows_fill(r, tx, &q, view, &t));
        list_head(r, view);
        return ui_table(r, &t);
}

/* ---- one enquiry ---- */

static struct str what_next(struct req *r, const struct record *e)
{
        struct date day = rec_date(e, ENQUIRY_delete_on);
        if (rec_int(e, ENQUIRY_casefile_id))
                return _("Aus dieser Anfrage ist ein Fall geworden. Sie bleibt beim Fall.");
        struct str when = date_given(day) ? str_join(r->arena, _("am "), date_long(r->arena, day))
                                          : _("nach der Frist");
        return str_join(
                r->arena,
                _("Die Person hat noch nicht eingewilligt. Beginnt kein Fall, löscht Fallnetz die Anfrage "),
                when, _(" endgültig."));
}

static void add(struct action *a, size_t *n, struct str label, struct url to, enum cap needs)
{
        a[(*n)++] = (struct action){.label = label, .to = to, .needs = needs};
}

static size_t next_actions(struct req *r, const struct record *e, struct action *a)
{
        size_t n = 0;
        struct str id = str_from_int(r->arena, e->id);
        if (rec_int(e, ENQUIRY_casefile_id)) {
                add(a, &n, _("Fall öffnen"), url_path(r->arena, "/faelle/:", rec_int(e, ENQUIRY_casefile_id)),
                    CAP_CASE_READ);
                return n;
        }
        if (layout_page(S("/faelle/neu"), r->actor))
                add(a, &n, _("Fall beginnen"),
                    url_with(r->arena, url_path(r->arena, "/faelle/neu"), S("anfrage"), id), CAP_CASE_CREATE);
        if (!str_eq(rec_text(e, ENQUIRY_status), S("open")))
                return n;
        add(a, &n, _("Als Kurzberatung führen"),
            url_with(r->arena, url_path(r->arena, "/kurzberatung/neu"), S("anfrage"), id), CAP_INTAKE);
        add(a, &n, _("Anfrage beenden"), url_path(r->arena, "/anfragen/:/beenden", e->id), CAP_INTAKE);
        return n;
}

static enum err next_panel(struct req *r, struct rtx *tx, const struct record *e)
{
        struct action action[4];
        struct html *h = r->html;
        (void)tx;
        size_t n = next_actions(r, e, action);
        ui_panel(h, _("Wie es weitergeht"), S(""), (struct action){0});
        html_lit(h, "<div class=\"fn-text\">");
        html_paragraphs(h, what_next(r, e));
        html_lit(h, "</div><div class=\"fn-actions\">");
        for (size_t i = 0; i < n; i++)
                if (actor_can(r->actor, action[i].needs))
                        ui_action(h, action[i]);
        html_lit(h, "</div>");
        ui_panel_end(h);
        return OK;
}

static const struct crud_view view = {
        .list = "/anfragen",
        .one = "/anfragen/:",
        .more = next_panel,
        .question = S_INIT(N_("Anfrage jetzt löschen?")),
        .consequence = S_INIT(N_(
                "Name, Telefonnummer und Anliegen sind danach nirgends mehr zu finden, auch nicht im Verlauf."
                " Das lässt sich nicht zurücknehmen.")),
};

PAGE_GET(enquiry_show, "/anfragen/:", NEED(INTAKE, SCHEDULE), .menu = MENU_CASES)
(struct req *r, struct rtx *tx)
{
        TRY(enquiry_visible(tx, r->actor, req_id(r, 0)));
        r->listed = 1;
        return crud_show(r, tx, &enquiry_entity, req_id(r, 0), &view);
}

PAGE_GET(enquiry_new, "/anfragen/neu", NEED(INTAKE, SCHEDULE), .menu = MENU_CASES)
(struct req *r, struct rtx *tx)
{
        struct record *e = enquiry_fresh(tx);
        rec_set(e, ENQUIRY_assigned_to, value_ref(r->actor->user_id));
        return crud_new(r, tx, &enquiry_entity, e, &view);
}

PAGE_POST(enquiry_create, "/anfragen/neu", NEED(INTAKE, SCHEDULE), .menu = MENU_CASES)
(struct req *r, struct wtx *tx)
{
        return crud_save_new(r, tx, &enquiry_entity, enquiry_fresh(rtx_of(tx)), &view);
}

PAGE_GET(enquiry_edit, "/anfragen/:/bearbeiten", NEED(INTAKE, SCHEDULE), .menu = MENU_CASES)
(struct req *r, struct rtx *tx)
{
        TRY(enquiry_visible(tx, r->actor, req_id(r, 0)));
        r->listed = 1;
        return crud_edit(r, tx, &enquiry_entity, req_id(r, 0), &view);
}

PAGE_POST(enquiry_save, "/anfragen/:/bearbeiten", NEED(INTAKE, SCHEDULE), .menu = MENU_CASES)
(struct req *r, struct wtx *tx)
{
        TRY(enquiry_visible(rtx_of(tx), r->actor, req_id(r, 0)));
        return crud_save(r, tx, &enquiry_entity, req_id(r, 0), &view);
}

PAGE_GET(enquiry_history, "/anfragen/:/verlauf", NEED(INTAKE, SCHEDULE), .menu = MENU_CASES)
(struct req *r, struct rtx *tx)
{
        TRY(enquiry_visible(tx, r->actor, req_id(r, 0)));
        r->listed = 1;
        return crud_history(r, tx, &enquiry_entity, req_id(r, 0), &view);
}

/* ---- the end ---- */

PAGE_GET(enquiry_ask_end, "/anfragen/:/beenden", NEED(INTAKE, SCHEDULE), .title = T("Anfrage beenden?"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx)
{
        int64_t id = req_id(r, 0);
        struct form_view f = {.action = url_path(r->arena, "/anfragen/:/beenden", id),
                              .submit = _("Anfrage beenden"),
                              .cancel = url_path(r->arena, "/anfragen/:", id)};
        TRY(enquiry_visible(tx, r->actor, id));
        ui_confirm(
                r, &f, _("Anfrage beenden?"),
                _("Sie steht dann nicht mehr unter den offenen Anfragen. Gelöscht wird sie an dem Tag, der bei ihr steht."));
        return OK;
}

PAGE_POST(enquiry_stop, "/anfragen/:/beenden", NEED(INTAKE, SCHEDULE), .menu = MENU_CASES)
(struct req *r, struct wtx *tx)
{
        TRY(enquiry_visible(rtx_of(tx), r->actor, req_id(r, 0)));
        TRY(enquiry_end(tx, req_id(r, 0), S("ended")));
        req_redirect_said(r, url_path(r->arena, "/anfragen"), S("ended"));
        return OK;
}

/* „Löschen Sie das bitte“: at once, without waiting for the day. */
PAGE_GET(enquiry_ask_delete, "/anfragen/:/loeschen", NEED(INTAKE, SCHEDULE), .menu = MENU_CASES)
(struct req *r, struct rtx *tx)
{
        TRY(enquiry_visible(tx, r->actor, req_id(r, 0)));
        return crud_ask_delete(r, tx, &enquiry_entity, req_id(r, 0), &view);
}

PAGE_POST(enquiry_delete, "/anfragen/:/loeschen", NEED(INTAKE, SCHEDULE), .menu = MENU_CASES)
(struct req *r, struct wtx *tx)
{
        TRY(enquiry_visible(rtx_of(tx), r->actor, req_id(r, 0)));
        TRY(enquiry_forget(tx, req_id(r, 0)));
        req_redirect_said(r, url_path(r->arena, "/anfragen"), S("deleted"));
        return OK;
}
