/* „Anforderungen und Fähigkeiten“: one workplace, compared. CMB 8.C to 8.E; D19, D20 */
#include "domain/concepts/method_ui.h"
#include "domain/help/help_view.h"
#include "domain/workplaces/profile_ui.h"

HELP_TEXT(
        profile, "/faelle/:/plaetze/:", T("Arbeitsplatz"),
        T("Anforderung und Fähigkeit je Merkmal. Ein Balken heißt: zu viel verlangt. Ob das schwer wiegt, beurteilen Menschen; das "
          "Programm schlägt nur vor. Daneben steht, wer das Bild bestätigt hat und was daraus folgt."))

/* ---- what is said first ---- */

static struct str severe_sentence(struct arena *a, const struct profile *p, const struct case_head *head)
{
        return str_join(a, _("An "), str_from_int(a, (int64_t)p->severe), _(" von "),
                        str_from_int(a, (int64_t)p->compared),
                        _(" Stellen verlangt die Arbeit deutlich mehr, als "), case_person_polite(a, head),
                        _(" leisten kann."));
}

/* Only a person decides that a place cannot be kept; until then the picture is only described. */
static void verdict_draw(struct req *r, const struct profile *p, const struct record *solution,
                         const struct case_head *head)
{
        bool no = solution && str_eq(rec_text(solution, SOLUTION_result), S("not_possible"));
        struct str text = p->severe ? severe_sentence(r->arena, p, head) : S("");
        if (no && rec_given(solution, SOLUTION_economic_reason))
                text = str_join_with(r->arena, S(" "), text, rec_text(solution, SOLUTION_economic_reason));
        if (no) {
                ui_message(r->html, TONE_DANGER,
                           str_eq(rec_text(p->workplace, WORKPLACE_kind), S("present"))
                                   ? _("Der bisherige Platz ist nicht zu halten")
                                   : _("Dieser Platz kommt nicht infrage"),
                           text);
        } else if (p->unjudged) {
                ui_message(r->html, TONE_WARNING, _("Noch zu beurteilen"),
                           str_join(r->arena, _("An "), str_from_int(r->arena, (int64_t)p->unjudged),
                                    _(" Stellen ist zu viel verlangt. Wiegt das schwer?")));
        } else if (p->severe) {
                ui_message(r->html, TONE_WARNING, _("So geht es an diesem Platz nicht"), text);
        }
}

/* ---- tabs ---- */

static void tabs_draw(struct req *r, const struct profile *all, size_t n, int64_t here)
{
        struct chip *chip = NEW_ARRAY(r->arena, struct chip, n + 2);
        for (size_t i = 0; i < n; i++)
                chip[i] =
                        (struct chip){.label = str_join(r->arena, rec_text(all[i].workplace, WORKPLACE_title),
                                                        S(" · "), profile_badge(r->arena, &all[i]).label),
                                      .to = workplace_url(r->arena, all[i].workplace),
                                      .current = all[i].workplace->id == here};
        chip[n] =
                (struct chip){.label = _("Alle vergleichen"),
                              .to = url_path(r->arena, "/faelle/:/plaetze/vergleich", grant_case(r->grant))};
        if (n > 1)
                ui_tabs(r->html, _("Arbeitsplätze"), chip, n + 1);
}

/* ---- the side ---- */

static void detail_row(struct html *h, struct str label, struct str text)
{
        if (str_empty(text))
                return;
        html_lit(h, "<dt>");
        html_text(h, label);
        html_lit(h, "</dt><dd>");
        html_text(h, text);
        html_lit(h, "</dd>\n");
}

/* „MDK-Gutachten, 24.03.2025“: each source once. */
static struct str abilities_from(struct arena *a, const struct profile *p, const struct case_head *head,
                                 enum answer_source s)
{
        for (size_t i = 0; i < p->n; i++) {
                const struct record *said = p->line[i].said[s];
                if (!said)
                        continue;
                return str_join_with(a, S(", "), source_words(a, head, s),
                                     str_join_with(a, S(", "), rec_text(said, ABILITY_evidence),
                                                   date_german(a, rec_date(said, ABILITY_said_on))));
        }
        return S("");
}

static size_t divided_count(const struct profile *p)
{
        size_t n = 0;
        for (size_t i = 0; i < p->n; i++)
                n += p->line[i].divided;
        return n;
}

