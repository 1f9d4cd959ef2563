/* What the subjects answer for a case with some life in it. Today is 20.05.2025. */
#include "domain/attachments/attachment.h"
#include "domain/consent/consent.h"
#include "domain/disruptions/disruption.h"
#include "domain/facts/fact.h"
#include "domain/goals/goal.h"
#include "domain/journal/journal.h"
#include "domain/outcome/outcome.h"
#include "domain/plan/plan.h"
#include "domain/tasks/task.h"
#include "test/testcase.h"

static struct testcase t;
static struct fact_sheet *sheet;

static int64_t add(const struct case_entity *e, struct str values)
{
        return testcase_add(&t, e, values);
}

static void fill(void)
{
        static const struct fact_extent extent = {7, 8};
        sheet = fact_sheet_new(test_arena());
        for (enum fact f = 0; f < FACT_N; f++)
                sheet->want[f] = true;
        testcase_write(&t, t.albers);
        struct fact_scope scope = {.grant = grant_of(t.g), .extent = &extent};
        must(fact_fill(rtx_of(t.tx), &scope, sheet) == OK);
        testcase_commit(&t);
}

#define IS(fact, n) CHECK_INT(sheet->value[FACT_##fact].known ? sheet->value[FACT_##fact].v.i : -1, n)
#define ON(fact, day)                                                                                        \
        CHECK_DATE(sheet->value[FACT_##fact].known ? sheet->value[FACT_##fact].v.d : DATE_NONE, day)

TEST(tasks_and_appointments)
{
        testcase_open(&t);
        add(&task_entity, S("title=a&responsible=client&due=10.05.2025&status=done&done_on=09.05.2025"));
        add(&task_entity,
            S("title=b&responsible=client&due=10.05.2025&status=done&done_on=12.05.2025&delay_cause=Urlaub"));
        add(&task_entity, S("title=c&responsible=employer&due=19.05.2025&status=open"));
        add(&task_entity, S("title=d&responsible=employer&due=25.05.2025&check_on=26.05.2025&status=open"));
        add(&task_entity, S("title=e&responsible=client&due=01.05.2025&status=dropped"));
        add(&appointment_entity, S("held_on=09.04.2025&clock=10:00&kind=talk&purpose=x&status=kept"));
        add(&appointment_entity, S("held_on=16.04.2025&clock=10:00&kind=talk&purpose=x&status=missed"));
        add(&appointment_entity, S("held_on=17.04.2025&clock=10:00&kind=talk&purpose=x&status=cancelled"));
        add(&appointment_entity, S("held_on=28.05.2025&clock=10:00&kind=talk&purpose=x&status=planned"));
        add(&appointment_entity,
            S("held_on=22.05.2025&clock=10:00&kind=talk&purpose=x&status=confirmed&confirmed_on=19.05.2025"));
        fill();
        IS(task_count, 4);
        IS(task_done_count, 2);
        IS(task_on_time_count, 1);
        IS(task_settled_count, 3);
        IS(task_late_count, 2);
        IS(task_late_with_cause_count, 1);
        IS(task_client_count, 2);
        IS(task_client_done_count, 2);
        ON(task_due, "2025-05-19");
        ON(task_check_date, "2025-05-26");
        IS(appointment_count, 2);
        IS(appointment_missed_count, 1);
        IS(appointment_late_count, 0);
        ON(appointment_next_date, "2025-05-22");
        ON(appointment_unconfirmed_date, "2025-05-28");
        testcase_close(&t);
}

TEST(contacts_and_the_silence_of_the_funder)
{
        testcase_open(&t);
        int64_t plan = add(&plan_entity, S("title=Plan&number=1&status=approved"));
        add(&measure_entity,
            str_join(
                    test_arena(),
                    S("kind=technical_aid&title=Heber&starts=01.04.2025&ends=30.06.2025&started_on=02.04.2025&status=running&plan_id="),
                    str_from_int(test_arena(), plan)));
        add(&contact_entry_entity,
            S("held_on=09.04.2025&way=meeting&party=client&subject=Gespräch&note=viel"));
        add(&contact_entry_entity, S("held_on=10.04.2025&way=phone&party=funder&subject=Antrag"));
        add(&contact_entry_entity, S("held_on=12.05.2025&way=mail&party=funder&subject=Stand"));
        add(&contact_entry_entity, S("held_on=14.05.2025&way=note&party=client&subject=Gedanke"));
        add(&contact_entry_entity,
            S("held_on=15.05.2025&way=phone&party=employer&initiator=other_side&subject=Anruf"));
        add(&attachment_entity, S("title=Befund&kind=doctor_letter"));
        fill();
        IS(contact_count, 4);
        ON(contact_last_date, "2025-05-15");
        IS(contact_client_count, 1);
        ON(contact_client_last_date, "2025-04-09");
        IS(contact_employer_initiated_count, 1);
        IS(contact_funder_count, 2);
        IS(contact_funder_longest_gap, 32); /* from 10.04. to 12.05. */
        IS(note_after_talk_count, 1);
        IS(attachment_count, 1);
        IS(plan_measure_started_count, 1);
        IS(plan_measure_on_time_count, 0);
        ON(plan_first_measure_start, "2025-04-02");
        testcase_close(&t);
}

TEST(goals_are_agreed_or_split)
{
        struct arena *a = test_arena();
        testcase_open(&t);
        struct str one = str_from_int(a, add(&goal_entity, S("text=bleiben&kind=integration&source=client")));
        struct str two =
                str_from_int(a, add(&goal_entity, S("text=Stapler&kind=integration&source=employer")));
        add(&goal_entity, S("text=weg&kind=integration&source=client&attained=dropped"));
        add(&goal_entity, S("text=offen&kind=stabilisation&source=client"));
        add(&goal_view_entity, str_join(a, S("party=client&knows=1&understands=1&agrees=yes&goal_id="), one));
        add(&goal_view_entity,
            str_join(a, S("party=employer&knows=1&understands=1&agrees=yes&goal_id="), one));
        add(&goal_view_entity,
            str_join(a, S("party=client&knows=1&understands=1&agrees=no&dissent=lieber+nicht&goal_id="),
                     two));
        add(&agreement_entity,
            S("text=Gespräch am Montag&parties=client employer&agreed_on=06.05.2025&binding=1&known=1"));
        fill();
        IS(goal_count, 3);
        IS(goal_client_count, 2);
        IS(goal_agree_full_count, 1);
        IS(goal_agree_partial_count, 1);
        IS(goal_dissent_count, 1);
        IS(agreement_count, 1);
        IS(agreement_binding_count, 1);
        IS(agreement_suitable_count, 0);
        testcase_close(&t);
}

TEST(disruptions_by_area)
{
        testcase_open(&t);
        add(&disruption_entity,
            S("title=a&area=reports&occurred_on=11.04.2025&solved_on=16.04.2025&solution=angerufen&reach=general"));
        add(&disruption_entity, S("title=b&area=reports&occurred_on=01.05.2025"));
        add(&disruption_entity, S("title=c&area=carrying_out&occurred_on=27.04.2025&known_on=30.04.2025"));
        fill();
        IS(disruption_count, 3);
        IS(disruption_solved_count, 1);
        ON(disruption_open_since, "2025-04-30");
        IS(disruption_reports_count, 2);
        IS(disruption_reports_solved_count, 1);
        IS(disruption_reports_rule_count, 1);
        ON(disruption_reports_last_occurred, "2025-04-11");
        ON(disruption_reports_last_solved, "2025-04-16");
        IS(disruption_measure_count, 1);
        ON(disruption_measure_last_known, "2025-04-30");
        IS(disruption_funder_count, 0);
        testcase_close(&t);
}

TEST(the_plan_in_versions)
{
        testcase_open(&t);
        add(&disclosure_entity,
            S("recipient_id=1&content=plan&summary=Plan&way=file&given_on=19.04.2025")); /* whom the signature is of */
        add(&plan_entity,
            S("title=v1&number=1&status=superseded&client_signed_on=15.04.2025&employer_signed_on=19.04.2025&manager_signed_on=13.04.2025&forwarded_on=20.04.2025&reason=x"));
        add(&plan_entity,
            S("title=v2&number=2&status=forwarded&client_signed_on=02.05.2025&manager_signed_on=02.05.2025&forwarded_on=05.05.2025&reason=y"));
        fill();
        IS(plan_version_count, 2);
        IS(plan_reason_count, 1);
        IS(plan_funder_count, 0);
        IS(plan_schedule_count, 0);
        IS(plan_signature_count, 2);
        ON(plan_signed_date, "");
        ON(plan_forwarded_date, "2025-04-20");
        ON(plan_decision_open_since, "2025-05-05");
        ON(plan_decided_date, "");
        testcase_close(&t);
}

TEST(consents_and_the_end)
{
        testcase_open(&t);
        add(&consent_entity, S("kind=participation&explained_on=26.03.2025&signed_on=26.03.2025"));
        add(&consent_entity,
            S("kind=follow_up&explained_on=26.03.2025&signed_on=26.03.2025&valid_until=01.06.2025"));
        add(&consent_entity,
            S("kind=employer_contact&return_wish=1&content=capability work&explained_on=09.04.2025&signed_on=09.04.2025&withdrawn_on=22.04.2025"));
        add(&outcome_entity, S("point=closing&recorded_on=19.05.2025&status=A2&seamless=1"));
        fill();
        ON(consent_participation_signed, "2025-03-26");
        ON(consent_employer_signed, "");
        ON(consent_follow_up_signed, "2025-03-26");
        ON(consent_expiry, "2025-06-01");
        IS(consent_count, 2);
        IS(release_item_count, 2);
        IS(criteria_selection_count, 7);
        IS(criteria_decision_answered_count, 0);
        CHECK_STR(sheet->value[FACT_outcome_status].v.s, "A2");
        IS(outcome_seamless, 1);
        IS(outcome_return_option, 0);
        testcase_close(&t);
}
TEST_GROUP(fact_case, &tasks_and_appointments, &contacts_and_the_silence_of_the_funder,
           &goals_are_agreed_or_split, &disruptions_by_area, &the_plan_in_versions, &consents_and_the_end)
