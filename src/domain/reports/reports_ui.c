#include "domain/reports/reports_ui.h"

#include "domain/consent/consent_ui.h"

/* ---- addresses ---- */

struct url reports_url(struct arena *a, int64_t case_id)
{
        return url_path(a, "/faelle/:/befunde", case_id);
}

struct url report_request_url(const struct record *request, struct arena *a)
{
        return url_path(a, "/faelle/:/befunde/:", request->case_id, request->id);
}

struct url report_paper_url(const struct record *report, struct arena *a)
{
        return url_path(a, "/faelle/:/berichte/:", report->case_id, report->id);
}

/* ---- states in words ---- */

static bool is_late(const struct report_state *s)
{
        return report_waits(s->status) && date_given(s->due_on) && date_cmp(s->due_on, clock_today()) < 0;
}

struct badge report_request_badge(const struct report_state *s)
{
        switch (s->status) {
        case REPORT_DRAFT:
                return (struct badge){_("Entwurf"), TONE_NEUTRAL, S("edit")};
        case REPORT_SENT:
        case REPORT_REMINDED:
                if (is_late(s))
                        return (struct badge){_("überfällig"), TONE_DANGER, S("")};
                return (struct badge){s->status == REPORT_SENT ? _("angefordert") : _("erinnert"), TONE_INFO,
                                      S("")};
        case REPORT_RECEIVED:
                if (s->reviewed < s->papers)
                        return (struct badge){_("zu prüfen"), TONE_WARNING, S("")};
                return (struct badge){_("eingegangen"), TONE_SUCCESS, S("")};
        case REPORT_REFUSED:
                return (struct badge){_("abgelehnt"), TONE_WARNING, S("")};
        case REPORT_WITHDRAWN:
        case REPORT_STATUSES:
                break;
        }
        return (struct badge){_("zurückgezogen"), TONE_NEUTRAL, S("edit")};
}

/* „seit 3 Tagen vorbei“, „noch 2 Tage“, „heute“ */
static struct str due_words(struct arena *a, struct date due)
{
        int days = date_between(clock_today(), due);
        struct str n = str_from_int(a, days < 0 ? -days : days);
        if (days == 0)
                return _("heute");
        if (days < 0)
                return str_join(a, _("seit "), n, days == -1 ? _(" Tag vorbei") : _(" Tagen vorbei"));
        return str_join(a, _("noch "), n, days == 1 ? _(" Tag") : _(" Tage"));
}

static struct str received_words(struct rtx *tx, const struct record *q)
{
        struct arena *a = rtx_arena(tx);
        struct date sent = rec_date(q, REPORT_REQUEST_requested_on),
                    came = rec_date(q, REPORT_REQUEST_received_on);
        int days = report_days(report_clock_of(tx), sent, came);
        return str_join(a, _(" · eingegangen am "), date_german(a, came), _(", nach "), str_from_int(a, days),
                        days == 1 ? _(" Tag") : _(" Tagen"));
}

struct str report_request_meta(struct rtx *tx, const struct record *q, size_t reminders)
{
        struct arena *a = rtx_arena(tx);
        struct date due = rec_date(q, REPORT_REQUEST_due_on);
        enum report_status s = report_request_status(q);
        if (s == REPORT_DRAFT)
                return str_join(a, _("Noch nicht abgeschickt · Frist "), date_german(a, due));
        if (!rec_given(q, REPORT_REQUEST_requested_on))
                return _("Nie abgeschickt");
        struct str m =
                str_join(a, _("Angefordert am "), date_german(a, rec_date(q, REPORT_REQUEST_requested_on)));
        if (rec_given(q, REPORT_REQUEST_received_on))
                m = str_join(a, m, received_words(tx, q));
        else if (report_waits(s) && date_given(due))
                m = str_join(a, m, _(" · Frist "), date_german(a, due), S(", "), due_words(a, due));
        if (reminders)
                m = str_join(a, m, S(" · "), str_from_int(a, (int64_t)reminders),
                             reminders == 1 ? _(" Erinnerung") : _(" Erinnerungen"));
        return m;
}

static struct action step(struct req *r, struct url to, struct str label, enum data_class cls)
{
        if (!actor_writes(r->actor, cls) || !grant_writes(r->grant))
                return (struct action){0};
        return (struct action){.label = label, .needs = CAP_CASE_WRITE, .to = to};
}

