/* Surveys by link, mail and paper: asked, interrupted, resumed, sent; refused links; consents; other people's cases. */
#include "core/job.h"
#include "core/mail.h"
#include "core/setting.h"
#include "domain/concepts/evaluate.h"
#include "domain/outcome/outcome.h"
#include "domain/surveys/survey.h"
#include "domain/tasks/task.h"
#include "test/smtp.h"
#include "test/testcase.h"
#include "web/token_page.h"

#define ASK "respondent=Renate+Albers&language=de&way=link"

static void surveys_open(struct testcase *t)
{
        testcase_open(t);
        testcase_packs(t);
        testcase_write(t, t->albers);
        must(setting_set(t->tx, S("public_url"), S("https://antwort.example/")) == OK);
        must(setting_set(t->tx, S("public_contact"), S("04931 555-240")) == OK);
        testcase_commit(t);
}

static struct browser outside(struct testcase *t)
{
        struct browser b = browse_open(t->db);
        b.d.outside = true;
        b.d.pages = all_token_pages;
        return b;
}

/* The address after the host, as it is shown once. */
static struct str link_in(struct str body)
{
        ptrdiff_t at = str_find(body, S("https://antwort.example/b/"));
        if (at < 0)
                return S("/b/none");
        struct str rest, found = str_sub(body, (size_t)at + 23, 46);
        return str_copy(test_arena(), str_split(found, '<', &rest));
}

static struct str asked(struct browser *b, struct str fields)
{
        struct reply r = testcase_post(b, S("/faelle/1/befragungen/neu"), fields);
        CHECK_INT(r.status, 200);
        return link_in(r.body);
}

static struct reply say(struct browser *b, struct str link, struct str fields)
{
        static int n;
        struct str s = str_from_int(test_arena(), ++n);
        b->submission = str_join(test_arena(), S("submission-of-a-test-"), s);
        return browse_post(b, link, fields);
}

static struct record *survey(struct testcase *t, int64_t id)
{
        return testcase_get(t, t->albers, &survey_entity, id);
}

TEST(a_client_answers_is_interrupted_and_goes_on)
{
        struct testcase t;
        surveys_open(&t);
        struct browser b = testcase_browser(&t, t.jonas), o = outside(&t);
        CHECK_HAS(browse_get(&b, S("/faelle/1/befragungen/neu")).body, "Renate Albers");
        struct str link = asked(&b, S("kind=client&" ASK));
        CHECK_INT(browse_get(&b, S("/faelle/1/befragungen/1")).status, 200);
        CHECK_HAS_NOT(b.last.body, "antwort.example");
        CHECK_HAS(browse_get(&o, link).body, "Wie war die Begleitung für Sie?");
        CHECK_HAS(o.last.body, "Seite 1 von 6");
        CHECK_HAS(o.last.body, "17.06.2025"); /* 28 days */
        CHECK_HAS(o.last.body, "jonas und die Vertretung");
        CHECK_INT(o.last.cookies, 0);
        CHECK_INT(testcase_count(&t, t.albers, &survey_answer_entity), 0); /* opening changes nothing */
        CHECK_INT(say(&o, link, S("seite=1&tun=weiter&q_course=satisfied&q_goals=full")).status, 303);
        CHECK_HAS(o.last.location, "seite=2");
        /* the connection breaks; hours later, another device */
        o = outside(&t);
        CHECK_HAS(browse_get(&o, link).body, "Seite 2 von 6");
        CHECK_HAS(o.last.body, "sind gespeichert");
        CHECK_HAS(browse_get(&o, str_join(test_arena(), link, S("?seite=1"))).body,
                  "value=\"satisfied\" checked");
        CHECK_INT(say(&o, link, S("seite=2&tun=weiter&q_influence=very_satisfied")).status, 303);
        CHECK_INT(say(&o, link, S("seite=4&tun=weiter&q_security=higher&q_pay=same")).status, 303);
        CHECK_INT(say(&o, link, S("seite=6&tun=senden&q_good=Immer+jemand+da+%3Cb%3E")).status, 303);
        CHECK_STR(o.last.location, "/danke");
        CHECK_HAS(browse_get(&o, o.last.location).body, "Ihre Antworten sind angekommen");
        CHECK_STR(rec_text(survey(&t, 1), SURVEY_status), "answered");
        CHECK_HAS(browse_get(&b, S("/faelle/1/befragungen/1")).body, "Immer jemand da &lt;b&gt;");
        CHECK_HAS(b.last.body, "keine Angabe");
        CHECK_HAS(browse_get(&b, S("/faelle/1/ergebnis")).body, "sicherer");
        CHECK_HAS(browse_get(&b, S("/faelle/1/verlauf?art=befragungen")).body, "Befragung beantwortet");
        CHECK_INT(testcase_count(&t, t.albers, &outcome_entity), 0); /* shown, never copied */
        testcase_close(&t);
}

