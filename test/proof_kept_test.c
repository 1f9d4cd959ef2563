/*
 * What was typed outlives the end of a session, and somebody who was faster, in every form. docs/errors.md
 */
#define BASE_BORDER
#include "test/test.h"

#include "test/markup.h"
#include "test/robot.h"
#include "web/kept.h"
#include "web/parse.h"

#include <stdio.h>

static void say(const struct robot_form *f, struct str what, struct str more)
{
        printf("POST %s: %d %.*s%.*s\n", f->f->page->path, f->b->last.status, (int)what.n, what.p,
               (int)more.n, more.p);
        CHECK(!what.n);
}

static struct form parsed(struct str fields)
{
        struct form f = {0};
        must(parse_urlencoded(test_arena(), fields, &f) == OK);
        return f;
}

/* The form of the last page that leads to this address. */
static bool form_to(const struct robot_form *f, struct markup_form *out)
{
        struct markup_form *form;
        size_t n = markup_forms(f->b->arena, f->b->last.body, f->f->target, &form);
        for (size_t i = 0; i < n; i++)
                if (form[i].post && str_eq(form[i].action, f->f->target)) {
                        *out = form[i];
                        return true;
                }
        return false;
}

/* ---- the session ends while typing ---- */

SQL(proof_kept_end, none, "UPDATE session SET ended_at = $1")

static void end_sessions(const struct proof *p)
{
        struct wtx *tx;
        must(db_begin_write(p->db, test_arena(), 0, &tx) == OK);
        must(db_exec(tx, &sql_proof_kept_end, ARGS(clock_now()), NULL) == OK);
        must(db_commit(tx) == OK);
}

/* All that may be kept is there, to be sent again. */
static void check_resumed(const struct robot_form *f, struct str fields)
{
        struct markup_form form;
        struct form sent = parsed(fields), now;
        sent = kept_fields(test_arena(), &sent);
        if (f->b->last.status != 200 || !form_to(f, &form)) {
                say(f, S("is not offered again"), S(""));
                return;
        }
        now = parsed(markup_send(test_arena(), &form, FILL_AS_IS, S("")));
        for (size_t i = 0; i < sent.n; i++) {
                bool found = false;
                for (size_t k = 0; k < now.n; k++)
                        found = found || (str_eq(now.field[k].key, sent.field[i].key) &&
                                          str_eq(now.field[k].value, sent.field[i].value));
                if (!found)
                        say(f, S("loses "), sent.field[i].key);
        }
}

static bool type_and_lose_session(const struct robot *r, const struct page *page)
{
        static const struct str prefix = S_INIT("/anmelden?weiter=");
        struct robot_form f;
        struct str fields;
        if (page->anonymous_post || !robot_form(r, page, 0, &f) || !robot_fill(&f, FILL_ALL, &fields))
                return false;
        struct form typed = parsed(fields);
        if (!kept_worth(&typed))
                return false;
        end_sessions(r->p);
        robot_send(&f, fields);
        if (f.b->last.status != 303 || !str_starts(f.b->last.location, prefix)) {
                say(&f, S("does not lead to sign-in, but to "), f.b->last.location);
                return false;
        }
        struct str rest = str_sub(f.b->last.location, prefix.n, f.b->last.location.n);
        struct str token = str_copy(test_arena(), str_split(rest, '&', &rest));
        browse_sign_in(f.b, f.b->user_id);
        browse_get(f.b, str_join(test_arena(), S("/fortsetzen/"), token));
        check_resumed(&f, fields);
        return true;
}

TEST(every_form_outlives_its_session)
{
        struct proof p = proof_open();
        struct robot r = robot_walk(&p, 4);
        int forms = 0;
        for (size_t i = 0; all_pages[i]; i++)
                if (all_pages[i]->method == POST)
                        forms += type_and_lose_session(&r, all_pages[i]);
        CHECK(forms > 60);
        proof_close(&p);
}

