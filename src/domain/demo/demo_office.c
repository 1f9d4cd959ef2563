/* Sites, accounts with roles, organisations and their contacts. */
#include "core/login.h"
#include "core/setting.h"
#include "core/user.h"
#include "domain/demo/demo_inner.h"
#include "domain/organisations/organisation.h"

static const struct {
        struct str login, name, job;
        enum role role;
        int share;
} people[USER_N] = {
        [USER_jonas] = {S_INIT("jonas"), S_INIT("Jonas Wieland"), S_INIT("Case Manager"), ROLE_case_manager,
                        100},
        [USER_aylin] = {S_INIT("aylin"), S_INIT("Aylin Demir"), S_INIT("Case Managerin"), ROLE_case_manager,
                        100},
        [USER_petra] = {S_INIT("petra"), S_INIT("Petra Hansen"), S_INIT("Leitung"), ROLE_lead, 100},
        [USER_sven] = {S_INIT("sven"), S_INIT("Sven Ahrens"), S_INIT("Verwaltung"), ROLE_administration, 50},
        [USER_ute] = {S_INIT("ute"), S_INIT("Ute Brandis"), S_INIT("Datenschutz"), ROLE_privacy_officer, 20},
        [USER_lena] = {S_INIT("lena"), S_INIT("Lena Voss"), S_INIT("Netzwerkkoordination"),
                       ROLE_network_coordinator, 50},
        [USER_timo] = {S_INIT("timo"), S_INIT("Timo Falk"), S_INIT("Evaluation"), ROLE_evaluator, 20},
        [USER_katrin] = {S_INIT("katrin"), S_INIT("Katrin Lorenz"), S_INIT("Administration"),
                         ROLE_administrator, 50},
};

static const struct {
        struct str name, branch, type, roles, sector;
        int employees;
        struct str council, representative, city;
} organisations[ORG_N] = {
#define ORG(key, name, branch, type, roles, sector, employees, council, representative, city)                \
        [ORG_##key] = {S_INIT(name), S_INIT(branch),  S_INIT(type),           S_INIT(roles), S_INIT(sector), \
                       employees,    S_INIT(council), S_INIT(representative), S_INIT(city)},
#include "domain/demo/organisations.def"
#undef ORG
};

static const struct {
        enum demo_organisation organisation;
        struct str name, position, phone, stand_in;
} contacts[] = {
        {ORG_nordhafen, S_INIT("Sabine Brandt"), S_INIT("Personalleiterin"), S_INIT("04931 5550-12"),
         S_INIT("Ralf Timm")},
        {ORG_nordhafen, S_INIT("Ralf Timm"), S_INIT("Schichtleiter"), S_INIT("04931 5550-31"), S_INIT("")},
        {ORG_praxis_seidel, S_INIT("Dr. Miriam Seidel"), S_INIT("Betriebsärztin"), S_INIT("04931 5552-0"),
         S_INIT("")},
        {ORG_rv, S_INIT("Frank Oltmanns"), S_INIT("Reha-Berater"), S_INIT("04931 5553-17"),
         S_INIT("Gudrun Held")},
        {ORG_kk_musterau, S_INIT("Bettina Kruse"), S_INIT("Krankengeldfallmanagement"),
         S_INIT("04931 5554-8"), S_INIT("Nils Ehlers")},
        {ORG_seeblick, S_INIT("Corinna Maaß"), S_INIT("Sozialdienst"), S_INIT("04932 5555-44"), S_INIT("")},
        {ORG_hilfsmittel, S_INIT("Jan Petri"), S_INIT("Vertrieb"), S_INIT("04932 5556-2"), S_INIT("")},
        {ORG_technik, S_INIT("Dr. Ingo Rahn"), S_INIT("Technischer Berater"), S_INIT("04931 5557-9"),
         S_INIT("")},
        {ORG_werft, S_INIT("Claudia Menke"), S_INIT("Personal"), S_INIT("04931 5558-100"), S_INIT("")},
        {ORG_md, S_INIT("Dr. Volker Stein"), S_INIT("Gutachter"), S_INIT("04931 5559-5"), S_INIT("")},
};

static enum err site_add(struct demo *d, struct str name, struct str short_name, struct str city, int64_t *id)
{
        struct record *r = rec_new(d->a, &site_entity.e);
        REC_SET(r, SITE_name, name);
        REC_SET(r, SITE_short, short_name);
        REC_SET(r, SITE_street, S("Hafenstraße 12"));
        REC_SET(r, SITE_zip, S("26999"));
        REC_SET(r, SITE_city, city);
        REC_SET(r, SITE_phone, S("04931 555-240"));
        REC_SET(r, SITE_land, S("NI"));
        TRY(demo_add(d, &site_entity, r));
        *id = r->id;
        return OK;
}

