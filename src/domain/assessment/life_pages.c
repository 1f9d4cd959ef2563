/* Income and career of the client. CMB 5.C.2, 5.F.1; D11 */
#include "domain/assessment/assessment.h"
#include "domain/cases/case_crud_ui.h"
#include "domain/help/help_view.h"

CASE_PAGES(career_step, "/berufsweg", SOCIAL, N_("Station"), N_("Berufsweg"), 256, .sort = K("-starts"),
           .empty = T("Noch keine Station. Ausbildung, Arbeit und Zeiten ohne Arbeit gehören hierher."))
CASE_DELETE_PAGES(career_step, "/berufsweg", SOCIAL, N_("Station"))
CASE_PAGES(benefit, "/geldleistungen", SOCIAL, N_("Geldleistung"), N_("Geldleistungen"), 258,
           .sort = K("-starts"), .empty = T("Noch keine Geldleistung eingetragen."))
CASE_DELETE_PAGES(benefit, "/geldleistungen", SOCIAL, N_("Geldleistung"))

HELP_TEXT(
        career_step, "/faelle/:/berufsweg", T("Berufsweg"),
        T("Schule, Ausbildung, Arbeit und Zeiten ohne Arbeit. Viele füllen den Bogen lieber in Ruhe zu Hause aus."))
HELP_TEXT(benefit, "/faelle/:/geldleistungen", T("Geldleistungen"),
          T("Wovon die Person lebt: Lohn, Krankengeld, Rente und anderes, mit Zeitraum und Betrag."))
