#define BASE_BORDER
#include "test/rules.h"

#include <stdio.h>

#define FILE_MOST (1u << 20)
#define RULES_MOST 4000u

static struct str read_file(struct arena *a, const char *file)
{
        FILE *f = fopen(file, "r");
        char *text = arena_alloc(a, FILE_MOST);
        size_t n = f ? fread(text, 1, FILE_MOST, f) : 0;
        if (f)
                fclose(f);
        return (struct str){text, n};
}

static struct str unquoted(struct str s)
{
        s = str_trim(s);
        return s.n >= 2 && str_starts(s, S("\"")) && str_ends(s, S("\"")) ? str_sub(s, 1, s.n - 2) : s;
}

/* Puts the columns into r; false if their number is another. */
static bool read_columns(struct str line, size_t columns, struct rule *r)
{
        size_t n = 0;
        for (bool more = true; more; n++) {
                struct str rest, part = str_split(line, '|', &rest);
                more = part.n < line.n;
                if (n == columns)
                        return false;
                r->column[n] = unquoted(part);
                line = rest;
        }
        return n == columns;
}

struct rules rules_read(const char *file, size_t columns)
{
        struct str text = read_file(test_arena(), file);
        struct rule *rule = NEW_ARRAY(test_arena(), struct rule, RULES_MOST);
        size_t n = 0;
        must(columns <= RULE_COLUMNS);
        for (int line = 1; !str_empty(text); line++) {
                struct str comment, whole = str_split(text, '\n', &text);
                struct str used = str_trim(str_split(whole, '#', &comment));
                if (str_empty(used))
                        continue;
                must(n < RULES_MOST);
                rule[n] = (struct rule){.file = file, .line = line};
                if (!test_check(read_columns(used, columns, &rule[n]), file, line, "number of columns"))
                        return (struct rules){0};
                n++;
        }
        test_check(n > 0, file, 0, "the table has rules");
        return (struct rules){rule, n};
}
