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
        const char *list,
                *one; /* paths; the last ':' of .one is the record's id, those before it are the page's own */
        /* Head of every page, filled in when one is drawn: over, crumb, crumbs. g is NULL for what belongs to no case. May be NULL;
         * for entities of a case it is case_crud (domain/cases/case_crud_ui.h). */
        enum err (*frame)(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *v);
        void (*preset)(struct req *r, struct record *rec); /* values a new record begins with; may be NULL */
        struct str sort,
                empty; /* of the generic list: its first order ("-driven_on"), and what it says without rows */
        struct str over;           /* muted line over the title; may be empty */
        struct str title;          /* of one record; empty: its names, else the entity's title */
        const struct crumb *crumb; /* before the list's own crumb */
        size_t crumbs;
        const struct action *action; /* more actions in the head of the show page */
        size_t actions;
        bool fixed; /* this record is not changed or deleted any more: no buttons for it */
        struct str question, consequence; /* of the delete page; empty: a general question */
        /* More panels below the details of the show page; may be NULL. */
        enum err (*more)(struct req *r, struct rtx *tx, const struct record *rec);
        /* Rules and values of the page, after the form was read and before it is written; may be NULL. Adds to r->errs. */
        enum err (*before_save)(struct req *r, struct rtx *tx, struct record *rec);
};

/* Most records of a generic list; what grows beyond it gets a list of its own with a statement. */
#define CRUD_LIST_MAX 2000

/* ---- free entities ---- */
/* All records with search, order, pages and exports; columns: the title and the first short fields the reader may see. */
enum err crud_list(struct req *r, struct rtx *tx, const struct free_entity *e, const struct crud_view *v);
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
enum err crud_list_in(struct req *r, struct rtx *tx, const struct grant *g, const struct case_entity *e,
                      const struct crud_view *v);
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
/* With a title of its own, for pages that show the history of several records. */
enum err crud_history_panel_as(struct req *r, struct rtx *tx, const struct record *rec, struct str title);
/* Address of one record and of its list. */
struct url crud_url(struct req *r, const struct crud_view *v, int64_t id);
struct url crud_list_url(struct req *r, const struct crud_view *v);

/*
 * The pages of one record: new, show, edit, history (and the forms of new and edit); without delete. They use
 * id##_entity and define id##_view; what follows goes into the view. A list of its own stands beside them, or is crud_list.
 *   CRUD_RECORD_PAGES(site, "/stellen", N_("Stelle"), NEED(STAFF_READ, PUBLIC), NEED(USER_ADMIN, PUBLIC), MENU_ADMIN)
 * A page that needs more is written by hand, and then all of them. For entities of a case: domain/cases/case_crud_ui.h.
 */
#define CRUD_RECORD_PAGES(id, path_, title_, read_, write_, menu_, ...)                                      \
        static const struct crud_view id##_view = {.list = path_, .one = path_ "/:", ##__VA_ARGS__};         \
        PAGE_GET(id##_new, path_ "/neu", write_, .title = T(title_), .menu = menu_)                          \
        (struct req * r, struct rtx * tx)                                                                    \
        {                                                                                                    \
                return crud_new(r, tx, &id##_entity, NULL, &id##_view);                                      \
        }                                                                                                    \
        PAGE_POST(id##_create, path_ "/neu", write_, .title = T(title_), .menu = menu_)                      \
        (struct req * r, struct wtx * tx)                                                                    \
        {                                                                                                    \
                return crud_save_new(r, tx, &id##_entity, NULL, &id##_view);                                 \
        }                                                                                                    \
        PAGE_GET(id##_show, path_ "/:", read_, .title = T(title_), .menu = menu_)                            \
        (struct req * r, struct rtx * tx)                                                                    \
        {                                                                                                    \
                return crud_show(r, tx, &id##_entity, req_id(r, 0), &id##_view);                             \
        }                                                                                                    \
        PAGE_GET(id##_edit, path_ "/:/bearbeiten", write_, .title = T(title_), .menu = menu_)                \
        (struct req * r, struct rtx * tx)                                                                    \
        {                                                                                                    \
                return crud_edit(r, tx, &id##_entity, req_id(r, 0), &id##_view);                             \
        }                                                                                                    \
        PAGE_POST(id##_update, path_ "/:/bearbeiten", write_, .title = T(title_), .menu = menu_)             \
        (struct req * r, struct wtx * tx)                                                                    \
        {                                                                                                    \
                return crud_save(r, tx, &id##_entity, req_id(r, 0), &id##_view);                             \
        }                                                                                                    \
        PAGE_GET(id##_history, path_ "/:/verlauf", read_, .title = T(title_), .menu = menu_)                 \
        (struct req * r, struct rtx * tx)                                                                    \
        {                                                                                                    \
                return crud_history(r, tx, &id##_entity, req_id(r, 0), &id##_view);                          \
        }

#endif
