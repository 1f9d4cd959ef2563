#include "db/grant_private.h"
#include "db/test_schema.h"
#include "test/test.h"
#include "test/testdb.h"

static struct db *db;
static struct wtx *tx;

static bool begin(void)
{
        db = test_schema_open();
        return CHECK_OK(db_begin_write(db, test_arena(), 7, &tx));
}

static void end(void)
{
        db_rollback(tx);
        testdb_close(db);
}

static struct record *thing(struct str family)
{
        struct record *r = rec_new(test_arena(), &test_thing_entity.e);
        REC_SET(r, TEST_THING_family, family);
        return r;
}

TEST(insert_and_read_back_every_kind)
{
        struct record *r = thing(S("Größe")), *got;
        struct moment end_at = {1746511440};
        NEED(begin());
        REC_SET(r, TEST_THING_born, date_of(1980, 2, 29));
        REC_SET(r, TEST_THING_count, 12);
        REC_SET(r, TEST_THING_sum, -485000);
        REC_SET(r, TEST_THING_kinds, S("a b"));
        REC_SET(r, TEST_THING_end, end_at);
        REC_SET(r, TEST_THING_diagnosis, S("geheim"));
        REC_SET(r, TEST_THING_site_id, 0);
        NEED_OK(ent_insert(tx, &test_thing_entity, r, NULL));
        CHECK(r->id > 0);
        NEED_OK(ent_get(rtx_of(tx), &test_thing_entity, r->id, &got));
        CHECK_STR(rec_text(got, TEST_THING_family), "Größe");
        CHECK_STR(rec_text(got, TEST_THING_family_key), "groesse");
        CHECK_INT(rec_date(got, TEST_THING_born).day, date_of(1980, 2, 29).day);
        CHECK_INT(rec_int(got, TEST_THING_count), 12);
        CHECK_INT(rec_int(got, TEST_THING_sum), -485000);
        CHECK(rec_given(got, TEST_THING_active) && !rec_bool(got, TEST_THING_active));
        CHECK_STR(rec_text(got, TEST_THING_kinds), "a b");
        CHECK(!rec_given(got, TEST_THING_site_id));
        CHECK_INT(rec_moment(got, TEST_THING_end).s, end_at.s);
        CHECK_STR(rec_text(got, TEST_THING_diagnosis), "geheim");
        CHECK_INT(got->version, 1);
        CHECK_INT(got->created_by, 7);
        CHECK_INT((int64_t)got->uid.n, 32);
        CHECK_SAME(got->uid, r->uid);
        CHECK_INT(test_seen.history, 1);
        CHECK_INT(test_seen.search, 1);
        end();
}

TEST(secret_is_ciphertext_in_the_table)
{
        static const struct stmt_free raw =
                STMT_BODY(raw, one_text, "SELECT diagnosis FROM test_thing WHERE id = $1");
        struct record *r = thing(S("A"));
        struct one_text row;
        NEED(begin());
        REC_SET(r, TEST_THING_diagnosis, S("geheim"));
        NEED_OK(ent_insert(tx, &test_thing_entity, r, NULL));
        NEED_OK(db_row(rtx_of(tx), &raw, ARGS(r->id), &row));
        CHECK(str_starts(row.s, S("sealed:")));
        end();
}

TEST(messages_are_collected)
{
        struct record *r = rec_new(test_arena(), &test_thing_entity.e);
        struct errs errs;
        NEED(begin());
        errs_init(&errs, test_arena());
        REC_SET(r, TEST_THING_count, 31);
        REC_SET(r, TEST_THING_given, S("verboten"));
        CHECK_ERR(ent_insert(tx, &test_thing_entity, r, &errs), ERR_INVALID);
        CHECK_INT((int64_t)errs.n, 3);
        CHECK_STR(errs_for(&errs, S("family")), "Hier fehlt noch eine Angabe.");
        CHECK_STR(errs_for(&errs, S("count")), "Höchstens 30.");
        CHECK_STR(errs_for(&errs, S("given")), "Dieser Name geht nicht.");
        CHECK_INT(test_seen.history, 0);
        end();
}

