/* Requests, reminders, receipt, review and defects through their pages. Today is 20.05.2025. */
#include "core/setting.h"
#include "domain/attachments/attachment_store.h"
#include "domain/concepts/evaluate.h"
#include "domain/concepts/store.h"
#include "domain/consent/disclosure.h"
#include "domain/disruptions/disruption.h"
#include "domain/reports/reports.h"
#include "domain/tasks/reminder.h"
#include "test/rules.h"
#include "test/testcase.h"

static struct testcase t;
static struct upload file;

#define PART "kind=participation&explained_on=26.03.2025&signed_on=26.03.2025"
#define WANTED "&wanted=Entlassungsbericht+%3Cb%3E&purpose=Leichterer+Arbeitsplatz"

static struct browser office(void)
{
        testcase_open(&t);
        testcase_add(&t, &consent_entity, S(PART));
        return testcase_browser(&t, t.jonas);
}

static struct str with_id(const char *before, int64_t id, const char *after)
{
        return str_join(test_arena(), str_of(before), str_from_int(test_arena(), id), str_of(after));
}

static void release_add(void)
{
        testcase_add(
                &t, &consent_entity,
                with_id("kind=confidentiality_release&explained_on=26.03.2025&signed_on=26.03.2025&content=reports&"
                        "recipient_id=",
                        t.clinic, ""));
}

/* A draft to the clinic; its number is 1. */
static void draft(struct browser *b)
{
        testcase_post(b, S("/faelle/1/befunde/neu"),
                      with_id("kind=rehab_report&due_on=11.04.2025&recipient_id=", t.clinic, WANTED));
        CHECK_INT(b->last.status, 303);
}

#define CALLED "&called_on=28.03.2025"
#define SENT "requested_on=28.03.2025&way=letter&due_on=11.04.2025"

static void sent(struct browser *b)
{
        release_add();
        draft(b);
        testcase_post(b, S("/faelle/1/befunde/1/senden"), S("version=1&" SENT CALLED));
        CHECK_INT(b->last.status, 303);
}

static struct record *request(void)
{
        return testcase_get(&t, t.albers, &report_request_entity, 1);
}

/* ---- H3, S4, S5 ---- */

TEST(without_a_release_nothing_is_asked)
{
        struct browser b = office();
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde/neu")).body, "value=\"03.06.2025\"");
        CHECK_HAS(b.last.body, "Noch keine gültige Entbindung");
        CHECK_HAS(browse_get(&b, with_id("/faelle/1/befunde/neu?an=", t.clinic, "")).body,
                  "value=\"consent - art=confidentiality_release an=");
        draft(&b);
        testcase_post(&b, S("/faelle/1/befunde/1/senden"), S("version=1&" SENT CALLED));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Entbindung von der Schweigepflicht");
        CHECK(!rec_given(request(), REPORT_REQUEST_requested_on));
        CHECK_INT(testcase_count(&t, t.albers, &disclosure_entity), 0);
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde/1")).body, "Hier dürfen wir noch nicht fragen");
        testcase_close(&t);
}

TEST(sending_is_a_disclosure_under_the_release)
{
        struct browser b = office();
        sent(&b);
        CHECK_STR(rec_text(request(), REPORT_REQUEST_status), "sent");
        CHECK_STR(rec_text(request(), REPORT_REQUEST_title), "Reha-Entlassungsbericht, Klinik Seeblick");
        CHECK_INT(rec_int(request(), REPORT_REQUEST_release_id), 2);
        struct record *d = testcase_get(&t, t.albers, &disclosure_entity,
                                        rec_int(request(), REPORT_REQUEST_disclosure_id));
        CHECK_STR(rec_text(d, DISCLOSURE_content), "contact_data");
        CHECK_STR(rec_text(d, DISCLOSURE_about), "report_request:1");
        CHECK_INT(rec_int(d, DISCLOSURE_recipient_id), t.clinic);
        CHECK_DATE(rec_date(d, DISCLOSURE_given_on), "2025-03-28");
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde/1")).body, "/faelle/1/einwilligungen/2\"");
        CHECK_HAS(b.last.body, "Entlassungsbericht &lt;b&gt;");
        CHECK_HAS(browse_get(&b, S("/faelle/1/verlauf")).body, "Angefordert: ");
        testcase_post(&b, S("/faelle/1/befunde/1/senden"), S("version=2&" SENT CALLED));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(b.last.location, "report_state");
        CHECK_INT(testcase_count(&t, t.albers, &disclosure_entity), 1);
        CHECK_INT(browse_get(&b, S("/faelle/1/befunde/1/bearbeiten")).status, 303);
        testcase_post(&b, S("/faelle/1/befunde/1/bearbeiten"), S("version=2&wanted=anderes"));
        CHECK_HAS(rec_text(request(), REPORT_REQUEST_wanted), "Entlassungsbericht");
        testcase_close(&t);
}

