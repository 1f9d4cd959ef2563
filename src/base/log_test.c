#include "test/test.h"

#include <unistd.h>

#define LOGGED_MOST 4096u

static int saved_stderr = -1, pipe_out = -1;

static void capture(void)
{
        int ends[2] = {-1, -1};
        must(pipe(ends) == 0);
        saved_stderr = dup(STDERR_FILENO);
        dup2(ends[1], STDERR_FILENO);
        close(ends[1]);
        pipe_out = ends[0];
}

/* What was written since capture(). */
static struct str captured(void)
{
        char *text = arena_alloc(test_arena(), LOGGED_MOST);
        dup2(saved_stderr, STDERR_FILENO); /* closes the last end that writes */
        close(saved_stderr);
        ssize_t n = read(pipe_out, text, LOGGED_MOST);
        close(pipe_out);
        return (struct str){text, n > 0 ? (size_t)n : 0};
}

TEST(a_line_has_time_level_process_event_and_pairs)
{
        capture();
        log_line(LOG_WARN, "page_failed", LOG_LIT("page", "case_show"), LOG_INT("user", -17));
        struct str line = captured();
        CHECK(str_starts(line, S("time=20")));
        CHECK_STR(str_sub(line, 28, 1), "Z");
        CHECK_HAS(line, "Z level=warn pid=");
        CHECK_HAS(line, " event=page_failed page=case_show user=-17\n");
        CHECK_HAS_NOT(line, "request=");
        CHECK_INT(str_find(line, S("\n")), (int64_t)line.n - 1);
}

TEST(the_request_goes_before_the_event)
{
        capture();
        log_request_set(4711);
        log_line(LOG_ERROR, "x", LOG_INT("n", 1));
        log_request_set(0);
        CHECK_HAS(captured(), " request=4711 event=x n=1\n");
}

TEST(values_with_blanks_are_quoted)
{
        capture();
        log_line(LOG_INFO, "x", LOG_LIT("what", "a \"b\" \\ \n"), LOG_LIT("none", ""));
        CHECK_HAS(captured(), " what=\"a \\\"b\\\" \\\\ ?\" none=\"\"\n");
}

TEST(low_levels_are_silent)
{
        capture();
        log_line(LOG_DEBUG, "hidden", LOG_INT("n", 1));
        log_level_set(LOG_DEBUG);
        log_line(LOG_DEBUG, "shown", LOG_INT("n", 1));
        log_level_set(LOG_ERROR);
        log_line(LOG_WARN, "hidden", LOG_INT("n", 1));
        log_level_set(LOG_INFO);
        struct str lines = captured();
        CHECK_HAS(lines, "event=shown");
        CHECK_HAS_NOT(lines, "hidden");
}

TEST(a_long_line_is_cut_and_still_ends)
{
        struct log_pair many[100];
        for (size_t i = 0; i < ARRAY_LEN(many); i++)
                many[i] = LOG_INT("number", INT64_MIN);
        capture();
        log_pairs(LOG_INFO, "x", many, ARRAY_LEN(many));
        struct str line = captured();
        CHECK_INT((int64_t)line.n, 1024);
        CHECK(str_ends(line, S("\n")));
}

TEST(errors_have_names)
{
        CHECK_STR(str_of(err_name(OK)), "OK");
        for (enum err e = ERR_NOT_FOUND; e <= ERR_INTERNAL; e++)
                CHECK(str_starts(str_of(err_name(e)), S("ERR_")));
        CHECK_STR(str_of(err_name(ERR_BUSY)), "ERR_BUSY");
}

static enum err pass_on(enum err e, bool *went_on)
{
        TRY(e);
        *went_on = true;
        return OK;
}

TEST(try_leaves_early)
{
        bool went_on = false;
        CHECK_ERR(pass_on(ERR_FULL, &went_on), ERR_FULL);
        CHECK(!went_on);
        CHECK_OK(pass_on(OK, &went_on));
        CHECK(went_on);
}

static void break_promise(void)
{
        must(1 > 2);
}

TEST(must_holds_in_every_build)
{
        CHECK_PANICS(break_promise);
}

TEST_GROUP(log, &a_line_has_time_level_process_event_and_pairs, &the_request_goes_before_the_event,
           &values_with_blanks_are_quoted, &low_levels_are_silent, &a_long_line_is_cut_and_still_ends,
           &errors_have_names, &try_leaves_early, &must_holds_in_every_build)
