/* The page of criteria: one form for both stages, what it says while answers are missing. */
#include "domain/cases/case_decision.h"
#include "domain/cases/case_private.h"
#include "domain/consent/consent.h"
#include "test/testcase.h"

static size_t count_of(struct str text, struct str what)
{
        size_t n = 0;
        for (size_t i = 0; i + what.n <= text.n; i++)
                n += str_eq(str_sub(text, i, what.n), what);
        return n;
}

static struct testcase t;
static struct browser b;

static void begin(void)
{
        testcase_open(&t);
        testcase_packs(&t);
        b = testcase_browser(&t, t.jonas);
        testcase_add(&t, &consent_entity,
                     S("kind=participation&explained_on=20.05.2025&signed_on=20.05.2025"));
}

/* Without headings nobody knows which of the two lists is which, nor whose conditions a line is. */
TEST(both_stages_and_each_funder_have_a_heading)
{
        begin();
        struct str html = browse_get(&b, S("/faelle/1/kriterien")).body;
        CHECK_HAS(html, "<legend>Auswahl: Passt der Fall zu uns?</legend>");
        CHECK_HAS(html, "<legend>Entscheidung: Ist es ein CMB-Fall?</legend>");
        html = browse_get(&b, S("/faelle/1/voraussetzungen")).body;
        CHECK_HAS(html, "<legend>Krankenversicherung</legend>");
        CHECK_HAS(html, "<legend>Rentenversicherung</legend>");
        CHECK_HAS(html, "Rechtsstand 2004, bitte prüfen");
        CHECK_HAS(html, "Hinweis, keine Entscheidung");
        testcase_close(&t);
}

TEST(both_stages_are_saved_by_one_button)
{
        begin();
        struct reply page = browse_get(&b, S("/faelle/1/kriterien"));
        CHECK_INT(count_of(page.body, S(">Kriterien speichern<")), 1);
        CHECK_INT(testcase_post(&b, S("/faelle/1/kriterien"),
                                S("antwort.selection.fit_for_work=yes&antwort.decision.site_specific=yes"))
                          .status,
                  422); /* the answers that were not sent are missing */
        testcase_close(&t);
}

/* "antwort.selection.a=x&…" for all criteria; the motivated one of the selection and the decision as said. */
static struct str answers(struct str selection, struct str decision)
{
        static const char *const of_selection[] = {"lasting_impairment", "fit_for_work",
                                                   "employment_exists",  "no_pension_fixation",
                                                   "motivated",          "no_acute_addiction"};
        static const char *const of_decision[] = {
                "lasting_impairment",   "employment_exists",  "no_pension_fixation", "motivated",
                "willing_to_take_part", "no_acute_addiction", "site_specific"};
        struct str all = S("");
        for (size_t i = 0; i < ARRAY_LEN(of_selection); i++)
                all = str_join(test_arena(), all, S("&antwort.selection."), str_of(of_selection[i]), S("="),
                               selection);
        for (size_t i = 0; i < ARRAY_LEN(of_decision); i++)
                all = str_join(test_arena(), all, S("&antwort.decision."), str_of(of_decision[i]), S("="),
                               decision);
        return str_sub(all, 1, all.n - 1);
}