TEST(a_practice_is_called_first_or_somebody_says_why_not)
{
        struct browser b = office();
        release_add();
        draft(&b);
        testcase_post(&b, S("/faelle/1/befunde/1/senden"), S("version=1&" SENT));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "rufen wir zuerst an");
        testcase_post(&b, S("/faelle/1/befunde/1/senden"),
                      S("version=1&" SENT "&no_call_reason=Nur+Anrufbeantworter"));
        CHECK_INT(b.last.status, 303);
        testcase_close(&t);
}

TEST(days_that_do_not_fit_are_refused)
{
        struct browser b = office();
        release_add();
        draft(&b);
        testcase_post(&b, S("/faelle/1/befunde/1/senden"),
                      S("version=1&requested_on=21.05.2025&way=letter&due_on=30.05.2025" CALLED));
        CHECK_INT(b.last.status, 422);
        testcase_post(&b, S("/faelle/1/befunde/1/senden"),
                      S("version=1&requested_on=28.03.2025&way=letter&due_on=27.03.2025" CALLED));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "Die Frist liegt vor der Anforderung.");
        testcase_post(
                &b, S("/faelle/1/befunde/1/senden"),
                S("version=1&requested_on=25.03.2025&way=letter&due_on=11.04.2025&called_on=25.03.2025"));
        CHECK_INT(b.last.status, 422); /* a day before the release was signed */
        testcase_post(&b, S("/faelle/1/befunde/1/senden"), S("version=1&" SENT "&way=brieftaube" CALLED));
        CHECK_INT(testcase_count(&t, t.albers, &disclosure_entity), b.last.status == 303);
        testcase_close(&t);
}

/* ---- reminders, receipt, review ---- */

TEST(a_reminder_needs_the_release_as_well)
{
        struct browser b = office();
        sent(&b);
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde")).body, "überfällig");
        CHECK_HAS(b.last.body, "/faelle/1/befunde/1/erinnern\"");
        testcase_post(&b, S("/faelle/1/befunde/1/erinnern"),
                      S("reminded_on=14.04.2025&way=phone&spoken_with=Corinna+Maa%C3%9F"));
        CHECK_INT(b.last.status, 303);
        CHECK_STR(rec_text(request(), REPORT_REQUEST_status), "reminded");
        CHECK_INT(testcase_count(&t, t.albers, &disclosure_entity), 2);
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde/1")).body, "Corinna Maaß");
        testcase_post(&b, S("/faelle/1/einwilligungen/2/widerruf"), S("version=1&withdrawn_on=15.05.2025"));
        CHECK_INT(b.last.status, 303);
        testcase_post(&b, S("/faelle/1/befunde/1/erinnern"), S("reminded_on=20.05.2025&way=phone"));
        CHECK_INT(b.last.status, 422);
        CHECK_HAS(b.last.body, "widerrufen");
        CHECK_INT(testcase_count(&t, t.albers, &report_reminder_entity), 1);
        testcase_close(&t);
}

static void receive(struct browser *b, const char *fields)
{
        file = (struct upload){S("file"), S("bericht.txt"), S("Lendenwirbel")};
        b->upload = &file;
        b->uploads = 1;
        testcase_post(b, S("/faelle/1/befunde/1/eingang"), str_of(fields));
        b->uploads = 0;
}

