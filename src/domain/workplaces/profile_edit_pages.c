/* The three forms of a comparison: what the place demands, what the person can, what weighs heavily. CMB 8.C */
#include "domain/concepts/method_ui.h"
#include "domain/help/help_view.h"
#include "domain/workplaces/profile_ui.h"

HELP_TEXT(
        demands, "/faelle/:/plaetze/:/anforderungen", T("Was der Platz verlangt"),
        T("Gemeinsam ausfüllen, am besten am Arbeitsplatz. Was dort keine Rolle spielt, bleibt leer und steht nicht im Bild."))
HELP_TEXT(
        abilities, "/faelle/:/plaetze/:/faehigkeiten", T("Was die Person kann"),
        T("Je Quelle ein Formular: die Person selbst, ein Gutachten, der Betrieb, gemeinsam eingeschätzt. Verglichen wird mit der "
          "gemeinsamen Einschätzung; gibt es keine, mit der niedrigsten. Die Angaben gelten für alle Plätze des Falls."))
HELP_TEXT(
        judgements, "/faelle/:/plaetze/:/abweichungen", T("Abweichungen beurteilen"),
        T("Wo zu viel verlangt ist: Wiegt es schwer, warum, und was könnte helfen? Das Programm schlägt nur vor."))

enum { STATUS_INVALID = 422, STATUS_CONFLICT = 409 };

static enum err profile_of(struct req *r, struct rtx *tx, const struct grant *g, struct profile *out)
{
        TRY(profile_read(tx, g, req_id(r, 1), out));
        return out->instrument ? OK : ERR_NOT_FOUND;
}

static void say_outdated(struct req *r)
{
        errs_add(
                &r->errs, S(""),
                _("Inzwischen hat jemand anderes gespeichert. Ihre Eingaben stehen noch hier. Speichern Sie noch einmal, wenn Ihre gelten sollen."));
}

static enum err done(struct req *r, const struct profile *p)
{
        req_redirect_said(r, workplace_url(r->arena, p->workplace), S("saved"));
        return OK;
}

/* The page again with what was typed. */
static enum err again(struct req *r, enum err e, enum err drawn)
{
        TRY(drawn);
        r->status = e == ERR_CONFLICT ? STATUS_CONFLICT : STATUS_INVALID;
        return e;
}

static bool refused(enum err e)
{
        return e == ERR_INVALID || e == ERR_CONFLICT;
}

/* ---- demands ---- */

static struct profile_form demand_form(struct arena *a, const struct profile *p)
{
        int64_t *level = NEW_ARRAY(a, int64_t, p->n + 1);
        for (size_t i = 0; i < p->n; i++)
                level[i] = p->line[i].demand;
        return (struct profile_form){.p = p, .level = level};
}

