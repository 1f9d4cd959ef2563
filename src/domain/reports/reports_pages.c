/* „Gutachten und Befunde“: what is asked of whom, since when, what came, what burns first; one click to the next step. CMB 3.A–3.C */
#include "core/setting.h"
#include "domain/cases/case_course_ui.h"
#include "domain/help/help_view.h"
#include "domain/reports/reports_sum_ui.h"
#include "domain/reports/reports_ui.h"

COURSE_ENTRY(report_request, .word = T("Angefordert: "), .list = K("disclosure_way"), .mark = MARK_DOCUMENT,
             .path = "/faelle/:/befunde/:", .chip = K("unterlagen"))
COURSE_ENTRY(report_reminder, .word = T("Erinnert: "), .list = K("disclosure_way"), .mark = MARK_CONTACT,
             .path = "/faelle/:/befunde/:", .chip = K("unterlagen"))
COURSE_ENTRY(report, .word = T("Eingegangen: "), .mark = MARK_DOCUMENT,
             .path = "/faelle/:/berichte/:", .chip = K("unterlagen"))

HELP_TEXT(
        reports, "/faelle/:/befunde", T("Gutachten und Befunde"),
        T("Was andere schon untersucht haben: bei wem angefordert, seit wann, bis wann, und was davon da ist. Oben steht, was "
          "zuerst dran ist. Ohne Entbindung von der Schweigepflicht geht keine Anforderung hinaus."))

enum { COLUMNS = 6 };

/* ---- figures ---- */

/* Few as they are in a case, people see more in „1 von 3“ than in a percentage. */
static struct str part_of(struct arena *a, size_t part, size_t whole)
{
        return str_join(a, str_from_int(a, (int64_t)part), _(" von "), str_from_int(a, (int64_t)whole));
}

static void figures_draw(struct req *r, struct rtx *tx, const struct report_file *f)
{
        struct arena *a = r->arena;
        struct report_sum s = report_sum_of(tx, f);
        struct str days = setting_int(tx, S("report_workdays")) ? _(" Arbeitstagen da") : _(" Tagen da");
        struct figure figure[] = {
                {.value = str_from_int(a, (int64_t)s.waiting), .label = _("noch offen"), .icon = S("mail")},
                {.value = str_from_int(a, (int64_t)s.late),
                 .label = _("überfällig"),
                 .icon = S("warning"),
                 .tone = s.late ? TONE_DANGER : TONE_NEUTRAL},
                {.value = part_of(a, s.soon, s.asked),
                 .label = str_join(a, _("in "), str_from_int(a, setting_int(tx, S("report_days"))), days),
                 .icon = S("check")},
                {.value = part_of(a, s.in_time, s.asked),
                 .label =
                         str_join(a, _("in "), str_from_int(a, setting_int(tx, S("report_goal_days"))), days),
                 .icon = S("check")},
        };
        if (s.asked)
                ui_figures(r->html, figure, ARRAY_LEN(figure));
}

/* ---- what comes next ---- */

/* Most pressing step first; within it the earliest deadline. */
static size_t ordered(const struct report_file *f, const struct record **out)
{
        size_t n = 0;
        for (enum report_step step = REPORT_REMIND; step < REPORT_DONE; step++) {
                size_t from = n;
                for (size_t i = 0; i < f->requests; i++) {
                        struct report_state s = report_state_of(f, &f->request[i]);
                        if (report_next(&s, clock_today()) != step)
                                continue;
                        size_t at = n++;
                        for (; at > from &&
                               date_cmp(rec_date(out[at - 1], REPORT_REQUEST_due_on), s.due_on) > 0;
                             at--)
                                out[at] = out[at - 1];
                        out[at] = &f->request[i];
                }
        }
        return n;
}

static struct row_item request_row(struct req *r, struct rtx *tx, const struct report_file *f,
                                   const struct record *q)
{
        struct report_state s = report_state_of(f, q);
        return (struct row_item){.badge = report_request_badge(&s),
                                 .title = rec_text(q, REPORT_REQUEST_title),
                                 .meta = report_request_meta(tx, q, report_reminders_of(f, q->id)),
                                 .to = report_request_url(q, r->arena),
                                 .action = report_request_action(r, f, q),
                                 .urgent = report_next(&s, clock_today()) == REPORT_REMIND};
}

static void next_panel(struct req *r, struct rtx *tx, const struct report_file *f)
{
        const struct record **q = NEW_ARRAY(r->arena, const struct record *, f->requests + 1);
        size_t n = ordered(f, q);
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        bool burns = false;
        for (size_t i = 0; i < n; i++) {
                row[i] = request_row(r, tx, f, q[i]);
                burns = burns || row[i].urgent;
        }
        struct str count = n ? str_from_int(r->arena, (int64_t)n) : S("");
        if (burns)
                ui_panel_urgent(r->html, _("Als Nächstes"), count);
        else
                ui_panel(r->html, _("Als Nächstes"), count, (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html,
                         f->requests ? _("Alles Angeforderte ist beantwortet.")
                                     : _("Noch nichts angefordert."),
                         (struct action){0});
        ui_panel_end(r->html);
}

/* ---- papers ---- */

static void papers_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct report_file *f)
{
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, f->reports + 1);
        bool reads = actor_reads(r->actor, CLASS_HEALTH);
        struct action add = {.label = _("Unterlage eintragen"),
                             .to = url_path(r->arena, "/faelle/:/berichte/neu", grant_case(g)),
                             .needs = CAP_CASE_WRITE};
        (void)tx;
        for (size_t i = 0; i < f->reports; i++) {
                const struct record *p = &f->report[f->reports - 1 - i];
                row[i] = (struct row_item){
                        .title = rec_text(p, REPORT_title),
                        .to = report_paper_url(p, r->arena),
                        .meta = str_join(r->arena, _("Eingegangen am "),
                                         date_german(r->arena, rec_date(p, REPORT_received_on))),
                        .badge_right = true};
                if (reads)
                        row[i].badge = report_paper_badge(p);
        }
        ui_panel(r->html, _("Was da ist"), f->reports ? str_from_int(r->arena, (int64_t)f->reports) : S(""),
                 grant_writes(g) ? add : (struct action){0});
        if (f->reports)
                ui_rows(r->html, row, f->reports);
        else
                ui_empty(r->html,
                         _("Noch keine Unterlage. Fragen Sie zuerst, was die Person selbst mitbringt."),
                         (struct action){0});
        ui_panel_end(r->html);
}

