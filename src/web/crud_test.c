#include "web/crud.h"

#include "core/audit.h"
#include "core/user.h"
#include "db/test_schema.h"
#include "test/test.h"
#include "test/testdb.h"
#include "web/ui_fixture.h"

static const struct crud_view view = {.list = "/stellen", .one = "/stellen/:"};
static struct actor who;

static struct db *office(void)
{
        audit_start();
        who = fixture_actor();
        return testdb_open();
}

static struct req *request(struct str name, struct str version)
{
        struct req *r = fixture_req(&who);
        r->path = S("/stellen/1/bearbeiten");
        if (str_empty(name))
                return r;
        fixture_post(r, S("name"), name);
        fixture_post(r, S("city"), S("Musterau"));
        fixture_post(r, S("land"), S("visit"));
        fixture_post(r, S("version"), version);
        return r;
}

/* One save in a transaction of its own, as the dispatcher does it. */
static enum err save(struct db *db, struct req *r, int64_t id)
{
        struct wtx *tx;
        must(db_begin_write(db, r->arena, 0, &tx) == OK);
        enum err e = id ? crud_save(r, tx, &site_entity, id, &view)
                        : crud_save_new(r, tx, &site_entity, NULL, &view);
        CHECK(fixture_clean(fixture_out(r)));
        if (e == OK) {
                CHECK_OK(db_commit(tx));
                return OK;
        }
        db_rollback(tx);
        return e;
}

typedef enum err show_fn(struct req *, struct rtx *, const struct free_entity *, int64_t,
                         const struct crud_view *);

static struct str shown(struct db *db, show_fn *page)
{
        struct req *r = request(S(""), S(""));
        struct rtx *tx;
        must(db_begin_read(db, r->arena, 0, &tx) == OK);
        CHECK_OK(page(r, tx, &site_entity, 1, &view));
        db_end_read(tx);
        CHECK(fixture_clean(fixture_out(r)));
        return fixture_out(r);
}

TEST(create_show_edit_and_history)
{
        struct db *db = office();
        struct req *r = request(S("Stelle " EVIL), S(""));
        NEED_TRUE(save(db, r, 0) == OK);
        CHECK(str_starts(r->location.s, S("/stellen/1?meldung=created")));
        CHECK_HAS(shown(db, crud_show), "Musterau");
        CHECK_HAS(shown(db, crud_edit), "name=\"version\" value=\"1\"");
        CHECK_HAS(shown(db, crud_edit), "action=\"/stellen/1/bearbeiten\"");
        r = request(S("Stelle Nord"), S("1"));
        CHECK_OK(save(db, r, 1));
        CHECK(str_starts(r->location.s, S("/stellen/1?meldung=saved")));
        CHECK_HAS(shown(db, crud_history),
                  "<dd>Stelle Nord\n<span class=\"fn-meta\">vorher: Stelle &lt;b&gt;");
        CHECK_HAS(shown(db, crud_history), "Fallnetz hat das angelegt");
        CHECK_HAS(shown(db, crud_ask_delete), "Das lässt sich nicht zurücknehmen.");
        r = request(S("Stelle Nord"), S("2"));
        CHECK_OK(save(db, r, 1));
        CHECK(str_starts(r->location.s, S("/stellen/1?meldung=unchanged")));
        testdb_close(db);
}

static struct str listed(struct db *db, struct str key, struct str value)
{
        struct req *r = fixture_req(&who);
        struct rtx *tx;
        fixture_query(r, key, value);
        must(db_begin_read(db, r->arena, 0, &tx) == OK);
        CHECK_OK(crud_list(r, tx, &site_entity, &view));
        db_end_read(tx);
        CHECK(fixture_clean(fixture_out(r)));
        return r->download.n ? r->download : fixture_out(r);
}

TEST(small_tables_list_themselves)
{
        struct db *db = office();
        NEED_TRUE(save(db, request(S("Zingst " EVIL), S("")), 0) == OK);
        NEED_TRUE(save(db, request(S("Ärzen"), S("")), 0) == OK);
        NEED_TRUE(save(db, request(S("Aurich"), S("")), 0) == OK);
        struct str out = listed(db, S("x"), S(""));
        CHECK(str_find(out, S("Ärzen")) < str_find(out, S("Aurich")));
        CHECK(str_find(out, S("Aurich")) < str_find(out, S("Zingst")));
        out = listed(db, S("sort"), S("-titel"));
        CHECK(str_find(out, S("Zingst")) < str_find(out, S("Aurich")));
        CHECK_HAS(out, "aria-sort=\"descending\"");
        out = listed(db, S("q"), S("AERZEN"));
        CHECK_HAS(out, "Ärzen");
        CHECK_HAS_NOT(out, "Zingst");
        CHECK_HAS(listed(db, S("q"), S("nirgends")), "Keine Einträge.");
        CHECK_HAS(listed(db, S("format"), S("csv")), "Stelle;Kurzname;");
        testdb_close(db);
}

