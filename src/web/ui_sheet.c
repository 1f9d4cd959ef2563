/* Sheets: explanations, confirmations, letters. The page is the preview, the browser prints it. */
#include "web/ui_inner.h"

static void lines(struct html *h, struct str text)
{
        html_lit(h, "<div>");
        html_paragraphs(h, text);
        html_lit(h, "</div>");
}

void ui_sheet(struct html *h, const struct ui_sheet *s)
{
        ui_panel(h, S(""), S(""), (struct action){0});
        html_lit(h, "<p class=\"fn-meta fn-noprint\">");
        html_text(h, str_empty(s->hint) ? _("So wird es gedruckt: mit Strg+P, auf dem Mac mit Cmd+P.")
                                        : s->hint);
        html_lit(h, "</p><article class=\"fn-sheet\" lang=\"");
        html_attr(h, str_empty(s->lang) ? S("de") : s->lang);
        html_lit(h, "\"");
        if (s->rtl)
                html_lit(h, " dir=\"rtl\"");
        html_lit(h, "><div class=\"fn-sheet__top\" dir=\"ltr\">");
        lines(h, s->receiver);
        lines(h, str_join_with(h->arena, S("\n"), s->sender, s->dated));
        html_lit(h, "</div>\n");
}

void ui_sheet_heading(struct html *h, struct str text)
{
        html_lit(h, "<h2>");
        html_text(h, text);
        html_lit(h, "</h2>");
}

void ui_sheet_text(struct html *h, struct str text)
{
        html_lit(h, "<div class=\"fn-text\">");
        html_paragraphs(h, text);
        html_lit(h, "</div>\n");
}

void ui_sheet_list(struct html *h, const struct str *line, size_t n)
{
        html_lit(h, "<ul>");
        for (size_t i = 0; i < n; i++) {
                html_lit(h, "<li>");
                html_text(h, line[i]);
                html_lit(h, "</li>");
        }
        html_lit(h, "</ul>\n");
}

void ui_sheet_blank(struct html *h, struct str question, int lines)
{
        html_lit(h, "<div class=\"fn-sheet__blank\">");
        if (!str_empty(question)) {
                html_lit(h, "<p>");
                html_text(h, question);
                html_lit(h, "</p>");
        }
        for (int i = 0; i < lines; i++)
                html_lit(h, "<div class=\"fn-sheet__line\"></div>");
        html_lit(h, "</div>\n");
}

static void empty_row(struct html *h, size_t columns)
{
        html_lit(h, "<tr>");
        for (size_t i = 0; i < columns; i++)
                html_lit(h, "<td></td>");
        html_lit(h, "</tr>");
}

void ui_sheet_grid(struct html *h, struct str caption, const struct str *column, size_t columns, int rows)
{
        html_lit(h, "<table class=\"fn-sheet__table fn-sheet__grid\"><caption>");
        html_text(h, caption);
        html_lit(h, "</caption><thead><tr>");
        for (size_t i = 0; i < columns; i++) {
                html_lit(h, "<th scope=\"col\">");
                html_text(h, column[i]);
                html_lit(h, "</th>");
        }
        html_lit(h, "</tr></thead><tbody>");
        for (int i = 0; i < rows; i++)
                empty_row(h, columns);
        html_lit(h, "</tbody></table>\n");
}

void ui_sheet_subheading(struct html *h, struct str text)
{
        html_lit(h, "<h3>");
        html_text(h, text);
        html_lit(h, "</h3>");
}

void ui_sheet_quote(struct html *h, struct str text)
{
        html_lit(h, "<blockquote class=\"fn-text\">");
        html_paragraphs(h, text);
        html_lit(h, "</blockquote>\n");
}

void ui_sheet_checks(struct html *h, const struct str *line, size_t n, uint64_t checked)
{
        html_lit(h, "<ul class=\"fn-sheet__boxes\">");
        for (size_t i = 0; i < n; i++) {
                html_lit(h, "<li>");
                html_text(h, i < 64 && (checked >> i & 1) ? S("☒ ") : S("☐ "));
                html_text(h, line[i]);
                html_lit(h, "</li>");
        }
        html_lit(h, "</ul>\n");
}

void ui_sheet_fields(struct html *h, const struct str *line, size_t n)
{
        for (size_t i = 0; i < n; i++) {
                html_lit(h, "<p class=\"fn-sheet__field\">");
                html_text(h, line[i]);
                html_lit(h, "</p>\n");
        }
}

void ui_sheet_table(struct html *h, const struct str *label, size_t columns, const struct str *cell,
                    size_t rows)
{
        html_lit(h, "<table class=\"fn-sheet__table\"><thead><tr>");
        for (size_t c = 0; c < columns; c++) {
                html_lit(h, "<th scope=\"col\">");
                html_text(h, label[c]);
                html_lit(h, "</th>");
        }
        html_lit(h, "</tr></thead><tbody>\n");
        for (size_t r = 0; r < rows; r++) {
                html_lit(h, "<tr>");
                for (size_t c = 0; c < columns; c++) {
                        html_lit(h, "<td>");
                        html_text(h, cell[r * columns + c]);
                        html_lit(h, "</td>");
                }
                html_lit(h, "</tr>\n");
        }
        html_lit(h, "</tbody></table>\n");
}

void ui_sheet_sign(struct html *h, const struct str *below, size_t n)
{
        html_lit(h, "<div class=\"fn-sheet__sign\">");
        for (size_t i = 0; i < n; i++) {
                html_lit(h, "<div>");
                html_text(h, below[i]);
                html_lit(h, "</div>");
        }
        html_lit(h, "</div>\n");
}

void ui_sheet_end(struct html *h)
{
        html_lit(h, "</article>");
        ui_panel_end(h);
}
