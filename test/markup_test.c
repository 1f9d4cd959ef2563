/* The strict reader itself: what it must find, and what a browser would send. */
#include "test/markup.h"

#include "test/test.h"

#define PAGE_HEAD "<!DOCTYPE html>\n<html lang=\"de\"><head><title>x</title></head><body><h1>x</h1>"
#define PAGE_FOOT "</body></html>"
#define CHECK_PAGE(inside, want) CHECK_STR(markup_findings(test_arena(), S(PAGE_HEAD inside PAGE_FOOT)), want)

TEST(sound_pages_have_no_findings)
{
        CHECK_PAGE("", "");
        CHECK_PAGE("<p id=\"a\">a<br>b</p><a href=\"#a\">a</a><img src=\"/x\" alt=\"\">", "");
        CHECK_PAGE(
                "<label for=\"f\">x</label><input id=\"f\" type=\"text\"><input type=\"hidden\" name=\"v\">",
                "");
        CHECK_PAGE("<svg><title>t</title><path d=\"M0 0\"/></svg>", "");
}

TEST(unsound_pages_are_told_apart)
{
        CHECK_PAGE("<p><b></p>", "closes what is not open: p\ncloses what is not open: body\n"
                                 "closes what is not open: html\nnever closed: html\nnever closed: body\n"
                                 "never closed: p\nnever closed: b\n");
        CHECK_PAGE("<p id=\"a\"></p><p id=\"a\"></p>", "id is not unique: a\n");
        CHECK_PAGE("<a href=\"#b\">b</a>", "no such id: b\n");
        CHECK_PAGE("<h1>y</h1>", "headings h1: 2\n");
        CHECK_PAGE("<p style=\"color:red\"></p>", "inline: p style=\"color:red\"\n");
        CHECK_PAGE("<p onclick=\"x()\"></p>", "inline: p onclick=\"x()\"\n");
        CHECK_PAGE("<a href=\"javascript:x\"></a>", "script in an address: a href=\"javascript:x\"\n");
        CHECK_PAGE("<script>x</script>", "inline script: script\n");
        CHECK_PAGE("<input id=\"f\">", "control without label: f\n");
        CHECK_PAGE("<label><input id=\"f\">Ja</label>", "");
        CHECK_PAGE("<img src=\"/x\">", "picture without a text: img src=\"/x\"\n");
        CHECK_PAGE("<form method=\"post\" action=\"/x\"></form>", "posted forms without a token: 1\n");
        CHECK_PAGE("<form><form></form></form>", "form in a form: form\n");
        CHECK(markup_findings(test_arena(), S(PAGE_HEAD "<p a=b>" PAGE_FOOT)).n > 0);
}

TEST(required_fields_get_what_fits_them)
{
        struct markup_form *f;
        struct arena *a = test_arena();
        clock_set(moment_of(date_of(2025, 7, 7), 600));
        NEED_TRUE(markup_forms(a,
                               S("<form method=\"post\" action=\"/x\">"
                                 "<input name=\"sum\" inputmode=\"decimal\" required>"
                                 "<input name=\"n\" class=\"kern-form-input__input--int\" required>"
                                 "<input name=\"on\" class=\"kern-form-input__input--date\" required>"
                                 "<input name=\"text\" required></form>"),
                               S("/y"), &f) == 1);
        CHECK_STR(markup_send(a, f, FILL_REQUIRED, S("")), "sum=12%2C50&n=7&on=07.07.2025&text=Probe");
        clock_set(MOMENT_NONE);
}

TEST(words_are_what_stands_between_tags)
{
        CHECK_STR(test_words(S("<p class=\"a b\">zwei\n <b>Wörter</b></p> "), 100), "zwei Wörter");
        CHECK_STR(test_words(S("<p>zwei <b>Wörter</b></p>"), 4), "zwei");
}

TEST(forms_are_sent_as_a_browser_does)
{
        struct markup_form *f;
        struct arena *a = test_arena();
        NEED_TRUE(
                markup_forms(
                        a,
                        S("<form method=\"post\" action=\"/x\"><input type=\"hidden\" name=\"csrf\" value=\"t\">"
                          "<input type=\"text\" name=\"a\" value=\"&lt;1&amp;2\" maxlength=\"4\"><textarea name=\"b\">\nz</textarea>"
                          "<select name=\"c\" required><option value=\"\">–</option><option value=\"1\">1</option></select>"
                          "<input type=\"radio\" name=\"d\" value=\"1\"><input type=\"radio\" name=\"d\" value=\"2\" checked>"
                          "<input type=\"checkbox\" name=\"e\" value=\"1\"><input type=\"text\" name=\"g\" maxlength=\"4\">"
                          "<button name=\"h\" value=\"1\">x</button></form>"),
                        S("/y"), &f) == 1);
        CHECK(f->post);
        CHECK_STR(f->action, "/x");
        CHECK_STR(markup_send(a, f, FILL_AS_IS, S("")), "a=%3C1%262&b=z&c=&d=2&g=");
        CHECK_STR(markup_send(a, f, FILL_REQUIRED, S("")), "a=%3C1%262&b=z&c=1&d=2&g=");
        CHECK_STR(markup_send(a, f, FILL_ALL, S("äöüßx")),
                  "a=%3C1%262&b=z&c=1&d=2&e=1&g=%C3%A4%C3%B6%C3%BC%C3%9F");
}

TEST_GROUP(markup, &sound_pages_have_no_findings, &unsound_pages_are_told_apart,
           &required_fields_get_what_fits_them, &words_are_what_stands_between_tags,
           &forms_are_sent_as_a_browser_does)
