/* The queue against a server that takes, refuses, puts off, hangs up or is not there; what it stands on; what nobody may read. */
#include "core/mail.h"

#include "core/setting.h"
#include "core/smtp.h"
#include "domain/consent/disclosure.h"
#include "test/smtp.h"
#include "test/testcase.h"

#define TEXT "Guten Tag Frau Albers, https://antwort.example/b/geheim123 führt zu den Fragen."

struct post {
        struct testcase t;
        struct smtp_fake server;
};

static void set(struct testcase *t, struct str key, struct str value)
{
        must(setting_set(t->tx, key, value) == OK);
}

static void configure(struct post *p, struct str tls)
{
        struct testcase *t = &p->t;
        testcase_write(t, t->albers);
        set(t, S("smtp_server"), S("127.0.0.1"));
        set(t, S("smtp_port"), str_from_int(test_arena(), p->server.port));
        set(t, S("smtp_tls"), tls);
        set(t, S("mail_sender"), S("cmb@musterau.example"));
        set(t, S("office_name"), S("CMB-Stelle Müsterau"));
        testcase_commit(t);
}

static void post_open(struct post *p, enum smtp_manner manner)
{
        testcase_open(&p->t);
        p->server = smtp_fake_open(manner);
        configure(p, S("none"));
}

static void post_close(struct post *p)
{
        smtp_fake_close(&p->server);
        testcase_close(&p->t);
}

static struct mail_data letter(void)
{
        return (struct mail_data){.to = S("renate@musterau.example"),
                                  .to_name = S("Renate Älbers"),
                                  .subject = S("Ihre Meinung zählt"),
                                  .body = S(TEXT),
                                  .about = S("survey:1"),
                                  .link = S("/faelle/1")};
}

static void queue(struct post *p, const struct mail_data *d)
{
        struct errs errs;
        errs_init(&errs, test_arena());
        testcase_write(&p->t, p->t.albers);
        CHECK_OK(mail_queue(p->t.tx, d, &errs, NULL));
        testcase_commit(&p->t);
}

static struct mail_line last(struct post *p)
{
        struct rtx *tx;
        struct mail_line m = {0};
        must(db_begin_read(p->t.db, test_arena(), 0, &tx) == OK);
        CHECK_OK(mail_last_about(tx, S("survey:1"), &m));
        db_end_read(tx);
        return m;
}

static struct mail_line sent_by(enum smtp_manner manner, struct str *heard)
{
        struct post p;
        struct mail_data d = letter();
        post_open(&p, manner);
        if (manner == SMTP_NO_LOGIN) {
                testcase_write(&p.t, p.t.albers);
                set(&p.t, S("smtp_user"), S("cmb"));
                set(&p.t, S("smtp_password"), S("streng-geheim"));
                testcase_commit(&p.t);
        }
        queue(&p, &d);
        CHECK_OK(mail_send_due(p.t.db, test_arena()));
        struct mail_line m = last(&p);
        *heard = str_copy(test_arena(), smtp_fake_heard(&p.server));
        post_close(&p);
        return m;
}

TEST(a_mail_goes_out_with_its_text_and_is_erased_here)
{
        struct str heard;
        struct mail_line m = sent_by(SMTP_TAKES, &heard);
        CHECK_STR(m.state, "sent");
        CHECK_STR(m.error, "");
        CHECK_HAS(heard, "MAIL FROM:<cmb@musterau.example>");
        CHECK_HAS(heard, "RCPT TO:<renate@musterau.example>");
        CHECK_HAS(heard, "Subject: =?UTF-8?B?");
        CHECK_HAS(heard, "geheim123");
        CHECK_HAS(heard, "f=C3=BChrt");
        CHECK_HAS(heard, "Message-ID: <");
        CHECK_HAS(heard, "Date: ");
}

