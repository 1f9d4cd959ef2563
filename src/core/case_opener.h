/*
 * How the cases module opens a case for a request: it registers itself here at start, so that the web layer can ask without
 * knowing any subject. Reading and writing grants, or ERR_NOT_FOUND when the case does not exist or is not visible (the same
 * answer). here receives the user as this case knows them: with the rights of the roles that open it and no others; whatever
 * is shown or written of the case asks that actor; what it reads only after saying why is withheld from it. why receives the reason for the access log.
 */
#ifndef CORE_CASE_OPENER_H
#define CORE_CASE_OPENER_H

#include "core/access.h"

struct case_opener {
        enum err (*read)(struct rtx *tx, const struct actor *who, int64_t case_id, const struct actor **here,
                         const struct grant **out, struct const_name *why);
        enum err (*write)(struct wtx *tx, const struct actor *who, int64_t case_id, const struct actor **here,
                          const struct wgrant **out);
        /* Where an actor says why, who may ask for a class (actor_may_ask): the path with the case as ':'. May be NULL. */
        const char *reason;
};
/* Once per process. */
void case_opener_set(struct case_opener o);
/* Panics if there is none. */
const struct case_opener *case_opener(void);

#endif
