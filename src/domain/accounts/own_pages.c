/* The own account: data, theme, password, sessions. */
#include "core/login.h"
#include "core/session.h"
#include "core/setting.h"
#include "core/user.h"
#include "domain/accounts/account.h"
#include "domain/accounts/account_ui.h"
#include "domain/accounts/agent.h"

/* ---- overview ---- */

static enum err draw_data(struct req *r, struct rtx *tx)
{
        struct html *h = r->html;
        struct account_data d;
        struct str roles;
        TRY(account_data(tx, r->actor->user_id, &d));
        TRY(account_roles_text(tx, r->actor->user_id, &roles));
        ui_panel(h, _("Ihre Angaben"), S(""), (struct action){0});
        account_facts(h);
        account_fact(h, _("Name"), d.name);
        account_fact(h, _("Anmeldename"), d.login);
        account_fact(h, _("Funktion"), d.job_title);
        account_fact(h, _("Stelle"), d.site);
        account_fact(h, _("Team"), d.team);
        account_fact(h, _("E-Mail"), d.email);
        account_fact(h, _("Telefon"), d.phone);
        account_fact(h, _("Rollen"), roles);
        account_facts_end(h);
        account_note(h, _("Stimmt etwas nicht? Ihre Administration ändert es."));
        ui_panel_end(h);
        return OK;
}

static void draw_sessions(struct req *r, const struct session_seen *s, size_t n)
{
        struct html *h = r->html;
        ui_panel(h, _("Wo Sie angemeldet sind"), S(""), (struct action){0});
        account_rows(h);
        for (size_t i = 0; i < n; i++) {
                struct account_row row = {
                        .title = agent_name(r->arena, s[i].agent),
                        .meta = str_join(r->arena, _("Adresse "), s[i].address, _(" · zuletzt "),
                                         moment_german(r->arena, s[i].seen_at)),
                };
                if (s[i].id == r->session_id)
                        row.badge = (struct badge){.label = _("diese Sitzung"), .tone = TONE_SUCCESS};
                account_row(h, &row);
                account_row_end(h);
        }
        account_rows_end(h);
        if (n > 1)
                ui_post_button(r, url_path(r->arena, "/konto/sitzungen/beenden"), _("Überall sonst abmelden"),
                               NULL, 0);
        account_note(
                h,
                _("Ohne Tätigkeit endet eine Sitzung nach einer Stunde, spätestens nach zwölf Stunden. Was Sie gerade schreiben, "
                  "bleibt erhalten."));
        ui_panel_end(h);
}

static void draw_theme(struct req *r)
{
        static const struct ui_option themes[] = {
                {.code = S_INIT(""), .label = S_INIT(N_("Wie das System"))},
                {.code = S_INIT("light"), .label = S_INIT(N_("Hell"))},
                {.code = S_INIT("dark"), .label = S_INIT(N_("Dunkel"))},
        };
        struct form_view f = {.action = url_path(r->arena, "/konto/darstellung"),
                              .submit = _("Darstellung speichern")};
        ui_panel(r->html, _("Darstellung"), S(""), (struct action){0});
        ui_form_begin(r, &f);
        ui_select(r, S("theme"), _("Farben"), r->actor->theme, themes, ARRAY_LEN(themes));
        ui_form_end(r, &f);
        ui_panel_end(r->html);
}

static enum err draw_safety(struct req *r, struct rtx *tx)
{
        struct totp_state t;
        TRY(totp_state(tx, r->actor->user_id, &t));
        struct row_item rows[] = {
                {.title = _("Passwort"),
                 .meta = _("Mindestens 10 Zeichen."),
                 .action = {.label = _("Ändern"),
                            .to = url_path(r->arena, "/konto/passwort"),
                            .needs = CAP_N}},
                {.title = _("Zweiter Faktor"),
                 .meta = t.confirmed ? _("Eingerichtet: Beim Anmelden fragt Fallnetz nach einem Code.")
                                     : _("Nicht eingerichtet."),
                 .action = {.label = t.confirmed ? _("Ansehen") : _("Einrichten"),
                            .to = url_path(r->arena, "/konto/zweiter-faktor"),
                            .needs = CAP_N}},
        };
        ui_panel(r->html, _("Anmeldung"), S(""), (struct action){0});
        ui_rows(r->html, rows, ARRAY_LEN(rows));
        ui_panel_end(r->html);
        return OK;
}

