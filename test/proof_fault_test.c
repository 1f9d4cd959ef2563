/*
 * Every page and every form while the database fails at one call after the other: an error page that keeps what was typed,
 * nothing written by halves, and the next request is served. docs/errors.md; design.md section 6
 */
#define BASE_BORDER
#include "test/test.h"

#include "db/db_inner.h"
#include "test/markup.h"
#include "test/robot.h"
#include "test/testdb.h"
#include "web/kept.h"
#include "web/parse.h"

#include <stdio.h>

/* Main pages fail at every call, the others at the first ones and then at every sixth part more. */
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
        return is_main(p) || n < 12 ? n + 1 : n + 1 + n / 6;
}

/* The last one for pages only: a connection found dead when a transaction begins is made anew, and the form is saved. */
static const struct {
        enum err e;
        int status;
} fault[] = {{ERR_INTERNAL, 500}, {ERR_FULL, 507}, {ERR_BUSY, 503}, {ERR_DOWN, 503}};

static size_t fault_of(const struct page *p, int64_t n)
{
        return (size_t)n % (ARRAY_LEN(fault) - (p->method == POST));
}

static void say(const struct page *p, int64_t n, int status, struct str what)
{
        printf("%s %s, call %lld: %d %.*s\n", p->method == GET ? "GET" : "POST", p->path, (long long)n,
               status, (int)what.n, what.p);
        CHECK(!what.n);
}

static bool is_page(const struct browser *b)
{
        return str_starts(b->last.body, S("<!DOCTYPE html>")) ||
               str_eq(b->last.mime, S("text/plain; charset=utf-8"));
}

/* The fault was met: then this must be the page of that error. */
static void check_error(const struct browser *b, const struct page *p, int64_t n)
{
        size_t k = fault_of(p, n);
        if (b->last.status < 400 && fault[k].e == ERR_DOWN)
                return;
        if (b->last.status < 500)
                say(p, n, b->last.status, S("a failing call goes unnoticed"));
        else if (b->last.status != fault[k].status)
                say(p, n, b->last.status, S("is not the page of this error"));
        else if (!is_page(b))
                say(p, n, b->last.status, S("is no error page"));
}

static bool met(struct proof *p)
{
        bool fired = p->db->fault_in == 0;
        db_fault_set(p->db, 0, OK);
        return fired;
}

static void check_served(struct browser *b, const struct page *p, int64_t n)
{
        int status = browse_get(b, S("/konto")).status;
        if (status != 200 && status != 303) /* 303: the form had ended the session */
                say(p, n, status, S("nothing is served afterwards"));
}

/* ---- reading ---- */

