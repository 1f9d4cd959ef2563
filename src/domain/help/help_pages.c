/* Help for each page, and the two statements every public service owes: accessibility and data protection. */
#include "core/setting.h"
#include "domain/help/help_view.h"
#include "web/layout.h"
#include "web/ui.h"

static void text_panel(struct html *h, struct str title, struct str text)
{
        ui_panel(h, title, S(""), (struct action){0});
        html_lit(h, "<div class=\"fn-text\">");
        html_paragraphs(h, text);
        html_lit(h, "</div>");
        ui_panel_end(h);
}

static void contact_panel(struct req *r, struct rtx *tx)
{
        struct str contact = setting_text(tx, S("help_contact"));
        if (!str_empty(contact))
                text_panel(r->html, _("Hilfe im Haus"), contact);
}

/* ---- help ---- */

static const struct page *page_named(struct str name)
{
        for (size_t i = 0; all_pages[i]; i++)
                if (all_pages[i]->method == GET && str_eq(str_of(all_pages[i]->name), name))
                        return all_pages[i];
        return NULL;
}

static void draw_help(struct req *r, const struct help_text *t)
{
        struct crumb crumb[] = {{.label = _("Hilfe"), .to = url_path(r->arena, "/hilfe")},
                                {.label = t->title}};
        ui_head(r,
                &(struct page_head){
                        .crumb = crumb, .crumbs = ARRAY_LEN(crumb), .over = _("Hilfe"), .title = t->title});
        text_panel(r->html, _("Wofür ist diese Seite?"), t->text);
        if (!str_empty(t->general))
                text_panel(r->html, _("So geht es"), t->general);
}

static void overview_row(struct req *r, const struct help_row *row)
{
        struct html *h = r->html;
        if (str_find(row->path, S(":")) >= 0 || !layout_page(row->path, r->actor))
                return;
        html_lit(h, "<dt><a href=\"");
        html_url(h, url_local(r->arena, row->path));
        html_lit(h, "\">");
        html_text(h, row->title);
        html_lit(h, "</a></dt><dd>");
        html_text(h, row->text);
        html_lit(h, "</dd>");
}

/* Every address without ids that this person may open. */
static void draw_overview(struct req *r)
{
        struct html *h = r->html;
        ui_head(r, &(struct page_head){0});
        ui_panel(h, _("Seiten, die Sie öffnen dürfen"), S(""), (struct action){0});
        html_lit(h, "<dl class=\"fn-detail\">");
        for (const struct help_row *row = help_rows; row->path.n; row++)
                overview_row(r, row);
        for (size_t i = 0; all_help_texts[i]; i++)
                overview_row(r, all_help_texts[i]);
        html_lit(h, "</dl>");
        ui_panel_end(h);
}

PAGE_GET(help_show, "/hilfe", NEED_SIGNED_IN, .title = T("Hilfe"))
(struct req *r, struct rtx *tx)
{
        const struct page *p = page_named(req_query(r, S("seite")));
        struct help_text t;
        if (p && layout_may_open(p, r->actor) && help_find(p, &t))
                draw_help(r, &t);
        else
                draw_overview(r);
        contact_panel(r, tx);
        return OK;
}

/* ---- statements ---- */

PAGE_GET(accessibility, "/barrierefreiheit", NEED_PUBLIC, .title = T("Erklärung zur Barrierefreiheit"))
(struct req *r, struct rtx *tx)
{
        ui_head(r, &(struct page_head){.over = r->office_name});
        text_panel(
                r->html, _("Stand"),
                _("Fallnetz ist so gebaut, dass alle damit arbeiten können: mit Tastatur, Bildschirmlesegerät, Vergrößerung und ohne Maus. Maßstab "
                  "sind die Web Content Accessibility Guidelines 2.2, Stufe AA, und die BITV 2.0.\n\nJede Seite wird bei jeder Änderung des "
                  "Programms automatisch geprüft. Eine Prüfung durch eine unabhängige Stelle liegt noch nicht vor."));
        text_panel(
                r->html, _("So ist es gemacht"),
                _("Alles geht ohne Skripte im Browser. Farbe steht nie allein, daneben steht immer ein Wort. Schaubilder haben dieselben Werte als "
                  "Tabelle. Helle und dunkle Darstellung folgen Ihrem System oder Ihrer Wahl unter „Konto“. Beim Vergrößern bricht der Text um."));
        text_panel(
                r->html, _("Bekannte Grenzen"),
                _("Sehr breite Tabellen und große Schaubilder lassen sich auf kleinen Bildschirmen nur seitlich verschieben. Hochgeladene Unterlagen "
                  "kommen von anderen und sind nicht immer barrierefrei."));
        text_panel(
                r->html, _("Eine Barriere melden"),
                _("Bitte sagen Sie uns, wo Sie nicht weiterkommen. Bleibt eine Antwort aus, hilft die Schlichtungsstelle "
                  "Ihres Landes."));
        contact_panel(r, tx);
        return OK;
}

PAGE_GET(privacy, "/datenschutz", NEED_PUBLIC, .title = T("Datenschutz"))
(struct req *r, struct rtx *tx)
{
        struct str contact = setting_text(tx, S("privacy_contact"));
        ui_head(r, &(struct page_head){.over = r->office_name});
        text_panel(r->html, _("Wer verantwortlich ist"),
                   str_join(r->arena, r->office_name,
                            str_empty(contact) ? S("") : _("\n\nAnsprechperson für den Datenschutz: "),
                            contact));
        text_panel(
                r->html, _("Was Fallnetz über Klientinnen und Klienten speichert"),
                _("Nur was für die Begleitung nötig ist, auf Grundlage der unterschriebenen Einwilligung. Wer im Haus etwas sieht, richtet sich nach Rolle "
                  "und Zuständigkeit; jeder Blick in einen Fall wird protokolliert. Nach außen geht nur, wofür es eine gültige Einwilligung gibt. "
                  "Diagnosen und ähnlich vertrauliche Angaben liegen verschlüsselt."));
        text_panel(
                r->html, _("Was Fallnetz über Kolleginnen und Kollegen speichert"),
                _("Name, Funktion, Rollen, Anmeldungen mit Adresse und Browser, und wer was wann angelegt oder geändert hat. Es gibt keine Rangliste und "
                  "keine Auswertung der Leistung Einzelner."));
        text_panel(
                r->html, _("Im Browser"),
                _("Fallnetz setzt zwei Cookies: eines hält Ihre Anmeldung, eines schützt das Anmeldeformular. Beide verlassen dieses Haus nicht. Es gibt keine "
                  "Zählung, keine Werbung und keine Verbindung zu anderen Anbietern."));
        text_panel(
                r->html, _("Ihre Rechte"),
                _("Auskunft, Berichtigung, Löschung, Einschränkung und Widerspruch. Wenden Sie sich an die Ansprechperson oben oder an die "
                  "Aufsichtsbehörde Ihres Landes."));
        return OK;
}
