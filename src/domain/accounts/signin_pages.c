/* Sign-in in two steps, sign-out, and what to do without a password. */
#include "core/audit.h"
#include "core/login.h"
#include "core/session.h"
#include "core/setting.h"
#include "domain/accounts/account_ui.h"
#include "domain/accounts/enter_ui.h"
#include "web/signin.h"

/* ---- drawing ---- */

static void entry_head(struct req *r, struct str title)
{
        r->bare = true;
        ui_head(r, &(struct page_head){.over = r->office_name, .title = title});
}

static void draw_first(struct req *r)
{
        struct html *h = r->html;
        struct form_view f = {.action = signin_keep(r, url_path(r->arena, "/anmelden")),
                              .submit = _("Anmelden")};
        entry_head(r, _("Anmelden"));
        ui_panel(h, S(""), S(""), (struct action){0});
        ui_form_begin(r, &f);
        ui_input_as(r, S("name"), _("Anmeldename"), S(""), S("username"), S(""));
        ui_password(r, S("password"), _("Passwort"), S("current-password"));
        ui_form_end(r, &f);
        ui_panel_end(h);
        html_lit(h, "<p class=\"fn-meta\"><a class=\"fn-link\" href=\"/passwort-vergessen\">");
        html_text(h, _("Passwort vergessen"));
        html_lit(h, "</a> · <a class=\"fn-link\" href=\"/datenschutz\">");
        html_text(h, _("Datenschutz"));
        html_lit(h, "</a></p>\n");
}

static enum err draw_second(struct req *r, struct str ticket)
{
        struct html *h = r->html;
        struct form_view f = {.action = signin_keep(r, url_path(r->arena, "/anmelden")),
                              .submit = _("Weiter"),
                              .cancel = signin_keep(r, url_path(r->arena, "/anmelden"))};
        entry_head(r, _("Zweiter Schritt"));
        ui_panel(h, S(""), S(""), (struct action){0});
        ui_form_begin(r, &f);
        ui_hidden(h, S("ticket"), ticket);
        ui_input_as(r, S("code"), _("Code aus Ihrer App"),
                    _("6 Ziffern. Ohne Telefon: einer Ihrer Wiederherstellungscodes."), S("one-time-code"),
                    S(""));
        ui_form_end(r, &f);
        ui_panel_end(h);
        return OK;
}

static void say_wait(struct req *r, int64_t seconds)
{
        errs_add(&r->errs, S(""),
                 str_join(r->arena, _("Das waren zu viele Versuche. Bitte warten Sie "),
                          account_duration(r->arena, seconds), S(".")));
}

/* ---- first step ---- */

PAGE_GET(sign_in_form, "/anmelden", NEED_PUBLIC, .title = T("Anmelden"))
(struct req *r, struct rtx *tx)
{
        (void)tx;
        if (r->actor) {
                req_redirect(r, signin_next(r));
                return OK;
        }
        draw_first(r);
        return OK;
}

/* Draws the first form again with what is wrong; the failure was counted and is committed. */
static enum err refuse_first(struct req *r, const struct login_answer *a)
{
        r->wrote = true;
        if (a->result == LOGIN_WAIT)
                say_wait(r, a->wait_seconds);
        else
                errs_add(&r->errs, S("password"), _("Anmeldename oder Passwort stimmen nicht."));
        draw_first(r);
        return ERR_INVALID;
}

/* Names are stored in lower case; on a phone the first letter easily becomes a capital one. */
static struct str login_typed(const struct req *r)
{
        struct str typed = str_trim(req_field(r, S("name")));
        struct buf b;
        buf_init(&b, r->arena, typed.n + 1);
        for (size_t i = 0; i < typed.n; i++) {
                char c = typed.p[i];
                if (c >= 'A' && c <= 'Z')
                        c = "abcdefghijklmnopqrstuvwxyz"[c - 'A'];
                buf_char(&b, c);
        }
        return buf_str(&b);
}

