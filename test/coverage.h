/*
 * Is every requirement there? A table in docs/coverage-*.md says for each code where it is met, and this reads it:
 *
 *   | 5.G.9 | `employer_informed` `/faelle/:/ziel/:` |
 *
 * What stands between backticks must exist: a page by its path, an item of the pack by its code, a test as group/test, a story
 * of the browser by its file. A code without a row, a row without a code, and a place that is not there fail the test.
 */
#ifndef TEST_COVERAGE_H
#define TEST_COVERAGE_H

#include "domain/concepts/concept.h"

/* All codes of the pack and all codes that the list of requirements explains. */
struct codes_wanted {
        struct str *code;
        size_t n;
};
struct codes_wanted coverage_of_concept(const struct concept *c);
/* Adds the codes of lines such as "- `W11b` …", "- **H6** …" and "**5.G …". */
void coverage_of_list(struct codes_wanted *w, const char *file);
/* Compares; fails with file, line and code. */
void coverage_check(const char *file, const struct codes_wanted *w, const struct concept *c);

#endif
