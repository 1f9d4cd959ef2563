#include "domain/disruptions/disruption.h"

static void disruption_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct date occurred = rec_date(r, DISRUPTION_occurred_on), known = rec_date(r, DISRUPTION_known_on);
        struct date solved = rec_date(r, DISRUPTION_solved_on);
        if (date_given(occurred) && date_given(known) && date_cmp(known, occurred) < 0)
                errs_add(e, S("known_on"), _("Bekannt wurde es frühestens, als es auftrat."));
        if (date_given(occurred) && date_given(solved) && date_cmp(solved, occurred) < 0)
                errs_add(e, S("solved_on"), _("Die Lösung liegt vor der Störung."));
        if (date_given(solved) && !rec_given(r, DISRUPTION_solution))
                errs_add(e, S("solution"),
                         _("Bitte schreiben Sie kurz, was geholfen hat. Der nächste Fall lernt daraus."));
}

#define ENTITY_NAME disruption
#define ENTITY_PREFIX DISRUPTION
#define ENTITY_DEF "domain/disruptions/disruption.def"
#include "db/entity_impl.h"
