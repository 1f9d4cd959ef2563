/*
 * lint: the rules of the house that no compiler knows. Reads src, tools and test as text; one line per finding:
 * file:line: message. Exceptions stand here at the top and nowhere else: there is no comment that switches a rule off.
 *
 *   lint [ROOT]      status 1 if there is any finding
 */
#include "file.h"

#include <ctype.h>
#include <fnmatch.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_FILE_LINES = 800, MAX_FUNCTION_LINES = 80 };

/* Library borders: casts and BASE_BORDER (the functions of banned.h) are allowed here. Prefixes of paths. */
static const char *const borders[] = {
        "src/base/",
        "src/db/db_",                  /* drivers */
        "src/db/stmt.",                /* rows of any type */
        "src/db/backup.",              /* SQLite's backup, files */
        "src/db/writer_lock.",         /* semaphores */
        "src/web/http",                /* libmicrohttpd */
        "src/web/exchange.c",          /* libmicrohttpd */
        "src/web/listen.c",            /* socket addresses */
        "src/web/serve",               /* processes and signals */
        "src/core/secret.c",           /* libsodium */
        "src/core/login",              /* libsodium, liboath */
        "src/core/smtp.c",             /* libcurl */
        "src/domain/accounts/qr_ui.c", /* libqrencode */
        "src/web/ui_export_xlsx.c",    /* libxlsxwriter */
        "src/domain/calendar/ics",     /* libical, and the test that reads it back */
        "src/paper/paper",             /* Pango, Cairo, libqpdf */
        "src/cli/main.c",              /* environment */
        "src/cli/command.c",           /* terminal, folders */
        "src/cli/command_test.c",      /* standard error */
        "test/",
        NULL,
};

/* Private headers belong to their folder; these files may include them from outside. */
static const struct {
        const char *header, *file;
} private_guests[] = {
        {"db/grant_private.h", "src/domain/cases/"},
};

/* ---- layers: the first row whose folder and ending fit says what may be included ---- */
static const struct layer {
        const char *folder, *ending,
                *may; /* may: beginnings of included paths, blank between them; "*" is all */
        const char *name;
} layers[] = {
        {"src/base/", "", "base/", "base"},
        {"src/paper/", "", "base/ paper/", "paper"},
        {"src/db/", "", "base/ db/", "db"},
        {"src/core/", "", "base/ db/ core/", "core"},
        {"src/web/", "", "base/ db/ core/ web/", "web"},
        {"src/", "_fixture.h", "*", "test"},
        {"src/domain/", "_frame.h", "base/ paper/ db/ core/ domain/ web/", "pages"},
        {"src/domain/", "_pages.c", "base/ paper/ db/ core/ domain/ web/", "pages"},
        {"src/domain/", "_pages_test.c", "base/ paper/ db/ core/ domain/ web/", "pages"},
        {"src/domain/", "_view.c", "base/ paper/ db/ core/ domain/ web/", "pages"},
        {"src/domain/", "_view.h", "base/ paper/ db/ core/ domain/ web/", "pages"},
        {"src/domain/", "_ui.c", "base/ paper/ db/ core/ domain/ web/", "pages"},
        {"src/domain/", "_ui.h", "base/ paper/ db/ core/ domain/ web/", "pages"},
        {"src/domain/", ".html", "base/ paper/ db/ core/ domain/ web/", "pages"},
        {"src/domain/", "", "base/ paper/ db/ core/ domain/", "domain rules"},
        {"src/cli/", "", "base/ paper/ db/ core/ domain/ web/ cli/", "cli"},
        {"tools/", "", "*", "tools"},
        {"test/", "", "*", "test"},
};

/* ---- words of C, outside of comments and strings ---- */
enum where { ANYWHERE, LINE_START };
static const struct word {
        const char *text;
        enum where where;
        const char *layer;   /* only in this layer, or NULL */
        bool not_at_borders; /* not where borders[] allows it */
        const char *message;
} words[] = {
        {"SQL(", LINE_START, "pages", false, "SQL belongs to the module's rules, pages call its functions"},
        {"SQL_FREE(", LINE_START, "pages", false,
         "SQL belongs to the module's rules, pages call its functions"},
        {"SQL_SCOPE(", LINE_START, "pages", false,
         "SQL belongs to the module's rules, pages call its functions"},
        {"SQL_IN(", LINE_START, "pages", false,
         "SQL belongs to the module's rules, pages call its functions"},
        {"field_parse(", ANYWHERE, "pages", false,
         "choices go unchecked: form_read, form_value (web/ui.h) read what was typed"},
        {"#define BASE_BORDER", LINE_START, NULL, true, "no library border (list in tools/lint.c)"},
        {"#undef poison", LINE_START, NULL, false, "banned functions stay banned"},
};

