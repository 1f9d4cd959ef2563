#define BASE_BORDER
#include "test/smtp.h"

#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define HEARD_BYTES (1u << 20)

static void say(FILE *f, const char *text)
{
        fprintf(f, "%s\r\n", text);
        fflush(f);
}

static void remember(char *heard, const char *line)
{
        size_t n = strlen(heard), more = strlen(line);
        if (n + more + 1 < HEARD_BYTES)
                memcpy(heard + n, line, more + 1);
}

static bool begins(const char *line, const char *word)
{
        return strncmp(line, word, strlen(word)) == 0;
}

/* Until a line with a dot; false: hung up. */
static bool take_text(FILE *f, enum smtp_manner manner, char *heard)
{
        char line[2048];
        while (fgets(line, sizeof line, f)) {
                remember(heard, line);
                if (manner == SMTP_HANGS_UP)
                        return false;
                if (!strcmp(line, ".\r\n"))
                        break;
        }
        say(f, manner == SMTP_REFUSES_TEXT ? "554 not this" : "250 kept");
        return true;
}

static bool answer(FILE *f, enum smtp_manner manner, const char *line, char *heard)
{
        if (begins(line, "EHLO"))
                say(f, manner == SMTP_NO_LOGIN ? "250-fake\r\n250 AUTH PLAIN LOGIN"
                                               : "250-fake\r\n250 8BITMIME");
        else if (begins(line, "AUTH"))
                say(f, "535 no");
        else if (begins(line, "RCPT"))
                say(f, manner == SMTP_REFUSES      ? "550 nobody here"
                       : manner == SMTP_SAYS_LATER ? "451 later"
                                                   : "250 fine");
        else if (begins(line, "DATA")) {
                say(f, "354 go on");
                return take_text(f, manner, heard);
        } else if (begins(line, "QUIT")) {
                say(f, "221 bye");
                return false;
        } else
                say(f, "250 fine");
        return true;
}

static void talk(int fd, enum smtp_manner manner, char *heard)
{
        char line[2048];
        FILE *f = fdopen(fd, "r+");
        say(f, "220 fake");
        while (fgets(line, sizeof line, f)) {
                remember(heard, line);
                if (!answer(f, manner, line, heard))
                        break;
        }
        fclose(f);
}

static _Noreturn void serve(int listen_fd, enum smtp_manner manner, char *heard)
{
        signal(SIGPIPE, SIG_IGN);
        for (;;) {
                int fd = accept(listen_fd, NULL, NULL);
                if (fd >= 0)
                        talk(fd, manner, heard);
        }
}

struct smtp_fake smtp_fake_open(enum smtp_manner manner)
{
        struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
        socklen_t n = sizeof address;
        int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        struct smtp_fake f = {0};
        f.heard = mmap(NULL, HEARD_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        must(f.heard != MAP_FAILED);
        must(bind(fd, (struct sockaddr *)&address, sizeof address) == 0 && listen(fd, 16) == 0);
        must(getsockname(fd, (struct sockaddr *)&address, &n) == 0);
        f.port = ntohs(address.sin_port);
        fflush(NULL);
        f.pid = fork();
        if (f.pid == 0)
                serve(fd, manner, f.heard);
        close(fd);
        return f;
}

struct str smtp_fake_heard(const struct smtp_fake *f)
{
        return str_of(f->heard);
}

void smtp_fake_close(struct smtp_fake *f)
{
        kill(f->pid, SIGKILL);
        waitpid(f->pid, NULL, 0);
        munmap(f->heard, HEARD_BYTES);
        *f = (struct smtp_fake){0};
}
