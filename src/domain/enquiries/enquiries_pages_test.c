/* Enquiries before consent: what they become, who sees them, and that they are really forgotten. H1 */
#include "test/test.h"

#include "core/audit.h"
#include "core/job.h"
#include "domain/enquiries/enquiry.h"
#include "test/office.h"

static struct office o;
static struct browser b;

static void as(int64_t user)
{
        b = office_browser(&o, user);
}

static struct str body(struct str target)
{
        browse_get(&b, target);
        return b.last.body;
}

static int64_t add(void)
{
        office_post(
                &b, S("/anfragen/neu"),
                S("received_on=7.7.2025&referral_path=self&name=Fatma+O%27Neil+%3Cb%3E&phone=04931+77&concern=Braucht+Rat"));
        CHECK_INT(b.last.status, 303);
        return office_redirect_id(&b.last, S("/anfragen/"));
}

static struct str page(int64_t id, struct str after)
{
        return office_path(S("/anfragen/"), id, after);
}

TEST(an_enquiry_says_when_it_will_be_deleted)
{
        o = office_open();
        as(o.jonas);
        CHECK_HAS(body(S("/anfragen")), "Keine offene Anfrage.");
        CHECK_HAS(body(S("/anfragen/neu")), "07.07.2025");
        CHECK(str_find(b.last.body, S("name=\"name\"")) < str_find(b.last.body, S("name=\"referral_path\"")));
        CHECK_HAS(b.last.body, ">vera</option>");
        CHECK_HAS_NOT(b.last.body, ">nele</option>"); /* opens no enquiry */
        int64_t id = add();
        struct str html = body(S("/anfragen"));
        CHECK_HAS(html, "Fatma O'Neil &lt;b&gt;");
        CHECK_HAS_NOT(html, "O'Neil <b>");
        CHECK_HAS(html, "05.10.2025");
        html = body(page(id, S("")));
        CHECK_HAS(html, "Sonntag, 5. Oktober 2025");
        CHECK_HAS(html, "Als Kurzberatung führen");
        CHECK_HAS(html, "anfrage=");
        CHECK_HAS_NOT(body(S("/anfragen?sicht=meine")), "Fatma");
        as(o.nele);
        CHECK_INT(browse_get(&b, S("/anfragen")).status, 404);
        CHECK_INT(browse_get(&b, page(id, S(""))).status, 404);
        office_close(&o);
}

TEST(an_enquiry_ends)
{
        o = office_open();
        as(o.jonas);
        int64_t id = add();
        CHECK_HAS(body(page(id, S("/beenden"))), "Anfrage beenden?");
        CHECK_INT(office_post(&b, page(id, S("/beenden")), S("")).status, 303);
        CHECK_HAS_NOT(body(S("/anfragen")), "Fatma");
        CHECK_HAS(body(S("/anfragen?sicht=alle")), "Fatma");
        CHECK_HAS_NOT(body(page(id, S(""))), "Als Kurzberatung führen");
        office_close(&o);
}

TEST(short_counselling_out_of_an_enquiry_holds_no_name)
{
        o = office_open();
        as(o.jonas);
        int64_t id = add();
        struct str neu = office_path(S("/kurzberatung/neu?anfrage="), id, S(""));
        struct str html = body(neu);
        CHECK_INT(b.last.status, 200);
        CHECK_HAS_NOT(html, "Fatma");
        CHECK_HAS_NOT(html, "04931 77");
        CHECK_INT(office_post(&b, neu, S("held_on=7.7.2025&way=phone&topic=")).status, 422);
        CHECK_HAS(body(S("/anfragen")), "Fatma");
        CHECK_INT(office_post(&b, neu, S("held_on=7.7.2025&way=phone&topic=Teilzeit+%3Cb%3E&minutes=20"))
                          .status,
                  303);
        CHECK_HAS_NOT(body(S("/anfragen")), "Fatma");
        html = body(S("/kurzberatung?wie=phone"));
        CHECK_HAS(html, "Teilzeit &lt;b&gt;");
        CHECK_HAS(html, "jonas");
        CHECK_HAS_NOT(body(S("/kurzberatung?wie=video")), "Teilzeit");
        CHECK_INT(browse_get(&b, S("/kurzberatung/neu?anfrage=999")).status, 404);
        CHECK_HAS(body(S("/kurzberatung?format=csv")), "Teilzeit");
        office_close(&o);
}

/* ---- becoming a case ---- */

static struct str case_fields(int64_t person, int64_t manager)
{
        struct arena *a = test_arena();
        return str_join(a, S("person_id="), str_from_int(a, person), S("&site_id="), str_from_int(a, o.site),
                        S("&opened_on=7.7.2025&referral_path=self&case_manager_id="),
                        str_from_int(a, manager));
}

TEST(an_enquiry_leads_through_a_new_person_into_a_case)
{
        o = office_open();
        as(o.jonas);
        int64_t id = add();
        struct str to_person = office_path(S("/personen/neu?anfrage="), id, S(""));
        struct str html = body(to_person);
        CHECK_HAS(html, "value=\"&lt;b&gt;\""); /* the last word */
        CHECK_HAS(html, "value=\"Fatma O&#39;Neil\"");
        CHECK_HAS(html, "value=\"04931 77\"");
        CHECK_INT(office_post(&b, to_person, S("family=O%27Neil&given=Fatma&phone=04931+77")).status, 303);
        int64_t person = office_redirect_id(&b.last, S("/personen/"));
        CHECK_INT(office_post(&b, office_path(S("/faelle/neu?anfrage="), id, S("")),
                              case_fields(person, o.jonas))
                          .status,
                  303);
        int64_t case_id = office_redirect_id(&b.last, S("/faelle/"));
        html = body(page(id, S("")));
        CHECK_HAS(html, "ist ein Fall geworden");
        CHECK(str_find(html, office_path(S("/faelle/"), case_id, S("\""))) > 0);
        /* with the case it is out of sight for colleagues */
        as(o.mira);
        CHECK_INT(browse_get(&b, page(id, S(""))).status, 404);
        CHECK_INT(browse_get(&b, page(id, S("/verlauf"))).status, 404);
        CHECK_HAS_NOT(body(S("/anfragen?sicht=alle")), "Fatma");
        CHECK_INT(browse_get(&b, office_path(S("/faelle/neu?anfrage="), id, S(""))).status, 404);
        office_close(&o);
}

