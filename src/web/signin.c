#include "web/signin.h"

#define SIGNIN "/anmelden"

struct url signin_for(const struct req *r)
{
        struct url here = req_target(r);
        if (str_eq(here.s, S("/")))
                return url_path(r->arena, SIGNIN);
        return url_with(r->arena, url_path(r->arena, SIGNIN), S("nach"), here.s);
}

struct url signin_resume(struct arena *a, struct str token)
{
        struct url u = url_with(a, url_path(a, SIGNIN), S("weiter"), token);
        return url_with(a, u, S("meldung"), S("parked"));
}

struct url signin_keep(const struct req *r, struct url u)
{
        u = url_with(r->arena, u, S("nach"), req_query(r, S("nach")));
        return url_with(r->arena, u, S("weiter"), req_query(r, S("weiter")));
}

static bool is_token(struct str s)
{
        struct req r = {.segment = {s}, .segments = 1};
        return s.n > 2 && str_eq(req_code(&r, 0), s);
}

struct url signin_next(const struct req *r)
{
        struct str token = req_query(r, S("weiter"));
        if (is_token(token))
                return url_code(r->arena, url_path(r->arena, "/fortsetzen"), token);
        return url_local(r->arena, req_query(r, S("nach")));
}
