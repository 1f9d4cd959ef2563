#include "domain/plan/plan_show_ui.h"

#include "domain/plan/plan_view.h"

/* ---- versions and signatures ---- */

static enum err tabs_draw(struct req *r, struct rtx *tx, const struct plan_file *p, const struct plan_line *v,
                          size_t n)
{
        struct chip *chip = NEW_ARRAY(r->arena, struct chip, n + 2);
        for (size_t i = 0; i < n; i++) {
                struct str status;
                TRY(ui_code_label(r, tx, S("plan_status"), v[i].status, &status));
                if (str_eq(v[i].status, S("superseded")))
                        status = _("ersetzt"); /* the list's words are too long for a tab */
                chip[i] =
                        (struct chip){.label = str_join(r->arena, plan_version_name(r->arena, v[i].number),
                                                        S(" · "), status),
                                      .to = url_path(r->arena, "/faelle/:/plan/:", p->plan->case_id, v[i].id),
                                      .current = v[i].id == p->plan->id};
        }
        if (n > 1)
                chip[n++] =
                        (struct chip){.label = _("Unterschiede zeigen"),
                                      .to = url_path(r->arena, "/faelle/:/plan/vergleich", p->plan->case_id)};
        ui_tabs(r->html, _("Versionen des Plans"), chip, n);
        return OK;
}

/* The newest signature there is: since then the others are waited for. */
static struct date last_signature(const struct record *plan)
{
        struct date last = DATE_NONE;
        for (enum plan_party p = 0; p < PLAN_PARTIES; p++)
                if (date_cmp(rec_date(plan, plan_signature_field(p)), last) > 0)
                        last = rec_date(plan, plan_signature_field(p));
        return last;
}

static struct badge waits_badge(struct arena *a, const struct record *plan)
{
        struct date last = last_signature(plan);
        int days = date_given(last) ? date_between(last, clock_today()) : 0;
        struct str text = _("steht aus");
        if (days == 1)
                text = _("steht aus, seit gestern");
        else if (days > 1)
                text = str_join(a, _("steht aus, seit "), str_from_int(a, days), _(" Tagen"));
        return (struct badge){text, TONE_WARNING, S("edit")};
}

static struct plan_sign_card card_of(struct req *r, const struct record *plan, enum plan_party p,
                                     const struct case_head *head)
{
        struct date on = rec_date(plan, plan_signature_field(p));
        enum plan_status s = plan_status_of(plan);
        bool counts = s != PLAN_SUPERSEDED && s != PLAN_REJECTED;
        struct plan_sign_card c = {.role = plan_party_label(p), .name = plan_party_name(r->arena, p, head)};
        if (str_empty(c.name))
                c.name = _("nicht erfasst");
        if (date_given(on)) {
                c.state = (struct badge){date_german(r->arena, on), TONE_SUCCESS, S("")};
                return c;
        }
        c.open = counts;
        c.state = counts ? waits_badge(r->arena, plan)
                         : (struct badge){_("fehlte"), TONE_NEUTRAL, S("question-mark")};
        if (counts && plan_may_write(r))
                c.to = url_with(r->arena,
                                url_path(r->arena, "/faelle/:/plan/:/unterschrift", plan->case_id, plan->id),
                                S("wer"), plan_party_code(p));
        return c;
}

/* H9 in words: exactly what is missing until the version counts as signed. */
static void missing_draw(struct req *r, const struct plan_file *p)
{
        struct plan_gap *gap;
        size_t n = plan_gaps(r->arena, p, &gap);
        enum plan_status s = plan_status_of(p->plan);
        if (!n || (s != PLAN_DRAFT && s != PLAN_FORWARDED))
                return;
        struct str *sentence = NEW_ARRAY(r->arena, struct str, n);
        for (size_t i = 0; i < n; i++)
                sentence[i] = plan_gap_sentence(r->arena, &gap[i]);
        tpl_plan_missing(r->html, _("Als unterschrieben gilt diese Version noch nicht. Es fehlt:"), sentence,
                         n);
}

