#include "db/search.h"

#include "base/text.h"

#define MOST_WORDS 8u
#define MOST_SCOPES 1000u /* with more cases than these the access is checked row by row */
#define WORDS_BYTES 8192u
#define QUERY_BYTES (WORDS_BYTES + MOST_SCOPES * 25u)
#define NEWEST "1000" /* hits that are looked at before the index is asked for the cases of the user */

/* ---- statements of both engines ---- */
SQL(search_doc_find, one_int, "SELECT id FROM search_doc WHERE entity = $1 AND row_id = $2")
SQL(search_doc_drop, none, "DELETE FROM search_doc WHERE id = $1")
SQL(search_doc_add, one_int,
    "INSERT INTO search_doc (entity, row_id, case_id, title, at) VALUES ($1, $2, $3, $4, $5) RETURNING id")
SQL(search_cases, one_int, "SELECT case_id FROM case_access WHERE user_id = $1 ORDER BY case_id LIMIT $2")

/* ---- and of one ---- */
struct engine {
        struct stmt_free drop, add, find, compact;
        struct stmt_free edge; /* SQLite: the last of the hits that are too many to look at all of them */
};

/* $1 query, $2 user, $3 limit, $4 and $5 names between blanks, $5 ' ' = all, $6 where to stop */
#define FIND_FROM                                                                                            \
        "SELECT entity, row_id, case_id, title, at FROM"                                                     \
        " (SELECT d.id, d.entity, d.row_id, d.case_id, d.title, d.at FROM search_index i JOIN search_doc d ON "
#define MAY_CASE "EXISTS (SELECT 1 FROM case_access s WHERE s.case_id = d.case_id AND s.user_id = $2)"
#define FIND_END " DESC LIMIT $3) AS newest ORDER BY at DESC, id DESC"

static const struct engine sqlite = {
        .drop = STMT_BODY(search_drop, none, "DELETE FROM search_index WHERE rowid = $1"),
        .add = STMT_BODY(search_add, none,
                         "INSERT INTO search_index (rowid, body, scope) VALUES ($1, $2, $3)"),
        /* in the order of the index itself: then it stops at the limit */
        .find = STMT_BODY(search_find, search_hit,
                          FIND_FROM "d.id = i.rowid WHERE search_index MATCH $1 AND i.rowid > $6"
                                    " AND ((d.case_id IS NULL AND instr($4, ' ' || d.entity || ' ') > 0)"
                                    " OR (($5 = ' ' OR instr($5, ' ' || d.entity || ' ') > 0) AND " MAY_CASE
                                    ")) ORDER BY i.rowid" FIND_END),
        .edge = STMT_BODY(
                search_edge, one_int,
                "SELECT rowid FROM search_index WHERE search_index MATCH $1 ORDER BY rowid DESC LIMIT 1"
                " OFFSET " NEWEST),
        .compact = STMT_BODY(search_compact, none,
                             "INSERT INTO search_index (search_index) VALUES ('optimize')"),
};
static const struct engine pgsql = {
        .drop = STMT_BODY(search_drop, none, "DELETE FROM search_index WHERE id = $1"),
        .add = STMT_BODY(
                search_add, none,
                "INSERT INTO search_index (id, words) VALUES ($1, setweight(to_tsvector('simple', $2), 'A')"
                " || setweight(to_tsvector('simple', $3), 'B'))"),
        .find = STMT_BODY(search_find, search_hit,
                          FIND_FROM
                          "d.id = i.id WHERE i.words @@ to_tsquery('simple', $1) AND i.id > $6"
                          " AND ((d.case_id IS NULL AND position(' ' || d.entity || ' ' in $4) > 0)"
                          " OR (($5 = ' ' OR position(' ' || d.entity || ' ' in $5) > 0) AND " MAY_CASE
                          ")) ORDER BY i.id" FIND_END),
};

static const struct engine *engine(struct rtx *tx)
{
        return db_is_pgsql(rtx_db(tx)) ? &pgsql : &sqlite;
}

