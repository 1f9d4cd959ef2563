/* Two versions line by line: the plan's own fields, then each measure. */
#include "domain/plan/plan_ui.h"

enum { LINES_PER_MEASURE = 12, LINES_PER_STAGE = 5, LINES_OF_PLAN = 12 };

struct comparing {
        struct req *r;
        struct rtx *tx;
        struct plan_change *line;
        size_t n;
};

static void line_add(struct comparing *c, struct str group, struct str what, struct str before,
                     struct str after)
{
        c->line[c->n++] = (struct plan_change){group, what, before, after, !str_eq(before, after)};
}

/* Either record may be NULL: then that side is empty. */
static enum err field_add(struct comparing *c, struct str group, const struct record *before,
                          const struct record *after, size_t field)
{
        struct str old = S(""), now = S("");
        const struct record *any = before ? before : after;
        if (before)
                TRY(plan_text(c->r, c->tx, before, field, &old));
        if (after)
                TRY(plan_text(c->r, c->tx, after, field, &now));
        if (!str_empty(old) || !str_empty(now))
                line_add(c, group, any->e->fields[field].label, old, now);
        return OK;
}

/* ---- measures ---- */

/* The measure of the other version that is the same one, or NULL: its copy, else by title, else the only one of its kind. */
static const struct record *partner_of(const struct record *m, const struct plan_file *in)
{
        const struct record *by_kind = NULL;
        size_t same_kind = 0;
        for (size_t i = 0; i < in->measures; i++)
                if (measure_root(&in->measure[i]) == measure_root(m))
                        return &in->measure[i];
        for (size_t i = 0; i < in->measures; i++) {
                if (str_eq(rec_text(&in->measure[i], MEASURE_title), rec_text(m, MEASURE_title)))
                        return &in->measure[i];
                if (!str_eq(rec_text(&in->measure[i], MEASURE_kind), rec_text(m, MEASURE_kind)))
                        continue;
                by_kind = &in->measure[i];
                same_kind++;
        }
        return same_kind == 1 ? by_kind : NULL;
}

/* Both sides must choose each other, so that no measure stands twice. */
static const struct record *pair_of(const struct record *m, const struct plan_file *own,
                                    const struct plan_file *in)
{
        const struct record *p = partner_of(m, in);
        return p && partner_of(p, own) == m ? p : NULL;
}

static enum err measure_add(struct comparing *c, const struct record *before, const struct record *after)
{
        static const size_t field[] = {MEASURE_title,       MEASURE_kind,      MEASURE_justification,
                                       MEASURE_provider_id, MEASURE_funder_id, MEASURE_starts,
                                       MEASURE_ends,        MEASURE_extent,    MEASURE_costs,
                                       MEASURE_gap_kind,    MEASURE_gap_note};
        struct str group = rec_text(after ? after : before, MEASURE_title);
        for (size_t i = 0; i < ARRAY_LEN(field); i++)
                TRY(field_add(c, group, before, after, field[i]));
        return OK;
}

static enum err measures_add(struct comparing *c, const struct plan_file *before,
                             const struct plan_file *after)
{
        for (size_t i = 0; i < after->measures; i++)
                TRY(measure_add(c, pair_of(&after->measure[i], after, before), &after->measure[i]));
        for (size_t i = 0; i < before->measures; i++)
                if (!pair_of(&before->measure[i], before, after))
                        TRY(measure_add(c, &before->measure[i], NULL));
        return OK;
}

/* ---- stages: the first beside the first, whatever its days ---- */

static enum err stages_add(struct comparing *c, const struct plan_file *before, const struct plan_file *after)
{
        static const size_t field[] = {STAGE_starts, STAGE_ends, STAGE_hours, STAGE_needs_id, STAGE_note};
        size_t n = before->stages > after->stages ? before->stages : after->stages;
        for (size_t i = 0; i < n; i++) {
                struct str group =
                        str_join(c->r->arena, _("Stufe "), str_from_int(c->r->arena, (int64_t)i + 1));
                for (size_t f = 0; f < ARRAY_LEN(field); f++)
                        TRY(field_add(c, group, i < before->stages ? &before->stage[i] : NULL,
                                      i < after->stages ? &after->stage[i] : NULL, field[f]));
        }
        return OK;
}

/* ---- the whole ---- */

enum err plan_compare(struct req *r, struct rtx *tx, const struct plan_file *before,
                      const struct plan_file *after, struct plan_change **out, size_t *n)
{
        static const size_t field[] = {PLAN_title,     PLAN_own_words, PLAN_reason,
                                       PLAN_funder_id, PLAN_procedure, PLAN_review_on};
        size_t most = LINES_OF_PLAN + LINES_PER_MEASURE * (before->measures + after->measures) +
                      LINES_PER_STAGE * (before->stages + after->stages);
        struct comparing c = {.r = r, .tx = tx, .line = NEW_ARRAY(r->arena, struct plan_change, most)};
        for (size_t i = 0; i < ARRAY_LEN(field); i++)
                TRY(field_add(&c, S(""), before->plan, after->plan, field[i]));
        line_add(&c, S(""), _("Kosten zusammen"), text_money(r->arena, plan_costs(before)),
                 text_money(r->arena, plan_costs(after)));
        TRY(stages_add(&c, before, after));
        TRY(measures_add(&c, before, after));
        *out = c.line;
        *n = c.n;
        return OK;
}
