/* No silent reading of diagnoses. H10; 7.6 */
#include "domain/cases/health_reading.h"

#include "domain/assessment/assessment.h"
#include "domain/journal/journal.h"
#include "test/testcase.h"

static struct testcase t;
static struct browser lead;

static void office(void)
{
        testcase_open(&t);
        testcase_packs(&t);
        testcase_add(&t, &incapacity_entity, S("starts=20.01.2025&reason=Bandscheibe"));
        testcase_add(
                &t, &contact_entry_entity,
                S("held_on=19.05.2025&way=phone&party=client&subject=Anruf&health_note=Schmerzen+im+Kreuz"));
        lead = testcase_browser(&t, t.petra);
}

TEST(the_lead_says_why_before_reading_about_health)
{
        office();
        CHECK_HAS(browse_get(&lead, S("/faelle/1")).body, "/faelle/1/gesundheit\"");
        CHECK_INT(browse_get(&lead, S("/faelle/1/gesundheit")).status, 303);
        CHECK_HAS(lead.last.location, "/faelle/1/einsicht?weiter=");
        CHECK_HAS_NOT(lead.last.body, "Bandscheibe");
        CHECK_HAS_NOT(browse_get(&lead, S("/faelle/1/verlauf/1")).body, "Schmerzen");
        CHECK_INT(testcase_post(&lead, S("/faelle/1/krankschreibungen/neu"), S("starts=01.01.2024")).status,
                  404);
        CHECK_INT(testcase_post(&lead, S("/faelle/1/einsicht"), S("")).status, 422);
        CHECK_INT(testcase_post(&lead, S("/faelle/1/einsicht"), S("reason=other")).status, 422);
        CHECK_HAS(lead.last.body, "in wenigen Worten");
        CHECK_INT(testcase_post(&lead, S("/faelle/1/einsicht?weiter=%2Ffaelle%2F1%2Fgesundheit"),
                                S("reason=client_asks&detail=Anruf"))
                          .status,
                  303);
        CHECK_HAS(lead.last.location, "/faelle/1/gesundheit");
        CHECK_HAS(browse_get(&lead, S("/faelle/1/gesundheit")).body, "Bandscheibe");
        CHECK_HAS(browse_get(&lead, S("/faelle/1/verlauf/1")).body, "Schmerzen");
        struct browser jonas = testcase_browser(&t, t.jonas);
        CHECK_HAS(browse_get(&jonas, S("/faelle/1/gesundheit")).body, "Mit Grund hineingesehen");
        testcase_close(&t);
}

TEST(the_reason_holds_for_one_case_one_hour_one_session)
{
        office();
        testcase_add_to(&t, t.yildiz, &incapacity_entity, S("starts=20.01.2025&reason=Asthma"));
        CHECK_INT(testcase_post(&lead, S("/faelle/1/einsicht"), S("reason=quality")).status, 303);
        CHECK_INT(browse_get(&lead, S("/faelle/2/gesundheit")).status, 303);
        CHECK_INT(browse_get(&lead, S("/faelle/1/gesundheit")).status, 200);
        struct browser again = testcase_browser(&t, t.petra);
        CHECK_INT(browse_get(&again, S("/faelle/1/gesundheit")).status, 303);
        clock_set(moment_of(date_of(2025, 5, 20), 659));
        CHECK_INT(browse_get(&lead, S("/faelle/1/gesundheit")).status, 200);
        CHECK_INT(browse_get(&lead, S("/faelle/1/krankschreibungen/neu")).status, 200);
        clock_set(moment_of(date_of(2025, 5, 20), 661));
        CHECK_INT(browse_get(&lead, S("/faelle/1/gesundheit")).status, 303);
        CHECK_INT(testcase_post(&lead, S("/faelle/1/krankschreibungen/neu"),
                                S("starts=01.01.2024&ends=02.01.2024"))
                          .status,
                  303);
        testcase_close(&t);
}

TEST(manager_and_deputy_are_not_asked)
{
        office();
        struct browser jonas = testcase_browser(&t, t.jonas);
        CHECK_INT(browse_get(&jonas, S("/faelle/1/gesundheit")).status, 200);
        CHECK_INT(browse_get(&jonas, S("/faelle/1/einsicht")).status, 303);
        struct browser sven = testcase_browser(&t, t.sven);
        CHECK_INT(browse_get(&sven, S("/faelle/1/einsicht")).status, 404);
        CHECK_INT(browse_get(&sven, S("/faelle/1/gesundheit")).status, 404);
        struct browser aylin = testcase_browser(&t, t.aylin);
        CHECK_INT(browse_get(&aylin, S("/faelle/1/gesundheit")).status, 404);
        testcase_close(&t);
}

TEST(the_officer_reads_the_reason_in_the_log)
{
        office();
        testcase_post(&lead, S("/faelle/1/einsicht"), S("reason=client_asks&detail=Anruf+%3Cb%3E"));
        CHECK_INT(browse_get(&lead, S("/faelle/1/gesundheit")).status, 200);
        struct browser ute = testcase_browser(&t, browse_user(t.db, S("ute"), ROLE_privacy_officer));
        CHECK_HAS(browse_get(&ute, S("/verwaltung/protokoll/zugriffe")).body,
                  "Frage oder Beschwerde der Person („Anruf &lt;b&gt;“)");
        testcase_close(&t);
}

TEST(the_way_back_leads_into_the_case_only)
{
        office();
        testcase_post(&lead, S("/faelle/1/einsicht?weiter=%2Ffaelle%2F2%2Fgesundheit"), S("reason=quality"));
        CHECK_HAS_NOT(lead.last.location, "/faelle/2");
        testcase_post(&lead, S("/faelle/1/einsicht?weiter=%2F%2Fexample.org"), S("reason=quality"));
        CHECK_HAS_NOT(lead.last.location, "example");
        testcase_close(&t);
}

TEST_GROUP(health_reading_pages, &the_lead_says_why_before_reading_about_health,
           &the_reason_holds_for_one_case_one_hour_one_session, &manager_and_deputy_are_not_asked,
           &the_officer_reads_the_reason_in_the_log, &the_way_back_leads_into_the_case_only)