/* ---- obstacles ---- */

static struct str defect_meta(struct req *r, const struct report_defect_line *d)
{
        struct arena *a = r->arena;
        bool open = !date_given(d->solved_on);
        int days = date_between(d->occurred_on, open ? clock_today() : d->solved_on);
        struct str span = str_join(a, open ? _("seit ") : _("gelöst nach "), str_from_int(a, days),
                                   days == 1 ? _(" Tag") : _(" Tagen"));
        if (str_eq(d->reach, S("general")))
                span = str_join(a, span, _(" · als Regel für alle"));
        return str_empty(d->source) ? span : str_join(a, d->source, S(" · "), span);
}

static enum err defects_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct report_defect_line *d;
        size_t n;
        if (!actor_reads(r->actor, CLASS_CASE))
                return OK;
        TRY(report_defects(tx, g, &d, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++) {
                bool open = !date_given(d[i].solved_on);
                row[i] = (struct row_item){
                        .title = d[i].title,
                        .meta = defect_meta(r, &d[i]),
                        .to = url_path(r->arena, "/faelle/:/stoerungen/:", grant_case(g), d[i].disruption_id),
                        .badge = open ? (struct badge){_("offen"), TONE_WARNING, S("")}
                                      : (struct badge){_("gelöst"), TONE_SUCCESS, S("")},
                        .badge_right = true};
        }
        ui_panel(r->html, _("Hindernisse"), n ? str_from_int(r->arena, (int64_t)n) : S(""),
                 (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Bisher ging alles glatt."), (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

/* ---- all requests, with export ---- */

static enum err cells_fill(struct req *r, struct rtx *tx, const struct report_file *f, const struct record *q,
                           struct ui_cell *cell)
{
        struct arena *a = r->arena;
        struct report_state s = report_state_of(f, q);
        struct date sent = rec_date(q, REPORT_REQUEST_requested_on),
                    came = rec_date(q, REPORT_REQUEST_received_on);
        cell[0] = (struct ui_cell){.text = rec_text(q, REPORT_REQUEST_title), .to = report_request_url(q, a)};
        cell[1].badge = report_request_badge(&s);
        cell[2].text = date_german(a, sent);
        cell[3].text = date_german(a, rec_date(q, REPORT_REQUEST_due_on));
        cell[4].text = date_german(a, came);
        if (date_given(came))
                cell[5].text = str_from_int(a, report_days(report_clock_of(tx), sent, came));
        return OK;
}

static enum err table_draw(struct req *r, struct rtx *tx, const struct report_file *f)
{
        static const struct ui_column column[COLUMNS] = {
                {.label = S_INIT(N_("Was und bei wem")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Stand")), .cls = CLASS_SCHEDULE, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Angefordert am")), .cls = CLASS_SCHEDULE, .phone = PHONE_FIRST},
                {.label = S_INIT(N_("Frist")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Eingegangen am")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Tage")), .cls = CLASS_SCHEDULE, .number = true},
        };
        struct table_view t = {.title = _("Alle Anforderungen"),
                               .caption = _("Alle Anforderungen"),
                               .column = column,
                               .columns = COLUMNS,
                               .rows = f->requests,
                               .total = (int64_t)f->requests,
                               .unit = _("Anforderungen"),
                               .empty = _("Noch nichts angefordert."),
                               .download = S("anforderungen")};
        t.cell = NEW_ARRAY(r->arena, struct ui_cell, t.rows * COLUMNS + 1);
        for (size_t i = 0; i < t.rows; i++)
                TRY(cells_fill(r, tx, f, &f->request[t.rows - 1 - i], &t.cell[i * COLUMNS]));
        return ui_table(r, &t);
}

CASE_GET(report_index, "/befunde", NEED(CASE_READ, SCHEDULE), .title = T("Gutachten und Befunde"),
         .menu = MENU_CASES, .menu_label = T("Gutachten"), .menu_order = 250, .work_fields = K("3"),
         .budget = 25)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct report_file f;
        const struct action action = {.label = _("Unterlagen anfordern"),
                                      .weight = ACTION_PRIMARY,
                                      .icon = S("add"),
                                      .needs = CAP_CASE_WRITE,
                                      .to = url_path(r->arena, "/faelle/:/befunde/neu", grant_case(g))};
        struct case_frame frame = {.title = _("Gutachten und Befunde"),
                                   .action = &action,
                                   .actions = actor_writes(r->actor, CLASS_CASE) ? 1 : 0};
        TRY(report_file(tx, g, &f));
        TRY(case_frame(r, tx, g, &frame));
        figures_draw(r, tx, &f);
        next_panel(r, tx, &f);
        papers_panel(r, tx, g, &f);
        TRY(report_sum_panel(r, tx, g, &f));
        TRY(defects_panel(r, tx, g));
        return table_draw(r, tx, &f);
}
