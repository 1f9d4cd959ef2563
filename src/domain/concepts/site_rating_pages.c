/* /netz/qualitaet: what a site knows about its network in a half-year, and how it rates that itself. */
#include "core/user.h"
#include "domain/codes/codes.h"
#include "domain/concepts/method_ui.h"
#include "domain/concepts/site_rating.h"
#include "domain/concepts/store.h"

enum { HALF_YEARS = 6 };

struct quality {
        const struct concept *concept;
        int64_t site_id;
        struct str site, period;
        struct date from, to;
        struct ui_option *site_option;
        size_t sites;
        struct rating_line *rating;
        size_t ratings;
};

static enum err quality_read(struct req *r, struct rtx *tx, struct quality *q)
{
        struct record *site;
        int64_t asked = 0;
        *q = (struct quality){.period = req_query(r, S("zeitraum"))};
        TRY(concept_active(tx, &q->concept));
        TRY(ent_list(tx, &site_entity, 500, &site, &q->sites));
        if (!str_int(req_query(r, S("stelle")), &asked))
                asked = r->actor->site_id;
        q->site_option = NEW_ARRAY(r->arena, struct ui_option, q->sites);
        for (size_t i = 0; i < q->sites; i++) {
                q->site_option[i] = (struct ui_option){.code = str_from_int(r->arena, site[i].id),
                                                       .label = rec_text(&site[i], SITE_name)};
                if (site[i].id == asked || !q->site_id)
                        q->site_id = site[i].id, q->site = rec_text(&site[i], SITE_name);
        }
        if (!half_year_parse(q->period, &q->from, &q->to)) {
                q->period = half_year_of(r->arena, clock_today());
                must(half_year_parse(q->period, &q->from, &q->to));
        }
        return site_ratings_read(tx, q->site_id, q->period, &q->rating, &q->ratings);
}

/* A site speaks for itself, and about what has begun. Who belongs to no site speaks for all. */
static bool may_rate(const struct req *r, const struct quality *q)
{
        return actor_writes(r->actor, CLASS_NETWORK) &&
               (!r->actor->site_id || q->site_id == r->actor->site_id) &&
               date_cmp(q->from, clock_today()) <= 0;
}

static struct url quality_url(struct arena *a, const struct quality *q, struct str goal)
{
        struct url u = url_path(a, "/netz/qualitaet");
        if (!str_empty(goal))
                u = url_code(a, u, goal);
        return url_with(a, url_with(a, u, S("stelle"), str_from_int(a, q->site_id)), S("zeitraum"),
                        q->period);
}

static const struct rating_line *latest(const struct quality *q, struct str goal)
{
        for (size_t i = 0; i < q->ratings; i++)
                if (str_eq(q->rating[i].goal_code, goal))
                        return &q->rating[i];
        return NULL;
}

/* ---- choosing site and half-year ---- */

static void filter_draw(struct req *r, const struct quality *q)
{
        struct ui_option half[HALF_YEARS];
        struct date day = clock_today();
        for (size_t i = 0; i < HALF_YEARS; i++, day = date_add_months(day, -6)) {
                struct str code = half_year_of(r->arena, day);
                half[i] = (struct ui_option){.code = code, .label = half_year_name(r->arena, code)};
        }
        ui_panel(r->html, S(""), S(""), (struct action){0});
        html_lit(
                r->html,
                "<form class=\"fn-form\" method=\"get\" action=\"/netz/qualitaet\">\n<div class=\"fn-form__pair\">\n");
        ui_select(r, S("stelle"), _("Stelle"), str_from_int(r->arena, q->site_id), q->site_option, q->sites);
        ui_select(r, S("zeitraum"), _("Zeitraum"), q->period, half, HALF_YEARS);
        html_lit(
                r->html,
                "</div>\n<div class=\"fn-form__buttons\"><button class=\"kern-btn kern-btn--secondary\" type=\"submit\"><span class=\"kern-label\">");
        html_text(r->html, _("Anzeigen"));
        html_lit(r->html, "</span></button></div>\n</form>\n");
        ui_panel_end(r->html);
}

/* ---- a goal of the site ---- */

