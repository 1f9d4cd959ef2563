#define BASE_BORDER /* libmicrohttpd hands out C strings and untyped pointers */
#include "web/exchange.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>

#include "base/text.h"
#include "web/parse.h"
#include "web/route.h"

struct exchange *exchange_open(struct arena *a, const char *target)
{
        struct exchange *x = NEW(a, struct exchange);
        x->arena = a;
        x->target = str_copy(a, str_of(target));
        return x;
}

/* ---- the head ---- */

static enum MHD_Result see_header(void *context, enum MHD_ValueKind kind, const char *key, const char *value)
{
        struct exchange *x = context;
        (void)kind;
        guard_header(&x->guard, str_of(key), str_of(value));
        if (word_is(str_of(key), S("x-forwarded-for")))
                x->forwarded_for = str_of(value);
        return MHD_YES;
}

/* Header values are bytes of strangers: what is no text is left out. */
static struct str header_of(struct MHD_Connection *c, const char *name)
{
        struct str value = str_of(MHD_lookup_connection_value(c, MHD_HEADER_KIND, name));
        return text_valid(value) ? value : S("");
}

static struct str peer_address(struct arena *a, struct MHD_Connection *c)
{
        char text[INET6_ADDRSTRLEN] = "";
        const union MHD_ConnectionInfo *info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
        const struct sockaddr *address = info ? info->client_addr : NULL;
        if (address && address->sa_family == AF_INET)
                inet_ntop(AF_INET, &((const struct sockaddr_in *)address)->sin_addr, text, sizeof text);
        if (address && address->sa_family == AF_INET6)
                inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)address)->sin6_addr, text, sizeof text);
        return str_copy(a, str_of(text));
}

/* The last hop is the one our own proxy has seen; what stands before it anybody may have written. */
static struct str last_hop(struct exchange *x)
{
        struct str rest = x->forwarded_for, hop = S("");
        while (rest.n)
                hop = str_trim(str_split(rest, ',', &rest));
        unsigned char address[16];
        const char *text = str_c(x->arena, hop);
        bool valid = inet_pton(AF_INET, text, address) == 1 || inet_pton(AF_INET6, text, address) == 1;
        return valid ? hop : S("");
}

static void read_head(struct exchange *x, const struct dispatcher *d, struct MHD_Connection *c)
{
        struct req *r = &x->r;
        r->arena = x->arena;
        r->cookie = header_of(c, "Cookie");
        r->origin = header_of(c, "Origin");
        r->host = header_of(c, "Host");
        r->agent = header_of(c, "User-Agent");
        r->fetch_site = header_of(c, "Sec-Fetch-Site");
        r->content_type = header_of(c, "Content-Type");
        r->if_none_match = header_of(c, "If-None-Match");
        r->gzip = str_find(header_of(c, "Accept-Encoding"), S("gzip")) >= 0;
        r->forwarded = x->forwarded_for.n > 0;
        r->address = d->proxy && r->forwarded ? last_hop(x) : peer_address(x->arena, c);
        x->waits = header_of(c, "Expect").n > 0;
}

static enum err read_target(struct exchange *x)
{
        struct str query, raw_path = str_split(x->target, '?', &query);
        if (x->target.n > LIMIT_URL_BYTES)
                return ERR_INVALID;
        TRY(parse_percent(x->arena, raw_path, false, &x->r.path));
        return parse_urlencoded(x->arena, query, &x->r.query);
}

/* How much of the body is kept depends on the page: only some take files. */
static void set_limit(struct exchange *x, const struct dispatcher *d)
{
        x->files = route_find(d->pages ? d->pages : all_pages, &x->r) == OK && x->r.page->uploads;
        x->most = x->files ? LIMIT_BODY_BYTES : LIMIT_FORM_BYTES;
        x->r.page = NULL;
        x->r.segments = 0;
        x->large = x->guard.length > (int64_t)x->most;
        buf_init(&x->body, x->arena, x->most);
}

bool exchange_begin(struct exchange *x, const struct dispatcher *d, struct MHD_Connection *c,
                    const char *method, const char *version)
{
        x->begun = true;
        guard_init(&x->guard);
        MHD_get_connection_values(c, MHD_HEADER_KIND, see_header, x);
        if (!guard_holds(&x->guard, str_of(version)) || !str_starts(x->target, S("/")))
                return false;
        x->r.method = strcmp(method, "POST") == 0 ? POST : GET;
        read_head(x, d, c);
        x->wrong = read_target(x);
        set_limit(x, d);
        return true;
}

/* ---- the body ---- */

bool exchange_hopeless(const struct exchange *x)
{
        return x->large && (x->waits || x->guard.length > (int64_t)LIMIT_DISCARD_BYTES);
}

/* Of a body that is too large, the beginning is kept: the texts of a form stand before its file. */
bool exchange_body(struct exchange *x, struct str piece)
{
        x->received += piece.n;
        x->large = x->large || x->received > x->most;
        if (!x->large || x->body.n + piece.n <= LIMIT_FORM_BYTES)
                buf_put(&x->body, piece);
        return x->received <= LIMIT_DISCARD_BYTES;
}

static enum trouble trouble_of_body(const struct exchange *x, enum err parsed)
{
        if (x->large || parsed == ERR_LIMIT)
                return x->files ? TROUBLE_TOO_LARGE : x->large ? TROUBLE_TEXT_TOO_LARGE : TROUBLE_FIELDS;
        return TROUBLE_ENCODING;
}

/* A text that was cut off must not be sent again as if it were whole; the parts of a form with files are whole or not there. */
static bool is_readable(const struct exchange *x)
{
        return x->wrong == OK && x->r.method == POST &&
               (!x->large || (x->files && str_starts(x->r.content_type, S("multipart/"))));
}

void exchange_answer(struct exchange *x, const struct dispatcher *d)
{
        enum err parsed = OK;
        if (is_readable(x))
                parsed = parse_body(x->arena, x->r.content_type, buf_str(&x->body), &x->r.form);
        if (x->wrong == OK && !x->large && parsed == OK)
                dispatch(d, &x->r, &x->reply);
        else
                dispatch_refuse(d, &x->r, trouble_of_body(x, parsed), &x->reply);
}
