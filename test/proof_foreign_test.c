/*
 * What belongs to the cases of another site reaches nobody: no name, number, id, count or position, on no page, in no export.
 * Two ways: words that must not appear, and pages that must stay the same whatever happens elsewhere. H10
 */
#include "test/test.h"

#include "base/rand.h"
#include "test/crawl.h"
#include "test/proof.h"
#include "test/unzip.h"
#include "web/html.h"

/* ---- what a reply says ---- */

/* The bytes a person could read. */
static struct str readable(const struct browser *b, const struct reply *r)
{
        return str_starts(r->body, S("PK")) ? unzip_all(b->arena, r->body) : r->body;
}

static struct str named(const struct str *word, size_t n, struct str text)
{
        for (size_t i = 0; i < n; i++)
                if (str_find(text, word[i]) >= 0)
                        return word[i];
        return S("");
}

/* No link and no form leads to a case of elsewhere: its id is not known either. */
static void check_ids(const struct crawl *c, const int64_t *foreign, size_t n)
{
        for (size_t i = 0; i < c->n + c->forms; i++) {
                struct str target = i < c->n ? c->address[i].target : c->form[i - c->n].target, rest;
                int64_t id = 0;
                if (!str_starts(target, S("/faelle/")) ||
                    !str_int(str_split(str_split(str_sub(target, 8, target.n), '?', &rest), '/', &rest), &id))
                        continue;
                for (size_t k = 0; k < n; k++)
                        if (id == foreign[k])
                                CHECK_SAME(str_join(test_arena(), c->b->r.actor->login, S(" is led to "),
                                                    target),
                                           S(""));
        }
}

/* own: words of what this person may see, so that the search is known to find something. */
static void check_words(struct proof *p, struct str login, const struct str *word, size_t n,
                        const struct str *own, size_t owns, const int64_t *foreign, size_t ids)
{
        struct browser b = proof_browser(p, login);
        struct crawl c = crawl_start(&b, 12);
        size_t own_found = 0;
        crawl_add(&c, S("/"), S(""));
        while (crawl_next(&c)) {
                struct str text = readable(&b, &c.reply), found = named(word, n, text);
                if (found.n)
                        CHECK_SAME(str_join(test_arena(), login, S(": "), c.here->target, S(" says "), found),
                                   S(""));
                own_found += named(own, owns, text).n > 0;
        }
        CHECK(own_found > 10);
        check_ids(&c, foreign, ids);
}

/* Nora, her lead and her office never read of Musterau; Jonas never of Neuhafen. */
TEST(foreign_names_and_numbers_appear_nowhere)
{
        struct proof p = proof_open();
        struct str *home;
        size_t n = proof_home(&p, &home);
        CHECK(n > 100);
        const int64_t there[] = {proof_case(&p, S("CMB-2026-901")), proof_case(&p, S("CMB-2026-902"))};
        int64_t *here = NEW_ARRAY(test_arena(), int64_t, n / 3);
        for (size_t i = 0; i < n / 3; i++)
                here[i] = proof_case(&p, home[3 * i]);
        check_words(&p, S("nora"), home, n, proof_foreign, proof_foreign_n, here, n / 3);
        check_words(&p, S("insa"), home, n, proof_foreign, proof_foreign_n, here, n / 3);
        check_words(&p, S("otto"), home, n, proof_foreign, proof_foreign_n, here, n / 3);
        check_words(&p, S("jonas"), proof_foreign, proof_foreign_n, home, n, there, ARRAY_LEN(there));
        proof_close(&p);
}

/* ---- the same pages whatever is typed, whatever happens elsewhere ---- */

/* Without these parts: what was searched for, the random ids of forms. */
static struct str without(struct arena *a, struct str text, const struct str *part, size_t n)
{
        struct buf b;
        buf_init(&b, a, LIMIT_PAGE_BYTES);
        for (size_t i = 0; i < text.n;) {
                size_t skip = 0;
                for (size_t k = 0; k < n; k++)
                        if (part[k].n && str_starts(str_sub(text, i, text.n), part[k]))
                                skip = part[k].n;
                if (!skip)
                        buf_char(&b, text.p[i]);
                i += skip ? skip : 1;
        }
        return buf_str(&b);
}

static struct str answer_to(struct browser *b, struct str path, struct str typed)
{
        struct buf encoded;
        buf_init(&encoded, test_arena(), 300);
        url_put_encoded(&encoded, typed);
        struct reply r = browse_get(b, str_join(test_arena(), path, S("?q="), buf_str(&encoded)));
        const struct str part[] = {typed, buf_str(&encoded), b->r.submission};
        return r.status == 200 ? without(test_arena(), r.body, part, ARRAY_LEN(part)) : S("");
}

