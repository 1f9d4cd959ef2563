/* Work without a case: only the own entries. */
#include "test/test.h"

#include "test/office.h"

static struct office o;
static struct browser b;

static struct str body(struct str target)
{
        browse_get(&b, target);
        return b.last.body;
}

TEST(everyone_sees_and_changes_the_own_entries_only)
{
        o = office_open();
        b = office_browser(&o, o.jonas);
        CHECK_HAS(body(S("/aufwand")), "Noch kein Aufwand erfasst.");
        CHECK_HAS(body(S("/aufwand/neu")), "07.07.2025");
        CHECK_INT(office_post(&b, S("/aufwand/neu"),
                              S("held_on=7.7.2025&relation=cross_case&way=phone&minutes=0&subject=x"))
                          .status,
                  422);
        CHECK_INT(
                office_post(
                        &b, S("/aufwand/neu"),
                        S("held_on=7.7.2025&relation=cross_case&way=phone&minutes=95&subject=Runde+%3Cb%3E"))
                        .status,
                303);
        int64_t id = office_redirect_id(&b.last, S("/aufwand/"));
        CHECK_HAS(body(S("/aufwand")), "Runde &lt;b&gt;");
        CHECK_HAS(b.last.body, "1 Std. 35 Min.");
        CHECK_HAS(body(S("/aufwand?format=csv")), "95");
        CHECK_HAS_NOT(body(S("/aufwand?bezug=unspecific")), "Runde");
        struct str edit = office_path(S("/aufwand/"), id, S("/bearbeiten"));
        CHECK_INT(office_post(&b, edit, S("minutes=60&version=1")).status, 303);
        CHECK_HAS(body(S("/aufwand")), "1 Std.");
        static const struct str after[] = {S_INIT(""), S_INIT("/bearbeiten"), S_INIT("/verlauf")};
        for (size_t i = 0; i < ARRAY_LEN(after); i++)
                CHECK_INT(browse_get(&b, office_path(S("/aufwand/"), id, after[i])).status, 200);
        b = office_browser(&o, o.lea);
        CHECK_HAS_NOT(body(S("/aufwand")), "Runde");
        for (size_t i = 0; i < ARRAY_LEN(after); i++)
                CHECK_INT(browse_get(&b, office_path(S("/aufwand/"), id, after[i])).status, 404);
        CHECK_INT(office_post(&b, edit, S("minutes=1&version=2")).status, 404);
        office_close(&o);
}

/* Administration reads data of staff, but writes none: no form is offered. */
TEST(who_may_not_write_gets_no_form)
{
        o = office_open();
        b = office_browser(&o, o.vera);
        CHECK_HAS_NOT(body(S("/aufwand")), "Aufwand erfassen");
        CHECK_INT(browse_get(&b, S("/aufwand/neu")).status, 404);
        CHECK_INT(office_post(&b, S("/aufwand/neu"), S("minutes=5&subject=x")).status, 404);
        office_close(&o);
}

TEST_GROUP(effort, &everyone_sees_and_changes_the_own_entries_only, &who_may_not_write_gets_no_form)
