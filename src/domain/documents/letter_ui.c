#include "domain/documents/letter_ui.h"

/* ---- preview ---- */

/* „noch keine Angaben: Ort“ where nobody has entered anything. */
static struct str said(struct arena *a, struct str text)
{
        struct str before, label, rest;
        if (!markup_open_next(text, &before, &label, &rest))
                return text;
        return str_join(a, before, S("["), _("noch keine Angaben: "), label, S("]"), said(a, rest));
}

static const struct str *said_all(struct arena *a, const struct str *line, size_t n)
{
        struct str *out = NEW_ARRAY(a, struct str, n + 1);
        for (size_t i = 0; i < n; i++)
                out[i] = said(a, line[i]);
        return out;
}

static void block_draw(struct req *r, const struct paper_block *b)
{
        struct arena *a = r->arena;
        const struct str *line = said_all(a, b->line, b->lines);
        switch (b->kind) {
        case PAPER_TEXT:
                ui_sheet_text(r->html, said(a, b->text));
                break;
        case PAPER_QUOTE:
                ui_sheet_quote(r->html, said(a, b->text));
                break;
        case PAPER_HEADING:
                if (b->level > 1)
                        ui_sheet_subheading(r->html, said(a, b->text));
                else
                        ui_sheet_heading(r->html, said(a, b->text));
                break;
        case PAPER_LIST:
                ui_sheet_list(r->html, line, b->lines);
                break;
        case PAPER_CHECKS:
                ui_sheet_checks(r->html, line, b->lines, b->checked);
                break;
        case PAPER_FIELDS:
                ui_sheet_fields(r->html, line, b->lines);
                break;
        case PAPER_TABLE:
                ui_sheet_table(r->html, line, b->lines, said_all(a, b->cell, b->lines * b->rows), b->rows);
                break;
        case PAPER_SIGN:
                ui_sheet_sign(r->html, line, b->lines);
                break;
        case PAPER_BREAK:
                html_lit(r->html, "<hr>");
                break;
        }
}

void letter_preview(struct req *r, const struct paper *p, struct str hint)
{
        struct str dated = p->infos ? p->info[p->infos - 1].value : S("");
        struct str subject = str_empty(p->subject) ? p->title : p->subject;
        struct ui_sheet sheet = {.sender = str_join_with(r->arena, S("\n"), p->office, p->sender),
                                 .receiver = p->letter ? p->receiver : S(""),
                                 .dated = dated,
                                 .lang = p->lang,
                                 .rtl = p->rtl,
                                 .hint = hint};
        ui_sheet(r->html, &sheet);
        ui_sheet_heading(r->html, said(r->arena, subject));
        for (size_t i = 0; i < p->blocks; i++)
                block_draw(r, &p->block[i]);
        ui_sheet_end(r->html);
}

/* ---- one letter ---- */

struct url letter_url(struct arena *a, int64_t case_id, int64_t id)
{
        return url_path(a, "/faelle/:/schreiben/:", case_id, id);
}

enum err letter_of(struct req *r, struct rtx *tx, const struct grant *g, struct record **out)
{
        TRY(ent_get_in(tx, g, &letter_entity, req_id(r, 1), out));
        return letter_readable(r->actor, *out) ? OK : ERR_NOT_FOUND;
}

struct badge letter_badge(struct str status)
{
        if (str_eq(status, S("final")))
                return (struct badge){_("fertig"), TONE_SUCCESS, S("check")};
        return (struct badge){_("Entwurf"), TONE_NEUTRAL, S("edit")};
}

/* ---- what is missing ---- */

static struct url gap_url(struct arena *a, int64_t case_id, const struct letter_gap *g)
{
        if (g->goal)
                return url_code(a, url_path(a, "/faelle/:/ziel", case_id), g->goal->code);
        if (!g->path)
                return (struct url){S("")};
        return str_eq(str_of(g->path), S("/organisationen"))
                       ? url_path(a, "/organisationen")
                       : url_build(a, g->path, (const int64_t[]){case_id}, 1);
}

void letter_gaps_draw(struct req *r, int64_t case_id, const struct letter_draft *d)
{
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, d->gaps + 1);
        for (size_t i = 0; i < d->gaps; i++)
                row[i] = (struct row_item){.title = d->gap[i].label,
                                           .to = gap_url(r->arena, case_id, &d->gap[i])};
        if (!d->gaps)
                return;
        ui_panel(r->html, _("Noch keine Angaben"), _("bleibt im Ausdruck eine Zeile zum Ausfüllen"),
                 (struct action){0});
        ui_rows(r->html, row, d->gaps);
        ui_panel_end(r->html);
}

enum err letter_contents(struct req *r, struct rtx *tx, struct str codes, struct str *out)
{
        struct str code, label;
        *out = S("");
        while (codes_next(&codes, &code)) {
                TRY(ui_code_label(r, tx, S("disclosure_content"), code, &label));
                *out = str_join_with(r->arena, S(", "), *out, label);
        }
        return OK;
}
