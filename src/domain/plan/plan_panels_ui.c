/* More panels of a version: stages, network plan, tasks; and the panel that stands beside a disruption. */
#include "domain/plan/dependency.h"
#include "domain/plan/plan_show_ui.h"
#include "domain/tasks/task_list.h"

static struct url part_url(struct req *r, const struct record *plan, const char *what)
{
        bool stages = str_eq(str_of(what), S("stufen"));
        return stages ? url_path(r->arena, "/faelle/:/plan/:/stufen", plan->case_id, plan->id)
                      : url_path(r->arena, "/faelle/:/plan/:/abhaengigkeiten", plan->case_id, plan->id);
}

/* ---- stages ---- */

/* A return usually grows; when it does not, that may be right and is said, not refused. */
static void falls_say(struct req *r, const struct plan_file *p)
{
        size_t i = stage_falls(p->stage, p->stages);
        if (i == p->stages)
                return;
        html_lit(r->html, "<p class=\"fn-meta\">");
        html_text(r->html, str_join(r->arena, _("Hinweis: Ab "),
                                    date_german(r->arena, rec_date(&p->stage[i], STAGE_starts)),
                                    _(" sind es weniger Stunden als davor.")));
        html_lit(r->html, "</p>");
}

static enum err before_with_stages(struct rtx *tx, const struct grant *g, const struct plan_file *p,
                                   struct plan_file *before, bool *found)
{
        int64_t id;
        enum err e = plan_before(tx, g, p->plan, &id);
        *found = false;
        if (e == ERR_NOT_FOUND)
                return OK;
        TRY(e);
        TRY(plan_file(tx, g, id, before));
        *found = before->stages > 0;
        return OK;
}

static enum err chart_of(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_file *p)
{
        struct plan_file before;
        struct record *worked;
        struct stages_shown s = {.now = p};
        bool found;
        TRY(before_with_stages(tx, g, p, &before, &found));
        TRY(ent_list_in(tx, g, &worked_hours_entity, STAGES_MAX, &worked, &s.worked_n));
        s.worked = worked;
        s.before = found ? &before : NULL;
        stage_chart(r->html, &s);
        falls_say(r, p);
        return OK;
}

static void foot_begin(struct req *r)
{
        html_lit(r->html, "<div class=\"fn-actions fn-actions--foot fn-noprint\">");
}

enum err plan_stages_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_file *p)
{
        struct arena *a = r->arena;
        struct action add = {.label = _("Stufe hinzufügen"),
                             .to = url_path(a, "/faelle/:/plan/:/stufen/neu", p->plan->case_id, p->plan->id)};
        bool may = plan_may_write(r), open = may && plan_changeable(p->plan);
        ui_panel(r->html, _("Stufenplan: Stunden je Tag"), S(""),
                 (struct action){.label = _("Stufen"), .to = part_url(r, p->plan, "stufen")});
        if (p->stages)
                TRY(chart_of(r, tx, g, p));
        else
                ui_empty(r->html, _("Für eine stufenweise Rückkehr stehen hier die Stunden je Tag."),
                         open ? add : (struct action){0});
        if (p->stages && may) {
                foot_begin(r);
                if (open)
                        ui_action(r->html, add);
                ui_action(r->html, (struct action){.label = _("Tatsächliche Stunden"),
                                                   .to = url_path(a, "/faelle/:/stunden", p->plan->case_id)});
                html_lit(r->html, "</div>");
        }
        ui_panel_end(r->html);
        return OK;
}

/* ---- network plan ---- */

