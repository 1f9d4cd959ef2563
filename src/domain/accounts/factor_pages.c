/* The second factor of the own account: set up with a QR code, recovery codes shown once, removed with the password. */
#include "core/login.h"
#include "core/session.h"
#include "core/setting.h"
#include "domain/accounts/account_ui.h"
#include "domain/accounts/qr_ui.h"

static void factor_head(struct req *r, struct str title)
{
        struct account_place p = account_place_own(r->arena);
        account_head(r, &p, (struct page_head){.title = title});
}

/* ---- not set up ---- */

static void draw_none(struct req *r)
{
        struct html *h = r->html;
        ui_panel(h, _("Noch nicht eingerichtet"), S(""), (struct action){0});
        account_text(
                h,
                _("Mit einem zweiten Faktor reicht Ihr Passwort allein nicht mehr zum Anmelden: Fallnetz fragt zusätzlich nach einem "
                  "Code aus sechs Ziffern. Den Code zeigt eine App auf Ihrem Telefon, zum Beispiel FreeOTP, Aegis oder der "
                  "Authenticator Ihres Hauses.\n\nSie brauchen dafür etwa zwei Minuten und Ihr Telefon."));
        ui_post_button(r, url_path(r->arena, "/konto/zweiter-faktor/neu"), _("Jetzt einrichten"), NULL, 0);
        ui_panel_end(h);
}

PAGE_POST(factor_begin, "/konto/zweiter-faktor/neu", NEED_SIGNED_IN, .title = T("Zweiter Faktor"))
(struct req *r, struct wtx *tx)
{
        struct totp_state t;
        struct str secret;
        TRY(totp_state(rtx_of(tx), r->actor->user_id, &t));
        if (t.confirmed)
                return ERR_CONFLICT;
        TRY(totp_begin(tx, r->actor->user_id, &secret));
        req_redirect(r, url_path(r->arena, "/konto/zweiter-faktor"));
        return OK;
}

/* ---- begun: scan and confirm ---- */

/* otpauth://totp/Fallnetz:j.wieland?secret=…&issuer=Fallnetz */
static struct str factor_address(struct req *r, struct str secret)
{
        struct buf b;
        buf_init(&b, r->arena, 1024);
        buf_lit(&b, "otpauth://totp/Fallnetz:");
        url_put_encoded(&b, r->actor->login);
        buf_lit(&b, "?secret=");
        buf_put(&b, secret);
        buf_lit(&b, "&issuer=Fallnetz");
        must(!b.full);
        return buf_str(&b);
}

/* "ABCD EFGH …": for typing it off. */
static struct str grouped(struct arena *a, struct str secret)
{
        struct buf b;
        buf_init(&b, a, secret.n * 2 + 1);
        for (size_t i = 0; i < secret.n; i++) {
                if (i && i % 4 == 0)
                        buf_char(&b, ' ');
                buf_char(&b, secret.p[i]);
        }
        return buf_str(&b);
}

static enum err draw_begun(struct req *r, const struct totp_state *t)
{
        struct html *h = r->html;
        struct form_view f = {.action = url_path(r->arena, "/konto/zweiter-faktor/bestaetigen"),
                              .submit = _("Code bestätigen"),
                              .cancel = url_path(r->arena, "/konto")};
        ui_panel(h, _("1. Mit der App scannen"), S(""), (struct action){0});
        TRY(qr_draw(h, factor_address(r, t->secret),
                    _("QR-Code für Ihre App; derselbe Schlüssel steht darunter als Text")));
        account_copy(h, _("Ohne Kamera: diesen Schlüssel in die App eingeben"), grouped(r->arena, t->secret));
        ui_panel_end(h);
        ui_panel(h, _("2. Code eingeben"), S(""), (struct action){0});
        ui_form_begin(r, &f);
        ui_input_as(r, S("code"), _("Code aus der App"), _("6 Ziffern. Alle 30 Sekunden kommt ein neuer."),
                    S("one-time-code"), S(""));
        ui_form_end(r, &f);
        ui_panel_end(h);
        return OK;
}

/* ---- set up ---- */

