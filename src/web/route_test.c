#include "test/test.h"
#include "web/message.h"
#include "web/route.h"

static enum err get(struct req *r, struct rtx *tx)
{
        return r && tx ? OK : ERR_INTERNAL;
}

static enum err post(struct req *r, struct wtx *tx)
{
        return r && tx ? OK : ERR_INTERNAL;
}

static enum err case_get(struct req *r, struct rtx *tx, const struct grant *g)
{
        return r && tx && g ? OK : ERR_INTERNAL;
}

#define GET_PAGE(path_)                                                                                      \
        ((const struct page[]){                                                                              \
                {.name = path_, .path = path_, .method = GET, .needs = NEED_PUBLIC, .get = get}})
#define POST_PAGE(path_)                                                                                     \
        ((const struct page[]){                                                                              \
                {.name = path_, .path = path_, .method = POST, .needs = NEED_PUBLIC, .post = post}})

static struct req request;

/* The name of the page that answers. */
static struct str answers(enum method method, struct str path)
{
        const struct page *const pages[] = {
                GET_PAGE("/"),
                GET_PAGE("/personen"),
                GET_PAGE("/personen/:"),
                GET_PAGE("/personen/:/bearbeiten"),
                POST_PAGE("/personen/:/bearbeiten"),
                GET_PAGE("/personen/neu"),
                GET_PAGE("/:/:/zwei"),
                POST_PAGE("/nur/post"),
                NULL,
        };
        request = (struct req){.method = method, .path = path};
        enum err e = route_find(pages, &request);
        if (e == OK)
                return str_of(request.page->name);
        return str_of(err_name(e));
}

TEST(paths_find_their_page)
{
        CHECK_STR(answers(GET, S("/")), "/");
        CHECK_STR(answers(GET, S("/personen")), "/personen");
        CHECK_STR(answers(GET, S("/personen/17")), "/personen/:");
        CHECK_INT(req_id(&request, 0), 17);
        CHECK_STR(answers(POST, S("/personen/17/bearbeiten")), "/personen/:/bearbeiten");
        CHECK_INT(req_id(&request, 0), 17);
        CHECK_INT((int64_t)request.segments, 1);
        CHECK_INT(req_id(&request, 1), 0);
}

TEST(written_segments_win)
{
        CHECK_STR(answers(GET, S("/personen/neu")), "/personen/neu");
        CHECK_STR(answers(GET, S("/personen/3/zwei")), "/:/:/zwei");
        CHECK_INT((int64_t)request.segments, 2);
}

TEST(unknown_paths_and_methods)
{
        CHECK_STR(answers(GET, S("/nichts")), "ERR_NOT_FOUND");
        CHECK_STR(answers(GET, S("/personen/")), "ERR_NOT_FOUND");
        CHECK_STR(answers(GET, S("/personen//bearbeiten")), "ERR_NOT_FOUND");
        CHECK_STR(answers(GET, S("//")), "ERR_NOT_FOUND");
        CHECK_STR(answers(GET, S("personen")), "ERR_NOT_FOUND");
        CHECK_STR(answers(GET, S("")), "ERR_NOT_FOUND");
        CHECK_STR(answers(GET, S("/nur/post")), "ERR_INVALID");
        CHECK_STR(answers(POST, S("/personen")), "ERR_INVALID");
}

TEST(segments_are_numbers_or_codes)
{
        struct req r = {.segment = {S("5.H"), S("-3"), S("0"), S("a b")}, .segments = 4};
        CHECK_STR(req_code(&r, 0), "5.H");
        CHECK_STR(req_code(&r, 3), "");
        CHECK_STR(req_code(&r, 4), "");
        CHECK_INT(req_id(&r, 0), 0);
        CHECK_INT(req_id(&r, 1), 0);
        CHECK_INT(req_id(&r, 2), 0);
}

static void page_twice(void)
{
        const struct page *const pages[] = {GET_PAGE("/a/:"), POST_PAGE("/a/:"), GET_PAGE("/a/:"), NULL};
        route_check(pages);
}

static void too_many_segments(void)
{
        const struct page *const pages[] = {GET_PAGE("/:/:/:/:/:/:/:"), NULL};
        route_check(pages);
}

static void case_page_elsewhere(void)
{
        static const struct page p = {
                .name = "x", .path = "/x/:", .needs = NEED(CASE_READ, CASE), .case_get = case_get};
        const struct page *const pages[] = {&p, NULL};
        route_check(pages);
}

static void check_one(const struct page *p)
{
        const struct page *const pages[] = {p, NULL};
        route_check(pages);
}

static void needs_a_bare_number(void)
{
        check_one(&(const struct page){.name = "x", .path = "/x", .needs = 7, .get = get});
}

static void needs_nothing(void)
{
        check_one(&(const struct page){.name = "x", .path = "/x", .get = get});
}

static void needs_no_class(void)
{
        check_one(&(const struct page){.name = "x", .path = "/x", .needs = NEED(DAY, UNSET), .get = get});
}

static void menu_needs_a_bare_number(void)
{
        check_one(&(const struct page){
                .name = "x", .path = "/x", .needs = NEED_PUBLIC, .menu_needs = 7, .get = get});
}

static void case_page_for_everybody(void)
{
        check_one(&(const struct page){
                .name = "x", .path = "/faelle/:/x", .needs = NEED_SIGNED_IN, .case_get = case_get});
}

static void case_page_of_another_right(void)
{
        check_one(&(const struct page){
                .name = "x", .path = "/faelle/:/x", .needs = NEED(DAY, CASE), .case_get = case_get});
}

TEST(a_page_that_needs_no_right_of_the_house_does_not_start)
{
        CHECK_PANICS(needs_a_bare_number);
        CHECK_PANICS(needs_nothing);
        CHECK_PANICS(needs_no_class);
        CHECK_PANICS(menu_needs_a_bare_number);
        CHECK_PANICS(case_page_for_everybody);
        CHECK_PANICS(case_page_of_another_right);
        check_one(&(const struct page){
                .name = "x", .path = "/faelle/:/x", .needs = NEED(CASE_READ, CASE), .case_get = case_get});
}

TEST(wrong_tables_do_not_start)
{
        CHECK_PANICS(page_twice);
        CHECK_PANICS(too_many_segments);
        CHECK_PANICS(case_page_elsewhere);
        const struct page *const pages[] = {GET_PAGE("/a/:"), POST_PAGE("/a/:"), NULL};
        route_check(pages);
        route_check(all_pages);
}

TEST(messages_after_a_redirect)
{
        clock_set(moment_of(date_of(2025, 7, 7), 8 * 60 + 4));
        struct req r = {.arena = test_arena()};
        req_redirect_said(&r, url_path(r.arena, "/faelle/:", 3), S("saved"));
        CHECK_STR(r.location.s, "/faelle/3?meldung=saved&um=08%3A04");
        struct form_field fields[] = {{S("meldung"), S("saved")}, {S("um"), S("07:30")}};
        r.query = (struct form){.field = fields, .n = 2};
        CHECK_STR(message_of(&r), "Gespeichert um 07:30 Uhr.");
        fields[1].value = S("<b>12:00");
        CHECK_STR(message_of(&r), "Gespeichert um 08:04 Uhr.");
        fields[0].value = S("made up");
        CHECK_STR(message_of(&r), "");
        clock_set(MOMENT_NONE);
}

TEST_GROUP(route, &paths_find_their_page, &written_segments_win, &unknown_paths_and_methods,
           &segments_are_numbers_or_codes, &a_page_that_needs_no_right_of_the_house_does_not_start,
           &wrong_tables_do_not_start, &messages_after_a_redirect)
