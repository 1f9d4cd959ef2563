#include "domain/attachments/attachment.h"
#include "domain/consent/consent.h"
#include "domain/documents/document_send.h"
#include "domain/funding/funding.h"
#include "domain/goals/goal.h"
#include "domain/reports/reports.h"
#include "domain/tasks/task.h"
#include "domain/visits/visit.h"
#include "domain/workplaces/workplace.h"
#include "test/testcase.h"

static struct testcase t;

static void open_case(void)
{
        testcase_open(&t);
        testcase_packs(&t);
}

static struct str with(struct str before, int64_t id, struct str after)
{
        return str_join(test_arena(), before, str_from_int(test_arena(), id), after);
}

static void consent(struct str kind, int64_t recipient, struct str content, bool wish)
{
        testcase_add(&t, &consent_entity,
                     str_join(test_arena(), S("kind="), kind, S("&content="), content,
                              wish ? S("&return_wish=1") : S(""),
                              recipient ? with(S("&recipient_id="), recipient, S("")) : S(""),
                              S("&explained_on=10.05.2025&signed_on=10.05.2025")));
}

static int64_t appointment(void)
{
        return testcase_add(
                &t, &appointment_entity,
                S("held_on=28.05.2025&clock=10:00&kind=talk&purpose=Gespräch&place=Haus+<b>&status=planned"));
}

TEST(a_letter_to_the_client_is_written_changed_and_kept)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas);
        int64_t id = appointment();
        CHECK_HAS(browse_get(&b, S("/faelle/1")).body, "/faelle/1/schreiben\"");
        CHECK_HAS(browse_get(&b, S("/faelle/1/schreiben/neu")).body, "/faelle/1/schreiben/neu/D7\"");
        CHECK_HAS(browse_get(&b, S("/faelle/1/schreiben/neu/D7")).body, "28. Mai 2025");
        CHECK_HAS(browse_get(&b, with(S("/faelle/1/termine/"), id, S(""))).body,
                  "/faelle/1/schreiben/neu?zu=appointments");
        struct str about =
                browse_get(&b, with(S("/faelle/1/schreiben/neu?zu=appointments:"), id, S(""))).body;
        CHECK_HAS(about, "/schreiben/neu/D7?zu=1\"");
        CHECK_HAS_NOT(about, "/schreiben/neu/D12");
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D7"), S("row=999&lang=de")).status, 422);
        CHECK_INT(
                testcase_post(&b, S("/faelle/1/schreiben/neu/D7"), with(S("lang=de&row="), id, S(""))).status,
                303);
        struct str page = browse_get(&b, S("/faelle/1/schreiben/1")).body;
        CHECK_HAS(page, "Guten Tag Frau Albers,");
        CHECK_HAS(page, "Ihr Termin am 28.05.2025");
        CHECK_HAS(page, "Wo: Haus &lt;b&gt;");
        CHECK_HAS_NOT(page, "Wie lange");
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/bearbeiten"),
                                S("version=1&subject=Neu&text=Hallo%0A%0A-+eins&address=A"))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/schreiben/1")).body, "<li>eins</li>");
        CHECK_INT(browse_get(&b, S("/faelle/1/schreiben/1/datei")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/fertig"), S("")).status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/verlauf?art=schreiben")).body,
                  "Schreiben: Bestätigung des Termins");
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/bearbeiten"),
                                S("version=3&subject=Anders&text=x&address=A"))
                          .status,
                  303);
        CHECK_SAME(rec_text(testcase_get(&t, t.albers, &letter_entity, 1), LETTER_subject), S("Neu"));
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/loeschen"), S("")).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/hinaus"), S("way=file")).status, 303);
        CHECK(str_starts(browse_get(&b, S("/faelle/1/schreiben/1/datei")).body, S("%PDF")));
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &attachment_entity), 1);
        CHECK_INT(browse_get(&b, S("/faelle/1/unterlagen/1/datei")).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/unterlagen/1/loeschen"), S("version=1")).status, 303);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &attachment_entity), 1);
        testcase_post(&b, S("/faelle/1/schreiben/1/hinaus"), S("way=post"));
        CHECK_DATE(rec_date(testcase_get(&t, t.albers, &appointment_entity, id),
                            APPOINTMENT_confirmation_sent_on),
                   "2025-05-20");
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &letter_outlet_entity), 2);
        CHECK_INT((int64_t)rec_text(testcase_get(&t, t.albers, &letter_entity, 1), LETTER_digest).n, 64);
        testcase_close(&t);
}

