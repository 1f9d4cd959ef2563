#include "db/grant_private.h"
#include "domain/cases/case_private.h"
#include "domain/people/person.h"
SQL(a, b, "SELECT 1")
