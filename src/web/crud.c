/* The calls of pages, for free entities and for those of a case: they only say where the record comes from. */
#include "web/crud_inner.h"

enum err crud_get(struct rtx *tx, const struct crud_store *s, int64_t id, struct record **out)
{
        return s->open ? ent_get(tx, s->open, id, out) : ent_get_in(tx, s->g, s->in, id, out);
}

struct record *crud_fresh(struct req *r, const struct crud_store *s, struct record *preset,
                          const struct crud_view *v)
{
        if (preset)
                return preset;
        struct record *rec = rec_new(r->arena, s->e);
        if (v->preset)
                v->preset(r, rec);
        return rec;
}

/* The view with its head. */
static enum err framed(struct req *r, struct rtx *tx, const struct grant *g, const struct crud_view *v,
                       struct crud_view *out)
{
        *out = *v;
        return v->frame ? v->frame(r, tx, g, out) : OK;
}

static struct crud_store store_free(const struct free_entity *e)
{
        return (struct crud_store){.e = &e->e, .open = e};
}

static struct crud_store store_in(const struct case_entity *e, const struct grant *g)
{
        return (struct crud_store){.e = &e->e, .in = e, .g = g};
}

static struct crud_store store_win(const struct case_entity *e, const struct wgrant *w)
{
        return (struct crud_store){.e = &e->e, .in = e, .g = grant_of(w), .w = w};
}

/* ---- free entities ---- */

enum err crud_list(struct req *r, struct rtx *tx, const struct free_entity *e, const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, tx, NULL, v, &f));
        struct crud_store s = store_free(e);
        return crud_page_list(r, tx, &s, &f);
}

enum err crud_show(struct req *r, struct rtx *tx, const struct free_entity *e, int64_t id,
                   const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, tx, NULL, v, &f));
        struct crud_store s = store_free(e);
        return crud_page_show(r, tx, &s, id, &f);
}

enum err crud_new(struct req *r, struct rtx *tx, const struct free_entity *e, struct record *preset,
                  const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, tx, NULL, v, &f));
        struct crud_store s = store_free(e);
        return crud_page_new(r, tx, crud_fresh(r, &s, preset, &f), &f);
}

enum err crud_save_new(struct req *r, struct wtx *tx, const struct free_entity *e, struct record *preset,
                       const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, rtx_of(tx), NULL, v, &f));
        struct crud_store s = store_free(e);
        return crud_write_new(r, tx, &s, preset, &f);
}

enum err crud_edit(struct req *r, struct rtx *tx, const struct free_entity *e, int64_t id,
                   const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, tx, NULL, v, &f));
        struct record *rec;
        TRY(ent_get(tx, e, id, &rec));
        return crud_page_edit(r, tx, rec, rec->version, &f);
}

enum err crud_save(struct req *r, struct wtx *tx, const struct free_entity *e, int64_t id,
                   const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, rtx_of(tx), NULL, v, &f));
        struct crud_store s = store_free(e);
        return crud_write(r, tx, &s, id, &f);
}

enum err crud_ask_delete(struct req *r, struct rtx *tx, const struct free_entity *e, int64_t id,
                         const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, tx, NULL, v, &f));
        struct record *rec;
        TRY(ent_get(tx, e, id, &rec));
        return crud_page_delete(r, rec, &f);
}

enum err crud_delete(struct req *r, struct wtx *tx, const struct free_entity *e, int64_t id,
                     const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, rtx_of(tx), NULL, v, &f));
        struct crud_store s = store_free(e);
        return crud_write_delete(r, tx, &s, id, &f);
}

enum err crud_history(struct req *r, struct rtx *tx, const struct free_entity *e, int64_t id,
                      const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, tx, NULL, v, &f));
        struct record *rec;
        TRY(ent_get(tx, e, id, &rec));
        return crud_page_history(r, tx, rec, &f);
}

/* ---- entities of a case ---- */

enum err crud_list_in(struct req *r, struct rtx *tx, const struct grant *g, const struct case_entity *e,
                      const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, tx, g, v, &f));
        struct crud_store s = store_in(e, g);
        return crud_page_list(r, tx, &s, &f);
}

enum err crud_show_in(struct req *r, struct rtx *tx, const struct grant *g, const struct case_entity *e,
                      int64_t id, const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, tx, g, v, &f));
        struct crud_store s = store_in(e, g);
        return crud_page_show(r, tx, &s, id, &f);
}

enum err crud_new_in(struct req *r, struct rtx *tx, const struct grant *g, const struct case_entity *e,
                     struct record *preset, const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, tx, g, v, &f));
        struct crud_store s = store_in(e, g);
        return crud_page_new(r, tx, crud_fresh(r, &s, preset, &f), &f);
}

enum err crud_save_new_in(struct req *r, struct wtx *tx, const struct wgrant *g, const struct case_entity *e,
                          struct record *preset, const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, rtx_of(tx), grant_of(g), v, &f));
        struct crud_store s = store_win(e, g);
        return crud_write_new(r, tx, &s, preset, &f);
}

enum err crud_edit_in(struct req *r, struct rtx *tx, const struct grant *g, const struct case_entity *e,
                      int64_t id, const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, tx, g, v, &f));
        struct record *rec;
        TRY(ent_get_in(tx, g, e, id, &rec));
        return crud_page_edit(r, tx, rec, rec->version, &f);
}

enum err crud_save_in(struct req *r, struct wtx *tx, const struct wgrant *g, const struct case_entity *e,
                      int64_t id, const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, rtx_of(tx), grant_of(g), v, &f));
        struct crud_store s = store_win(e, g);
        return crud_write(r, tx, &s, id, &f);
}

enum err crud_ask_delete_in(struct req *r, struct rtx *tx, const struct grant *g, const struct case_entity *e,
                            int64_t id, const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, tx, g, v, &f));
        struct record *rec;
        TRY(ent_get_in(tx, g, e, id, &rec));
        return crud_page_delete(r, rec, &f);
}

enum err crud_delete_in(struct req *r, struct wtx *tx, const struct wgrant *g, const struct case_entity *e,
                        int64_t id, const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, rtx_of(tx), grant_of(g), v, &f));
        struct crud_store s = store_win(e, g);
        return crud_write_delete(r, tx, &s, id, &f);
}

enum err crud_history_in(struct req *r, struct rtx *tx, const struct grant *g, const struct case_entity *e,
                         int64_t id, const struct crud_view *v)
{
        struct crud_view f;
        TRY(framed(r, tx, g, v, &f));
        struct record *rec;
        TRY(ent_get_in(tx, g, e, id, &rec));
        return crud_page_history(r, tx, rec, &f);
}
