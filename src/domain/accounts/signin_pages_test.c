/* Sign-in: both steps, throttling by account and address, sessions that end. The clock is the test's. */
#include "test/accounts.h"

#include "core/login.h"
#include "core/session.h"
#include "core/setting.h"
#include "core/user.h"
#include "domain/accounts/enter_ui.h"
#include "test/totp.h"

#define WRONG "Anmeldename oder Passwort stimmen nicht."

static struct accounts a;
static struct browser b;

static void open_office(void)
{
        a = accounts_open();
        b = accounts_stranger(&a);
}

static struct reply try(struct str fields)
{
        return browse_post(&b, S("/anmelden"), fields);
}

TEST(the_right_password_opens_a_session)
{
        open_office();
        CHECK_INT(accounts_sign_in(&b, S("jonas")).status, 303);
        CHECK(b.last.location.n > 0);
        NEED_TRUE(accounts_entered(&b));
        CHECK_INT(b.user_id, a.o.jonas);
        CHECK(accounts_inside(&b));
        /* a capital first letter and blanks around it are forgiven */
        b = accounts_stranger(&a);
        CHECK_INT(try(S("name=+Jonas+&password=" FIXTURE_FORM_PASSWORD)).status, 303);
        CHECK(accounts_entered(&b));
        accounts_close(&a);
}

TEST(who_is_signed_in_is_led_on)
{
        open_office();
        accounts_sign_in(&b, S("jonas"));
        CHECK_INT(browse_get(&b, S("/anmelden?nach=/konto")).status, 303);
        CHECK_STR(b.last.location, "/konto");
        accounts_close(&a);
}

TEST(sign_in_leads_back_but_never_away)
{
        open_office();
        CHECK_INT(browse_post(&b, S("/anmelden?nach=%2Fkonto%2Fpasswort"),
                              S("name=jonas&password=" FIXTURE_FORM_PASSWORD))
                          .status,
                  303);
        CHECK_STR(b.last.location, "/konto/passwort");
        b = accounts_stranger(&a);
        CHECK_INT(browse_post(&b, S("/anmelden?nach=%2F%2Fevil.example%2F"),
                              S("name=jonas&password=" FIXTURE_FORM_PASSWORD))
                          .status,
                  303);
        CHECK_HAS_NOT(b.last.location, "evil");
        b = accounts_stranger(&a);
        CHECK_INT(browse_post(&b, S("/anmelden?weiter=abcdefgh"),
                              S("name=jonas&password=" FIXTURE_FORM_PASSWORD))
                          .status,
                  303);
        CHECK_STR(b.last.location, "/fortsetzen/abcdefgh");
        /* the form keeps the way */
        b = accounts_stranger(&a);
        CHECK_HAS(browse_get(&b, S("/anmelden?nach=%2Fkonto")).body, "action=\"/anmelden?nach=%2Fkonto\"");
        accounts_close(&a);
}

TEST(unknown_name_and_wrong_password_sound_the_same)
{
        open_office();
        CHECK_INT(try(S("name=jonas&password=falsch-falsch")).status, 422);
        CHECK_HAS(b.last.body, WRONG);
        CHECK_HAS_NOT(b.last.body, "falsch-falsch");
        struct str known = b.last.body;
        CHECK_INT(try(S("name=niemand&password=falsch-falsch")).status, 422);
        CHECK_HAS(b.last.body, WRONG);
        CHECK_INT(b.last.body.n,
                  known.n + 2); /* the typed name is two letters longer, nothing else differs */
        CHECK(!accounts_inside(&b));
        accounts_close(&a);
}

TEST(a_closed_account_sounds_the_same_too)
{
        open_office();
        struct wtx *tx = office_write(&a.o);
        must(user_active_set(tx, a.o.jonas, false) == OK);
        office_done(tx);
        CHECK_INT(accounts_sign_in(&b, S("jonas")).status, 422);
        CHECK_HAS(b.last.body, WRONG);
        accounts_close(&a);
}

TEST(an_account_waits_after_five_failures)
{
        open_office();
        for (int i = 0; i < LOGIN_FREE_TRIES; i++)
                CHECK_HAS(try(S("name=jonas&password=falsch-falsch")).body, WRONG);
        CHECK_HAS(try(S("name=jonas&password=falsch-falsch")).body, WRONG);
        CHECK_HAS(accounts_sign_in(&b, S("jonas")).body, "Bitte warten Sie 2 Sekunden.");
        CHECK_INT(b.last.status, 422);
        CHECK(!accounts_inside(&b));
        accounts_wait(2);
        CHECK_HAS(try(S("name=jonas&password=falsch-falsch")).body, WRONG);
        CHECK_HAS(accounts_sign_in(&b, S("jonas")).body, "Bitte warten Sie 4 Sekunden.");
        /* others are not held up */
        struct browser other = accounts_stranger(&a);
        CHECK_INT(accounts_sign_in(&other, S("kai")).status, 303);
        accounts_wait(4);
        CHECK_INT(accounts_sign_in(&b, S("jonas")).status, 303);
        /* a success forgets the failures */
        b = accounts_stranger(&a);
        CHECK_HAS(try(S("name=jonas&password=falsch-falsch")).body, WRONG);
        CHECK_INT(accounts_sign_in(&b, S("jonas")).status, 303);
        accounts_close(&a);
}

