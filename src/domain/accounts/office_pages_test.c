/* Sites, teams, absences and settings. */
#include "test/accounts.h"

#include "core/setting.h"
#include "core/user.h"
#include "domain/cases/case.h"

static struct accounts a;
static struct browser kai;

static void open_office(void)
{
        a = accounts_open();
        kai = office_browser(&a.o, a.kai);
}

static struct str setting_now(struct str key)
{
        struct wtx *tx = office_write(&a.o);
        struct str value = setting_text(rtx_of(tx), key);
        office_done(tx);
        return value;
}

TEST(sites_and_teams_are_listed_made_and_changed)
{
        open_office();
        CHECK_HAS(browse_get(&kai, S("/verwaltung/stellen")).body, "Stelle Norden");
        CHECK_INT(office_post(&kai, S("/verwaltung/stellen/neu"), S("name=Stelle+Aurich&city=Aurich&land=NI"))
                          .status,
                  303);
        int64_t site = office_redirect_id(&kai.last, S("/verwaltung/stellen/"));
        NEED_TRUE(site > 0);
        CHECK_HAS(browse_get(&kai, office_path(S("/verwaltung/stellen/"), site, S(""))).body,
                  "Niedersachsen");
        CHECK_INT(office_post(&kai, S("/verwaltung/stellen/neu"), S("name=Stelle+Wien&land=W")).status, 422);
        CHECK_INT(office_post(&kai, office_path(S("/verwaltung/stellen/"), site, S("/bearbeiten")),
                              S("version=1&name=Stelle+Aurich+Mitte&land=NI"))
                          .status,
                  303);
        CHECK_HAS(browse_get(&kai, office_path(S("/verwaltung/stellen/"), site, S("/verlauf"))).body,
                  "Stelle Aurich Mitte");
        struct str fields =
                str_join(test_arena(), S("name=Team+Ost&site_id="), str_from_int(test_arena(), site));
        CHECK_INT(office_post(&kai, S("/verwaltung/teams/neu"), fields).status, 303);
        CHECK_HAS(browse_get(&kai, S("/verwaltung/teams")).body, "Team Ost");
        CHECK_HAS(kai.last.body, "Stelle Aurich Mitte");
        CHECK_INT(office_post(&kai, S("/verwaltung/teams/neu"), S("name=Team+Ohne")).status, 422);
        accounts_close(&a);
}

/* ---- absences ---- */

static struct str absence_path(struct browser *b)
{
        struct str id = accounts_between(b->last.body, S("href=\"/abwesenheiten/"), S("/bearbeiten\""));
        ptrdiff_t behind = str_find(id, S("/abwesenheiten/"));
        return str_join(test_arena(), S("/abwesenheiten/"),
                        behind < 0 ? id : str_sub(id, (size_t)behind + 15, id.n));
}

static int64_t level_of(int64_t user_id, int64_t case_id)
{
        struct actor who;
        const struct actor *here;
        const struct wgrant *g;
        struct wtx *tx = office_write(&a.o);
        must(actor_load(rtx_of(tx), user_id, &who) == OK);
        enum err e = case_open_write(tx, &who, case_id, &here, &g);
        office_done(tx);
        return e == OK ? 2 : e == ERR_DENIED ? 1 : 0;
}

static void make_deputy(void)
{
        const struct wgrant *g;
        struct wtx *tx = office_write(&a.o);
        must(case_open_program(tx, a.o.case_albers, &g) == OK);
        must(case_assign(tx, g, a.o.jonas, a.o.mira, clock_today(), S("Vertretung")) == OK);
        office_done(tx);
}

TEST(during_an_absence_the_deputy_writes)
{
        open_office();
        make_deputy();
        CHECK_INT(level_of(a.o.mira, a.o.case_albers), 1);
        struct browser jonas = office_browser(&a.o, a.o.jonas);
        CHECK_INT(office_post(&jonas, S("/abwesenheiten/neu"),
                              S("starts=07.07.2025&ends=18.07.2025&reason=Urlaub"))
                          .status,
                  303);
        CHECK_INT(level_of(a.o.mira, a.o.case_albers), 2);
        CHECK_HAS(browse_get(&jonas, S("/abwesenheiten")).body, "heute nicht da");
        struct str path = absence_path(&jonas);
        CHECK_INT(browse_get(&jonas, str_join(test_arena(), path, S("/bearbeiten"))).status, 200);
        CHECK_INT(office_post(&jonas, str_join(test_arena(), path, S("/bearbeiten")),
                              S("version=1&starts=14.07.2025&ends=18.07.2025"))
                          .status,
                  303);
        CHECK_INT(level_of(a.o.mira, a.o.case_albers), 1);
        CHECK_INT(office_post(&jonas, str_join(test_arena(), path, S("/bearbeiten")),
                              S("version=2&starts=07.07.2025&ends=18.07.2025"))
                          .status,
                  303);
        CHECK_INT(browse_get(&jonas, str_join(test_arena(), path, S("/loeschen"))).status, 200);
        CHECK_INT(office_post(&jonas, str_join(test_arena(), path, S("/loeschen")), S("version=3")).status,
                  303);
        CHECK_INT(level_of(a.o.mira, a.o.case_albers), 1);
        accounts_close(&a);
}

