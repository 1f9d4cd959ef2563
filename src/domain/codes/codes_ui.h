/* Where forms and details find labels of codes and names of references. */
#ifndef DOMAIN_CODES_CODES_UI_H
#define DOMAIN_CODES_CODES_UI_H

#include "base/base.h"

/* Registers the source of options with the components. Once per process. */
void codes_start(void);
/* A field may refer to this: there are options and names for it. */
bool codes_ref_known(struct str entity);

#endif
