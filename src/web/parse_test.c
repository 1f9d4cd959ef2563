#include "test/test.h"
#include "web/parse.h"

static struct form form;

static enum err urlencoded(struct str s)
{
        form = (struct form){0};
        return parse_body(test_arena(), S("application/x-www-form-urlencoded; charset=UTF-8"), s, &form);
}

static enum err multipart(struct str s)
{
        form = (struct form){0};
        return parse_body(test_arena(), S("Multipart/Form-Data; boundary=\"xYz\""), s, &form);
}

static struct str value(struct str key)
{
        struct req r = {.form = form};
        return req_field(&r, key);
}

TEST(percent_is_decoded)
{
        struct str s;
        NEED_OK(parse_percent(test_arena(), S("a%20b+c%C3%A4"), true, &s));
        CHECK_STR(s, "a b cä");
        NEED_OK(parse_percent(test_arena(), S("a+b"), false, &s));
        CHECK_STR(s, "a+b");
        CHECK_ERR(parse_percent(test_arena(), S("%"), true, &s), ERR_INVALID);
        CHECK_ERR(parse_percent(test_arena(), S("%4"), true, &s), ERR_INVALID);
        CHECK_ERR(parse_percent(test_arena(), S("%zz"), true, &s), ERR_INVALID);
        CHECK_ERR(parse_percent(test_arena(), S("a%00b"), true, &s), ERR_INVALID);
        CHECK_ERR(parse_percent(test_arena(), S("%E4"), true, &s), ERR_INVALID);       /* ä in Latin-1 */
        CHECK_ERR(parse_percent(test_arena(), S("%C0%AF"), true, &s), ERR_INVALID);    /* overlong slash */
        CHECK_ERR(parse_percent(test_arena(), S("%ED%A0%80"), true, &s), ERR_INVALID); /* surrogate */
}

TEST(urlencoded_forms)
{
        NEED_OK(urlencoded(S("a=1&b=zwei+drei&c=&&d&e=x%3Dy")));
        CHECK_INT((int64_t)form.n, 5);
        CHECK_STR(value(S("b")), "zwei drei");
        CHECK_STR(value(S("e")), "x=y");
        CHECK_STR(value(S("missing")), "");
        NEED_OK(urlencoded(S("")));
        CHECK_INT((int64_t)form.n, 0);
        CHECK_ERR(urlencoded(S("a=%FF")), ERR_INVALID);
        CHECK_ERR(urlencoded(S("%FF=a")), ERR_INVALID);
}

TEST(values_become_normal)
{
        NEED_OK(urlencoded(S("a=+eins%0D%0Azwei+&u=u%CC%88")));
        CHECK_STR(value(S("a")), "eins\nzwei");
        CHECK_STR(value(S("u")), "ü");
}

TEST(repeated_fields)
{
        NEED_OK(urlencoded(S("k=1&k=2&x=9&k=3")));
        struct req r = {.form = form};
        struct str s;
        CHECK(req_field_nth(&r, S("k"), 2, &s));
        CHECK_STR(s, "3");
        CHECK(!req_field_nth(&r, S("k"), 3, &s));
        CHECK(req_has(&r, S("x")) && !req_has(&r, S("y")));
}

TEST(too_many_fields)
{
        struct buf b;
        buf_init(&b, test_arena(), 1 << 20);
        for (size_t i = 0; i < LIMIT_FORM_FIELDS; i++)
                buf_lit(&b, "a=1&");
        CHECK_OK(urlencoded(buf_str(&b)));
        buf_lit(&b, "a=1&");
        CHECK_ERR(urlencoded(buf_str(&b)), ERR_LIMIT);
}

#define PART(head, body) "--xYz\r\n" head "\r\n\r\n" body "\r\n"
#define FORM_DATA "Content-Disposition: form-data; name="

/* It is refused, and still there to be shown again. */
TEST(what_is_wrong_is_mended_and_refused)
{
        CHECK_ERR(urlencoded(S("a=gut&b=M%FCller&c=x%00y%1Fz&d=100%&e=%C0%AF%ED%A0%80ende")), ERR_INVALID);
        CHECK_STR(value(S("a")), "gut");
        CHECK_STR(value(S("b")), "Müller"); /* an old program, or an old page */
        CHECK_STR(value(S("c")), "xyz");
        CHECK_STR(value(S("d")), "100%");
        CHECK_STR(value(S("e")), "À¯í €ende");
        CHECK_ERR(multipart(S(PART(FORM_DATA "\"a\"", "\xff"
                                                      "eins") PART(FORM_DATA "\"b\"", "zwei") "--xYz--")),
                  ERR_INVALID);
        CHECK_STR(value(S("a")), "ÿeins");
        CHECK_STR(value(S("b")), "zwei");
}

