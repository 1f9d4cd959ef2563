#include "domain/plan/plan_ui.h"

const struct field plan_on_field = {.key = S_INIT("on"),
                                    .kind = K_DATE,
                                    .label = S_INIT(N_("Am")),
                                    .cls = CLASS_CASE,
                                    .required = true,
                                    .past = true};
const struct field plan_way_field = {.key = S_INIT("way"),
                                     .kind = K_CODE,
                                     .label = S_INIT(N_("Auf welchem Weg?")),
                                     .cls = CLASS_CASE,
                                     .required = true,
                                     .list = S_INIT("disclosure_way")};

struct url plan_url(struct req *r, const struct record *plan)
{
        return url_path(r->arena, "/faelle/:/plan/:", plan->case_id, plan->id);
}

struct str plan_version_name(struct arena *a, int64_t number)
{
        return str_join(a, _("Version "), str_from_int(a, number));
}

static struct badge tone_of(enum plan_status s)
{
        switch (s) {
        case PLAN_DRAFT:
                return (struct badge){.tone = TONE_NEUTRAL, .icon = S("draft")};
        case PLAN_SIGNED:
                return (struct badge){.tone = TONE_SUCCESS};
        case PLAN_FORWARDED:
                return (struct badge){.tone = TONE_INFO};
        case PLAN_APPROVED:
                return (struct badge){.tone = TONE_SUCCESS};
        case PLAN_REJECTED:
                return (struct badge){.tone = TONE_DANGER, .icon = S("close")};
        case PLAN_SUPERSEDED:
        case PLAN_STATUSES:
                break;
        }
        return (struct badge){.tone = TONE_NEUTRAL, .icon = S("autorenew")};
}

enum err plan_badge(struct req *r, struct rtx *tx, enum plan_status s, struct badge *out)
{
        *out = tone_of(s);
        return ui_code_label(r, tx, S("plan_status"), plan_status_code(s), &out->label);
}

struct str plan_party_label(enum plan_party p)
{
        switch (p) {
        case PLAN_CLIENT:
                return _("Klientin oder Klient");
        case PLAN_EMPLOYER:
                return _("Arbeitgeber");
        case PLAN_MANAGER:
                return _("Case Management");
        case PLAN_PARTIES:
                break;
        }
        panic("no such party");
}

struct str plan_party_name(struct arena *a, enum plan_party p, const struct case_head *h)
{
        switch (p) {
        case PLAN_CLIENT:
                return case_person(a, h);
        case PLAN_EMPLOYER:
                return h->employer;
        case PLAN_MANAGER:
                return h->case_manager;
        case PLAN_PARTIES:
                break;
        }
        panic("no such party");
}

struct str plan_gap_sentence(struct arena *a, const struct plan_gap *gap)
{
        switch (gap->part) {
        case PLAN_NO_MEASURE:
                return _("Der Plan braucht mindestens eine Maßnahme.");
        case PLAN_NO_REASON:
                return str_join(a, _("Begründung bei „"), rec_text(gap->measure, MEASURE_title), S("“"));
        case PLAN_NO_FUNDER:
                return _("Zuständiger Leistungsträger");
        case PLAN_NO_SCHEDULE:
                return str_join(a, _("Beginn und Ende bei „"), rec_text(gap->measure, MEASURE_title), S("“"));
        case PLAN_NO_STAGE:
                return str_join(a, _("Stufen mit Stunden bei „"), rec_text(gap->measure, MEASURE_title),
                                S("“"));
        case PLAN_NO_SIGNATURE:
                return str_join(a, _("Unterschrift: "), plan_party_label(gap->party));
        }
        panic("no such part");
}

/* "27.06." of "27.06.2025" */
static struct str day_month(struct arena *a, struct date d)
{
        return str_sub(date_german(a, d), 0, 6);
}

struct str plan_span(struct arena *a, struct date from, struct date to)
{
        if (!date_given(from))
                return date_given(to) ? str_join(a, _("bis "), date_german(a, to)) : S("");
        if (!date_given(to))
                return str_join(a, _("ab "), date_german(a, from));
        bool same_year = date_ymd(from).year == date_ymd(to).year;
        return str_join(a, same_year ? day_month(a, from) : date_german(a, from), S(" – "),
                        date_german(a, to));
}

enum err plan_text(struct req *r, struct rtx *tx, const struct record *rec, size_t field, struct str *out)
{
        return ui_value(r, tx, &rec->e->fields[field], rec->v[field], out);
}

bool plan_may_write(const struct req *r)
{
        return actor_can(r->actor, CAP_CASE_WRITE) && actor_writes(r->actor, CLASS_CASE);
}

enum err plan_head(struct req *r, struct rtx *tx, const struct grant *g, const struct record *plan,
                   struct str title, struct case_frame *f)
{
        f->title = title;
        f->section = plan_version_name(r->arena, rec_int(plan, PLAN_number));
        f->section_to = plan_url(r, plan);
        return case_frame(r, tx, g, f);
}

void plan_say_fixed(struct req *r, const struct grant *g, int64_t plan_id)
{
        req_redirect_said(r, url_path(r->arena, "/faelle/:/plan/:", grant_case(g), plan_id), S("plan_fixed"));
}
