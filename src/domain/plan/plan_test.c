/* The life of a version as rules: H9, 8.28, what is fixed and what supersedes. */
#include "domain/consent/disclosure.h"
#include "domain/plan/plan.h"
#include "test/testcase.h"

static struct testcase t;
static struct errs errs;

/* Version 1 with a measure; funder is the insurance. 20.05.2025 is today. */
static void office(void)
{
        testcase_open(&t);
        testcase_add(&t, &plan_entity,
                     S("title=Neuer+Platz&number=1&status=draft&funder_id=2&procedure=Erst+Tisch"));
        testcase_add(&t, &measure_entity,
                     S("plan_id=1&kind=technical_aid&title=Tisch&justification=Kein+Heben&starts=23.06.2025&"
                       "ends=27.06.2025&costs=4850,00&status=planned"));
}

static struct record *plan(int64_t id)
{
        return testcase_get(&t, t.albers, &plan_entity, id);
}

static void begin(void)
{
        errs_init(&errs, test_arena());
        testcase_write(&t, t.albers);
}

static enum err done(enum err e)
{
        if (e == OK)
                testcase_commit(&t);
        else
                db_rollback(t.tx);
        return e;
}

static enum err sign(int64_t id, enum plan_party p, struct date on)
{
        begin();
        return done(plan_sign(t.tx, t.g, id, p, on, &errs));
}

static enum err forward(int64_t id, struct str way, struct str reason)
{
        struct plan_forwarding f = {clock_today(), way, reason};
        begin();
        return done(plan_forward(t.tx, t.g, id, &f, &errs));
}

static enum err decide(int64_t id, struct date on, bool approved, struct str note)
{
        struct plan_ruling d = {on, approved, note};
        begin();
        return done(plan_decide(t.tx, t.g, id, &d, &errs));
}

static enum err renew(struct str reason, int64_t *id)
{
        begin();
        struct plan_renewal why = {.reason = reason};
        return done(plan_renew(t.tx, t.g, &why, &errs, id));
}

static size_t gaps(int64_t id, struct plan_gap **out)
{
        struct plan_file f;
        testcase_write(&t, t.albers);
        must(plan_file(rtx_of(t.tx), grant_of(t.g), id, &f) == OK);
        size_t n = plan_gaps(test_arena(), &f, out);
        db_rollback(t.tx);
        return n;
}

/* The employer was given a plan on the 15th: under a consent of the 9th of April. */
static void given_to_employer(void)
{
        testcase_add(
                &t, &consent_entity,
                S("kind=employer_contact&return_wish=1&content=plan&explained_on=09.04.2025&signed_on=09.04.2025"));
        testcase_add(&t, &disclosure_entity,
                     S("recipient_id=1&content=plan&summary=Plan&way=file&given_on=15.05.2025"));
}

static void consents(void)
{
        testcase_add(&t, &consent_entity,
                     S("kind=participation&explained_on=26.03.2025&signed_on=26.03.2025"));
        testcase_add(
                &t, &consent_entity,
                S("kind=disclosure&recipient_id=2&content=plan&explained_on=26.03.2025&signed_on=26.03.2025"));
}

/* ---- H9 ---- */

/* Acceptance (e): case management 13.05., client 15.05., employer 19.05. */
TEST(a_plan_is_signed_with_the_third_signature)
{
        office();
        given_to_employer();
        CHECK_OK(sign(1, PLAN_MANAGER, date_of(2025, 5, 13)));
        CHECK_STR(rec_text(plan(1), PLAN_status), "draft");
        CHECK_OK(sign(1, PLAN_CLIENT, date_of(2025, 5, 15)));
        CHECK_STR(rec_text(plan(1), PLAN_status), "draft");
        CHECK_OK(sign(1, PLAN_EMPLOYER, date_of(2025, 5, 19)));
        CHECK_STR(rec_text(plan(1), PLAN_status), "signed");
        CHECK_ERR(sign(1, PLAN_EMPLOYER, date_of(2025, 5, 20)), ERR_CONFLICT);
        CHECK_DATE(rec_date(plan(1), PLAN_employer_signed_on), "2025-05-19");
        testcase_close(&t);
}

/* Who signs has read it, and the employer reads only what was given to him. */
TEST(the_employer_signs_what_he_was_given)
{
        office();
        CHECK_ERR(sign(1, PLAN_EMPLOYER, date_of(2025, 5, 19)), ERR_INVALID);
        CHECK_HAS(errs_for(&errs, S("on")), "keine Weitergabe des Plans an den Betrieb");
        given_to_employer();
        CHECK_ERR(sign(1, PLAN_EMPLOYER, date_of(2025, 5, 14)), ERR_INVALID);
        CHECK_OK(sign(1, PLAN_EMPLOYER, date_of(2025, 5, 15)));
        testcase_close(&t);
}

/* By whatever way the row is written. */
TEST(no_row_says_the_employer_signed_without_it)
{
        office();
        struct record *p = rec_copy(test_arena(), plan(1));
        begin();
        REC_SET(p, PLAN_employer_signed_on, date_of(2025, 5, 19));
        CHECK_ERR(done(ent_update_in(t.tx, t.g, &plan_entity, p, &errs)), ERR_INVALID);
        testcase_close(&t);
}

