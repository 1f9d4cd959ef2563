#include "domain/workplaces/workplace.h"

static bool severe(const struct record *r)
{
        return str_eq(rec_text(r, WORKPLACE_DEMAND_severe), S("yes"));
}

/* A judgement about a person stands with its reason. */
static void workplace_demand_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        if (severe(r) && !rec_given(r, WORKPLACE_DEMAND_severe_reason))
                errs_add(e, S("severe_reason"),
                         _("Bitte schreiben Sie kurz, warum der Abstand schwer wiegt."));
}

static void profile_signoff_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct date asked = rec_date(r, PROFILE_SIGNOFF_asked_on),
                    answered = rec_date(r, PROFILE_SIGNOFF_answered_on);
        struct str answer = rec_text(r, PROFILE_SIGNOFF_answer);
        if (date_given(asked) && date_given(answered) && date_cmp(answered, asked) < 0)
                errs_add(e, S("answered_on"), _("Die Antwort liegt vor der Frage."));
        if (str_eq(answer, S("objects")) && !rec_given(r, PROFILE_SIGNOFF_objection))
                errs_add(e, S("objection"), _("Bitte schreiben Sie auf, was anders gesehen wird."));
        if (str_eq(answer, S("open")) && date_given(answered))
                errs_add(e, S("answer"), _("Es gibt einen Tag der Antwort. Wie lautet sie?"));
}

/* 8.D.4: a verdict on costs is only understood with its reason. */
static void solution_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct str economic = rec_text(r, SOLUTION_economic), adaptable = rec_text(r, SOLUTION_adaptable);
        if (str_eq(economic, S("no")) && !rec_given(r, SOLUTION_economic_reason))
                errs_add(e, S("economic_reason"), _("Bitte schreiben Sie kurz, was dagegen spricht."));
        if (str_eq(rec_text(r, SOLUTION_training_needed), S("yes")) && !rec_given(r, SOLUTION_training))
                errs_add(e, S("training"), _("Welche Schulung wird gebraucht?"));
        if (str_eq(rec_text(r, SOLUTION_result), S("with_changes")) && str_eq(adaptable, S("no")))
                errs_add(e, S("adaptable"),
                         _("Das Ergebnis sagt, es geht mit Änderungen. Dann lässt sich der Platz anpassen."));
}

#define ENTITY_NAME workplace
#define ENTITY_PREFIX WORKPLACE
#define ENTITY_DEF "domain/workplaces/workplace.def"
#include "db/entity_impl.h"
#define ENTITY_NAME workplace_demand
#define ENTITY_PREFIX WORKPLACE_DEMAND
#define ENTITY_DEF "domain/workplaces/workplace_demand.def"
#include "db/entity_impl.h"
#define ENTITY_NAME ability
#define ENTITY_PREFIX ABILITY
#define ENTITY_DEF "domain/workplaces/ability.def"
#include "db/entity_impl.h"
#define ENTITY_NAME profile_signoff
#define ENTITY_PREFIX PROFILE_SIGNOFF
#define ENTITY_DEF "domain/workplaces/profile_signoff.def"
#include "db/entity_impl.h"
#define ENTITY_NAME solution
#define ENTITY_PREFIX SOLUTION
#define ENTITY_DEF "domain/workplaces/solution.def"
#include "db/entity_impl.h"

const size_t solution_party[SOLUTION_PARTIES] = {SOLUTION_client_accepts, SOLUTION_employer_accepts,
                                                 SOLUTION_council_accepts, SOLUTION_doctor_accepts,
                                                 SOLUTION_funder_accepts};

void solution_count(const struct record *solution, int64_t *asked, int64_t *objections)
{
        *asked = *objections = 0;
        for (size_t i = 0; i < SOLUTION_PARTIES; i++) {
                struct str says = rec_text(solution, solution_party[i]);
                bool said = !str_empty(says) && !str_eq(says, S("open"));
                *asked += said;
                *objections += said && !str_eq(says, S("yes"));
        }
}

enum err workplace_signoffs(struct rtx *tx, const struct grant *g, int64_t workplace_id, struct record **out,
                            size_t *n)
{
        struct record *all;
        size_t rows;
        TRY(ent_list_in(tx, g, &profile_signoff_entity, WORKPLACE_ROWS_MOST, &all, &rows));
        *out = NEW_ARRAY(rtx_arena(tx), struct record, rows + 1);
        *n = 0;
        for (size_t i = 0; i < rows; i++)
                if (rec_int(&all[i], PROFILE_SIGNOFF_workplace_id) == workplace_id)
                        (*out)[(*n)++] = all[i];
        return OK;
}

enum err solutions(struct rtx *tx, const struct grant *g, struct record **out, size_t *n)
{
        return ent_list_in(tx, g, &solution_entity, WORKPLACE_ROWS_MOST, out, n);
}

enum err workplace_solution(struct rtx *tx, const struct grant *g, int64_t workplace_id, struct record **out)
{
        struct record *all;
        size_t n;
        *out = NULL;
        TRY(solutions(tx, g, &all, &n));
        for (size_t i = 0; i < n; i++)
                if (rec_int(&all[i], SOLUTION_workplace_id) == workplace_id)
                        *out = &all[i];
        return OK;
}
