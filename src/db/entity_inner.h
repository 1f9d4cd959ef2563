/* What the files of entities share. */
#ifndef DB_ENTITY_INNER_H
#define DB_ENTITY_INNER_H

#include "db/db_inner.h"
#include "db/entity.h"

/* Every table of records begins with these columns; those owned by a case have case_id as well. */
#define ENT_COLUMNS "id, uid, version, created_at, created_by, changed_at, changed_by"

/* The statements of one entity, generated once per open database from its field table. */
struct ent_sql {
        const struct entity *e;
        struct ent_sql *next;
        struct stmt get, list, insert, update, remove;
};
const struct ent_sql *ent_sql(struct db *db, const struct entity *e);

/* case_id 0: a free entity. The record with its secrets opened. */
enum err ent_read(struct rtx *tx, const struct entity *e, int64_t case_id, int64_t id, struct record **out);

struct ent_hooks {
        ent_history_fn *history, *search, *follow;
        struct secret_box box;
};
const struct ent_hooks *ent_hooks(void);

#endif
