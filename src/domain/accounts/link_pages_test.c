/* Invitations and resets by link: once, in time, for their purpose; and what a link does to rights over cases. */
#include "test/accounts.h"

#include "core/login.h"
#include "core/user.h"
#include "domain/accounts/account.h"

#define NEW_PASSWORD "password=rote+Segel+im+Wind&password_again=rote+Segel+im+Wind"
#define EXPIRED "Dieser Link gilt nicht mehr"

static struct accounts a;
static struct browser b;

static struct str link_for(int64_t user_id, struct account_link *out)
{
        struct wtx *tx = office_write(&a.o);
        must(account_link_make(tx, user_id, out) == OK);
        office_done(tx);
        return str_join(test_arena(), out->invitation ? S("/einladung/") : S("/passwort/"), out->token);
}

static void open_office(void)
{
        a = accounts_open();
        b = accounts_stranger(&a);
}

TEST(an_invitation_sets_the_password_once)
{
        struct account_link l;
        open_office();
        struct str path = link_for(a.o.mira, &l); /* no password yet */
        CHECK(l.invitation);
        CHECK_INT(l.paused, 0);
        CHECK_INT(browse_get(&b, path).status, 200);
        CHECK_HAS(b.last.body, "Guten Tag, mira.");
        CHECK_INT(browse_post(&b, path, S(NEW_PASSWORD)).status, 303);
        CHECK_HAS(b.last.location, "meldung=welcome");
        NEED_TRUE(accounts_entered(&b));
        CHECK_INT(b.user_id, a.o.mira);
        /* used: the page and the form refuse, and the password stays */
        b = accounts_stranger(&a);
        CHECK_INT(browse_get(&b, path).status, 404);
        CHECK_HAS(b.last.body, EXPIRED);
        CHECK_INT(browse_post(&b, path, S("password=ganz+anders+jetzt&password_again=ganz+anders+jetzt"))
                          .status,
                  404);
        CHECK(!accounts_inside(&b));
        CHECK_INT(browse_post(&b, S("/anmelden"), S("name=mira&password=rote+Segel+im+Wind")).status, 303);
        accounts_close(&a);
}

TEST(weak_and_different_passwords_are_refused)
{
        struct account_link l;
        open_office();
        struct str path = link_for(a.o.mira, &l);
        CHECK_INT(browse_post(&b, path, S("password=kurz&password_again=kurz")).status, 422);
        CHECK_HAS(b.last.body, "mindestens 10 Zeichen");
        CHECK_INT(
                browse_post(&b, path, S("password=hallo+mira+hallo&password_again=hallo+mira+hallo")).status,
                422);
        CHECK_HAS(b.last.body, "enthält Ihren Anmeldenamen");
        CHECK_INT(browse_post(&b, path, S("password=rote+Segel+im+Wind&password_again=rote+Segel")).status,
                  422);
        CHECK_HAS(b.last.body, "Die beiden Passwörter sind verschieden.");
        CHECK_HAS_NOT(b.last.body, "rote Segel");
        CHECK_INT(browse_post(&b, path, S(NEW_PASSWORD)).status, 303); /* the link is still good */
        accounts_close(&a);
}

TEST(links_expire_and_a_new_one_ends_the_old)
{
        struct account_link l;
        open_office();
        struct str old = link_for(a.o.mira, &l);
        struct str path = link_for(a.o.mira, &l);
        CHECK_INT(browse_get(&b, old).status, 404);
        accounts_wait(LOGIN_INVITE_SECONDS - 5);
        CHECK_INT(browse_get(&b, path).status, 200);
        accounts_wait(10);
        CHECK_INT(browse_get(&b, path).status, 404);
        CHECK_INT(browse_post(&b, path, S(NEW_PASSWORD)).status, 404);
        CHECK_INT(browse_get(&b, S("/einladung/nie-gesehen-nie-gesehen-nie-gesehen")).status, 404);
        accounts_close(&a);
}

