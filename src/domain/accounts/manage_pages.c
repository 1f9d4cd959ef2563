/* „Verwaltung“: what this person may administer, approve or oversee. Entries of other subjects appear when their page exists. */
#include "core/user.h"
#include "domain/accounts/account_ui.h"
#include "web/layout.h"

struct manage_entry {
        struct str path, title, text, verb;
};
struct manage_group {
        struct str title;
        struct manage_entry entry[8];
};

static const struct manage_group groups[] = {
        {S_INIT(N_("Menschen und Rechte")),
         {
                 {S_INIT("/verwaltung/freigaben"), S_INIT(N_("Freigaben")),
                  S_INIT(N_(
                          "Rechte an Fällen brauchen eine zweite Person: hier stimmen Sie zu oder lehnen ab.")),
                  S_INIT(N_("Prüfen"))},
                 {S_INIT("/verwaltung/konten"), S_INIT(N_("Konten")),
                  S_INIT(N_("Kolleginnen und Kollegen einladen, Rollen vergeben, Konten schließen.")),
                  S_INIT(N_("Öffnen"))},
                 {S_INIT("/abwesenheiten"), S_INIT(N_("Abwesenheiten")),
                  S_INIT(N_("Urlaub und Fortbildung: In dieser Zeit arbeitet die Vertretung in den Fällen.")),
                  S_INIT(N_("Öffnen"))},
         }},
        {S_INIT(N_("Haus")),
         {
                 {S_INIT("/verwaltung/stellen"), S_INIT(N_("Stellen")),
                  S_INIT(N_("Wo gearbeitet wird; Anschrift und Bundesland.")), S_INIT(N_("Öffnen"))},
                 {S_INIT("/verwaltung/teams"), S_INIT(N_("Teams")), S_INIT(N_("Teams der Stellen.")),
                  S_INIT(N_("Öffnen"))},
                 {S_INIT("/verwaltung/listen"), S_INIT(N_("Auswahllisten")),
                  S_INIT(N_("Die Einträge, aus denen Formulare wählen lassen.")), S_INIT(N_("Öffnen"))},
                 {S_INIT("/verwaltung/fachkonzept"), S_INIT(N_("Fachkonzept")),
                  S_INIT(N_("Arbeitsfelder, Kriterien und Bögen, nach denen hier gearbeitet wird.")),
                  S_INIT(N_("Ansehen"))},
                 {S_INIT("/verwaltung/einstellungen"), S_INIT(N_("Einstellungen")),
                  S_INIT(N_("Name des Trägers, Fristen, zweiter Faktor.")), S_INIT(N_("Öffnen"))},
                 {S_INIT("/verwaltung/post"), S_INIT(N_("Post")),
                  S_INIT(N_("Mailserver, Testmail, und ob E-Mails hinausgehen.")), S_INIT(N_("Öffnen"))},
         }},
        {S_INIT(N_("Datenschutz")),
         {
                 {S_INIT("/verwaltung/protokoll/zugriffe"), S_INIT(N_("Zugriffe")),
                  S_INIT(N_("Wer wann welchen Fall geöffnet hat, und warum das erlaubt war.")),
                  S_INIT(N_("Ansehen"))},
                 {S_INIT("/verwaltung/protokoll/aenderungen"), S_INIT(N_("Änderungen")),
                  S_INIT(N_("Wer wann was angelegt, geändert oder gelöscht hat; ohne die Inhalte.")),
                  S_INIT(N_("Ansehen"))},
                 {S_INIT("/verwaltung/protokoll/kette"), S_INIT(N_("Versiegelung")),
                  S_INIT(N_("Das Protokoll ist Stück für Stück versiegelt und wird laufend geprüft.")),
                  S_INIT(N_("Ansehen"))},
                 {S_INIT("/verwaltung/befragungen"), S_INIT(N_("Befragungen")),
                  S_INIT(N_("Wie viele gefragt wurden und wie viele geantwortet haben. Nur Zahlen.")),
                  S_INIT(N_("Ansehen"))},
                 {S_INIT("/verwaltung/weitergaben"), S_INIT(N_("Weitergaben und Einwilligungen")),
                  S_INIT(N_("Wie viele Weitergaben auf einer gültigen Einwilligung beruhen. Nur Zahlen.")),
                  S_INIT(N_("Ansehen"))},
         }},
};

/* „2 warten auf Sie“ */
static enum err waiting_text(struct req *r, struct rtx *tx, struct badge *out)
{
        struct user_role_line *line;
        size_t n;
        TRY(user_role_requests(tx, &line, &n));
        *out = (struct badge){0};
        if (n)
                *out = (struct badge){.label = str_join(r->arena, str_from_int(r->arena, (int64_t)n),
                                                        n == 1 ? _(" wartet") : _(" warten")),
                                      .tone = TONE_WARNING,
                                      .icon = S("info")};
        return OK;
}

static enum err draw_group(struct req *r, struct rtx *tx, const struct manage_group *g)
{
        struct row_item rows[ARRAY_LEN(g->entry)];
        size_t n = 0;
        for (size_t i = 0; i < ARRAY_LEN(g->entry) && g->entry[i].path.n; i++) {
                const struct manage_entry *e = &g->entry[i];
                if (!layout_page(e->path, r->actor))
                        continue;
                rows[n] = (struct row_item){
                        .title = e->title,
                        .meta = e->text,
                        .action = {.label = e->verb, .to = url_local(r->arena, e->path), .needs = CAP_N}};
                if (str_eq(e->path, S("/verwaltung/freigaben")))
                        TRY(waiting_text(r, tx, &rows[n].badge));
                n++;
        }
        if (!n)
                return OK;
        ui_panel(r->html, g->title, S(""), (struct action){0});
        ui_rows(r->html, rows, n);
        ui_panel_end(r->html);
        return OK;
}

PAGE_GET(manage_overview, "/verwaltung", NEED(MANAGE, PUBLIC), .title = T("Verwaltung"), .menu = MENU_ADMIN,
         .menu_order = 90)
(struct req *r, struct rtx *tx)
{
        ui_head(r, &(struct page_head){0});
        for (size_t i = 0; i < ARRAY_LEN(groups); i++)
                TRY(draw_group(r, tx, &groups[i]));
        return OK;
}
