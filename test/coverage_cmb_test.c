/* docs/coverage-cmb.md: where each code of the method is met. */
#include "domain/concepts/shipped.h"
#include "test/coverage.h"
#include "test/test.h"

TEST(every_code_of_the_method_has_its_place)
{
        struct pack_file *file;
        struct pack_errs errs;
        struct concept *c;
        size_t n;
        must(shipped_pack(test_arena(), 0, &file, &n));
        pack_errs_init(&errs, test_arena());
        must(concept_read(test_arena(), file, n, &errs, &c) == OK);
        struct codes_wanted w = coverage_of_concept(c);
        CHECK(w.n > 500);
        coverage_of_list(&w, "docs/requirements-cmb.md");
        coverage_check("docs/coverage-cmb.md", &w, c);
}

TEST_GROUP(coverage_cmb, &every_code_of_the_method_has_its_place)