/* ---- requests: the letter and its subject write down one disclosure together ---- */

static struct str plain(const char *text)
{
        return str_of(text);
}

static void release(void)
{
        consent(S("participation"), 0, S(""), false);
        consent(S("confidentiality_release"), t.clinic, S("reports"), false);
}

#define REQUEST                                                                                              \
        "kind=rehab_report&due_on=03.06.2025&wanted=Entlassungsbericht+%3Cb%3E&purpose=Leichterer+Platz"

static void request_draft(struct browser *b, const char *more)
{
        CHECK_INT(testcase_post(b, S("/faelle/1/befunde/neu"),
                                str_join(test_arena(), with(S(REQUEST "&recipient_id="), t.clinic, S("")),
                                         plain(more)))
                          .status,
                  303);
}

static struct record *request(void)
{
        return testcase_get(&t, t.albers, &report_request_entity, 1);
}

TEST(a_request_leaves_with_its_letter_and_is_disclosed_once)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas);
        release();
        request_draft(&b, "&called_on=19.05.2025");
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde/1")).body, "/schreiben/neu?zu=report_requests");
        struct str choice = browse_get(&b, S("/faelle/1/schreiben/neu?zu=report_requests:1")).body;
        CHECK_HAS(choice, "/schreiben/neu/D5?zu=1\"");
        CHECK_HAS_NOT(choice, "/schreiben/neu/D6");
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/schreiben/neu/D5?zu=1")).body, "name=\"recipient_id\"");
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D6"), S("row=1")).status, 422);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D5"), S("row=1")).status, 303);
        struct str page = browse_get(&b, S("/faelle/1/schreiben/1")).body;
        CHECK_HAS(page, "Entlassungsbericht &lt;b&gt;");
        CHECK_HAS(page, "bis zum 03.06.2025");
        CHECK_INT(rec_int(testcase_get(&t, t.albers, &letter_entity, 1), LETTER_recipient_id), t.clinic);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/fertig"), S("way=letter")).status, 303);
        CHECK_STR(rec_text(request(), REPORT_REQUEST_status), "sent");
        CHECK_DATE(rec_date(request(), REPORT_REQUEST_requested_on), "2025-05-20");
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &disclosure_entity), 1);
        CHECK_INT(rec_int(testcase_get(&t, t.albers, &letter_entity, 1), LETTER_disclosure_id),
                  rec_int(request(), REPORT_REQUEST_disclosure_id));
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde/1")).body, "/schreiben/neu?zu=waiting_requests");
        CHECK_INT(browse_get(&b, S("/faelle/1/schreiben/1/datei")).status, 200);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/hinaus"), S("way=post")).status, 303);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/schreiben/1")).body, "angehalten");
        testcase_close(&t);
}

TEST(a_reminder_is_written_down_with_its_letter)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas);
        release();
        request_draft(&b, "&called_on=19.05.2025");
        CHECK_INT(testcase_post(&b, S("/faelle/1/befunde/1/senden"),
                                S("version=1&requested_on=20.05.2025&way=letter&due_on=03.06.2025"))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D5"), S("row=1")).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/fertig"), S("way=letter")).status, 303);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &disclosure_entity), 1);
        for (int64_t id = 2; id <= 3; id++) { /* the second one is the same reminder */
                CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D6"), S("row=1")).status, 303);
                CHECK_HAS(browse_get(&b, with(S("/faelle/1/schreiben/"), id, S(""))).body,
                          "am 20.05.2025 haben");
                CHECK_INT(
                        testcase_post(&b, with(S("/faelle/1/schreiben/"), id, S("/fertig")), S("way=letter"))
                                .status,
                        303);
                CHECK_INT((int64_t)testcase_count(&t, t.albers, &report_reminder_entity), 1);
                CHECK_INT((int64_t)testcase_count(&t, t.albers, &disclosure_entity), 2);
        }
        CHECK_STR(rec_text(request(), REPORT_REQUEST_status), "reminded");
        testcase_close(&t);
}

