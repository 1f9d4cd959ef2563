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
        struct str role, coming; /* coming: shapes of pages that are not there yet */
};

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

TEST(every_role_follows_every_link)
{
        struct proof p = proof_open();
        struct walk w = {.role = S(""), .coming = test_file("test/golden/coming.txt")};
        buf_init(&w.dead, test_arena(), 1u << 20);
        buf_init(&w.other, test_arena(), 1u << 20);
        for (enum role r = 0; r < ROLE_N; r++) {
                w.role = proof_login(r);
                walk(&p, &w);
        }
        CHECK_STR(buf_str(&w.other), "");
        CHECK_STR(buf_str(&w.dead), "");
        proof_close(&p);
}

TEST_GROUP(proof_crawl, &every_role_follows_every_link)
