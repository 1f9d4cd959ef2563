#include "cli/command.h"
#include "core/audit.h"

static int audit_print(struct cli *c, const struct audit_report *r)
{
        struct arena *a = c->arena;
        cli_say(c, S("Blöcke: "), str_from_int(a, r->blocks), S(", Änderungen: "),
                str_from_int(a, r->changes), S(", Zugriffe: "), str_from_int(a, r->accesses),
                S(", noch nicht versiegelt: "), str_from_int(a, r->unsealed));
        if (r->broken_block)
                cli_fail(c, S("Die Kette ist gebrochen ab Block "), str_from_int(a, r->broken_block), S("."));
        if (r->broken_content)
                cli_fail(c, S("Inhalte passen nicht zu ihrer Prüfsumme: "),
                         str_from_int(a, r->broken_content), S("."));
        if (r->broken_block || r->broken_content)
                return 1;
        return cli_say(c, S("Die Kette ist unversehrt."));
}

COMMAND(audit, "audit verify", "prüft, ob das Protokoll unverändert ist")
(struct cli *c)
{
        struct db *db;
        struct rtx *tx;
        struct audit_report report;
        if (!str_eq(cli_word(c, 0), S("verify")))
                return cli_fail(c, S("Bitte so: fallnetz audit verify")), 2;
        if (!cli_open(c, &db))
                return 1;
        enum err e = db_begin_read(db, c->arena, 0, &tx);
        if (e == OK) {
                e = audit_verify(tx, &report);
                db_end_read(tx);
        }
        db_close(db);
        return e == OK ? audit_print(c, &report)
                       : cli_fail(c, S("Die Prüfung ist gescheitert: "), cli_err(e));
}
