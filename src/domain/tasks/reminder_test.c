#include "domain/tasks/reminder.h"

#include "core/job.h"
#include "domain/assessment/assessment.h"
#include "domain/cases/case_course.h"
#include "test/case_fixture.h"
#include "domain/concepts/shipped.h"
#include "domain/tasks/task_life.h"
#include "test/rules.h"

/* ---- rules ---- */

static const struct concept *cmb(void)
{
        struct pack_file *file;
        struct pack_errs errs;
        struct concept *c;
        size_t n;
        must(shipped_pack(test_arena(), 0, &file, &n));
        pack_errs_init(&errs, test_arena());
        must(concept_read(test_arena(), file, n, &errs, &c) == OK);
        return c;
}

static bool given(struct situation *s, struct str text)
{
        struct str value, name = str_split(text, '=', &value);
        fact_ref ref = concept_fact(s->concept, str_trim(name));
        struct fact_value v = {.kind = K_DATE, .known = true, .answered = true};
        struct date d;
        int64_t n;
        if (ref == FACT_NONE)
                return false;
        if (date_parse_iso(value, &d))
                v.v = value_date(d);
        else if (str_int(value, &n))
                v.kind = K_INT, v.v = value_int(n);
        if (ref < FACT_N)
                s->sheet->value[ref] = v;
        else
                s->item[ref - FACT_N] = v;
        return true;
}

static const struct reminder_rule *rule_find(const struct concept *c, struct str code)
{
        for (size_t i = 0; i < c->reminders; i++)
                if (str_eq(c->reminder[i].code, code))
                        return &c->reminder[i];
        return NULL;
}

TEST(reminders_as_stated)
{
        struct rules rules = rules_read("test/rules/reminders.txt", 4);
        const struct concept *c = cmb();
        for (const struct rule *r = rules.rule; r < rules.rule + rules.n; r++) {
                struct situation *s = situation_new(test_arena(), c);
                const struct reminder_rule *rule = rule_find(c, r->column[0]);
                struct str rest = r->column[1];
                if (!test_check(rule && date_parse_iso(r->column[2], &s->today), r->file, r->line,
                                "such a rule and day"))
                        continue;
                struct date made = DATE_NONE;
                while (rest.n) {
                        struct str one = str_trim(str_split(rest, ';', &rest));
                        bool is_day =
                                str_starts(one, S("made=")) && date_parse_iso(str_sub(one, 5, one.n), &made);
                        test_check(is_day || given(s, one), r->file, r->line, "such a fact");
                }
                struct date due = reminder_due(reminder_day(rule, s), made);
                CHECK_RULE(r, date_given(due) ? date_iso(test_arena(), due) : S("-"), r->column[3]);
        }
}

TEST(days_are_seen_two_weeks_ahead_and_months_always)
{
        struct reminder_rule days = {.offset = 1}, months = {.months = true};
        struct date today = date_of(2025, 7, 1);
        CHECK(reminder_in_sight(&days, date_of(2025, 7, 15), today));
        CHECK(!reminder_in_sight(&days, date_of(2025, 7, 16), today));
        CHECK(reminder_in_sight(&months, date_of(2026, 1, 1), today));
        CHECK(!reminder_in_sight(&months, DATE_NONE, today));
}

/* ---- rows of a case; today is 20.05.2025 ---- */

static struct case_fixture f;

/* "W5 2025-05-20 open, …" in order of the rows. */
static struct str rows(void)
{
        struct record *r;
        struct str all = S("");
        size_t n;
        must(ent_list_in(rtx_of(f.tx), grant_of(f.g), &reminder_entity, 100, &r, &n) == OK);
        for (size_t i = 0; i < n; i++)
                all = str_join(test_arena(), all, i ? S(", ") : S(""), rec_text(&r[i], REMINDER_code), S(" "),
                               date_iso(test_arena(), rec_date(&r[i], REMINDER_due)), S(" "),
                               rec_text(&r[i], REMINDER_status));
        return all;
}

