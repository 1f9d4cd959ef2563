/*
 * What people type by mistake, in every field of every form: the form comes back with a message at the field, and with
 * everything else as it was typed; nothing is written. docs/errors.md
 */
#define BASE_BORDER
#include "test/test.h"

#include "test/markup.h"
#include "test/robot.h"
#include "test/rules.h"
#include "web/kept.h"
#include "web/parse.h"

#include <stdio.h>

/* ---- what is typed ---- */

static bool is_typed(const struct markup_control *c)
{
        return c->name.n && (str_eq(c->tag, S("textarea")) || str_eq(c->type, S("text")));
}

static bool has_class(const struct markup_control *c, struct str part)
{
        return str_find(c->class, part) >= 0;
}

static bool is_number(const struct markup_control *c)
{
        return str_eq(c->mode, S("numeric")) || str_eq(c->mode, S("decimal"));
}

/* One letter more than the field takes; letters of two bytes, because letters are counted. */
static struct str too_long(const struct markup_control *c)
{
        struct buf b;
        size_t n = c->most ? (size_t)c->most + 1 : LIMIT_LONGTEXT + 1;
        buf_init(&b, test_arena(), 2 * n);
        while (n--)
                buf_lit(&b, "ä");
        return buf_str(&b);
}

/* The k-th mistake in this field; false when there are no more. */
static bool mistake(const struct markup_control *c, size_t k, struct str *out)
{
        if (k == 0) {
                *out = too_long(c);
                return true;
        }
        *out = has_class(c, S("--date")) ? S("31.02.2026") : is_number(c) ? S("zwölf") : S("");
        return k == 1 && out->n > 0;
}

static struct str with(const struct form *f, struct str key, struct str value)
{
        struct form changed = {.field = NEW_ARRAY(test_arena(), struct form_field, f->n + 1), .n = f->n};
        bool found = false;
        for (size_t i = 0; i < f->n; i++) {
                changed.field[i] = f->field[i];
                if (str_eq(f->field[i].key, key)) {
                        changed.field[i].value = value;
                        found = true;
                }
        }
        if (!found)
                changed.field[changed.n++] = (struct form_field){key, value};
        return form_encoded(test_arena(), &changed);
}

/* ---- what comes back ---- */

static void say(const struct robot_form *f, struct str key, struct str what, struct str more)
{
        printf("POST %s, field %.*s: %d %.*s%.*s\n", f->f->page->path, (int)key.n, key.p, f->b->last.status,
               (int)what.n, what.p, (int)more.n, more.p);
        CHECK(!what.n);
}

static bool drawn_again(const struct robot_form *f, struct markup_form *out)
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

static bool is_marked(const struct markup_form *form, struct str key)
{
        for (size_t i = 0; i < form->n; i++)
                if (str_eq(form->control[i].name, key) && form->control[i].invalid)
                        return true;
        return false;
}

static bool has_field(const struct form *f, const struct form_field *want)
{
        for (size_t i = 0; i < f->n; i++)
                if (str_eq(f->field[i].key, want->key) && str_eq(f->field[i].value, want->value))
                        return true;
        return false;
}

/* Every field that was sent is there again. */
static void check_filled(const struct robot_form *f, const struct markup_form *again, struct str key,
                         struct str fields)
{
        struct form sent = {0}, now = {0};
        struct arena *a = test_arena();
        must(parse_urlencoded(a, fields, &sent) == OK);
        must(parse_urlencoded(a, markup_send(a, again, FILL_AS_IS, S("")), &now) == OK);
        sent = kept_fields(a, &sent);
        for (size_t i = 0; i < sent.n; i++)
                if (sent.field[i].value.n && !kept_technical(sent.field[i].key) &&
                    !has_field(&now, &sent.field[i]))
                        say(f, key, S("loses "), sent.field[i].key);
}

static void check_answer(const struct robot_form *f, struct str key, struct str fields)
{
        struct markup_form again;
        if (f->b->last.status != 422)
                say(f, key, S("is taken"), S(""));
        else if (!drawn_again(f, &again))
                say(f, key, S("does not come back"), S(""));
        else {
                if (!is_marked(&again, key))
                        say(f, key, S("is not marked"), S(""));
                check_filled(f, &again, key, fields);
        }
}

