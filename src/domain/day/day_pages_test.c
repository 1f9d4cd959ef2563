#include "core/user.h"
#include "domain/cases/case.h"
#include "domain/tasks/task.h"
#include "test/office.h"
#include "test/test.h"

static struct str day_of(const struct office *o, int64_t user_id)
{
        struct browser b = office_browser(o, user_id);
        return str_copy(test_arena(), browse_get(&b, S("/")).body);
}

static void share_set(const struct office *o, int64_t user_id, int share)
{
        struct wtx *tx = office_write(o);
        struct record *r;
        struct errs errs;
        errs_init(&errs, test_arena());
        must(ent_get(rtx_of(tx), &users_entity, user_id, &r) == OK);
        REC_SET(r, USERS_share, share);
        must(ent_update(tx, &users_entity, r, &errs) == OK);
        office_done(tx);
}

/* S10: 25 cases for a full post, 13 for half of one; zero leaves no room. */
TEST(the_load_is_measured_by_the_share_of_a_post)
{
        struct office o = office_open();
        CHECK_HAS(day_of(&o, o.jonas), "von 25 Fällen, 24 frei");
        share_set(&o, o.jonas, 50);
        CHECK_HAS(day_of(&o, o.jonas), "von 13 Fällen, 12 frei");
        share_set(&o, o.jonas, 0);
        CHECK_HAS(day_of(&o, o.jonas), "Fall, empfohlen sind 0");
        office_close(&o);
}

TEST(who_leads_sees_where_there_is_room)
{
        struct office o = office_open();
        share_set(&o, o.mira, 0);
        struct str lead = day_of(&o, o.lea), own = day_of(&o, o.jonas), helper = day_of(&o, o.vera);
        CHECK_HAS(lead, "Laufende Fälle");
        CHECK_HAS(lead, "1 von 25 Fällen, 24 frei");
        CHECK_HAS(lead, "1 Fall, empfohlen sind 0");
        CHECK_HAS(lead, "viele Fälle");
        CHECK_HAS_NOT(own, "Laufende Fälle");
        CHECK_HAS_NOT(helper, "Laufende Fälle");
        /* room of their own has only who has cases */
        CHECK_HAS_NOT(helper, "von 25 Fällen");
        office_close(&o);
}

static void burn(const struct office *o, int64_t case_id)
{
        struct wtx *tx = office_write(o);
        const struct wgrant *g;
        must(case_open_program(tx, case_id, &g) == OK);
        must(case_urgent_set(tx, g, S("Kündigung droht")) == OK);
        office_done(tx);
}

TEST(who_leads_sees_what_burns_for_others)
{
        struct office o = office_open();
        CHECK_HAS(day_of(&o, o.lea), "Heute brennt nichts.");
        burn(&o, o.case_albers);
        struct str lead = day_of(&o, o.lea), other = day_of(&o, o.mira);
        CHECK_HAS_NOT(lead, "Heute brennt nichts.");
        CHECK_HAS(lead, "Kündigung droht");
        CHECK_HAS(lead, "CMB-2025-001 · Fall · ");
        CHECK_HAS(lead, " · brennen: 1");
        CHECK_HAS(other, "Heute brennt nichts.");
        CHECK_HAS_NOT(other, "Kündigung droht");
        office_close(&o);
}

/* look.md 2: the red counter stands on every page, with a word for who does not see the red. */
TEST(the_head_counts_what_burns_and_names_the_deputy)
{
        struct office o = office_open();
        struct browser b = office_browser(&o, o.jonas), lead = office_browser(&o, o.lea),
                       other = office_browser(&o, o.nele);
        CHECK_HAS_NOT(browse_get(&b, S("/aufgaben")).body, "fn-count");
        burn(&o, o.case_albers);
        burn(&o, o.case_quast);
        CHECK_HAS(browse_get(&b, S("/aufgaben")).body,
                  "<span class=\"fn-count\">1<span class=\"kern-sr-only\"> brennt</span></span>");
        CHECK_HAS(browse_get(&lead, S("/faelle")).body,
                  "<span class=\"fn-count\">2<span class=\"kern-sr-only\"> brennen</span></span>");
        CHECK_HAS_NOT(browse_get(&other, S("/organisationen")).body, "fn-count");
        CHECK_HAS_NOT(browse_get(&b, S("/aufgaben")).body, "Vertretung: ");
        struct wtx *tx = office_write(&o);
        const struct wgrant *g;
        must(case_open_program(tx, o.case_albers, &g) == OK);
        must(case_assign(tx, g, o.jonas, o.mira, clock_today(), S("")) == OK);
        office_done(tx);
        CHECK_HAS(browse_get(&b, S("/aufgaben")).body, "<li>Vertretung: mira</li>");
        CHECK_INT(office_post(&b, S("/konto/passwort"), S("")).status, 422);
        CHECK_HAS(b.last.body, "fn-count");
        office_close(&o);
}

static void urgent_task(const struct office *o, int64_t case_id, int64_t user_id, const char *title)
{
        struct wtx *tx = office_write(o);
        const struct wgrant *g;
        struct errs errs;
        struct record *t = rec_new(test_arena(), &task_entity.e);
        errs_init(&errs, test_arena());
        REC_SET(t, TASK_title, str_of(title));
        REC_SET(t, TASK_responsible, S("staff"));
        rec_set(t, TASK_user_id, value_ref(user_id));
        REC_SET(t, TASK_due, clock_today());
        REC_SET(t, TASK_urgent, true);
        REC_SET(t, TASK_status, S("open"));
        must(case_open_program(tx, case_id, &g) == OK);
        must(ent_insert_in(tx, g, &task_entity, t, &errs) == OK);
        office_done(tx);
}

#define BURNS_ONE "<span class=\"fn-count\">1<span"

/* A case burns for who answers for it, whoever has the task; panel, figure and head say the same. */
TEST(what_burns_means_the_same_everywhere)
{
        struct office o = office_open();
        urgent_task(&o, o.case_albers, o.lea, "Widerspruch prüfen");
        struct str own = day_of(&o, o.jonas), lead = day_of(&o, o.lea);
        CHECK_HAS(own, "Widerspruch prüfen");
        CHECK_HAS(own, "Aufgabe · lea");
        CHECK_HAS(own, BURNS_ONE);
        CHECK_HAS_NOT(own, "Heute brennt nichts.");
        CHECK_HAS(lead, BURNS_ONE);
        office_close(&o);

        /* mine in the case of a colleague: due today and marked, but no case of mine burns */
        o = office_open();
        urgent_task(&o, o.case_albers, o.vera, "Brief frankieren");
        struct str helper = day_of(&o, o.vera);
        CHECK_HAS(helper, "Brief frankieren");
        CHECK_HAS(helper, "Heute brennt nichts.");
        CHECK_HAS_NOT(helper, "fn-count");
        CHECK_HAS(day_of(&o, o.jonas), BURNS_ONE);
        CHECK_HAS(day_of(&o, o.mira), "Heute brennt nichts.");
        office_close(&o);
}

TEST_GROUP(day_pages, &what_burns_means_the_same_everywhere, &who_leads_sees_what_burns_for_others,
           &the_head_counts_what_burns_and_names_the_deputy, &the_load_is_measured_by_the_share_of_a_post,
           &who_leads_sees_where_there_is_room)
