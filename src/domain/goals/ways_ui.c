#include "domain/goals/ways_ui.h"

void application_note(struct html *h)
{
        html_lit(h, "<p class=\"fn-meta\">");
        html_text(
                h,
                _("Information, keine Rechtsberatung. Für Rechtsfragen gibt es Beratungsstellen und Anwältinnen."));
        html_lit(h, "</p>");
}

/* The client's words first; dissent is said with the way it is about. */
enum err strategy_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *s;
        size_t n;
        TRY(ent_list_in(tx, g, &strategy_entity, GOALS_MAX, &s, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++) {
                row[i] = (struct row_item){
                        .title = rec_text(&s[i], STRATEGY_text),
                        .to = url_path(r->arena, "/faelle/:/wege/:", s[i].case_id, s[i].id)};
                if (rec_given(&s[i], STRATEGY_own_words))
                        row[i].meta = str_join(r->arena, S("„"), rec_text(&s[i], STRATEGY_own_words), S("“"));
                if (rec_given(&s[i], STRATEGY_dissent)) {
                        row[i].badge = (struct badge){_("andere Sicht"), TONE_WARNING, S("edit")};
                        row[i].badge_right = true;
                }
        }
        ui_panel(r->html, _("Wege zum Ziel"), S(""),
                 (struct action){.label = _("Alle ansehen"),
                                 .to = url_path(r->arena, "/faelle/:/wege", grant_case(g))});
        ui_rows(r->html, row, n);
        if (!n)
                ui_empty(r->html, _("Noch kein Weg vereinbart."),
                         (struct action){.label = _("Weg aufschreiben"),
                                         .to = url_path(r->arena, "/faelle/:/wege/neu", grant_case(g))});
        ui_panel_end(r->html);
        return OK;
}

enum err application_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *a;
        size_t n;
        if (!actor_reads(r->actor, CLASS_SOCIAL))
                return OK;
        TRY(ent_list_in(tx, g, &application_entity, GOALS_MAX, &a, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++) {
                const struct field *f = application_entity.e.fields;
                struct str filed = date_german(r->arena, rec_date(&a[i], APPLICATION_filed_on)), status;
                TRY(ui_value(r, tx, &f[APPLICATION_kind], a[i].v[APPLICATION_kind], &row[i].title));
                TRY(ui_value(r, tx, &f[APPLICATION_status], a[i].v[APPLICATION_status], &status));
                row[i].to = url_path(r->arena, "/faelle/:/antraege/:", a[i].case_id, a[i].id);
                row[i].meta = str_join_with(r->arena, S(" · "), status, filed);
        }
        ui_panel(r->html, _("Anträge"), S(""),
                 (struct action){.label = _("Alle Anträge"),
                                 .to = url_path(r->arena, "/faelle/:/antraege", grant_case(g))});
        ui_rows(r->html, row, n);
        if (!n)
                ui_empty(r->html, _("Noch kein Antrag besprochen."),
                         (struct action){.label = _("Antrag anlegen"),
                                         .to = url_path(r->arena, "/faelle/:/antraege/neu", grant_case(g))});
        ui_panel_end(r->html);
        return OK;
}
