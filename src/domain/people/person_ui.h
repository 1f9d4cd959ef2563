/* What pages of other subjects show of people: options of a reference and the name behind one. */
#ifndef DOMAIN_PEOPLE_PERSON_UI_H
#define DOMAIN_PEOPLE_PERSON_UI_H

#include "web/ui.h"

/* People the actor may see, by name, at most 500; for option_source.refs of "person". */
enum err person_options(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n);
/* For option_source.name of "person": the empty str when not visible. */
enum err person_option_name(struct req *r, struct rtx *tx, int64_t id, struct str *out);

#endif