/* ---- parts of string literals in src, tests excepted ---- */
static const struct {
        const char *text, *message;
} literals[] = {
        {"<script>", "inline script"},   {"<style", "inline style"},       {" style=", "inline style"},
        {" onclick=", "inline script"},  {" onchange=", "inline script"},  {" onload=", "inline script"},
        {" onsubmit=", "inline script"}, {"javascript:", "inline script"},
};

/* ---- what people read is a message: _("…"), N_("…"), T("…") ---- */
static const char *const labels[] = {
        ".title = ",  ".label = ",   ".help = ",    ".unit = ",        ".menu_label = ",
        ".word = ",   ".caption = ", ".empty = ",   ".question = ",    ".consequence = ",
        ".submit = ", ".danger = ",  ".section = ", ".search_label = "};
static const char *const plain[] = {"S(", "S_INIT(", "K(", ""};
/* Which argument of a row is read by people; the first is 1. */
static const struct {
        const char *row;
        int argument;
} rows[] = {{"FIELD(", 4}, {"ENTITY(", 2}, {"ENTITY(", 3}, {"CASE_ENTITY(", 2}, {"CASE_ENTITY(", 3}};

/* ---- anywhere in a file, comments included ---- */
static const struct {
        const char *text, *message;
} marks[] = {
        {"TO"
         "DO",
         "unfinished work is left out"},
        {"FIX"
         "ME",
         "unfinished work is left out"},
        {"noch nicht "
         "umgesetzt",
         "unfinished work is left out"},
};

struct source {
        const char *path;
        const char *text; /* as it is */
        char *code;       /* the same length; comments and the inside of strings are blanks */
        char *strings;    /* the same length; only the inside of strings */
        size_t n;
        const struct layer *layer;
        bool border, test, c;
};

static int findings;

static void say(const struct source *s, size_t pos, const char *format, ...)
        __attribute__((format(printf, 3, 4)));
static void say(const struct source *s, size_t pos, const char *format, ...)
{
        int line = 1;
        for (size_t k = 0; k < pos; k++)
                line += s->text[k] == '\n';
        printf("%s:%d: ", s->path, line);
        va_list args;
        va_start(args, format);
        vprintf(format, args);
        va_end(args);
        putchar('\n');
        findings++;
}

static bool starts(const char *s, const char *with)
{
        return !strncmp(s, with, strlen(with));
}

static bool word_char(char c)
{
        return isalnum((unsigned char)c) || c == '_';
}

static bool is_border(const char *path)
{
        for (const char *const *b = borders; *b; b++)
                if (starts(path, *b))
                        return true;
        return false;
}

static const struct layer *layer_of(const char *path)
{
        for (size_t k = 0; k < sizeof layers / sizeof *layers; k++)
                if (starts(path, layers[k].folder) && ends_with(path, layers[k].ending))
                        return &layers[k];
        return NULL;
}

/* ---- reading ---- */

static size_t skip_comment(const struct source *s, size_t k)
{
        while (k < s->n && strncmp(s->text + k, "*/", 2))
                k++;
        return k < s->n ? k + 2 : k;
}

/* Copies the quoted part at k into code (quotes only) or strings (inside only). */
static size_t skip_quoted(struct source *s, size_t k)
{
        char quote = s->code[k] = s->text[k];
        for (k++; k < s->n && s->text[k] != quote && s->text[k] != '\n'; k++) {
                if (quote == '"')
                        s->strings[k] = s->text[k];
                if (s->text[k] == '\\' && k + 1 < s->n && s->text[k + 1] != '\n') {
                        k++;
                        s->strings[k] = quote == '"' ? s->text[k] : ' ';
                }
        }
        if (k < s->n)
                s->code[k] = s->text[k];
        return k < s->n ? k + 1 : k;
}

