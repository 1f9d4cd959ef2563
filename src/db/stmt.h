/*
 * Statements are literals with a name, a row type and an owner rule; there is no function that takes a run-time string
 * as SQL. Parameters are $1…$n, the same text for both engines. dev/tests prepare every one on both and read the
 * tables it uses from SQLite's authorizer:
 *   SQL       reads and writes no table owned by a case (exceptions: test/golden/sql_reviewed.txt)
 *   SQL_SCOPE reads tables of many cases; joins case_access by SCOPE_CASE("c.id"); $1 is bound to the acting user
 *   SQL_IN    tables of one case: WHERE … case_id = $1; $1 is bound to the grant's case
 * For SQL_SCOPE and SQL_IN the caller's arguments start at $2.
 *
 *   #define PERSON_LINE(X) X(INT, id) X(TEXT, name) X(DATE, born)
 *   ROW(person_line, PERSON_LINE)            struct person_line { int64_t id; struct str name; struct date born; };
 *   SQL(people_by_name, person_line, "SELECT id, name, born FROM person WHERE name_key >= $1")
 *   struct person_line *line; size_t n;
 *   TRY(db_list(tx, &sql_people_by_name, ARGS(key), &line, &n));
 */
#ifndef DB_STMT_H
#define DB_STMT_H

#include "db/entity.h"

struct column {
        const char *name;
        enum kind kind; /* K_INT K_BOOL K_TEXT K_DATE K_TIME; K_SECRET never: secrets are read by ent_* */
};
/* Members follow each other in the order of the columns, so offsets are computed from the kinds. */
struct row_type {
        const char *name;
        const struct column *columns;
        size_t n, size;
};
/* The owner rule, see above. */
enum sql_rule { RULE_FREE, RULE_SCOPE, RULE_IN };
struct stmt {
        const char *name, *text, *file;
        int line;
        const struct row_type *row;
        enum sql_rule rule;
};
struct stmt_free {
        struct stmt s;
};
struct stmt_scope {
        struct stmt s;
};
struct stmt_in {
        struct stmt s;
};

#define ROW_C_INT int64_t
#define ROW_C_MONEY int64_t
#define ROW_C_BOOL bool
#define ROW_C_TEXT struct str
#define ROW_C_BLOB struct str
#define ROW_C_DATE struct date
#define ROW_C_TIME struct moment
#define ROW_K_INT K_INT
#define ROW_K_MONEY K_MONEY
#define ROW_K_BOOL K_BOOL
#define ROW_K_TEXT K_TEXT
#define ROW_K_BLOB K_FILE
#define ROW_K_DATE K_DATE
#define ROW_K_TIME K_TIME
#define ROW_MEMBER(kind, name) ROW_C_##kind name;
#define ROW_COLUMN(kind, name) {#name, ROW_K_##kind},
#define ROW_ONE(kind, name) +1
/* Declares struct row_name and its constant description. */
#define ROW(row_name, LIST)                                                                                  \
        struct row_name {                                                                                    \
                LIST(ROW_MEMBER)                                                                             \
        };                                                                                                   \
        static const struct row_type row_##row_name                                                          \
                __attribute__((unused)) = {#row_name, (const struct column[]){LIST(ROW_COLUMN)},             \
                                           0 LIST(ROW_ONE), sizeof(struct row_name)};

/* A statement without result columns. */
extern const struct row_type row_none;

/* One whole number, one text: the most common rows. */
struct one_int {
        int64_t n;
};
struct one_text {
        struct str s;
};
extern const struct row_type row_one_int, row_one_text;

#define STMT_RULE(id, row_name, literal, rule_)                                                              \
        {                                                                                                    \
                {                                                                                            \
                        .name = #id, .text = "" literal "", .file = __FILE__, .line = __LINE__,              \
                        .row = &row_##row_name, .rule = rule_                                                \
                }                                                                                            \
        }
#define STMT_BODY(id, row_name, literal) STMT_RULE(id, row_name, literal, RULE_FREE)
#define SQL(id, row_name, literal) const struct stmt_free sql_##id = STMT_BODY(id, row_name, literal);
#define SQL_SCOPE(id, row_name, literal)                                                                     \
        const struct stmt_scope sql_##id = STMT_RULE(id, row_name, literal, RULE_SCOPE);
#define SQL_IN(id, row_name, literal)                                                                        \
        const struct stmt_in sql_##id = STMT_RULE(id, row_name, literal, RULE_IN);

/* Only cases the acting user may read ($1). */
#define SCOPE_CASE(case_id)                                                                                  \
        " JOIN case_access scope_ ON scope_.case_id = " case_id " AND scope_.user_id = $1 "
/* Behind SCOPE_CASE: the actor is the deputy of somebody who is absent on this day; the actor may write in the case on this day. */
#define SCOPE_STANDS_IN(day)                                                                                   \
        "EXISTS (SELECT 1 FROM absence away_ WHERE away_.user_id = scope_.stands_for AND away_.starts <= " day \
        " AND away_.ends >= " day ")"
