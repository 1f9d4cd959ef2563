#include "test/test.h"
#include "web/header.h"

static struct str header(const struct reply *out, const char *name)
{
        struct header h[REPLY_HEADERS];
        size_t n = reply_headers(test_arena(), out, h);
        for (size_t i = 0; i < n; i++)
                if (str_eq(str_of(h[i].name), str_of(name)))
                        return h[i].value;
        return S("");
}

TEST(file_names_reach_old_and_new_browsers)
{
        CHECK_STR(header_attachment(test_arena(), S("Brief.pdf")),
                  "attachment; filename=\"Brief.pdf\"; filename*=UTF-8''Brief.pdf");
        CHECK_STR(
                header_attachment(test_arena(), S("Gruß \"1\";/\\%.pdf")),
                "attachment; filename=\"Gru_ _1_____.pdf\"; filename*=UTF-8''Gru%C3%9F%20%221%22%3B%2F%5C%25.pdf");
        CHECK_STR(header_attachment(test_arena(), S("a\r\nX: y")),
                  "attachment; filename=\"a__X: y\"; filename*=UTF-8''a%0D%0AX%3A%20y");
}

TEST(files_are_never_shown_as_pages)
{
        struct reply out = {.status = 200, .mime = S("text/html"), .download_name = S("x.html")};
        CHECK_STR(header(&out, "Content-Type"), "application/octet-stream");
        out.mime = S("image/svg+xml");
        CHECK_STR(header(&out, "Content-Type"), "application/octet-stream");
        out.mime = S("application/pdf");
        CHECK_STR(header(&out, "Content-Type"), "application/pdf");
        out.mime = S("a\r\nSet-Cookie: x=y");
        CHECK_STR(header(&out, "Content-Type"), "application/octet-stream");
        CHECK_STR(header(&out, "Cache-Control"), "no-store");
}

TEST(redirects_and_errors)
{
        struct reply out = {.status = 303, .location = S("/faelle/3")};
        CHECK_STR(header(&out, "Location"), "/faelle/3");
        CHECK_STR(header(&out, "Content-Type"), "");
        out = (struct reply){.status = 503, .mime = S("text/html; charset=utf-8")};
        CHECK_STR(header(&out, "Retry-After"), "5");
}

TEST_GROUP(header, &file_names_reach_old_and_new_browsers, &files_are_never_shown_as_pages,
           &redirects_and_errors)
