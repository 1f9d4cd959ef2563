/* Signature, refusal, withdrawal: what they end, and that nothing rewrites them. H1, H2, H10 */
#include "domain/codes/codes.h"
#include "domain/consent/disclosure.h"
#include "domain/organisations/organisation.h"
#include "test/consent_fixture.h"

static struct testcase t;

#define EMPLOYER                                                                                             \
        "kind=employer_contact&content=capability&return_wish=1&explained_on=09.04.2025&signed_on=09.04.2025"

/* Two sheets, one names the employer and one does not: they are about the same. */
TEST(a_withdrawal_ends_what_names_the_employer_otherwise)
{
        struct browser b = consent_office(&t);
        consent_participation(&t);
        int64_t unnamed = consent_add(&t, EMPLOYER), named = consent_add(&t, EMPLOYER "&recipient_id=1");
        CHECK_INT(rec_int(testcase_get(&t, t.albers, &consent_entity, unnamed), CONSENT_recipient_id), 1);
        testcase_post(&b, S("/faelle/1/einwilligungen/2/widerruf"), S("version=1&withdrawn_on=20.05.2025"));
        CHECK_INT(b.last.status, 303);
        CHECK_DATE(rec_date(testcase_get(&t, t.albers, &consent_entity, named), CONSENT_withdrawn_on),
                   "2025-05-20");
        testcase_post(&b, S("/faelle/1/weitergaben/neu"), S("recipient_id=1&content=capability&" DISCLOSE));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "das aber am 20.05.2025 widerrufen");
        testcase_close(&t);
}

