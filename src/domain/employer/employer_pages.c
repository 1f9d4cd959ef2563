/* „Betrieb“: who that is, what it may learn, what was talked about, what follows. CMB 6.A, 6.B; H4, H6, S12 */
#include "domain/cases/case_frame.h"
#include "domain/consent/consent_ui.h"
#include "domain/employer/employer_ui.h"
#include "domain/help/help_view.h"
#include "domain/organisations/organisation.h"
#include "domain/visits/visit.h"

HELP_TEXT(
        employer, "/faelle/:/betrieb", T("Betrieb"),
        T("Was Sie vor einem Anruf wissen müssen: wer dort zuständig ist, was der Betrieb erfahren darf, was bisher gesprochen "
          "wurde. Angerufen wird erst, wenn die Person zurück möchte und dem Kontakt zugestimmt hat."))
HELP_TEXT(
        employer_contact, "/faelle/:/betrieb/:", T("Kontakt mit dem Betrieb"),
        T("Ein Gespräch mit dem Betrieb. Tag, Dauer und Notiz stehen im Fallverlauf, hier steht, was für den Betrieb dazukommt."))

static bool may_write(const struct req *r)
{
        return actor_can(r->actor, CAP_CASE_WRITE) && actor_writes(r->actor, CLASS_EMPLOYER);
}

/* ---- the company ---- */

static enum err company_panel(struct req *r, struct rtx *tx, const struct case_head *head)
{
        static const size_t field[] = {ORGANISATION_branch,
                                       ORGANISATION_sector,
                                       ORGANISATION_employees,
                                       ORGANISATION_works_council,
                                       ORGANISATION_disability_representative,
                                       ORGANISATION_city};
        struct record *o;
        struct str text;
        if (!head->employer_id) {
                ui_panel(r->html, _("Der Betrieb"), S(""), (struct action){0});
                ui_empty(r->html, _("Im Fall ist noch kein Betrieb eingetragen."),
                         (struct action){.label = _("Betrieb eintragen"),
                                         .to = url_path(r->arena, "/faelle/:/angaben/bearbeiten", head->id),
                                         .needs = CAP_CASE_WRITE});
                ui_panel_end(r->html);
                return OK;
        }
        TRY(ent_get(tx, &organisation_entity, head->employer_id, &o));
        ui_panel(r->html, rec_text(o, ORGANISATION_name), S(""),
                 (struct action){.label = _("Alle Angaben"),
                                 .to = url_path(r->arena, "/organisationen/:", head->employer_id)});
        html_lit(r->html, "<dl class=\"fn-detail\">\n");
        for (size_t i = 0; i < ARRAY_LEN(field); i++) {
                TRY(ui_value(r, tx, &o->e->fields[field[i]], o->v[field[i]], &text));
                html_lit(r->html, "<dt>");
                html_text(r->html, o->e->fields[field[i]].label);
                html_lit(r->html, "</dt><dd>");
                html_text(r->html, str_empty(text) ? _("nicht erfasst") : text);
                html_lit(r->html, "</dd>\n");
        }
        html_lit(r->html, "</dl>\n");
        ui_panel_end(r->html);
        return OK;
}

