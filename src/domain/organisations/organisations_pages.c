/* The pages of organisations: list with filters, details with contacts and cases, form, history. Field catalogue 6.6, 6.13 */
#include "domain/funding/funding_ui.h"
#include "domain/organisations/organisation.h"
#include "web/crud.h"

enum { COLUMNS = 6, CASES_SHOWN = 20 };

/* ---- list ---- */

static enum err row_fill(struct req *r, struct rtx *tx, const struct organisation_line *o,
                         struct ui_cell *row)
{
        static const struct field roles = {.kind = K_CODES, .list = S_INIT("partner_role")};
        row[0] = (struct ui_cell){.text = organisation_line_name(r->arena, o),
                                  .to = url_path(r->arena, "/organisationen/:", o->id)};
        TRY(ui_code_label(r, tx, S("partner_type"), o->type, &row[1].text));
        TRY(ui_value(r, tx, &roles, V(o->roles), &row[2].text));
        TRY(ui_code_label(r, tx, S("partner_status"), o->status, &row[3].text));
        row[4].text = o->city;
        row[5].text = o->phone;
        return OK;
}

static void list_head(struct req *r)
{
        struct action add = {.label = _("Organisation anlegen"),
                             .to = url_path(r->arena, "/organisationen/neu"),
                             .weight = ACTION_PRIMARY,
                             .icon = S("add"),
                             .needs = CAP_ORG_WRITE};
        ui_head(r, &(struct page_head){.action = &add, .actions = 1});
}

static enum err filters_fill(struct req *r, struct rtx *tx, struct ui_filter f[3])
{
        TRY(ui_filter_codes(r, tx, S("art"), _("Art"), _("Alle Arten"), S("partner_type"), &f[0]));
        TRY(ui_filter_codes(r, tx, S("rolle"), _("Rolle"), _("Alle Rollen"), S("partner_role"), &f[1]));
        return ui_filter_codes(r, tx, S("stand"), _("Zusammenarbeit"), _("Alle"), S("partner_status"), &f[2]);
}

static enum err rows_fill(struct req *r, struct rtx *tx, const struct list_query *q, struct table_view *t)
{
        struct organisation_line *o;
        struct organisation_query ask = {.search = q->search,
                                         .type = t->filter[0].current,
                                         .role = t->filter[1].current,
                                         .status = t->filter[2].current,
                                         .sort = q->sort,
                                         .descending = q->descending,
                                         .offset = q->offset,
                                         .limit = q->limit};
        TRY(organisation_list(tx, &ask, &o, &t->rows, &t->total));
        t->cell = NEW_ARRAY(r->arena, struct ui_cell, t->rows * COLUMNS + 1);
        for (size_t i = 0; i < t->rows; i++)
                TRY(row_fill(r, tx, &o[i], &t->cell[i * COLUMNS]));
        return OK;
}

PAGE_GET(organisation_index, "/organisationen", NEED(ORG_READ, NETWORK), .title = T("Organisationen"),
         .menu = MENU_NETWORK, .menu_label = T("Organisationen"), .menu_order = 50)
(struct req *r, struct rtx *tx)
{
        static const struct ui_column column[COLUMNS] = {
                {.key = S_INIT("name"), .label = S_INIT(N_("Name")), .cls = CLASS_NETWORK},
                {.key = S_INIT("type"), .label = S_INIT(N_("Art")), .cls = CLASS_NETWORK},
                {.label = S_INIT(N_("Rolle")), .cls = CLASS_NETWORK},
                {.key = S_INIT("status"), .label = S_INIT(N_("Zusammenarbeit")), .cls = CLASS_NETWORK},
                {.label = S_INIT(N_("Ort")), .cls = CLASS_NETWORK},
                {.label = S_INIT(N_("Telefon")), .cls = CLASS_NETWORK},
        };
        struct list_query q = list_query_of(r, S("name"), column, COLUMNS);
        struct ui_filter filter[3];
        struct table_view t = {.caption = _("Organisationen"),
                               .column = column,
                               .columns = COLUMNS,
                               .offset = q.offset,
                               .sort = q.sort,
                               .descending = q.descending,
                               .searchable = true,
                               .filter = filter,
                               .filters = ARRAY_LEN(filter),
                               .unit = _("Organisationen"),
                               .download = S("organisationen"),
                               .empty = _("Keine Organisation mit diesen Filtern.")};
        TRY(filters_fill(r, tx, filter));
        TRY(rows_fill(r, tx, &q, &t));
        list_head(r);
        return ui_table(r, &t);
}

/* ---- one organisation ---- */

static void contact_row(struct req *r, int64_t organisation, const struct contact_person_line *c,
                        struct row_item *out)
{
        struct arena *a = r->arena;
        struct str meta = str_join_with(a, S(" · "), c->position, c->phone, c->email);
        if (!str_empty(c->stand_in))
                meta = str_join_with(a, S(" · "), meta, str_join(a, _("Vertretung: "), c->stand_in));
        *out = (struct row_item){
                .title = c->name,
                .meta = meta,
                .action = {.label = _("Öffnen"),
                           .to = url_path(a, "/organisationen/:/kontakte/:", organisation, c->id),
                           .needs = CAP_ORG_READ}};
        if (!c->active)
                out->badge = (struct badge){.label = _("nicht mehr dort")};
}

