#include "domain/cases/case_decision.h"
#include "domain/cases/case_form.h"
#include "domain/concepts/store.h"

/* Two controls per line: answer and evidence; their keys end in the code of the line. */
static const struct field answer_field = {
        .kind = K_CODE, .cls = CLASS_CASE, .required = true, .list = S_INIT("yes_no_open")};
static const struct field evidence_field = {.kind = K_TEXT, .cls = CLASS_CASE, .max = 300};

static struct str line_key(struct arena *a, struct str kind, struct str stage, struct str code)
{
        return str_join(a, kind, S("."), stage, S("."), code);
}

static enum err line_draw(struct req *r, struct rtx *tx, struct str stage, struct str code, struct str label,
                          struct str help, enum data_class cls, struct str value, struct str evidence)
{
        struct field answer = answer_field, proof = evidence_field;
        answer.key = line_key(r->arena, S("antwort"), stage, code);
        answer.label = label;
        answer.help = help;
        answer.cls = proof.cls = cls;
        proof.key = line_key(r->arena, S("beleg"), stage, code);
        proof.label = _("Beleg");
        ui_pair(r->html);
        TRY(ui_field(r, tx, &answer, str_empty(value) ? V(S("open")) : V(value)));
        TRY(ui_field(r, tx, &proof, V(evidence)));
        ui_pair_end(r->html);
        return OK;
}

static struct str stage_key(enum criterion_stage stage)
{
        return stage == STAGE_SELECTION ? S("selection") : S("decision");
}

/* What the decision proposes while it has no answer of its own: what the selection found. */
static const struct record *proposal_of(const struct criterion_row *row)
{
        return !row->check && row->earlier &&
                               !str_eq(rec_text(row->earlier, CRITERION_CHECK_value), S("open"))
                       ? row->earlier
                       : NULL;
}

static enum err stage_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct concept *c,
                           enum criterion_stage stage)
{
        struct criterion_row *row;
        size_t n;
        struct str code = stage_key(stage);
        TRY(case_criteria(tx, g, c, stage, &row, &n));
        ui_group(r->html,
                 stage == STAGE_SELECTION ? _("Auswahl: Passt der Fall zu uns?")
                                          : _("Entscheidung: Ist es ein CMB-Fall?"),
                 S(""));
        for (size_t i = 0; i < n; i++) {
                const struct record *proposal = proposal_of(&row[i]), *k = proposal ? proposal : row[i].check;
                struct str help = row[i].criterion->help;
                if (proposal)
                        help = str_join(r->arena, help,
                                        _(" Vorschlag aus der Auswahl; er gilt, wenn Sie speichern."));
                TRY(line_draw(r, tx, code, row[i].criterion->code, row[i].criterion->label, help, CLASS_CASE,
                              k ? rec_text(k, CRITERION_CHECK_value) : S(""),
                              k ? rec_text(k, CRITERION_CHECK_evidence) : S("")));
        }
        ui_group_end(r->html);
        return OK;
}

/* Both stages in one form, so that saving takes all that was answered. */
static enum err stages_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct concept *c)
{
        int64_t id = grant_case(g);
        struct form_view f = {.action = url_path(r->arena, "/faelle/:/kriterien", id),
                              .submit = _("Kriterien speichern"),
                              .cancel = url_path(r->arena, "/faelle/:", id)};
        ui_panel(r->html, _("Kriterien"), _("Die einzelne Lage zählt"), (struct action){0});
        ui_form_begin(r, &f);
        TRY(stage_draw(r, tx, g, c, STAGE_SELECTION));
        TRY(stage_draw(r, tx, g, c, STAGE_DECISION));
        ui_form_end(r, &f);
        ui_panel_end(r->html);
        return OK;
}

/* ---- decision ---- */
static struct str decision_text(struct req *r, const struct decision_state *s)
{
        struct arena *a = r->arena;
        if (!s->consent)
                return str_join(a, s->consent_lack, _(" Ohne Einwilligung beginnt keine Fallarbeit."));
        if (decision_clear(s))
                return _("Alle Kriterien sind mit „ja“ beantwortet und die Einwilligung liegt vor.");
        if (s->open && !s->no && !s->exception_by)
                return str_join(a, s->open == 1 ? _("Noch 1 Kriterium offen.") : _("Noch "),
                                s->open == 1 ? S("") : str_from_int(a, (int64_t)s->open),
                                s->open == 1 ? S("") : _(" Kriterien offen."),
                                _(" Erst beantworten, dann entscheiden."));
        struct str open = str_join(a, str_from_int(a, (int64_t)s->yes), _(" von "),
                                   str_from_int(a, (int64_t)s->criteria), _(" Kriterien mit „ja“, "),
                                   str_from_int(a, (int64_t)s->no), _(" mit „nein“, "),
                                   str_from_int(a, (int64_t)s->open), _(" offen."));
        if (s->exception_by)
                return str_join(a, open, _(" Eine zweite Person hat die Ausnahme bestätigt."));
        return str_join(
                a, open,
                _(" Beenden Sie die Abklärung und verweisen Sie weiter, oder bitten Sie die Leitung, eine begründete Ausnahme zu bestätigen."));
}

