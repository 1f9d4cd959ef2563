/* The dispatcher with pages of the test: who may, whose form it is, what is saved, what is said. */
#include "test/test.h"

#include <unistd.h>

#include "base/rand.h"
#include "core/secret.h"
#include "core/session.h"
#include "test/browse.h"
#include "test/testdb.h"
#include "web/ui.h"

/* ---- pages of the test ---- */

SQL(dispatch_add, none, "INSERT INTO code (list, code, label, rank, active) VALUES ('test', $1, $2, 1, 1)")
SQL(dispatch_count, one_int, "SELECT COUNT(*) FROM code WHERE list = 'test'")
SQL(dispatch_parked, one_int, "SELECT COUNT(*) FROM parked_form")
SQL(dispatch_end, none, "UPDATE session SET ended_at = $1")

static enum err show(struct req *r, struct rtx *tx)
{
        (void)tx;
        html_lit(r->html, "<p>hello ");
        html_text(r->html, r->actor ? r->actor->name : S("stranger"));
        html_lit(r->html, "</p>");
        return OK;
}

static enum err list(struct req *r, struct rtx *tx)
{
        r->listed = 7;
        return show(r, tx);
}

static enum err file(struct req *r, struct rtx *tx)
{
        (void)tx;
        req_download(r, req_query(r, S("mime")), S("Gruß \"1\".pdf"), S("bytes"));
        return OK;
}

static int64_t saved_id;

/* Saves and leads on; "fail" makes it fail afterwards. */
static enum err save(struct req *r, struct wtx *tx)
{
        struct str fail = req_field(r, S("fail"));
        struct str code = str_from_int(r->arena, ++saved_id);
        TRY(db_exec(tx, &sql_dispatch_add, ARGS(code, str_join(r->arena, S("x"), req_field(r, S("note")))),
                    NULL));
        req_redirect_said(r, url_path(r->arena, "/secret/:", saved_id), S("saved"));
        if (str_eq(fail, S("drawn")))
                html_lit(r->html, "<p>form again</p>");
        if (str_eq(fail, S("drawn")) || str_eq(fail, S("invalid")))
                return ERR_INVALID;
        if (str_eq(fail, S("wrote"))) {
                r->wrote = true;
                html_lit(r->html, "<p>wrong password</p>");
                return ERR_INVALID;
        }
        if (str_eq(fail, S("conflict")))
                return ERR_CONFLICT;
        if (str_eq(fail, S("full")))
                return ERR_FULL;
        return str_eq(fail, S("missing")) ? ERR_NOT_FOUND : OK;
}

#define TEST_PAGE(name_, path_, method_, need_, member_, fn_, ...)                                           \
        static const struct page name_ = {.name = #name_,                                                    \
                                          .path = path_,                                                     \
                                          .method = method_,                                                 \
                                          .needs = need_,                                                    \
                                          .member_ = fn_,                                                    \
                                          __VA_ARGS__};
TEST_PAGE(home_page, "/open", GET, NEED_PUBLIC, get, show, .title = T("Offen"))
TEST_PAGE(enter_page, "/enter", POST, NEED_PUBLIC, post, save, .anonymous_post = true)
TEST_PAGE(mine_page, "/mine", GET, NEED_SIGNED_IN, get, show, .title = T("Mein"))
TEST_PAGE(secret_page, "/secret/:", GET, NEED(USER_ADMIN, STAFF), get, show, .title = T("Geheim"))
TEST_PAGE(list_page, "/list", GET, NEED(PEOPLE_READ, MASTER), get, list, .title = T("Liste"))
TEST_PAGE(partners_page, "/partners", GET, NEED(ORG_READ, NETWORK), get, list, .title = T("Partner"))
TEST_PAGE(file_page, "/file", GET, NEED_SIGNED_IN, get, file, .title = T("Datei"))
TEST_PAGE(save_page, "/save", POST, NEED_SIGNED_IN, post, save, .uploads = true)
TEST_PAGE(staff_page, "/staff", POST, NEED(STAFF_READ, STAFF), post, save, .budget = 1)
extern const struct page page_form_resume, page_system_health, page_system_metrics;
static const struct page *const pages[] = {
        &home_page,          &enter_page,          &mine_page, &secret_page, &list_page,
        &partners_page,      &file_page,           &save_page, &staff_page,  &page_form_resume,
        &page_system_health, &page_system_metrics, NULL};

