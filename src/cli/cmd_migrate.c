#include "cli/command.h"
#include "db/migrate.h"
#include "db/problem.h"

static int migrate_do(struct cli *c, struct db *db, int *applied)
{
        enum err e = migrate_run(db, c->arena, applied);
        if (e != OK)
                return cli_fail(c, S("Die Umstellung ist gescheitert, nichts wurde geändert: "), db_problem(db));
        return 0;
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
                cli_say(c, S("Datenbank auf aktuellem Stand ("), db_engine(c->arena, db), S(", "), str_from_int(c->arena, applied),
                        S(" Schritte ausgeführt)."));
        db_close(db);
        return code;
}
