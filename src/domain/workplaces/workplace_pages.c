/* Workplaces of a case: list, form, all of them side by side. CMB 8 */
#include "domain/cases/case_crud_ui.h"
#include "domain/help/help_view.h"
#include "domain/workplaces/profile_ui.h"

HELP_TEXT(
        workplaces, "/faelle/:/plaetze", T("Arbeitsplätze"),
        T("Der bisherige Platz und die, die infrage kommen. Für jeden wird festgehalten, was er verlangt; was die Person kann, gilt für "
          "alle. Der Vergleich zeigt, was passt und wo es zu viel ist."))
HELP_TEXT(
        workplaces_compared, "/faelle/:/plaetze/vergleich", T("Plätze vergleichen"),
        T("Alle Plätze nebeneinander, Merkmal für Merkmal. Zu jedem Platz steht, wie weit er zu dem passt, was die Person kann."))

static const struct crud_view workplace_view = {
        .list = "/faelle/:/plaetze", .one = "/faelle/:/plaetze/:", .frame = case_crud};

/* ---- list ---- */

static struct str count_words(struct arena *a, const struct profile *p)
{
        if (!p->compared)
                return S("");
        return str_join(a, str_from_int(a, (int64_t)p->compared), _(" Merkmale verglichen: "),
                        str_from_int(a, (int64_t)(p->fits + p->reserve)), _(" passen, "),
                        str_from_int(a, (int64_t)p->too_much), _(" zu viel"));
}

static enum err row_fill(struct req *r, struct rtx *tx, const struct profile *p, struct row_item *row)
{
        const struct record *w = p->workplace;
        struct str kind;
        TRY(ui_value(r, tx, &w->e->fields[WORKPLACE_kind], w->v[WORKPLACE_kind], &kind));
        *row = (struct row_item){.title = rec_text(w, WORKPLACE_title),
                                 .meta = str_join_with(r->arena, S(" · "), kind, count_words(r->arena, p)),
                                 .badge = profile_badge(r->arena, p),
                                 .badge_right = true,
                                 .to = workplace_url(r->arena, w)};
        return OK;
}

