/* A questionnaire as people read and fill it in, inside and behind the link. */
#ifndef DOMAIN_SURVEYS_SURVEY_UI_H
#define DOMAIN_SURVEYS_SURVEY_UI_H

#include "domain/surveys/survey.h"
#include "web/ui.h"

struct survey_item_view {
        struct str key, text, hint, words, optional; /* optional: „(freiwillig)“ */
        struct {
                struct str code, label;
                bool chosen;
        } option[12];
        size_t options; /* 0: own words */
};
void tpl_survey_item(struct html *h, const struct survey_item_view *v);

struct survey_sheet_view {
        const struct survey_form *form;
        struct record **answer; /* NULL: nothing is filled in */
        struct str tongue;
        int64_t page;              /* 0: all of them */
        struct str optional, hint; /* below own words */
        struct rtx *tx; /* inside of the office: own words are fields like all others; NULL behind a link */
};
/* The questions with what was typed, else with what is stored. */
enum err survey_questions_draw(struct req *r, const struct survey_sheet_view *v);
/* The question for own words as a field. */
struct field survey_words_field(struct arena *a, const struct survey_question *q);
/* What was typed for the questions of this page (0: all). */
struct survey_said *survey_questions_read(struct req *r, const struct survey_form *f, int64_t page,
                                          size_t *n);
/* „läuft“, „beantwortet“ … */
struct badge survey_badge(const struct record *survey);
/* Question by question, what was said; in German, whatever language it was asked in. */
void survey_results_draw(struct req *r, const struct survey_form *f, struct record **answer);
/* The label of the answer to this question, empty where there is none. */
struct str survey_answer_text(const struct survey_form *f, struct record **answer, struct str question);

#endif
