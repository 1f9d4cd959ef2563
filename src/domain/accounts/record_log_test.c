/* What the data-protection officer sees: logs without contents, the chain, consents in numbers. */
#include "test/accounts.h"

#include "core/audit.h"
#include "domain/accounts/chain_check.h"
#include "domain/accounts/consent_ratio.h"
#include "domain/accounts/record_log.h"
#include "domain/cases/case.h"
#include "domain/consent/consent.h"

static struct accounts a;
static struct browser ute;

static void open_office(void)
{
        a = accounts_open();
        ute = office_browser(&a.o, a.ute);
}

/* ---- logs ---- */

TEST(every_look_into_a_case_is_listed_with_its_reason)
{
        open_office();
        struct browser jonas = office_browser(&a.o, a.o.jonas), lea = office_browser(&a.o, a.o.lea);
        browse_get(&jonas, office_path(S("/faelle/"), a.o.case_albers, S("")));
        browse_get(&lea, office_path(S("/faelle/"), a.o.case_quast, S("")));
        CHECK_INT(browse_get(&ute, S("/verwaltung/protokoll/zugriffe")).status, 200);
        CHECK_HAS(ute.last.body, "CMB-2025-001");
        CHECK_HAS(ute.last.body, "führt den Fall");
        CHECK_HAS(ute.last.body, "leitet die Stelle");
        CHECK_HAS_NOT(ute.last.body, "Albers"); /* numbers, no names */
        struct str person = str_join(test_arena(), S("/verwaltung/protokoll/zugriffe?person="),
                                     str_from_int(test_arena(), a.o.jonas));
        CHECK_HAS(browse_get(&ute, person).body, "CMB-2025-001");
        CHECK_HAS_NOT(ute.last.body, "CMB-2025-002");
        CHECK_HAS(browse_get(&ute, S("/verwaltung/protokoll/zugriffe?q=CMB-2025-002")).body,
                  "leitet die Stelle");
        CHECK_HAS_NOT(ute.last.body, "führt den Fall");
        CHECK_HAS(browse_get(&ute, S("/verwaltung/protokoll/zugriffe?q=CMB-2025-00")).body,
                  "Diese Fallnummer gibt es nicht.");
        accounts_close(&a);
}

TEST(periods_reach_back_the_stated_days)
{
        open_office();
        struct browser jonas = office_browser(&a.o, a.o.jonas);
        browse_get(&jonas, office_path(S("/faelle/"), a.o.case_albers, S("")));
        struct wtx *tx = office_write(&a.o);
        int64_t sealed;
        must(audit_seal(tx, &sealed) == OK);
        office_done(tx);
        CHECK(sealed > 0);
        accounts_wait(8 * 24 * 3600);
        ute = office_browser(&a.o, a.ute);
        CHECK_HAS_NOT(browse_get(&ute, S("/verwaltung/protokoll/zugriffe?zeitraum=7")).body,
                      "führt den Fall");
        CHECK_HAS(browse_get(&ute, S("/verwaltung/protokoll/zugriffe?zeitraum=30")).body, "führt den Fall");
        CHECK_HAS(browse_get(&ute, S("/verwaltung/protokoll/aenderungen?zeitraum=30")).body, "CMB-2025-001");
        CHECK_HAS_NOT(browse_get(&ute, S("/verwaltung/protokoll/aenderungen?zeitraum=1")).body,
                      "CMB-2025-001");
        accounts_close(&a);
}

TEST(changes_are_listed_without_their_content)
{
        open_office();
        struct browser kai = office_browser(&a.o, a.kai);
        office_post(&kai, S("/verwaltung/stellen/neu"), S("name=Geheimnisvoll&land=NI"));
        CHECK_INT(browse_get(&ute, S("/verwaltung/protokoll/aenderungen")).status, 200);
        CHECK_HAS(ute.last.body, "Stelle");
        CHECK_HAS(ute.last.body, "angelegt");
        CHECK_HAS_NOT(ute.last.body, "Geheimnisvoll");
        CHECK_HAS(browse_get(&ute, S("/verwaltung/protokoll/aenderungen?q=CMB-2025-001")).body,
                  "CMB-2025-001");
        accounts_close(&a);
}

TEST(long_logs_have_pages)
{
        open_office();
        struct wtx *tx = office_write(&a.o);
        for (int i = 0; i < 120; i++)
                must(audit_access(tx, CONST_NAME("case_show"), a.o.case_albers, CONST_NAME("manager"), i,
                                  1) == OK);
        office_done(tx);
        CHECK_HAS(browse_get(&ute, S("/verwaltung/protokoll/zugriffe")).body, "1 bis 50 von 120 Einträgen");
        CHECK_HAS(browse_get(&ute, S("/verwaltung/protokoll/zugriffe?seite=3")).body,
                  "101 bis 120 von 120 Einträgen");
        accounts_close(&a);
}

