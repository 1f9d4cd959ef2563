#include "web/page.h"
#include "cli/command.h"
SQL_IN(a, b, "SELECT 1")
