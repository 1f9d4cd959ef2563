#include "web/cookie.h"

struct str cookie_session_name(bool proxy)
{
        return proxy ? S("__Host-fallnetz") : S("fallnetz_local");
}

struct str cookie_form_name(bool proxy)
{
        return proxy ? S("__Host-fallnetz-form") : S("fallnetz_local_form");
}

void cookie_set(struct req *r, struct str name, struct str value)
{
        must(r->cookies < ARRAY_LEN(r->set_cookie));
        r->set_cookie[r->cookies++] =
                str_join(r->arena, name, S("="), value, S("; Path=/; HttpOnly; SameSite=Lax"),
                         r->proxy ? S("; Secure") : S(""), str_empty(value) ? S("; Max-Age=0") : S(""));
}

void req_session_cookie(struct req *r, struct str token)
{
        cookie_set(r, cookie_session_name(r->proxy), token);
}
