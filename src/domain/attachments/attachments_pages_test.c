#include "domain/attachments/attachment_store.h"
#include "test/testcase.h"

static struct testcase t;
static struct upload file;

#define PDF "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
#define HTML "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"

static struct browser office(void)
{
        testcase_open(&t);
        return testcase_browser(&t, t.jonas);
}

static void choose(struct browser *b, struct str name, struct str body)
{
        file = (struct upload){S("file"), name, body};
        b->upload = &file;
        b->uploads = 1;
}

static struct reply upload(struct browser *b, struct str name, struct str body, const char *fields)
{
        choose(b, name, body);
        struct reply out = testcase_post(b, S("/faelle/1/unterlagen/neu"), str_of(fields));
        b->uploads = 0;
        return out;
}

TEST(a_file_comes_back_as_it_went_in)
{
        struct browser b = office();
        CHECK_INT(
                upload(&b, S("Vertrag.pdf"), S(PDF), "title=Arbeitsvertrag&kind=contract&dated_on=01.03.2009")
                        .status,
                303);
        CHECK_HAS(b.last.location, "/faelle/1/unterlagen/1");
        CHECK_HAS(browse_get(&b, S("/faelle/1/unterlagen")).body, "Arbeitsvertrag");
        CHECK_HAS(browse_get(&b, S("/faelle/1/unterlagen/1")).body, "application/pdf");
        struct reply out = browse_get(&b, S("/faelle/1/unterlagen/1/datei"));
        CHECK_INT(out.status, 200);
        CHECK_STR(out.body, PDF);
        CHECK_STR(out.mime, "application/pdf");
        CHECK_STR(out.download_name, "Vertrag.pdf");
        testcase_close(&t);
}

/* Today is 20.05.2025. */
TEST(a_document_without_a_day_stands_where_it_came_in)
{
        struct browser b = office();
        upload(&b, S("Brief.pdf"), S(PDF), "title=Brief+ohne+Datum&kind=other");
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/verlauf")).body, "Brief ohne Datum");
        struct record *r = testcase_get(&t, t.albers, &attachment_entity, 1);
        CHECK_STR(date_iso(test_arena(), rec_date(r, ATTACHMENT_shown_on)), "2025-05-20");
        CHECK(!rec_given(r, ATTACHMENT_dated_on));
        testcase_close(&t);
}

