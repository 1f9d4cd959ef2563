#include "test/office.h"

#include "base/rand.h"
#include "cli/app.h"
#include "core/secret.h"
#include "core/user.h"
#include "domain/cases/case.h"
#include "domain/organisations/organisation.h"
#include "domain/people/person.h"
#include "test/test.h"
#include "test/testdb.h"

#include <unistd.h>

static void fine(enum err e)
{
        must(e == OK);
}

struct wtx *office_write(const struct office *o)
{
        struct wtx *tx;
        fine(db_begin_write(o->db, test_arena(), 0, &tx));
        return tx;
}

void office_done(struct wtx *tx)
{
        fine(db_commit(tx));
}

static int64_t insert(struct wtx *tx, const struct free_entity *e, struct record *r)
{
        struct errs errs;
        errs_init(&errs, test_arena());
        fine(ent_insert(tx, e, r, &errs));
        return r->id;
}

static int64_t site_add(struct wtx *tx)
{
        struct record *r = rec_new(test_arena(), &site_entity.e);
        REC_SET(r, SITE_name, S("Stelle Norden"));
        REC_SET(r, SITE_land, S("NI"));
        return insert(tx, &site_entity, r);
}

static int64_t firm_add(struct wtx *tx)
{
        struct record *r = rec_new(test_arena(), &organisation_entity.e);
        REC_SET(r, ORGANISATION_name, S("Nordmetall"));
        REC_SET(r, ORGANISATION_city, S("Emden"));
        REC_SET(r, ORGANISATION_type, S("employer"));
        REC_SET(r, ORGANISATION_roles, S("employs information"));
        REC_SET(r, ORGANISATION_status, S("active"));
        return insert(tx, &organisation_entity, r);
}

static int64_t person_add(struct wtx *tx, struct str given, struct str family, struct date born,
                          struct str phone)
{
        struct record *r = rec_new(test_arena(), &person_entity.e);
        REC_SET(r, PERSON_given, given);
        REC_SET(r, PERSON_family, family);
        REC_SET(r, PERSON_born, born);
        REC_SET(r, PERSON_phone, phone);
        REC_SET(r, PERSON_city, S("Norden"));
        return insert(tx, &person_entity, r);
}

static int64_t case_add(struct wtx *tx, const struct office *o, int64_t person, int64_t manager)
{
        struct errs errs;
        int64_t id;
        struct case_start_data d = {.person_id = person,
                                    .site_id = o->site,
                                    .employer_id = o->firm,
                                    .opened_on = date_of(2025, 3, 3),
                                    .referral_path = S("self"),
                                    .case_manager_id = manager};
        errs_init(&errs, test_arena());
        fine(case_create(tx, &d, &errs, &id));
        return id;
}

static void start(void)
{
        char path[64] = "/tmp/fallnetz-test-key-XXXXXX";
        int fd = mkstemp(path);
        must(fd >= 0);
        close(fd);
        unlink(path);
        app_start();
        fine(secret_start(str_of(path), true));
        unlink(path);
        log_level_set(LOG_ERROR);
        clock_set(moment_of(date_of(2025, 7, 7), 10 * 60));
}

struct office office_open(void)
{
        start();
        struct office o = {.db = testdb_open()};
        o.jonas = browse_user(o.db, S("jonas"), ROLE_case_manager);
        o.mira = browse_user(o.db, S("mira"), ROLE_case_manager);
        o.lea = browse_user(o.db, S("lea"), ROLE_lead);
        o.vera = browse_user(o.db, S("vera"), ROLE_administration);
        o.nele = browse_user(o.db, S("nele"), ROLE_network_coordinator);
        struct wtx *tx = office_write(&o);
        o.site = site_add(tx);
        o.firm = firm_add(tx);
        o.albers = person_add(tx, S("Renate"), S("Albers"), date_of(1975, 5, 6), S("04931 1234"));
        o.quast =
                person_add(tx, S("Zoë"), S("O'Quast <b>Müßig</b>"), date_of(1981, 2, 3), S("+49 4941 98765"));
        o.frei = person_add(tx, S("Ömer"), S("Frei"), date_of(1990, 1, 31), S("0171 555"));
        o.case_albers = case_add(tx, &o, o.albers, o.jonas);
        o.case_quast = case_add(tx, &o, o.quast, o.mira);
        office_done(tx);
        return o;
}

void office_close(struct office *o)
{
        testdb_close(o->db);
        clock_set(MOMENT_NONE);
}

struct browser office_browser(const struct office *o, int64_t user_id)
{
        struct browser b = browse_open(o->db);
        browse_sign_in(&b, user_id);
        return b;
}

struct browser office_stranger(const struct office *o)
{
        return browse_open(o->db);
}

struct browser office_browser_as(const struct office *o, enum role role)
{
        return office_browser(
                o, browse_user(o->db, str_join(test_arena(), S("als_"), role_table[role].key), role));
}

struct reply office_post(struct browser *b, struct str target, struct str fields)
{
        b->submission = rand_token(test_arena());
        return browse_post(b, target, fields);
}

struct str office_path(struct str before, int64_t id, struct str after)
{
        return str_join(test_arena(), before, str_from_int(test_arena(), id), after);
}

int64_t office_redirect_id(const struct reply *r, struct str before)
{
        struct str rest;
        int64_t id;
        if (!str_starts(r->location, before))
                return 0;
        struct str number = str_split(str_sub(r->location, before.n, r->location.n), '?', &rest);
        return str_int(number, &id) ? id : 0;
}
