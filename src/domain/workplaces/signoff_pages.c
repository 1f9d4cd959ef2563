/* Who confirms the comparison. CMB 8.C; D19 */
#include "domain/cases/case_part_ui.h"
#include "domain/help/help_view.h"
#include "domain/workplaces/profile_ui.h"

HELP_TEXT(signoff_all, "/faelle/:/plaetze/:/stimmen", T("Gemeinsames Ergebnis"),
          T("Alle, die gefragt wurden, ob der Vergleich für diesen Platz stimmt."))
HELP_TEXT(
        signoffs, "/faelle/:/plaetze/:/stimmen/:", T("Gemeinsames Ergebnis"),
        T("Wer den Vergleich geprüft hat und einverstanden ist. Wer etwas anders sieht, bleibt mit den eigenen Worten stehen."))

static void preset(struct req *r, struct record *rec)
{
        (void)r;
        REC_SET(rec, PROFILE_SIGNOFF_asked_on, clock_today());
        REC_SET(rec, PROFILE_SIGNOFF_answer, S("open"));
}

static const struct case_part signoff_part = {.entity = &profile_signoff_entity,
                                              .parent = &workplace_entity,
                                              .field = PROFILE_SIGNOFF_workplace_id,
                                              .list = "/faelle/:/plaetze/:/stimmen",
                                              .one = "/faelle/:/plaetze/:/stimmen/:",
                                              .parents = "/faelle/:/plaetze",
                                              .preset = preset};

CASE_PART_PAGES(signoff, "/plaetze/:/stimmen", EMPLOYER, signoff_part, N_("Bestätigung"))

CASE_GET(signoff_list, "/plaetze/:/stimmen", NEED(CASE_READ, HEALTH), .title = T("Gemeinsames Ergebnis"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct profile p;
        struct case_frame f = {.title = _("Gemeinsames Ergebnis")};
        TRY(profile_read(tx, g, req_id(r, 1), &p));
        TRY(workplace_frame(r, tx, g, p.workplace, &f));
        return signoffs_panel(r, tx, &p);
}
