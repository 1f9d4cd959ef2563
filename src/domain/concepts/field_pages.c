/* A work field in a case: what it is for, its goals and how far they are. Nothing is locked (S1). */
#include "domain/concepts/method_ui.h"

#include "domain/concepts/store.h"

static enum err goal_row(struct req *r, struct rtx *tx, int64_t case_id, const struct goal_state *s,
                         const struct performance_goal *g, struct row_item *out)
{
        struct arena *a = r->arena;
        const struct rating_line *last = rating_of(s, g->code);
        size_t answered, needed;
        goal_answered(r, s, g, &answered, &needed);
        struct badge said = goal_badge(a, answered, needed);
        *out = (struct row_item){
                .title = g->title, .meta = g->aim, .to = goal_url(a, case_id, g), .badge_right = true};
        if (last) {
                TRY(rating_label(tx, last->value, &out->badge.label));
                out->badge = (struct badge){out->badge.label, TONE_SUCCESS, S("check")};
                out->meta = str_join(a, g->aim, _(" Bewertet am "), date_german(a, last->rated_on), S("."));
        } else if (!g->rated) {
                out->badge =
                        (struct badge){str_join(a, _("siehe "), g->see), TONE_NEUTRAL, S("arrow-forward")};
        } else {
                out->badge = needed ? said : (struct badge){_("offen"), TONE_NEUTRAL, S("draft")};
        }
        return OK;
}

static enum err goals_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct goal_state *s,
                            const struct work_field *f)
{
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, f->goals);
        for (size_t i = 0; i < f->goals; i++)
                TRY(goal_row(r, tx, grant_case(g), s, &f->goal[i], &row[i]));
        ui_panel(r->html, _("Leistungsziele"),
                 str_join(r->arena, str_from_int(r->arena, (int64_t)f->goals), _(" Ziele, Reihenfolge frei")),
                 (struct action){0});
        ui_rows(r->html, row, f->goals);
        ui_panel_end(r->html);
        return OK;
}

static void intro_panel(struct req *r, const struct work_field *f)
{
        ui_panel(r->html, f->long_title, S(""), (struct action){0});
        html_lit(r->html, "<div class=\"fn-text\">");
        html_paragraphs(r->html, f->intro);
        html_lit(r->html, "</div>\n");
        if (f->per_site)
                ui_empty(r->html, _("Bewertet wird die Stelle, nicht der einzelne Fall."),
                         (struct action){.label = _("Qualität der Stelle"),
                                         .to = url_path(r->arena, "/netz/qualitaet"),
                                         .needs = CAP_CONCEPT_READ});
        ui_panel_end(r->html);
}

/* Which letters and forms belong here, and when; they are made with the documents. */
static void documents_panel(struct req *r, const struct concept *c, const struct work_field *f)
{
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, c->documents + 1);
        size_t n = 0;
        for (size_t i = 0; i < c->documents; i++) {
                const struct concept_document *d = &c->document[i];
                if (str_eq(d->work_field, f->code))
                        row[n++] = (struct row_item){.title = str_join(r->arena, d->code, S(" "), d->title),
                                                     .meta = d->when};
        }
        if (!n)
                return;
        ui_panel(r->html, _("Schreiben und Bögen"), S(""), (struct action){0});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
}

