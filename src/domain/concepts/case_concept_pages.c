/* The concept of a case: its version, what a newer one changes, the move, and what the version of today does not ask any more. */
#include "domain/concepts/method_ui.h"

#include "domain/concepts/store.h"

/* The version that new cases of the same code begin with, when it is newer than the case's; else NULL. */
static enum err newer_version(struct rtx *tx, const struct concept *c, const struct version_line **out)
{
        struct version_line *v;
        size_t n;
        *out = NULL;
        TRY(concept_versions(tx, &v, &n));
        for (size_t i = 0; i < n; i++)
                if (v[i].active && str_eq(v[i].code, c->code) && v[i].number > c->number)
                        *out = &v[i];
        return OK;
}

static struct str version_name(struct arena *a, struct str title, int64_t number)
{
        return str_join(a, title, _(", Fassung "), str_from_int(a, number));
}

static void changes_draw(struct req *r, const struct concept *before, const struct concept *now)
{
        struct concept_change *c;
        size_t n, shown;
        concept_diff(r->arena, before, now, &c, &n);
        shown = n < LIMIT_PAGE_ROWS ? n : LIMIT_PAGE_ROWS;
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n);
        for (size_t i = 0; i < shown; i++) {
                struct str how = c[i].how == CHANGE_ADDED     ? _("neu")
                                 : c[i].how == CHANGE_REMOVED ? _("entfällt")
                                                              : _("geändert");
                row[i] = (struct row_item){.title = str_join(r->arena, c[i].what, S(" "), c[i].code),
                                           .meta = c[i].how == CHANGE_REMOVED ? c[i].before : c[i].after,
                                           .badge = {how, TONE_NEUTRAL, S("edit")},
                                           .badge_right = true};
        }
        if (n)
                ui_rows(r->html, row, shown);
        else
                ui_empty(r->html, _("Nur Kleinigkeiten, die für Fälle keine Rolle spielen."),
                         (struct action){0});
}

static enum err version_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct concept *c)
{
        const struct version_line *newer;
        const struct concept *now;
        TRY(newer_version(tx, c, &newer));
        ui_panel(r->html, version_name(r->arena, c->title, c->number),
                 newer ? S("") : _("die aktuelle Fassung"), (struct action){0});
        html_lit(r->html, "<div class=\"fn-text\">");
        html_paragraphs(r->html, c->summary);
        html_lit(r->html, "</div>\n");
        ui_panel_end(r->html);
        if (!newer)
                return OK;
        TRY(concept_get(tx, newer->id, &now));
        ui_panel(r->html, str_join(r->arena, _("Neuere Fassung "), str_from_int(r->arena, newer->number)),
                 S(""), (struct action){0});
        html_lit(r->html, "<div class=\"fn-text\"><p>");
        html_text(
                r->html,
                _("Dieser Fall behält seine Fassung, bis Sie ihn umstellen. Angaben mit Nachfolger ziehen mit, alle anderen bleiben unten lesbar. Zurück geht es nicht."));
        html_lit(r->html, "</p></div>\n");
        changes_draw(r, c, now);
        if (actor_can(r->actor, CAP_CASE_WRITE)) {
                html_lit(r->html, "<div class=\"fn-actions fn-actions--foot\">");
                ui_post_button(r, url_path(r->arena, "/faelle/:/fachkonzept", grant_case(g)),
                               _("Fall umstellen"), NULL, 0);
                html_lit(r->html, "</div>\n");
        }
        ui_panel_end(r->html);
        return OK;
}

/* ---- what is not asked any more ---- */

/* A statement as its own version understood it; not seen by this reader: false. */
static enum err former_row(struct req *r, struct rtx *tx, const struct case_head *head,
                           const struct answer *x, struct row_item *out, bool *seen)
{
        const struct concept *then;
        struct arena *a = r->arena;
        struct str value;
        *seen = false;
        TRY(concept_get(tx, x->concept_id, &then));
        const struct concept_item *item = concept_item(then, x->item_code);
        if (!item || !actor_reads(r->actor, item->f.cls))
                return OK;
        *seen = true;
        TRY(ui_value(r, tx, &item->f, x->value, &value));
        const struct concept_code *code =
                item->list && x->value.type == V_TEXT ? list_code(item->list, x->value.s) : NULL;
        struct str words = str_empty(x->own_words) ? S("") : str_join(a, S(" – „"), x->own_words, S("“"));
        struct str said = code ? code->label : str_empty(value) ? x->unknown_reason : value;
        *out = (struct row_item){.title = item->f.label,
                                 .meta = str_join(a, said, words, S(" · "), source_words(a, head, x->source),
                                                  S(", "), date_german(a, x->said_on))};
        return OK;
}

static enum err former_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct concept *c,
                             const struct case_head *head)
{
        struct answers all;
        size_t n = 0;
        TRY(answers_read(tx, g, c, true, &all));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, all.n);
        for (size_t i = all.n; i-- > 0;) {
                bool seen = false;
                if (!all.answer[i].item && all.answer[i].current)
                        TRY(former_row(r, tx, head, &all.answer[i], &row[n], &seen));
                n += seen;
        }
        ui_panel(r->html, _("Frühere Angaben"), S(""), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Alles, was gesagt wurde, steht bei den Zielen."), (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(case_concept, "/fachkonzept", NEED(CASE_READ, CASE), .title = T("Fachkonzept des Falls"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        const struct concept *c;
        struct case_frame f = {.title = _("Fachkonzept des Falls")};
        TRY(concept_of_case(tx, g, &c));
        TRY(case_frame(r, tx, g, &f));
        TRY(version_panel(r, tx, g, c));
        return former_panel(r, tx, g, c, &f.head);
}

CASE_POST(case_concept_step, "/fachkonzept", NEED(CASE_WRITE, CASE), .title = T("Fachkonzept des Falls"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        const struct concept *c;
        const struct version_line *newer;
        int64_t carried;
        TRY(concept_of_case(rtx_of(tx), grant_of(g), &c));
        TRY(newer_version(rtx_of(tx), c, &newer));
        if (newer)
                TRY(case_concept_move(tx, g, newer->id, &carried));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/fachkonzept", grant_case(grant_of(g))),
                          newer ? S("saved") : S("unchanged"));
        return OK;
}
