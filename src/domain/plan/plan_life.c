/* The life of a version: copied, signed, forwarded, decided, superseded. Each step leaves its row in the history. */
#include "domain/cases/case.h"
#include "domain/consent/disclosure.h"
#include "domain/plan/dependency.h"
#include "domain/plan/plan.h"

static void status_set(struct record *plan, enum plan_status s)
{
        REC_SET(plan, PLAN_status, plan_status_code(s));
}

/* ---- the next version ---- */

/* Which measure of the old version became which of the new one. */
struct copied {
        const struct plan_file *from;
        int64_t plan_id;
        int64_t *now; /* ids of the new version, in the order of the old one */
};

static int64_t copy_of(const struct copied *c, int64_t old)
{
        for (size_t i = 0; i < c->from->measures; i++)
                if (c->from->measure[i].id == old)
                        return c->now[i];
        return 0;
}

static struct record *twin(struct arena *a, const struct record *of)
{
        struct record *r = rec_new(a, of->e);
        for (size_t f = 0; f < r->e->n; f++)
                r->v[f] = of->v[f];
        return r;
}

static enum err measures_copy(struct wtx *tx, const struct wgrant *g, struct copied *c, struct errs *errs)
{
        c->now = NEW_ARRAY(wtx_arena(tx), int64_t, c->from->measures + 1);
        for (size_t i = 0; i < c->from->measures; i++) {
                struct record *m = twin(wtx_arena(tx), &c->from->measure[i]);
                rec_set(m, MEASURE_plan_id, value_ref(c->plan_id));
                REC_SET(m, MEASURE_origin_id, measure_root(&c->from->measure[i]));
                TRY(ent_insert_in(tx, g, &measure_entity, m, errs));
                c->now[i] = m->id;
        }
        return OK;
}

static void ref_move(const struct copied *c, struct record *r, size_t field)
{
        int64_t now = rec_given(r, field) ? copy_of(c, rec_int(r, field)) : 0;
        rec_set(r, field, now ? value_ref(now) : VALUE_NULL);
}

static enum err stages_copy(struct wtx *tx, const struct wgrant *g, const struct copied *c, struct errs *errs)
{
        for (size_t i = 0; i < c->from->stages; i++) {
                struct record *s = twin(wtx_arena(tx), &c->from->stage[i]);
                rec_set(s, STAGE_plan_id, value_ref(c->plan_id));
                ref_move(c, s, STAGE_measure_id);
                ref_move(c, s, STAGE_needs_id);
                TRY(ent_insert_in(tx, g, &stage_entity, s, errs));
        }
        return OK;
}

static enum err dependencies_copy(struct wtx *tx, const struct wgrant *g, const struct copied *c,
                                  struct errs *errs)
{
        struct record *old;
        size_t n;
        TRY(dependency_list(rtx_of(tx), grant_of(g), c->from->plan->id, &old, &n));
        for (size_t i = 0; i < n; i++) {
                struct record *d = twin(wtx_arena(tx), &old[i]);
                rec_set(d, MEASURE_DEPENDENCY_plan_id, value_ref(c->plan_id));
                ref_move(c, d, MEASURE_DEPENDENCY_measure_id);
                ref_move(c, d, MEASURE_DEPENDENCY_needs_id);
                TRY(ent_insert_in(tx, g, &measure_dependency_entity, d, errs));
        }
        return OK;
}

static enum err contents_copy(struct wtx *tx, const struct wgrant *g, const struct plan_file *from,
                              int64_t plan_id, struct errs *errs)
{
        struct copied c = {.from = from, .plan_id = plan_id};
        TRY(measures_copy(tx, g, &c, errs));
        TRY(stages_copy(tx, g, &c, errs));
        return dependencies_copy(tx, g, &c, errs);
}

SQL_IN(measure_money, one_int, "SELECT COUNT(*) FROM funding_v WHERE case_id = $1 AND measure_id = $2")

enum err measure_clear(struct wtx *tx, const struct wgrant *g, const struct record *measure)
{
        struct one_int money;
        struct record *r;
        size_t n;
        int64_t plan_id = rec_int(measure, MEASURE_plan_id);
        TRY(db_row_in(rtx_of(tx), grant_of(g), &sql_measure_money, ARGS(measure->id), &money));
        if (money.n)
                return ERR_CONFLICT;
        TRY(dependency_list(rtx_of(tx), grant_of(g), plan_id, &r, &n));
        for (size_t i = 0; i < n; i++)
                if (rec_int(&r[i], MEASURE_DEPENDENCY_measure_id) == measure->id ||
                    rec_int(&r[i], MEASURE_DEPENDENCY_needs_id) == measure->id)
                        TRY(ent_delete_in(tx, g, &measure_dependency_entity, r[i].id, r[i].version));
        return stage_clear(tx, g, plan_id, measure->id);
}