static enum err sources_panel(struct req *r, struct rtx *tx, const struct profile *p,
                              const struct case_head *head)
{
        struct arena *a = r->arena;
        const struct record *w = p->workplace;
        struct str kind, place;
        TRY(ui_value(r, tx, &w->e->fields[WORKPLACE_kind], w->v[WORKPLACE_kind], &kind));
        TRY(ui_value(r, tx, &w->e->fields[WORKPLACE_organisation_id], w->v[WORKPLACE_organisation_id],
                     &place));
        ui_panel(r->html, _("Quellen"), S(""), (struct action){0});
        html_lit(r->html, "<dl class=\"fn-detail\">\n");
        detail_row(r->html, _("Platz"), str_join_with(a, S(", "), kind, place));
        detail_row(r->html, _("Angesehen"), date_german(a, rec_date(w, WORKPLACE_seen_on)));
        detail_row(r->html, _("Anforderung"), rec_text(w, WORKPLACE_demand_source));
        for (enum answer_source s = 0; s < SOURCE_N; s++)
                detail_row(r->html, _("Fähigkeit"), abilities_from(a, p, head, s));
        size_t divided = divided_count(p);
        detail_row(r->html, _("Quellen uneins"),
                   divided ? str_join(a, str_from_int(a, (int64_t)divided),
                                      divided == 1 ? _(" Merkmal") : _(" Merkmale"))
                           : S(""));
        detail_row(r->html, _("Verfahren"), p->instrument ? p->instrument->label : S(""));
        detail_row(r->html, _("Anderes Verfahren"), rec_text(w, WORKPLACE_external));
        html_lit(r->html, "</dl>\n");
        ui_panel_end(r->html);
        return OK;
}

/* What was said in talks and reports stands beside it, each source for itself. */
static enum err beside_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct profile *p,
                             const struct case_head *head)
{
        struct answers said;
        struct str words;
        bool any = false;
        if (!p->instrument->besides)
                return OK;
        TRY(answers_read(tx, g, p->concept, false, &said));
        for (size_t i = 0; i < p->instrument->besides; i++) {
                const struct concept_item *item = p->instrument->beside[i];
                for (size_t k = 0; k < item->sources && actor_reads(r->actor, item->f.cls); k++) {
                        const struct answer *x = answer_of(&said, item, item->source[k]);
                        if (!x || !x->known || x->sealed)
                                continue;
                        if (!any) {
                                ui_panel(r->html, _("Leistungsbild aus Gespräch und Gutachten"), S(""),
                                         (struct action){0});
                                html_lit(r->html, "<dl class=\"fn-detail\">\n");
                        }
                        any = true;
                        TRY(answer_words(r, tx, x, &words));
                        detail_row(r->html, item->f.label,
                                   str_join(r->arena, words, S(" ("), source_words(r->arena, head, x->source),
                                            S(")")));
                }
        }
        if (!any)
                return OK;
        html_lit(r->html, "</dl>\n");
        ui_panel_end(r->html);
        return OK;
}

static void words_panel(struct req *r, const struct profile *p, const struct case_head *head)
{
        const struct record *w = p->workplace;
        if (!rec_given(w, WORKPLACE_own_words) || !actor_reads(r->actor, CLASS_CASE))
                return;
        ui_panel(r->html, _("In eigenen Worten"), S(""), (struct action){0});
        ui_quote(r->html, rec_text(w, WORKPLACE_own_words),
                 str_join_with(r->arena, S(", "), case_person(r->arena, head),
                               date_german(r->arena, rec_date(w, WORKPLACE_seen_on))));
        ui_panel_end(r->html);
}

/* ---- the page ---- */

static bool demands_known(const struct profile *p)
{
        for (size_t i = 0; i < p->n; i++)
                if (profile_line_shown(&p->line[i]))
                        return true;
        return false;
}