static enum err user_add(struct demo *d, enum demo_user u)
{
        bool waits;
        struct record *r = rec_new(d->a, &users_entity.e);
        REC_SET(r, USERS_login, people[u].login);
        REC_SET(r, USERS_name, people[u].name);
        REC_SET(r, USERS_job_title, people[u].job);
        REC_SET(r, USERS_share, people[u].share);
        REC_SET(r, USERS_active, true);
        rec_set(r, USERS_site_id, value_ref(d->site));
        rec_set(r, USERS_team_id, value_ref(d->team));
        TRY(demo_add(d, &users_entity, r));
        d->user[u] = r->id;
        TRY(login_password_set(d->tx, r->id, S(DEMO_PASSWORD)));
        return user_role_request(d->tx, r->id, people[u].role, &waits);
}

SQL(demo_roles_approve, none,
    "UPDATE user_role SET approved_by = $1, approved_at = requested_at WHERE approved_at IS NULL")

static enum err organisations_add(struct demo *d)
{
        for (enum demo_organisation o = 0; o < ORG_N; o++) {
                struct record *r = rec_new(d->a, &organisation_entity.e);
                REC_SET(r, ORGANISATION_name, organisations[o].name);
                REC_SET(r, ORGANISATION_branch, organisations[o].branch);
                REC_SET(r, ORGANISATION_type, organisations[o].type);
                REC_SET(r, ORGANISATION_roles, organisations[o].roles);
                REC_SET(r, ORGANISATION_status, S("active"));
                REC_SET(r, ORGANISATION_sector, organisations[o].sector);
                REC_SET(r, ORGANISATION_employees, organisations[o].employees);
                if (o == ORG_nordhafen) /* the branch has 180 of them */
                        REC_SET(r, ORGANISATION_company_size, 640);
                REC_SET(r, ORGANISATION_works_council, organisations[o].council);
                REC_SET(r, ORGANISATION_disability_representative, organisations[o].representative);
                REC_SET(r, ORGANISATION_city, organisations[o].city);
                REC_SET(r, ORGANISATION_phone,
                        str_join(d->a, S("04931 56-"), str_from_int(d->a, 100 + (int)o)));
                TRY(demo_add(d, &organisation_entity, r));
                d->organisation[o] = r->id;
        }
        return OK;
}

static enum err contacts_add(struct demo *d)
{
        for (size_t i = 0; i < ARRAY_LEN(contacts); i++) {
                struct record *r = rec_new(d->a, &contact_person_entity.e);
                rec_set(r, CONTACT_PERSON_organisation_id,
                        value_ref(d->organisation[contacts[i].organisation]));
                REC_SET(r, CONTACT_PERSON_name, contacts[i].name);
                REC_SET(r, CONTACT_PERSON_position, contacts[i].position);
                REC_SET(r, CONTACT_PERSON_phone, contacts[i].phone);
                REC_SET(r, CONTACT_PERSON_stand_in, contacts[i].stand_in);
                REC_SET(r, CONTACT_PERSON_active, true);
                TRY(demo_add(d, &contact_person_entity, r));
        }
        return OK;
}

enum err demo_office(struct demo *d)
{
        TRY(setting_set(d->tx, S("privacy_contact"), S("Ute Brandis, 04931 555-210")));
        TRY(setting_set(d->tx, S("help_contact"), S("Katrin Lorenz, 04931 555-211")));
        TRY(site_add(d, S("CMB-Stelle Musterau"), S("Musterau"), S("Musterau"), &d->site));
        TRY(site_add(d, S("CMB-Stelle Neuhafen"), S("Neuhafen"), S("Neuhafen"), &d->other_site));
        struct record *team = rec_new(d->a, &team_entity.e);
        rec_set(team, TEAM_site_id, value_ref(d->site));
        REC_SET(team, TEAM_name, S("Team Hafen"));
        TRY(demo_add(d, &team_entity, team));
        d->team = team->id;
        for (enum demo_user u = 0; u < USER_N; u++)
                TRY(user_add(d, u));
        TRY(db_exec(d->tx, &sql_demo_roles_approve, ARGS(d->user[USER_petra]), NULL));
        TRY(organisations_add(d));
        TRY(demo_frames(d));
        return contacts_add(d);
}

struct str demo_logins(struct arena *a)
{
        struct buf b;
        buf_init(&b, a, 1u << 16);
        buf_lit(&b, "Passwort für alle: " DEMO_PASSWORD "\n");
        for (enum demo_user u = 0; u < USER_N; u++) {
                buf_lit(&b, "  ");
                buf_put(&b, people[u].login);
                for (size_t i = people[u].login.n; i < 10; i++)
                        buf_char(&b, ' ');
                buf_put(&b, people[u].name);
                buf_lit(&b, ", ");
                buf_put(&b, people[u].job);
                buf_char(&b, '\n');
        }
        return buf_str(&b);
}
