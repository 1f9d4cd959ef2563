#include "core/setting.h"
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/cases/case_show_view.h"
#include "domain/cases/next_step.h"
#include "domain/codes/codes.h"
#include "domain/post/post_ui.h"
#include "web/layout.h"

COURSE_CHIP(fall, .label = T("Der Fall selbst"), .order = 60)
COURSE_ENTRY(event, .list = K("case_event"), .mark = MARK_DOCUMENT, .what_is_title = true, .chip = K("fall"))

#define OPEN_SHOWN 8
#define COURSE_SHOWN 8

static void fact_add(struct case_overview *v, struct str label, struct str value, struct url to)
{
        if (!str_empty(value) && v->facts < ARRAY_LEN(v->fact))
                v->fact[v->facts++] = (struct case_fact){label, value, to};
}

static struct str duration_text(struct arena *a, const struct case_head *h)
{
        struct date end = date_given(h->closed_on) ? h->closed_on : clock_today();
        struct str days = str_from_int(a, date_between(h->opened_on, end));
        return date_given(h->closed_on) ? str_join(a, days, _(" Tage")) : str_join(a, _("Tag "), days);
}

static struct str occupation_text(struct arena *a, const struct case_head *h)
{
        if (!date_given(h->born))
                return h->occupation;
        struct str age = str_join(a, str_from_int(a, date_years(h->born, clock_today())), _(" Jahre"));
        return str_empty(h->occupation) ? age : str_join(a, h->occupation, S(", "), age);
}

static struct str reach_phone(const struct case_head *h)
{
        return str_empty(h->phone) ? h->mobile : h->phone;
}

/* A tap dials; without a number there is only the note. */
static struct url reach_url(struct arena *a, const struct case_head *h)
{
        return str_empty(reach_phone(h)) ? url_path(a, "/personen/:", h->person_id)
                                         : url_phone(a, reach_phone(h));
}

static struct str reach_text(struct arena *a, const struct case_head *h)
{
        struct str phone = reach_phone(h);
        return str_empty(phone) || str_empty(h->reach_note) ? str_join(a, phone, h->reach_note)
                                                            : str_join(a, phone, S(", "), h->reach_note);
}

static enum err facts_fill(struct req *r, struct rtx *tx, const struct case_head *h, struct case_overview *v)
{
        struct arena *a = r->arena;
        struct url none = {S("")};
        struct str path;
        TRY(codes_label(tx, S("referral_path"), h->referral_path, &path));
        bool employer = actor_reads(r->actor, CLASS_EMPLOYER);
        fact_add(v, _("Beruf"), employer ? occupation_text(a, h) : S(""),
                 url_path(a, "/personen/:", h->person_id));
        fact_add(v, _("Arbeitgeber"), employer ? h->employer : S(""),
                 url_path(a, "/organisationen/:", h->employer_id));
        fact_add(v, _("Case Manager/in"), h->case_manager, none);
        fact_add(v, _("Vertretung"), str_empty(h->deputy) ? _("noch offen") : h->deputy, none);
        fact_add(v, _("Zugang"), str_join(a, date_german(a, h->opened_on), S(" · "), path), none);
        fact_add(v, _("Dauer"), duration_text(a, h), none);
        fact_add(v, _("Erreichbar"), reach_text(a, h), reach_url(a, h));
        return OK;
}

static enum err words_fill(struct req *r, struct rtx *tx, const struct grant *g, const struct case_head *h,
                           struct case_overview *v)
{
        struct arena *a = r->arena;
        struct words_line w;
        if (!actor_reads(r->actor, CLASS_CASE))
                return OK;
        enum err e = case_words(tx, g, &w);
        if (e == ERR_NOT_FOUND) {
                v->no_words = str_join(a, _("Dazu gibt es noch keine Worte von "), case_person_polite(a, h),
                                       S("."));
                return OK;
        }
        TRY(e);
        v->words = w.words;
        v->words_source = str_join(a, case_person(a, h), _(" am "), date_german(a, w.said_on));
        return OK;
}

