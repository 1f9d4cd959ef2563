/* The own account: theme, password, second factor, sessions. */
#include "test/accounts.h"

#include "core/login.h"
#include "core/session.h"
#include "domain/accounts/agent.h"
#include "domain/accounts/qr_ui.h"
#include "test/totp.h"

static struct accounts a;
static struct browser b;

static void open_office(void)
{
        a = accounts_open();
        b = office_browser(&a.o, a.o.jonas);
}

TEST(the_own_account_shows_data_and_roles)
{
        open_office();
        CHECK_INT(browse_get(&b, S("/konto")).status, 200);
        CHECK_HAS(b.last.body, "<dd>jonas</dd>");
        CHECK_HAS(b.last.body, "Case Manager/in");
        CHECK_HAS(b.last.body, "diese Sitzung");
        CHECK_HAS_NOT(b.last.body, "Überall sonst abmelden");
        /* everybody has one, whatever the role may read */
        int64_t timo = browse_user(a.o.db, S("timo"), ROLE_evaluator);
        struct browser evaluator = office_browser(&a.o, timo);
        CHECK_HAS(browse_get(&evaluator, S("/konto")).body, "<dd>timo</dd>");
        accounts_close(&a);
}

TEST(the_theme_is_kept)
{
        open_office();
        CHECK_INT(office_post(&b, S("/konto/darstellung"), S("theme=dark")).status, 303);
        CHECK_HAS(browse_get(&b, S("/konto")).body, "data-kern-theme=\"dark\"");
        CHECK_INT(office_post(&b, S("/konto/darstellung"), S("theme=pink")).status, 400);
        CHECK_INT(office_post(&b, S("/konto/darstellung"), S("theme=")).status, 303);
        CHECK_HAS_NOT(browse_get(&b, S("/konto")).body, "data-kern-theme=\"dark\"");
        accounts_close(&a);
}

TEST(a_new_password_needs_the_old_one_and_ends_other_sessions)
{
        open_office();
        struct browser other = office_browser(&a.o, a.o.jonas);
        CHECK_INT(browse_get(&b, S("/konto/passwort")).status, 200);
        CHECK_INT(
                office_post(
                        &b, S("/konto/passwort"),
                        S("password_old=falsch-falsch&password=rote+Segel+im+Wind&password_again=rote+Segel+im+Wind"))
                        .status,
                422);
        CHECK_HAS(b.last.body, "Das ist nicht Ihr Passwort.");
        CHECK_INT(office_post(&b, S("/konto/passwort"),
                              S("password_old=" FIXTURE_FORM_PASSWORD "&password=" FIXTURE_FORM_PASSWORD
                                "&password_again=" FIXTURE_FORM_PASSWORD))
                          .status,
                  422);
        CHECK_INT(office_post(&b, S("/konto/passwort"),
                              S("password_old=" FIXTURE_FORM_PASSWORD
                                "&password=rote+Segel+im+Wind&password_again=anders+anders"))
                          .status,
                  422);
        CHECK(accounts_inside(&other));
        CHECK_INT(office_post(&b, S("/konto/passwort"),
                              S("password_old=" FIXTURE_FORM_PASSWORD
                                "&password=rote+Segel+im+Wind&password_again=rote+Segel+im+Wind"))
                          .status,
                  303);
        CHECK(accounts_inside(&b));
        CHECK(!accounts_inside(&other));
        struct browser stranger = accounts_stranger(&a);
        CHECK_INT(accounts_sign_in(&stranger, S("jonas")).status, 422);
        CHECK_INT(browse_post(&stranger, S("/anmelden"), S("name=jonas&password=rote+Segel+im+Wind")).status,
                  303);
        accounts_close(&a);
}

TEST(guessing_the_old_password_is_throttled)
{
        open_office();
        struct str wrong =
                S("password_old=falsch-falsch&password=rote+Segel+im+Wind&password_again=rote+Segel+im+Wind");
        for (int i = 0; i <= LOGIN_FREE_TRIES; i++)
                CHECK_HAS(office_post(&b, S("/konto/passwort"), wrong).body, "Das ist nicht Ihr Passwort.");
        CHECK_HAS(office_post(&b, S("/konto/passwort"), wrong).body, "Bitte warten Sie 2 Sekunden.");
        accounts_close(&a);
}

TEST(signed_out_everywhere_else)
{
        open_office();
        struct browser other = office_browser(&a.o, a.o.jonas), mira = office_browser(&a.o, a.o.mira);
        CHECK_HAS(browse_get(&b, S("/konto")).body, "Überall sonst abmelden");
        CHECK_INT(office_post(&b, S("/konto/sitzungen/beenden"), S("")).status, 303);
        CHECK(accounts_inside(&b));
        CHECK(!accounts_inside(&other));
        CHECK(accounts_inside(&mira));
        accounts_close(&a);
}

/* ---- second factor ---- */

/* The secret as it stands on the page, "ABCD EFGH …", without the blanks. */
static struct str shown_secret(void)
{
        struct str rest = accounts_between(b.last.body, S("id=\"kopie-1\">"), S("<")), all = S("");
        while (rest.n)
                all = str_join(test_arena(), all, str_split(rest, ' ', &rest));
        return all;
}

