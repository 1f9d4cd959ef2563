/* The groups of the menu of a case; subjects take a place in them by .menu_order of a CASE_GET. */
#include "web/layout.h"

CASE_PLACES(daily, 100, T("Alltag"))
CASE_PLACES(person, 200, T("Person"))
CASE_PLACES(company, 300, T("Betrieb"))
CASE_PLACES(plan, 400, T("Ziele und Plan"))
CASE_PLACES(end, 500, T("Abschluss"))