TEST(the_selection_proposes_answers_of_the_decision)
{
        begin();
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/kriterien")).body, "Vorschlag aus der Auswahl");
        CHECK_INT(testcase_post(&b, S("/faelle/1/kriterien"), answers(S("yes"), S("open"))).status, 303);
        CHECK_INT(testcase_count(&t, t.albers, &criterion_check_entity), 6);
        struct reply page = browse_get(&b, S("/faelle/1/kriterien"));
        CHECK_INT(count_of(page.body, S("Vorschlag aus der Auswahl")), 5);
        CHECK_HAS(page.body, "Noch 7 Kriterien offen. Erst beantworten, dann entscheiden.");
        CHECK_INT(testcase_post(&b, S("/faelle/1/kriterien"), answers(S("yes"), S("yes"))).status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/kriterien")).body, "Es kann losgehen");
        testcase_close(&t);
}

TEST(only_a_no_speaks_of_ending)
{
        begin();
        struct reply page = browse_get(&b, S("/faelle/1/kriterien"));
        CHECK_HAS(page.body, "Noch 7 Kriterien offen.");
        CHECK_HAS_NOT(page.body, "Beenden Sie die Abklärung");
        CHECK_INT(testcase_post(&b, S("/faelle/1/kriterien"), answers(S("no"), S("no"))).status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/kriterien")).body, "Beenden Sie die Abklärung");
        testcase_close(&t);
}

/* H5: an exception has a reason and comes from somebody who assigns cases and does not lead this one. */
TEST(an_exception_needs_a_reason_and_a_second_person)
{
        begin();
        CHECK_INT(testcase_post(&b, S("/faelle/1/kriterien"), answers(S("no"), S("no"))).status, 303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/entscheidung?was=ja"), S("reason=Doch")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/entscheidung?was=ausnahme"), S("reason=Doch")).status, 404);
        struct browser petra = testcase_browser(&t, t.petra);
        CHECK_HAS(browse_get(&petra, S("/faelle/1/kriterien")).body, "Ausnahme bestätigen");
        CHECK_INT(testcase_post(&petra, S("/faelle/1/entscheidung?was=ausnahme"), S("")).status, 422);
        CHECK_HAS(petra.last.body, "Bitte begründen Sie die Ausnahme.");
        CHECK_INT(testcase_post(&petra, S("/faelle/1/entscheidung?was=ausnahme"), S("reason=Ein+Betrieb"))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/entscheidung?was=ja"), S("")).status, 422);
        CHECK_INT(testcase_post(&b, S("/faelle/1/entscheidung?was=ja"), S("reason=Ein+Betrieb")).status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/kriterien")).body, "CMB-Fall festgestellt");
        testcase_close(&t);
}

/* Without consent nothing happens, whoever agrees. H1 */
TEST(an_exception_does_not_replace_the_consent)
{
        begin();
        struct browser petra = testcase_browser(&t, t.petra);
        CHECK_INT(testcase_post(&petra, S("/faelle/1/entscheidung?was=ausnahme"), S("reason=Ein+Betrieb"))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/einwilligungen/1/widerruf"),
                                S("version=1&withdrawn_on=20.05.2025"))
                          .status,
                  303);
        CHECK_INT(testcase_post(&b, S("/faelle/1/entscheidung?was=ja"), S("reason=Ein+Betrieb")).status, 404);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/kriterien")).body, "CMB-Fall festgestellt");
        testcase_close(&t);
}

static enum err exception_by(int64_t user_id)
{
        struct actor who;
        testcase_write(&t, t.albers);
        must(actor_load(rtx_of(t.tx), user_id, &who) == OK);
        enum err e = case_exception(t.tx, t.g, &who, S("Ein Betrieb"));
        db_rollback(t.tx);
        return e;
}

TEST(neither_the_manager_nor_a_colleague_confirms_an_exception)
{
        struct record *albers;
        struct errs errs;
        begin();
        CHECK_ERR(exception_by(t.aylin), ERR_DENIED);
        CHECK_OK(exception_by(t.petra));
        errs_init(&errs, test_arena());
        testcase_write(&t, t.albers);
        must(ent_get(rtx_of(t.tx), &casefile_entity, t.albers, &albers) == OK);
        REC_SET(albers, CASEFILE_case_manager_id, t.petra);
        must(ent_update(t.tx, &casefile_entity, albers, &errs) == OK);
        testcase_commit(&t);
        CHECK_ERR(exception_by(t.petra), ERR_DENIED); /* now it is her own case */
        testcase_close(&t);
}

TEST(the_next_state_offers_no_end)
{
        begin();
        struct str page = browse_get(&b, S("/faelle/1/stand")).body;
        CHECK_HAS(page, "value=\"planning\"");
        CHECK_HAS_NOT(page, "value=\"closed\"");
        CHECK_HAS_NOT(page, "value=\"suspended\"");
        CHECK_HAS_NOT(page, "value=\"archived\"");
        testcase_close(&t);
}

TEST_GROUP(case_decision_pages, &both_stages_and_each_funder_have_a_heading, &the_next_state_offers_no_end,
           &both_stages_are_saved_by_one_button, &the_selection_proposes_answers_of_the_decision,
           &only_a_no_speaks_of_ending, &an_exception_needs_a_reason_and_a_second_person,
           &an_exception_does_not_replace_the_consent,
           &neither_the_manager_nor_a_colleague_confirms_an_exception)
