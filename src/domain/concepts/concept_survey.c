/* Questionnaires of a concept: scales, questions, languages. D27 */
#include "domain/concepts/concept_private.h"

enum { QUESTIONS_OF_A_PAGE = 3 };

struct str survey_tongue(size_t n)
{
        static const struct str codes[SURVEY_TONGUES] = {S_INIT("de"), S_INIT("de_plain"), S_INIT("tr"),
                                                         S_INIT("ar"), S_INIT("ru")};
        must(n < SURVEY_TONGUES);
        return codes[n];
}

static size_t tongue_number(struct str code)
{
        for (size_t i = 0; i < SURVEY_TONGUES; i++)
                if (str_eq(survey_tongue(i), code))
                        return i;
        return 0;
}

struct str survey_text(const struct survey_words *w, struct str tongue)
{
        struct str text = w->in[tongue_number(tongue)];
        return str_empty(text) ? w->in[0] : text;
}

bool survey_speaks(const struct survey_form *f, struct str tongue)
{
        size_t n = tongue_number(tongue);
        return str_eq(survey_tongue(n), tongue) && !str_empty(f->title.in[n]);
}

const struct survey_form *concept_survey(const struct concept *c, struct str kind)
{
        for (size_t i = 0; i < c->surveys; i++)
                for (size_t k = 0; k < c->survey[i].kinds; k++)
                        if (str_eq(c->survey[i].kind[k], kind))
                                return &c->survey[i];
        return NULL;
}

const struct survey_question *survey_question(const struct survey_form *f, struct str code)
{
        for (size_t i = 0; i < f->questions; i++)
                if (str_eq(f->question[i].code, code))
                        return &f->question[i];
        return NULL;
}

const struct survey_option *survey_option(const struct survey_scale *s, struct str code)
{
        for (size_t i = 0; i < s->options; i++)
                if (str_eq(s->option[i].code, code))
                        return &s->option[i];
        return NULL;
}

/* ---- building ---- */

static struct survey_words words_of(const struct build *b, const struct yaml *y, struct str key)
{
        struct survey_words w = {0};
        for (size_t i = 0; i < SURVEY_TONGUES; i++)
                w.in[i] = take(b, yaml_get(y, key), survey_tongue(i));
        return w;
}

static bool list_has(const struct concept_list *l, struct str code)
{
        for (size_t i = 0; i < l->n; i++)
                if (str_eq(l->entry[i].code, code))
                        return true;
        return false;
}

static void scale_build(struct build *b, const struct yaml *y)
{
        struct survey_scale *s = &b->c->scale[b->c->scales++];
        struct str list = text_of(y, S("list"));
        *s = (struct survey_scale){.code = take(b, y, S("code")),
                                   .list = concept_list(b->c, list),
                                   .option = NEW_ARRAY(b->a, struct survey_option, count_of(y, S("options"))),
                                   .at = place_of(b, y)};
        if (!s->list)
                mistake(b, y, S("list"), _("Die Liste "), list, _(" gibt es nicht."));
        for (const struct yaml *x = yaml_get(y, S("options"))->child; x; x = x->next) {
                struct survey_option *o = &s->option[s->options++];
                *o = (struct survey_option){take(b, x, S("code")), words_of(b, x, S("label"))};
                if (s->list && !list_has(s->list, o->code))
                        mistake(b, x, S("code"), _("Den Code "), o->code,
                                _(" hat die Liste der Skala nicht."));
        }
}

static const struct survey_scale *scale_find(const struct concept *c, struct str code)
{
        for (size_t i = 0; i < c->scales; i++)
                if (str_eq(c->scale[i].code, code))
                        return &c->scale[i];
        return NULL;
}

/* What the title speaks, everything speaks: nobody changes the language in the middle. */
static void tongues_check(struct build *b, const struct survey_form *f, const struct survey_words *w,
                          const struct yaml *y)
{
        for (size_t i = 0; i < SURVEY_TONGUES; i++)
                if (!str_empty(f->title.in[i]) && str_empty(w->in[i]))
                        mistake(b, y, S(""), _("Die Sprache "), survey_tongue(i),
                                _(" fehlt hier, der Titel der Befragung hat sie."));
}

static void question_check(struct build *b, const struct survey_form *f, const struct survey_question *q,
                           const struct yaml *y)
{
        bool words = flag_of(y, S("words")), scaled = yaml_get(y, S("scale"));
        if (words == scaled)
                pack_errs_at(b->errs, y, S("scale"),
                             _("Eine Frage hat eine Skala, oder „words: true“ für eigene Worte."));
        if (scaled && !q->scale)
                mistake(b, y, S("scale"), _("Die Skala "), text_of(y, S("scale")), _(" gibt es nicht."));
        if (q->page != f->pages && q->page != f->pages + 1)
                pack_errs_at(b->errs, y, S("page"), _("Die Seiten zählen von 1 an, der Reihe nach."));
        tongues_check(b, f, &q->text, y);
        for (size_t i = 0; q->scale && i < q->scale->options; i++)
                tongues_check(b, f, &q->scale->option[i].label, y);
}

static void page_check(struct build *b, const struct survey_form *f, const struct yaml *y)
{
        size_t on_page = 0;
        for (size_t i = 0; i < f->questions; i++)
                on_page += f->question[i].page == f->pages;
        if (on_page > QUESTIONS_OF_A_PAGE)
                pack_errs_at(b->errs, y, S("page"), _("Auf eine Seite gehören höchstens drei Fragen."));
}

static void question_build(struct build *b, struct survey_form *f, const struct yaml *y)
{
        struct survey_question *q = &f->question[f->questions++];
        *q = (struct survey_question){.code = take(b, y, S("code")),
                                      .guideline = take(b, y, S("guideline")),
                                      .scale = scale_find(b->c, text_of(y, S("scale"))),
                                      .text = words_of(b, y, S("text")),
                                      .page = number_of(y, S("page")),
                                      .line = y->line};
        question_check(b, f, q, y);
        f->pages = q->page;
        page_check(b, f, y);
}

static void survey_build(struct build *b, const struct yaml *y)
{
        struct survey_form *f = &b->c->survey[b->c->surveys++];
        *f = (struct survey_form){
                .document = take(b, y, S("document")),
                .third_party = str_eq(text_of(y, S("audience")), S("third_party")),
                .title = words_of(b, y, S("title")),
                .intro = words_of(b, y, S("intro")),
                .question = NEW_ARRAY(b->a, struct survey_question, count_of(y, S("questions"))),
                .at = place_of(b, y)};
        for (const struct yaml *x = yaml_get(y, S("kinds"))->child; x && f->kinds < SURVEY_KINDS_MOST;
             x = x->next)
                f->kind[f->kinds++] = str_copy(b->a, x->text);
        tongues_check(b, f, &f->intro, y);
        for (const struct yaml *x = yaml_get(y, S("questions"))->child; x; x = x->next)
                question_build(b, f, x);
}

void build_surveys(struct build *b)
{
        struct concept *c = b->c;
        c->scale = NEW_ARRAY(b->a, struct survey_scale, each_count(b, S("survey_scales")));
        for (struct each e = each_of(b, S("survey_scales")); each_next(&e);)
                scale_build(b, e.y);
        c->survey = NEW_ARRAY(b->a, struct survey_form, each_count(b, S("surveys")));
        for (struct each e = each_of(b, S("surveys")); each_next(&e);)
                survey_build(b, e.y);
}
