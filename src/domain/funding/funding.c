#include "domain/funding/funding.h"

#include "base/text.h"
#include "domain/codes/codes.h"

static void frame_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct date from = rec_date(r, COMMITMENT_FRAME_valid_from);
        struct date until = rec_date(r, COMMITMENT_FRAME_valid_until);
        if (date_given(from) && date_given(until) && date_cmp(until, from) < 0)
                errs_add(e, S("valid_until"), _("Das Ende liegt vor dem Beginn."));
}

/* ---- one funding by itself ---- */

static bool status_is(const struct record *r, struct str code)
{
        return str_eq(rec_text(r, FUNDING_status), code);
}

/* A promise of our own is a decision: amount and day belong to it, and it is either given or not there. */
static void promise_check(const struct record *r, struct errs *e)
{
        if (!status_is(r, S("approved")) && !status_is(r, S("withdrawn")))
                errs_add(e, S("status"),
                         _("Was unsere Stelle selbst zusagt, ist „zugesagt“. Sonst beantragen Sie es."));
        if (rec_int(r, FUNDING_amount) <= 0)
                errs_add(e, S("amount"), _("Wie viel sagen Sie zu?"));
        if (!rec_given(r, FUNDING_decided_on))
                errs_add(e, S("decided_on"), _("An welchem Tag sagen Sie zu?"));
}

static void funding_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct date applied = rec_date(r, FUNDING_applied_on), decided = rec_date(r, FUNDING_decided_on);
        if (date_given(applied) && date_given(decided) && date_cmp(decided, applied) < 0)
                errs_add(e, S("decided_on"), _("Die Entscheidung liegt vor dem Antrag."));
        if (rec_bool(r, FUNDING_own_promise)) {
                promise_check(r, e);
                return;
        }
        if (status_is(r, S("applied")) && !date_given(applied))
                errs_add(e, S("applied_on"), _("Seit wann ist es beantragt?"));
        bool decision = status_is(r, S("approved")) || status_is(r, S("rejected"));
        if (decision && !date_given(decided))
                errs_add(e, S("decided_on"), _("An welchem Tag wurde entschieden?"));
        if (status_is(r, S("rejected")) && !rec_given(r, FUNDING_rejection_reason))
                errs_add(e, S("rejection_reason"),
                         _("Bitte halten Sie den Grund fest. Daraus ergibt sich, was stattdessen geht."));
}

/* ---- H7 ---- */

static bool frame_holds(const struct frame_line *f, struct date on)
{
        return (!date_given(f->valid_from) || date_cmp(f->valid_from, on) <= 0) &&
               (!date_given(f->valid_until) || date_cmp(on, f->valid_until) <= 0);
}

static enum frame_answer one_frame(const struct frame_line *f, int64_t amount, struct date on)
{
        if (!f->written)
                return FRAME_NOT_WRITTEN;
        if (!frame_holds(f, on))
                return FRAME_NOT_VALID;
        return amount <= f->maximum ? FRAME_ALLOWS : FRAME_TOO_SMALL;
}

/* Of two that are too small, the larger one is named. */
struct frame_verdict frame_judge(const struct frame_line *frame, size_t n, int64_t amount, struct date on)
{
        struct frame_verdict best = {FRAME_NONE, NULL};
        for (size_t i = 0; i < n; i++) {
                enum frame_answer a = one_frame(&frame[i], amount, on);
                bool larger = best.frame && a == best.answer && frame[i].maximum > best.frame->maximum;
                if (a > best.answer || larger)
                        best = (struct frame_verdict){a, &frame[i]};
        }
        return best;
}

SQL(frames_all, frame_line,
    "SELECT f.id, f.funder_id, f.benefit, f.maximum, f.written, f.valid_from, f.valid_until, o.name"
    " FROM commitment_frame f JOIN organisation_v o ON o.id = f.funder_id WHERE $1 = 0 OR f.funder_id = $1"
    " ORDER BY o.name, f.benefit, f.id")

enum err frame_list(struct rtx *tx, int64_t funder_id, struct frame_line **out, size_t *n)
{
        return db_list(tx, &sql_frames_all, ARGS(funder_id), out, n);
}

static enum err frames_for(struct rtx *tx, const struct record *r, struct frame_line **out, size_t *n)
{
        size_t all;
        TRY(frame_list(tx, rec_int(r, FUNDING_funder_id), out, &all));
        *n = 0;
        for (size_t i = 0; i < all; i++)
                if (str_eq((*out)[i].benefit, rec_text(r, FUNDING_benefit)))
                        (*out)[(*n)++] = (*out)[i];
        return OK;
}

/* „vom 01.01.2025 bis 31.12.2025“, „bis 31.12.2025“ */
static struct str time_of(struct arena *a, const struct frame_line *f)
{
        if (!date_given(f->valid_from))
                return str_join(a, _("bis "), date_german(a, f->valid_until));
        if (!date_given(f->valid_until))
                return str_join(a, _("ab "), date_german(a, f->valid_from));
        return str_join(a, _("vom "), date_german(a, f->valid_from), _(" bis "),
                        date_german(a, f->valid_until));
}

