/* Written by tools/collect.c. */
#include "base/base.h"
#include "test/test.h"

extern const struct test_group test_group_person;
extern const struct test_group *const all_test_groups[];
const struct test_group *const all_test_groups[] = {
        &test_group_person,
        0,
};

int main(int argc, char **argv)
{
        return test_main(argc, argv, all_test_groups);
}
