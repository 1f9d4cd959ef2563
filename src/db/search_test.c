#include "db/search.h"

#include "test/test.h"
#include "test/testdb.h"

static struct db *db;
static struct wtx *tx;
static const struct str plain_entities[] = {S_INIT("organisation"), S_INIT("network")};

/* Case 3 is read by user 5, case 4 by user 6. */
static bool begin(void)
{
        static const struct stmt_free references = STMT_BODY(references, none, "DROP TABLE case_access");
        static const struct stmt_free access = STMT_BODY(
                access, none,
                "CREATE TABLE case_access (user_id BIGINT NOT NULL, case_id BIGINT NOT NULL, level BIGINT NOT NULL)");
        static const struct stmt_free fill = STMT_BODY(
                fill, none, "INSERT INTO case_access (user_id, case_id, level) VALUES (5, 3, 2), (6, 4, 2)");
        db = testdb_open();
        return CHECK_OK(db_begin_write(db, test_arena(), 5, &tx)) &&
               CHECK_OK(db_exec(tx, &references, NO_ARGS, NULL)) &&
               CHECK_OK(db_exec(tx, &access, NO_ARGS, NULL)) && CHECK_OK(db_exec(tx, &fill, NO_ARGS, NULL));
}

static void end(void)
{
        db_rollback(tx);
        testdb_close(db);
}

static bool put(struct str entity, int64_t row_id, int64_t case_id, struct str body, int64_t at)
{
        return CHECK_OK(search_put(tx, entity, row_id, case_id, body, body, (struct moment){at}));
}

/* The numbers of the rows found, "3 1". */
static struct str find_with(struct search_query q)
{
        struct search_hit *hit = NULL;
        struct str rows = S("");
        size_t n = 0;
        if (!CHECK_OK(search_find(rtx_of(tx), &q, &hit, &n)))
                return S("error");
        for (size_t i = 0; i < n; i++)
                rows = str_join(test_arena(), rows, i ? S(" ") : S(""),
                                str_from_int(test_arena(), hit[i].row_id));
        return rows;
}

static struct str find(struct str words, int64_t user_id)
{
        return find_with((struct search_query){.words = words,
                                               .user_id = user_id,
                                               .plain = plain_entities,
                                               .plain_n = ARRAY_LEN(plain_entities),
                                               .limit = 10});
}

TEST(words_are_found_folded_by_their_beginning)
{
        NEED(begin());
        NEED(put(S("organisation"), 1, 0, S("Müller-Lüdenscheidt GmbH, Straße 7"), 100));
        NEED(put(S("organisation"), 2, 0, S("Rehazentrum am Meer"), 200));
        CHECK_STR(find(S("mueller"), 5), "1");
        CHECK_STR(find(S("MÜLL"), 5), "1");
        CHECK_STR(find(S("strasse"), 5), "1");
        CHECK_STR(find(S("lüden gmbh"), 5), "1");
        CHECK_STR(find(S("muller"), 5), "");
        CHECK_STR(find(S("ueller"), 5), "");
        CHECK_STR(find(S("mueller meer"), 5), "");
        CHECK_STR(find(S("7"), 5), "1");
        CHECK_STR(find(S("m"), 5), "");
        CHECK_STR(find(S("  "), 5), "");
        CHECK_STR(find(S("\"' ) OR ( : * & | ! <->"), 5), "");
        CHECK_STR(find(S("mueller\" OR \"meer"), 5), "");
        end();
}

TEST(only_own_cases_and_allowed_entities)
{
        NEED(begin());
        NEED(put(S("journal"), 1, 3, S("Arbeitsplatz besucht"), 100));
        NEED(put(S("journal"), 2, 4, S("Arbeitsplatz besucht"), 200));
        NEED(put(S("plan"), 3, 3, S("Arbeitsplatz anpassen"), 300));
        NEED(put(S("organisation"), 4, 0, S("Arbeitsplatz-Beratung"), 400));
        NEED(put(S("setting"), 5, 0, S("Arbeitsplatz"), 500));
        CHECK_STR(find(S("arbeitsplatz"), 5), "4 3 1");
        CHECK_STR(find(S("arbeitsplatz"), 6), "4 2");
        CHECK_STR(find(S("arbeitsplatz"), 7), "4");
        const struct str journal = S("journal");
        CHECK_STR(find_with((struct search_query){.words = S("arbeitsplatz"),
                                                  .user_id = 5,
                                                  .of_case = &journal,
                                                  .of_case_n = 1,
                                                  .limit = 10}),
                  "1");
        CHECK_STR(find_with((struct search_query){.words = S("arbeitsplatz"),
                                                  .user_id = 5,
                                                  .of_case = &journal,
                                                  .of_case_n = 0,
                                                  .limit = 10}),
                  "");
        CHECK_STR(find(S("k3"), 5), "");
        CHECK_STR(find(S("frei"), 5), "");
        end();
}

