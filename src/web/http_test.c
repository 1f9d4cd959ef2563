/*
 * Raw sockets against a real listener: malformed requests, slow ones, large ones. The table is the one every HTTP library
 * was measured with; what two servers in a row could understand differently is refused.
 */
#define BASE_BORDER
#include "test/test.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/migrate.h"
#include "web/http.h"
#include "web/listen.h"

/* ---- pages of the test ---- */

static enum err show(struct req *r, struct rtx *tx)
{
        (void)tx;
        r->plain =
                str_join(r->arena, S("path="), r->path, S(" q="), req_query(r, S("q")), S(" host="), r->host);
        return OK;
}

static enum err take(struct req *r, struct wtx *tx)
{
        (void)tx;
        r->plain = str_join(r->arena, S("field="), req_field(r, S("a")), S(" files="),
                            str_from_int(r->arena, (int64_t)r->form.uploads));
        return OK;
}

static enum err slow(struct req *r, struct rtx *tx)
{
        (void)tx;
        usleep(600000);
        r->plain = S("slow");
        return OK;
}

static enum err die(struct req *r, struct rtx *tx)
{
        (void)r;
        (void)tx;
        _exit(3);
}

#define TEST_PAGE(name_, path_, method_, member_, fn_, ...)                                                  \
        static const struct page name_ = {.name = #name_,                                                    \
                                          .path = path_,                                                     \
                                          .method = method_,                                                 \
                                          .needs = NEED_PUBLIC,                                              \
                                          .member_ = fn_,                                                    \
                                          __VA_ARGS__};
TEST_PAGE(show_page, "/show/:", GET, get, show, .budget = 1)
TEST_PAGE(slow_page, "/slow", GET, get, slow, .budget = 1)
TEST_PAGE(die_page, "/die", GET, get, die, .budget = 1)
TEST_PAGE(take_page, "/take", POST, post, take, .anonymous_post = true)
TEST_PAGE(file_page, "/file", POST, post, take, .anonymous_post = true, .uploads = true)
static const struct page *const pages[] = {&show_page, &slow_page, &die_page, &take_page, &file_page, NULL};

/* ---- the server: one worker in a child ---- */

static int port;
static pid_t server[2];
static bool outside; /* as workers of the public listener do */

static _Noreturn void serve(int listen_fd, int slot)
{
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGTERM);
        sigprocmask(SIG_BLOCK, &set, NULL);
        signal(SIGPIPE, SIG_IGN);
        log_level_set(LOG_ERROR);
        struct arena *a = arena_open(LIMIT_ARENA_BYTES);
        struct dispatcher d = {.pages = pages, .outside = outside};
        int applied;
        must(db_open(a, S(":memory:"), &d.db) == OK && migrate_run(d.db, a, &applied) == OK);
        struct http_config c = {.listen_fd = listen_fd,
                                .stop_fd = signalfd(-1, &set, 0),
                                .slot = slot,
                                .dispatcher = &d,
                                .idle_seconds = 1,
                                .request_seconds = 2};
        _exit(http_run(&c) != OK);
}

static bool start(int workers)
{
        struct serve_config c = {.address = S("127.0.0.1")};
        struct sockaddr_in address;
        socklen_t n = sizeof address;
        int fd;
        if (listen_open(&c, &fd) != OK || getsockname(fd, (struct sockaddr *)&address, &n))
                return false;
        port = ntohs(address.sin_port);
        fflush(NULL);
        for (int i = 0; i < 2; i++) {
                server[i] = i < workers ? fork() : 0;
                if (i < workers && server[i] == 0)
                        serve(fd, i);
        }
        close(fd);
        return true;
}

/* True if all workers ended by themselves. */
static bool stop(void)
{
        bool well = true;
        for (int i = 0; i < 2; i++) {
                int status = 0;
                if (!server[i])
                        continue;
                kill(server[i], SIGTERM);
                waitpid(server[i], &status, 0);
                well = well && WIFEXITED(status) && WEXITSTATUS(status) == 0;
        }
        return well;
}

/* ---- the client ---- */

static int dial(void)
{
        struct sockaddr_in to = {.sin_family = AF_INET,
                                 .sin_port = htons((uint16_t)port),
                                 .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
        struct timeval patience = {.tv_sec = 8};
        int fd = socket(AF_INET, SOCK_STREAM, 0);
        must(fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) == 0);
        must(connect(fd, (struct sockaddr *)&to, sizeof to) == 0);
        return fd;
}

