#include "domain/goals/goal.h"

/* CMB 7.F: what was not kept teaches only with its cause. */
static void agreement_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct str kept = rec_text(r, AGREEMENT_kept);
        struct date on = rec_date(r, AGREEMENT_agreed_on), until = rec_date(r, AGREEMENT_until);
        bool late = str_eq(kept, S("late")) || str_eq(kept, S("broken"));
        if (date_given(on) && date_given(until) && date_cmp(until, on) < 0)
                errs_add(e, S("until"), _("Das Ende liegt vor dem Tag der Vereinbarung."));
        if (late && !rec_given(r, AGREEMENT_cause))
                errs_add(e, S("cause"), _("Bitte schreiben Sie kurz, woran es lag."));
}

static bool is_overall(const struct record *r)
{
        return str_eq(rec_text(r, GOAL_level), S("overall"));
}

SQL_IN(goal_parts, one_int, "SELECT COUNT(*) FROM goal WHERE case_id = $1 AND parent_id = $2")

/* Two levels and no more: what is part of something has no parts of its own. So nothing goes in a circle. */
static enum err goal_settle(struct rtx *tx, const struct grant *g, const struct record *before,
                            struct record *r, struct errs *errs)
{
        struct one_int parts = {0};
        struct record *parent;
        if (before)
                TRY(db_row_in(tx, g, &sql_goal_parts, ARGS(r->id), &parts));
        if (parts.n && (!is_overall(r) || rec_given(r, GOAL_parent_id)))
                errs_add(errs, S("level"), _("Zu diesem Ziel gehören Teilziele. Es bleibt ein Gesamtziel."));
        if (rec_given(r, GOAL_parent_id)) {
                TRY(ent_get_in(tx, g, &goal_entity, rec_int(r, GOAL_parent_id), &parent));
                if (parent->id == r->id || !is_overall(parent))
                        errs_add(errs, S("parent_id"),
                                 _("Bitte wählen Sie ein Gesamtziel. Dieses ist keines."));
                else if (is_overall(r))
                        errs_add(errs, S("level"), _("Was zu einem Gesamtziel gehört, ist ein Teilziel."));
        }
        return errs->n ? ERR_INVALID : OK;
}

static void application_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct date filed = rec_date(r, APPLICATION_filed_on), decided = rec_date(r, APPLICATION_decided_on);
        struct str status = rec_text(r, APPLICATION_status);
        if (str_eq(status, S("filed")) && !date_given(filed))
                errs_add(e, S("filed_on"), _("An welchem Tag wurde der Antrag gestellt?"));
        if (date_given(filed) && date_given(decided) && date_cmp(decided, filed) < 0)
                errs_add(e, S("decided_on"), _("Die Entscheidung liegt vor dem Antrag."));
}

#define ENTITY_NAME goal
#define ENTITY_PREFIX GOAL
#define ENTITY_DEF "domain/goals/goal.def"
#include "db/entity_impl.h"
#define ENTITY_NAME goal_view
#define ENTITY_PREFIX GOAL_VIEW
#define ENTITY_DEF "domain/goals/goal_view.def"
#include "db/entity_impl.h"
#define ENTITY_NAME goal_assessment
#define ENTITY_PREFIX GOAL_ASSESSMENT
#define ENTITY_DEF "domain/goals/goal_assessment.def"
#include "db/entity_impl.h"
#define ENTITY_NAME strategy
#define ENTITY_PREFIX STRATEGY
#define ENTITY_DEF "domain/goals/strategy.def"
#include "db/entity_impl.h"
#define ENTITY_NAME application
#define ENTITY_PREFIX APPLICATION
#define ENTITY_DEF "domain/goals/application.def"
#include "db/entity_impl.h"
#define ENTITY_NAME agreement
#define ENTITY_PREFIX AGREEMENT
#define ENTITY_DEF "domain/goals/agreement.def"
#include "db/entity_impl.h"

struct str goal_party_code(enum goal_party p)
{
        static const struct str code[GOAL_PARTIES] = {S_INIT("client"), S_INIT("case_manager"),
                                                      S_INIT("employer"), S_INIT("funder"), S_INIT("other")};
        return code[p];
}

/* ---- the matrix ---- */

#define STANCE_LINE(X)                                                                                       \
        X(INT, goal_id)                                                                                      \
        X(INT, id)                                                                                           \
        X(INT, version) X(TEXT, party) X(BOOL, knows) X(BOOL, understands) X(TEXT, agrees) X(TEXT, dissent)  \
                X(TEXT, attained)
ROW(stance_line, STANCE_LINE)
SQL_IN(goal_stances, stance_line,
       "SELECT goal_id, id, version, party, knows, understands, agrees, dissent, attained FROM goal_view"
       " WHERE case_id = $1 ORDER BY id")