TEST(the_wait_ends_at_a_quarter_of_an_hour)
{
        open_office();
        for (int i = 0; i < LOGIN_FREE_TRIES + 20; i++) {
                b.address = str_join(test_arena(), S("10.0.0."), str_from_int(test_arena(), i));
                try(S("name=jonas&password=falsch-falsch"));
                accounts_wait(900);
        }
        accounts_wait(-900);
        CHECK_HAS(accounts_sign_in(&b, S("jonas")).body, "Bitte warten Sie 15 Minuten.");
        accounts_close(&a);
}

TEST(an_address_waits_whatever_names_it_tries)
{
        open_office();
        for (int i = 0; i < 21; i++) {
                struct str name = str_from_int(test_arena(), i);
                CHECK_HAS(try(str_join(test_arena(), S("name=n"), name, S("&password=falsch-falsch"))).body,
                          WRONG);
        }
        CHECK_HAS(accounts_sign_in(&b, S("jonas")).body, "Bitte warten Sie 8 Sekunden.");
        b.address = S("192.0.2.7");
        CHECK_INT(accounts_sign_in(&b, S("jonas")).status, 303);
        accounts_close(&a);
}

TEST(strangers_do_not_lock_out_who_is_known_here)
{
        open_office();
        CHECK_INT(accounts_sign_in(&b, S("jonas")).status, 303);
        struct browser stranger = accounts_stranger(&a);
        stranger.address = S("203.0.113.9");
        for (int i = 0; i < LOGIN_FREE_TRIES + 2; i++)
                browse_post(&stranger, S("/anmelden"), S("name=jonas&password=falsch-falsch"));
        CHECK_HAS(stranger.last.body, "Bitte warten Sie 2 Sekunden.");
        b = accounts_stranger(&a);
        CHECK_INT(accounts_sign_in(&b, S("jonas")).status, 303);
        accounts_close(&a);
}

/* ---- second step ---- */

static struct str ticket(void)
{
        return accounts_between(b.last.body, S("name=\"ticket\" value=\""), S("\""));
}

/* Fields of the second step with the ticket of the page that was just drawn. */
static struct reply second(struct str code)
{
        return try(str_join(test_arena(), S("ticket="), ticket(), S("&code="), code));
}

TEST(with_a_second_factor_the_password_is_half_the_way)
{
        open_office();
        struct str secret = accounts_factor(&a, a.o.jonas, NULL);
        accounts_wait(60);
        CHECK_INT(accounts_sign_in(&b, S("jonas")).status, 200);
        CHECK_HAS(b.last.body, "Zweiter Schritt");
        CHECK_HAS_NOT(b.last.body, FIXTURE_PASSWORD);
        CHECK(!accounts_inside(&b));
        accounts_sign_in(&b, S("jonas"));
        CHECK_INT(second(S("000000")).status, 422);
        CHECK_HAS(b.last.body, "Dieser Code passt nicht.");
        CHECK_INT(second(S("")).status, 422);
        CHECK_HAS(b.last.body, "Bitte geben Sie den Code ein.");
        CHECK_INT(second(totp_code(secret, clock_now())).status, 303);
        NEED_TRUE(accounts_entered(&b));
        CHECK_INT(b.user_id, a.o.jonas);
        /* the same code does not count twice */
        b = accounts_stranger(&a);
        accounts_sign_in(&b, S("jonas"));
        CHECK_INT(second(totp_code(secret, clock_now())).status, 422);
        accounts_wait(30);
        CHECK_INT(second(totp_code(secret, clock_now())).status, 303);
        accounts_close(&a);
}

TEST(recovery_codes_count_once)
{
        open_office();
        struct str codes[LOGIN_RECOVERY_CODES];
        accounts_factor(&a, a.o.jonas, codes);
        accounts_sign_in(&b, S("jonas"));
        CHECK_INT(second(codes[3]).status, 303);
        b = accounts_stranger(&a);
        accounts_sign_in(&b, S("jonas"));
        CHECK_INT(second(codes[3]).status, 422);
        CHECK_INT(second(codes[4]).status, 303);
        accounts_close(&a);
}

