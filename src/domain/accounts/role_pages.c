/* The second person: requests for roles over cases, to agree or to refuse. H10 */
#include "core/user.h"
#include "domain/accounts/account.h"
#include "domain/accounts/account_ui.h"

#define STAND_KEY "stand" /* the account as it was shown: an agreement to something else does not count */

/* Who administers accounts is never the second person: she could make the first one up. */
static bool may_decide(const struct req *r, const struct user_role_line *l)
{
        return !actor_can(r->actor, CAP_USER_ADMIN) && user_role_may_approve(l, r->actor->user_id);
}

/* „Neues Passwort über einen Link von Kai Administration, 06.05.2025, 10:12 Uhr“ */
static struct str taken_text(struct req *r, const struct user_role_line *l)
{
        if (!l->taken_n)
                return S("");
        struct str how = str_eq(l->taken_how, S("factor"))   ? _("Zweiter Faktor entfernt")
                         : str_eq(l->taken_how, S("used"))   ? _("Passwort über einen Link gewählt")
                         : str_eq(l->taken_how, S("opened")) ? _("Konto wieder geöffnet")
                                                             : _("Link für ein neues Passwort erstellt");
        struct str by =
                str_empty(l->taker) ? S("") : str_join(r->arena, _(" · Link oder Eingriff von "), l->taker);
        return str_join(r->arena, S(" · "), how, S(": "), moment_german(r->arena, l->taken_at), by);
}

static struct badge request_badge(const struct req *r, const struct user_role_line *l)
{
        if (!l->password)
                return (struct badge){.label = _("Einladung noch nicht angenommen"),
                                      .tone = TONE_NEUTRAL,
                                      .icon = S("info")};
        if (!may_decide(r, l))
                return (struct badge){
                        .label = _("braucht jemand anderen"), .tone = TONE_NEUTRAL, .icon = S("info")};
        return (struct badge){0};
}

static void request_row(struct req *r, const struct user_role_line *l)
{
        enum role role = role_parse(l->role);
        struct str site = str_empty(l->site) ? S("") : str_join(r->arena, _(" · nur "), l->site);
        struct str asked = str_empty(l->requester) ? _("auf der Kommandozeile")
                                                   : str_join(r->arena, _("von "), l->requester);
        struct account_row row = {
                .title = str_join(r->arena, l->user_name, S(": "),
                                  role == ROLE_N ? l->role : role_table[role].label),
                .meta = str_join(r->arena, _("beantragt am "), moment_german(r->arena, l->requested_at),
                                 S(" "), asked, site, taken_text(r, l)),
                .badge = request_badge(r, l),
        };
        struct form_field stand = {S(STAND_KEY), str_from_int(r->arena, l->taken_n)};
        account_row(r->html, &row);
        if (may_decide(r, l)) {
                if (l->password)
                        ui_post_button(r, url_path(r->arena, "/verwaltung/freigaben/:/zustimmen", l->id),
                                       _("Zustimmen"), &stand, 1);
                ui_post_button(r, url_path(r->arena, "/verwaltung/freigaben/:/ablehnen", l->id),
                               _("Ablehnen"), NULL, 0);
        }
        account_row_end(r->html);
}

PAGE_GET(role_requests, "/verwaltung/freigaben", NEED(ROLE_APPROVE, STAFF), .title = T("Freigaben"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct account_place p = account_place_manage(r->arena, S(""), (struct url){0});
        struct user_role_line *l;
        size_t n;
        TRY(user_role_requests(tx, &l, &n));
        account_head(r, &p, (struct page_head){0});
        ui_panel(r->html, _("Wartet auf eine zweite Person"), S(""), (struct action){0});
        account_text(
                r->html,
                _("Rechte an Fällen, am Netzwerk und am Protokoll brauchen eine zweite Person. Stimmen Sie nur zu, wenn Sie die Kollegin "
                  "oder den Kollegen kennen und wissen, dass der Zugang gebraucht wird. Nach einem Passwort-Link, ohne den bisherigen "
                  "zweiten Faktor und nach dem Wiederöffnen eines Kontos ruhen die Rechte: Fragen Sie kurz persönlich nach, ob das Konto wirklich in den richtigen Händen ist, "
                  "bevor Sie zustimmen."));
        if (n)
                account_rows(r->html);
        for (size_t i = 0; i < n; i++)
                request_row(r, &l[i]);
        if (n)
                account_rows_end(r->html);
        else
                ui_empty(r->html, _("Im Augenblick wartet nichts."), (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

/* The request of the address; ERR_DENIED for who asked and for who would get it. */
static enum err request_of(struct req *r, struct rtx *tx, struct user_role_line *out)
{
        struct user_role_line *l;
        size_t n;
        TRY(user_role_requests(tx, &l, &n));
        for (size_t i = 0; i < n; i++) {
                if (l[i].id != req_id(r, 0))
                        continue;
                *out = l[i];
                return may_decide(r, out) ? OK : ERR_DENIED;
        }
        return ERR_NOT_FOUND;
}

PAGE_POST(role_agree, "/verwaltung/freigaben/:/zustimmen", NEED(ROLE_APPROVE, STAFF), .title = T("Freigaben"),
          .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        struct user_role_line l;
        int64_t seen;
        TRY(request_of(r, rtx_of(tx), &l));
        if (!str_int(req_field(r, S(STAND_KEY)), &seen))
                return ERR_INVALID;
        TRY(account_role_approve(tx, l.id, seen));
        req_redirect_said(r, url_path(r->arena, "/verwaltung/freigaben"), S("role_approved"));
        return OK;
}

PAGE_POST(role_refuse, "/verwaltung/freigaben/:/ablehnen", NEED(ROLE_APPROVE, STAFF), .title = T("Freigaben"),
          .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        struct user_role_line l;
        TRY(request_of(r, rtx_of(tx), &l));
        TRY(account_role_end(tx, l.user_id, l.id));
        req_redirect_said(r, url_path(r->arena, "/verwaltung/freigaben"), S("role_refused"));
        return OK;
}