static void say(int fd, struct str s)
{
        while (s.n) {
                ssize_t n = send(fd, s.p, s.n, MSG_NOSIGNAL);
                if (n <= 0)
                        return;
                s = str_sub(s, (size_t)n, s.n);
        }
}

/* Everything until the server closes; "open" if it does not. */
static struct str hear(int fd)
{
        struct buf b;
        buf_init(&b, test_arena(), 4 << 20);
        char piece[65536];
        ssize_t n;
        while ((n = recv(fd, piece, sizeof piece, 0)) > 0)
                buf_put(&b, (struct str){piece, (size_t)n});
        close(fd);
        return n < 0 && b.n == 0 ? S("open") : buf_str(&b);
}

static struct str ask(struct str request)
{
        int fd = dial();
        say(fd, request);
        return hear(fd);
}

/*
 * Status of every answer in what was heard: "200", "400", "200 200". The library writes the head of its own refusals
 * twice before it closes: a repeated refusal counts once.
 */
static struct str statuses(struct str heard)
{
        struct buf b;
        buf_init(&b, test_arena(), 200);
        for (ptrdiff_t at; (at = str_find(heard, S("HTTP/1.1 "))) >= 0;) {
                heard = str_sub(heard, (size_t)at + 9, heard.n);
                struct str status = str_sub(heard, 0, 3);
                if (str_starts(status, S("4")) && str_ends(buf_str(&b), status))
                        continue;
                if (b.n)
                        buf_char(&b, ' ');
                buf_put(&b, status);
        }
        return buf_str(&b);
}

static struct str repeated(struct str head, size_t n, struct str tail)
{
        struct buf b;
        buf_init(&b, test_arena(), n + head.n + tail.n);
        buf_put(&b, head);
        for (size_t i = 0; i < n; i++)
                buf_char(&b, 'a');
        buf_put(&b, tail);
        return buf_str(&b);
}

/* ---- malformed requests ---- */

#define GET_SHOW "GET /show/1 HTTP/1.1\r\n"
#define HOST "Host: localhost\r\n"
#define FORM "POST /take HTTP/1.1\r\n" HOST "Content-Type: application/x-www-form-urlencoded\r\n"
#define SMUGGLED "GET /show/smuggled HTTP/1.1\r\n" HOST "\r\n"

