#define BASE_BORDER
#include "cli/command.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "core/secret.h"
#include "db/migrate.h"
#include "db/problem.h"

#define LIMIT_SECRET_LINE 400u

struct str cli_word(const struct cli *c, size_t i)
{
        return i < c->words ? c->word[i] : S("");
}

int cli_print(struct cli *c, bool error, struct str line)
{
        (void)c;
        FILE *to = error ? stderr : stdout;
        fwrite(line.p, 1, line.n, to);
        fputc('\n', to);
        fflush(to);
        return error ? 1 : 0;
}

bool cli_secret(struct cli *c, struct str prompt, struct str *out)
{
        struct termios old, silent;
        bool terminal = tcgetattr(STDIN_FILENO, &old) == 0;
        char line[LIMIT_SECRET_LINE];
        if (terminal) {
                fwrite(prompt.p, 1, prompt.n, stderr);
                silent = old;
                silent.c_lflag &= ~(tcflag_t)ECHO;
                tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
        }
        char *got = fgets(line, sizeof line, stdin);
        if (terminal) {
                tcsetattr(STDIN_FILENO, TCSAFLUSH, &old);
                fputc('\n', stderr);
        }
        if (!got)
                return false;
        *out = str_copy(c->arena, str_trim(str_of(line)));
        return true;
}

struct str cli_err(enum err e)
{
        switch (e) {
        case OK:
                return S("in Ordnung");
        case ERR_NOT_FOUND:
                return S("nicht gefunden");
        case ERR_DENIED:
                return S("nicht erlaubt");
        case ERR_INVALID:
                return S("ungültig");
        case ERR_CONFLICT:
                return S("gibt es schon oder wurde inzwischen geändert");
        case ERR_BUSY:
                return S("die Datenbank ist gerade belegt");
        case ERR_LIMIT:
                return S("zu groß");
        case ERR_DOWN:
                return S("die Datenbank ist nicht erreichbar");
        case ERR_FULL:
                return S("der Datenträger ist voll");
        case ERR_INTERNAL:
                return S("innerer Fehler, siehe Protokoll");
        }
        return S("");
}

/* data/ for data/fallnetz.db: made when missing, for the owner only. */
static void folder_make(struct cli *c, struct str file)
{
        size_t cut = file.n;
        while (cut && file.p[cut - 1] != '/')
                cut--;
        if (cut > 1)
                mkdir(str_c(c->arena, str_sub(file, 0, cut - 1)), 0700);
}

/* A new key is made for an empty database only: beside a filled one it would hide that the right one was not found. */
static bool key_start(struct cli *c, struct db *db)
{
        struct migrate_status status;
        bool empty = migrate_status(db, c->arena, &status) == OK && status.database == 0;
        if (empty)
                folder_make(c, c->key);
        enum err e = secret_start(c->key, empty);
        if (e == ERR_NOT_FOUND)
                cli_fail(
                        c, S("Den Schlüssel "), c->key,
                        S(" gibt es nicht. Ohne ihn sind die vertraulichen Angaben dieser Datenbank nicht lesbar."
                          " Bitte nennen Sie mit --key die richtige Datei."));
        else if (e != OK)
                cli_fail(c, S("Der Schlüssel "), c->key, S(" lässt sich nicht lesen: "), cli_err(e));
        return e == OK;
}

bool cli_open_raw(struct cli *c, struct db **out)
{
        if (str_find(c->database, S("://")) < 0)
                folder_make(c, c->database);
        if (db_open(c->arena, c->database, out) != OK)
                return cli_fail(c, S("Die Datenbank "), c->database, S(" lässt sich nicht öffnen: "),
                                db_problem(NULL)),
                       false;
        if (key_start(c, *out))
                return true;
        db_close(*out);
        return false;
}

/* Says why a database does not fit to this program. */
static bool is_current(struct cli *c, struct db *db)
{
        struct migrate_status status;
        if (migrate_status(db, c->arena, &status) != OK)
                return cli_fail(c, db_problem(db)), false;
        if (status.pending || status.views_old)
                return cli_fail(
                               c,
                               S("Die Datenbank ist älter als dieses Programm. Bitte zuerst: fallnetz migrate")),
                       false;
        return true;
}

bool cli_open(struct cli *c, struct db **out)
{
        if (!cli_open_raw(c, out))
                return false;
        if (is_current(c, *out))
                return true;
        db_close(*out);
        return false;
}
