#include "domain/demo/district.h"

#include "base/text.h"
#include "core/audit.h"
#include "core/login.h"
#include "db/search.h"
#include "domain/cases/case.h"
#include "domain/cases/case_line.h"
#include "domain/demo/demo.h"

#define ROWS_PER_TRANSACTION 20000
#define FIRST_OPEN                                                                                           \
        LIMIT_PAGE_ROWS /* so many open cases of the first user at least: a full page of the list */
#define LARGE_ENTRIES 2000
#define LARGE_DOCUMENTS 300

bool district_size(struct str word, struct district *out)
{
        static const struct district full = {20000, 60000, 3000, 150, 600, 1500000, 4000000, 2000000};
        int64_t part = str_eq(word, S("full"))        ? 1
                       : str_eq(word, S("tenth"))     ? 10
                       : str_eq(word, S("hundredth")) ? 100
                                                      : 0;
        if (!part)
                return false;
        *out = (struct district){full.people / part,        full.cases / part,
                                 full.open / part,          part == 1 ? 150 : 150 / part + 2,
                                 full.organisations / part, full.entries / part,
                                 full.accesses / part,      full.changes / part};
        return true;
}

/* ---- repeatable numbers (splitmix) ---- */
struct dice {
        uint64_t state;
};

static int64_t dice_below(struct dice *d, int64_t n)
{
        uint64_t z = d->state += 0x9e3779b97f4a7c15u;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
        z = (z ^ z >> 27) * 0x94d049bb133111ebu;
        return (int64_t)((z ^ z >> 31) % (uint64_t)n);
}

/* ---- rows; uid is the table and the number, which is enough to be unique ---- */
#define ENTITY_COLUMNS "uid, version, created_at, created_by, changed_at, changed_by"
#define ENTITY_VALUES "$1, 1, $2, NULL, $2, NULL"
SQL(district_person, none,
    "INSERT INTO person (" ENTITY_COLUMNS
    ", family, given, name_key, born, city, phone, interpreter) VALUES (" ENTITY_VALUES
    ", $3, $4, $5, $6, 'Musterau', $7, 0)")
SQL(district_organisation, none,
    "INSERT INTO organisation (" ENTITY_COLUMNS
    ", name, name_key, type, roles, status, city) VALUES (" ENTITY_VALUES
    ", $3, $4, 'employer', 'employs', 'active', 'Musterau')")
SQL(district_user, one_int,
    "INSERT INTO users (" ENTITY_COLUMNS
    ", login, name, name_key, active, share, site_id) VALUES (" ENTITY_VALUES
    ", $3, $4, $5, 1, 100, (SELECT MIN(id) FROM site)) RETURNING id")
SQL(district_role, none,
    "INSERT INTO user_role (user_id, role, requested_at, approved_at) VALUES ($1, 'case_manager', $2, $2)")
SQL(district_case, one_int,
    "INSERT INTO casefile (" ENTITY_COLUMNS
    ", number, number_key, person_id, concept_id, status, work_field, site_id,"
    " case_manager_id, opened_on, closed_on, referral_path, employer_id, urgent) VALUES (" ENTITY_VALUES
    ", $3, $4, $5, (SELECT MAX(id) FROM concept), $6, $7, (SELECT MIN(id) FROM site), $8, $9, $10, 'health_insurance', $11, 0) RETURNING id")
SQL(district_entry, one_int,
    "INSERT INTO contact_entry (" ENTITY_COLUMNS
    ", case_id, held_on, way, party, initiator, minutes, subject, note) VALUES (" ENTITY_VALUES
    ", $3, $4, 'phone', 'client', 'office', 20, $5, $6) RETURNING id")
SQL(district_document, none,
    "INSERT INTO attachment (" ENTITY_COLUMNS
    ", case_id, title, kind, dated_on, medical, file_name, mime, bytes) VALUES (" ENTITY_VALUES
    ", $3, $4, 'letter', $5, 0, 'brief.txt', 'text/plain', 0)")
