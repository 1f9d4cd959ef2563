/* What a process starts once, in one place: hooks of entities, the opener of cases, sources of options. */
#ifndef CLI_APP_H
#define CLI_APP_H

#include "base/base.h"

/* Before any database: libraries, hooks, and whether the .def files name only what exists (panic). */
void app_start(void);

#endif