TEST(what_came_is_sealed_read_and_summed_up)
{
        struct browser b = office();
        testcase_packs(&t);
        sent(&b);
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde/1/eingang")).body, "selected");
        receive(&b, "received_on=16.04.2025&kind=rehab_report&dated_on=10.04.2025");
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(b.last.location, "/faelle/1/berichte/1/pruefen");
        CHECK_STR(rec_text(request(), REPORT_REQUEST_status), "received");
        CHECK_DATE(rec_date(request(), REPORT_REQUEST_received_on), "2025-04-16");
        struct record *x = testcase_get(&t, t.albers, &attachment_entity, 1);
        CHECK(rec_bool(x, ATTACHMENT_medical));
        CHECK_INT(rec_int(x, ATTACHMENT_issuer_id), t.clinic);
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde")).body, "zu prüfen");
        testcase_post(&b, S("/faelle/1/berichte/1/pruefen"), S("version=1&complete=partial&recent=full"));
        CHECK_INT(b.last.status, 422);
        testcase_post(
                &b, S("/faelle/1/berichte/1/pruefen"),
                S("version=1&complete=partial&recent=full&meaningful=full&points=Stunden+am+Tag+fehlen"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/berichte/1")).body, "Stunden am Tag fehlen");
        CHECK_HAS(b.last.body, "/hindernis?art=missing");
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde/1")).body, "nach 19 Tagen");
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde")).body, "Nach den Unterlagen: teilweise");
        CHECK_HAS(b.last.body, "Vorschlag übernehmen");
        CHECK_INT(testcase_post(&b, S("/faelle/1/befunde/auswertung"), S("")).status, 303);
        CHECK_INT(testcase_count(&t, t.albers, &answer_entity), 3);
        CHECK_HAS_NOT(browse_get(&b, S("/faelle/1/befunde")).body, "Vorschlag übernehmen");
        testcase_post(&b, S("/faelle/1/befunde/auswertung"), S(""));
        CHECK_HAS(b.last.location, "unchanged");
        CHECK_INT(testcase_count(&t, t.albers, &answer_entity), 3);
        testcase_close(&t);
}

TEST(a_paper_also_comes_unasked)
{
        struct browser b = office();
        testcase_post(&b, S("/faelle/1/berichte/neu"),
                      S("received_on=01.04.2025&kind=service_report&dated_on=24.03.2025&origin=client"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde")).body,
                  "Gutachten des Medizinischen Dienstes vom 24.03.2025");
        testcase_post(&b, S("/faelle/1/berichte/neu"),
                      S("received_on=01.04.2025&kind=service_report&dated_on=02.04.2025&origin=client"));
        CHECK_INT(b.last.status, 422);
        testcase_close(&t);
}

TEST(deadline_and_costs_may_be_settled_later)
{
        struct browser b = office();
        sent(&b);
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde/1")).body, "/faelle/1/befunde/1/frist\"");
        testcase_post(&b, S("/faelle/1/befunde/1/frist"), S("version=2&due_on=18.04.2025&cost_amount=40"));
        CHECK_INT(b.last.status, 422);
        testcase_post(
                &b, S("/faelle/1/befunde/1/frist"),
                S("version=2&due_on=18.04.2025&cost_payer=funder&cost_amount=40&cost_clarified_on=15.04.2025"));
        CHECK_INT(b.last.status, 303);
        CHECK_INT(rec_int(request(), REPORT_REQUEST_cost_amount), 4000);
        CHECK_DATE(rec_date(request(), REPORT_REQUEST_due_on), "2025-04-18");
        testcase_post(&b, S("/faelle/1/befunde/1/frist"), S("version=2&due_on=30.04.2025"));
        CHECK_HAS(b.last.location, "report_state");
        testcase_close(&t);
}

TEST(an_end_without_answer_says_why)
{
        struct browser b = office();
        sent(&b);
        testcase_post(&b, S("/faelle/1/befunde/1/ende"), S("status=refused&ended_on=15.04.2025"));
        CHECK_INT(b.last.status, 422);
        testcase_post(&b, S("/faelle/1/befunde/1/ende"),
                      S("status=received&ended_on=15.04.2025&ending_note=x"));
        CHECK_INT(b.last.status, 422);
        testcase_post(&b, S("/faelle/1/befunde/1/ende"),
                      S("status=refused&ended_on=15.04.2025&ending_note=Datenschutz"));
        CHECK_INT(b.last.status, 303);
        CHECK_HAS(b.last.location, "/hindernis?art=refusal");
        CHECK_STR(rec_text(request(), REPORT_REQUEST_status), "refused");
        testcase_post(&b, S("/faelle/1/befunde/1/erinnern"), S("reminded_on=20.05.2025&way=phone"));
        CHECK_HAS(b.last.location, "report_state");
        testcase_close(&t);
}

/* ---- defects: one truth ---- */

TEST(a_defect_is_a_disruption_of_its_source)
{
        struct browser b = office();
        sent(&b);
        testcase_post(&b, S("/faelle/1/befunde/1/hindernis"),
                      S("title=Bericht+kommt+nicht&kind=delay&occurred_on=11.04.2025&cause=Schreibdienst"));
        CHECK_INT(b.last.status, 303);
        struct record *d = testcase_get(&t, t.albers, &disruption_entity, 1);
        CHECK_STR(rec_text(d, DISRUPTION_area), "reports");
        CHECK_INT(rec_int(d, DISRUPTION_partner_id), t.clinic);
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde")).body, "/faelle/1/stoerungen/1\"");
        CHECK_HAS(b.last.body, "Klinik Seeblick · seit 39 Tagen");
        testcase_post(&b, S("/faelle/1/stoerungen/1/geloest"),
                      S("version=1&solved_on=16.04.2025&solution=Angerufen&reach=general"));
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde")).body, "gelöst nach 5 Tagen · als Regel für alle");
        testcase_post(&b, S("/faelle/1/befunde/1/hindernis"),
                      S("title=x&kind=health&occurred_on=11.04.2025"));
        CHECK_INT(b.last.status, 422);
        CHECK_INT(testcase_count(&t, t.albers, &disruption_entity), 1);
        CHECK_INT(testcase_count(&t, t.albers, &report_defect_entity), 1);
        testcase_close(&t);
}

/* ---- who sees what ---- */

TEST(administration_sees_that_something_was_asked_and_no_more)
{
        struct browser b = office();
        sent(&b);
        receive(&b, "received_on=16.04.2025&kind=rehab_report");
        testcase_post(&b, S("/faelle/1/berichte/1/pruefen"),
                      S("version=1&complete=full&recent=full&meaningful=full&points=Diagnose+unklar"));
        testcase_post(&b, S("/faelle/1/befunde/1/hindernis"),
                      S("title=Bericht+fehlt&kind=delay&occurred_on=11.04.2025"));
        struct browser desk = testcase_browser(&t, t.sven);
        CHECK_INT(browse_get(&desk, S("/faelle/1/befunde")).status, 200);
        CHECK_HAS(desk.last.body, "Reha-Entlassungsbericht, Klinik Seeblick");
        CHECK_HAS_NOT(desk.last.body, "Bericht fehlt");
        CHECK_HAS(browse_get(&desk, S("/faelle/1/befunde/1")).body, "28.03.2025");
        CHECK_HAS_NOT(desk.last.body, "Leichterer Arbeitsplatz");
        CHECK_HAS_NOT(desk.last.body, "Entlassungsbericht &lt;b&gt;");
        CHECK_HAS_NOT(browse_get(&desk, S("/faelle/1/befunde/1/verlauf")).body, "Leichterer Arbeitsplatz");
        CHECK_INT(browse_get(&desk, S("/faelle/1/berichte/1")).status, 200);
        CHECK_HAS_NOT(desk.last.body, "Diagnose unklar");
        CHECK_HAS_NOT(desk.last.body, "Vollständig");
        CHECK_HAS_NOT(browse_get(&desk, S("/faelle/1/berichte/1/verlauf")).body, "Vollständig");
        CHECK_INT(browse_get(&desk, S("/faelle/1/berichte/1/pruefen")).status, 404);
        CHECK_INT(browse_get(&desk, S("/faelle/1/unterlagen/1/datei")).status, 404);
        CHECK_INT(testcase_post(&desk, S("/faelle/1/befunde/1/senden"), S(SENT)).status, 404);
        CHECK_INT(browse_get(&desk, S("/faelle/1/berichte/neu")).status, 200);
        testcase_close(&t);
}

TEST(reports_of_other_cases_are_not_found)
{
        struct browser b = office();
        sent(&b);
        struct browser other = testcase_browser(&t, t.aylin);
        CHECK_INT(browse_get(&other, S("/faelle/1/befunde")).status, 404);
        CHECK_INT(browse_get(&other, S("/faelle/2/befunde/1")).status, 404);
        CHECK_INT(testcase_post(&other, S("/faelle/2/befunde/1/senden"), S(SENT)).status, 404);
        CHECK_INT(testcase_post(&other, S("/faelle/2/befunde/1/eingang"),
                                S("received_on=16.04.2025&kind=other"))
                          .status,
                  404);
        CHECK_INT(testcase_post(&other, S("/faelle/2/befunde/1/hindernis"),
                                S("title=x&kind=delay&occurred_on=16.04.2025"))
                          .status,
                  404);
        CHECK_HAS_NOT(browse_get(&other, S("/faelle/2/befunde")).body, "Seeblick");
        testcase_close(&t);
}

TEST(the_work_field_leads_here)
{
        struct browser b = office();
        testcase_packs(&t);
        int64_t id;
        testcase_write(&t, t.albers);
        struct errs errs;
        errs_init(&errs, test_arena());
        struct case_start_data d = {.person_id = 1,
                                    .site_id = t.site,
                                    .opened_on = date_of(2025, 5, 20),
                                    .referral_path = S("self"),
                                    .case_manager_id = t.jonas};
        must(case_create(t.tx, &d, &errs, &id) == OK);
        testcase_commit(&t);
        CHECK_HAS(browse_get(&b, with_id("/faelle/", id, "/feld/3")).body, "/befunde\"");
        CHECK_HAS(browse_get(&b, with_id("/faelle/", id, "/ziel/3.A")).body, "/befunde\"");
        testcase_close(&t);
}

/* ---- check (c): „voll“ at 19 days, W1 yes, W2 no ---- */

/* Open reminders of this rule that are due on that day. */
static size_t reminded(struct str code, struct date on)
{
        struct record *m;
        size_t all, n = 0;
        testcase_write(&t, t.albers);
        must(reminder_refresh(t.tx, t.g) == OK);
        must(ent_list_in(rtx_of(t.tx), grant_of(t.g), &reminder_entity, 100, &m, &all) == OK);
        for (size_t i = 0; i < all; i++)
                n += str_eq(rec_text(&m[i], REMINDER_code), code) &&
                     str_eq(rec_text(&m[i], REMINDER_status), S("open")) &&
                     date_cmp(rec_date(&m[i], REMINDER_due), on) <= 0;
        testcase_commit(&t);
        return n;
}

static struct str suggested(void)
{
        const struct concept *c;
        const struct performance_goal *goal;
        testcase_write(&t, t.albers);
        must(concept_of_case(rtx_of(t.tx), grant_of(t.g), &c) == OK);
        goal = concept_goal(c, S("3.A"));
        struct situation *s = situation_new(test_arena(), c);
        struct evidence e[8];
        situation_want_goal(s, goal);
        must(situation_fill(rtx_of(t.tx), grant_of(t.g), s) == OK);
        for (size_t i = 0; i < goal->evidences; i++)
                e[i] = evidence_of(s, &goal->evidence[i]);
        struct verdict v = suggest(goal, e);
        testcase_commit(&t);
        return v.rule ? v.rule->then : S("");
}

static void on_day(int month, int day)
{
        clock_set(moment_of(date_of(2025, month, day), 600));
}

TEST(the_worked_case_is_reminded_once_and_suggested_full)
{
        struct browser b = office();
        testcase_packs(&t);
        on_day(3, 28);
        sent(&b);
        CHECK_STR(suggested(), "");
        on_day(4, 10);
        CHECK_INT(reminded(S("W1"), date_of(2025, 4, 10)), 0);
        on_day(4, 11);
        CHECK_INT(reminded(S("W1"), date_of(2025, 4, 11)), 1);
        CHECK_INT(reminded(S("W2"), date_of(2025, 4, 16)), 0);
        on_day(4, 16);
        b = testcase_browser(&t, t.jonas);
        receive(&b, "received_on=16.04.2025&kind=rehab_report");
        CHECK_INT(b.last.status, 303);
        CHECK_STR(suggested(), "full");
        on_day(4, 18);
        CHECK_INT(reminded(S("W2"), date_of(2025, 4, 18)), 0);
        testcase_close(&t);
}

TEST(an_office_may_count_workdays)
{
        struct browser b = office();
        struct wtx *tx;
        must(db_begin_write(t.db, test_arena(), 0, &tx) == OK);
        must(setting_set(tx, S("report_workdays"), S("1")) == OK);
        must(db_commit(tx) == OK);
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde/neu")).body, "value=\"11.06.2025\"");
        sent(&b);
        receive(&b, "received_on=16.04.2025&kind=rehab_report");
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde/1")).body, "nach 13 Tagen");
        CHECK_HAS(browse_get(&b, S("/faelle/1/befunde")).body, "in 14 Arbeitstagen da");
        testcase_close(&t);
}