SQL(district_task, none,
    "INSERT INTO task (" ENTITY_COLUMNS
    ", case_id, title, responsible, user_id, due, urgent, status) VALUES (" ENTITY_VALUES
    ", $3, $4, 'staff', $5, $6, 0, 'open')")
SQL(district_access, none,
    "INSERT INTO access_log (at, actor, page, case_id, why, rows) VALUES ($1, $2, 'case_show', $3, 'manager', 1)")
SQL(district_change, none,
    "INSERT INTO change (at, actor, entity, row_id, case_id, what, digest) VALUES ($1, $2, 'contact_entry', $3, $4, 'update', $5)")
#define BASE_LINE(X) X(INT, person) X(INT, casefile) X(INT, organisation) X(INT, users)
ROW(base_line, BASE_LINE)
SQL(district_base, base_line,
    "SELECT (SELECT COALESCE(MAX(id), 0) FROM person), (SELECT COALESCE(MAX(id), 0) FROM casefile),"
    " (SELECT COALESCE(MAX(id), 0) FROM organisation), (SELECT COALESCE(MAX(id), 0) FROM users)")

struct building {
        struct db *db;
        struct arena *a; /* for one batch */
        const struct district *d;
        struct wtx *tx;
        struct dice dice;
        struct base_line base; /* what was there before */
        struct date today;
        struct moment now;
};

typedef enum err row_fn(struct building *b, int64_t i);

static struct str numbered(struct building *b, struct str word, int64_t i)
{
        return str_join(b->a, word, str_from_int(b->a, i));
}

/* n rows in transactions of many; the arena is emptied between them. */
static enum err rows_make(struct building *b, int64_t n, row_fn *row)
{
        for (int64_t i = 0; i < n;) {
                int64_t end = i + ROWS_PER_TRANSACTION < n ? i + ROWS_PER_TRANSACTION : n;
                TRY(db_begin_write(b->db, b->a, 0, &b->tx));
                for (; i < end; i++) {
                        enum err e = row(b, i);
                        if (e != OK)
                                return db_rollback(b->tx), e;
                }
                TRY(db_commit(b->tx));
                arena_reset(b->a);
        }
        return OK;
}

static enum err person_row(struct building *b, int64_t i)
{
        static const struct str families[] = {S_INIT("Albers"),   S_INIT("Behrens"), S_INIT("Öztürk"),
                                              S_INIT("Kowalski"), S_INIT("Müller"),  S_INIT("Weiß"),
                                              S_INIT("Nowak"),    S_INIT("Thomsen")};
        struct str family = numbered(b, str_join(b->a, families[i % 8], S(" ")), i);
        return db_exec(b->tx, &sql_district_person,
                       ARGS(numbered(b, S("gen-p-"), i), b->now, family, S("Kim"),
                            text_fold(b->a, str_join(b->a, family, S(" Kim"))),
                            date_add_days(b->today, -9000 - (int)dice_below(&b->dice, 14000)),
                            numbered(b, S("04931 7-"), i)),
                       NULL);
}

/* A word that nobody means; low numbers come often, high ones rarely, as words of a language do. */
static struct str word_make(struct building *b)
{
        static const struct str part[] = {S_INIT("ba"),  S_INIT("ke"),  S_INIT("li"),  S_INIT("mo"),
                                          S_INIT("nu"),  S_INIT("ran"), S_INIT("sel"), S_INIT("tim"),
                                          S_INIT("vor"), S_INIT("wun"), S_INIT("zar"), S_INIT("feh"),
                                          S_INIT("gil"), S_INIT("hos"), S_INIT("jut"), S_INIT("paf"),
                                          S_INIT("der"), S_INIT("ich"), S_INIT("on"),  S_INIT("ust")};
        int64_t k = dice_below(&b->dice, 1 + dice_below(&b->dice, 1 + dice_below(&b->dice, 8000)));
        return str_join(b->a, part[k % 20], part[k / 20 % 20], part[k / 400 % 20]);
}

