#include "domain/cases/case_phase.h"

#include "domain/concepts/store.h"

/* Goals with a rating: of the case, and of its site for what is rated per site (Arbeitsfeld 1). */
SQL_IN(case_rated_goals, one_text,
       "SELECT DISTINCT goal_code FROM rating_v WHERE case_id = $1 UNION SELECT DISTINCT s.goal_code FROM site_rating_v s"
       " JOIN casefile_v c ON c.site_id = s.site_id WHERE c.id = $1")

static bool goal_is_rated(const struct one_text *rated, size_t n, struct str code)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(rated[i].s, code))
                        return true;
        return false;
}

static struct field_progress field_of(const struct work_field *f, const struct one_text *rated, size_t n,
                                      struct str current)
{
        struct field_progress p = {.field = f};
        for (size_t i = 0; i < f->goals; i++) {
                if (!f->goal[i].rated)
                        continue;
                p.goals++;
                p.rated += goal_is_rated(rated, n, f->goal[i].code);
        }
        bool done = p.goals && p.rated == p.goals;
        p.state = done ? FIELD_DONE : str_eq(f->code, current) ? FIELD_CURRENT : FIELD_OPEN;
        return p;
}

enum err case_progress(struct rtx *tx, const struct grant *g, struct str current,
                       const struct concept **concept, struct field_progress **out, size_t *n)
{
        struct one_text *rated;
        size_t rates;
        TRY(concept_of_case(tx, g, concept));
        TRY(db_list_in(tx, g, &sql_case_rated_goals, NO_ARGS, &rated, &rates));
        *n = (*concept)->work_fields;
        *out = NEW_ARRAY(rtx_arena(tx), struct field_progress, *n + 1);
        for (size_t i = 0; i < *n; i++)
                (*out)[i] = field_of(&(*concept)->work_field[i], rated, rates, current);
        return OK;
}
