/*
 * Behind the personal link, on the public listener only: who asks, the questions page by page, sending. Opening changes nothing; each
 * page of answers is saved at once, so whoever is interrupted goes on with the same link. D27
 */
#include "core/user.h"
#include "domain/cases/case.h"
#include "domain/surveys/survey_ui.h"
#include "web/token_page.h"

struct opened {
        struct survey_link link;
        struct case_head head;
        struct record **answer;
        int64_t page;
        bool resumed; /* something was said before */
};

/* ---- opening ---- */

static void frame_fill(struct req *r, const struct opened *o)
{
        struct token_frame *f = r->frame;
        for (enum tongue t = 0; t < TONGUE_N; t++)
                f->offered[t] = survey_speaks(o->link.form, tongue_code(t));
        enum tongue own = tongue_parse(rec_text(o->link.survey, SURVEY_language));
        if (own < TONGUE_N && f->offered[own])
                f->tongue = own;
        token_frame_choose(r);
        f->person = o->head.case_manager;
}

/* The phone and name of the site that asks, where it has them. */
static enum err site_fill(struct req *r, struct rtx *tx, int64_t site_id)
{
        struct record *s;
        if (!site_id)
                return OK;
        TRY(ent_get(tx, &site_entity, site_id, &s));
        r->frame->sender = rec_text(s, SITE_name);
        if (rec_given(s, SITE_phone))
                r->frame->contact = rec_text(s, SITE_phone);
        return OK;
}

static bool page_begun(const struct opened *o, int64_t page)
{
        for (size_t i = 0; i < o->link.form->questions; i++)
                if (o->link.form->question[i].page == page && survey_answer_given(o->answer[i]))
                        return true;
        return false;
}

/* The page asked for, else behind the last one on which something was said. */
static int64_t page_of(struct req *r, const struct opened *o)
{
        int64_t asked, pages = o->link.form->pages, last = 0;
        struct str typed = r->method == POST ? req_field(r, S("seite")) : req_query(r, S("seite"));
        if (str_int(typed, &asked) && asked >= 1 && asked <= pages)
                return asked;
        for (int64_t p = 1; p <= pages; p++)
                if (page_begun(o, p))
                        last = p;
        return last < pages ? last + 1 : pages;
}

static enum err open_link(struct req *r, struct rtx *tx, struct opened *o)
{
        *o = (struct opened){0};
        TRY(survey_link_find(tx, req_code(r, 0), &o->link));
        TRY(case_head(tx, o->link.grant, &o->head));
        TRY(survey_answers(tx, o->link.grant, o->link.survey->id, o->link.form, &o->answer));
        for (int64_t p = 1; p <= o->link.form->pages; p++)
                o->resumed = o->resumed || page_begun(o, p);
        o->page = page_of(r, o);
        TRY(site_fill(r, tx, o->head.site_id));
        frame_fill(r, o);
        return OK;
}

/* ---- drawing ---- */

static struct str tongue_now(const struct req *r)
{
        return tongue_code(r->frame->tongue);
}

static struct url link_url(struct req *r, struct str more)
{
        struct url u = url_code(r->arena, url_path(r->arena, "/b"), req_code(r, 0));
        return str_empty(more) ? u : url_code(r->arena, u, more);
}

/* In the language that was chosen, if it is not that of the survey. */
static struct url in_tongue(struct req *r, struct url u)
{
        return url_with(r->arena, u, S("sprache"),
                        tongue_parse(req_query(r, S("sprache"))) < TONGUE_N ? tongue_now(r) : S(""));
}

static struct url page_url(struct req *r, int64_t page)
{
        return in_tongue(r, url_with(r->arena, link_url(r, S("")), S("seite"), str_from_int(r->arena, page)));
}

static struct str with_numbers(struct arena *a, struct str pattern, int64_t n, int64_t m)
{
        struct str rest, before = str_split(pattern, '{', &rest), middle;
        str_split(rest, '}', &middle);
        struct str between = str_split(middle, '{', &rest);
        return str_join(a, before, str_from_int(a, n), between, str_from_int(a, m));
}

static void text_draw(struct req *r, struct str text)
{
        if (str_empty(text))
                return;
        html_lit(r->html, "<p>");
        html_text(r->html, text);
        html_lit(r->html, "</p>");
}