static size_t actions_of(struct req *r, const struct profile *p, struct action *out)
{
        int64_t c = p->workplace->case_id, id = p->workplace->id;
        struct arena *a = r->arena;
        size_t n = 0;
        out[n++] = (struct action){.label = _("Änderungen"),
                                   .to = url_path(a, "/faelle/:/plaetze/:/verlauf", c, id),
                                   .weight = ACTION_TERTIARY};
        out[n++] = (struct action){.label = _("Platz bearbeiten"),
                                   .to = url_path(a, "/faelle/:/plaetze/:/bearbeiten", c, id),
                                   .icon = S("edit"),
                                   .weight = ACTION_TERTIARY,
                                   .needs = CAP_CASE_WRITE};
        if (!p->instrument)
                return n;
        out[n++] = (struct action){.label = _("Anforderungen"),
                                   .to = url_path(a, "/faelle/:/plaetze/:/anforderungen", c, id),
                                   .needs = CAP_CASE_WRITE};
        out[n++] = (struct action){.label = _("Fähigkeiten"),
                                   .to = url_path(a, "/faelle/:/plaetze/:/faehigkeiten", c, id),
                                   .needs = CAP_CASE_WRITE};
        if (p->too_much)
                out[n++] = (struct action){.label = _("Abweichungen beurteilen"),
                                           .to = url_path(a, "/faelle/:/plaetze/:/abweichungen", c, id),
                                           .needs = CAP_CASE_WRITE};
        /* The next step that is missing stands out. */
        if (p->unjudged)
                out[4].weight = ACTION_PRIMARY;
        else if (!p->compared)
                out[demands_known(p) ? 3 : 2].weight = ACTION_PRIMARY;
        if (p->compared)
                out[n++] =
                        (struct action){.label = _("Schreiben dazu"),
                                        .to = url_with(a, url_path(a, "/faelle/:/schreiben/neu", c), S("zu"),
                                                       str_join(a, S("workplaces:"), str_from_int(a, id))),
                                        .weight = ACTION_TERTIARY,
                                        .needs = CAP_CASE_WRITE};
        return n;
}

static enum err main_draw(struct req *r, struct rtx *tx, const struct profile *p, const struct profile *all,
                          size_t n, const struct case_head *head)
{
        struct record *solution;
        TRY(workplace_solution(tx, r->grant, p->workplace->id, &solution));
        if (!p->instrument) {
                ui_message(
                        r->html, TONE_WARNING, _("Das Verfahren fehlt"),
                        _("Das Fachkonzept dieses Falls kennt das gewählte Verfahren nicht. Wählen Sie beim Platz ein anderes."));
                return OK;
        }
        verdict_draw(r, p, solution, head);
        ui_panel(r->html, _("Anforderungen und Fähigkeiten"), S(""), (struct action){0});
        tabs_draw(r, all, n, p->workplace->id);
        if (rec_given(p->workplace, WORKPLACE_description)) {
                html_lit(r->html, "<div class=\"fn-text\">");
                html_paragraphs(r->html, rec_text(p->workplace, WORKPLACE_description));
                html_lit(r->html, "</div>\n");
        }
        bool demands = demands_known(p);
        if (demands)
                profile_picture(r, p, head);
        else
                ui_empty(r->html, _("Beschreiben Sie zuerst gemeinsam, was der Platz verlangt."),
                         (struct action){0});
        ui_panel_end(r->html);
        return demands ? profile_table(r, tx, p) : OK;
}

CASE_GET(workplace_show, "/plaetze/:", NEED(CASE_READ, HEALTH), .title = T("Arbeitsplatz"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct profile *all, *p = NULL;
        struct action action[6];
        size_t n;
        TRY(profiles_read(tx, g, &all, &n));
        for (size_t i = 0; i < n; i++)
                if (all[i].workplace->id == req_id(r, 1))
                        p = &all[i];
        if (!p)
                return ERR_NOT_FOUND;
        const struct badge badge = profile_badge(r->arena, p);
        struct case_frame f = {
                .action = action, .actions = actions_of(r, p, action), .badge = &badge, .badges = 1};
        TRY(workplace_frame(r, tx, g, p->workplace, &f));
        ui_grid(r->html);
        TRY(main_draw(r, tx, p, all, n, &f.head));
        ui_grid_side(r->html);
        words_panel(r, p, &f.head);
        TRY(solutions_panel(r, tx, p->workplace));
        TRY(signoffs_panel(r, tx, p));
        TRY(sources_panel(r, tx, p, &f.head));
        if (p->instrument)
                TRY(beside_panel(r, tx, g, p, &f.head));
        ui_grid_end(r->html);
        return OK;
}
