/* Every role follows every link of the demo office: nothing fails, no own link leads nowhere, every page is sound. */
#include "test/test.h"

#include "test/crawl.h"
#include "test/markup.h"
#include "test/proof.h"
#include "test/testdb.h"

/* Of addresses that differ in numbers only. The demo has some sixty cases; more of the same prove nothing new. */
#define PER_SHAPE (testdb_is_pgsql() ? 2 : 5)

/* Findings of all roles, each shape of address once. */
struct walk {
        struct buf dead, other;
        struct str role, coming;  /* coming: shapes of pages that are not there yet */
        const struct page **page; /* that answered somebody */
        size_t pages;
};

static bool was_reached(const struct walk *w, const struct page *p)
{
        for (size_t i = 0; i < w->pages; i++)
                if (w->page[i] == p)
                        return true;
        return false;
}

static void reached(struct walk *w, const struct crawl *c)
{
        bool answered = c->reply.status == 200 || c->reply.status == 303;
        if (answered && c->here->page && !was_reached(w, c->here->page))
                w->page[w->pages++] = c->here->page;
}

/* The links to these appear in states that no record of the tests has; other tests open them. */
static const char *const not_yet[] = {
        "/verwaltung/konten/:/zweiter-faktor", /* somebody has a second factor */
        "/faelle/:/plan/:/zurueck",            /* a plan is signed */
        "/faelle/:/plan/:/entscheidung",       /* a plan was sent to who pays */
        "/faelle/:/plan/vergleich",            /* there are two versions */
        "/fortsetzen/:",                       /* a session ended while somebody typed */
        "/umweg/:",                            /* a form was left to make what its list lacks */
};

static bool is_not_yet(const struct page *p)
{
        for (size_t i = 0; i < ARRAY_LEN(not_yet); i++)
                if (str_eq(str_of(p->path), str_of(not_yet[i])))
                        return true;
        return false;
}

/* A page without a link is not found by anybody. */
static struct str never_reached(const struct walk *w)
{
        struct buf b;
        buf_init(&b, test_arena(), 1u << 16);
        for (size_t i = 0; all_pages[i]; i++)
                if (all_pages[i]->method == GET && all_pages[i]->needs != NEED_PUBLIC &&
                    !was_reached(w, all_pages[i]) && !is_not_yet(all_pages[i])) {
                        buf_put(&b, str_of(all_pages[i]->path));
                        buf_lit(&b, "\n");
                }
        return buf_str(&b);
}

static bool is_coming(const struct walk *w, struct str shape)
{
        struct str query, path = str_split(shape, '?', &query), rest = w->coming;
        while (rest.n)
                if (str_eq(str_split(rest, '\n', &rest), path))
                        return true;
        return false;
}

static void line(struct buf *b, const struct walk *w, const struct crawl *c, struct str what)
{
        if (str_find(buf_str(b), str_join(test_arena(), c->here->shape, S(" "))) >= 0)
                return;
        buf_put(b,
                str_join(test_arena(), c->here->shape, S(" "), w->role, S(": "), c->here->target, S(" from "),
                         c->here->from, S(" "), str_from_int(test_arena(), c->reply.status), S(" "), what));
        buf_char(b, '\n');
}

static void judge(struct walk *w, const struct crawl *c)
{
        int status = c->reply.status;
        reached(w, c);
        if (status == 404 && !c->here->page && is_coming(w, c->here->shape))
                return;
        if (status == 404 && !c->here->page)
                line(&w->dead, w, c, S("no such page"));
        else if (status != 200 && status != 303)
                line(&w->other, w, c, S("does not answer"));
        else if (str_starts(c->reply.mime, S("text/html"))) {
                struct str findings = markup_findings(c->b->arena, c->reply.body);
                if (findings.n)
                        line(&w->other, w, c, findings);
        }
}

static void walk(struct proof *p, struct walk *w)
{
        struct browser b = proof_browser(p, w->role);
        struct crawl c = crawl_start(&b, PER_SHAPE);
        crawl_add(&c, S("/"), S(""));
        while (crawl_next(&c))
                judge(w, &c);
        for (size_t i = 0; i < c.forms; i++)
                if (!c.form[i].page)
                        buf_put(&w->other, str_join(test_arena(), c.form[i].target, S(" takes no form from "),
                                                    c.form[i].from, S("\n")));
        CHECK(c.n > 20);
}

/* Who works in a case with one record of each kind: what the cases of the demo lack is linked there. */
static void walk_full_case(struct proof *p, struct walk *w)
{
        struct browser b = proof_browser(p, S("jonas"));
        struct crawl c = crawl_start(&b, PER_SHAPE);
        struct str number = str_from_int(test_arena(), proof_case(p, S("CMB-2026-900")));
        crawl_add(&c, str_join(test_arena(), S("/faelle/"), number), S(""));
        crawl_add(&c, str_join(test_arena(), S("/faelle/"), number, S("/ziel/5.H")), S(""));
        crawl_add(&c, S("/organisationen/1"), S(""));
        while (crawl_next(&c))
                reached(w, &c);
}

TEST(every_role_follows_every_link)
{
        struct proof p = proof_open();
        struct walk w = {.role = S(""), .coming = test_file("test/golden/coming.txt")};
        size_t pages = 0;
        while (all_pages[pages])
                pages++;
        w.page = NEW_ARRAY(test_arena(), const struct page *, pages);
        buf_init(&w.dead, test_arena(), 1u << 20);
        buf_init(&w.other, test_arena(), 1u << 20);
        for (enum role r = 0; r < ROLE_N; r++) {
                w.role = proof_login(r);
                walk(&p, &w);
        }
        CHECK_STR(buf_str(&w.other), "");
        CHECK_STR(buf_str(&w.dead), "");
        proof_grow(&p);
        walk_full_case(&p, &w);
        CHECK_STR(never_reached(&w), "");
        proof_close(&p);
}

TEST_GROUP(proof_crawl, &every_role_follows_every_link)
