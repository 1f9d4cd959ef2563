#include "test/browse.h"

#include "base/rand.h"
#include "core/session.h"
#include "test/test.h"
#include "web/cookie.h"
#include "web/parse.h"
#include "web/route.h"

SQL(browse_user_add, one_int,
    "INSERT INTO users (uid, version, created_at, changed_at, login, name, name_key, active)"
    " VALUES ($1, 1, $2, $2, $3, $3, $3, 1) RETURNING id")
SQL(browse_role_add, none,
    "INSERT INTO user_role (user_id, role, requested_at, approved_at) VALUES ($1, $2, $3, $3)")

SQL(browse_access_all, browse_access, "SELECT actor, page, case_id, why, rows FROM access_log ORDER BY id")

struct browser browse_open(struct db *db)
{
        rand_start();
        route_check(all_pages);
        return (struct browser){.d = {.db = db},
                                .origin = S("http://localhost:8080"),
                                .fetch_site = S("same-origin"),
                                .address = S("127.0.0.1")};
}

int64_t browse_user(struct db *db, struct str login, enum role role)
{
        struct wtx *tx;
        int64_t id;
        struct arena *a = test_arena();
        must(db_begin_write(db, a, 0, &tx) == OK);
        must(db_insert(tx, &sql_browse_user_add, ARGS(rand_token(a), clock_now(), login), &id) == OK);
        must(db_exec(tx, &sql_browse_role_add, ARGS(id, role_table[role].key, clock_now()), NULL) == OK);
        must(db_commit(tx) == OK);
        return id;
}

void browse_sign_in(struct browser *b, int64_t user_id)
{
        struct wtx *tx;
        struct session s;
        must(db_begin_write(b->d.db, test_arena(), 0, &tx) == OK);
        must(session_start(tx, user_id, false, S("127.0.0.1"), S("test"), &b->session) == OK);
        must(session_find(rtx_of(tx), b->session, &s) == OK);
        must(db_commit(tx) == OK);
        b->csrf = s.csrf;
        b->user_id = user_id;
}

/* ---- requests ---- */

static struct arena *arena_of(const struct browser *b)
{
        return b->arena ? b->arena : test_arena();
}

static struct str cookie_header(const struct browser *b)
{
        struct str session = cookie_session_name(b->d.proxy), form = cookie_form_name(b->d.proxy);
        return str_join(arena_of(b), session, S("="), b->session, S("; "), form, S("="), b->form_token);
}

static void keep_cookie(struct str set, struct str name, struct str *value)
{
        if (!str_starts(set, str_join(test_arena(), name, S("="))))
                return;
        struct str rest = str_sub(set, name.n + 1, set.n);
        struct str kept = str_split(rest, ';', &rest);
        if (!str_eq(*value, kept))
                *value = str_copy(test_arena(), kept);
}

static struct reply ask(struct browser *b, enum method method, struct str target, struct form form)
{
        struct str query, path = str_split(target, '?', &query);
        struct arena *a = arena_of(b);
        b->r = (struct req){.arena = a,
                            .method = method,
                            .path = path,
                            .form = form,
                            .address = b->address,
                            .host = S("localhost:8080"),
                            .cookie = cookie_header(b)};
        if (method == POST) {
                b->r.origin = b->origin;
                b->r.fetch_site = b->fetch_site;
        }
        must(parse_urlencoded(a, query, &b->r.query) == OK);
        int64_t before = db_statements(b->d.db);
        struct str asked = str_join(a, method == POST ? S("POST ") : S("GET "), target);
        test_at(asked);
        dispatch(&b->d, &b->r, &b->last);
        test_at(str_join(a, asked, S(": "), str_from_int(a, b->last.status)));
        b->statements = db_statements(b->d.db) - before;
        for (size_t i = 0; i < b->last.cookies; i++) {
                keep_cookie(b->last.set_cookie[i], cookie_session_name(b->d.proxy), &b->session);
                keep_cookie(b->last.set_cookie[i], cookie_form_name(b->d.proxy), &b->form_token);
        }
        return b->last;
}

/* What the last request left is forgotten. */
static void forget(struct browser *b)
{
        if (b->arena)
                arena_reset(b->arena);
}

struct reply browse_get(struct browser *b, struct str target)
{
        forget(b);
        return ask(b, GET, target, (struct form){0});
}

struct reply browse_post(struct browser *b, struct str target, struct str fields)
{
        struct arena *a = arena_of(b);
        forget(b);
        struct form f = {.upload = b->upload, .uploads = b->uploads};
        must(parse_urlencoded(a, fields, &f) == OK);
        if (b->csrf.n)
                must(form_add(a, &f, S("csrf"), b->csrf) == OK);
        if (b->submission.n)
                must(form_add(a, &f, S("submission"), b->submission) == OK);
        return ask(b, POST, target, f);
}

size_t browse_accesses(struct db *db, struct browse_access **out)
{
        struct rtx *tx;
        size_t n;
        must(db_begin_read(db, test_arena(), 0, &tx) == OK);
        must(db_list(tx, &sql_browse_access_all, NO_ARGS, out, &n) == OK);
        db_end_read(tx);
        return n;
}
