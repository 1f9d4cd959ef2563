/*
 * Who may open and send what: the matrix of roles and pages as it was reviewed (test/golden/access.txt), and then for real,
 * with addresses and forms that the demo office offers. H10; design.md section 3 "Right".
 */
#define BASE_BORDER
#include "test/test.h"

#include "base/rand.h"
#include "cli/access_matrix.h"
#include "test/robot.h"
#include "test/proof.h"

#include <stdio.h>

TEST(the_matrix_is_the_reviewed_one)
{
        struct str now = access_matrix(test_arena()), reviewed = test_file("test/golden/access.txt"), a, b;
        while (now.n || reviewed.n) {
                a = str_split(now, '\n', &now);
                b = str_split(reviewed, '\n', &reviewed);
                if (!CHECK_SAME(a, b)) {
                        printf("A page or a right is new or another: make golden, and review the difference of "
                               "test/golden/access.txt.\n");
                        return;
                }
        }
}

/* ---- the reviewed matrix as a table ---- */

struct rule {
        enum method method;
        struct str path, needs;
        bool may[ROLE_N];
};

#define MOST_RULES 1000
static struct rule *rule;
static size_t rules;

static struct str column(struct str line, size_t from, size_t width)
{
        return str_trim(str_sub(line, from, width));
}

/* "GET  /faelle/:   CASE_READ schedule   yes  -  …", as cli/access_matrix.c writes it */
static void rule_read(struct str line)
{
        struct rule *r = &rule[rules++];
        must(rules < MOST_RULES);
        r->method = str_eq(column(line, 0, 5), S("POST")) ? POST : GET;
        r->path = column(line, 5, 46);
        r->needs = column(line, 51, 26);
        for (enum role k = 0; k < ROLE_N; k++)
                r->may[k] = str_eq(column(line, 77 + 15 * (size_t)k, 15), S("yes"));
}

static void rules_read(void)
{
        struct str text = test_file("test/golden/access.txt");
        rule = NEW_ARRAY(test_arena(), struct rule, MOST_RULES);
        rules = 0;
        str_split(text, '\n', &text);
        for (;;) {
                struct str line = str_split(text, '\n', &text);
                if (!line.n)
                        return;
                rule_read(line);
        }
}

static bool is_page(const struct page *p, const struct rule *r)
{
        return p && p->method == r->method && str_eq(str_of(p->path), r->path);
}

/* An address without anything behind it: every number is 1. */
static struct str made_up(const struct rule *r)
{
        struct buf b;
        buf_init(&b, test_arena(), r->path.n + 1);
        for (size_t i = 0; i < r->path.n; i++)
                buf_char(&b, r->path.p[i] == ':' ? '1' : r->path.p[i]);
        return buf_str(&b);
}

static void complain(const struct rule *r, enum role k, struct str what)
{
        struct str line = str_join(test_arena(), r->method == GET ? S("GET ") : S("POST "), r->path, S(" "),
                                   k == ROLE_N ? S("") : role_table[k].key, S(" "), what);
        CHECK_STR(line, "");
}

/* ---- reading ---- */

static bool is_shown(int status)
{
        return status == 200 || status == 303;
}

/* True if one of the offered addresses is shown. None that is shown may be forbidden, none may fail. */
static bool any_is_shown(const struct robot *o, const struct rule *r, struct browser *b, bool may)
{
        bool shown = is_shown(browse_get(b, made_up(r)).status);
        if (shown && !may)
                complain(r, ROLE_N, b->r.actor->login);
        for (enum role k = 0; k < ROLE_N; k++)
                for (size_t i = 0, tried = 0; i < o->c[k].n && tried < 2 && !(shown && may); i++) {
                        const struct crawl_address *a = &o->c[k].address[i];
                        if (!is_page(a->page, r))
                                continue;
                        tried += !may;
                        int status = browse_get(b, a->target).status;
                        CHECK(status < 500);
                        if (!may && status != 404)
                                complain(r, k, b->r.actor->login);
                        shown = shown || is_shown(status);
                }
        return shown;
}

/* Tokens are sent by mail or belong to one text; machines ask for the others. */
static bool is_never_linked(struct str path)
{
        static const struct str list[] = {
                S_INIT("/einladung/:"), S_INIT("/passwort/:"), S_INIT("/fortsetzen/:"),  S_INIT("/umweg/:"),
                S_INIT("/gesundheit"),  S_INIT("/metriken"),   S_INIT("/kalender/abo/:")};
        for (size_t i = 0; i < ARRAY_LEN(list); i++)
                if (str_eq(list[i], path))
                        return true;
        return false;
}