/* ---- Arbeitsfelder ---- */
static void phase_fill(struct arena *a, int64_t case_id, const struct field_progress *p, size_t n,
                       struct str code, struct case_phase *out)
{
        out->field = NEW_ARRAY(a, struct case_field, n + 1);
        for (size_t i = 0; i < n; i++) {
                if (!str_eq(p[i].field->phase, code))
                        continue;
                struct url to = url_code(a, url_path(a, "/faelle/:/feld", case_id), p[i].field->code);
                out->field[out->fields++] = (struct case_field){p[i].field->code, p[i].field->title, to,
                                                                p[i].state, p[i].field->per_site};
                out->done += p[i].state == FIELD_DONE && !p[i].field->per_site;
                out->counted += !p[i].field->per_site;
        }
}

static enum err phases_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct case_head *h)
{
        const struct concept *c;
        struct field_progress *p;
        struct case_overview v = {0};
        size_t n;
        enum err e = case_progress(tx, g, h->work_field, &c, &p, &n);
        if (e == ERR_NOT_FOUND)
                return OK;
        TRY(e);
        v.phases = c->phases;
        v.phase = NEW_ARRAY(r->arena, struct case_phase, c->phases + 1);
        for (size_t i = 0; i < c->phases; i++) {
                v.phase[i].title = c->phase[i].title;
                phase_fill(r->arena, h->id, p, n, c->phase[i].code, &v.phase[i]);
        }
        ui_panel(r->html, _("Arbeitsfelder"), _("Jedes Feld ist jederzeit offen"), (struct action){0});
        tpl_case_phases(r->html, &v);
        ui_panel_end(r->html);
        return OK;
}

/* ---- panels ---- */

/* A way to a page of the case, for those who may open it. */
static struct action way(const struct req *r, struct str page, struct action a)
{
        return layout_page(page, r->actor) ? a : (struct action){0};
}

static enum err open_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct arena *a = r->arena;
        struct open_line *line;
        size_t n;
        TRY(case_open_things(tx, g, actor_reads(r->actor, CLASS_CASE), 50, &line, &n));
        struct row_item *row = NEW_ARRAY(a, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                row[i] = case_open_row(a, grant_case(g), &line[i]);
        struct action all = {.label = str_join(a, _("Alle "), str_from_int(a, (int64_t)n), _(" ansehen")),
                             .needs = CAP_N,
                             .to = url_path(a, "/faelle/:/aufgaben", grant_case(g))};
        ui_panel(r->html, _("Was offen ist"), S(""),
                 n ? way(r, S("/faelle/:/aufgaben"), all) : (struct action){0});
        if (n)
                ui_rows(r->html, row, n < OPEN_SHOWN ? n : OPEN_SHOWN);
        else
                ui_empty(r->html, _("Nichts offen."),
                         (struct action){.label = _("Aufgabe anlegen"),
                                         .needs = CAP_CASE_WRITE,
                                         .to = url_path(a, "/faelle/:/aufgaben/neu", grant_case(g))});
        ui_panel_end(r->html);
        return OK;
}

/* A proposal from what is there and what is not; offered only to those who may do it. S1 */
static enum err step_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct step_state s;
        if (!actor_reads(r->actor, CLASS_CASE))
                return OK;
        TRY(next_step_in(tx, g, &s));
        enum step step = next_step_of(&s, clock_today(), setting_int(tx, S("quiet_days")));
        struct url to =
                url_local(r->arena, str_join(r->arena, url_path(r->arena, "/faelle/:", grant_case(g)).s,
                                             next_step_path(step)));
        struct row_item row = {.title = next_step_text(step),
                               .to = layout_offers(r, to.s) ? to : (struct url){S("")}};
        ui_panel(r->html, _("Wie es weitergeht"), _("Vorschlag, keine Pflicht"), (struct action){0});
        ui_rows(r->html, &row, 1);
        ui_panel_end(r->html);
        return OK;
}

