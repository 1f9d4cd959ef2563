#include "web/page.h"
#include "cli/command.h"
SQL_IN(a, b, "SELECT 1")
static const struct action way = {.label = S("Personen"), .empty = S("")};
