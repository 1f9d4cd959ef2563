/* Accounts: list, new with invitation, one account, edit. */
#include "core/login.h"
#include "core/setting.h"
#include "domain/accounts/account.h"
#include "domain/accounts/account_ui.h"
#include "domain/accounts/user_view.h"
#include "web/crud.h"

static const struct crumb manage_crumb[] = {{S_INIT(N_("Verwaltung")), {S_INIT("/verwaltung")}}};
static const struct crud_view user_view = {.list = "/verwaltung/konten",
                                           .one = "/verwaltung/konten/:",
                                           .crumb = manage_crumb,
                                           .crumbs = ARRAY_LEN(manage_crumb)};

/* ---- list ---- */

static const struct ui_option states[] = {
        {.code = S_INIT(""), .label = S_INIT(N_("offene"))},
        {.code = S_INIT("zu"), .label = S_INIT(N_("geschlossene"))},
        {.code = S_INIT("alle"), .label = S_INIT(N_("alle"))},
};
static const struct ui_column columns[] = {
        {.key = S_INIT("name"), .label = S_INIT(N_("Name")), .cls = CLASS_STAFF},
        {.key = S_INIT("anmeldename"), .label = S_INIT(N_("Anmeldename")), .cls = CLASS_STAFF},
        {.label = S_INIT(N_("Rollen")), .cls = CLASS_STAFF, .phone = PHONE_FIRST},
        {.label = S_INIT(N_("Stelle")), .cls = CLASS_STAFF},
        {.key = S_INIT("zuletzt"), .label = S_INIT(N_("Zuletzt da")), .cls = CLASS_STAFF},
        {.label = S_INIT(N_("Zustand")), .cls = CLASS_STAFF, .phone = PHONE_COLUMN},
};

static struct account_filter filter_of(const struct req *r, const struct list_query *q)
{
        struct str state = req_query(r, S("zustand"));
        struct account_filter f = {
                .search = q->search, .descending = q->descending, .limit = q->limit, .offset = q->offset};
        f.state = str_eq(state, S("zu"))     ? ACCOUNT_CLOSED
                  : str_eq(state, S("alle")) ? ACCOUNT_ALL
                                             : ACCOUNT_OPEN;
        f.order = str_eq(q->sort, S("anmeldename")) ? ACCOUNT_BY_LOGIN
                  : str_eq(q->sort, S("zuletzt"))   ? ACCOUNT_BY_SEEN
                                                    : ACCOUNT_BY_NAME;
        return f;
}

struct badge user_state_badge(const struct account_data *d)
{
        if (!d->active)
                return (struct badge){.label = _("geschlossen"), .tone = TONE_NEUTRAL, .icon = S("close")};
        if (!d->password)
                return (struct badge){.label = _("eingeladen"), .tone = TONE_INFO, .icon = S("mail")};
        return (struct badge){0};
}

static void fill_row(struct req *r, struct ui_cell *c, const struct account_data *d, struct str roles)
{
        c[0] = (struct ui_cell){.text = d->name, .to = url_path(r->arena, "/verwaltung/konten/:", d->id)};
        c[1].text = d->login;
        c[2].text = roles;
        c[3].text = d->site;
        c[4].text = moment_given(d->seen_at) ? date_german(r->arena, moment_date(d->seen_at)) : S("");
        c[5].badge = user_state_badge(d);
        if (str_empty(c[5].badge.label))
                c[5].text = _("offen");
}

PAGE_GET(user_overview, "/verwaltung/konten", NEED(USER_ADMIN, STAFF), .title = T("Konten"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct list_query q = list_query_of(r, S("name"), columns, ARRAY_LEN(columns));
        struct account_filter f = filter_of(r, &q);
        struct account_data *d;
        struct str *roles;
        size_t n;
        int64_t total;
        TRY(account_list(tx, &f, &d, &n, &total));
        TRY(account_roles_texts(tx, d, n, &roles));
        struct ui_cell *cell = NEW_ARRAY(r->arena, struct ui_cell, n * ARRAY_LEN(columns) + 1);
        for (size_t i = 0; i < n; i++)
                fill_row(r, &cell[i * ARRAY_LEN(columns)], &d[i], roles[i]);
        struct ui_filter state = {.key = S("zustand"),
                                  .label = _("Zustand"),
                                  .current = req_query(r, S("zustand")),
                                  .option = states,
                                  .options = ARRAY_LEN(states)};
        struct action add = {.label = _("Konto anlegen"),
                             .to = url_path(r->arena, "/verwaltung/konten/neu"),
                             .weight = ACTION_PRIMARY,
                             .icon = S("add"),
                             .needs = CAP_USER_ADMIN};
        struct account_place p = account_place_manage(r->arena, S(""), (struct url){0});
        account_head(r, &p, (struct page_head){.action = &add, .actions = 1});
        return ui_table(r, &(struct table_view){.caption = _("Konten"),
                                                .column = columns,
                                                .columns = ARRAY_LEN(columns),
                                                .cell = cell,
                                                .rows = n,
                                                .total = total,
                                                .offset = q.offset,
                                                .sort = q.sort,
                                                .descending = q.descending,
                                                .empty = _("Keine Konten mit diesen Filtern."),
                                                .searchable = true,
                                                .filter = &state,
                                                .filters = 1,
                                                .unit = _("Konten")});
}

/* ---- new ---- */

static void draw_role_boxes(struct req *r)
{
        struct html *h = r->html;
        html_lit(h, "<fieldset class=\"kern-fieldset\"><legend class=\"kern-label\">");
        html_text(h, _("Rollen"));
        html_lit(h, "</legend><p class=\"kern-hint\">");
        html_text(
                h,
                _("Alle Rollen außer Administration und Evaluation gelten erst, wenn die Einladung angenommen ist und jemand aus der Leitung "
                  "zustimmt."));
        html_lit(h, "</p><div class=\"kern-fieldset__body\">");
        for (enum role role = 0; role < ROLE_N; role++)
                user_role_box(r, role);
        html_lit(h, "</div></fieldset>\n");
}

static enum err draw_new(struct req *r, struct rtx *tx, const struct record *user)
{
        struct form_view f = {.action = url_path(r->arena, "/verwaltung/konten/neu"),
                              .submit = _("Konto anlegen"),
                              .cancel = url_path(r->arena, "/verwaltung/konten")};
        struct account_place p =
                account_place_manage(r->arena, _("Konten"), url_path(r->arena, "/verwaltung/konten"));
        account_head(r, &p, (struct page_head){0});
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &f);
        TRY(ui_fields(r, tx, user));
        draw_role_boxes(r);
        TRY(user_reach_select(r, tx));
        ui_form_end(r, &f);
        ui_panel_end(r->html);
        return OK;
}

