#include "domain/facts/row.h"
#include "test/test.h"

TEST(every_source_has_one_provider_and_later_ones_none)
{
        for (enum row_source s = 0; s < ROW_SOURCES; s++) {
                int n = 0;
                for (const struct row_provider *const *p = all_row_providers; *p; p++)
                        n += (*p)->source == s;
                if (!CHECK_INT(n, row_source_table[s].later ? 0 : 1))
                        CHECK_SAME(row_source_table[s].name, S("a source with one provider"));
        }
}

TEST(names_are_found_and_columns_follow_each_other)
{
        for (enum row_source s = 0; s < ROW_SOURCES; s++) {
                CHECK_INT(row_source_by_name(row_source_table[s].name), s);
                CHECK(row_first(s) < ROW_COLUMNS);
        }
        for (enum row_column c = 0; c < ROW_COLUMNS; c++) {
                CHECK_INT(row_column_by_name(row_column_table[c].source, row_column_table[c].name), c);
                CHECK(row_column_table[c].cls != CLASS_UNSET);
        }
        CHECK_INT(row_column_by_name(ROWS_tasks, S("no_such")), ROW_COLUMNS);
        CHECK_INT(row_source_by_name(S("no_such")), ROW_SOURCES);
}

TEST_GROUP(row, &every_source_has_one_provider_and_later_ones_none,
           &names_are_found_and_columns_follow_each_other)
