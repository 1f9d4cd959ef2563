#include "domain/plan/plan.h"

#include "domain/cases/case.h"
#include "domain/consent/disclosure.h"

static void measure_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct date from = rec_date(r, MEASURE_starts), to = rec_date(r, MEASURE_ends);
        struct date began = rec_date(r, MEASURE_started_on), finished = rec_date(r, MEASURE_ended_on);
        if (date_given(from) && date_given(to) && date_cmp(to, from) < 0)
                errs_add(e, S("ends"), _("Das Ende liegt vor dem Beginn."));
        if (rec_given(r, MEASURE_gap_note) && !rec_given(r, MEASURE_gap_kind))
                errs_add(e, S("gap_kind"), _("Bitte wählen Sie, was am Angebot fehlt."));
        if (date_given(began) && date_given(finished) && date_cmp(finished, began) < 0)
                errs_add(e, S("ended_on"), _("Das Ende liegt vor dem Beginn."));
}

/* Who signs has read it: the signature of the employer needs a disclosure of a plan to him, by that day (H2, H4, H6). */
static enum err plan_settle(struct rtx *tx, const struct grant *g, const struct record *before,
                            struct record *r, struct errs *errs)
{
        struct date on = rec_date(r, PLAN_employer_signed_on);
        bool given = false;
        if (!date_given(on) || (before && rec_given(before, PLAN_employer_signed_on)))
                return OK;
        TRY(plan_known_to_employer(tx, g, on, &given));
        if (given)
                return OK;
        errs_add(
                errs, S("on"),
                _("Bis zu diesem Tag ist keine Weitergabe des Plans an den Betrieb aufgeschrieben. Drucken Sie den Plan "
                  "zuerst für den Betrieb."));
        return ERR_INVALID;
}

#define ENTITY_NAME plan
#define ENTITY_PREFIX PLAN
#define ENTITY_DEF "domain/plan/plan.def"
#include "db/entity_impl.h"
#define ENTITY_NAME measure
#define ENTITY_PREFIX MEASURE
#define ENTITY_DEF "domain/plan/measure.def"
#include "db/entity_impl.h"

enum { MEASURES_MAX = 2000 }; /* of all versions of a case together */

enum err plan_known_to_employer(struct rtx *tx, const struct grant *g, struct date on, bool *out)
{
        struct case_head head;
        *out = false;
        TRY(case_head(tx, g, &head));
        return head.employer_id ? disclosure_given(tx, g, head.employer_id, S("plan"), on, out) : OK;
}

struct str plan_paper(struct arena *a, int64_t plan_id)
{
        return str_join(a, S("plan:"), str_from_int(a, plan_id));
}

/* ---- words ---- */

struct str plan_status_code(enum plan_status s)
{
        static const struct str code[PLAN_STATUSES] = {S_INIT("draft"),     S_INIT("signed"),
                                                       S_INIT("forwarded"), S_INIT("approved"),
                                                       S_INIT("rejected"),  S_INIT("superseded")};
        return code[s];
}

enum plan_status plan_status_of(const struct record *plan)
{
        for (enum plan_status s = 0; s < PLAN_STATUSES; s++)
                if (str_eq(plan_status_code(s), rec_text(plan, PLAN_status)))
                        return s;
        return PLAN_DRAFT;
}

size_t plan_signature_field(enum plan_party p)
{
        static const size_t field[PLAN_PARTIES] = {PLAN_client_signed_on, PLAN_employer_signed_on,
                                                   PLAN_manager_signed_on};
        return field[p];
}

struct str plan_party_code(enum plan_party p)
{
        static const struct str code[PLAN_PARTIES] = {S_INIT("client"), S_INIT("employer"),
                                                      S_INIT("manager")};
        return code[p];
}

enum plan_party plan_party_parse(struct str code)
{
        for (enum plan_party p = 0; p < PLAN_PARTIES; p++)
                if (str_eq(plan_party_code(p), code))
                        return p;
        return PLAN_PARTIES;
}

/* ---- reading ---- */

enum err plan_file(struct rtx *tx, const struct grant *g, int64_t plan_id, struct plan_file *out)
{
        struct record *all;
        size_t n;
        *out = (struct plan_file){0};
        TRY(ent_get_in(tx, g, &plan_entity, plan_id, &out->plan));
        TRY(ent_list_in(tx, g, &measure_entity, MEASURES_MAX, &all, &n));
        out->measure = all;
        for (size_t i = 0; i < n; i++)
                if (rec_int(&all[i], MEASURE_plan_id) == plan_id)
                        all[out->measures++] = all[i];
        return stage_list(tx, g, plan_id, &out->stage, &out->stages);
}

int64_t measure_root(const struct record *measure)
{
        return rec_given(measure, MEASURE_origin_id) ? rec_int(measure, MEASURE_origin_id) : measure->id;
}

SQL_IN(measure_lines, measure_root_line,
       "SELECT COALESCE(m.origin_id, m.id), m.title, CAST(COALESCE(m.costs, 0) AS BIGINT), p.number, m.id, m.plan_id FROM measure m"
       " JOIN plan p ON p.id = m.plan_id WHERE m.case_id = $1 ORDER BY p.number DESC, m.id")

enum err measure_copies(struct rtx *tx, const struct grant *g, struct measure_root_line **out, size_t *n)
{
        return db_list_in(tx, g, &sql_measure_lines, NO_ARGS, out, n);
}