/* To search for somebody of elsewhere is to search for nobody. */
static void check_search(struct browser *b, struct str word)
{
        for (size_t i = 0; all_pages[i]; i++) {
                struct str path = str_of(all_pages[i]->path);
                if (all_pages[i]->method != GET || all_pages[i]->needs == NEED_PUBLIC ||
                    str_find(path, S(":")) >= 0)
                        continue;
                if (!str_eq(answer_to(b, path, word), answer_to(b, path, S("Vzwqxhk"))))
                        CHECK_SAME(str_join(test_arena(), path, S(" finds "), word), S(""));
        }
}

TEST(searching_finds_nobody_of_elsewhere)
{
        static const struct str word[] = {S_INIT("Albers"), S_INIT("CMB-2025-014"),  S_INIT("Yıldız"),
                                          S_INIT("014"),    S_INIT("Renate Albers"), S_INIT("Berta")};
        struct proof p = proof_open();
        struct browser nora = proof_browser(&p, S("nora")), jonas = proof_browser(&p, S("jonas"));
        for (size_t i = 0; i < ARRAY_LEN(word); i++)
                check_search(&nora, word[i]);
        for (size_t i = 0; i < proof_foreign_n; i++)
                check_search(&jonas, proof_foreign[i]);
        CHECK(!str_eq(answer_to(&jonas, S("/suche"), S("Albers")),
                      answer_to(&jonas, S("/suche"), S("Vzwqxhk"))));
        proof_close(&p);
}

/* ---- nothing that happens elsewhere changes a page ---- */

struct seen_page {
        struct str target;
        int status;
        uint64_t sum;
};
#define MOST_SEEN 4000

/* A spreadsheet says in these when it was made. */
static struct str without_moment(struct arena *a, struct str text)
{
        ptrdiff_t from = str_find(text, S("<dcterms:created")),
                  to = str_find(text, S("</cp:coreProperties>"));
        return from < 0 || to < from
                       ? text
                       : str_join(a, str_sub(text, 0, (size_t)from), str_sub(text, (size_t)to, text.n));
}

static uint64_t sum_of(struct browser *b, const struct reply *r)
{
        const struct str part[] = {b->r.submission};
        struct str text = without(b->arena, without_moment(b->arena, readable(b, r)), part, 1);
        uint64_t h = 14695981039346656037u;
        for (size_t i = 0; i < text.n; i++)
                h = (h ^ (unsigned char)text.p[i]) * 1099511628211u;
        return h;
}

/* Consents and surveys in numbers are those of the whole office, for its oversight. */
static bool changes_anyway(struct str target)
{
        return str_starts(target, S("/verwaltung/weitergaben")) ||
               str_starts(target, S("/verwaltung/befragungen"));
}

static size_t see_all(struct browser *b, struct seen_page *out)
{
        struct crawl c = crawl_start(b, 8);
        crawl_add(&c, S("/"), S(""));
        for (size_t n = 0; n < MOST_SEEN;) {
                if (!crawl_next(&c))
                        return n;
                if (changes_anyway(c.here->target))
                        continue;
                out[n++] = (struct seen_page){c.here->target, c.reply.status, sum_of(b, &c.reply)};
        }
        return MOST_SEEN;
}

static void check_same(struct browser *b, const struct seen_page *before, size_t n)
{
        for (size_t i = 0; i < n; i++) {
                struct reply r = browse_get(b, before[i].target);
                if (r.status != before[i].status || sum_of(b, &r) != before[i].sum)
                        CHECK_SAME(str_join(test_arena(), b->r.actor->login, S(" sees a change in "),
                                            before[i].target),
                                   S(""));
        }
}

TEST(what_happens_elsewhere_changes_no_page)
{
        static const struct str who[] = {S_INIT("nora"), S_INIT("insa"), S_INIT("otto")};
        struct proof p = proof_open();
        struct browser b[ARRAY_LEN(who)];
        struct seen_page *before[ARRAY_LEN(who)];
        size_t n[ARRAY_LEN(who)];
        for (size_t i = 0; i < ARRAY_LEN(who); i++) {
                b[i] = proof_browser(&p, who[i]);
                before[i] = NEW_ARRAY(test_arena(), struct seen_page, MOST_SEEN);
                n[i] = see_all(&b[i], before[i]);
                CHECK(n[i] > 100);
        }
        proof_more(&p);
        for (size_t i = 0; i < ARRAY_LEN(who); i++)
                check_same(&b[i], before[i], n[i]);
        proof_close(&p);
}

