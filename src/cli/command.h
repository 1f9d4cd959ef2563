/* Commands of the program: fallnetz serve | migrate | user | audit | dev. Each stands in a file of its own. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "db/db.h"

struct cli {
        struct arena *arena;
        const struct str *word; /* what follows the command, options taken out */
        size_t words;
        struct str database; /* --database or $FALLNETZ_DATABASE, else data/fallnetz.db */
        struct str key;      /* --key or the systemd credential, else <database>.key or data/fallnetz.key */
        struct str listen;   /* --listen 127.0.0.1:8080 */
        struct str public_listen; /* --public-listen 127.0.0.1:8081 */
        int64_t workers;          /* --workers */
        bool proxy;               /* --proxy */
        struct moment clock;      /* --clock 2025-07-07T08:04, dev and tests only */
        int64_t seed;             /* --seed */
        struct str size;          /* --size */
        struct str expect;        /* --expect, audit verify only */
};
/* Returns the exit code: 0 done, 1 failed, 2 wrong use; dev demo: 3 if the database is not empty. */
typedef int command_fn(struct cli *c);
struct command {
        const char *name, *usage, *help;
        command_fn *run;
};
#define COMMAND(id, usage_, help_)                                                                           \
        static int id(struct cli *c);                                                                        \
        const struct command command_##id = {#id, "" usage_ "", "" help_ "", id};                            \
        static int id
extern const struct command *const all_commands[];

/* The i-th word, or the empty str. */
struct str cli_word(const struct cli *c, size_t i);
/* One line on standard output or error; cli is the only place that prints. */
#define cli_say(c, ...) cli_print((c), false, str_join((c)->arena, __VA_ARGS__))
#define cli_fail(c, ...) cli_print((c), true, str_join((c)->arena, __VA_ARGS__))
/* Returns 1 for cli_fail, so that `return cli_fail(…)` reads well; 0 else. */
int cli_print(struct cli *c, bool error, struct str line);
/* A line from standard input without echo (passwords). False at the end of input. */
bool cli_secret(struct cli *c, struct str prompt, struct str *out);
/* Opens the database with all hooks started, makes a key for an empty one; says what is wrong and returns false when it cannot. */
bool cli_open(struct cli *c, struct db **out);
/* The same, but does not ask for a current schema (migrate). */
bool cli_open_raw(struct cli *c, struct db **out);
/* Brings the database up to date without a word; 0 or the exit code after saying why not. */
int cli_migrate(struct cli *c);
/* Stores the packs inside of the program that the database does not have yet; 0 or the exit code after saying why not. */
int cli_packs(struct cli *c, struct db *db);
/* German sentence for an error. */
struct str cli_err(enum err e);

#endif
