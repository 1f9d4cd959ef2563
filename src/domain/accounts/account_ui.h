/* Parts of the pages of this folder. */
#ifndef DOMAIN_ACCOUNTS_ACCOUNT_UI_H
#define DOMAIN_ACCOUNTS_ACCOUNT_UI_H

#include "web/ui.h"

/* Where a page below „Verwaltung“ or „Konto“ stands; section may be empty. The last crumb is the title. */
struct account_place {
        struct str root; /* „Verwaltung“ */
        struct url root_to;
        struct str section;
        struct url section_to;
};
struct account_place account_place_manage(struct arena *a, struct str section, struct url section_to);
struct account_place account_place_own(struct arena *a);
/* Page head with breadcrumbs; head->crumb is filled here. */
void account_head(struct req *r, const struct account_place *p, struct page_head head);

/*
 * The signed-in user types the own password again; key is its field. A wrong one is counted like a failed sign-in and
 * noted in r->errs; then draw the form again and return ERR_INVALID.
 */
enum err account_prove(struct req *r, struct wtx *tx, struct str key);

/* Paragraphs of running text inside a panel; empty lines part them. */
void account_text(struct html *h, struct str text);
/* One muted line. */
void account_note(struct html *h, struct str text);
/* Lines „label: value“: begin, any number of facts (empty ones are left out), end. */
void account_facts(struct html *h);
void account_fact(struct html *h, struct str label, struct str value);
void account_facts_end(struct html *h);

/* A list of rows with badges and buttons that post: list, row, (buttons), row_end, list_end. */
struct account_row {
        struct str title, meta;
        struct url to; /* of the title, may be empty */
        struct badge badge;
};
void account_rows(struct html *h);
void account_row(struct html *h, const struct account_row *row);
void account_row_end(struct html *h);
void account_rows_end(struct html *h);

/* Text that somebody copies by hand: a link, a secret. Selectable as a whole, breaks anywhere. */
void account_copy(struct html *h, struct str label, struct str text);
/* „8 Sekunden“, „eine Minute“, „15 Minuten“, „3 Tage“ */
struct str account_duration(struct arena *a, int64_t seconds);

#endif
