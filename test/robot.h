/*
 * Fills in and sends the forms of the program as a diligent person would: opens the page, fills what is required, sends.
 * What it cannot know (which case, which file to load) stands in robot.c.
 */
#ifndef TEST_ROBOT_H
#define TEST_ROBOT_H

#include "test/crawl.h"
#include "test/markup.h"
#include "test/proof.h"

/* All that every role of the demo office is offered. */
struct robot {
        struct proof *p;
        struct crawl c[ROLE_N]; /* with the browser of that role */
};
struct robot robot_walk(struct proof *p, size_t per_shape);

/* One form with who got it. */
struct robot_form {
        struct browser *b;
        const struct crawl_form *f;
};
/* The i-th form that leads to this page, of all roles; false when there are no more. */
bool robot_form(const struct robot *r, const struct page *page, size_t i, struct robot_form *out);
/* Opens the page of the form and fills it in. False if the page does not offer it any more. Lives as long as the test. */
bool robot_fill(const struct robot_form *f, enum markup_fill how, struct str *fields);
/* The same form as it was drawn; lives until the next request of this browser. */
bool robot_open(const struct robot_form *f, struct markup_form *out);
/* Sends it with a submission id of its own. */
struct reply robot_send(const struct robot_form *f, struct str fields);
/* An address of the page that answers with 200, and whose it is; false if nobody has one. */
bool robot_address(const struct robot *r, const struct page *page, struct browser **b, struct str *target);

#endif
