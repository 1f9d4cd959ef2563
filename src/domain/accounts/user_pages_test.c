/* Accounts and roles: invitations, the second person, closing; nobody gets rights over cases alone. H10 */
#include "test/accounts.h"

#include "core/user.h"
#include "domain/accounts/account.h"

static struct accounts a;
static struct browser kai, lea;

static void open_office(void)
{
        a = accounts_open();
        kai = office_browser(&a.o, a.kai);
        lea = office_browser(&a.o, a.o.lea);
}

static int64_t user_named(struct str login)
{
        int64_t id = 0;
        struct wtx *tx = office_write(&a.o);
        enum err e = user_by_login(rtx_of(tx), login, &id);
        office_done(tx);
        return e == OK ? id : 0;
}

static struct str user_path(int64_t id, struct str after)
{
        return office_path(S("/verwaltung/konten/"), id, after);
}

/* The id of the unended role of a user, 0 if there is none; waits says whether it needs a second person still. */
static int64_t role_id(int64_t user_id, enum role role, bool *waits)
{
        struct user_role_line *l;
        size_t n;
        int64_t id = 0;
        struct wtx *tx = office_write(&a.o);
        must(user_roles(rtx_of(tx), user_id, &l, &n) == OK);
        office_done(tx);
        for (size_t i = 0; i < n; i++)
                if (str_eq(l[i].role, role_table[role].key)) {
                        id = l[i].id;
                        *waits = !l[i].live;
                }
        return id;
}

static struct str decide(int64_t request, struct str what)
{
        return str_join(test_arena(), office_path(S("/verwaltung/freigaben/"), request, S("/")), what);
}

TEST(a_new_account_gets_an_invitation_and_waits_for_its_rights)
{
        bool waits = false;
        open_office();
        CHECK_INT(browse_get(&kai, S("/verwaltung/konten/neu")).status, 200);
        CHECK_HAS(kai.last.body, "Leitung (Zugang zu Fällen)");
        CHECK_INT(office_post(&kai, S("/verwaltung/konten/neu"),
                              S("name=Noor+Haddad&login=noor&share=50&role=case_manager&role=evaluator"))
                          .status,
                  200);
        CHECK_HAS(kai.last.body, "Einladung");
        struct str link = accounts_between(kai.last.body, S(">http://localhost:8080"), S("<"));
        CHECK(str_starts(link, S("/einladung/")));
        CHECK_HAS(kai.last.body, "14.07.2025");
        int64_t noor = user_named(S("noor"));
        NEED_TRUE(noor > 0);
        CHECK(role_id(noor, ROLE_case_manager, &waits) && waits);
        CHECK(role_id(noor, ROLE_evaluator, &waits) && !waits);
        /* the link works, the rights over cases do not exist yet */
        struct browser b = accounts_stranger(&a);
        CHECK_INT(browse_post(&b, link, S("password=rote+Segel+im+Wind&password_again=rote+Segel+im+Wind"))
                          .status,
                  303);
        CHECK(accounts_entered(&b));
        CHECK_INT(browse_get(&b, S("/faelle")).status, 404);
        CHECK_HAS(browse_get(&kai, S("/verwaltung/konten?q=hadd")).body,
                  "Case Manager/in (wartet auf Zustimmung), Evaluation");
        accounts_close(&a);
}

TEST(a_second_click_makes_no_second_account)
{
        open_office();
        struct str fields = S("name=Noor+Haddad&login=noor&role=evaluator");
        CHECK_INT(office_post(&kai, S("/verwaltung/konten/neu"), fields).status, 200);
        CHECK_INT(browse_post(&kai, S("/verwaltung/konten/neu"), fields).status, 303);
        CHECK_SAME(kai.last.location, user_path(user_named(S("noor")), S("")));
        accounts_close(&a);
}