TEST(three_signatures_are_not_enough_without_the_parts)
{
        struct plan_gap *gap;
        office();
        testcase_add(&t, &measure_entity, S("plan_id=1&kind=technical_aid&title=Heber&starts=23.06.2025"));
        NEED_TRUE(gaps(1, &gap) == 5);
        CHECK_INT(gap[0].part, PLAN_NO_REASON);
        CHECK_STR(rec_text(gap[0].measure, MEASURE_title), "Heber");
        CHECK_INT(gap[1].part, PLAN_NO_SCHEDULE);
        CHECK_INT(gap[2].part, PLAN_NO_SIGNATURE);
        given_to_employer();
        for (enum plan_party p = 0; p < PLAN_PARTIES; p++)
                CHECK_OK(sign(1, p, date_of(2025, 5, 19)));
        CHECK_STR(rec_text(plan(1), PLAN_status), "draft");
        CHECK_INT((int64_t)gaps(1, &gap), 2);
        testcase_close(&t);
}

TEST(an_empty_plan_says_what_it_needs)
{
        struct plan_gap *gap;
        testcase_open(&t);
        testcase_add(&t, &plan_entity, S("title=Leer&number=1&status=draft"));
        NEED_TRUE(gaps(1, &gap) == 5);
        CHECK_INT(gap[0].part, PLAN_NO_MEASURE);
        CHECK_INT(gap[1].part, PLAN_NO_FUNDER);
        testcase_close(&t);
}

TEST(days_of_signatures_are_days)
{
        office();
        CHECK_ERR(sign(1, PLAN_CLIENT, date_of(2025, 5, 21)), ERR_INVALID);
        CHECK_HAS(errs_for(&errs, S("on")), "Zukunft");
        CHECK_ERR(sign(1, PLAN_CLIENT, DATE_NONE), ERR_INVALID);
        CHECK_ERR(sign(1, PLAN_PARTIES, clock_today()), ERR_NOT_FOUND);
        CHECK_ERR(sign(77, PLAN_CLIENT, clock_today()), ERR_NOT_FOUND);
        testcase_close(&t);
}

/* ---- what is fixed ---- */

static enum err may_change(int64_t id)
{
        struct record *p;
        testcase_write(&t, t.albers);
        enum err e = plan_open(rtx_of(t.tx), grant_of(t.g), id, &p);
        db_rollback(t.tx);
        return e;
}

TEST(the_first_signature_fixes_the_content)
{
        office();
        CHECK_OK(may_change(1));
        CHECK_OK(sign(1, PLAN_CLIENT, date_of(2025, 5, 15)));
        CHECK_ERR(may_change(1), ERR_CONFLICT);
        begin();
        CHECK_OK(done(plan_unsign(t.tx, t.g, 1)));
        CHECK_OK(may_change(1));
        CHECK(!rec_given(plan(1), PLAN_client_signed_on));
        begin();
        CHECK_ERR(done(plan_unsign(t.tx, t.g, 1)), ERR_CONFLICT);
        given_to_employer();
        for (enum plan_party p = 0; p < PLAN_PARTIES; p++)
                CHECK_OK(sign(1, p, date_of(2025, 5, 19)));
        begin();
        CHECK_ERR(done(plan_unsign(t.tx, t.g, 1)), ERR_CONFLICT); /* it is signed */
        testcase_close(&t);
}

TEST(the_progress_of_a_measure_may_follow_always)
{
        office();
        given_to_employer();
        for (enum plan_party p = 0; p < PLAN_PARTIES; p++)
                CHECK_OK(sign(1, p, date_of(2025, 5, 19)));
        struct record *m = testcase_get(&t, t.albers, &measure_entity, 1);
        REC_SET(m, MEASURE_status, S("running"));
        REC_SET(m, MEASURE_started_on, date_of(2025, 5, 20));
        REC_SET(m, MEASURE_title, S("Etwas anderes"));
        begin();
        CHECK_OK(done(plan_measure_progress(t.tx, t.g, m, &errs)));
        m = testcase_get(&t, t.albers, &measure_entity, 1);
        CHECK_STR(rec_text(m, MEASURE_status), "running");
        CHECK_STR(rec_text(m, MEASURE_title), "Tisch"); /* nothing else is written */
        REC_SET(m, MEASURE_ended_on, date_of(2025, 5, 1));
        begin();
        CHECK_ERR(done(plan_measure_progress(t.tx, t.g, m, &errs)), ERR_INVALID);
        testcase_close(&t);
}

/* ---- versions ---- */

