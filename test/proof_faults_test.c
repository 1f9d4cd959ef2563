/*
 * Every page and every form while the database fails at one call after the other: an error page, nothing written by halves,
 * and the next request is served. docs/errors.md
 */
#define BASE_BORDER
#include "test/test.h"

#include "db/db_inner.h"
#include "test/markup.h"
#include "test/robot.h"
#include "test/testdb.h"

#include <stdio.h>

/* Main pages fail at every call, the others at the first ones and then at every tenth part more. */
static const char *const main_pages[] = {"/",
                                         "/faelle",
                                         "/faelle/:",
                                         "/faelle/:/feld/:",
                                         "/faelle/:/ziel/:",
                                         "/faelle/:/ziel/:/angaben",
                                         "/faelle/:/ziel/:/bewertung",
                                         "/faelle/neu",
                                         "/personen/neu",
                                         "/personen/:/bearbeiten",
                                         "/faelle/:/verlauf/neu",
                                         "/faelle/:/einwilligungen/neu",
                                         "/faelle/:/aufgaben/neu",
                                         "/suche"};

static bool is_main(const struct page *p)
{
        for (size_t i = 0; i < ARRAY_LEN(main_pages); i++)
                if (!strcmp(main_pages[i], p->path))
                        return true;
        return false;
}

static int64_t after(const struct page *p, int64_t n)
{
        if (testdb_is_pgsql())
                return n + 1 + n / (is_main(p) ? 8 : 2);
        return is_main(p) || n < 25 ? n + 1 : n + 1 + n / 8;
}

static enum err fault_of(int64_t n)
{
        static const enum err e[] = {ERR_INTERNAL, ERR_FULL, ERR_BUSY};
        return e[n % (int64_t)ARRAY_LEN(e)];
}

static void say(const struct page *p, int64_t n, int status, struct str what)
{
        printf("%s %s, call %lld: %d %.*s\n", p->method == GET ? "GET" : "POST", p->path, (long long)n,
               status, (int)what.n, what.p);
        CHECK(!what.n);
}

/* The fault was met: then this must be an error page. */
static void check_error(const struct browser *b, const struct page *p, int64_t n)
{
        if (b->last.status < 500)
                say(p, n, b->last.status, S("a failing call goes unnoticed"));
        else if (!str_starts(b->last.body, S("<!DOCTYPE html>")) &&
                 !str_eq(b->last.mime, S("text/plain; charset=utf-8")))
                say(p, n, b->last.status, S("is no error page"));
}

static bool met(struct proof *p)
{
        bool fired = p->db->fault_in == 0;
        db_fault_set(p->db, 0, OK);
        return fired;
}

/* ---- reading ---- */

static void read_with_faults(struct robot *r, const struct page *page)
{
        struct browser *b;
        struct str target;
        if (!robot_address(r, page, &b, &target))
                return;
        for (int64_t n = 1;; n = after(page, n)) {
                db_fault_set(r->p->db, n, fault_of(n));
                browse_get(b, target);
                if (!met(r->p)) {
                        if (b->last.status != 200)
                                say(page, n, b->last.status, S("is not served afterwards"));
                        return;
                }
                check_error(b, page, n);
        }
}

TEST(no_page_fails_by_halves)
{
        struct proof p = proof_open();
        struct robot r = robot_walk(&p, 3);
        struct proof_state before = proof_state(&p), now;
        for (size_t i = 0; all_pages[i]; i++)
                if (all_pages[i]->method == GET)
                        read_with_faults(&r, all_pages[i]);
        now = proof_state(&p);
        CHECK_STR(proof_differs(&before, &now, S("access_log sqlite_sequence")), "");
        proof_close(&p);
}

/* ---- writing ---- */

/* One form until it is saved; false if it is refused for its content. */
static bool write_with_faults(struct robot *r, const struct page *page, const struct robot_form *f,
                              struct str fields)
{
        struct proof_state before = proof_state(r->p), now;
        for (int64_t n = 1;; n = after(page, n)) {
                db_fault_set(r->p->db, n, fault_of(n));
                robot_send(f, fields);
                if (!met(r->p))
                        return f->b->last.status == 303 || f->b->last.status == 200;
                check_error(f->b, page, n);
                if (!proof_changed(r->p))
                        continue;
                now = proof_state(r->p);
                struct str differs = proof_differs(&before, &now, S(""));
                if (differs.n)
                        say(page, n, f->b->last.status, differs);
                before = now;
        }
}

static bool try_forms(struct robot *r, const struct page *page)
{
        struct robot_form f;
        static const enum markup_fill how[] = {FILL_REQUIRED, FILL_ALL};
        for (size_t i = 0; robot_form(r, page, i, &f); i++)
                for (size_t k = 0; k < ARRAY_LEN(how); k++) {
                        struct str fields;
                        if (robot_fill(&f, how[k], &fields) && write_with_faults(r, page, &f, fields))
                                return true;
                }
        return false;
}

/* First reminders (other forms may settle them), then what leaves the rows where they are; what deletes, fixes or ends comes later, what closes accounts at last. */
static int rank(const struct page *p)
{
        static const struct {
                struct str part;
                int rank;
        } later[] = {{S_INIT("/loeschen"), 1},       {S_INIT("/beenden"), 1},      {S_INIT("/erledigt"), 1},
                     {S_INIT("/unterschrift"), 2},   {S_INIT("/weiterleiten"), 3}, {S_INIT("/konten"), 4},
                     {S_INIT("/wiedervorlagen"), -1}};
        int found = 0;
        for (size_t i = 0; i < ARRAY_LEN(later); i++)
                if (str_find(str_of(p->path), later[i].part) >= 0)
                        found = later[i].rank;
        return found;
}

/* The robot has no concept to load. */
static bool is_beyond_robot(const struct page *p)
{
        return str_eq(str_of(p->path), S("/verwaltung/fachkonzept/:/einlesen"));
}

TEST(no_form_is_saved_by_halves)
{
        struct proof p = proof_open();
        struct robot r = robot_walk(&p, 5);
        struct robot_form f;
        for (int k = -1; k <= 4; k++)
                for (size_t i = 0; all_pages[i]; i++)
                        if (all_pages[i]->method == POST && rank(all_pages[i]) == k &&
                            robot_form(&r, all_pages[i], 0, &f) && !try_forms(&r, all_pages[i]) &&
                            !is_beyond_robot(all_pages[i]))
                                say(all_pages[i], 0, f.b->last.status, S("is never saved"));
        proof_close(&p);
}

TEST_GROUP(proof_faults, &no_page_fails_by_halves, &no_form_is_saved_by_halves)