TEST(a_double_click_sends_once_and_leads_on)
{
        struct testcase t;
        surveys_open(&t);
        struct browser b = testcase_browser(&t, t.jonas), o = outside(&t);
        struct str link = asked(&b, S("kind=interim_client&" ASK));
        o.submission = S("submission-of-a-double-click");
        struct str fields = S("seite=1&tun=senden&q_course=mixed");
        CHECK_STR(browse_post(&o, link, fields).location, "/danke");
        CHECK_STR(browse_post(&o, link, fields).location, "/danke");
        CHECK_INT(testcase_count(&t, t.albers, &survey_answer_entity), 1);
        testcase_close(&t);
}

/* ---- links that open nothing ---- */

TEST(guessed_reused_expired_and_withdrawn_links_are_told_alike)
{
        struct testcase t;
        surveys_open(&t);
        struct browser b = testcase_browser(&t, t.jonas), o = outside(&t);
        struct str used = asked(&b, S("kind=interim_client&" ASK)),
                   replaced = asked(&b, S("kind=client&" ASK));
        CHECK_INT(say(&o, used, S("seite=1&tun=senden&q_course=mixed")).status, 303);
        struct reply again = testcase_post(&b, S("/faelle/1/befragungen/2/senden"), S("version=1&" ASK));
        CHECK_INT(again.status, 200);
        struct str withdrawn = link_in(again.body);
        CHECK_INT(browse_get(&o, withdrawn).status, 200);
        CHECK_INT(testcase_post(&b, S("/faelle/1/befragungen/2/zurueckziehen"), S("version=1")).status, 303);
        struct str expired = asked(&b, S("kind=client&" ASK)), returned = asked(&b, S("kind=client&" ASK));
        CHECK_HAS(browse_get(&o, str_join(test_arena(), returned, S("/nicht-ich"))).body, "falschen Person");
        CHECK_INT(say(&o, str_join(test_arena(), returned, S("/nicht-ich")), S("tun=zurueck")).status, 303);
        CHECK(rec_bool(survey(&t, 4), SURVEY_wrong_person));
        clock_set(moment_of(date_of(2025, 6, 18), 1));
        struct reply guessed = browse_get(&o, S("/b/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
        CHECK_INT(guessed.status, 404);
        CHECK_HAS(guessed.body, "04931 555-240");
        const struct str links[] = {used, replaced, withdrawn, expired, returned, S("/b/kurz"), S("/b/..")};
        for (size_t i = 0; i < ARRAY_LEN(links); i++) {
                struct reply r = browse_get(&o, links[i]);
                CHECK_INT(r.status, 404);
                CHECK_SAME(r.body, guessed.body);
                r = say(&o, links[i], S("seite=1&tun=senden&q_course=mixed"));
                CHECK_INT(r.status, 404);
                CHECK_HAS(r.body, "Dieser Link gilt nicht mehr");
        }
        testcase_close(&t);
}

TEST(who_guesses_has_to_wait)
{
        struct testcase t;
        surveys_open(&t);
        struct browser b = testcase_browser(&t, t.jonas), o = outside(&t);
        struct str link = asked(&b, S("kind=client&" ASK));
        for (int i = 0; i < 21; i++)
                CHECK_INT(browse_get(&o, S("/b/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).status, 404);
        CHECK_INT(browse_get(&o, S("/b/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).status, 429);
        CHECK_INT(browse_get(&o, link).status, 429);
        o.address = S("192.0.2.7");
        CHECK_INT(browse_get(&o, link).status, 200);
        o.address = S("127.0.0.1");
        clock_set((struct moment){clock_now().s + 1000});
        CHECK_INT(browse_get(&o, link).status, 200);
        testcase_close(&t);
}

/* ---- what was typed ---- */

TEST(answers_that_do_not_fit_are_refused)
{
        struct testcase t;
        surveys_open(&t);
        struct browser b = testcase_browser(&t, t.jonas), o = outside(&t);
        struct str link = asked(&b, S("kind=client&" ASK));
        CHECK_INT(say(&o, link, S("seite=1&tun=weiter&q_course=wonderful")).status, 422);
        CHECK_INT(say(&o, link, S("seite=6&tun=senden")).status, 422);
        CHECK_HAS(o.last.body, "noch keine Frage beantwortet");
        char longer[2101];
        memset(longer, 'a', sizeof longer);
        struct str text = str_copy(test_arena(), (struct str){longer, sizeof longer});
        CHECK_INT(say(&o, link, str_join(test_arena(), S("seite=6&tun=weiter&q_bad="), text)).status, 422);
        CHECK_HAS(o.last.body, "aaaaaaaa"); /* nothing is lost */
        CHECK_INT(testcase_count(&t, t.albers, &survey_answer_entity), 0);
        o.origin = S("https://evil.example");
        CHECK_INT(say(&o, link, S("seite=1&tun=weiter&q_course=mixed")).status, 403);
        testcase_close(&t);
}

TEST(clients_read_their_language)
{
        struct testcase t;
        surveys_open(&t);
        struct browser b = testcase_browser(&t, t.jonas), o = outside(&t);
        struct str link = asked(&b, S("kind=client&respondent=Renate+Albers&language=ar&way=link"));
        CHECK_HAS(browse_get(&o, link).body, "<html lang=\"ar\" dir=\"rtl\">");
        CHECK_HAS(o.last.body, "كيف كانت المرافقة");
        CHECK_HAS(browse_get(&o, str_join(test_arena(), link, S("?sprache=de_plain"))).body,
                  "Wie war die Hilfe für Sie?");
        CHECK_HAS(say(&o, str_join(test_arena(), link, S("?sprache=tr")),
                      S("seite=1&tun=weiter&q_course=mixed"))
                          .location,
                  "sprache=tr");
        CHECK_HAS(browse_get(&b, S("/faelle/1/befragungen/1/bogen")).body, "☐ راضٍ");
        testcase_close(&t);
}

TEST(a_call_instead_becomes_a_task_once)
{
        struct testcase t;
        surveys_open(&t);
        struct browser b = testcase_browser(&t, t.jonas), o = outside(&t);
        struct str link = asked(&b, S("kind=client&" ASK));
        CHECK_STR(say(&o, link, S("seite=1&tun=rueckruf")).location, "/rueckruf");
        CHECK_STR(say(&o, link, S("seite=1&tun=rueckruf")).location, "/rueckruf");
        CHECK_INT(testcase_count(&t, t.albers, &task_entity), 1);
        CHECK_INT(browse_get(&o, link).status, 200);
        testcase_close(&t);
}

/* ---- what it stands on ---- */

#define EMPLOYER "kind=employer&respondent=Sabine+Brandt&recipient_id=1&named=1&language=de&way=link"

static void allow_employer(struct testcase *t)
{
        testcase_add(t, &consent_entity,
                     S("kind=participation&explained_on=26.03.2025&signed_on=26.03.2025"));
        testcase_add(
                t, &consent_entity,
                S("kind=employer_contact&recipient_id=1&content=plan&return_wish=1&explained_on=09.04.2025&signed_on=09.04.2025"));
}

TEST(the_employer_is_asked_under_a_consent_only)
{
        struct testcase t;
        surveys_open(&t);
        struct browser b = testcase_browser(&t, t.jonas), o = outside(&t);
        CHECK_INT(testcase_post(&b, S("/faelle/1/befragungen/neu"), S(EMPLOYER)).status, 422);
        CHECK_HAS(b.last.body, "Diese Befragung kann noch nicht hinausgehen");
        CHECK_INT(testcase_count(&t, t.albers, &survey_entity), 0);
        allow_employer(&t);
        struct str link = asked(&b, S(EMPLOYER));
        CHECK_HAS(browse_get(&o, link).body, "Es geht um Renate Albers.");
        CHECK_HAS(browse_get(&o, str_join(test_arena(), link, S("?seite=2"))).body,
                  "nichts über Krankheiten");
        CHECK_INT(testcase_count(&t, t.albers, &disclosure_entity), 1);
        /* the consent ends while the link is out */
        struct errs errs;
        struct record *c;
        errs_init(&errs, test_arena());
        testcase_write(&t, t.albers);
        must(ent_get_in(rtx_of(t.tx), grant_of(t.g), &consent_entity, 2, &c) == OK);
        must(consent_withdraw(t.tx, t.g, c, clock_today(), S(""), &errs) == OK);
        testcase_commit(&t);
        CHECK_INT(browse_get(&o, link).status, 404);
        CHECK_HAS_NOT(o.last.body, "Albers");
        CHECK_INT(say(&o, link, S("seite=1&tun=senden&q_course=mixed")).status, 404);
        testcase_close(&t);
}

TEST(a_partner_is_asked_without_a_name)
{
        struct testcase t;
        surveys_open(&t);
        struct browser b = testcase_browser(&t, t.jonas), o = outside(&t);
        struct str link =
                asked(&b, S("kind=partner&respondent=Ralf+Timm&recipient_id=4&language=de&way=link"));
        CHECK_HAS(browse_get(&o, link).body, "Wie läuft unsere Zusammenarbeit?");
        CHECK_HAS_NOT(o.last.body, "Albers");
        CHECK_INT(testcase_count(&t, t.albers, &disclosure_entity), 0);
        CHECK_INT(testcase_post(
                          &b, S("/faelle/1/befragungen/neu"),
                          S("kind=partner&respondent=Ralf+Timm&recipient_id=4&named=1&language=de&way=link"))
                          .status,
                  422);
        testcase_close(&t);
}

/* ---- afterwards ---- */

static void plan(struct testcase *t)
{
        for (size_t i = 0; all_jobs[i]; i++)
                if (!strcmp(all_jobs[i]->name, "survey_plan")) {
                        testcase_write(t, t->albers);
                        CHECK_OK(all_jobs[i]->run(t->tx));
                        testcase_commit(t);
                }
}

TEST(follow_ups_are_planned_from_the_closing_date)
{
        struct testcase t;
        surveys_open(&t);
        testcase_write(&t, t.albers);
        clock_set(moment_of(date_of(2025, 8, 29), 600));
        CHECK_OK(case_close(t.tx, t.g, date_of(2025, 8, 29), S("regular"), S("")));
        testcase_commit(&t);
        plan(&t);
        plan(&t); /* once */
        CHECK_INT(testcase_count(&t, t.albers, &survey_entity), 2);
        CHECK_DATE(rec_date(survey(&t, 1), SURVEY_planned_on), "2026-02-28");
        CHECK_DATE(rec_date(survey(&t, 2), SURVEY_planned_on), "2026-08-29");
        struct browser b = testcase_browser(&t, t.jonas), o = outside(&t);
        CHECK_INT(testcase_post(&b, S("/faelle/1/befragungen/1/senden"), S("version=1&" ASK)).status, 422);
        CHECK_HAS(b.last.body, "Nachbefragung");
        testcase_add(&t, &consent_entity, S("kind=follow_up&explained_on=29.08.2025&signed_on=29.08.2025"));
        testcase_add(&t, &consent_entity,
                     S("kind=participation&explained_on=26.03.2025&signed_on=26.03.2025"));
        CHECK_INT(testcase_post(&b, S("/faelle/1/befragungen/1/senden"), S("version=1&" ASK)).status, 200);
        struct str link = link_in(b.last.body);
        CHECK_HAS(browse_get(&o, link).body, "Wo arbeiten Sie heute?");
        CHECK_INT(say(&o, link, S("seite=1&tun=weiter&q_status=A2")).status, 303);
        CHECK_INT(say(&o, link, S("seite=4&tun=senden")).status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/ergebnis")).body, "an einem anderen Platz im selben Betrieb");
        testcase_write(&t, t.albers);
        CHECK_OK(case_reopen(t.tx, t.g, S("")));
        testcase_commit(&t);
        plan(&t);
        CHECK_STR(rec_text(survey(&t, 2), SURVEY_status), "withdrawn");
        CHECK_STR(rec_text(survey(&t, 1), SURVEY_status), "answered");
        testcase_close(&t);
}

TEST(links_run_out_and_that_is_no_answer)
{
        struct testcase t;
        surveys_open(&t);
        struct browser b = testcase_browser(&t, t.jonas);
        asked(&b, S("kind=client&" ASK));
        clock_set(moment_of(date_of(2025, 6, 20), 600));
        plan(&t);
        CHECK_STR(rec_text(survey(&t, 1), SURVEY_status), "expired");
        CHECK_DATE(rec_date(survey(&t, 1), SURVEY_ended_on), "2025-06-18");
        b = testcase_browser(&t, t.jonas);
        CHECK_HAS(browse_get(&b, S("/faelle/1/befragungen")).body, "ohne Antwort");
        testcase_close(&t);
}

/* ---- by mail, on paper ---- */

TEST(a_survey_goes_out_by_mail_and_its_link_works)
{
        struct testcase t;
        surveys_open(&t);
        struct smtp_fake server = smtp_fake_open(SMTP_TAKES);
        testcase_write(&t, t.albers);
        must(setting_set(t.tx, S("smtp_server"), S("127.0.0.1")) == OK);
        must(setting_set(t.tx, S("smtp_port"), str_from_int(test_arena(), server.port)) == OK);
        must(setting_set(t.tx, S("smtp_tls"), S("none")) == OK);
        must(setting_set(t.tx, S("mail_sender"), S("cmb@musterau.example")) == OK);
        testcase_commit(&t);
        struct browser b = testcase_browser(&t, t.jonas);
        CHECK_INT(testcase_post(&b, S("/faelle/1/befragungen/neu"),
                                S("kind=client&respondent=Renate+Albers&language=de&way=mail"))
                          .status,
                  422);
        CHECK_INT(
                testcase_post(
                        &b, S("/faelle/1/befragungen/neu"),
                        S("kind=client&respondent=Renate+Albers&language=de&way=mail&email=r@musterau.example"))
                        .status,
                303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/befragungen/1")).body, "unterwegs");
        CHECK_OK(mail_send_due(t.db, test_arena()));
        CHECK_HAS(browse_get(&b, S("/faelle/1/befragungen/1")).body, "versandt");
        struct str heard = smtp_fake_heard(&server);
        CHECK_HAS(heard, "Subject: Kurze Befragung");
        CHECK_HAS_NOT(heard, "CMB-2025-014");
        CHECK_HAS(heard, "https://antwort.example/b/");
        smtp_fake_close(&server);
        testcase_close(&t);
}

TEST(answers_from_paper_are_entered)
{
        struct testcase t;
        surveys_open(&t);
        struct browser b = testcase_browser(&t, t.jonas);
        CHECK_INT(testcase_post(&b, S("/faelle/1/befragungen/neu"),
                                S("kind=client&respondent=Renate+Albers&language=de&way=paper"))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/befragungen/1/bogen")).body, "Was schlagen Sie uns vor?");
        struct str page = S("/faelle/1/befragungen/1/antworten");
        CHECK_INT(testcase_post(&b, page, S("version=1&answered_on=19.05.2025")).status, 422);
        CHECK_INT(testcase_post(&b, page, S("version=1&answered_on=19.05.2025&q_course=x")).status, 422);
        CHECK_INT(testcase_post(&b, page,
                                S("version=1&answered_on=19.05.2025&q_course=satisfied&note=per+Post"))
                          .status,
                  303);
        CHECK_DATE(rec_date(survey(&t, 1), SURVEY_answered_on), "2025-05-19");
        CHECK_INT(browse_get(&b, page).status, 404);
        CHECK_INT(testcase_post(&b, page, S("version=2&answered_on=19.05.2025&q_course=mixed")).status, 409);
        testcase_close(&t);
}

/* ---- who ---- */

TEST(other_cases_and_roles_see_nothing)
{
        struct testcase t;
        surveys_open(&t);
        struct browser b = testcase_browser(&t, t.jonas);
        asked(&b, S("kind=client&" ASK));
        b = testcase_browser(&t, t.aylin);
        CHECK_INT(browse_get(&b, S("/faelle/1/befragungen/1")).status, 404);
        CHECK_INT(browse_get(&b, S("/faelle/2/befragungen/1")).status, 404);
        CHECK_INT(testcase_post(&b, S("/faelle/2/befragungen/1/zurueckziehen"), S("version=1")).status, 404);
        b = testcase_browser(&t, t.sven);
        CHECK_INT(browse_get(&b, S("/faelle/1/befragungen")).status, 404);
        b = testcase_browser(&t, t.petra);
        CHECK_HAS(browse_get(&b, S("/verwaltung/befragungen")).body, "unter 5");
        CHECK_HAS_NOT(b.last.body, "Albers");
        b = testcase_browser(&t, t.jonas);
        CHECK_INT(browse_get(&b, S("/verwaltung/befragungen")).status, 404);
        testcase_close(&t);
}

/* At any call that fails: nothing half is saved, and the same answers can be sent again. */
TEST(faults_save_all_or_nothing)
{
        struct testcase t;
        surveys_open(&t);
        struct browser b = testcase_browser(&t, t.jonas), o = outside(&t);
        struct str link = asked(&b, S("kind=interim_client&" ASK));
        struct str fields = S("seite=1&tun=senden&q_course=mixed&q_good=Ja");
        o.submission = S("submission-of-a-fault-test");
        for (int64_t n = 1; n < 200; n++) {
                db_fault_set(t.db, n, ERR_BUSY);
                struct reply r = browse_post(&o, link, fields);
                db_fault_set(t.db, 0, OK);
                size_t answers = testcase_count(&t, t.albers, &survey_answer_entity);
                if (r.status == 303) {
                        CHECK_INT(answers, 2);
                        break;
                }
                CHECK(r.status >= 500 || r.status == 404);
                CHECK_INT(answers, 0);
        }
        CHECK_STR(rec_text(survey(&t, 1), SURVEY_status), "answered");
        testcase_close(&t);
}

TEST_GROUP(surveys_pages, &a_client_answers_is_interrupted_and_goes_on,
           &a_double_click_sends_once_and_leads_on,
           &guessed_reused_expired_and_withdrawn_links_are_told_alike, &who_guesses_has_to_wait,
           &answers_that_do_not_fit_are_refused, &clients_read_their_language,
           &a_call_instead_becomes_a_task_once, &the_employer_is_asked_under_a_consent_only,
           &a_partner_is_asked_without_a_name, &follow_ups_are_planned_from_the_closing_date,
           &links_run_out_and_that_is_no_answer, &a_survey_goes_out_by_mail_and_its_link_works,
           &answers_from_paper_are_entered, &other_cases_and_roles_see_nothing, &faults_save_all_or_nothing)
