/* The capability profile: what reports say beside what the client says, feature by feature. CMB 3.B, 5.E */
#ifndef DOMAIN_ASSESSMENT_CAPABILITY_H
#define DOMAIN_ASSESSMENT_CAPABILITY_H

#include "domain/assessment/assessment.h"

enum capability_match {
        MATCH_SAME,        /* both sides say it */
        MATCH_DIFFERENT,   /* one says it works, the other that it does not */
        MATCH_REPORT_ONLY, /* the client was not asked, or did not say */
        MATCH_CLIENT_ONLY, /* no report speaks of it */
};
/*
 * can, cannot or mixed by each side; empty when it says nothing. A side that says both differs from one that says one thing.
 * Cases: test/rules/capability.txt
 */
enum capability_match capability_match(struct str report, struct str client);

/* One feature of a load class with the statements of both sides, newest first. Own judgement of staff stands with the reports. */
struct capability_line {
        struct str load_class, feature;
        const struct record **report, **client;
        size_t reports, clients;
        enum capability_match match;
};
/* The lines of a case in the order of the statements; classes and features are codes. */
enum err capability_lines(struct rtx *tx, const struct grant *g, struct capability_line **out, size_t *n);

#endif