/* Nothing runs at midnight: the day decides when the case is opened. */
TEST(a_deputy_writes_on_the_days_of_the_absence_only)
{
        open_office();
        make_deputy();
        struct browser jonas = office_browser(&a.o, a.o.jonas);
        CHECK_INT(office_post(&jonas, S("/abwesenheiten/neu"), S("starts=08.07.2025&ends=09.07.2025")).status,
                  303);
        CHECK_INT(level_of(a.o.mira, a.o.case_albers), 1);
        accounts_wait(24 * 3600);
        CHECK_INT(level_of(a.o.mira, a.o.case_albers), 2);
        accounts_wait(24 * 3600);
        CHECK_INT(level_of(a.o.mira, a.o.case_albers), 2);
        accounts_wait(24 * 3600);
        CHECK_INT(level_of(a.o.mira, a.o.case_albers), 1);
        accounts_close(&a);
}

/* A case manager who also does the administration of the site: two roles, two kinds of cases, never their sum. */
TEST(each_case_is_open_to_the_roles_that_open_it)
{
        bool waits;
        open_office();
        struct wtx *tx = office_write(&a.o);
        must(user_role_request(tx, a.o.mira, ROLE_administration, &waits) == OK);
        office_done(tx);
        struct browser lea = office_browser(&a.o, a.o.lea);
        accounts_password(&a, a.o.mira);
        browse_get(&lea, S("/verwaltung/freigaben"));
        int64_t request;
        NEED_TRUE(str_int(accounts_between(lea.last.body, S("action=\"/verwaltung/freigaben/"), S("/")),
                          &request));
        CHECK_INT(accounts_agree(&lea, request), 303);
        struct browser mira = office_browser(&a.o, a.o.mira), vera = office_browser(&a.o, a.o.vera);
        static const struct str parts[] = {
                S_INIT(""),           S_INIT("/verlauf"),        S_INIT("/angaben"),  S_INIT("/plan"),
                S_INIT("/ziele"),     S_INIT("/einwilligungen"), S_INIT("/ergebnis"), S_INIT("/verlauf/neu"),
                S_INIT("/ziele/neu"), S_INIT("/stoerungen")};
        for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
                struct str foreign = office_path(S("/faelle/"), a.o.case_albers, parts[i]),
                           own = office_path(S("/faelle/"), a.o.case_quast, parts[i]);
                CHECK_INT(browse_get(&mira, foreign).status, browse_get(&vera, foreign).status);
                CHECK_INT(browse_get(&mira, own).status, 200);
        }
        CHECK_INT(browse_get(&mira, office_path(S("/faelle/"), a.o.case_albers, S(""))).status, 200);
        CHECK_INT(browse_get(&mira, office_path(S("/faelle/"), a.o.case_albers, S("/ziele/neu"))).status,
                  404);
        CHECK_INT(office_post(&mira, office_path(S("/faelle/"), a.o.case_albers, S("/ziele/neu")),
                              S("text=fremd&kind=outcome"))
                          .status,
                  404);
        /* a list mixes both kinds: it shows what both roles may see */
        CHECK_HAS_NOT(browse_get(&mira, S("/faelle?ansicht=alle")).body, "Nordmetall");
        CHECK_HAS(mira.last.body, "Albers");
        CHECK_HAS(browse_get(&lea, S("/faelle?ansicht=alle")).body, "Nordmetall");
        accounts_close(&a);
}

