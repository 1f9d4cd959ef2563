/* Running numbers of cases: past 999, and around numbers given by hand. */
#include "core/setting.h"
#include "domain/cases/case_private.h"
#include "test/office.h"
#include "test/test.h"

static struct office o;
static struct wtx *tx;

SQL(test_number_of, one_text, "SELECT number FROM casefile_v WHERE id = $1")

/* A case of 2025; number empty: the next one. Its number. */
static struct str begun(struct str number)
{
        struct case_start_data d = {.person_id = o.frei,
                                    .site_id = o.site,
                                    .referral_path = S("self"),
                                    .opened_on = clock_today(),
                                    .case_manager_id = o.jonas,
                                    .number = number};
        struct errs errs;
        struct one_text out = {S("")};
        int64_t id = 0;
        errs_init(&errs, test_arena());
        CHECK_OK(case_create(tx, &d, &errs, &id));
        CHECK_OK(db_row(rtx_of(tx), &sql_test_number_of, ARGS(id), &out));
        return out.s;
}

TEST(the_thousandth_case_of_a_year_and_the_next)
{
        o = office_open();
        tx = office_write(&o);
        NEED_OK(setting_set(tx, S("case_prefix"), S("BEM"))); /* nobody has counted here yet */
        CHECK_STR(begun(S("BEM-2025-997")), "BEM-2025-997");
        CHECK_STR(begun(S("")), "BEM-2025-998");
        CHECK_STR(begun(S("")), "BEM-2025-999");
        CHECK_STR(begun(S("")), "BEM-2025-1000");
        CHECK_STR(begun(S("")), "BEM-2025-1001");
        CHECK_STR(begun(S("BEM-2025-1002")), "BEM-2025-1002");
        CHECK_STR(begun(S("")), "BEM-2025-1003");
        office_done(tx);
        office_close(&o);
}

TEST(numbers_given_by_hand_are_passed_over)
{
        o = office_open(); /* has 001 and 002 */
        tx = office_write(&o);
        begun(S("CMB-2025-3A"));
        begun(S("CMB-2025-99999999999999999999"));
        CHECK_STR(begun(S("")), "CMB-2025-003");
        begun(S("CMB-2025-004"));
        begun(S("CMB-2025-005"));
        CHECK_STR(begun(S("")), "CMB-2025-006");
        office_done(tx);
        office_close(&o);
}

TEST(a_number_that_was_not_used_is_used_next)
{
        o = office_open();
        tx = office_write(&o);
        CHECK_STR(begun(S("")), "CMB-2025-003");
        db_rollback(tx);
        tx = office_write(&o);
        CHECK_STR(begun(S("")), "CMB-2025-003");
        CHECK_STR(begun(S("")), "CMB-2025-004");
        office_done(tx);
        office_close(&o);
}

TEST(each_prefix_has_its_own_count)
{
        o = office_open();
        tx = office_write(&o);
        CHECK_STR(begun(S("")), "CMB-2025-003");
        NEED_OK(setting_set(tx, S("case_prefix"), S("BEM")));
        CHECK_STR(begun(S("")), "BEM-2025-001");
        NEED_OK(setting_set(tx, S("case_prefix"), S("CMB")));
        CHECK_STR(begun(S("")), "CMB-2025-004");
        office_done(tx);
        office_close(&o);
}

TEST_GROUP(case_number, &the_thousandth_case_of_a_year_and_the_next, &numbers_given_by_hand_are_passed_over,
           &a_number_that_was_not_used_is_used_next, &each_prefix_has_its_own_count)
