#include "domain/attachments/attachment_store.h"
#include "test/testcase.h"

#define STORED(X) X(BOOL, sealed) X(BLOB, body)
ROW(stored, STORED)
SQL_IN(test_attachment_content, stored,
       "SELECT sealed, body FROM attachment_content WHERE case_id = $1 AND attachment_id = $2")

static struct testcase t;

#define PDF "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"

static int64_t add(struct str kind, bool medical)
{
        struct errs errs;
        struct record *r = rec_new(test_arena(), &attachment_entity.e);
        errs_init(&errs, test_arena());
        REC_SET(r, ATTACHMENT_title, S("Unterlage"));
        REC_SET(r, ATTACHMENT_kind, kind);
        REC_SET(r, ATTACHMENT_medical, medical);
        testcase_write(&t, t.albers);
        CHECK_OK(attachment_add(t.tx, t.g, r, S("a.pdf"), S(PDF), &errs));
        testcase_commit(&t);
        return r->id;
}

static enum err stored_of(int64_t id, struct stored *out)
{
        testcase_write(&t, t.albers);
        enum err e = db_row_in(rtx_of(t.tx), grant_of(t.g), &sql_test_attachment_content, ARGS(id), out);
        db_rollback(t.tx);
        return e;
}

TEST(health_is_ciphertext_in_the_database)
{
        struct stored open_file, ticked, by_kind;
        testcase_open(&t);
        int64_t letter = add(S("letter"), false), other = add(S("other"), true),
                report = add(S("rehab_report"), false);
        NEED_OK(stored_of(letter, &open_file));
        NEED_OK(stored_of(other, &ticked));
        NEED_OK(stored_of(report, &by_kind));
        CHECK(!open_file.sealed);
        CHECK_STR(open_file.body, PDF);
        CHECK(ticked.sealed && by_kind.sealed);
        CHECK_HAS_NOT(ticked.body, PDF); /* all of it: chance makes three letters now and then */
        CHECK_HAS_NOT(by_kind.body, PDF);
        testcase_close(&t);
}

TEST(what_was_sealed_opens_again)
{
        struct str body;
        testcase_open(&t);
        int64_t id = add(S("doctor_letter"), true);
        struct record *r = testcase_get(&t, t.albers, &attachment_entity, id);
        testcase_write(&t, t.albers);
        CHECK_OK(attachment_body(rtx_of(t.tx), grant_of(t.g), r, &body));
        CHECK_STR(body, PDF);
        db_rollback(t.tx);
        testcase_close(&t);
}

TEST(deleted_bytes_are_gone)
{
        struct stored row;
        testcase_open(&t);
        int64_t id = add(S("letter"), false);
        testcase_write(&t, t.yildiz);
        CHECK_OK(attachment_body_delete(t.tx, t.g, id)); /* another case: nothing happens */
        testcase_commit(&t);
        CHECK_OK(stored_of(id, &row));
        testcase_write(&t, t.albers);
        CHECK_OK(attachment_body_delete(t.tx, t.g, id));
        testcase_commit(&t);
        CHECK_ERR(stored_of(id, &row), ERR_NOT_FOUND);
        testcase_close(&t);
}

/* Shortened before the ending, or nobody can open it. */
TEST(a_long_name_keeps_its_ending)
{
        struct errs errs;
        struct record *r = rec_new(test_arena(), &attachment_entity.e);
        char name[300];
        for (size_t i = 0; i < sizeof name; i++)
                name[i] = 'a';
        testcase_open(&t);
        errs_init(&errs, test_arena());
        REC_SET(r, ATTACHMENT_kind, S("letter"));
        testcase_write(&t, t.albers);
        CHECK_OK(attachment_add(t.tx, t.g, r,
                                str_join(test_arena(), (struct str){name, sizeof name}, S(".pdf")), S(PDF),
                                &errs));
        testcase_commit(&t);
        struct str kept =
                rec_text(testcase_get(&t, t.albers, &attachment_entity, r->id), ATTACHMENT_file_name);
        CHECK(str_ends(kept, S("aaa.pdf")));
        CHECK(kept.n > 150 && kept.n <= 200);
        testcase_close(&t);
}

TEST(bytes_say_what_they_are)
{
        CHECK_STR(attachment_sniff(test_arena(), S(PDF)), "application/pdf");
        CHECK_STR(attachment_sniff(test_arena(), S("<!DOCTYPE html><html><script>x</script></html>")),
                  "text/html");
        CHECK_STR(attachment_sniff(test_arena(), S("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>")),
                  "image/svg+xml");
        CHECK_STR(attachment_sniff(test_arena(), S("Guten Tag, hier ist Renate Albers.\n")), "text/plain");
}

TEST_GROUP(attachment_store, &health_is_ciphertext_in_the_database, &what_was_sealed_opens_again,
           &deleted_bytes_are_gone, &a_long_name_keeps_its_ending, &bytes_say_what_they_are)
