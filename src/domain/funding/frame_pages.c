/* Commitment frames of the office: what may be promised without asking the funder first. CMB 1.A.4c, H7 */
#include "domain/funding/funding.h"
#include "domain/help/help_view.h"
#include "web/crud.h"

CRUD_RECORD_PAGES(commitment_frame, "/netz/zusagerahmen", N_("Zusagerahmen"), NEED(ORG_READ, NETWORK),
                  NEED(ORG_WRITE, NETWORK), MENU_NETWORK, .empty = T("Noch kein Zusagerahmen vereinbart."))

PAGE_GET(commitment_frame_list, "/netz/zusagerahmen", NEED(ORG_READ, NETWORK), .title = T("Zusagerahmen"),
         .menu = MENU_NETWORK)
(struct req *r, struct rtx *tx)
{
        return crud_list(r, tx, &commitment_frame_entity, &commitment_frame_view);
}

HELP_TEXT(
        commitment_frame, "/netz/zusagerahmen", T("Zusagerahmen"),
        T("Bis zu welchem Betrag die Stelle eine Leistung selbst zusagen darf, je Träger und Leistung. Der Höchstbetrag gilt "
          "für jede Zusage einzeln. Nur was schriftlich vorliegt und an dem Tag gilt, trägt eine Zusage."))
