#define BASE_BORDER
#include "test/test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_PRINTED = 2000 };

static struct arena *arena;
static const char *running_group, *running_case;
static bool running_failed;
static pid_t running_pid;
static char running_at[300];

void test_at(struct str what)
{
        struct str cut = str_sub(what, 0, sizeof running_at - 1);
        memcpy(running_at, cut.p ? cut.p : "", cut.n);
        running_at[cut.n] = 0;
}

struct arena *test_arena(void)
{
        return arena;
}

#define TEST_FILE_BYTES (4u << 20)

struct str test_file(const char *path)
{
        FILE *f = fopen(path, "rb");
        if (!test_check(f != NULL, path, 0, "the file can be read"))
                return S("");
        char *text = arena_alloc(arena, TEST_FILE_BYTES);
        size_t n = fread(text, 1, TEST_FILE_BYTES, f);
        fclose(f);
        return (struct str){text, n};
}

static void say(const char *file, int line)
{
        running_failed = true;
        printf("%s:%d: %s/%s: ", file, line, running_group, running_case);
}

bool test_check(bool held, const char *file, int line, const char *what)
{
        if (!held) {
                say(file, line);
                printf("does not hold: %s\n", what);
        }
        return held;
}

bool test_check_int(int64_t got, int64_t want, const char *file, int line, const char *what)
{
        if (got == want)
                return true;
        say(file, line);
        printf("%s is %lld, not %lld\n", what, (long long)got, (long long)want);
        return false;
}

static void quote(struct str s)
{
        printf("\"");
        fwrite(s.p ? s.p : "", 1, s.n, stdout);
        printf("\"");
}

bool test_check_str(struct str got, struct str want, const char *file, int line, const char *what)
{
        if (str_eq(got, want))
                return true;
        say(file, line);
        printf("%s is ", what);
        quote(got);
        printf(", not ");
        quote(want);
        printf("\n");
        return false;
}

bool test_check_err(enum err got, enum err want, const char *file, int line, const char *what)
{
        if (got == want)
                return true;
        say(file, line);
        printf("%s is %s, not %s\n", what, err_name(got), err_name(want));
        return false;
}

struct str test_words(struct str markup, size_t most)
{
        struct buf b;
        bool tag = false, blank = false;
        buf_init(&b, arena, most + 1);
        for (size_t i = 0; i < markup.n && b.n < most; i++) {
                char c = markup.p[i];
                bool shown = !tag && c != '<' && c != ' ' && c != '\n';
                tag = c == '<' || (tag && c != '>');
                if (shown && blank && b.n)
                        buf_char(&b, ' ');
                if (shown)
                        buf_char(&b, c);
                blank = !shown;
        }
        return buf_str(&b);
}

/* Of a page its title and the words from <main> on; anything else as it is. */
static void print_words(struct str page)
{
        struct str rest;
        ptrdiff_t title = str_find(page, S("<title>")), main_at = str_find(page, S("<main"));
        if (title < 0 || main_at < 0) {
                quote(str_sub(page, 0, MOST_PRINTED));
                return;
        }
        quote(str_split(str_sub(page, (size_t)title + sizeof "<title>" - 1, page.n), '<', &rest));
        printf("\n    ");
        quote(test_words(str_sub(page, (size_t)main_at, page.n), MOST_PRINTED));
}

bool test_check_has(struct str got, struct str part, bool want, const char *file, int line, const char *what)
{
        if ((str_find(got, part) >= 0) == want)
                return true;
        say(file, line);
        printf("%s %s ", what, want ? "lacks" : "contains");
        quote(part);
        printf(": %s ", running_at);
        print_words(got);
        printf("\n");
        return false;
}

bool test_check_panics(void (*function)(void), const char *file, int line, const char *what)
{
        fflush(NULL);
        pid_t child = fork();
        if (child == 0) {
                setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
                if (!freopen("/dev/null", "w", stderr))
                        _exit(2);
                function();
                _exit(0);
        }
        int status = 0;
        waitpid(child, &status, 0);
        if (WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT)
                return true;
        say(file, line);
        printf("%s did not panic\n", what);
        return false;
}

static void write_err(const char *s)
{
        if (write(STDERR_FILENO, s, strlen(s)) < 0)
                return;
}

/* A panic says where the program was; this says which test led there. Children of tests may die in peace. */
static void on_abort(int signal_number)
{
        (void)signal_number;
        if (getpid() != running_pid)
                return;
        write_err("panic in test ");
        write_err(running_group);
        write_err("/");
        write_err(running_case);
        write_err(*running_at ? " at " : "");
        write_err(running_at);
        write_err("\n");
}

static bool wanted(int argc, char **argv)
{
        for (int i = 1; i < argc; i++) {
                size_t n = strlen(running_group);
                if (!strncmp(argv[i], running_group, n) &&
                    (!argv[i][n] || (argv[i][n] == '/' && !strcmp(argv[i] + n + 1, running_case))))
                        return true;
        }
        return argc < 2;
}

int test_main(int argc, char **argv, const struct test_group *const *groups)
{
        int passed = 0, failed = 0;
        running_pid = getpid();
        signal(SIGABRT, on_abort);
        for (; *groups; groups++) {
                running_group = (*groups)->name;
                for (const struct test_case *const *c = (*groups)->cases; *c; c++) {
                        running_case = (*c)->name;
                        if (!wanted(argc, argv))
                                continue;
                        running_failed = false;
                        test_at(S(""));
                        arena = arena_open(LIMIT_ARENA_BYTES);
                        (*c)->run();
                        arena_close(arena);
                        fflush(stdout);
                        running_failed ? failed++ : passed++;
                }
        }
        printf("%d passed, %d failed\n", passed, failed);
        return failed || !passed;
}
