#include "cli/command.h"
#include "core/audit.h"

static void print_tail(struct cli *c, const struct audit_tail *t)
{
        struct arena *a = c->arena;
        if (t->orphans)
                cli_fail(c, S("Einträge, deren Siegel fehlt: "), str_from_int(a, t->orphans), S("."));
        if (t->cut && t->missing)
                cli_fail(c, S("Am Ende fehlt etwas. Vergebene Nummern ohne Eintrag: "),
                         str_from_int(a, t->missing), S("."));
        if (!t->cut && t->missing)
                cli_say(c, S("Vergebene Nummern ohne Eintrag am Ende: "), str_from_int(a, t->missing),
                        S(". Bei PostgreSQL entstehen sie auch, wenn ein Vorgang scheitert; Gewissheit gibt --expect."));
}

static int audit_print(struct cli *c, const struct audit_report *r, bool expected)
{
        struct arena *a = c->arena;
        cli_say(c, S("Blöcke: "), str_from_int(a, r->blocks), S(", Änderungen: "),
                str_from_int(a, r->changes), S(", Zugriffe: "), str_from_int(a, r->accesses),
                S(", noch nicht versiegelt: "), str_from_int(a, r->unsealed));
        if (!str_empty(r->digest))
                cli_say(c, S("Letzte Prüfsumme: "), r->digest);
        if (r->broken_block)
                cli_fail(c, S("Die Kette ist gebrochen ab Block "), str_from_int(a, r->broken_block), S("."));
        if (r->broken_content)
                cli_fail(c, S("Inhalte passen nicht zu ihrer Prüfsumme: "),
                         str_from_int(a, r->broken_content), S("."));
        print_tail(c, &r->tail);
        if (!expected)
                cli_fail(
                        c,
                        S("Die genannte Prüfsumme kommt in der Kette nicht vor. Es fehlt, was damals versiegelt war."));
        if (r->broken_block || r->broken_content || r->tail.cut || !expected)
                return 1;
        return cli_say(c, S("Die Kette ist unversehrt."));
}

/* As it is shown on the page, with blanks between. */
static struct str expected_digest(struct cli *c)
{
        struct buf b;
        buf_init(&b, c->arena, c->expect.n + 1);
        for (size_t i = 0; i < c->expect.n; i++)
                if (c->expect.p[i] != ' ')
                        buf_char(&b, c->expect.p[i]);
        return buf_str(&b);
}

static enum err verify(struct cli *c, struct rtx *tx, struct audit_report *report, bool *expected)
{
        int64_t block = 0;
        *expected = true;
        TRY(audit_verify(tx, report));
        if (str_empty(c->expect))
                return OK;
        TRY(audit_find(tx, expected_digest(c), &block));
        *expected = block > 0;
        return OK;
}

COMMAND(audit, "audit verify [--expect PRÜFSUMME]",
        "prüft, ob das Protokoll unverändert ist; mit --expect auch, ob ein früher notiertes Siegel noch da ist")
(struct cli *c)
{
        struct db *db;
        struct rtx *tx;
        struct audit_report report;
        bool expected = true;
        if (!str_eq(cli_word(c, 0), S("verify")))
                return cli_fail(c, S("Bitte so: fallnetz audit verify")), 2;
        if (!cli_open(c, &db))
                return 1;
        enum err e = db_begin_read(db, c->arena, 0, &tx);
        if (e == OK) {
                e = verify(c, tx, &report, &expected);
                db_end_read(tx);
        }
        db_close(db);
        return e == OK ? audit_print(c, &report, expected)
                       : cli_fail(c, S("Die Prüfung ist gescheitert: "), cli_err(e));
}
