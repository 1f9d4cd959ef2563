/* Small parts: badge, action, panel, grids, rows, figures, chips, tabs, empty panels. */
#include "web/ui_inner.h"

struct ui_state *ui_state_of(struct req *r)
{
        if (!r->ui) {
                r->ui = NEW(r->arena, struct ui_state);
                r->ui->last = &r->ui->control;
        }
        return r->ui;
}

void ui_icon(struct html *h, struct str name, struct str extra)
{
        html_lit(h, "<span class=\"kern-icon kern-icon--");
        html_attr(h, name);
        html_attr(h, extra);
        html_lit(h, "\" aria-hidden=\"true\"></span>");
}

void ui_button_label(struct html *h, struct str icon, struct str label)
{
        if (!str_empty(icon))
                ui_icon(h, icon, S(""));
        html_lit(h, "<span class=\"kern-label\">");
        html_text(h, label);
        html_lit(h, "</span>");
}

/* ---- badge ---- */

struct str ui_tone_name(enum tone t)
{
        switch (t) {
        case TONE_NEUTRAL:
                return S("neutral");
        case TONE_INFO:
                return S("info");
        case TONE_SUCCESS:
                return S("success");
        case TONE_WARNING:
                return S("warning");
        case TONE_DANGER:
                return S("danger");
        }
        panic("no such tone");
}

static struct str tone_icon(enum tone t)
{
        switch (t) {
        case TONE_NEUTRAL:
                return S("edit");
        case TONE_INFO:
                return S("mail");
        case TONE_SUCCESS:
                return S("check");
        case TONE_WARNING:
                return S("calendar-today");
        case TONE_DANGER:
                return S("danger");
        }
        panic("no such tone");
}

void ui_badge(struct html *h, struct badge b)
{
        if (str_empty(b.label))
                return;
        html_lit(h, "<span class=\"kern-badge kern-badge--small ");
        html_attr(h, b.tone == TONE_NEUTRAL ? S("fn-badge--") : S("kern-badge--"));
        html_attr(h, ui_tone_name(b.tone));
        html_lit(h, "\">");
        ui_button_label(h, str_empty(b.icon) ? tone_icon(b.tone) : b.icon, b.label);
        html_lit(h, "</span>");
}

/* ---- action ---- */

void ui_action(struct html *h, struct action a)
{
        if (str_empty(a.label))
                return;
        static const struct str weight[] = {S_INIT("secondary"), S_INIT("primary"), S_INIT("tertiary")};
        html_lit(h, "<a class=\"kern-btn kern-btn--");
        html_attr(h, weight[a.weight]);
        html_lit(h, " kern-btn--x-small\" href=\"");
        html_url(h, a.to);
        html_lit(h, "\">");
        ui_button_label(h, a.icon, a.label);
        html_lit(h, "</a>");
}

static void plain_link(struct html *h, struct url to, struct str label)
{
        if (str_empty(to.s)) {
                html_text(h, label);
                return;
        }
        html_lit(h, "<a href=\"");
        html_url(h, to);
        html_lit(h, "\">");
        html_text(h, label);
        html_lit(h, "</a>");
}

/* ---- panel ---- */

static void panel_head(struct html *h, struct str title, struct str aside, struct action link, bool urgent)
{
        html_lit(h, "<div class=\"fn-panel__head\"><h2 class=\"kern-title\">");
        if (urgent)
                ui_icon(h, S("danger"), S(" fn-icon fn-icon--danger"));
        html_text(h, title);
        html_lit(h, "</h2>");
        if (!str_empty(aside)) {
                html_lit(h, "<span class=\"fn-meta\">");
                html_text(h, aside);
                html_lit(h, "</span>");
        }
        if (!str_empty(link.label)) {
                html_lit(h, "<a class=\"kern-link kern-link--no-visited-state\" href=\"");
                html_url(h, link.to);
                html_lit(h, "\">");
                html_text(h, link.label);
                html_lit(h, "</a>");
        }
        html_lit(h, "</div>");
}

static void panel_begin(struct html *h, struct str title, struct str aside, struct action link, bool urgent)
{
        html_lit(h, "<section class=\"kern-card kern-card--hug kern-level-2 fn-panel");
        if (urgent)
                html_lit(h, " fn-panel--urgent");
        html_lit(h, "\"><div class=\"kern-card__container\">");
        if (!str_empty(title))
                panel_head(h, title, aside, link, urgent);
}

void ui_panel(struct html *h, struct str title, struct str aside, struct action link)
{
        panel_begin(h, title, aside, link, false);
}

void ui_panel_urgent(struct html *h, struct str title, struct str aside)
{
        panel_begin(h, title, aside, (struct action){0}, true);
}

void ui_panel_end(struct html *h)
{
        html_lit(h, "</div></section>\n");
}

void ui_empty(struct html *h, struct str text, struct action a)
{
        html_lit(h, "<p class=\"fn-empty\">");
        html_text(h, text);
        if (!str_empty(a.label)) {
                html_lit(h, " ");
                plain_link(h, a.to, a.label);
        }
        html_lit(h, "</p>");
}

/* ---- grid ---- */

void ui_grid(struct html *h)
{
        html_lit(h, "<div class=\"fn-grid fn-grid--day\"><div class=\"fn-stack\">");
}

void ui_grid_side(struct html *h)
{
        html_lit(h, "</div><aside class=\"fn-side fn-stack\" aria-label=\"");
        html_attr(h, _("Weitere Angaben"));
        html_lit(h, "\">");
}

