/* What the people concerned were asked and said. Links of the demo were never given to anybody: there are none. */
#include "domain/demo/demo_inner.h"
#include "domain/surveys/survey.h"

#define D(yyyymmdd) date_of((yyyymmdd) / 10000, (yyyymmdd) / 100 % 100, (yyyymmdd) % 100)

struct said {
        struct str question, choice, words;
};
struct asked {
        struct str kind, respondent, status;
        enum demo_organisation recipient;
        struct date sent, until, answered, planned;
        const struct said *said;
        size_t n;
};

static enum err answer_add(struct demo *d, const struct wgrant *g, int64_t survey, const struct said *s)
{
        struct record *a = rec_new(d->a, &survey_answer_entity.e);
        rec_set(a, SURVEY_ANSWER_survey_id, value_ref(survey));
        REC_SET(a, SURVEY_ANSWER_question, s->question);
        REC_SET(a, SURVEY_ANSWER_choice, s->choice);
        REC_SET(a, SURVEY_ANSWER_words, s->words);
        return demo_add_in(d, g, &survey_answer_entity, a);
}

static enum err survey_add(struct demo *d, const struct wgrant *g, const struct asked *x)
{
        struct record *s = rec_new(d->a, &survey_entity.e);
        REC_SET(s, SURVEY_kind, x->kind);
        REC_SET(s, SURVEY_status, x->status);
        REC_SET(s, SURVEY_respondent, x->respondent);
        rec_set(s, SURVEY_recipient_id, value_ref(x->recipient == ORG_N ? 0 : d->organisation[x->recipient]));
        REC_SET(s, SURVEY_named, survey_of_employer(x->kind));
        REC_SET(s, SURVEY_way, S("link"));
        REC_SET(s, SURVEY_language, S("de"));
        REC_SET(s, SURVEY_planned_on, x->planned);
        REC_SET(s, SURVEY_sent_on, x->sent);
        REC_SET(s, SURVEY_valid_until, x->until);
        REC_SET(s, SURVEY_answered_on, x->answered);
        rec_set(s, SURVEY_concept_id, value_ref(d->concept));
        TRY(demo_add_in(d, g, &survey_entity, s));
        for (size_t i = 0; i < x->n; i++)
                TRY(answer_add(d, g, s->id, &x->said[i]));
        return OK;
}

/* ---- CMB-2025-014 ---- */

#define SCALE(q, c)                                                                                          \
        {                                                                                                    \
                S_INIT(q), S_INIT(c), S_INIT("")                                                             \
        }
#define WORDS(q, w)                                                                                          \
        {                                                                                                    \
                S_INIT(q), S_INIT(""), S_INIT(w)                                                             \
        }

static const struct said client_said[] = {
        SCALE("course", "satisfied"),
        SCALE("result", "very_satisfied"),
        SCALE("goals", "full"),
        SCALE("information", "satisfied"),
        SCALE("advice", "very_satisfied"),
        SCALE("influence", "very_satisfied"),
        SCALE("personal_issues", "satisfied"),
        SCALE("contact_helpful", "yes"),
        SCALE("procedure", "satisfied"),
        SCALE("security", "higher"),
        SCALE("health_effect", "better"),
        SCALE("pay", "same"),
        SCALE("qualification", "higher"),
        SCALE("satisfaction", "same"),
        WORDS("effects", "Ich habe einen Platz, an dem ich den Tag durchhalte."),
        WORDS("good", "Dass jemand dabei war, als es um meinen Platz ging."),
        WORDS("bad", "Der Heber kam zu spät, das waren zwei schwere Wochen."),
        WORDS("suggestions", "Die Technik bestellen, bevor es losgeht.")};
static const struct said employer_said[] = {
        SCALE("course", "satisfied"),
        SCALE("result", "very_satisfied"),
        SCALE("goals", "full"),
        SCALE("contact_helpful", "yes"),
        SCALE("procedure", "satisfied"),
        WORDS("good", "Eine Ansprechperson für alles."),
        WORDS("suggestions", "Früher sagen, welche Fristen die Träger haben.")};
static const struct said funder_said[] = {SCALE("procedure", "satisfied"), SCALE("methods", "satisfied"),
                                          WORDS("suggestions", "Die Anlagen gleich mitschicken.")};
