#include "domain/workplaces/profile.h"

#include "domain/concepts/store.h"

/* ---- reading ---- */

/* All rows of a case once, for however many workplaces. */
struct rows {
        struct record *demand, *ability;
        size_t demands, abilities;
};

static enum err rows_read(struct rtx *tx, const struct grant *g, struct rows *out)
{
        TRY(ent_list_in(tx, g, &workplace_demand_entity, WORKPLACE_ROWS_MOST, &out->demand, &out->demands));
        return ent_list_in(tx, g, &ability_entity, WORKPLACE_ROWS_MOST, &out->ability, &out->abilities);
}

static void demand_fill(struct profile_line *l, const struct rows *rows, const struct profile *p)
{
        l->demand = PROFILE_OPEN;
        for (size_t i = 0; i < rows->demands; i++) {
                const struct record *r = &rows->demand[i];
                if (rec_int(r, WORKPLACE_DEMAND_workplace_id) != p->workplace->id ||
                    !str_eq(rec_text(r, WORKPLACE_DEMAND_instrument), p->instrument->code) ||
                    !str_eq(rec_text(r, WORKPLACE_DEMAND_feature), l->feature->code))
                        continue;
                l->row = r;
                l->demand = rec_given(r, WORKPLACE_DEMAND_level) ? rec_int(r, WORKPLACE_DEMAND_level)
                                                                 : PROFILE_OPEN;
                l->severe = rec_text(r, WORKPLACE_DEMAND_severe);
                l->severe_reason = rec_text(r, WORKPLACE_DEMAND_severe_reason);
                l->remedy = rec_text(r, WORKPLACE_DEMAND_remedy);
                l->measure_id = rec_int(r, WORKPLACE_DEMAND_measure_id);
        }
}

static int64_t level_said(const struct profile_line *l, enum answer_source s)
{
        return l->said[s] && rec_given(l->said[s], ABILITY_level) ? rec_int(l->said[s], ABILITY_level)
                                                                  : PROFILE_OPEN;
}

static void ability_fill(struct profile_line *l, const struct rows *rows, const struct profile *p)
{
        for (size_t i = 0; i < rows->abilities; i++) {
                const struct record *r = &rows->ability[i];
                enum answer_source s = source_parse(rec_text(r, ABILITY_source));
                if (s < SOURCE_N && str_eq(rec_text(r, ABILITY_instrument), p->instrument->code) &&
                    str_eq(rec_text(r, ABILITY_feature), l->feature->code))
                        l->said[s] = r;
        }
        const struct profile_voices v = {.client = level_said(l, SOURCE_CLIENT),
                                         .report = level_said(l, SOURCE_REPORT),
                                         .employer = level_said(l, SOURCE_EMPLOYER),
                                         .own = level_said(l, SOURCE_OWN)};
        l->ability = profile_ability(&v);
        l->divided = profile_divided(&v);
}

static void changed_note(struct profile *p, const struct record *r)
{
        if (r && r->changed_at.s > p->changed.s)
                p->changed = r->changed_at;
}

static void line_count(struct profile *p, const struct profile_line *l)
{
        changed_note(p, l->row);
        for (enum answer_source s = 0; s < SOURCE_N; s++)
                changed_note(p, l->said[s]);
        p->compared += l->fit != PROFILE_UNKNOWN;
        p->fits += l->fit == PROFILE_FITS;
        p->reserve += l->fit == PROFILE_RESERVE;
        p->too_much += l->fit == PROFILE_TOO_MUCH;
        p->severe += l->fit == PROFILE_TOO_MUCH && str_eq(l->severe, S("yes"));
        p->unjudged += l->fit == PROFILE_TOO_MUCH && str_empty(l->severe);
}

int64_t profile_least(const struct profile *p)
{
        return p->instrument->level[0].level;
}

int64_t profile_most(const struct profile *p)
{
        return p->instrument->level[p->instrument->levels - 1].level;
}

static void compare(struct arena *a, struct profile *p, const struct rows *rows)
{
        p->instrument = concept_instrument(p->concept, rec_text(p->workplace, WORKPLACE_instrument));
        p->changed = MOMENT_NONE;
        if (!p->instrument)
                return;
        p->n = p->instrument->features;
        p->line = NEW_ARRAY(a, struct profile_line, p->n + 1);
        for (size_t i = 0; i < p->n; i++) {
                struct profile_line *l = &p->line[i];
                *l = (struct profile_line){.feature = &p->instrument->feature[i]};
                demand_fill(l, rows, p);
                ability_fill(l, rows, p);
                l->fit = profile_fit(l->demand, l->ability);
                l->gap = l->fit == PROFILE_UNKNOWN ? 0 : l->ability - l->demand;
                l->suggested =
                        profile_severe_suggested(l->demand, l->ability, profile_least(p), profile_most(p));
                line_count(p, l);
        }
}

enum err profile_read(struct rtx *tx, const struct grant *g, int64_t workplace_id, struct profile *out)
{
        struct rows rows;
        *out = (struct profile){.n = 0};
        TRY(ent_get_in(tx, g, &workplace_entity, workplace_id, &out->workplace));
        TRY(concept_of_case(tx, g, &out->concept));
        TRY(rows_read(tx, g, &rows));
        compare(rtx_arena(tx), out, &rows);
        return OK;
}