TEST(wrong_input_is_said_at_its_field)
{
        open_office();
        CHECK_INT(office_post(&kai, S("/verwaltung/konten/neu"), S("name=Noor+Haddad&login=Noor+H&role=lead"))
                          .status,
                  422);
        CHECK_HAS(kai.last.body, "Bitte nur Kleinbuchstaben");
        CHECK_HAS(kai.last.body, "value=\"lead\" checked");
        CHECK_INT(office_post(&kai, S("/verwaltung/konten/neu"), S("name=Noor+Haddad&login=jonas&role=lead"))
                          .status,
                  422);
        CHECK_HAS(kai.last.body, "Diesen Anmeldenamen gibt es schon.");
        CHECK_INT(office_post(&kai, S("/verwaltung/konten/neu"), S("name=Noor+Haddad&login=noor")).status,
                  422);
        CHECK_HAS(kai.last.body, "Bitte wählen Sie mindestens eine Rolle.");
        CHECK_INT(user_named(S("noor")), 0);
        accounts_close(&a);
}

TEST(nobody_gives_himself_rights_over_cases)
{
        bool waits = false;
        open_office();
        /* the administrator asks for the lead's role for himself */
        CHECK_INT(office_post(&kai, user_path(a.kai, S("/rollen")), S("role=lead")).status, 303);
        CHECK_HAS(kai.last.location, "meldung=role_waits");
        int64_t request = role_id(a.kai, ROLE_lead, &waits);
        CHECK(request && waits);
        CHECK_INT(browse_get(&kai, S("/faelle")).status, 404);
        CHECK_INT(browse_get(&kai, S("/verwaltung/freigaben")).status, 404);
        CHECK_INT(office_post(&kai, decide(request, S("zustimmen")), S("")).status, 404);
        CHECK(role_id(a.kai, ROLE_lead, &waits) && waits);
        /* only another person agrees */
        CHECK_HAS(browse_get(&lea, S("/verwaltung/freigaben")).body, "kai: Leitung");
        CHECK_INT(office_post(&lea, decide(request, S("zustimmen")), S("")).status, 400); /* to what? */
        CHECK(role_id(a.kai, ROLE_lead, &waits) && waits);
        CHECK_INT(accounts_agree(&lea, request), 303);
        CHECK(role_id(a.kai, ROLE_lead, &waits) && !waits);
        CHECK_INT(office_post(&lea, decide(request, S("zustimmen")), S("stand=0")).status, 404);
        accounts_close(&a);
}

TEST(neither_the_requester_nor_the_receiver_agrees)
{
        bool waits = false;
        open_office();
        /* a lead who may also administer asks for somebody: she may not agree to her own request */
        int64_t both = browse_user(a.o.db, S("both"), ROLE_lead);
        struct wtx *tx = office_write(&a.o);
        must(user_role_request(tx, both, ROLE_administrator, &waits) == OK);
        office_done(tx);
        accounts_password(&a, a.ute);
        accounts_password(&a, a.o.lea);
        struct browser b = office_browser(&a.o, both);
        CHECK_INT(office_post(&b, user_path(a.ute, S("/rollen")), S("role=case_manager")).status, 303);
        int64_t request = role_id(a.ute, ROLE_case_manager, &waits);
        CHECK_HAS(browse_get(&b, S("/verwaltung/freigaben")).body, "braucht jemand anderen");
        CHECK_HAS_NOT(b.last.body, "/zustimmen");
        CHECK_INT(office_post(&b, decide(request, S("zustimmen")), S("")).status, 404);
        CHECK_INT(office_post(&b, decide(request, S("ablehnen")), S("")).status, 404);
        CHECK(role_id(a.ute, ROLE_case_manager, &waits) && waits);
        /* the lead who would receive a role does not agree either */
        CHECK_INT(office_post(&kai, user_path(a.o.lea, S("/rollen")), S("role=administration")).status, 303);
        int64_t own = role_id(a.o.lea, ROLE_administration, &waits);
        CHECK_INT(office_post(&lea, decide(own, S("zustimmen")), S("")).status, 404);
        CHECK_INT(office_post(&lea, decide(request, S("ablehnen")), S("")).status, 303);
        CHECK_INT(role_id(a.ute, ROLE_case_manager, &waits), 0);
        CHECK_INT(accounts_agree(&b, own), 0); /* she administers */
        struct browser other = office_browser(&a.o, browse_user(a.o.db, S("lina"), ROLE_lead));
        CHECK_INT(accounts_agree(&other, own), 303);
        CHECK(role_id(a.o.lea, ROLE_administration, &waits) && !waits);
        accounts_close(&a);
}