/* Whose consent makes the question possible; only where a disclosure opens the name. */
static struct str about_whom(struct req *r, const struct opened *o)
{
        if (!rec_int(o->link.survey, SURVEY_disclosure_id))
                return S("");
        return str_join(r->arena, _("Es geht um "), case_person(r->arena, &o->head), S(". "),
                        case_person_polite(r->arena, &o->head),
                        _(" ist damit einverstanden, dass wir Sie fragen."));
}

static void head_draw(struct req *r, const struct opened *o)
{
        struct token_frame *f = r->frame;
        const struct survey_form *form = o->link.form;
        r->title = survey_text(&form->title, tongue_now(r));
        ui_head(r, &(struct page_head){.title = r->title,
                                       .over = with_numbers(r->arena, TW(f, step), o->page, form->pages)});
        html_lit(r->html, "<div class=\"fn-text\">");
        if (o->page == 1 && !o->resumed) {
                text_draw(r, survey_text(&form->intro, tongue_now(r)));
                text_draw(r, about_whom(r, o));
                text_draw(r, TW(f, voluntary));
        } else
                text_draw(r, TW(f, saved));
        html_lit(r->html, "</div>");
}

static void fact(struct req *r, struct str label, struct str value)
{
        html_lit(r->html, "<dt>");
        html_text(r->html, label);
        html_lit(r->html, "</dt><dd><bdi>");
        html_text(r->html, value);
        html_lit(r->html, "</bdi></dd>");
}

static void facts_draw(struct req *r, const struct opened *o)
{
        struct token_frame *f = r->frame;
        ui_panel(r->html, TW(f, good_to_know), S(""), (struct action){0});
        html_lit(r->html, "<dl class=\"fn-detail\">");
        fact(r, TW(f, valid_until), date_german(r->arena, rec_date(o->link.survey, SURVEY_valid_until)));
        fact(r, TW(f, only_for), rec_text(o->link.survey, SURVEY_respondent));
        fact(r, TW(f, who_reads), str_join(r->arena, o->head.case_manager, TW(f, and_deputy)));
        html_lit(r->html, "<dt>");
        html_text(r->html, TW(f, not_you));
        html_lit(r->html, "</dt><dd><a href=\"");
        html_url(r->html, in_tongue(r, link_url(r, S("nicht-ich"))));
        html_lit(r->html, "\">");
        html_text(r->html, TW(f, give_back));
        html_lit(r->html, "</a></dd></dl>");
        ui_panel_end(r->html);
}

static void button(struct req *r, struct str name, struct str label, bool first)
{
        if (first)
                html_lit(
                        r->html,
                        "<button class=\"kern-btn kern-btn--primary kern-btn--block\" type=\"submit\" name=\"tun\" value=\"");
        else
                html_lit(
                        r->html,
                        "<button class=\"kern-btn kern-btn--secondary kern-btn--block\" type=\"submit\" name=\"tun\" value=\"");
        html_text(r->html, name);
        html_lit(r->html, "\"><span class=\"kern-label\">");
        html_text(r->html, label);
        html_lit(r->html, "</span></button>");
}

static void form_begin(struct req *r, struct url to)
{
        html_lit(r->html, "<form class=\"fn-form fn-token__form\" method=\"post\" action=\"");
        html_url(r->html, to);
        html_lit(r->html, "\">");
        ui_hidden(r->html, S("submission"), r->submission);
}

static enum err survey_draw(struct req *r, const struct opened *o, struct str problem)
{
        struct token_frame *f = r->frame;
        bool last = o->page == o->link.form->pages;
        head_draw(r, o);
        if (!str_empty(problem))
                ui_message(r->html, TONE_DANGER, problem, S(""));
        form_begin(r, in_tongue(r, link_url(r, S(""))));
        ui_hidden(r->html, S("seite"), str_from_int(r->arena, o->page));
        TRY(survey_questions_draw(r, &(struct survey_sheet_view){
                                             .form = o->link.form,
                                             .answer = o->answer,
                                             .tongue = tongue_now(r),
                                             .page = o->page,
                                             .optional = TW(f, optional),
                                             .hint = o->link.form->third_party ? TW(f, no_illness) : S("")}));
        html_lit(r->html, "<div class=\"fn-token__buttons\">");
        button(r, last ? S("senden") : S("weiter"), last ? TW(f, send) : TW(f, next), true);
        if (o->page == 1)
                button(r, S("rueckruf"), TW(f, call_me), false);
        html_lit(r->html, "</div></form>");
        if (o->page > 1) {
                html_lit(r->html, "<p class=\"fn-text\"><a href=\"");
                html_url(r->html, page_url(r, o->page - 1));
                html_lit(r->html, "\">");
                html_text(r->html, TW(f, back));
                html_lit(r->html, "</a></p>");
        }
        facts_draw(r, o);
        return OK;
}