/* ---- every form ---- */

static void try_field(const struct robot_form *f, const struct markup_control *c, const struct form *filled)
{
        struct str bad;
        for (size_t k = 0; mistake(c, k, &bad); k++) {
                struct str fields = with(filled, c->name, bad);
                robot_send(f, fields);
                check_answer(f, c->name, fields);
        }
}

/* Controls as they were drawn, which outlive the page. */
static size_t typed_of(const struct markup_form *form, struct markup_control **out)
{
        size_t n = 0;
        *out = NEW_ARRAY(test_arena(), struct markup_control, form->n + 1);
        for (size_t i = 0; i < form->n; i++)
                if (is_typed(&form->control[i])) {
                        (*out)[n] = form->control[i];
                        (*out)[n].name = str_copy(test_arena(), form->control[i].name);
                        (*out)[n].mode = str_copy(test_arena(), form->control[i].mode);
                        (*out)[n].class = str_copy(test_arena(), form->control[i].class);
                        n++;
                }
        return n;
}

/* The first form of this page. */
static bool filled_form(const struct robot *r, const struct page *page, enum markup_fill how,
                        struct robot_form *f, struct markup_form *form, struct form *filled)
{
        if (!robot_form(r, page, 0, f) || !robot_open(f, form))
                return false;
        *filled = (struct form){0};
        must(parse_urlencoded(test_arena(), markup_send(test_arena(), form, how, S("Probe")), filled) == OK);
        return true;
}

static size_t try_page(const struct robot *r, const struct page *page)
{
        struct robot_form f;
        struct markup_form form;
        struct markup_control *c;
        struct form filled;
        if (!filled_form(r, page, FILL_ALL, &f, &form, &filled))
                return 0;
        size_t n = typed_of(&form, &c);
        for (size_t i = 0; i < n; i++)
                try_field(&f, &c[i], &filled);
        return n;
}

TEST(no_mistake_costs_what_was_typed)
{
        struct proof p = proof_open();
        struct robot r = robot_walk(&p, 5);
        struct proof_state before = proof_state(&p), now;
        size_t fields = 0;
        for (size_t i = 0; all_pages[i]; i++)
                if (all_pages[i]->method == POST)
                        fields += try_page(&r, all_pages[i]);
        CHECK(fields > 150);
        now = proof_state(&p);
        CHECK_STR(proof_differs(&before, &now, S("access_log sqlite_sequence")), "");
        proof_close(&p);
}

/* ---- days that exclude each other ---- */

/* True if the form, filled in this way, is refused with these words. */
static bool try_order(const struct robot *r, const struct page *page, const struct rule *rule,
                      enum markup_fill how)
{
        struct robot_form f;
        struct markup_form form;
        struct form filled, later = {0};
        if (!filled_form(r, page, how, &f, &form, &filled))
                return false;
        must(parse_urlencoded(test_arena(), with(&filled, rule->column[1], rule->column[2]), &later) == OK);
        struct str fields = with(&later, rule->column[3], rule->column[4]);
        robot_send(&f, fields);
        if (f.b->last.status != 422 || str_find(f.b->last.body, rule->column[5]) < 0)
                return false;
        check_answer(&f, rule->column[3], fields);
        return true;
}

static const struct page *page_of(struct str path)
{
        for (size_t i = 0; all_pages[i]; i++)
                if (all_pages[i]->method == POST && str_eq(path, str_of(all_pages[i]->path)))
                        return all_pages[i];
        return NULL;
}

/* Other answers of the form may forbid one of the ways to fill it in. */
TEST(days_that_exclude_each_other_are_told_at_the_field)
{
        struct proof p = proof_open();
        struct robot r = robot_walk(&p, 5);
        struct rules rules = rules_read("test/rules/order.txt", 6);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *rule = &rules.rule[i];
                const struct page *page = page_of(rule->column[0]);
                bool said = page && try_order(&r, page, rule, FILL_REQUIRED);
                if (!said && !(page && try_order(&r, page, rule, FILL_ALL)))
                        CHECK_RULE(rule, S("is not said"), rule->column[5]);
        }
        proof_close(&p);
}

TEST_GROUP(proof_input, &no_mistake_costs_what_was_typed, &days_that_exclude_each_other_are_told_at_the_field)