static int64_t add(const struct case_entity *e, struct str values)
{
        case_fixture_commit(&f);
        int64_t id = testcase_add(&f.t, e, values);
        case_fixture_begin(&f);
        return id;
}

TEST(a_task_reminds_and_stops_when_it_is_done)
{
        struct record *task;
        struct errs errs;
        f = case_fixture_open();
        errs_init(&errs, test_arena());
        int64_t id = add(&task_entity, S("title=Betriebsarzt&responsible=client&due=28.05.2025&status=open"));
        CHECK_OK(reminder_refresh(f.tx, f.g));
        CHECK_STR(rows(), "W5 2025-05-28 open");
        CHECK_OK(reminder_refresh(f.tx, f.g));
        CHECK_STR(rows(), "W5 2025-05-28 open");
        NEED_OK(ent_get_in(rtx_of(f.tx), grant_of(f.g), &task_entity, id, &task));
        REC_SET(task, TASK_status, S("done"));
        REC_SET(task, TASK_done_on, clock_today());
        NEED_OK(ent_update_in(f.tx, f.g, &task_entity, task, &errs));
        CHECK_OK(reminder_refresh(f.tx, f.g));
        CHECK_STR(rows(), "W5 2025-05-28 dropped");
        REC_SET(task, TASK_status, S("open"));
        REC_SET(task, TASK_done_on, DATE_NONE);
        NEED_OK(ent_update_in(f.tx, f.g, &task_entity, task, &errs));
        CHECK_OK(reminder_refresh(f.tx, f.g));
        CHECK_STR(rows(), "W5 2025-05-28 open");
        case_fixture_close(&f);
}

TEST(appointments_remind_before_the_day)
{
        f = case_fixture_open();
        add(&appointment_entity,
            S("held_on=27.05.2025&clock=9:30&kind=talk&purpose=Gespräch&status=planned"));
        CHECK_OK(reminder_refresh(f.tx, f.g));
        CHECK_STR(rows(), "W3 2025-05-24 open, W4 2025-05-26 open");
        case_fixture_close(&f);
}

TEST(nothing_is_born_overdue)
{
        f = case_fixture_open();
        add(&appointment_entity,
            S("held_on=22.05.2025&clock=9:30&kind=talk&purpose=Gespräch&status=planned"));
        CHECK_OK(reminder_refresh(f.tx, f.g));
        CHECK_STR(rows(), "W3 2025-05-20 open, W4 2025-05-21 open");
        case_fixture_commit(&f);
        clock_set(moment_of(date_of(2025, 5, 21), 600)); /* the next day finds the same rows */
        case_fixture_begin(&f);
        CHECK_OK(reminder_refresh(f.tx, f.g));
        CHECK_STR(rows(), "W3 2025-05-20 open, W4 2025-05-21 open");
        case_fixture_close(&f);
}

/* "task Anruf, …" of what is open, in order of the days. */
static struct str open_things(void)
{
        struct open_line *l;
        struct str all = S("");
        size_t n;
        must(case_open_things(rtx_of(f.tx), grant_of(f.g), true, 50, &l, &n) == OK);
        for (size_t i = 0; i < n; i++)
                all = str_join(test_arena(), all, i ? S(", ") : S(""), l[i].kind, S(" "), l[i].title);
        return all;
}

TEST(a_thing_and_its_reminder_are_one_line)
{
        f = case_fixture_open();
        add(&task_entity, S("title=Anruf&responsible=client&due=21.05.2025&status=open"));
        add(&appointment_entity,
            S("held_on=22.05.2025&clock=9:30&kind=talk&purpose=Gespräch&status=confirmed"));
        CHECK_OK(reminder_refresh(f.tx, f.g));
        CHECK_STR(rows(), "W4 2025-05-21 open, W5 2025-05-21 open");
        CHECK_STR(open_things(), "task Anruf, appointment Gespräch");
        case_fixture_close(&f);
}

