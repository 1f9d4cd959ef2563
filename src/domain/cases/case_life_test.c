/* Steps of a case's life by its form: only what the form offers is taken. */
#include "test/office.h"
#include "test/test.h"

#define LIFE_STATE(X) X(TEXT, status) X(TEXT, end_reason)
ROW(life_state, LIFE_STATE)
SQL(test_life_state, life_state, "SELECT status, end_reason FROM casefile WHERE id = $1")

static struct office o;
static struct browser b;

static struct life_state state(void)
{
        struct rtx *tx;
        struct life_state s;
        must(db_begin_read(o.db, test_arena(), 0, &tx) == OK);
        must(db_row(tx, &sql_test_life_state, ARGS(o.case_albers), &s) == OK);
        db_end_read(tx);
        return s;
}

static int post(struct str what, struct str fields)
{
        struct str to = office_path(S("/faelle/"), o.case_albers, S("/stand?was="));
        return office_post(&b, str_join(test_arena(), to, what), fields).status;
}

TEST(only_a_status_of_the_list_is_taken)
{
        o = office_open();
        b = office_browser(&o, o.jonas);
        CHECK_INT(post(S("stand"), S("status=bogus_status")), 422);
        CHECK_HAS(b.last.body, "Bitte wählen Sie einen Eintrag der Liste.");
        CHECK_INT(post(S("stand"), S("status=")), 422);
        CHECK_STR(state().status, "intake_check");
        CHECK_INT(post(S("stand"), S("status=planning")), 303);
        CHECK_STR(state().status, "planning");
        office_close(&o);
}

/* Who takes a case up again says why; the form does not call that voluntary. */
TEST(taking_up_again_asks_for_a_reason)
{
        o = office_open();
        b = office_browser(&o, o.jonas);
        CHECK_INT(post(S("aussetzen"), S("until=01.08.2025")), 303);
        struct str page = browse_get(&b, office_path(S("/faelle/"), o.case_albers, S("/stand"))).body;
        struct str again = str_sub(page, (size_t)str_find(page, S("was=weiter")), 1500);
        CHECK_HAS(again, "Notiz");
        CHECK_HAS_NOT(str_sub(again, 0, (size_t)str_find(again, S("</form>"))), "freiwillig");
        CHECK_INT(post(S("weiter"), S("note=")), 422);
        CHECK_INT(post(S("weiter"), S("note=Kur+beendet")), 303);
        office_close(&o);
}

TEST(only_a_reason_of_the_list_ends_a_case)
{
        o = office_open();
        b = office_browser(&o, o.jonas);
        CHECK_INT(post(S("abschliessen"), S("on=07.07.2025&end_reason=bogus_reason")), 422);
        CHECK_STR(state().status, "intake_check");
        CHECK_STR(state().end_reason, "");
        CHECK_INT(post(S("abschliessen"), S("on=07.07.2025&end_reason=regular")), 303);
        CHECK_STR(state().end_reason, "regular");
        office_close(&o);
}

TEST(only_people_of_the_list_are_made_responsible)
{
        o = office_open();
        b = office_browser(&o, o.jonas);
        CHECK_INT(post(S("zustaendig"), S("case_manager_id=99999")), 422);
        CHECK_INT(post(S("zustaendig"), S("case_manager_id=x")), 422);
        CHECK_INT(post(S("zustaendig"),
                       str_join(test_arena(), S("case_manager_id="), str_from_int(test_arena(), o.mira))),
                  303);
        office_close(&o);
}

TEST_GROUP(case_life, &only_a_status_of_the_list_is_taken, &taking_up_again_asks_for_a_reason,
           &only_a_reason_of_the_list_ends_a_case, &only_people_of_the_list_are_made_responsible)