/* ---- facts ---- */

static struct date day_of(struct str s)
{
        struct date d = DATE_NONE;
        CHECK(date_parse(s, &d));
        return d;
}

/* "28.03.2025>16.04.2025", and ? ! x for no answer, refused, withdrawn */
static void asked(struct str text)
{
        struct record *q = rec_new(test_arena(), &report_request_entity.e);
        struct str came, sent_on = str_split(text, '>', &came);
        struct errs errs;
        errs_init(&errs, test_arena());
        bool open = str_eq(came, S("?")), refused = str_eq(came, S("!")), back = str_eq(came, S("x"));
        REC_SET(q, REPORT_REQUEST_kind, S("other"));
        rec_set(q, REPORT_REQUEST_recipient_id, value_ref(t.clinic));
        REC_SET(q, REPORT_REQUEST_wanted, S("x"));
        REC_SET(q, REPORT_REQUEST_purpose, S("x"));
        REC_SET(q, REPORT_REQUEST_requested_on, day_of(sent_on));
        REC_SET(q, REPORT_REQUEST_due_on, date_of(2025, 12, 1));
        REC_SET(q, REPORT_REQUEST_status,
                report_status_code(open      ? REPORT_SENT
                                   : refused ? REPORT_REFUSED
                                   : back    ? REPORT_WITHDRAWN
                                             : REPORT_RECEIVED));
        if (!open && !refused && !back)
                REC_SET(q, REPORT_REQUEST_received_on, day_of(came));
        must(ent_insert_in(t.tx, t.g, &report_request_entity, q, &errs) == OK);
}

