SQL(same, none, "")
