/*
 * Migrations: numbered SQL files, embedded into the program, each applied once in a transaction of its own.
 * The words they may use are explained in migrations/README.md.
 */
#ifndef DB_MIGRATE_H
#define DB_MIGRATE_H

#include "db/db.h"
#include "db/migration.h"
#include "db/view.h"

struct migrate_status {
        int database;   /* newest number applied, 0 = empty */
        int program;    /* newest number the program knows */
        int pending;    /* how many are to be applied */
        bool views_old; /* the views are not those of the program: migrate_run makes them anew */
};

/*
 * Brings the database to the program's state; *applied counts the files. A SQLite file with content is copied to
 * "<file>.before-NNNN" first. With the last file, or when only a view was changed, all views are made anew (db/view.h). ERR_INVALID if the database is newer than the program, or an applied file was changed;
 * db_problem() says it in German.
 */
enum err migrate_run(struct db *db, struct arena *a, int *applied);
/* Where the database stands. The same refusals as migrate_run. */
enum err migrate_status(struct db *db, struct arena *a, struct migrate_status *out);

/* The same for lists of one's own (tests); without views those of the database stay. */
enum err migrate_run_views(struct db *db, struct arena *a, const struct migration *list,
                           const struct view_part *views, int *applied);
enum err migrate_run_list(struct db *db, struct arena *a, const struct migration *list, int *applied);

#endif