/* ---- forgetting ---- */

static void run_jobs(int year, int month, int day)
{
        clock_set(moment_of(date_of(year, month, day), 3 * 60));
        NEED_OK(job_run_due(o.db, test_arena()));
}

static struct str history_of(int64_t id, size_t *n)
{
        struct rtx *tx;
        struct change_entry *e;
        struct str all = S("");
        must(db_begin_read(o.db, test_arena(), 0, &tx) == OK);
        must(audit_history(tx, &enquiry_entity.e, id, S(""), &e, n) == OK);
        for (size_t i = 0; i < *n; i++)
                for (size_t k = 0; k < e[i].n; k++)
                        all = str_join(test_arena(), all, e[i].field[k].before, e[i].field[k].after);
        db_end_read(tx);
        return all;
}

static void check_chain(void)
{
        struct rtx *tx;
        struct audit_report report;
        must(db_begin_read(o.db, test_arena(), 0, &tx) == OK);
        CHECK_OK(audit_verify(tx, &report));
        CHECK_INT(report.broken_block, 0);
        CHECK_INT(report.broken_content, 0);
        db_end_read(tx);
}

TEST(on_its_day_an_enquiry_is_gone_for_good)
{
        size_t n;
        o = office_open();
        as(o.jonas);
        int64_t id = add();
        CHECK_HAS(history_of(id, &n), "Fatma");
        run_jobs(2025, 10, 4);
        CHECK_INT(browse_get(&b, page(id, S(""))).status, 302 + 1); /* signed out by the time, not gone */
        as(o.jonas);
        CHECK_HAS(body(S("/anfragen")), "Fatma");
        run_jobs(2025, 10, 5);
        as(o.jonas);
        CHECK_INT(browse_get(&b, page(id, S(""))).status, 404);
        CHECK_HAS_NOT(body(S("/anfragen?sicht=alle")), "Fatma");
        CHECK_STR(history_of(id, &n), "");
        CHECK_INT((int64_t)n, 2); /* that it was made and deleted is known */
        check_chain();
        office_close(&o);
}

TEST(an_enquiry_with_a_case_is_not_forgotten)
{
        o = office_open();
        as(o.jonas);
        int64_t id = add();
        struct wtx *tx = office_write(&o);
        CHECK_OK(enquiry_begin_case(tx, id, o.case_albers));
        CHECK_ERR(enquiry_begin_case(tx, id, o.case_quast), ERR_CONFLICT);
        CHECK_ERR(enquiry_forget(tx, id), ERR_CONFLICT);
        CHECK_ERR(enquiry_end(tx, id, S("ended")), ERR_CONFLICT);
        office_done(tx);
        run_jobs(2027, 1, 1);
        as(o.jonas);
        CHECK_HAS(body(page(id, S(""))), "Fatma");
        CHECK_INT(office_post(&b, page(id, S("/loeschen")), S("version=2")).status, 409);
        office_close(&o);
}

/* Without a day of its own (brought in from elsewhere) the receipt counts. */
TEST(an_enquiry_without_a_day_is_as_old_as_its_receipt)
{
        struct errs errs;
        int64_t forgotten;
        o = office_open();
        struct wtx *tx = office_write(&o);
        struct record *r = enquiry_fresh(rtx_of(tx));
        errs_init(&errs, test_arena());
        REC_SET(r, ENQUIRY_name, S("Alt"));
        REC_SET(r, ENQUIRY_referral_path, S("self"));
        REC_SET(r, ENQUIRY_received_on, date_of(2025, 4, 8));
        REC_SET(r, ENQUIRY_delete_on, DATE_NONE);
        NEED_OK(ent_insert(tx, &enquiry_entity, r, &errs));
        NEED_OK(enquiry_forget_due(tx, &forgotten));
        CHECK_INT(forgotten, 1);
        office_done(tx);
        office_close(&o);
}

TEST(deleting_at_once_leaves_no_word)
{
        size_t n;
        o = office_open();
        as(o.jonas);
        int64_t id = add();
        CHECK_HAS(body(page(id, S("/loeschen"))), "Anfrage jetzt löschen?");
        CHECK_INT(office_post(&b, page(id, S("/loeschen")), S("version=1")).status, 303);
        CHECK_STR(history_of(id, &n), "");
        CHECK_INT(browse_get(&b, page(id, S(""))).status, 404);
        check_chain();
        office_close(&o);
}

TEST_GROUP(enquiries, &an_enquiry_says_when_it_will_be_deleted, &an_enquiry_ends,
           &short_counselling_out_of_an_enquiry_holds_no_name,
           &an_enquiry_leads_through_a_new_person_into_a_case, &on_its_day_an_enquiry_is_gone_for_good,
           &an_enquiry_with_a_case_is_not_forgotten, &an_enquiry_without_a_day_is_as_old_as_its_receipt,
           &deleting_at_once_leaves_no_word)