enum err profiles_read(struct rtx *tx, const struct grant *g, struct profile **out, size_t *n)
{
        struct rows rows;
        struct record *w;
        const struct concept *c;
        TRY(ent_list_in(tx, g, &workplace_entity, WORKPLACES_MOST, &w, n));
        *out = NEW_ARRAY(rtx_arena(tx), struct profile, *n + 1);
        if (!*n)
                return OK;
        TRY(concept_of_case(tx, g, &c));
        TRY(rows_read(tx, g, &rows));
        for (size_t i = 0; i < *n; i++) {
                (*out)[i] = (struct profile){.workplace = &w[i], .concept = c};
                compare(rtx_arena(tx), &(*out)[i], &rows);
        }
        return OK;
}

/* ---- writing ---- */

static void level_put(struct record *r, size_t field, int64_t level)
{
        rec_set(r, field, level == PROFILE_OPEN ? VALUE_NULL : value_int(level));
}

/* Judged was another distance: it is asked again. What helps stays. */
static enum err demand_change(struct wtx *tx, const struct wgrant *g, const struct profile_line *l,
                              int64_t level, struct errs *errs)
{
        struct record *r = rec_copy(wtx_arena(tx), l->row);
        level_put(r, WORKPLACE_DEMAND_level, level);
        rec_set(r, WORKPLACE_DEMAND_severe, VALUE_NULL);
        rec_set(r, WORKPLACE_DEMAND_severe_reason, VALUE_NULL);
        return ent_update_in(tx, g, &workplace_demand_entity, r, errs);
}

static enum err demand_add(struct wtx *tx, const struct wgrant *g, const struct profile *p,
                           const struct profile_line *l, int64_t level, struct errs *errs)
{
        struct record *r = rec_new(wtx_arena(tx), &workplace_demand_entity.e);
        rec_set(r, WORKPLACE_DEMAND_workplace_id, value_ref(p->workplace->id));
        REC_SET(r, WORKPLACE_DEMAND_instrument, p->instrument->code);
        REC_SET(r, WORKPLACE_DEMAND_feature, l->feature->code);
        REC_SET(r, WORKPLACE_DEMAND_label, l->feature->label);
        level_put(r, WORKPLACE_DEMAND_level, level);
        return ent_insert_in(tx, g, &workplace_demand_entity, r, errs);
}

enum err profile_demands_set(struct wtx *tx, const struct wgrant *g, const struct profile *p,
                             const int64_t *level, struct errs *errs)
{
        for (size_t i = 0; i < p->n; i++) {
                const struct profile_line *l = &p->line[i];
                if (level[i] == l->demand)
                        continue;
                TRY(l->row ? demand_change(tx, g, l, level[i], errs)
                           : demand_add(tx, g, p, l, level[i], errs));
        }
        return OK;
}

static enum err ability_add(struct wtx *tx, const struct wgrant *g, const struct profile *p,
                            const struct profile_line *l, struct record *r, struct errs *errs)
{
        REC_SET(r, ABILITY_instrument, p->instrument->code);
        REC_SET(r, ABILITY_feature, l->feature->code);
        REC_SET(r, ABILITY_label, l->feature->label);
        return ent_insert_in(tx, g, &ability_entity, r, errs);
}

enum err profile_abilities_set(struct wtx *tx, const struct wgrant *g, const struct profile *p,
                               enum answer_source source, const int64_t *level, struct date said_on,
                               struct str evidence, struct errs *errs)
{
        for (size_t i = 0; i < p->n; i++) {
                const struct profile_line *l = &p->line[i];
                const struct record *old = l->said[source];
                if (level[i] == level_said(l, source))
                        continue;
                struct record *r =
                        old ? rec_copy(wtx_arena(tx), old) : rec_new(wtx_arena(tx), &ability_entity.e);
                REC_SET(r, ABILITY_source, source_code(source));
                REC_SET(r, ABILITY_said_on, said_on);
                REC_SET(r, ABILITY_evidence, evidence);
                level_put(r, ABILITY_level, level[i]);
                if (l->row && !str_empty(l->severe))
                        TRY(demand_change(tx, g, l, l->demand, errs));
                TRY(old ? ent_update_in(tx, g, &ability_entity, r, errs) : ability_add(tx, g, p, l, r, errs));
        }
        return OK;
}

enum err profile_judge(struct wtx *tx, const struct wgrant *g, const struct profile *p, size_t i,
                       const struct profile_judgement *j, struct errs *errs)
{
        must(i < p->n);
        const struct profile_line *l = &p->line[i];
        if (!l->row)
                return ERR_CONFLICT;
        if (str_eq(l->severe, j->severe) && str_eq(l->severe_reason, j->reason) &&
            str_eq(l->remedy, j->remedy) && l->measure_id == j->measure_id)
                return OK;
        struct record *r = rec_copy(wtx_arena(tx), l->row);
        REC_SET(r, WORKPLACE_DEMAND_severe, j->severe);
        REC_SET(r, WORKPLACE_DEMAND_severe_reason, j->reason);
        REC_SET(r, WORKPLACE_DEMAND_remedy, j->remedy);
        rec_set(r, WORKPLACE_DEMAND_measure_id, value_ref(j->measure_id));
        return ent_update_in(tx, g, &workplace_demand_entity, r, errs);
}