TEST(case_managers_enter_their_own_absences_only)
{
        open_office();
        struct browser jonas = office_browser(&a.o, a.o.jonas), mira = office_browser(&a.o, a.o.mira),
                       lea = office_browser(&a.o, a.o.lea);
        CHECK_HAS_NOT(browse_get(&jonas, S("/abwesenheiten/neu")).body, "name=\"user_id\"");
        struct str forged = str_join(test_arena(), S("starts=08.07.2025&ends=09.07.2025&user_id="),
                                     str_from_int(test_arena(), a.o.mira));
        CHECK_INT(office_post(&jonas, S("/abwesenheiten/neu"), forged).status, 303);
        CHECK_HAS(browse_get(&jonas, S("/abwesenheiten")).body, "08.07.2025");
        struct str path = absence_path(&jonas);
        CHECK_HAS_NOT(browse_get(&mira, S("/abwesenheiten")).body, "08.07.2025");
        CHECK_INT(browse_get(&mira, str_join(test_arena(), path, S("/bearbeiten"))).status, 404);
        CHECK_INT(office_post(&mira, str_join(test_arena(), path, S("/bearbeiten")),
                              S("version=1&starts=08.07.2025&ends=30.07.2025"))
                          .status,
                  404);
        CHECK_INT(office_post(&mira, str_join(test_arena(), path, S("/loeschen")), S("version=1")).status,
                  404);
        /* a lead enters those of all */
        CHECK_HAS(browse_get(&lea, S("/abwesenheiten")).body, "jonas");
        CHECK_HAS(browse_get(&lea, S("/abwesenheiten/neu")).body, "name=\"user_id\"");
        struct str for_mira = str_join(test_arena(), S("starts=10.07.2025&ends=11.07.2025&user_id="),
                                       str_from_int(test_arena(), a.o.mira));
        CHECK_INT(office_post(&lea, S("/abwesenheiten/neu"), for_mira).status, 303);
        CHECK_HAS(browse_get(&mira, S("/abwesenheiten")).body, "10.07.2025");
        accounts_close(&a);
}

/* A lead of another site would make a deputy write there. */
TEST(leads_enter_absences_where_their_role_reaches)
{
        open_office();
        struct browser lea = office_browser(&a.o, a.o.lea), jonas = office_browser(&a.o, a.o.jonas);
        struct str for_jonas = str_join(test_arena(), S("starts=10.07.2025&ends=11.07.2025&user_id="),
                                        str_from_int(test_arena(), a.o.jonas));
        CHECK_INT(office_post(&jonas, S("/abwesenheiten/neu"), S("starts=08.07.2025&ends=09.07.2025")).status,
                  303);
        browse_get(&jonas, S("/abwesenheiten"));
        struct str path = str_join(test_arena(), absence_path(&jonas), S("/bearbeiten"));
        CHECK_INT(browse_get(&lea, path).status, 200);
        static const struct stmt_free limit =
                STMT_BODY(limit, none, "UPDATE user_role SET site_id = $2 WHERE user_id = $1");
        struct wtx *tx = office_write(&a.o);
        struct errs errs;
        errs_init(&errs, test_arena());
        struct record *site = rec_new(test_arena(), &site_entity.e);
        REC_SET(site, SITE_name, S("Stelle Süden"));
        REC_SET(site, SITE_land, S("NI"));
        must(ent_insert(tx, &site_entity, site, &errs) == OK);
        must(db_exec(tx, &limit, ARGS(a.o.lea, site->id), NULL) == OK);
        office_done(tx);
        CHECK_INT(office_post(&lea, S("/abwesenheiten/neu"), for_jonas).status, 404);
        CHECK_INT(browse_get(&lea, path).status, 404);
        CHECK_HAS_NOT(browse_get(&lea, S("/abwesenheiten")).body, "08.07.2025");
        CHECK_HAS_NOT(browse_get(&lea, S("/abwesenheiten/neu")).body, ">jonas<");
        accounts_close(&a);
}

TEST(absences_end_after_they_begin)
{
        open_office();
        struct browser jonas = office_browser(&a.o, a.o.jonas);
        CHECK_INT(office_post(&jonas, S("/abwesenheiten/neu"), S("starts=18.07.2025&ends=07.07.2025")).status,
                  422);
        CHECK_HAS(jonas.last.body, "Der letzte Tag liegt vor dem ersten.");
        CHECK_INT(office_post(&jonas, S("/abwesenheiten/neu"), S("starts=01.06.2025&ends=10.06.2025")).status,
                  303);
        CHECK_HAS_NOT(browse_get(&jonas, S("/abwesenheiten")).body, "01.06.2025");
        CHECK_HAS(browse_get(&jonas, S("/abwesenheiten?zeit=vergangen")).body, "vorbei");
        /* somebody saved in between */
        browse_get(&jonas, S("/abwesenheiten?zeit=vergangen"));
        struct str path = str_join(test_arena(), absence_path(&jonas), S("/bearbeiten"));
        CHECK_INT(office_post(&jonas, path, S("version=1&starts=01.06.2025&ends=11.06.2025")).status, 303);
        CHECK_INT(office_post(&jonas, path, S("version=1&starts=01.06.2025&ends=12.06.2025")).status, 409);
        CHECK_HAS(jonas.last.body, "Inzwischen hat jemand");
        accounts_close(&a);
}

