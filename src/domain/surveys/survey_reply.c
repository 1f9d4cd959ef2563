/* What comes back: page by page through the link, or entered by hand from paper and phone. */
#include "domain/surveys/survey.h"

#include "base/text.h"
#include "core/mail.h"
#include "domain/cases/case.h"
#include "domain/codes/codes.h"
#include "domain/concepts/store.h"
#include "domain/tasks/reminder.h"

#define ENTITY_NAME survey_answer
#define ENTITY_PREFIX SURVEY_ANSWER
#define ENTITY_DEF "domain/surveys/survey_answer.def"
#include "db/entity_impl.h"

enum { ANSWERS_MOST = 5000, SURVEYS_MOST = 1000 };

/* ---- reading ---- */

enum err survey_form(struct rtx *tx, const struct grant *g, const struct record *survey,
                     const struct survey_form **out)
{
        const struct concept *c;
        int64_t id = rec_int(survey, SURVEY_concept_id);
        TRY(id ? concept_get(tx, id, &c) : concept_of_case(tx, g, &c));
        *out = concept_survey(c, rec_text(survey, SURVEY_kind));
        return *out ? OK : ERR_NOT_FOUND;
}

enum err survey_answers(struct rtx *tx, const struct grant *g, int64_t survey_id, const struct survey_form *f,
                        struct record ***out)
{
        struct record *all;
        size_t n;
        *out = NEW_ARRAY(rtx_arena(tx), struct record *, f->questions + 1);
        TRY(ent_list_in(tx, g, &survey_answer_entity, ANSWERS_MOST, &all, &n));
        for (size_t i = 0; i < n; i++)
                for (size_t q = 0; q < f->questions; q++)
                        if (rec_int(&all[i], SURVEY_ANSWER_survey_id) == survey_id &&
                            str_eq(rec_text(&all[i], SURVEY_ANSWER_question), f->question[q].code))
                                (*out)[q] = &all[i];
        return OK;
}

bool survey_answer_given(const struct record *answer)
{
        return answer && (rec_given(answer, SURVEY_ANSWER_choice) || rec_given(answer, SURVEY_ANSWER_words));
}

enum err survey_answered(struct rtx *tx, const struct grant *g, struct str kind, struct record **out)
{
        struct record *all;
        size_t n;
        *out = NULL;
        TRY(ent_list_in(tx, g, &survey_entity, SURVEYS_MOST, &all, &n));
        for (size_t i = 0; i < n; i++)
                if (str_eq(rec_text(&all[i], SURVEY_kind), kind) && survey_state(&all[i]) == SURVEY_ANSWERED)
                        *out = &all[i];
        return OK;
}

/* ---- saving ---- */

static enum err answer_write(struct wtx *tx, const struct wgrant *g, struct record *answer)
{
        struct errs errs;
        errs_init(&errs, wtx_arena(tx));
        return answer->id ? ent_update_in(tx, g, &survey_answer_entity, answer, &errs)
                          : ent_insert_in(tx, g, &survey_answer_entity, answer, &errs);
}

static bool same(const struct record *answer, const struct survey_said *s)
{
        return str_eq(rec_text(answer, SURVEY_ANSWER_choice), s->choice) &&
               str_eq(rec_text(answer, SURVEY_ANSWER_words), s->words);
}

static enum err answer_save(struct wtx *tx, const struct wgrant *g, int64_t survey_id, struct record *before,
                            const struct survey_said *s)
{
        struct record *answer = before;
        if (before ? same(before, s) : str_empty(s->choice) && str_empty(s->words))
                return OK;
        if (!answer) {
                answer = rec_new(wtx_arena(tx), &survey_answer_entity.e);
                rec_set(answer, SURVEY_ANSWER_survey_id, value_ref(survey_id));
                REC_SET(answer, SURVEY_ANSWER_question, s->question->code);
        }
        REC_SET(answer, SURVEY_ANSWER_choice, s->choice);
        REC_SET(answer, SURVEY_ANSWER_words, s->words);
        return answer_write(tx, g, answer);
}

static bool fits(const struct survey_said *s)
{
        const struct survey_scale *scale = s->question->scale;
        if (!scale)
                return str_empty(s->choice) && text_length(s->words) <= 2000;
        return str_empty(s->words) && (str_empty(s->choice) || survey_option(scale, s->choice));
}