static const struct field reason_field = {.key = S_INIT("reason"),
                                          .kind = K_LONGTEXT,
                                          .cls = CLASS_CASE,
                                          .max = 1000,
                                          .label = S_INIT(N_("Begründung"))};

static enum err decide_form(struct req *r, struct rtx *tx, const struct grant *g, struct str what,
                            struct str submit)
{
        int64_t id = grant_case(g);
        struct form_view f = {.action = url_with(r->arena, url_path(r->arena, "/faelle/:/entscheidung", id),
                                                 S("was"), what),
                              .submit = submit,
                              .cancel = url_path(r->arena, "/faelle/:", id)};
        ui_form_begin(r, &f);
        TRY(ui_field(r, tx, &reason_field, VALUE_NULL));
        ui_form_end(r, &f);
        return OK;
}

static enum err decision_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct concept *c,
                               int64_t manager)
{
        struct decision_state s;
        TRY(case_decision_state(tx, g, c, &s));
        bool clear = decision_clear(&s), may = s.consent && (clear || s.exception_by);
        bool decided = date_given(s.decided_on);
        ui_panel(r->html, _("CMB-Fall"),
                 decided ? str_join(r->arena, _("entschieden am "), date_german(r->arena, s.decided_on))
                         : _("noch offen"),
                 (struct action){0});
        ui_message(r->html, clear ? TONE_SUCCESS : TONE_WARNING,
                   decided ? _("CMB-Fall festgestellt")
                   : clear ? _("Es kann losgehen")
                           : _("Noch nicht"),
                   decision_text(r, &s));
        if (may && !decided)
                TRY(decide_form(r, tx, g, S("ja"), _("CMB-Fall feststellen")));
        else if (s.consent && !clear && !decided && actor_can(r->actor, CAP_CASE_ASSIGN) &&
                 manager != r->actor->user_id)
                TRY(decide_form(r, tx, g, S("ausnahme"), _("Ausnahme bestätigen")));
        ui_panel_end(r->html);
        return OK;
}

static enum err criteria_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct concept *c;
        int64_t id = grant_case(g);
        const struct action action = {.label = _("Voraussetzungen der Leistungsträger"),
                                      .to = url_path(r->arena, "/faelle/:/voraussetzungen", id),
                                      .needs = CAP_N};
        struct case_frame f = {.title = _("Kriterien"), .action = &action, .actions = 1};
        TRY(case_frame(r, tx, g, &f));
        TRY(concept_of_case(tx, g, &c));
        TRY(decision_panel(r, tx, g, c, f.head.case_manager_id));
        return stages_panel(r, tx, g, c);
}

CASE_GET(case_criteria_show, "/kriterien", NEED(CASE_WRITE, CASE), .title = T("Kriterien"),
         .menu = MENU_CASES, .menu_order = 220)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return criteria_draw(r, tx, g);
}

static enum err stage_write(struct req *r, struct wtx *tx, const struct wgrant *g, struct criterion_row *row,
                            size_t n, enum criterion_stage stage)
{
        for (size_t i = 0; i < n; i++) {
                struct field answer = answer_field, proof = evidence_field;
                answer.key = line_key(r->arena, S("antwort"), stage_key(stage), row[i].criterion->code);
                proof.key = line_key(r->arena, S("beleg"), stage_key(stage), row[i].criterion->code);
                struct str said, why;
                TRY(form_text(r, rtx_of(tx), &answer, &said));
                TRY(form_text(r, rtx_of(tx), &proof, &why));
                if (r->errs.n)
                        continue;
                bool untouched = !row[i].check && !proposal_of(&row[i]) && str_eq(said, S("open"));
                if (!untouched || !str_empty(why))
                        TRY(case_criterion_set(tx, g, &row[i], stage, said, why, &r->errs));
        }
        return r->errs.n ? ERR_INVALID : OK;
}

static enum err criteria_write(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        const struct concept *c;
        struct criterion_row *selection, *decision;
        size_t n, m;
        TRY(concept_of_case(rtx_of(tx), grant_of(g), &c));
        TRY(case_criteria(rtx_of(tx), grant_of(g), c, STAGE_SELECTION, &selection, &n));
        TRY(case_criteria(rtx_of(tx), grant_of(g), c, STAGE_DECISION, &decision, &m));
        TRY(stage_write(r, tx, g, selection, n, STAGE_SELECTION));
        return stage_write(r, tx, g, decision, m, STAGE_DECISION);
}

