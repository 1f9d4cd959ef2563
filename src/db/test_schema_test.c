#include "db/test_schema.h"

#include "test/test.h"
#include "test/testdb.h"

struct test_seen test_seen;

static void test_thing_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        if (str_eq(rec_text(r, TEST_THING_given), S("verboten")))
                errs_add(e, S("given"), _("Dieser Name geht nicht."));
}

#define ENTITY_NAME test_thing
#define ENTITY_PREFIX TEST_THING
#define ENTITY_DEF "db/test_thing.inc"
#include "db/entity_impl.h"
#define ENTITY_NAME test_part
#define ENTITY_PREFIX TEST_PART
#define ENTITY_DEF "db/test_part.inc"
#include "db/entity_impl.h"

static const char tables[] =
        "CREATE TABLE test_thing (@entity, family @text NOT NULL, family_key @text NOT NULL, given @text,"
        " born @date, count @int, sum @int, active @bool NOT NULL, kinds @text,"
        " site_id @ref REFERENCES site(id), \"end\" @int, diagnosis @text, login @text UNIQUE) @table;\n"
        "CREATE TABLE test_part (@entity, case_id @ref NOT NULL, name @text NOT NULL) @table;\n"
        "CREATE TABLE test_blob (id @id, bytes @blob, part @real) @table;\n";

const struct migration *test_schema_migrations(struct arena *a)
{
        size_t n = 0;
        while (all_migrations[n].number)
                n++;
        struct migration *list = NEW_ARRAY(a, struct migration, n + 2);
        memcpy(list, all_migrations, n * sizeof *list);
        list[n] = (struct migration){9001, S("test"), str_of(tables)};
        return list;
}

static enum err seal(struct arena *a, struct str clear, struct str uid, struct str *out)
{
        *out = str_join(a, S("sealed:"), uid, S(":"), clear);
        return OK;
}

static enum err open_sealed(struct arena *a, struct str sealed, struct str uid, struct str *out)
{
        struct str front = str_join(a, S("sealed:"), uid, S(":"));
        if (!str_starts(sealed, front))
                return ERR_INVALID;
        *out = str_sub(sealed, front.n, sealed.n);
        return OK;
}

static enum err history(struct wtx *tx, const struct entity *e, const struct record *before,
                        const struct record *after)
{
        (void)tx;
        test_seen.history++;
        test_seen.row_id = (after ? after : before)->id;
        if (e == &test_thing_entity.e) {
                test_seen.before = before ? rec_text(before, TEST_THING_family) : S("");
                test_seen.after = after ? rec_text(after, TEST_THING_family) : S("");
        }
        return test_seen.answer;
}

static enum err search(struct wtx *tx, const struct entity *e, const struct record *before,
                       const struct record *after)
{
        (void)tx;
        (void)e;
        test_seen.search += before || after;
        return OK;
}

struct db *test_schema_open(void)
{
        struct db *db = testdb_open();
        int applied = 0;
        must(migrate_run_list(db, test_arena(), test_schema_migrations(test_arena()), &applied) == OK &&
             applied == 1);
        test_seen = (struct test_seen){.answer = OK};
        ent_history_set(history);
        ent_search_set(search);
        ent_secret_set((struct secret_box){seal, open_sealed});
        return db;
}
