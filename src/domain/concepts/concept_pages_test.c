#include "test/case_fixture.h"
#include "domain/concepts/site_rating.h"
#include "domain/concepts/store.h"
#include "test/office.h"
#include "test/proof.h"

static struct case_fixture f;
static struct browser b;
static int64_t version;

static void office(enum role role)
{
        f = case_fixture_open();
        version = f.concept->id;
        case_fixture_commit(&f);
        b = testcase_browser(&f.t, browse_user(f.t.db, S("katrin"), role));
}

static void done(void)
{
        testcase_close(&f.t);
}

static struct str at(struct str below)
{
        return str_join(test_arena(), S("/verwaltung/fachkonzept/"), str_from_int(test_arena(), version),
                        below);
}

/* One file of the shipped pack with a part of it replaced. */
static struct upload changed(struct str path, struct str part, struct str by)
{
        struct pack_file *file;
        struct rtx *tx;
        size_t n;
        struct upload u = {.key = S("files"), .name = path};
        must(db_begin_read(f.t.db, test_arena(), 0, &tx) == OK);
        must(concept_files(tx, version, &file, &n) == OK);
        db_end_read(tx);
        for (size_t i = 0; i < n; i++)
                if (str_eq(file[i].path, path)) {
                        ptrdiff_t k = str_find(file[i].body, part);
                        must(k >= 0);
                        size_t cut = (size_t)k;
                        u.body = str_join(test_arena(), str_sub(file[i].body, 0, cut), by,
                                          str_sub(file[i].body, cut + part.n, file[i].body.n));
                }
        return u;
}

static struct reply upload(struct upload u)
{
        b.upload = &u;
        b.uploads = 1;
        struct reply r = testcase_post(&b, at(S("/einlesen")), S(""));
        b.upload = NULL;
        b.uploads = 0;
        return r;
}

TEST(every_page_of_a_version_opens)
{
        office(ROLE_evaluator);
        CHECK_INT(browse_get(&b, S("/verwaltung/fachkonzept")).status, 200);
        CHECK_HAS(b.last.body, "Fassung 1");
        CHECK_HAS(b.last.body, "mitgeliefert");
        CHECK_INT(browse_get(&b, at(S(""))).status, 200);
        CHECK_HAS(b.last.body, "5 Persönliches Gespräch mit der Klientin oder dem Klienten");
        CHECK_HAS_NOT(b.last.body, "Neue Fassung einlesen");
        CHECK_INT(browse_get(&b, at(S("/feld/5"))).status, 200);
        CHECK_HAS(b.last.body, "motivation_keep_working");
        CHECK_INT(browse_get(&b, at(S("/feld/99"))).status, 404);
        CHECK_INT(browse_get(&b, at(S("/struktur"))).status, 200);
        CHECK_HAS(b.last.body, "SF3.C");
        CHECK_INT(browse_get(&b, at(S("/listen"))).status, 200);
        CHECK_INT(browse_get(&b, at(S("/aenderungen"))).status, 200);
        CHECK_HAS(b.last.body, "Dies ist die erste Fassung.");
        CHECK_INT(browse_get(&b, at(S("/datei/af05.yaml"))).status, 200);
        CHECK_HAS(b.last.body, "work_fields:");
        CHECK_INT(browse_get(&b, at(S("/datei/nothing.yaml"))).status, 404);
        CHECK_INT(browse_get(&b, at(S("/einlesen"))).status, 404);
        CHECK_INT(browse_get(&b, S("/verwaltung/fachkonzept/99")).status, 404);
        done();
}

TEST(a_changed_file_becomes_a_new_version)
{
        office(ROLE_administrator);
        CHECK_INT(browse_get(&b, at(S("/einlesen"))).status, 200);
        struct upload u = changed(S("af05.yaml"), S("label: Will weiter arbeiten,"),
                                  S("label: Möchte weiter arbeiten,"));
        CHECK_INT(upload(u).status, 303);
        CHECK_INT(upload(u).status, 303);
        CHECK_HAS(b.last.location, "unchanged");
        CHECK_INT(browse_get(&b, S("/verwaltung/fachkonzept")).status, 200);
        CHECK_HAS(b.last.body, "eigene, nach Fassung 1");
        version++;
        CHECK_INT(browse_get(&b, at(S("/aenderungen"))).status, 200);
        CHECK_HAS(b.last.body, "Möchte weiter arbeiten");
        CHECK_HAS(b.last.body, "Angabe motivation_keep_working");
        version--;
        CHECK_INT(testcase_post(&b, at(S("/aktiv")), S("")).status, 303);
        done();
}