/* A lead who administers as well: a second account of hers asks for a third one, and she agrees. */
TEST(nobody_makes_up_the_first_person)
{
        bool waits = false;
        open_office();
        int64_t both = browse_user(a.o.db, S("both"), ROLE_lead);
        struct wtx *tx = office_write(&a.o);
        must(user_role_request(tx, both, ROLE_administrator, &waits) == OK);
        office_done(tx);
        int64_t puppet = browse_user(a.o.db, S("puppet"), ROLE_administrator);
        accounts_password(&a, a.ute);
        struct browser first = office_browser(&a.o, puppet), second = office_browser(&a.o, both);
        CHECK_INT(office_post(&first, user_path(a.ute, S("/rollen")), S("role=lead")).status, 303);
        int64_t request = role_id(a.ute, ROLE_lead, &waits);
        CHECK_HAS_NOT(browse_get(&second, S("/verwaltung/freigaben")).body, "/zustimmen");
        CHECK_INT(office_post(&second, decide(request, S("zustimmen")), S("stand=0")).status, 404);
        tx = office_write(&a.o);
        wtx_actor_set(tx, both);
        CHECK_ERR(user_role_approve(tx, request, 0), ERR_DENIED);
        office_done(tx);
        CHECK(role_id(a.ute, ROLE_lead, &waits) && waits);
        accounts_close(&a);
}

TEST(the_end_of_a_role_ends_sessions_and_access)
{
        bool waits;
        open_office();
        struct browser jonas = office_browser(&a.o, a.o.jonas);
        CHECK_INT(browse_get(&jonas, office_path(S("/faelle/"), a.o.case_albers, S(""))).status, 200);
        int64_t role = role_id(a.o.jonas, ROLE_case_manager, &waits);
        CHECK_INT(office_post(&kai,
                              str_join(test_arena(), user_path(a.o.jonas, S("/rollen/")),
                                       office_path(S(""), role, S("/beenden"))),
                              S(""))
                          .status,
                  303);
        CHECK(!accounts_inside(&jonas));
        jonas = office_browser(&a.o, a.o.jonas);
        CHECK_INT(browse_get(&jonas, office_path(S("/faelle/"), a.o.case_albers, S(""))).status, 404);
        /* a role of somebody else under this account's address is not found */
        role = role_id(a.o.mira, ROLE_case_manager, &waits);
        CHECK_INT(office_post(&kai,
                              str_join(test_arena(), user_path(a.o.jonas, S("/rollen/")),
                                       office_path(S(""), role, S("/beenden"))),
                              S(""))
                          .status,
                  404);
        accounts_close(&a);
}

TEST(a_role_can_be_limited_to_a_site)
{
        bool waits;
        open_office();
        struct wtx *tx = office_write(&a.o);
        struct errs errs;
        errs_init(&errs, test_arena());
        struct record *site = rec_new(test_arena(), &site_entity.e);
        REC_SET(site, SITE_name, S("Stelle Süden"));
        REC_SET(site, SITE_land, S("NI"));
        must(ent_insert(tx, &site_entity, site, &errs) == OK);
        office_done(tx);
        int64_t south = browse_user(a.o.db, S("south"), ROLE_evaluator);
        struct str fields =
                str_join(test_arena(), S("role=lead&reach="), str_from_int(test_arena(), site->id));
        CHECK_INT(office_post(&kai, user_path(south, S("/rollen")), fields).status, 303);
        accounts_password(&a, south);
        CHECK_INT(accounts_agree(&lea, role_id(south, ROLE_lead, &waits)), 303);
        CHECK_HAS(browse_get(&kai, user_path(south, S(""))).body, "nur Stelle Süden");
        struct browser b = office_browser(&a.o, south);
        CHECK_INT(browse_get(&b, S("/faelle")).status, 200);
        CHECK_INT(browse_get(&b, office_path(S("/faelle/"), a.o.case_albers, S(""))).status, 404);
        CHECK_INT(browse_get(&lea, office_path(S("/faelle/"), a.o.case_albers, S(""))).status, 200);
        accounts_close(&a);
}

