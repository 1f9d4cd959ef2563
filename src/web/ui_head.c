/* The head of a page: where am I, what is this, what can I do here. */
#include "web/places_view.h"
#include "web/ui_inner.h"

static void crumb(struct req *r, const struct crumb *c)
{
        struct html *h = r->html;
        html_lit(h, "<li>");
        if (str_empty(c->to.s)) {
                html_lit(h, "<span aria-current=\"page\">");
                html_text(h, c->label);
                html_lit(h, "</span>");
        } else if (!layout_leads(c->to.s, r->actor)) {
                html_lit(h, "<span>");
                html_text(h, c->label);
                html_lit(h, "</span>");
        } else {
                html_lit(h, "<a href=\"");
                html_url(h, c->to);
                html_lit(h, "\">");
                html_text(h, c->label);
                html_lit(h, "</a>");
        }
        html_lit(h, "</li>");
}

static void crumbs(struct req *r, const struct page_head *p)
{
        struct html *h = r->html;
        if (!p->crumbs)
                return;
        html_lit(h, "<div class=\"fn-where\"><nav class=\"fn-crumbs\" aria-label=\"Sie sind hier\"><ol>");
        for (size_t i = 0; i < p->crumbs; i++)
                crumb(r, &p->crumb[i]);
        html_lit(h, "</ol></nav>\n");
        if (r->grant) {
                const struct places_view places = ui_places_of(r);
                tpl_places(h, &places);
        }
        html_lit(h, "</div>\n");
}

static void title(struct html *h, const struct page_head *p, struct str text)
{
        html_lit(h, "<div>");
        if (!str_empty(p->over)) {
                html_lit(h, "<p class=\"fn-pagehead__line\">");
                html_text(h, p->over);
                html_lit(h, "</p>");
        }
        html_lit(h, "<div class=\"fn-pagehead__title\"><h1 class=\"kern-heading-large\">");
        html_text(h, text);
        html_lit(h, "</h1>");
        for (size_t i = 0; i < p->badges; i++) {
                html_lit(h, " ");
                ui_badge(h, p->badge[i]);
        }
        html_lit(h, "</div></div>");
}

static bool allowed(const struct req *r, const struct action *a)
{
        if (str_empty(a->label) || !layout_offers(r, a->to.s))
                return false;
        if (a->needs == CAP_CASE_WRITE && r->grant && !grant_writes(r->grant))
                return false;
        return a->needs == CAP_UNSET || a->needs == CAP_N || (r->actor && actor_can(r->actor, a->needs));
}

static void actions(struct req *r, const struct page_head *p)
{
        struct html *h = r->html;
        bool any = false;
        for (size_t i = 0; i < p->actions; i++) {
                if (!allowed(r, &p->action[i]))
                        continue;
                if (!any)
                        html_lit(h, "<div class=\"fn-actions\">");
                any = true;
                ui_action(h, p->action[i]);
        }
        if (any)
                html_lit(h, "</div>");
}

/* What paper needs to be found again: number, day, and that it is not meant for others. */
static void print_line(struct req *r, const struct page_head *p)
{
        if (!r->grant || str_empty(p->over))
                return;
        html_lit(r->html, "<p class=\"fn-print-only\">");
        html_text(r->html, p->over);
        html_lit(r->html, " · ");
        html_text(r->html, clock_today());
        html_lit(r->html, " · ");
        html_text(r->html, str_empty(p->audience) ? _("nur intern") : p->audience);
        html_lit(r->html, "</p>\n");
}

void ui_head(struct req *r, const struct page_head *p)
{
        struct html *h = r->html;
        if (!str_empty(p->title))
                r->title = p->title;
        if (str_empty(r->title) && r->page)
                r->title = r->page->title;
        crumbs(r, p);
        print_line(r, p);
        html_lit(h, "<div class=\"fn-pagehead\">");
        title(h, p, r->title);
        actions(r, p);
        html_lit(h, "</div>\n");
        ui_state_of(r)->head = true;
        ui_state_of(r)->head_end = h->out.n;
}