static enum err course_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct arena *a = r->arena;
        struct course_line *line;
        size_t n;
        int64_t total;
        bool content = actor_reads(r->actor, CLASS_CASE);
        TRY(case_course(tx, g, content, S(""), COURSE_SHOWN, 0, &line, &n));
        TRY(case_course_count(tx, g, content, S(""), &total));
        struct action all = {.label = str_join(a, _("Ganzer Verlauf, "), str_from_int(a, total),
                                               total == 1 ? _(" Eintrag") : _(" Einträge")),
                             .needs = CAP_N,
                             .to = url_path(a, "/faelle/:/verlauf", grant_case(g))};
        ui_panel(r->html, _("Fallverlauf"), S(""), way(r, S("/faelle/:/verlauf"), all));
        if (n)
                TRY(case_course_draw(r, tx, grant_case(g), line, n));
        else
                ui_empty(r->html, _("Noch kein Eintrag."),
                         (struct action){.label = _("Gespräch erfassen"),
                                         .needs = CAP_CASE_WRITE,
                                         .to = url_path(a, "/faelle/:/verlauf/neu", grant_case(g))});
        ui_panel_end(r->html);
        return OK;
}

static struct str consent_meta(struct arena *a, const struct consent_state *c)
{
        if (date_given(c->refused_on))
                return str_join(a, _("abgelehnt "), date_german(a, c->refused_on));
        if (date_given(c->withdrawn_on))
                return str_join(a, _("widerrufen "), date_german(a, c->withdrawn_on));
        if (date_given(c->valid_until))
                return str_join(a, _("gültig bis "), date_german(a, c->valid_until));
        if (date_given(c->signed_on))
                return str_join(a, _("unterschrieben "), date_german(a, c->signed_on));
        return _("noch nicht unterschrieben");
}

static enum err consent_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct arena *a = r->arena;
        struct consent_state *c;
        size_t n;
        TRY(case_consents(tx, g, actor_reads(r->actor, CLASS_CASE), &c, &n));
        int64_t warn = setting_int(tx, S("consent_warn_days"));
        struct row_item *row = NEW_ARRAY(a, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++) {
                struct str kind = c[i].kind_words;
                if (str_empty(kind))
                        TRY(codes_label(tx, S("consent_kind"), c[i].kind, &kind));
                struct str title =
                        str_empty(c[i].recipient) ? kind : str_join(a, kind, S(": "), c[i].recipient);
                row[i] = (struct row_item){
                        .badge = consent_badge(&c[i], warn), .title = title, .meta = consent_meta(a, &c[i])};
        }
        struct action all = {.label = _("Verwalten"),
                             .needs = CAP_N,
                             .to = url_path(a, "/faelle/:/einwilligungen", grant_case(g))};
        ui_panel(r->html, _("Einwilligungen"), S(""), way(r, S("/faelle/:/einwilligungen"), all));
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Noch keine Einwilligung. Vorher geschieht nichts nach außen."),
                         (struct action){.label = _("Einwilligung erfassen"),
                                         .needs = CAP_CASE_WRITE,
                                         .to = url_path(a, "/faelle/:/einwilligungen/neu", grant_case(g))});
        ui_panel_end(r->html);
        return OK;
}

