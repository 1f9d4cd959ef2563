/* Accounts on the command line: the first administrator, and help when nobody can sign in. */
#include "cli/command.h"
#include "core/login.h"
#include "core/user.h"
#include "domain/cases/case.h"

struct user_add {
        struct str login, name, role, password;
};

static enum err user_site(struct wtx *tx, int64_t *site_id)
{
        struct record *site;
        size_t n;
        TRY(ent_list(rtx_of(tx), &site_entity, 1, &site, &n));
        *site_id = n ? site[0].id : 0;
        return OK;
}

static enum err user_insert(struct wtx *tx, const struct user_add *u, bool *waits)
{
        struct errs errs;
        int64_t site;
        errs_init(&errs, wtx_arena(tx));
        TRY(user_site(tx, &site));
        struct record *r = rec_new(wtx_arena(tx), &users_entity.e);
        REC_SET(r, USERS_login, u->login);
        REC_SET(r, USERS_name, u->name);
        REC_SET(r, USERS_active, true);
        REC_SET(r, USERS_share, 100);
        rec_set(r, USERS_site_id, value_ref(site));
        TRY(ent_insert(tx, &users_entity, r, &errs));
        TRY(login_password_set(tx, r->id, u->password));
        TRY(user_role_request(tx, r->id, role_parse(u->role), waits));
        return case_access_refresh_all(tx);
}

static int user_add_run(struct cli *c, struct db *db)
{
        struct user_add u = {cli_word(c, 1), cli_word(c, 2), cli_word(c, 3), S("")};
        struct wtx *tx;
        bool waits = false;
        if (role_parse(u.role) == ROLE_N)
                return cli_fail(c, S("Diese Rolle gibt es nicht: "), u.role), 2;
        if (!cli_secret(c, S("Passwort: "), &u.password))
                return cli_fail(c, S("Ohne Passwort geht es nicht."));
        struct str fault = login_password_fault(u.password, u.login);
        if (!str_empty(fault))
                return cli_fail(c, fault);
        enum err e = db_begin_write(db, c->arena, 0, &tx);
        if (e != OK)
                return cli_fail(c, cli_err(e));
        e = user_insert(tx, &u, &waits);
        if (e != OK)
                return db_rollback(tx), cli_fail(c, S("Das Konto wurde nicht angelegt: "), cli_err(e));
        if ((e = db_commit(tx)) != OK)
                return cli_fail(c, cli_err(e));
        cli_say(c, S("Konto "), u.login, S(" angelegt."));
        if (waits)
                cli_say(c,
                        S("Die Rolle gilt noch nicht: Eine zweite Person muss sie unter „Verwaltung“ bestätigen."));
        return 0;
}

static int user_password_run(struct cli *c, struct db *db)
{
        struct str password, login = cli_word(c, 1);
        struct wtx *tx;
        int64_t id;
        if (!cli_secret(c, S("Neues Passwort: "), &password))
                return cli_fail(c, S("Ohne Passwort geht es nicht."));
        struct str fault = login_password_fault(password, login);
        if (!str_empty(fault))
                return cli_fail(c, fault);
        enum err e = db_begin_write(db, c->arena, 0, &tx);
        if (e != OK)
                return cli_fail(c, cli_err(e));
        e = user_by_login(rtx_of(tx), login, &id);
        if (e == OK)
                e = login_password_set(tx, id, password);
        if (e != OK)
                return db_rollback(tx), cli_fail(c, S("Das Passwort wurde nicht geändert: "), cli_err(e));
        e = db_commit(tx);
        return e == OK ? cli_say(c, S("Passwort geändert.")) : cli_fail(c, cli_err(e));
}

/* For a house in which nobody can agree on the pages: no lead yet, or the only one got a new password by link. */
static int user_confirm_run(struct cli *c, struct db *db)
{
        struct wtx *tx;
        int64_t id, confirmed = 0;
        enum err e = db_begin_write(db, c->arena, 0, &tx);
        if (e != OK)
                return cli_fail(c, cli_err(e));
        e = user_by_login(rtx_of(tx), cli_word(c, 1), &id);
        if (e == OK)
                e = user_role_confirm(tx, id, &confirmed);
        if (e == OK)
                e = case_access_refresh_all(tx);
        if (e == ERR_DENIED)
                return db_rollback(tx),
                       cli_fail(
                               c,
                               S("Es gibt eine Leitung: Sie stimmt unter „Verwaltung“ zu, nicht die Kommandozeile."));
        if (e != OK)
                return db_rollback(tx), cli_fail(c, S("Nichts wurde bestätigt: "), cli_err(e));
        e = db_commit(tx);
        if (e != OK)
                return cli_fail(c, cli_err(e));
        return cli_say(c, confirmed ? S("Die Rollen des Kontos gelten jetzt.") : S("Es wartet keine Rolle.")),
               0;
}

static int user_list_run(struct cli *c, struct db *db)
{
        struct rtx *tx;
        struct user_line *line;
        size_t n;
        enum err e = db_begin_read(db, c->arena, 0, &tx);
        if (e == OK) {
                e = user_list(tx, &line, &n);
                db_end_read(tx);
        }
        if (e != OK)
                return cli_fail(c, cli_err(e));
        for (size_t i = 0; i < n; i++)
                cli_say(c, line[i].login, S("\t"), line[i].name, line[i].active ? S("") : S("\tgeschlossen"));
        return 0;
}

COMMAND(user, "user add NAME „VOLLER NAME“ ROLLE | user password NAME | user confirm NAME | user list",
        "Konten; das Passwort kommt über die Eingabe")
(struct cli *c)
{
        struct db *db;
        struct str verb = cli_word(c, 0);
        bool add = str_eq(verb, S("add")) && c->words == 4, list = str_eq(verb, S("list"));
        bool password = str_eq(verb, S("password")) && c->words == 2;
        bool confirm = str_eq(verb, S("confirm")) && c->words == 2;
        if (!add && !list && !password && !confirm)
                return cli_fail(c, S("Bitte so: fallnetz user add anna „Anna Beispiel“ administrator")), 2;
        if (!cli_open(c, &db))
                return 1;
        int code = add       ? user_add_run(c, db)
                   : list    ? user_list_run(c, db)
                   : confirm ? user_confirm_run(c, db)
                             : user_password_run(c, db);
        db_close(db);
        return code;
}
