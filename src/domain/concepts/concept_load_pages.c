/* /verwaltung/fachkonzept: loading, comparing, saving and choosing versions. A version is never overwritten. */
#include "domain/concepts/concept_ui.h"

/* ---- differences to the version it is based on ---- */

static struct str how_words(const struct concept_change *c)
{
        switch (c->how) {
        case CHANGE_ADDED:
                return _("neu");
        case CHANGE_CHANGED:
                return _("geändert");
        case CHANGE_REMOVED:
                return _("entfällt");
        }
        panic("no such change");
}

PAGE_GET(concept_changes, "/verwaltung/fachkonzept/:/aenderungen", NEED(CONCEPT_READ, PUBLIC),
         .title = T("Änderungen der Fassung"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        static const struct ui_column column[] = {
                {.label = S_INIT(N_("Was")), .cls = CLASS_PUBLIC},
                {.label = S_INIT(N_("Wie")), .cls = CLASS_PUBLIC, .phone = PHONE_COLUMN},
                {.label = S_INIT(N_("Vorher")), .cls = CLASS_PUBLIC},
                {.label = S_INIT(N_("Jetzt")), .cls = CLASS_PUBLIC}};
        struct version_line v;
        const struct concept *now, *before;
        struct concept_change *c = NULL;
        size_t n = 0;
        TRY(concept_version(tx, req_id(r, 0), &v));
        TRY(concept_get(tx, v.id, &now));
        if (v.based_on) {
                TRY(concept_get(tx, v.based_on, &before));
                concept_diff(r->arena, before, now, &c, &n);
        }
        concept_head(r, &v, _("Änderungen"), NULL, 0);
        struct ui_cell *cell = NEW_ARRAY(r->arena, struct ui_cell, n * ARRAY_LEN(column));
        for (size_t i = 0; i < n; i++) {
                struct ui_cell *row = cell + i * ARRAY_LEN(column);
                row[0].text = str_join(r->arena, c[i].what, S(" "), c[i].code);
                row[1].text = how_words(&c[i]);
                row[2].text = c[i].before;
                row[3].text = c[i].after;
        }
        return concept_table(r,
                             v.based_on ? str_join(r->arena, _("Gegenüber Fassung "),
                                                   str_from_int(r->arena, v.based_on_number))
                                        : _("Gegenüber der vorigen Fassung"),
                             column, ARRAY_LEN(column), cell, n,
                             v.based_on ? _("Der Inhalt ist gleich.") : _("Dies ist die erste Fassung."));
}

/* ---- saving ---- */

PAGE_GET(concept_file, "/verwaltung/fachkonzept/:/datei/:", NEED(CONCEPT_READ, PUBLIC),
         .title = T("Datei des Fachkonzepts"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct pack_file *file;
        size_t n;
        TRY(concept_files(tx, req_id(r, 0), &file, &n));
        for (size_t i = 0; i < n; i++)
                if (str_eq(file[i].path, req_code(r, 1))) {
                        req_download(r, S("application/yaml; charset=utf-8"), file[i].path, file[i].body);
                        return OK;
                }
        return ERR_NOT_FOUND;
}

/* ---- choosing ---- */

PAGE_POST(concept_use, "/verwaltung/fachkonzept/:/aktiv", NEED(CONCEPT_ADMIN, PUBLIC),
          .title = T("Fachkonzept"), .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        TRY(concept_activate(tx, req_id(r, 0)));
        req_redirect_said(r, version_url(r->arena, req_id(r, 0)), S("saved"));
        return OK;
}

/* ---- loading ---- */

static void mistakes_draw(struct req *r, const struct pack_errs *errs)
{
        struct str count = str_from_int(r->arena, (int64_t)errs->n);
        struct str title =
                errs->n == 1 ? _("Eine Stelle passt nicht, nichts wurde geladen")
                             : str_join(r->arena, count, _(" Stellen passen nicht, nichts wurde geladen"));
        ui_message(r->html, TONE_DANGER, title,
                   _("Bitte bessern Sie die Dateien aus und lesen Sie sie noch einmal ein."));
        ui_panel(r->html, _("Was nicht passt"), S(""), (struct action){0});
        html_lit(r->html, "<div class=\"fn-text\"><ul>\n");
        for (const struct pack_error *e = errs->first; e; e = e->next) {
                html_lit(r->html, "<li>");
                html_text(r->html, pack_error_text(r->arena, e));
                html_lit(r->html, "</li>\n");
        }
        html_lit(r->html, "</ul></div>\n");
        ui_panel_end(r->html);
}

static enum err load_draw(struct req *r, struct rtx *tx, const struct pack_errs *errs)
{
        struct version_line v;
        TRY(concept_version(tx, req_id(r, 0), &v));
        struct form_view form = {.action = version_sub_url(r->arena, v.id, S("einlesen")),
                                 .submit = _("Fassung einlesen"),
                                 .cancel = version_url(r->arena, v.id),
                                 .files = true};
        concept_head(r, &v, _("Neue Fassung einlesen"), NULL, 0);
        if (errs && errs->n)
                mistakes_draw(r, errs);
        ui_panel(r->html, _("Dateien wählen"), S(""), (struct action){0});
        html_lit(r->html, "<div class=\"fn-text\"><p>");
        html_text(
                r->html,
                _("Es genügen die Dateien, die sich geändert haben; alle anderen kommen aus dieser Fassung. Vorhandenes wird nie überschrieben: Es entsteht eine neue Fassung, mit der neue Fälle beginnen. Laufende Fälle behalten ihre."));
        html_lit(r->html, "</p></div>\n");
        ui_form_begin(r, &form);
        html_lit(r->html, "<div class=\"kern-form-input\"><label class=\"kern-label\" for=\"feld-files\">");
        html_text(r->html, _("YAML-Dateien"));
        html_lit(
                r->html,
                "</label><input class=\"kern-form-input__input\" id=\"feld-files\" name=\"files\" type=\"file\" accept=\".yaml,.yml\" multiple required></div>\n");
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

PAGE_GET(concept_load_form, "/verwaltung/fachkonzept/:/einlesen", NEED(CONCEPT_ADMIN, PUBLIC),
         .title = T("Neue Fassung einlesen"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        return load_draw(r, tx, NULL);
}

/* The files of the version, with those that were sent in their places; a new pack.yaml of another code stands for itself. */
static size_t files_merge(struct req *r, struct pack_file *all, size_t n)
{
        for (size_t i = 0; i < r->form.uploads; i++) {
                const struct upload *u = &r->form.upload[i];
                size_t k = 0;
                if (!str_eq(u->key, S("files")) || str_empty(u->name))
                        continue;
                while (k < n && !str_eq(all[k].path, u->name))
                        k++;
                all[k] = (struct pack_file){u->name, u->body};
                n += k == n;
        }
        return n;
}

static size_t files_sent(const struct req *r)
{
        size_t n = 0;
        for (size_t i = 0; i < r->form.uploads; i++)
                n += str_eq(r->form.upload[i].key, S("files")) && !str_empty(r->form.upload[i].name);
        return n;
}

static enum err load_save(struct req *r, struct wtx *tx, struct pack_errs *errs, int64_t *id, bool *added)
{
        struct pack_file *stored;
        size_t n, sent = files_sent(r);
        TRY(concept_files(rtx_of(tx), req_id(r, 0), &stored, &n));
        if (!n)
                return ERR_NOT_FOUND;
        struct pack_file *all = NEW_ARRAY(r->arena, struct pack_file, n + sent);
        for (size_t i = 0; i < n; i++)
                all[i] = stored[i];
        if (!sent) {
                pack_errs_add(errs, _("Keine Datei"), 0, S(""), _("Bitte wählen Sie mindestens eine Datei."));
                return ERR_INVALID;
        }
        return concept_import(tx, ORIGIN_LOCAL, all, files_merge(r, all, n), errs, id, added);
}

PAGE_POST(concept_load, "/verwaltung/fachkonzept/:/einlesen", NEED(CONCEPT_ADMIN, PUBLIC),
          .title = T("Neue Fassung einlesen"), .menu = MENU_ADMIN, .uploads = true)
(struct req *r, struct wtx *tx)
{
        struct pack_errs errs;
        int64_t id = 0;
        bool added = false;
        pack_errs_init(&errs, r->arena);
        enum err e = load_save(r, tx, &errs, &id, &added);
        if (e == ERR_INVALID) {
                r->status = 422;
                TRY(load_draw(r, rtx_of(tx), &errs));
                return ERR_INVALID;
        }
        TRY(e);
        req_redirect_said(r, version_url(r->arena, id), added ? S("saved") : S("unchanged"));
        return OK;
}