TEST(closing_an_account_ends_everything_but_its_name)
{
        open_office();
        struct browser jonas = office_browser(&a.o, a.o.jonas);
        CHECK_HAS(browse_get(&kai, user_path(a.o.jonas, S("/schliessen"))).body,
                  "Laufende Fälle in ihrer Verantwortung: 1.");
        CHECK_INT(office_post(&kai, user_path(a.o.jonas, S("/schliessen")), S("")).status, 303);
        CHECK(!accounts_inside(&jonas));
        struct browser b = accounts_stranger(&a);
        CHECK_INT(accounts_sign_in(&b, S("jonas")).status, 422);
        CHECK_HAS_NOT(browse_get(&kai, S("/verwaltung/konten")).body, "jonas");
        CHECK_HAS(browse_get(&kai, S("/verwaltung/konten?zustand=zu")).body, "jonas");
        CHECK_INT(office_post(&kai, user_path(a.o.jonas, S("/oeffnen")), S("")).status, 303);
        CHECK_INT(accounts_sign_in(&b, S("jonas")).status, 303);
        accounts_close(&a);
}

/* Else an administrator takes up the account of somebody who left, or an own one of former days, and is back in the cases. */
TEST(an_account_that_is_opened_again_waits_for_a_second_person)
{
        bool waits = false;
        open_office();
        CHECK_INT(office_post(&kai, user_path(a.o.jonas, S("/oeffnen")), S("")).status, 303); /* is open */
        CHECK(role_id(a.o.jonas, ROLE_case_manager, &waits) && !waits);
        CHECK_INT(office_post(&kai, user_path(a.o.jonas, S("/schliessen")), S("")).status, 303);
        CHECK_INT(office_post(&kai, user_path(a.o.jonas, S("/oeffnen")), S("")).status, 303);
        int64_t request = role_id(a.o.jonas, ROLE_case_manager, &waits);
        CHECK(request && waits);
        struct browser b = accounts_stranger(&a);
        CHECK_INT(accounts_sign_in(&b, S("jonas")).status, 303);
        NEED_TRUE(accounts_entered(&b));
        CHECK_INT(browse_get(&b, office_path(S("/faelle/"), a.o.case_albers, S(""))).status, 404);
        CHECK_HAS(browse_get(&lea, S("/verwaltung/freigaben")).body, "Konto wieder geöffnet");
        CHECK_INT(accounts_agree(&lea, request), 303);
        CHECK_INT(accounts_sign_in(&b, S("jonas")).status, 303);
        NEED_TRUE(accounts_entered(&b));
        CHECK_INT(browse_get(&b, office_path(S("/faelle/"), a.o.case_albers, S(""))).status, 200);
        accounts_close(&a);
}

TEST(the_last_administrator_stays)
{
        bool waits;
        open_office();
        CHECK_INT(office_post(&kai, user_path(a.kai, S("/schliessen")), S("")).status, 422);
        CHECK_HAS(kai.last.body, "Dieses Konto wird gebraucht");
        int64_t role = role_id(a.kai, ROLE_administrator, &waits);
        struct str path = str_join(test_arena(), user_path(a.kai, S("/rollen/")),
                                   office_path(S(""), role, S("/beenden")));
        CHECK_INT(office_post(&kai, path, S("")).status, 303);
        CHECK_HAS(kai.last.location, "meldung=last_admin");
        CHECK(role_id(a.kai, ROLE_administrator, &waits) > 0);
        browse_user(a.o.db, S("kim"), ROLE_administrator);
        CHECK_INT(office_post(&kai, path, S("")).status, 303);
        CHECK_HAS(kai.last.location, "meldung=ended");
        accounts_close(&a);
}

TEST(taking_the_second_factor_away_pauses_rights)
{
        bool waits = false;
        open_office();
        accounts_factor(&a, a.o.jonas, NULL);
        CHECK_HAS(browse_get(&kai, user_path(a.o.jonas, S(""))).body, "zweiter-faktor");
        CHECK_INT(browse_get(&kai, user_path(a.o.jonas, S("/zweiter-faktor"))).status, 200);
        CHECK_INT(office_post(&kai, user_path(a.o.jonas, S("/zweiter-faktor")), S("")).status, 303);
        CHECK(role_id(a.o.jonas, ROLE_case_manager, &waits) && waits);
        struct browser b = accounts_stranger(&a);
        CHECK_INT(accounts_sign_in(&b, S("jonas")).status, 303);
        accounts_close(&a);
}