struct action report_request_action(struct req *r, const struct report_file *f, const struct record *q)
{
        struct arena *a = r->arena;
        struct report_state s = report_state_of(f, q);
        const struct record *paper = report_paper_of(f, q->id);
        int64_t c = q->case_id;
        switch (report_next(&s, clock_today())) {
        case REPORT_REMIND:
                return step(r, url_path(a, "/faelle/:/befunde/:/erinnern", c, q->id), _("Erinnern"),
                            CLASS_CASE);
        case REPORT_REVIEW:
                return step(r, url_path(a, "/faelle/:/berichte/:/pruefen", c, paper->id), _("Prüfen"),
                            CLASS_HEALTH);
        case REPORT_SEND:
                return step(r, url_path(a, "/faelle/:/befunde/:/senden", c, q->id), _("Abschicken"),
                            CLASS_CASE);
        case REPORT_WAIT:
                return step(r, url_path(a, "/faelle/:/befunde/:/eingang", c, q->id), _("Eingegangen"),
                            CLASS_SCHEDULE);
        case REPORT_DONE:
                break;
        }
        return (struct action){0};
}

struct badge report_paper_badge(const struct record *report)
{
        if (!rec_given(report, REPORT_reviewed_on))
                return (struct badge){_("zu prüfen"), TONE_WARNING, S("")};
        return (struct badge){_("geprüft"), TONE_SUCCESS, S("")};
}

enum err report_values_draw(struct req *r, struct rtx *tx, const struct record *rec, const size_t *field,
                            size_t n)
{
        struct html *h = r->html;
        struct str text;
        html_lit(h, "<dl class=\"fn-facts\">");
        for (size_t i = 0; i < n; i++) {
                const struct field *f = &rec->e->fields[field[i]];
                if (!actor_reads(r->actor, f->cls))
                        continue;
                TRY(ui_value_in(r, tx, rec, field[i], &text));
                if (str_empty(text))
                        continue;
                html_lit(h, "<div><dt>");
                html_text(h, f->label);
                html_lit(h, "</dt><dd>");
                html_text(h, text);
                html_lit(h, "</dd></div>");
        }
        html_lit(h, "</dl>");
        return OK;
}

/* ---- small forms ---- */

struct field report_field(const struct case_entity *e, size_t field)
{
        struct field f = e->e.fields[field];
        f.internal = false;
        return f;
}

enum err report_form_begin(struct req *r, struct rtx *tx, const struct grant *g, struct report_form *f)
{
        f->frame = (struct case_frame){.title = f->title, .section = f->section, .section_to = f->section_to};
        f->view = (struct form_view){.action = f->action,
                                     .submit = f->submit,
                                     .cancel = f->section_to,
                                     .files = f->files,
                                     .version = f->version};
        TRY(case_frame(r, tx, g, &f->frame));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        if (!str_empty(f->intro)) {
                html_lit(r->html, "<div class=\"fn-text\">");
                html_paragraphs(r->html, f->intro);
                html_lit(r->html, "</div>\n");
        }
        ui_form_begin(r, &f->view);
        return OK;
}

void report_form_end(struct req *r, const struct report_form *f)
{
        ui_form_end(r, &f->view);
        ui_panel_end(r->html);
}

enum err report_answer(struct req *r, enum err e, enum err drawn, struct url to)
{
        if (e == ERR_INVALID) {
                TRY(drawn);
                r->status = 422;
                return ERR_INVALID;
        }
        if (e == ERR_CONFLICT) {
                req_redirect_said(r, to, S("report_state"));
                return OK;
        }
        return e;
}

/* ---- the release ---- */

enum err report_release_hint(struct req *r, struct rtx *tx, const struct grant *g, int64_t recipient,
                             int form, bool *missing)
{
        struct consent_ruling ruling;
        int64_t release;
        TRY(report_release(tx, g, recipient, clock_today(), &release, &ruling));
        *missing = !ruling.allowed;
        if (ruling.allowed)
                return OK;
        ui_message(r->html, TONE_WARNING, _("Hier dürfen wir noch nicht fragen"), ruling.reason);
        if (!actor_writes(r->actor, CLASS_CASE) || !grant_writes(g))
                return OK;
        if (form) {
                consent_ask_draw(r, &ruling, form);
                return OK;
        }
        html_lit(r->html, "<p>");
        ui_action(r->html, (struct action){.label = _("Einwilligung erfassen"),
                                           .to = consent_ask_url(r->arena, grant_case(g), &ruling)});
        html_lit(r->html, "</p>\n");
        return OK;
}