static const struct said partner_said[] = {SCALE("exchange", "satisfied"),
                                           SCALE("cooperation", "very_satisfied"),
                                           SCALE("results", "satisfied"), SCALE("overall", "high")};
static const struct said half_year_said[] = {SCALE("status", "A2"),
                                             SCALE("security", "higher"),
                                             SCALE("health_effect", "better"),
                                             SCALE("pay", "same"),
                                             SCALE("qualification", "higher"),
                                             SCALE("satisfaction", "same"),
                                             WORDS("words", "Alles wie im Sommer.")};
static const struct said interim_said[] = {SCALE("course", "satisfied"),
                                           WORDS("good", "Mit sechs Stunden komme ich gut zurecht.")};

static enum err half_year_add(struct demo *d, const struct wgrant *g)
{
        bool answered = date_cmp(d->today, D(20260228)) >= 0;
        struct asked x = {.kind = S("follow_up_6"),
                          .respondent = S("Renate Albers"),
                          .status = answered ? S("answered") : S("planned"),
                          .recipient = ORG_N,
                          .sent = answered ? D(20260223) : DATE_NONE,
                          .until = answered ? D(20260323) : DATE_NONE,
                          .answered = answered ? D(20260228) : DATE_NONE,
                          .planned = D(20260228),
                          .said = half_year_said,
                          .n = answered ? ARRAY_LEN(half_year_said) : 0};
        return survey_add(d, g, &x);
}

enum err demo_albers_surveys(struct demo *d, const struct wgrant *g)
{
        const struct asked closing[] = {
                {.kind = S("interim_client"),
                 .respondent = S("Renate Albers"),
                 .recipient = ORG_N,
                 .said = interim_said,
                 .n = ARRAY_LEN(interim_said)},
                {.kind = S("client"),
                 .respondent = S("Renate Albers"),
                 .recipient = ORG_N,
                 .said = client_said,
                 .n = ARRAY_LEN(client_said)},
                {.kind = S("employer"),
                 .respondent = S("Sabine Brandt"),
                 .recipient = ORG_nordhafen,
                 .said = employer_said,
                 .n = ARRAY_LEN(employer_said)},
                {.kind = S("funder"),
                 .respondent = S("Reha-Beratung"),
                 .recipient = ORG_rv,
                 .said = funder_said,
                 .n = ARRAY_LEN(funder_said)},
                {.kind = S("partner"),
                 .respondent = S("Fallsteuerung"),
                 .recipient = ORG_kk_musterau,
                 .said = partner_said,
                 .n = ARRAY_LEN(partner_said)},
        };
        for (size_t i = 0; i < ARRAY_LEN(closing); i++) {
                struct asked x = closing[i];
                bool interim = str_eq(x.kind, S("interim_client"));
                x.status = S("answered");
                x.sent = interim ? D(20250718) : D(20250901);
                x.until = interim ? D(20250815) : D(20250929);
                x.answered = interim ? D(20250725) : D(20250912);
                x.planned = DATE_NONE;
                TRY(survey_add(d, g, &x));
        }
        TRY(half_year_add(d, g));
        return survey_add(d, g,
                          &(struct asked){.kind = S("follow_up_12"),
                                          .respondent = S("Renate Albers"),
                                          .status = S("planned"),
                                          .recipient = ORG_N,
                                          .sent = DATE_NONE,
                                          .until = DATE_NONE,
                                          .answered = DATE_NONE,
                                          .planned = D(20260829)});
}

/* ---- the others ---- */

enum err demo_surveys(struct demo *d, const struct wgrant *g, size_t i, bool over, struct str name)
{
        struct date today = d->today;
        struct asked x = {.kind = over ? S("client") : S("interim_client"),
                          .respondent = name,
                          .status = S("sent"),
                          .recipient = ORG_N,
                          .sent = date_add_days(today, -(int)(4 + i % 3 * 8)),
                          .answered = DATE_NONE,
                          .planned = DATE_NONE};
        if (i % 3 == 1) {
                x.status = S("answered");
                x.answered = date_add_days(today, -2);
                x.said = over ? client_said : interim_said;
                x.n = over ? 9 : ARRAY_LEN(interim_said);
        }
        x.until = date_add_days(x.sent, 28);
        return survey_add(d, g, &x);
}
