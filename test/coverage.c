#define BASE_BORDER
#include "test/coverage.h"

#include "test/test.h"
#include "web/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_CODES = 4000 };

extern const struct test_group *const all_test_groups[];

/* ---- what is wanted ---- */

static void want(struct codes_wanted *w, struct str code)
{
        must(w->n < MOST_CODES);
        w->code[w->n++] = code;
}

static void want_lines(struct codes_wanted *w, const struct concept_line *line, size_t n)
{
        for (size_t i = 0; i < n; i++)
                want(w, line[i].code);
}

struct codes_wanted coverage_of_concept(const struct concept *c)
{
        struct codes_wanted w = {.code = NEW_ARRAY(test_arena(), struct str, MOST_CODES)};
        for (const struct performance_goal *g = c->goal; g < c->goal + c->goals; g++) {
                want(&w, g->code);
                want_lines(&w, g->guideline, g->guidelines);
                want_lines(&w, g->criterion, g->criteria);
                want_lines(&w, g->method, g->methods);
        }
        for (size_t i = 0; i < c->structures; i++)
                for (size_t k = 0; k < c->structure[i].categories; k++) {
                        want(&w, c->structure[i].category[k].code);
                        want_lines(&w, c->structure[i].category[k].criterion,
                                   c->structure[i].category[k].criteria);
                }
        for (size_t i = 0; i < c->reminders; i++)
                want(&w, c->reminder[i].code);
        for (size_t i = 0; i < c->documents; i++)
                want(&w, c->document[i].code);
        return w;
}

/* Words that the list explains have none. */
static bool has_number(struct str code)
{
        for (size_t i = 0; i < code.n; i++)
                if (code.p[i] >= '0' && code.p[i] <= '9')
                        return true;
        return false;
}

/* "H6" of "- **H6** Papiere …" and of "- `H6` …"; empty if the line names no code. */
static struct str code_of_line(struct str line)
{
        static const struct {
                struct str before, behind;
        } form[] = {
                {S_INIT("- `"), S_INIT("`")}, {S_INIT("- **"), S_INIT("**")}, {S_INIT("**"), S_INIT(" ")}};
        for (size_t i = 0; i < ARRAY_LEN(form); i++) {
                if (!str_starts(line, form[i].before))
                        continue;
                struct str rest = str_sub(line, form[i].before.n, line.n);
                ptrdiff_t end = str_find(rest, form[i].behind);
                if (end < 1)
                        continue;
                struct str code = str_sub(rest, 0, (size_t)end);
                if (has_number(code) && str_find(code, S(" ")) < 0)
                        return code;
        }
        return S("");
}

void coverage_of_list(struct codes_wanted *w, const char *file)
{
        struct str rest = test_file(file);
        while (!str_empty(rest)) {
                struct str code = code_of_line(str_split(rest, '\n', &rest));
                if (!str_empty(code))
                        want(w, code);
        }
}

/* ---- what is there ---- */

static bool page_exists(struct str path)
{
        for (size_t i = 0; all_pages[i]; i++)
                if (str_eq(str_of(all_pages[i]->path), path))
                        return true;
        return false;
}

static bool test_exists(struct str name)
{
        struct str test, group = str_split(name, '/', &test);
        for (size_t i = 0; all_test_groups[i]; i++) {
                if (!str_eq(str_of(all_test_groups[i]->name), group))
                        continue;
                for (size_t k = 0; all_test_groups[i]->cases[k]; k++)
                        if (str_eq(str_of(all_test_groups[i]->cases[k]->name), test))
                                return true;
        }
        return false;
}

static bool place_exists(struct str place, const struct concept *c)
{
        if (str_starts(place, S("/")))
                return page_exists(place);
        if (str_ends(place, S(".test.mjs")))
                return access(str_c(test_arena(), str_join(test_arena(), S("test/browser/"), place)), R_OK) ==
                       0;
        if (str_find(place, S("/")) > 0)
                return test_exists(place);
        return concept_item(c, place) != NULL;
}

/* ---- the table ---- */

struct row {
        struct str code, where;
        int line;
};

static size_t rows_of(struct str text, struct row *row)
{
        size_t n = 0;
        for (int line = 1; !str_empty(text); line++) {
                struct str rest, here = str_split(text, '\n', &text);
                if (!str_starts(here, S("| ")))
                        continue;
                struct str code = str_trim(str_split(str_sub(here, 2, here.n), '|', &rest));
                if (str_starts(code, S("-")) || str_eq(code, S("Code")))
                        continue;
                must(n < MOST_CODES);
                row[n++] = (struct row){code, rest, line};
        }
        return n;
}

static void row_check(const char *file, const struct row *r, const struct concept *c)
{
        struct str rest = r->where;
        size_t places = 0;
        for (;;) {
                (void)str_split(rest, '`', &rest);
                if (str_empty(rest))
                        break;
                struct str place = str_split(rest, '`', &rest);
                places++;
                if (!place_exists(place, c))
                        test_check_str(place, str_join(test_arena(), S("a place that exists, for "), r->code),
                                       file, r->line, "place");
        }
        if (!places)
                test_check_str(r->code, S("a code with at least one place"), file, r->line, "code");
}

static int by_code(const void *a, const void *b)
{
        const struct row *x = a, *y = b;
        return str_cmp(x->code, y->code);
}

static bool has_row(const struct row *row, size_t n, struct str code)
{
        const struct row key = {.code = code};
        return bsearch(&key, row, n, sizeof *row, by_code) != NULL;
}

void coverage_check(const char *file, const struct codes_wanted *w, const struct concept *c)
{
        struct row *row = NEW_ARRAY(test_arena(), struct row, MOST_CODES);
        size_t n = rows_of(test_file(file), row);
        for (size_t i = 0; i < n; i++)
                row_check(file, &row[i], c);
        qsort(row, n, sizeof *row, by_code);
        for (size_t i = 1; i < n; i++)
                if (str_eq(row[i].code, row[i - 1].code))
                        test_check_str(row[i].code, S("a code with one row"), file, row[i].line, "code");
        for (size_t i = 0; i < w->n; i++)
                if (!has_row(row, n, w->code[i]))
                        test_check_str(w->code[i], S("a code that has a row"), file, 0, "code");
        for (size_t i = 0; i < n; i++) {
                bool wanted = false;
                for (size_t k = 0; k < w->n && !wanted; k++)
                        wanted = str_eq(w->code[k], row[i].code);
                if (!wanted)
                        test_check_str(row[i].code, S("a code of the pack or of the list"), file, row[i].line,
                                       "code");
        }
        CHECK(n > 0);
}
