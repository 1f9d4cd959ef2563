/* Written by tools/tpl.c. */
#include "base/base.h"
#include "web/html.h"