TEST(the_logs_are_for_the_privacy_officer)
{
        open_office();
        const int64_t others[] = {a.o.jonas, a.o.lea, a.o.vera, a.o.nele, a.kai};
        for (size_t i = 0; i < ARRAY_LEN(others); i++) {
                struct browser b = office_browser(&a.o, others[i]);
                CHECK_INT(browse_get(&b, S("/verwaltung/protokoll/zugriffe")).status, 404);
                CHECK_INT(browse_get(&b, S("/verwaltung/protokoll/aenderungen")).status, 404);
        }
        CHECK_INT(browse_get(&ute, office_path(S("/faelle/"), a.o.case_albers, S(""))).status, 404);
        accounts_close(&a);
}

TEST(words_of_the_log_are_german)
{
        CHECK_STR(log_why_text(S("deputy_absence")), "vertritt während einer Abwesenheit");
        CHECK_STR(log_what_text(S("approve")), "als zweite Person zugestimmt");
        CHECK_STR(log_subject_text(S("users")), "Konto");
        CHECK_STR(log_subject_text(S("user_role")), "Rolle");
        CHECK_STR(log_subject_text(S("something")), "something");
}

/* ---- the chain ---- */

SQL(test_tamper_change, none, "UPDATE change SET what = 'delete' WHERE id = 1")
SQL(test_tamper_content, none, "UPDATE change_content SET content = 'x' WHERE change_id = 2")
SQL(test_tamper_back, none, "UPDATE change SET what = 'insert' WHERE id = 1")

static void check_all(struct chain_result *out)
{
        struct wtx *tx = office_write(&a.o);
        must(chain_check(tx) == OK);
        must(chain_result(rtx_of(tx), out) == OK);
        office_done(tx);
}

static void seal(void)
{
        int64_t sealed;
        struct wtx *tx = office_write(&a.o);
        must(audit_seal(tx, &sealed) == OK);
        office_done(tx);
}

/* Whoever notes the checksum compares it later with `fallnetz audit verify --expect`: every digit once, in groups of eight. */
TEST(the_checksum_is_shown_as_it_is)
{
        struct audit_last last;
        open_office();
        seal();
        struct wtx *tx = office_write(&a.o);
        must(audit_last(rtx_of(tx), &last) == OK);
        office_done(tx);
        CHECK_INT((int64_t)last.digest.n, 64);
        struct str groups = S("");
        for (size_t i = 0; i < last.digest.n; i += 8)
                groups = str_join_with(test_arena(), S(" "), groups, str_sub(last.digest, i, 8));
        CHECK(str_find(browse_get(&ute, S("/verwaltung/protokoll/kette")).body, groups) > 0);
        accounts_close(&a);
}

TEST(the_chain_is_checked_and_tampering_shows)
{
        struct chain_result r;
        open_office();
        CHECK_HAS(browse_get(&ute, S("/verwaltung/protokoll/kette")).body, "Die erste Prüfung läuft noch.");
        seal();
        accounts_wait(1);
        check_all(&r);
        CHECK_INT(r.blocks, 1);
        CHECK_INT(r.broken_block, 0);
        CHECK_HAS(browse_get(&ute, S("/verwaltung/protokoll/kette")).body, "Das Protokoll ist unverändert.");
        struct wtx *tx = office_write(&a.o);
        must(db_exec(tx, &sql_test_tamper_change, NO_ARGS, NULL) == OK);
        office_done(tx);
        check_all(&r);
        CHECK_INT(r.broken_block, 0); /* not before tomorrow */
        accounts_wait(24 * 3600);
        check_all(&r);
        CHECK_INT(r.broken_block, 1);
        ute = office_browser(&a.o, a.ute);
        CHECK_HAS(browse_get(&ute, S("/verwaltung/protokoll/kette")).body,
                  "Am Protokoll wurde etwas verändert.");
        tx = office_write(&a.o);
        must(db_exec(tx, &sql_test_tamper_back, NO_ARGS, NULL) == OK);
        must(db_exec(tx, &sql_test_tamper_content, NO_ARGS, NULL) == OK);
        office_done(tx);
        accounts_wait(24 * 3600);
        check_all(&r);
        CHECK_INT(r.broken_block, 0);
        CHECK_INT(r.broken_content, 1);
        accounts_close(&a);
}

TEST(pieces_find_the_same_as_the_whole)
{
        open_office();
        for (int i = 0; i < 5; i++) {
                struct wtx *tx = office_write(&a.o);
                must(audit_note(tx, S("setting"), 0, 0, S("update"), str_from_int(test_arena(), i)) == OK);
                office_done(tx);
                seal();
        }
        struct audit_step s = {.previous = S("start")};
        struct audit_report whole;
        struct wtx *tx = office_write(&a.o);
        for (int i = 0; !s.end && i < 20; i++)
                CHECK_OK(audit_verify_step(rtx_of(tx), 2, &s));
        CHECK_OK(audit_verify(rtx_of(tx), &whole));
        office_done(tx);
        CHECK(s.end);
        CHECK_INT(s.blocks, whole.blocks);
        CHECK_INT(s.broken_block, 0);
        CHECK_INT(s.broken_content, 0);
        accounts_close(&a);
}

