#include "domain/referrals/referral.h"

#include "domain/consent/consent.h"
#include "test/testcase.h"

static struct testcase t;
static struct browser b;

static void office(void)
{
        testcase_open(&t);
        testcase_packs(&t);
        b = testcase_browser(&t, t.jonas);
}

#define WAY "occasion=debts&referred_on=19.05.2025"
TEST(who_goes_alone_needs_no_consent)
{
        office();
        struct str page = S("/faelle/1/verweise/neu");
        CHECK_INT(testcase_post(&b, page, S(WAY "&way=client_goes")).status, 422);
        CHECK_INT(testcase_post(&b, page, S(WAY "&way=client_goes&service=Schuldnerberatung+%3Cb%3E")).status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/verweise")).body, "Schuldnerberatung &lt;b&gt;");
        CHECK_INT(testcase_post(&b, page, S(WAY "&way=client_goes&service=X&ended_on=01.05.2025")).status,
                  422);
        testcase_close(&t);
}

TEST(who_arranges_needs_a_consent_for_that_service)
{
        office();
        struct str page = S("/faelle/1/verweise/neu");
        struct str to = str_join(test_arena(), S(WAY "&way=arranged&organisation_id="),
                                 str_from_int(test_arena(), t.clinic));
        CHECK_INT(testcase_post(&b, page, S(WAY "&way=arranged&service=X")).status, 422);
        CHECK_INT(testcase_post(&b, page, to).status, 422);
        CHECK_HAS(b.last.body, "Die Person kann sich selbst dort melden.");
        testcase_add(&t, &consent_entity,
                     S("kind=participation&explained_on=01.05.2025&signed_on=01.05.2025"));
        testcase_add(
                &t, &consent_entity,
                str_join(
                        test_arena(),
                        S("kind=disclosure&content=contact_data&scope=Termin&explained_on=01.05.2025&signed_on=01.05.2025&recipient_id="),
                        str_from_int(test_arena(), t.clinic)));
        CHECK_INT(testcase_post(&b, page, to).status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/verweise")).body, "Klinik Seeblick");
        testcase_close(&t);
}

TEST(feedback_counts_as_evidence)
{
        office();
        testcase_add(&t, &onward_referral_entity, S(WAY "&way=client_goes&service=Beratung&result=yes"));
        testcase_add(&t, &onward_referral_entity, S(WAY "&way=client_goes&service=Gruppe"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/ziel/5.L")).body, "50 % (1 von 2)");
        testcase_close(&t);
}

TEST(foreign_cases_and_the_office_desk_do_not_see_it)
{
        office();
        testcase_add_to(&t, t.yildiz, &onward_referral_entity, S(WAY "&way=client_goes&service=Beratung"));
        CHECK_INT(browse_get(&b, S("/faelle/1/verweise/1")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/2/verweise")).status, 404);
        struct browser sven = testcase_browser(&t, t.sven);
        CHECK_INT(browse_get(&sven, S("/faelle/1/verweise")).status, 404);
        testcase_close(&t);
}

TEST_GROUP(referral_pages, &who_goes_alone_needs_no_consent, &who_arranges_needs_a_consent_for_that_service,
           &feedback_counts_as_evidence, &foreign_cases_and_the_office_desk_do_not_see_it)
