/* Rules of the contact with an employer that need no database. Tables: test/rules/call-times.txt, test/rules/employer-next.txt */
#ifndef DOMAIN_EMPLOYER_EMPLOYER_RULE_H
#define DOMAIN_EMPLOYER_EMPLOYER_RULE_H

#include "base/base.h"

/* S7: shortly before or after eight and around noon nobody has time for a new subject. clock: "10:15"; false for no clock. */
bool employer_bad_hour(struct str clock);

/* What usually follows; it is offered, nothing is locked. */
enum employer_next {
        EMPLOYER_FIRST_CALL, /* no contact yet */
        EMPLOYER_ASK,        /* talked, but nobody wrote down what the company thinks */
        EMPLOYER_PLAN_VISIT, /* ready */
        EMPLOYER_ASK_AGAIN,  /* checks what is possible */
        EMPLOYER_ACCEPT,     /* declines: may be accepted without pressure (S12) */
        EMPLOYER_VISIT       /* a visit is agreed or was held */
};
/* reaction: code of employer_readiness at the last contact that had one. */
enum employer_next employer_next(bool contacted, struct str reaction, bool visit);

#endif