static enum err site_state(struct req *r, struct rtx *tx, const struct quality *q,
                           const struct performance_goal *goal, struct goal_state *s)
{
        *s = (struct goal_state){.concept = q->concept,
                                 .goal = goal,
                                 .rating = q->rating,
                                 .ratings = q->ratings,
                                 .suggests = true};
        s->situation = situation_new(r->arena, q->concept);
        situation_want_goal(s->situation, goal);
        TRY(situation_fill_site(tx, q->site_id, q->from, q->to, s->situation));
        s->evidence = NEW_ARRAY(r->arena, struct evidence, goal->evidences);
        for (size_t i = 0; i < goal->evidences; i++)
                s->evidence[i] = evidence_of(s->situation, &goal->evidence[i]);
        s->verdict = suggest(goal, s->evidence);
        return OK;
}

/* Figures of a site are sums: no fact of a single case can be read from them, so the class of the page is enough. */
static void site_evidence(struct req *r, const struct goal_state *s, struct rating_view *v)
{
        v->evidence = NEW_ARRAY(r->arena, struct evidence_line, s->goal->evidences);
        for (size_t i = 0; i < s->goal->evidences; i++) {
                const struct evidence *e = &s->evidence[i];
                v->evidence[v->evidences++] =
                        (struct evidence_line){.label = e->rule->label,
                                               .value = evidence_value(r->arena, e),
                                               .icon = e->known ? S("info") : S("question-mark"),
                                               .tone = e->known ? S("info") : S("muted"),
                                               .hint = e->rule->hint};
        }
}

static void reason_note(struct req *r, struct str suggested, struct str because)
{
        html_lit(r->html, "<p class=\"fn-meta\">");
        html_text(r->html, str_empty(suggested)
                                   ? _("Für einen Vorschlag fehlen noch Angaben.")
                                   : str_join(r->arena, _("Vorschlag: "), suggested, S(". "), because));
        html_lit(r->html, "</p>\n");
}

static enum err goal_panel(struct req *r, struct rtx *tx, const struct quality *q,
                           const struct performance_goal *goal, bool link)
{
        struct goal_state s;
        struct rating_view v = {0};
        struct arena *a = r->arena;
        struct str label = S(""), suggested = S("");
        const struct rating_line *last = latest(q, goal->code);
        TRY(site_state(r, tx, q, goal, &s));
        site_evidence(r, &s, &v);
        if (last)
                TRY(rating_label(tx, last->value, &label));
        if (s.verdict.rule)
                TRY(rating_label(tx, s.verdict.rule->then, &suggested));
        struct action rate = {
                .label = _("Bewerten"), .to = quality_url(a, q, goal->code), .needs = CAP_CONCEPT_READ};
        struct str state = last ? str_join(a, _("bewertet: "), label, S(", "), date_german(a, last->rated_on))
                                : _("noch nicht bewertet");
        ui_panel(r->html, str_join(a, goal->code, S(" "), goal->title), link ? S("") : state,
                 link ? rate : (struct action){0});
        html_lit(r->html, "<p class=\"fn-meta\">");
        html_text(r->html, link ? str_join(a, goal->aim, S(" – "), state) : goal->aim);
        html_lit(r->html, "</p>\n");
        if (v.evidences)
                tpl_evidence(r->html, &v);
        if (goal->rated)
                reason_note(r, suggested, s.verdict.rule ? s.verdict.rule->because : S(""));
        if (last && !str_empty(last->reason))
                ui_quote(r->html, last->reason, last->by);
        ui_panel_end(r->html);
        return OK;
}

PAGE_GET(site_quality, "/netz/qualitaet", NEED(CONCEPT_READ, NETWORK), .title = T("Qualität der Stelle"),
         .menu = MENU_NETWORK)
(struct req *r, struct rtx *tx)
{
        struct quality q;
        TRY(quality_read(r, tx, &q));
        ui_head(r, &(struct page_head){
                           .over = str_join(r->arena, q.site, S(" · "), half_year_name(r->arena, q.period))});
        filter_draw(r, &q);
        for (size_t i = 0; i < q.concept->work_fields; i++) {
                const struct work_field *f = &q.concept->work_field[i];
                for (size_t k = 0; f->per_site && k < f->goals; k++)
                        TRY(goal_panel(r, tx, &q, &f->goal[k], f->goal[k].rated && may_rate(r, &q)));
        }
        return OK;
}

