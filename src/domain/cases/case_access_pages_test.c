/* Pages of a case in the dispatcher: nothing of a case is shown or changed without a row in the access log. H10 */
#include "test/test.h"

#include "base/rand.h"
#include "core/case_opener.h"
#include "db/grant_private.h"
#include "test/browse.h"
#include "test/testdb.h"
#include "web/page.h"

/* ---- a case with number 3, and its pages ---- */

static const struct wgrant grant_three = {{.case_id = 3, .writes = true}};

/* The role that opens the case; the user may have others. */
static enum role opening;

static const struct actor *actor_here(const struct actor *who)
{
        struct actor *here = NEW(test_arena(), struct actor);
        *here = actor_in_case(who, (uint64_t)1 << opening, (uint64_t)1 << opening);
        return here;
}

static enum err open_read(struct rtx *tx, const struct actor *who, int64_t id, const struct actor **here,
                          const struct grant **out, struct const_name *why)
{
        must(tx && who);
        *here = actor_here(who);
        *why = CONST_NAME("manager");
        *out = grant_of(&grant_three);
        return id == 3 ? OK : ERR_NOT_FOUND;
}

static enum err open_write(struct wtx *tx, const struct actor *who, int64_t id, const struct actor **here,
                           const struct wgrant **out)
{
        must(tx && who);
        *here = actor_here(who);
        *out = &grant_three;
        return id == 3 ? OK : ERR_NOT_FOUND;
}

static enum err show(struct req *r, struct rtx *tx, const struct grant *g)
{
        (void)tx;
        html_lit(r->html, "<p>case ");
        html_text(r->html, grant_case(g));
        html_lit(r->html, "</p>");
        return OK;
}

static enum err save(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        (void)tx;
        must(grant_case(grant_of(g)) == 3 && grant_case(r->grant) == 3);
        req_redirect(r, url_path(r->arena, "/faelle/:/x", grant_case(r->grant)));
        if (req_has(r, S("drawn")))
                html_lit(r->html, "<p>secret of case 3</p>");
        if (str_eq(req_field(r, S("fail")), S("conflict")))
                return ERR_CONFLICT;
        return req_has(r, S("fail")) ? ERR_INVALID : OK;
}

static const struct page show_page = {.name = "case_page",
                                      .path = "/faelle/:/x",
                                      .method = GET,
                                      .needs = NEED(CASE_READ, CASE),
                                      .case_get = show,
                                      .title = T("Fall")};
static const struct page save_page = {.name = "case_save",
                                      .path = "/faelle/:/x",
                                      .method = POST,
                                      .needs = NEED(CASE_WRITE, CASE),
                                      .case_post = save};
static const struct page *const pages[] = {&show_page, &save_page, NULL};

static struct db *db;
static struct browser b;

static void office(enum role role)
{
        db = testdb_open();
        opening = role;
        b = browse_open(db);
        b.d.pages = pages;
        browse_sign_in(&b, browse_user(db, S("jonas"), role));
        b.submission = rand_token(test_arena());
        case_opener_set((struct case_opener){.read = open_read, .write = open_write});
        log_level_set(LOG_ERROR);
}

/* ---- tests ---- */

TEST(reading_a_case_is_logged_before_it_is_shown)
{
        struct browse_access *row;
        office(ROLE_lead);
        CHECK_INT(browse_get(&b, S("/faelle/4/x")).status, 404);
        CHECK_INT((int64_t)browse_accesses(db, &row), 0);
        CHECK_INT(browse_get(&b, S("/faelle/3/x")).status, 200);
        CHECK_HAS(b.last.body, "case 3");
        NEED_TRUE(browse_accesses(db, &row) == 1);
        CHECK_INT(row->actor, b.user_id);
        CHECK_INT(row->case_id, 3);
        CHECK_STR(row->page, "case_page");
        CHECK_STR(row->why, "manager");
        testdb_close(db);
}

