#include "domain/plan/dependency.h"

/* ---- ways ---- */

struct seeking {
        const struct dependency_pair *p;
        size_t n;
        bool *tried; /* per pair */
        int64_t to;
        int64_t *way;
        size_t length;
};

/* Depth first; every pair is walked once, so it ends on circles too. */
static bool seek(struct seeking *s, int64_t at)
{
        s->way[s->length++] = at;
        for (size_t i = 0; i < s->n; i++) {
                if (s->tried[i] || s->p[i].waits != at)
                        continue;
                s->tried[i] = true;
                if (s->p[i].needs == s->to) {
                        s->way[s->length++] = s->to;
                        return true;
                }
                if (seek(s, s->p[i].needs))
                        return true;
        }
        s->length--;
        return false;
}

size_t dependency_way(struct arena *a, const struct dependency_pair *p, size_t n, int64_t from, int64_t to,
                      int64_t **out)
{
        struct seeking s = {.p = p, .n = n, .to = to};
        s.tried = NEW_ARRAY(a, bool, n + 1);
        *out = s.way = NEW_ARRAY(a, int64_t, n + 2);
        return seek(&s, from) ? s.length : 0;
}

/* ---- of a version ---- */

/* Stages wait too: then their measure does. id: of the row of measure_dependency, 0 for a stage. */
#define DEPENDENCY_LINE(X) X(INT, id) X(INT, waits) X(INT, needs)
ROW(dependency_line, DEPENDENCY_LINE)
SQL_IN(dependency_lines, dependency_line,
       "SELECT d.id, d.measure_id, d.needs_id FROM measure_dependency d WHERE d.case_id = $1 AND d.plan_id = $2"
       " UNION ALL SELECT 0, s.measure_id, s.needs_id FROM stage s WHERE s.case_id = $1 AND s.plan_id = $2 AND s.needs_id IS NOT NULL")
#define MEASURE_NAME(X) X(INT, id) X(TEXT, title)
ROW(measure_name, MEASURE_NAME)
SQL_IN(measure_names, measure_name,
       "SELECT id, title FROM measure WHERE case_id = $1 AND plan_id = $2 ORDER BY id")

static struct str name_of(const struct measure_name *m, size_t n, int64_t id)
{
        for (size_t i = 0; i < n; i++)
                if (m[i].id == id)
                        return m[i].title;
        return S("");
}

/* „A“ wartet auf „B“, „B“ wartet auf „A“. */
static struct str chain_words(struct arena *a, const struct measure_name *m, size_t n, int64_t first,
                              const int64_t *way, size_t length)
{
        struct str words = str_join(a, S("„"), name_of(m, n, first), _("“ würde warten auf „"),
                                    name_of(m, n, way[0]), S("“"));
        for (size_t i = 1; i < length; i++)
                words = str_join(a, words, S(", „"), name_of(m, n, way[i - 1]), _("“ wartet auf „"),
                                 name_of(m, n, way[i]), S("“"));
        return str_join(a, _("Das ergäbe einen Kreis: "), words, S("."));
}

static enum err pairs_of(struct rtx *tx, const struct grant *g, int64_t plan_id, int64_t self,
                         struct dependency_pair **out, size_t *n)
{
        struct dependency_line *l;
        size_t all;
        TRY(db_list_in(tx, g, &sql_dependency_lines, ARGS(plan_id), &l, &all));
        *out = NEW_ARRAY(rtx_arena(tx), struct dependency_pair, all + 1);
        *n = 0;
        for (size_t i = 0; i < all; i++)
                if (!self || l[i].id != self)
                        (*out)[(*n)++] = (struct dependency_pair){l[i].waits, l[i].needs};
        return OK;
}

enum err dependency_may(struct rtx *tx, const struct grant *g, int64_t plan_id,
                        const struct dependency_pair *pair, int64_t self, struct errs *errs)
{
        struct arena *a = rtx_arena(tx);
        struct dependency_pair *p;
        struct measure_name *m;
        size_t pairs, names;
        int64_t *way;
        if (pair->waits == pair->needs) {
                errs_add(errs, S("needs_id"), _("Eine Maßnahme kann nicht auf sich selbst warten."));
                return ERR_INVALID;
        }
        TRY(pairs_of(tx, g, plan_id, self, &p, &pairs));
        size_t length = dependency_way(a, p, pairs, pair->needs, pair->waits, &way);
        if (!length)
                return OK;
        TRY(db_list_in(tx, g, &sql_measure_names, ARGS(plan_id), &m, &names));
        errs_add(errs, S("needs_id"), chain_words(a, m, names, pair->waits, way, length));
        return ERR_INVALID;
}

static enum err measure_dependency_settle(struct rtx *tx, const struct grant *g, const struct record *before,
                                          struct record *r, struct errs *errs)
{
        (void)before;
        return dependency_may(tx, g, rec_int(r, MEASURE_DEPENDENCY_plan_id),
                              &(struct dependency_pair){rec_int(r, MEASURE_DEPENDENCY_measure_id),
                                                        rec_int(r, MEASURE_DEPENDENCY_needs_id)},
                              r->id, errs);
}

#define ENTITY_NAME measure_dependency
#define ENTITY_PREFIX MEASURE_DEPENDENCY
#define ENTITY_DEF "domain/plan/measure_dependency.def"
#include "db/entity_impl.h"

enum { DEPENDENCIES_MAX = 2000 };

enum err dependency_list(struct rtx *tx, const struct grant *g, int64_t plan_id, struct record **out,
                         size_t *n)
{
        size_t all;
        TRY(ent_list_in(tx, g, &measure_dependency_entity, DEPENDENCIES_MAX, out, &all));
        *n = 0;
        for (size_t i = 0; i < all; i++)
                if (rec_int(&(*out)[i], MEASURE_DEPENDENCY_plan_id) == plan_id)
                        (*out)[(*n)++] = (*out)[i];
        return OK;
}
