/* The frame around every page: head with navigation and search, messages, foot. */
#ifndef WEB_LAYOUT_H
#define WEB_LAYOUT_H

#include "web/page.h"

/* Writes the complete document: the frame with r->html inside of it. r->bare gives the short frame without navigation. */
void ui_layout(struct req *r, struct html *out);

/* The actor may open this page, or send it (for a page of a case the grant decides later). */
bool layout_may_open(const struct page *p, const struct actor *a);
/* The page answering GET at exactly this path, if it exists and the actor may open it; else NULL. */
const struct page *layout_page(struct str path, const struct actor *a);
/* The same for the page that takes the form at this path. */
const struct page *layout_form(struct str path, const struct actor *a);

/* False if the address is that of a page the actor may not open: then it is not offered as a link. */
bool layout_leads(struct str target, const struct actor *a);
/* The same for what a page offers to do: in a case that is only read, no page that changes it. */
bool layout_offers(const struct req *r, struct str target);

/*
 * The menu of a case: its pages with .menu_order stand under the group of their hundred, 110 and 140 under that of 100.
 *   CASE_PLACES(daily, 100, T("Alltag"))
 */
struct place_group {
        int from; /* 100, 200 … */
        struct str label;
};
#define CASE_PLACES(id, from_, label_) const struct place_group place_group_##id = {(from_), label_};
/* All of the program (collector). */
extern const struct place_group *const all_place_groups[];
enum { LAYOUT_PLACES = 64, LAYOUT_PLACE_GROUP = 100 };
/* The places of a case that this actor may open, in their order; out has room for LAYOUT_PLACES. */
size_t layout_case_places(const struct actor *a, const struct page **out);
/* The path of a page lies below another one's: "/faelle/:/ziele/neu" below "/faelle/:/ziele". */
bool layout_below(const struct page *here, const struct page *entry);
/* What the entry of a page says: its menu_label, else its title. */
struct str layout_label(const struct page *p);

/* The entry of the head that counts something for this person, or NULL. */
const struct page *layout_counting(const struct actor *a);

/* Where this person begins: the first entry of the navigation, else the own account. */
struct str layout_home(const struct actor *a);

/* ---- what layout.html shows ---- */
enum { LAYOUT_ENTRIES = 16 };
struct layout_entry {
        struct str label;
        struct url to;
        int64_t count;     /* in red beside it; 0: nothing */
        bool here, within; /* the page itself; a page below it */
};
struct layout_view {
        struct str title, theme, office, site, user, deputy, csrf, submission;
        struct layout_entry entry[LAYOUT_ENTRIES];
        size_t entries;
        int64_t unsaved; /* texts that are not saved yet */
        bool search, quick, account, help, access, bare;
        struct str query; /* what was searched for */
        struct url help_url, home;
        struct str state;
        struct markup before, notices, after; /* the page's head, messages, the page's content */
};
void tpl_layout(struct html *h, const struct layout_view *v);

#endif