TEST(a_reminder_of_a_task_in_another_list_stays_and_names_it)
{
        f = case_fixture_open();
        struct str of_aylin =
                str_join(test_arena(), S("title=Anruf&responsible=staff&due=21.05.2025&status=open&user_id="),
                         str_from_int(test_arena(), f.t.aylin));
        add(&task_entity, of_aylin);
        CHECK_OK(reminder_refresh(f.tx, f.g));
        CHECK_STR(open_things(), "task Anruf, reminder Aufgabe ist fällig: Anruf");
        case_fixture_close(&f);
}

TEST(done_stays_done)
{
        struct errs errs;
        struct record *r;
        size_t n;
        f = case_fixture_open();
        add(&task_entity, S("title=Anruf&responsible=client&due=19.05.2025&status=open"));
        CHECK_OK(reminder_refresh(f.tx, f.g));
        NEED_OK(ent_list_in(rtx_of(f.tx), grant_of(f.g), &reminder_entity, 10, &r, &n));
        NEED_TRUE(n == 1);
        CHECK_INT(rec_int(&r[0], REMINDER_user_id), f.t.jonas);
        errs_init(&errs, test_arena());
        CHECK_OK(reminder_done(f.tx, f.g, &r[0], &errs));
        CHECK_OK(reminder_refresh(f.tx, f.g));
        CHECK_STR(rows(), "W5 2025-05-20 done");
        case_fixture_close(&f);
}

static void sick_until(struct date ends)
{
        struct errs errs;
        struct record *r = rec_new(test_arena(), &incapacity_entity.e);
        errs_init(&errs, test_arena());
        REC_SET(r, INCAPACITY_starts, date_of(2025, 1, 20));
        REC_SET(r, INCAPACITY_ends, ends);
        NEED_OK(ent_insert_in(f.tx, f.g, &incapacity_entity, r, &errs));
}

TEST(the_end_of_a_sick_note_comes_from_its_row)
{
        f = case_fixture_open();
        sick_until(date_of(2025, 6, 1));
        CHECK_OK(reminder_refresh(f.tx, f.g));
        CHECK_STR(rows(), "W16 2025-05-25 open");
        case_fixture_close(&f);
}

#define TITLES(X) X(TEXT, title)
ROW(titles, TITLES)
SQL(reminder_test_titles, titles, "SELECT title FROM reminder_v ORDER BY id")

TEST(lists_do_not_tell_what_is_about_health)
{
        struct titles *t;
        size_t n;
        f = case_fixture_open();
        sick_until(date_of(2025, 6, 1));
        CHECK_OK(reminder_refresh(f.tx, f.g));
        NEED_OK(db_list(rtx_of(f.tx), &sql_reminder_test_titles, NO_ARGS, &t, &n));
        NEED_TRUE(n == 1);
        CHECK_STR(t[0].title, "Wiedervorlage");
        case_fixture_close(&f);
}

TEST(closing_plans_both_follow_ups_and_the_job_finds_the_case)
{
        f = case_fixture_open();
        case_fixture_commit(&f);
        CHECK_OK(job_run_due(f.t.db, test_arena()));
        clock_set(moment_of(date_of(2025, 8, 29), 600));
        case_fixture_begin(&f);
        NEED_OK(case_close(f.tx, f.g, date_of(2025, 8, 29), S("regular"), S("")));
        case_fixture_commit(&f);
        CHECK_OK(job_run_due(f.t.db, test_arena()));
        case_fixture_begin(&f);
        CHECK_STR(rows(), "W10 2025-09-01 open, W11 2026-02-28 open, W11b 2026-08-29 open");
        case_fixture_close(&f);
}
TEST_GROUP(reminder, &reminders_as_stated, &days_are_seen_two_weeks_ahead_and_months_always,
           &a_task_reminds_and_stops_when_it_is_done, &appointments_remind_before_the_day,
           &nothing_is_born_overdue, &a_thing_and_its_reminder_are_one_line,
           &a_reminder_of_a_task_in_another_list_stays_and_names_it, &done_stays_done,
           &the_end_of_a_sick_note_comes_from_its_row, &lists_do_not_tell_what_is_about_health,
           &closing_plans_both_follow_ups_and_the_job_finds_the_case)