/* The administrator uses the invitation herself after the lead has agreed: what was agreed to was another account. */
TEST(an_agreement_is_for_the_account_as_it_was_seen)
{
        bool waits = false;
        open_office();
        office_post(&kai, S("/verwaltung/konten/neu"), S("name=Nora+Neu&login=nora&role=case_manager"));
        struct str link = accounts_between(kai.last.body, S(">http://localhost:8080"), S("<"));
        int64_t nora = user_named(S("nora"));
        int64_t request = role_id(nora, ROLE_case_manager, &waits);
        /* before the invitation was used nothing is offered, and nothing is taken */
        CHECK_HAS(browse_get(&lea, S("/verwaltung/freigaben")).body, "Einladung noch nicht angenommen");
        CHECK_INT(accounts_agree(&lea, request), 0);
        CHECK_INT(office_post(&lea, decide(request, S("zustimmen")), S("stand=0")).status, 409);
        struct browser b = accounts_stranger(&a);
        CHECK_INT(browse_post(&b, link, S("password=rote+Segel+im+Wind&password_again=rote+Segel+im+Wind"))
                          .status,
                  303);
        CHECK_HAS(browse_get(&lea, S("/verwaltung/freigaben")).body, "Passwort über einen Link gewählt");
        CHECK_HAS(lea.last.body, "Link oder Eingriff von kai");
        /* in between the account changes hands again */
        CHECK_INT(office_post(&kai, user_path(nora, S("/link")), S("")).status, 200);
        link = accounts_between(kai.last.body, S(">http://localhost:8080"), S("<"));
        CHECK_INT(office_post(&lea, decide(request, S("zustimmen")), S("stand=1")).status, 409);
        CHECK_INT(accounts_agree(&lea, request), 303);
        CHECK(role_id(nora, ROLE_case_manager, &waits) && !waits);
        /* and after it */
        CHECK_INT(browse_post(&b, link, S("password=neue+Segel+im+Wind&password_again=neue+Segel+im+Wind"))
                          .status,
                  303);
        NEED_TRUE(accounts_entered(&b));
        CHECK_INT(browse_get(&b, S("/faelle")).status, 404);
        CHECK(role_id(nora, ROLE_case_manager, &waits) && waits);
        accounts_close(&a);
}

/* A link made while there was a second factor does not outlive it. */
TEST(open_links_end_with_the_second_factor)
{
        bool waits = false;
        open_office();
        accounts_factor(&a, a.o.jonas, NULL);
        CHECK_INT(office_post(&kai, user_path(a.o.jonas, S("/link")), S("")).status, 200);
        struct str link = accounts_between(kai.last.body, S(">http://localhost:8080"), S("<"));
        CHECK_INT(office_post(&kai, user_path(a.o.jonas, S("/zweiter-faktor")), S("")).status, 303);
        CHECK_INT(accounts_agree(&lea, role_id(a.o.jonas, ROLE_case_manager, &waits)), 303);
        struct browser b = accounts_stranger(&a);
        CHECK_INT(browse_get(&b, link).status, 404);
        CHECK_INT(browse_post(&b, link, S("password=rote+Segel+im+Wind&password_again=rote+Segel+im+Wind"))
                          .status,
                  404);
        accounts_close(&a);
}

/* Watching the watchers takes two as well: an administrator alone becomes no privacy officer. */
TEST(reading_the_log_needs_a_second_person)
{
        bool waits = false;
        struct account_link l;
        open_office();
        CHECK_INT(office_post(&kai, user_path(a.kai, S("/rollen")), S("role=privacy_officer")).status, 303);
        CHECK_HAS(kai.last.location, "meldung=role_waits");
        CHECK(role_id(a.kai, ROLE_privacy_officer, &waits) && waits);
        CHECK_INT(browse_get(&kai, S("/verwaltung/protokoll/zugriffe")).status, 404);
        /* neither does taking over the account of one */
        struct browser ute = office_browser(&a.o, a.ute);
        CHECK_INT(browse_get(&ute, S("/verwaltung/protokoll/zugriffe")).status, 200);
        accounts_password(&a, a.ute);
        struct wtx *tx = office_write(&a.o);
        must(account_link_make(tx, a.ute, &l) == OK);
        office_done(tx);
        CHECK_INT(l.paused, 1);
        ute = office_browser(&a.o, a.ute);
        CHECK_INT(browse_get(&ute, S("/verwaltung/protokoll/zugriffe")).status, 404);
        accounts_close(&a);
}