TEST(update_takes_the_version)
{
        struct record *r = thing(S("Vorher")), *other;
        NEED(begin());
        NEED_OK(ent_insert(tx, &test_thing_entity, r, NULL));
        other = rec_copy(test_arena(), r);
        REC_SET(r, TEST_THING_family, S("Nachher"));
        NEED_OK(ent_update(tx, &test_thing_entity, r, NULL));
        CHECK_INT(r->version, 2);
        CHECK_STR(test_seen.before, "Vorher");
        CHECK_STR(test_seen.after, "Nachher");
        REC_SET(other, TEST_THING_family, S("Zu spät"));
        CHECK_ERR(ent_update(tx, &test_thing_entity, other, NULL), ERR_CONFLICT);
        CHECK_ERR(ent_delete(tx, &test_thing_entity, r->id, 1), ERR_CONFLICT);
        NEED_OK(ent_delete(tx, &test_thing_entity, r->id, 2));
        CHECK_STR(test_seen.before, "Nachher");
        CHECK_STR(test_seen.after, "");
        CHECK_ERR(ent_update(tx, &test_thing_entity, r, NULL), ERR_CONFLICT);
        CHECK_ERR(ent_get(rtx_of(tx), &test_thing_entity, r->id, &other), ERR_NOT_FOUND);
        end();
}

TEST(what_stays_the_same_is_not_written)
{
        struct record *r = thing(S("Gleich")), *got;
        NEED(begin());
        REC_SET(r, TEST_THING_diagnosis, S("geheim"));
        NEED_OK(ent_insert(tx, &test_thing_entity, r, NULL));
        NEED_OK(ent_get(rtx_of(tx), &test_thing_entity, r->id, &got));
        NEED_OK(ent_update(tx, &test_thing_entity, got, NULL));
        CHECK_INT(got->version, 1);
        CHECK_INT(test_seen.history, 1);
        end();
}

TEST(once_means_once)
{
        struct record *r = thing(S("A"));
        struct errs errs;
        NEED(begin());
        errs_init(&errs, test_arena());
        REC_SET(r, TEST_THING_login, S("anna"));
        NEED_OK(ent_insert(tx, &test_thing_entity, r, NULL));
        REC_SET(r, TEST_THING_login, S("berta"));
        CHECK_ERR(ent_update(tx, &test_thing_entity, r, &errs), ERR_INVALID);
        CHECK_STR(errs_for(&errs, S("login")), "Diese Angabe steht seit der Anlage fest.");
        end();
}

TEST(ids_are_never_given_twice)
{
        struct record *first = thing(S("A")), *second = thing(S("B"));
        NEED(begin());
        NEED_OK(ent_insert(tx, &test_thing_entity, first, NULL));
        NEED_OK(ent_delete(tx, &test_thing_entity, first->id, 1));
        NEED_OK(ent_insert(tx, &test_thing_entity, second, NULL));
        CHECK(second->id > first->id);
        end();
}

TEST(a_taken_value_is_a_conflict)
{
        struct record *a = thing(S("A")), *b = thing(S("B"));
        NEED(begin());
        REC_SET(a, TEST_THING_login, S("anna"));
        REC_SET(b, TEST_THING_login, S("anna"));
        NEED_OK(ent_insert(tx, &test_thing_entity, a, NULL));
        CHECK_ERR(ent_insert(tx, &test_thing_entity, b, NULL), ERR_CONFLICT);
        CHECK_ERR(db_commit(tx), ERR_CONFLICT);
        testdb_close(db);
}

TEST(a_failing_history_stops_the_write)
{
        struct record *r = thing(S("A"));
        NEED(begin());
        test_seen.answer = ERR_FULL;
        CHECK_ERR(ent_insert(tx, &test_thing_entity, r, NULL), ERR_FULL);
        end();
}