static struct record *fresh(struct req *r)
{
        struct record *user = rec_new(r->arena, &users_entity.e);
        REC_SET(user, USERS_share, 100);
        rec_set(user, USERS_site_id, value_ref(r->actor->site_id));
        return user;
}

PAGE_GET(user_new, "/verwaltung/konten/neu", NEED(USER_ADMIN, STAFF), .title = T("Konto anlegen"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        return draw_new(r, tx, fresh(r));
}

static uint64_t roles_of(const struct req *r)
{
        uint64_t roles = 0;
        struct str key;
        for (size_t i = 0; req_field_nth(r, S("role"), i, &key); i++)
                if (role_parse(key) != ROLE_N)
                        roles |= (uint64_t)1 << role_parse(key);
        return roles;
}

/* Asked before the insert: after a refused statement the transaction can draw nothing more. */
static enum err check_login(struct req *r, struct rtx *tx, const struct record *user)
{
        int64_t taken;
        enum err e = user_by_login(tx, rec_text(user, USERS_login), &taken);
        if (e == OK)
                errs_add(&r->errs, S("login"), _("Diesen Anmeldenamen gibt es schon."));
        return e == ERR_NOT_FOUND ? OK : e;
}

static enum err create(struct req *r, struct wtx *tx, struct record *user)
{
        int64_t site_id;
        enum err e = form_read(r, rtx_of(tx), user);
        if (e != OK && e != ERR_INVALID)
                return e;
        TRY(check_login(r, rtx_of(tx), user));
        TRY(user_reach_read(r, rtx_of(tx), &site_id));
        if (!roles_of(r))
                errs_add(&r->errs, S("role"), _("Bitte wählen Sie mindestens eine Rolle."));
        if (r->errs.n)
                return ERR_INVALID;
        return account_create(tx, user, roles_of(r), site_id, &r->errs);
}

PAGE_POST(user_create, "/verwaltung/konten/neu", NEED(USER_ADMIN, STAFF), .title = T("Konto anlegen"),
          .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        struct record *user = fresh(r);
        struct account_link link;
        enum err e = create(r, tx, user);
        if (e == ERR_INVALID) {
                TRY(draw_new(r, rtx_of(tx), user));
                return ERR_INVALID;
        }
        TRY(e);
        TRY(account_link_make(tx, user->id, &link));
        return user_link_page(r, rtx_of(tx), user->id, &link);
}

/* ---- one account ---- */

static enum err draw_account(struct req *r, struct rtx *tx, const struct account_data *d)
{
        struct record *user;
        TRY(ent_get(tx, &users_entity, d->id, &user));
        ui_panel(r->html, _("Angaben"), S(""),
                 (struct action){.label = _("Bearbeiten"),
                                 .to = url_path(r->arena, "/verwaltung/konten/:/bearbeiten", d->id)});
        TRY(ui_detail(r, tx, user));
        ui_panel_end(r->html);
        return OK;
}

PAGE_GET(user_show, "/verwaltung/konten/:", NEED(USER_ADMIN, STAFF), .title = T("Konto"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct account_data d;
        TRY(account_data(tx, req_id(r, 0), &d));
        struct account_place p =
                account_place_manage(r->arena, _("Konten"), url_path(r->arena, "/verwaltung/konten"));
        struct badge state = user_state_badge(&d);
        struct action history = {.label = _("Änderungen"),
                                 .to = url_path(r->arena, "/verwaltung/konten/:/verlauf", d.id),
                                 .weight = ACTION_TERTIARY,
                                 .needs = CAP_USER_ADMIN};
        account_head(r, &p,
                     (struct page_head){.over = d.login,
                                        .title = d.name,
                                        .badge = &state,
                                        .badges = 1,
                                        .action = &history,
                                        .actions = 1});
        ui_grid(r->html);
        TRY(user_roles_panel(r, tx, &d));
        TRY(draw_account(r, tx, &d));
        ui_grid_side(r->html);
        user_access_panel(r, &d);
        ui_grid_end(r->html);
        return OK;
}

PAGE_GET(user_edit, "/verwaltung/konten/:/bearbeiten", NEED(USER_ADMIN, STAFF),
         .title = T("Konto bearbeiten"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        return crud_edit(r, tx, &users_entity, req_id(r, 0), &user_view);
}

PAGE_POST(user_save, "/verwaltung/konten/:/bearbeiten", NEED(USER_ADMIN, STAFF),
          .title = T("Konto bearbeiten"), .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        return crud_save(r, tx, &users_entity, req_id(r, 0), &user_view);
}

PAGE_GET(user_history, "/verwaltung/konten/:/verlauf", NEED(USER_ADMIN, STAFF),
         .title = T("Änderungen am Konto"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        return crud_history(r, tx, &users_entity, req_id(r, 0), &user_view);
}