TEST(a_request_without_call_or_release_does_not_leave_by_letter)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas);
        release();
        request_draft(&b, "");
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D5"), S("row=1")).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/fertig"), S("way=letter")).status, 422);
        CHECK_HAS(b.last.body, "Praxen und Kliniken rufen wir zuerst an");
        CHECK_INT(testcase_post(&b, S("/faelle/1/einwilligungen/2/widerruf"),
                                S("version=1&withdrawn_on=20.05.2025"))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/fertig"), S("way=letter")).status, 422);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D5"), S("row=1")).status, 422);
        CHECK_HAS(b.last.body, "widerrufen");
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &disclosure_entity), 0);
        CHECK_STR(rec_text(request(), REPORT_REQUEST_status), "draft");
        testcase_close(&t);
}

/* H6: what is typed by hand is checked as well, and then nothing of it happened: no disclosure, and the request is a draft still. */
TEST(a_diagnosis_in_a_request_stops_its_letter)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas);
        release();
        CHECK_INT(testcase_post(&b, S("/faelle/1/ziel/5.D/angaben"),
                                S("said_on=09.04.2025&diagnoses.client=Bandscheibe"))
                          .status,
                  303);
        CHECK_INT(
                testcase_post(&b, S("/faelle/1/befunde/neu"),
                              with(S("kind=rehab_report&due_on=03.06.2025&called_on=19.05.2025&purpose=Platz&"
                                     "wanted=Befund+zur+Bandscheibe&recipient_id="),
                                   t.clinic, S("")))
                        .status,
                303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D5"), S("row=1")).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/fertig"), S("way=letter")).status, 422);
        CHECK_HAS(b.last.body, "für diesen Empfänger nicht freigegeben");
        CHECK_STR(rec_text(request(), REPORT_REQUEST_status), "draft");
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &disclosure_entity), 0);
        testcase_close(&t);
}

/* ---- visits, workplaces, solutions ---- */

static void firm_consents(const char *content)
{
        consent(S("participation"), 0, S(""), false);
        consent(S("employer_contact"), t.firm, plain(content), true);
}

static void visit(struct browser *b, const char *day, const char *name)
{
        CHECK_INT(
                testcase_post(b, S("/faelle/1/besuche/neu"),
                              str_join(test_arena(), S("clock=9:30&purpose=Runder+Tisch&place=Werk&held_on="),
                                       plain(day)))
                        .status,
                303);
        int64_t id = (int64_t)testcase_count(&t, t.albers, &site_visit_entity);
        CHECK_INT(testcase_post(b, with(S("/faelle/1/besuche/"), id, S("/beteiligte/neu")),
                                str_join(test_arena(), S("role=personnel&name="), plain(name)))
                          .status,
                  303);
}

TEST(an_invitation_names_who_takes_part_in_this_visit_only)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas), sven = testcase_browser(&t, t.sven);
        firm_consents("work");
        visit(&b, "28.05.2025", "Petra+Heute");
        visit(&b, "06.06.2025", "Otto+Anders");
        CHECK_HAS(browse_get(&b, S("/faelle/1/besuche/1")).body, "/schreiben/neu?zu=visits");
        CHECK_HAS(browse_get(&b, S("/faelle/1/schreiben/neu?zu=visits:1")).body, "/schreiben/neu/D17?zu=1\"");
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D17"),
                                with(S("row=1&recipient_id="), t.firm, S("")))
                          .status,
                  303);
        struct str page = browse_get(&b, S("/faelle/1/schreiben/1")).body;
        CHECK_HAS(page, "28. Mai 2025, 09:30 Uhr");
        CHECK_HAS(page, "Petra Heute");
        CHECK_HAS_NOT(page, "Otto Anders");
        CHECK_INT(browse_get(&sven, S("/faelle/1/schreiben/neu/D18")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/fertig"), S("way=letter")).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/hinaus"), S("way=post")).status, 303);
        CHECK_DATE(rec_date(testcase_get(&t, t.albers, &appointment_entity, 1),
                            APPOINTMENT_confirmation_sent_on),
                   "2025-05-20");
        testcase_close(&t);
}