/* "ABCDE FGHJK" from paper, "123 456" as the app shows it. */
TEST(codes_are_read_as_people_write_them)
{
        open_office();
        struct str codes[LOGIN_RECOVERY_CODES], *c = codes;
        struct str secret = accounts_factor(&a, a.o.jonas, codes);
        struct str first = str_sub(c[0], 0, 5), last = str_sub(c[0], 6, 5);
        accounts_sign_in(&b, S("jonas"));
        CHECK_INT(second(str_join(test_arena(), first, S("+"), last)).status, 303);
        b = accounts_stranger(&a);
        accounts_sign_in(&b, S("jonas"));
        CHECK_INT(second(str_join(test_arena(), first, last)).status, 422); /* once, however it is written */
        char upper[11];
        for (size_t i = 0; i < sizeof upper; i++)
                upper[i] = c[1].p[i] >= 'a' ? (char)(c[1].p[i] - 'a' + 'A') : c[1].p[i];
        CHECK_INT(second((struct str){upper, sizeof upper}).status, 303);
        b = accounts_stranger(&a);
        accounts_wait(60);
        accounts_sign_in(&b, S("jonas"));
        struct str code = totp_code(secret, clock_now());
        CHECK_INT(second(str_join(test_arena(), str_sub(code, 0, 3), S("+"), str_sub(code, 3, 3))).status,
                  303);
        accounts_close(&a);
}

TEST(codes_are_throttled_like_passwords)
{
        open_office();
        struct str secret = accounts_factor(&a, a.o.jonas, NULL);
        accounts_wait(60);
        accounts_sign_in(&b, S("jonas"));
        for (int i = 0; i <= LOGIN_FREE_TRIES; i++)
                second(S("000000"));
        CHECK_HAS(second(totp_code(secret, clock_now())).body, "Bitte warten Sie 2 Sekunden.");
        accounts_wait(2);
        CHECK_INT(second(totp_code(secret, clock_now())).status, 303);
        accounts_close(&a);
}

TEST(tickets_end_and_cannot_be_made_up)
{
        open_office();
        struct str secret = accounts_factor(&a, a.o.jonas, NULL), made;
        struct enter_ticket t;
        accounts_wait(60);
        CHECK_OK(enter_ticket_make(test_arena(), (struct enter_ticket){7, S("ab12")}, &made));
        CHECK_OK(enter_ticket_open(test_arena(), made, &t));
        CHECK_INT(t.user_id, 7);
        CHECK_STR(t.stand, "ab12");
        CHECK_ERR(enter_ticket_open(test_arena(), S("7|1751875200"), &t), ERR_NOT_FOUND);
        CHECK_ERR(enter_ticket_open(test_arena(), str_sub(made, 0, made.n - 2), &t), ERR_NOT_FOUND);
        accounts_sign_in(&b, S("jonas"));
        struct str sealed = ticket();
        accounts_wait(ENTER_TICKET_SECONDS + 1);
        CHECK_ERR(enter_ticket_open(test_arena(), made, &t), ERR_NOT_FOUND);
        struct str fields =
                str_join(test_arena(), S("ticket="), sealed, S("&code="), totp_code(secret, clock_now()));
        CHECK_INT(try(fields).status, 422);
        CHECK_HAS(b.last.body, "Das hat zu lange gedauert.");
        CHECK(!accounts_inside(&b));
        accounts_close(&a);
}

/* Whoever learned the old password and waits at the second step is sent back when its owner chooses another one. */
TEST(another_password_ends_the_second_step)
{
        open_office();
        struct str secret = accounts_factor(&a, a.o.jonas, NULL);
        accounts_wait(60);
        accounts_sign_in(&b, S("jonas"));
        struct str fields =
                str_join(test_arena(), S("ticket="), ticket(), S("&code="), totp_code(secret, clock_now()));
        struct wtx *tx = office_write(&a.o);
        must(login_password_set(tx, a.o.jonas, S("drei andere Wörter")) == OK);
        office_done(tx);
        CHECK_INT(try(fields).status, 422);
        CHECK_HAS(b.last.body, WRONG);
        CHECK(!accounts_inside(&b));
        accounts_close(&a);
}

