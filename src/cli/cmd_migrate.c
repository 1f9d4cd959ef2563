#include "cli/command.h"
#include "db/migrate.h"
#include "db/problem.h"
#include "domain/concepts/store.h"

int cli_packs(struct cli *c, struct db *db)
{
        struct wtx *tx;
        int64_t added;
        enum err e = db_begin_write(db, c->arena, 0, &tx);
        if (e == OK) {
                e = concept_sync_shipped(tx, &added);
                if (e == OK)
                        e = db_commit(tx);
                else
                        db_rollback(tx);
        }
        if (e != OK)
                return cli_fail(c, S("Die Fachkonzepte des Programms ließen sich nicht laden: "), cli_err(e),
                                S(" "), db_problem(db));
        return 0;
}

static int migrate_do(struct cli *c, struct db *db, int *applied)
{
        enum err e = migrate_run(db, c->arena, applied);
        if (e != OK)
                return cli_fail(c, S("Die Umstellung ist gescheitert, nichts wurde geändert: "),
                                db_problem(db));
        return cli_packs(c, db);
}

int cli_migrate(struct cli *c)
{
        struct db *db;
        int applied;
        if (!cli_open_raw(c, &db))
                return 1;
        int code = migrate_do(c, db, &applied);
        db_close(db);
        return code;
}

COMMAND(migrate, "migrate", "bringt die Datenbank auf den Stand dieses Programms")
(struct cli *c)
{
        struct db *db;
        int applied = 0;
        if (!cli_open_raw(c, &db))
                return 1;
        int code = migrate_do(c, db, &applied);
        if (!code)
                cli_say(c, S("Datenbank auf aktuellem Stand ("), db_engine(c->arena, db), S(", "),
                        str_from_int(c->arena, applied), S(" Schritte ausgeführt)."));
        db_close(db);
        return code;
}