static void malformed(void)
{
        static const struct {
                struct str what, request, want;
        } table[] = {
                {S_INIT("good"), S_INIT(GET_SHOW HOST "\r\n"), S_INIT("200")},
                {S_INIT("no Host"), S_INIT(GET_SHOW "\r\n"), S_INIT("400")},
                {S_INIT("HTTP/1.0 without Host"), S_INIT("GET /show/1 HTTP/1.0\r\n\r\n"), S_INIT("200")},
                {S_INIT("two Hosts"), S_INIT(GET_SHOW HOST HOST "\r\n"), S_INIT("400")},
                {S_INIT("bad Host"), S_INIT(GET_SHOW "Host: a/b@c\r\n\r\n"), S_INIT("400")},
                {S_INIT("two lengths and a smuggled request"),
                 S_INIT(FORM "Content-Length: 3\r\nContent-Length: 60\r\n\r\na=1" SMUGGLED), S_INIT("400")},
                {S_INIT("length and chunked and a smuggled request"),
                 S_INIT(FORM "Content-Length: 60\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" SMUGGLED),
                 S_INIT("400")},
                {S_INIT("xchunked"), S_INIT(FORM "Transfer-Encoding: xchunked\r\n\r\n3\r\na=1\r\n0\r\n\r\n"),
                 S_INIT("400")},
                {S_INIT("two encodings"),
                 S_INIT(FORM
                        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n3\r\na=1\r\n0\r\n\r\n"),
                 S_INIT("400")},
                {S_INIT("blank before colon"), S_INIT(GET_SHOW HOST "X-A : b\r\n\r\n"), S_INIT("400")},
                {S_INIT("blank before colon of length"), S_INIT(FORM "Content-Length : 3\r\n\r\na=1"),
                 S_INIT("400")},
                {S_INIT("signed length"), S_INIT(FORM "Content-Length: +3\r\n\r\na=1"), S_INIT("400")},
                {S_INIT("negative length"), S_INIT(FORM "Content-Length: -3\r\n\r\na=1"), S_INIT("400")},
                {S_INIT("endless length"), S_INIT(FORM "Content-Length: 99999999999999999999\r\n\r\na=1"),
                 S_INIT("413")},
                {S_INIT("bare LF"), S_INIT("GET /show/1 HTTP/1.1\nHost: localhost\n\n"), S_INIT("200")},
                {S_INIT("three at once"),
                 S_INIT(GET_SHOW HOST "\r\n" GET_SHOW HOST "\r\n" GET_SHOW HOST "\r\n"), S_INIT("200")},
                {S_INIT("foreign method"), S_INIT("DELETE /show/1 HTTP/1.1\r\n" HOST "\r\n"), S_INIT("405")},
                {S_INIT("trace"), S_INIT("TRACE /show/1 HTTP/1.1\r\n" HOST "\r\n"), S_INIT("405")},
                {S_INIT("whole address"), S_INIT("GET http://localhost/show/1 HTTP/1.1\r\n" HOST "\r\n"),
                 S_INIT("400")},
                {S_INIT("NUL in the path"), S_INIT("GET /show/%00 HTTP/1.1\r\n" HOST "\r\n"), S_INIT("400")},
                {S_INIT("Latin-1 in the query"), S_INIT("GET /show/1?q=%E4 HTTP/1.1\r\n" HOST "\r\n"),
                 S_INIT("400")},
                {S_INIT("dots in the path"), S_INIT("GET /static/../show/1 HTTP/1.1\r\n" HOST "\r\n"),
                 S_INIT("404")},
                {S_INIT("no page"), S_INIT("GET /nothing HTTP/1.1\r\n" HOST "\r\n"), S_INIT("404")},
                {S_INIT("post to a page that only shows"),
                 S_INIT("POST /show/1 HTTP/1.1\r\n" HOST "Content-Length: 0\r\n\r\n"), S_INIT("405")},
        };
        NEED_TRUE(start(1));
        for (size_t i = 0; i < ARRAY_LEN(table); i++) {
                struct str got = statuses(ask(table[i].request));
                if (!str_eq(got, table[i].want))
                        CHECK_SAME(str_join(test_arena(), table[i].what, S(": "), got),
                                   str_join(test_arena(), table[i].what, S(": "), table[i].want));
        }
        CHECK_STR(statuses(ask(repeated(S(GET_SHOW HOST "X-Long: "), 100000, S("\r\n\r\n")))), "431");
        CHECK_STR(statuses(ask(repeated(S("GET /show/"), 100000, S(" HTTP/1.1\r\n" HOST "\r\n")))), "414");
        CHECK_STR(statuses(ask(repeated(S("GET /show/"), 5000, S(" HTTP/1.1\r\n" HOST "\r\n")))), "400");
        CHECK(stop());
}

TEST(malformed_requests_are_refused)
{
        malformed();
}

TEST(malformed_requests_are_refused_on_the_public_listener_too)
{
        outside = true;
        malformed();
        outside = false;
}

/* ---- slow and large requests ---- */

TEST(silence_and_dripping_are_cut)
{
        NEED_TRUE(start(1));
        int64_t began = clock_monotonic_us();
        CHECK_STR(statuses(ask(S("GET /show/1 HTTP/1.1\r\nHost: lo"))), "");
        CHECK(clock_monotonic_us() - began < 5000000);
        int fd = dial();
        began = clock_monotonic_us();
        say(fd, S(FORM "Content-Length: 1000\r\n\r\n"));
        struct pollfd p = {.fd = fd, .events = POLLIN};
        while (clock_monotonic_us() - began < 7000000 && poll(&p, 1, 300) == 0)
                say(fd, S("a"));
        CHECK_STR(statuses(hear(fd)), "");
        CHECK(clock_monotonic_us() - began < 5000000);
        CHECK_HAS(ask(S(GET_SHOW HOST "\r\n")), "path=/show/1");
        CHECK(stop());
}

static struct str posted(struct str path, size_t n)
{
        struct str length = str_from_int(test_arena(), (int64_t)n + 2);
        struct str head =
                str_join(test_arena(), S("POST "), path,
                         S(" HTTP/1.1\r\n" HOST "Content-Type: application/x-www-form-urlencoded\r\n"
                           "Content-Length: "),
                         length, S("\r\n\r\na="));
        return repeated(head, n, S(""));
}

TEST(bodies_have_limits)
{
        NEED_TRUE(start(1));
        struct str heard = ask(posted(S("/take"), LIMIT_FORM_BYTES + 100));
        CHECK_STR(statuses(heard), "413");
        CHECK_HAS(heard, "Das ist zu lang");
        CHECK_HAS_NOT(heard, "25 MB");
        /* a page that takes files reads on, and then asks whose form it is */
        CHECK_STR(statuses(ask(posted(S("/file"), LIMIT_FORM_BYTES + 100))), "403");
        CHECK_STR(statuses(ask(posted(S("/file"), LIMIT_BODY_BYTES + 100))), "413");
        /* announced beyond all measure, or waiting for permission: answered before the body */
        CHECK_STR(statuses(ask(S(FORM "Content-Length: 900000000\r\n\r\n"))), "413");
        CHECK_STR(statuses(ask(S(FORM "Content-Length: 9000000\r\nExpect: 100-continue\r\n\r\n"))), "413");
        CHECK(stop());
}

TEST(chunked_bodies_and_their_limit)
{
        NEED_TRUE(start(1));
        struct str cookie = S("Cookie: fallnetz_local_form=aaaaaaaaaaaaaaaaaaaaaaaaa\r\n");
        struct str body = S("a=1%32&csrf=aaaaaaaaaaaaaaaaaaaaaaaaa");
        CHECK_HAS(ask(str_join(test_arena(), S(FORM), cookie, S("Transfer-Encoding: chunked\r\n\r\n25\r\n"),
                               body, S("\r\n0\r\n\r\n"))),
                  "field=12 files=0");
        struct str large = repeated(S("300000\r\n"), 0x300000, S("\r\n0\r\n\r\n"));
        CHECK_STR(statuses(ask(str_join(test_arena(), S(FORM "Transfer-Encoding: chunked\r\n\r\n"), large))),
                  "413");
        CHECK(stop());
}

/* ---- what was typed comes back ---- */

#define OURS HOST "Origin: http://localhost\r\nSec-Fetch-Site: same-origin\r\n"
#define FIELDS "--xYz\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nLange Notiz\r\n"
#define UPLOAD FIELDS "--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n"
#define MULTIPART "Content-Type: multipart/form-data; boundary=xYz\r\n"

static struct str form_of(struct str path, struct str head, struct str body)
{
        struct arena *a = test_arena();
        return str_join(a, S("POST "), path, S(" HTTP/1.1\r\n"), head,
                        S("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "),
                        str_from_int(a, (int64_t)body.n), S("\r\n\r\n"), body);
}

TEST(what_cannot_be_read_is_told_and_the_rest_is_kept)
{
        static const struct {
                struct str what, body, kept;
        } table[] = {
                {S_INIT("Latin-1"), S_INIT("note=Lange+Notiz&a=M%FCller"), S_INIT("value=\"Müller\"")},
                {S_INIT("bare Latin-1"), S_INIT("note=Lange+Notiz&a=M\xfcller"), S_INIT("value=\"Müller\"")},
                {S_INIT("NUL"), S_INIT("note=Lange+Notiz&a=x%00y"), S_INIT("value=\"xy\"")},
                {S_INIT("control"), S_INIT("note=Lange+Notiz&a=x%1By"), S_INIT("value=\"xy\"")},
                {S_INIT("overlong"), S_INIT("note=Lange+Notiz&a=%C0%AFx"), S_INIT("value=\"À¯x\"")},
                {S_INIT("surrogate"), S_INIT("note=Lange+Notiz&a=%ED%A0%80x"), S_INIT("value=\"í €x\"")},
                {S_INIT("cut"), S_INIT("note=Lange+Notiz&a=x%C3"), S_INIT("value=\"xÃ\"")},
                {S_INIT("broken %"), S_INIT("note=Lange+Notiz&a=100%"), S_INIT("value=\"100%\"")},
        };
        NEED_TRUE(start(1));
        for (size_t i = 0; i < ARRAY_LEN(table); i++) {
                struct str heard = ask(form_of(S("/take"), S(OURS), table[i].body));
                bool fine = CHECK_STR(statuses(heard), "400") && CHECK_HAS(heard, "Zeichen nicht lesbar") &&
                            CHECK_HAS(heard, "Lange Notiz") && CHECK_HAS(heard, "action=\"/take\"") &&
                            CHECK(str_find(heard, table[i].kept) > 0);
                if (!fine)
                        CHECK_SAME(table[i].what, S(""));
        }
        /* words of another site are not shown */
        CHECK_HAS_NOT(ask(form_of(S("/take"), S(HOST "Origin: http://example.org\r\n"), table[0].body)),
                      "Notiz");
        CHECK(stop());
}

TEST(more_fields_than_a_form_has_are_refused)
{
        struct buf b;
        buf_init(&b, test_arena(), 20000);
        buf_lit(&b, "note=Lange+Notiz");
        for (size_t i = 0; i < LIMIT_FORM_FIELDS; i++)
                buf_lit(&b, "&a=1");
        NEED_TRUE(start(1));
        struct str heard = ask(form_of(S("/take"), S(OURS), buf_str(&b)));
        CHECK_STR(statuses(heard), "422");
        CHECK_HAS(heard, "Zu viele Angaben auf einmal");
        CHECK_HAS(heard, "Lange Notiz");
        CHECK(stop());
}

/* ---- an upload beyond measure ---- */

/* Kilobytes that the server has had at most. */
static int64_t most_memory(void)
{
        char path[64], line[200];
        int64_t kb = 0;
        snprintf(path, sizeof path, "/proc/%d/status", (int)server[0]);
        FILE *f = fopen(path, "r");
        must(f != NULL);
        while (fgets(line, sizeof line, f))
                if (str_starts(str_of(line), S("VmHWM:"))) {
                        struct str rest, text = str_trim(str_sub(str_of(line), 6, 100));
                        must(str_int(str_split(text, ' ', &rest), &kb));
                }
        fclose(f);
        return kb;
}

#define UPLOAD_MEGABYTES 200u

/* head, then the file in pieces of a megabyte, each framed by these; then the end. */
static struct str upload(struct str head, struct str before, struct str behind, struct str end)
{
        struct str piece = repeated(before, 1u << 20, behind);
        int fd = dial();
        say(fd, head);
        for (size_t i = 0; i < UPLOAD_MEGABYTES; i++)
                say(fd, piece);
        say(fd, end);
        return hear(fd);
}

static struct str chunk(struct str s)
{
        char size[20];
        snprintf(size, sizeof size, "%zx\r\n", s.n);
        return str_join(test_arena(), str_copy(test_arena(), str_of(size)), s, S("\r\n"));
}

static void check_refused(struct str heard)
{
        CHECK_STR(statuses(heard), "413");
        CHECK_HAS(heard, "höchstens 25 MB");
        CHECK_HAS(heard, "Lange Notiz");
        CHECK_HAS(heard, "Noch einmal versuchen");
        CHECK_HAS(ask(S(GET_SHOW HOST "\r\n")), "path=/show/1");
}

TEST(an_upload_beyond_measure_is_refused_and_costs_no_memory)
{
        struct arena *a = test_arena();
        struct str length = str_from_int(a, (int64_t)(UPLOAD_MEGABYTES << 20) + (int64_t)strlen(UPLOAD));
        NEED_TRUE(start(1));
        CHECK_HAS(ask(S(GET_SHOW HOST "\r\n")), "path=/show/1");
        int64_t before = most_memory();
        check_refused(upload(str_join(a, S("POST /file HTTP/1.1\r\n" OURS MULTIPART "Content-Length: "),
                                      length, S("\r\n\r\n" UPLOAD)),
                             S(""), S(""), S("")));
        check_refused(upload(
                str_join(a, S("POST /file HTTP/1.1\r\n" OURS MULTIPART "Transfer-Encoding: chunked\r\n\r\n"),
                         chunk(S(UPLOAD))),
                S("100000\r\n"), S("\r\n"), S("0\r\n\r\n")));
        /* what a form with a file may have at most, and some room for the library */
        CHECK(most_memory() - before < 3 * (LIMIT_BODY_BYTES >> 10));
        CHECK(stop());
}

/* ---- workers ---- */

static bool has_answer(int fd)
{
        char c;
        return recv(fd, &c, 1, MSG_PEEK | MSG_DONTWAIT) >= 0;
}

/* Whoever was given to the busy worker is answered after the slow page: compared with that, because machines have other work. */
TEST(a_busy_worker_holds_nobody_up)
{
        NEED_TRUE(start(2));
        int busy = dial();
        say(busy, S("GET /slow HTTP/1.1\r\n" HOST "\r\n"));
        usleep(100000);
        for (int i = 0; i < 6; i++)
                CHECK_STR(statuses(ask(S(GET_SHOW HOST "\r\n"))), "200");
        CHECK(!has_answer(busy));
        CHECK_HAS(hear(busy), "slow");
        CHECK(stop());
}

TEST(a_crash_costs_one_request)
{
        NEED_TRUE(start(2));
        CHECK_STR(statuses(ask(S("GET /die HTTP/1.1\r\n" HOST "\r\n"))), "");
        CHECK_STR(statuses(ask(S(GET_SHOW HOST "\r\n"))), "200");
        CHECK(!stop());
}

TEST(what_is_begun_is_finished_at_stop)
{
        NEED_TRUE(start(1));
        int fd = dial();
        say(fd, S("GET /slow HTTP/1.1\r\n" HOST "\r\n"));
        usleep(200000);
        CHECK(stop());
        CHECK_HAS(hear(fd), "slow");
}

/* ---- replies ---- */

TEST(security_headers_are_always_there)
{
        NEED_TRUE(start(1));
        static const struct str paths[] = {S_INIT("/show/1"), S_INIT("/nothing"), S_INIT("/static/app.css"),
                                           S_INIT("/show/%00")};
        for (size_t i = 0; i < ARRAY_LEN(paths); i++) {
                struct str heard =
                        ask(str_join(test_arena(), S("GET "), paths[i], S(" HTTP/1.1\r\n" HOST "\r\n")));
                CHECK_HAS(heard, "Content-Security-Policy: default-src 'none'");
                CHECK_HAS(heard, "X-Content-Type-Options: nosniff");
                CHECK_HAS(heard, "Referrer-Policy: same-origin");
                CHECK_HAS(heard, "Connection: close");
                if (i == 2)
                        CHECK_HAS(heard, "Cache-Control: no-cache");
                else
                        CHECK_HAS(heard, "Cache-Control: no-store");
        }
        CHECK(stop());
}

TEST(static_files_are_kept_and_compressed)
{
        NEED_TRUE(start(1));
        struct str heard =
                ask(S("GET /static/app.css HTTP/1.1\r\n" HOST "Accept-Encoding: br, gzip\r\n\r\n"));
        CHECK_HAS(heard, "Content-Encoding: gzip");
        CHECK_HAS(heard, "Vary: Accept-Encoding");
        ptrdiff_t at = str_find(heard, S("ETag: "));
        NEED_TRUE(at > 0);
        struct str etag, rest = str_sub(heard, (size_t)at + 6, heard.n);
        etag = str_split(rest, '\r', &rest);
        heard = ask(str_join(test_arena(), S("GET /static/app.css HTTP/1.1\r\n" HOST "If-None-Match: "), etag,
                             S("\r\n\r\n")));
        CHECK_STR(statuses(heard), "304");
        heard = ask(str_join(test_arena(), S("GET /static/app.css?v="), str_sub(etag, 1, 12),
                             S(" HTTP/1.1\r\n" HOST "\r\n")));
        CHECK_HAS(heard, "Cache-Control: public, max-age=31536000, immutable");
        CHECK_HAS_NOT(heard, "Content-Encoding");
        heard = ask(S("HEAD /static/app.css HTTP/1.1\r\n" HOST "\r\n"));
        CHECK_STR(statuses(heard), "200");
        CHECK(str_ends(heard, S("\r\n\r\n")));
        CHECK(stop());
}

TEST(only_loopback_is_plain)
{
        struct serve_config c = {.address = S("0.0.0.0")};
        int fd;
        CHECK_ERR(listen_open(&c, &fd), ERR_INVALID);
        c.address = S("192.0.2.7");
        CHECK_ERR(listen_open(&c, &fd), ERR_INVALID);
        c.address = S("localhost");
        CHECK_ERR(listen_open(&c, &fd), ERR_INVALID);
        c.address = S("0.0.0.0");
        c.proxy = true;
        NEED_OK(listen_open(&c, &fd));
        close(fd);
        CHECK(listen_is_loopback(S("127.3.2.1")) && listen_is_loopback(S("::1")) &&
              !listen_is_loopback(S("128.0.0.1")));
}

TEST_GROUP(http, &malformed_requests_are_refused, &malformed_requests_are_refused_on_the_public_listener_too,
           &silence_and_dripping_are_cut, &bodies_have_limits, &chunked_bodies_and_their_limit,
           &what_cannot_be_read_is_told_and_the_rest_is_kept, &more_fields_than_a_form_has_are_refused,
           &an_upload_beyond_measure_is_refused_and_costs_no_memory, &a_busy_worker_holds_nobody_up,
           &a_crash_costs_one_request, &what_is_begun_is_finished_at_stop, &security_headers_are_always_there,
           &static_files_are_kept_and_compressed, &only_loopback_is_plain)
