/* Invitation and reset: whoever has the link chooses a password. Used once, for a stated time. */
#include "core/login.h"
#include "core/session.h"
#include "core/setting.h"
#include "domain/accounts/account.h"
#include "domain/accounts/account_ui.h"
#include "domain/accounts/enter_ui.h"

static bool is_invitation(const struct req *r)
{
        return str_starts(r->path, S("/einladung/"));
}

/* The link of the address, if it is one for this page. */
static enum err link_of(struct req *r, struct rtx *tx, struct login_link *out)
{
        struct str token = req_code(r, 0);
        if (str_empty(token))
                return ERR_NOT_FOUND;
        TRY(login_link_find(tx, token, out));
        return str_eq(out->purpose, is_invitation(r) ? S("invite") : S("reset")) ? OK : ERR_NOT_FOUND;
}

/* Unknown, used and expired are said with the same words. */
static enum err draw_expired(struct req *r, struct rtx *tx)
{
        struct str contact = setting_text(tx, S("help_contact"));
        r->bare = true;
        r->status = 404;
        ui_head(r, &(struct page_head){.over = r->office_name, .title = _("Dieser Link gilt nicht mehr")});
        ui_panel(r->html, S(""), S(""), (struct action){0});
        account_text(
                r->html,
                _("Ein Link gilt nur einmal und nur eine begrenzte Zeit. Bitten Sie Ihre Administration um einen neuen."));
        if (!str_empty(contact))
                account_text(r->html, str_join(r->arena, _("Hilfe im Haus: "), contact));
        ui_panel_end(r->html);
        return OK;
}

static void draw_form(struct req *r, const struct login_link *l)
{
        struct html *h = r->html;
        bool invite = is_invitation(r);
        struct url action = url_code(
                r->arena, invite ? url_path(r->arena, "/einladung") : url_path(r->arena, "/passwort"),
                req_code(r, 0));
        struct form_view f = {.action = action, .submit = _("Passwort speichern")};
        r->bare = true;
        ui_head(r, &(struct page_head){.over = r->office_name,
                                       .title = invite ? _("Willkommen bei Fallnetz") : _("Neues Passwort")});
        ui_panel(h, S(""), S(""), (struct action){0});
        account_text(
                h,
                str_join(
                        r->arena, S("Guten Tag, "), l->name, _(". Ihr Anmeldename ist "), l->login,
                        _(". Bitte wählen Sie ein Passwort mit mindestens 10 Zeichen. Drei Wörter sind leicht zu merken.")));
        ui_form_begin(r, &f);
        ui_password(r, S("password"), _("Passwort"), S("new-password"));
        ui_password(r, S("password_again"), _("Passwort noch einmal"), S("new-password"));
        ui_form_end(r, &f);
        ui_panel_end(h);
}

static enum err link_show(struct req *r, struct rtx *tx)
{
        struct login_link l;
        enum err e = link_of(r, tx, &l);
        if (e == ERR_NOT_FOUND)
                return draw_expired(r, tx);
        TRY(e);
        draw_form(r, &l);
        return OK;
}

static bool check_passwords(struct req *r, const struct login_link *l)
{
        struct str password = req_field(r, S("password"));
        struct str fault = login_password_fault(password, l->login);
        if (!str_empty(fault))
                errs_add(&r->errs, S("password"), fault);
        else if (!str_eq(password, req_field(r, S("password_again"))))
                errs_add(&r->errs, S("password_again"), _("Die beiden Passwörter sind verschieden."));
        return r->errs.n == 0;
}

/* With a second factor the link alone opens nothing: sign-in asks for the code. */
static enum err link_enter(struct req *r, struct wtx *tx, int64_t user_id)
{
        struct totp_state state;
        TRY(totp_state(rtx_of(tx), user_id, &state));
        if (!state.confirmed)
                return enter_session(r, tx, user_id, false, S("welcome"));
        req_redirect_said(r, url_path(r->arena, "/anmelden"), S("password_new"));
        return OK;
}

static enum err link_use(struct req *r, struct wtx *tx)
{
        struct login_link l;
        enum err e = link_of(r, rtx_of(tx), &l);
        if (e == ERR_NOT_FOUND)
                return draw_expired(r, rtx_of(tx));
        TRY(e);
        if (!check_passwords(r, &l)) {
                draw_form(r, &l);
                return ERR_INVALID;
        }
        wtx_actor_set(tx, l.user_id);
        TRY(account_link_use(tx, &l, req_code(r, 0), req_field(r, S("password"))));
        return link_enter(r, tx, l.user_id);
}

PAGE_GET(invitation_show, "/einladung/:", NEED_PUBLIC, .title = T("Willkommen bei Fallnetz"))
(struct req *r, struct rtx *tx)
{
        return link_show(r, tx);
}

PAGE_POST(invitation_use, "/einladung/:", NEED_PUBLIC, .title = T("Willkommen bei Fallnetz"),
          .anonymous_post = true)
(struct req *r, struct wtx *tx)
{
        return link_use(r, tx);
}

PAGE_GET(reset_show, "/passwort/:", NEED_PUBLIC, .title = T("Neues Passwort"))
(struct req *r, struct rtx *tx)
{
        return link_show(r, tx);
}

PAGE_POST(reset_use, "/passwort/:", NEED_PUBLIC, .title = T("Neues Passwort"), .anonymous_post = true)
(struct req *r, struct wtx *tx)
{
        return link_use(r, tx);
}
