/* Lists, names and likenesses of people, all behind the one rule of person_scope.h. */
#include "base/text.h"
#include "domain/people/person.h"
#include "domain/people/person_scope.h"

int64_t person_reach(struct rtx *tx, const struct actor *who)
{
        must(who && rtx_actor(tx) == who->user_id);
        if (!actor_can(who, CAP_PEOPLE_READ) || !actor_reads(who, CLASS_MASTER))
                return 0;
        return (actor_can(who, CAP_CASE_READ) ? REACH_CASES : 0) |
               (actor_can(who, CAP_INTAKE) ? REACH_INTAKE : 0);
}

#define PERSON_COLUMNS                                                                                       \
        "SELECT p.id, p.given, p.family, p.born, p.city, p.phone, p.mobile FROM person_v p WHERE "

SQL_SCOPE(person_one, person_line, PERSON_COLUMNS PERSON_SEEN("p.id") " AND p.id = $3")

enum err person_visible(struct rtx *tx, const struct actor *who, int64_t id)
{
        struct person_line p;
        return db_row_scope(tx, &sql_person_one, ARGS(person_reach(tx, who), id), &p);
}

/* ---- list ---- */
SQL_SCOPE(person_lines, person_line, PERSON_COLUMNS PERSON_SEEN("p.id") "@where ORDER BY @order @page")
SQL_SCOPE(person_total, one_int, "SELECT COUNT(*) FROM person_v p WHERE" PERSON_SEEN("p.id") "@where")

static void order(struct where *w, const struct person_query *q)
{
        if (!str_eq(q->sort, S("born"))) {
                if (q->descending)
                        where_order(w, "p.name_key DESC, p.id DESC");
                else
                        where_order(w, "p.name_key, p.id");
        } else if (q->descending) {
                where_order(w, "p.born IS NULL, p.born DESC, p.name_key, p.id");
        } else {
                where_order(w, "p.born IS NULL, p.born, p.name_key, p.id");
        }
}

enum err person_list(struct rtx *tx, const struct actor *who, const struct person_query *q,
                     struct person_line **out, size_t *n, int64_t *total)
{
        struct where w = {.n = 0};
        struct one_int *count;
        size_t rows;
        struct args reach = ARGS(person_reach(tx, who));
        where_words(rtx_arena(tx), &w, "replace(p.name_key, $?, '') <> p.name_key", q->search);
        TRY(db_list_scope_where(tx, &sql_person_total, reach, &w, &count, &rows));
        *total = rows ? count->n : 0;
        order(&w, q);
        w.limit = q->limit;
        w.offset = q->offset;
        return db_list_scope_where(tx, &sql_person_lines, reach, &w, out, n);
}

struct str person_line_name(struct arena *a, const struct person_line *p)
{
        return str_join_with(a, S(", "), p->family, p->given);
}

enum err person_name(struct rtx *tx, const struct actor *who, int64_t id, struct str *out)
{
        struct person_line p;
        *out = S("");
        enum err e = db_row_scope(tx, &sql_person_one, ARGS(person_reach(tx, who), id), &p);
        if (e == ERR_NOT_FOUND)
                return OK;
        TRY(e);
        *out = str_join_with(rtx_arena(tx), S(" "), p.given, p.family);
        return OK;
}

/* ---- cases ---- */
SQL_SCOPE(person_case_list, person_case,
          "SELECT c.id, c.number, c.status, c.opened_on, c.closed_on, m.name FROM casefile_v c" SCOPE_CASE(
                  "c.id") " LEFT JOIN users m ON m.id = c.case_manager_id WHERE c.person_id = $2"
                          " ORDER BY c.opened_on DESC, c.id DESC")

enum err person_cases(struct rtx *tx, const struct actor *who, int64_t person_id, struct person_case **out,
                      size_t *n)
{
        *out = NULL;
        *n = 0;
        if (!actor_can(who, CAP_CASE_READ))
                return OK;
        return db_list_scope(tx, &sql_person_case_list, ARGS(person_id), out, n);
}

/* ---- the same person? ---- */
#define PERSON_LIKE(X)                                                                                       \
        X(INT, id) X(TEXT, given) X(TEXT, family) X(DATE, born) X(TEXT, city) X(TEXT, phone) X(TEXT, mobile) \
                X(BOOL, seen)
ROW(person_like, PERSON_LIKE)
SQL_SCOPE(person_namesakes, person_like,
          "SELECT p.id, p.given, p.family, p.born, p.city, p.phone, p.mobile, CASE WHEN" PERSON_SEEN(
                  "p.id") "THEN 1 ELSE 0 END FROM person_v p WHERE p.name_key = $3 ORDER BY p.id")

static bool same_phone(struct arena *a, struct str x, struct str y)
{
        struct str dx = text_phone(a, x);
        return dx.n >= 4 && str_eq(dx, text_phone(a, y));
}

static bool is_like(struct arena *a, const struct record *r, const struct person_like *p)
{
        struct date born = rec_date(r, PERSON_born);
        struct str phone = rec_text(r, PERSON_phone), mobile = rec_text(r, PERSON_mobile);
        if (date_given(born) && date_given(p->born) && date_cmp(born, p->born) == 0)
                return true;
        return same_phone(a, phone, p->phone) || same_phone(a, phone, p->mobile) ||
               same_phone(a, mobile, p->phone) || same_phone(a, mobile, p->mobile);
}

enum err person_twins(struct rtx *tx, const struct actor *who, const struct record *r,
                      struct person_twins *out)
{
        struct arena *a = rtx_arena(tx);
        struct person_like *p;
        size_t n;
        struct str key =
                text_fold(a, str_join(a, rec_text(r, PERSON_family), S(" "), rec_text(r, PERSON_given)));
        *out = (struct person_twins){.n = 0};
        TRY(db_list_scope(tx, &sql_person_namesakes, ARGS(person_reach(tx, who), key), &p, &n));
        out->seen = NEW_ARRAY(a, struct person_line, n + 1);
        for (size_t i = 0; i < n; i++) {
                if (p[i].id == r->id || !is_like(a, r, &p[i]))
                        continue;
                if (p[i].seen)
                        out->seen[out->n++] =
                                (struct person_line){p[i].id,   p[i].given, p[i].family, p[i].born,
                                                     p[i].city, p[i].phone, p[i].mobile};
                else
                        out->hidden = true;
        }
        return OK;
}
