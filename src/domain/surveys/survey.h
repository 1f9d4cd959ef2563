/*
 * Surveys: asking, what comes back, and what both stand on. The rules of this folder; pages call nothing else.
 * D27, W10, W11; CMB 5.A, 5.L, 10.D, 11.A
 */
#ifndef DOMAIN_SURVEYS_SURVEY_H
#define DOMAIN_SURVEYS_SURVEY_H

#include "core/token.h"
#include "domain/concepts/concept.h"
#include "domain/consent/disclosure.h"

#define ENTITY_NAME survey
#define ENTITY_PREFIX SURVEY
#define ENTITY_DEF "domain/surveys/survey.def"
#include "db/entity_decl.h"
#define ENTITY_NAME survey_answer
#define ENTITY_PREFIX SURVEY_ANSWER
#define ENTITY_DEF "domain/surveys/survey_answer.def"
#include "db/entity_decl.h"

/* ---- kinds ---- */
/* Is somebody outside asked, about this case? employer: somebody in the client's firm, who knows whom it is about. */
bool survey_of_employer(struct str kind);
bool survey_of_third_party(struct str kind);
bool survey_is_follow_up(struct str kind);
/* What naming the person gives away: code of disclosure_content; empty when nothing is given away. */
struct str survey_content(const struct record *survey);

/* ---- asking ---- */
enum survey_state { SURVEY_PLANNED, SURVEY_SENT, SURVEY_ANSWERED, SURVEY_WITHDRAWN, SURVEY_EXPIRED };
/* The state today: a link that ran out is expired, whatever the job has done. */
enum survey_state survey_state(const struct record *survey);
/* May the link be opened, and answers be taken, today? ERR_NOT_FOUND when not (ended, or a consent has). */
enum err survey_open_today(struct rtx *tx, const struct grant *g, const struct record *survey);
/*
 * Sends: a new one (id 0), or once more. By mail when the way is "mail", else link is the clear text of a token to be shown
 * once; neither for paper and phone. base: where links lead. ERR_INVALID with messages: consent missing, address missing …
 */
struct survey_send {
        struct str base;    /* "https://antwort.example" */
        struct str sender;  /* „CMB-Stelle Musterau“ */
        struct str contact; /* phone, may be empty */
        struct str link;    /* out: the whole address, or empty */
};
enum err survey_send(struct wtx *tx, const struct wgrant *g, struct record *survey, struct survey_send *s,
                     struct errs *errs);
/* Nothing more is asked: the link ends, what waits for the mail server stays here. */
enum err survey_withdraw(struct wtx *tx, const struct wgrant *g, struct record *survey);

/* ---- what comes back ---- */
/* The questionnaire it was asked with; ERR_NOT_FOUND if the concept has none of this kind. */
enum err survey_form(struct rtx *tx, const struct grant *g, const struct record *survey,
                     const struct survey_form **out);
/* The answers, in the order of the form's questions; NULL where there is none. */
enum err survey_answers(struct rtx *tx, const struct grant *g, int64_t survey_id, const struct survey_form *f,
                        struct record ***out);
bool survey_answer_given(const struct record *answer);
/* One answer of a form: what was typed for this question. Empty takes an answer back. ERR_INVALID for what the scale lacks. */
struct survey_said {
        const struct survey_question *question;
        struct str choice, words;
};
enum err survey_answers_save(struct wtx *tx, const struct wgrant *g, const struct record *survey,
                             const struct survey_form *f, const struct survey_said *said, size_t n);
/* Done: no more changes by the link. ERR_INVALID without a single answer. */
enum err survey_finish(struct wtx *tx, const struct wgrant *g, struct record *survey, struct date on);
/* The link came to somebody else. */
enum err survey_give_back(struct wtx *tx, const struct wgrant *g, struct record *survey);
/* „Lieber Rückruf“: a task for the case manager. */
enum err survey_call_back(struct wtx *tx, const struct wgrant *g, struct record *survey);

/* Of a link: its survey in its case. Refuses when a user acts. ERR_NOT_FOUND for every link that opens nothing. */
struct survey_link {
        struct token_line token;
        const struct grant *grant;
        struct record *survey;
        const struct survey_form *form;
};
enum err survey_link_find(struct rtx *tx, struct str token, struct survey_link *out);

/* ---- beside the outcome ---- */
/* The last answered one of this kind, NULL if there is none. */
enum err survey_answered(struct rtx *tx, const struct grant *g, struct str kind, struct record **out);

/* ---- counts for the lead: of the last twelve months, no cases, no people ---- */
enum { SURVEY_LEAST = 5 }; /* fewer are not told */
#define SURVEY_COUNT(X) X(TEXT, kind) X(INT, sent) X(INT, answered)
ROW(survey_count, SURVEY_COUNT)
enum err survey_counts(struct rtx *tx, struct survey_count **out, size_t *n);

#endif