static void frozen_draw(struct req *r, const struct plan_file *p)
{
        if (plan_status_of(p->plan) != PLAN_DRAFT || plan_changeable(p->plan) || !plan_may_write(r))
                return;
        html_lit(r->html, "<p class=\"fn-meta fn-noprint\">");
        html_text(r->html, _("Seit der ersten Unterschrift bleibt der Inhalt, wie er ist. "));
        html_lit(r->html, "<a class=\"fn-link\" href=\"");
        html_url(r->html, url_path(r->arena, "/faelle/:/plan/:/zurueck", p->plan->case_id, p->plan->id));
        html_lit(r->html, "\">");
        html_text(r->html, _("Unterschriften zurücknehmen und ändern"));
        html_lit(r->html, "</a></p>");
}

enum err plan_state_panel(struct req *r, struct rtx *tx, const struct plan_file *p,
                          const struct case_head *head, const struct plan_line *version, size_t versions)
{
        static const enum plan_party order[] = {PLAN_CLIENT, PLAN_MANAGER, PLAN_EMPLOYER};
        struct plan_sign_card card[PLAN_PARTIES];
        ui_panel(r->html, S(""), S(""), (struct action){0});
        TRY(tabs_draw(r, tx, p, version, versions));
        html_lit(r->html, "<h2 class=\"kern-sr-only\">");
        html_text(r->html, _("Unterschriften"));
        html_lit(r->html, "</h2>");
        for (size_t i = 0; i < ARRAY_LEN(order); i++)
                card[i] = card_of(r, p->plan, order[i], head);
        tpl_plan_signs(r->html, card, ARRAY_LEN(order));
        missing_draw(r, p);
        frozen_draw(r, p);
        ui_panel_end(r->html);
        return OK;
}

/* ---- picture and table ---- */