/* One person alone gives only what she has herself. */
TEST(roles_that_need_nobody_read_nothing_more)
{
        for (enum role r = 0; r < ROLE_N; r++) {
                uint64_t more = role_table[r].read & ~role_table[ROLE_administrator].read;
                CHECK(role_needs_second(r) == (role_opens_cases(r) || more != 0));
        }
}

/* In a house without a lead the command line agrees; as soon as there is one it does not. */
TEST(the_command_line_agrees_only_while_nobody_can)
{
        bool waits = false;
        int64_t confirmed;
        struct account_link l;
        open_office();
        accounts_password(&a, a.o.lea);
        struct wtx *tx = office_write(&a.o);
        CHECK_ERR(user_role_confirm(tx, a.o.lea, &confirmed), ERR_DENIED);
        must(account_link_make(tx, a.o.lea, &l) == OK);
        office_done(tx);
        CHECK(role_id(a.o.lea, ROLE_lead, &waits) && waits);
        tx = office_write(&a.o);
        CHECK_ERR(user_role_confirm(tx, a.o.lea, &confirmed), OK);
        CHECK_INT(confirmed, 1);
        office_done(tx);
        CHECK(role_id(a.o.lea, ROLE_lead, &waits) && !waits);
        accounts_close(&a);
}

/* Who leads one site has no say over the others: neither over the whole house nor over people of another site. */
TEST(a_lead_agrees_within_her_own_sites)
{
        bool waits = false;
        int64_t confirmed;
        open_office();
        struct wtx *tx = office_write(&a.o);
        struct record *site = rec_new(test_arena(), &site_entity.e);
        struct errs errs;
        errs_init(&errs, test_arena());
        REC_SET(site, SITE_name, S("Standort Süd"));
        REC_SET(site, SITE_land, S("NI"));
        must(ent_insert(tx, &site_entity, site, &errs) == OK);
        office_done(tx);
        int64_t lina = browse_user(a.o.db, S("lina"), ROLE_evaluator);
        accounts_password(&a, lina);
        accounts_password(&a, a.ute);
        tx = office_write(&a.o);
        wtx_actor_set(tx, a.kai);
        must(user_role_request_at(tx, lina, ROLE_lead, a.o.site, &waits) == OK);
        must(user_role_request(tx, a.ute, ROLE_lead, &waits) == OK);
        must(user_role_request_at(tx, a.ute, ROLE_administration, a.o.site, &waits) == OK);
        office_done(tx);
        CHECK_INT(accounts_agree(&lea, role_id(lina, ROLE_lead, &waits)), 303);
        struct browser b = office_browser(&a.o, lina);
        int64_t all = role_id(a.ute, ROLE_lead, &waits), own = role_id(a.ute, ROLE_administration, &waits);
        CHECK_HAS(browse_get(&b, S("/verwaltung/freigaben")).body, "braucht jemand anderen");
        CHECK(str_find(b.last.body, decide(all, S("zustimmen"))) < 0);
        CHECK(str_find(b.last.body, decide(own, S("zustimmen"))) > 0);
        CHECK_INT(office_post(&b, decide(all, S("zustimmen")), S("stand=0")).status, 404);
        CHECK_INT(office_post(&b, decide(all, S("ablehnen")), S("")).status, 404);
        CHECK_INT(accounts_agree(&b, own), 303);
        CHECK(role_id(a.ute, ROLE_lead, &waits) && waits);
        /* with Lea gone nobody could agree to that role any more: the command line can, to nothing else */
        tx = office_write(&a.o);
        CHECK_ERR(user_role_confirm(tx, a.ute, &confirmed), ERR_DENIED);
        must(user_active_set(tx, a.o.lea, false) == OK);
        CHECK_OK(user_role_confirm(tx, a.ute, &confirmed));
        CHECK_INT(confirmed, 1);
        office_done(tx);
        accounts_close(&a);
}

