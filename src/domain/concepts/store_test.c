#include "domain/concepts/store.h"

#include "base/rand.h"
#include "domain/concepts/shipped.h"
#include "test/test.h"
#include "test/testdb.h"

#define HEAD                                                                                                 \
        "pack: mini\nversion: 1\ntitle: Probe\nshort: P\nsummary: Zum Testen.\nfiles: [a.yaml]\n"            \
        "phases:\n  - {code: pre, title: Vorphase}\n"
#define BODY(label)                                                                                                                    \
        "work_fields:\n  - code: \"5\"\n    title: G\n    long_title: G\n    phase: pre\n    rated_per: case\n    intro: R\n"          \
        "    goals:\n      - code: 5.A\n        title: Z\n        menu: Z\n        aim: W\n        rated: false\n        see: \"5\"\n" \
        "        items:\n          - {code: wish, label: " label ", kind: text, class: case}\n"

static struct db *db;
static struct wtx *tx;
static struct pack_errs errs;

static void begin(void)
{
        rand_start();
        db = testdb_open();
        must(db_begin_write(db, test_arena(), 0, &tx) == OK);
        pack_errs_init(&errs, test_arena());
}

static void end(void)
{
        must(db_commit(tx) == OK);
        testdb_close(db);
}

static bool import(enum concept_origin origin, struct str body, int64_t *id)
{
        struct pack_file file[] = {{S("pack.yaml"), S(HEAD)}, {S("a.yaml"), body}};
        bool added = false;
        CHECK_OK(concept_import(tx, origin, file, 2, &errs, id, &added));
        return added;
}

static struct version_line version(int64_t id)
{
        struct version_line v = {0};
        CHECK_OK(concept_version(rtx_of(tx), id, &v));
        return v;
}

TEST(the_same_content_is_stored_once)
{
        int64_t first, again, other;
        begin();
        CHECK(import(ORIGIN_SHIPPED, S(BODY("Wunsch")), &first));
        CHECK(!import(ORIGIN_LOCAL, S(BODY("Wunsch")), &again));
        CHECK_INT(again, first);
        CHECK(import(ORIGIN_SHIPPED, S(BODY("Ziel")), &other));
        CHECK_INT(version(other).number, 2);
        CHECK_INT(version(other).based_on, first);
        CHECK(version(other).active && !version(first).active);
        CHECK(!import(ORIGIN_SHIPPED, S(BODY("Wunsch")), &again));
        CHECK_INT(again, first);
        CHECK(version(other).active);
        end();
}

TEST(a_version_of_the_office_is_not_pushed_aside)
{
        int64_t shipped, own, next;
        begin();
        import(ORIGIN_SHIPPED, S(BODY("A")), &shipped);
        import(ORIGIN_LOCAL, S(BODY("B")), &own);
        CHECK(version(own).active);
        CHECK(import(ORIGIN_SHIPPED, S(BODY("C")), &next));
        CHECK(version(own).active && !version(next).active);
        CHECK_OK(concept_activate(tx, next));
        CHECK(!version(own).active && version(next).active);
        end();
}

TEST(what_does_not_load_is_not_stored)
{
        struct pack_file file[] = {{S("pack.yaml"), S(HEAD)}, {S("a.yaml"), S("work_fields: 1\n")}};
        struct version_line *v;
        int64_t id;
        bool added;
        size_t n;
        begin();
        CHECK_ERR(concept_import(tx, ORIGIN_LOCAL, file, 2, &errs, &id, &added), ERR_INVALID);
        CHECK_OK(concept_versions(rtx_of(tx), &v, &n));
        CHECK_INT(n, 0);
        end();
}