static void stance_put(struct goal_matrix *m, const struct stance_line *l)
{
        for (enum goal_party p = 0; p < GOAL_PARTIES; p++)
                if (str_eq(goal_party_code(p), l->party))
                        m->party[p] = (struct goal_stance){l->id,     l->version, l->knows,   l->understands,
                                                           l->agrees, l->dissent, l->attained};
}

enum err goal_matrices(struct rtx *tx, const struct grant *g, const struct record *goal, size_t goals,
                       struct goal_matrix *out)
{
        struct stance_line *line;
        size_t n;
        TRY(db_list_in(tx, g, &sql_goal_stances, NO_ARGS, &line, &n));
        for (size_t i = 0; i < goals; i++) {
                out[i] = (struct goal_matrix){0};
                for (size_t j = 0; j < n; j++)
                        if (line[j].goal_id == goal[i].id)
                                stance_put(&out[i], &line[j]);
        }
        return OK;
}

enum err goal_matrix(struct rtx *tx, const struct grant *g, int64_t goal_id, struct goal_matrix *out)
{
        const struct record only = {.id = goal_id};
        return goal_matrices(tx, g, &only, 1, out);
}

static bool stance_same(const struct goal_stance *a, const struct goal_stance *b)
{
        return a->knows == b->knows && a->understands == b->understands && str_eq(a->agrees, b->agrees) &&
               str_eq(a->dissent, b->dissent) && str_eq(a->attained, b->attained);
}

static void stance_fill(struct record *r, const struct goal_stance *s)
{
        REC_SET(r, GOAL_VIEW_knows, s->knows);
        REC_SET(r, GOAL_VIEW_understands, s->understands);
        REC_SET(r, GOAL_VIEW_agrees, s->agrees);
        REC_SET(r, GOAL_VIEW_dissent, s->dissent);
        REC_SET(r, GOAL_VIEW_attained, s->attained);
}

static enum err stance_add(struct wtx *tx, const struct wgrant *g, int64_t goal_id, enum goal_party p,
                           const struct goal_stance *s, struct errs *errs)
{
        struct record *r = rec_new(wtx_arena(tx), &goal_view_entity.e);
        rec_set(r, GOAL_VIEW_goal_id, value_ref(goal_id));
        REC_SET(r, GOAL_VIEW_party, goal_party_code(p));
        stance_fill(r, s);
        return ent_insert_in(tx, g, &goal_view_entity, r, errs);
}

static enum err stance_write(struct wtx *tx, const struct wgrant *g, int64_t goal_id, enum goal_party p,
                             const struct goal_stance *s, struct errs *errs)
{
        struct record *r;
        if (!s->id)
                return stance_add(tx, g, goal_id, p, s, errs);
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &goal_view_entity, s->id, &r));
        stance_fill(r, s);
        return ent_update_in(tx, g, &goal_view_entity, r, errs);
}

enum err goal_matrix_save(struct wtx *tx, const struct wgrant *g, int64_t goal_id,
                          const struct goal_matrix *wanted, struct errs *errs, enum goal_party *taken)
{
        struct record *goal;
        struct goal_matrix stored;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &goal_entity, goal_id, &goal));
        TRY(goal_matrix(rtx_of(tx), grant_of(g), goal_id, &stored));
        for (enum goal_party p = 0; p < GOAL_PARTIES; p++) {
                const struct goal_stance *s = &wanted->party[p], *old = &stored.party[p];
                if (s->version == old->version || stance_same(s, old))
                        continue;
                *taken = p;
                return ERR_CONFLICT;
        }
        for (enum goal_party p = 0; p < GOAL_PARTIES; p++) {
                struct goal_stance s = wanted->party[p];
                s.id = stored.party[p].id;
                if (!stance_same(&s, &stored.party[p]))
                        TRY(stance_write(tx, g, goal_id, p, &s, errs));
        }
        return OK;
}

/* ---- as a whole ---- */

bool goal_dissents(const struct goal_stance *s)
{
        return str_eq(s->agrees, S("no")) || !str_empty(s->dissent);
}

static bool stance_full(const struct goal_stance *s)
{
        return s->knows && s->understands && str_eq(s->agrees, S("yes"));
}

/* „weitere“ counts only when somebody else was asked at all. */
enum goal_consent goal_consent(const struct goal_matrix *m)
{
        size_t asked = 0, open = 0;
        for (enum goal_party p = 0; p < GOAL_PARTIES; p++) {
                const struct goal_stance *s = &m->party[p];
                if (goal_dissents(s))
                        return GOAL_DISSENT;
                asked += s->id != 0;
                open += !stance_full(s) && (s->id || p != GOAL_OTHER);
        }
        return !asked ? GOAL_UNASKED : open ? GOAL_OPEN : GOAL_AGREED;
}