TEST(refusals_fail_and_delays_wait)
{
        struct str heard;
        struct mail_line m = sent_by(SMTP_REFUSES, &heard);
        CHECK_STR(m.state, "failed");
        CHECK_STR(m.error, "refused");
        CHECK_INT(m.reply_code, 550);
        m = sent_by(SMTP_REFUSES_TEXT, &heard);
        CHECK_STR(m.state, "failed");
        CHECK_INT(m.reply_code, 554);
        m = sent_by(SMTP_SAYS_LATER, &heard);
        CHECK_STR(m.state, "queued");
        CHECK_STR(m.error, "later");
}

TEST(a_broken_connection_is_tried_again_later_and_later)
{
        struct post p;
        struct mail_data d = letter();
        static const int64_t pause[] = {60, 300, 900, 3600, 4 * 3600, 4 * 3600};
        post_open(&p, SMTP_HANGS_UP);
        struct moment now = clock_now();
        queue(&p, &d);
        for (size_t i = 0; i < ARRAY_LEN(pause); i++) {
                CHECK_OK(mail_send_due(p.t.db, test_arena()));
                struct mail_line m = last(&p);
                CHECK_STR(m.state, "queued");
                CHECK_STR(m.error, "broken");
                CHECK_INT(m.attempts, (int64_t)i + 1);
                CHECK_INT(m.next_at.s - now.s, pause[i]);
                CHECK_OK(mail_send_due(p.t.db, test_arena())); /* not due yet */
                CHECK_INT(last(&p).attempts, (int64_t)i + 1);
                clock_set(now = m.next_at);
        }
        post_close(&p);
}

TEST(after_three_days_it_is_given_up_and_can_be_tried_by_hand)
{
        struct post p;
        struct mail_data d = letter();
        post_open(&p, SMTP_SAYS_LATER);
        queue(&p, &d);
        for (int i = 0; i < 20; i++) {
                CHECK_OK(mail_send_due(p.t.db, test_arena()));
                clock_set(last(&p).next_at);
        }
        struct mail_line m = last(&p);
        CHECK_STR(m.state, "failed");
        CHECK_INT(m.attempts, 20);
        smtp_fake_close(&p.server);
        p.server = smtp_fake_open(SMTP_TAKES);
        configure(&p, S("none"));
        testcase_write(&p.t, p.t.albers);
        CHECK_ERR(mail_retry(p.t.tx, m.id, p.t.aylin), ERR_NOT_FOUND); /* not hers */
        CHECK_OK(mail_retry(p.t.tx, m.id, 0));
        testcase_commit(&p.t);
        CHECK_OK(mail_send_due(p.t.db, test_arena()));
        CHECK_STR(last(&p).state, "sent");
        post_close(&p);
}

TEST(without_encryption_or_server_nothing_leaves)
{
        struct post p;
        struct mail_data d = letter();
        post_open(&p, SMTP_TAKES);
        configure(&p, S("starttls"));
        queue(&p, &d);
        CHECK_OK(mail_send_due(p.t.db, test_arena()));
        CHECK_STR(last(&p).error, "tls_missing");
        CHECK_HAS_NOT(smtp_fake_heard(&p.server), "MAIL FROM");
        testcase_write(&p.t, p.t.albers);
        set(&p.t, S("smtp_server"), S(""));
        CHECK_OK(mail_retry_waiting(p.t.tx));
        testcase_commit(&p.t);
        CHECK_OK(mail_send_due(p.t.db, test_arena()));
        CHECK_STR(last(&p).error, "no_server");
        CHECK_STR(last(&p).state, "queued");
        int port = p.server.port;
        smtp_fake_close(&p.server);
        p.server = smtp_fake_open(SMTP_TAKES);
        configure(&p, S("none"));
        testcase_write(&p.t, p.t.albers);
        set(&p.t, S("smtp_port"), str_from_int(test_arena(), port)); /* where nobody listens any more */
        CHECK_OK(mail_retry_waiting(p.t.tx));
        testcase_commit(&p.t);
        CHECK_OK(mail_send_due(p.t.db, test_arena()));
        CHECK_STR(last(&p).error, "unreachable");
        post_close(&p);
}