TEST(a_new_link_is_shown_once_with_its_consequence)
{
        open_office();
        CHECK_INT(office_post(&kai, user_path(a.o.jonas, S("/link")), S("")).status, 200);
        CHECK_HAS(kai.last.body, "http://localhost:8080/passwort/");
        CHECK_HAS(kai.last.body, "Die Rechte an Fällen ruhen jetzt.");
        CHECK_HAS_NOT(browse_get(&kai, user_path(a.o.jonas, S(""))).body, "/passwort/");
        CHECK_HAS(kai.last.body, "wartet auf zweite Person");
        accounts_close(&a);
}

TEST(accounts_are_edited_listed_and_remembered)
{
        open_office();
        CHECK_INT(browse_get(&kai, user_path(a.o.jonas, S("/bearbeiten"))).status, 200);
        CHECK_HAS_NOT(kai.last.body, "name=\"login\"");
        CHECK_INT(office_post(&kai, user_path(a.o.jonas, S("/bearbeiten")),
                              S("version=1&name=Jonas+Wieland&login=admin&email=keine"))
                          .status,
                  422);
        CHECK_INT(office_post(&kai, user_path(a.o.jonas, S("/bearbeiten")),
                              S("version=1&name=Jonas+Wieland&login=admin"))
                          .status,
                  303);
        CHECK_INT(user_named(S("admin")), 0); /* the sign-in name stays */
        CHECK_HAS(browse_get(&kai, user_path(a.o.jonas, S("/verlauf"))).body, "Jonas Wieland");
        CHECK_HAS(browse_get(&kai, S("/verwaltung/konten?sort=-anmeldename")).body,
                  "aria-sort=\"descending\"");
        CHECK_INT(browse_get(&kai, S("/verwaltung/konten?sort=zuletzt")).status, 200);
        CHECK_HAS(browse_get(&kai, S("/verwaltung/konten?q=zzz")).body, "Keine Konten mit diesen Filtern.");
        CHECK_INT(browse_get(&kai, user_path(4711, S(""))).status, 404);
        accounts_close(&a);
}

TEST(accounts_are_for_administrators_only)
{
        static const struct str paths[] = {
                S_INIT("/verwaltung/konten"),     S_INIT("/verwaltung/konten/1"),
                S_INIT("/verwaltung/konten/neu"), S_INIT("/verwaltung/einstellungen"),
                S_INIT("/verwaltung/stellen"),    S_INIT("/verwaltung/teams")};
        open_office();
        const int64_t others[] = {a.o.jonas, a.o.lea, a.o.vera, a.o.nele, a.ute};
        for (size_t i = 0; i < ARRAY_LEN(others); i++) {
                struct browser b = office_browser(&a.o, others[i]);
                for (size_t k = 0; k < ARRAY_LEN(paths); k++)
                        CHECK_INT(browse_get(&b, paths[k]).status, 404);
        }
        for (size_t k = 0; k < ARRAY_LEN(paths); k++)
                CHECK_INT(browse_get(&kai, paths[k]).status, 200);
        accounts_close(&a);
}

TEST_GROUP(user_pages, &a_new_account_gets_an_invitation_and_waits_for_its_rights,
           &a_second_click_makes_no_second_account, &wrong_input_is_said_at_its_field,
           &nobody_gives_himself_rights_over_cases, &neither_the_requester_nor_the_receiver_agrees,
           &nobody_makes_up_the_first_person, &the_end_of_a_role_ends_sessions_and_access,
           &a_role_can_be_limited_to_a_site, &closing_an_account_ends_everything_but_its_name,
           &an_account_that_is_opened_again_waits_for_a_second_person, &the_last_administrator_stays,
           &taking_the_second_factor_away_pauses_rights, &a_new_link_is_shown_once_with_its_consequence,
           &accounts_are_edited_listed_and_remembered, &accounts_are_for_administrators_only,
           &an_agreement_is_for_the_account_as_it_was_seen, &open_links_end_with_the_second_factor,
           &reading_the_log_needs_a_second_person, &roles_that_need_nobody_read_nothing_more,
           &the_command_line_agrees_only_while_nobody_can, &a_lead_agrees_within_her_own_sites)
