#include "domain/accounts/user_view.h"

#include "domain/accounts/account_ui.h"
#include "web/ui_inner.h"

/* ---- roles ---- */

/* „seit 06.05.2025 · beantragt von Mira Coban · zugestimmt: Jonas Wieland“ */
static struct str role_meta(struct arena *a, const struct user_role_line *l)
{
        struct str site = str_empty(l->site) ? S("") : str_join(a, _("nur "), l->site, S(" · "));
        struct str asked =
                str_empty(l->requester) ? _("auf der Kommandozeile") : str_join(a, _("von "), l->requester);
        if (!l->live)
                return str_join(a, site, _("beantragt am "), date_german(a, moment_date(l->requested_at)),
                                S(" "), asked);
        struct str since = str_join(a, site, _("seit "), date_german(a, moment_date(l->approved_at)),
                                    _(" · vergeben "), asked);
        bool second = !str_empty(l->approver) && !str_eq(l->approver, l->requester);
        return second ? str_join(a, since, _(" · zugestimmt: "), l->approver) : since;
}

static void role_row(struct req *r, const struct account_data *d, const struct user_role_line *l)
{
        enum role role = role_parse(l->role);
        struct account_row row = {.title = role == ROLE_N ? l->role : role_table[role].label,
                                  .meta = role_meta(r->arena, l)};
        bool waits = !l->live;
        if (waits)
                row.badge = (struct badge){
                        .label = _("wartet auf zweite Person"), .tone = TONE_WARNING, .icon = S("info")};
        account_row(r->html, &row);
        ui_post_button(r, url_path(r->arena, "/verwaltung/konten/:/rollen/:/beenden", d->id, l->id),
                       waits ? _("Zurückziehen") : _("Beenden"), NULL, 0);
        account_row_end(r->html);
}

static bool has_role(const struct user_role_line *l, size_t n, enum role role)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(l[i].role, role_table[role].key))
                        return true;
        return false;
}

static enum err give_form(struct req *r, struct rtx *tx, const struct account_data *d,
                          const struct user_role_line *l, size_t n)
{
        struct ui_option option[ROLE_N + 1] = {{.label = _("Bitte wählen")}};
        size_t options = 1;
        for (enum role role = 0; role < ROLE_N; role++)
                if (!has_role(l, n, role))
                        option[options++] = (struct ui_option){.code = role_table[role].key,
                                                               .label = role_table[role].label};
        if (options == 1)
                return OK;
        struct form_view f = {.action = url_path(r->arena, "/verwaltung/konten/:/rollen", d->id),
                              .submit = _("Rolle geben")};
        ui_form_begin(r, &f);
        ui_select(r, S("role"), _("Weitere Rolle"), S(""), option, options);
        TRY(user_reach_select(r, tx));
        ui_form_end(r, &f);
        return OK;
}

enum err user_roles_panel(struct req *r, struct rtx *tx, const struct account_data *d)
{
        struct user_role_line *l;
        size_t n;
        int64_t approvers;
        TRY(user_roles(tx, d->id, &l, &n));
        TRY(user_role_approvers(tx, &approvers));
        ui_panel(r->html, _("Rollen"), S(""), (struct action){0});
        if (n)
                account_rows(r->html);
        for (size_t i = 0; i < n; i++)
                role_row(r, d, &l[i]);
        if (n)
                account_rows_end(r->html);
        else
                ui_empty(r->html, _("Keine Rolle: Diese Person sieht nach dem Anmelden nur ihr Konto."),
                         (struct action){0});
        account_note(
                r->html,
                _("Alle Rollen außer Administration und Evaluation brauchen eine zweite Person: Sie gelten erst, wenn jemand aus der "
                  "Leitung zustimmt. Wer die Rolle beantragt oder bekommt, kann nicht selbst zustimmen."));
        if (!approvers)
                account_note(
                        r->html,
                        _("Im Augenblick kann niemand zustimmen. Die erste Leitung richtet die Technik auf dem Server ein: fallnetz user add oder, für "
                          "ein Konto, das es schon gibt, fallnetz user confirm."));
        if (d->active)
                TRY(give_form(r, tx, d, l, n));
        ui_panel_end(r->html);
        return OK;
}

/* ---- access ---- */

static void post_row(struct req *r, struct str title, struct str meta, struct url to, struct str label)
{
        account_row(r->html, &(struct account_row){.title = title, .meta = meta});
        ui_post_button(r, to, label, NULL, 0);
        account_row_end(r->html);
}

static void page_row(struct req *r, struct str title, struct str meta, struct url to, struct str label)
{
        account_row(r->html, &(struct account_row){.title = title, .meta = meta});
        ui_action(r->html, (struct action){.label = label, .to = to, .needs = CAP_N});
        account_row_end(r->html);
}

static void link_row(struct req *r, const struct account_data *d)
{
        struct url to = url_path(r->arena, "/verwaltung/konten/:/link", d->id);
        if (!d->password)
                post_row(r, _("Einladung"),
                         _("Noch kein Passwort gewählt. Ein neuer Link macht ältere ungültig."), to,
                         _("Neuer Link"));
        else if (d->factor)
                post_row(
                        r, _("Passwort vergessen?"),
                        _("Der Link gilt eine Stunde. Danach fragt Fallnetz nach dem zweiten Faktor, und Rechte ruhen, bis eine zweite Person "
                          "zustimmt."),
                        to, _("Link erstellen"));
        else
                post_row(
                        r, _("Passwort vergessen?"),
                        _("Der Link gilt eine Stunde. Rechte an Fällen ruhen, bis eine zweite Person zustimmt: Wer den Link hat, könnte sich "
                          "sonst allein Zugang verschaffen."),
                        to, _("Link erstellen"));
}