static struct record *version_after(struct arena *a, const struct record *before)
{
        static const size_t kept[] = {PLAN_title, PLAN_funder_id, PLAN_procedure};
        struct record *next = rec_new(a, &plan_entity.e);
        for (size_t i = 0; i < ARRAY_LEN(kept); i++)
                next->v[kept[i]] = before->v[kept[i]];
        REC_SET(next, PLAN_number, rec_int(before, PLAN_number) + 1);
        status_set(next, PLAN_DRAFT);
        return next;
}

enum err plan_renew(struct wtx *tx, const struct wgrant *g, const struct plan_renewal *why, struct errs *errs,
                    int64_t *id)
{
        struct plan_file latest;
        TRY(plan_latest(rtx_of(tx), grant_of(g), id));
        TRY(plan_file(rtx_of(tx), grant_of(g), *id, &latest));
        if (!plan_may_renew(latest.plan))
                return ERR_CONFLICT;
        if (str_empty(why->reason)) {
                errs_add(errs, S("reason"), _("Bitte schreiben Sie, was sich geändert hat und warum."));
                return ERR_INVALID;
        }
        struct record *next = version_after(wtx_arena(tx), latest.plan);
        REC_SET(next, PLAN_reason, why->reason);
        REC_SET(next, PLAN_own_words, why->own_words);
        rec_set(next, PLAN_disruption_id, why->disruption_id ? value_ref(why->disruption_id) : VALUE_NULL);
        TRY(ent_insert_in(tx, g, &plan_entity, next, errs));
        *id = next->id;
        return contents_copy(tx, g, &latest, next->id, errs);
}

SQL_IN(plan_still_standing, one_int,
       "SELECT id FROM plan WHERE case_id = $1 AND number < $2 AND status <> 'superseded' ORDER BY number")

/* A version that counts replaces all before it; their signatures and decisions stay readable. */
static enum err supersede_older(struct wtx *tx, const struct wgrant *g, const struct record *plan,
                                struct errs *errs)
{
        struct one_int *older;
        struct record *p;
        size_t n;
        TRY(db_list_in(rtx_of(tx), grant_of(g), &sql_plan_still_standing, ARGS(rec_int(plan, PLAN_number)),
                       &older, &n));
        for (size_t i = 0; i < n; i++) {
                TRY(ent_get_in(rtx_of(tx), grant_of(g), &plan_entity, older[i].n, &p));
                status_set(p, PLAN_SUPERSEDED);
                TRY(ent_update_in(tx, g, &plan_entity, p, errs));
        }
        return OK;
}

/* ---- signatures ---- */

static bool takes_signatures(enum plan_status s)
{
        return s == PLAN_DRAFT || s == PLAN_FORWARDED || s == PLAN_APPROVED;
}

static bool day_fits(struct date on, struct errs *errs)
{
        if (!date_given(on))
                errs_add(errs, S("on"), _("Bitte geben Sie den Tag an."));
        else if (date_cmp(on, clock_today()) > 0)
                errs_add(errs, S("on"), _("Der Tag liegt in der Zukunft."));
        return errs->n == 0;
}

enum err plan_sign(struct wtx *tx, const struct wgrant *g, int64_t plan_id, enum plan_party p, struct date on,
                   struct errs *errs)
{
        struct plan_file f;
        struct plan_gap *gap;
        TRY(plan_file(rtx_of(tx), grant_of(g), plan_id, &f));
        if (p >= PLAN_PARTIES)
                return ERR_NOT_FOUND;
        if (!takes_signatures(plan_status_of(f.plan)) || rec_given(f.plan, plan_signature_field(p)))
                return ERR_CONFLICT;
        if (!day_fits(on, errs))
                return ERR_INVALID;
        REC_SET(f.plan, plan_signature_field(p), on);
        bool complete = plan_gaps(wtx_arena(tx), &f, &gap) == 0 && plan_status_of(f.plan) == PLAN_DRAFT;
        if (complete)
                status_set(f.plan, PLAN_SIGNED);
        TRY(ent_update_in(tx, g, &plan_entity, f.plan, errs));
        return complete ? supersede_older(tx, g, f.plan, errs) : OK;
}

enum err plan_unsign(struct wtx *tx, const struct wgrant *g, int64_t plan_id)
{
        struct record *plan;
        struct errs errs;
        errs_init(&errs, wtx_arena(tx));
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &plan_entity, plan_id, &plan));
        if (plan_status_of(plan) != PLAN_DRAFT || plan_changeable(plan))
                return ERR_CONFLICT;
        for (enum plan_party p = 0; p < PLAN_PARTIES; p++)
                REC_SET(plan, plan_signature_field(p), DATE_NONE);
        return ent_update_in(tx, g, &plan_entity, plan, &errs);
}

/* ---- to the funder ---- */

