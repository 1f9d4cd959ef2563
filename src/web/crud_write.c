/* Saving a record from a form: read, check, write; or show again what was typed, or both versions. */
#include "web/crud_inner.h"
#include "web/ui_inner.h"

enum { STATUS_INVALID = 422, STATUS_CONFLICT = 409 };

static enum err say(struct req *r, enum err drawn, enum err why, int status)
{
        TRY(drawn);
        r->status = status;
        return why;
}

static enum err insert(struct wtx *tx, const struct crud_store *s, struct record *rec, struct errs *errs)
{
        return s->open ? ent_insert(tx, s->open, rec, errs) : ent_insert_in(tx, s->w, s->in, rec, errs);
}

static enum err update(struct wtx *tx, const struct crud_store *s, struct record *rec, struct errs *errs)
{
        return s->open ? ent_update(tx, s->open, rec, errs) : ent_update_in(tx, s->w, s->in, rec, errs);
}

/* The form, then the rules of the page. */
static enum err read_all(struct req *r, struct rtx *tx, struct record *rec, const struct crud_view *v)
{
        TRY(form_read(r, tx, rec));
        if (v->before_save)
                TRY(v->before_save(r, tx, rec));
        return r->errs.n ? ERR_INVALID : OK;
}

static void say_taken(struct req *r)
{
        errs_add(&r->errs, S(""), _("Ein Wert ist schon vergeben. Bitte wählen Sie einen anderen."));
}

/* ---- new ---- */

enum err crud_write_new(struct req *r, struct wtx *tx, const struct crud_store *s, struct record *preset,
                        const struct crud_view *v)
{
        struct record *rec = crud_fresh(r, s, preset, v);
        enum err e = read_all(r, rtx_of(tx), rec, v);
        if (e == OK)
                e = insert(tx, s, rec, &r->errs);
        if (e == ERR_CONFLICT)
                say_taken(r);
        if (e == ERR_CONFLICT || e == ERR_INVALID)
                return say(r, crud_page_new(r, rtx_of(tx), rec, v), ERR_INVALID, STATUS_INVALID);
        TRY(e);
        r->made = rec->id;
        req_redirect_said(r, crud_url(r, v, rec->id), S("created"));
        return OK;
}

/* ---- change ---- */

static bool same_values(const struct record *a, const struct record *b)
{
        for (size_t i = 0; i < a->e->n; i++)
                if (a->e->fields[i].kind != K_GROUP && !value_eq(a->v[i], b->v[i]))
                        return false;
        return true;
}

static enum err both_versions(struct req *r, struct rtx *tx, const struct record *mine,
                              const struct record *theirs, const struct crud_view *v)
{
        return say(r, crud_page_conflict(r, tx, mine, theirs, v), ERR_CONFLICT, STATUS_CONFLICT);
}

/* Somebody was faster between reading and writing, or a unique value is taken. */
static enum err refused(struct req *r, struct wtx *tx, const struct crud_store *s, struct record *mine,
                        const struct crud_view *v)
{
        struct record *theirs;
        TRY(crud_get(rtx_of(tx), s, mine->id, &theirs));
        if (theirs->version != mine->version)
                return both_versions(r, rtx_of(tx), mine, theirs, v);
        say_taken(r);
        return say(r, crud_page_edit(r, rtx_of(tx), mine, mine->version, v), ERR_INVALID, STATUS_INVALID);
}

enum err crud_write(struct req *r, struct wtx *tx, const struct crud_store *s, int64_t id,
                    const struct crud_view *v)
{
        struct rtx *rtx = rtx_of(tx);
        struct record *theirs;
        TRY(crud_get(rtx, s, id, &theirs));
        struct record *mine = rec_copy(r->arena, theirs);
        mine->version = form_version(r);
        enum err e = read_all(r, rtx, mine, v);
        if (e == OK && same_values(mine, theirs)) {
                req_redirect_said(r, crud_url(r, v, id), S("unchanged"));
                return OK;
        }
        if (e == OK && mine->version != theirs->version)
                return both_versions(r, rtx, mine, theirs, v);
        if (e == OK)
                e = update(tx, s, mine, &r->errs);
        if (e == ERR_INVALID)
                return say(r, crud_page_edit(r, rtx, mine, form_version(r), v), ERR_INVALID, STATUS_INVALID);
        if (e == ERR_CONFLICT)
                return refused(r, tx, s, mine, v);
        TRY(e);
        req_redirect_said(r, crud_url(r, v, id), S("saved"));
        return OK;
}

/* ---- delete ---- */

enum err crud_write_delete(struct req *r, struct wtx *tx, const struct crud_store *s, int64_t id,
                           const struct crud_view *v)
{
        struct record *rec;
        TRY(crud_get(rtx_of(tx), s, id, &rec));
        if (form_version(r) != rec->version) {
                errs_init(&r->errs, r->arena);
                errs_add(
                        &r->errs, S(""),
                        _("Das wurde inzwischen geändert. Bitte prüfen Sie, ob es noch gelöscht werden soll."));
                return say(r, crud_page_delete(r, rec, v), ERR_CONFLICT, STATUS_CONFLICT);
        }
        TRY(s->open ? ent_delete(tx, s->open, id, rec->version)
                    : ent_delete_in(tx, s->w, s->in, id, rec->version));
        req_redirect_said(r, crud_list_url(r, v), S("deleted"));
        return OK;
}
