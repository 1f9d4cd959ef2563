/*
 * Cross-site requests: every POST carries the token of the session and must come from our own pages, as far as the browser
 * tells. A token that is merely old does not cost anybody their text.
 */
#include "base/rand.h"
#include "web/cookie.h"
#include "web/kept.h"
#include "web/parked.h"
#include "web/parse.h"
#include "web/signin.h"
#include "web/turn.h"

enum origin { ORIGIN_OURS, ORIGIN_UNSAID, ORIGIN_FOREIGN };

/* Takes the same time wherever the texts differ. */
static bool same_secret(struct str a, struct str b)
{
        int differ = 0;
        if (a.n != b.n || str_empty(a))
                return false;
        for (size_t i = 0; i < a.n; i++)
                differ |= a.p[i] ^ b.p[i];
        return differ == 0;
}

static enum origin origin_of(const struct req *r)
{
        if (r->fetch_site.n && !str_eq(r->fetch_site, S("same-origin")) && !str_eq(r->fetch_site, S("none")))
                return ORIGIN_FOREIGN;
        if (r->origin.n) {
                struct str ours = str_join(r->arena, r->proxy ? S("https://") : S("http://"), r->host);
                return r->host.n && str_eq(r->origin, ours) ? ORIGIN_OURS : ORIGIN_FOREIGN;
        }
        return str_eq(r->fetch_site, S("same-origin")) ? ORIGIN_OURS : ORIGIN_UNSAID;
}

bool turn_from_us(const struct turn *t)
{
        return origin_of(t->r) == ORIGIN_OURS;
}

bool turn_foreign(const struct turn *t)
{
        return origin_of(t->r) == ORIGIN_FOREIGN;
}

static struct str form_cookie(const struct turn *t)
{
        return parse_cookie(t->r->cookie, cookie_form_name(t->d->proxy));
}

static bool token_fits(const struct turn *t)
{
        struct str sent = req_field(t->r, S("csrf"));
        if (t->session.id && same_secret(sent, t->session.csrf))
                return true;
        return t->r->page->anonymous_post && same_secret(sent, form_cookie(t));
}

/* ---- the session ended while typing ---- */

static enum err park(struct turn *t, struct str *token)
{
        struct wtx *tx;
        TRY(turn_begin_write(t, t->session.user_id, &tx));
        enum err e = parked_save(tx, t->session.user_id, req_target(t->r), &t->r->form, token);
        if (e == OK)
                return db_commit(tx);
        db_rollback(tx);
        return e;
}

static enum form_check park_text(struct turn *t)
{
        struct str token;
        if (!kept_worth(&t->r->form)) {
                req_redirect_said(t->r, url_path(t->r->arena, "/anmelden"), S("again"));
                return FORM_PARKED;
        }
        enum err e = park(t, &token);
        if (e != OK) {
                log_line(LOG_ERROR, "park_failed", LOG_NAME("error", (struct const_name){err_name(e)}));
                return FORM_FAILED;
        }
        req_redirect(t->r, signin_resume(t->r->arena, token));
        return FORM_PARKED;
}

enum form_check turn_check_form(struct turn *t)
{
        enum origin origin = origin_of(t->r);
        if (origin == ORIGIN_FOREIGN)
                return FORM_FOREIGN;
        bool fits = token_fits(t);
        if (t->r->page->anonymous_post)
                return fits ? FORM_FINE : origin == ORIGIN_OURS ? FORM_STALE : FORM_UNPROVEN;
        if (fits)
                return !t->session.ended ? FORM_FINE : t->r->page->passing ? FORM_SIGNED_OUT : park_text(t);
        if (!t->r->actor)
                return FORM_SIGNED_OUT;
        return origin == ORIGIN_OURS ? FORM_STALE : FORM_UNPROVEN;
}

void turn_form_token(struct turn *t)
{
        struct req *r = t->r;
        if (r->actor)
                return;
        r->csrf = form_cookie(t);
        if (r->csrf.n >= 20 && r->csrf.n <= 64)
                return;
        r->csrf = rand_token(r->arena);
        cookie_set(r, cookie_form_name(t->d->proxy), r->csrf);
}