TEST(an_office_can_demand_the_second_factor)
{
        open_office();
        struct wtx *tx = office_write(&a.o);
        must(setting_set(tx, S("second_factor"), S("1")) == OK);
        office_done(tx);
        CHECK_INT(accounts_sign_in(&b, S("jonas")).status, 303);
        NEED_TRUE(accounts_entered(&b));
        static const struct str elsewhere[] = {S_INIT("/"), S_INIT("/faelle"), S_INIT("/konto")};
        for (size_t i = 0; i < ARRAY_LEN(elsewhere); i++) {
                CHECK_INT(browse_get(&b, elsewhere[i]).status, 303);
                CHECK(str_starts(b.last.location, S("/konto/zweiter-faktor?meldung=factor_needed")));
        }
        CHECK_INT(browse_get(&b, S("/konto/zweiter-faktor")).status, 200);
        CHECK_INT(browse_get(&b, S("/datenschutz")).status, 200);
        /* a form that was open is not lost */
        CHECK_INT(office_post(&b, S("/abwesenheiten/neu"), S("starts=08.07.2025&ends=09.07.2025")).status,
                  303);
        CHECK_INT(office_post(&b, S("/konto/zweiter-faktor/neu"), S("")).status, 303);
        struct totp_state t;
        tx = office_write(&a.o);
        must(totp_state(rtx_of(tx), a.o.jonas, &t) == OK);
        office_done(tx);
        struct str fields = str_join(test_arena(), S("code="), totp_code(t.secret, clock_now()));
        CHECK_INT(office_post(&b, S("/konto/zweiter-faktor/bestaetigen"), fields).status, 200);
        CHECK_INT(browse_get(&b, S("/faelle")).status, 200);
        /* who has one is not asked to set it up again */
        accounts_wait(60);
        b = accounts_stranger(&a);
        accounts_sign_in(&b, S("jonas"));
        CHECK_INT(second(totp_code(t.secret, clock_now())).status, 303);
        CHECK(accounts_inside(&b));
        accounts_close(&a);
}

/* ---- sessions ---- */

TEST(sign_out_ends_the_session)
{
        open_office();
        accounts_sign_in(&b, S("jonas"));
        NEED_TRUE(accounts_entered(&b));
        struct str old = b.session;
        CHECK_INT(browse_post(&b, S("/abmelden"), S("")).status, 303);
        CHECK(str_starts(b.last.location, S("/anmelden?meldung=signed_out")));
        CHECK_STR(b.session, "");
        b.session = old;
        CHECK(!accounts_inside(&b));
        accounts_close(&a);
}

TEST(a_new_sign_in_ends_the_former_session_of_the_browser)
{
        open_office();
        accounts_sign_in(&b, S("jonas"));
        NEED_TRUE(accounts_entered(&b));
        struct browser old = b;
        CHECK_INT(accounts_sign_in(&b, S("kai")).status, 303);
        CHECK(accounts_entered(&b));
        CHECK_INT(b.user_id, a.kai);
        CHECK(!accounts_inside(&old));
        accounts_close(&a);
}

TEST(idle_sessions_end_after_an_hour)
{
        open_office();
        accounts_sign_in(&b, S("jonas"));
        accounts_wait(SESSION_IDLE_SECONDS - 10);
        CHECK(accounts_inside(&b)); /* that was a use */
        accounts_wait(SESSION_IDLE_SECONDS - 10);
        CHECK(accounts_inside(&b));
        accounts_wait(SESSION_IDLE_SECONDS + 1);
        CHECK(!accounts_inside(&b));
        accounts_close(&a);
}

TEST(all_sessions_end_after_twelve_hours)
{
        open_office();
        accounts_sign_in(&b, S("jonas"));
        for (int64_t spent = 0; spent + 3000 <= SESSION_LIMIT_SECONDS; spent += 3000) {
                CHECK(accounts_inside(&b));
                accounts_wait(3000);
        }
        accounts_wait(SESSION_LIMIT_SECONDS % 3000 + 1);
        CHECK(!accounts_inside(&b));
        accounts_close(&a);
}

TEST(who_forgot_the_password_reads_whom_to_ask)
{
        open_office();
        struct wtx *tx = office_write(&a.o);
        must(setting_set(tx, S("help_contact"), S("Kai Nord, 04931 555")) == OK);
        office_done(tx);
        CHECK_INT(browse_get(&b, S("/passwort-vergessen")).status, 200);
        CHECK_HAS(b.last.body, "Kai Nord, 04931 555");
        accounts_close(&a);
}

TEST_GROUP(signin_pages, &the_right_password_opens_a_session, &who_is_signed_in_is_led_on,
           &sign_in_leads_back_but_never_away, &unknown_name_and_wrong_password_sound_the_same,
           &a_closed_account_sounds_the_same_too, &an_account_waits_after_five_failures,
           &the_wait_ends_at_a_quarter_of_an_hour, &an_address_waits_whatever_names_it_tries,
           &strangers_do_not_lock_out_who_is_known_here, &with_a_second_factor_the_password_is_half_the_way,
           &recovery_codes_count_once, &codes_are_read_as_people_write_them,
           &codes_are_throttled_like_passwords, &tickets_end_and_cannot_be_made_up,
           &another_password_ends_the_second_step, &an_office_can_demand_the_second_factor,
           &sign_out_ends_the_session, &a_new_sign_in_ends_the_former_session_of_the_browser,
           &idle_sessions_end_after_an_hour, &all_sessions_end_after_twelve_hours,
           &who_forgot_the_password_reads_whom_to_ask)
