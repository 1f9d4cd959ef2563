/*
 * A small SMTP server of its own on loopback, in a child process, for tests of mail:
 *
 *   struct smtp_fake f = smtp_fake_open(SMTP_TAKES);
 *   … smtp_server = 127.0.0.1, smtp_port = f.port …
 *   CHECK_HAS(smtp_fake_heard(&f), "RCPT TO:<renate@musterau.example>");
 *   smtp_fake_close(&f);
 */
#ifndef TEST_SMTP_H
#define TEST_SMTP_H

#include <sys/types.h>

#include "base/base.h"

enum smtp_manner {
        SMTP_TAKES,
        SMTP_REFUSES,      /* 550 for the recipient */
        SMTP_SAYS_LATER,   /* 451 for the recipient */
        SMTP_REFUSES_TEXT, /* 554 after the text */
        SMTP_HANGS_UP,     /* in the middle of the text */
        SMTP_NO_LOGIN,     /* 535 */
};
struct smtp_fake {
        int port;
        pid_t pid;
        char *heard; /* shared with the child */
};
struct smtp_fake smtp_fake_open(enum smtp_manner manner);
/* Everything clients said so far. */
struct str smtp_fake_heard(const struct smtp_fake *f);
void smtp_fake_close(struct smtp_fake *f);

#endif