TEST(a_new_version_is_a_copy_with_a_reason)
{
        int64_t id;
        office();
        CHECK_ERR(renew(S("Schmerzen"), &id), ERR_CONFLICT); /* a draft is changed itself */
        CHECK_OK(sign(1, PLAN_CLIENT, date_of(2025, 5, 15)));
        CHECK_ERR(renew(S(""), &id), ERR_INVALID);
        CHECK(!str_empty(errs_for(&errs, S("reason"))));
        CHECK_OK(renew(S("Schmerzen"), &id));
        CHECK_INT(id, 2);
        CHECK_INT(rec_int(plan(2), PLAN_number), 2);
        CHECK_STR(rec_text(plan(2), PLAN_status), "draft");
        CHECK_STR(rec_text(plan(2), PLAN_reason), "Schmerzen");
        CHECK_STR(rec_text(plan(2), PLAN_procedure), "Erst Tisch");
        CHECK(!rec_given(plan(2), PLAN_client_signed_on));
        struct record *copy = testcase_get(&t, t.albers, &measure_entity, 2);
        CHECK_INT(rec_int(copy, MEASURE_plan_id), 2);
        CHECK_STR(rec_text(copy, MEASURE_justification), "Kein Heben");
        CHECK_INT(rec_int(copy, MEASURE_costs), 485000);
        testcase_close(&t);
}

TEST(the_old_version_counts_until_the_new_one_is_signed)
{
        int64_t id;
        office();
        given_to_employer();
        for (enum plan_party p = 0; p < PLAN_PARTIES; p++)
                CHECK_OK(sign(1, p, date_of(2025, 5, 15)));
        CHECK_OK(renew(S("Schmerzen"), &id));
        CHECK_STR(rec_text(plan(1), PLAN_status), "signed");
        for (enum plan_party p = 0; p < PLAN_PARTIES; p++) {
                CHECK_STR(rec_text(plan(1), PLAN_status), "signed");
                CHECK_OK(sign(id, p, date_of(2025, 5, 20)));
        }
        CHECK_STR(rec_text(plan(1), PLAN_status), "superseded");
        CHECK_STR(rec_text(plan(2), PLAN_status), "signed");
        CHECK_ERR(sign(1, PLAN_CLIENT, date_of(2025, 5, 20)), ERR_CONFLICT);
        testcase_close(&t);
}

/* ---- to the funder ---- */

TEST(nothing_leaves_without_consent)
{
        office();
        CHECK_ERR(forward(1, S("letter"), S("Eilt")), ERR_INVALID);
        CHECK(errs.n > 0);
        CHECK_STR(rec_text(plan(1), PLAN_status), "draft");
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &disclosure_entity), 0);
        consents();
        CHECK_OK(forward(1, S("letter"), S("Eilt")));
        CHECK_STR(rec_text(plan(1), PLAN_status), "forwarded");
        CHECK_STR(rec_text(plan(1), PLAN_forward_reason), "Eilt");
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &disclosure_entity), 1);
        CHECK_ERR(forward(1, S("letter"), S("Eilt")), ERR_CONFLICT);
        testcase_close(&t);
}

TEST(unsigned_plans_go_only_with_a_reason)
{
        office();
        consents();
        CHECK_ERR(forward(1, S("letter"), S("")), ERR_INVALID);
        CHECK(!str_empty(errs_for(&errs, S("forward_reason"))));
        CHECK_ERR(forward(1, S(""), S("Eilt")), ERR_INVALID);
        CHECK(!str_empty(errs_for(&errs, S("way"))));
        given_to_employer();
        for (enum plan_party p = 0; p < PLAN_PARTIES; p++)
                CHECK_OK(sign(1, p, date_of(2025, 5, 19)));
        CHECK_OK(forward(1, S("letter"), S("")));
        CHECK(!rec_given(plan(1), PLAN_forward_reason));
        testcase_close(&t);
}

TEST(a_refusal_has_its_reason)
{
        office();
        consents();
        CHECK_ERR(decide(1, clock_today(), true, S("")), ERR_CONFLICT); /* it was never forwarded */
        CHECK_OK(forward(1, S("letter"), S("Eilt")));
        CHECK_ERR(decide(1, date_of(2025, 5, 1), true, S("")), ERR_INVALID);
        CHECK_ERR(decide(1, clock_today(), false, S("")), ERR_INVALID);
        CHECK(!str_empty(errs_for(&errs, S("decision_note"))));
        CHECK_OK(decide(1, clock_today(), false, S("Kein Zuschuss")));
        CHECK_STR(rec_text(plan(1), PLAN_status), "rejected");
        CHECK_STR(rec_text(plan(1), PLAN_decision), "rejected");
        CHECK_ERR(sign(1, PLAN_CLIENT, clock_today()), ERR_CONFLICT);
        testcase_close(&t);
}

TEST_GROUP(plan, &a_plan_is_signed_with_the_third_signature, &the_employer_signs_what_he_was_given,
           &no_row_says_the_employer_signed_without_it, &three_signatures_are_not_enough_without_the_parts,
           &an_empty_plan_says_what_it_needs, &days_of_signatures_are_days,
           &the_first_signature_fixes_the_content, &the_progress_of_a_measure_may_follow_always,
           &a_new_version_is_a_copy_with_a_reason, &the_old_version_counts_until_the_new_one_is_signed,
           &nothing_leaves_without_consent, &unsigned_plans_go_only_with_a_reason, &a_refusal_has_its_reason)
