/* The whole server: parent, workers, job worker, on a database of its own. */
#define BASE_BORDER
#include "test/test.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test/testdb.h"
#include "web/serve.h"

static int free_port(void)
{
        struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
        socklen_t n = sizeof a;
        int fd = socket(AF_INET, SOCK_STREAM, 0);
        must(fd >= 0 && bind(fd, (struct sockaddr *)&a, n) == 0 &&
             getsockname(fd, (struct sockaddr *)&a, &n) == 0);
        close(fd);
        return ntohs(a.sin_port);
}

static pid_t start(struct str database, int port)
{
        fflush(NULL);
        pid_t pid = fork();
        if (pid != 0)
                return pid;
        log_level_set(LOG_ERROR);
        if (!freopen("/dev/null", "w", stderr))
                _exit(2);
        _exit(serve_run(&(struct serve_config){.database = database,
                                               .address = S("127.0.0.1"),
                                               .port = port,
                                               .workers = 2,
                                               .clock = moment_of(date_of(2025, 7, 7), 480)}) != OK);
}

/* What the server says, or nothing. */
static struct str ask(int port, struct str path)
{
        struct sockaddr_in to = {.sin_family = AF_INET,
                                 .sin_port = htons((uint16_t)port),
                                 .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
        struct timeval patience = {.tv_sec = 5};
        char answer[65536];
        struct buf b;
        int fd = socket(AF_INET, SOCK_STREAM, 0);
        buf_init(&b, test_arena(), 1 << 20);
        setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        if (connect(fd, (struct sockaddr *)&to, sizeof to) == 0) {
                struct str request =
                        str_join(test_arena(), S("GET "), path, S(" HTTP/1.1\r\nHost: localhost\r\n\r\n"));
                send(fd, request.p, request.n, MSG_NOSIGNAL);
                for (ssize_t n; (n = recv(fd, answer, sizeof answer, 0)) > 0;)
                        buf_put(&b, (struct str){answer, (size_t)n});
        }
        close(fd);
        return buf_str(&b);
}

static bool answers(int port)
{
        for (int i = 0; i < 100; i++) {
                if (str_find(ask(port, S("/gesundheit")), S("200 OK")) >= 0)
                        return true;
                usleep(50000);
        }
        return false;
}

/* Children of a process, by the kernel's own list. */
static int children_of(pid_t parent, pid_t out[8])
{
        char path[64];
        int n = 0, pid;
        snprintf(path, sizeof path, "/proc/%d/task/%d/children", parent, parent);
        FILE *f = fopen(path, "r");
        while (f && n < 8 && fscanf(f, "%d", &pid) == 1)
                out[n++] = pid;
        if (f)
                fclose(f);
        return n;
}

/* Gone, or dead and not yet collected by whoever inherited it. */
static bool is_dead(pid_t pid)
{
        char path[64], state = 'Z';
        snprintf(path, sizeof path, "/proc/%d/stat", pid);
        FILE *f = fopen(path, "r");
        bool read = f && fscanf(f, "%*d (%*[^)]) %c", &state) == 1;
        if (f)
                fclose(f);
        return !read || state == 'Z';
}

static bool ends(pid_t pid, int *status)
{
        for (int i = 0; i < 160; i++) {
                if (waitpid(pid, status, WNOHANG) == pid)
                        return true;
                usleep(50000);
        }
        return false;
}

/* Waits until the parent has that many children; a loaded machine takes its time. */
static int children_become(pid_t parent, pid_t out[8], int wanted)
{
        int n = 0;
        for (int i = 0; i < 400 && (n = children_of(parent, out)) != wanted; i++)
                usleep(50000);
        return n;
}

/* The same for a line of the metrics. */
static struct str metrics_become(int port, struct str wanted)
{
        struct str text = S("");
        for (int i = 0; i < 100 && str_find(text, wanted) < 0; i++) {
                text = ask(port, S("/metriken"));
                usleep(50000);
        }
        return text;
}

TEST(workers_are_started_again_and_all_end)
{
        struct db *db = testdb_open();
        if (testdb_is_pgsql()) { /* the address of the schema is the test database's own business */
                testdb_close(db);
                return;
        }
        int port = free_port(), status = -1;
        pid_t child[8], server = start(testdb_path(db), port);
        NEED_TRUE(answers(port));
        NEED_TRUE(children_become(server, child, 4) == 4);
        for (int i = 0; i < 3; i++)
                kill(child[i], SIGKILL);
        CHECK(answers(port));
        CHECK_HAS(metrics_become(port, S("fallnetz_worker_restarts_total 3")),
                  "fallnetz_worker_restarts_total 3");
        CHECK_HAS(ask(port, S("/metriken")), "fallnetz_workers_busy 1");
        CHECK_INT(children_become(server, child, 4), 4);
        kill(server, SIGTERM);
        NEED_TRUE(ends(server, &status));
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        for (int i = 0; i < 3; i++)
                CHECK(is_dead(child[i]));
        testdb_close(db);
}

TEST(workers_do_not_outlive_their_parent)
{
        struct db *db = testdb_open();
        if (testdb_is_pgsql()) {
                testdb_close(db);
                return;
        }
        int port = free_port(), status = -1, left = 3;
        pid_t child[8], server = start(testdb_path(db), port);
        NEED_TRUE(answers(port) && children_become(server, child, 4) == 4);
        kill(server, SIGKILL);
        NEED_TRUE(ends(server, &status));
        for (int i = 0; i < 100 && left; i++) {
                usleep(50000);
                left = 0;
                for (int k = 0; k < 3; k++)
                        left += !is_dead(child[k]);
        }
        CHECK_INT(left, 0);
        testdb_close(db);
}

TEST(a_taken_port_is_an_error)
{
        struct db *db = testdb_open();
        int port = free_port(), status = -1;
        if (!testdb_is_pgsql()) {
                pid_t first = start(testdb_path(db), port);
                NEED_TRUE(answers(port));
                pid_t second = start(testdb_path(db), port);
                NEED_TRUE(ends(second, &status));
                CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 1);
                kill(first, SIGTERM);
                CHECK(ends(first, &status));
        }
        testdb_close(db);
}

TEST_GROUP(serve, &workers_are_started_again_and_all_end, &workers_do_not_outlive_their_parent,
           &a_taken_port_is_an_error)