TOKEN_GET(survey_link_show, "/b/:", .title = T("Befragung"))
(struct req *r, struct rtx *tx)
{
        struct opened o;
        TRY(open_link(r, tx, &o));
        return survey_draw(r, &o, S(""));
}

/* ---- answering ---- */

/* The survey as it may be written by nobody but the bearer of the link. */
static enum err write_link(struct req *r, struct wtx *tx, struct opened *o, const struct wgrant **g)
{
        TRY(open_link(r, rtx_of(tx), o));
        return case_open_program(tx, o->link.token.case_id, g);
}

static void leads_to(struct req *r, struct url to)
{
        req_redirect(r, to);
        r->repeat = to;
}

static struct url said_url(struct req *r, struct str page)
{
        struct url u = url_local(r->arena, page);
        return r->frame->tongue == TONGUE_DE ? u : url_with(r->arena, u, S("sprache"), tongue_now(r));
}

static enum err next_step(struct req *r, struct wtx *tx, const struct wgrant *g, struct opened *o)
{
        struct str what = req_field(r, S("tun"));
        if (str_eq(what, S("rueckruf"))) {
                TRY(survey_call_back(tx, g, o->link.survey));
                leads_to(r, said_url(r, S("/rueckruf")));
                return OK;
        }
        if (!str_eq(what, S("senden"))) {
                req_redirect(r, page_url(r, o->page < o->link.form->pages ? o->page + 1 : o->page));
                return OK;
        }
        TRY(survey_finish(tx, g, o->link.survey, clock_today()));
        leads_to(r, said_url(r, S("/danke")));
        return OK;
}

TOKEN_POST(survey_link_save, "/b/:", .title = T("Befragung"))
(struct req *r, struct wtx *tx)
{
        struct opened o;
        const struct wgrant *g;
        size_t n;
        TRY(write_link(r, tx, &o, &g));
        struct survey_said *said = survey_questions_read(r, o.link.form, o.page, &n);
        enum err e = survey_answers_save(tx, g, o.link.survey, o.link.form, said, n);
        struct str problem = TW(r->frame, too_long);
        if (e == OK) {
                e = next_step(r, tx, g, &o);
                problem = TW(r->frame, nothing_said);
        }
        if (e == ERR_INVALID)
                TRY(survey_draw(r, &o, problem));
        return e;
}

/* ---- not the right person ---- */

TOKEN_GET(survey_link_wrong, "/b/:/nicht-ich", .title = T("Befragung"))
(struct req *r, struct rtx *tx)
{
        struct opened o;
        TRY(open_link(r, tx, &o));
        struct token_frame *f = r->frame;
        r->title = TW(f, not_you);
        ui_head(r, &(struct page_head){.title = r->title});
        html_lit(r->html, "<div class=\"fn-text\">");
        text_draw(r, TW(f, give_back_text));
        html_lit(r->html, "</div>");
        form_begin(r, in_tongue(r, link_url(r, S("nicht-ich"))));
        html_lit(r->html, "<div class=\"fn-token__buttons\">");
        button(r, S("zurueck"), TW(f, give_back), true);
        html_lit(r->html, "</div></form><p class=\"fn-text\"><a href=\"");
        html_url(r->html, in_tongue(r, link_url(r, S(""))));
        html_lit(r->html, "\">");
        html_text(r->html, TW(f, stay));
        html_lit(r->html, "</a></p>");
        return OK;
}

TOKEN_POST(survey_link_back, "/b/:/nicht-ich", .title = T("Befragung"))
(struct req *r, struct wtx *tx)
{
        struct opened o;
        const struct wgrant *g;
        TRY(write_link(r, tx, &o, &g));
        TRY(survey_give_back(tx, g, o.link.survey));
        leads_to(r, said_url(r, S("/zurueckgegeben")));
        return OK;
}
