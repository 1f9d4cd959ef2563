#include "test/proof.h"

#include "base/rand.h"
#include "cli/app.h"
#include "core/login.h"
#include "core/secret.h"
#include "core/user.h"
#include "db/problem.h"
#include "domain/cases/case.h"
#include "domain/concepts/store.h"
#include "domain/consent/consent.h"
#include "domain/demo/demo.h"
#include "domain/people/person.h"
#include "test/proof_fill.h"
#include "test/test.h"
#include "test/testdb.h"

#include <unistd.h>

/* ---- starting ---- */

static void start(void)
{
        static bool started;
        char path[64] = "/tmp/fallnetz-test-key-XXXXXX";
        log_level_set(LOG_OFF);
        clock_set(moment_of(date_of(2026, 3, 4), 10 * 60));
        app_start(); /* other tests may have set hooks of their own */
        if (started)
                return;
        int fd = mkstemp(path);
        must(fd >= 0);
        close(fd);
        unlink(path);
        must(secret_start(str_of(path), true) == OK);
        unlink(path);
        started = true;
}

static struct wtx *writing_as(const struct proof *p, int64_t user_id)
{
        struct wtx *tx;
        must(db_begin_write(p->db, test_arena(), user_id, &tx) == OK);
        return tx;
}

static struct wtx *writing(const struct proof *p)
{
        return writing_as(p, 0);
}

static struct rtx *reading(const struct proof *p)
{
        struct rtx *tx;
        must(db_begin_read(p->db, test_arena(), 0, &tx) == OK);
        return tx;
}

/* ---- the second site ---- */

const struct str proof_foreign[] = {S_INIT("Quarkenbrück"), S_INIT("Ybsitz"),        S_INIT("Zoltán"),
                                    S_INIT("Philomena"),    S_INIT("CMB-2026-901"),  S_INIT("CMB-2026-902"),
                                    S_INIT("Xanthippe"),    S_INIT("quarkenbrueck"), S_INIT("ybsitz"),
                                    S_INIT("Walfangschiff")};
const size_t proof_foreign_n = ARRAY_LEN(proof_foreign);

SQL(proof_login_add, one_int,
    "INSERT INTO users (uid, version, created_at, changed_at, login, name, name_key, active, site_id)"
    " VALUES ($1, 1, $2, $2, $3, $4, $3, 1, $5) RETURNING id")
SQL(proof_role_add, none,
    "INSERT INTO user_role (user_id, role, requested_at, approved_at, site_id) VALUES ($1, $2, $3, $3, $4)")
SQL(proof_site, one_int, "SELECT id FROM site WHERE short = $1")
SQL(proof_user, one_int, "SELECT id FROM users WHERE login = $1")
SQL(proof_running, one_int,
    "SELECT MIN(id) FROM casefile WHERE case_manager_id = $1 AND status = 'carrying_out'")
SQL(proof_case, one_int, "SELECT id FROM casefile WHERE number = $1")

static int64_t user_add(struct wtx *tx, struct str login, struct str name, enum role role, int64_t site)
{
        int64_t id;
        struct moment now = clock_now();
        must(db_insert(tx, &sql_proof_login_add, ARGS(rand_token(test_arena()), now, login, name, site),
                       &id) == OK);
        must(db_exec(tx, &sql_proof_role_add, ARGS(id, role_table[role].key, now, site), NULL) == OK);
        return id;
}

static int64_t person_add(struct wtx *tx, struct str given, struct str family, struct str city)
{
        struct errs errs;
        struct record *r = rec_new(test_arena(), &person_entity.e);
        errs_init(&errs, test_arena());
        REC_SET(r, PERSON_given, given);
        REC_SET(r, PERSON_family, family);
        REC_SET(r, PERSON_born, date_of(1979, 9, 9));
        REC_SET(r, PERSON_city, city);
        must(ent_insert(tx, &person_entity, r, &errs) == OK);
        return r->id;
}

static int64_t case_add(struct wtx *tx, struct str word, struct str number, int64_t person, int64_t site,
                        int64_t manager, int64_t deputy)
{
        int64_t id;
        struct errs errs;
        struct case_start_data d = {.person_id = person,
                                    .site_id = site,
                                    .opened_on = date_of(2026, 2, 2),
                                    .referral_path = S("self"),
                                    .occasion = word,
                                    .case_manager_id = manager,
                                    .deputy_id = deputy,
                                    .number = number};
        errs_init(&errs, test_arena());
        must(case_create(tx, &d, &errs, &id) == OK);
        return id;
}

