
SQL_IN(same, none, "")