static void forwarding_check(const struct record *plan, const struct plan_forwarding *f, struct errs *errs)
{
        day_fits(f->on, errs);
        if (str_empty(f->way))
                errs_add(errs, S("way"), _("Bitte wählen Sie den Weg."));
        if (!rec_given(plan, PLAN_funder_id))
                errs_add(errs, S(""), _("Im Plan fehlt noch der zuständige Leistungsträger."));
        if (plan_status_of(plan) == PLAN_DRAFT && str_empty(f->reason))
                errs_add(
                        errs, S("forward_reason"),
                        _("Es fehlt noch etwas zur vollständigen Fassung. Bitte schreiben Sie, warum der Plan schon geht."));
}

/* The version leaves the house: written down with the consents that carry it, or refused. */
static enum err version_disclose(struct wtx *tx, const struct wgrant *g, const struct record *plan,
                                 int64_t recipient, const struct plan_forwarding *f, struct errs *errs,
                                 const struct disclosure **proof)
{
        struct arena *a = wtx_arena(tx);
        struct disclosure_data d = {.recipient_id = recipient,
                                    .content = S("plan"),
                                    .summary = str_join(a, rec_text(plan, PLAN_title), _(", Version "),
                                                        str_from_int(a, rec_int(plan, PLAN_number))),
                                    .way = f->way,
                                    .on = f->on,
                                    .about = plan_paper(a, plan->id)};
        return disclosure_make(tx, g, &d, errs, proof);
}

enum err plan_to_employer(struct wtx *tx, const struct wgrant *g, int64_t plan_id, struct str way,
                          struct date on, struct errs *errs, int64_t *id)
{
        struct record *plan;
        struct case_head head;
        const struct disclosure *proof;
        struct plan_forwarding f = {.on = on, .way = way};
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &plan_entity, plan_id, &plan));
        TRY(case_head(rtx_of(tx), grant_of(g), &head));
        if (!takes_signatures(plan_status_of(plan)))
                return ERR_CONFLICT;
        day_fits(on, errs);
        if (str_empty(way))
                errs_add(errs, S("way"), _("Bitte wählen Sie den Weg."));
        if (!head.employer_id)
                errs_add(errs, S(""), _("Im Fall ist noch kein Arbeitgeber eingetragen."));
        if (errs->n)
                return ERR_INVALID;
        TRY(version_disclose(tx, g, plan, head.employer_id, &f, errs, &proof));
        *id = disclosure_id(proof);
        return OK;
}

enum err plan_forward(struct wtx *tx, const struct wgrant *g, int64_t plan_id,
                      const struct plan_forwarding *f, struct errs *errs)
{
        struct record *plan;
        const struct disclosure *proof;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &plan_entity, plan_id, &plan));
        enum plan_status s = plan_status_of(plan);
        if (s != PLAN_DRAFT && s != PLAN_SIGNED)
                return ERR_CONFLICT;
        forwarding_check(plan, f, errs);
        if (errs->n)
                return ERR_INVALID;
        TRY(version_disclose(tx, g, plan, rec_int(plan, PLAN_funder_id), f, errs, &proof));
        REC_SET(plan, PLAN_forwarded_on, f->on);
        REC_SET(plan, PLAN_forward_reason, s == PLAN_DRAFT ? f->reason : S(""));
        status_set(plan, PLAN_FORWARDED);
        TRY(ent_update_in(tx, g, &plan_entity, plan, errs));
        return supersede_older(tx, g, plan, errs);
}

enum err plan_decide(struct wtx *tx, const struct wgrant *g, int64_t plan_id, const struct plan_ruling *d,
                     struct errs *errs)
{
        struct record *plan;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &plan_entity, plan_id, &plan));
        if (plan_status_of(plan) != PLAN_FORWARDED)
                return ERR_CONFLICT;
        if (day_fits(d->on, errs) && date_cmp(d->on, rec_date(plan, PLAN_forwarded_on)) < 0)
                errs_add(errs, S("on"), _("Die Entscheidung liegt vor der Weiterleitung."));
        if (!d->approved && str_empty(d->note))
                errs_add(
                        errs, S("decision_note"),
                        _("Bitte halten Sie den Grund der Ablehnung fest. Daraus entsteht die nächste Version."));
        if (errs->n)
                return ERR_INVALID;
        REC_SET(plan, PLAN_decided_on, d->on);
        REC_SET(plan, PLAN_decision, d->approved ? S("approved") : S("rejected"));
        REC_SET(plan, PLAN_decision_note, d->note);
        status_set(plan, d->approved ? PLAN_APPROVED : PLAN_REJECTED);
        return ent_update_in(tx, g, &plan_entity, plan, errs);
}

/* ---- what became of a measure ---- */

enum err plan_measure_progress(struct wtx *tx, const struct wgrant *g, struct record *measure,
                               struct errs *errs)
{
        static const size_t open[] = {MEASURE_status, MEASURE_started_on, MEASURE_ended_on, MEASURE_progress};
        struct record *stored;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &measure_entity, measure->id, &stored));
        stored->version = measure->version;
        for (size_t i = 0; i < ARRAY_LEN(open); i++)
                stored->v[open[i]] = measure->v[open[i]];
        return ent_update_in(tx, g, &measure_entity, stored, errs);
}
