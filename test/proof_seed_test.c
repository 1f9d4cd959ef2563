/* Acceptance of the worked case CMB-2025-014 and of the rules that frame it (seed section 9). */
#include "domain/cases/case.h"
#include "domain/consent/disclosure.h"
#include "domain/funding/funding.h"
#include "domain/outcome/outcome.h"
#include "test/office.h"
#include "test/proof.h"
#include "test/test.h"

/* (h) The 26th running case warns and takes a reason; it is not refused. S10 */
TEST(the_26th_running_case_warns)
{
        struct office o = office_open();
        struct wtx *tx = office_write(&o);
        for (int i = 0; i < 24; i++) {
                struct errs errs;
                int64_t id;
                errs_init(&errs, test_arena());
                CHECK_ERR(case_create(tx,
                                      &(struct case_start_data){.person_id = o.frei,
                                                                .site_id = o.site,
                                                                .opened_on = clock_today(),
                                                                .referral_path = S("self"),
                                                                .case_manager_id = o.jonas},
                                      &errs, &id),
                          OK);
        }
        office_done(tx);
        struct browser b = office_browser(&o, o.jonas);
        CHECK_HAS(browse_get(&b, S("/faelle/neu")).body, "26. laufende Fall");
        struct arena *a = test_arena();
        struct str fields = str_join(
                a, S("person_id="), str_from_int(a, o.albers), S("&site_id="), str_from_int(a, o.site),
                S("&opened_on=7.7.2025&referral_path=self&case_manager_id="), str_from_int(a, o.jonas));
        struct reply refused = office_post(&b, S("/faelle/neu"), fields);
        CHECK_INT(refused.status, 422);
        CHECK_HAS(refused.body, "Empfohlen sind höchstens 25");
        struct reply taken =
                office_post(&b, S("/faelle/neu"), str_join(a, fields, S("&load_reason=Vertretung")));
        CHECK_INT(taken.status, 303);
        office_close(&o);
}

#define RATIO_LINE(X) X(INT, all) X(INT, held)
ROW(ratio_line, RATIO_LINE)
SQL(seed_ratio, ratio_line,
    "SELECT COUNT(*), COALESCE(SUM(CASE WHEN COALESCE(d.consents, '') <> '' THEN 1 ELSE 0 END), 0) FROM disclosure_v d"
    " JOIN casefile_v c ON c.id = d.case_id WHERE c.number = 'CMB-2025-014'")
SQL(seed_case, one_int, "SELECT id FROM casefile_v WHERE number = 'CMB-2025-014'")

/* The demo office of the proofs, and a transaction in the worked case that is rolled back at the end. */
static struct proof demo_office(struct wtx **tx, const struct wgrant **g)
{
        struct proof p = proof_open();
        struct one_int id;
        CHECK_ERR(db_begin_write(p.db, test_arena(), 0, tx), OK);
        CHECK_ERR(db_row(rtx_of(*tx), &sql_seed_case, NO_ARGS, &id), OK);
        CHECK_ERR(case_open_program(*tx, id.n, g), OK);
        return p;
}

/* (f) Every disclosure stood on a consent; (g) lower pay makes it „Erfolg“ instead of „umfassender Erfolg“. */
TEST(worked_case_holds)
{
        struct wtx *tx;
        const struct wgrant *g;
        struct ratio_line ratio;
        struct record *list;
        struct errs errs;
        size_t n;
        struct proof p = demo_office(&tx, &g);
        errs_init(&errs, test_arena());
        CHECK_ERR(db_row(rtx_of(tx), &sql_seed_ratio, NO_ARGS, &ratio), OK);
        CHECK(ratio.all >= 4);
        CHECK_INT(ratio.held, ratio.all);
        CHECK_ERR(ent_list_in(rtx_of(tx), grant_of(g), &outcome_entity, 5, &list, &n), OK);
        NEED_TRUE(n >= 1);
        for (size_t i = 0; i < n; i++) {
                CHECK_STR(outcome_class(&list[i]), "comprehensive");
                REC_SET(&list[i], OUTCOME_pay, S("lower"));
                CHECK_ERR(outcome_compute(rtx_of(tx), grant_of(g), &list[i]), OK);
                CHECK_STR(outcome_class(&list[i]), "success");
        }
        db_rollback(tx);
        proof_close(&p);
}

