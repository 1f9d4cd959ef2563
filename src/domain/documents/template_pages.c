/*
 * Templates of a version of the concept: seen on an invented case, and changed. A change is a new version, as with every other file
 * of a pack; what does not fit is said with its line, and nothing is stored. D1–D33
 */
#include "domain/concepts/concept_ui.h"
#include "domain/documents/letter_ui.h"
#include "domain/help/help_view.h"

HELP_TEXT(
        templates, "/verwaltung/fachkonzept/:/schreiben", T("Vorlagen"),
        T("Die Texte der Schreiben. Jede Vorlage lässt sich hier mit erfundenen Angaben ansehen und ändern. Eine Änderung wird eine neue Fassung; laufende Fälle behalten ihre."))

enum { STATUS_INVALID = 422 };

static struct str audience_label(struct str audience)
{
        if (str_eq(audience, S("client")))
                return _("Klientin oder Klient");
        return str_eq(audience, S("internal")) ? _("nur intern") : _("andere Stelle");
}

static struct str state_of(const struct concept_document *d)
{
        if (!d->letters)
                return _("noch ohne Text");
        return d->waits ? _("wartet auf ein anderes Thema") : S("");
}

static struct url template_url(struct arena *a, int64_t version, struct str code)
{
        return url_code(a, version_sub_url(a, version, S("schreiben")), code);
}

/* ---- all ---- */

