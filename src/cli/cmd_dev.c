/* For developers: what the program knows about itself, and data to try it with. */
#include "cli/access_matrix.h"
#include "cli/command.h"
#include "cli/dev_migration.h"
#include "db/problem.h"
#include "db/schema_check.h"
#include "domain/demo/demo.h"
#include "domain/demo/district.h"

static int dev_matrix(struct cli *c)
{
        return cli_say(c, access_matrix(c->arena));
}

/* An empty database is migrated first, so that one command makes a demo office; 3 if there is an office already (./run asks). */
static int dev_demo(struct cli *c)
{
        struct db *db;
        int code = cli_migrate(c);
        if (code)
                return code;
        if (!cli_open(c, &db))
                return 1;
        if (moment_given(c->clock))
                clock_set(c->clock);
        enum err e = demo_fill(db, c->arena);
        if (e == OK)
                cli_say(c, demo_logins(c->arena));
        else if (e == ERR_CONFLICT)
                cli_fail(c, S("Die Datenbank ist nicht leer. Das Demo-Büro zieht nur in leere Räume."));
        else
                cli_fail(c, S("Demo gescheitert: "), cli_err(e), S(" "), db_problem(db));
        db_close(db);
        return e == OK ? 0 : e == ERR_CONFLICT ? 3 : 1;
}

static int dev_schema(struct cli *c)
{
        struct db *db;
        struct rtx *tx;
        struct schema_check check = {0};
        if (!cli_open(c, &db))
                return 1;
        enum err e = db_begin_read(db, c->arena, 0, &tx);
        if (e == OK) {
                e = schema_check_run(tx, &check);
                db_end_read(tx);
        }
        if (e == OK && !check.findings)
                cli_say(c, S("Tabellen und Felder stimmen überein."));
        else
                cli_fail(c, check.report);
        db_close(db);
        return e == OK && !check.findings ? 0 : 1;
}

/* Beside the demo office, which gives sites, roles and the concept. */
static int dev_generate(struct cli *c)
{
        struct db *db;
        struct district size;
        if (!district_size(str_empty(c->size) ? S("tenth") : c->size, &size))
                return cli_fail(c, S("--size full, tenth oder hundredth")), 2;
        if (!cli_open(c, &db))
                return 1;
        enum err e = district_fill(db, c->arena, &size, c->seed);
        if (e == OK)
                cli_say(c, S("Der Bezirk steht: "), str_from_int(c->arena, size.cases), S(" Fälle."));
        else
                cli_fail(c, cli_err(e), S(" "), db_problem(db));
        db_close(db);
        return e == OK ? 0 : 1;
}

static const struct {
        struct str word;
        int (*run)(struct cli *c);
} verbs[] = {
        {S_INIT("access-matrix"), dev_matrix}, {S_INIT("demo"), dev_demo},
        {S_INIT("generate"), dev_generate},    {S_INIT("migration"), dev_migration},
        {S_INIT("schema"), dev_schema},
};

COMMAND(dev, "dev access-matrix | demo | generate | migration NAME [WOZU] | schema",
        "für Entwicklerinnen und Entwickler")
(struct cli *c)
{
        for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
                if (str_eq(cli_word(c, 0), verbs[i].word))
                        return verbs[i].run(c);
        return cli_fail(c,
                        S("Bitte eines von: access-matrix, demo, generate, migration NAME [WOZU], schema")),
               2;
}
