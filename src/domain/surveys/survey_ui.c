#include "domain/surveys/survey_ui.h"

#include "base/text.h"

enum { WORDS_MOST = 2000 };

static struct str key_of(struct arena *a, const struct survey_question *q)
{
        return str_join(a, S("q_"), q->code);
}

static bool on_page(const struct survey_question *q, int64_t page)
{
        return !page || q->page == page;
}

static void options_fill(const struct survey_scale *s, struct str tongue, struct str chosen,
                         struct survey_item_view *out)
{
        for (size_t i = 0; i < s->options && out->options < ARRAY_LEN(out->option); i++) {
                out->option[out->options].code = s->option[i].code;
                out->option[out->options].label = survey_text(&s->option[i].label, tongue);
                out->option[out->options++].chosen = str_eq(s->option[i].code, chosen);
        }
}

struct field survey_words_field(struct arena *a, const struct survey_question *q)
{
        return (struct field){.key = key_of(a, q),
                              .kind = K_LONGTEXT,
                              .label = q->text.in[0],
                              .cls = CLASS_CASE,
                              .max = WORDS_MOST};
}

static void item_draw(struct req *r, const struct survey_sheet_view *v, const struct survey_question *q,
                      struct str stored)
{
        struct str key = key_of(r->arena, q), now = r->method == POST ? req_field(r, key) : stored;
        struct survey_item_view item = {.key = key,
                                        .text = survey_text(&q->text, v->tongue),
                                        .optional = v->optional,
                                        .hint = v->hint,
                                        .words = now};
        if (q->scale)
                options_fill(q->scale, v->tongue, now, &item);
        tpl_survey_item(r->html, &item);
}

enum err survey_questions_draw(struct req *r, const struct survey_sheet_view *v)
{
        for (size_t i = 0; i < v->form->questions; i++) {
                const struct survey_question *q = &v->form->question[i];
                const struct record *a = v->answer ? v->answer[i] : NULL;
                struct str stored =
                        a ? rec_text(a, q->scale ? SURVEY_ANSWER_choice : SURVEY_ANSWER_words) : S("");
                if (!on_page(q, v->page))
                        continue;
                struct field words = survey_words_field(r->arena, q);
                if (v->tx && !q->scale)
                        TRY(ui_field(r, v->tx, &words, V(stored)));
                else
                        item_draw(r, v, q, stored);
        }
        return OK;
}

struct survey_said *survey_questions_read(struct req *r, const struct survey_form *f, int64_t page, size_t *n)
{
        struct survey_said *said = NEW_ARRAY(r->arena, struct survey_said, f->questions + 1);
        *n = 0;
        for (size_t i = 0; i < f->questions; i++) {
                const struct survey_question *q = &f->question[i];
                if (!on_page(q, page))
                        continue;
                struct str typed = req_field(r, key_of(r->arena, q));
                said[(*n)++] = (struct survey_said){.question = q,
                                                    .choice = q->scale ? typed : S(""),
                                                    .words = q->scale ? S("") : text_normal(r->arena, typed)};
        }
        return said;
}

struct badge survey_badge(const struct record *survey)
{
        switch (survey_state(survey)) {
        case SURVEY_PLANNED:
                return (struct badge){_("geplant"), TONE_NEUTRAL, S("calendar-today")};
        case SURVEY_SENT:
                return (struct badge){_("läuft"), TONE_INFO, S("mail")};
        case SURVEY_ANSWERED:
                return (struct badge){_("beantwortet"), TONE_SUCCESS, S("")};
        case SURVEY_WITHDRAWN:
                if (rec_bool(survey, SURVEY_wrong_person))
                        return (struct badge){_("falsche Person"), TONE_WARNING, S("")};
                return (struct badge){_("zurückgezogen"), TONE_NEUTRAL, S("close")};
        case SURVEY_EXPIRED:
                return (struct badge){_("ohne Antwort"), TONE_NEUTRAL, S("question-mark")};
        }
        panic("no such state");
}

static struct str label_of(const struct survey_question *q, const struct record *a)
{
        const struct survey_option *o =
                q->scale ? survey_option(q->scale, rec_text(a, SURVEY_ANSWER_choice)) : NULL;
        return o ? o->label.in[0] : S("");
}

struct str survey_answer_text(const struct survey_form *f, struct record **answer, struct str question)
{
        for (size_t i = 0; i < f->questions; i++)
                if (answer[i] && str_eq(f->question[i].code, question))
                        return label_of(&f->question[i], answer[i]);
        return S("");
}

/* Own words stand before every scale. */
void survey_results_draw(struct req *r, const struct survey_form *f, struct record **answer)
{
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, f->questions + 1);
        size_t n = 0;
        for (size_t i = 0; i < f->questions; i++)
                if (answer[i] && rec_given(answer[i], SURVEY_ANSWER_words))
                        ui_quote(r->html, rec_text(answer[i], SURVEY_ANSWER_words),
                                 f->question[i].text.in[0]);
        for (size_t i = 0; i < f->questions; i++)
                if (f->question[i].scale)
                        row[n++] = (struct row_item){.title = f->question[i].text.in[0],
                                                     .meta = survey_answer_given(answer[i])
                                                                     ? label_of(&f->question[i], answer[i])
                                                                     : _("keine Angabe")};
        ui_rows(r->html, row, n);
}