CASE_GET(method_field, "/feld/:", NEED(CASE_READ, CASE), .title = T("Arbeitsfeld"), .menu = MENU_CASES,
         .budget = 25)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct goal_state s;
        TRY(goal_state_read(r, tx, g, NULL, &s));
        const struct work_field *f = concept_work_field(s.concept, req_code(r, 1));
        if (!f)
                return ERR_NOT_FOUND;
        const struct action actions[] = {
                {.label = _("Fachkonzept des Falls"),
                 .weight = ACTION_TERTIARY,
                 .needs = CAP_N,
                 .to = url_path(r->arena, "/faelle/:/fachkonzept", grant_case(g))},
                {.label = _("Leitfaden drucken"),
                 .needs = CAP_N,
                 .to = url_code(r->arena, url_path(r->arena, "/faelle/:/leitfaden", grant_case(g)), f->code)},
                {.label = _("Nach dem Gespräch"),
                 .icon = S("edit"),
                 .needs = CAP_CASE_WRITE,
                 .to = url_code(r->arena, field_url(r->arena, grant_case(g), f), S("nachtrag"))},
        };
        struct case_frame frame = {.title = field_name(r->arena, f),
                                   .action = actions,
                                   .actions = ARRAY_LEN(actions) - (f->per_site ? 1 : 0)};
        TRY(case_frame(r, tx, g, &frame));
        TRY(method_grid(r, tx, g, &s, f));
        intro_panel(r, f);
        TRY(goals_panel(r, tx, g, &s, f));
        method_side(r->html, _("Rund um das Arbeitsfeld"));
        field_places_draw(r, grant_case(g), f);
        documents_panel(r, s.concept, f);
        who_sees_draw(r, CLASS_CASE);
        method_grid_end(r->html);
        return OK;
}

/* ---- the printed guide (D9, D10, D15): questions to take along, and in small letters what is known already ---- */

/* What lies on a table is read by others: nothing about health, nothing that is stored as a secret. H10 */
static bool may_be_printed(const struct req *r, const struct concept_item *item)
{
        return !item->secret && item->f.cls != CLASS_HEALTH && actor_reads(r->actor, item->f.cls);
}

static enum err known_words(struct req *r, struct rtx *tx, const struct goal_state *s,
                            const struct performance_goal *g, struct str guideline, struct str *out)
{
        *out = S("");
        for (size_t i = 0; i < g->items; i++) {
                const struct concept_item *item = &g->item[i];
                const struct answer *x = answer_leading(&s->said, item);
                struct str words;
                if (!str_eq(item->guideline, guideline) || !may_be_printed(r, item) || !answer_given(x))
                        continue;
                TRY(answer_words(r, tx, x, &words));
                *out = str_join_with(r->arena, S(" · "), *out,
                                     str_join(r->arena, item->f.label, S(": "), words));
        }
        return OK;
}

static enum err guide_lines(struct req *r, struct rtx *tx, const struct goal_state *s,
                            const struct performance_goal *g, struct guide_part *part)
{
        part->line = NEW_ARRAY(r->arena, struct guide_line, g->guidelines);
        for (size_t i = 0; i < g->guidelines; i++) {
                if (!g->guideline[i].print)
                        continue;
                struct guide_line *line = &part->line[part->lines++];
                line->text = g->guideline[i].text;
                TRY(known_words(r, tx, s, g, g->guideline[i].code, &line->known));
        }
        return OK;
}

CASE_GET(method_guide, "/leitfaden/:", NEED(CASE_READ, CASE), .title = T("Gesprächsleitfaden"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct goal_state s;
        TRY(goal_state_read(r, tx, g, NULL, &s));
        const struct work_field *f = concept_work_field(s.concept, req_code(r, 1));
        if (!f)
                return ERR_NOT_FOUND;
        struct guide_part *part = NEW_ARRAY(r->arena, struct guide_part, f->goals);
        size_t n = 0;
        for (size_t i = 0; i < f->goals; i++) {
                part[n] = (struct guide_part){.title = f->goal[i].menu, .aim = f->goal[i].aim};
                TRY(guide_lines(r, tx, &s, &f->goal[i], &part[n]));
                n += part[n].lines > 0;
        }
        struct case_frame frame = {.title = str_join(r->arena, _("Leitfaden: "), f->title),
                                   .section = field_name(r->arena, f),
                                   .section_to = field_url(r->arena, grant_case(g), f)};
        TRY(case_frame(r, tx, g, &frame));
        ui_panel(r->html, f->long_title, S(""), (struct action){0});
        ui_empty(
                r->html,
                n ? _("Zum Mitnehmen auf Papier: Drucken Sie diese Seite mit Ihrem Browser. Kurze Notizen genügen, erfasst wird danach.")
                  : _("Für dieses Arbeitsfeld gibt es keine Fragen zum Mitnehmen. Die Leitlinien stehen bei den Zielen."),
                (struct action){0});
        ui_panel_end(r->html);
        tpl_guide(r->html, part, n);
        return OK;
}