static enum err demands_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct profile p;
        struct case_frame f = {.title = _("Was der Platz verlangt")};
        TRY(profile_of(r, tx, g, &p));
        struct profile_form form = demand_form(r->arena, &p);
        struct form_view view = {.action = url_path(r->arena, "/faelle/:/plaetze/:/anforderungen",
                                                    grant_case(g), p.workplace->id),
                                 .submit = _("Anforderungen speichern"),
                                 .cancel = workplace_url(r->arena, p.workplace)};
        TRY(workplace_frame(r, tx, g, p.workplace, &f));
        ui_panel(r->html, p.instrument->label, S(""), (struct action){0});
        html_lit(r->html, "<div class=\"fn-form-columns\">");
        ui_form_begin(r, &view);
        profile_form_stand(r, &p);
        profile_form_draw(r, &form);
        ui_form_end(r, &view);
        html_lit(r->html, "</div>\n");
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(profile_demands, "/plaetze/:/anforderungen", NEED(CASE_WRITE, HEALTH),
         .title = T("Was der Platz verlangt"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return demands_draw(r, tx, g);
}

static enum err demands_write(struct req *r, struct wtx *tx, const struct wgrant *g, struct profile *p)
{
        TRY(profile_of(r, rtx_of(tx), grant_of(g), p));
        struct profile_form form = demand_form(r->arena, p);
        int64_t *level = NEW_ARRAY(r->arena, int64_t, p->n + 1);
        TRY(profile_form_read(r, rtx_of(tx), &form, level));
        if (profile_form_outdated(r, p)) {
                say_outdated(r);
                return ERR_CONFLICT;
        }
        return profile_demands_set(tx, g, p, level, &r->errs);
}

CASE_POST(profile_demands_save, "/plaetze/:/anforderungen", NEED(CASE_WRITE, HEALTH),
          .title = T("Was der Platz verlangt"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct profile p;
        enum err e = demands_write(r, tx, g, &p);
        if (refused(e))
                return again(r, e, demands_draw(r, rtx_of(tx), grant_of(g)));
        TRY(e);
        return done(r, &p);
}

/* ---- abilities ---- */

/* „?quelle=report“; without it the person speaks first. */
static enum answer_source source_of(struct req *r)
{
        enum answer_source s = source_parse(req_query(r, S("quelle")));
        return s < SOURCE_N ? s : SOURCE_CLIENT;
}

static struct profile_form ability_form(struct arena *a, const struct profile *p, enum answer_source s)
{
        int64_t *level = NEW_ARRAY(a, int64_t, p->n + 1);
        for (size_t i = 0; i < p->n; i++) {
                const struct record *said = p->line[i].said[s];
                level[i] =
                        said && rec_given(said, ABILITY_level) ? rec_int(said, ABILITY_level) : PROFILE_OPEN;
        }
        return (struct profile_form){.p = p, .ability = true, .level = level};
}

static struct url abilities_url(struct req *r, const struct profile *p, enum answer_source s)
{
        return url_with(r->arena,
                        url_path(r->arena, "/faelle/:/plaetze/:/faehigkeiten", p->workplace->case_id,
                                 p->workplace->id),
                        S("quelle"), source_code(s));
}

static void source_tabs(struct req *r, const struct profile *p, enum answer_source here,
                        const struct case_head *head)
{
        struct chip chip[SOURCE_N];
        for (enum answer_source s = 0; s < SOURCE_N; s++)
                chip[s] = (struct chip){.label = s == SOURCE_OWN ? _("gemeinsam eingeschätzt")
                                                                 : source_words(r->arena, head, s),
                                        .to = abilities_url(r, p, s),
                                        .current = s == here};
        ui_tabs(r->html, _("Quelle"), chip, SOURCE_N);
}

/* Day and evidence of what this source said last. */
static struct value last_said(const struct profile *p, enum answer_source s, size_t field)
{
        for (size_t i = 0; i < p->n; i++)
                if (p->line[i].said[s])
                        return p->line[i].said[s]->v[field];
        return field == ABILITY_said_on ? value_date(clock_today()) : VALUE_NULL;
}

static enum err abilities_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct profile p;
        struct case_frame f = {.title = _("Was die Person kann")};
        enum answer_source s = source_of(r);
        TRY(profile_of(r, tx, g, &p));
        struct profile_form form = ability_form(r->arena, &p, s);
        struct form_view view = {.action = abilities_url(r, &p, s),
                                 .submit = _("Fähigkeiten speichern"),
                                 .cancel = workplace_url(r->arena, p.workplace)};
        TRY(workplace_frame(r, tx, g, p.workplace, &f));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        source_tabs(r, &p, s, &f.head);
        html_lit(r->html, "<div class=\"fn-form-columns\">");
        ui_form_begin(r, &view);
        profile_form_stand(r, &p);
        html_lit(r->html, "<fieldset class=\"fn-form__group\"><legend>");
        html_text(r->html, _("Woher wir das wissen"));
        html_lit(r->html, "</legend>\n");
        TRY(ui_field(r, tx, &ability_entity.e.fields[ABILITY_said_on], last_said(&p, s, ABILITY_said_on)));
        TRY(ui_field(r, tx, &ability_entity.e.fields[ABILITY_evidence], last_said(&p, s, ABILITY_evidence)));
        html_lit(r->html, "</fieldset>\n");
        profile_form_draw(r, &form);
        ui_form_end(r, &view);
        html_lit(r->html, "</div>\n");
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(profile_abilities, "/plaetze/:/faehigkeiten", NEED(CASE_WRITE, HEALTH),
         .title = T("Was die Person kann"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return abilities_draw(r, tx, g);
}

static enum err abilities_write(struct req *r, struct wtx *tx, const struct wgrant *g, struct profile *p)
{
        struct str evidence;
        struct date on;
        enum answer_source s = source_of(r);
        TRY(profile_of(r, rtx_of(tx), grant_of(g), p));
        struct profile_form form = ability_form(r->arena, p, s);
        int64_t *level = NEW_ARRAY(r->arena, int64_t, p->n + 1);
        TRY(form_date(r, rtx_of(tx), &ability_entity.e.fields[ABILITY_said_on], &on));
        TRY(form_text(r, rtx_of(tx), &ability_entity.e.fields[ABILITY_evidence], &evidence));
        TRY(profile_form_read(r, rtx_of(tx), &form, level));
        if (profile_form_outdated(r, p)) {
                say_outdated(r);
                return ERR_CONFLICT;
        }
        return profile_abilities_set(tx, g, p, s, level, on, evidence, &r->errs);
}

CASE_POST(profile_abilities_save, "/plaetze/:/faehigkeiten", NEED(CASE_WRITE, HEALTH),
          .title = T("Was die Person kann"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct profile p;
        enum err e = abilities_write(r, tx, g, &p);
        if (refused(e))
                return again(r, e, abilities_draw(r, rtx_of(tx), grant_of(g)));
        TRY(e);
        return done(r, &p);
}

/* ---- judgements ---- */

static const size_t judged[] = {WORKPLACE_DEMAND_severe, WORKPLACE_DEMAND_severe_reason,
                                WORKPLACE_DEMAND_remedy, WORKPLACE_DEMAND_measure_id};
enum { SEVERE, REASON, REMEDY, MEASURE, JUDGED, BLOCK = JUDGED + 1 };

static struct str judge_key(struct arena *a, const struct profile_line *l, struct str what)
{
        return str_join(a, l->feature->code, S("."), what);
}

/* „Heben und Tragen: verlangt 3, kann 1. Vorschlag: schwer“ */
static struct str judge_title(struct arena *a, const struct profile_line *l)
{
        struct str s = str_join(a, l->feature->label, _(": verlangt "), str_from_int(a, l->demand),
                                _(", möglich "), str_from_int(a, l->ability));
        return l->suggested ? str_join(a, s, _(" · Vorschlag: schwerwiegend")) : s;
}

/* Lines with too much, as one record: drawn and read by the same fields as everywhere. at: first field of each line. */
static struct record *judge_record(struct arena *a, const struct profile *p)
{
        const struct field *own = workplace_demand_entity.e.fields;
        struct field *f = NEW_ARRAY(a, struct field, p->too_much * BLOCK + 1);
        struct entity *e = NEW(a, struct entity);
        size_t n = 0;
        for (size_t i = 0; i < p->n; i++) {
                const struct profile_line *l = &p->line[i];
                if (l->fit != PROFILE_TOO_MUCH)
                        continue;
                f[n++] = (struct field){.kind = K_GROUP,
                                        .cls = CLASS_HEALTH,
                                        .key = judge_key(a, l, S("group")),
                                        .label = judge_title(a, l)};
                for (size_t k = 0; k < JUDGED; k++, n++) {
                        f[n] = own[judged[k]];
                        f[n].key = judge_key(a, l, own[judged[k]].key);
                }
        }
        *e = (struct entity){.name = workplace_demand_entity.e.name, .fields = f, .n = n};
        struct record *rec = rec_new(a, e);
        n = 0;
        for (size_t i = 0; i < p->n; i++)
                for (size_t k = 0; p->line[i].fit == PROFILE_TOO_MUCH && k < BLOCK; k++, n++)
                        if (k)
                                rec->v[n] = p->line[i].row->v[judged[k - 1]];
        return rec;
}

static enum err judge_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct profile p;
        struct case_frame f = {.title = _("Abweichungen beurteilen")};
        TRY(profile_of(r, tx, g, &p));
        struct form_view view = {.action = url_path(r->arena, "/faelle/:/plaetze/:/abweichungen",
                                                    grant_case(g), p.workplace->id),
                                 .submit = _("Beurteilung speichern"),
                                 .cancel = workplace_url(r->arena, p.workplace)};
        TRY(workplace_frame(r, tx, g, p.workplace, &f));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        if (!p.too_much) {
                ui_empty(r->html, _("Nirgends ist zu viel verlangt."),
                         (struct action){.label = _("Zum Vergleich"), .to = view.cancel, .needs = CAP_N});
        } else {
                html_lit(r->html, "<div class=\"fn-form-columns\">");
                ui_form_begin(r, &view);
                profile_form_stand(r, &p);
                TRY(ui_fields(r, tx, judge_record(r->arena, &p)));
                ui_form_end(r, &view);
                html_lit(r->html, "</div>\n");
        }
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(profile_judgements, "/plaetze/:/abweichungen", NEED(CASE_WRITE, HEALTH),
         .title = T("Abweichungen beurteilen"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return judge_draw(r, tx, g);
}

static enum err judge_line(struct req *r, struct wtx *tx, const struct wgrant *g, const struct profile *p,
                           size_t i, const struct record *typed, size_t at)
{
        struct errs said;
        errs_init(&said, r->arena);
        const struct profile_judgement j = {.severe = rec_text(typed, at + SEVERE),
                                            .reason = rec_text(typed, at + REASON),
                                            .remedy = rec_text(typed, at + REMEDY),
                                            .measure_id = rec_int(typed, at + MEASURE)};
        enum err e = profile_judge(tx, g, p, i, &j, &said);
        for (const struct field_error *m = said.first; m; m = m->next)
                errs_add(&r->errs, judge_key(r->arena, &p->line[i], m->key), m->text);
        return e;
}

static enum err judge_write(struct req *r, struct wtx *tx, const struct wgrant *g, struct profile *p)
{
        enum err result = OK;
        TRY(profile_of(r, rtx_of(tx), grant_of(g), p));
        struct record *typed = judge_record(r->arena, p);
        TRY(form_read(r, rtx_of(tx), typed));
        if (profile_form_outdated(r, p)) {
                say_outdated(r);
                return ERR_CONFLICT;
        }
        for (size_t i = 0, at = 1; i < p->n; i++) {
                if (p->line[i].fit != PROFILE_TOO_MUCH)
                        continue;
                enum err e = judge_line(r, tx, g, p, i, typed, at);
                if (e != OK && e != ERR_INVALID)
                        return e;
                result = e == OK ? result : e;
                at += BLOCK;
        }
        return result;
}

CASE_POST(profile_judgements_save, "/plaetze/:/abweichungen", NEED(CASE_WRITE, HEALTH),
          .title = T("Abweichungen beurteilen"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct profile p;
        enum err e = judge_write(r, tx, g, &p);
        if (refused(e))
                return again(r, e, judge_draw(r, rtx_of(tx), grant_of(g)));
        TRY(e);
        return done(r, &p);
}
