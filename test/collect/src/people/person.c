#include "db/stmt.h"
/*
SQL(in_a_comment, none, "")
*/
SQL(person_one, line, "SELECT 1")
SQL_SCOPE(
        person_lines, line, "SELECT 2")
SQL_IN(person_in, line, "SELECT 3")
 SQL(not_at_line_start, line, "")
#define SQL(not_this)
SQLX(nor_this, 1)
JOB(tidy, 60)