static struct str refusal(struct arena *a, const struct frame_verdict *v, struct str benefit, int64_t amount)
{
        if (!v->frame)
                return str_join(a, _("Mit diesem Träger ist kein Zusagerahmen für „"), benefit,
                                _("“ vereinbart. Beantragen Sie die Leistung dort."));
        struct str frame =
                str_join(a, _("Der Zusagerahmen mit "), v->frame->funder, _(" für „"), benefit, S("“ "));
        if (v->answer == FRAME_NOT_WRITTEN)
                return str_join(
                        a, frame,
                        _("liegt nicht schriftlich vor. Ohne Schriftstück sagt die Stelle nichts zu."));
        if (v->answer == FRAME_NOT_VALID)
                return str_join(a, frame, _("gilt an diesem Tag nicht: Er gilt "), time_of(a, v->frame),
                                S("."));
        return str_join(
                a, frame, _("reicht bis "), text_money(a, v->frame->maximum), _(". "), text_money(a, amount),
                _(" kann unsere Stelle nicht selbst zusagen. Beantragen Sie den Betrag beim Träger."));
}

SQL_IN(promised_beside, one_int,
       "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM funding WHERE case_id = $1 AND measure_id = $2 AND funder_id = $3"
       " AND benefit = $4 AND own_promise = 1 AND status = 'approved' AND id <> $5")

/* What was promised stays promised when something else of the row changes, or the frame runs out. */
static bool same_promise(const struct record *before, const struct record *r)
{
        static const size_t field[] = {FUNDING_measure_id, FUNDING_funder_id, FUNDING_amount};
        if (!before || !rec_bool(before, FUNDING_own_promise) || !status_is(before, S("approved")))
                return false;
        for (size_t i = 0; i < ARRAY_LEN(field); i++)
                if (rec_int(before, field[i]) != rec_int(r, field[i]))
                        return false;
        return str_eq(rec_text(before, FUNDING_benefit), rec_text(r, FUNDING_benefit)) &&
               !date_cmp(rec_date(before, FUNDING_decided_on), rec_date(r, FUNDING_decided_on));
}

static enum err funding_settle(struct rtx *tx, const struct grant *g, const struct record *before,
                               struct record *r, struct errs *errs)
{
        struct arena *a = rtx_arena(tx);
        struct frame_line *frame;
        struct one_int beside;
        struct str benefit;
        size_t n;
        if (!rec_bool(r, FUNDING_own_promise) || !status_is(r, S("approved"))) {
                rec_set(r, FUNDING_frame_id, VALUE_NULL);
                return OK;
        }
        if (same_promise(before, r))
                return OK;
        TRY(frames_for(tx, r, &frame, &n));
        TRY(db_row_in(tx, g, &sql_promised_beside,
                      ARGS(rec_int(r, FUNDING_measure_id), rec_int(r, FUNDING_funder_id),
                           rec_text(r, FUNDING_benefit), r->id),
                      &beside));
        int64_t amount = rec_int(r, FUNDING_amount) + beside.n;
        struct frame_verdict v = frame_judge(frame, n, amount, rec_date(r, FUNDING_decided_on));
        if (v.answer == FRAME_ALLOWS) {
                rec_set(r, FUNDING_frame_id, value_ref(v.frame->id));
                return OK;
        }
        TRY(codes_label(tx, S("funding_benefit"), rec_text(r, FUNDING_benefit), &benefit));
        errs_add(errs, S("own_promise"), refusal(a, &v, benefit, amount));
        return ERR_INVALID;
}

#define ENTITY_NAME commitment_frame
#define ENTITY_PREFIX COMMITMENT_FRAME
#define ENTITY_DEF "domain/funding/commitment_frame.def"
#include "db/entity_impl.h"
#define ENTITY_NAME funding
#define ENTITY_PREFIX FUNDING
#define ENTITY_DEF "domain/funding/funding.def"
#include "db/entity_impl.h"

/* ---- what covers the costs ---- */

SQL_IN(fundings_of_case, funding_line,
       "SELECT f.id, f.measure_id, f.funder_id, o.name, f.benefit, f.amount, f.status, f.applied_on, f.decided_on, f.own_promise,"
       " f.advance_payment, f.rejection_reason, f.alternative FROM funding f LEFT JOIN organisation_v o ON o.id = f.funder_id"
       " WHERE f.case_id = $1 ORDER BY f.id")

enum err funding_list(struct rtx *tx, const struct grant *g, struct funding_line **out, size_t *n)
{
        return db_list_in(tx, g, &sql_fundings_of_case, NO_ARGS, out, n);
}

struct funding_cover funding_cover(int64_t costs, int64_t root_id, const struct funding_line *f, size_t n)
{
        struct funding_cover c = {.costs = costs};
        for (size_t i = 0; i < n; i++) {
                if (f[i].measure_id != root_id)
                        continue;
                if (str_eq(f[i].status, S("approved")))
                        c.promised += f[i].amount;
                else if (str_eq(f[i].status, S("planned")) || str_eq(f[i].status, S("applied")))
                        c.asked += f[i].amount;
        }
        c.open = costs > c.promised ? costs - c.promised : 0;
        return c;
}