TEST(a_password_is_refused_and_never_seen)
{
        struct str heard;
        struct mail_line m = sent_by(SMTP_NO_LOGIN, &heard);
        CHECK_STR(m.state, "queued");
        CHECK_STR(m.error, "login_refused");
        CHECK_HAS(heard, "AUTH");
        CHECK_HAS_NOT(heard, "MAIL FROM");
}

/* ---- what it stands on ---- */

static void consents(struct post *p)
{
        testcase_add(&p->t, &consent_entity,
                     S("kind=participation&explained_on=26.03.2025&signed_on=26.03.2025"));
        testcase_add(
                &p->t, &consent_entity,
                S("kind=disclosure&recipient_id=2&content=course&explained_on=26.03.2025&signed_on=26.03.2025"));
}

static int64_t disclose(struct post *p)
{
        struct errs errs;
        const struct disclosure *x;
        struct disclosure_data d = {.recipient_id = p->t.insurance,
                                    .content = S("course"),
                                    .summary = S("Befragung"),
                                    .way = S("mail"),
                                    .on = clock_today()};
        errs_init(&errs, test_arena());
        testcase_write(&p->t, p->t.albers);
        must(disclosure_make(p->t.tx, p->t.g, &d, &errs, &x) == OK);
        int64_t id = disclosure_id(x);
        testcase_commit(&p->t);
        return id;
}

static void withdraw(struct post *p, int64_t id)
{
        struct errs errs;
        struct record *c;
        errs_init(&errs, test_arena());
        testcase_write(&p->t, p->t.albers);
        must(ent_get_in(rtx_of(p->t.tx), grant_of(p->t.g), &consent_entity, id, &c) == OK);
        must(consent_withdraw(p->t.tx, p->t.g, c, clock_today(), S(""), &errs) == OK);
        testcase_commit(&p->t);
}

TEST(a_consent_that_ended_stops_it)
{
        struct post p;
        struct mail_data d = letter();
        post_open(&p, SMTP_TAKES);
        consents(&p);
        d.case_id = p.t.albers;
        d.disclosure_id = disclose(&p);
        queue(&p, &d);
        CHECK_OK(mail_send_due(p.t.db, test_arena()));
        CHECK_STR(last(&p).state, "sent");
        queue(&p, &d);
        withdraw(&p, 2);
        struct str before = str_copy(test_arena(), smtp_fake_heard(&p.server));
        CHECK_OK(mail_send_due(p.t.db, test_arena()));
        CHECK_STR(last(&p).state, "stopped");
        CHECK_STR(last(&p).error, "consent_ended");
        CHECK_SAME(smtp_fake_heard(&p.server), before);
        d.disclosure_id = 0;
        d.consent = S("follow_up"); /* never given */
        queue(&p, &d);
        CHECK_OK(mail_send_due(p.t.db, test_arena()));
        CHECK_STR(last(&p).state, "stopped");
        post_close(&p);
}

TEST(what_is_withdrawn_stays_here)
{
        struct post p;
        struct mail_data d = letter();
        post_open(&p, SMTP_TAKES);
        queue(&p, &d);
        testcase_write(&p.t, p.t.albers);
        CHECK_OK(mail_withdraw(p.t.tx, S("survey:1")));
        testcase_commit(&p.t);
        CHECK_OK(mail_send_due(p.t.db, test_arena()));
        CHECK_STR(last(&p).state, "stopped");
        CHECK_STR(smtp_fake_heard(&p.server), "");
        post_close(&p);
}

/* ---- secrets ---- */
SQL(mail_test_rows, one_text,
    "SELECT COALESCE(body, '') || ' ' || COALESCE(about, '') FROM mail UNION ALL SELECT value FROM setting"
    " UNION ALL SELECT content FROM change_content")

