#include "domain/accounts/enter_ui.h"

#include "core/audit.h"
#include "core/secret.h"
#include "core/session.h"
#include "web/layout.h"
#include "web/signin.h"

/* Associated data: a ticket is no other secret of the program. */
#define TICKET_USE S("sign-in ticket")

/* The page that was asked for; without one, where this person begins. */
static enum err enter_target(struct req *r, struct rtx *tx, int64_t user_id, struct url *out)
{
        struct actor who;
        *out = signin_next(r);
        if (!str_eq(out->s, S("/")))
                return OK;
        TRY(actor_load(tx, user_id, &who));
        *out = url_local(r->arena, layout_home(&who));
        return OK;
}

enum err enter_session(struct req *r, struct wtx *tx, int64_t user_id, bool second_factor, struct str said)
{
        struct str token;
        struct url to;
        wtx_actor_set(tx, user_id);
        if (r->session_id)
                TRY(session_end(tx, r->session_id));
        TRY(session_start(tx, user_id, second_factor, r->address, r->agent, &token));
        TRY(audit_note(tx, S("session"), user_id, 0, S("sign_in"), S("")));
        req_session_cookie(r, token);
        TRY(enter_target(r, rtx_of(tx), user_id, &to));
        if (str_empty(said))
                req_redirect(r, to);
        else
                req_redirect_said(r, to, said);
        return OK;
}

enum err enter_ticket_make(struct arena *a, struct enter_ticket t, struct str *out)
{
        struct str clear = str_join(a, str_from_int(a, t.user_id), S("|"), str_from_int(a, clock_now().s),
                                    S("|"), t.stand);
        return secret_seal(a, clear, TICKET_USE, out);
}

enum err enter_ticket_open(struct arena *a, struct str ticket, struct enter_ticket *out)
{
        struct str clear, rest;
        int64_t at;
        if (secret_open(a, ticket, TICKET_USE, &clear) != OK)
                return ERR_NOT_FOUND;
        struct str user = str_split(clear, '|', &rest), at_text = str_split(rest, '|', &out->stand);
        if (!str_int(user, &out->user_id) || !str_int(at_text, &at))
                return ERR_NOT_FOUND;
        int64_t age = clock_now().s - at;
        return age < 0 || age > ENTER_TICKET_SECONDS ? ERR_NOT_FOUND : OK;
}
