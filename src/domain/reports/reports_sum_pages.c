/* The summary of a case (items of 3.B) is suggested from the marks of its papers; what somebody said stays as it is. CMB 3.B */
#include "core/setting.h"
#include "domain/concepts/answer.h"
#include "domain/concepts/method_ui.h"
#include "domain/concepts/store.h"
#include "domain/reports/reports_sum_ui.h"
#include "domain/reports/reports_ui.h"

static const struct sum_row {
        struct str item; /* of the pack */
        size_t field;
} sum_rows[] = {{S_INIT("reports_complete"), REPORT_complete},
                {S_INIT("reports_current"), REPORT_recent},
                {S_INIT("reports_meaningful"), REPORT_meaningful}};

struct report_sum report_sum_of(struct rtx *tx, const struct report_file *f)
{
        struct report_sum s = {0};
        struct report_clock clock = report_clock_of(tx);
        int64_t soon = setting_int(tx, S("report_days")), goal = setting_int(tx, S("report_goal_days"));
        for (size_t i = 0; i < f->requests; i++) {
                const struct record *q = &f->request[i];
                enum report_status status = report_request_status(q);
                struct date sent = rec_date(q, REPORT_REQUEST_requested_on),
                            came = rec_date(q, REPORT_REQUEST_received_on);
                if (!date_given(sent) || status == REPORT_WITHDRAWN)
                        continue;
                s.asked++;
                s.waiting += report_waits(status);
                s.late += report_waits(status) &&
                          date_cmp(rec_date(q, REPORT_REQUEST_due_on), clock_today()) < 0;
                s.soon += date_given(came) && report_days(clock, sent, came) <= soon;
                s.in_time += date_given(came) && report_days(clock, sent, came) <= goal;
        }
        return s;
}

/* ---- suggestions ---- */

struct suggestion {
        const struct concept_item *item; /* NULL: this case's concept does not ask it */
        struct str mark;                 /* empty: no paper says anything yet */
        bool said;                       /* somebody has answered it */
};

static struct str mark_of(struct arena *a, const struct report_file *f, size_t field)
{
        struct str *mark = NEW_ARRAY(a, struct str, f->reports + 1);
        for (size_t i = 0; i < f->reports; i++)
                mark[i] = rec_text(&f->report[i], field);
        return report_mark_sum(mark, f->reports);
}

static enum err suggestions_make(struct rtx *tx, const struct grant *g, const struct report_file *f,
                                 struct answers *said, struct suggestion *out)
{
        const struct concept *c;
        enum err e = concept_of_case(tx, g, &c);
        if (e == ERR_NOT_FOUND) /* an office without a concept asks nothing */
                return OK;
        TRY(e);
        TRY(answers_read(tx, g, c, false, said));
        for (size_t i = 0; i < ARRAY_LEN(sum_rows); i++) {
                out[i] = (struct suggestion){.item = concept_item(c, sum_rows[i].item),
                                             .mark = mark_of(rtx_arena(tx), f, sum_rows[i].field)};
                if (!out[i].item)
                        continue;
                const struct answer *x = answer_leading(said, out[i].item);
                out[i].said = x && answer_given(x);
        }
        return OK;
}

static bool may_take(const struct suggestion *s)
{
        return s->item && !s->said && !str_empty(s->mark);
}

static enum err sum_row(struct req *r, struct rtx *tx, const struct suggestion *s, const struct answers *said,
                        struct row_item *out)
{
        struct str label = S("");
        const struct answer *x = answer_leading(said, s->item);
        *out = (struct row_item){.title = s->item->f.label, .badge_right = true};
        if (!str_empty(s->mark))
                TRY(ui_code_label(r, tx, S("report_mark"), s->mark, &label));
        out->meta = str_empty(label) ? _("Noch keine Unterlage geprüft")
                                     : str_join(r->arena, _("Nach den Unterlagen: "), label);
        if (s->said) {
                TRY(answer_words(r, tx, x, &out->badge.label));
                out->badge = (struct badge){out->badge.label, TONE_SUCCESS, S("check")};
        } else {
                out->badge = (struct badge){_("offen"), TONE_NEUTRAL, S("draft")};
        }
        return OK;
}

enum err report_sum_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct report_file *f)
{
        struct suggestion s[ARRAY_LEN(sum_rows)] = {0};
        struct row_item row[ARRAY_LEN(sum_rows)];
        struct answers said;
        size_t n = 0;
        bool take = false;
        const struct performance_goal *goal = NULL;
        if (!actor_reads(r->actor, CLASS_HEALTH) || !actor_reads(r->actor, CLASS_CASE) || !f->reports)
                return OK;
        TRY(suggestions_make(tx, g, f, &said, s));
        for (size_t i = 0; i < ARRAY_LEN(s); i++) {
                if (!s[i].item)
                        continue;
                goal = s[i].item->goal;
                TRY(sum_row(r, tx, &s[i], &said, &row[n++]));
                take = take || may_take(&s[i]);
        }
        if (!goal)
                return OK;
        ui_panel(r->html, _("Auswertung"), S(""),
                 (struct action){.label = _("Auswertung öffnen"),
                                 .to = goal_url(r->arena, grant_case(g), goal)});
        ui_rows(r->html, row, n);
        if (take && grant_writes(g) && actor_writes(r->actor, CLASS_HEALTH)) {
                html_lit(r->html, "<div class=\"fn-actions fn-actions--foot\">");
                ui_post_button(r, url_path(r->arena, "/faelle/:/befunde/auswertung", grant_case(g)),
                               _("Vorschlag übernehmen"), NULL, 0);
                html_lit(r->html, "</div>\n");
        }
        ui_panel_end(r->html);
        return OK;
}

CASE_POST(report_sum_take, "/befunde/auswertung", NEED(CASE_WRITE, HEALTH),
          .title = T("Auswertung übernehmen"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct report_file f;
        struct suggestion s[ARRAY_LEN(sum_rows)] = {0};
        struct answers said;
        bool any = false;
        TRY(report_file(rtx_of(tx), grant_of(g), &f));
        TRY(suggestions_make(rtx_of(tx), grant_of(g), &f, &said, s));
        for (size_t i = 0; i < ARRAY_LEN(s); i++) {
                if (!may_take(&s[i]))
                        continue;
                struct answer_data d = {.item = s[i].item,
                                        .source = s[i].item->source[0],
                                        .value = V(s[i].mark),
                                        .evidence = _("Aus der Prüfung der Unterlagen"),
                                        .said_on = clock_today()};
                TRY(answer_put(tx, g, &said, &d, &r->errs, NULL));
                any = true;
        }
        req_redirect_said(r, reports_url(r->arena, grant_case(grant_of(g))),
                          any ? S("saved") : S("unchanged"));
        return OK;
}
