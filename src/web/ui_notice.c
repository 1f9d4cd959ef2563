/* What a page has to say first: the message of the last action and the summary of errors. */
#include "web/detour.h"
#include "web/message.h"
#include "web/ui_inner.h"

/* ---- messages ---- */

static void message_icon(struct html *h, enum tone tone)
{
        ui_icon(h, tone == TONE_NEUTRAL ? S("info") : ui_tone_name(tone), S(""));
}

static void message_open(struct html *h, enum tone tone)
{
        html_lit(h, "<div class=\"kern-alert kern-alert--");
        html_attr(h, tone == TONE_NEUTRAL ? S("info") : ui_tone_name(tone));
        html_lit(h, " kern-level-2 fn-message\"");
}

/* A standing notice: nobody just caused it, so it takes no focus. */
void ui_message(struct html *h, enum tone tone, struct str title, struct str text)
{
        message_open(h, tone);
        html_lit(h, "><div class=\"kern-alert__header\">");
        message_icon(h, tone);
        html_lit(h, "<h2 class=\"kern-title\">");
        html_text(h, title);
        html_lit(h, "</h2></div>");
        if (!str_empty(text)) {
                html_lit(h, "<div class=\"kern-alert__body\">");
                html_paragraphs(h, text);
                html_lit(h, "</div>");
        }
        html_lit(h, "</div>\n");
}

static void said_now(struct html *h, enum tone tone, struct str text)
{
        message_open(h, tone);
        html_lit(
                h,
                " id=\"meldung\" role=\"status\" tabindex=\"-1\" autofocus><div class=\"kern-alert__header\">");
        message_icon(h, tone);
        html_lit(h, "<p class=\"kern-title\">");
        html_text(h, text);
        html_lit(h, "</p></div></div>\n");
}

static void said(struct req *r, struct html *h)
{
        struct str text = str_empty(r->message) ? message_of(r) : r->message;
        if (!str_empty(text))
                said_now(h, message_tone(r), text);
}

/* ---- error summary ---- */

void ui_control_note(struct req *r, struct str key, struct str label, struct str id)
{
        struct ui_state *s = ui_state_of(r);
        struct ui_control *c = NEW(r->arena, struct ui_control);
        *c = (struct ui_control){.key = key, .label = label, .id = id};
        *s->last = c;
        s->last = &c->next;
}

static const struct ui_control *control_of(const struct ui_state *s, struct str key)
{
        for (const struct ui_control *c = s->control; c; c = c->next)
                if (str_eq(c->key, key))
                        return c;
        return NULL;
}

static void summary_line(struct html *h, const struct field_error *e, const struct ui_control *c)
{
        html_lit(h, "<li>");
        if (c) {
                html_lit(h, "<a href=\"");
                html_url(h, url_anchor(h->arena, c->id));
                html_lit(h, "\">");
                html_text(h, c->label);
                html_text(h, str_ends(c->label, S("?")) ? S(" ") : S(": "));
        }
        html_text(h, e->text);
        if (c)
                html_lit(h, "</a>");
        html_lit(h, "</li>");
}

/* In the order of the controls on the page; what belongs to none of them comes first. */
static void summary_lines(struct html *h, const struct ui_state *s, const struct errs *errs)
{
        for (const struct field_error *e = errs->first; e; e = e->next)
                if (!control_of(s, e->key))
                        summary_line(h, e, NULL);
        for (const struct ui_control *c = s->control; c; c = c->next)
                for (const struct field_error *e = errs->first; e; e = e->next)
                        if (str_eq(e->key, c->key) && control_of(s, e->key) == c)
                                summary_line(h, e, c);
}

static void summary(struct req *r, struct html *h)
{
        if (!r->errs.n)
                return;
        html_lit(
                h,
                "<div class=\"kern-alert kern-alert--danger kern-level-2 fn-summary\" id=\"fehler\" role=\"alert\""
                " tabindex=\"-1\" autofocus><div class=\"kern-alert__header\">");
        ui_icon(h, S("danger"), S(""));
        html_lit(h, "<h2 class=\"kern-title\">");
        if (r->errs.n == 1) {
                html_text(h, _("Bitte prüfen Sie eine Angabe. Ihre Eingaben sind noch da."));
        } else {
                html_text(h, _("Bitte prüfen Sie "));
                html_text(h, r->errs.n);
                html_text(h, _(" Angaben. Ihre Eingaben sind noch da."));
        }
        html_lit(h, "</h2></div><div class=\"kern-alert__body\"><ul>");
        summary_lines(h, ui_state_of(r), &r->errs);
        html_lit(h, "</ul></div></div>\n");
}

void ui_notices(struct req *r, struct html *h)
{
        said(r, h);
        if (detour_under_way(r))
                ui_message(h, TONE_INFO, _("Danach geht es zurück zu Ihrem Formular"),
                           _("Was Sie dort eingegeben haben, ist aufgehoben."));
        summary(r, h);
}