/* ---- two people save the same ---- */

/* A free text of the form; NULL if it has none. */
static const struct markup_control *text_of(const struct markup_form *form)
{
        for (size_t i = 0; i < form->n; i++) {
                const struct markup_control *c = &form->control[i];
                bool free_text = str_eq(c->tag, S("textarea")) || (str_eq(c->type, S("text")) && !c->mode.n &&
                                                                   str_find(c->class, S("--")) < 0);
                if (free_text && c->name.n && (!c->most || c->most > 20) &&
                    str_find(c->name, S("mail")) < 0 && str_find(c->name, S("login")) < 0 &&
                    str_find(c->name, S("clock")) < 0)
                        return c;
        }
        return NULL;
}

static bool has_version(const struct form *f)
{
        for (size_t i = 0; i < f->n; i++)
                if (str_eq(f->field[i].key, S("version")) && f->field[i].value.n)
                        return true;
        return false;
}

static struct str with(struct form f, struct str key, struct str value)
{
        struct form changed = {.field = NEW_ARRAY(test_arena(), struct form_field, f.n + 1)};
        for (size_t i = 0; i < f.n; i++) {
                changed.field[changed.n] = f.field[i];
                if (str_eq(f.field[i].key, key))
                        changed.field[changed.n].value = value;
                changed.n++;
        }
        return form_encoded(test_arena(), &changed);
}

/* What is done once (a signature withdrawn, a disturbance solved) shows what was sent, and that it was done already. */
static bool is_done_once(const struct page *p)
{
        static const struct str list[] = {
                S_INIT("/abwesenheiten/:/bearbeiten"), S_INIT("/faelle/:/einwilligungen/:/widerruf"),
                S_INIT("/faelle/:/stoerungen/:/geloest"), S_INIT("/faelle/:/termine/:/stand")};
        for (size_t i = 0; i < ARRAY_LEN(list); i++)
                if (str_eq(list[i], str_of(p->path)))
                        return true;
        return false;
}

static void check_second(const struct robot_form *f, struct str key)
{
        struct str page = f->b->last.body;
        if (f->b->last.status != 409)
                say(f, S("is no conflict: "), key);
        else if (str_find(page, S("Von der Zweiten")) < 0)
                say(f, S("loses what was typed in "), key);
        else if (str_find(page, S("Von der Ersten")) < 0 && !is_done_once(f->f->page))
                say(f, S("does not show both versions of "), key);
}

/* Both have opened the form; the second to save sees both texts and can save. */
static bool save_twice(const struct robot *r, const struct page *page, size_t k)
{
        struct robot_form f;
        struct markup_form form;
        if (!robot_form(r, page, k, &f) || !robot_open(&f, &form))
                return false;
        const struct markup_control *c = text_of(&form);
        struct form fields = parsed(markup_send(test_arena(), &form, FILL_REQUIRED, S("")));
        if (!c || !has_version(&fields))
                return false;
        struct str key = str_copy(test_arena(), c->name);
        robot_send(&f, with(fields, key, S("Von der Ersten")));
        if (f.b->last.status != 303 || str_find(f.b->last.location, S("unchanged")) >= 0)
                return false;
        robot_send(&f, with(fields, key, S("Von der Zweiten")));
        check_second(&f, key);
        return true;
}

TEST(who_saves_second_sees_both_versions_in_every_form)
{
        struct proof p = proof_open();
        struct robot r = robot_walk(&p, 4);
        int forms = 0;
        for (size_t i = 0; all_pages[i]; i++)
                if (all_pages[i]->method == POST) {
                        bool tried = false;
                        for (size_t k = 0; k < 3 && !tried; k++)
                                tried = save_twice(&r, all_pages[i], k);
                        forms += tried;
                }
        CHECK(forms > 20);
        proof_close(&p);
}

TEST_GROUP(proof_kept, &every_form_outlives_its_session, &who_saves_second_sees_both_versions_in_every_form)
