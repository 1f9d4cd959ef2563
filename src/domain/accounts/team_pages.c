/* Teams of the sites. */
#include "domain/accounts/account.h"
#include "domain/accounts/account_ui.h"
#include "web/crud.h"

static const struct crumb manage_crumb[] = {{S_INIT(N_("Verwaltung")), {S_INIT("/verwaltung")}}};
static const struct ui_column columns[] = {
        {.label = S_INIT(N_("Name")), .cls = CLASS_PUBLIC},
        {.label = S_INIT(N_("Stelle")), .cls = CLASS_PUBLIC},
        {.label = S_INIT(N_("Offene Konten")), .cls = CLASS_PUBLIC, .number = true, .phone = PHONE_COLUMN},
};

PAGE_GET(team_overview, "/verwaltung/teams", NEED(USER_ADMIN, PUBLIC), .title = T("Teams"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct team_line *t;
        size_t n;
        TRY(team_list(tx, &t, &n));
        struct ui_cell *cell = NEW_ARRAY(r->arena, struct ui_cell, n * ARRAY_LEN(columns) + 1);
        for (size_t i = 0; i < n; i++) {
                struct ui_cell *c = &cell[i * ARRAY_LEN(columns)];
                c[0] = (struct ui_cell){.text = t[i].name,
                                        .to = url_path(r->arena, "/verwaltung/teams/:", t[i].id)};
                c[1].text = t[i].site;
                c[2].text = str_from_int(r->arena, t[i].people);
        }
        struct action add = {.label = _("Team anlegen"),
                             .to = url_path(r->arena, "/verwaltung/teams/neu"),
                             .weight = ACTION_PRIMARY,
                             .icon = S("add"),
                             .needs = CAP_USER_ADMIN};
        struct account_place p = account_place_manage(r->arena, S(""), (struct url){0});
        account_head(r, &p, (struct page_head){.action = &add, .actions = 1});
        return ui_table(r, &(struct table_view){.caption = _("Teams"),
                                                .column = columns,
                                                .columns = ARRAY_LEN(columns),
                                                .cell = cell,
                                                .rows = n,
                                                .total = (int64_t)n,
                                                .empty = _("Noch kein Team angelegt."),
                                                .unit = _("Teams")});
}

CRUD_RECORD_PAGES(team, "/verwaltung/teams", N_("Team"), NEED(USER_ADMIN, PUBLIC), NEED(USER_ADMIN, PUBLIC),
                  MENU_ADMIN, .crumb = manage_crumb, .crumbs = ARRAY_LEN(manage_crumb))
