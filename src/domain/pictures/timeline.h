/* What a case looks like in time: days and spans from the views of other subjects. */
#ifndef DOMAIN_PICTURES_TIMELINE_H
#define DOMAIN_PICTURES_TIMELINE_H

#include "db/stmt.h"

/* kind: event, contact, measure, disruption, incapacity. ends: not given while it lasts, or for a single day. */
#define TIMELINE_ROW(X) X(TEXT, kind) X(DATE, begins) X(DATE, ends) X(TEXT, title) X(TEXT, what)
ROW(timeline_row, TIMELINE_ROW)
/* In order of the day. health: the reader may know of incapacity for work. */
enum err timeline_read(struct rtx *tx, const struct grant *g, bool health, struct timeline_row **out,
                       size_t *n);

#endif
