/* Lists of organisations, their contacts, and the cases they appear in. */
#include "domain/organisations/organisation.h"

#define ORGANISATION_COLUMNS                                                                                 \
        "SELECT o.id, o.name, o.branch, o.type, o.roles, o.status, o.city, o.phone FROM organisation o WHERE"

SQL(organisation_lines, organisation_line, ORGANISATION_COLUMNS " 1 = 1 @where ORDER BY @order @page")
SQL(organisation_total, one_int, "SELECT COUNT(*) FROM organisation o WHERE 1 = 1 @where")
SQL(organisation_one, organisation_line, ORGANISATION_COLUMNS " o.id = $1")

static void filter(struct arena *a, struct where *w, const struct organisation_query *q)
{
        where_words(a, w, "replace(o.name_key, $?, '') <> o.name_key", q->search);
        if (q->current)
                where_plain(w, "o.status IS NULL OR o.status <> 'former'");
        if (!str_empty(q->type))
                where_and(w, "o.type = $?", V(q->type));
        if (!str_empty(q->status))
                where_and(w, "o.status = $?", V(q->status));
        if (!str_empty(q->role)) /* codes are kept as "a b c" */
                where_and(w, "replace(' ' || o.roles || ' ', $?, '') <> ' ' || o.roles || ' '",
                          V(str_join(a, S(" "), q->role, S(" "))));
}

static void order(struct where *w, const struct organisation_query *q)
{
        if (str_eq(q->sort, S("type"))) {
                if (q->descending)
                        where_order(w, "o.type DESC, o.name_key, o.id");
                else
                        where_order(w, "o.type, o.name_key, o.id");
        } else if (str_eq(q->sort, S("status"))) {
                if (q->descending)
                        where_order(w, "o.status IS NULL, o.status DESC, o.name_key, o.id");
                else
                        where_order(w, "o.status IS NULL, o.status, o.name_key, o.id");
        } else if (q->descending) {
                where_order(w, "o.name_key DESC, o.id DESC");
        } else {
                where_order(w, "o.name_key, o.id");
        }
}

enum err organisation_list(struct rtx *tx, const struct organisation_query *q, struct organisation_line **out,
                           size_t *n, int64_t *total)
{
        struct where w = {.n = 0};
        struct one_int *count;
        size_t rows;
        filter(rtx_arena(tx), &w, q);
        TRY(db_list_where(tx, &sql_organisation_total, NO_ARGS, &w, &count, &rows));
        *total = rows ? count->n : 0;
        order(&w, q);
        w.limit = q->limit;
        w.offset = q->offset;
        return db_list_where(tx, &sql_organisation_lines, NO_ARGS, &w, out, n);
}

struct str organisation_line_name(struct arena *a, const struct organisation_line *o)
{
        return str_join_with(a, S(", "), o->name, o->branch);
}

/* ---- names ---- */

/* Most pages name one organisation; a list that names a second one reads all of them at once. */
struct names_known {
        struct organisation_line *line;
        size_t n;
        bool all;
};

static const struct organisation_line *line_of(const struct names_known *k, int64_t id)
{
        for (size_t i = 0; i < k->n; i++)
                if (k->line[i].id == id)
                        return &k->line[i];
        return NULL;
}

static enum err names_first(struct rtx *tx, int64_t id, struct names_known *k)
{
        k->line = NEW(rtx_arena(tx), struct organisation_line);
        enum err e = db_row(tx, &sql_organisation_one, ARGS(id), k->line);
        k->n = e == OK;
        return e == ERR_NOT_FOUND ? OK : e;
}

static enum err names_all(struct rtx *tx, struct names_known *k)
{
        struct where w = {.n = 0, .limit = LIMIT_EXPORT_ROWS};
        where_order(&w, "o.id");
        k->all = true;
        return db_list_where(tx, &sql_organisation_lines, NO_ARGS, &w, &k->line, &k->n);
}