/* ---- rating ---- */

static const struct field quality_reason = {.key = S_INIT("reason"),
                                            .kind = K_LONGTEXT,
                                            .cls = CLASS_NETWORK,
                                            .required = true,
                                            .max = 2000,
                                            .label = S_INIT(N_("Begründung")),
                                            .help = S_INIT(N_("Worauf stützen Sie sich?"))};

static enum err choices_draw(struct req *r, struct rtx *tx, const struct performance_goal *goal,
                             const struct rating_line *last)
{
        static const struct str code[] = {S_INIT("full"), S_INIT("partial"), S_INIT("none"), S_INIT("na")};
        struct str anchor[] = {goal->anchor.full, goal->anchor.partial, goal->anchor.none,
                               _("In diesem Zeitraum ohne Bedeutung")};
        struct rating_view v = {.error = errs_for(&r->errs, S("value"))};
        struct str chosen = req_has(r, S("value")) ? req_field(r, S("value")) : last ? last->value : S("");
        for (size_t i = 0; i < ARRAY_LEN(code); i++) {
                v.choice[i] = (struct rating_choice){
                        .code = code[i], .anchor = anchor[i], .chosen = str_eq(code[i], chosen)};
                TRY(rating_label(tx, code[i], &v.choice[i].label));
        }
        tpl_choices(r->html, &v);
        return OK;
}

static enum err site_goal(struct req *r, const struct quality *q, const struct performance_goal **out)
{
        *out = concept_goal(q->concept, req_code(r, 0));
        return *out && (*out)->rated && (*out)->work_field->per_site ? OK : ERR_NOT_FOUND;
}

static enum err rate_draw(struct req *r, struct rtx *tx)
{
        struct quality q;
        const struct performance_goal *goal;
        TRY(quality_read(r, tx, &q));
        TRY(site_goal(r, &q, &goal));
        if (!may_rate(r, &q))
                return ERR_NOT_FOUND;
        struct form_view form = {.action = quality_url(r->arena, &q, goal->code),
                                 .submit = _("Bewertung speichern"),
                                 .cancel = quality_url(r->arena, &q, S(""))};
        const struct crumb crumb[] = {{_("Qualität der Stelle"), form.cancel}, {goal->menu, {S("")}}};
        r->title = goal->title;
        ui_head(r, &(struct page_head){
                           .over = str_join(r->arena, q.site, S(" · "), half_year_name(r->arena, q.period)),
                           .crumb = crumb,
                           .crumbs = 2});
        TRY(goal_panel(r, tx, &q, goal, false));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &form);
        TRY(choices_draw(r, tx, goal, latest(&q, goal->code)));
        TRY(ui_field(r, tx, &quality_reason, VALUE_NULL));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

PAGE_GET(site_rate, "/netz/qualitaet/:", NEED(CONCEPT_READ, NETWORK), .title = T("Bewertung der Stelle"),
         .menu = MENU_NETWORK)
(struct req *r, struct rtx *tx)
{
        return rate_draw(r, tx);
}

PAGE_POST(site_rate_save, "/netz/qualitaet/:", NEED(CONCEPT_READ, NETWORK),
          .title = T("Bewertung der Stelle"), .menu = MENU_NETWORK)
(struct req *r, struct wtx *tx)
{
        struct quality q;
        const struct performance_goal *goal;
        TRY(quality_read(r, rtx_of(tx), &q));
        TRY(site_goal(r, &q, &goal));
        if (!may_rate(r, &q))
                return ERR_DENIED;
        struct str reason;
        TRY(form_text(r, rtx_of(tx), &quality_reason, &reason));
        enum err e =
                site_rating_put(tx, q.site_id, goal, q.period, req_field(r, S("value")), reason, &r->errs);
        if (e == ERR_INVALID) {
                TRY(rate_draw(r, rtx_of(tx)));
                return ERR_INVALID;
        }
        TRY(e);
        req_redirect_said(r, quality_url(r->arena, &q, S("")), S("saved"));
        return OK;
}
