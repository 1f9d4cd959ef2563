/* Who sees which mail, and who may try it again. */
#include "core/mail.h"
#include "core/setting.h"
#include "test/smtp.h"
#include "test/testcase.h"

static int64_t queued(struct testcase *t, int64_t case_id, int64_t sender)
{
        struct errs errs;
        int64_t id;
        struct mail_data d = {.to = S("brandt@nordhafen.example"),
                              .to_name = S("Sabine <Brandt>"),
                              .subject = S("Kurze Befragung"),
                              .body = S("Text"),
                              .case_id = case_id};
        errs_init(&errs, test_arena());
        testcase_write(t, case_id);
        wtx_actor_set(t->tx, sender);
        must(mail_queue(t->tx, &d, &errs, &id) == OK);
        testcase_commit(t);
        return id;
}

TEST(everybody_sees_the_own_mail_and_that_of_open_cases)
{
        struct testcase t;
        testcase_open(&t);
        queued(&t, t.albers, t.jonas);
        queued(&t, t.yildiz, t.aylin);
        CHECK_OK(mail_send_due(t.db, test_arena())); /* no server: it waits and says so */
        struct browser b = testcase_browser(&t, t.jonas);
        CHECK_HAS(browse_get(&b, S("/post")).body, "Sabine &lt;Brandt&gt;, brandt@nordhafen.example");
        CHECK_HAS(b.last.body, "noch kein Mailserver eingerichtet");
        CHECK_HAS(browse_get(&b, S("/faelle/1/post")).body, "Kurze Befragung");
        CHECK_INT(browse_get(&b, S("/faelle/2/post")).status, 404);
        CHECK_INT(testcase_post(&b, S("/post/2/nochmal"), S("")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/post/2/nochmal"), S("")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/1/post/1/nochmal"), S("")).status, 303);
        CHECK_INT(testcase_post(&b, S("/post/1/nochmal"), S("")).status, 303);
        b = testcase_browser(&t, t.petra);
        CHECK_HAS_NOT(browse_get(&b, S("/post")).body, "Kurze Befragung");
        testcase_close(&t);
}

TEST(what_did_not_arrive_stands_on_the_case)
{
        struct testcase t;
        testcase_open(&t);
        struct smtp_fake server = smtp_fake_open(SMTP_REFUSES);
        testcase_write(&t, t.albers);
        CHECK_OK(setting_set(t.tx, S("smtp_server"), S("127.0.0.1")));
        CHECK_OK(setting_set(t.tx, S("smtp_port"), str_from_int(test_arena(), server.port)));
        CHECK_OK(setting_set(t.tx, S("smtp_tls"), S("none")));
        CHECK_OK(setting_set(t.tx, S("mail_sender"), S("cmb@musterau.example")));
        testcase_commit(&t);
        queued(&t, t.albers, t.jonas);
        struct browser b = testcase_browser(&t, t.jonas);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1")).body, "nicht angekommen");
        CHECK_OK(mail_send_due(t.db, test_arena()));
        CHECK_HAS(browse_get(&b, S("/faelle/1")).body, "Eine E-Mail zu diesem Fall ist nicht angekommen.");
        CHECK_HAS(browse_get(&b, S("/faelle/1/post")).body, "(Antwort 550)");
        smtp_fake_close(&server);
        testcase_close(&t);
}

TEST(the_administration_sees_reasons_and_no_recipients)
{
        struct testcase t;
        testcase_open(&t);
        queued(&t, t.albers, t.jonas);
        CHECK_OK(mail_send_due(t.db, test_arena()));
        struct browser b = testcase_browser(&t, browse_user(t.db, S("kai"), ROLE_administrator));
        CHECK_HAS(browse_get(&b, S("/verwaltung/post")).body, "noch kein Mailserver eingerichtet");
        CHECK_HAS_NOT(b.last.body, "Brandt");
        CHECK_HAS_NOT(b.last.body, "Kurze Befragung");
        CHECK_INT(testcase_post(&b, S("/verwaltung/post/probe"), S("mail_to=niemand")).status, 422);
        CHECK_HAS(b.last.body, "Das ist keine E-Mail-Adresse.");
        CHECK_INT(testcase_post(&b, S("/verwaltung/post/probe"), S("mail_to=kai@musterau.example")).status,
                  303);
        CHECK_HAS(browse_get(&b, S("/post")).body, "Testmail von Fallnetz");
        b = testcase_browser(&t, t.jonas);
        CHECK_INT(browse_get(&b, S("/verwaltung/post")).status, 404);
        testcase_close(&t);
}

#define SERVER "smtp_port=587&smtp_tls=starttls&mail_sender=cmb@musterau.example&smtp_user=cmb"

TEST(the_password_is_kept_sealed_and_never_shown)
{
        struct testcase t;
        struct rtx *tx;
        struct str clear;
        testcase_open(&t);
        struct browser b = testcase_browser(&t, browse_user(t.db, S("kai"), ROLE_administrator));
        struct str page = S("/verwaltung/post/mailserver");
        CHECK_INT(testcase_post(&b, page, S(SERVER "&smtp_server=mail.example")).status, 303);
        CHECK_INT(testcase_post(&b, page, S("smtp_port=587&smtp_server=mail.example&smtp_tls=none")).status,
                  422);
        CHECK_HAS(b.last.body, "nur zu einem Mailserver auf demselben Rechner");
        CHECK_INT(testcase_post(&b, page, S(SERVER "&smtp_password=Streng+geheim")).status, 303);
        CHECK_INT(testcase_post(&b, page, S(SERVER "&smtp_password=")).status, 303);
        CHECK_HAS_NOT(browse_get(&b, page).body, "geheim");
        CHECK_HAS_NOT(b.last.body, "v1:");
        NEED_OK(db_begin_read(t.db, test_arena(), 0, &tx));
        CHECK_OK(setting_secret(tx, S("smtp_password"), &clear));
        CHECK_STR(clear, "Streng geheim");
        db_end_read(tx);
        CHECK_INT(
                testcase_post(&b, page, S("smtp_port=587&smtp_tls=starttls&smtp_user=&bisher.smtp_user=cmb"))
                        .status,
                303);
        NEED_OK(db_begin_read(t.db, test_arena(), 0, &tx));
        CHECK_OK(setting_secret(tx, S("smtp_password"), &clear));
        CHECK_STR(clear, "");
        db_end_read(tx);
        testcase_close(&t);
}

TEST_GROUP(post_pages, &everybody_sees_the_own_mail_and_that_of_open_cases,
           &what_did_not_arrive_stands_on_the_case, &the_administration_sees_reasons_and_no_recipients,
           &the_password_is_kept_sealed_and_never_shown)
