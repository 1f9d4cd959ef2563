/* What a list page is asked for, and links to the same list with one thing changed. */
#include "web/ui_inner.h"

/* Never carried on: the message of the last action, and the file format of an export. */
static bool is_passing(struct str key)
{
        return str_eq(key, S("meldung")) || str_eq(key, S("um")) || str_eq(key, S("format"));
}

/* Everything but the page number survives a change; another order or filter begins at the first page. */
struct url ui_url_changed(struct req *r, struct str key, struct str value)
{
        struct url u = url_local(r->arena, r->path);
        for (size_t i = 0; i < r->query.n; i++) {
                const struct form_field *f = &r->query.field[i];
                if (!is_passing(f->key) && !str_eq(f->key, key) && !str_eq(f->key, S("seite")))
                        u = url_with(r->arena, u, f->key, f->value);
        }
        return url_with(r->arena, u, key, value);
}

static bool set_by_form(struct str key, const struct ui_filter *f, size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(f[i].key, key))
                        return true;
        return str_eq(key, S("q")) || str_eq(key, S("seite"));
}

void ui_keep_query(struct req *r, struct html *h, const struct ui_filter *f, size_t n)
{
        for (size_t i = 0; i < r->query.n; i++)
                if (!is_passing(r->query.field[i].key) && !set_by_form(r->query.field[i].key, f, n))
                        ui_hidden(h, r->query.field[i].key, r->query.field[i].value);
}

bool ui_wants_export(const struct req *r)
{
        struct str format = req_query(r, S("format"));
        return str_eq(format, S("csv")) || str_eq(format, S("xlsx"));
}

static int64_t page_number(const struct req *r)
{
        int64_t n;
        if (!str_int(req_query(r, S("seite")), &n) || n < 1)
                return 1;
        return n < LIMIT_EXPORT_ROWS ? n : LIMIT_EXPORT_ROWS;
}

/* An order by a column that the reader does not see would still show what stands in it. */
static bool sort_offered(const struct req *r, struct str sort, const struct ui_column *column, size_t n)
{
        struct str key = str_starts(sort, S("-")) ? str_sub(sort, 1, sort.n) : sort;
        for (size_t i = 0; i < n && !str_empty(key); i++)
                if (str_eq(column[i].key, key) && ui_column_shown(r, &column[i]))
                        return true;
        return false;
}

struct list_query list_query_of(const struct req *r, struct str default_sort, const struct ui_column *column,
                                size_t columns)
{
        struct str sort = req_query(r, S("sort"));
        struct list_query q = {.search = str_trim(req_query(r, S("q"))), .limit = LIMIT_PAGE_ROWS};
        if (!sort_offered(r, sort, column, columns))
                sort = default_sort;
        q.descending = str_starts(sort, S("-"));
        q.sort = q.descending ? str_sub(sort, 1, sort.n) : sort;
        q.export = ui_wants_export(r) && r->actor && actor_can(r->actor, CAP_EXPORT);
        if (q.export)
                q.limit = LIMIT_EXPORT_ROWS;
        else
                q.offset = (page_number(r) - 1) * LIMIT_PAGE_ROWS;
        return q;
}
