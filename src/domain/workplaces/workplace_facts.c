/* Facts about comparison and solutions. CMB 8.C to 8.E; D19, D20 */
#include "domain/facts/fact.h"
#include "domain/workplaces/profile.h"

/* One row per workplace with the last solution for it. */
#define PLACE_ROW(X)                                                                                         \
        X(INT, id) X(TEXT, kind) X(INT, demands) X(INT, compared) X(INT, severe) X(INT, asked)               \
                X(INT, agreed) X(INT, solution) X(TEXT, adaptable) X(BOOL, changed) X(TEXT, training)        \
                        X(TEXT, economic) X(TEXT, result) X(DATE, sent) X(INT, says) X(INT, objects)
ROW(place_row, PLACE_ROW)
#define HAS_ABILITY                                                                                          \
        "EXISTS (SELECT 1 FROM ability c WHERE c.case_id = d.case_id AND c.instrument = d.instrument"        \
        " AND c.feature = d.feature AND c.level IS NOT NULL)"
#define DEMANDS_WHERE(more)                                                                                  \
        " (SELECT COUNT(*) FROM workplace_demand d WHERE d.workplace_id = w.id AND d.case_id = w.case_id"    \
        " AND d.instrument = w.instrument AND d.level IS NOT NULL" more ")"
#define SIGNOFFS_WHERE(more)                                                                                  \
        " (SELECT COUNT(*) FROM profile_signoff f WHERE f.workplace_id = w.id AND f.case_id = w.case_id" more \
        ")"
#define SAYS(party) "CASE WHEN s." party " IN ('yes', 'partly', 'no') THEN 1 ELSE 0 END"
#define OBJECTS(party) "CASE WHEN s." party " IN ('partly', 'no') THEN 1 ELSE 0 END"
#define OF_ALL(what)                                                                                         \
        what("client_accepts") " + " what("employer_accepts") " + " what("council_accepts") " + " what(      \
                "doctor_accepts") " + " what("funder_accepts")
SQL_IN(workplace_facts, place_row,
       "SELECT w.id, w.kind," DEMANDS_WHERE("") "," DEMANDS_WHERE(" AND " HAS_ABILITY) "," DEMANDS_WHERE(" AND d.severe = 'yes'") "," SIGNOFFS_WHERE(
               "") "," SIGNOFFS_WHERE(" AND f.answer = 'agrees'") ", COALESCE(s.id, 0), COALESCE(s.adaptable, ''), CASE WHEN s.changes IS NULL THEN 0 ELSE 1 END,"
                                                                  " COALESCE(s.training_needed, ''), COALESCE(s.economic, ''), COALESCE(s.result, ''), s.note_sent_on, " OF_ALL(
                                                                          SAYS) ", " OF_ALL(OBJECTS) " FROM workplace w LEFT JOIN solution s ON s.case_id = w.case_id AND s.id ="
                                                                                                     " (SELECT MAX(z.id) FROM solution z WHERE z.workplace_id = w.id AND z.case_id = w.case_id)"
                                                                                                     " WHERE w.case_id = $1 ORDER BY w.id")

struct solution_facts {
        enum fact adaptable, changed, training, economic, asked, objections, result, sent;
};
static const struct solution_facts of_present = {
        FACT_solution_present_adaptable,   FACT_solution_present_changed,
        FACT_solution_present_training,    FACT_solution_present_economic,
        FACT_solution_present_asked_count, FACT_solution_present_objection_count,
        FACT_solution_present_result,      FACT_solution_present_note_sent};
static const struct solution_facts of_other = {
        FACT_solution_other_adaptable, FACT_solution_other_changed,     FACT_solution_other_training,
        FACT_solution_other_economic,  FACT_solution_other_asked_count, FACT_solution_other_objection_count,
        FACT_solution_other_result,    FACT_solution_other_note_sent};

static void solution_tell(struct fact_sheet *out, const struct solution_facts *f, const struct place_row *p)
{
        fact_int(out, f->asked, p ? p->says : 0);
        fact_int(out, f->objections, p ? p->objects : 0);
        if (!p || !p->solution)
                return;
        fact_code(out, f->adaptable, p->adaptable);
        fact_bool(out, f->changed, p->changed);
        fact_code(out, f->training, p->training);
        fact_code(out, f->economic, p->economic);
        fact_code(out, f->result, p->result);
        fact_date(out, f->sent, p->sent);
}

/*
 * The comparison of the case is that of the place where the person works now; without one the last that was compared. The other
 * place is the last with a solution, else the last; the present place likewise.
 */
struct places {
        const struct place_row *compared, *present, *other;
};

static void place_choose(struct places *c, const struct place_row *r)
{
        bool present = str_eq(r->kind, S("present"));
        const struct place_row **mine = present ? &c->present : &c->other;
        if (r->compared && (present || !c->compared || !str_eq(c->compared->kind, S("present"))))
                c->compared = r;
        if (!*mine || r->solution || !(*mine)->solution)
                *mine = r;
}

FACTS(workplaces, FACT_profile_feature_count, FACT_profile_severe_count, FACT_profile_partner_count,
      FACT_profile_confirmed_count, FACT_solution_other_demand_count, FACT_solution_other_compared_count,
      FACT_solution_present_adaptable, FACT_solution_present_changed, FACT_solution_present_training,
      FACT_solution_present_economic, FACT_solution_present_asked_count,
      FACT_solution_present_objection_count, FACT_solution_present_result, FACT_solution_present_note_sent,
      FACT_solution_other_adaptable, FACT_solution_other_changed, FACT_solution_other_training,
      FACT_solution_other_economic, FACT_solution_other_asked_count, FACT_solution_other_objection_count,
      FACT_solution_other_result, FACT_solution_other_note_sent)
(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
{
        struct places c = {NULL, NULL, NULL};
        struct place_row *r;
        size_t n;
        TRY(db_list_in(tx, scope->grant, &sql_workplace_facts, NO_ARGS, &r, &n));
        for (size_t i = 0; i < n; i++)
                place_choose(&c, &r[i]);
        fact_int(out, FACT_profile_feature_count, c.compared ? c.compared->compared : 0);
        fact_int(out, FACT_profile_severe_count, c.compared ? c.compared->severe : 0);
        fact_int(out, FACT_profile_partner_count, c.compared ? c.compared->asked : 0);
        fact_int(out, FACT_profile_confirmed_count, c.compared ? c.compared->agreed : 0);
        fact_int(out, FACT_solution_other_demand_count, c.other ? c.other->demands : 0);
        fact_int(out, FACT_solution_other_compared_count, c.other ? c.other->compared : 0);
        solution_tell(out, &of_present, c.present);
        solution_tell(out, &of_other, c.other);
        return OK;
}