static enum err step_first(struct req *r, struct wtx *tx)
{
        struct login_answer a;
        struct str ticket;
        TRY(login_try(tx, login_typed(r), req_field(r, S("password")), S(""), r->address, &a));
        switch (a.result) {
        case LOGIN_OK:
                return enter_session(r, tx, a.user_id, false, S(""));
        case LOGIN_NEEDS_FACTOR:
                TRY(enter_ticket_make(r->arena, (struct enter_ticket){a.user_id, a.stand}, &ticket));
                return draw_second(r, ticket);
        case LOGIN_WRONG:
        case LOGIN_WAIT:
        case LOGIN_WRONG_FACTOR:
                return refuse_first(r, &a);
        }
        return ERR_INTERNAL;
}

/* ---- second step ---- */

static enum err refuse_second(struct req *r, const struct login_answer *a, struct str ticket)
{
        switch (a->result) {
        case LOGIN_WAIT:
                say_wait(r, a->wait_seconds);
                break;
        case LOGIN_NEEDS_FACTOR:
                errs_add(&r->errs, S("code"), _("Bitte geben Sie den Code ein."));
                break;
        case LOGIN_WRONG_FACTOR:
                errs_add(&r->errs, S("code"),
                         _("Dieser Code passt nicht. Bitte geben Sie den nächsten ein."));
                break;
        case LOGIN_WRONG: /* closed meanwhile, another password, or no second factor any more: from the start */
        case LOGIN_OK:
                return refuse_first(r, a);
        }
        r->wrote = true;
        TRY(draw_second(r, ticket));
        return ERR_INVALID;
}

static enum err step_second(struct req *r, struct wtx *tx)
{
        struct str ticket = req_field(r, S("ticket"));
        struct login_answer a;
        struct enter_ticket t;
        if (enter_ticket_open(r->arena, ticket, &t) != OK) {
                errs_add(&r->errs, S(""),
                         _("Das hat zu lange gedauert. Bitte melden Sie sich noch einmal an."));
                draw_first(r);
                return ERR_INVALID;
        }
        TRY(login_factor_try(tx, t.user_id, t.stand, str_trim(req_field(r, S("code"))), r->address, &a));
        if (a.result == LOGIN_OK)
                return enter_session(r, tx, a.user_id, true, S(""));
        return refuse_second(r, &a, ticket);
}

PAGE_POST(sign_in, "/anmelden", NEED_PUBLIC, .title = T("Anmelden"), .anonymous_post = true)
(struct req *r, struct wtx *tx)
{
        return req_has(r, S("ticket")) ? step_second(r, tx) : step_first(r, tx);
}

/* ---- out, and forgotten ---- */

PAGE_POST(sign_out, "/abmelden", NEED_SIGNED_IN, .title = T("Abmelden"))
(struct req *r, struct wtx *tx)
{
        TRY(session_end(tx, r->session_id));
        TRY(audit_note(tx, S("session"), r->actor->user_id, 0, S("sign_out"), S("")));
        req_session_cookie(r, S(""));
        req_redirect_said(r, url_path(r->arena, "/anmelden"), S("signed_out"));
        return OK;
}

PAGE_GET(password_forgotten, "/passwort-vergessen", NEED_PUBLIC, .title = T("Passwort vergessen"))
(struct req *r, struct rtx *tx)
{
        struct str contact = setting_text(tx, S("help_contact"));
        entry_head(r, _("Passwort vergessen"));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        account_text(
                r->html,
                _("Fallnetz verschickt keine Passwörter. Bitten Sie Ihre Administration um einen Link: Damit wählen Sie "
                  "selbst ein neues Passwort. Der Link gilt eine Stunde und nur einmal."));
        if (!str_empty(contact))
                account_text(r->html, str_join(r->arena, _("Hilfe im Haus: "), contact));
        ui_panel_end(r->html);
        html_lit(r->html, "<p class=\"fn-meta\"><a class=\"fn-link\" href=\"/anmelden\">");
        html_text(r->html, _("Zurück zur Anmeldung"));
        html_lit(r->html, "</a></p>\n");
        return OK;
}
