#include "domain/assessment/assessment_ui.h"

void panel_foot(struct req *r, struct action a)
{
        html_lit(r->html, "<div class=\"fn-actions fn-actions--foot\">");
        ui_action(r->html, a);
        html_lit(r->html, "</div>\n");
}

struct str said_by(struct arena *a, struct str who, struct str paper, struct date on)
{
        return str_join(a, S(" ("), str_join_with(a, S(", "), who, paper, date_german(a, on)), S(")"));
}

/* „geht nicht: über 10 kg (Gutachten, 24.03.2025)“; a phone shows no heads of columns, so each says whose it is. */
static enum err statement_words(struct req *r, struct rtx *tx, const struct record *x, struct str *out)
{
        struct arena *a = r->arena;
        const struct field *f = capability_entity.e.fields;
        struct str direction, paper = S(""), source = rec_text(x, CAPABILITY_source);
        struct str who = str_eq(source, S("client")) ? _("selbst")
                         : str_eq(source, S("own"))  ? _("eigene Einschätzung")
                                                     : _("Gutachten");
        TRY(ui_value(r, tx, &f[CAPABILITY_direction], x->v[CAPABILITY_direction], &direction));
        if (rec_given(x, CAPABILITY_attachment_id))
                TRY(ui_value(r, tx, &f[CAPABILITY_attachment_id], x->v[CAPABILITY_attachment_id], &paper));
        *out = str_join(a, str_join_with(a, S(": "), direction, rec_text(x, CAPABILITY_text)),
                        said_by(a, who, paper, rec_date(x, CAPABILITY_said_on)));
        return OK;
}

static enum err side_words(struct req *r, struct rtx *tx, const struct record **x, size_t n,
                           struct str nothing, struct str *out)
{
        *out = n ? S("") : nothing;
        for (size_t i = 0; i < n; i++) {
                struct str one;
                TRY(statement_words(r, tx, x[i], &one));
                *out = str_join_with(r->arena, S("; "), *out, one);
        }
        return OK;
}

struct badge match_badge(enum capability_match m)
{
        switch (m) {
        case MATCH_SAME:
                return (struct badge){_("gleich"), TONE_SUCCESS, S("check")};
        case MATCH_DIFFERENT:
                return (struct badge){_("verschieden"), TONE_WARNING, S("warning")};
        case MATCH_REPORT_ONLY:
                return (struct badge){_("nur Gutachten"), TONE_NEUTRAL, S("question-mark")};
        case MATCH_CLIENT_ONLY:
                return (struct badge){_("nur eigene Sicht"), TONE_NEUTRAL, S("question-mark")};
        }
        panic("no such match");
}

enum { COLUMNS = 4 };

static enum err line_fill(struct req *r, struct rtx *tx, const struct grant *g,
                          const struct capability_line *line, struct ui_cell *cell)
{
        const struct record *first = line->clients ? line->client[0] : line->report[0];
        TRY(ui_code_label(r, tx, S("capability_feature"), line->feature, &cell[0].text));
        cell[0].to = url_path(r->arena, "/faelle/:/leistungsbild/:", grant_case(g), first->id);
        TRY(side_words(r, tx, line->client, line->clients, _("nichts gesagt"), &cell[1].text));
        TRY(side_words(r, tx, line->report, line->reports, _("kein Gutachten"), &cell[2].text));
        cell[3].badge = match_badge(line->match);
        return OK;
}

enum err capability_table(struct req *r, struct rtx *tx, const struct grant *g, struct str what,
                          struct str person, const struct capability_line *line, size_t n)
{
        const struct ui_column column[COLUMNS] = {
                {.label = _("Merkmal"), .cls = CLASS_HEALTH},
                {.label = str_join(r->arena, person, _(" selbst")), .cls = CLASS_HEALTH, .phone = PHONE_LINE},
                {.label = _("Gutachten und Befunde"), .cls = CLASS_HEALTH, .phone = PHONE_LINE},
                {.label = _("Vergleich"), .cls = CLASS_HEALTH, .phone = PHONE_COLUMN}};
        struct table_view t = {.title = what,
                               .caption = str_join(r->arena, _("Leistungsbild: "), what),
                               .column = column,
                               .columns = COLUMNS,
                               .empty = _("Dazu hat noch niemand etwas gesagt."),
                               .cell = NEW_ARRAY(r->arena, struct ui_cell, n * COLUMNS + 1),
                               .rows = n,
                               .total = (int64_t)n};
        for (size_t i = 0; i < n; i++)
                TRY(line_fill(r, tx, g, &line[i], &t.cell[i * COLUMNS]));
        return ui_table(r, &t);
}