TEST(the_second_factor_is_set_up_with_a_code)
{
        open_office();
        struct browser other = office_browser(&a.o, a.o.jonas);
        CHECK_HAS(browse_get(&b, S("/konto/zweiter-faktor")).body, "Jetzt einrichten");
        CHECK_INT(office_post(&b, S("/konto/zweiter-faktor/neu"), S("")).status, 303);
        CHECK_INT(browse_get(&b, S("/konto/zweiter-faktor")).status, 200);
        CHECK_HAS(b.last.body, "<svg role=\"img\"");
        struct str secret = shown_secret();
        CHECK_INT(secret.n, 32);
        CHECK_INT(office_post(&b, S("/konto/zweiter-faktor/bestaetigen"), S("code=000000")).status, 422);
        CHECK_HAS(b.last.body, "Dieser Code passt nicht.");
        struct str code = totp_code(secret, clock_now());
        CHECK_INT(office_post(&b, S("/konto/zweiter-faktor/bestaetigen"),
                              str_join(test_arena(), S("code="), code))
                          .status,
                  200);
        CHECK_HAS(b.last.body, "Ihre Wiederherstellungscodes");
        struct str recovery = accounts_between(b.last.body, S("<li><code>"), S("</code>"));
        CHECK_INT(recovery.n, 11);
        CHECK(!accounts_inside(&other));
        /* shown once: neither the secret nor the codes come again */
        browse_get(&b, S("/konto/zweiter-faktor"));
        CHECK_HAS(b.last.body, "Wiederherstellungscodes: 10.");
        CHECK(str_find(b.last.body, recovery) < 0);
        CHECK_HAS_NOT(b.last.body, "<svg role=\"img\"");
        /* a second begin would silently throw the working one away */
        CHECK_INT(office_post(&b, S("/konto/zweiter-faktor/neu"), S("")).status, 409);
        accounts_close(&a);
}

TEST(a_second_click_does_not_show_the_codes_again)
{
        open_office();
        office_post(&b, S("/konto/zweiter-faktor/neu"), S(""));
        browse_get(&b, S("/konto/zweiter-faktor"));
        struct str fields = str_join(test_arena(), S("code="), totp_code(shown_secret(), clock_now()));
        CHECK_INT(office_post(&b, S("/konto/zweiter-faktor/bestaetigen"), fields).status, 200);
        CHECK_INT(browse_post(&b, S("/konto/zweiter-faktor/bestaetigen"), fields).status, 303);
        CHECK_STR(b.last.location, "/konto/zweiter-faktor");
        accounts_close(&a);
}

TEST(the_second_factor_is_removed_with_the_password)
{
        open_office();
        accounts_factor(&a, a.o.jonas, NULL);
        CHECK_INT(office_post(&b, S("/konto/zweiter-faktor/entfernen"), S("password=falsch-falsch")).status,
                  422);
        CHECK_HAS(b.last.body, "Das ist nicht Ihr Passwort.");
        CHECK_INT(office_post(&b, S("/konto/zweiter-faktor/entfernen"), S("password=" FIXTURE_FORM_PASSWORD))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/konto/zweiter-faktor")).body, "Jetzt einrichten");
        accounts_close(&a);
}

/* ---- words and pictures ---- */

TEST(browsers_have_names)
{
        static const struct {
                struct str agent, name;
        } known[] = {
                {S_INIT("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"),
                 S_INIT("Firefox unter Windows")},
                {S_INIT("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0"),
                 S_INIT("Edge unter Windows")},
                {S_INIT("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"),
                 S_INIT("Chrome unter Android")},
                {S_INIT("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/604.1"),
                 S_INIT("Safari unter iOS")},
                {S_INIT("curl/7.88.1"), S_INIT("Unbekannter Browser")},
                {S_INIT(""), S_INIT("Unbekannter Browser")},
        };
        for (size_t i = 0; i < ARRAY_LEN(known); i++)
                CHECK_SAME(agent_name(test_arena(), known[i].agent), known[i].name);
}

TEST(a_qr_code_is_one_path_on_white)
{
        struct html h;
        html_init(&h, test_arena());
        CHECK_OK(qr_draw(&h, S("otpauth://totp/Fallnetz:jonas?secret=ABC"), S("QR <b>")));
        struct str svg = buf_str(&h.out);
        CHECK_HAS(svg, "<title>QR &lt;b&gt;</title>");
        CHECK_HAS(svg, "fill=\"#ffffff\"");
        CHECK_HAS(svg, "d=\"M4 4h7v1h-7z"); /* the upper left mark begins behind four modules of white */
        CHECK_HAS_NOT(svg, "style=");
        char *big = arena_alloc(test_arena(), 5000);
        memset(big, 'x', 5000);
        CHECK_ERR(qr_draw(&h, (struct str){big, 5000}, S("too long")), ERR_LIMIT);
}

TEST_GROUP(own_pages, &the_own_account_shows_data_and_roles, &the_theme_is_kept,
           &a_new_password_needs_the_old_one_and_ends_other_sessions, &guessing_the_old_password_is_throttled,
           &signed_out_everywhere_else, &the_second_factor_is_set_up_with_a_code,
           &a_second_click_does_not_show_the_codes_again, &the_second_factor_is_removed_with_the_password,
           &browsers_have_names, &a_qr_code_is_one_path_on_white)