TEST(a_form_written_out_reads_back)
{
        NEED_OK(urlencoded(S("a=1%262&b=&%C3%A4=%0Ax+y")));
        struct str again = form_encoded(test_arena(), &form);
        CHECK_STR(again, "a=1%262&b=&%C3%A4=x%20y");
        NEED_OK(urlencoded(again));
        CHECK_STR(value(S("ä")), "x y");
}

TEST(multipart_fields_and_files)
{
        NEED_OK(multipart(S(PART(FORM_DATA "\"a\"", "eins\r\nzwei") PART(
                "content-disposition: form-data; name=\"f\"; filename=\"C:\\tmp\\Br%22ief.pdf\"\r\n"
                "Content-Type: application/pdf",
                "%PDF\0\r\n--xY") PART(FORM_DATA "\"g\"; filename=\"\"", "") "--xYz--\r\n")));
        CHECK_INT((int64_t)form.n, 1);
        CHECK_STR(value(S("a")), "eins\nzwei");
        NEED(form.uploads == 1);
        CHECK_STR(form.upload[0].name, "Br\"ief.pdf");
        CHECK_STR(form.upload[0].body, "%PDF\0\r\n--xY");
        struct req r = {.form = form};
        CHECK(req_upload(&r, S("f")) == &form.upload[0]);
        CHECK(!req_upload(&r, S("a")));
}

TEST(multipart_that_is_wrong)
{
        static const struct str wrong[] = {
                S_INIT(""),
                S_INIT("--xYz"),
                S_INIT("--xYz\r\n"),
                S_INIT("--other\r\n"),
                S_INIT("preamble\r\n--xYz--"),
                S_INIT(PART(FORM_DATA "\"a\"", "b")),                      /* no end */
                S_INIT("--xYz\r\n" FORM_DATA "\"a\"\r\n\r\nb--xYz--\r\n"), /* no line end before the mark */
                S_INIT(PART("X: y", "b") "--xYz--"),                       /* no disposition */
                S_INIT(PART("Content-Disposition: form-data", "b") "--xYz--"), /* no name */
                S_INIT(PART("Content-Disposition: attachment; name=\"a\"", "b") "--xYz--"),
                S_INIT(PART(FORM_DATA "\"a\"", "\xff") "--xYz--"),
                S_INIT(PART(FORM_DATA "\"a\"", "b\0c") "--xYz--"),
                S_INIT(PART(FORM_DATA "\"a\"; filename=\"\xff\"", "b") "--xYz--"),
        };
        for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
                if (!CHECK_ERR(multipart(wrong[i]), ERR_INVALID))
                        CHECK_SAME(wrong[i], S("refused"));
        CHECK_OK(multipart(S("--xYz--")));
}

TEST(other_bodies)
{
        form = (struct form){0};
        CHECK_ERR(parse_body(test_arena(), S("application/json"), S("{}"), &form), ERR_INVALID);
        CHECK_ERR(parse_body(test_arena(), S("multipart/form-data"), S("x"), &form), ERR_INVALID);
        CHECK_ERR(parse_body(test_arena(), S("multipart/form-data; boundary="), S("----"), &form),
                  ERR_INVALID);
        CHECK_OK(parse_body(test_arena(), S(""), S(""), &form));
}

TEST(cookies)
{
        struct str header = S("a=1; __Host-fallnetz=abc ;b=x=y; __Host-fallnetz=second");
        CHECK_STR(parse_cookie(header, S("__Host-fallnetz")), "abc");
        CHECK_STR(parse_cookie(header, S("b")), "x=y");
        CHECK_STR(parse_cookie(header, S("fallnetz")), "");
        CHECK_STR(parse_cookie(S(""), S("a")), "");
        CHECK_STR(parse_cookie(S(";;;=;a"), S("a")), "");
}

TEST_GROUP(parse, &percent_is_decoded, &urlencoded_forms, &values_become_normal, &repeated_fields,
           &too_many_fields, &what_is_wrong_is_mended_and_refused, &a_form_written_out_reads_back,
           &multipart_fields_and_files, &multipart_that_is_wrong, &other_bodies, &cookies)
