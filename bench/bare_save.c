/*
 * The bare save: the statements of one POST, as record.c saw them twice, in a loop on one connection with the program's own
 * settings. What differs between the two recordings goes on differing (numbers by the same step, texts by a counter), so
 * every round writes rows of its own. Prints saves per second.
 *
 *   bare_save FILE FIRST SECOND SECONDS        FIRST, SECOND: recordings from BEGIN IMMEDIATE to COMMIT
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { STATEMENTS = 256, PARAMETERS = 64, LINE = 1 << 20 };

struct parameter {
        char kind; /* I, T, N; 0: none */
        long long i, step;
        int n, counted;
        char *text;
};
struct statement {
        char *sql;
        sqlite3_stmt *h;
        struct parameter p[PARAMETERS];
};
struct save {
        struct statement s[STATEMENTS];
        int n;
};
static struct save first, second;

static void need(int fine, const char *what)
{
        if (fine)
                return;
        fprintf(stderr, "bare_save: %s\n", what);
        exit(1);
}

/* A text may hold line ends: its length stands before it. */
static void read_text(FILE *f, struct parameter *p)
{
        need(fscanf(f, " %d", &p->n) == 1 && fgetc(f) == ' ', "text");
        p->text = malloc((size_t)p->n + 32);
        need(p->text != NULL && fread(p->text, 1, (size_t)p->n, f) == (size_t)p->n, "text is cut");
        fgetc(f);
}

static void read_save(const char *path, struct save *out)
{
        static char line[LINE];
        FILE *f = fopen(path, "r");
        int kind, at;
        need(f != NULL, path);
        while ((kind = fgetc(f)) != EOF) {
                if (kind == 'S') {
                        need(fgets(line, sizeof line, f) != NULL && out->n < STATEMENTS, "statement");
                        line[strcspn(line, "\n")] = 0;
                        out->s[out->n++].sql = strdup(line + 1);
                        continue;
                }
                need(out->n > 0 && fscanf(f, " %d", &at) == 1 && at < PARAMETERS, "parameter");
                struct parameter *p = &out->s[out->n - 1].p[at];
                p->kind = (char)kind;
                if (kind == 'T')
                        read_text(f, p);
                else if (kind == 'I')
                        need(fscanf(f, " %lld\n", &p->i) == 1, "number");
                else
                        fgetc(f);
        }
        fclose(f);
}

static void compare(void)
{
        need(first.n == second.n && first.n > 2, "the two recordings have different statements");
        for (int i = 0; i < second.n; i++) {
                need(!strcmp(first.s[i].sql, second.s[i].sql), second.s[i].sql);
                for (int k = 1; k < PARAMETERS; k++) {
                        struct parameter *a = &first.s[i].p[k], *b = &second.s[i].p[k];
                        if (b->kind == 'I' && a->kind == 'I')
                                b->step = b->i - a->i;
                        if (b->kind == 'T' && a->kind == 'T')
                                b->counted = b->n >= 12 && (a->n != b->n || memcmp(a->text, b->text, (size_t)b->n) != 0);
                }
        }
}

static void bind(struct statement *s, unsigned round)
{
        char count[16];
        for (int k = 1; k < PARAMETERS; k++) {
                struct parameter *p = &s->p[k];
                if (p->kind == 'I')
                        sqlite3_bind_int64(s->h, k, p->i += p->step);
                if (p->kind == 'N')
                        sqlite3_bind_null(s->h, k);
                if (p->kind == 'T' && p->counted) {
                        snprintf(count, sizeof count, "%010x", round);
                        memcpy(p->text + p->n - 10, count, 10);
                }
                if (p->kind == 'T')
                        sqlite3_bind_text(s->h, k, p->text, p->n, SQLITE_STATIC);
        }
}

static void run(sqlite3 *db, struct statement *s, unsigned round)
{
        int code;
        bind(s, round);
        while ((code = sqlite3_step(s->h)) == SQLITE_ROW)
                ;
        if (code != SQLITE_DONE)
                fprintf(stderr, "%s\n%s\n", s->sql, sqlite3_errmsg(db));
        need(code == SQLITE_DONE, "a statement failed");
        sqlite3_reset(s->h);
}

static double now(void)
{
        struct timespec t;
        clock_gettime(CLOCK_MONOTONIC, &t);
        return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
        sqlite3 *db;
        need(argc == 5, "bare_save FILE FIRST SECOND SECONDS");
        read_save(argv[2], &first);
        read_save(argv[3], &second);
        compare();
        need(sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK, argv[1]);
        sqlite3_busy_timeout(db, 10000);
        need(sqlite3_exec(db, "PRAGMA synchronous=FULL; PRAGMA cache_size=-16384; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON",
                          NULL, NULL, NULL) == SQLITE_OK,
             "settings");
        for (int i = 0; i < second.n; i++)
                need(sqlite3_prepare_v3(db, second.s[i].sql, -1, SQLITE_PREPARE_PERSISTENT, &second.s[i].h, NULL) == SQLITE_OK,
                     sqlite3_errmsg(db));
        double began = now(), until = began + atof(argv[4]);
        unsigned rounds = 0;
        do {
                rounds++;
                for (int i = 0; i < second.n; i++)
                        run(db, &second.s[i], rounds);
        } while (now() < until);
        printf("%.1f\n", rounds / (now() - began));
        for (int i = 0; i < second.n; i++)
                sqlite3_finalize(second.s[i].h);
        sqlite3_close(db);
        return 0;
}
