/* Sites (Stellen) of the office. */
#include "domain/accounts/account.h"
#include "domain/accounts/account_ui.h"
#include "web/crud.h"

static const struct crumb manage_crumb[] = {{S_INIT(N_("Verwaltung")), {S_INIT("/verwaltung")}}};
static const struct ui_column columns[] = {
        {.label = S_INIT(N_("Name")), .cls = CLASS_PUBLIC},
        {.label = S_INIT(N_("Ort")), .cls = CLASS_PUBLIC},
        {.label = S_INIT(N_("Land")), .cls = CLASS_PUBLIC},
        {.label = S_INIT(N_("Offene Konten")), .cls = CLASS_PUBLIC, .number = true, .phone = PHONE_COLUMN},
};

PAGE_GET(site_overview, "/verwaltung/stellen", NEED(USER_ADMIN, PUBLIC), .title = T("Stellen"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct site_line *s;
        size_t n;
        TRY(site_list(tx, &s, &n));
        struct ui_cell *cell = NEW_ARRAY(r->arena, struct ui_cell, n * ARRAY_LEN(columns) + 1);
        for (size_t i = 0; i < n; i++) {
                struct ui_cell *c = &cell[i * ARRAY_LEN(columns)];
                c[0] = (struct ui_cell){.text = s[i].name,
                                        .to = url_path(r->arena, "/verwaltung/stellen/:", s[i].id)};
                c[1].text = s[i].city;
                c[2].text = s[i].land;
                c[3].text = str_from_int(r->arena, s[i].people);
        }
        struct action add = {.label = _("Stelle anlegen"),
                             .to = url_path(r->arena, "/verwaltung/stellen/neu"),
                             .weight = ACTION_PRIMARY,
                             .icon = S("add"),
                             .needs = CAP_USER_ADMIN};
        struct account_place p = account_place_manage(r->arena, S(""), (struct url){0});
        account_head(r, &p, (struct page_head){.action = &add, .actions = 1});
        return ui_table(r, &(struct table_view){.caption = _("Stellen"),
                                                .column = columns,
                                                .columns = ARRAY_LEN(columns),
                                                .cell = cell,
                                                .rows = n,
                                                .total = (int64_t)n,
                                                .empty = _("Noch keine Stelle angelegt."),
                                                .unit = _("Stellen")});
}

CRUD_RECORD_PAGES(site, "/verwaltung/stellen", N_("Stelle"), NEED(USER_ADMIN, PUBLIC),
                  NEED(USER_ADMIN, PUBLIC), MENU_ADMIN, .crumb = manage_crumb,
                  .crumbs = ARRAY_LEN(manage_crumb))