/* ---- settings ---- */

TEST(the_form_has_every_setting)
{
        open_office();
        for (size_t i = 0; i < setting_count; i++) {
                browse_get(&kai, setting_table[i].group == SETTINGS_MAIL ? S("/verwaltung/post/mailserver")
                                                                         : S("/verwaltung/einstellungen"));
                struct str name = str_join(test_arena(), S("name=\""), setting_table[i].key, S("\""));
                CHECK(str_find(kai.last.body, name) > 0);
        }
        accounts_close(&a);
}

/* All settings as the form sends them, with some changed. */
static struct str settings_form(struct str changed)
{
        struct arena *m = test_arena();
        struct buf b;
        buf_init(&b, m, 1u << 16);
        buf_put(&b, changed);
        for (size_t i = 0; i < setting_count; i++) {
                const struct setting *s = &setting_table[i];
                struct str value = setting_now(s->key);
                buf_put(&b, str_join(m, S("&bisher."), s->key, S("=")));
                url_put_encoded(&b, value);
                if (str_find(changed, str_join(m, s->key, S("="))) >= 0)
                        continue;
                buf_put(&b, str_join(m, S("&"), s->key, S("=")));
                url_put_encoded(&b, value);
        }
        return buf_str(&b);
}

TEST(settings_are_checked_and_saved)
{
        open_office();
        CHECK_INT(office_post(&kai, S("/verwaltung/einstellungen"),
                              settings_form(S("case_load=40&help_contact=Kai")))
                          .status,
                  303);
        CHECK_STR(setting_now(S("case_load")), "40");
        CHECK_STR(setting_now(S("help_contact")), "Kai");
        CHECK_INT(
                office_post(&kai, S("/verwaltung/einstellungen"), settings_form(S("case_load=viele"))).status,
                422);
        CHECK_INT(office_post(&kai, S("/verwaltung/einstellungen"), settings_form(S("case_load=100000")))
                          .status,
                  422);
        CHECK_INT(office_post(&kai, S("/verwaltung/einstellungen"), settings_form(S("land=XX"))).status, 422);
        CHECK_HAS(kai.last.body, "Das ist kein Bundesland.");
        CHECK_INT(office_post(&kai, S("/verwaltung/einstellungen"), settings_form(S("office_name="))).status,
                  422);
        CHECK_STR(setting_now(S("case_load")), "40");
        CHECK_INT(office_post(&kai, S("/verwaltung/einstellungen"),
                              settings_form(S("help_contact=&second_factor=1")))
                          .status,
                  303);
        CHECK_STR(setting_now(S("help_contact")), "");
        CHECK_STR(setting_now(S("second_factor")), "1");
        accounts_close(&a);
}

TEST(an_old_form_does_not_undo_what_others_changed)
{
        open_office();
        struct str old = settings_form(S("case_load=30"));
        CHECK_INT(office_post(&kai, S("/verwaltung/einstellungen"), settings_form(S("quiet_days=21"))).status,
                  303);
        CHECK_INT(office_post(&kai, S("/verwaltung/einstellungen"), old).status, 303);
        CHECK_STR(setting_now(S("quiet_days")), "21");
        CHECK_STR(setting_now(S("case_load")), "30");
        accounts_close(&a);
}

TEST_GROUP(office_pages, &sites_and_teams_are_listed_made_and_changed, &during_an_absence_the_deputy_writes,
           &a_deputy_writes_on_the_days_of_the_absence_only, &each_case_is_open_to_the_roles_that_open_it,
           &case_managers_enter_their_own_absences_only, &leads_enter_absences_where_their_role_reaches,
           &absences_end_after_they_begin, &the_form_has_every_setting, &settings_are_checked_and_saved,
           &an_old_form_does_not_undo_what_others_changed)