/* ---- own case, foreign row ---- */

/* The address below another case. */
static struct str below(struct str target, int64_t case_id)
{
        struct str rest = str_sub(target, 8, target.n); /* "/faelle/" */
        str_split(rest, '/', &rest);
        return str_join(test_arena(), S("/faelle/"), str_from_int(test_arena(), case_id), S("/"), rest);
}

/* "/faelle/:/aufgaben/:": below the case it names a row; codes of work fields, goals and documents are the same in every case. */
static bool names_a_row(const struct page *p)
{
        struct str path = p ? str_of(p->path) : S("");
        return str_starts(path, S("/faelle/:/")) && str_find(str_sub(path, 9, path.n), S(":")) >= 0 &&
               str_find(path, S("/feld/:")) < 0 && str_find(path, S("/ziel/:")) < 0 &&
               str_find(path, S("/leitfaden/:")) < 0 && str_find(path, S("/schreiben/neu/:")) < 0;
}

static bool of_case(const struct page *p)
{
        return p && (p->case_get || p->case_post);
}

static void refused(struct browser *b, struct str what, struct str target)
{
        if (b->last.status != 404)
                CHECK_SAME(str_join(test_arena(), what, S(" "), target, S(" "),
                                    str_from_int(test_arena(), b->last.status)),
                           S(""));
}

/* What this test must not miss, because nobody would notice: timeline, file, export, history of foreign rows. */
static void check_reached(const struct crawl *c)
{
        static const struct str path[] = {
                S_INIT("/faelle/:/verlauf"),      S_INIT("/faelle/:/verlauf/:"),
                S_INIT("/faelle/:/unterlagen/:"), S_INIT("/faelle/:/unterlagen/:/datei"),
                S_INIT("/faelle/:/aufgaben/:"),   S_INIT("/faelle/:/einwilligungen/:"),
                S_INIT("/faelle/:/plan/:/druck"), S_INIT("/faelle/:/weitergaben")};
        for (size_t i = 0; i < ARRAY_LEN(path); i++) {
                bool found = false;
                for (size_t k = 0; k < c->n; k++)
                        found = found ||
                                (c->address[k].page && str_eq(path[i], str_of(c->address[k].page->path)));
                if (!found)
                        CHECK_SAME(path[i], S("is asked for"));
        }
}

static void ask_foreign(struct browser *b, const struct crawl *c, int64_t own)
{
        for (size_t i = 0; i < c->n; i++) {
                const struct crawl_address *a = &c->address[i];
                if (!of_case(a->page))
                        continue;
                browse_get(b, a->target);
                refused(b, S("foreign case"), a->target);
                if (!names_a_row(a->page))
                        continue;
                browse_get(b, below(a->target, own));
                refused(b, S("own case, foreign row"), a->target);
        }
}

static void send_foreign(struct browser *b, const struct crawl *c, int64_t own)
{
        for (size_t i = 0; i < c->forms; i++) {
                const struct crawl_form *f = &c->form[i];
                if (!of_case(f->page))
                        continue;
                b->submission = rand_token(test_arena());
                browse_post(b, f->target, f->required);
                refused(b, S("POST foreign case"), f->target);
                if (!names_a_row(f->page))
                        continue;
                b->submission = rand_token(test_arena());
                browse_post(b, below(f->target, own), f->required);
                refused(b, S("POST own case, foreign row"), f->target);
        }
}

TEST(rows_of_foreign_cases_are_reached_by_no_address)
{
        struct proof p = proof_open();
        struct browser jonas = proof_browser(&p, S("jonas")), nora = proof_browser(&p, S("nora"));
        int64_t own = proof_case(&p, S("CMB-2026-901")), full = proof_case(&p, S("CMB-2026-900"));
        struct crawl c = crawl_start(&jonas, 6);
        crawl_add(&c, str_join(test_arena(), S("/faelle/"), str_from_int(test_arena(), full)), S(""));
        crawl_add(&c, S("/"), S(""));
        while (crawl_next(&c))
                continue;
        check_reached(&c);
        struct proof_state before = proof_state(&p), after;
        ask_foreign(&nora, &c, own);
        send_foreign(&nora, &c, own);
        after = proof_state(&p);
        CHECK_STR(proof_differs(&before, &after, S("")), "");
        proof_close(&p);
}

TEST_GROUP(proof_foreign, &foreign_names_and_numbers_appear_nowhere, &searching_finds_nobody_of_elsewhere,
           &what_happens_elsewhere_changes_no_page, &rows_of_foreign_cases_are_reached_by_no_address)