TEST(mistakes_are_told_with_file_line_and_field)
{
        office(ROLE_administrator);
        CHECK_INT(upload(changed(S("reminders.yaml"), S("fact: task_due,"), S("fact: task_dew,"))).status,
                  422);
        CHECK_HAS(b.last.body, "reminders.yaml, Zeile ");
        CHECK_HAS(b.last.body, "Feld „fact“: Den Fakt „task_dew“ gibt es nicht.");
        CHECK_HAS(b.last.body, "nichts wurde geladen");
        CHECK_INT(upload(changed(S("af05.yaml"), S("own_ideas, label:"), S("own_ideas, lable:"))).status,
                  422);
        CHECK_HAS(b.last.body, "af05.yaml, Zeile ");
        CHECK_HAS(b.last.body, "lable");
        CHECK_INT(upload((struct upload){S("files"), S("<b>.yaml"), S("a: 1")}).status, 422);
        CHECK_HAS(b.last.body, "&lt;b&gt;.yaml: Diese Datei steht nicht in pack.yaml.");
        CHECK_INT(testcase_post(&b, at(S("/einlesen")), S("")).status, 422);
        CHECK_HAS(b.last.body, "Bitte wählen Sie mindestens eine Datei.");
        done();
}

/* Whoever loads concepts does not decide alone who reads the answers. */
TEST(a_version_of_the_house_opens_nothing)
{
        office(ROLE_administrator);
        static const struct {
                struct str part, by, field;
        } tries[] = {
                {S_INIT("kind: longtext, class: health, secret: true, evidence: true"),
                 S_INIT("kind: longtext, class: health, evidence: true"), S_INIT("Feld „secret“")},
                {S_INIT("kind: longtext, class: health, secret: true, evidence: true"),
                 S_INIT("kind: longtext, class: master, secret: true, evidence: true"),
                 S_INIT("Feld „class“")},
                {S_INIT("code: medication, label: Dauerhafte Medikamente, kind: longtext, class: health, secret: true"),
                 S_INIT("code: medication_open, replaces: medication, label: Dauerhafte Medikamente, kind: longtext, class: health"),
                 S_INIT("Feld „secret“")},
        };
        for (size_t i = 0; i < ARRAY_LEN(tries); i++) {
                CHECK_INT(upload(changed(S("af05.yaml"), tries[i].part, tries[i].by)).status, 422);
                CHECK(str_find(b.last.body, tries[i].field) >= 0);
                CHECK_HAS(b.last.body, "nichts wurde geladen");
                CHECK_HAS(b.last.body, "Der Schutz von „");
        }
        CHECK_HAS(b.last.body, "af05.yaml, Zeile ");
        done();
}

TEST(a_case_moves_when_somebody_says_so)
{
        office(ROLE_administrator);
        struct browser jonas = testcase_browser(&f.t, f.t.jonas);
        struct str page = str_join(test_arena(), S("/faelle/"), str_from_int(test_arena(), f.t.albers));
        case_fixture_begin(&f);
        must(case_concept_set(f.tx, f.g, version) == OK);
        case_fixture_commit(&f);
        testcase_post(&jonas, str_join(test_arena(), page, S("/ziel/5.H/angaben")),
                      S("said_on=09.04.2025&motivation_supporting.own=Kollegin"));
        CHECK_HAS(browse_get(&jonas, str_join(test_arena(), page, S("/fachkonzept"))).body,
                  "die aktuelle Fassung");
        CHECK_INT(
                upload(changed(S("af05.yaml"), S("code: motivation_supporting,"), S("code: helping_things,")))
                        .status,
                303);
        CHECK_HAS(browse_get(&jonas, str_join(test_arena(), page, S("/fachkonzept"))).body,
                  "Neuere Fassung 2");
        CHECK_HAS(jonas.last.body, "helping_things");
        CHECK_HAS_NOT(jonas.last.body, "Kollegin");
        CHECK_INT(testcase_post(&jonas, str_join(test_arena(), page, S("/fachkonzept")), S("")).status, 303);
        CHECK_HAS(browse_get(&jonas, str_join(test_arena(), page, S("/fachkonzept"))).body, "Kollegin");
        CHECK_HAS(jonas.last.body, "die aktuelle Fassung");
        done();
}

/* ---- quality of a site ---- */

TEST(half_years)
{
        struct date from, to;
        CHECK_STR(half_year_of(test_arena(), date_of(2025, 6, 30)), "2025-1");
        CHECK_STR(half_year_of(test_arena(), date_of(2025, 7, 1)), "2025-2");
        CHECK(half_year_parse(S("2025-2"), &from, &to));
        CHECK_DATE(from, "2025-07-01");
        CHECK_DATE(to, "2025-12-31");
        CHECK(half_year_parse(S("2024-1"), &from, &to));
        CHECK_DATE(to, "2024-06-30");
        CHECK(!half_year_parse(S("2025-3"), &from, &to));
        CHECK(!half_year_parse(S("2025"), &from, &to));
        CHECK(!half_year_parse(S(""), &from, &to));
        CHECK_STR(half_year_name(test_arena(), S("2025-1")), "1. Halbjahr 2025");
}