TEST(shipped_packs_are_stored_at_the_first_start_only)
{
        const struct concept *c, *again;
        int64_t added;
        begin();
        CHECK_OK(concept_sync_shipped(tx, &added));
        CHECK(added >= 1);
        CHECK_OK(concept_sync_shipped(tx, &added));
        CHECK_INT(added, 0);
        CHECK_OK(concept_active(rtx_of(tx), &c));
        CHECK_STR(c->code, "cmb");
        CHECK_INT(c->number, 1);
        CHECK_OK(concept_get(rtx_of(tx), c->id, &again));
        CHECK(again == c);
        CHECK_ERR(concept_get(rtx_of(tx), 4711, &again), ERR_NOT_FOUND);
        end();
}

TEST(stored_files_come_back_as_they_were)
{
        struct pack_file *file;
        int64_t id;
        size_t n;
        begin();
        import(ORIGIN_LOCAL, S(BODY("Wunsch")), &id);
        CHECK_OK(concept_files(rtx_of(tx), id, &file, &n));
        NEED(n == 2);
        CHECK_STR(file[0].path, "a.yaml");
        CHECK_STR(file[0].body, BODY("Wunsch"));
        end();
}

static struct str change_text(const struct concept_change *c)
{
        struct str how = c->how == CHANGE_ADDED     ? S("neu")
                         : c->how == CHANGE_REMOVED ? S("weg")
                                                    : S("anders");
        return str_join(test_arena(), how, S(" "), c->what, S(" "), c->code, S(": "), c->before, S(" → "),
                        c->after);
}

TEST(differences_are_told_in_words)
{
        const struct concept *old, *now;
        struct concept_change *c;
        int64_t a, b;
        size_t n;
        begin();
        import(ORIGIN_LOCAL,
               S(BODY("Wunsch") "          - {code: gone, label: Weg, kind: int, class: case}\n"), &a);
        import(ORIGIN_LOCAL,
               S(BODY("Ziel") "          - {code: more, label: Mehr, kind: date, class: case, required: true}\n"),
               &b);
        NEED_OK(concept_get(rtx_of(tx), a, &old));
        NEED_OK(concept_get(rtx_of(tx), b, &now));
        concept_diff(test_arena(), old, now, &c, &n);
        NEED(CHECK_INT(n, 3));
        CHECK_STR(change_text(&c[0]), "anders Angabe wish: Wunsch (text) → Ziel (text)");
        CHECK_STR(change_text(&c[1]), "neu Angabe more:  → Mehr (date, nötig)");
        CHECK_STR(change_text(&c[2]), "weg Angabe gone: Weg (int) → ");
        concept_diff(test_arena(), now, now, &c, &n);
        CHECK_INT(n, 0);
        end();
}

SQL(concept_test_damage, none, "UPDATE concept_file SET body = body || $1 WHERE path = 'a.yaml'")
SQL(concept_test_digest, none, "UPDATE concept SET digest = 'damaged'")

TEST(a_version_that_names_facts_nobody_knows_any_more_stays_readable)
{
        const struct concept *c;
        int64_t id;
        begin();
        import(ORIGIN_LOCAL, S(BODY("Wunsch")), &id);
        NEED_OK(db_exec(
                tx, &sql_concept_test_damage,
                ARGS(S("        evidence: [{code: 5.A.E1, label: E, fn: count, of: [fact_of_old]}]\n")),
                NULL));
        NEED_OK(db_exec(tx, &sql_concept_test_digest, NO_ARGS, NULL));
        log_level_set(LOG_ERROR + 1);
        CHECK_OK(concept_get(rtx_of(tx), id, &c));
        log_level_set(LOG_INFO);
        CHECK_INT(c->items, 1);
        CHECK_INT(c->goal[0].evidence[0].n, 0);
        end();
}
TEST_GROUP(concept_store, &the_same_content_is_stored_once, &a_version_of_the_office_is_not_pushed_aside,
           &what_does_not_load_is_not_stored, &shipped_packs_are_stored_at_the_first_start_only,
           &stored_files_come_back_as_they_were, &differences_are_told_in_words,
           &a_version_that_names_facts_nobody_knows_any_more_stays_readable)