/* ---- one office ---- */

static struct db *db;
static struct browser b;

static void office(enum role role)
{
        db = testdb_open();
        b = browse_open(db);
        b.d.pages = pages;
        if (role != ROLE_N)
                browse_sign_in(&b, browse_user(db, S("jonas"), role));
        b.submission = rand_token(test_arena());
        log_level_set(LOG_ERROR);
}

static int64_t count(const struct stmt_free *s)
{
        struct rtx *tx;
        struct one_int one = {-1};
        must(db_begin_read(db, test_arena(), 0, &tx) == OK);
        must(db_row(tx, s, NO_ARGS, &one) == OK);
        db_end_read(tx);
        return one.n;
}

/* ---- who may ---- */

TEST(strangers_are_led_to_sign_in)
{
        office(ROLE_N);
        CHECK_INT(browse_get(&b, S("/open")).status, 200);
        CHECK_HAS(b.last.body, "hello stranger");
        CHECK_HAS(b.last.body, "<title>");
        CHECK(b.form_token.n >= 20);
        CHECK_INT(browse_get(&b, S("/mine?a=1")).status, 303);
        CHECK_STR(b.last.location, "/anmelden?nach=%2Fmine%3Fa%3D1");
        CHECK_INT(browse_get(&b, S("/secret/3")).status, 303);
        CHECK_INT(browse_get(&b, S("/nothing")).status, 404);
        testdb_close(db);
}

TEST(missing_rights_and_missing_pages_look_the_same)
{
        office(ROLE_evaluator);
        CHECK_INT(browse_get(&b, S("/mine")).status, 200);
        CHECK_HAS(b.last.body, "hello jonas");
        struct str nowhere = browse_get(&b, S("/nothing")).body;
        CHECK_HAS(nowhere, "Diese Seite gibt es nicht, oder sie ist für Sie nicht freigegeben.");
        CHECK_INT(browse_get(&b, S("/secret/3")).status, 404);
        CHECK_HAS(b.last.body, "Diese Seite gibt es nicht, oder sie ist für Sie nicht freigegeben.");
        CHECK_HAS_NOT(b.last.body, "Geheim");
        CHECK_INT((int64_t)b.last.body.n, (int64_t)nowhere.n);
        CHECK_INT(browse_post(&b, S("/open"), S("")).status, 405);
        CHECK_STR(b.last.allow, "GET, HEAD");
        testdb_close(db);
}

TEST(reading_is_not_writing)
{
        office(ROLE_case_manager); /* may read and write staff data */
        CHECK_INT(browse_post(&b, S("/staff"), S("")).status, 303);
        testdb_close(db);
        office(ROLE_privacy_officer); /* reads staff data only */
        CHECK_INT(browse_post(&b, S("/staff"), S("")).status, 404);
        CHECK_INT(count(&sql_dispatch_count), 0);
        testdb_close(db);
}

/* ---- whose form it is ---- */

