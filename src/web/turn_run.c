#include "core/audit.h"
#include "core/case_opener.h"
#include "web/detour.h"
#include "web/layout.h"
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

/* An export is no look: it says so, whoever may open the case. */
static struct const_name why_of(const struct turn *t)
{
        return t->r->why.p ? t->r->why : t->why;
}

static enum err access_row(struct turn *t, struct wtx *tx)
{
        const struct req *r = t->r;
        int64_t case_id = r->grant ? grant_case(r->grant) : 0;
        return audit_access(tx, (struct const_name){r->page->name}, case_id, why_of(t), r->id,
                            case_id ? (r->listed > 1 ? r->listed : 1) : r->listed);
}

/* Does the answer show a case or a list of persons? */
static bool shows_persons(const struct turn *t)
{
        const struct req *r = t->r;
        return r->grant || (r->listed > 0 && (r->personal || of_persons(need_class(r->page->needs))));
}

/*
 * In a short transaction of its own, before the page is sent: what could not be logged is not shown. It does not wait for
 * the disk; sealing the log does, once a minute, and so does every save.
 */
static enum err log_access(struct turn *t)
{
        struct wtx *tx;
        if (!shows_persons(t))
                return OK;
        TRY(turn_begin_note(t, actor_id(t), &tx));
        enum err e = access_row(t, tx);
        if (e == OK)
                return db_commit(tx);
        db_rollback(tx);
        return e;
}

/* ---- the head of the page ---- */

/* Only where a page is drawn around what the handler drew. */
static enum err read_head(struct turn *t, struct rtx *tx)
{
        struct req *r = t->r;
        bool page = r->html->out.n && !r->location.s.n && !r->download_name.n && !r->plain.n && !r->bare;
        const struct page *entry = page && r->actor ? layout_counting(r->actor) : NULL;
        return entry ? entry->head(tx, r->actor, &r->head) : OK;
}

/* ---- GET ---- */

/* The class of the page is open to this actor once it has said why: there, and back here. H10 */
static bool asks_reason(struct turn *t)
{
        struct req *r = t->r;
        if (!case_opener()->reason || !actor_may_ask(r->actor, need_class(r->page->needs)))
                return false;
        struct url to =
                url_build(r->arena, case_opener()->reason, (const int64_t[]){0, grant_case(r->grant)}, 1);
        req_redirect(r, url_with(r->arena, to, S("weiter"), req_target(r).s));
        return true;
}

static enum err get_in_case(struct turn *t, struct rtx *tx)
{
        struct req *r = t->r;
        if (asks_reason(t))
                return OK;
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
        enum err e = parked_resume(tx, t->r);
        if (e == OK) {
                detour_resume(t->r);
                e = call_get(t, tx);
        }
        if (e == OK)
                e = read_head(t, tx);
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
        return r->page->case_post(r, tx, g);
}

static enum err call_post(struct turn *t, struct wtx *tx)
{
        struct req *r = t->r;
        const struct actor *outside = r->actor;
        const struct wgrant *g;
        t->why = CONST_NAME("write");
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
        bool once = !t->r->page->anonymous_post && !req_has(t->r, S(DETOUR_BUTTON));
        return once && submission_valid(id) ? id : S("");
}

/* A form that is only left for a while is not saved: it counts as no submission. */
static enum err leave_or_save(struct turn *t, struct wtx *tx)
{
        struct req *r = t->r;
        if (req_has(r, S(DETOUR_BUTTON)))
                return detour_begin(r, tx);
        TRY(call_post(t, tx));
        return detour_end(r, rtx_of(tx));
}

static enum err handle_once(struct turn *t, struct wtx *tx, struct str submission)
{
        enum submission_state state = SUBMISSION_FIRST;
        struct str location;
        if (submission.n)
                TRY(submission_begin(tx, submission, submission_digest(t->r), &state, &location));
        switch (state) {
        case SUBMISSION_FIRST:
                return leave_or_save(t, tx);
        case SUBMISSION_AGAIN:
                t->replayed = true;
                req_redirect(t->r, t->r->frame && str_eq(location, S("/"))
                                           ? req_target(t->r)
                                           : url_local(t->r->arena, location));
                return OK;
        case SUBMISSION_OTHER:
                t->reused = true;
                return ERR_CONFLICT;
        }
        return ERR_INTERNAL;
}

/*
 * What a second click is led to. The address of a page behind a personal link is a secret and is not stored: there only what the page
 * says with r->repeat is, and without it a second click leads to the link it came with.
 */
static struct str led_to(const struct req *r)
{
        return r->frame || !r->location.s.n ? r->repeat.s : r->location.s;
}

static enum err remember(struct turn *t, struct wtx *tx, struct str submission, enum err result)
{
        struct str drawn = req_field(t->r, S("submission")), names = req_field(t->r, S("parked"));
        if (result != OK)
                return submission.n ? submission_forget(tx, submission) : OK;
        if (submission.n && !t->replayed)
                TRY(submission_finish(tx, submission, led_to(t->r)));
        if (t->r->actor && submission_valid(drawn)) /* what was noted while it was typed */
                TRY(parked_remove(tx, drawn));
        for (size_t i = 0; i < PARKED_NAMES && !str_empty(names); i++) {
                struct str name = str_split(names, ' ', &names);
                TRY(parked_remove(tx, name));
        }
        return OK;
}

/* A POST that is committed has its access row in the same transaction. */
static enum err finish_post(struct turn *t, struct wtx *tx, struct str submission, enum err result)
{
        TRY(remember(t, tx, submission, result));
        return shows_persons(t) ? access_row(t, tx) : OK;
}

/*
 * The form that is drawn again, or both versions, show what is stored; the row that says so must not be rolled back with
 * the rest. A page about persons counts as one look even if its handler named no number. Without the row nothing is shown.
 */
static enum err log_refused(struct turn *t, enum err result)
{
        struct req *r = t->r;
        if (r->html->out.n == 0 || (result != ERR_INVALID && result != ERR_CONFLICT))
                return result;
        t->why = CONST_NAME("refused");
        if (!r->listed && r->actor && of_persons(need_class(r->page->needs)))
                r->listed = 1;
        enum err e = log_access(t);
        return e == OK ? result : e == ERR_INVALID || e == ERR_CONFLICT ? ERR_INTERNAL : e;
}

/* "Not in the list" because the list could not be read is no fault of what was typed. */
static enum err handled(enum err result, struct rtx *tx)
{
        bool refused = result == ERR_INVALID || result == ERR_CONFLICT || result == ERR_NOT_FOUND;
        enum err failed = rtx_failed(tx); /* ERR_CONFLICT: a value that is taken, the handler said so */
        return refused && failed != OK && failed != ERR_CONFLICT ? failed : result;
}

static enum err run_post(struct turn *t)
{
        struct wtx *tx;
        struct str submission = submission_of(t);
        TRY(turn_begin_write(t, actor_id(t), &tx));
        enum err result = handled(handle_once(t, tx, submission), rtx_of(tx));
        enum err head = rtx_failed(rtx_of(tx)) == OK ? read_head(t, rtx_of(tx)) : OK;
        if (head != OK)
                result = head;
        enum err e = result;
        if (result == OK || t->r->wrote)
                e = finish_post(t, tx, submission, result);
        if (e != OK) {
                db_rollback(tx);
                return log_refused(t, e);
        }
        TRY(db_commit(tx));
        return result;
}

enum err turn_run(struct turn *t)
{
        return t->r->method == GET ? run_get(t) : run_post(t);
}
