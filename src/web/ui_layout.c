/* The frame: who sees which entry, where the messages go, what the foot says. The markup is layout.html. */
#include "web/layout.h"

#include "web/route.h"
#include "web/ui_inner.h"

/* ---- which pages are offered ---- */

static bool may(enum need n, enum method method, const struct actor *a)
{
        if (n == NEED_PUBLIC)
                return true;
        if (!a)
                return false;
        if (!need_has_cap(n))
                return true;
        if (!actor_can(a, need_cap(n)))
                return false;
        if (actor_may_ask(a, need_class(n)))
                return true; /* the page asks why; nothing is shown or saved before */
        return method == POST ? actor_writes(a, need_class(n)) : actor_reads(a, need_class(n));
}

static bool lies_at(const struct page *p, struct str path)
{
        size_t i = 0;
        while (i < path.n && p->path[i] == path.p[i] && p->path[i])
                i++;
        return i == path.n && !p->path[i];
}

static const struct page *page_find(struct str path, enum method method)
{
        for (size_t i = 0; all_pages[i]; i++)
                if (all_pages[i]->method == method && lies_at(all_pages[i], path))
                        return all_pages[i];
        return NULL;
}

/* A form that one may not send is not shown either. */
bool layout_may_open(const struct page *p, const struct actor *a)
{
        const struct page *form = p->method == GET ? page_find(str_of(p->path), POST) : NULL;
        return may(p->needs, p->method, a) && (!form || may(form->needs, POST, a));
}

static const struct page *page_at(struct str path, enum method method, const struct actor *a)
{
        const struct page *p = page_find(path, method);
        return p && layout_may_open(p, a) ? p : NULL;
}

const struct page *layout_page(struct str path, const struct actor *a)
{
        return page_at(path, GET, a);
}

const struct page *layout_form(struct str path, const struct actor *a)
{
        return page_at(path, POST, a);
}

/* What a link would ask for; page is NULL if no page of ours lies there. */
static struct req request_to(struct str target)
{
        struct str query;
        struct req r = {.method = GET, .path = str_split(target, '?', &query)};
        if (route_find(all_pages, &r) != OK)
                r.page = NULL;
        return r;
}

bool layout_leads(struct str target, const struct actor *a)
{
        struct req there = request_to(target);
        return !there.page || layout_may_open(there.page, a);
}

static bool changes_case(const struct req *there, const struct grant *g)
{
        return there->page->case_get && need_cap(there->page->needs) == CAP_CASE_WRITE &&
               req_id(there, 0) == grant_case(g);
}

bool layout_offers(const struct req *r, struct str target)
{
        struct req there = request_to(target);
        if (!there.page)
                return true;
        if (r->grant && !grant_writes(r->grant) && changes_case(&there, r->grant))
                return false;
        return layout_may_open(there.page, r->actor);
}

static bool offered(const struct page *p, const struct actor *a)
{
        return p->menu_needs ? may(p->menu_needs, GET, a) : layout_may_open(p, a);
}

/* Entries of the head, or of the menu of a case, in their order: each page is looked at once. */
static size_t entries_of(bool of_case, const struct actor *a, const struct page **out, size_t most)
{
        size_t n = 0;
        for (size_t i = 0; all_pages[i]; i++) {
                const struct page *p = all_pages[i];
                if (p->menu_order <= 0 || of_case != !!p->case_get || !offered(p, a))
                        continue;
                must(n < most);
                size_t at = n++;
                for (; at > 0 && out[at - 1]->menu_order > p->menu_order; at--)
                        out[at] = out[at - 1];
                out[at] = p;
        }
        return n;
}

size_t layout_case_places(const struct actor *a, const struct page **out)
{
        return entries_of(true, a, out, LAYOUT_PLACES);
}

const struct page *layout_counting(const struct actor *a)
{
        for (size_t i = 0; all_pages[i]; i++)
                if (all_pages[i]->head)
                        return offered(all_pages[i], a) ? all_pages[i] : NULL;
        return NULL;
}

