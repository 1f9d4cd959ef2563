/* What queue and errand of the mail share. */
#ifndef CORE_MAIL_INNER_H
#define CORE_MAIL_INNER_H

#include "core/mail.h"

/* Stays here for good; the text is erased, the history says why. */
enum err mail_stop(struct wtx *tx, int64_t id, int64_t case_id, struct str error);

#endif
