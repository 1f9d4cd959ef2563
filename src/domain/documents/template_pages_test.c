#include "domain/documents/letter.h"
#include "domain/concepts/store.h"
#include "test/testcase.h"

static struct testcase t;
static struct browser b;

static void open_office(void)
{
        testcase_open(&t);
        testcase_packs(&t);
        b = testcase_browser(&t, browse_user(t.db, S("katrin"), ROLE_administrator));
}

TEST(every_template_is_seen_on_an_invented_case)
{
        open_office();
        CHECK_HAS(browse_get(&b, S("/verwaltung/fachkonzept/1/schreiben")).body,
                  "/verwaltung/fachkonzept/1/schreiben/D7\"");
        struct str page = browse_get(&b, S("/verwaltung/fachkonzept/1/schreiben/D7")).body;
        CHECK_HAS(page, "Guten Tag Frau Muster,");
        CHECK_HAS_NOT(page, "Albers");
        CHECK_HAS(browse_get(&b, S("/verwaltung/fachkonzept/1/schreiben/D1?sprache=ar")).body, "dir=\"rtl\"");
        static const struct str codes[] = {S_INIT("D2"),  S_INIT("D5"),  S_INIT("D14"), S_INIT("D19"),
                                           S_INIT("D21"), S_INIT("D28"), S_INIT("D32")};
        for (size_t i = 0; i < ARRAY_LEN(codes); i++) {
                CHECK_INT(browse_get(&b, str_join(test_arena(), S("/verwaltung/fachkonzept/1/schreiben/"),
                                                  codes[i]))
                                  .status,
                          200);
                CHECK_HAS_NOT(b.last.body, "noch keine Angaben");
        }
        CHECK_INT(browse_get(&b, S("/verwaltung/fachkonzept/1/schreiben/D99")).status, 404);
        testcase_close(&t);
}

static struct str file_text(void)
{
        struct rtx *tx;
        struct pack_file *f;
        size_t n;
        struct str out = S("");
        must(db_begin_read(t.db, test_arena(), 0, &tx) == OK);
        must(concept_files(tx, 1, &f, &n) == OK);
        for (size_t i = 0; i < n; i++)
                if (str_eq(f[i].path, S("letters-inside.yaml")))
                        out = str_copy(test_arena(), f[i].body);
        db_end_read(tx);
        return out;
}

static struct str encoded(struct str before, struct str after)
{
        struct buf out;
        buf_init(&out, test_arena(), 4 << 20);
        buf_lit(&out, "text=");
        struct str text = file_text();
        ptrdiff_t at = str_find(text, before);
        must(at >= 0);
        url_put_encoded(&out, str_join(test_arena(), str_sub(text, 0, (size_t)at), after,
                                       str_sub(text, (size_t)at + before.n, text.n)));
        return buf_str(&out);
}

TEST(a_changed_text_is_a_new_version_and_an_unknown_name_stops_it_with_its_line)
{
        open_office();
        struct str page = S("/verwaltung/fachkonzept/1/text/letters-inside.yaml");
        CHECK_INT(testcase_post(&b, page, encoded(S("{client_name}, Telefon"), S("{client_nam}, Telefon")))
                          .status,
                  422);
        CHECK_HAS(b.last.body, "letters-inside.yaml, Zeile 7");
        CHECK_HAS(b.last.body, "client_nam");
        CHECK_INT(
                testcase_post(&b, page, encoded(S("Merkliste für das Telefonat"), S("Zettel für den Anruf")))
                        .status,
                303);
        CHECK_HAS(browse_get(&b, S("/verwaltung/fachkonzept/2/schreiben/D9")).body, "Zettel für den Anruf");
        CHECK_HAS(browse_get(&b, S("/verwaltung/fachkonzept/1/schreiben/D9")).body,
                  "Merkliste für das Telefonat");
        CHECK_HAS(browse_get(&b, S("/verwaltung/fachkonzept/2/aenderungen")).body, "Zettel für den Anruf");
        CHECK_INT(browse_get(&b, S("/verwaltung/fachkonzept/1/text/af01.yaml")).status, 404);
        struct browser jonas = testcase_browser(&t, t.jonas);
        CHECK(browse_get(&jonas, page).status != 200);
        testcase_close(&t);
}

TEST_GROUP(template_pages, &every_template_is_seen_on_an_invented_case,
           &a_changed_text_is_a_new_version_and_an_unknown_name_stops_it_with_its_line)