enum err survey_answers_save(struct wtx *tx, const struct wgrant *g, const struct record *survey,
                             const struct survey_form *f, const struct survey_said *said, size_t n)
{
        struct record **before;
        for (size_t i = 0; i < n; i++)
                if (!fits(&said[i]))
                        return ERR_INVALID;
        TRY(survey_answers(rtx_of(tx), grant_of(g), survey->id, f, &before));
        for (size_t i = 0; i < n; i++)
                TRY(answer_save(tx, g, survey->id, before[said[i].question - f->question], &said[i]));
        return OK;
}

static enum err any_answer(struct rtx *tx, const struct grant *g, const struct record *survey, bool *out)
{
        const struct survey_form *f;
        struct record **answer;
        *out = false;
        TRY(survey_form(tx, g, survey, &f));
        TRY(survey_answers(tx, g, survey->id, f, &answer));
        for (size_t i = 0; i < f->questions; i++)
                *out = *out || survey_answer_given(answer[i]);
        return OK;
}

/* The end of a survey, however it came: its link ends, mail that waits stays here, reminders follow. */
static enum err ended(struct wtx *tx, const struct wgrant *g, struct record *survey)
{
        struct errs errs;
        struct arena *a = wtx_arena(tx);
        errs_init(&errs, a);
        TRY(ent_update_in(tx, g, &survey_entity, survey, &errs));
        TRY(token_end(tx, S("survey"), survey->id));
        TRY(mail_withdraw(tx, str_join(a, S("survey:"), str_from_int(a, survey->id))));
        return reminder_refresh(tx, g);
}

enum err survey_finish(struct wtx *tx, const struct wgrant *g, struct record *survey, struct date on)
{
        bool any;
        TRY(any_answer(rtx_of(tx), grant_of(g), survey, &any));
        if (!any)
                return ERR_INVALID;
        REC_SET(survey, SURVEY_status, S("answered"));
        REC_SET(survey, SURVEY_answered_on, on);
        if (!rec_given(survey, SURVEY_sent_on))
                REC_SET(survey, SURVEY_sent_on, on);
        return ended(tx, g, survey);
}

enum err survey_give_back(struct wtx *tx, const struct wgrant *g, struct record *survey)
{
        REC_SET(survey, SURVEY_status, S("withdrawn"));
        REC_SET(survey, SURVEY_ended_on, clock_today());
        REC_SET(survey, SURVEY_wrong_person, true);
        return ended(tx, g, survey);
}

/* ---- a call instead ---- */

enum err survey_call_back(struct wtx *tx, const struct wgrant *g, struct record *survey)
{
        struct arena *a = wtx_arena(tx);
        struct errs errs;
        struct case_head head;
        struct record *task = rec_new(a, &task_entity.e);
        errs_init(&errs, a);
        if (rec_given(survey, SURVEY_callback_on))
                return OK;
        TRY(case_head(rtx_of(tx), grant_of(g), &head));
        REC_SET(task, TASK_title,
                str_join(a, _("Zurückrufen: "), rec_text(survey, SURVEY_respondent), _(" (Befragung)")));
        REC_SET(task, TASK_responsible, S("staff"));
        rec_set(task, TASK_user_id, value_ref(head.case_manager_id));
        REC_SET(task, TASK_due, date_add_days(clock_today(), 1));
        REC_SET(task, TASK_status, S("open"));
        TRY(ent_insert_in(tx, g, &task_entity, task, &errs));
        REC_SET(survey, SURVEY_callback_on, clock_today());
        return ent_update_in(tx, g, &survey_entity, survey, &errs);
}

/* ---- the link ---- */

enum err survey_link_find(struct rtx *tx, struct str token, struct survey_link *out)
{
        TRY(token_find(tx, S("survey"), token, &out->token));
        TRY(case_open_link(tx, out->token.case_id, &out->grant));
        TRY(ent_get_in(tx, out->grant, &survey_entity, out->token.ref_id, &out->survey));
        TRY(survey_open_today(tx, out->grant, out->survey));
        return survey_form(tx, out->grant, out->survey, &out->form);
}
