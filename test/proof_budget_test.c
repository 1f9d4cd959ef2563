/*
 * What a page costs in statements: never more than its row in test/golden/statements.txt, and the same however many rows it
 * shows, so that no statement runs inside of a loop over rows.
 */
#define BASE_BORDER
#include "test/test.h"

#include "test/crawl.h"
#include "test/proof.h"
#include "test/testdb.h"

#include <stdio.h>
#include <stdlib.h>

#define GOLDEN "test/golden/statements.txt"
#define MOST_PAGES 1000
#define MOST_VISITS 20000

/* An address that was shown, and to whom. */
struct visit {
        struct browser *b;
        const struct page *page;
        struct str target;
        int64_t statements;
};

struct visits {
        struct visit *visit;
        size_t n;
};

static int64_t most_of(const struct visits *v, const struct page *page)
{
        int64_t most = -1;
        for (size_t i = 0; i < v->n; i++)
                if (v->visit[i].page == page && v->visit[i].statements > most)
                        most = v->visit[i].statements;
        return most;
}

static struct browser *walk(struct proof *p, enum role role, struct visits *v)
{
        struct browser *b = NEW(test_arena(), struct browser);
        struct str full_case = str_from_int(test_arena(), proof_case(p, S("CMB-2026-900")));
        *b = proof_browser(p, proof_login(role));
        struct crawl c = crawl_start(b, 6);
        crawl_add(&c, S("/"), S(""));
        crawl_add(&c, S("/organisationen/1"), S(""));
        crawl_add(&c, str_join(test_arena(), S("/faelle/"), full_case), S(""));
        crawl_add(&c, str_join(test_arena(), S("/faelle/"), full_case, S("/ziel/5.H")), S(""));
        while (crawl_next(&c)) {
                must(v->n < MOST_VISITS);
                if (c.here->page && c.reply.status == 200)
                        v->visit[v->n++] = (struct visit){b, c.here->page, c.here->target, b->statements};
        }
        return b;
}

/* Pages that nothing in the demo leads to at the moment: every number is 1. */
static void try_directly(struct browser *b, struct visits *v)
{
        for (size_t i = 0; all_pages[i]; i++) {
                struct buf target;
                const char *path = all_pages[i]->path;
                if (all_pages[i]->method != GET || most_of(v, all_pages[i]) >= 0)
                        continue;
                buf_init(&target, test_arena(), strlen(path));
                for (size_t k = 0; path[k]; k++)
                        buf_char(&target, path[k] == ':' ? '1' : path[k]);
                if (browse_get(b, buf_str(&target)).status == 200)
                        v->visit[v->n++] = (struct visit){b, all_pages[i], buf_str(&target), b->statements};
        }
}

static struct visits walk_all(struct proof *p)
{
        struct visits v = {.visit = NEW_ARRAY(test_arena(), struct visit, MOST_VISITS)};
        struct browser *b[ROLE_N];
        for (enum role r = 0; r < ROLE_N; r++)
                b[r] = walk(p, r, &v);
        for (enum role r = 0; r < ROLE_N; r++)
                try_directly(b[r], &v);
        return v;
}

/* ---- the table ---- */

static int by_path(const void *a, const void *b)
{
        const struct page *const *x = a, *const *y = b;
        return strcmp((*x)->path, (*y)->path);
}

/* Pages for people who are signed in, by path. */
static size_t pages_of(const struct page **out)
{
        size_t n = 0;
        for (size_t i = 0; all_pages[i]; i++)
                if (all_pages[i]->method == GET && all_pages[i]->needs != NEED_PUBLIC) {
                        must(n < MOST_PAGES);
                        out[n++] = all_pages[i];
                }
        qsort(out, n, sizeof(const struct page *), by_path);
        return n;
}

static void write_golden(const struct visits *v)
{
        const struct page *page[MOST_PAGES];
        size_t n = pages_of(page);
        FILE *f = fopen(GOLDEN, "w");
        must(f != NULL);
        fprintf(f, "# page | most statements it may run (SQLite, demo office) | made anew by: make golden\n");
        for (size_t i = 0; i < n; i++)
                if (most_of(v, page[i]) >= 0)
                        fprintf(f, "%-60s | %lld\n", page[i]->path, (long long)most_of(v, page[i]));
        must(fclose(f) == 0);
}

/* The row of a page; -1 if there is none. */
static int64_t allowed(struct str text, const struct page *page)
{
        int64_t n;
        while (text.n) {
                struct str number, path = str_trim(str_split(str_split(text, '\n', &text), '|', &number));
                if (str_eq(path, str_of(page->path)) && str_int(str_trim(number), &n))
                        return n;
        }
        return -1;
}

static void say(const struct page *page, struct str what, int64_t got, int64_t want)
{
        printf("%s %.*s: %lld, not %lld\n", page->path, (int)what.n, what.p, (long long)got, (long long)want);
        CHECK(!what.n);
}

/* Tokens belong to one text; nobody is led there. */
static bool is_never_linked(const struct page *p)
{
        return str_eq(str_of(p->path), S("/fortsetzen/:")) || str_eq(str_of(p->path), S("/umweg/:"));
}

TEST(no_page_runs_more_statements_than_its_row_allows)
{
        struct proof p = proof_open();
        const struct page *page[MOST_PAGES];
        struct visits v = walk_all(&p);
        size_t n = pages_of(page);
        if (getenv("FALLNETZ_GOLDEN"))
                write_golden(&v);
        struct str text = test_file(GOLDEN);
        for (size_t i = 0; i < n; i++) {
                int64_t most = most_of(&v, page[i]), may = allowed(text, page[i]);
                if (may < 0 && !is_never_linked(page[i]))
                        say(page[i], S("has no row (make golden)"), most, may);
                else if (most > may)
                        say(page[i], S("runs more statements than its row allows"), most, may);
        }
        proof_close(&p);
}

/* ---- more rows ---- */

static int64_t again(const struct visit *v)
{
        int status = browse_get(v->b, v->target).status;
        if (status != 200)
                say(v->page, S("is not shown again"), status, 200);
        return v->b->statements;
}

TEST(more_rows_cost_no_more_statements)
{
        struct proof p = proof_open();
        struct visits v = walk_all(&p);
        CHECK(v.n > 1000);
        for (size_t i = 0; i < v.n; i++)
                v.visit[i].statements = again(&v.visit[i]);
        proof_grow(&p);
        for (size_t i = 0; i < v.n; i++) {
                int64_t now = again(&v.visit[i]);
                if (now != v.visit[i].statements)
                        say(v.visit[i].page, v.visit[i].target, now, v.visit[i].statements);
        }
        proof_close(&p);
}

TEST_GROUP(proof_budget, &no_page_runs_more_statements_than_its_row_allows,
           &more_rows_cost_no_more_statements)
