/* One request: written, read, changed while it is a draft. CMB 3.A.4, 3.A.5; H3, S4 */
#include "core/setting.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/help/help_view.h"
#include "domain/organisations/organisation.h"
#include "domain/reports/reports_ui.h"

HELP_TEXT(
        report_new, "/faelle/:/befunde/neu", T("Unterlagen anfordern"),
        T("Wählen Sie, wer die Unterlagen hat und herausgeben darf. Schreiben Sie klar, was Sie brauchen und wozu. Abgeschickt wird "
          "erst im nächsten Schritt."))

static const struct crud_view request_view = {
        .list = "/faelle/:/befunde", .one = "/faelle/:/befunde/:", .frame = case_crud};

/* ---- new ---- */

/* Whom we may ask today, each one click away. */
static enum err releases_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *k;
        size_t n;
        struct url add = url_path(r->arena, "/faelle/:/befunde/neu", grant_case(g));
        TRY(report_releases(tx, g, &k, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++) {
                struct str id = str_from_int(r->arena, rec_int(&k[i], CONSENT_recipient_id));
                TRY(ui_value_in(r, tx, &k[i], CONSENT_recipient_id, &row[i].title));
                row[i].meta = str_join(r->arena, _("Entbindung vom "),
                                       date_german(r->arena, rec_date(&k[i], CONSENT_signed_on)));
                row[i].to = url_with(r->arena, add, S("an"), id);
        }
        struct action ask = {.label = _("Entbindung erfassen"),
                             .to = url_with(r->arena,
                                            url_path(r->arena, "/faelle/:/einwilligungen/neu", grant_case(g)),
                                            S("art"), consent_kind_code(CONSENT_TO_RELEASE))};
        ui_panel(r->html, _("Hier dürfen wir fragen"), S(""), ask);
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(
                        r->html,
                        _("Noch keine gültige Entbindung von der Schweigepflicht. Sie darf auch mit der Post kommen."),
                        (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

/* Who can be called there. */
static enum err contacts_panel(struct req *r, struct rtx *tx, int64_t organisation)
{
        struct contact_person_line *c;
        size_t n, shown = 0;
        TRY(contact_person_list(tx, organisation, &c, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                if (c[i].active)
                        row[shown++] = (struct row_item){
                                .title = c[i].name,
                                .meta = str_join_with(r->arena, S(" · "), c[i].position, c[i].phone)};
        if (!shown)
                return OK;
        ui_panel(r->html, _("Wer dort zuständig ist"), S(""), (struct action){0});
        ui_rows(r->html, row, shown);
        ui_panel_end(r->html);
        return OK;
}

/* S4: two weeks, or what the office set. The first contact there is offered. */
static enum err preset(struct req *r, struct rtx *tx, struct record **out)
{
        struct record *q = rec_new(r->arena, &report_request_entity.e);
        struct contact_person_line *c;
        int64_t id;
        size_t n;
        REC_SET(q, REPORT_REQUEST_due_on,
                report_due(report_clock_of(tx), clock_today(), (int)setting_int(tx, S("report_days"))));
        if (str_int(req_query(r, S("an")), &id) && id > 0) {
                rec_set(q, REPORT_REQUEST_recipient_id, value_ref(id));
                TRY(contact_person_list(tx, id, &c, &n));
                if (n && c[0].active) {
                        REC_SET(q, REPORT_REQUEST_contact, c[0].name);
                        REC_SET(q, REPORT_REQUEST_level, c[0].position);
                }
        }
        *out = q;
        return OK;
}

static enum err new_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *q)
{
        struct case_frame f = {.title = _("Unterlagen anfordern"),
                               .section = _("Gutachten und Befunde"),
                               .section_to = reports_url(r->arena, grant_case(g))};
        struct form_view form = {.action = url_path(r->arena, "/faelle/:/befunde/neu", grant_case(g)),
                                 .submit = _("Entwurf speichern"),
                                 .cancel = f.section_to};
        int64_t recipient = rec_int(q, REPORT_REQUEST_recipient_id);
        bool missing;
        TRY(case_frame(r, tx, g, &f));
        if (!recipient)
                TRY(releases_panel(r, tx, g));
        if (recipient)
                TRY(report_release_hint(r, tx, g, recipient, ui_form_number(r) + 1, &missing));
        if (recipient)
                TRY(contacts_panel(r, tx, recipient));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        TRY(ui_form(r, tx, &form, q));
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(report_request_new, "/befunde/neu", NEED(CASE_WRITE, CASE), .title = T("Unterlagen anfordern"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *q;
        TRY(preset(r, tx, &q));
        return new_draw(r, tx, g, q);
}

CASE_POST(report_request_create, "/befunde/neu", NEED(CASE_WRITE, CASE), .title = T("Unterlagen anfordern"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *q = rec_new(r->arena, &report_request_entity.e);
        enum err e = form_read(r, rtx_of(tx), q);
        if (e == OK)
                e = ent_insert_in(tx, g, &report_request_entity, q, &r->errs);
        if (e == ERR_INVALID)
                return report_answer(r, e, new_draw(r, rtx_of(tx), grant_of(g), q), (struct url){0});
        TRY(e);
        req_redirect_said(r, report_request_url(q, r->arena), S("created"));
        return OK;
}

/* ---- changed while it is a draft ---- */

static enum err draft_only(struct req *r, struct rtx *tx, const struct grant *g, bool *fixed)
{
        struct record *q;
        TRY(ent_get_in(tx, g, &report_request_entity, req_id(r, 1), &q));
        *fixed = report_request_status(q) != REPORT_DRAFT;
        if (*fixed)
                req_redirect_said(r, report_request_url(q, r->arena), S("report_state"));
        return OK;
}

CASE_GET(report_request_edit, "/befunde/:/bearbeiten", NEED(CASE_WRITE, CASE),
         .title = T("Anforderung bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        bool fixed;
        TRY(draft_only(r, tx, g, &fixed));
        return fixed ? OK : crud_edit_in(r, tx, g, &report_request_entity, req_id(r, 1), &request_view);
}

CASE_POST(report_request_save, "/befunde/:/bearbeiten", NEED(CASE_WRITE, CASE),
          .title = T("Anforderung bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        bool fixed;
        TRY(draft_only(r, rtx_of(tx), grant_of(g), &fixed));
        return fixed ? OK : crud_save_in(r, tx, g, &report_request_entity, req_id(r, 1), &request_view);
}

CASE_GET(report_request_history, "/befunde/:/verlauf", NEED(CASE_READ, SCHEDULE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_history_in(r, tx, g, &report_request_entity, req_id(r, 1), &request_view);
}

/* ---- one request ---- */

struct steps {
        struct row_item row[6];
        size_t n;
};

static void step_add(struct req *r, struct steps *s, struct url to, struct str title, struct str label,
                     enum data_class cls)
{
        if (actor_writes(r->actor, cls))
                s->row[s->n++] = (struct row_item){
                        .title = title, .action = {.label = label, .needs = CAP_CASE_WRITE, .to = to}};
}

/* D5 sends a draft with its letter, D6 reminds; the letter writes down the disclosure, so that nothing is done twice. */
static struct url letter_url_of(struct req *r, const struct record *q, struct str source)
{
        return url_with(r->arena, url_path(r->arena, "/faelle/:/schreiben/neu", q->case_id), S("zu"),
                        str_join(r->arena, source, S(":"), str_from_int(r->arena, q->id)));
}

/* Everything that can be done now; the state says which of them. */
static void steps_panel(struct req *r, const struct record *q)
{
        struct steps s = {.n = 0};
        enum report_status now = report_request_status(q);
        if (now == REPORT_DRAFT || report_waits(now))
                step_add(r, &s,
                         letter_url_of(r, q,
                                       now == REPORT_DRAFT ? S("report_requests") : S("waiting_requests")),
                         now == REPORT_DRAFT ? _("Als Brief?") : _("Erinnerung als Brief?"),
                         _("Schreiben dazu"), CLASS_CASE);
        if (now == REPORT_DRAFT)
                step_add(r, &s, url_path(r->arena, "/faelle/:/befunde/:/senden", q->case_id, q->id),
                         _("Angaben vollständig?"), _("Abschicken"), CLASS_CASE);
        if (report_waits(now) || now == REPORT_REFUSED || now == REPORT_RECEIVED)
                step_add(r, &s, url_path(r->arena, "/faelle/:/befunde/:/eingang", q->case_id, q->id),
                         now == REPORT_RECEIVED ? _("Kam noch etwas?") : _("Ist die Unterlage da?"),
                         _("Eingegangen"), CLASS_SCHEDULE);
        if (report_waits(now))
                step_add(r, &s, url_path(r->arena, "/faelle/:/befunde/:/erinnern", q->case_id, q->id),
                         _("Es dauert?"), _("Erinnern"), CLASS_CASE);
        if (now != REPORT_DRAFT && now != REPORT_WITHDRAWN)
                step_add(r, &s, url_path(r->arena, "/faelle/:/befunde/:/hindernis", q->case_id, q->id),
                         _("Etwas stockt oder fehlt?"), _("Hindernis festhalten"), CLASS_CASE);
        if (report_waits(now) || now == REPORT_DRAFT)
                step_add(r, &s, url_path(r->arena, "/faelle/:/befunde/:/ende", q->case_id, q->id),
                         _("Kommt nichts mehr?"), _("Ohne Antwort beenden"), CLASS_CASE);
        if (!s.n || !grant_writes(r->grant))
                return;
        ui_panel(r->html, _("Was ist zu tun?"), S(""), (struct action){0});
        ui_rows(r->html, s.row, s.n);
        ui_panel_end(r->html);
}

static enum err reminders_panel(struct req *r, struct rtx *tx, const struct report_file *f, int64_t id)
{
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, f->reminders + 1);
        size_t n = 0;
        for (size_t i = 0; i < f->reminders; i++) {
                const struct record *m = &f->reminder[i];
                struct str way;
                if (rec_int(m, REPORT_REMINDER_request_id) != id)
                        continue;
                TRY(ui_value(r, tx, &m->e->fields[REPORT_REMINDER_way], m->v[REPORT_REMINDER_way], &way));
                struct str note =
                        actor_reads(r->actor, CLASS_CASE) ? rec_text(m, REPORT_REMINDER_note) : S("");
                row[n++] = (struct row_item){
                        .when = date_german(r->arena, rec_date(m, REPORT_REMINDER_reminded_on)),
                        .title = str_join_with(r->arena, S(", "), way,
                                               rec_text(m, REPORT_REMINDER_spoken_with)),
                        .meta = note};
        }
        if (!n)
                return OK;
        ui_panel(r->html, _("Erinnerungen"), str_from_int(r->arena, (int64_t)n), (struct action){0});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return OK;
}

static void papers_panel(struct req *r, const struct report_file *f, int64_t id)
{
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, f->reports + 1);
        size_t n = 0;
        for (size_t i = 0; i < f->reports; i++)
                if (rec_int(&f->report[i], REPORT_request_id) == id)
                        row[n++] = (struct row_item){.title = rec_text(&f->report[i], REPORT_title),
                                                     .to = report_paper_url(&f->report[i], r->arena)};
        if (!n)
                return;
        ui_panel(r->html, _("Was kam"), S(""), (struct action){0});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
}

/* What goes with it, and on which page the release and the disclosure are read. */
static void papers_behind(struct req *r, const struct record *q)
{
        int64_t release = rec_int(q, REPORT_REQUEST_release_id),
                disclosure = rec_int(q, REPORT_REQUEST_disclosure_id);
        if (!release || !actor_reads(r->actor, CLASS_CASE))
                return;
        struct row_item row[] = {
                {.title = _("Beigelegte Entbindung von der Schweigepflicht"),
                 .to = url_path(r->arena, "/faelle/:/einwilligungen/:", q->case_id, release)},
                {.title = _("Eintrag unter „Weitergaben“"),
                 .to = url_path(r->arena, "/faelle/:/weitergaben/:", q->case_id, disclosure)},
        };
        ui_panel(r->html, _("Worauf die Anforderung beruht"), S(""), (struct action){0});
        ui_rows(r->html, row, ARRAY_LEN(row));
        ui_panel_end(r->html);
}

static enum err state_panel(struct req *r, struct rtx *tx, const struct report_file *f,
                            const struct record *q)
{
        static const size_t life[] = {REPORT_REQUEST_way, REPORT_REQUEST_ended_on,
                                      REPORT_REQUEST_ending_note};
        struct report_state s = report_state_of(f, q);
        struct row_item row = {.badge = report_request_badge(&s),
                               .title = report_request_meta(tx, q, report_reminders_of(f, q->id)),
                               .urgent = report_next(&s, clock_today()) == REPORT_REMIND};
        if (row.urgent)
                ui_panel_urgent(r->html, _("Stand"), S(""));
        else
                ui_panel(r->html, _("Stand"), S(""), (struct action){0});
        ui_rows(r->html, &row, 1);
        if (s.status != REPORT_DRAFT)
                TRY(report_values_draw(r, tx, q, life, ARRAY_LEN(life)));
        ui_panel_end(r->html);
        return OK;
}

/* What was written, beside what happened to it. */
static enum err detail_panel(struct req *r, struct rtx *tx, const struct record *q)
{
        ui_panel(r->html, _("Angaben"), S(""), (struct action){0});
        TRY(ui_detail(r, tx, q));
        ui_panel_end(r->html);
        return OK;
}

static enum err request_panels(struct req *r, struct rtx *tx, const struct record *q)
{
        struct report_file f;
        bool missing;
        enum report_status now = report_request_status(q);
        TRY(report_file(tx, r->grant, &f));
        if ((now == REPORT_DRAFT || report_waits(now)) && actor_reads(r->actor, CLASS_CASE))
                TRY(report_release_hint(r, tx, r->grant, rec_int(q, REPORT_REQUEST_recipient_id), 0,
                                        &missing));
        ui_grid(r->html);
        TRY(state_panel(r, tx, &f, q));
        steps_panel(r, q);
        TRY(reminders_panel(r, tx, &f, q->id));
        papers_panel(r, &f, q->id);
        papers_behind(r, q);
        ui_grid_side(r->html);
        TRY(detail_panel(r, tx, q));
        ui_grid_end(r->html);
        return OK;
}

CASE_GET(report_request_show, "/befunde/:", NEED(CASE_READ, SCHEDULE), .title = T("Anforderung"),
         .menu = MENU_CASES, .budget = 25)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *q;
        TRY(ent_get_in(tx, g, &report_request_entity, req_id(r, 1), &q));
        bool draft = report_request_status(q) == REPORT_DRAFT;
        const struct action action[] = {
                {.label = _("Änderungen"),
                 .weight = ACTION_TERTIARY,
                 .needs = CAP_N,
                 .to = url_path(r->arena, "/faelle/:/befunde/:/verlauf", q->case_id, q->id)},
                {.label = draft ? _("Bearbeiten") : _("Frist und Kosten"),
                 .icon = S("edit"),
                 .needs = CAP_CASE_WRITE,
                 .to = draft ? url_path(r->arena, "/faelle/:/befunde/:/bearbeiten", q->case_id, q->id)
                             : url_path(r->arena, "/faelle/:/befunde/:/frist", q->case_id, q->id)}};
        struct case_frame frame = {.title = rec_text(q, REPORT_REQUEST_title),
                                   .section = _("Gutachten und Befunde"),
                                   .section_to = reports_url(r->arena, q->case_id),
                                   .action = action,
                                   .actions = ARRAY_LEN(action)};
        TRY(case_frame(r, tx, g, &frame));
        return request_panels(r, tx, q);
}