static void draw_remove(struct req *r)
{
        struct form_view f = {.action = url_path(r->arena, "/konto/zweiter-faktor/entfernen"),
                              .danger = _("Zweiten Faktor entfernen")};
        ui_panel(r->html, _("Neues Telefon oder nicht mehr gewünscht"), S(""), (struct action){0});
        account_text(
                r->html,
                _("Entfernen Sie den zweiten Faktor, und richten Sie ihn danach neu ein. Die alten Codes gelten dann nicht mehr."));
        ui_form_begin(r, &f);
        ui_password(r, S("password"), _("Ihr Passwort"), S("current-password"));
        ui_form_end(r, &f);
        ui_panel_end(r->html);
}

static void draw_confirmed(struct req *r, const struct totp_state *t)
{
        struct html *h = r->html;
        ui_panel(h, _("Eingerichtet"), S(""), (struct action){0});
        account_text(
                h,
                str_join(
                        r->arena,
                        _("Beim Anmelden fragt Fallnetz nach einem Code aus Ihrer App. Unbenutzte Wiederherstellungscodes: "),
                        str_from_int(r->arena, t->codes_left), S(".")));
        ui_panel_end(h);
        draw_remove(r);
}

static enum err draw_factor(struct req *r, struct rtx *tx)
{
        struct totp_state t;
        TRY(totp_state(tx, r->actor->user_id, &t));
        factor_head(r, _("Zweiter Faktor"));
        if (t.confirmed)
                draw_confirmed(r, &t);
        else if (t.has)
                TRY(draw_begun(r, &t));
        else
                draw_none(r);
        return OK;
}

PAGE_GET(factor_show, "/konto/zweiter-faktor", NEED_SIGNED_IN, .title = T("Zweiter Faktor"))
(struct req *r, struct rtx *tx)
{
        return draw_factor(r, tx);
}

/* The only time the codes are known: no redirect, nothing that could show them again. */
static void draw_codes(struct req *r, const struct str *codes)
{
        struct html *h = r->html;
        struct action done = {.label = _("Fertig"),
                              .to = url_path(r->arena, "/konto"),
                              .weight = ACTION_PRIMARY,
                              .needs = CAP_N};
        r->repeat = url_path(r->arena, "/konto/zweiter-faktor");
        factor_head(r, _("Ihre Wiederherstellungscodes"));
        ui_message(
                h, TONE_SUCCESS, _("Der zweite Faktor ist eingerichtet"),
                _("Drucken Sie diese Seite, oder schreiben Sie die Codes ab. Fallnetz zeigt sie nur jetzt. Jeder Code gilt einmal, "
                  "wenn Ihr Telefon fehlt."));
        ui_panel(h, _("Codes"), S(""), (struct action){0});
        html_lit(h, "<ul class=\"fn-lines\">");
        for (size_t i = 0; i < LOGIN_RECOVERY_CODES; i++) {
                html_lit(h, "<li><code>");
                html_text(h, codes[i]);
                html_lit(h, "</code></li>");
        }
        html_lit(h, "</ul>\n<div class=\"fn-actions fn-actions--foot\">");
        ui_action(h, done);
        html_lit(h, "</div>");
        ui_panel_end(h);
}

PAGE_POST(factor_confirm, "/konto/zweiter-faktor/bestaetigen", NEED_SIGNED_IN, .title = T("Zweiter Faktor"))
(struct req *r, struct wtx *tx)
{
        struct str codes[LOGIN_RECOVERY_CODES];
        enum err e = totp_confirm(tx, r->actor->user_id, req_field(r, S("code")), codes);
        if (e == ERR_INVALID) {
                errs_add(
                        &r->errs, S("code"),
                        _("Dieser Code passt nicht. Geht die Uhr Ihres Telefons richtig? Bitte geben Sie den nächsten ein."));
                TRY(draw_factor(r, rtx_of(tx)));
                return ERR_INVALID;
        }
        TRY(e);
        TRY(session_factor_given(tx, r->session_id));
        TRY(session_end_others(tx, r->actor->user_id, r->session_id));
        draw_codes(r, codes);
        return OK;
}

PAGE_POST(factor_remove, "/konto/zweiter-faktor/entfernen", NEED_SIGNED_IN, .title = T("Zweiter Faktor"))
(struct req *r, struct wtx *tx)
{
        TRY(account_prove(r, tx, S("password")));
        if (r->errs.n) {
                TRY(draw_factor(r, rtx_of(tx)));
                return ERR_INVALID;
        }
        TRY(totp_remove(tx, r->actor->user_id));
        TRY(session_end_others(tx, r->actor->user_id, r->session_id));
        req_redirect_said(r, url_path(r->arena, "/konto/zweiter-faktor"), S("factor_off"));
        return OK;
}