struct str layout_label(const struct page *p)
{
        return str_empty(p->menu_label) ? p->title : p->menu_label;
}

bool layout_below(const struct page *here, const struct page *entry)
{
        struct str path = str_of(here->path), above = str_of(entry->path);
        return above.n > 1 && path.n > above.n && str_starts(path, above) && path.p[above.n] == '/';
}

/* A page belongs to an entry by its menu, or because its path lies below the entry's. */
static bool lies_within(const struct page *here, const struct page *entry)
{
        return here->menu != MENU_NONE ? here->menu == entry->menu : layout_below(here, entry);
}

struct str layout_home(const struct actor *a)
{
        const struct page *entry[LAYOUT_ENTRIES];
        return entries_of(false, a, entry, LAYOUT_ENTRIES) ? str_of(entry[0]->path) : S("/konto");
}

static void entries_fill(struct req *r, struct layout_view *v)
{
        const struct page *entry[LAYOUT_ENTRIES];
        v->entries = entries_of(false, r->actor, entry, LAYOUT_ENTRIES);
        for (size_t i = 0; i < v->entries; i++) {
                const struct page *p = entry[i];
                v->entry[i] = (struct layout_entry){
                        .label = layout_label(p),
                        .to = url_local(r->arena, str_of(p->path)),
                        .count = p->head ? r->head.burning : 0,
                        .here = r->page == p,
                        .within = r->page && lies_within(r->page, p),
                };
        }
}

/* ---- the view ---- */

/* With „ – Fallnetz“ seventy letters: more no tab shows and no screen reader should have to read. */
#define TITLE_LETTERS 59

static struct str title_of(struct req *r)
{
        struct str title = r->title;
        if (str_empty(title) && r->page)
                title = r->page->title;
        if (r->errs.n)
                title = str_join(r->arena, _("Fehler: "), title);
        return text_short(r->arena, title, TITLE_LETTERS);
}

/* „Montag, 7. Juli 2025, 08:04 Uhr“ */
static struct str state_of(struct arena *a)
{
        struct moment now = clock_now();
        return str_join(a, date_long(a, moment_date(now)), S(", "), moment_clock(a, now), _(" Uhr"));
}

static void body_split(struct req *r, struct layout_view *v)
{
        struct str body = buf_str(&r->html->out);
        struct html notices;
        html_init(&notices, r->arena);
        ui_notices(r, &notices);
        size_t at = ui_state_of(r)->head_end;
        v->before = (struct markup){str_sub(body, 0, at)};
        v->notices = (struct markup){buf_str(&notices.out)};
        v->after = (struct markup){str_sub(body, at, body.n)};
}

static void actor_fill(struct req *r, struct layout_view *v)
{
        v->home = url_local(r->arena, layout_home(r->actor));
        v->user = r->actor->name;
        v->theme = r->actor->theme;
        v->site = r->actor->site_name;
        v->deputy = r->head.deputy;
        v->unsaved = r->unsaved;
        v->csrf = r->csrf;
        v->submission = r->submission;
        entries_fill(r, v);
}

void ui_layout(struct req *r, struct html *out)
{
        const struct actor *a = r->actor;
        struct layout_view v = {
                .title = title_of(r),
                .office = r->office_name,
                .bare = r->bare || !a,
                .search = layout_page(S("/suche"), a),
                .quick = layout_page(S("/kurz"), a),
                .account = layout_page(S("/konto"), a),
                .help = layout_page(S("/hilfe"), a),
                .access = layout_page(S("/barrierefreiheit"), a),
                .query = str_eq(r->path, S("/suche")) ? req_query(r, S("q")) : S(""),
                .state = state_of(r->arena),
        };
        v.help_url = url_with(r->arena, url_path(r->arena, "/hilfe"), S("seite"),
                              str_of(r->page ? r->page->name : ""));
        if (a)
                actor_fill(r, &v);
        body_split(r, &v);
        tpl_layout(out, &v);
}