static struct str fact_shown(const struct fact_sheet *s, enum fact f)
{
        const struct fact_value *v = &s->value[f];
        if (!v->known)
                return S("-");
        return v->kind == K_DATE ? date_german(test_arena(), v->v.d) : str_from_int(test_arena(), v->v.i);
}

TEST(facts_about_requests_as_stated)
{
        static const enum fact column[] = {FACT_report_request_count,      FACT_report_request_sent,
                                           FACT_report_received,           FACT_report_received_days,
                                           FACT_report_request_open_since, FACT_report_soon_count,
                                           FACT_report_in_time_count};
        struct rules rules = rules_read("test/rules/report-facts.txt", 8);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct str one, rest = r->column[0];
                testcase_open(&t);
                testcase_write(&t, t.albers);
                while (!str_eq(r->column[0], S("-")) && codes_next(&rest, &one))
                        asked(one);
                struct fact_sheet *sheet = fact_sheet_new(test_arena());
                for (size_t k = 0; k < ARRAY_LEN(column); k++)
                        sheet->want[column[k]] = true;
                struct fact_scope scope = {.grant = grant_of(t.g)};
                must(fact_fill(rtx_of(t.tx), &scope, sheet) == OK);
                for (size_t k = 0; k < ARRAY_LEN(column); k++)
                        CHECK_RULE(r, fact_shown(sheet, column[k]), r->column[k + 1]);
                testcase_commit(&t);
                testcase_close(&t);
        }
}

TEST_GROUP(reports_pages, &without_a_release_nothing_is_asked, &sending_is_a_disclosure_under_the_release,
           &a_practice_is_called_first_or_somebody_says_why_not, &days_that_do_not_fit_are_refused,
           &a_reminder_needs_the_release_as_well, &what_came_is_sealed_read_and_summed_up,
           &a_paper_also_comes_unasked, &deadline_and_costs_may_be_settled_later,
           &an_end_without_answer_says_why, &a_defect_is_a_disruption_of_its_source,
           &administration_sees_that_something_was_asked_and_no_more, &reports_of_other_cases_are_not_found,
           &the_work_field_leads_here, &the_worked_case_is_reminded_once_and_suggested_full,
           &an_office_may_count_workdays, &facts_about_requests_as_stated)
