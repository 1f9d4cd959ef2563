#include "core/audit.h"
#include "core/case_opener.h"
#include "web/parked.h"
#include "web/submission.h"
#include "web/turn.h"

/* ---- begin; a lost connection is opened again once ---- */

static bool revived(struct turn *t, enum err e)
{
        return e == ERR_DOWN && db_revive(t->d->db) == OK;
}

enum err turn_begin_read(struct turn *t, int64_t actor, struct rtx **out)
{
        enum err e = db_begin_read(t->d->db, t->r->arena, actor, out);
        return revived(t, e) ? db_begin_read(t->d->db, t->r->arena, actor, out) : e;
}

enum err turn_begin_write(struct turn *t, int64_t actor, struct wtx **out)
{
        enum err e = db_begin_write(t->d->db, t->r->arena, actor, out);
        return revived(t, e) ? db_begin_write(t->d->db, t->r->arena, actor, out) : e;
}

enum err turn_begin_note(struct turn *t, int64_t actor, struct wtx **out)
{
        enum err e = db_begin_note(t->d->db, t->r->arena, actor, out);
        return revived(t, e) ? db_begin_note(t->d->db, t->r->arena, actor, out) : e;
}

static int64_t actor_id(const struct turn *t)
{
        return t->r->actor ? t->r->actor->user_id : 0;
}

/* ---- access log ---- */

/* Data of persons are logged; partners, staff and the office's own texts are not. */
static bool of_persons(enum data_class c)
{
        return c != CLASS_PUBLIC && c != CLASS_NETWORK && c != CLASS_STAFF && c != CLASS_AUDIT;
}

static enum err access_row(struct turn *t, struct wtx *tx)
{
        const struct req *r = t->r;
        int64_t case_id = r->grant ? grant_case(r->grant) : 0;
        return audit_access(tx, (struct const_name){r->page->name}, case_id, t->why, r->id,
                            case_id ? 1 : r->listed);
}

/*
 * In a short transaction of its own, before the page is sent: what could not be logged is not shown. It does not wait for
 * the disk; sealing the log does, once a minute, and so does every save.
 */
static enum err log_access(struct turn *t)
{
        struct wtx *tx;
        bool list = t->r->listed > 0 && (t->r->personal || of_persons(need_class(t->r->page->needs)));
        if (!t->r->grant && !list)
                return OK;
        TRY(turn_begin_note(t, actor_id(t), &tx));
        enum err e = access_row(t, tx);
        if (e == OK)
                return db_commit(tx);
        db_rollback(tx);
        return e;
}

/* ---- GET ---- */

static enum err get_in_case(struct turn *t, struct rtx *tx)
{
        struct req *r = t->r;
        if (!turn_allowed_here(t))
                return ERR_DENIED;
        /* a form that could not be saved is not shown */
        if (need_has_cap(r->page->needs) && need_cap(r->page->needs) == CAP_CASE_WRITE &&
            !grant_writes(r->grant))
                return ERR_DENIED;
        return r->page->case_get(r, tx, r->grant);
}

/* While a page of a case runs, r->actor has the rights of the roles that open this case; the frame around it has all again. */
static enum err call_get(struct turn *t, struct rtx *tx)
{
        struct req *r = t->r;
        const struct actor *outside = r->actor;
        t->why = CONST_NAME("list");
        if (r->page->get)
                return r->page->get(r, tx);
        TRY(case_opener()->read(tx, outside, req_id(r, 0), &r->actor, &r->grant, &t->why));
        enum err e = get_in_case(t, tx);
        r->actor = outside;
        return e;
}

static enum err run_get(struct turn *t)
{
        struct rtx *tx;
        TRY(turn_begin_read(t, actor_id(t), &tx));
        enum err e = call_get(t, tx);
        if (e == OK)
                e = rtx_failed(tx);
        db_end_read(tx);
        TRY(e);
        return log_access(t);
}

/* ---- POST ---- */

static enum err post_in_case(struct turn *t, struct wtx *tx, const struct wgrant *g)
{
        struct req *r = t->r;
        if (!turn_allowed_here(t))
                return ERR_DENIED;
        r->grant = grant_of(g);
        t->why = CONST_NAME("write");
        TRY(access_row(t, tx));
        return r->page->case_post(r, tx, g);
}

static enum err call_post(struct turn *t, struct wtx *tx)
{
        struct req *r = t->r;
        const struct actor *outside = r->actor;
        const struct wgrant *g;
        if (r->page->post)
                return r->page->post(r, tx);
        TRY(case_opener()->write(tx, outside, req_id(r, 0), &r->actor, &g));
        enum err e = post_in_case(t, tx, g);
        r->actor = outside;
        return e;
}

/* Sign-in is not replayed: its second answer would lack the cookie. */
static struct str submission_of(const struct turn *t)
{
        struct str id = req_field(t->r, S("submission"));
        return t->r->page->anonymous_post || !submission_valid(id) ? S("") : id;
}

static enum err handle_once(struct turn *t, struct wtx *tx, struct str submission)
{
        bool first = true;
        struct str location;
        if (submission.n)
                TRY(submission_begin(tx, submission, &first, &location));
        if (first)
                return call_post(t, tx);
        t->replayed = true;
        req_redirect(t->r, url_local(t->r->arena, location));
        return OK;
}

static enum err remember(struct turn *t, struct wtx *tx, struct str submission, enum err result)
{
        struct str parked = req_field(t->r, S("parked"));
        if (result != OK)
                return submission.n ? submission_forget(tx, submission) : OK;
        if (submission.n && !t->replayed)
                TRY(submission_finish(tx, submission,
                                      t->r->location.s.n ? t->r->location.s : t->r->repeat.s));
        return parked.n ? parked_remove(tx, parked) : OK;
}

static enum err run_post(struct turn *t)
{
        struct wtx *tx;
        struct str submission = submission_of(t);
        TRY(turn_begin_write(t, actor_id(t), &tx));
        enum err result = handle_once(t, tx, submission);
        enum err e = result;
        if (result == OK || t->r->wrote)
                e = remember(t, tx, submission, result);
        if (e != OK) {
                db_rollback(tx);
                return e;
        }
        TRY(db_commit(tx));
        return result;
}

enum err turn_run(struct turn *t)
{
        return t->r->method == GET ? run_get(t) : run_post(t);
}
