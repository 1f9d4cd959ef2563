/*
 * Follows every link of every page, as one signed-in person, breadth first. Each address is asked for once; of addresses that
 * differ in numbers only (/faelle/3, /faelle/4) at most per_shape.
 *
 *   struct crawl c = crawl_start(&b, 6);
 *   crawl_add(&c, S("/"), S(""));
 *   while (crawl_next(&c))
 *           CHECK_HAS_NOT(c.reply.body, "secret");
 */
#ifndef TEST_CRAWL_H
#define TEST_CRAWL_H

#include "test/browse.h"

struct crawl_address {
        struct str target, from, shape;
        const struct page *page; /* NULL: none fits */
        int status;
};
/* A form to be posted, as it was drawn, filled in three ways. */
struct crawl_form {
        struct str target, from;
        const struct page *page; /* NULL: none takes it */
        struct str as_is, required, all;
        struct str file; /* name of the field for a file, or empty */
};
struct crawl {
        struct browser *b;
        struct crawl_address *address; /* in order of being found; those before next are done */
        size_t n, next;
        size_t per_shape; /* 0: all */
        struct crawl_form *form;
        size_t forms, forms_per_shape;
        struct str text;            /* for forms filled in as a whole */
        struct crawl_address *here; /* what was asked for last */
        struct reply reply;
        struct crawl_slot *slot; /* hash of targets and shapes */
};
struct crawl crawl_start(struct browser *b, size_t per_shape);
/* Remembers an address of ours; others and known ones are left out. */
void crawl_add(struct crawl *c, struct str target, struct str from);
/* Asks for the next one and notes its links. False when all are done. */
bool crawl_next(struct crawl *c);
/* "/faelle/:/feld/:?sort" */
struct str crawl_shape(struct arena *a, struct str target);
/* The page that answers this address. */
const struct page *crawl_page(enum method method, struct str target);

#endif
