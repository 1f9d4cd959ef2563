#include "web/header.h"

/* No script or style but our own files; KERN's icons are masks with data: addresses. Nobody may frame a page. */
#define POLICY                                                                                               \
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; "   \
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/* The plain name for old programs: ASCII without marks that mean something in a header or a path. */
static struct str ascii_name(struct arena *a, struct str name)
{
        struct buf b;
        buf_init(&b, a, name.n);
        for (size_t i = 0; i < name.n; i++) {
                char c = name.p[i];
                bool harmless =
                        c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '/' && c != '%' && c != ';';
                bool begins = (c & 0xc0) != 0x80; /* one mark per character, not per byte */
                if (begins)
                        buf_char(&b, harmless ? c : '_');
        }
        return buf_str(&b);
}

struct str header_attachment(struct arena *a, struct str name)
{
        struct buf encoded;
        buf_init(&encoded, a, name.n * 3);
        url_put_encoded(&encoded, name);
        return str_join(a, S("attachment; filename=\""), ascii_name(a, name), S("\"; filename*=UTF-8''"),
                        buf_str(&encoded));
}

static bool is_clean(struct str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (s.p[i] < ' ' || s.p[i] > '~')
                        return false;
        return s.n > 0;
}

/* A file is never shown as a page of ours, whatever it says it is. */
static struct str safe_mime(const struct reply *out)
{
        bool file = out->download_name.n > 0;
        if (!is_clean(out->mime) ||
            (file && (str_find(out->mime, S("html")) >= 0 || str_find(out->mime, S("svg")) >= 0)))
                return S("application/octet-stream");
        return out->mime;
}

static struct str caching(const struct reply *out)
{
        if (out->keep)
                return S("public, max-age=31536000, immutable");
        return out->revalidate ? S("no-cache") : S("no-store");
}

static void add(struct header h[REPLY_HEADERS], size_t *n, const char *name, struct str value)
{
        if (str_empty(value))
                return;
        must(*n < REPLY_HEADERS && is_clean(value));
        h[(*n)++] = (struct header){name, value};
}

size_t reply_headers(struct arena *a, const struct reply *out, struct header h[REPLY_HEADERS])
{
        size_t n = 0;
        add(h, &n, "Content-Security-Policy", S(POLICY));
        add(h, &n, "X-Content-Type-Options", S("nosniff"));
        /* "no-referrer" would be stricter, but then browsers send forms with "Origin: null" and none of ours could be told from a foreign one */
        add(h, &n, "Referrer-Policy", S("same-origin"));
        add(h, &n, "X-Robots-Tag", out->secret_address ? S("noindex") : S(""));
        add(h, &n, "Cross-Origin-Opener-Policy", S("same-origin"));
        add(h, &n, "Cross-Origin-Resource-Policy", S("same-origin"));
        add(h, &n, "Cache-Control", caching(out));
        if (out->status != 304 && out->status != 303)
                add(h, &n, "Content-Type", safe_mime(out));
        if (out->download_name.n)
                add(h, &n, "Content-Disposition", header_attachment(a, out->download_name));
        if (out->keep || out->revalidate)
                add(h, &n, "Vary", S("Accept-Encoding"));
        add(h, &n, "Content-Encoding", out->gzip ? S("gzip") : S(""));
        add(h, &n, "ETag", out->etag);
        add(h, &n, "Location", out->location);
        add(h, &n, "Allow", out->allow);
        add(h, &n, "Retry-After", out->status == 503 ? S("5") : out->status == 429 ? S("60") : S(""));
        for (size_t i = 0; i < out->cookies; i++)
                add(h, &n, "Set-Cookie", out->set_cookie[i]);
        return n;
}
