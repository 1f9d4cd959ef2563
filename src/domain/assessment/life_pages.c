/* Income and career of the client. CMB 5.C.2, 5.F.1; D11 */
#include "domain/assessment/assessment.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/help/help_view.h"

CASE_RECORD_PAGES(
        career_step, "/berufsweg", SOCIAL, N_("Station"), .sort = K("-starts"),
        .empty = T("Noch keine Station. Ausbildung, Arbeit und Zeiten ohne Arbeit gehören hierher."))
CASE_DELETE_PAGES(career_step, "/berufsweg", SOCIAL, N_("Station"))
CASE_GET(career_step_list, "/berufsweg", NEED(CASE_READ, SOCIAL), .title = T("Berufsweg"), .menu = MENU_CASES,
         .menu_order = 256)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        TRY(crud_list_in(r, tx, g, &career_step_entity, &career_step_view));
        ui_panel(r->html, _("Bogen zum Mitgeben"), S(""), (struct action){0});
        ui_empty(r->html, _("Viele schreiben ihren Berufsweg lieber in Ruhe zu Hause auf."),
                 (struct action){.label = _("Leeren Bogen drucken"),
                                 .to = url_path(r->arena, "/faelle/:/berufsbogen", grant_case(g))});
        ui_panel_end(r->html);
        return OK;
}
CASE_PAGES(benefit, "/geldleistungen", SOCIAL, N_("Geldleistung"), N_("Geldleistungen"), 258,
           .sort = K("-starts"), .empty = T("Noch keine Geldleistung eingetragen."))
CASE_DELETE_PAGES(benefit, "/geldleistungen", SOCIAL, N_("Geldleistung"))

HELP_TEXT(
        career_step, "/faelle/:/berufsweg", T("Berufsweg"),
        T("Schule, Ausbildung, Arbeit und Zeiten ohne Arbeit. Viele füllen den Bogen lieber in Ruhe zu Hause aus."))
HELP_TEXT(benefit, "/faelle/:/geldleistungen", T("Geldleistungen"),
          T("Wovon die Person lebt: Lohn, Krankengeld, Rente und anderes, mit Zeitraum und Betrag."))