/* Fills code and strings, and reports // comments on the way. */
static void split(struct source *s)
{
        s->code = grab(s->n + 1);
        s->strings = grab(s->n + 1);
        for (size_t k = 0; k < s->n; k++)
                s->code[k] = s->strings[k] = s->text[k] == '\n' ? '\n' : ' ';
        for (size_t k = 0; k < s->n;) {
                if (starts(s->text + k, "/*")) {
                        k = skip_comment(s, k + 2);
                } else if (starts(s->text + k, "//")) {
                        say(s, k, "comments are /* … */");
                        while (k < s->n && s->text[k] != '\n')
                                k++;
                } else if (s->text[k] == '"' ||
                           (s->text[k] == '\'' && (k == 0 || !isalnum((unsigned char)s->text[k - 1])))) {
                        k = skip_quoted(s, k);
                } else {
                        s->code[k] = s->text[k];
                        k++;
                }
        }
}

/* ---- rules ---- */

static bool allowed(const char *may, const char *header)
{
        if (!strcmp(may, "*"))
                return true;
        while (*may) {
                size_t n = strcspn(may, " ");
                if (!strncmp(may, header, n))
                        return true;
                may += n + (may[n] == ' ');
        }
        return false;
}

static bool may_see_private(const struct source *s, const char *header)
{
        size_t folder = (size_t)(strrchr(header, '/') - header) + 1;
        if (starts(s->path, "src/") && !strncmp(s->path + 4, header, folder) &&
            !strchr(s->path + 4 + folder, '/'))
                return true;
        for (size_t k = 0; k < sizeof private_guests / sizeof *private_guests; k++)
                if (!strcmp(header, private_guests[k].header) && starts(s->path, private_guests[k].file))
                        return true;
        return false;
}

/* Lines like: #include "web/html.h" (in templates behind %). */
static void check_includes(const struct source *s)
{
        for (const char *p = s->text; (p = strstr(p, "#include \"")); p++) {
                size_t pos = (size_t)(p - s->text), n = strcspn(p += 10, "\"\n");
                char *header = textf("%.*s", (int)n, p);
                bool test = s->test && starts(header, "test/");
                if (!test && !allowed(s->layer->may, header))
                        say(s, pos, "%s may not include %s", s->layer->name, header);
                if (strchr(header, '/') && ends_with(header, "_private.h") && starts(s->path, "src/") &&
                    !may_see_private(s, header))
                        say(s, pos, "%s is private to its folder", header);
                free(header);
        }
}

static void check_words(const struct source *s)
{
        for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
                const struct word *w = &words[k];
                if ((w->layer && strcmp(w->layer, s->layer->name)) || (w->not_at_borders && s->border))
                        continue;
                for (const char *p = s->code; (p = strstr(p, w->text)); p++) {
                        bool line_start = p == s->code || p[-1] == '\n';
                        if (w->where == LINE_START ? line_start : !word_char(p == s->code ? ' ' : p[-1]))
                                say(s, (size_t)(p - s->code), "%s", w->message);
                }
        }
}

static void check_literals(const struct source *s)
{
        for (size_t k = 0; k < sizeof literals / sizeof *literals; k++)
                for (const char *p = s->strings; (p = strstr(p, literals[k].text)); p++)
                        say(s, (size_t)(p - s->strings), "%s in a literal", literals[k].message);
}

/* A literal with a letter in it, unmarked, at pos: "Am" or S("Am") or S_INIT("Am"). */
static bool is_unmarked(const struct source *s, size_t pos)
{
        while (isspace((unsigned char)s->code[pos]))
                pos++;
        for (size_t k = 0; k < sizeof plain / sizeof *plain; k++) {
                size_t n = strlen(plain[k]);
                if (strncmp(s->code + pos, plain[k], n) || s->code[pos + n] != '"')
                        continue;
                for (pos += n + 1; s->code[pos] && s->code[pos] != '"'; pos++)
                        if (isalpha((unsigned char)s->strings[pos]))
                                return true;
                return false;
        }
        return false;
}

