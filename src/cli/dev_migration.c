#include "cli/dev_migration.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "db/migrate.h"
#include "db/problem.h"
#include "db/scaffold.h"

#define FOLDER "migrations"
enum { MOST_NAME = 60, DIGITS = 4 };

/* person-call-name */
static bool name_fits(struct str name)
{
        for (size_t i = 0; i < name.n; i++) {
                char ch = name.p[i];
                bool letter = ch >= 'a' && ch <= 'z', digit = ch >= '0' && ch <= '9';
                if (!letter && (i == 0 || (!digit && ch != '-')))
                        return false;
        }
        return name.n > 0 && name.n <= MOST_NAME;
}

/* 7 of "0007-names.sql", 0 of anything else. */
static int64_t number_of(struct str file)
{
        int64_t number;
        bool fits = str_ends(file, S(".sql")) && str_int(str_sub(file, 0, DIGITS), &number);
        return fits ? number : 0;
}

/* The highest number in the folder; -1 without a folder. */
static int64_t newest_file(void)
{
        int64_t newest = 0;
        DIR *folder = opendir(FOLDER);
        if (!folder)
                return -1;
        for (struct dirent *entry; (entry = readdir(folder));) {
                int64_t number = number_of(str_of(entry->d_name));
                newest = number > newest ? number : newest;
        }
        closedir(folder);
        return newest;
}

/* The migrations of this program in a database in memory, and what it lacks. */
static enum err compare(struct cli *c, struct db *db, struct scaffold *out)
{
        struct rtx *tx;
        struct schema_check check;
        int applied;
        TRY(migrate_run(db, c->arena, &applied));
        TRY(db_begin_read(db, c->arena, 0, &tx));
        enum err e = schema_check_run(tx, &check);
        db_end_read(tx);
        TRY(e);
        scaffold_write(c->arena, &check, out);
        return OK;
}

static bool write_all(int fd, struct str text)
{
        while (text.n) {
                ssize_t n = write(fd, text.p, text.n);
                if (n < 0 && errno != EINTR)
                        return false;
                if (n > 0)
                        text = str_sub(text, (size_t)n, text.n);
        }
        return true;
}

static bool file_new(struct cli *c, struct str path, struct str text)
{
        int fd = open(str_c(c->arena, path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
        if (fd < 0)
                return false;
        bool written = write_all(fd, text);
        return close(fd) == 0 && written;
}

static struct str path_of(struct cli *c, int64_t number)
{
        struct str digits = str_from_int(c->arena, 10000 + number);
        return str_join(c->arena, S(FOLDER "/"), str_sub(digits, 1, DIGITS), S("-"), cli_word(c, 1),
                        S(".sql"));
}

static int scaffold_file(struct cli *c, const struct scaffold *s, int64_t number)
{
        struct arena *a = c->arena;
        struct str path = path_of(c, number);
        struct str sql = scaffold_commented(c->arena, s->sql, cli_word(c, 2));
        if (!file_new(c, path, sql))
                return cli_fail(c, S("Die Datei "), path, S(" lässt sich nicht schreiben."));
        cli_say(c, path, S(": "), str_from_int(a, (int64_t)s->tables), S(" neue Tabellen, "),
                str_from_int(a, (int64_t)s->columns), S(" neue Spalten\n\n"), sql);
        return cli_say(c, S("Bitte lesen"),
                       c->words == 2 ? S(", in die erste Zeile schreiben, wozu sie gut ist (-- …),") : S(""),
                       S(" und dann:\n  make && build/dev/fallnetz migrate --database …\n"
                         "Danach ändert sich die Datei nicht mehr."));
}

static int report(struct cli *c, const struct scaffold *s, int64_t number)
{
        if (!str_empty(s->undecided))
                cli_fail(c, S("Das kann nur ein Mensch entscheiden (migrations/README.md, @rebuild):\n"),
                         s->undecided);
        if (!str_empty(s->sql))
                return scaffold_file(c, s, number);
        if (str_empty(s->undecided))
                cli_say(c,
                        S("Es fehlt nichts: Die Migrationen legen alles an, was die .def-Dateien nennen."));
        return str_empty(s->undecided) ? 0 : 1;
}

int dev_migration(struct cli *c)
{
        struct db *db;
        struct migrate_status status = {0};
        struct scaffold s;
        int64_t newest = newest_file();
        if (!name_fits(cli_word(c, 1)) || c->words > 3 || !scaffold_why_fits(cli_word(c, 2)))
                return cli_fail(c,
                                S("Bitte so: fallnetz dev migration person-rufname \"Wie jemand angesprochen "
                                  "werden will.\" (Name aus Kleinbuchstaben, Ziffern, Bindestrichen)")),
                       2;
        if (newest < 0)
                return cli_fail(
                        c, S("Bitte im Ordner des Quelltextes aufrufen: Hier gibt es kein " FOLDER "/."));
        if (db_open(c->arena, S(":memory:"), &db) != OK)
                return cli_fail(c, db_problem(NULL));
        enum err e = compare(c, db, &s);
        if (e == OK)
                e = migrate_status(db, c->arena, &status);
        int code = e != OK ? cli_fail(c, cli_err(e), S(" "), db_problem(db)) : 0;
        if (!code && newest > status.program)
                code = cli_fail(c, S("In " FOLDER
                                     "/ liegt eine neuere Datei als in diesem Programm. Bitte zuerst: make"));
        if (!code)
                code = report(c, &s, status.program + 1);
        db_close(db);
        return code;
}
