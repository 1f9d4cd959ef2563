/* /verwaltung/fachkonzept: the versions of the concepts, and what one of them says. Reading only. */
#include "domain/codes/codes.h"
#include "domain/concepts/concept_ui.h"

/* ---- versions ---- */

static struct str origin_words(struct arena *a, const struct version_line *v)
{
        struct str origin = str_eq(v->origin, S("shipped")) ? _("mitgeliefert") : _("eigene");
        if (!v->based_on_number)
                return origin;
        return str_join(a, origin, _(", nach Fassung "), str_from_int(a, v->based_on_number));
}

static struct str loaded_words(struct arena *a, const struct version_line *v)
{
        struct str when = date_german(a, moment_date(v->loaded_at));
        return str_join_with(a, S(", "), when, v->loaded_by);
}

/* How many cases there are in the whole office is for those who look after the concept. */
static struct str cases_of(const struct req *r, const struct version_line *v)
{
        return actor_can(r->actor, CAP_CONCEPT_ADMIN) ? text_int(r->arena, v->cases) : S("");
}

PAGE_GET(concept_versions_list, "/verwaltung/fachkonzept", NEED(CONCEPT_READ, PUBLIC),
         .title = T("Fachkonzept"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        static const struct ui_column column[] = {
                {.label = S_INIT(N_("Fassung")), .cls = CLASS_PUBLIC},
                {.label = S_INIT(N_("Herkunft")), .cls = CLASS_PUBLIC},
                {.label = S_INIT(N_("Geladen")), .cls = CLASS_PUBLIC},
                {.label = S_INIT(N_("Fälle")), .cls = CLASS_PUBLIC, .number = true},
                {.label = S_INIT(N_("Neue Fälle")), .cls = CLASS_PUBLIC, .phone = PHONE_COLUMN}};
        struct version_line *v;
        size_t n;
        TRY(concept_versions(tx, &v, &n));
        const struct action add = {.label = _("Neue Fassung einlesen"),
                                   .icon = S("add"),
                                   .needs = CAP_CONCEPT_ADMIN,
                                   .weight = ACTION_PRIMARY,
                                   .to = n ? version_sub_url(r->arena, v[0].id, S("einlesen"))
                                           : (struct url){S("")}};
        concept_head(r, NULL, S(""), &add, n > 0);
        struct ui_cell *cell = NEW_ARRAY(r->arena, struct ui_cell, n * ARRAY_LEN(column));
        for (size_t i = 0; i < n; i++) {
                struct ui_cell *row = cell + i * ARRAY_LEN(column);
                row[0] = (struct ui_cell){.text = version_title(r->arena, &v[i]),
                                          .to = version_url(r->arena, v[i].id)};
                row[1].text = origin_words(r->arena, &v[i]);
                row[2].text = loaded_words(r->arena, &v[i]);
                row[3].text = cases_of(r, &v[i]);
                if (v[i].active)
                        row[4].badge = (struct badge){_("beginnen hiermit"), TONE_SUCCESS, S("check")};
        }
        return concept_table(r, _("Fassungen"), column, ARRAY_LEN(column), cell, n,
                             _("Es ist noch kein Fachkonzept geladen."));
}

/* ---- one version ---- */

static enum err fields_table(struct req *r, const struct concept *c)
{
        static const struct ui_column column[] = {
                {.label = S_INIT(N_("Arbeitsfeld")), .cls = CLASS_PUBLIC},
                {.label = S_INIT(N_("Phase")), .cls = CLASS_PUBLIC},
                {.label = S_INIT(N_("Ziele")), .cls = CLASS_PUBLIC, .number = true, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Angaben")), .cls = CLASS_PUBLIC, .number = true, .phone = PHONE_COLUMN}};
        struct ui_cell *cell = NEW_ARRAY(r->arena, struct ui_cell, c->work_fields * ARRAY_LEN(column));
        for (size_t i = 0; i < c->work_fields; i++) {
                const struct work_field *f = &c->work_field[i];
                struct ui_cell *row = cell + i * ARRAY_LEN(column);
                size_t items = 0;
                for (size_t k = 0; k < f->goals; k++)
                        items += f->goal[k].items;
                for (size_t k = 0; k < c->phases; k++)
                        if (str_eq(c->phase[k].code, f->phase))
                                row[1].text = c->phase[k].title;
                row[0] = (struct ui_cell){
                        .text = str_join(r->arena, f->code, S(" "), f->long_title),
                        .to = url_code(r->arena, version_sub_url(r->arena, c->id, S("feld")), f->code)};
                row[2].text = text_int(r->arena, (int64_t)f->goals);
                row[3].text = text_int(r->arena, (int64_t)items);
        }
        return concept_table(r, _("Arbeitsfelder"), column, ARRAY_LEN(column), cell, c->work_fields, S(""));
}

static enum err reminders_table(struct req *r, const struct concept *c)
{
        static const struct ui_column column[] = {{.label = S_INIT(N_("Wiedervorlage")), .cls = CLASS_PUBLIC},
                                                  {.label = S_INIT(N_("Wann")), .cls = CLASS_PUBLIC},
                                                  {.label = S_INIT(N_("Text")), .cls = CLASS_PUBLIC}};
        struct arena *a = r->arena;
        struct ui_cell *cell = NEW_ARRAY(a, struct ui_cell, c->reminders * ARRAY_LEN(column));
        for (size_t i = 0; i < c->reminders; i++) {
                const struct reminder_rule *x = &c->reminder[i];
                struct ui_cell *row = cell + i * ARRAY_LEN(column);
                int n = x->offset < 0 ? -x->offset : x->offset;
                struct str unit = x->months ? (n == 1 ? _(" Monat ") : _(" Monate "))
                                  : n == 1  ? _(" Tag ")
                                            : _(" Tage ");
                struct str when =
                        n ? str_join(a, str_from_int(a, n), unit, x->offset < 0 ? _("vor: ") : _("nach: "))
                          : _("am Tag: ");
                struct str again = x->repeat_days ? str_join(a, _(", dann alle "),
                                                             str_from_int(a, x->repeat_days), _(" Tage"))
                                                  : S("");
                row[0].text = str_join(a, x->code, S(" "), x->title);
                row[1].text = str_join(a, when, x->fact == FACT_NONE ? S("") : concept_fact_label(c, x->fact),
                                       again);
                row[2].text = x->text;
        }
        return concept_table(r, _("Wiedervorlagen"), column, ARRAY_LEN(column), cell, c->reminders,
                             _("Keine."));
}

static enum err files_panel(struct req *r, struct rtx *tx, int64_t id)
{
        struct pack_file *file;
        size_t n;
        TRY(concept_files(tx, id, &file, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n);
        for (size_t i = 0; i < n; i++)
                row[i] = (struct row_item){
                        .title = file[i].path,
                        .meta = text_bytes(r->arena, (int64_t)file[i].body.n),
                        .to = url_code(r->arena, version_sub_url(r->arena, id, S("datei")), file[i].path)};
        ui_panel(r->html, _("Dateien"), _("zum Sichern, Ändern und Wiedereinlesen"), (struct action){0});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return OK;
}

static void summary_panel(struct req *r, const struct version_line *v, const struct concept *c)
{
        struct arena *a = r->arena;
        ui_panel(r->html, c->title, v->active ? _("neue Fälle beginnen hiermit") : S(""), (struct action){0});
        html_lit(r->html, "<div class=\"fn-text\">");
        html_paragraphs(r->html, c->summary);
        html_lit(r->html, "<p class=\"fn-meta\">");
        html_text(r->html, str_join(a, origin_words(a, v), S(" · "), loaded_words(a, v)));
        if (actor_can(r->actor, CAP_CONCEPT_ADMIN))
                html_text(r->html, str_join(a, S(" · "), cases_of(r, v), _(" Fälle")));
        html_lit(r->html, "</p></div>\n");
        if (!v->active && actor_can(r->actor, CAP_CONCEPT_ADMIN)) {
                html_lit(r->html, "<div class=\"fn-actions fn-actions--foot\">");
                ui_post_button(r, version_sub_url(a, v->id, S("aktiv")), _("Für neue Fälle verwenden"), NULL,
                               0);
                html_lit(r->html, "</div>\n");
        }
        ui_panel_end(r->html);
}

/* The version of the address, and what it says. */
static enum err version_of(struct req *r, struct rtx *tx, struct version_line *v, const struct concept **c)
{
        TRY(concept_version(tx, req_id(r, 0), v));
        return concept_get(tx, v->id, c);
}

PAGE_GET(concept_show, "/verwaltung/fachkonzept/:", NEED(CONCEPT_READ, PUBLIC), .title = T("Fachkonzept"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct version_line v;
        const struct concept *c;
        TRY(version_of(r, tx, &v, &c));
        const struct action actions[] = {
                {.label = _("Strukturfelder"),
                 .to = version_sub_url(r->arena, v.id, S("struktur")),
                 .needs = CAP_N},
                {.label = _("Listen"), .to = version_sub_url(r->arena, v.id, S("listen")), .needs = CAP_N},
                {.label = _("Vorlagen"),
                 .to = version_sub_url(r->arena, v.id, S("schreiben")),
                 .needs = CAP_N},
                {.label = _("Änderungen"),
                 .to = version_sub_url(r->arena, v.id, S("aenderungen")),
                 .needs = CAP_N},
                {.label = _("Neue Fassung einlesen"),
                 .weight = ACTION_PRIMARY,
                 .to = version_sub_url(r->arena, v.id, S("einlesen")),
                 .needs = CAP_CONCEPT_ADMIN},
        };
        concept_head(r, &v, S(""), actions, ARRAY_LEN(actions));
        summary_panel(r, &v, c);
        TRY(fields_table(r, c));
        TRY(reminders_table(r, c));
        return files_panel(r, tx, v.id);
}

/* ---- a work field of a version ---- */

static void text_list(struct html *h, struct str title, const struct concept_line *line, size_t n)
{
        if (!n)
                return;
        html_lit(h, "<h3 class=\"fn-row__title\">");
        html_text(h, title);
        html_lit(h, "</h3>\n<ul>\n");
        for (size_t i = 0; i < n; i++) {
                html_lit(h, "<li><span class=\"fn-meta\">");
                html_text(h, line[i].code);
                html_lit(h, "</span> ");
                html_text(h, line[i].text);
                html_lit(h, "</li>\n");
        }
        html_lit(h, "</ul>\n");
}

static struct str item_traits(struct arena *a, const struct concept_item *i)
{
        struct str s = class_label(i->f.cls);
        if (i->needed)
                s = str_join(a, s, _(", nötig"));
        if (i->secret)
                s = str_join(a, s, _(", verschlüsselt"));
        if (i->own_words)
                s = str_join(a, s, _(", mit eigenen Worten"));
        if (i->evidence)
                s = str_join(a, s, _(", mit Beleg"));
        for (size_t k = 0; i->sources > 1 && k < i->sources; k++)
                s = str_join(a, s, k ? S(" / ") : S("; "), source_label(i->source[k]));
        return s;
}

static void items_list(struct req *r, const struct performance_goal *g)
{
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, g->items);
        for (size_t i = 0; i < g->items; i++)
                row[i] = (struct row_item){.title = g->item[i].f.label,
                                           .meta = str_join(r->arena, g->item[i].f.key, S(" · "),
                                                            item_traits(r->arena, &g->item[i]))};
        if (g->items)
                ui_rows(r->html, row, g->items);
}

static void goal_panel(struct req *r, const struct performance_goal *g)
{
        ui_panel(r->html, str_join(r->arena, g->code, S(" "), g->title),
                 g->rated ? S("") : str_join(r->arena, _("bewertet bei "), g->see), (struct action){0});
        html_lit(r->html, "<div class=\"fn-text\">");
        html_paragraphs(r->html, g->aim);
        text_list(r->html, _("Leitlinien"), g->guideline, g->guidelines);
        text_list(r->html, _("Kriterien"), g->criterion, g->criteria);
        text_list(r->html, _("Prüfwege"), g->method, g->methods);
        html_lit(r->html, "</div>\n");
        items_list(r, g);
        ui_panel_end(r->html);
}

PAGE_GET(concept_field, "/verwaltung/fachkonzept/:/feld/:", NEED(CONCEPT_READ, PUBLIC),
         .title = T("Arbeitsfeld"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct version_line v;
        const struct concept *c;
        TRY(version_of(r, tx, &v, &c));
        const struct work_field *f = concept_work_field(c, req_code(r, 1));
        if (!f)
                return ERR_NOT_FOUND;
        concept_head(r, &v, str_join(r->arena, f->code, S(" "), f->long_title), NULL, 0);
        for (size_t i = 0; i < f->goals; i++)
                goal_panel(r, &f->goal[i]);
        return OK;
}

/* ---- structure fields: what an office needs to do good work (section 3) ---- */

static void category_draw(struct req *r, const struct structure_category *x)
{
        struct str proofs = S("");
        text_list(r->html, str_join(r->arena, x->code, S(" "), x->title), x->criterion, x->criteria);
        for (size_t i = 0; i < x->proofs; i++)
                proofs = str_join(r->arena, proofs, i ? S(", ") : _("Nachweise: "), x->proof[i]);
        html_lit(r->html, "<p class=\"fn-meta\">");
        html_text(r->html, x->rated ? proofs : _("Wird nicht bewertet."));
        html_lit(r->html, "</p>\n");
}

static void structure_panel(struct req *r, const struct structure_field *s)
{
        ui_panel(r->html, str_join(r->arena, s->code, S(" "), s->title), S(""), (struct action){0});
        html_lit(r->html, "<div class=\"fn-text\">\n");
        for (size_t i = 0; i < s->categories; i++)
                category_draw(r, &s->category[i]);
        html_lit(r->html, "</div>\n");
        ui_panel_end(r->html);
}

PAGE_GET(concept_structure, "/verwaltung/fachkonzept/:/struktur", NEED(CONCEPT_READ, PUBLIC),
         .title = T("Strukturfelder"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct version_line v;
        const struct concept *c;
        TRY(version_of(r, tx, &v, &c));
        concept_head(r, &v, _("Strukturfelder"), NULL, 0);
        for (size_t i = 0; i < c->structures; i++)
                structure_panel(r, &c->structure[i]);
        return OK;
}

/* ---- lists ---- */

/* „hoch · mittel · niedrig“ */
static struct row_item list_row(struct arena *a, const struct concept_list *list)
{
        struct str entries = S("");
        for (size_t i = 0; i < list->n; i++)
                entries = str_join_with(a, S(" · "), entries, list->entry[i].label);
        struct row_item row = {.title = list->title, .meta = entries, .badge_right = list->ranked};
        if (list->ranked)
                row.badge = (struct badge){_("mit Rangfolge"), TONE_NEUTRAL, S("arrow-up")};
        return row;
}

PAGE_GET(concept_lists_show, "/verwaltung/fachkonzept/:/listen", NEED(CONCEPT_READ, PUBLIC),
         .title = T("Listen"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct version_line v;
        const struct concept *c;
        TRY(version_of(r, tx, &v, &c));
        concept_head(r, &v, _("Listen"), NULL, 0);
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, c->lists);
        for (size_t i = 0; i < c->lists; i++)
                row[i] = list_row(r->arena, &c->list[i]);
        ui_panel(r->html, _("Listen dieser Fassung"), str_from_int(r->arena, (int64_t)c->lists),
                 (struct action){0});
        ui_rows(r->html, row, c->lists);
        ui_panel_end(r->html);
        return OK;
}