enum err organisation_name(struct rtx *tx, int64_t id, struct str *out)
{
        static const char key;
        void **place = rtx_memo(tx, &key);
        struct names_known *k = *place;
        *out = S("");
        if (!k) {
                *place = k = NEW(rtx_arena(tx), struct names_known);
                *k = (struct names_known){.n = 0};
                TRY(names_first(tx, id, k));
        } else if (!k->all && !line_of(k, id))
                TRY(names_all(tx, k));
        const struct organisation_line *found = line_of(k, id);
        if (found)
                *out = organisation_line_name(rtx_arena(tx), found);
        return OK;
}

/* ---- contacts ---- */
SQL(contact_person_lines, contact_person_line,
    "SELECT id, name, position, phone, email, stand_in, active FROM contact_person WHERE organisation_id = $1"
    " ORDER BY active DESC, name_key, id")
SQL(contact_person_of, one_int, "SELECT id FROM contact_person WHERE organisation_id = $1 AND id = $2")

enum err contact_person_list(struct rtx *tx, int64_t organisation_id, struct contact_person_line **out,
                             size_t *n)
{
        return db_list(tx, &sql_contact_person_lines, ARGS(organisation_id), out, n);
}

enum err contact_person_belongs(struct rtx *tx, int64_t organisation_id, int64_t id)
{
        struct one_int row;
        return db_row(tx, &sql_contact_person_of, ARGS(organisation_id, id), &row);
}

SQL(contact_person_places, contact_place,
    "SELECT k.id, k.name, k.position, o.id, o.name, o.branch FROM contact_person k JOIN organisation o ON o.id = k.organisation_id"
    " WHERE k.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,"
    " $24, $25)")

enum err contact_person_places(struct rtx *tx, const int64_t *ids, size_t ids_n, struct contact_place **out,
                               size_t *n)
{
        struct value v[CONTACTS_AT_ONCE];
        must(ids_n <= CONTACTS_AT_ONCE);
        for (size_t i = 0; i < CONTACTS_AT_ONCE; i++)
                v[i] = V(i < ids_n ? ids[i] : (int64_t)0);
        return db_list(tx, &sql_contact_person_places, ((struct args){v, CONTACTS_AT_ONCE}), out, n);
}

SQL(contact_person_everyone, contact_place,
    "SELECT k.id, k.name, k.position, o.id, o.name, o.branch FROM contact_person k JOIN organisation o ON o.id = k.organisation_id"
    " ORDER BY o.name_key, o.id, k.active DESC, k.name_key, k.id LIMIT $1")

enum err contact_person_all(struct rtx *tx, int64_t max, struct contact_place **out, size_t *n)
{
        return db_list(tx, &sql_contact_person_everyone, ARGS(max), out, n);
}

/* ---- cases ---- */
SQL_SCOPE(organisation_case_list, organisation_case,
          "SELECT c.id, c.number, c.given, c.family, c.status, c.opened_on FROM casefile_v c" SCOPE_CASE(
                  "c.id") " WHERE c.employer_id = $2 ORDER BY c.opened_on DESC, c.id DESC LIMIT $3")
SQL_SCOPE(organisation_case_total, one_int,
          "SELECT COUNT(*) FROM casefile_v c" SCOPE_CASE("c.id") " WHERE c.employer_id = $2")

enum err organisation_cases(struct rtx *tx, const struct actor *who, int64_t organisation_id, int64_t max,
                            struct organisation_case **out, size_t *n, int64_t *total)
{
        struct one_int count;
        *out = NULL;
        *n = 0;
        *total = 0;
        must(rtx_actor(tx) == who->user_id);
        if (!actor_can(who, CAP_CASE_READ) || !actor_reads(who, CLASS_EMPLOYER) ||
            !actor_reads(who, CLASS_MASTER))
                return OK;
        TRY(db_row_scope(tx, &sql_organisation_case_total, ARGS(organisation_id), &count));
        *total = count.n;
        return db_list_scope(tx, &sql_organisation_case_list, ARGS(organisation_id, max), out, n);
}
