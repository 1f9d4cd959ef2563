/* What the crud files share: where records come from, and the pages drawn from a record. */
#ifndef WEB_CRUD_INNER_H
#define WEB_CRUD_INNER_H

#include "web/crud.h"

/* One entity with the access it needs: free, or in a case by grant (w: by a writing grant). */
struct crud_store {
        const struct entity *e;
        const struct free_entity *open;
        const struct case_entity *in;
        const struct grant *g;
        const struct wgrant *w;
};
enum err crud_get(struct rtx *tx, const struct crud_store *s, int64_t id, struct record **out);
struct record *crud_fresh(struct req *r, const struct crud_store *s, struct record *preset,
                          const struct crud_view *v);

/* Pages */
enum err crud_page_list(struct req *r, struct rtx *tx, const struct crud_store *s, const struct crud_view *v);
/* The page's address + suffix is registered and open to this actor. */
bool crud_offers(struct req *r, const char *path, struct str suffix);
bool crud_offers_form(struct req *r, const char *path, struct str suffix);
enum err crud_page_show(struct req *r, struct rtx *tx, const struct crud_store *s, int64_t id,
                        const struct crud_view *v);
enum err crud_page_new(struct req *r, struct rtx *tx, const struct record *rec, const struct crud_view *v);
enum err crud_page_edit(struct req *r, struct rtx *tx, const struct record *rec, int64_t version,
                        const struct crud_view *v);
enum err crud_page_conflict(struct req *r, struct rtx *tx, const struct record *mine,
                            const struct record *theirs, const struct crud_view *v);
enum err crud_page_delete(struct req *r, const struct record *rec, const struct crud_view *v);
enum err crud_page_history(struct req *r, struct rtx *tx, const struct record *rec,
                           const struct crud_view *v);

/* Writing */
enum err crud_write_new(struct req *r, struct wtx *tx, const struct crud_store *s, struct record *preset,
                        const struct crud_view *v);
enum err crud_write(struct req *r, struct wtx *tx, const struct crud_store *s, int64_t id,
                    const struct crud_view *v);
enum err crud_write_delete(struct req *r, struct wtx *tx, const struct crud_store *s, int64_t id,
                           const struct crud_view *v);

#endif
