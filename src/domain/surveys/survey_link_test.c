/* What lies in the database of links and answers: nothing that a stolen copy could open or tell. */
#include "core/setting.h"
#include "test/testcase.h"

SQL(survey_test_texts, one_text,
    "SELECT COALESCE(location, '') FROM submission UNION ALL SELECT token_hash FROM link_token UNION ALL SELECT content FROM change_content"
    " UNION ALL SELECT COALESCE(body, '') FROM mail UNION ALL SELECT COALESCE(words, '') FROM survey_answer")

TEST(no_token_and_no_words_lie_in_the_database_in_clear)
{
        struct testcase t;
        struct rtx *tx;
        struct one_text *row;
        size_t n;
        testcase_open(&t);
        testcase_packs(&t);
        testcase_write(&t, t.albers);
        must(setting_set(t.tx, S("public_url"), S("https://antwort.example")) == OK);
        testcase_commit(&t);
        struct browser b = testcase_browser(&t, t.jonas), o = browse_open(t.db);
        o.d.outside = true;
        struct reply made = testcase_post(&b, S("/faelle/1/befragungen/neu"),
                                          S("kind=interim_client&respondent=R&language=de&way=link"));
        ptrdiff_t at = str_find(made.body, S("https://antwort.example/b/"));
        NEED_TRUE(at > 0);
        struct str token = str_copy(test_arena(), str_sub(made.body, (size_t)at + 26, 43));
        o.submission = S("submission-of-a-secret-test");
        struct str link = str_join(test_arena(), S("/b/"), token);
        CHECK_INT(browse_post(&o, link, S("seite=1&tun=weiter&q_good=Bandscheibe")).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/befragungen/neu"),
                                S("kind=client&respondent=R&language=de&way=mail&email=r@musterau.example"))
                          .status,
                  303);
        NEED_OK(db_begin_read(t.db, test_arena(), 0, &tx));
        NEED_OK(db_list(tx, &sql_survey_test_texts, NO_ARGS, &row, &n));
        CHECK(n > 4);
        for (size_t i = 0; i < n; i++)
                CHECK(str_find(row[i].s, token) < 0 && str_find(row[i].s, S("/b/")) < 0 &&
                      str_find(row[i].s, S("Bandscheibe")) < 0);
        db_end_read(tx);
        testcase_close(&t);
}

TEST_GROUP(survey_link, &no_token_and_no_words_lie_in_the_database_in_clear)
