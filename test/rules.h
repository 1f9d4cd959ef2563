/*
 * Rules as tables that can be read without knowing C: test/rules/<name>.txt.
 * One case per line, columns between |, comments from # to the end of the line. Blanks around a column do not count;
 * a column in double quotes keeps them. The tests run in the top folder of the checkout.
 */
#ifndef TEST_RULES_H
#define TEST_RULES_H

#include "test/test.h"

#define RULE_COLUMNS 8u

struct rule {
        const char *file;
        int line;
        struct str column[RULE_COLUMNS];
};

struct rules {
        const struct rule *rule;
        size_t n;
};

/* All lines of the file. A missing or empty file or another number of columns fails the test and gives no rule. */
struct rules rules_read(const char *file, size_t columns);

/* A failed check names file and line of the rule. */
#define CHECK_RULE(rule_, got, want) test_check_str((got), (want), (rule_)->file, (rule_)->line, #got)

#endif