/* Whatever fails: it is not shown unless it is logged. */
TEST(what_cannot_be_logged_is_not_shown)
{
        struct browse_access *row;
        int shown = 0;
        office(ROLE_lead);
        for (int n = 1; n < 40; n++) {
                size_t before = browse_accesses(db, &row);
                db_fault_set(db, n, ERR_FULL);
                struct reply out = browse_get(&b, S("/faelle/3/x"));
                db_fault_set(db, 0, OK);
                bool seen = str_find(out.body, S("case 3")) >= 0;
                CHECK(seen == (browse_accesses(db, &row) > before));
                shown += seen;
        }
        CHECK(shown > 0 && shown < 39);
        testdb_close(db);
}

TEST(writing_a_case_is_logged_with_what_it_wrote)
{
        struct browse_access *row;
        office(ROLE_lead);
        CHECK_INT(browse_post(&b, S("/faelle/3/x"), S("fail=1")).status, 400);
        CHECK_INT((int64_t)browse_accesses(db, &row), 0);
        CHECK_INT(browse_post(&b, S("/faelle/3/x"), S("")).status, 303);
        NEED_TRUE(browse_accesses(db, &row) == 1);
        CHECK_INT(row->case_id, 3);
        CHECK_STR(row->why, "write");
        CHECK_INT(browse_post(&b, S("/faelle/3/x"), S("")).status,
                  303); /* the same submission again: nothing runs */
        CHECK_INT((int64_t)browse_accesses(db, &row), 1);
        b.submission = rand_token(test_arena());
        CHECK_INT(browse_post(&b, S("/faelle/4/x"), S("")).status, 404);
        CHECK_INT((int64_t)browse_accesses(db, &row), 1);
        testdb_close(db);
}

/* A refused form shows what is stored: that is a look, although everything else is rolled back. */
TEST(a_form_that_is_drawn_again_is_logged)
{
        struct browse_access *row;
        office(ROLE_lead);
        CHECK_INT(browse_post(&b, S("/faelle/3/x"), S("drawn=1&fail=1")).status, 422);
        CHECK_HAS(b.last.body, "secret of case 3");
        NEED_TRUE(browse_accesses(db, &row) == 1);
        CHECK_INT(row->case_id, 3);
        CHECK_STR(row->page, "case_save");
        CHECK_STR(row->why, "refused");
        CHECK_INT(browse_post(&b, S("/faelle/3/x"), S("drawn=1&fail=conflict")).status, 409);
        CHECK_INT((int64_t)browse_accesses(db, &row), 2);
        testdb_close(db);
}

TEST(a_form_that_cannot_be_logged_is_not_drawn_again)
{
        struct browse_access *row;
        int shown = 0;
        office(ROLE_lead);
        for (int n = 1; n < 40; n++) {
                size_t before = browse_accesses(db, &row);
                db_fault_set(db, n, ERR_FULL);
                struct reply out = browse_post(&b, S("/faelle/3/x"), S("drawn=1&fail=conflict"));
                db_fault_set(db, 0, OK);
                bool seen = str_find(out.body, S("secret")) >= 0;
                CHECK(seen == (browse_accesses(db, &row) > before));
                shown += seen;
        }
        CHECK(shown > 0 && shown < 39);
        testdb_close(db);
}

TEST(roles_without_cases_see_none)
{
        struct browse_access *row;
        office(ROLE_administrator);
        CHECK_INT(browse_get(&b, S("/faelle/3/x")).status, 404);
        CHECK_INT(browse_post(&b, S("/faelle/3/x"), S("")).status, 404);
        CHECK_INT((int64_t)browse_accesses(db, &row), 0);
        testdb_close(db);
}

TEST_GROUP(case_access_pages, &reading_a_case_is_logged_before_it_is_shown,
           &what_cannot_be_logged_is_not_shown, &writing_a_case_is_logged_with_what_it_wrote,
           &a_form_that_is_drawn_again_is_logged, &a_form_that_cannot_be_logged_is_not_drawn_again,
           &roles_without_cases_see_none)
