#include "web/request.h"

#include "web/message.h"
#include "web/parse.h"

/* ---- what came in ---- */

int64_t req_id(const struct req *r, size_t i)
{
        int64_t id;
        if (i >= r->segments || !str_int(r->segment[i], &id) || id < 1)
                return 0;
        return id;
}

static bool code_char(char c)
{
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
               c == '-' || c == '_';
}

struct str req_code(const struct req *r, size_t i)
{
        if (i >= r->segments)
                return S("");
        for (size_t k = 0; k < r->segment[i].n; k++)
                if (!code_char(r->segment[i].p[k]))
                        return S("");
        return r->segment[i];
}

static const struct form_field *find_nth(const struct form *f, struct str key, size_t n)
{
        for (size_t i = 0; i < f->n; i++)
                if (str_eq(f->field[i].key, key) && n-- == 0)
                        return &f->field[i];
        return NULL;
}

struct str req_query(const struct req *r, struct str key)
{
        const struct form_field *f = find_nth(&r->query, key, 0);
        return f ? f->value : S("");
}

struct str req_field(const struct req *r, struct str key)
{
        const struct form_field *f = find_nth(&r->form, key, 0);
        return f ? f->value : S("");
}

bool req_has(const struct req *r, struct str key)
{
        return find_nth(&r->form, key, 0) != NULL;
}

bool req_field_nth(const struct req *r, struct str key, size_t n, struct str *out)
{
        const struct form_field *f = find_nth(&r->form, key, n);
        *out = f ? f->value : S("");
        return f != NULL;
}

const struct upload *req_upload(const struct req *r, struct str key)
{
        for (size_t i = 0; i < r->form.uploads; i++)
                if (str_eq(r->form.upload[i].key, key))
                        return &r->form.upload[i];
        return NULL;
}

/* ---- what goes out ---- */

void req_redirect(struct req *r, struct url to)
{
        r->location = to;
}

void req_redirect_said(struct req *r, struct url to, struct str code)
{
        must(message_known(code));
        to = url_with(r->arena, to, S("meldung"), code);
        r->location = url_with(r->arena, to, S("um"), moment_clock(r->arena, clock_now()));
}

void req_download(struct req *r, struct str mime, struct str name, struct str body)
{
        r->mime = mime;
        r->download_name = name;
        r->download = body;
}

struct url req_target(const struct req *r)
{
        struct buf b;
        buf_init(&b, r->arena, (r->path.n + 1) * 3 + LIMIT_BODY_BYTES);
        struct str rest = r->path;
        while (str_starts(rest, S("/"))) {
                buf_char(&b, '/');
                struct str behind = str_sub(rest, 1, rest.n);
                ptrdiff_t slash = str_find(behind, S("/"));
                size_t n = slash < 0 ? behind.n : (size_t)slash;
                url_put_encoded(&b, str_sub(behind, 0, n));
                rest = str_sub(behind, n, behind.n);
        }
        if (r->query.n) {
                buf_char(&b, '?');
                buf_put(&b, form_encoded(r->arena, &r->query));
        }
        return url_local(r->arena, buf_str(&b));
}