enum err plan_network_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_file *p)
{
        struct record *d;
        size_t n;
        struct plan_net net;
        struct action add = {.label = _("Abhängigkeit hinzufügen"),
                             .to = url_path(r->arena, "/faelle/:/plan/:/abhaengigkeiten/neu",
                                            p->plan->case_id, p->plan->id)};
        bool open = plan_may_write(r) && plan_changeable(p->plan) && p->measures > 1;
        TRY(dependency_list(tx, g, p->plan->id, &d, &n));
        plan_net(r->arena, p, d, n, &net);
        ui_panel(r->html, _("Was hängt wovon ab?"),
                 net.edges ? _("dick, mit Dreieck: bestimmt das Ende") : S(""),
                 net.edges ? (struct action){0}
                           : (struct action){.label = _("Abhängigkeiten"),
                                             .to = part_url(r, p->plan, "abhaengigkeiten")});
        if (net.edges) {
                network_chart(r->html, &net);
                foot_begin(r);
                if (open)
                        ui_action(r->html, add);
                ui_action(r->html, (struct action){.label = _("Abhängigkeiten"),
                                                   .to = part_url(r, p->plan, "abhaengigkeiten")});
                html_lit(r->html, "</div>");
        } else {
                ui_empty(r->html, _("Noch nichts wartet auf etwas anderes."),
                         open ? add : (struct action){0});
        }
        ui_panel_end(r->html);
        return OK;
}

/* ---- tasks and the next review ---- */

enum { TASKS_SHOWN = 8 };

enum err plan_tasks_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_file *p)
{
        struct arena *a = r->arena;
        struct task_line *t;
        struct date review = rec_date(p->plan, PLAN_review_on);
        size_t n, rows = 0;
        TRY(task_list_in(tx, g, TASKS_OPEN, TASKS_SHOWN, 0, &t, &n));
        struct row_item *row = NEW_ARRAY(a, struct row_item, n + 1);
        if (date_given(review))
                row[rows++] = (struct row_item){.when = date_german(a, review),
                                                .title = _("Plan gemeinsam überprüfen")};
        for (size_t i = 0; i < n; i++)
                row[rows++] = (struct row_item){
                        .when = date_german(a, t[i].due),
                        .title = t[i].title,
                        .to = url_path(a, "/faelle/:/aufgaben/:", grant_case(g), t[i].id),
                        .meta = str_empty(t[i].user_name) ? t[i].responsible_name : t[i].user_name};
        ui_panel(r->html, _("Arbeits- und Zeitplan"), S(""),
                 (struct action){.label = _("Alle Aufgaben"),
                                 .to = url_path(a, "/faelle/:/aufgaben", grant_case(g))});
        if (rows)
                ui_rows(r->html, row, rows);
        else
                ui_empty(r->html, _("Keine offene Aufgabe, keine Überprüfung vereinbart."),
                         (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

/* ---- beside a disruption ---- */

enum err plan_because_panel(struct req *r, struct rtx *tx, const struct record *disruption)
{
        struct arena *a = r->arena;
        struct plan_line *p;
        size_t n;
        if (!actor_reads(r->actor, CLASS_CASE))
                return OK;
        TRY(plan_lines(tx, r->grant, &p, &n));
        if (!n)
                return OK;
        struct row_item *row = NEW_ARRAY(a, struct row_item, n + 1);
        size_t rows = 0;
        for (size_t i = 0; i < n; i++)
                if (p[i].disruption_id == disruption->id)
                        row[rows++] = (struct row_item){
                                .title = plan_version_name(a, p[i].number),
                                .meta = p[i].reason,
                                .to = url_path(a, "/faelle/:/plan/:", disruption->case_id, p[i].id)};
        ui_panel(r->html, _("Im Plan"), S(""), (struct action){0});
        ui_rows(r->html, row, rows);
        if (!rows)
                ui_empty(r->html, _("Wegen dieser Störung wurde der Plan noch nicht geändert."),
                         plan_may_write(r)
                                 ? (struct action){.label = _("Neue Version beginnen"),
                                                   .to = url_with(a,
                                                                  url_path(a, "/faelle/:/plan/neue-version",
                                                                           disruption->case_id),
                                                                  S("stoerung"),
                                                                  str_from_int(a, disruption->id))}
                                 : (struct action){0});
        ui_panel_end(r->html);
        return OK;
}
