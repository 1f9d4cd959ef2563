#include "core/setting.h"
#include "web/cookie.h"
#include "web/layout.h"
#include "web/parse.h"
#include "web/turn.h"

#define TOUCH_SECONDS 60

static enum err find_actor(struct turn *t, struct rtx *tx)
{
        struct req *r = t->r;
        enum err e = session_find(tx, parse_cookie(r->cookie, cookie_session_name(t->d->proxy)), &t->session);
        if (e == ERR_NOT_FOUND || (e == OK && t->session.ended))
                return OK;
        TRY(e);
        struct actor *a = NEW(r->arena, struct actor);
        e = actor_load(tx, t->session.user_id, a);
        if (e == ERR_NOT_FOUND) { /* closed account */
                t->session = (struct session){0};
                return OK;
        }
        TRY(e);
        a->second_factor = t->session.second_factor;
        a->session_id = t->session.id;
        r->actor = a;
        r->session_id = t->session.id;
        r->csrf = t->session.csrf;
        return OK;
}

enum err turn_identify(struct turn *t)
{
        struct rtx *tx;
        TRY(turn_begin_read(t, 0, &tx));
        enum err e = find_actor(t, tx);
        if (e == OK)
                t->r->office_name = setting_text(tx, S("office_name"));
        if (e == OK)
                e = rtx_failed(tx);
        db_end_read(tx);
        return e;
}

static enum err touch(struct turn *t)
{
        struct wtx *tx;
        TRY(turn_begin_note(t, t->r->actor->user_id, &tx));
        enum err e = session_touch(tx, t->session.id);
        if (e == OK)
                return db_commit(tx);
        db_rollback(tx);
        return e;
}

void turn_touch(struct turn *t)
{
        if (!t->r->actor || clock_now().s - t->session.seen_at.s < TOUCH_SECONDS)
                return;
        enum err e = touch(t);
        if (e != OK)
                log_line(LOG_WARN, "session_touch_failed",
                         LOG_NAME("error", (struct const_name){err_name(e)}));
}

static bool allowed(const struct page *p, const struct actor *a)
{
        if (p->method == GET || !need_has_cap(p->needs))
                return layout_may_open(p, a);
        return a && actor_can(a, need_cap(p->needs)) && actor_writes(a, need_class(p->needs));
}

bool turn_allowed_here(const struct turn *t)
{
        return !actor_may_ask(t->r->actor, need_class(t->r->page->needs)) && allowed(t->r->page, t->r->actor);
}

bool turn_allowed(const struct turn *t)
{
        const struct page *p = t->r->page;
        const struct actor *a = t->r->actor;
        if (!a || (!p->case_get && !p->case_post))
                return allowed(p, a);
        for (enum role role = 0; role < ROLE_N; role++) {
                struct actor one = actor_in_case(a, (uint64_t)1 << role, (uint64_t)1 << role);
                if (one.roles && allowed(p, &one))
                        return true;
        }
        return false;
}
