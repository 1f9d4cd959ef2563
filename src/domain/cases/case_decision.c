#include "domain/cases/case_decision.h"

#include "core/audit.h"
#include "domain/cases/case_private.h"
#include "domain/consent/consent.h"

#define LIMIT_CHECKS 200

static struct str stage_code(enum criterion_stage s)
{
        return s == STAGE_SELECTION ? S("selection") : S("decision");
}

/* The newest row of a criterion and stage. */
static struct record *check_find(struct record *list, size_t n, struct str criterion, struct str stage)
{
        for (size_t i = n; i-- > 0;)
                if (str_eq(rec_text(&list[i], CRITERION_CHECK_criterion), criterion) &&
                    str_eq(rec_text(&list[i], CRITERION_CHECK_stage), stage))
                        return &list[i];
        return NULL;
}

enum err case_criteria(struct rtx *tx, const struct grant *g, const struct concept *c,
                       enum criterion_stage stage, struct criterion_row **out, size_t *n)
{
        struct record *check;
        size_t checks;
        TRY(ent_list_in(tx, g, &criterion_check_entity, LIMIT_CHECKS, &check, &checks));
        *out = NEW_ARRAY(rtx_arena(tx), struct criterion_row, c->criteria + 1);
        *n = 0;
        for (size_t i = 0; i < c->criteria; i++) {
                const struct access_criterion *a = &c->criterion[i];
                if (stage == STAGE_SELECTION ? a->selection : a->decision)
                        (*out)[(*n)++] = (struct criterion_row){
                                a, check_find(check, checks, a->code, stage_code(stage)),
                                stage == STAGE_DECISION ? check_find(check, checks, a->code, S("selection"))
                                                        : NULL};
        }
        return OK;
}

enum err case_criterion_set(struct wtx *tx, const struct wgrant *g, struct criterion_row *row,
                            enum criterion_stage stage, struct str value, struct str evidence,
                            struct errs *errs)
{
        struct record *r = row->check ? row->check : rec_new(wtx_arena(tx), &criterion_check_entity.e);
        if (row->check && str_eq(rec_text(r, CRITERION_CHECK_value), value) &&
            str_eq(rec_text(r, CRITERION_CHECK_evidence), evidence))
                return OK;
        if (!row->check && str_empty(value))
                return OK;
        REC_SET(r, CRITERION_CHECK_criterion, row->criterion->code);
        REC_SET(r, CRITERION_CHECK_stage, stage_code(stage));
        REC_SET(r, CRITERION_CHECK_value, str_empty(value) ? S("open") : value);
        REC_SET(r, CRITERION_CHECK_evidence, evidence);
        REC_SET(r, CRITERION_CHECK_checked_on, clock_today());
        return row->check ? ent_update_in(tx, g, &criterion_check_entity, r, errs)
                          : ent_insert_in(tx, g, &criterion_check_entity, r, errs);
}

/* ---- the decision ---- */
#define DECISION_LINE(X) X(INT, exception_by) X(DATE, decided_on)
ROW(decision_line, DECISION_LINE)
SQL_IN(case_decisions, decision_line,
       "SELECT c.criteria_exception_by,"
       " (SELECT MAX(e.happened_on) FROM case_event e WHERE e.case_id = c.id AND e.what = 'decision')"
       " FROM casefile c WHERE c.id = $1")

enum err case_decision_state(struct rtx *tx, const struct grant *g, const struct concept *c,
                             struct decision_state *out)
{
        struct criterion_row *row;
        struct decision_line d;
        size_t n;
        TRY(case_criteria(tx, g, c, STAGE_DECISION, &row, &n));
        TRY(db_row_in(tx, g, &sql_case_decisions, NO_ARGS, &d));
        *out = (struct decision_state){
                .criteria = n, .exception_by = d.exception_by, .decided_on = d.decided_on};
        for (size_t i = 0; i < n; i++) {
                struct str v = row[i].check ? rec_text(row[i].check, CRITERION_CHECK_value) : S("");
                bool yes = str_eq(v, S("yes"));
                out->yes += yes;
                out->no += str_eq(v, S("no"));
                out->open += !yes && !str_eq(v, S("no"));
                out->without_evidence += yes && str_empty(rec_text(row[i].check, CRITERION_CHECK_evidence));
        }
        TRY(consent_valid(tx, g, CONSENT_TO_PARTICIPATE, 0, clock_today(), &out->consent));
        if (out->consent)
                return OK;
        struct consent_ruling ruling;
        TRY(consent_needed(tx, g, CONSENT_TO_PARTICIPATE, 0, clock_today(), &ruling));
        out->consent_lack = ruling.reason;
        return OK;
}