PAGE_GET(own_account, "/konto", NEED_SIGNED_IN, .title = T("Konto"))
(struct req *r, struct rtx *tx)
{
        struct session_seen *s;
        size_t n;
        const struct action action[] = {
                {.label = _("Kalender-Abo"),
                 .to = url_path(r->arena, "/konto/kalender"),
                 .needs = CAP_CASE_READ},
                {.label = _("Nicht gespeichert"),
                 .to = url_path(r->arena, "/entwuerfe"),
                 .weight = ACTION_TERTIARY,
                 .needs = CAP_N},
                {.label = _("Post"), .to = url_path(r->arena, "/post"), .needs = CAP_N},
                {.label = _("Abwesenheiten"),
                 .to = url_path(r->arena, "/abwesenheiten"),
                 .needs = CAP_ABSENCE_WRITE}};
        TRY(session_list(tx, r->actor->user_id, &s, &n));
        ui_head(r, &(struct page_head){.action = action, .actions = ARRAY_LEN(action)});
        ui_grid(r->html);
        TRY(draw_data(r, tx));
        draw_sessions(r, s, n);
        ui_grid_side(r->html);
        TRY(draw_safety(r, tx));
        draw_theme(r);
        ui_grid_end(r->html);
        return OK;
}

PAGE_POST(own_theme, "/konto/darstellung", NEED_SIGNED_IN, .title = T("Darstellung"))
(struct req *r, struct wtx *tx)
{
        struct str theme = req_field(r, S("theme"));
        if (!str_empty(theme) && !str_eq(theme, S("light")) && !str_eq(theme, S("dark")))
                return ERR_INVALID;
        TRY(account_theme_set(tx, r->actor->user_id, theme));
        req_redirect_said(r, url_path(r->arena, "/konto"), S("saved"));
        return OK;
}

PAGE_POST(own_sessions_end, "/konto/sitzungen/beenden", NEED_SIGNED_IN, .title = T("Sitzungen"))
(struct req *r, struct wtx *tx)
{
        TRY(session_end_others(tx, r->actor->user_id, r->session_id));
        req_redirect_said(r, url_path(r->arena, "/konto"), S("sessions_ended"));
        return OK;
}

/* ---- password ---- */

static void draw_password(struct req *r)
{
        struct account_place p = account_place_own(r->arena);
        struct form_view f = {.action = url_path(r->arena, "/konto/passwort"),
                              .submit = _("Passwort ändern"),
                              .cancel = url_path(r->arena, "/konto")};
        account_head(r, &p, (struct page_head){0});
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &f);
        ui_password(r, S("password_old"), _("Bisheriges Passwort"), S("current-password"));
        ui_password(r, S("password"), _("Neues Passwort"), S("new-password"));
        ui_password(r, S("password_again"), _("Neues Passwort noch einmal"), S("new-password"));
        ui_form_end(r, &f);
        account_note(r->html, _("Mindestens 10 Zeichen. Danach sind Sie überall sonst abgemeldet."));
        ui_panel_end(r->html);
}

PAGE_GET(own_password, "/konto/passwort", NEED_SIGNED_IN, .title = T("Passwort ändern"))
(struct req *r, struct rtx *tx)
{
        (void)tx;
        draw_password(r);
        return OK;
}

static void check_new_password(struct req *r)
{
        struct str password = req_field(r, S("password"));
        struct str fault = login_password_fault(password, r->actor->login);
        if (!str_empty(fault))
                errs_add(&r->errs, S("password"), fault);
        else if (str_eq(password, req_field(r, S("password_old"))))
                errs_add(&r->errs, S("password"),
                         _("Das ist das bisherige Passwort. Bitte wählen Sie ein anderes."));
        else if (!str_eq(password, req_field(r, S("password_again"))))
                errs_add(&r->errs, S("password_again"), _("Die beiden Passwörter sind verschieden."));
}

PAGE_POST(own_password_set, "/konto/passwort", NEED_SIGNED_IN, .title = T("Passwort ändern"))
(struct req *r, struct wtx *tx)
{
        check_new_password(r);
        if (!r->errs.n)
                TRY(account_prove(r, tx, S("password_old")));
        if (r->errs.n) {
                draw_password(r);
                return ERR_INVALID;
        }
        TRY(login_password_set(tx, r->actor->user_id, req_field(r, S("password"))));
        TRY(session_end_others(tx, r->actor->user_id, r->session_id));
        req_redirect_said(r, url_path(r->arena, "/konto"), S("password_set"));
        return OK;
}