/* Consents that are signed, so that something may leave the house. */
static void sign_consents(struct wtx *tx, const struct wgrant *g)
{
        static const struct {
                struct str kind, content;
                int recipient; /* the first employer of the demo */
        } rows[] = {{S_INIT("participation"), S_INIT(""), 0},
                    {S_INIT("disclosure"), S_INIT("contact_data plan course"), 1},
                    {S_INIT("employer_contact"), S_INIT("contact_data plan course"), 1},
                    {S_INIT("confidentiality_release"), S_INIT("reports"), 1}};
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
                struct record *r = rec_new(test_arena(), &consent_entity.e);
                struct errs errs;
                errs_init(&errs, test_arena());
                REC_SET(r, CONSENT_kind, rows[i].kind);
                rec_set(r, CONSENT_recipient_id, value_ref(rows[i].recipient));
                REC_SET(r, CONSENT_content, rows[i].content);
                REC_SET(r, CONSENT_return_wish, true);
                REC_SET(r, CONSENT_explained_on, clock_today());
                REC_SET(r, CONSENT_signed_on, clock_today());
                must(ent_insert_in(tx, g, &consent_entity, r, &errs) == OK);
        }
}

static void fill_case(struct wtx *tx, int64_t id, struct str word, int64_t user_id)
{
        const struct wgrant *g;
        must(case_open_program(tx, id, &g) == OK);
        sign_consents(tx, g);
        for (int i = 0; i < 2; i++) /* one stays when the other is deleted */
                proof_fill_case(tx, g, word, user_id);
}

static void second_site(const struct proof *p)
{
        struct one_int site;
        struct wtx *tx = writing(p);
        must(db_row(rtx_of(tx), &sql_proof_site, ARGS(S("Neuhafen")), &site) == OK);
        int64_t nora = user_add(tx, S("nora"), S("Nora Neuhaus"), ROLE_case_manager, site.n);
        int64_t insa = user_add(tx, S("insa"), S("Insa Neumann"), ROLE_lead, site.n);
        user_add(tx, S("otto"), S("Otto Neubauer"), ROLE_administration, site.n);
        int64_t first = person_add(tx, S("Zoltán"), S("Quarkenbrück"), S("Walfangschiff"));
        int64_t second = person_add(tx, S("Philomena"), S("Ybsitz"), S("Walfangschiff"));
        fill_case(tx, case_add(tx, S("Xanthippe"), S("CMB-2026-901"), first, site.n, nora, insa),
                  S("Xanthippe"), nora);
        fill_case(tx, case_add(tx, S("Xanthippe"), S("CMB-2026-902"), second, site.n, nora, insa),
                  S("Xanthippe"), nora);
        must(db_commit(tx) == OK);
}

/* ---- the first ---- */

static void home_case(struct wtx *tx, int64_t jonas, int64_t petra, struct str number)
{
        struct one_int site;
        must(db_row(rtx_of(tx), &sql_proof_site, ARGS(S("Musterau")), &site) == OK);
        int64_t person = person_add(tx, S("Berta"), S("Beispiel"), S("Musterau"));
        fill_case(tx, case_add(tx, S("Beispiel"), number, person, site.n, jonas, petra), S("Beispiel"),
                  jonas);
}

void proof_more(const struct proof *p)
{
        int64_t jonas = proof_user(p, S("jonas")), petra = proof_user(p, S("petra"));
        struct wtx *tx = writing(p);
        home_case(tx, jonas, petra, S("CMB-2026-800"));
        home_case(tx, jonas, petra, S("CMB-2026-999"));
        must(db_commit(tx) == OK);
}

void proof_grow(const struct proof *p)
{
        static const struct str row[] = {S_INIT("effort"),         S_INIT("absence"), S_INIT("counselling"),
                                         S_INIT("enquiry"),        S_INIT("site"),    S_INIT("organisation"),
                                         S_INIT("contact_person"), S_INIT("team")};
        struct arena *a = test_arena();
        int64_t jonas = proof_user(p, S("jonas")), petra = proof_user(p, S("petra"));
        int64_t full_case = proof_case(p, S("CMB-2026-900"));
        const struct wgrant *g;
        struct wtx *tx = writing(p);
        must(case_open_program(tx, full_case, &g) == OK);
        for (int i = 0; i < 4; i++)
                proof_fill_case(tx, g, S("Beispiel"), jonas);
        for (int i = 10; i < 16; i++)
                home_case(tx, jonas, petra, str_join(a, S("CMB-2026-8"), str_from_int(a, i)));
        must(db_commit(tx) == OK);
        tx = writing_as(p, jonas);
        for (int i = 0; i < 6; i++)
                for (size_t k = 0; k < ARRAY_LEN(row); k++)
                        proof_fill_free(tx, row[k], str_join(a, S("Beispiel"), str_from_int(a, i)), jonas);
        must(db_commit(tx) == OK);
}