void user_access_panel(struct req *r, const struct account_data *d)
{
        struct html *h = r->html;
        ui_panel(h, _("Zugang"), S(""), (struct action){0});
        account_rows(h);
        if (d->active) {
                link_row(r, d);
                if (d->factor)
                        page_row(r, _("Zweiter Faktor"), _("Eingerichtet."),
                                 url_path(r->arena, "/verwaltung/konten/:/zweiter-faktor", d->id),
                                 _("Entfernen"));
                if (d->id != r->actor->user_id)
                        page_row(r, _("Konto"), _("Offen: Anmelden ist möglich."),
                                 url_path(r->arena, "/verwaltung/konten/:/schliessen", d->id),
                                 _("Schließen"));
        } else {
                post_row(
                        r, _("Konto"),
                        _("Geschlossen: Anmelden geht nicht. Nach dem Öffnen ruhen Rechte an Fällen, bis eine zweite Person zustimmt."),
                        url_path(r->arena, "/verwaltung/konten/:/oeffnen", d->id), _("Öffnen"));
        }
        account_rows_end(h);
        ui_panel_end(h);
}

/* ---- the link, once ---- */

static struct str link_address(struct req *r, const struct account_link *l)
{
        struct url path = l->invitation ? url_path(r->arena, "/einladung") : url_path(r->arena, "/passwort");
        return str_join(r->arena, r->proxy ? S("https://") : S("http://"), r->host,
                        url_code(r->arena, path, l->token).s);
}

enum err user_link_page(struct req *r, struct rtx *tx, int64_t user_id, const struct account_link *l)
{
        struct html *h = r->html;
        struct account_data d;
        TRY(account_data(tx, user_id, &d));
        struct url back = url_path(r->arena, "/verwaltung/konten/:", user_id);
        struct account_place p = account_place_manage(r->arena, d.name, back);
        r->repeat = back;
        struct moment until = {clock_now().s + l->seconds};
        account_head(r, &p,
                     (struct page_head){.title = l->invitation ? _("Einladung")
                                                               : _("Link für ein neues Passwort")});
        ui_panel(h, str_join(r->arena, _("Für "), d.name), S(""), (struct action){0});
        account_text(
                h,
                str_join(
                        r->arena,
                        _("Geben Sie diesen Link persönlich weiter. Fallnetz zeigt ihn nur jetzt. Er gilt bis "),
                        moment_german(r->arena, until), _(" und nur einmal.")));
        account_copy(h, _("Link"), link_address(r, l));
        if (l->paused)
                account_text(
                        h,
                        _("Die Rechte an Fällen ruhen jetzt. Jemand aus der Leitung gibt sie unter „Verwaltung › Freigaben“ wieder frei, "
                          "sobald die Person sich gemeldet hat."));
        html_lit(h, "<div class=\"fn-actions fn-actions--foot\">");
        ui_action(h, (struct action){
                             .label = _("Zum Konto"), .to = back, .weight = ACTION_PRIMARY, .needs = CAP_N});
        html_lit(h, "</div>");
        ui_panel_end(h);
        return OK;
}

/* ---- controls ---- */

static bool role_ticked(const struct req *r, enum role role)
{
        struct str key;
        for (size_t i = 0; req_field_nth(r, S("role"), i, &key); i++)
                if (str_eq(key, role_table[role].key))
                        return true;
        return false;
}

void user_role_box(struct req *r, enum role role)
{
        struct html *h = r->html;
        struct str id = str_join(r->arena, S("feld-role-"), role_table[role].key);
        if (!role)
                ui_control_note(r, S("role"), _("Rollen"), id);
        html_lit(
                h,
                "<div class=\"kern-form-check\"><input class=\"kern-form-check__checkbox\" type=\"checkbox\" name=\"role\" id=\"");
        html_attr(h, id);
        html_lit(h, "\" value=\"");
        html_attr(h, role_table[role].key);
        html_lit(h, "\"");
        html_bool(h, "checked", role_ticked(r, role));
        html_lit(h, "><label class=\"kern-label\" for=\"");
        html_attr(h, id);
        html_lit(h, "\">");
        html_text(h, role_table[role].label);
        if (role_opens_cases(role))
                html_text(h, _(" (Zugang zu Fällen)"));
        html_lit(h, "</label></div>");
}

enum err user_reach_select(struct req *r, struct rtx *tx)
{
        struct site_line *s;
        size_t n;
        TRY(site_list(tx, &s, &n));
        struct ui_option *o = NEW_ARRAY(r->arena, struct ui_option, n + 1);
        o[0] = (struct ui_option){.label = _("alle Stellen")};
        for (size_t i = 0; i < n; i++)
                o[i + 1] = (struct ui_option){.code = str_from_int(r->arena, s[i].id),
                                              .label = str_join(r->arena, _("nur "), s[i].name)};
        if (n > 1)
                ui_select(r, S("reach"), _("Leitung und Verwaltung sehen die Fälle"), S(""), o, n + 1);
        return OK;
}

enum err user_reach_read(struct req *r, struct rtx *tx, int64_t *site_id)
{
        struct record *site;
        *site_id = 0;
        if (str_empty(req_field(r, S("reach"))))
                return OK;
        if (!str_int(req_field(r, S("reach")), site_id) || ent_get(tx, &site_entity, *site_id, &site) != OK)
                errs_add(&r->errs, S("reach"), _("Bitte wählen Sie einen Eintrag der Liste."));
        return OK;
}