TEST(a_comparison_goes_only_to_whom_capability_is_released)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas), sven = testcase_browser(&t, t.sven);
        firm_consents("work");
        struct str to_firm = with(S("row=1&recipient_id="), t.firm, S(""));
        testcase_post(&b, S("/faelle/1/plaetze/neu"), S("title=Lager&kind=present&instrument=general"));
        testcase_post(&b, S("/faelle/1/plaetze/1/anforderungen"), S("stand=0&level.lifting=3&level.noise=1"));
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D19"), to_firm).status, 422);
        consent(S("employer_contact"), t.firm, S("work+capability"), true);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D19"), to_firm).status, 303);
        struct str page = browse_get(&b, S("/faelle/1/schreiben/1")).body;
        CHECK_HAS(page, "Arbeitsplatz: Lager");
        CHECK_HAS(page, "noch offen");
        CHECK_INT(browse_get(&sven, S("/faelle/1/schreiben/1")).status, 404);
        CHECK_INT(browse_get(&sven, S("/faelle/1/schreiben/neu/D19")).status, 404);
        testcase_add(&t, &solution_entity, S("workplace_id=1&adaptable=yes&changes=Hebehilfe"));
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D20"), to_firm).status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/schreiben/2")).body, "Was dafür nötig ist: Hebehilfe");
        testcase_close(&t);
}

TEST(a_decision_names_what_is_paid_but_not_why_it_was_refused)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas);
        consent(S("participation"), 0, S(""), false);
        consent(S("disclosure"), t.insurance, S("plan"), false);
        testcase_add(&t, &plan_entity, S("title=Platz&number=1&status=draft"));
        testcase_add(&t, &measure_entity, S("plan_id=1&kind=technical_aid&title=Heber&costs=4850,00"));
        testcase_add(&t, &funding_entity,
                     with(S("measure_id=1&benefit=technical_aid&status=rejected&decided_on=19.05.2025&"
                            "rejection_reason=Geheimer+Grund&funder_id="),
                          t.insurance, S("")));
        static const struct str code[] = {S_INIT("D22"), S_INIT("D23")};
        for (size_t i = 0; i < ARRAY_LEN(code); i++) {
                CHECK_INT(testcase_post(&b, str_join(test_arena(), S("/faelle/1/schreiben/neu/"), code[i]),
                                        with(S("row=1&recipient_id="), t.insurance, S("")))
                                  .status,
                          303);
                struct str page = browse_get(&b, with(S("/faelle/1/schreiben/"), (int64_t)i + 1, S(""))).body;
                CHECK_HAS(page, "abgelehnt");
                CHECK_HAS_NOT(page, "Geheimer");
        }
        testcase_close(&t);
}

TEST(what_nobody_entered_stays_visibly_open)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas);
        consent(S("participation"), 0, S(""), false);
        consent(S("confidentiality_release"), t.clinic, S("reports"), false);
        request_draft(&b, "");
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D5"), S("row=1")).status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/schreiben/1")).body, "noch keine Angaben: Geburtsdatum");
        testcase_close(&t);
}

