#include "core/case_opener.h"

/* Process-wide by nature: set once at start, before any request. */
static struct case_opener opener;

void case_opener_set(struct case_opener o)
{
        opener = o;
}

const struct case_opener *case_opener(void)
{
        must(opener.read && opener.write);
        return &opener;
}
