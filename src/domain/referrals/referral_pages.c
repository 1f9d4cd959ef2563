/* Ways to other services below /faelle/:/verweise. CMB 5.L; S13 */
#include "domain/cases/case_crud_ui.h"
#include "domain/help/help_view.h"
#include "domain/referrals/referral.h"

static void preset(struct req *r, struct record *rec)
{
        (void)r;
        REC_SET(rec, ONWARD_REFERRAL_referred_on, clock_today());
        REC_SET(rec, ONWARD_REFERRAL_way, S("client_goes"));
}

CASE_PAGES(onward_referral, "/verweise", SOCIAL, N_("Verweis"), N_("Verweise"), 260, .preset = preset,
           .sort = K("-referred_on"),
           .empty = T("Noch kein Verweis. Passende Stellen stehen unter „Organisationen“."))
CASE_DELETE_PAGES(onward_referral, "/verweise", SOCIAL, N_("Verweis"))

HELP_TEXT(
        onward_referral, "/faelle/:/verweise", T("Verweise"),
        T("Welche Stelle Sie genannt haben, ob die Person selbst hingeht oder Sie den Termin vermitteln, und was daraus wurde. Vermitteln "
          "dürfen Sie nur mit Einwilligung für diese Stelle."))