TEST(the_employer_gets_no_letter_before_he_may_be_spoken_to)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas);
        struct str page = browse_get(&b, S("/faelle/1/schreiben/neu/D16")).body;
        CHECK_HAS(page, "noch nicht zugestimmt");
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D16"), S("")).status, 422);
        consent(S("participation"), 0, S(""), false);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D16"), S("")).status, 422);
        CHECK_HAS(b.last.body, "dem Kontakt zum Arbeitgeber noch nicht zugestimmt");
        consent(S("employer_contact"), t.firm, S("work"), true);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D16"), S("")).status, 303);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &letter_entity), 1);
        testcase_close(&t);
}

TEST(the_employer_reads_only_what_was_released)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas);
        consent(S("participation"), 0, S(""), false);
        consent(S("employer_contact"), t.firm, S("work"), true);
        visit(&b, "19.05.2025", "Petra+Heute");
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D18"),
                                with(S("row=1&recipient_id="), t.firm, S("")))
                          .status,
                  303);
        struct str page = browse_get(&b, S("/faelle/1/schreiben/1")).body;
        CHECK_HAS(page, "Vereinbart");
        CHECK_HAS_NOT(page, "Zum Leistungsbild");
        consent(S("employer_contact"), t.firm, S("work+capability"), true);
        testcase_post(&b, S("/faelle/1/schreiben/neu/D18"), with(S("row=1&recipient_id="), t.firm, S("")));
        CHECK_HAS(browse_get(&b, S("/faelle/1/schreiben/2")).body, "Zum Leistungsbild");
        testcase_close(&t);
}

TEST(a_withdrawal_between_preview_and_sending_stops_it)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas);
        consent(S("participation"), 0, S(""), false);
        consent(S("disclosure"), t.insurance, S("course"), false);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D25"),
                                with(S("recipient_id="), t.insurance, S("")))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D25"),
                                with(S("recipient_id="), t.insurance, S("")))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/fertig"), S("way=letter")).status, 303);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &disclosure_entity), 1);
        CHECK_INT(browse_get(&b, S("/faelle/1/schreiben/1/datei")).status, 200);
        CHECK_INT(testcase_post(&b, S("/faelle/1/einwilligungen/2/widerruf"),
                                S("version=1&withdrawn_on=20.05.2025"))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/hinaus"), S("way=post")).status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/schreiben/1")).body, "angehalten");
        CHECK_INT(browse_get(&b, S("/faelle/1/schreiben/1/datei")).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/2/fertig"), S("way=letter")).status, 422);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &disclosure_entity), 1);
        struct record *o = testcase_get(&t, t.albers, &letter_outlet_entity, 1);
        CHECK(rec_bool(o, LETTER_OUTLET_stopped));
        struct document_sending s;
        testcase_write(&t, t.albers);
        CHECK_INT(document_send_begin(t.tx, t.g, 1, S("mail"), &s), ERR_DENIED);
        CHECK_INT(document_send_check(rtx_of(t.tx), grant_of(t.g), 1, &s), ERR_DENIED);
        testcase_commit(&t);
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &letter_outlet_entity), 2);
        testcase_close(&t);
}

TEST(what_may_be_sent_is_ready_and_names_nobody)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas);
        int64_t id = appointment();
        testcase_post(&b, S("/faelle/1/schreiben/neu/D7"), with(S("lang=ar&row="), id, S("")));
        testcase_post(&b, S("/faelle/1/schreiben/1/fertig"), S(""));
        struct document_sending s;
        testcase_write(&t, t.albers);
        CHECK_INT(document_send_begin(t.tx, t.g, 1, S("mail"), &s), OK);
        testcase_commit(&t);
        CHECK(str_starts(s.pdf, S("%PDF")));
        CHECK_HAS_NOT(s.subject, "Albers");
        CHECK_HAS_NOT(s.file_name, "Albers");
        CHECK_HAS(browse_get(&b, S("/faelle/1/schreiben/1")).body, "dir=\"rtl\"");
        testcase_close(&t);
}