TEST(forms_need_their_token)
{
        office(ROLE_lead);
        struct str token = b.csrf;
        b.csrf = S("");
        CHECK_INT(browse_post(&b, S("/save"), S("note=Lange+Notiz")).status, 403);
        b.csrf = S("wrong-wrong-wrong-wrong-wrong-wrong-wrong-w");
        CHECK_INT(browse_post(&b, S("/save"), S("note=Lange+Notiz")).status, 403);
        CHECK_HAS(b.last.body, "Lange Notiz");   /* from our own page: nothing is lost … */
        CHECK(str_find(b.last.body, token) > 0); /* … and it can be sent again */
        b.origin = b.fetch_site = S("");
        CHECK_INT(browse_post(&b, S("/save"), S("note=Lange+Notiz")).status, 403);
        CHECK_HAS(b.last.body, "Lange Notiz");
        CHECK_HAS_NOT(b.last.body, "Noch einmal versuchen");
        CHECK_INT(count(&sql_dispatch_count), 0);
        b.csrf = token;
        CHECK_INT(browse_post(&b, S("/save"), S("note=Lange+Notiz")).status, 303);
        CHECK_INT(count(&sql_dispatch_count), 1);
        testdb_close(db);
}

TEST(other_sites_are_refused_even_with_a_token)
{
        static const struct {
                struct str origin, site;
        } foreign[] = {
                {S_INIT("https://evil.example"), S_INIT("")},
                {S_INIT("null"), S_INIT("")},
                {S_INIT("http://localhost:8080"), S_INIT("cross-site")},
                {S_INIT(""), S_INIT("same-site")},
                {S_INIT("https://localhost:8080"), S_INIT("")},
                {S_INIT("http://localhost"), S_INIT("")},
        };
        office(ROLE_lead);
        for (size_t i = 0; i < ARRAY_LEN(foreign); i++) {
                b.origin = foreign[i].origin;
                b.fetch_site = foreign[i].site;
                CHECK_INT(browse_post(&b, S("/save"), S("note=Lange+Notiz")).status, 403);
                CHECK_HAS_NOT(b.last.body, "Lange Notiz");
        }
        CHECK_INT(count(&sql_dispatch_count), 0);
        testdb_close(db);
}

TEST(sign_in_forms_carry_a_cookie)
{
        office(ROLE_N);
        CHECK_INT(browse_post(&b, S("/enter"), S("")).status, 403);
        browse_get(&b, S("/open"));
        b.csrf = S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        CHECK_INT(browse_post(&b, S("/enter"), S("")).status, 403);
        b.csrf = b.form_token;
        CHECK_INT(browse_post(&b, S("/enter"), S("")).status, 303);
        testdb_close(db);
}

/* ---- saving ---- */

TEST(a_submission_writes_once)
{
        office(ROLE_lead);
        CHECK_INT(browse_post(&b, S("/save"), S("note=a")).status, 303);
        struct str first = b.last.location;
        CHECK_HAS(first, "/secret/");
        CHECK_INT(browse_post(&b, S("/save"), S("note=a")).status, 303);
        CHECK_SAME(b.last.location, first);
        CHECK_INT(count(&sql_dispatch_count), 1);
        browse_sign_in(&b, browse_user(db, S("aylin"), ROLE_lead));
        CHECK_INT(browse_post(&b, S("/save"), S("note=a")).status, 409);
        CHECK_HAS_NOT(b.last.body, "/secret/"); /* somebody else learns nothing */
        b.submission = rand_token(test_arena());
        CHECK_INT(browse_post(&b, S("/save"), S("note=b")).status, 303);
        CHECK_INT(count(&sql_dispatch_count), 2);
        testdb_close(db);
}

