/* Can it go on at this place? CMB 8.D, 8.E; D20 */
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_part_ui.h"
#include "domain/help/help_view.h"
#include "domain/workplaces/profile_ui.h"

HELP_TEXT(solution_all, "/faelle/:/plaetze/:/loesungen", T("Lösungen"),
          T("Was für diesen Platz geprüft wurde, das Neueste zuerst. Frühere Prüfungen bleiben stehen."))
HELP_TEXT(
        solutions, "/faelle/:/plaetze/:/loesungen/:", T("Lösung für diesen Platz"),
        T("Lässt sich der Platz anpassen, was ist zu tun, braucht es Schulung, lohnt es sich, und wer trägt es mit? Ein Nein mit Grund "
          "ist auch ein Ergebnis. Gibt es keinen anderen Platz zu prüfen, wählen Sie im Leistungsziel „nicht zutreffend“."))

COURSE_ENTRY(solution, .word = T("Notiz zur Lösung: "), .mark = MARK_DOCUMENT,
             .path = "/faelle/:/plaetze/:", .chip = K("unterlagen"))
COURSE_ENTRY(workplace, .word = T("Arbeitsplatz angesehen: "), .mark = MARK_CONTACT,
             .path = "/faelle/:/plaetze/:", .chip = K("gespraeche"))

static const struct case_part solution_part = {.entity = &solution_entity,
                                               .parent = &workplace_entity,
                                               .field = SOLUTION_workplace_id,
                                               .list = "/faelle/:/plaetze/:/loesungen",
                                               .one = "/faelle/:/plaetze/:/loesungen/:",
                                               .parents = "/faelle/:/plaetze"};

CASE_PART_PAGES(solution, "/plaetze/:/loesungen", EMPLOYER, solution_part, N_("Lösung"))

CASE_GET(solution_list, "/plaetze/:/loesungen", NEED(CASE_READ, EMPLOYER), .title = T("Lösungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *w;
        struct case_frame f = {.title = _("Lösungen")};
        TRY(ent_get_in(tx, g, &workplace_entity, req_id(r, 1), &w));
        TRY(workplace_frame(r, tx, g, w, &f));
        return solutions_panel(r, tx, w);
}
