/*
 * Views: what subjects let others read. A file src/<…>/<name>_v.sql holds the SELECT of the view <name>_v; files of the same
 * name in several folders are its parts, joined by UNION ALL. Views are not history: whenever migrations run or a file was
 * changed, all are dropped and made anew, in the same transaction. So a table may change without regard to them.
 */
#ifndef DB_VIEW_H
#define DB_VIEW_H

#include "db/db.h"

struct view_part {
        struct str name; /* "course_v" */
        struct str file; /* "src/domain/goals/course_v.sql" */
        struct str sql;  /* words of migrations are known here too; no semicolon */
};
/* In order of the files, embedded by tools/embed.c. Ends with an empty name. */
extern const struct view_part all_views[];

/* Drops the views that were made, if any. */
enum err views_drop(struct wtx *tx);
/* Makes them in an order in which each finds what it reads. ERR_INVALID with *problem: a wrong word, or views that need each other. */
enum err views_make(struct wtx *tx, const struct view_part *list, struct str *problem);
/* Are the views of the database those of the list? */
enum err views_current(struct rtx *tx, const struct view_part *list, bool *out);

#endif
