/* Stages as rules: hours as they are typed, days that overlap, and what a record of them refuses. Tables: test/rules */
#include "domain/plan/dependency.h"
#include "domain/plan/plan.h"
#include "test/rules.h"
#include "test/testcase.h"

static struct testcase t;

TEST(hours_are_read_and_shown_as_the_table_says)
{
        struct rules rules = rules_read("test/rules/hours.txt", 3);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                int64_t minutes = 0;
                bool fits = hours_parse(r->column[0], &minutes);
                CHECK_RULE(r, fits ? str_from_int(test_arena(), minutes) : S("-"), r->column[1]);
                if (fits)
                        CHECK_RULE(r, hours_text(test_arena(), minutes), r->column[2]);
        }
}

static struct date day(struct str s)
{
        struct date d;
        must(date_parse(s, &d));
        return d;
}

TEST(stages_share_days_as_the_table_says)
{
        struct rules rules = rules_read("test/rules/stages.txt", 5);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                bool both = stages_overlap(day(r->column[0]), day(r->column[1]), day(r->column[2]),
                                           day(r->column[3]));
                CHECK_RULE(r, both ? S("ja") : S("nein"), r->column[4]);
        }
}

static void version(void)
{
        testcase_open(&t);
        testcase_add(&t, &plan_entity, S("title=Platz&number=1&status=draft&funder_id=2"));
        testcase_add(
                &t, &measure_entity,
                S("plan_id=1&kind=gradual_return&title=Stufen&justification=Langsam&starts=23.06.2025&ends=18.07.2025"));
}

static size_t count(const struct plan_gap *gap, size_t n, enum plan_part part)
{
        size_t found = 0;
        for (size_t i = 0; i < n; i++)
                found += gap[i].part == part;
        return found;
}

/* H9: a return in stages without its hours is not described in detail yet (part c). */
TEST(a_gradual_return_needs_its_stages)
{
        struct plan_file f;
        struct plan_gap *gap;
        version();
        testcase_write(&t, t.albers);
        CHECK_INT(plan_file(rtx_of(t.tx), grant_of(t.g), 1, &f), OK);
        CHECK_INT((int64_t)count(gap, plan_gaps(test_arena(), &f, &gap), PLAN_NO_STAGE), 1);
        testcase_commit(&t);
        testcase_add(&t, &stage_entity,
                     S("plan_id=1&measure_id=1&starts=23.06.2025&ends=04.07.2025&hours=4"));
        testcase_write(&t, t.albers);
        CHECK_INT(plan_file(rtx_of(t.tx), grant_of(t.g), 1, &f), OK);
        CHECK_INT((int64_t)count(gap, plan_gaps(test_arena(), &f, &gap), PLAN_NO_STAGE), 0);
        testcase_commit(&t);
        testcase_close(&t);
}

/* Stages, dependencies and the line of a measure go with it into the next version. */
TEST(the_next_version_takes_everything_along)
{
        struct errs errs;
        int64_t id;
        version();
        testcase_add(&t, &measure_entity, S("plan_id=1&kind=technical_aid&title=Heber"));
        testcase_add(&t, &stage_entity,
                     S("plan_id=1&measure_id=1&starts=07.07.2025&ends=18.07.2025&hours=6,5&needs_id=2"));
        testcase_add(&t, &stage_entity,
                     S("plan_id=1&measure_id=1&starts=23.06.2025&ends=04.07.2025&hours=4"));
        testcase_add(&t, &measure_dependency_entity, S("plan_id=1&measure_id=1&needs_id=2"));
        errs_init(&errs, test_arena());
        testcase_write(&t, t.albers);
        CHECK_INT(plan_sign(t.tx, t.g, 1, PLAN_CLIENT, clock_today(), &errs), OK);
        CHECK_INT(plan_renew(t.tx, t.g, &(struct plan_renewal){.reason = S("Schmerzen")}, &errs, &id), OK);
        struct plan_file f;
        struct record *d;
        size_t n;
        CHECK_INT(plan_file(rtx_of(t.tx), grant_of(t.g), id, &f), OK);
        CHECK_INT((int64_t)f.stages, 2);
        CHECK_INT(rec_int(&f.stage[0], STAGE_minutes), 240); /* by their first day */
        CHECK_INT(rec_int(&f.stage[1], STAGE_minutes), 390);
        CHECK_INT(rec_int(&f.stage[1], STAGE_measure_id), f.measure[0].id);
        CHECK_INT(rec_int(&f.stage[1], STAGE_needs_id), f.measure[1].id);
        CHECK_INT(measure_root(&f.measure[0]), 1);
        CHECK_INT(dependency_list(rtx_of(t.tx), grant_of(t.g), id, &d, &n), OK);
        CHECK_INT((int64_t)n, 1);
        CHECK_INT(rec_int(&d[0], MEASURE_DEPENDENCY_needs_id), f.measure[1].id);
        struct measure_root_line *root;
        CHECK_INT(measure_roots(rtx_of(t.tx), grant_of(t.g), &root, &n), OK);
        CHECK_INT((int64_t)n, 2);
        CHECK_INT(root[0].number, 2);
        testcase_commit(&t);
        testcase_close(&t);
}

TEST_GROUP(stage, &hours_are_read_and_shown_as_the_table_says, &stages_share_days_as_the_table_says,
           &a_gradual_return_needs_its_stages, &the_next_version_takes_everything_along)