TEST(bad_input_is_drawn_again)
{
        struct db *db = office();
        NEED_TRUE(save(db, request(S("Stelle"), S("")), 0) == OK);
        struct req *r = request(S("Sehr lang"), S("1"));
        fixture_post(r, S("short"), S("mehr als dreißig Zeichen sind hier nicht erlaubt"));
        CHECK_ERR(save(db, r, 1), ERR_INVALID);
        CHECK_INT(r->status, 422);
        CHECK_HAS(fixture_out(r), "value=\"mehr als dreißig");
        CHECK_HAS(fixture_out(r), "name=\"version\" value=\"1\"");
        CHECK_HAS_NOT(shown(db, crud_show), "Sehr lang");
        r = request(S(" "), S(""));
        CHECK_ERR(save(db, r, 0), ERR_INVALID);
        CHECK(!str_empty(errs_for(&r->errs, S("name"))));
        testdb_close(db);
}

TEST(two_people_save_and_nothing_is_lost)
{
        struct db *db = office();
        NEED_TRUE(save(db, request(S("Stelle"), S("")), 0) == OK);
        NEED_TRUE(save(db, request(S("Stelle West"), S("1")), 1) == OK);
        struct req *r = request(S("Stelle Ost"), S("1"));
        CHECK_ERR(save(db, r, 1), ERR_CONFLICT);
        CHECK_INT(r->status, 409);
        CHECK_HAS(fixture_out(r), "value=\"Stelle Ost\" checked");
        CHECK_HAS(fixture_out(r), "value=\"Stelle West\"");
        CHECK_HAS(fixture_out(r), "name=\"version\" value=\"2\"");
        CHECK_HAS(fixture_out(r), "<input type=\"hidden\" name=\"city\" value=\"Musterau\">");
        CHECK_HAS(shown(db, crud_show), "Stelle West");
        CHECK_OK(save(db, request(S("Stelle Ost"), S("2")), 1));
        CHECK_HAS(shown(db, crud_show), "Stelle Ost");
        testdb_close(db);
}

/* I left the name as it was, the other changed it: the other's version is the one that is marked. */
TEST(what_i_did_not_touch_is_not_mine)
{
        struct db *db = office();
        NEED_TRUE(save(db, request(S("Stelle"), S("")), 0) == OK);
        NEED_TRUE(save(db, request(S("Stelle West"), S("1")), 1) == OK);
        struct req *r = request(S("Stelle"), S("1"));
        r->form.field[1].value = S("Neustadt");
        CHECK_ERR(save(db, r, 1), ERR_CONFLICT);
        CHECK_HAS(fixture_out(r), "value=\"Stelle West\" checked");
        CHECK_HAS(fixture_out(r), "value=\"Neustadt\" checked");
        testdb_close(db);
}

TEST(deleting_asks_for_the_version_that_was_seen)
{
        struct db *db = office();
        NEED_TRUE(save(db, request(S("Stelle"), S("")), 0) == OK);
        struct req *r = request(S("x"), S("9"));
        struct wtx *tx;
        must(db_begin_write(db, r->arena, 0, &tx) == OK);
        CHECK_ERR(crud_delete(r, tx, &site_entity, 1, &view), ERR_CONFLICT);
        r = request(S("x"), S("1"));
        CHECK_OK(crud_delete(r, tx, &site_entity, 1, &view));
        CHECK(str_starts(r->location.s, S("/stellen?meldung=deleted")));
        CHECK_ERR(crud_delete(r, tx, &site_entity, 1, &view), ERR_NOT_FOUND);
        db_rollback(tx);
        testdb_close(db);
}

TEST_GROUP(crud, &create_show_edit_and_history, &small_tables_list_themselves, &bad_input_is_drawn_again,
           &two_people_save_and_nothing_is_lost, &what_i_did_not_touch_is_not_mine,
           &deleting_asks_for_the_version_that_was_seen)