TEST(administration_writes_appointments_and_reads_no_content)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas), sven = testcase_browser(&t, t.sven);
        int64_t id = appointment();
        testcase_add(&t, &goal_entity, S("text=Geheimes+Ziel&kind=integration&source=client"));
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/neu/D13"), S("")).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/fertig"), S("")).status, 303);
        struct str list = browse_get(&sven, S("/faelle/1/schreiben/neu")).body;
        CHECK_HAS(list, "/schreiben/neu/D7\"");
        CHECK_HAS(list, "/schreiben/neu/D8\"");
        CHECK_HAS_NOT(list, "/schreiben/neu/D13\"");
        CHECK_HAS_NOT(list, "/schreiben/neu/D2\"");
        CHECK_INT(browse_get(&sven, S("/faelle/1/schreiben/neu/D13")).status, 404);
        CHECK_INT(browse_get(&sven, S("/faelle/1/schreiben/1")).status, 404);
        CHECK_INT(browse_get(&sven, S("/faelle/1/schreiben/1/datei")).status, 404);
        CHECK_HAS_NOT(browse_get(&sven, S("/faelle/1/unterlagen/1")).body, "Geheimes");
        CHECK_INT(testcase_post(&sven, S("/faelle/1/schreiben/neu/D8"), with(S("lang=easy&row="), id, S("")))
                          .status,
                  303);
        CHECK_HAS(browse_get(&sven, S("/faelle/1/schreiben/2")).body, "Das Gespräch kostet nichts");
        CHECK_INT(testcase_post(&sven, S("/faelle/1/schreiben/2/fertig"), S("")).status, 303);
        testcase_close(&t);
}

TEST(letters_of_other_cases_are_not_found)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas), aylin = testcase_browser(&t, t.aylin);
        CHECK_INT(testcase_post(&aylin, S("/faelle/2/schreiben/neu/D12"), S("")).status, 303);
        CHECK_INT(browse_get(&b, S("/faelle/2/schreiben/1")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/schreiben/1")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/fertig"), S("")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/schreiben/1/hinaus"), S("way=post")).status, 404);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/schreiben")).body, "Vereinbarung über");
        testcase_close(&t);
}

TEST(every_document_can_be_begun_and_printed)
{
        open_case();
        struct browser b = testcase_browser(&t, t.jonas);
        static const struct str sheets[] = {S_INIT("D1"),  S_INIT("D9"),  S_INIT("D10"), S_INIT("D11"),
                                            S_INIT("D12"), S_INIT("D13"), S_INIT("D15"), S_INIT("D26"),
                                            S_INIT("D28"), S_INIT("D32")};
        for (size_t i = 0; i < ARRAY_LEN(sheets); i++) {
                CHECK_INT(testcase_post(&b, str_join(test_arena(), S("/faelle/1/schreiben/neu/"), sheets[i]),
                                        S("lang=de"))
                                  .status,
                          303);
                CHECK_INT(testcase_post(&b, with(S("/faelle/1/schreiben/"), (int64_t)i + 1, S("/fertig")),
                                        S(""))
                                  .status,
                          303);
        }
        CHECK_INT(browse_get(&b, S("/faelle/1/schreiben/neu/D27a")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/schreiben/neu/D99")).status, 404);
        testcase_close(&t);
}

TEST_GROUP(letter_pages, &a_letter_to_the_client_is_written_changed_and_kept,
           &a_request_leaves_with_its_letter_and_is_disclosed_once,
           &a_reminder_is_written_down_with_its_letter, &a_diagnosis_in_a_request_stops_its_letter,
           &a_request_without_call_or_release_does_not_leave_by_letter,
           &an_invitation_names_who_takes_part_in_this_visit_only,
           &a_comparison_goes_only_to_whom_capability_is_released,
           &a_decision_names_what_is_paid_but_not_why_it_was_refused, &what_nobody_entered_stays_visibly_open,
           &the_employer_gets_no_letter_before_he_may_be_spoken_to,
           &the_employer_reads_only_what_was_released, &a_withdrawal_between_preview_and_sending_stops_it,
           &what_may_be_sent_is_ready_and_names_nobody,
           &administration_writes_appointments_and_reads_no_content, &letters_of_other_cases_are_not_found,
           &every_document_can_be_begun_and_printed)