TEST(parts_are_seen_with_the_grant_of_their_case_only)
{
        const struct wgrant one = {{.case_id = 1}}, two = {{.case_id = 2}};
        struct record *r, *got, *list;
        size_t n;
        NEED(begin());
        for (int i = 0; i < 9; i++) {
                r = rec_new(test_arena(), &test_part_entity.e);
                REC_SET(r, TEST_PART_name, S("Teil"));
                NEED_OK(ent_insert_in(tx, i < 8 ? &one : &two, &test_part_entity, r, NULL));
        }
        CHECK_INT(r->case_id, 2);
        CHECK_ERR(ent_get_in(rtx_of(tx), grant_of(&one), &test_part_entity, r->id, &got), ERR_NOT_FOUND);
        CHECK_ERR(ent_update_in(tx, &one, &test_part_entity, r, NULL), ERR_CONFLICT);
        CHECK_ERR(ent_delete_in(tx, &one, &test_part_entity, r->id, 1), ERR_CONFLICT);
        NEED_OK(ent_get_in(rtx_of(tx), grant_of(&two), &test_part_entity, r->id, &got));
        NEED_OK(ent_list_in(rtx_of(tx), grant_of(&one), &test_part_entity, 100, &list, &n));
        CHECK_INT((int64_t)n, 8);
        CHECK(list[0].id < list[7].id && list[7].case_id == 1);
        NEED_OK(ent_list_in(rtx_of(tx), grant_of(&one), &test_part_entity, 3, &list, &n));
        CHECK_INT((int64_t)n, 3);
        REC_SET(got, TEST_PART_name, S("Neu"));
        NEED_OK(ent_update_in(tx, &two, &test_part_entity, got, NULL));
        NEED_OK(ent_delete_in(tx, &two, &test_part_entity, got->id, 2));
        end();
}

static void set_wrong_kind(void)
{
        rec_set(rec_new(test_arena(), &test_thing_entity.e), TEST_THING_count, value_text(S("eins")));
}

static void read_wrong_kind(void)
{
        rec_int(rec_new(test_arena(), &test_thing_entity.e), TEST_THING_family);
}

static void read_yes_as_number(void)
{
        rec_int(rec_new(test_arena(), &test_thing_entity.e), TEST_THING_active);
}

static void read_number_as_yes(void)
{
        CHECK(rec_bool(rec_new(test_arena(), &test_thing_entity.e), TEST_THING_count));
}

TEST(wrong_kinds_are_defects)
{
        CHECK_PANICS(set_wrong_kind);
        struct record *r = thing(S("Größe"));
        CHECK(!rec_bool(r, TEST_THING_active));
        rec_set(r, TEST_THING_active, value_bool(true));
        CHECK(rec_bool(r, TEST_THING_active));
        CHECK_PANICS(read_wrong_kind);
        CHECK_PANICS(read_yes_as_number);
        CHECK_PANICS(read_number_as_yes);
}

TEST(titles_and_names)
{
        struct record *r = thing(S("Albers"));
        CHECK_STR(rec_title(test_arena(), r), "Albers");
        REC_SET(r, TEST_THING_given, S("Renate"));
        CHECK_STR(rec_title(test_arena(), r), "Albers Renate");
        CHECK(ent_by_name(S("users")) != NULL);
        CHECK(ent_by_name(S("gibtsnicht")) == NULL);
        CHECK_INT(ent_field(&test_thing_entity.e, S("gibtsnicht")), -1);
}

TEST_GROUP(entity, &insert_and_read_back_every_kind, &secret_is_ciphertext_in_the_table,
           &messages_are_collected, &update_takes_the_version, &what_stays_the_same_is_not_written,
           &once_means_once, &ids_are_never_given_twice, &a_taken_value_is_a_conflict,
           &a_failing_history_stops_the_write, &parts_are_seen_with_the_grant_of_their_case_only,
           &wrong_kinds_are_defects, &titles_and_names)
