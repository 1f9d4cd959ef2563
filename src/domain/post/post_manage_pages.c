/* Does the office's mail get out? Counts and reasons, no recipients: administrators know no clients. */
#include "core/setting.h"
#include "domain/accounts/account_ui.h"
#include "domain/help/help_view.h"
#include "domain/post/post_ui.h"

HELP_TEXT(
        post_manage, "/verwaltung/post", T("Post"),
        T("Ob die E-Mails des Hauses hinausgehen. Was hängt, steht hier mit dem Grund, aber ohne Empfänger und Betreff."))
HELP_TEXT(post_manage_retry, "/verwaltung/post/nochmal", T("Noch einmal versuchen"),
          T("Versucht alles, was wartet, gleich noch einmal."))
HELP_TEXT(
        post_test, "/verwaltung/post/probe", T("Testmail"),
        T("Schickt eine E-Mail ohne Angaben über Menschen. Ob sie angekommen ist, steht gleich in der Liste „Post“."))
HELP_TEXT(
        mail_settings, "/verwaltung/post/mailserver", T("Mailserver"),
        T("Über welchen Mailserver Fallnetz E-Mails verschickt. Das Passwort liegt verschlüsselt in der Datenbank und wird nie wieder angezeigt."))

static void figures_draw(struct req *r, const struct mail_counts *c)
{
        struct url here = url_path(r->arena, "/verwaltung/post");
        const struct figure f[] = {
                {.value = str_from_int(r->arena, c->queued), .label = _("warten"), .to = here},
                {.value = str_from_int(r->arena, c->sent), .label = _("versandt in 30 Tagen"), .to = here},
                {.value = str_from_int(r->arena, c->failed),
                 .label = _("nicht zugestellt"),
                 .tone = c->failed ? TONE_DANGER : TONE_NEUTRAL,
                 .to = here},
                {.value = str_from_int(r->arena, c->stopped), .label = _("angehalten"), .to = here},
        };
        ui_figures(r->html, f, ARRAY_LEN(f));
}

static void server_panel(struct req *r, struct rtx *tx)
{
        bool ready = mail_ready(tx);
        struct row_item row = {
                .title = ready ? str_join(r->arena, setting_text(tx, S("smtp_server")), _(", Absender "),
                                          setting_text(tx, S("mail_sender")))
                               : _("Noch kein Mailserver"),
                .badge = ready ? (struct badge){_("eingerichtet"), TONE_SUCCESS, S("")}
                               : (struct badge){_("fehlt"), TONE_WARNING, S("")},
                .meta = ready ? S("") : _("Bis dahin bleiben E-Mails hier liegen; es geht nichts verloren."),
                .action = {.label = _("Einrichten"),
                           .needs = CAP_N,
                           .to = url_path(r->arena, "/verwaltung/post/mailserver")}};
        ui_panel(r->html, _("Mailserver"), S(""), (struct action){0});
        ui_rows(r->html, &row, 1);
        ui_panel_end(r->html);
}

static void test_panel(struct req *r)
{
        struct form_view f = {.action = url_path(r->arena, "/verwaltung/post/probe"),
                              .submit = _("Testmail schicken")};
        ui_panel(r->html, _("Testmail"), S(""), (struct action){0});
        ui_form_begin(r, &f);
        ui_input_as(r, S("mail_to"), _("An welche Adresse?"),
                    _("Am besten an Ihre eigene. In der Testmail steht nichts über Menschen."), S("email"),
                    S(""));
        ui_form_end(r, &f);
        ui_panel_end(r->html);
}

static enum err stuck_panel(struct req *r, struct rtx *tx)
{
        struct mail_line *m;
        size_t n;
        TRY(mail_list_stuck(tx, &m, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                row[i] = (struct row_item){
                        .badge = post_badge(&m[i]),
                        .title = post_reason(r->arena, &m[i]),
                        .meta = str_join(r->arena, _("vom "), moment_german(r->arena, m[i].created_at),
                                         str_empty(m[i].sender) ? S("") : S(" · "), m[i].sender, S(" · "),
                                         str_from_int(r->arena, m[i].attempts),
                                         m[i].attempts == 1 ? _(" Versuch") : _(" Versuche"))};
        ui_panel(r->html, _("Was hängt"), S(""), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Es hängt nichts."), (struct action){0});
        if (n)
                ui_post_button(r, url_path(r->arena, "/verwaltung/post/nochmal"),
                               _("Alles Wartende gleich versuchen"), NULL, 0);
        ui_panel_end(r->html);
        return OK;
}

static enum err overview(struct req *r, struct rtx *tx)
{
        struct mail_counts c;
        struct account_place p = account_place_manage(r->arena, S(""), (struct url){0});
        TRY(mail_counts(tx, &c));
        account_head(r, &p, (struct page_head){.title = _("Post")});
        figures_draw(r, &c);
        ui_grid(r->html);
        TRY(stuck_panel(r, tx));
        ui_grid_side(r->html);
        server_panel(r, tx);
        test_panel(r);
        ui_grid_end(r->html);
        return OK;
}

PAGE_GET(post_manage, "/verwaltung/post", NEED(SETTINGS, PUBLIC), .title = T("Post"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        return overview(r, tx);
}

PAGE_POST(post_manage_retry, "/verwaltung/post/nochmal", NEED(SETTINGS, PUBLIC), .title = T("Post"),
          .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        TRY(mail_retry_waiting(tx));
        req_redirect_said(r, url_path(r->arena, "/verwaltung/post"), S("post_again"));
        return OK;
}

PAGE_POST(post_test, "/verwaltung/post/probe", NEED(SETTINGS, PUBLIC), .title = T("Post"), .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        struct errs errs;
        errs_init(&errs, r->arena);
        struct mail_data d = {
                .to = str_trim(req_field(r, S("mail_to"))),
                .subject = _("Testmail von Fallnetz"),
                .body = _("Der Mailserver ist richtig eingerichtet: Diese E-Mail ist angekommen.\n"),
                .link = S("/verwaltung/post")};
        enum err e = mail_queue(tx, &d, &errs, NULL);
        if (e == ERR_INVALID) {
                errs_add(&r->errs, S("mail_to"), errs_for(&errs, S("to")));
                TRY(overview(r, rtx_of(tx)));
                return ERR_INVALID;
        }
        TRY(e);
        req_redirect_said(r, url_path(r->arena, "/post"), S("post_test"));
        return OK;
}