TEST(nothing_is_sent_as_a_page)
{
        struct browser b = office();
        CHECK_INT(upload(&b, S("Foto.jpg"), S(HTML), "title=Foto&kind=other").status, 303);
        CHECK_STR(rec_text(testcase_get(&t, t.albers, &attachment_entity, 1), ATTACHMENT_mime), "text/html");
        struct reply out = browse_get(&b, S("/faelle/1/unterlagen/1/datei"));
        CHECK_STR(out.mime, "application/octet-stream");
        CHECK_STR(out.download_name, "Foto.jpg");
        CHECK_STR(attachment_safe_mime(S("image/svg+xml")), "application/octet-stream");
        CHECK_STR(attachment_safe_mime(S("application/xhtml+xml")), "application/octet-stream");
        CHECK_STR(attachment_safe_mime(S("text/javascript")), "application/octet-stream");
        CHECK_STR(attachment_safe_mime(S("image/png")), "image/png");
        CHECK_STR(attachment_safe_mime(
                          S("application/vnd.openxmlformats-officedocument.wordprocessingml.document")),
                  "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        testcase_close(&t);
}

TEST(files_about_health_are_sealed_and_closed_to_others)
{
        struct browser b = office();
        CHECK_INT(upload(&b, S("Brief.pdf"), S(PDF), "title=Brief+der+Klinik&kind=doctor_letter").status,
                  303);
        CHECK(rec_bool(testcase_get(&t, t.albers, &attachment_entity, 1), ATTACHMENT_medical));
        CHECK_STR(browse_get(&b, S("/faelle/1/unterlagen/1/datei")).body, PDF);
        struct browser desk = testcase_browser(&t, t.sven);
        CHECK_HAS(browse_get(&desk, S("/faelle/1/unterlagen")).body, "Brief der Klinik");
        struct str page = browse_get(&desk, S("/faelle/1/unterlagen/1")).body;
        CHECK_INT(desk.last.status, 200);
        CHECK_HAS(page, "Diese Datei enthält Angaben zur Gesundheit.");
        CHECK_HAS_NOT(page, "/faelle/1/unterlagen/1/datei");
        CHECK_INT(browse_get(&desk, S("/faelle/1/unterlagen/1/datei")).status, 404);
        CHECK_INT(browse_get(&desk, S("/faelle/1/unterlagen/1/loeschen")).status, 404);
        CHECK_INT(testcase_post(&desk, S("/faelle/1/unterlagen/1/loeschen"), S("version=1")).status, 404);
        CHECK_STR(browse_get(&b, S("/faelle/1/unterlagen/1/datei")).body, PDF);
        testcase_close(&t);
}

TEST(an_open_file_does_not_become_medical_by_its_kind)
{
        struct browser b = office();
        upload(&b, S("a.pdf"), S(PDF), "title=Schreiben&kind=letter");
        testcase_post(&b, S("/faelle/1/unterlagen/1/bearbeiten"),
                      S("version=1&title=Schreiben&kind=doctor_letter"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Bitte laden Sie die Datei neu hoch");
        testcase_post(&b, S("/faelle/1/unterlagen/1/bearbeiten"),
                      S("version=1&title=Neuer+Name&kind=letter"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/unterlagen")).body, "Neuer Name");
        testcase_close(&t);
}

TEST(bad_uploads_say_what_is_wrong)
{
        struct browser b = office();
        CHECK_INT(testcase_post(&b, S("/faelle/1/unterlagen/neu"), S("title=Ohne&kind=other")).status, 422);
        CHECK_HAS(b.last.body, "Bitte wählen Sie eine Datei.");
        CHECK_INT(upload(&b, S("leer.txt"), S(""), "title=Leer&kind=other").status, 422);
        CHECK_INT(upload(&b, S("a.pdf"), S(PDF), "title=Ohne+Art").status, 422);
        size_t n = LIMIT_FILE_BYTES + 1;
        char *big = arena_alloc(test_arena(), n);
        CHECK_INT(upload(&b, S("gross.bin"), (struct str){big, n}, "title=Gross&kind=other").status, 422);
        CHECK_HAS(b.last.body, "Die Datei ist zu groß.");
        CHECK_INT(testcase_count(&t, t.albers, &attachment_entity), 0);
        testcase_close(&t);
}

TEST(deleting_takes_the_bytes_along)
{
        struct browser b = office();
        upload(&b, S("a.pdf"), S(PDF), "title=Weg+damit&kind=other");
        CHECK_HAS(browse_get(&b, S("/faelle/1/unterlagen/1/loeschen")).body,
                  "Die Datei wird endgültig gelöscht.");
        testcase_post(&b, S("/faelle/1/unterlagen/1/loeschen"), S("version=9"));
        CHECK_INT(b.last.status, 409);
        CHECK_STR(browse_get(&b, S("/faelle/1/unterlagen/1/datei")).body, PDF);
        testcase_post(&b, S("/faelle/1/unterlagen/1/loeschen"), S("version=1"));
        CHECK_INT(b.last.status, 303);
        CHECK_INT(browse_get(&b, S("/faelle/1/unterlagen/1/datei")).status, 404);
        testcase_close(&t);
}

/* Jonas may open his own case; the document of another case is not found below it. */
TEST(a_file_of_another_case_is_not_found_below_the_own)
{
        struct browser b = office();
        struct browser other = testcase_browser(&t, t.aylin);
        choose(&other, S("a.pdf"), S(PDF));
        testcase_post(&other, S("/faelle/2/unterlagen/neu"), S("title=Fremd&kind=other"));
        CHECK_INT(other.last.status, 303);
        CHECK_INT(browse_get(&b, S("/faelle/1/unterlagen/1/datei")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/unterlagen/1")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/2/unterlagen/1/datei")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/unterlagen/1/loeschen"), S("version=1")).status, 404);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/unterlagen")).body, "Fremd");
        testcase_close(&t);
}

TEST(a_file_brings_its_name)
{
        struct browser b = office();
        upload(&b, S("Arbeitsvertrag 2.0.pdf"), S(PDF), "title=&kind=contract");
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/unterlagen")).body, ">Arbeitsvertrag 2.0</a>");
        upload(&b, S(".pdf"), S(PDF), "title=&kind=contract");
        CHECK_HAS(browse_get(&b, S("/faelle/1/unterlagen")).body, ">.pdf</a>");
        /* later a name is no longer taken from the file */
        testcase_post(&b, S("/faelle/1/unterlagen/1/bearbeiten"), S("version=1&title=&kind=contract"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Bitte geben Sie der Unterlage eine Bezeichnung.");
        testcase_close(&t);
}

TEST_GROUP(attachments_pages, &a_file_brings_its_name, &a_file_comes_back_as_it_went_in,
           &a_document_without_a_day_stands_where_it_came_in, &nothing_is_sent_as_a_page,
           &files_about_health_are_sealed_and_closed_to_others,
           &an_open_file_does_not_become_medical_by_its_kind, &bad_uploads_say_what_is_wrong,
           &deleting_takes_the_bytes_along, &a_file_of_another_case_is_not_found_below_the_own)