/* Every page opens for the roles of the matrix, and for nobody else. */
static void check_reading(const struct robot *o)
{
        for (size_t i = 0; i < rules; i++)
                for (enum role k = 0; k < ROLE_N && rule[i].method == GET; k++) {
                        bool shown = any_is_shown(o, &rule[i], o->c[k].b, rule[i].may[k]);
                        if (rule[i].may[k] && !shown && !is_never_linked(rule[i].path))
                                complain(&rule[i], k, S("is never shown"));
                }
}

TEST(strangers_are_led_to_sign_in_by_every_page)
{
        struct proof p = proof_open();
        struct browser b = browse_open(p.db);
        rules_read();
        for (size_t i = 0; i < rules; i++) {
                bool is_public = str_eq(rule[i].needs, S("public"));
                struct str target = made_up(&rule[i]);
                if (rule[i].method == POST)
                        CHECK_INT(browse_post(&b, target, S("x=1")).status, 403);
                else if (!is_public) {
                        CHECK_INT(browse_get(&b, target).status, 303);
                        CHECK(str_starts(b.last.location, S("/anmelden")));
                        CHECK_STR(b.last.body, "");
                }
        }
        proof_close(&p);
}

/* ---- writing ---- */

/* A form of this page as somebody got it, or something like it. */
static struct crawl_form form_for(const struct robot *o, const struct rule *r)
{
        for (enum role k = 0; k < ROLE_N; k++)
                for (size_t i = 0; i < o->c[k].forms; i++)
                        if (is_page(o->c[k].form[i].page, r))
                                return o->c[k].form[i];
        return (struct crawl_form){.target = made_up(r), .required = S("title=Probe&version=1")};
}

static void post(struct browser *b, const struct crawl_form *f, struct str token)
{
        b->csrf = token;
        b->submission = rand_token(test_arena());
        browse_post(b, f->target, f->required);
}

/* Sign-in is sent by strangers; its token is bound to a cookie. */
static bool is_anonymous(const struct rule *r)
{
        return str_eq(r->needs, S("public"));
}

/* No form is taken without a token, or with that of somebody else's session. */
static void check_tokens(struct proof *p, const struct robot *o)
{
        struct browser other = proof_browser(p, S("aylin"));
        struct proof_state before = proof_state(p), after;
        for (size_t i = 0; i < rules; i++)
                for (enum role k = 0; k < ROLE_N && rule[i].method == POST; k++) {
                        struct crawl_form f = form_for(o, &rule[i]);
                        struct str own = o->c[k].b->csrf;
                        post(o->c[k].b, &f, S(""));
                        CHECK_INT(o->c[k].b->last.status, 403);
                        post(o->c[k].b, &f, other.csrf);
                        CHECK_INT(o->c[k].b->last.status, 403);
                        o->c[k].b->csrf = own;
                }
        after = proof_state(p);
        CHECK_STR(proof_differs(&before, &after, S("")), "");
}

/* Who may not write writes nothing. */
static void check_writing(struct proof *p, const struct robot *o)
{
        struct proof_state before = proof_state(p), after;
        for (size_t i = 0; i < rules; i++)
                for (enum role k = 0; k < ROLE_N && rule[i].method == POST; k++) {
                        struct crawl_form f = form_for(o, &rule[i]);
                        if (rule[i].may[k] || is_anonymous(&rule[i]))
                                continue;
                        post(o->c[k].b, &f, o->c[k].b->csrf);
                        if (o->c[k].b->last.status != 404)
                                complain(&rule[i], k, S("is not refused"));
                }
        after = proof_state(p);
        CHECK_STR(proof_differs(&before, &after, S("")), "");
}

TEST(pages_and_forms_keep_to_the_matrix)
{
        struct proof p = proof_open();
        struct robot o = robot_walk(&p, 6);
        rules_read();
        CHECK(rules > 200);
        check_reading(&o);
        check_tokens(&p, &o);
        check_writing(&p, &o);
        proof_close(&p);
}

TEST_GROUP(proof_access, &the_matrix_is_the_reviewed_one, &strangers_are_led_to_sign_in_by_every_page,
           &pages_and_forms_keep_to_the_matrix)
