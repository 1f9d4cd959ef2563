#include "test/consent_fixture.h"

static struct testcase t;

TEST(what_was_never_asked_is_said)
{
        struct browser b = consent_office(&t);
        consent_participation(&t);
        struct reply out = browse_get(&b, S("/faelle/1/einwilligungen"));
        CHECK_INT(out.status, 200);
        CHECK_HAS(out.body, "Teilnahme am Case Management");
        CHECK_HAS(out.body, "erteilt");
        CHECK_HAS(out.body, "nicht gefragt");
        CHECK_HAS(out.body, "/faelle/1/einwilligungen/neu?art=employer_contact");
        CHECK_HAS_NOT(out.body, "/faelle/1/einwilligungen/neu?art=participation");
        testcase_close(&t);
}

TEST(a_signed_consent_is_not_edited)
{
        struct browser b = consent_office(&t);
        int64_t id = consent_add(&t, "kind=participation");
        CHECK_INT(id, 1);
        CHECK_HAS(browse_get(&b, S("/faelle/1/einwilligungen")).body, "Unterschrift eintragen");
        testcase_post(&b, S("/faelle/1/einwilligungen/1/bearbeiten"),
                      S("version=1&kind=participation&explained_on=19.05.2025&signed_on=20.05.2025"));
        CHECK_INT(b.last.status, 303);
        CHECK_DATE(rec_date(testcase_get(&t, t.albers, &consent_entity, id), CONSENT_signed_on),
                   "2025-05-20");
        CHECK_HAS(browse_get(&b, S("/faelle/1/einwilligungen/1/bearbeiten")).body, "steht fest");
        testcase_post(&b, S("/faelle/1/einwilligungen/1/bearbeiten"), S("version=2&valid_until=01.01.2030"));
        CHECK_INT(b.last.status, 409);
        CHECK(!date_given(rec_date(testcase_get(&t, t.albers, &consent_entity, id), CONSENT_valid_until)));
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/einwilligungen/1")).body, "/einwilligungen/1/bearbeiten");
        testcase_close(&t);
}

