/*
 * collect: finds the registrations of pages, statements, entities … in the sources and writes one array per kind.
 *
 *   collect OUT PATH…     reads files and folders, writes OUT/<array>.c for every array of the table below, and OUT/test_main.c
 *
 * A registration is a macro at the beginning of a line that defines a constant object with external linkage; the
 * compiler checks its content, the linker finds doubles. This program only collects names. A new kind is one row.
 */
#include "file.h"

#include <ctype.h>
#include <string.h>

enum place { IN_CODE, IN_DEF, IN_TEST };

#define RECORD_PAGES "page_%_new page_%_create page_%_show page_%_edit page_%_update page_%_history"
static const struct kind {
        const char *macro;   /* word before the parenthesis */
        enum place place;    /* *.c but no tests; *.def; *_test.c */
        const char *type;    /* type of the constant objects */
        const char *symbols; /* their names, blank between them; % is the macro's first argument */
        const char *member;  /* what follows the symbol in the array: "" or the common first member */
        const char *array;
        const char *element; /* type the array's pointers point to */
        const char *header;
} kinds[] = {
        {"PAGE_GET", IN_CODE, "struct page", "page_%", "", "all_pages", "struct page", "web/page.h"},
        {"PAGE_POST", IN_CODE, "struct page", "page_%", "", "all_pages", "struct page", "web/page.h"},
        {"CASE_GET", IN_CODE, "struct page", "page_%", "", "all_pages", "struct page", "web/page.h"},
        {"CASE_POST", IN_CODE, "struct page", "page_%", "", "all_pages", "struct page", "web/page.h"},
        {"CRUD_RECORD_PAGES", IN_CODE, "struct page", RECORD_PAGES, "", "all_pages", "struct page",
         "web/page.h"},
        {"CASE_RECORD_PAGES", IN_CODE, "struct page", RECORD_PAGES, "", "all_pages", "struct page",
         "web/page.h"},
        {"CASE_PAGES", IN_CODE, "struct page", RECORD_PAGES " page_%_list", "", "all_pages", "struct page",
         "web/page.h"},
        {"CASE_PART_PAGES", IN_CODE, "struct page", RECORD_PAGES " page_%_ask_delete page_%_delete", "",
         "all_pages", "struct page", "web/page.h"},
        {"CASE_DELETE_PAGES", IN_CODE, "struct page", "page_%_ask_delete page_%_delete", "", "all_pages",
         "struct page", "web/page.h"},
        {"PLAN_PART_PAGES", IN_CODE, "struct page", RECORD_PAGES " page_%_ask_delete page_%_delete", "",
         "all_pages", "struct page", "web/page.h"},
        {"SQL", IN_CODE, "struct stmt_free", "sql_%", ".s", "all_stmts", "struct stmt", "db/stmt.h"},
        {"SQL_FREE", IN_CODE, "struct stmt_free", "sql_%", ".s", "all_stmts", "struct stmt", "db/stmt.h"},
        {"SQL_SCOPE", IN_CODE, "struct stmt_scope", "sql_%", ".s", "all_stmts", "struct stmt", "db/stmt.h"},
        {"SQL_IN", IN_CODE, "struct stmt_in", "sql_%", ".s", "all_stmts", "struct stmt", "db/stmt.h"},
        {"ENTITY", IN_DEF, "struct free_entity", "%_entity", ".e", "all_entities", "struct entity",
         "db/entity.h"},
        {"CASE_ENTITY", IN_DEF, "struct case_entity", "%_entity", ".e", "all_entities", "struct entity",
         "db/entity.h"},
        {"COMMAND", IN_CODE, "struct command", "command_%", "", "all_commands", "struct command",
         "cli/command.h"},
        {"JOB", IN_CODE, "struct job", "job_%", "", "all_jobs", "struct job", "core/job.h"},
        {"ERRAND", IN_CODE, "struct errand", "errand_%", "", "all_errands", "struct errand", "core/job.h"},
        {"TOKEN_GET", IN_CODE, "struct page", "token_page_%", "", "all_token_pages", "struct page",
         "web/token_page.h"},
        {"TOKEN_POST", IN_CODE, "struct page", "token_page_%", "", "all_token_pages", "struct page",
         "web/token_page.h"},
        {"FACTS", IN_CODE, "struct fact_provider", "facts_%", "", "all_fact_providers",
         "struct fact_provider", "domain/facts/fact.h"},
        {"ROWS", IN_CODE, "struct row_provider", "rows_%", "", "all_row_providers", "struct row_provider",
         "domain/facts/row.h"},
        {"COURSE_ENTRY", IN_CODE, "struct course_entry", "course_entry_%", "", "all_course_entries",
         "struct course_entry", "domain/cases/case_course_ui.h"},
        {"COURSE_CHIP", IN_CODE, "struct course_chip", "course_chip_%", "", "all_course_chips",
         "struct course_chip", "domain/cases/case_course_ui.h"},
        {"CASE_PLACES", IN_CODE, "struct place_group", "place_group_%", "", "all_place_groups",
         "struct place_group", "web/layout.h"},
        {"HELP_TEXT", IN_CODE, "struct help_row", "help_text_%", "", "all_help_texts", "struct help_row",
         "domain/help/help_view.h"},
        {"TEST_GROUP", IN_TEST, "struct test_group", "test_group_%", "", "all_test_groups",
         "struct test_group", "test/test.h"},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

struct found {
        const struct kind *kind;
        char *name;
        const char *path;
        int line;
};
static struct found *found;
static size_t found_n, found_max;

static void add(struct found f)
{
        for (size_t i = 0; i < found_n; i++)
                if (!strcmp(found[i].name, f.name) && !strcmp(found[i].kind->symbols, f.kind->symbols))
                        die("%s:%d: error: %s(%s) is already registered at %s:%d", f.path, f.line,
                            f.kind->macro, f.name, found[i].path, found[i].line);
        if (found_n == found_max) {
                struct found *more = grab((found_max = found_max * 2 + 64) * sizeof f);
                if (found_n)
                        memcpy(more, found, found_n * sizeof f);
                found = more;
        }
        found[found_n++] = f;
}

static bool word_char(char c)
{
        return isalnum((unsigned char)c) || c == '_';
}

/* The registration that begins at p, a line start, if any. */
static void look_at(const char *p, enum place place, const char *path, int line)
{
        for (size_t k = 0; k < KINDS; k++) {
                size_t n = strlen(kinds[k].macro);
                if (kinds[k].place != place || strncmp(p, kinds[k].macro, n) || p[n] != '(')
                        continue;
                const char *name = p + n + 1;
                while (isspace((unsigned char)*name))
                        name++;
                int len = 0;
                while (word_char(name[len]))
                        len++;
                if (!len)
                        die("%s:%d: error: %s( needs a name first", path, line, kinds[k].macro);
                add((struct found){&kinds[k], textf("%.*s", len, name), path, line});
        }
}

/* Line starts inside of block comments do not count. */
static void scan(const char *path, enum place place)
{
        size_t n;
        const char *text = file_read(path, &n);
        int line = 1;
        bool comment = false, start = true;
        for (const char *p = text; *p; p++) {
                if (start && !comment)
                        look_at(p, place, path, line);
                start = *p == '\n';
                line += start;
                if (!comment && p[0] == '/' && p[1] == '*')
                        comment = true, p++;
                else if (comment && p[0] == '*' && p[1] == '/')
                        comment = false, p++;
        }
}

/* Calls for each symbol of a registration: as declaration or as element of the array. */
static void print_symbols(FILE *f, const struct found *x, bool declare)
{
        for (const char *p = x->kind->symbols; *p;) {
                fprintf(f, declare ? "extern const %s " : "        %s&", declare ? x->kind->type : "");
                for (; *p && *p != ' '; p++)
                        if (*p == '%')
                                fputs(x->name, f);
                        else
                                fputc(*p, f);
                p += *p == ' ';
                fprintf(f, declare ? ";\n" : "%s,\n", x->kind->member);
        }
}

static bool in_array(const struct found *x, const struct kind *k)
{
        return !strcmp(x->kind->array, k->array);
}

/* One array. Without any registration the header is not needed: it may not exist yet. */
static void write_array(const struct kind *k, const char *path, const char *tail)
{
        struct memory m;
        memory_open(&m);
        bool any = false;
        for (size_t i = 0; i < found_n && !any; i++)
                any = in_array(&found[i], k);
        fprintf(m.f, "/* Written by tools/collect.c. */\n");
        if (any || *tail)
                fprintf(m.f, "#include \"base/base.h\"\n#include \"%s\"\n\n", k->header);
        else
                fprintf(m.f, "%s;\n", k->element);
        for (size_t i = 0; i < found_n; i++)
                if (in_array(&found[i], k))
                        print_symbols(m.f, &found[i], true);
        fprintf(m.f, "extern const %s *const %s[];\nconst %s *const %s[] = {\n", k->element, k->array,
                k->element, k->array);
        for (size_t i = 0; i < found_n; i++)
                if (in_array(&found[i], k))
                        print_symbols(m.f, &found[i], false);
        fprintf(m.f, "        0,\n};\n%s", tail);
        memory_file(&m, path);
}

static enum place place_of(const char *path, bool *ours)
{
        *ours = ends_with(path, ".c") || ends_with(path, ".def");
        if (ends_with(path, ".def"))
                return IN_DEF;
        return ends_with(path, "_test.c") ? IN_TEST : IN_CODE;
}

int main(int argc, char **argv)
{
        if (argc < 3)
                die("usage: collect OUT PATH…");
        struct paths files = {0};
        for (int i = 2; i < argc; i++)
                if (file_exists(argv[i]))
                        paths_add(&files, argv[i]);
                else
                        file_walk(argv[i], &files);
        for (size_t i = 0; i < files.n; i++) {
                bool ours;
                enum place place = place_of(files.v[i], &ours);
                if (ours)
                        scan(files.v[i], place);
        }
        for (size_t k = 0; k < KINDS; k++) {
                if (kinds[k].place == IN_TEST)
                        write_array(
                                &kinds[k], textf("%s/test_main.c", argv[1]),
                                "\nint main(int argc, char **argv)\n{\n        return test_main(argc, argv, "
                                "all_test_groups);\n}\n");
                else
                        write_array(&kinds[k], textf("%s/%s.c", argv[1], kinds[k].array), "");
        }
        return 0;
}
