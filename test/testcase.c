#define BASE_BORDER
#include "test/testcase.h"

#include "base/rand.h"
#include "cli/app.h"
#include "core/secret.h"
#include "core/user.h"
#include "domain/concepts/store.h"
#include "domain/organisations/organisation.h"
#include "domain/people/person.h"
#include "test/testdb.h"
#include "web/parse.h"

#include <stdio.h>
#include <unistd.h>

/* ---- the process: hooks, and a key of its own ---- */

static void start(void)
{
        static bool key;
        char path[64];
        log_level_set(LOG_ERROR);
        app_start(); /* each time: tests of lower layers register hooks of their own */
        if (key)
                return;
        snprintf(path, sizeof path, "/tmp/fallnetz-test-key-%ld", (long)getpid());
        must(secret_start(str_of(path), true) == OK);
        unlink(path); /* the key is in memory now */
        key = true;
}

/* ---- records from typed values ---- */

static void fill(struct record *r, struct str values)
{
        struct form f = {0};
        struct errs errs;
        errs_init(&errs, test_arena());
        must(parse_urlencoded(test_arena(), values, &f) == OK);
        for (size_t i = 0; i < f.n; i++) {
                int field = ent_field(r->e, f.field[i].key);
                must(field >= 0);
                r->v[field] = field_parse(test_arena(), &r->e->fields[field], f.field[i].value, &errs);
        }
        must(errs.n == 0);
}

static int64_t add_free(struct testcase *t, const struct free_entity *e, struct str values)
{
        struct errs errs;
        struct record *r = rec_new(test_arena(), &e->e);
        errs_init(&errs, test_arena());
        fill(r, values);
        must(ent_insert(t->tx, e, r, &errs) == OK);
        return r->id;
}

/* ---- the office ---- */

static int64_t case_add(struct testcase *t, struct str person, int64_t manager, int64_t deputy,
                        struct str number)
{
        struct errs errs;
        int64_t id;
        errs_init(&errs, test_arena());
        struct case_start_data d = {.person_id = add_free(t, &person_entity, person),
                                    .site_id = t->site,
                                    .employer_id = t->firm,
                                    .opened_on = date_of(2025, 3, 27),
                                    .referral_path = S("health_insurance"),
                                    .case_manager_id = manager,
                                    .deputy_id = deputy,
                                    .number = number};
        must(case_create(t->tx, &d, &errs, &id) == OK);
        return id;
}

static void fill_office(struct testcase *t)
{
        must(db_begin_write(t->db, test_arena(), 0, &t->tx) == OK);
        t->site = add_free(t, &site_entity, S("name=Stelle+Musterau&short=MU&city=Musterau&land=NI"));
        t->firm = add_free(t, &organisation_entity, S("name=Nordhafen+Logistik+GmbH&type=employer"));
        t->insurance =
                add_free(t, &organisation_entity, S("name=Krankenkasse+Musterau&type=health_insurance"));
        t->clinic = add_free(t, &organisation_entity, S("name=Klinik+Seeblick&type=clinic"));
        t->supplier = add_free(t, &organisation_entity, S("name=Hilfsmittel+Nord&type=aids_supplier"));
        t->albers =
                case_add(t, S("given=Renate&family=Albers&gender=female"), t->jonas, 0, S("CMB-2025-014"));
        t->yildiz = case_add(t, S("given=Cem&family=Y%C4%B1ld%C4%B1z&gender=male"), t->aylin, 0,
                             S("CMB-2025-015"));
        must(db_commit(t->tx) == OK);
}

void testcase_open(struct testcase *t)
{
        start();
        clock_set(moment_of(date_of(2025, 5, 20), 600));
        *t = (struct testcase){.db = testdb_open()};
        t->jonas = browse_user(t->db, S("jonas"), ROLE_case_manager);
        t->aylin = browse_user(t->db, S("aylin"), ROLE_case_manager);
        t->petra = browse_user(t->db, S("petra"), ROLE_lead);
        t->sven = browse_user(t->db, S("sven"), ROLE_administration);
        fill_office(t);
}

void testcase_packs(struct testcase *t)
{
        int64_t added;
        must(db_begin_write(t->db, test_arena(), 0, &t->tx) == OK);
        must(concept_sync_shipped(t->tx, &added) == OK);
        testcase_commit(t);
}

void testcase_close(struct testcase *t)
{
        testdb_close(t->db);
        clock_set(MOMENT_NONE);
}

struct browser testcase_browser(struct testcase *t, int64_t user)
{
        struct browser b = browse_open(t->db);
        browse_sign_in(&b, user);
        return b;
}

/* ---- the case ---- */

void testcase_write(struct testcase *t, int64_t case_id)
{
        must(db_begin_write(t->db, test_arena(), 0, &t->tx) == OK);
        must(case_open_program(t->tx, case_id, &t->g) == OK);
}

void testcase_commit(struct testcase *t)
{
        must(db_commit(t->tx) == OK);
        t->tx = NULL;
}

int64_t testcase_add_to(struct testcase *t, int64_t case_id, const struct case_entity *e, struct str values)
{
        struct errs errs;
        struct record *r = rec_new(test_arena(), &e->e);
        errs_init(&errs, test_arena());
        fill(r, values);
        testcase_write(t, case_id);
        must(ent_insert_in(t->tx, t->g, e, r, &errs) == OK);
        testcase_commit(t);
        return r->id;
}

int64_t testcase_add(struct testcase *t, const struct case_entity *e, struct str values)
{
        return testcase_add_to(t, t->albers, e, values);
}

struct record *testcase_get(struct testcase *t, int64_t case_id, const struct case_entity *e, int64_t id)
{
        struct record *r;
        testcase_write(t, case_id);
        must(ent_get_in(rtx_of(t->tx), grant_of(t->g), e, id, &r) == OK);
        db_rollback(t->tx);
        return r;
}

size_t testcase_count(struct testcase *t, int64_t case_id, const struct case_entity *e)
{
        struct record *r;
        size_t n;
        testcase_write(t, case_id);
        must(ent_list_in(rtx_of(t->tx), grant_of(t->g), e, 1000, &r, &n) == OK);
        db_rollback(t->tx);
        return n;
}

struct reply testcase_post(struct browser *b, struct str target, struct str fields)
{
        b->submission = rand_token(test_arena());
        return browse_post(b, target, fields);
}