/* Both forms of the page end alike: drawn again with what is wrong, or the page once more. */
static enum err criteria_answer(struct req *r, struct wtx *tx, const struct wgrant *g, enum err written)
{
        if (written == ERR_INVALID) {
                TRY(criteria_draw(r, rtx_of(tx), grant_of(g)));
                return ERR_INVALID;
        }
        TRY(written);
        req_redirect_said(r, url_path(r->arena, "/faelle/:/kriterien", grant_case(grant_of(g))), S("saved"));
        return OK;
}

CASE_POST(case_criteria_save, "/kriterien", NEED(CASE_WRITE, CASE), .title = T("Kriterien"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        return criteria_answer(r, tx, g, criteria_write(r, tx, g));
}

static enum err decision_write(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        const struct concept *c;
        struct decision_state s;
        struct str text;
        TRY(form_text(r, rtx_of(tx), &reason_field, &text));
        if (r->errs.n)
                return ERR_INVALID;
        TRY(concept_of_case(rtx_of(tx), grant_of(g), &c));
        TRY(case_decision_state(rtx_of(tx), grant_of(g), c, &s));
        enum err e = str_eq(req_query(r, S("was")), S("ausnahme")) ? case_exception(tx, g, r->actor, text)
                                                                   : case_decide(tx, g, &s, text);
        if (e == ERR_INVALID)
                errs_add(&r->errs, reason_field.key, _("Bitte begründen Sie die Ausnahme."));
        return e;
}

CASE_POST(case_decision_save, "/entscheidung", NEED(CASE_WRITE, CASE), .title = T("CMB-Fall"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        return criteria_answer(r, tx, g, decision_write(r, tx, g));
}

/* ---- funders ---- */
static enum err funders_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct concept *c;
        struct funder_row *row;
        size_t n;
        int64_t id = grant_case(g);
        struct case_frame f = {.title = _("Voraussetzungen der Leistungsträger"),
                               .section = _("Kriterien"),
                               .section_to = url_path(r->arena, "/faelle/:/kriterien", id)};
        struct form_view form = {.action = url_path(r->arena, "/faelle/:/voraussetzungen", id),
                                 .submit = _("Voraussetzungen speichern"),
                                 .cancel = url_path(r->arena, "/faelle/:", id)};
        TRY(case_frame(r, tx, g, &f));
        TRY(concept_of_case(tx, g, &c));
        TRY(case_funders(tx, g, c, &row, &n));
        ui_message(r->html, TONE_INFO, _("Hinweis, keine Entscheidung"),
                   _("Diese Liste hilft beim Sortieren. Über Leistungen entscheidet der Leistungsträger."));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &form);
        for (size_t i = 0; i < n; i++) {
                const struct record *k = row[i].check;
                if (i == 0 || row[i].funder != row[i - 1].funder)
                        ui_group(r->html, row[i].funder->title, row[i].funder->law);
                TRY(line_draw(r, tx, row[i].funder->code, row[i].line->code, row[i].line->text, S(""),
                              CLASS_SOCIAL, k ? rec_text(k, FUNDER_CHECK_value) : S(""),
                              k ? rec_text(k, FUNDER_CHECK_evidence) : S("")));
                if (i + 1 == n || row[i + 1].funder != row[i].funder)
                        ui_group_end(r->html);
        }
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(case_funders_show, "/voraussetzungen", NEED(CASE_WRITE, SOCIAL),
         .title = T("Voraussetzungen der Leistungsträger"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return funders_draw(r, tx, g);
}

static enum err funders_write(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        const struct concept *c;
        struct funder_row *row;
        size_t n;
        TRY(concept_of_case(rtx_of(tx), grant_of(g), &c));
        TRY(case_funders(rtx_of(tx), grant_of(g), c, &row, &n));
        for (size_t i = 0; i < n; i++) {
                struct field answer = answer_field, proof = evidence_field;
                answer.key = line_key(r->arena, S("antwort"), row[i].funder->code, row[i].line->code);
                proof.key = line_key(r->arena, S("beleg"), row[i].funder->code, row[i].line->code);
                struct str given, proven;
                TRY(form_text(r, rtx_of(tx), &answer, &given));
                TRY(form_text(r, rtx_of(tx), &proof, &proven));
                if (!r->errs.n)
                        TRY(case_funder_set(tx, g, &row[i], given, proven, &r->errs));
        }
        return r->errs.n ? ERR_INVALID : OK;
}

CASE_POST(case_funders_save, "/voraussetzungen", NEED(CASE_WRITE, SOCIAL),
          .title = T("Voraussetzungen der Leistungsträger"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        enum err e = funders_write(r, tx, g);
        if (e == ERR_INVALID) {
                TRY(funders_draw(r, rtx_of(tx), grant_of(g)));
                return ERR_INVALID;
        }
        TRY(e);
        req_redirect_said(r, url_path(r->arena, "/faelle/:/voraussetzungen", grant_case(grant_of(g))),
                          S("saved"));
        return OK;
}