static enum err party_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct arena *a = r->arena;
        struct party_line *p;
        size_t n;
        TRY(case_parties(tx, g, &p, &n));
        struct row_item *row = NEW_ARRAY(a, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                row[i] = (struct row_item){.title = p[i].name,
                                           .to = url_path(a, "/organisationen/:", p[i].organisation_id),
                                           .meta = str_join(a, p[i].participants,
                                                            str_empty(p[i].participants) ? S("") : S(" · "),
                                                            _("zuletzt "), date_german(a, p[i].last_on))};
        struct action persons = {.label = _("Bezugspersonen"),
                                 .needs = CAP_N,
                                 .to = url_path(a, "/faelle/:/bezugspersonen", grant_case(g))};
        ui_panel(r->html, _("Beteiligte"), S(""), way(r, S("/faelle/:/bezugspersonen"), persons));
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Noch niemand. Organisationen erscheinen hier nach dem ersten Kontakt."),
                         (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

/* What is needed every day, one click away; the rest stands beside the breadcrumbs (web/ui_places.c). */
static void places_draw(struct req *r, int64_t id)
{
        const struct page *page[LAYOUT_PLACES];
        struct chip chip[LAYOUT_PLACES];
        size_t n = layout_case_places(r->actor, page), chips = 0;
        for (size_t i = 0; i < n; i++)
                if (page[i]->menu_order < 2 * LAYOUT_PLACE_GROUP)
                        chip[chips++] = (struct chip){
                                layout_label(page[i]),
                                url_build(r->arena, page[i]->path, (const int64_t[]){0, id}, 1), false};
        ui_chips(r->html, _("Im Fall"), chip, chips);
}

static void badges_fill(struct arena *a, const struct case_head *h, struct str status, struct badge *b,
                        size_t *n)
{
        b[(*n)++] = (struct badge){status, date_given(h->closed_on) ? TONE_SUCCESS : TONE_NEUTRAL, S("")};
        if (h->urgent)
                b[(*n)++] = (struct badge){str_join(a, _("brennt: "), h->urgent_reason), TONE_DANGER, S("")};
        if (date_given(h->suspended_until))
                b[(*n)++] =
                        (struct badge){str_join(a, _("ausgesetzt bis "), date_german(a, h->suspended_until)),
                                       TONE_WARNING, S("")};
}

CASE_GET(case_show, "", NEED(CASE_READ, SCHEDULE), .title = T("Fall"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct arena *a = r->arena;
        struct case_frame f = {0};
        struct badge badge[3];
        size_t badges = 0;
        struct str status;
        int64_t id = grant_case(g);
        TRY(case_head(tx, g, &f.head));
        TRY(codes_label(tx, S("case_status"), f.head.status, &status));
        badges_fill(a, &f.head, status, badge, &badges);
        const struct action action[] = {
                {.label = _("Stand ändern"),
                 .to = url_path(a, "/faelle/:/stand", id),
                 .weight = ACTION_TERTIARY,
                 .needs = CAP_CASE_WRITE},
                {.label = _("Termin planen"),
                 .to = url_path(a, "/faelle/:/termine/neu", id),
                 .needs = CAP_CASE_WRITE},
                {.label = _("Gespräch erfassen"),
                 .to = url_path(a, "/faelle/:/verlauf/neu", id),
                 .weight = ACTION_PRIMARY,
                 .icon = S("add"),
                 .needs = CAP_CASE_WRITE},
        };
        f.badge = badge, f.badges = badges, f.action = action, f.actions = ARRAY_LEN(action);
        TRY(case_frame(r, tx, g, &f));
        struct case_overview *v = NEW(a, struct case_overview);
        TRY(facts_fill(r, tx, &f.head, v));
        TRY(words_fill(r, tx, g, &f.head, v));
        TRY(post_case_warning(r, tx, g));
        tpl_case_facts(r->html, v);
        places_draw(r, id);
        if (actor_reads(r->actor, CLASS_CASE))
                TRY(phases_panel(r, tx, g, &f.head));
        ui_grid(r->html);
        TRY(step_panel(r, tx, g));
        TRY(open_panel(r, tx, g));
        TRY(course_panel(r, tx, g));
        ui_grid_side(r->html);
        TRY(consent_panel(r, tx, g));
        TRY(party_panel(r, tx, g));
        ui_grid_end(r->html);
        return OK;
}
