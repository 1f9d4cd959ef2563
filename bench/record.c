/*
 * Preloaded into a server of one worker (LD_PRELOAD): writes every statement SQLite runs, with its parameters, to
 * $BENCH_RECORD.<process>. bench/run counts the statements of a page with it, and bare_save.c runs a save again.
 *
 *   S text of the statement                 (one line; line ends become blanks)
 *   I number value | T number bytes value | N number        its parameters
 */
#include <dlfcn.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STATEMENTS = 4096, PARAMETERS = 64 };

struct parameter {
        char kind; /* I, T, N */
        long long i;
        int n;
        char *text;
};
static struct known {
        sqlite3_stmt *h;
        int running;
        struct parameter p[PARAMETERS];
} known[STATEMENTS];

/* The library runs statements of its own inside of ours (full text, schema): those do not count. */
static int depth;

static struct known *of(sqlite3_stmt *h)
{
        for (size_t i = 0; i < STATEMENTS; i++)
                if (known[i].h == h || !known[i].h) {
                        known[i].h = h;
                        return &known[i];
                }
        abort();
}

static FILE *out(void)
{
        static FILE *f;
        static pid_t of_process;
        const char *name = getenv("BENCH_RECORD");
        char path[4096];
        if (f && of_process == getpid())
                return f;
        snprintf(path, sizeof path, "%s.%d", name ? name : "/dev/null", (int)getpid());
        f = fopen(path, "w");
        of_process = getpid();
        if (!f)
                abort();
        return f;
}

static void *real(const char *name)
{
        void *p = dlsym(RTLD_NEXT, name);
        if (!p)
                abort();
        return p;
}

static void set(sqlite3_stmt *h, int at, struct parameter p)
{
        if (at < 1 || at >= PARAMETERS)
                return;
        struct parameter *to = &of(h)->p[at];
        free(to->text);
        *to = p;
}

static void set_text(sqlite3_stmt *h, int at, const void *text, sqlite3_uint64 n)
{
        if (depth)
                return;
        char *copy = malloc((size_t)n + 1);
        if (!copy)
                abort();
        memcpy(copy, text, (size_t)n);
        set(h, at, (struct parameter){.kind = 'T', .n = (int)n, .text = copy});
}

static void write_statement(sqlite3_stmt *h, const struct known *k)
{
        FILE *f = out();
        if (strstr(sqlite3_sql(h), "'main'.")) /* of the full text index, when it is opened */
                return;
        fputs("S ", f);
        for (const char *s = sqlite3_sql(h); *s; s++)
                fputc(*s == '\n' ? ' ' : *s, f);
        fputc('\n', f);
        for (int i = 1; i <= sqlite3_bind_parameter_count(h) && i < PARAMETERS; i++) {
                const struct parameter *p = &k->p[i];
                if (p->kind == 'I') {
                        fprintf(f, "I %d %lld\n", i, p->i);
                } else if (p->kind == 'T') {
                        fprintf(f, "T %d %d ", i, p->n);
                        fwrite(p->text, 1, (size_t)p->n, f);
                        fputc('\n', f);
                } else {
                        fprintf(f, "N %d\n", i);
                }
        }
        fflush(f);
}

int sqlite3_step(sqlite3_stmt *h)
{
        int (*step)(sqlite3_stmt *) = (int (*)(sqlite3_stmt *))real("sqlite3_step");
        struct known *k = depth || !sqlite3_sql(h) ? NULL : of(h);
        if (k && !k->running)
                write_statement(h, k);
        depth++;
        int code = step(h);
        depth--;
        if (k)
                k->running = code == SQLITE_ROW;
        return code;
}

int sqlite3_reset(sqlite3_stmt *h)
{
        int (*reset)(sqlite3_stmt *) = (int (*)(sqlite3_stmt *))real("sqlite3_reset");
        if (h && !depth)
                of(h)->running = 0;
        return reset(h);
}

int sqlite3_finalize(sqlite3_stmt *h)
{
        int (*finalize)(sqlite3_stmt *) = (int (*)(sqlite3_stmt *))real("sqlite3_finalize");
        if (h && !depth)
                memset(of(h)->p, 0, sizeof of(h)->p), of(h)->running = 0;
        return finalize(h);
}

int sqlite3_bind_int64(sqlite3_stmt *h, int at, sqlite3_int64 v)
{
        int (*bind)(sqlite3_stmt *, int, sqlite3_int64) =
                (int (*)(sqlite3_stmt *, int, sqlite3_int64))real("sqlite3_bind_int64");
        if (!depth)
                set(h, at, (struct parameter){.kind = 'I', .i = v});
        return bind(h, at, v);
}

int sqlite3_bind_null(sqlite3_stmt *h, int at)
{
        int (*bind)(sqlite3_stmt *, int) = (int (*)(sqlite3_stmt *, int))real("sqlite3_bind_null");
        if (!depth)
                set(h, at, (struct parameter){.kind = 'N'});
        return bind(h, at);
}

int sqlite3_bind_text64(sqlite3_stmt *h, int at, const char *s, sqlite3_uint64 n, void (*drop)(void *),
                        unsigned char encoding)
{
        int (*bind)(sqlite3_stmt *, int, const char *, sqlite3_uint64, void (*)(void *), unsigned char) =
                (int (*)(sqlite3_stmt *, int, const char *, sqlite3_uint64, void (*)(void *), unsigned char))real(
                        "sqlite3_bind_text64");
        set_text(h, at, s, n);
        return bind(h, at, s, n, drop, encoding);
}