TEST(with_many_cases_the_result_is_the_same)
{
        static const struct stmt_free more =
                STMT_BODY(more, none, "INSERT INTO case_access (user_id, case_id, level) VALUES (5, $1, 2)");
        NEED(begin());
        for (int i = 100; i < 205; i++)
                NEED_OK(db_exec(tx, &more, ARGS(i), NULL));
        NEED(put(S("journal"), 1, 3, S("Arbeitsplatz"), 100));
        NEED(put(S("journal"), 2, 4, S("Arbeitsplatz"), 200));
        NEED(put(S("journal"), 3, 204, S("Arbeitsplatz"), 300));
        CHECK_STR(find(S("arbeitsplatz"), 5), "3 1");
        end();
}

/* The hits one may see lie below more newer ones than are looked at one by one. */
TEST(a_frequent_word_of_others_hides_nothing)
{
        static const struct str of_case[] = {S_INIT("journal"), S_INIT("plan")};
        struct search_query q = {.words = S("Arbeitspl"),
                                 .user_id = 5,
                                 .of_case = of_case,
                                 .of_case_n = 2,
                                 .common = true,
                                 .limit = 3};
        NEED(begin());
        NEED(put(S("journal"), 1, 3, S("Arbeitsplatz"), 100));
        NEED(put(S("plan"), 2, 3, S("Arbeitsplätze"), 200));
        NEED(put(S("goal"), 3, 3, S("Arbeitsplatz"), 300));
        for (int i = 10; i < 1020; i++)
                NEED(put(S("journal"), i, 4, S("Arbeitsplatz"), 1000 + i));
        CHECK_STR(find_with(q), "2 1");
        q.user_id = 6;
        CHECK_STR(find_with(q), "1019 1018 1017");
        q.user_id = 7;
        CHECK_STR(find_with(q), "");
        q.of_case_n = 1;
        q.user_id = 5;
        q.common = false;
        CHECK_STR(find_with(q), "1");
        NEED(put(S("plan"), 2000, 3, S("Arbeitsplan"), 5000));
        q.of_case_n = 2;
        q.common = true;
        q.limit = 1;
        CHECK_STR(find_with(q), "2000");
        end();
}

/* Beginnings of more letters than SQLite keeps an index for. */
TEST(long_beginnings)
{
        NEED(begin());
        NEED(put(S("organisation"), 1, 0, S("Wiedereingliederungsmanagement"), 100));
        NEED(put(S("organisation"), 2, 0, S("Wiedereingang"), 200));
        CHECK_STR(find(S("wiederein"), 5), "2 1");
        CHECK_STR(find(S("wiedereing"), 5), "2 1");
        CHECK_STR(find(S("wiedereingl"), 5), "1");
        CHECK_STR(find(S("wiedereingliederungsm"), 5), "1");
        CHECK_STR(find(S("wiedereingliederungsx"), 5), "");
        end();
}

TEST(replaced_and_dropped)
{
        struct search_hit *hit;
        size_t n;
        NEED(begin());
        NEED(put(S("organisation"), 1, 0, S("alt"), 100));
        NEED(put(S("organisation"), 1, 0, S("neuer"), 900));
        CHECK_STR(find(S("alt"), 5), "");
        CHECK_STR(find(S("neuer"), 5), "1");
        const struct search_query q = {
                .words = S("neu"), .user_id = 5, .plain = plain_entities, .plain_n = 2, .limit = 1};
        NEED_OK(search_find(rtx_of(tx), &q, &hit, &n));
        NEED(n == 1);
        CHECK_STR(hit->entity, "organisation");
        CHECK_STR(hit->title, "neuer");
        CHECK_INT(hit->at.s, 900);
        CHECK_INT(hit->case_id, 0);
        NEED_OK(search_drop(tx, S("organisation"), 1));
        NEED_OK(search_drop(tx, S("organisation"), 1));
        NEED_OK(search_compact(tx));
        CHECK_STR(find(S("neuer"), 5), "");
        end();
}

TEST_GROUP(search, &words_are_found_folded_by_their_beginning, &only_own_cases_and_allowed_entities,
           &with_many_cases_the_result_is_the_same, &a_frequent_word_of_others_hides_nothing,
           &long_beginnings, &replaced_and_dropped)