static void read_with_faults(struct robot *r, const struct page *page)
{
        struct browser *b;
        struct str target;
        if (!robot_address(r, page, &b, &target))
                return;
        for (int64_t n = 1;; n = after(page, n)) {
                db_fault_set(r->p->db, n, fault[fault_of(page, n)].e);
                browse_get(b, target);
                if (!met(r->p)) {
                        if (b->last.status != 200)
                                say(page, n, b->last.status, S("is not served afterwards"));
                        return;
                }
                check_error(b, page, n);
                if (is_main(page))
                        check_served(b, page, n);
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

/* ---- what was typed ---- */

static bool has_field(const struct form *f, const struct form_field *want)
{
        for (size_t i = 0; i < f->n; i++)
                if (str_eq(f->field[i].key, want->key) && str_eq(f->field[i].value, want->value))
                        return true;
        return false;
}

/* What the form of the error page would send; empty without one. */
static struct form offered(const struct browser *b, struct str target)
{
        struct markup_form *form;
        struct form f = {0};
        struct arena *a = test_arena();
        size_t n = markup_forms(b->arena, b->last.body, target, &form);
        for (size_t i = 0; i < n; i++)
                if (form[i].post && str_eq(form[i].action, target))
                        must(parse_urlencoded(a, markup_send(a, &form[i], FILL_AS_IS, S("")), &f) == OK);
        return f;
}

/* The error page holds all that was typed, and its button sends it to the same address. Passwords are typed again. */
static void check_kept(const struct robot_form *f, const struct page *page, int64_t n, struct str fields)
{
        struct form sent = {0}, kept;
        must(parse_urlencoded(test_arena(), fields, &sent) == OK);
        sent = kept_fields(test_arena(), &sent);
        if (!kept_worth(&sent))
                return;
        kept = offered(f->b, f->f->target);
        for (size_t i = 0; i < sent.n; i++)
                if (!has_field(&kept, &sent.field[i])) {
                        say(page, n, f->b->last.status,
                            str_join(test_arena(), S("loses "), sent.field[i].key));
                        return;
                }
}

/* ---- writing ---- */

static void check_unchanged(struct robot *r, const struct robot_form *f, int64_t n,
                            struct proof_state *before)
{
        if (!proof_changed(r->p))
                return;
        struct proof_state now = proof_state(r->p);
        struct str differs = proof_differs(before, &now, S(""));
        if (differs.n)
                say(f->f->page, n, f->b->last.status, differs);
        *before = now;
}

static bool is_saved(const struct robot_form *f)
{
        return f->b->last.status == 303 || f->b->last.status == 200;
}

/* One form until it is saved; false if it is refused for its content. */
static bool write_with_faults(struct robot *r, const struct page *page, const struct robot_form *f,
                              struct str fields)
{
        struct proof_state before = proof_state(r->p);
        for (int64_t n = 1;; n = after(page, n)) {
                db_fault_set(r->p->db, n, fault[fault_of(page, n)].e);
                robot_send(f, fields);
                if (!met(r->p))
                        return is_saved(f);
                check_error(f->b, page, n);
                check_kept(f, page, n, fields);
                if (is_main(page) || n == 1)
                        check_served(f->b, page, n);
                check_unchanged(r, f, n, &before);
        }
}

/* What a page says of a form that it did not save. */
static struct str refusal(const struct browser *b)
{
        ptrdiff_t at = str_find(b->last.body, S("id=\"fehler\""));
        if (at < 0)
                at = str_find(b->last.body, S("<main"));
        struct str from = str_sub(b->last.body, at < 0 ? 0 : (size_t)at, b->last.body.n), rest;
        str_split(from, '>', &rest);
        return test_words(rest, 400);
}

/* refused: what was sent last and what the page said to that. */
static bool try_forms(struct robot *r, const struct page *page, struct str *refused)
{
        struct robot_form f;
        static const enum markup_fill how[] = {FILL_REQUIRED, FILL_ALL};
        for (size_t i = 0; robot_form(r, page, i, &f); i++)
                for (size_t k = 0; k < ARRAY_LEN(how); k++) {
                        struct str fields;
                        if (!robot_fill(&f, how[k], &fields))
                                continue;
                        if (write_with_faults(r, page, &f, fields))
                                return true;
                        *refused = str_join(test_arena(), S("\n    sent: "), fields, S("\n    said: "),
                                            refusal(f.b));
                }
        return false;
}

/*
 * First reminders (other forms may settle them), then what leaves the rows where they are; what deletes, fixes or ends
 * comes later, what closes accounts at last.
 */
static int rank(const struct page *p)
{
        static const struct {
                struct str part;
                int rank;
        } later[] = {{S_INIT("/loeschen"), 1},     {S_INIT("/beenden"), 1},        {S_INIT("/erledigt"), 1},
                     {S_INIT("/unterschrift"), 2}, {S_INIT("/weiterleiten"), 3},   {S_INIT("/widerruf"), 4},
                     {S_INIT("/konten"), 4},       {S_INIT("/wiedervorlagen"), -1}};
        int found = 0;
        for (size_t i = 0; i < ARRAY_LEN(later); i++)
                if (str_find(str_of(p->path), later[i].part) >= 0)
                        found = later[i].rank;
        return found;
}

/* The robot has no concept to load. */
static bool is_beyond_robot(const struct page *p)
{
        return str_eq(str_of(p->path), S("/verwaltung/fachkonzept/:/einlesen")) ||
               str_eq(str_of(p->path), S("/verwaltung/fachkonzept/:/text/:"));
}

TEST(no_form_is_saved_by_halves)
{
        struct proof p = proof_open();
        struct robot r = robot_walk(&p, 5);
        struct robot_form f;
        for (int k = -1; k <= 4; k++)
                for (size_t i = 0; all_pages[i]; i++) {
                        struct str refused = S("");
                        if (all_pages[i]->method == POST && rank(all_pages[i]) == k &&
                            robot_form(&r, all_pages[i], 0, &f) && !try_forms(&r, all_pages[i], &refused) &&
                            !is_beyond_robot(all_pages[i]))
                                say(all_pages[i], 0, f.b->last.status,
                                    str_join(test_arena(), S("is never saved (docs/testing.md: the robot)"),
                                             refused));
                }
        proof_close(&p);
}

TEST_GROUP(proof_fault, &no_page_fails_by_halves, &no_form_is_saved_by_halves)
