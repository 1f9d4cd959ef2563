/* On paper and by phone: the sheet to print, and the form in which answers are entered afterwards. D27 */
#include "domain/cases/case_frame.h"
#include "domain/help/help_view.h"
#include "domain/surveys/survey_ui.h"

HELP_TEXT(
        survey_sheet, "/faelle/:/befragungen/:/bogen", T("Fragebogen"),
        T("Der Bogen zum Drucken und Mitgeben, in der Sprache der Befragung. Antworten tragen Sie später ein."))
HELP_TEXT(
        survey_enter, "/faelle/:/befragungen/:/antworten", T("Antworten eintragen"),
        T("Was auf dem Papier steht oder am Telefon gesagt wurde, so wie es gesagt wurde. Ausgelassenes bleibt leer."))

/* ---- the sheet ---- */

static struct str boxes(struct arena *a, const struct survey_scale *s, struct str tongue)
{
        struct str all = S("");
        for (size_t i = 0; i < s->options; i++)
                all = str_join_with(a, S("     "), all,
                                    str_join(a, S("☐ "), survey_text(&s->option[i].label, tongue)));
        return all;
}

enum { LINES_FOR_WORDS = 3 };

static void questions_print(struct req *r, const struct survey_form *f, struct str tongue)
{
        for (size_t i = 0; i < f->questions; i++) {
                const struct survey_question *q = &f->question[i];
                ui_sheet_heading(r->html, survey_text(&q->text, tongue));
                if (q->scale)
                        ui_sheet_text(r->html, boxes(r->arena, q->scale, tongue));
                else
                        ui_sheet_blank(r->html, S(""), LINES_FOR_WORDS);
        }
}

static struct str back_by(struct arena *a, const struct record *s)
{
        struct date until = rec_date(s, SURVEY_valid_until);
        return date_given(until) ? str_join(a, _("Zurück bitte bis "), date_german(a, until), S(".")) : S("");
}

CASE_GET(survey_sheet, "/befragungen/:/bogen", NEED(CASE_READ, CASE), .title = T("Fragebogen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *s;
        const struct survey_form *f;
        struct arena *a = r->arena;
        TRY(ent_get_in(tx, g, &survey_entity, req_id(r, 1), &s));
        TRY(survey_form(tx, g, s, &f));
        struct str tongue = rec_text(s, SURVEY_language);
        struct case_frame frame = {.title = _("Fragebogen"),
                                   .section = _("Befragungen"),
                                   .section_to = url_path(a, "/faelle/:/befragungen", grant_case(g)),
                                   .audience = f->third_party ? _("für Dritte")
                                                              : _("für die Klientin oder den Klienten")};
        TRY(case_frame(r, tx, g, &frame));
        ui_sheet(r->html, &(struct ui_sheet){.sender = r->office_name,
                                             .receiver = rec_text(s, SURVEY_respondent),
                                             .dated = date_long(a, clock_today())});
        ui_sheet_heading(r->html, survey_text(&f->title, tongue));
        ui_sheet_text(r->html, str_join_with(a, S("\n\n"), survey_text(&f->intro, tongue), back_by(a, s)));
        questions_print(r, f, tongue);
        ui_sheet_end(r->html);
        return OK;
}

/* ---- entering ---- */

static const struct field answered_on = {.key = S_INIT("answered_on"),
                                         .kind = K_DATE,
                                         .label = S_INIT(N_("Beantwortet am")),
                                         .cls = CLASS_CASE,
                                         .required = true,
                                         .past = true};

static enum err enter_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *s)
{
        const struct survey_form *f;
        struct record **answer;
        TRY(survey_form(tx, g, s, &f));
        TRY(survey_answers(tx, g, s->id, f, &answer));
        struct case_frame frame = {.title = _("Antworten eintragen"),
                                   .section = _("Befragungen"),
                                   .section_to = url_path(r->arena, "/faelle/:/befragungen", grant_case(g))};
        struct form_view form = {
                .action = url_path(r->arena, "/faelle/:/befragungen/:/antworten", grant_case(g), s->id),
                .submit = _("Antworten speichern"),
                .version = s->version,
                .cancel = url_path(r->arena, "/faelle/:/befragungen/:", grant_case(g), s->id)};
        TRY(case_frame(r, tx, g, &frame));
        ui_panel(r->html, f->title.in[0], rec_text(s, SURVEY_respondent), (struct action){0});
        ui_form_begin(r, &form);
        TRY(survey_questions_draw(
                r, &(struct survey_sheet_view){.form = f, .answer = answer, .tongue = S("de"), .tx = tx}));
        TRY(ui_field(r, tx, &answered_on, V(clock_today())));
        TRY(ui_field(r, tx, &survey_entity.e.fields[SURVEY_note], s->v[SURVEY_note]));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

static bool may_enter(const struct record *s)
{
        enum survey_state state = survey_state(s);
        return state != SURVEY_ANSWERED && state != SURVEY_WITHDRAWN;
}

CASE_GET(survey_enter_ask, "/befragungen/:/antworten", NEED(CASE_WRITE, CASE),
         .title = T("Antworten eintragen"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *s;
        TRY(ent_get_in(tx, g, &survey_entity, req_id(r, 1), &s));
        return may_enter(s) ? enter_draw(r, tx, g, s) : ERR_NOT_FOUND;
}

static enum err words_check(struct req *r, struct rtx *tx, const struct survey_form *f)
{
        struct str unused;
        for (size_t i = 0; i < f->questions; i++) {
                struct field words = survey_words_field(r->arena, &f->question[i]);
                if (!f->question[i].scale)
                        TRY(form_text(r, tx, &words, &unused));
        }
        return OK;
}

static enum err enter(struct req *r, struct wtx *tx, const struct wgrant *g, struct record *s)
{
        const struct survey_form *f;
        struct date on;
        struct str note;
        size_t n;
        TRY(survey_form(rtx_of(tx), grant_of(g), s, &f));
        TRY(form_date(r, rtx_of(tx), &answered_on, &on));
        TRY(form_text(r, rtx_of(tx), &survey_entity.e.fields[SURVEY_note], &note));
        TRY(words_check(r, rtx_of(tx), f));
        if (r->errs.n)
                return ERR_INVALID;
        REC_SET(s, SURVEY_note, note);
        struct survey_said *said = survey_questions_read(r, f, 0, &n);
        TRY(survey_answers_save(tx, g, s, f, said, n));
        enum err e = survey_finish(tx, g, s, on);
        if (e == ERR_INVALID)
                errs_add(&r->errs, S(""), _("Es ist noch keine Frage beantwortet."));
        return e;
}

CASE_POST(survey_enter_save, "/befragungen/:/antworten", NEED(CASE_WRITE, CASE),
          .title = T("Antworten eintragen"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *s;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &survey_entity, req_id(r, 1), &s));
        if (form_version(r) != s->version || !may_enter(s))
                return ERR_CONFLICT;
        enum err e = enter(r, tx, g, s);
        if (e == ERR_INVALID) {
                if (!r->errs.n)
                        errs_add(&r->errs, S(""), _("Eine Antwort passt nicht zu ihrer Frage."));
                TRY(enter_draw(r, rtx_of(tx), grant_of(g), s));
                return e;
        }
        TRY(e);
        req_redirect_said(r, url_path(r->arena, "/faelle/:/befragungen/:", grant_case(grant_of(g)), s->id),
                          S("saved"));
        return OK;
}