/* ---- words ---- */
static bool is_word(char c)
{
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Folded, nothing but words and single blanks between them: then both engines cut it in the same way. */
static struct str words_of(struct arena *a, struct str s)
{
        struct str folded = text_fold(a, s);
        struct buf b;
        buf_init(&b, a, folded.n + 1);
        for (size_t i = 0; i < folded.n; i++) {
                if (is_word(folded.p[i]))
                        buf_char(&b, folded.p[i]);
                else if (b.n && b.p[b.n - 1] != ' ')
                        buf_char(&b, ' ');
        }
        return str_trim(buf_str(&b));
}

/* "contact_note" is the word "tcontactnote": only letters, so that both engines take it as one. */
static struct str kind_of(struct arena *a, struct str entity)
{
        struct buf b;
        buf_init(&b, a, entity.n + 2);
        buf_char(&b, 't');
        for (size_t i = 0; i < entity.n; i++)
                if (entity.p[i] != '_')
                        buf_char(&b, entity.p[i]);
        return buf_str(&b);
}

static struct str scope_of(struct arena *a, int64_t case_id)
{
        return case_id ? str_join(a, S("k"), str_from_int(a, case_id)) : S("frei");
}

/* ---- writing ---- */
enum err search_drop(struct wtx *tx, struct str entity, int64_t row_id)
{
        struct one_int doc;
        enum err e = db_row(rtx_of(tx), &sql_search_doc_find, ARGS(entity, row_id), &doc);
        if (e == ERR_NOT_FOUND)
                return OK;
        TRY(e);
        TRY(db_exec(tx, &engine(rtx_of(tx))->drop, ARGS(doc.n), NULL));
        return db_exec(tx, &sql_search_doc_drop, ARGS(doc.n), NULL);
}

enum err search_put(struct wtx *tx, struct str entity, int64_t row_id, int64_t case_id, struct str title,
                    struct str body, struct moment at)
{
        struct arena *a = wtx_arena(tx);
        const struct value named = {.type = V_TEXT, .s = title},
                           words = {.type = V_TEXT, .s = words_of(a, body)};
        int64_t id;
        TRY(search_drop(tx, entity, row_id));
        TRY(db_insert(tx, &sql_search_doc_add, ARGS(entity, row_id, value_ref(case_id), named, at), &id));
        struct str scope = str_join(a, scope_of(a, case_id), S(" "), kind_of(a, entity));
        return db_exec(tx, &engine(rtx_of(tx))->add, ARGS(id, words, scope), NULL);
}

enum err search_compact(struct wtx *tx)
{
        const struct engine *e = engine(rtx_of(tx));
        return e->compact.s.text ? db_exec(tx, &e->compact, NO_ARGS, NULL) : OK;
}

/* ---- finding ---- */
/* A word of one letter is meant whole, a longer one may go on. */
static void put_word(struct buf *b, bool is_pgsql, struct str word)
{
        bool open = text_length(word) >= 2;
        if (is_pgsql) {
                buf_put(b, word);
                buf_put(b, open ? S(":*A") : S(":A"));
                return;
        }
        buf_char(b, '"');
        buf_put(b, word);
        buf_put(b, open ? S("\"*") : S("\""));
}

/* False if there is no word at all. */
static bool put_words(struct buf *b, bool is_pgsql, struct str words)
{
        size_t n = 0;
        buf_put(b, is_pgsql ? S("(") : S("body : ("));
        for (; !str_empty(words) && n < MOST_WORDS; n++) {
                if (n)
                        buf_put(b, is_pgsql ? S(" & ") : S(" AND "));
                put_word(b, is_pgsql, str_split(words, ' ', &words));
        }
        buf_char(b, ')');
        return n > 0;
}

static void put_scope(struct buf *b, bool is_pgsql, struct str scope, bool first)
{
        if (!first)
                buf_put(b, is_pgsql ? S(" | ") : S(" OR "));
        buf_put(b, scope);
        if (is_pgsql)
                buf_lit(b, ":B");
}

/*
 * The index itself finds what lies in the user's cases: a frequent word does not make the search of somebody with
 * few rights slow. It only makes it faster; what may be seen is decided by case_access in the statement.
 */
static enum err put_scopes(struct rtx *tx, struct buf *b, int64_t user_id)
{
        bool is_pgsql = db_is_pgsql(rtx_db(tx));
        struct one_int *of;
        size_t n;
        TRY(db_list(tx, &sql_search_cases, ARGS(user_id, (int64_t)MOST_SCOPES + 1), &of, &n));
        if (n > MOST_SCOPES)
                return OK;
        buf_put(b, is_pgsql ? S(" & (") : S(" AND scope : ("));
        put_scope(b, is_pgsql, scope_of(rtx_arena(tx), 0), true);
        for (size_t i = 0; i < n; i++)
                put_scope(b, is_pgsql, scope_of(rtx_arena(tx), of[i].n), false);
        buf_char(b, ')');
        return OK;
}

static void put_kinds_of(struct buf *b, struct arena *a, bool is_pgsql, const struct str *name, size_t n,
                         bool *first)
{
        for (size_t i = 0; i < n; i++) {
                put_scope(b, is_pgsql, kind_of(a, name[i]), *first);
                *first = false;
        }
}

/* What was asked for: a word of every entry does not make the search for people slow. Like the scopes it decides nothing. */
static void put_kinds(struct buf *b, struct arena *a, bool is_pgsql, const struct search_query *q)
{
        bool first = true;
        if (!q->of_case || q->common || q->plain_n + q->of_case_n == 0)
                return;
        buf_put(b, is_pgsql ? S(" & (") : S(" AND scope : ("));
        put_kinds_of(b, a, is_pgsql, q->plain, q->plain_n, &first);
        put_kinds_of(b, a, is_pgsql, q->of_case, q->of_case_n, &first);
        buf_char(b, ')');
}

/* " person organisation " */
static struct value names_of(struct arena *a, const struct str *names, size_t n)
{
        struct buf b;
        buf_init(&b, a, WORDS_BYTES);
        buf_char(&b, ' ');
        for (size_t i = 0; i < n; i++) {
                buf_put(&b, names[i]);
                buf_char(&b, ' ');
        }
        must(!b.full);
        return (struct value){.type = V_TEXT, .s = buf_str(&b)};
}

static enum err find_down_to(struct rtx *tx, struct str query, int64_t edge, const struct search_query *q,
                             struct search_hit **out, size_t *n)
{
        struct arena *a = rtx_arena(tx);
        struct value of_case = names_of(a, q->of_case, q->of_case_n);
        if (q->of_case && q->of_case_n == 0)
                of_case.s = S("-");
        return db_list(
                tx, &engine(tx)->find,
                ARGS(query, q->user_id, (int64_t)q->limit, names_of(a, q->plain, q->plain_n), of_case, edge),
                out, n);
}

/*
 * Most searches are answered by the newest hits: a rare word has no others, and of a frequent one enough of them may be
 * seen. *whole: looking further finds nothing that would be shown.
 */
static enum err find_newest(struct rtx *tx, struct str query, const struct search_query *q,
                            struct search_hit **out, size_t *n, bool *whole)
{
        struct one_int edge = {0};
        enum err e = db_row(tx, &engine(tx)->edge, ARGS(query), &edge);
        if (e != OK && e != ERR_NOT_FOUND)
                return e;
        TRY(find_down_to(tx, query, edge.n, q, out, n));
        *whole = e == ERR_NOT_FOUND || *n >= q->limit;
        return OK;
}

enum err search_find(struct rtx *tx, const struct search_query *q, struct search_hit **out, size_t *n)
{
        struct arena *a = rtx_arena(tx);
        struct buf query;
        bool whole = false;
        *n = 0;
        buf_init(&query, a, QUERY_BYTES);
        if (!put_words(&query, db_is_pgsql(rtx_db(tx)), words_of(a, q->words)))
                return OK;
        put_kinds(&query, a, db_is_pgsql(rtx_db(tx)), q);
        if (query.full || query.n > WORDS_BYTES) /* a word of thousands of letters */
                return OK;
        if (q->common && engine(tx)->edge.s.text)
                TRY(find_newest(tx, buf_str(&query), q, out, n, &whole));
        if (whole)
                return OK;
        if (q->common || !q->of_case)
                TRY(put_scopes(tx, &query, q->user_id));
        must(!query.full);
        return find_down_to(tx, buf_str(&query), 0, q, out, n);
}
