#include "web/route.h"

/* Takes "/segment" off the front. */
static bool next_segment(struct str *rest, struct str *out)
{
        if (str_empty(*rest))
                return false;
        size_t end = 1;
        while (end < rest->n && rest->p[end] != '/')
                end++;
        *out = str_sub(*rest, 1, end - 1);
        *rest = str_sub(*rest, end, rest->n);
        return true;
}

/* Most pages are told apart without cutting into segments; ':' stands for any text without '/'. */
static bool may_fit(const char *pattern, struct str path)
{
        size_t i = 0;
        for (; *pattern; pattern++)
                if (*pattern == ':')
                        while (i < path.n && path.p[i] != '/')
                                i++;
                else if (i < path.n && path.p[i] == *pattern)
                        i++;
                else
                        return false;
        return i == path.n;
}

/* written tells how well it fits: one bit per written segment, the first one highest. */
static bool fits(const struct page *p, struct str path, struct req *r, unsigned *written)
{
        struct str have, want;
        *written = 0;
        r->segments = 0;
        if (!may_fit(p->path, path))
                return false;
        struct str pattern = str_of(p->path);
        while (next_segment(&pattern, &want)) {
                if (!next_segment(&path, &have))
                        return false;
                bool open = str_eq(want, S(":"));
                bool taken = have.n && r->segments < ARRAY_LEN(r->segment);
                if (open ? !taken : !str_eq(have, want))
                        return false;
                *written = *written << 1 | !open;
                if (open)
                        r->segment[r->segments++] = have;
        }
        return str_empty(path);
}

enum err route_find(const struct page *const *pages, struct req *r)
{
        const struct page *best = NULL;
        unsigned best_written = 0, written;
        bool other_method = false;
        bool whole = str_starts(r->path, S("/")) && (r->path.n == 1 || !str_ends(r->path, S("/")));
        for (; whole && *pages; pages++) {
                if (!fits(*pages, r->path, r, &written))
                        continue;
                other_method = other_method || (*pages)->method != r->method;
                if ((*pages)->method == r->method && (!best || written > best_written)) {
                        best = *pages;
                        best_written = written;
                }
        }
        r->page = best;
        r->segments = 0;
        if (!best)
                return other_method ? ERR_INVALID : ERR_NOT_FOUND;
        must(fits(best, r->path, r, &written));
        return OK;
}

/* ---- checks at start ---- */

/* The log line names the page: whoever wrote it looks for no line number of ours. */
static void page_must(const struct page *p, bool holds, struct const_name what)
{
        if (holds)
                return;
        log_line(LOG_ERROR, "page_wrong", LOG_NAME("page", (struct const_name){p->name}),
                 LOG_NAME("why", what));
        panic("a page is declared wrongly");
}

static void check_page(const struct page *p)
{
        struct req r = {.path = str_of(p->path)};
        unsigned written;
        bool of_case = p->case_get || p->case_post;
        page_must(p, str_starts(r.path, S("/")), CONST_NAME("path_without_slash"));
        page_must(p, !of_case || str_starts(r.path, S("/faelle/:")), CONST_NAME("path_outside_of_cases"));
        page_must(p, fits(p, r.path, &r, &written), CONST_NAME("too_many_open_segments"));
        page_must(p, p->method == GET ? (p->get || p->case_get) : (p->post || p->case_post),
                  CONST_NAME("handler_of_other_method"));
        page_must(p, NEED_IS_WHOLE(p->needs), CONST_NAME("needs_nothing_known"));
        page_must(p, !p->menu_needs || NEED_IS_WHOLE(p->menu_needs), CONST_NAME("menu_needs_nothing_known"));
        page_must(p, !of_case || NEED_OF_CASE(p->needs),
                  CONST_NAME("case_page_needs_case_read_or_case_write"));
}

void route_check(const struct page *const *pages)
{
        for (size_t i = 0; pages[i]; i++) {
                check_page(pages[i]);
                for (size_t k = 0; k < i; k++)
                        if (pages[i]->method == pages[k]->method &&
                            str_eq(str_of(pages[i]->path), str_of(pages[k]->path))) {
                                log_line(LOG_ERROR, "page_twice",
                                         LOG_NAME("page", (struct const_name){pages[i]->name}),
                                         LOG_NAME("other", (struct const_name){pages[k]->name}));
                                panic("two pages with the same method and path");
                        }
        }
}