/* Back, changed and sent again: neither dropped nor taken for saved. */
TEST(a_submission_with_other_content_is_no_retry)
{
        office(ROLE_lead);
        CHECK_INT(browse_post(&b, S("/save"), S("note=Erste+Notiz")).status, 303);
        CHECK_INT(browse_post(&b, S("/save"), S("note=Zweite+Notiz")).status, 409);
        CHECK_STR(b.last.location, "");
        CHECK_HAS(b.last.body, "Schon gespeichert");
        CHECK_HAS(b.last.body, "Zweite Notiz");
        CHECK_HAS(b.last.body, "Noch einmal versuchen");
        CHECK_INT(count(&sql_dispatch_count), 1);
        /* the button sends it as a submission of its own */
        CHECK(str_find(b.last.body, b.submission) < 0);
        CHECK(str_find(b.last.body, b.r.submission) > 0);
        /* another page, another query, another file */
        CHECK_INT(browse_post(&b, S("/staff"), S("note=Erste+Notiz")).status, 409);
        CHECK_INT(browse_post(&b, S("/save?a=1"), S("note=Erste+Notiz")).status, 409);
        struct upload u = {S("scan"), S("Befund.pdf"), S("x")};
        b.upload = &u;
        b.uploads = 1;
        CHECK_INT(browse_post(&b, S("/save"), S("note=Erste+Notiz")).status, 409);
        b.uploads = 0;
        /* parts cannot be moved from one field to the next */
        CHECK_INT(browse_post(&b, S("/save"), S("note=Erste&x=+Notiz")).status, 409);
        CHECK_INT(browse_post(&b, S("/save"), S("note=Erste+Notiz&parked=abc")).status, 303);
        b.submission = b.r.submission;
        CHECK_INT(browse_post(&b, S("/save"), S("note=Zweite+Notiz")).status, 303);
        CHECK_INT(count(&sql_dispatch_count), 2);
        testdb_close(db);
}

TEST(a_refused_form_is_shown_again_and_can_be_sent_again)
{
        office(ROLE_lead);
        CHECK_INT(browse_post(&b, S("/save"), S("note=a&fail=drawn")).status, 422);
        CHECK_HAS(b.last.body, "form again");
        CHECK_STR(b.last.location, "");
        CHECK_INT(browse_post(&b, S("/save"), S("note=a&fail=conflict")).status, 409);
        CHECK_INT(browse_post(&b, S("/save"), S("note=a&fail=invalid")).status, 400);
        CHECK_INT(browse_post(&b, S("/save"), S("note=a&fail=missing")).status, 404);
        CHECK_INT(count(&sql_dispatch_count), 0);
        CHECK_INT(browse_post(&b, S("/save"), S("note=a")).status, 303);
        CHECK_INT(count(&sql_dispatch_count), 1);
        testdb_close(db);
}

TEST(what_must_stay_stays_although_refused)
{
        office(ROLE_lead);
        CHECK_INT(browse_post(&b, S("/save"), S("fail=wrote")).status, 422);
        CHECK_HAS(b.last.body, "wrong password");
        CHECK_INT(count(&sql_dispatch_count), 1);
        CHECK_INT(browse_post(&b, S("/save"), S("")).status, 303); /* the same submission is not used up */
        CHECK_INT(count(&sql_dispatch_count), 2);
        testdb_close(db);
}

TEST(text_survives_a_full_disk)
{
        office(ROLE_lead);
        struct upload u = {S("scan"), S("Befund.pdf"), S("x")};
        b.upload = &u;
        b.uploads = 1;
        CHECK_INT(browse_post(&b, S("/save"),
                              S("note=Zeile+1%0A%3Cb%3E&kind=phone&new_password=Sesam&fail=full"))
                          .status,
                  507);
        CHECK_HAS(b.last.body, "Zeile 1<br>&lt;b&gt;");
        CHECK_HAS(b.last.body, "action=\"/save\"");
        CHECK_HAS(b.last.body, "name=\"kind\" value=\"phone\"");
        CHECK_HAS(b.last.body, "Noch einmal versuchen");
        CHECK_HAS(b.last.body, "Die Datei wählen Sie bitte noch einmal aus.");
        CHECK_HAS_NOT(b.last.body, "Sesam");
        CHECK(str_find(b.last.body, b.submission) > 0);
        CHECK_INT(count(&sql_dispatch_count), 0);
        testdb_close(db);
}

