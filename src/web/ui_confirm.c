/* A full page for a decision: the question, what follows from it, and a button that repeats the verb. */
#include "web/ui_inner.h"

void ui_confirm_begin(struct req *r, const struct form_view *f, struct str question, struct str consequence)
{
        struct html *h = r->html;
        if (!ui_state_of(r)->head)
                ui_head(r, &(struct page_head){.title = question});
        html_lit(h, "<div class=\"fn-narrowpage\">");
        ui_panel(h, S(""), S(""), (struct action){0});
        if (!str_empty(consequence)) {
                html_lit(h, "<div class=\"fn-text\">");
                html_paragraphs(h, consequence);
                html_lit(h, "</div>");
        }
        ui_form_begin(r, f);
}

void ui_confirm_end(struct req *r, const struct form_view *f)
{
        ui_form_end(r, f);
        ui_panel_end(r->html);
        html_lit(r->html, "</div>\n");
}

void ui_confirm(struct req *r, const struct form_view *f, struct str question, struct str consequence)
{
        ui_confirm_begin(r, f, question, consequence);
        ui_confirm_end(r, f);
}