static enum err contacts_panel(struct req *r, struct rtx *tx, int64_t organisation)
{
        struct contact_person_line *c;
        size_t n;
        struct action add = {.label = _("Ansprechperson anlegen"),
                             .to = url_path(r->arena, "/organisationen/:/kontakte/neu", organisation),
                             .needs = CAP_ORG_WRITE};
        if (!actor_can(r->actor, CAP_ORG_WRITE))
                add = (struct action){0};
        TRY(contact_person_list(tx, organisation, &c, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                contact_row(r, organisation, &c[i], &row[i]);
        ui_panel(r->html, _("Ansprechpersonen"), S(""), n ? add : (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Noch keine Ansprechperson."), add);
        ui_panel_end(r->html);
        return OK;
}

static enum err case_row(struct req *r, struct rtx *tx, const struct organisation_case *c,
                         struct row_item *out)
{
        struct str status, name = str_join_with(r->arena, S(" "), c->given, c->family);
        TRY(ui_code_label(r, tx, S("case_status"), c->status, &status));
        *out = (struct row_item){.title = name,
                                 .meta = str_join_with(r->arena, S(" · "), c->number, status),
                                 .action = {.label = _("Öffnen"),
                                            .to = url_path(r->arena, "/faelle/:", c->id),
                                            .needs = CAP_CASE_READ}};
        return OK;
}

/* „3 Fälle“, counted within the reader's rights like the rows. */
static struct str case_count(struct arena *a, int64_t total, size_t shown)
{
        struct str all = total == 1 ? _("1 Fall") : str_join(a, str_from_int(a, total), _(" Fälle"));
        if (total <= (int64_t)shown)
                return all;
        return str_join(a, all, _(", hier die neuesten "), str_from_int(a, CASES_SHOWN));
}

static enum err cases_panel(struct req *r, struct rtx *tx, int64_t organisation)
{
        struct organisation_case *c;
        size_t n;
        int64_t total;
        TRY(organisation_cases(tx, r->actor, organisation, CASES_SHOWN, &c, &n, &total));
        if (!n)
                return OK;
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n);
        for (size_t i = 0; i < n; i++)
                TRY(case_row(r, tx, &c[i], &row[i]));
        r->listed = (int64_t)n;
        r->personal = true;
        ui_panel(r->html, _("Fälle mit diesem Betrieb"), case_count(r->arena, total, n), (struct action){0});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return OK;
}

static enum err more_panels(struct req *r, struct rtx *tx, const struct record *rec)
{
        TRY(contacts_panel(r, tx, rec->id));
        TRY(frame_panel(r, tx, rec->id));
        return cases_panel(r, tx, rec->id);
}

static const struct crud_view view = {
        .list = "/organisationen", .one = "/organisationen/:", .more = more_panels};

PAGE_GET(organisation_show, "/organisationen/:", NEED(ORG_READ, NETWORK), .menu = MENU_NETWORK)
(struct req *r, struct rtx *tx)
{
        return crud_show(r, tx, &organisation_entity, req_id(r, 0), &view);
}

PAGE_GET(organisation_new, "/organisationen/neu", NEED(ORG_WRITE, NETWORK),
         .title = T("Organisation anlegen"), .menu = MENU_NETWORK)
(struct req *r, struct rtx *tx)
{
        return crud_new(r, tx, &organisation_entity, NULL, &view);
}

PAGE_POST(organisation_create, "/organisationen/neu", NEED(ORG_WRITE, NETWORK),
          .title = T("Organisation anlegen"), .makes = K("organisation"), .menu = MENU_NETWORK)
(struct req *r, struct wtx *tx)
{
        return crud_save_new(r, tx, &organisation_entity, NULL, &view);
}

PAGE_GET(organisation_edit, "/organisationen/:/bearbeiten", NEED(ORG_WRITE, NETWORK), .menu = MENU_NETWORK)
(struct req *r, struct rtx *tx)
{
        return crud_edit(r, tx, &organisation_entity, req_id(r, 0), &view);
}

PAGE_POST(organisation_save, "/organisationen/:/bearbeiten", NEED(ORG_WRITE, NETWORK), .menu = MENU_NETWORK)
(struct req *r, struct wtx *tx)
{
        return crud_save(r, tx, &organisation_entity, req_id(r, 0), &view);
}

PAGE_GET(organisation_history, "/organisationen/:/verlauf", NEED(ORG_READ, NETWORK), .menu = MENU_NETWORK)
(struct req *r, struct rtx *tx)
{
        return crud_history(r, tx, &organisation_entity, req_id(r, 0), &view);
}