TEST(a_site_rates_itself_with_a_reason)
{
        office(ROLE_network_coordinator);
        CHECK_INT(browse_get(&b, S("/netz/qualitaet")).status, 200);
        CHECK_HAS(b.last.body, "1.C ");
        CHECK_HAS(b.last.body, "1. Halbjahr 2025");
        CHECK_HAS(b.last.body, "noch nicht bewertet");
        CHECK_INT(browse_get(&b, S("/netz/qualitaet/1.C")).status, 200);
        CHECK_INT(browse_get(&b, S("/netz/qualitaet/5.H")).status, 404);
        CHECK_INT(testcase_post(&b, S("/netz/qualitaet/1.C?zeitraum=2025-1"), S("value=full")).status, 422);
        CHECK_HAS(b.last.body, "worauf sich die Bewertung stützt");
        CHECK_INT(testcase_post(&b, S("/netz/qualitaet/1.C?zeitraum=2025-1"),
                                S("value=full&reason=Kein+Versto%C3%9F."))
                          .status,
                  303);
        CHECK_HAS(browse_get(&b, S("/netz/qualitaet?zeitraum=2025-1")).body, "Kein Verstoß.");
        CHECK_HAS_NOT(browse_get(&b, S("/netz/qualitaet?zeitraum=2024-2")).body, "Kein Verstoß.");
        /* what has not begun cannot be rated */
        CHECK_INT(browse_get(&b, S("/netz/qualitaet/1.C?zeitraum=2030-1")).status, 404);
        CHECK_INT(testcase_post(&b, S("/netz/qualitaet/1.C?zeitraum=2030-1"), S("value=full&reason=Ja."))
                          .status,
                  404);
        struct browser eva = testcase_browser(&f.t, browse_user(f.t.db, S("timo"), ROLE_evaluator));
        CHECK_INT(browse_get(&eva, S("/netz/qualitaet")).status, 404);
        done();
}

TEST(a_site_speaks_only_for_itself)
{
        struct proof p = proof_open();
        struct browser jonas = proof_browser(&p, S("jonas")), nora = proof_browser(&p, S("nora"));
        browse_get(&nora, S("/"));
        struct str of_nora = url_with(test_arena(), url_path(test_arena(), "/netz/qualitaet/1.C"),
                                      S("stelle"), str_from_int(test_arena(), nora.r.actor->site_id))
                                     .s;
        struct str rating = S("value=full&reason=Alles+da.");
        CHECK_INT(browse_get(&jonas, of_nora).status, 404);
        CHECK_INT(office_post(&jonas, of_nora, rating).status, 404);
        CHECK_INT(browse_get(&nora, of_nora).status, 200);
        CHECK_INT(office_post(&nora, of_nora, rating).status, 303);
        proof_close(&p);
}

/* ---- code lists of the office ---- */

TEST(entries_are_renamed_and_switched_off)
{
        office(ROLE_administrator);
        CHECK_INT(browse_get(&b, S("/verwaltung/listen")).status, 200);
        CHECK_HAS(b.last.body, "Wirkung");
        CHECK_INT(browse_get(&b, S("/verwaltung/listen/support")).status, 200);
        CHECK_INT(browse_get(&b, S("/verwaltung/listen/nothing")).status, 404);
        CHECK_INT(
                testcase_post(
                        &b, S("/verwaltung/listen/support"),
                        S("label.supports=hilft&active.supports=1&label.neutral=neutral&label.hinders=hemmt&active.hinders=1&label.unknown=unklar&active.unknown=1"))
                        .status,
                303);
        CHECK_HAS(browse_get(&b, S("/verwaltung/listen")).body, "hilft · hemmt · unklar (1 stillgelegt)");
        CHECK_INT(testcase_post(&b, S("/verwaltung/listen/support"), S("label.supports=")).status, 422);
        done();
}
TEST_GROUP(concept_pages, &every_page_of_a_version_opens, &a_changed_file_becomes_a_new_version,
           &mistakes_are_told_with_file_line_and_field, &a_version_of_the_house_opens_nothing,
           &a_case_moves_when_somebody_says_so, &half_years, &a_site_rates_itself_with_a_reason,
           &a_site_speaks_only_for_itself, &entries_are_renamed_and_switched_off)
