#include "test/test.h"
#include "web/html.h"

static struct html page(void)
{
        struct html h;
        html_init(&h, test_arena());
        return h;
}

#define WRITTEN(...)                                                                                         \
        ({                                                                                                   \
                struct html written_ = page(), *h = &written_;                                               \
                __VA_ARGS__;                                                                                 \
                buf_str(&h->out);                                                                            \
        })

TEST(text_is_escaped)
{
        CHECK_STR(WRITTEN(html_text(h, S("a<b>&\"'ä"))), "a&lt;b&gt;&amp;\"'ä");
        CHECK_STR(WRITTEN(html_text(h, S(""))), "");
        CHECK_STR(WRITTEN(html_text(h, S("&amp;"))), "&amp;amp;");
}

TEST(attributes_are_escaped)
{
        CHECK_STR(WRITTEN(html_attr(h, S("\"><script>'&"))), "&quot;&gt;&lt;script&gt;&#39;&amp;");
}

TEST(values_print_by_type)
{
        CHECK_STR(WRITTEN(html_text(h, -42)), "-42");
        CHECK_STR(WRITTEN(html_text(h, 7L)), "7");
        CHECK_STR(WRITTEN(html_text(h, sizeof(int32_t))), "4");
        CHECK_STR(WRITTEN(html_text(h, date_of(2025, 5, 6))), "06.05.2025");
        CHECK_STR(WRITTEN(html_attr(h, date_of(2025, 5, 6))), "2025-05-06");
        CHECK_STR(WRITTEN(html_text(h, DATE_NONE)), "");
        CHECK_STR(WRITTEN(html_text(h, MOMENT_NONE)), "");
        CHECK_STR(WRITTEN(html_bool(h, "checked", true)), " checked");
        CHECK_STR(WRITTEN(html_bool(h, "checked", false)), "");
}

TEST(paragraphs_keep_lines)
{
        CHECK_STR(WRITTEN(html_paragraphs(h, S("eins\nzwei\n\n \ndrei <x>\n"))),
                  "<p>eins<br>zwei</p><p>drei &lt;x&gt;</p>");
        CHECK_STR(WRITTEN(html_paragraphs(h, S("\r\na\r\n\r\nb"))), "<p>a</p><p>b</p>");
        CHECK_STR(WRITTEN(html_paragraphs(h, S(" \n "))), "");
}

TEST(addresses_hold_numbers)
{
        CHECK_STR(url_path(test_arena(), "/personen").s, "/personen");
        CHECK_STR(url_path(test_arena(), "/faelle/:/aufgaben/:", 3, 12L).s, "/faelle/3/aufgaben/12");
        CHECK_STR(url_path(test_arena(), "/a/:", INT64_MIN).s, "/a/-9223372036854775808");
}

TEST(query_is_encoded)
{
        struct url u = url_path(test_arena(), "/faelle");
        CHECK_STR(url_with(test_arena(), u, S("q"), S("")).s, "/faelle");
        u = url_with(test_arena(), u, S("q"), S("Äpfel & 100 %=x+#"));
        CHECK_STR(u.s, "/faelle?q=%C3%84pfel%20%26%20100%20%25%3Dx%2B%23");
        CHECK_STR(url_with(test_arena(), u, S("b"), S("1")).s,
                  "/faelle?q=%C3%84pfel%20%26%20100%20%25%3Dx%2B%23&b=1");
        struct url anchored = {S("/faelle#liste")};
        CHECK_STR(url_with(test_arena(), anchored, S("b"), S("1")).s, "/faelle?b=1#liste");
}

TEST(other_targets)
{
        CHECK_STR(url_code(test_arena(), url_path(test_arena(), "/faelle/:", 3), S("5.H")).s,
                  "/faelle/3/5.H");
        CHECK_STR(url_mail(test_arena(), S("a.b+c@example.org?bcc=x")).s,
                  "mailto:a.b+c@example.org%3Fbcc%3Dx");
        CHECK_STR(url_phone(test_arena(), S("+49 (0) 4931 / 555-240;x")).s, "tel:04931555240");
        CHECK_STR(url_anchor(test_arena(), S("feld-a b")).s, "#feld-a%20b");
}

static void code_with_slash(void)
{
        url_code(test_arena(), url_path(test_arena(), "/x"), S("a/b"));
}

static void code_of_dots(void)
{
        url_code(test_arena(), url_path(test_arena(), "/x"), S(".."));
}

static void too_few_numbers(void)
{
        url_path(test_arena(), "/x/:/:", 1);
}

TEST(wrong_addresses_panic)
{
        CHECK_PANICS(code_with_slash);
        CHECK_PANICS(code_of_dots);
        CHECK_PANICS(too_few_numbers);
}

TEST(only_local_paths_come_back)
{
        CHECK_STR(url_local(test_arena(), S("/faelle/3?tab=a&b=%C3%A4#x")).s, "/faelle/3?tab=a&b=%C3%A4#x");
        CHECK_STR(url_local(test_arena(), S("//evil.example/")).s, "/");
        CHECK_STR(url_local(test_arena(), S("/\\evil.example/")).s, "/");
        CHECK_STR(url_local(test_arena(), S("https://evil.example/")).s, "/");
        CHECK_STR(url_local(test_arena(), S("javascript:alert(1)")).s, "/");
        CHECK_STR(url_local(test_arena(), S("/a\r\nSet-Cookie: x")).s, "/");
        CHECK_STR(url_local(test_arena(), S("")).s, "/");
        CHECK_STR(url_local(test_arena(), S("/ä \"<")).s, "/%C3%A4%20%22%3C");
}

TEST_GROUP(html, &text_is_escaped, &attributes_are_escaped, &values_print_by_type, &paragraphs_keep_lines,
           &addresses_hold_numbers, &query_is_encoded, &other_targets, &wrong_addresses_panic,
           &only_local_paths_come_back)