TEST(texts_and_passwords_are_ciphertext)
{
        struct post p;
        struct mail_data d = letter();
        struct mail_file file = {S("Befund.txt"), S("text/plain"), S("Bandscheibe")};
        struct rtx *tx;
        struct one_text *row;
        struct str clear;
        size_t n;
        post_open(&p, SMTP_TAKES);
        testcase_write(&p.t, p.t.albers);
        set(&p.t, S("smtp_password"), S("streng-geheim"));
        CHECK_OK(setting_secret(rtx_of(p.t.tx), S("smtp_password"), &clear));
        CHECK_STR(clear, "streng-geheim");
        testcase_commit(&p.t);
        d.file = &file, d.files = 1;
        queue(&p, &d);
        NEED_OK(db_begin_read(p.t.db, test_arena(), 0, &tx));
        NEED_OK(db_list(tx, &sql_mail_test_rows, NO_ARGS, &row, &n));
        CHECK(n > 2);
        for (size_t i = 0; i < n; i++) {
                CHECK_HAS_NOT(row[i].s, "geheim");
                CHECK_HAS_NOT(row[i].s, "Bandscheibe");
        }
        db_end_read(tx);
        CHECK_OK(mail_send_due(p.t.db, test_arena()));
        CHECK_HAS(smtp_fake_heard(&p.server), "QmFuZHNjaGVpYmU=");
        CHECK_HAS(smtp_fake_heard(&p.server), "filename=\"Befund.txt\"");
        post_close(&p);
}

/* ---- words ---- */

TEST(only_one_address_fits)
{
        static const struct {
                struct str typed;
                bool fits;
        } row[] = {{S_INIT("renate@musterau.example"), true},
                   {S_INIT("r.albers+cmb@mail.musterau.example"), true},
                   {S_INIT("renate"), false},
                   {S_INIT("renate@musterau"), false},
                   {S_INIT("a@b.de, c@d.de"), false},
                   {S_INIT("a@b.de\r\nBcc: c@d.de"), false},
                   {S_INIT("<a@b.de>"), false},
                   {S_INIT("a@b@c.de"), false},
                   {S_INIT("@musterau.example"), false},
                   {S_INIT("-oX@musterau.example"), false},
                   {S_INIT(""), false}};
        for (size_t i = 0; i < ARRAY_LEN(row); i++)
                CHECK_INT(mail_address_fits(row[i].typed), row[i].fits);
}

/* A fault at any call of the database: nothing is sent twice within one round, nothing is lost. */
TEST(faults_lose_nothing)
{
        struct post p;
        struct mail_data d = letter();
        post_open(&p, SMTP_TAKES);
        queue(&p, &d);
        for (int64_t n = 1; n <= 8; n++) {
                db_fault_set(p.t.db, n, ERR_BUSY);
                enum err e = mail_send_due(p.t.db, test_arena());
                db_fault_set(p.t.db, 0, OK);
                if (e == OK)
                        break;
                struct mail_line m = last(&p);
                CHECK(str_eq(m.state, S("queued")) || str_eq(m.state, S("sending")));
                if (str_eq(m.state, S("sending")))
                        clock_set((struct moment){clock_now().s + 601}); /* whoever took it has died */
        }
        CHECK_OK(mail_send_due(p.t.db, test_arena()));
        CHECK_STR(last(&p).state, "sent");
        post_close(&p);
}

TEST_GROUP(mail, &a_mail_goes_out_with_its_text_and_is_erased_here, &refusals_fail_and_delays_wait,
           &a_broken_connection_is_tried_again_later_and_later,
           &after_three_days_it_is_given_up_and_can_be_tried_by_hand,
           &without_encryption_or_server_nothing_leaves, &a_password_is_refused_and_never_seen,
           &a_consent_that_ended_stops_it, &what_is_withdrawn_stays_here, &texts_and_passwords_are_ciphertext,
           &only_one_address_fits, &faults_lose_nothing)