enum err plan_chart_panel(struct req *r, const struct plan_file *p)
{
        ui_panel(r->html, _("Zeitplan"), S(""),
                 (struct action){.label = _("Als Tabelle"),
                                 .to = url_path(r->arena, "/faelle/:/plan/:/massnahmen", p->plan->case_id,
                                                p->plan->id)});
        plan_chart(r->html, p);
        bool any = false;
        for (size_t i = 0; i < p->measures; i++)
                any = any || rec_given(&p->measure[i], MEASURE_starts) ||
                      rec_given(&p->measure[i], MEASURE_ends);
        if (!any)
                ui_empty(r->html, _("Sobald Maßnahmen Beginn und Ende haben, erscheint hier der Zeitplan."),
                         (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

static struct badge measure_badge(struct str code, struct str label)
{
        if (str_eq(code, S("done")))
                return (struct badge){label, TONE_SUCCESS, S("")};
        if (str_eq(code, S("running")))
                return (struct badge){label, TONE_NEUTRAL, S("edit")};
        return (struct badge){label, TONE_NEUTRAL, str_eq(code, S("cancelled")) ? S("close") : S("draft")};
}

static enum err measure_line(struct req *r, struct rtx *tx, const struct record *m,
                             struct plan_measure_line *out)
{
        struct str code = rec_text(m, MEASURE_status), label;
        *out = (struct plan_measure_line){
                .title = rec_text(m, MEASURE_title),
                .why = rec_text(m, MEASURE_justification),
                .extent = rec_text(m, MEASURE_extent),
                .planned = plan_span(r->arena, rec_date(m, MEASURE_starts), rec_date(m, MEASURE_ends)),
                .actual = plan_span(r->arena, rec_date(m, MEASURE_started_on), rec_date(m, MEASURE_ended_on)),
                .note = rec_text(m, MEASURE_progress),
                .to = url_path(r->arena, "/faelle/:/plan/:/massnahmen/:", m->case_id,
                               rec_int(m, MEASURE_plan_id), m->id)};
        TRY(plan_text(r, tx, m, MEASURE_kind, &out->kind));
        TRY(plan_text(r, tx, m, MEASURE_provider_id, &out->provider));
        TRY(plan_text(r, tx, m, MEASURE_funder_id, &out->funder));
        TRY(plan_text(r, tx, m, MEASURE_costs, &out->costs));
        TRY(plan_text(r, tx, m, MEASURE_gap_kind, &out->gap));
        if (rec_given(m, MEASURE_gap_note))
                out->gap = str_join(r->arena, out->gap, S(". "), rec_text(m, MEASURE_gap_note));
        code = str_empty(code) ? S("planned") : code;
        TRY(ui_code_label(r, tx, S("measure_status"), code, &label));
        out->state = measure_badge(code, label);
        return OK;
}

enum err plan_measures_panel(struct req *r, struct rtx *tx, const struct plan_file *p)
{
        struct plan_measure_table t = {.lines = p->measures, .sum = text_money(r->arena, plan_costs(p))};
        struct action add = {0};
        if (plan_changeable(p->plan) && plan_may_write(r))
                add = (struct action){.label = _("Maßnahme hinzufügen"),
                                      .to = url_path(r->arena, "/faelle/:/plan/:/massnahmen/neu",
                                                     p->plan->case_id, p->plan->id)};
        t.line = NEW_ARRAY(r->arena, struct plan_measure_line, t.lines + 1);
        for (size_t i = 0; i < t.lines; i++)
                TRY(measure_line(r, tx, &p->measure[i], &t.line[i]));
        ui_panel(r->html, _("Maßnahmen"), S(""), t.lines ? add : (struct action){0});
        if (t.lines)
                tpl_plan_measures(r->html, &t);
        else
                ui_empty(r->html, _("Noch keine Maßnahme in dieser Version."), add);
        ui_panel_end(r->html);
        return OK;
}

/* ---- side column ---- */

static void text_block(struct html *h, struct str title, struct str text)
{
        if (str_empty(text))
                return;
        html_lit(h, "<h3 class=\"fn-row__title\">");
        html_text(h, title);
        html_lit(h, "</h3><div class=\"fn-text\">");
        html_paragraphs(h, text);
        html_lit(h, "</div>");
}

/* What disturbed, and the version that answers to it, lead to each other. CMB 10.E */
static void because_draw(struct req *r, struct rtx *tx, const struct plan_file *p)
{
        struct str title;
        int64_t id = rec_int(p->plan, PLAN_disruption_id);
        if (!id || plan_text(r, tx, p->plan, PLAN_disruption_id, &title) != OK || str_empty(title))
                return;
        html_lit(r->html, "<h3 class=\"fn-row__title\">");
        html_text(r->html, _("Wegen der Störung"));
        html_lit(r->html, "</h3><p><a href=\"");
        html_url(r->html, url_path(r->arena, "/faelle/:/stoerungen/:", p->plan->case_id, id));
        html_lit(r->html, "\">");
        html_text(r->html, title);
        html_lit(r->html, "</a></p>");
}

enum err plan_why_panel(struct req *r, struct rtx *tx, const struct plan_file *p,
                        const struct case_head *head)
{
        struct arena *a = r->arena;
        struct str words = rec_text(p->plan, PLAN_own_words), funder;
        TRY(plan_text(r, tx, p->plan, PLAN_funder_id, &funder));
        ui_panel(r->html,
                 str_join(a, _("Warum "), plan_version_name(a, rec_int(p->plan, PLAN_number)), S("?")), S(""),
                 (struct action){0});
        if (!str_empty(words))
                ui_quote(r->html, words, case_person(a, head));
        else
                ui_empty(r->html,
                         str_join(a, _("Dazu gibt es noch keine Worte von "), case_person_polite(a, head),
                                  S(".")),
                         (struct action){0});
        html_lit(r->html, "<div class=\"fn-text\">");
        html_paragraphs(r->html, rec_text(p->plan, PLAN_reason));
        html_lit(r->html, "</div>");
        text_block(r->html, _("Zuständiger Leistungsträger"), str_empty(funder) ? _("noch offen") : funder);
        text_block(r->html, _("Ablauf"), rec_text(p->plan, PLAN_procedure));
        because_draw(r, tx, p);
        ui_panel_end(r->html);
        return OK;
}

/* Why and own words stand above already. */
static bool is_news(const struct plan_change *c)
{
        return c->changed && !str_eq(c->what, plan_entity.e.fields[PLAN_reason].label) &&
               !str_eq(c->what, plan_entity.e.fields[PLAN_own_words].label);
}

/* A measure that came or went is one line; else each field that changed, under the measure's name once. */
static size_t news_of(struct arena *a, const struct plan_change *c, size_t n, struct plan_compare_line **out)
{
        struct str group = S(""), whole = S("");
        size_t shown = 0;
        *out = NEW_ARRAY(a, struct plan_compare_line, n + 1);
        for (size_t i = 0; i < n; i++) {
                bool title = str_eq(c[i].what, measure_entity.e.fields[MEASURE_title].label);
                if (!is_news(&c[i]) || (!str_empty(c[i].group) && str_eq(c[i].group, whole)))
                        continue;
                struct plan_compare_line l = {c[i].group, c[i].what, c[i].before, c[i].after, true};
                if (title && (str_empty(c[i].before) || str_empty(c[i].after))) {
                        whole = c[i].group;
                        l.what = str_empty(c[i].before) ? _("neu im Plan") : _("nicht mehr im Plan");
                        l.before = l.after = S("");
                } else if (shown && str_eq(c[i].group, group)) {
                        l.group = S("");
                }
                group = c[i].group;
                (*out)[shown++] = l;
        }
        return shown;
}

enum err plan_changes_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_file *p)
{
        struct arena *a = r->arena;
        struct plan_file before;
        struct plan_change *line;
        struct plan_compare_line *news;
        size_t n;
        int64_t id;
        enum err e = plan_before(tx, g, p->plan, &id);
        if (e == ERR_NOT_FOUND)
                return OK;
        TRY(e);
        TRY(plan_file(tx, g, id, &before));
        TRY(plan_compare(r, tx, &before, p, &line, &n));
        struct url to = url_with(a, url_path(a, "/faelle/:/plan/vergleich", p->plan->case_id), S("a"),
                                 str_from_int(a, id));
        ui_panel(r->html, _("Was sich geändert hat"), S(""),
                 (struct action){.label = str_join(a, _("neben "),
                                                   plan_version_name(a, rec_int(before.plan, PLAN_number))),
                                 .to = url_with(a, to, S("b"), str_from_int(a, p->plan->id))});
        size_t shown = news_of(a, line, n, &news);
        if (shown)
                tpl_plan_changes(r->html, news, shown);
        else
                ui_empty(r->html, _("Inhalt und Maßnahmen sind gleich geblieben."), (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

enum err plan_funder_panel(struct req *r, struct rtx *tx, const struct plan_file *p)
{
        static const size_t field[] = {PLAN_forwarded_on, PLAN_forward_reason, PLAN_decided_on, PLAN_decision,
                                       PLAN_decision_note};
        struct str text;
        bool any = false;
        for (size_t i = 0; i < ARRAY_LEN(field); i++)
                any = any || rec_given(p->plan, field[i]);
        if (!any)
                return OK;
        ui_panel(r->html, _("Beim Leistungsträger"), S(""), (struct action){0});
        html_lit(r->html, "<dl class=\"fn-detail\">");
        for (size_t i = 0; i < ARRAY_LEN(field); i++) {
                TRY(plan_text(r, tx, p->plan, field[i], &text));
                if (str_empty(text))
                        continue;
                html_lit(r->html, "<dt>");
                html_text(r->html, p->plan->e->fields[field[i]].label);
                html_lit(r->html, "</dt><dd>");
                html_text(r->html, text);
                html_lit(r->html, "</dd>");
        }
        html_lit(r->html, "</dl>");
        ui_panel_end(r->html);
        return OK;
}