/* Begin of an argument of the row at open, its parenthesis. */
static size_t argument_at(const struct source *s, size_t open, int argument)
{
        size_t k = open + 1;
        for (int depth = 0; s->code[k] && argument > 1; k++) {
                depth += s->code[k] == '(' || s->code[k] == '{';
                depth -= s->code[k] == ')' || s->code[k] == '}';
                argument -= !depth && s->code[k] == ',';
        }
        return k;
}

static void check_messages(const struct source *s)
{
        static const char *const message = "what people read is marked: _(…), N_(…) or T(…)";
        for (size_t k = 0; k < sizeof labels / sizeof *labels; k++)
                for (const char *p = s->code; (p = strstr(p, labels[k])); p += strlen(labels[k]))
                        if (is_unmarked(s, (size_t)(p - s->code) + strlen(labels[k])))
                                say(s, (size_t)(p - s->code), "%s", message);
        if (!ends_with(s->path, ".def"))
                return;
        for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
                for (const char *p = s->code; (p = strstr(p, rows[k].row)); p++) {
                        size_t pos = (size_t)(p - s->code), open = pos + strlen(rows[k].row) - 1;
                        if ((pos == 0 || s->code[pos - 1] == '\n') &&
                            is_unmarked(s, argument_at(s, open, rows[k].argument)))
                                say(s, pos, "%s", message);
                }
}

static void check_marks(const struct source *s)
{
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
                for (const char *p = s->text; (p = strstr(p, marks[k].text)); p++)
                        say(s, (size_t)(p - s->text), "%s", marks[k].message);
}

/* What stands before a parenthesis makes it a call, a declaration or sizeof, and not a cast. */
static bool begins_expression(const struct source *s, size_t open)
{
        size_t k = open;
        while (k > 0 && isspace((unsigned char)s->code[k - 1]))
                k--;
        if (k == 0 || s->code[k - 1] == ')' || s->code[k - 1] == ']')
                return false;
        size_t end = k;
        while (k > 0 && word_char(s->code[k - 1]))
                k--;
        return k == end || (end - k == 6 && !strncmp(s->code + k, "return", 6));
}

/* "(type *)" before an operand, at the position of the parenthesis. */
static bool is_cast(const struct source *s, size_t open)
{
        size_t k = open + 1, stars = 0;
        while (word_char(s->code[k]) || s->code[k] == ' ' || s->code[k] == '\n')
                k++;
        if (k == open + 1)
                return false;
        for (; s->code[k] == '*' || s->code[k] == ' '; k++)
                stars += s->code[k] == '*';
        if (!stars || s->code[k] != ')')
                return false;
        for (k++; isspace((unsigned char)s->code[k]);)
                k++;
        char c = s->code[k];
        return (word_char(c) || c == '(' || c == '&' || c == '"' || c == '*') && begins_expression(s, open);
}

static void check_casts(const struct source *s)
{
        for (size_t k = 0; k < s->n && !s->border; k++)
                if (s->code[k] == '(' && is_cast(s, k))
                        say(s, k, "cast: types fit, or the place is a library border");
}

/* Bodies begin and end with a brace in the first column. */
static void check_sizes(const struct source *s)
{
        int lines = 0, body = -1;
        size_t start = 0;
        for (size_t k = 0; k < s->n; k++) {
                bool first = k == 0 || s->text[k - 1] == '\n';
                if (s->c && first && s->code[k] == '{')
                        body = lines, start = k;
                if (s->c && first && s->code[k] == '}' && body >= 0) {
                        if (lines - body - 1 > MAX_FUNCTION_LINES)
                                say(s, start, "function of %d lines", lines - body - 1);
                        body = -1;
                }
                lines += s->text[k] == '\n';
        }
        if (lines > MAX_FILE_LINES)
                say(s, 0, "file of %d lines", lines);
}

static void check_file(const char *path)
{
        struct source s = {.path = path, .layer = layer_of(path), .border = is_border(path)};
        s.c = ends_with(path, ".c") || ends_with(path, ".h") || ends_with(path, ".def");
        s.test = ends_with(path, "_test.c");
        if (!s.layer || (!s.c && !ends_with(path, ".html")))
                return;
        s.text = file_read(path, &s.n);
        check_sizes(
                &(struct source){.path = path, .text = s.text, .code = (char *)s.text, .n = s.n, .c = s.c});
        check_includes(&s);
        check_marks(&s);
        if (!s.c)
                return;
        split(&s);
        check_words(&s);
        if (starts(path, "src/")) {
                check_casts(&s);
                if (!s.test) {
                        check_literals(&s);
                        check_messages(&s);
                }
        }
        free(s.code);
        free(s.strings);
}