/* Nothing about Renate Albers goes to her employer before she agreed on 09.04.2025 (H4, H6). */
TEST(nothing_to_the_employer_before_the_consent)
{
        struct wtx *tx;
        const struct wgrant *g;
        struct case_head head;
        struct proof p = demo_office(&tx, &g);
        CHECK_ERR(case_head(rtx_of(tx), grant_of(g), &head), OK);
        const struct {
                struct date on;
                struct str content;
                enum err expected;
        } rows[] = {{date_of(2025, 4, 8), S("capability"), ERR_INVALID},
                    {date_of(2025, 4, 9), S("capability"), OK},
                    {date_of(2025, 5, 6), S("diagnoses"), ERR_INVALID},
                    {date_of(2025, 5, 6), S("capability work"), OK}};
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
                struct errs errs;
                errs_init(&errs, test_arena());
                CHECK_ERR(disclosure_record(tx, g,
                                            &(struct disclosure_data){.recipient_id = head.employer_id,
                                                                      .content = rows[i].content,
                                                                      .summary = S("Probe"),
                                                                      .way = S("letter"),
                                                                      .on = rows[i].on},
                                            &errs, NULL),
                          rows[i].expected);
        }
        db_rollback(tx);
        proof_close(&p);
}

/* (d) Beyond the frame of 2.500 € nothing is promised; within it, it is (H7). */
TEST(promises_keep_to_the_frame)
{
        struct wtx *tx;
        const struct wgrant *g;
        struct measure_root_line *m;
        struct frame_line *frame;
        size_t n, frames;
        struct proof p = demo_office(&tx, &g);
        CHECK_ERR(measure_roots(rtx_of(tx), grant_of(g), &m, &n), OK);
        CHECK_ERR(frame_list(rtx_of(tx), 0, &frame, &frames), OK);
        for (size_t i = 0; i < frames; i++) {
                if (!str_eq(frame[i].benefit, S("technical_aid")))
                        continue;
                CHECK_INT(frame[i].maximum, 250000);
                for (int allowed = 0; allowed < 2; allowed++) {
                        struct errs errs;
                        struct record *f = rec_new(test_arena(), &funding_entity.e);
                        errs_init(&errs, test_arena());
                        rec_set(f, FUNDING_measure_id, value_ref(m[0].root_id));
                        rec_set(f, FUNDING_funder_id, value_ref(frame[i].funder_id));
                        REC_SET(f, FUNDING_benefit, frame[i].benefit);
                        REC_SET(f, FUNDING_amount, allowed ? 240000 : 485000);
                        REC_SET(f, FUNDING_status, S("approved"));
                        REC_SET(f, FUNDING_decided_on, date_of(2025, 5, 20));
                        REC_SET(f, FUNDING_own_promise, true);
                        CHECK_ERR(ent_insert_in(tx, g, &funding_entity, f, &errs),
                                  allowed ? OK : ERR_INVALID);
                        if (!allowed)
                                CHECK_HAS(errs_for(&errs, S("own_promise")), "Rentenversicherung Musterland");
                }
        }
        db_rollback(tx);
        proof_close(&p);
}

/* (e) Version 1 was complete on 19.05.2025, with the employer's signature, and lacked exactly that before (H9). */
TEST(version_1_was_signed_on_the_19th_of_may)
{
        struct wtx *tx;
        const struct wgrant *g;
        struct plan_line *line;
        struct plan_file f;
        struct plan_gap *gap;
        size_t n;
        struct proof p = demo_office(&tx, &g);
        CHECK_ERR(plan_lines(rtx_of(tx), grant_of(g), &line, &n), OK);
        NEED_TRUE(n == 3);
        CHECK_ERR(plan_file(rtx_of(tx), grant_of(g), line[2].id, &f), OK);
        CHECK_INT((int64_t)plan_gaps(test_arena(), &f, &gap), 0);
        CHECK_INT(date_cmp(rec_date(f.plan, PLAN_employer_signed_on), date_of(2025, 5, 19)), 0);
        REC_SET(f.plan, PLAN_employer_signed_on, DATE_NONE);
        CHECK_INT((int64_t)plan_gaps(test_arena(), &f, &gap), 1);
        CHECK(gap[0].part == PLAN_NO_SIGNATURE && gap[0].party == PLAN_EMPLOYER);
        db_rollback(tx);
        proof_close(&p);
}

TEST_GROUP(proof_seed, &promises_keep_to_the_frame, &version_1_was_signed_on_the_19th_of_may,
           &the_26th_running_case_warns, &worked_case_holds, &nothing_to_the_employer_before_the_consent)