/* One POST whose n-th database call fails: saved as a whole, or a clean page with the text and no half change. */
static bool survives(int64_t n, enum err fault, int status)
{
        int64_t before = count(&sql_dispatch_count);
        b.submission = rand_token(test_arena());
        db_fault_set(db, n, fault);
        browse_post(&b, S("/save"), S("note=Lange+Notiz"));
        db_fault_set(db, 0, OK);
        bool saved = b.last.status == 303;
        CHECK_INT(count(&sql_dispatch_count), before + saved);
        if (!saved) {
                CHECK_INT(b.last.status, status);
                CHECK_HAS(b.last.body, "Lange Notiz");
        }
        return saved;
}

TEST(every_failing_call_leaves_nothing_behind)
{
        static const struct {
                enum err e;
                int status, least; /* a lost connection is opened again where that is possible */
        } faults[] = {{ERR_FULL, 507, 5}, {ERR_BUSY, 503, 5}, {ERR_DOWN, 503, 1}, {ERR_INTERNAL, 500, 5}};
        office(ROLE_lead);
        for (size_t k = 0; k < ARRAY_LEN(faults); k++) {
                int refused = 0;
                for (int64_t n = 1; n < 30; n++)
                        refused += !survives(n, faults[k].e, faults[k].status);
                CHECK(refused >= faults[k].least && refused < 29);
        }
        testdb_close(db);
}

/* ---- the session ends while typing ---- */

static void end_sessions(void)
{
        struct wtx *tx;
        must(db_begin_write(db, test_arena(), 0, &tx) == OK);
        must(db_exec(tx, &sql_dispatch_end, ARGS(clock_now()), NULL) == OK);
        must(db_commit(tx) == OK);
}

static void key_file(void)
{
        struct str path =
                str_join(test_arena(), S("/tmp/fallnetz-test-key-"), str_from_int(test_arena(), getpid()));
        must(secret_start(path, true) == OK);
        unlink(str_c(test_arena(), path));
}

TEST(text_survives_the_end_of_a_session)
{
        office(ROLE_lead);
        key_file();
        int64_t user = b.user_id;
        end_sessions();
        CHECK_INT(browse_post(&b, S("/save?x=1"), S("note=Lange+Notiz&new_password=Sesam")).status, 303);
        struct str prefix = S("/anmelden?weiter="), token = str_sub(b.last.location, prefix.n, 43);
        NEED_TRUE(str_starts(b.last.location, prefix) && str_ends(b.last.location, S("&meldung=parked")));
        CHECK_INT(count(&sql_dispatch_count), 0);
        struct str resume = str_join(test_arena(), S("/fortsetzen/"), token);

        browse_sign_in(&b, browse_user(db, S("aylin"), ROLE_lead));
        CHECK_INT(browse_get(&b, resume).status, 404);
        browse_sign_in(&b, user);
        CHECK_INT(browse_get(&b, resume).status, 200);
        CHECK_HAS(b.last.body, "Lange Notiz");
        CHECK_HAS(b.last.body, "action=\"/save?x=1\"");
        CHECK_HAS_NOT(b.last.body, "Sesam");
        CHECK(str_find(b.last.body, b.csrf) > 0 && str_find(b.last.body, b.submission) > 0);
        CHECK_INT(browse_post(&b, S("/save"), str_join(test_arena(), S("note=Lange+Notiz&parked="), token))
                          .status,
                  303);
        CHECK_INT(count(&sql_dispatch_count), 1);
        CHECK_INT(count(&sql_dispatch_parked), 0);
        testdb_close(db);
}

TEST(nothing_typed_is_not_parked)
{
        office(ROLE_lead);
        end_sessions();
        CHECK_INT(browse_post(&b, S("/save"), S("")).status, 303);
        CHECK_HAS(b.last.location, "/anmelden?meldung=again");
        CHECK_INT(count(&sql_dispatch_parked), 0);
        b.csrf = S("a-token-that-was-never-ours");
        CHECK_INT(browse_post(&b, S("/save"), S("note=Lange+Notiz")).status, 403);
        CHECK_HAS(b.last.body, "Lange Notiz");
        testdb_close(db);
}

