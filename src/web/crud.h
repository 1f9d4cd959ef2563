/*
 * Whole pages for entities: show, new, edit, delete, history. A page is registered as usual and calls one of these:
 *
 *   static const struct crud_view site_view = {.list = "/stellen", .one = "/stellen/:"};
 *
 *   PAGE_GET(site_show, "/stellen/:", NEED(STAFF_READ, PUBLIC), .title = N_("Stelle"))
 *   (struct req *r, struct rtx *tx)
 *   {
 *           return crud_show(r, tx, &site_entity, req_id(r, 0), &site_view);
 *   }
 *   PAGE_GET(site_edit, "/stellen/:/bearbeiten", …)   { return crud_edit(r, tx, &site_entity, req_id(r, 0), &site_view); }
 *   PAGE_POST(site_save, "/stellen/:/bearbeiten", …)  { return crud_save(r, tx, &site_entity, req_id(r, 0), &site_view); }
 *
 * Paths are always: list, list/neu, one, one/bearbeiten, one/loeschen, one/verlauf. A form posts to its own address (with its
 * query). Buttons appear for pages that are registered and that the actor may open.
 * Entities of a case: the same with _in, a grant behind the transaction; .list = "/faelle/:/ziele", .one = "/faelle/:/ziele/:".
 *
 * After bad input the form is drawn again, after somebody else's save both versions: the call then returns ERR_INVALID or
 * ERR_CONFLICT (nothing is committed) with r->status 422 or 409 and the page in r->html. A page just passes it on.
 */
#ifndef WEB_CRUD_H
#define WEB_CRUD_H

#include "web/ui.h"

struct crud_view {
        const char *list, *one;    /* paths; ':' are the case's id (if .one has two) and the record's */
        struct str over;           /* muted line over the title; may be empty */
        struct str title;          /* of one record; empty: its names, else the entity's title */
        const struct crumb *crumb; /* before the list's own crumb */
        size_t crumbs;
        const struct action *action; /* more actions in the head of the show page */
        size_t actions;
        struct str question, consequence; /* of the delete page; empty: a general question */
        /* More panels below the details of the show page; may be NULL. */
        enum err (*more)(struct req *r, struct rtx *tx, const struct record *rec);
        /* Rules and values of the page, after the form was read and before it is written; may be NULL. Adds to r->errs. */
        enum err (*before_save)(struct req *r, struct rtx *tx, struct record *rec);
};

/* ---- free entities ---- */
enum err crud_show(struct req *r, struct rtx *tx, const struct free_entity *e, int64_t id,
                   const struct crud_view *v);
/* preset: values a new record begins with, or NULL. */
enum err crud_new(struct req *r, struct rtx *tx, const struct free_entity *e, struct record *preset,
                  const struct crud_view *v);
enum err crud_save_new(struct req *r, struct wtx *tx, const struct free_entity *e, struct record *preset,
                       const struct crud_view *v);
enum err crud_edit(struct req *r, struct rtx *tx, const struct free_entity *e, int64_t id,
                   const struct crud_view *v);
enum err crud_save(struct req *r, struct wtx *tx, const struct free_entity *e, int64_t id,
                   const struct crud_view *v);
enum err crud_ask_delete(struct req *r, struct rtx *tx, const struct free_entity *e, int64_t id,
                         const struct crud_view *v);
enum err crud_delete(struct req *r, struct wtx *tx, const struct free_entity *e, int64_t id,
                     const struct crud_view *v);
/* Who changed what, newest first, in the fields this reader may see. */
enum err crud_history(struct req *r, struct rtx *tx, const struct free_entity *e, int64_t id,
                      const struct crud_view *v);

/* ---- entities of a case ---- */
enum err crud_show_in(struct req *r, struct rtx *tx, const struct grant *g, const struct case_entity *e,
                      int64_t id, const struct crud_view *v);
enum err crud_new_in(struct req *r, struct rtx *tx, const struct grant *g, const struct case_entity *e,
                     struct record *preset, const struct crud_view *v);
enum err crud_save_new_in(struct req *r, struct wtx *tx, const struct wgrant *g, const struct case_entity *e,
                          struct record *preset, const struct crud_view *v);
enum err crud_edit_in(struct req *r, struct rtx *tx, const struct grant *g, const struct case_entity *e,
                      int64_t id, const struct crud_view *v);
enum err crud_save_in(struct req *r, struct wtx *tx, const struct wgrant *g, const struct case_entity *e,
                      int64_t id, const struct crud_view *v);
enum err crud_ask_delete_in(struct req *r, struct rtx *tx, const struct grant *g, const struct case_entity *e,
                            int64_t id, const struct crud_view *v);
enum err crud_delete_in(struct req *r, struct wtx *tx, const struct wgrant *g, const struct case_entity *e,
                        int64_t id, const struct crud_view *v);
enum err crud_history_in(struct req *r, struct rtx *tx, const struct grant *g, const struct case_entity *e,
                         int64_t id, const struct crud_view *v);

/* The panel of crud_history alone, for pages of their own. */
enum err crud_history_panel(struct req *r, struct rtx *tx, const struct record *rec);
/* Address of one record and of its list. */
struct url crud_url(struct req *r, const struct crud_view *v, int64_t id);
struct url crud_list_url(struct req *r, const struct crud_view *v);

#endif