TEST(a_link_is_good_for_its_purpose_only)
{
        struct account_link l;
        open_office();
        link_for(a.o.mira, &l);
        CHECK_INT(browse_get(&b, str_join(test_arena(), S("/passwort/"), l.token)).status, 404);
        link_for(a.kai, &l);
        CHECK(!l.invitation);
        CHECK_INT(l.seconds, LOGIN_RESET_SECONDS);
        CHECK_INT(browse_get(&b, str_join(test_arena(), S("/einladung/"), l.token)).status, 404);
        CHECK_INT(browse_get(&b, str_join(test_arena(), S("/passwort/"), l.token)).status, 200);
        accounts_close(&a);
}

TEST(a_closed_account_gets_no_link)
{
        struct account_link l;
        open_office();
        struct str path = link_for(a.o.mira, &l);
        struct wtx *tx = office_write(&a.o);
        must(user_active_set(tx, a.o.mira, false) == OK);
        CHECK_ERR(account_link_make(tx, a.o.mira, &l), ERR_CONFLICT);
        office_done(tx);
        CHECK_INT(browse_get(&b, path).status, 404);
        accounts_close(&a);
}

TEST(a_reset_ends_sessions_and_pauses_rights_over_cases)
{
        struct account_link l;
        open_office();
        struct browser jonas = office_browser(&a.o, a.o.jonas);
        CHECK_INT(browse_get(&jonas, office_path(S("/faelle/"), a.o.case_albers, S(""))).status, 200);
        struct str path = link_for(a.o.jonas, &l);
        CHECK_INT(l.paused, 1);
        CHECK_INT(browse_post(&b, path, S(NEW_PASSWORD)).status, 303);
        NEED_TRUE(accounts_entered(&b));
        CHECK(!accounts_inside(&jonas));
        CHECK_INT(browse_get(&b, office_path(S("/faelle/"), a.o.case_albers, S(""))).status, 404);
        /* until somebody who may agrees */
        struct browser lead = office_browser(&a.o, a.o.lea);
        CHECK_HAS(browse_get(&lead, S("/verwaltung/freigaben")).body, "jonas: Case Manager/in");
        struct str request = accounts_between(lead.last.body, S("action=\"/verwaltung/freigaben/"), S("/"));
        int64_t id;
        NEED_TRUE(str_int(request, &id));
        CHECK_INT(accounts_agree(&lead, id), 303);
        CHECK_INT(browse_post(&b, S("/anmelden"), S("name=jonas&password=rote+Segel+im+Wind")).status, 303);
        CHECK_INT(browse_get(&b, office_path(S("/faelle/"), a.o.case_albers, S(""))).status, 200);
        accounts_close(&a);
}

TEST(with_a_second_factor_a_link_opens_nothing_alone)
{
        struct account_link l;
        open_office();
        accounts_factor(&a, a.o.jonas, NULL);
        struct str path = link_for(a.o.jonas, &l);
        CHECK_INT(l.paused, 0);
        CHECK_INT(browse_post(&b, path, S(NEW_PASSWORD)).status, 303);
        CHECK(str_starts(b.last.location, S("/anmelden?meldung=password_new")));
        CHECK(!accounts_inside(&b));
        CHECK_INT(browse_post(&b, S("/anmelden"), S("name=jonas&password=rote+Segel+im+Wind")).status, 200);
        CHECK_HAS(b.last.body, "Zweiter Schritt");
        accounts_close(&a);
}

TEST_GROUP(link_pages, &an_invitation_sets_the_password_once, &weak_and_different_passwords_are_refused,
           &links_expire_and_a_new_one_ends_the_old, &a_link_is_good_for_its_purpose_only,
           &a_closed_account_gets_no_link, &a_reset_ends_sessions_and_pauses_rights_over_cases,
           &with_a_second_factor_a_link_opens_nothing_alone)
