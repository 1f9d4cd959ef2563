/* Third persons who were deleted are gone from the history as well; that they were there and who deleted them stays. */
#include "core/audit.h"
#include "test/office.h"
#include "test/test.h"

SQL(test_erased_changes, one_int, "SELECT COUNT(*) FROM change WHERE entity = $1")
SQL(test_erased_contents, one_int,
    "SELECT COUNT(*) FROM change_content x JOIN change c ON c.id = x.change_id WHERE c.entity = $1")

static struct office o;
static struct browser b;

static int64_t count(const struct stmt_free *s, struct str entity)
{
        struct rtx *tx;
        struct one_int n = {-1};
        must(db_begin_read(o.db, test_arena(), 0, &tx) == OK);
        must(db_row(tx, s, ARGS(entity), &n) == OK);
        db_end_read(tx);
        return n.n;
}

static void check_chain(void)
{
        struct audit_report r;
        int64_t sealed;
        struct wtx *tx = office_write(&o);
        CHECK_OK(audit_seal(tx, &sealed));
        CHECK_OK(audit_verify(rtx_of(tx), &r));
        office_done(tx);
        CHECK_INT(r.broken_block, 0);
        CHECK_INT(r.broken_content, 0);
}

/* Adds with the fields, changes, deletes. */
static void come_and_go(struct str list, struct str fields, struct str entity)
{
        struct arena *a = test_arena();
        NEED_TRUE(office_post(&b, str_join(a, list, S("/neu")), fields).status == 303);
        int64_t id = office_redirect_id(&b.last, str_join(a, list, S("/")));
        struct str one = str_join(a, list, S("/"), str_from_int(a, id));
        CHECK_INT(office_post(&b, str_join(a, one, S("/bearbeiten")), S("version=1&note=Nachbar")).status,
                  303);
        CHECK_INT(count(&sql_test_erased_contents, entity), 2);
        check_chain();
        CHECK_INT(office_post(&b, str_join(a, one, S("/loeschen")), S("version=2")).status, 303);
        CHECK_INT(count(&sql_test_erased_changes, entity), 3);
        CHECK_INT(count(&sql_test_erased_contents, entity), 0);
        check_chain();
}

TEST(a_related_person_goes_without_a_rest)
{
        o = office_open();
        b = office_browser(&o, o.jonas);
        come_and_go(office_path(S("/faelle/"), o.case_albers, S("/bezugspersonen")),
                    S("name=Wolfhard+Spurlos&relation=partner"), S("related_person"));
        office_close(&o);
}

TEST(a_contact_goes_without_a_rest)
{
        o = office_open();
        b = office_browser(&o, o.nele);
        come_and_go(office_path(S("/organisationen/"), o.firm, S("/kontakte")),
                    S("name=Kunigunde+Spurweg&phone=1"), S("contact_person"));
        office_close(&o);
}

TEST_GROUP(erased, &a_related_person_goes_without_a_rest, &a_contact_goes_without_a_rest)