static enum err organisation_row(struct building *b, int64_t i)
{
        struct str name = numbered(b, S("Betrieb "), i);
        return db_exec(b->tx, &sql_district_organisation,
                       ARGS(numbered(b, S("gen-o-"), i), b->now, name, text_fold(b->a, name)), NULL);
}

static enum err user_row(struct building *b, int64_t i)
{
        int64_t id;
        struct str name = numbered(b, S("Fallkraft "), i + 1);
        TRY(db_insert(b->tx, &sql_district_user,
                      ARGS(numbered(b, S("gen-u-"), i), b->now, numbered(b, S("fall"), i + 1), name,
                           text_fold(b->a, name)),
                      &id));
        TRY(db_exec(b->tx, &sql_district_role, ARGS(id, b->now), NULL));
        return i == 0 ? login_password_set(b->tx, id, S(DEMO_PASSWORD)) : OK;
}

static int64_t manager_of(struct building *b, int64_t i)
{
        int64_t nth = i - (b->d->cases - b->d->open);
        return b->base.users + 1 + (nth >= 0 && nth < (int64_t)FIRST_OPEN ? 0 : i % b->d->users);
}

/* Open cases come last, so that their entries are not all at one end. */
static enum err case_row(struct building *b, int64_t i)
{
        bool open = i >= b->d->cases - b->d->open;
        struct str number = i == b->d->cases - 2   ? DISTRICT_EMPTY
                            : i == b->d->cases - 1 ? DISTRICT_LARGE
                                                   : numbered(b, S("GEN-2025-"), i);
        bool own = i >= b->d->cases - 2; /* the two for measurements belong to the first user */
        struct date begin = date_add_days(b->today, open ? -(int)dice_below(&b->dice, 200)
                                                         : -300 - (int)dice_below(&b->dice, 900));
        int64_t id;
        TRY(db_insert(b->tx, &sql_district_case,
                      ARGS(numbered(b, S("gen-c-"), i), b->now, number, text_fold(b->a, number),
                           b->base.person + 1 + dice_below(&b->dice, b->d->people),
                           open ? S("clarification") : S("closed"),
                           open ? str_from_int(b->a, 2 + dice_below(&b->dice, 9)) : S("11"),
                           own ? b->base.users + 1 : manager_of(b, i), begin,
                           open ? DATE_NONE : date_add_days(begin, 180),
                           b->base.organisation + 1 + dice_below(&b->dice, b->d->organisations)),
                      &id));
        return search_put(b->tx, S("casefile"), id, id, number, str_join(b->a, word_make(b), S(" "), number),
                          b->now);
}

/* Not the last two: one stays empty, the other one gets its own. */
static int64_t any_case(struct building *b)
{
        return b->base.casefile + 1 + dice_below(&b->dice, b->d->cases - 2);
}

static enum err entry_make(struct building *b, struct str uid, int64_t case_id)
{
        struct date day = date_add_days(b->today, -(int)dice_below(&b->dice, 900));
        struct str subject = str_join(b->a, S("Telefonat zum Stand "), word_make(b));
        struct str note = str_join(
                b->a,
                S("Kurzer Austausch über die nächsten Schritte; die Stimmung ist gut, der Termin steht, offene "
                  "Fragen klärt die Personalabteilung bis Ende der Woche. "),
                word_make(b), S(" "), word_make(b), S(" "), word_make(b));
        int64_t id;
        TRY(db_insert(b->tx, &sql_district_entry, ARGS(uid, b->now, case_id, day, subject, note), &id));
        TRY(search_put(b->tx, S("contact_entry"), id, case_id, subject, subject, moment_of(day, 0)));
        return search_put(b->tx, S("contact_note"), id, case_id, subject, note, moment_of(day, 0));
}