enum err measure_roots(struct rtx *tx, const struct grant *g, struct measure_root_line **out, size_t *n)
{
        size_t all, i, j;
        TRY(measure_copies(tx, g, out, &all));
        for (*n = i = 0; i < all; i++) {
                for (j = 0; j < *n && (*out)[j].root_id != (*out)[i].root_id; j++)
                        ;
                if (j == *n)
                        (*out)[(*n)++] = (*out)[i];
        }
        return OK;
}

SQL_IN(plan_newest, one_int, "SELECT id FROM plan WHERE case_id = $1 ORDER BY number DESC LIMIT 1")
SQL_IN(plan_older, one_int,
       "SELECT id FROM plan WHERE case_id = $1 AND number < $2 ORDER BY number DESC LIMIT 1")

enum err plan_latest(struct rtx *tx, const struct grant *g, int64_t *id)
{
        struct one_int found;
        TRY(db_row_in(tx, g, &sql_plan_newest, NO_ARGS, &found));
        *id = found.n;
        return OK;
}

enum err plan_before(struct rtx *tx, const struct grant *g, const struct record *plan, int64_t *id)
{
        struct one_int found;
        TRY(db_row_in(tx, g, &sql_plan_older, ARGS(rec_int(plan, PLAN_number)), &found));
        *id = found.n;
        return OK;
}

int64_t plan_costs(const struct plan_file *p)
{
        int64_t sum = 0;
        for (size_t i = 0; i < p->measures; i++)
                sum += rec_int(&p->measure[i], MEASURE_costs);
        return sum;
}

SQL_IN(plan_all, plan_line,
       "SELECT p.id, p.number, p.title, p.status, p.reason, p.client_signed_on, p.employer_signed_on,"
       " p.manager_signed_on, p.forwarded_on, p.decided_on, p.decision, COUNT(m.id), CAST(COALESCE(SUM(m.costs), 0) AS BIGINT),"
       " CAST(COALESCE(p.disruption_id, 0) AS BIGINT) FROM plan p LEFT JOIN measure m ON m.plan_id = p.id AND m.case_id = p.case_id WHERE p.case_id = $1"
       " GROUP BY p.id ORDER BY p.number DESC")

enum err plan_lines(struct rtx *tx, const struct grant *g, struct plan_line **out, size_t *n)
{
        return db_list_in(tx, g, &sql_plan_all, NO_ARGS, out, n);
}

/* ---- what is missing ---- */

static bool has_schedule(const struct record *m)
{
        return rec_given(m, MEASURE_starts) && rec_given(m, MEASURE_ends);
}

/* A return in stages says how many hours on which days; anything else needs no stage. */
static bool lacks_stages(const struct plan_file *p, const struct record *m)
{
        for (size_t i = 0; i < p->stages; i++)
                if (rec_int(&p->stage[i], STAGE_measure_id) == m->id)
                        return false;
        return str_eq(rec_text(m, MEASURE_kind), S("gradual_return"));
}

size_t plan_gaps(struct arena *a, const struct plan_file *p, struct plan_gap **out)
{
        struct plan_gap *gap = NEW_ARRAY(a, struct plan_gap, 3 * p->measures + 2 + PLAN_PARTIES);
        size_t n = 0;
        if (!p->measures)
                gap[n++].part = PLAN_NO_MEASURE;
        for (size_t i = 0; i < p->measures; i++)
                if (!rec_given(&p->measure[i], MEASURE_justification))
                        gap[n++] = (struct plan_gap){.part = PLAN_NO_REASON, .measure = &p->measure[i]};
        if (!rec_given(p->plan, PLAN_funder_id))
                gap[n++].part = PLAN_NO_FUNDER;
        for (size_t i = 0; i < p->measures; i++)
                if (!has_schedule(&p->measure[i]))
                        gap[n++] = (struct plan_gap){.part = PLAN_NO_SCHEDULE, .measure = &p->measure[i]};
        for (size_t i = 0; i < p->measures; i++)
                if (lacks_stages(p, &p->measure[i]))
                        gap[n++] = (struct plan_gap){.part = PLAN_NO_STAGE, .measure = &p->measure[i]};
        for (enum plan_party s = 0; s < PLAN_PARTIES; s++)
                if (!rec_given(p->plan, plan_signature_field(s)))
                        gap[n++] = (struct plan_gap){.part = PLAN_NO_SIGNATURE, .party = s};
        *out = gap;
        return n;
}

/* ---- may it change? ---- */

static bool any_signature(const struct record *plan)
{
        for (enum plan_party p = 0; p < PLAN_PARTIES; p++)
                if (rec_given(plan, plan_signature_field(p)))
                        return true;
        return false;
}

bool plan_changeable(const struct record *plan)
{
        return plan_status_of(plan) == PLAN_DRAFT && !any_signature(plan);
}

bool plan_may_renew(const struct record *latest)
{
        return !plan_changeable(latest);
}

enum err plan_open(struct rtx *tx, const struct grant *g, int64_t plan_id, struct record **plan)
{
        TRY(ent_get_in(tx, g, &plan_entity, plan_id, plan));
        return plan_changeable(*plan) ? OK : ERR_CONFLICT;
}

enum err plan_measure(struct rtx *tx, const struct grant *g, int64_t plan_id, int64_t measure_id,
                      struct record **out)
{
        TRY(ent_get_in(tx, g, &measure_entity, measure_id, out));
        return rec_int(*out, MEASURE_plan_id) == plan_id ? OK : ERR_NOT_FOUND;
}