/* ---- tables of files in a README.md ---- */

/* The file lies in this folder itself; its name without the folder, else NULL. */
static const char *name_in(const char *folder, const char *path)
{
        size_t n = strlen(folder);
        bool inside = starts(path, folder) && path[n] == '/' && !strchr(path + n + 1, '/');
        return inside ? path + n + 1 : NULL;
}

/* "arena.[ch]", "ui*.c", or "arena" for all its endings. */
static bool names_file(const char *name, const char *file)
{
        size_t n = strlen(name);
        if (!strpbrk(name, ".*"))
                return starts(file, name) && file[n] == '.';
        return !fnmatch(name, file, 0);
}

static bool names_any(const char *name, const char *folder, const struct paths *files)
{
        for (size_t i = 0; i < files->n; i++) {
                const char *file = name_in(folder, files->v[i]);
                if (file && names_file(name, file))
                        return true;
        }
        return false;
}

/* The next word in backticks before end; NULL if there is none. */
static char *next_name(const char **at, const char *end)
{
        const char *from = memchr(*at, '`', (size_t)(end - *at));
        const char *to = from ? memchr(from + 1, '`', (size_t)(end - from - 1)) : NULL;
        if (!to)
                return NULL;
        *at = to + 1;
        return textf("%.*s", (int)(to - from - 1), from + 1);
}

/* What the first column of "| file | what |" names exists. */
static void check_rows(const char *folder, const char *text, const struct paths *files)
{
        bool table = false;
        int row = 1;
        for (const char *line = text, *end; *line; line = *end ? end + 1 : end, row++) {
                end = strchr(line, '\n');
                end = end ? end : line + strlen(line);
                const char *column = *line == '|' ? memchr(line + 1, '|', (size_t)(end - line - 1)) : NULL;
                table = column && (table || starts(line, "| file"));
                if (!table)
                        continue;
                const char *at = line;
                for (char *name; (name = next_name(&at, column));)
                        if (!names_any(name, folder, files)) {
                                printf("%s/README.md:%d: there is no %s here\n", folder, row, name);
                                findings++;
                        }
        }
}

/* A folder that holds files says in its README.md what lives there and what may not. */
static void check_readme(const char *folder, const struct paths *files, struct paths *seen)
{
        for (size_t i = 0; i < seen->n; i++)
                if (!strcmp(folder, seen->v[i]))
                        return;
        paths_add(seen, folder);
        if (!file_exists(textf("%s/README.md", folder))) {
                printf("%s: README.md is missing\n", folder);
                findings++;
        } else if (starts(folder, "src/")) {
                size_t n;
                check_rows(folder, file_read(textf("%s/README.md", folder), &n), files);
        }
}

static const char *folder_of(const char *path)
{
        return textf("%.*s", (int)(strrchr(path, '/') - path), path);
}

/* Samples for the tools' own tests break rules on purpose; test/look belongs to the browser. */
static bool is_sample(const char *path)
{
        static const char *const samples[] = {"test/tpl/",         "test/lint/", "test/collect/",
                                              "test/fuzz/corpus/", "test/look/", NULL};
        for (const char *const *p = samples; *p; p++)
                if (starts(path, *p))
                        return true;
        return false;
}

int main(int argc, char **argv)
{
        static const char *const roots[] = {"src", "tools", "test", "migrations", "packs"};
        struct paths seen = {0};
        if (argc > 1 && chdir(argv[1]))
                die("%s: no such folder", argv[1]);
        for (size_t k = 0; k < sizeof roots / sizeof *roots; k++) {
                struct paths files = {0};
                file_walk(roots[k], &files);
                for (size_t i = 0; i < files.n; i++) {
                        if (is_sample(files.v[i]))
                                continue;
                        check_readme(k == 0 ? folder_of(files.v[i]) : roots[k], &files, &seen);
                        check_file(files.v[i]);
                }
        }
        if (findings)
                printf("%d findings\n", findings);
        return findings ? 1 : 0;
}
