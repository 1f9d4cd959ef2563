#include "domain/employer/employer_ui.h"

#include "domain/concepts/method_ui.h"
#include "domain/concepts/store.h"

enum err employer_reaction_badge(struct req *r, struct rtx *tx, struct str reaction, struct badge *out)
{
        struct str label;
        *out = (struct badge){.tone = TONE_NEUTRAL};
        if (str_empty(reaction))
                return OK;
        TRY(ui_code_label(r, tx, S("employer_readiness"), reaction, &label));
        *out = (struct badge){.label = label,
                              .tone = str_eq(reaction, S("ready"))      ? TONE_SUCCESS
                                      : str_eq(reaction, S("declines")) ? TONE_WARNING
                                                                        : TONE_INFO};
        return OK;
}

/* „Mo 15.04., 10:15 Uhr · Telefon · Sabine Brandt“ */
enum err employer_line_row(struct req *r, struct rtx *tx, int64_t case_id, const struct employer_line *l,
                           struct row_item *out)
{
        struct arena *a = r->arena;
        struct str way, used, when = date_german(a, l->held_on);
        TRY(ui_code_label(r, tx, S("contact_way"), l->way, &way));
        if (!str_empty(l->clock))
                when = str_join(a, when, S(", "), l->clock, _(" Uhr"));
        *out = (struct row_item){.title = l->subject, .badge_right = true};
        TRY(employer_reaction_badge(r, tx, l->reaction, &out->badge));
        out->meta = str_join_with(a, S(" · "), when, str_join_with(a, S(" · "), way, l->participants));
        static const struct field arguments = {.kind = K_CODES,
                                               .key = S_INIT("arguments"),
                                               .list = S_INIT("employer_argument"),
                                               .cls = CLASS_EMPLOYER};
        TRY(ui_value(r, tx, &arguments, V(l->arguments), &used));
        if (!str_empty(used))
                out->meta = str_join(a, out->meta, _(" · angesprochen: "), used);
        out->to = l->id ? url_path(a, "/faelle/:/betrieb/:", case_id, l->id)
                        : url_path(a, "/faelle/:/verlauf/:", case_id, l->entry_id);
        if (!l->id && !str_eq(l->way, S("company")))
                out->action = (struct action){.label = _("Haltung ergänzen"),
                                              .needs = CAP_CASE_WRITE,
                                              .to = url_with(a, url_path(a, "/faelle/:/betrieb/neu", case_id),
                                                             S("eintrag"), str_from_int(a, l->entry_id))};
        return OK;
}

void employer_releases_draw(struct html *h, const struct employer_release *release, size_t n)
{
        html_lit(h, "<dl class=\"fn-detail\">\n");
        for (size_t i = 0; i < n; i++) {
                html_lit(h, "<dt>");
                html_text(h, release[i].label);
                html_lit(h, "</dt><dd>");
                if (release[i].allowed) {
                        html_text(h, _("ja"));
                } else {
                        html_lit(h, "<strong>");
                        html_text(h, _("nein"));
                        html_lit(h, "</strong>");
                }
                html_lit(h, "</dd>\n");
        }
        html_lit(h, "</dl>\n");
}

/* ---- statements ---- */

/* „ja – Frau Albers, 09.04.2025“, one line per source that knows something. */
static enum err said_draw(struct req *r, struct rtx *tx, const struct answers *said,
                          const struct concept_item *item, const struct case_head *head, bool *any)
{
        struct html *h = r->html;
        struct str words;
        bool first = true;
        for (size_t i = 0; i < item->sources; i++) {
                const struct answer *x = answer_of(said, item, item->source[i]);
                if (!x || !x->known || x->sealed)
                        continue;
                TRY(answer_words(r, tx, x, &words));
                if (first) {
                        html_lit(h, "<dt>");
                        html_text(h, item->f.label);
                        html_lit(h, "</dt><dd>");
                } else {
                        html_lit(h, "<br>");
                }
                html_text(h, words);
                html_lit(h, " <span class=\"fn-meta\">");
                html_text(h, str_join_with(r->arena, S(", "), source_words(r->arena, head, x->source),
                                           date_german(r->arena, x->said_on)));
                html_lit(h, "</span>");
                first = false;
        }
        if (!first)
                html_lit(h, "</dd>\n");
        *any |= !first;
        return OK;
}

/* What is known when somebody calls; what was thought of the talk itself stands with the talk. CMB 6.B.2, 6.B.23 */
static bool before_the_talk(const struct concept *c, const struct concept_item *item)
{
        const struct performance_goal *call = concept_goal(c, S("6.B"));
        return item->f.cls == CLASS_EMPLOYER && (!call || item->goal->work_field <= call->work_field);
}

enum err employer_statements_draw(struct req *r, struct rtx *tx, const struct grant *g,
                                  const struct case_head *head)
{
        const struct concept *c;
        struct answers said;
        bool any = false;
        TRY(concept_of_case(tx, g, &c));
        TRY(answers_read(tx, g, c, false, &said));
        ui_panel(r->html, _("Was dazu gesagt wurde"), S(""), (struct action){0});
        html_lit(r->html, "<dl class=\"fn-detail\">\n");
        for (size_t i = 0; i < c->items; i++)
                if (before_the_talk(c, &c->item[i]) && actor_reads(r->actor, CLASS_EMPLOYER))
                        TRY(said_draw(r, tx, &said, &c->item[i], head, &any));
        if (!any) {
                html_lit(r->html, "<dt>");
                html_text(r->html, _("Angaben"));
                html_lit(r->html, "</dt><dd class=\"fn-meta\">");
                html_text(r->html, _("noch keine"));
                html_lit(r->html, "</dd>\n");
        }
        html_lit(r->html, "</dl>\n");
        ui_panel_end(r->html);
        return OK;
}