void ui_grid_end(struct html *h)
{
        html_lit(h, "</aside></div>\n");
}

/* ---- rows ---- */

static bool row_leads(const struct row_item *r)
{
        return !str_empty(r->when) || (!str_empty(r->badge.label) && !r->badge_right);
}

static void row_when(struct html *h, const struct row_item *r)
{
        html_lit(h, "<div class=\"fn-row__when");
        if (r->urgent)
                html_lit(h, " fn-danger");
        html_lit(h, "\">");
        if (!str_empty(r->badge.label) && !r->badge_right)
                ui_badge(h, r->badge);
        else
                html_text(h, r->when);
        html_lit(h, "</div>");
}

static void row_meta(struct html *h, const struct row_item *r)
{
        if (str_empty(r->meta) && str_empty(r->meta_link_label))
                return;
        html_lit(h, "<p class=\"fn-meta\">");
        plain_link(h, r->meta_link, r->meta_link_label);
        if (!str_empty(r->meta_link_label) && !str_empty(r->meta))
                html_lit(h, " · ");
        html_text(h, r->meta);
        html_lit(h, "</p>");
}

static void row_end(struct html *h, const struct row_item *r)
{
        bool badge = r->badge_right && !str_empty(r->badge.label);
        if (!badge && str_empty(r->action.label))
                return;
        html_lit(h, "<div class=\"fn-row__do");
        if (badge)
                html_lit(h, " fn-row__do--top");
        html_lit(h, "\">");
        if (badge)
                ui_badge(h, r->badge);
        ui_action(h, r->action);
        html_lit(h, "</div>");
}

static void row(struct html *h, const struct row_item *r, bool leading)
{
        html_lit(h, "<li class=\"fn-row");
        if (leading)
                html_lit(h, " fn-row--when");
        if (r->badge_right)
                html_lit(h, " fn-row--keep");
        html_lit(h, "\">");
        if (leading)
                row_when(h, r);
        html_lit(h, "<div><h3 class=\"fn-row__title\">");
        plain_link(h, r->to, r->title);
        html_lit(h, "</h3>");
        row_meta(h, r);
        html_lit(h, "</div>");
        row_end(h, r);
        html_lit(h, "</li>");
}

void ui_rows(struct html *h, const struct row_item *rows, size_t n)
{
        bool leading = false;
        for (size_t i = 0; i < n; i++)
                leading = leading || row_leads(&rows[i]);
        if (!n)
                return;
        html_lit(h, "<ul class=\"fn-rows");
        if (leading)
                html_lit(h, " fn-rows--when");
        html_lit(h, "\">");
        for (size_t i = 0; i < n; i++)
                row(h, &rows[i], leading);
        html_lit(h, "</ul>");
}

/* ---- figures, chips, tabs ---- */

static void figure_inner(struct html *h, const struct figure *f)
{
        html_lit(h, "<span class=\"fn-figure__num");
        if (f->tone == TONE_DANGER)
                html_lit(h, " fn-danger");
        html_lit(h, "\">");
        if (!str_empty(f->icon))
                ui_icon(h, f->icon,
                        str_join(h->arena, S(" fn-icon fn-icon--"),
                                 f->tone == TONE_NEUTRAL ? S("muted") : ui_tone_name(f->tone)));
        html_text(h, f->value);
        html_lit(h, "</span> ");
        html_text(h, f->label);
}

static void figure(struct html *h, const struct figure *f)
{
        if (str_empty(f->to.s)) {
                html_lit(h, "<li><div class=\"fn-figure\">");
                figure_inner(h, f);
                html_lit(h, "</div></li>");
                return;
        }
        html_lit(h, "<li><a class=\"fn-figure\" href=\"");
        html_url(h, f->to);
        html_lit(h, "\">");
        figure_inner(h, f);
        html_lit(h, "</a></li>");
}

void ui_figures(struct html *h, const struct figure *f, size_t n)
{
        html_lit(h, "<nav class=\"fn-figures kern-level-2\" aria-label=\"");
        html_attr(h, _("In Zahlen"));
        html_lit(h, "\"><ul>");
        for (size_t i = 0; i < n; i++)
                figure(h, &f[i]);
        html_lit(h, "</ul></nav>\n");
}

static void choice_link(struct html *h, const struct chip *c, bool chip)
{
        html_lit(h, "<li><a");
        if (chip)
                html_lit(h, " class=\"fn-chip\"");
        html_lit(h, " href=\"");
        html_url(h, c->to);
        html_lit(h, "\"");
        if (c->current)
                html_lit(h, " aria-current=\"page\"");
        html_lit(h, ">");
        html_text(h, c->label);
        html_lit(h, "</a></li>");
}

void ui_chips(struct html *h, struct str label, const struct chip *c, size_t n)
{
        html_lit(h, "<nav class=\"fn-chips\" aria-label=\"");
        html_attr(h, label);
        html_lit(h, "\"><span class=\"fn-meta\" aria-hidden=\"true\">");
        html_text(h, label);
        html_lit(h, "</span><ul>");
        for (size_t i = 0; i < n; i++)
                choice_link(h, &c[i], true);
        html_lit(h, "</ul></nav>\n");
}

void ui_tabs(struct html *h, struct str label, const struct chip *c, size_t n)
{
        html_lit(h, "<nav class=\"fn-tabs\" aria-label=\"");
        html_attr(h, label);
        html_lit(h, "\"><ul>");
        for (size_t i = 0; i < n; i++)
                choice_link(h, &c[i], false);
        html_lit(h, "</ul></nav>\n");
}