CASE_GET(workplace_index, "/plaetze", NEED(CASE_READ, HEALTH), .title = T("Arbeitsplätze"),
         .menu = MENU_CASES, .menu_order = 330)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct profile *p;
        size_t n;
        TRY(profiles_read(tx, g, &p, &n));
        const struct action action[] = {
                {.label = _("Arbeitsplatz anlegen"),
                 .to = url_path(r->arena, "/faelle/:/plaetze/neu", grant_case(g)),
                 .weight = ACTION_PRIMARY,
                 .icon = S("add"),
                 .needs = CAP_CASE_WRITE},
                {.label = _("Alle vergleichen"),
                 .to = url_path(r->arena, "/faelle/:/plaetze/vergleich", grant_case(g))}};
        struct case_frame f = {.title = _("Arbeitsplätze"), .action = action, .actions = n > 1 ? 2 : 1};
        TRY(case_frame(r, tx, g, &f));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                TRY(row_fill(r, tx, &p[i], &row[i]));
        ui_panel(r->html, _("Plätze"), S(""), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Noch kein Arbeitsplatz angesehen. Beginnen Sie mit dem bisherigen."),
                         (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

/* ---- side by side ---- */

static struct str cell_words(struct arena *a, const struct profile_line *l)
{
        return profile_line_shown(l) ? str_join(a, _("verlangt "), str_from_int(a, l->demand), S(" · "),
                                                profile_line_words(a, l))
                                     : S("–");
}

/* Places that were compared by the same instrument as the first; others have other features. */
static size_t same_instrument(struct profile *p, size_t n)
{
        size_t kept = 0;
        for (size_t i = 0; i < n; i++)
                if (p[i].instrument && (!kept || p[i].instrument == p[0].instrument))
                        p[kept++] = p[i];
        return kept;
}

static bool line_used(const struct profile *p, size_t n, size_t line)
{
        for (size_t i = 0; i < n; i++)
                if (profile_line_shown(&p[i].line[line]))
                        return true;
        return false;
}

enum { PLACES_MOST = 6 };

static enum err compared_table(struct req *r, const struct profile *p, size_t n)
{
        struct arena *a = r->arena;
        size_t places = n < PLACES_MOST ? n : PLACES_MOST, columns = places + 2;
        struct ui_column *column = NEW_ARRAY(a, struct ui_column, columns);
        struct table_view t = {.caption = _("Plätze im Vergleich"),
                               .column = column,
                               .columns = columns,
                               .unit = _("Merkmalen"),
                               .download = S("plaetze"),
                               .empty = _("Noch nichts zu vergleichen.")};
        column[0] = (struct ui_column){.label = _("Merkmal"), .cls = CLASS_HEALTH};
        column[1] = (struct ui_column){.label = _("Fähigkeit"), .cls = CLASS_HEALTH, .number = true};
        for (size_t i = 0; i < places; i++)
                column[i + 2] = (struct ui_column){.label = rec_text(p[i].workplace, WORKPLACE_title),
                                                   .cls = CLASS_HEALTH};
        size_t lines = places ? p->n : 0;
        t.cell = NEW_ARRAY(a, struct ui_cell, lines * columns + 1);
        for (size_t k = 0; k < lines; k++) {
                if (!line_used(p, places, k))
                        continue;
                struct ui_cell *cell = &t.cell[t.rows++ * columns];
                cell[0].text = p->line[k].feature->label;
                cell[1].text =
                        p->line[k].ability == PROFILE_OPEN ? S("–") : str_from_int(a, p->line[k].ability);
                for (size_t i = 0; i < places; i++)
                        cell[i + 2].text = cell_words(a, &p[i].line[k]);
        }
        t.total = (int64_t)t.rows;
        return ui_table(r, &t);
}

CASE_GET(workplace_compare, "/plaetze/vergleich", NEED(CASE_READ, HEALTH), .title = T("Plätze vergleichen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct profile *p;
        size_t n;
        struct case_frame f = {.title = _("Plätze vergleichen"),
                               .section = _("Arbeitsplätze"),
                               .section_to = url_path(r->arena, "/faelle/:/plaetze", grant_case(g))};
        TRY(profiles_read(tx, g, &p, &n));
        TRY(case_frame(r, tx, g, &f));
        return compared_table(r, p, same_instrument(p, n));
}

/* ---- new, edit, history ---- */

static enum err fresh(struct req *r, struct rtx *tx, const struct grant *g, struct record **out)
{
        struct case_head head;
        TRY(case_head(tx, g, &head));
        *out = rec_new(r->arena, &workplace_entity.e);
        rec_set(*out, WORKPLACE_organisation_id, value_ref(head.employer_id));
        return OK;
}

CASE_GET(workplace_new, "/plaetze/neu", NEED(CASE_WRITE, HEALTH), .title = T("Arbeitsplatz"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *w;
        TRY(fresh(r, tx, g, &w));
        return crud_new_in(r, tx, g, &workplace_entity, w, &workplace_view);
}

CASE_POST(workplace_create, "/plaetze/neu", NEED(CASE_WRITE, HEALTH), .title = T("Arbeitsplatz"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *w;
        TRY(fresh(r, rtx_of(tx), grant_of(g), &w));
        return crud_save_new_in(r, tx, g, &workplace_entity, w, &workplace_view);
}

CASE_GET(workplace_edit, "/plaetze/:/bearbeiten", NEED(CASE_WRITE, HEALTH), .title = T("Arbeitsplatz"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_edit_in(r, tx, g, &workplace_entity, req_id(r, 1), &workplace_view);
}

CASE_POST(workplace_save, "/plaetze/:/bearbeiten", NEED(CASE_WRITE, HEALTH), .title = T("Arbeitsplatz"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        return crud_save_in(r, tx, g, &workplace_entity, req_id(r, 1), &workplace_view);
}

CASE_GET(workplace_history, "/plaetze/:/verlauf", NEED(CASE_READ, HEALTH), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return crud_history_in(r, tx, g, &workplace_entity, req_id(r, 1), &workplace_view);
}
