/* The public listener in one process: which pages exist, what it never does. */
#include "test/browse.h"
#include "test/test.h"
#include "test/testdb.h"
#include "web/header.h"
#include "web/token_page.h"

static struct browser outside(struct db *db)
{
        struct browser b = browse_open(db);
        b.d.outside = true;
        b.d.pages = all_token_pages;
        return b;
}

static struct str header(const struct reply *r, const char *name)
{
        struct header h[REPLY_HEADERS];
        size_t n = reply_headers(test_arena(), r, h);
        for (size_t i = 0; i < n; i++)
                if (!strcmp(h[i].name, name))
                        return h[i].value;
        return S("");
}

TEST(pages_of_the_office_do_not_exist_outside)
{
        struct db *db = testdb_open();
        struct browser b = outside(db), in = browse_open(db);
        browse_sign_in(&b, browse_user(db, S("jonas"), ROLE_lead)); /* a session does not help */
        struct reply nothing = browse_get(&b, S("/gibt-es-nicht"));
        CHECK_INT(nothing.status, 404);
        CHECK_HAS(nothing.body, "Dieser Link gilt nicht mehr");
        for (size_t i = 0; all_pages[i]; i++)
                if (all_pages[i]->method == GET) {
                        struct str path = str_of(all_pages[i]->path);
                        struct reply r = browse_get(&b, path);
                        CHECK_INT(r.status, 404);
                        CHECK_SAME(r.body, nothing.body);
                        CHECK_INT(browse_post(&b, path, S("")).status, 404);
                }
        for (size_t i = 0; all_token_pages[i]; i++)
                if (all_token_pages[i]->method == GET)
                        CHECK_INT(browse_get(&in, str_of(all_token_pages[i]->path)).status, 404);
        testdb_close(db);
}

TEST(nobody_is_watched_outside)
{
        struct db *db = testdb_open();
        struct browser b = outside(db);
        struct reply r = browse_get(&b, S("/hinweise"));
        CHECK_INT(r.status, 200);
        CHECK_INT(r.cookies, 0);
        CHECK_STR(header(&r, "Referrer-Policy"), "same-origin"); /* the address goes to no other site */
        CHECK_STR(header(&r, "X-Robots-Tag"), "noindex");
        CHECK_STR(header(&r, "Cache-Control"), "no-store");
        CHECK_HAS(header(&r, "Content-Security-Policy"), "default-src 'none'");
        CHECK_HAS_NOT(r.body, "Anmelden");
        testdb_close(db);
}

TEST(the_frame_speaks_the_readers_language)
{
        struct db *db = testdb_open();
        struct browser b = outside(db);
        CHECK_HAS(browse_get(&b, S("/danke?sprache=ar")).body, "<html lang=\"ar\" dir=\"rtl\">");
        CHECK_HAS(browse_get(&b, S("/danke?sprache=tr")).body, "<html lang=\"tr\">");
        CHECK_HAS(browse_get(&b, S("/danke?sprache=xx")).body, "<html lang=\"de\">");
        CHECK_HAS(browse_get(&b, S("/danke")).body, "?sprache=ru");
        testdb_close(db);
}

TEST(every_word_is_there_in_every_language)
{
        for (enum tongue t = 0; t < TONGUE_N; t++) {
                CHECK_INT(tongue_parse(tongue_code(t)), t);
                for (enum token_word w = 0; w < TOKEN_WORD_N; w++)
                        CHECK(!str_empty(token_word(t, w)));
        }
}

TEST_GROUP(token, &pages_of_the_office_do_not_exist_outside, &nobody_is_watched_outside,
           &the_frame_speaks_the_readers_language, &every_word_is_there_in_every_language)
