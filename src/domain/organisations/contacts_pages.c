/* Who is spoken to in an organisation, and who stands in. CMB 1.A.2 d */
#include "domain/organisations/organisation.h"
#include "web/crud.h"

/* Organisationen › Nordmetall › Ansprechpersonen. ERR_NOT_FOUND without such an organisation. */
static enum err view_make(struct req *r, struct rtx *tx, struct crud_view *out)
{
        struct str name;
        int64_t id = req_id(r, 0);
        TRY(organisation_name(tx, id, &name));
        if (str_empty(name))
                return ERR_NOT_FOUND;
        struct crumb *crumb = NEW_ARRAY(r->arena, struct crumb, 2);
        crumb[0] = (struct crumb){_("Organisationen"), url_path(r->arena, "/organisationen")};
        crumb[1] = (struct crumb){name, url_path(r->arena, "/organisationen/:", id)};
        *out = (struct crud_view){.list = "/organisationen/:/kontakte",
                                  .one = "/organisationen/:/kontakte/:",
                                  .over = name,
                                  .crumb = crumb,
                                  .crumbs = 2};
        return OK;
}

/* The contact of the address, which must belong to the organisation of the address. */
static enum err view_of_one(struct req *r, struct rtx *tx, struct crud_view *out)
{
        TRY(contact_person_belongs(tx, req_id(r, 0), req_id(r, 1)));
        return view_make(r, tx, out);
}

static struct record *fresh(struct req *r)
{
        struct record *c = rec_new(r->arena, &contact_person_entity.e);
        rec_set(c, CONTACT_PERSON_organisation_id, value_ref(req_id(r, 0)));
        REC_SET(c, CONTACT_PERSON_active, true);
        return c;
}

/* ---- list ---- */

static struct ui_cell *cells_of(struct req *r, const struct contact_person_line *c, size_t n)
{
        struct ui_cell *cell = NEW_ARRAY(r->arena, struct ui_cell, 5 * n + 1);
        for (size_t i = 0; i < n; i++) {
                struct ui_cell *row = &cell[5 * i];
                row[0] = (struct ui_cell){
                        .text = c[i].name,
                        .to = url_path(r->arena, "/organisationen/:/kontakte/:", req_id(r, 0), c[i].id)};
                if (!c[i].active)
                        row[0].badge = (struct badge){.label = _("nicht mehr dort")};
                row[1].text = c[i].position;
                row[2].text = c[i].phone;
                row[3].text = c[i].email;
                row[4].text = c[i].stand_in;
        }
        return cell;
}

PAGE_GET(contact_list, "/organisationen/:/kontakte", NEED(ORG_READ, NETWORK), .title = T("Ansprechpersonen"),
         .menu = MENU_NETWORK)
(struct req *r, struct rtx *tx)
{
        static const struct ui_column column[] = {
                {.label = S_INIT(N_("Name")), .cls = CLASS_NETWORK},
                {.label = S_INIT(N_("Funktion")), .cls = CLASS_NETWORK},
                {.label = S_INIT(N_("Telefon")), .cls = CLASS_NETWORK},
                {.label = S_INIT(N_("E-Mail")), .cls = CLASS_NETWORK},
                {.label = S_INIT(N_("Vertretung")), .cls = CLASS_NETWORK},
        };
        struct crud_view v;
        struct contact_person_line *c;
        struct table_view t = {
                .caption = _("Ansprechpersonen"), .column = column, .columns = ARRAY_LEN(column)};
        TRY(view_make(r, tx, &v));
        TRY(contact_person_list(tx, req_id(r, 0), &c, &t.rows));
        t.cell = cells_of(r, c, t.rows);
        t.total = (int64_t)t.rows;
        t.download = S("ansprechpersonen");
        t.unit = _("Ansprechpersonen");
        t.empty = _("Noch keine Ansprechperson.");
        const struct crumb crumb[] = {v.crumb[0], v.crumb[1], {.label = _("Ansprechpersonen")}};
        struct action add = {.label = _("Ansprechperson anlegen"),
                             .to = url_path(r->arena, "/organisationen/:/kontakte/neu", req_id(r, 0)),
                             .weight = ACTION_PRIMARY,
                             .icon = S("add"),
                             .needs = CAP_ORG_WRITE};
        ui_head(r, &(struct page_head){.crumb = crumb,
                                       .crumbs = ARRAY_LEN(crumb),
                                       .over = v.over,
                                       .action = &add,
                                       .actions = 1});
        return ui_table(r, &t);
}

/* ---- one ---- */

PAGE_GET(contact_new, "/organisationen/:/kontakte/neu", NEED(ORG_WRITE, NETWORK), .menu = MENU_NETWORK)
(struct req *r, struct rtx *tx)
{
        struct crud_view v;
        TRY(view_make(r, tx, &v));
        return crud_new(r, tx, &contact_person_entity, fresh(r), &v);
}

PAGE_POST(contact_create, "/organisationen/:/kontakte/neu", NEED(ORG_WRITE, NETWORK), .menu = MENU_NETWORK)
(struct req *r, struct wtx *tx)
{
        struct crud_view v;
        TRY(view_make(r, rtx_of(tx), &v));
        return crud_save_new(r, tx, &contact_person_entity, fresh(r), &v);
}

PAGE_GET(contact_show, "/organisationen/:/kontakte/:", NEED(ORG_READ, NETWORK), .menu = MENU_NETWORK)
(struct req *r, struct rtx *tx)
{
        struct crud_view v;
        TRY(view_of_one(r, tx, &v));
        return crud_show(r, tx, &contact_person_entity, req_id(r, 1), &v);
}

PAGE_GET(contact_edit, "/organisationen/:/kontakte/:/bearbeiten", NEED(ORG_WRITE, NETWORK),
         .menu = MENU_NETWORK)
(struct req *r, struct rtx *tx)
{
        struct crud_view v;
        TRY(view_of_one(r, tx, &v));
        return crud_edit(r, tx, &contact_person_entity, req_id(r, 1), &v);
}

PAGE_POST(contact_save, "/organisationen/:/kontakte/:/bearbeiten", NEED(ORG_WRITE, NETWORK),
          .menu = MENU_NETWORK)
(struct req *r, struct wtx *tx)
{
        struct crud_view v;
        TRY(view_of_one(r, rtx_of(tx), &v));
        return crud_save(r, tx, &contact_person_entity, req_id(r, 1), &v);
}

PAGE_GET(contact_ask_delete, "/organisationen/:/kontakte/:/loeschen", NEED(ORG_WRITE, NETWORK),
         .menu = MENU_NETWORK)
(struct req *r, struct rtx *tx)
{
        struct crud_view v;
        TRY(view_of_one(r, tx, &v));
        return crud_ask_delete(r, tx, &contact_person_entity, req_id(r, 1), &v);
}

PAGE_POST(contact_delete, "/organisationen/:/kontakte/:/loeschen", NEED(ORG_WRITE, NETWORK),
          .menu = MENU_NETWORK)
(struct req *r, struct wtx *tx)
{
        struct crud_view v;
        TRY(view_of_one(r, rtx_of(tx), &v));
        return crud_delete(r, tx, &contact_person_entity, req_id(r, 1), &v);
}

PAGE_GET(contact_history, "/organisationen/:/kontakte/:/verlauf", NEED(ORG_READ, NETWORK),
         .menu = MENU_NETWORK)
(struct req *r, struct rtx *tx)
{
        struct crud_view v;
        TRY(view_of_one(r, tx, &v));
        return crud_history(r, tx, &contact_person_entity, req_id(r, 1), &v);
}