bool decision_clear(const struct decision_state *s)
{
        return s->consent && s->yes == s->criteria;
}

static enum err event_note(struct wtx *tx, const struct wgrant *g, struct str note)
{
        struct errs errs;
        errs_init(&errs, wtx_arena(tx));
        struct record *e = rec_new(wtx_arena(tx), &case_event_entity.e);
        REC_SET(e, CASE_EVENT_happened_on, clock_today());
        REC_SET(e, CASE_EVENT_what, S("decision"));
        REC_SET(e, CASE_EVENT_note, note);
        rec_set(e, CASE_EVENT_user_id, value_ref(rtx_actor(rtx_of(tx))));
        return ent_insert_in(tx, g, &case_event_entity, e, &errs);
}

enum err case_decide(struct wtx *tx, const struct wgrant *g, const struct decision_state *s,
                     struct str reason)
{
        /* consent has no exception: without it nothing happens (H1) */
        if (!s->consent || (!decision_clear(s) && !s->exception_by))
                return ERR_DENIED;
        if (!decision_clear(s) && str_empty(reason))
                return ERR_INVALID;
        TRY(event_note(tx, g,
                       str_empty(reason) ? _("CMB-Fall: alle Kriterien erfüllt.")
                                         : str_join(wtx_arena(tx), _("CMB-Fall mit Ausnahme: "), reason)));
        enum err e = case_status_set(tx, g, S("clarification"), S(""));
        return e == ERR_CONFLICT ? OK : e;
}

enum err case_exception(struct wtx *tx, const struct wgrant *g, const struct actor *who, struct str reason)
{
        struct record *r;
        struct errs errs;
        errs_init(&errs, wtx_arena(tx));
        TRY(ent_get(rtx_of(tx), &casefile_entity, grant_case(grant_of(g)), &r));
        if (!actor_can(who, CAP_CASE_ASSIGN) || rec_int(r, CASEFILE_case_manager_id) == who->user_id)
                return ERR_DENIED;
        if (str_empty(reason))
                return ERR_INVALID;
        REC_SET(r, CASEFILE_criteria_exception_by, who->user_id);
        TRY(ent_update(tx, &casefile_entity, r, &errs));
        return audit_note(tx, S("casefile"), r->id, r->id, S("exception"), reason);
}

/* ---- funders ---- */
enum err case_funders(struct rtx *tx, const struct grant *g, const struct concept *c, struct funder_row **out,
                      size_t *n)
{
        struct record *check;
        size_t checks, lines = 0;
        TRY(ent_list_in(tx, g, &funder_check_entity, LIMIT_CHECKS, &check, &checks));
        for (size_t i = 0; i < c->funders; i++)
                lines += c->funder[i].lines;
        *out = NEW_ARRAY(rtx_arena(tx), struct funder_row, lines + 1);
        *n = 0;
        for (size_t i = 0; i < c->funders; i++)
                for (size_t j = 0; j < c->funder[i].lines; j++) {
                        struct funder_row row = {&c->funder[i], &c->funder[i].line[j], NULL};
                        for (size_t k = checks; k-- > 0 && !row.check;)
                                if (str_eq(rec_text(&check[k], FUNDER_CHECK_line), row.line->code))
                                        row.check = &check[k];
                        (*out)[(*n)++] = row;
                }
        return OK;
}

enum err case_funder_set(struct wtx *tx, const struct wgrant *g, struct funder_row *row, struct str value,
                         struct str evidence, struct errs *errs)
{
        struct record *r = row->check ? row->check : rec_new(wtx_arena(tx), &funder_check_entity.e);
        if (row->check && str_eq(rec_text(r, FUNDER_CHECK_value), value) &&
            str_eq(rec_text(r, FUNDER_CHECK_evidence), evidence))
                return OK;
        if (!row->check && str_empty(value))
                return OK;
        REC_SET(r, FUNDER_CHECK_funder, row->funder->code);
        REC_SET(r, FUNDER_CHECK_line, row->line->code);
        REC_SET(r, FUNDER_CHECK_value, str_empty(value) ? S("open") : value);
        REC_SET(r, FUNDER_CHECK_evidence, evidence);
        return row->check ? ent_update_in(tx, g, &funder_check_entity, r, errs)
                          : ent_insert_in(tx, g, &funder_check_entity, r, errs);
}
