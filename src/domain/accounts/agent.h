/* What a browser calls itself, as words that a person recognises. */
#ifndef DOMAIN_ACCOUNTS_AGENT_H
#define DOMAIN_ACCOUNTS_AGENT_H

#include "base/base.h"

/* „Firefox unter Windows“; „Unbekannter Browser“ when nothing is known. */
struct str agent_name(struct arena *a, struct str user_agent);

#endif