PAGE_GET(template_list, "/verwaltung/fachkonzept/:/schreiben", NEED(CONCEPT_READ, PUBLIC),
         .title = T("Vorlagen"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        static const struct ui_column column[] = {{.label = S_INIT(N_("Schreiben")), .cls = CLASS_PUBLIC},
                                                  {.label = S_INIT(N_("Für wen?")), .cls = CLASS_PUBLIC},
                                                  {.label = S_INIT(N_("Sprachen")), .cls = CLASS_PUBLIC},
                                                  {.label = S_INIT(N_("Stand")), .cls = CLASS_PUBLIC}};
        struct version_line v;
        const struct concept *c;
        TRY(concept_version(tx, req_id(r, 0), &v));
        TRY(concept_get(tx, v.id, &c));
        concept_head(r, &v, _("Vorlagen"), NULL, 0);
        struct ui_cell *cell = NEW_ARRAY(r->arena, struct ui_cell, c->documents * ARRAY_LEN(column) + 1);
        for (size_t i = 0; i < c->documents; i++) {
                const struct concept_document *d = &c->document[i];
                struct ui_cell *row = cell + i * ARRAY_LEN(column);
                row[0].text = str_join(r->arena, d->code, S(" "), d->title);
                if (d->letters)
                        row[0].to = template_url(r->arena, v.id, d->code);
                row[1].text = audience_label(d->audience);
                for (size_t k = 0; k < d->letters; k++) {
                        struct str label;
                        TRY(ui_code_label(r, tx, S("letter_language"), d->letter[k].lang, &label));
                        row[2].text = str_join_with(r->arena, S(", "), row[2].text, label);
                }
                row[3].text = state_of(d);
        }
        return concept_table(r, _("Vorlagen"), column, ARRAY_LEN(column), cell, c->documents, _("Keine."));
}

/* ---- one, on an invented case ---- */

static enum err preview_draw(struct req *r, struct rtx *tx, const struct concept *c,
                             const struct concept_document *d, const struct concept_letter *text)
{
        struct letter_draft draft;
        struct paper_block *block;
        struct letter_order o = {.concept = c, .document = d, .text = text, .row_id = 1, .on = clock_today()};
        TRY(letter_fill(tx, NULL, &o, &draft));
        struct paper p = {.title = d->title,
                          .subject = draft.subject,
                          .lang = str_eq(text->lang, S("easy")) ? S("de") : text->lang,
                          .rtl = paper_rtl(text->lang),
                          .letter = !d->sheet,
                          .office = r->office_name,
                          .receiver = _("Erika Muster\nBeispielweg 1\n26999 Musterau")};
        markup_read(r->arena, draft.body, &block, &p.blocks);
        p.block = block;
        letter_preview(r, &p, _("So sieht es mit erfundenen Angaben aus."));
        return OK;
}

static enum err languages_draw(struct req *r, struct rtx *tx, int64_t version,
                               const struct concept_document *d, struct str lang)
{
        struct chip *chip = NEW_ARRAY(r->arena, struct chip, d->letters + 1);
        for (size_t i = 0; i < d->letters; i++) {
                TRY(ui_code_label(r, tx, S("letter_language"), d->letter[i].lang, &chip[i].label));
                chip[i].to = url_with(r->arena, template_url(r->arena, version, d->code), S("sprache"),
                                      d->letter[i].lang);
                chip[i].current = str_eq(d->letter[i].lang, lang);
        }
        if (d->letters > 1)
                ui_chips(r->html, _("Sprachen"), chip, d->letters);
        return OK;
}

static enum err template_of(struct req *r, struct rtx *tx, struct version_line *v, const struct concept **c,
                            const struct concept_document **d)
{
        TRY(concept_version(tx, req_id(r, 0), v));
        TRY(concept_get(tx, v->id, c));
        *d = concept_document(*c, req_code(r, 1));
        return *d && (*d)->letters ? OK : ERR_NOT_FOUND;
}

PAGE_GET(template_show, "/verwaltung/fachkonzept/:/schreiben/:", NEED(CONCEPT_READ, PUBLIC),
         .title = T("Vorlage"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct version_line v;
        const struct concept *c;
        const struct concept_document *d;
        TRY(template_of(r, tx, &v, &c, &d));
        const struct concept_letter *text = concept_letter(d, req_query(r, S("sprache")));
        if (!text)
                text = &d->letter[0];
        const struct action edit = {
                .label = _("Text ändern"),
                .needs = CAP_CONCEPT_ADMIN,
                .to = url_code(r->arena, version_sub_url(r->arena, v.id, S("text")), text->at.file)};
        concept_head(r, &v, str_join(r->arena, d->code, S(" "), d->title), &edit, 1);
        TRY(languages_draw(r, tx, v.id, d, text->lang));
        return preview_draw(r, tx, c, d, text);
}

/* ---- changing a file of texts ---- */

static const struct field text_field = {
        .key = S_INIT("text"),
        .kind = K_LONGTEXT,
        .label = S_INIT(N_("Text der Datei")),
        .cls = CLASS_PUBLIC,
        .required = true,
        .max = 200000,
        .help = S_INIT(N_(
                "Namen in geschweiften Klammern werden ersetzt, zum Beispiel {client_polite}. „if“ zeigt einen Block nur, wenn es die Angabe gibt, „rows“ wiederholt eine Liste."))};

static enum err file_find(struct req *r, struct rtx *tx, struct pack_file **all, size_t *n, size_t *at)
{
        TRY(concept_files(tx, req_id(r, 0), all, n));
        for (*at = 0; *at < *n; ++*at)
                if (str_eq((*all)[*at].path, req_code(r, 1)) && str_starts((*all)[*at].path, S("letters")))
                        return OK;
        return ERR_NOT_FOUND;
}

static void mistakes_draw(struct req *r, const struct pack_errs *errs)
{
        if (!errs || !errs->n)
                return;
        ui_message(r->html, TONE_DANGER, _("Etwas passt nicht, nichts wurde geändert"),
                   pack_error_text(r->arena, errs->first));
        if (!errs->first->next)
                return;
        ui_panel(r->html, _("Was noch nicht passt"), S(""), (struct action){0});
        html_lit(r->html, "<div class=\"fn-text\"><ul>\n");
        for (const struct pack_error *e = errs->first->next; e; e = e->next) {
                html_lit(r->html, "<li>");
                html_text(r->html, pack_error_text(r->arena, e));
                html_lit(r->html, "</li>\n");
        }
        html_lit(r->html, "</ul></div>\n");
        ui_panel_end(r->html);
}

static enum err text_draw(struct req *r, struct rtx *tx, struct str text, const struct pack_errs *errs)
{
        struct version_line v;
        TRY(concept_version(tx, req_id(r, 0), &v));
        struct form_view form = {
                .action = url_code(r->arena, version_sub_url(r->arena, v.id, S("text")), req_code(r, 1)),
                .submit = _("Als neue Fassung speichern"),
                .cancel = version_sub_url(r->arena, v.id, S("schreiben"))};
        concept_head(r, &v, req_code(r, 1), NULL, 0);
        mistakes_draw(r, errs);
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &form);
        TRY(ui_field(r, tx, &text_field, V(text)));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

PAGE_GET(template_text, "/verwaltung/fachkonzept/:/text/:", NEED(CONCEPT_ADMIN, PUBLIC),
         .title = T("Text ändern"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct pack_file *all;
        size_t n, at;
        TRY(file_find(r, tx, &all, &n, &at));
        return text_draw(r, tx, all[at].body, NULL);
}

PAGE_POST(template_text_post, "/verwaltung/fachkonzept/:/text/:", NEED(CONCEPT_ADMIN, PUBLIC),
          .title = T("Text ändern"), .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        struct pack_file *all;
        struct pack_errs errs;
        struct str text;
        size_t n, at;
        int64_t id = 0;
        bool added = false;
        pack_errs_init(&errs, r->arena);
        TRY(file_find(r, rtx_of(tx), &all, &n, &at));
        TRY(form_text(r, rtx_of(tx), &text_field, &text));
        all[at].body = text;
        enum err e = r->errs.n ? ERR_INVALID : concept_import(tx, ORIGIN_LOCAL, all, n, &errs, &id, &added);
        if (e == ERR_INVALID) {
                r->status = STATUS_INVALID;
                TRY(text_draw(r, rtx_of(tx), text, &errs));
        }
        TRY(e);
        req_redirect_said(r, version_sub_url(r->arena, id, S("schreiben")),
                          added ? S("saved") : S("unchanged"));
        return OK;
}
HELP_TEXT(
        template_text, "/verwaltung/fachkonzept/:/text/:", T("Text ändern"),
        T("Hier stehen die Texte so, wie sie im Fachkonzept liegen. Passt etwas nicht, nennt Fallnetz die Zeile und ändert nichts."))