static enum err entry_row(struct building *b, int64_t i)
{
        return entry_make(b, numbered(b, S("gen-e-"), i), any_case(b));
}

static enum err large_entry_row(struct building *b, int64_t i)
{
        return entry_make(b, numbered(b, S("gen-l-"), i), b->base.casefile + b->d->cases);
}

static enum err large_document_row(struct building *b, int64_t i)
{
        return db_exec(b->tx, &sql_district_document,
                       ARGS(numbered(b, S("gen-d-"), i), b->now, b->base.casefile + b->d->cases,
                            S("Schreiben"), date_add_days(b->today, -(int)dice_below(&b->dice, 900))),
                       NULL);
}

static enum err task_row(struct building *b, int64_t i)
{
        int64_t case_number = b->d->cases - b->d->open + i;
        return db_exec(b->tx, &sql_district_task,
                       ARGS(numbered(b, S("gen-t-"), i), b->now, b->base.casefile + 1 + case_number,
                            S("Rückmeldung einholen"), b->base.users + 1 + case_number % b->d->users,
                            date_add_days(b->today, (int)dice_below(&b->dice, 40) - 5)),
                       NULL);
}

static enum err access_row(struct building *b, int64_t i)
{
        return db_exec(b->tx, &sql_district_access,
                       ARGS(((struct moment){b->now.s - i % 31536000}), b->base.users + 1 + i % b->d->users,
                            any_case(b)),
                       NULL);
}

static enum err change_row(struct building *b, int64_t i)
{
        return db_exec(b->tx, &sql_district_change,
                       ARGS(((struct moment){b->now.s - i % 31536000}), b->base.users + 1 + i % b->d->users,
                            i, any_case(b),
                            S("0000000000000000000000000000000000000000000000000000000000000000")),
                       NULL);
}

static enum err line_row(struct building *b, int64_t i)
{
        return case_line_refresh(b->tx, b->base.casefile + 1 + i);
}

static enum err access_last(struct building *b, int64_t i)
{
        (void)i;
        return case_access_refresh_all(b->tx);
}

/* As the job worker would in the first minutes; a measurement wants a chain that is closed. */
static enum err seal_all(struct building *b)
{
        for (int64_t sealed = 1; sealed;) {
                TRY(db_begin_write(b->db, b->a, 0, &b->tx));
                enum err e = audit_seal(b->tx, &sealed);
                if (e != OK)
                        return db_rollback(b->tx), e;
                TRY(db_commit(b->tx));
                arena_reset(b->a);
        }
        return OK;
}

enum err district_fill(struct db *db, struct arena *a, const struct district *d, int64_t seed)
{
        struct building b = {.db = db,
                             .a = arena_open(LIMIT_ARENA_BYTES),
                             .d = d,
                             .dice = {(uint64_t)seed},
                             .today = clock_today(),
                             .now = clock_now()};
        struct rtx *rtx;
        TRY(db_begin_read(db, a, 0, &rtx));
        enum err e = db_row(rtx, &sql_district_base, NO_ARGS, &b.base);
        db_end_read(rtx);
        const struct {
                int64_t n;
                row_fn *row;
        } steps[] = {{d->people, person_row},
                     {d->organisations, organisation_row},
                     {d->users, user_row},
                     {d->cases, case_row},
                     {d->open, task_row},
                     {d->entries, entry_row},
                     {d->accesses, access_row},
                     {d->changes, change_row},
                     {LARGE_ENTRIES, large_entry_row},
                     {LARGE_DOCUMENTS, large_document_row},
                     {d->cases, line_row},
                     {1, access_last}};
        for (size_t i = 0; i < ARRAY_LEN(steps) && e == OK; i++)
                e = rows_make(&b, steps[i].n, steps[i].row);
        if (e == OK)
                e = seal_all(&b);
        arena_close(b.a);
        return e;
}