TEST(signing_without_explanation_is_refused)
{
        struct browser b = consent_office(&t);
        testcase_post(&b, S("/faelle/1/einwilligungen/neu"), S("kind=participation&signed_on=20.05.2025"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Zuerst aufklären, dann unterschreiben.");
        CHECK_INT(testcase_count(&t, t.albers, &consent_entity), 0);
        testcase_close(&t);
}

TEST(withdrawal_asks_and_then_stops_everything)
{
        struct browser b = consent_office(&t);
        consent_participation(&t);
        int64_t first = consent_to_insurance(&t), second = consent_to_insurance(&t);
        browse_get(&b, S("/faelle/1/einwilligungen/2/widerruf"));
        CHECK_INT(b.last.status, 200);
        CHECK_HAS(b.last.body, "Einwilligung widerrufen?");
        CHECK_HAS(b.last.body, "Ab sofort geht nichts mehr an Krankenkasse Musterau.");
        testcase_post(&b, S("/faelle/1/weitergaben/neu"), S("recipient_id=2&content=capability&" DISCLOSE));
        CHECK_INT(b.last.status, 303);
        testcase_post(&b, S("/faelle/1/einwilligungen/2/widerruf"),
                      S("version=1&withdrawn_on=20.05.2025&withdrawal_note=Anruf"));
        CHECK_INT(b.last.status, 303);
        CHECK_DATE(rec_date(testcase_get(&t, t.albers, &consent_entity, first), CONSENT_withdrawn_on),
                   "2025-05-20");
        CHECK_DATE(rec_date(testcase_get(&t, t.albers, &consent_entity, second), CONSENT_withdrawn_on),
                   "2025-05-20");
        testcase_post(&b, S("/faelle/1/weitergaben/neu"), S("recipient_id=2&content=capability&" DISCLOSE));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(
                b.last.body,
                "Frau Albers hat der Weitergabe von „Leistungsbild“ an Krankenkasse Musterau zugestimmt, das aber am 20.05.2025 widerrufen.");
        CHECK_HAS(b.last.body, "value=\"consent - art=disclosure an=2\"");
        CHECK_INT(testcase_count(&t, t.albers, &disclosure_entity), 1);
        CHECK_INT(browse_get(&b, S("/faelle/1/einwilligungen/2/widerruf")).status, 404);
        testcase_close(&t);
}

TEST(an_old_page_does_not_withdraw)
{
        struct browser b = consent_office(&t);
        int64_t id = consent_participation(&t);
        testcase_post(&b, S("/faelle/1/einwilligungen/1/widerruf"), S("version=7&withdrawn_on=20.05.2025"));
        CHECK_INT(b.last.status, 409);
        CHECK(!date_given(rec_date(testcase_get(&t, t.albers, &consent_entity, id), CONSENT_withdrawn_on)));
        testcase_post(&b, S("/faelle/1/einwilligungen/1/widerruf"), S("version=1&withdrawn_on=01.01.2025"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Der Widerruf liegt vor der Unterschrift.");
        testcase_close(&t);
}

TEST(the_employer_hears_nothing_before_the_consent)
{
        struct browser b = consent_office(&t);
        consent_participation(&t);
        testcase_post(&b, S("/faelle/1/weitergaben/neu"), S("recipient_id=1&content=capability&" DISCLOSE));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Frau Albers hat dem Kontakt zum Arbeitgeber noch nicht zugestimmt.");
        consent_add(
                &t,
                "kind=employer_contact&recipient_id=1&content=capability&return_wish=1&explained_on=09.04.2025&signed_on=09.04.2025");
        testcase_post(&b, S("/faelle/1/weitergaben/neu"),
                      S("recipient_id=1&content=capability&content=diagnoses&" DISCLOSE));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(
                b.last.body,
                "Frau Albers hat der Weitergabe von „Diagnosen“ an Nordhafen Logistik GmbH noch nicht zugestimmt.");
        testcase_post(&b, S("/faelle/1/weitergaben/neu"),
                      S("recipient_id=1&content=capability&way=letter&summary=Brief&given_on=08.04.2025"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "erst am 09.04.2025 zugestimmt");
        testcase_post(&b, S("/faelle/1/weitergaben/neu"), S("recipient_id=1&content=capability&" DISCLOSE));
        CHECK_INT(b.last.status, 303);
        struct record *d = testcase_get(&t, t.albers, &disclosure_entity, 1);
        CHECK_STR(rec_text(d, DISCLOSURE_consents), "2");
        CHECK_HAS(browse_get(&b, S("/faelle/1/weitergaben/1")).body,
                  "Kontakt zum Arbeitgeber: Nordhafen Logistik GmbH");
        CHECK_HAS(browse_get(&b, S("/faelle/1/weitergaben")).body, "Sachstand");
        CHECK_HAS(browse_get(&b, S("/faelle/1/einwilligungen/2")).body, "Weitergabe öffnen");
        testcase_close(&t);
}

TEST(the_same_submission_writes_once)
{
        struct browser b = consent_office(&t);
        consent_participation(&t);
        consent_to_insurance(&t);
        testcase_post(&b, S("/faelle/1/weitergaben/neu"), S("recipient_id=2&content=plan&" DISCLOSE));
        browse_post(&b, S("/faelle/1/weitergaben/neu"), S("recipient_id=2&content=plan&" DISCLOSE));
        CHECK_INT(b.last.status, 303);
        CHECK_INT(testcase_count(&t, t.albers, &disclosure_entity), 1);
        testcase_close(&t);
}

TEST(the_explanation_names_recipient_and_content)
{
        struct browser b = consent_office(&t);
        consent_to_insurance(&t);
        struct str page = browse_get(&b, S("/faelle/1/einwilligungen/1/erklaerung")).body;
        CHECK_HAS(page, "Krankenkasse Musterau darf diese Angaben erhalten");
        CHECK_HAS(page, "Leistungsbild: ja");
        CHECK_HAS(page, "Diagnosen: nein");
        CHECK_HAS(page, "für die Klientin oder den Klienten");
        CHECK_HAS(page, "Unterschrift: Renate Albers");
        CHECK_HAS_NOT(page, "{an}");
        testcase_close(&t);
}

/* The front desk sees that there is a consent, and may note a withdrawal; what it covers stays closed. */
TEST(administration_sees_no_content)
{
        struct browser b = consent_office(&t);
        consent_add(
                &t,
                "kind=disclosure&recipient_id=2&content=capability+diagnoses&diagnoses=Bandscheibenschaden&scope=Alles+dazu&explained_on=26.03.2025&signed_on=26.03.2025");
        struct browser desk = testcase_browser(&t, t.sven);
        struct str page = browse_get(&desk, S("/faelle/1/einwilligungen")).body;
        CHECK_INT(desk.last.status, 200);
        CHECK_HAS(page, "Datenweitergabe");
        CHECK_HAS_NOT(page, "Leistungsbild");
        page = browse_get(&desk, S("/faelle/1/einwilligungen/1")).body;
        CHECK_INT(desk.last.status, 200);
        CHECK_HAS_NOT(page, "Bandscheibenschaden");
        CHECK_HAS_NOT(page, "Alles dazu");
        CHECK_HAS_NOT(browse_get(&desk, S("/faelle/1/einwilligungen/1/verlauf")).body, "Bandscheibenschaden");
        CHECK(browse_get(&desk, S("/faelle/1/einwilligungen/1/erklaerung")).status != 200);
        CHECK(browse_get(&desk, S("/faelle/1/einwilligungen/neu")).status != 200);
        CHECK(browse_get(&desk, S("/faelle/1/weitergaben")).status != 200);
        CHECK_INT(browse_get(&desk, S("/faelle/1/einwilligungen/1/widerruf")).status, 200);
        /* nor who may be asked: that is who treats somebody */
        static const struct str places[] = {
                S_INIT("/faelle/1/einwilligungen"), S_INIT("/faelle/1/einwilligungen/1"),
                S_INIT("/faelle/1/einwilligungen/1/verlauf"), S_INIT("/faelle/1/einwilligungen/1/widerruf"),
                S_INIT("/faelle/1")};
        for (size_t i = 0; i < ARRAY_LEN(places); i++)
                CHECK_HAS_NOT(browse_get(&desk, places[i]).body, "Krankenkasse Musterau");
        CHECK_HAS(browse_get(&b, S("/faelle/1/einwilligungen/1")).body, "Krankenkasse Musterau");
        CHECK_HAS(browse_get(&b, S("/faelle/1/einwilligungen/1")).body, "Bandscheibenschaden");
        testcase_close(&t);
}

TEST(a_foreign_case_gives_nothing_away)
{
        struct browser b = consent_office(&t);
        int64_t foreign =
                testcase_add_to(&t, t.yildiz, &consent_entity,
                                S("kind=participation&explained_on=26.03.2025&signed_on=26.03.2025"));
        CHECK_INT(foreign, 1);
        CHECK_INT(browse_get(&b, S("/faelle/2/einwilligungen")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/einwilligungen/1")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/1/einwilligungen/1/erklaerung")).status, 404);
        testcase_post(&b, S("/faelle/1/einwilligungen/1/widerruf"), S("version=1&withdrawn_on=20.05.2025"));
        CHECK_INT(b.last.status, 404);
        testcase_close(&t);
}

/* Taking part has no recipient and no content; what is not set says nothing in the details. */
TEST(a_form_asks_what_its_kind_of_consent_needs)
{
        struct browser b = consent_office(&t);
        browse_get(&b, S("/faelle/1/einwilligungen/neu?art=participation"));
        CHECK_HAS(b.last.body, "name=\"signed_on\"");
        CHECK_HAS_NOT(b.last.body, "name=\"recipient_id\"");
        CHECK_HAS_NOT(b.last.body, "name=\"diagnoses\"");
        CHECK_HAS_NOT(b.last.body, "name=\"return_wish\"");
        browse_get(&b, S("/faelle/1/einwilligungen/neu?art=disclosure"));
        CHECK_HAS(b.last.body, "name=\"recipient_id\"");
        CHECK_HAS_NOT(b.last.body, "name=\"return_wish\"");
        CHECK_HAS(browse_get(&b, S("/faelle/1/einwilligungen/neu?art=employer_contact")).body,
                  "name=\"return_wish\"");
        CHECK_HAS(browse_get(&b, S("/faelle/1/einwilligungen/neu")).body, "name=\"return_wish\"");
        int64_t id = testcase_add(&t, &consent_entity,
                                  S("kind=participation&explained_on=20.05.2025&signed_on=20.05.2025"));
        struct str show =
                str_join(test_arena(), S("/faelle/1/einwilligungen/"), str_from_int(test_arena(), id));
        CHECK_HAS(browse_get(&b, show).body, "Unterschrieben am");
        CHECK_HAS_NOT(b.last.body, "Möchte in den Betrieb zurück");
        CHECK_HAS_NOT(b.last.body, "Hat abgelehnt");
        testcase_close(&t);
}

TEST_GROUP(consent_pages, &a_form_asks_what_its_kind_of_consent_needs, &what_was_never_asked_is_said,
           &a_signed_consent_is_not_edited, &signing_without_explanation_is_refused,
           &withdrawal_asks_and_then_stops_everything, &an_old_page_does_not_withdraw,
           &the_employer_hears_nothing_before_the_consent, &the_same_submission_writes_once,
           &the_explanation_names_recipient_and_content, &administration_sees_no_content,
           &a_foreign_case_gives_nothing_away)
