SQL(of_a_test, none, "")
TEST_GROUP(person, &a)
