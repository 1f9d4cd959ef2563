#include "web/guard.h"

#include "web/parse.h"

void guard_init(struct guard *g)
{
        *g = (struct guard){.length = -1};
}

/* RFC 9110 token: no blanks before the colon, nothing odd. */
static bool is_token(struct str name)
{
        for (size_t i = 0; i < name.n; i++) {
                char c = name.p[i];
                bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                if (!alnum && str_find(S("!#$%&'*+-.^_`|~"), (struct str){&c, 1}) < 0)
                        return false;
        }
        return name.n > 0;
}

static bool is_value(struct str value)
{
        for (size_t i = 0; i < value.n; i++)
                if ((value.p[i] >= 0 && value.p[i] < ' ' && value.p[i] != '\t') || value.p[i] == 127)
                        return false;
        return true;
}

static bool is_host(struct str host)
{
        for (size_t i = 0; i < host.n; i++) {
                char c = host.p[i];
                bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                if (!alnum && str_find(S("-._:[]"), (struct str){&c, 1}) < 0)
                        return false;
        }
        return host.n > 0 && host.n < 256;
}

static bool is_length(struct str value, int64_t *out)
{
        return !str_starts(value, S("-")) && str_int(value, out);
}

void guard_header(struct guard *g, struct str name, struct str value)
{
        g->bad = g->bad || !is_token(name) || !is_value(value);
        if (word_is(name, S("host"))) {
                g->hosts++;
                g->bad = g->bad || !is_host(value);
        } else if (word_is(name, S("content-length"))) {
                g->lengths++;
                g->bad = g->bad || !is_length(value, &g->length);
        } else if (word_is(name, S("transfer-encoding"))) {
                g->encodings++;
                g->bad = g->bad || !word_is(value, S("chunked"));
        }
}

bool guard_holds(const struct guard *g, struct str version)
{
        bool needs_host = !str_eq(version, S("HTTP/1.0"));
        return !g->bad && g->hosts <= 1 && g->lengths <= 1 && g->encodings <= 1 &&
               !(g->lengths && g->encodings) && !(needs_host && !g->hosts);
}
