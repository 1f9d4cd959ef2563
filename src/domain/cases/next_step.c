#include "domain/cases/next_step.h"

#include "core/setting.h"

static const struct {
        struct str key, text, path;
} steps[STEP_N] = {
#define STEP(key, sentence, path) [STEP_##key] = {S_INIT(#key), S_INIT(sentence), S_INIT(path)},
#include "domain/cases/next_step.def"
#undef STEP
};

struct str next_step_text(enum step s)
{
        return steps[s].text;
}
struct str next_step_path(enum step s)
{
        return steps[s].path;
}
struct str next_step_key(enum step s)
{
        return steps[s].key;
}

/* ---- the rule ---- */

static enum step of_plan(const struct step_state *s)
{
        if (str_empty(s->plan))
                return STEP_plan;
        if (str_eq(s->plan, S("draft")))
                return STEP_signatures;
        if (str_eq(s->plan, S("signed")))
                return STEP_forward;
        if (str_eq(s->plan, S("forwarded")))
                return STEP_plan_answer;
        if (str_eq(s->plan, S("rejected")))
                return STEP_plan_again;
        return s->measure ? STEP_N : STEP_measure;
}

static enum step of_beginning(const struct step_state *s)
{
        if (!s->consent)
                return STEP_consent;
        if (!s->talked)
                return s->planned ? STEP_prepare_talk : STEP_first_talk;
        if (!s->decided)
                return s->criteria ? STEP_decision : STEP_criteria;
        if (!s->goals)
                return STEP_goals;
        if (s->employer && !s->employer_consent)
                return STEP_employer_consent;
        return s->employer && !s->employer_talked ? STEP_employer_talk : STEP_N;
}

static bool quiet(const struct step_state *s, struct date today, int64_t days)
{
        return date_given(s->last_entry) && date_between(s->last_entry, today) > days;
}

enum step next_step_of(const struct step_state *s, struct date today, int64_t quiet_days)
{
        if (str_eq(s->status, S("follow_up")))
                return STEP_follow_up;
        if (str_eq(s->status, S("closed")) || str_eq(s->status, S("archived")))
                return STEP_over;
        if (s->burns)
                return STEP_burning;
        if (str_eq(s->status, S("suspended")))
                return STEP_resume;
        if (s->outcome)
                return STEP_closing;
        enum step found = of_beginning(s);
        if (found == STEP_N)
                found = of_plan(s);
        if (found != STEP_N)
                return found;
        return quiet(s, today, quiet_days) ? STEP_contact : STEP_outcome;
}

/* ---- what is there ---- */

#define BOOL_OF(condition) "CASE WHEN " condition " THEN 1 ELSE 0 END"
#define HAS(table, condition)                                                                                \
        BOOL_OF("EXISTS (SELECT 1 FROM " table " x WHERE x.case_id = c.id AND " condition ")")
#define VALID(kind_)                                                                                         \
        HAS("consent_v",                                                                                     \
            "x.kind = '" kind_                                                                               \
            "' AND x.signed_on IS NOT NULL AND x.refused = 0 AND x.ended_on IS NULL AND (x.valid_until IS NULL OR x.valid_until >= $2)")
/* $2: today. */
#define STATE                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                   \
        "SELECT c.id, c.number, c.given, c.family, c.status, " BOOL_OF("c.urgent = 1 OR l.burns_from <= $2") ", " BOOL_OF(                                                                                                                                                                                                                                                                                                                                                                                                                                                      \
                "c.employer_id IS NOT NULL") ", " VALID("participation") ", " HAS("appointment_v", "x.held_on >= $2 AND x.status IN ('planned', 'confirmed')") ", " HAS("contact_entry_v",                                                                                                                                                                                                                                                                                                                                                                                      \
                                                                                                                                                                        "x.party = 'client' AND x.way <> 'note'") ", " HAS("criterion_check", "x.stage = 'decision'") ", " HAS("case_event", "x.what = 'decision'") ", " HAS("goal_v", "x.id > 0") ", " VALID("employer_contact") ", " HAS("contact_entry_v", "x.party = 'employer'") ", (SELECT x.status FROM plan_v x"                                                                                                        \
                                                                                                                                                                                                                                                                                                                                                                                                                                      " WHERE x.case_id = c.id ORDER BY x.number DESC, x.id DESC LIMIT 1), " HAS("measure_v", "x.started_on IS NOT NULL") ", " HAS("outcome_v", \
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                   "x.point = 'closing'") ", l.last_entry, l.next_due FROM casefile_v c JOIN case_line l ON l.case_id = c.id"

SQL_IN(next_step_state, step_state, STATE " WHERE c.id = $1")
SQL_SCOPE(next_step_states, step_state,
          STATE SCOPE_CASE("c.id") " WHERE c.case_manager_id = $1 AND l.running = 1"
                                   " ORDER BY COALESCE(l.last_entry, ''), c.id LIMIT $3")

enum err next_step_in(struct rtx *tx, const struct grant *g, struct step_state *out)
{
        return db_row_in(tx, g, &sql_next_step_state, ARGS(clock_today()), out);
}

enum err next_step_own(struct rtx *tx, int64_t max, struct step_state **out, size_t *n)
{
        return db_list_scope(tx, &sql_next_step_states, ARGS(clock_today(), max), out, n);
}