/* What the demo leaves out, so that no page lacks a row to show. */
static void first_site(const struct proof *p)
{
        static const struct str login[] = {S_INIT("jonas"), S_INIT("petra"), S_INIT("sven")};
        int64_t jonas = proof_user(p, S("jonas")), petra = proof_user(p, S("petra"));
        struct wtx *tx = writing(p);
        home_case(tx, jonas, petra, S("CMB-2026-900"));
        must(db_commit(tx) == OK);
        for (size_t i = 0; i < ARRAY_LEN(login); i++) {
                int64_t user = proof_user(p, login[i]);
                tx = writing_as(p, user);
                proof_fill_free(tx, S("effort"), S("Beispiel"), user);
                proof_fill_free(tx, S("absence"), S("Beispiel"), user);
                proof_fill_free(tx, S("counselling"), S("Beispiel"), user);
                must(db_commit(tx) == OK);
        }
}

struct proof proof_open(void)
{
        int64_t added;
        start();
        struct proof p = {.db = testdb_open()};
        struct wtx *tx = writing(&p);
        proof_fill_start();
        must(concept_sync_shipped(tx, &added) == OK);
        must(db_commit(tx) == OK);
        must(demo_fill(p.db, test_arena()) == OK);
        first_site(&p);
        second_site(&p);
        return p;
}

void proof_close(struct proof *p)
{
        while (p->browsers)
                arena_close(p->arena[--p->browsers]);
        testdb_close(p->db);
        clock_set(MOMENT_NONE);
        log_level_set(LOG_ERROR);
}

/* ---- who and what ---- */

struct str proof_login(enum role role)
{
        static const struct str login[ROLE_N] = {
                [ROLE_case_manager] = S_INIT("jonas"),       [ROLE_lead] = S_INIT("petra"),
                [ROLE_administration] = S_INIT("sven"),      [ROLE_privacy_officer] = S_INIT("ute"),
                [ROLE_network_coordinator] = S_INIT("lena"), [ROLE_evaluator] = S_INIT("timo"),
                [ROLE_administrator] = S_INIT("katrin")};
        must(role < ROLE_N && login[role].n);
        return login[role];
}

static int64_t one_of(const struct proof *p, const struct stmt_free *s, struct str key)
{
        struct one_int row;
        struct rtx *tx = reading(p);
        must(db_row(tx, s, ARGS(key), &row) == OK);
        db_end_read(tx);
        return row.n;
}

int64_t proof_user(const struct proof *p, struct str login)
{
        return one_of(p, &sql_proof_user, login);
}

int64_t proof_case(const struct proof *p, struct str number)
{
        return one_of(p, &sql_proof_case, number);
}

struct browser proof_browser(struct proof *p, struct str login)
{
        struct browser b = browse_open(p->db);
        browse_sign_in(&b, proof_user(p, login));
        must(p->browsers < ARRAY_LEN(p->arena));
        b.arena = p->arena[p->browsers++] = arena_open(LIMIT_ARENA_BYTES);
        return b;
}

/* ---- names ---- */

#define HOME_ROW(X) X(TEXT, number) X(TEXT, given) X(TEXT, family)
ROW(home_row, HOME_ROW)
SQL(proof_home, home_row,
    "SELECT c.number, p.given, p.family FROM casefile c JOIN person p ON p.id = c.person_id"
    " JOIN site s ON s.id = c.site_id WHERE s.short = 'Musterau' ORDER BY c.id")

size_t proof_home(const struct proof *p, struct str **out)
{
        struct home_row *row;
        struct arena *a = test_arena();
        size_t n;
        struct rtx *tx = reading(p);
        must(db_list(tx, &sql_proof_home, NO_ARGS, &row, &n) == OK);
        db_end_read(tx);
        *out = NEW_ARRAY(a, struct str, 3 * n);
        for (size_t i = 0; i < n; i++) {
                (*out)[3 * i] = row[i].number;
                (*out)[3 * i + 1] = str_join(a, row[i].given, S(" "), row[i].family);
                (*out)[3 * i + 2] = str_join(a, row[i].family, S(", "), row[i].given);
        }
        return 3 * n;
}