TEST(taking_part_has_no_recipient)
{
        struct browser b = consent_office(&t);
        testcase_post(&b, S("/faelle/1/einwilligungen/neu"),
                      S("kind=participation&recipient_id=2&explained_on=19.05.2025&signed_on=20.05.2025"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Diese Einwilligung hat keinen Empfänger.");
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/einwilligungen/neu?art=participation&an=2")).body,
                      "value=\"2\" selected");
        testcase_close(&t);
}

/* „Ab sofort geht nichts mehr“ is not said when something signed later would still carry it. */
TEST(a_withdrawal_does_not_leave_a_later_signature)
{
        struct browser b = consent_office(&t);
        consent_participation(&t);
        consent_to_insurance(&t);
        consent_add(
                &t,
                "kind=disclosure&recipient_id=2&content=plan&explained_on=10.05.2025&signed_on=10.05.2025");
        testcase_post(&b, S("/faelle/1/einwilligungen/2/widerruf"), S("version=1&withdrawn_on=05.05.2025"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Dafür wurde am 10.05.2025 noch einmal unterschrieben.");
        testcase_post(&b, S("/faelle/1/einwilligungen/2/widerruf"), S("version=1&withdrawn_on=10.05.2025"));
        CHECK_INT(b.last.status, 303);
        testcase_post(&b, S("/faelle/1/weitergaben/neu"), S("recipient_id=2&content=plan&" DISCLOSE));
        CHECK_INT(b.last.status, 422);
        testcase_close(&t);
}

#define REFUSED "&refused=1&refused_on=20.05.2025&explained_on=20.05.2025"

TEST(a_later_refusal_ends_what_was_signed)
{
        struct browser b = consent_office(&t);
        consent_participation(&t);
        consent_to_insurance(&t);
        testcase_post(&b, S("/faelle/1/einwilligungen/neu"),
                      S("kind=disclosure&recipient_id=2&content=plan" REFUSED));
        CHECK_INT(b.last.status, 303);
        testcase_post(&b, S("/faelle/1/weitergaben/neu"), S("recipient_id=2&content=plan&" DISCLOSE));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "nicht zugestimmt, sondern abgelehnt");
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/einwilligungen/2")).body, "erteilt");
        CHECK_HAS(b.last.body, "Danach abgelehnt am 20.05.2025");
        testcase_post(&b, S("/faelle/1/einwilligungen/neu"), S("kind=participation" REFUSED));
        testcase_post(&b, S("/faelle/1/weitergaben/neu"), S("recipient_id=2&content=plan&" DISCLOSE));
        CHECK_HAS(b.last.body, "der Teilnahme am Case Management nicht zugestimmt");
        testcase_close(&t);
}

TEST(a_signature_of_yesterday_does_not_undo_a_withdrawal)
{
        struct browser b = consent_office(&t);
        consent_participation(&t);
        consent_to_insurance(&t);
        testcase_post(&b, S("/faelle/1/einwilligungen/2/widerruf"), S("version=1&withdrawn_on=20.05.2025"));
        consent_to_insurance(&t);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/einwilligungen/3")).body, "erteilt");
        testcase_post(&b, S("/faelle/1/weitergaben/neu"), S("recipient_id=2&content=plan&" DISCLOSE));
        CHECK_INT(b.last.status, 422);
        consent_add(
                &t,
                "kind=disclosure&recipient_id=2&content=plan&explained_on=20.05.2025&signed_on=20.05.2025");
        testcase_post(&b, S("/faelle/1/weitergaben/neu"), S("recipient_id=2&content=plan&" DISCLOSE));
        CHECK_INT(b.last.status, 303);
        testcase_close(&t);
}

TEST(a_decision_is_one_and_has_a_believable_day)
{
        struct browser b = consent_office(&t);
        testcase_post(&b, S("/faelle/1/einwilligungen/neu"),
                      S("kind=participation&signed_on=20.05.2025" REFUSED));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Bitte nur eines.");
        testcase_post(&b, S("/faelle/1/einwilligungen/neu"), S("kind=participation&refused=1"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Wann wurde abgelehnt?");
        testcase_post(&b, S("/faelle/1/einwilligungen/neu"),
                      S("kind=participation&explained_on=01.01.1900&signed_on=01.01.1900"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "mehr als ein Jahr vor dem Beginn des Falls");
        testcase_post(
                &b, S("/faelle/1/einwilligungen/neu"),
                S("kind=disclosure&recipient_id=2&content=diagnoses&diagnoses=.&explained_on=20.05.2025&"
                  "signed_on=20.05.2025"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Bitte nennen Sie jede Diagnose einzeln");
        CHECK_INT(testcase_count(&t, t.albers, &consent_entity), 0);
        testcase_close(&t);
}

/* ---- what was signed reads as it was signed ---- */

static void rename_everything(void)
{
        struct record *firm;
        struct errs errs;
        errs_init(&errs, test_arena());
        testcase_write(&t, t.albers);
        NEED_OK(ent_get(rtx_of(t.tx), &organisation_entity, 2, &firm));
        REC_SET(firm, ORGANISATION_name, S("Boulevardzeitung Musterau"));
        NEED_OK(ent_update(t.tx, &organisation_entity, firm, &errs));
        NEED_OK(codes_override(t.tx, S("disclosure_content"), S("plan"), S("Alle Befunde"), true));
        NEED_OK(codes_override(t.tx, S("consent_kind"), S("disclosure"), S("Generalvollmacht"), true));
        NEED_OK(codes_override(t.tx, S("disclosure_way"), S("letter"), S("Aushang"), true));
        testcase_commit(&t);
}

static const char *const pages[] = {"/faelle/1/einwilligungen",
                                    "/faelle/1/einwilligungen/2",
                                    "/faelle/1/einwilligungen/2/verlauf",
                                    "/faelle/1/einwilligungen/2/erklaerung",
                                    "/faelle/1/weitergaben",
                                    "/faelle/1/weitergaben/1",
                                    "/faelle/1/verlauf",
                                    "/faelle/1"};

TEST(no_name_or_label_rewrites_what_was_signed)
{
        struct browser b = consent_office(&t);
        consent_participation(&t);
        consent_to_insurance(&t);
        testcase_post(&b, S("/faelle/1/weitergaben/neu"), S("recipient_id=2&content=plan&" DISCLOSE));
        CHECK_INT(b.last.status, 303);
        rename_everything();
        for (size_t i = 0; i < ARRAY_LEN(pages); i++) {
                struct str page = browse_get(&b, str_of(pages[i])).body;
                CHECK_INT(b.last.status, 200);
                CHECK_HAS_NOT(page, "Boulevardzeitung");
                CHECK_HAS_NOT(page, "Alle Befunde");
                CHECK_HAS_NOT(page, "Generalvollmacht");
                CHECK_HAS_NOT(page, "Aushang");
        }
        CHECK_HAS(browse_get(&b, S("/faelle/1/einwilligungen/2")).body, "Krankenkasse Musterau");
        CHECK_HAS(b.last.body, "Leistungsbild, Eingliederungsplan");
        CHECK_HAS(browse_get(&b, S("/faelle/1/weitergaben/1")).body, "Krankenkasse Musterau");
        testcase_close(&t);
}

/* A changed kind takes no organisation out of H4 and H6 in a case where the client decided about it as an employer. */
TEST(an_employer_by_another_name_stays_an_employer)
{
        struct browser b = consent_office(&t);
        consent_participation(&t);
        struct record *firm = rec_new(test_arena(), &organisation_entity.e);
        REC_SET(firm, ORGANISATION_name, S("Zweitbetrieb"));
        REC_SET(firm, ORGANISATION_type, S("employer"));
        testcase_write(&t, t.albers);
        NEED_OK(ent_insert(t.tx, &organisation_entity, firm, NULL));
        testcase_commit(&t);
        struct str id = str_from_int(test_arena(), firm->id);
        struct str signed_then = str_join(
                test_arena(),
                S("kind=disclosure&content=capability&explained_on=09.04.2025&signed_on=09.04.2025&recipient_id="),
                id);
        testcase_add(&t, &consent_entity, signed_then);
        testcase_write(&t, t.albers);
        NEED_OK(ent_get(rtx_of(t.tx), &organisation_entity, firm->id, &firm));
        REC_SET(firm, ORGANISATION_type, S("doctor"));
        NEED_OK(ent_update(t.tx, &organisation_entity, firm, NULL));
        testcase_commit(&t);
        testcase_post(&b, S("/faelle/1/weitergaben/neu"),
                      str_join(test_arena(), S("content=capability&" DISCLOSE "&recipient_id="), id));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "hat dem Kontakt zum Betrieb Zweitbetrieb noch nicht zugestimmt");
        testcase_close(&t);
}

/* ---- what lists count is what the rule says ---- */

#define END_ROW(X) X(INT, id) X(DATE, ended_on)
ROW(end_row, END_ROW)
SQL_IN(consent_ends, end_row,
       "SELECT id, ended_on FROM consent_v WHERE case_id = $1 AND signed_on IS NOT NULL ORDER BY id")

TEST(the_view_ends_a_consent_where_the_rule_does)
{
        struct browser b = consent_office(&t);
        consent_participation(&t);
        consent_to_insurance(&t);
        consent_add(&t, EMPLOYER);
        testcase_post(&b, S("/faelle/1/einwilligungen/2/widerruf"), S("version=1&withdrawn_on=10.05.2025"));
        consent_to_insurance(&t);
        consent_add(
                &t,
                "kind=disclosure&recipient_id=2&content=work&explained_on=10.05.2025&signed_on=10.05.2025");
        consent_add(&t, "kind=employer_contact" REFUSED);
        consent_add(&t, EMPLOYER "&recipient_id=1");
        consent_add(
                &t,
                "kind=employer_contact&content=plan&return_wish=1&explained_on=20.05.2025&signed_on=20.05.2025");
        consent_add(&t, "kind=participation" REFUSED);
        struct consent_file file;
        struct end_row *row;
        size_t n, seen = 0;
        testcase_write(&t, t.albers);
        NEED_OK(consent_file_of(rtx_of(t.tx), grant_of(t.g), NULL, &file));
        NEED_OK(db_list_in(rtx_of(t.tx), grant_of(t.g), &sql_consent_ends, NO_ARGS, &row, &n));
        for (size_t i = 0; i < file.n; i++)
                for (size_t k = 0; k < n; k++)
                        if (row[k].id == file.fact[i].id) {
                                CHECK_INT(date_cmp(row[k].ended_on, consent_end(&file, i).on), 0);
                                seen += date_given(row[k].ended_on);
                        }
        CHECK_INT((int64_t)seen, 5);
        db_rollback(t.tx);
        testcase_close(&t);
}

/* Not even the program rewrites a signed consent. */
TEST(no_write_changes_a_signed_consent)
{
        consent_office(&t);
        int64_t id = consent_to_insurance(&t);
        struct errs errs;
        errs_init(&errs, test_arena());
        struct record *c = rec_copy(test_arena(), testcase_get(&t, t.albers, &consent_entity, id));
        REC_SET(c, CONSENT_content, S("diagnoses"));
        testcase_write(&t, t.albers);
        CHECK_ERR(ent_update_in(t.tx, t.g, &consent_entity, c, &errs), ERR_INVALID);
        db_rollback(t.tx);
        testcase_close(&t);
}

TEST_GROUP(consent_acts, &a_withdrawal_ends_what_names_the_employer_otherwise, &taking_part_has_no_recipient,
           &a_withdrawal_does_not_leave_a_later_signature, &a_later_refusal_ends_what_was_signed,
           &a_signature_of_yesterday_does_not_undo_a_withdrawal, &a_decision_is_one_and_has_a_believable_day,
           &no_name_or_label_rewrites_what_was_signed, &an_employer_by_another_name_stays_an_employer,
           &the_view_ends_a_consent_where_the_rule_does, &no_write_changes_a_signed_consent)