/* ---- consents in numbers ---- */

static int64_t add_consent(struct wtx *tx, const struct wgrant *g, struct date until)
{
        struct errs errs;
        struct record *r = rec_new(test_arena(), &consent_entity.e);
        errs_init(&errs, test_arena());
        REC_SET(r, CONSENT_kind, S("participation"));
        REC_SET(r, CONSENT_explained_on, date_of(2025, 1, 10));
        REC_SET(r, CONSENT_signed_on, date_of(2025, 1, 10));
        REC_SET(r, CONSENT_valid_until, until);
        must(ent_insert_in(tx, g, &consent_entity, r, &errs) == OK);
        return r->id;
}

static void add_disclosure(struct wtx *tx, const struct wgrant *g, struct str consents, struct date on)
{
        struct errs errs;
        struct record *r = rec_new(test_arena(), &disclosure_entity.e);
        errs_init(&errs, test_arena());
        rec_set(r, DISCLOSURE_recipient_id, value_ref(a.o.firm));
        REC_SET(r, DISCLOSURE_content, S("contact"));
        REC_SET(r, DISCLOSURE_summary, S("Telefonnummer"));
        REC_SET(r, DISCLOSURE_way, S("mail"));
        REC_SET(r, DISCLOSURE_given_on, on);
        REC_SET(r, DISCLOSURE_consents, consents);
        must(ent_insert_in(tx, g, &disclosure_entity, r, &errs) == OK);
}

TEST(disclosures_are_counted_by_the_consents_of_their_day)
{
        const struct wgrant *g, *other;
        open_office();
        struct arena *m = test_arena();
        struct wtx *tx = office_write(&a.o);
        must(case_open_program(tx, a.o.case_albers, &g) == OK);
        must(case_open_program(tx, a.o.case_quast, &other) == OK);
        struct str good = str_from_int(m, add_consent(tx, g, date_of(2025, 12, 31)));
        struct str ended = str_from_int(m, add_consent(tx, g, date_of(2025, 4, 30)));
        struct str foreign = str_from_int(m, add_consent(tx, other, date_of(2025, 12, 31)));
        add_disclosure(tx, g, good, date_of(2025, 7, 1));
        add_disclosure(tx, g, str_join(m, good, S(" "), ended), date_of(2025, 4, 30)); /* both still held */
        add_disclosure(tx, g, str_join(m, good, S(" "), ended), date_of(2025, 5, 2));  /* one had ended */
        add_disclosure(tx, g, ended, date_of(2025, 1, 9));   /* before it was signed */
        add_disclosure(tx, g, foreign, date_of(2025, 6, 1)); /* of another case */
        add_disclosure(tx, g, S(""), date_of(2025, 6, 2));
        struct consent_quarter *q;
        struct consent_counts c;
        CHECK_OK(consent_quarters(rtx_of(tx), date_of(2025, 7, 7), 4, &q));
        CHECK_OK(consent_counts(rtx_of(tx), date_of(2025, 7, 7), &c));
        office_done(tx);
        CHECK_INT(q[0].year, 2025);
        CHECK_INT(q[0].quarter, 3);
        CHECK_INT(q[0].disclosures, 1);
        CHECK_INT(q[0].covered, 1);
        CHECK_INT(q[1].disclosures, 4);
        CHECK_INT(q[1].covered, 1);
        CHECK_INT(q[2].disclosures, 1);
        CHECK_INT(q[2].covered, 0);
        CHECK_INT(q[3].year, 2024);
        CHECK_INT(q[3].disclosures, 0);
        CHECK_INT(c.valid, 2);
        CHECK_INT(c.expired, 1);
        CHECK_INT(c.withdrawn + c.refused + c.open, 0);
        CHECK_HAS(browse_get(&ute, S("/verwaltung/weitergaben")).body, "2. Quartal 2025");
        CHECK_HAS_NOT(ute.last.body, "CMB-2025");
        accounts_close(&a);
}

TEST_GROUP(record_log, &every_look_into_a_case_is_listed_with_its_reason, &periods_reach_back_the_stated_days,
           &changes_are_listed_without_their_content, &long_logs_have_pages,
           &the_logs_are_for_the_privacy_officer, &words_of_the_log_are_german,
           &the_checksum_is_shown_as_it_is, &the_chain_is_checked_and_tampering_shows,
           &pieces_find_the_same_as_the_whole, &disclosures_are_counted_by_the_consents_of_their_day)
