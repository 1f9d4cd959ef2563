#include "domain/consent/disclosure.h"
#include "test/testcase.h"

static struct testcase t;
static const struct disclosure *proof;
static struct errs errs;

static void office(void)
{
        testcase_open(&t);
        testcase_add(&t, &consent_entity,
                     S("kind=participation&explained_on=26.03.2025&signed_on=26.03.2025"));
        testcase_add(
                &t, &consent_entity,
                S("kind=disclosure&recipient_id=2&content=capability+diagnoses&diagnoses=Bandscheibenschaden&"
                  "explained_on=26.03.2025&signed_on=26.03.2025&valid_until=30.04.2025"));
        testcase_add(
                &t, &consent_entity,
                S("kind=disclosure&recipient_id=2&content=capability+plan&explained_on=01.05.2025&signed_on=01.05.2025"));
}

static struct disclosure_data data(const char *content, struct date on)
{
        return (struct disclosure_data){.recipient_id = 2,
                                        .content = str_of(content),
                                        .summary = S("Sachstand"),
                                        .way = S("letter"),
                                        .on = on};
}

static enum err make(const char *content, struct date on)
{
        struct disclosure_data d = data(content, on);
        errs_init(&errs, test_arena());
        testcase_write(&t, t.albers);
        enum err e = disclosure_make(t.tx, t.g, &d, &errs, &proof);
        if (e == OK)
                testcase_commit(&t);
        else
                db_rollback(t.tx);
        return e;
}

static enum err record(const char *content, struct date on)
{
        struct disclosure_data d = data(content, on);
        errs_init(&errs, test_arena());
        testcase_write(&t, t.albers);
        enum err e = disclosure_record(t.tx, t.g, &d, &errs, NULL);
        if (e == OK)
                testcase_commit(&t);
        else
                db_rollback(t.tx);
        return e;
}

static void withdraw(int64_t id, struct date on)
{
        struct record *c = testcase_get(&t, t.albers, &consent_entity, id);
        errs_init(&errs, test_arena());
        testcase_write(&t, t.albers);
        CHECK_OK(consent_withdraw(t.tx, t.g, c, on, S("Anruf"), &errs));
        testcase_commit(&t);
}

static enum err renew(int64_t id)
{
        testcase_write(&t, t.albers);
        enum err e = disclosure_renew(rtx_of(t.tx), grant_of(t.g), id, &proof);
        db_rollback(t.tx);
        return e;
}

TEST(the_proof_opens_what_was_asked_for_and_nothing_else)
{
        office();
        NEED_OK(make("plan", clock_today()));
        CHECK_INT(disclosure_case(proof), t.albers);
        CHECK_INT(disclosure_recipient(proof), 2);
        CHECK(disclosure_opens(proof, S("plan")));
        CHECK(!disclosure_opens(proof, S("capability")));
        CHECK(!disclosure_opens(proof, S("diagnoses")));
        CHECK_STR(disclosure_diagnoses(proof), "");
        struct record *d = testcase_get(&t, t.albers, &disclosure_entity, disclosure_id(proof));
        CHECK_STR(rec_text(d, DISCLOSURE_consents), "3");
        CHECK_STR(rec_text(d, DISCLOSURE_content), "plan");
        testcase_close(&t);
}

/* The consent of March named the diagnosis and ended in April: the past may be written down, but nothing opens today. */
TEST(an_earlier_day_opens_nothing_today)
{
        office();
        CHECK_ERR(make("diagnoses", date_of(2025, 4, 15)), ERR_INVALID);
        CHECK_HAS(errs_for(&errs, S("content")), "nur bis 30.04.2025 zugestimmt");
        CHECK_OK(record("diagnoses capability", date_of(2025, 4, 15)));
        CHECK_ERR(record("diagnoses", clock_today()), ERR_INVALID);
        CHECK_ERR(record("plan", date_of(2025, 4, 15)), ERR_INVALID);
        CHECK_ERR(record("plan", date_add_days(clock_today(), 1)), ERR_INVALID);
        CHECK_INT(testcase_count(&t, t.albers, &disclosure_entity), 1);
        testcase_close(&t);
}

TEST(named_diagnoses_come_with_the_proof)
{
        office();
        clock_set(moment_of(date_of(2025, 4, 15), 600));
        NEED_OK(make("diagnoses capability", clock_today()));
        CHECK_STR(disclosure_diagnoses(proof), "Bandscheibenschaden");
        testcase_close(&t);
}

TEST(after_a_withdrawal_nothing_leaves_any_more)
{
        office();
        NEED_OK(make("plan", clock_today()));
        int64_t id = disclosure_id(proof);
        CHECK_OK(renew(id));
        CHECK(disclosure_opens(proof, S("plan")));
        withdraw(3, clock_today());
        CHECK_ERR(renew(id), ERR_DENIED);
        CHECK_ERR(make("plan", clock_today()), ERR_INVALID);
        CHECK_ERR(make("plan", date_of(2025, 5, 10)), ERR_INVALID);
        CHECK_OK(record("plan", date_of(2025, 5, 10)));
        testcase_close(&t);
}

TEST(a_withdrawn_participation_stops_every_recipient)
{
        office();
        NEED_OK(make("plan", clock_today()));
        withdraw(1, clock_today());
        CHECK_ERR(renew(disclosure_id(proof)), ERR_DENIED);
        CHECK_ERR(make("plan", clock_today()), ERR_INVALID);
        CHECK_HAS(
                errs_for(&errs, S("content")),
                "Frau Albers hat der Teilnahme am Case Management zugestimmt, das aber am 20.05.2025 widerrufen.");
        testcase_close(&t);
}

TEST(contacts_of_the_other_side_are_only_hinted_at)
{
        struct consent_ruling ruling;
        office();
        testcase_write(&t, t.albers);
        struct rtx *tx = rtx_of(t.tx);
        const struct grant *g = grant_of(t.g);
        CHECK_OK(consent_contact_check(tx, g, S("employer"), S("office"), S("phone"), 0, clock_today(),
                                       &ruling));
        CHECK(!ruling.allowed);
        CHECK_STR(ruling.rule, "H4");
        CHECK_STR(ruling.reason, "Frau Albers hat dem Kontakt zum Arbeitgeber noch nicht zugestimmt.");
        CHECK_OK(consent_contact_check(tx, g, S("employer"), S("other_side"), S("phone"), 0, clock_today(),
                                       &ruling));
        CHECK(ruling.allowed);
        CHECK_HAS(ruling.reason, "noch nicht zugestimmt");
        CHECK_OK(consent_contact_check(tx, g, S("employer"), S("office"), S("note"), 0, clock_today(),
                                       &ruling));
        CHECK(ruling.allowed && str_empty(ruling.reason));
        CHECK_OK(consent_contact_check(tx, g, S("funder"), S("office"), S("phone"), 2, date_of(2025, 3, 25),
                                       &ruling));
        CHECK_STR(ruling.reason,
                  "Frau Albers hat der Teilnahme am Case Management erst am 26.03.2025 zugestimmt.");
        db_rollback(t.tx);
        testcase_close(&t);
}

TEST_GROUP(disclosure, &the_proof_opens_what_was_asked_for_and_nothing_else,
           &an_earlier_day_opens_nothing_today, &named_diagnoses_come_with_the_proof,
           &after_a_withdrawal_nothing_leaves_any_more, &a_withdrawn_participation_stops_every_recipient,
           &contacts_of_the_other_side_are_only_hinted_at)