static enum err people_panel(struct req *r, struct rtx *tx, const struct case_head *head)
{
        struct contact_person_line *c;
        size_t n, shown = 0;
        if (!head->employer_id)
                return OK;
        TRY(contact_person_list(tx, head->employer_id, &c, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                if (c[i].active)
                        row[shown++] = (struct row_item){
                                .title = c[i].name,
                                .meta = str_join_with(r->arena, S(" · "), c[i].position, c[i].phone),
                                .to = url_path(r->arena, "/organisationen/:/kontakte/:", head->employer_id,
                                               c[i].id)};
        ui_panel(r->html, _("Ansprechpersonen"), S(""),
                 (struct action){
                         .label = _("Person anlegen"),
                         .to = url_path(r->arena, "/organisationen/:/kontakte/neu", head->employer_id)});
        if (shown)
                ui_rows(r->html, row, shown);
        else
                ui_empty(r->html, _("Wer ist zuständig? Fragen Sie die Person, Ihr Team, das Sekretariat."),
                         (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

/* ---- what it may learn ---- */

static enum err releases_panel(struct req *r, struct rtx *tx, const struct case_head *head)
{
        struct employer_release *release;
        size_t n;
        TRY(employer_releases(tx, r->grant, clock_today(), &release, &n));
        ui_panel(r->html, _("Das darf der Betrieb erfahren"), S(""),
                 (struct action){.label = _("Einwilligungen"),
                                 .to = url_path(r->arena, "/faelle/:/einwilligungen", head->id)});
        employer_releases_draw(r->html, release, n);
        html_lit(r->html, "<p class=\"fn-meta\">");
        html_text(r->html, _("Aus den heute gültigen Einwilligungen. Alles andere bleibt geschlossen."));
        html_lit(r->html, "</p>\n");
        ui_panel_end(r->html);
        return OK;
}

/* ---- what follows ---- */

static struct action link_to(struct url to, struct str label)
{
        return (struct action){.label = label, .to = to, .needs = CAP_CASE_WRITE};
}

/* S12: a no is an answer. Nobody is pressed, and the case may end with it. */
static void refusal_panel(struct req *r, int64_t c)
{
        struct arena *a = r->arena;
        struct url trouble =
                url_with(a, url_path(a, "/faelle/:/stoerungen/neu", c), S("bereich"), S("employer_contact"));
        const struct row_item row[] = {
                {.title = _("Noch einmal freundlich nachfragen"),
                 .meta = _(
                         "Was spricht dagegen? Vorteile, Förderung und Begleitung nennen, ohne zu drängen."),
                 .action = link_to(url_path(a, "/faelle/:/betrieb/neu", c), _("Gespräch erfassen"))},
                {.title = _("Das Hindernis festhalten"),
                 .meta = _("Damit der nächste Fall daraus lernt."),
                 .action = link_to(url_with(a, trouble, S("art"), S("contact_no_interest")),
                                   _("Störung erfassen"))},
                {.title = _("Das Nein annehmen"),
                 .meta = _("Andere Wege suchen oder die Begleitung beenden. Der Grund ist schon ausgewählt."),
                 .action = link_to(url_with(a, url_path(a, "/faelle/:/stand", c), S("grund"), S("employer")),
                                   _("Begleitung beenden"))}};
        ui_panel(r->html, _("Der Betrieb lehnt ab"), S(""), (struct action){0});
        ui_rows(r->html, row, ARRAY_LEN(row));
        ui_panel_end(r->html);
}

static void next_panel(struct req *r, int64_t c, enum employer_next next)
{
        static const struct {
                struct str words, label;
                bool visit;
        } step[] = {
                [EMPLOYER_FIRST_CALL] =
                        {S_INIT(N_(
                                 "Noch kein Kontakt. Halten Sie den Anruf kurz und fragen Sie nach einem Besuch.")),
                         S_INIT(N_("Gespräch erfassen")), false},
                [EMPLOYER_ASK] = {S_INIT(N_("Wie steht der Betrieb dazu? Halten Sie seine Haltung fest.")),
                                  S_INIT(N_("Gespräch erfassen")), false},
                [EMPLOYER_PLAN_VISIT] =
                        {S_INIT(N_(
                                 "Der Betrieb ist bereit. Vereinbaren Sie einen Besuch, gern auch nach Feierabend.")),
                         S_INIT(N_("Besuch planen")), true},
                [EMPLOYER_ASK_AGAIN] =
                        {S_INIT(N_(
                                 "Der Betrieb prüft. Bleiben Sie freundlich dran und bieten Sie einen Besuch an.")),
                         S_INIT(N_("Besuch planen")), true},
                [EMPLOYER_VISIT] =
                        {S_INIT(N_(
                                 "Alles zum Besuch: wer eingeladen ist, wer zusagt, was besprochen wurde.")),
                         S_INIT(N_("Besuche öffnen")), true},
        };
        if (next == EMPLOYER_ACCEPT) {
                refusal_panel(r, c);
                return;
        }
        struct url to = next == EMPLOYER_VISIT ? url_path(r->arena, "/faelle/:/besuche", c)
                        : step[next].visit     ? url_path(r->arena, "/faelle/:/besuche/neu", c)
                                               : url_path(r->arena, "/faelle/:/betrieb/neu", c);
        ui_panel(r->html, _("Was als Nächstes hilft"), S(""), (struct action){0});
        ui_empty(r->html, step[next].words,
                 (struct action){.label = step[next].label, .to = to, .needs = CAP_N});
        ui_panel_end(r->html);
}

/* ---- what was talked about ---- */

static enum err contacts_panel(struct req *r, struct rtx *tx, int64_t c, const struct employer_line *l,
                               size_t n)
{
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                TRY(employer_line_row(r, tx, c, &l[i], &row[i]));
        ui_panel(r->html, _("Gespräche mit dem Betrieb"), S(""), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Noch wurde nicht mit dem Betrieb gesprochen."), (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

static enum err visits_known(struct rtx *tx, const struct grant *g, const struct employer_line *l, size_t n,
                             bool *out)
{
        struct visit_line *v;
        size_t visits;
        TRY(visit_lines(tx, g, &v, &visits));
        *out = visits > 0;
        for (size_t i = 0; i < n; i++)
                *out |= date_given(l[i].visit_on);
        return OK;
}

CASE_GET(employer_show, "/betrieb", NEED(CASE_READ, EMPLOYER), .title = T("Betrieb"), .menu = MENU_CASES,
         .menu_order = 310)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        int64_t c = grant_case(g);
        const struct action action = {.label = _("Gespräch erfassen"),
                                      .to = url_path(r->arena, "/faelle/:/betrieb/neu", c),
                                      .weight = ACTION_PRIMARY,
                                      .icon = S("add"),
                                      .needs = CAP_CASE_WRITE};
        struct case_frame f = {.title = _("Betrieb"), .action = &action, .actions = may_write(r)};
        struct consent_ruling ruling;
        struct employer_line *l;
        struct badge badge;
        size_t n;
        bool visit;
        TRY(employer_lines(tx, g, &l, &n));
        const struct employer_line *last = employer_last_reaction(l, n);
        TRY(employer_reaction_badge(r, tx, last ? last->reaction : S(""), &badge));
        f.badge = &badge;
        f.badges = !str_empty(badge.label);
        TRY(case_frame(r, tx, g, &f));
        TRY(employer_ruling(tx, g, clock_today(), &ruling));
        TRY(visits_known(tx, g, l, n, &visit));
        ui_grid(r->html);
        if (!ruling.allowed)
                consent_ruling_draw(r, &ruling, _("Rufen Sie noch nicht an"), 0);
        else
                next_panel(r, c, employer_next(n > 0, last ? last->reaction : S(""), visit));
        TRY(contacts_panel(r, tx, c, l, n));
        TRY(employer_statements_draw(r, tx, g, &f.head));
        ui_grid_side(r->html);
        TRY(releases_panel(r, tx, &f.head));
        TRY(company_panel(r, tx, &f.head));
        TRY(people_panel(r, tx, &f.head));
        ui_grid_end(r->html);
        return OK;
}
