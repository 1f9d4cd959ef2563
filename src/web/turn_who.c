#include "core/setting.h"
#include "core/throttle.h"
#include "web/cookie.h"
#include "web/layout.h"
#include "web/parse.h"
#include "web/token_page.h"
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
        e = actor_load_on(tx, t->session.user_id, str_of(r->page ? r->page->name : ""), a);
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
        r->unsaved = t->session.unsaved;
        return OK;
}

/* The address people outside reach; of a plain listener its own, as long as none is set. */
static struct str public_url(const struct turn *t, struct rtx *tx)
{
        struct str set = str_trim(setting_text(tx, S("public_url")));
        while (str_ends(set, S("/")))
                set = str_sub(set, 0, set.n - 1);
        return str_empty(set) ? t->d->public_url : set;
}

static void frame_fill(struct turn *t, struct rtx *tx)
{
        struct req *r = t->r;
        *r->frame = (struct token_frame){.sender = r->office_name,
                                         .contact = setting_text(tx, S("public_contact"))};
}

enum err turn_identify_outside(struct turn *t, int64_t *wait)
{
        struct rtx *tx;
        *wait = 0;
        TRY(turn_begin_read(t, 0, &tx));
        t->r->office_name = setting_text(tx, S("office_name"));
        frame_fill(t, tx);
        *wait = throttle_guess_wait(tx, t->r->address);
        enum err e = rtx_failed(tx);
        db_end_read(tx);
        return e;
}

static enum err note_guess(struct turn *t)
{
        struct wtx *tx;
        TRY(turn_begin_note(t, 0, &tx));
        enum err e = throttle_guess(tx, t->r->address);
        if (e == OK)
                return db_commit(tx);
        db_rollback(tx);
        return e;
}

void turn_note_guess(struct turn *t)
{
        enum err e = note_guess(t);
        if (e != OK)
                log_line(LOG_WARN, "guess_not_counted", LOG_NAME("error", (struct const_name){err_name(e)}));
}

enum err turn_identify(struct turn *t)
{
        struct rtx *tx;
        TRY(turn_begin_read(t, 0, &tx));
        enum err e = find_actor(t, tx);
        if (e == OK)
                t->r->office_name = setting_text(tx, S("office_name"));
        if (e == OK)
                t->r->public_url = public_url(t, tx);
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