#define SCOPE_WRITES(day) "(scope_.writers <> 0 OR " SCOPE_STANDS_IN(day) ")"

/* ---- running ---- */
/* All rows as an array in the transaction's arena. ERR_LIMIT above LIMIT_EXPORT_ROWS. */
#define db_list(tx, stmt, args, rows, n)                                                                     \
        db_list_free((tx), (stmt), (args), (void **)(rows), sizeof(**(rows)), (n))
#define db_list_scope(tx, stmt, args, rows, n)                                                               \
        db_list_scope_((tx), (stmt), (args), (void **)(rows), sizeof(**(rows)), (n))
#define db_list_in(tx, grant, stmt, args, rows, n)                                                           \
        db_list_in_((tx), (grant), (stmt), (args), (void **)(rows), sizeof(**(rows)), (n))
enum err db_list_free(struct rtx *tx, const struct stmt_free *s, struct args a, void **rows, size_t size,
                      size_t *n);
enum err db_list_scope_(struct rtx *tx, const struct stmt_scope *s, struct args a, void **rows, size_t size,
                        size_t *n);
enum err db_list_in_(struct rtx *tx, const struct grant *g, const struct stmt_in *s, struct args a,
                     void **rows, size_t size, size_t *n);
/* The first row into *row, or ERR_NOT_FOUND. */
#define db_row(tx, stmt, args, row) db_row_free((tx), (stmt), (args), (row), sizeof(*(row)))
#define db_row_scope(tx, stmt, args, row) db_row_scope_((tx), (stmt), (args), (row), sizeof(*(row)))
#define db_row_in(tx, grant, stmt, args, row) db_row_in_((tx), (grant), (stmt), (args), (row), sizeof(*(row)))
enum err db_row_free(struct rtx *tx, const struct stmt_free *s, struct args a, void *row, size_t size);
enum err db_row_scope_(struct rtx *tx, const struct stmt_scope *s, struct args a, void *row, size_t size);
enum err db_row_in_(struct rtx *tx, const struct grant *g, const struct stmt_in *s, struct args a, void *row,
                    size_t size);
/* Writes; changed may be NULL. A unique value that is taken gives ERR_CONFLICT. */
enum err db_exec(struct wtx *tx, const struct stmt_free *s, struct args a, int64_t *changed);
enum err db_exec_scope(struct wtx *tx, const struct stmt_scope *s, struct args a, int64_t *changed);
enum err db_exec_in(struct wtx *tx, const struct wgrant *g, const struct stmt_in *s, struct args a,
                    int64_t *changed);
/* INSERT … RETURNING id */
enum err db_insert(struct wtx *tx, const struct stmt_free *s, struct args a, int64_t *id);
enum err db_insert_in(struct wtx *tx, const struct wgrant *g, const struct stmt_in *s, struct args a,
                      int64_t *id);

/*
 * Lists with filters: fragments are literals, values are bound. The statement's text holds the marker @where, replaced
 * by " AND fragment AND …", and @order, replaced by one of the stated literals.
 * Fragments use $? for their values: where_and(&w, "c.status = $?", V(status)).
 */
struct where {
        const char *fragment[24];
        struct value v[24];
        size_t n;
        const char *order;     /* literal */
        int64_t limit, offset; /* bound to @page = LIMIT/OFFSET; limit 0 = none */
};
#define where_and(w, literal, value) where_add((w), "" literal "", (value))
/* A fragment without value. */
#define where_plain(w, literal) where_add_plain((w), "" literal "")
#define where_order(w, literal) ((w)->order = "" literal "")
void where_add(struct where *w, const char *literal, struct value v);
void where_add_plain(struct where *w, const char *literal);
/*
 * Each word of what was typed must be contained in a folded key, in any order:
 * where_words(a, &w, "replace(p.name_key, $?, '') <> p.name_key", search). At most eight words.
 */
#define where_words(arena, w, literal, typed) where_add_words((arena), (w), "" literal "", (typed))
void where_add_words(struct arena *a, struct where *w, const char *literal, struct str typed);
#define db_list_where(tx, stmt, args, w, rows, n)                                                            \
        db_list_where_((tx), (stmt), (args), (w), (void **)(rows), sizeof(**(rows)), (n))
enum err db_list_where_(struct rtx *tx, const struct stmt_free *s, struct args a, const struct where *w,
                        void **rows, size_t size, size_t *n);
#define db_list_scope_where(tx, stmt, args, w, rows, n)                                                      \
        db_list_scope_where_((tx), (stmt), (args), (w), (void **)(rows), sizeof(**(rows)), (n))
enum err db_list_scope_where_(struct rtx *tx, const struct stmt_scope *s, struct args a,
                              const struct where *w, void **rows, size_t size, size_t *n);

/* All statements of the program (collector). */
extern const struct stmt *const all_stmts[];

#endif