/* ---- the access log ---- */

TEST(lists_of_persons_are_logged_once)
{
        struct browse_access *row;
        office(ROLE_lead);
        CHECK_INT(browse_get(&b, S("/list")).status, 200);
        CHECK_INT(browse_get(&b, S("/partners")).status, 200);
        NEED_TRUE(browse_accesses(db, &row) == 1);
        CHECK_STR(row->page, "list_page");
        CHECK_INT(row->rows, 7);
        CHECK_INT(row->case_id, 0);
        testdb_close(db);
}

/* ---- other answers ---- */

/* Session, actor, the office’s name, and what the head says of the own day: what every page costs before it does anything itself. */
TEST(the_frame_of_a_page_costs_four_statements)
{
        office(ROLE_lead);
        CHECK_INT(browse_get(&b, S("/mine")).status, 200);
        CHECK_INT(b.statements, 4);
        testdb_close(db);
}

TEST(downloads_are_never_pages)
{
        office(ROLE_lead);
        CHECK_INT(browse_get(&b, S("/file?mime=application/pdf")).status, 200);
        CHECK_STR(b.last.body, "bytes");
        CHECK_STR(b.last.mime, "application/pdf");
        CHECK_STR(b.last.download_name, "Gruß \"1\".pdf");
        testdb_close(db);
}

TEST(machines_see_health_and_figures)
{
        office(ROLE_N);
        CHECK_INT(browse_get(&b, S("/gesundheit")).status, 200);
        CHECK_STR(b.last.body, "ok\n");
        CHECK_INT((int64_t)b.last.cookies, 0);
        db_fault_set(db, 1, ERR_BUSY);
        CHECK_INT(browse_get(&b, S("/gesundheit")).status, 503);
        db_fault_set(db, 0, OK);
        CHECK_INT(browse_get(&b, S("/metriken")).status, 200);
        CHECK_HAS(b.last.body, "fallnetz_requests_total{status=\"5xx\"} ");
        b.address = S("192.0.2.1");
        CHECK_INT(browse_get(&b, S("/metriken")).status, 404);
        testdb_close(db);
}

TEST(cookies_are_secure_behind_a_proxy)
{
        office(ROLE_N);
        b.d.proxy = true;
        browse_get(&b, S("/open"));
        NEED_TRUE(b.last.cookies == 1);
        CHECK_HAS(b.last.set_cookie[0], "__Host-fallnetz-form=");
        CHECK_HAS(b.last.set_cookie[0], "; Path=/; HttpOnly; SameSite=Lax; Secure");
        b.csrf = b.form_token;
        CHECK_INT(browse_post(&b, S("/enter"), S("")).status, 403); /* http:// is not where the proxy is */
        b.origin = S("https://localhost:8080");
        CHECK_INT(browse_post(&b, S("/enter"), S("")).status, 303);
        testdb_close(db);
}

TEST_GROUP(dispatch, &strangers_are_led_to_sign_in, &missing_rights_and_missing_pages_look_the_same,
           &reading_is_not_writing, &forms_need_their_token, &other_sites_are_refused_even_with_a_token,
           &sign_in_forms_carry_a_cookie, &a_submission_writes_once,
           &a_submission_with_other_content_is_no_retry, &a_refused_form_is_shown_again_and_can_be_sent_again,
           &what_must_stay_stays_although_refused, &text_survives_a_full_disk,
           &every_failing_call_leaves_nothing_behind, &text_survives_the_end_of_a_session,
           &nothing_typed_is_not_parked, &lists_of_persons_are_logged_once,
           &the_frame_of_a_page_costs_four_statements, &downloads_are_never_pages,
           &machines_see_health_and_figures, &cookies_are_secure_behind_a_proxy)
