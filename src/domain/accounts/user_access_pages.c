/* Access of an account: links, second factor, closing and opening. */
#include "core/login.h"
#include "domain/accounts/account_ui.h"
#include "domain/accounts/user_view.h"
#include "domain/cases/case.h"

static struct url account_url(struct req *r)
{
        return url_path(r->arena, "/verwaltung/konten/:", req_id(r, 0));
}

/* A page that asks before something happens. */
static enum err ask(struct req *r, struct rtx *tx, struct str title, struct str text, struct form_view f)
{
        struct account_data d;
        TRY(account_data(tx, req_id(r, 0), &d));
        struct account_place p = account_place_manage(r->arena, d.name, account_url(r));
        account_head(r, &p, (struct page_head){.over = d.name, .title = title});
        f.cancel = account_url(r);
        ui_confirm(r, &f, title, text);
        return OK;
}

/* ---- links ---- */

PAGE_POST(user_link, "/verwaltung/konten/:/link", NEED(USER_ADMIN, STAFF), .title = T("Link"),
          .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        struct account_link link;
        TRY(account_link_make(tx, req_id(r, 0), &link));
        return user_link_page(r, rtx_of(tx), req_id(r, 0), &link);
}

/* ---- second factor ---- */

PAGE_GET(user_factor_ask, "/verwaltung/konten/:/zweiter-faktor", NEED(USER_ADMIN, STAFF),
         .title = T("Zweiten Faktor entfernen"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        return ask(
                r, tx, _("Zweiten Faktor entfernen?"),
                _("Nur wenn das Telefon fehlt und kein Wiederherstellungscode da ist. Danach reicht das Passwort zum Anmelden. Die Rechte "
                  "ruhen, bis eine zweite Person zustimmt. Der Vorgang steht im Protokoll."),
                (struct form_view){
                        .action = url_path(r->arena, "/verwaltung/konten/:/zweiter-faktor", req_id(r, 0)),
                        .danger = _("Zweiten Faktor entfernen")});
}

PAGE_POST(user_factor_take, "/verwaltung/konten/:/zweiter-faktor", NEED(USER_ADMIN, STAFF),
          .title = T("Zweiten Faktor entfernen"), .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        int64_t paused;
        struct account_data d;
        TRY(account_data(rtx_of(tx), req_id(r, 0), &d));
        TRY(account_factor_take(tx, d.id, &paused));
        req_redirect_said(r, account_url(r), S("factor_off"));
        return OK;
}

/* ---- closing and opening ---- */

static struct str close_text(struct req *r, int64_t running)
{
        struct str first = _(
                "Ab sofort geht das Anmelden nicht mehr, laufende Sitzungen enden. Was die Person erfasst hat, bleibt unter ihrem "
                "Namen erhalten. Sie können das Konto später wieder öffnen; ihre Rechte ruhen dann, bis eine zweite Person zustimmt.");
        if (!running)
                return first;
        return str_join(r->arena, first, _("\n\nLaufende Fälle in ihrer Verantwortung: "),
                        str_from_int(r->arena, running), _(". Die Leitung sollte sie vorher übergeben."));
}

PAGE_GET(user_close_ask, "/verwaltung/konten/:/schliessen", NEED(USER_ADMIN, STAFF),
         .title = T("Konto schließen"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct case_load load;
        TRY(case_load(tx, req_id(r, 0), &load));
        return ask(r, tx, _("Konto schließen?"), close_text(r, load.running),
                   (struct form_view){
                           .action = url_path(r->arena, "/verwaltung/konten/:/schliessen", req_id(r, 0)),
                           .danger = _("Konto schließen")});
}

/* The own account and the last administrator stay. */
static enum err refused(struct req *r, struct rtx *tx)
{
        errs_add(
                &r->errs, S(""),
                _("Dieses Konto wird gebraucht: Es ist Ihr eigenes oder das letzte, das Konten verwalten darf."));
        TRY(ask(r, tx, _("Konto schließen?"), S(""),
                (struct form_view){
                        .action = url_path(r->arena, "/verwaltung/konten/:/schliessen", req_id(r, 0)),
                        .danger = _("Konto schließen")}));
        return ERR_INVALID;
}

PAGE_POST(user_close, "/verwaltung/konten/:/schliessen", NEED(USER_ADMIN, STAFF),
          .title = T("Konto schließen"), .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        enum err e = account_active_set(tx, req_id(r, 0), false);
        if (e == ERR_DENIED)
                return refused(r, rtx_of(tx));
        TRY(e);
        req_redirect_said(r, account_url(r), S("account_closed"));
        return OK;
}

PAGE_POST(user_open, "/verwaltung/konten/:/oeffnen", NEED(USER_ADMIN, STAFF), .title = T("Konto öffnen"),
          .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        TRY(account_active_set(tx, req_id(r, 0), true));
        req_redirect_said(r, account_url(r), S("account_opened"));
        return OK;
}

/* ---- roles ---- */

PAGE_POST(user_role_give, "/verwaltung/konten/:/rollen", NEED(USER_ADMIN, STAFF), .title = T("Rolle"),
          .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        enum role role = role_parse(req_field(r, S("role")));
        struct account_data d;
        int64_t site_id;
        bool waits = false;
        TRY(account_data(rtx_of(tx), req_id(r, 0), &d));
        TRY(user_reach_read(r, rtx_of(tx), &site_id));
        if (str_empty(req_field(r, S("role")))) {
                req_redirect_said(r, account_url(r), S("unchanged"));
                return OK;
        }
        if (role == ROLE_N || r->errs.n)
                return ERR_INVALID;
        enum err e = account_role_give(tx, d.id, role, site_id, &waits);
        if (e != OK && e != ERR_CONFLICT)
                return e;
        req_redirect_said(r, account_url(r),
                          e == ERR_CONFLICT ? S("unchanged")
                          : waits           ? S("role_waits")
                                            : S("role_given"));
        return OK;
}

PAGE_POST(user_role_stop, "/verwaltung/konten/:/rollen/:/beenden", NEED(USER_ADMIN, STAFF),
          .title = T("Rolle beenden"), .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        enum err e = account_role_end(tx, req_id(r, 0), req_id(r, 1));
        if (e != OK && e != ERR_DENIED)
                return e;
        req_redirect_said(r, account_url(r), e == ERR_DENIED ? S("last_admin") : S("ended"));
        return OK;
}
